//! Files that are copies of others: of a school's plan that was copied for another school only the id was changed.

use std::hash::Hash;
use std::path::Path;

use foldhash::HashMap;

use crate::base::{Idx, RoadmapIdx};
use crate::model::Roadmap;
use crate::rules::{Context, View};
use crate::workspace::Workspace;

/// Of which roadmap each copy is one.
pub(in crate::rules) type Originals = HashMap<RoadmapIdx, RoadmapIdx>;

/// The originals of all roadmaps that are copies of one with another id: the same act of the same body, with the same rows.
pub(in crate::rules) fn originals(workspace: &Workspace) -> Originals {
    let roadmap = |at: &RoadmapIdx| workspace.roadmaps.get(at.at());
    let whole = workspace.roadmaps.iter().enumerate().filter(|(_, roadmap)| !roadmap.partial);
    let headed = whole.filter_map(|(at, roadmap)| {
        let head = workspace.file(roadmap.file)?.head();
        (!head.is_empty()).then(|| (head, RoadmapIdx::new(at)))
    });
    let titles = |at: &RoadmapIdx| -> Vec<&str> {
        roadmap(at).into_iter().flat_map(|own| own.measures()).map(|measure| &*measure.title.value).collect()
    };
    let heads = groups(headed).into_values().filter(|alike| alike.len() > 1);
    let alike = heads.flat_map(|alike| groups(alike.into_iter().map(|at| (titles(&at), at))).into_values());
    alike.flat_map(|alike| of_group(workspace, alike)).collect()
}

/// Roadmaps by what they have in common.
fn groups<K: Eq + Hash>(each: impl Iterator<Item = (K, RoadmapIdx)>) -> HashMap<K, Vec<RoadmapIdx>> {
    let mut groups: HashMap<K, Vec<RoadmapIdx>> = HashMap::default();
    each.for_each(|(key, at)| groups.entry(key).or_default().push(at));
    groups
}

/// The first of roadmaps that are all alike is the original of the others, and of none that has its id.
fn of_group(workspace: &Workspace, mut alike: Vec<RoadmapIdx>) -> Vec<(RoadmapIdx, RoadmapIdx)> {
    let roadmap = |at: &RoadmapIdx| workspace.roadmaps.get(at.at());
    alike.sort_by_cached_key(|at| roadmap(at).map(|own| place(workspace, own)));
    let id = |at: &RoadmapIdx| roadmap(at).map(|own| &*own.id.value);
    let Some((first, rest)) = alike.split_first() else { return Vec::new() };
    rest.iter().filter(|at| id(at) != id(first)).map(|at| (*at, *first)).collect()
}

/// The roadmap of another id that a roadmap is a copy of.
pub(super) fn original<'w>(view: &View<'w>) -> Option<&'w Roadmap> {
    view.context.roadmap(*view.context.originals().get(&view.index)?)
}

/// Whether a roadmap is rather the original: the name of the other's file says that it is a copy, or comes later.
pub(in crate::rules) fn comes_first(context: &Context<'_>, one: &Roadmap, other: &Roadmap) -> bool {
    place(context.workspace, one) < place(context.workspace, other)
}

/// By what originals come before copies.
fn place<'w>(workspace: &'w Workspace, roadmap: &Roadmap) -> (bool, Option<&'w Path>) {
    let path = workspace.file(roadmap.file).map(|file| &*file.source.path);
    (path.is_some_and(is_copy_by_name), path)
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
