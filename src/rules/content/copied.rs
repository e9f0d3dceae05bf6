//! Files that are copies of others: of a school's plan that was copied for another school only the id was changed.

use std::path::Path;

use foldhash::HashMap;

use crate::base::{Idx, RoadmapIdx};
use crate::model::Roadmap;
use crate::rules::{Context, View};
use crate::workspace::{Workspace, head_mark};

/// Which roadmaps have a head in common, by what stands for it.
pub(in crate::rules) type Heads = HashMap<String, Vec<RoadmapIdx>>;

/// The heads of all roadmaps of which some may be copies: those that have one in common with another.
pub(in crate::rules) fn heads(workspace: &Workspace) -> Heads {
    let mut heads = Heads::default();
    for (at, roadmap) in workspace.roadmaps.iter().enumerate() {
        let text = workspace.file(roadmap.file).map(|file| head_mark(&file.source.text));
        if let Some(head) = text.filter(|head| !head.is_empty()) {
            heads.entry(head).or_default().push(RoadmapIdx::new(at));
        }
    }
    heads.retain(|_, roadmaps| roadmaps.len() > 1);
    heads
}

/// The roadmap of another id that a roadmap is a copy of: the same act of the same body, with the same rows.
pub(super) fn original<'w>(view: &View<'w>) -> Option<&'w Roadmap> {
    let context = view.context;
    let own = view.roadmap;
    let alike = context.heads().values().find(|alike| alike.contains(&view.index))?;
    let others = alike.iter().filter(|at| **at != view.index).filter_map(|at| context.roadmap(*at));
    let mut originals = others.filter(|other| is_copy(other, own) && comes_first(context, other, own));
    originals.next()
}

fn is_copy(one: &Roadmap, other: &Roadmap) -> bool {
    fn titles(roadmap: &Roadmap) -> impl Iterator<Item = &str> {
        roadmap.measures().map(|measure| &*measure.title.value)
    }
    !one.partial && !other.partial && one.id != other.id && titles(one).eq(titles(other))
}

/// Whether a roadmap is rather the original: the name of the other's file says that it is a copy, or comes later.
pub(in crate::rules) fn comes_first(context: &Context<'_>, one: &Roadmap, other: &Roadmap) -> bool {
    let place = |roadmap: &Roadmap| {
        let path = context.workspace.file(roadmap.file).map(|file| file.source.path.clone());
        (path.as_deref().is_some_and(is_copy_by_name), path)
    };
    place(one) < place(other)
}

/// Whether the name of a file says that it is a copy: «план — копия.yaml», `plan (1).yaml`.
fn is_copy_by_name(path: &Path) -> bool {
    let name = path.file_stem().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    let is_numbered = name.strip_suffix(')').is_some_and(|name| {
        name.rsplit_once(" (").is_some_and(|(_, number)| number.bytes().all(|byte| byte.is_ascii_digit()))
    });
    is_numbered || ["копия", "copy", "конфликт", "conflict"].iter().any(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_copies() {
        let copies =
            ["школа-1 — копия.yaml", "plan (1).yaml", "plan copy.yaml", "plan (конфликтующая копия).yaml"];
        assert!(copies.iter().all(|name| is_copy_by_name(Path::new(name))));
        assert!(!["plan-1.yaml", "plan (мир).yaml"].iter().any(|name| is_copy_by_name(Path::new(name))));
    }
}
