//! What a change causes: findings in the files that it touches, and those elsewhere that were not there before.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use super::{Checked, Findings, Item, fingerprint};
use crate::base::{FileId, Finding};
use crate::world::{Changes, World};

/// How often there is each finding, by the name that outlives moved lines.
type Names = HashMap<u64, usize>;

/// Leaves of what was found what the changes cause; `before` is what was found without them.
pub fn keep_caused(
    checked: &mut Checked,
    world: &dyn World,
    before: Option<(&Checked, &dyn World)>,
    changes: &Changes,
) {
    let moved: BTreeMap<String, String> =
        changes.moved.iter().map(|(from, to)| (world.display_name(from), world.display_name(to))).collect();
    let mut known = before.map(|(before, world)| names(before, world, &moved)).unwrap_or_default();
    let own = named(checked, world);
    let is_changed = |file: FileId| {
        let path = checked.workspace.file(file).map(|file| &*file.source.path);
        changes.changed.contains(path.unwrap_or(Path::new("")))
    };
    let keep: Vec<bool> = own
        .into_iter()
        .map(|(file, name)| {
            let was_there = known.get_mut(&name).filter(|count| **count > 0);
            let is_new = was_there.map(|count| *count -= 1).is_none();
            is_new || is_changed(file)
        })
        .collect();
    let mut keep = keep.into_iter();
    checked.retain(|_| keep.next().unwrap_or(true));
}

/// The file and the name of each finding, in the order of findings.
fn named(checked: &Checked, world: &dyn World) -> Vec<(FileId, u64)> {
    let findings = Findings::new(std::slice::from_ref(checked), world);
    let mut names: HashMap<*const Finding, u64> = HashMap::new();
    for item in &findings.items {
        let told = findings.told_unlabelled(*item);
        names.extend(told.map(|told| (std::ptr::from_ref(item.finding), fingerprint(*item, &told))));
    }
    let name = |finding| names.get(&std::ptr::from_ref(finding)).copied().unwrap_or_default();
    checked.findings.iter().map(|finding| (finding.place.file, name(finding))).collect()
}

/// The names of what was found before, files that moved named as they are now.
fn names(checked: &Checked, world: &dyn World, moved: &BTreeMap<String, String>) -> Names {
    let findings = Findings::new(std::slice::from_ref(checked), world);
    let mut names = Names::new();
    for item in &findings.items {
        let Some(told) = findings.told_unlabelled(*item) else { continue };
        let file = moved.get(item.file).map_or(item.file, String::as_str);
        *names.entry(fingerprint(Item { file, ..*item }, &told)).or_default() += 1;
    }
    names
}
