//! What a change causes: findings in the files that it touches, and those elsewhere that were not there before.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use super::{Checked, Findings, ReportItem, fingerprint};
use crate::Options;
use crate::base::failure::Error;
use crate::base::{FileId, Finding};
use crate::session::{Change, Session, Snapshot};
use crate::world::{Git, NoRepository, TreeChanges, World};

/// How often there is each finding, by the name that outlives moved lines.
type FingerprintCounts = HashMap<u64, usize>;

/// The changes since a revision, and what was found without them.
pub struct ChangesSince {
    changes: TreeChanges,
    /// None where the files of that time cannot be checked: then nothing is known of what was found in them.
    before: Option<(Checked, Snapshot)>,
}

impl ChangesSince {
    /// The changes since the revision that the options name, where they name one. The session is taken back to how the
    /// files were, and forth again.
    ///
    /// # Errors
    /// When the workspace lies in no repository, git gives no answer, or a file cannot be read.
    pub fn of(session: &mut Session, options: &Options) -> Result<Option<Self>, Error> {
        let Some(revision) = &options.changed_since else { return Ok(None) };
        let snapshot = session.snapshot();
        let Some(repository) = &snapshot.found().repository else { return Err(Error::usage(&NoRepository)) };
        let beside = snapshot.beside();
        let is_read = |path: &Path| {
            snapshot.may_read(path) || beside.binary_search_by(|one| one.as_path().cmp(path)).is_ok()
        };
        let changes = Git::new(repository).since(revision, &is_read)?;
        let back = changes.before.iter().fold(Change::default(), |change, (path, bytes)| match bytes {
            Some(bytes) => change.put(path.clone(), bytes.as_slice()),
            None => change.remove(path.clone()),
        });
        let forth = changes.before.iter().fold(Change::default(), |change, (path, _)| change.take_away(path));
        let before = session.apply(&back).and_then(|_| {
            let snapshot = session.snapshot();
            Ok((Checked::of(&snapshot, options)?, snapshot))
        });
        session.apply(&forth)?;
        Ok(Some(ChangesSince { changes, before: before.ok() }))
    }

    /// Leaves of what was found what the changes cause: what stands in files that they touch, and what was not there
    /// before. Of the files those are left that they touch.
    pub fn keep_caused(&self, checked: &mut Checked, world: &dyn World) {
        let moved = self.changes.moved.iter();
        let moved = moved.map(|(from, to)| (world.display_name(from), world.display_name(to))).collect();
        let before = self.before.as_ref();
        let mut known =
            before.map(|(before, snapshot)| names(before, snapshot.world(), &moved)).unwrap_or_default();
        let own = named(checked, world);
        let touched: BTreeSet<FileId> = checked
            .workspace
            .files()
            .filter(|(_, file)| self.changes.changed.contains(&*file.source.path))
            .map(|(id, _)| id)
            .collect();
        let keep: Vec<bool> = own
            .into_iter()
            .map(|(file, name)| {
                let was_there = known.get_mut(&name).filter(|count| **count > 0);
                let is_new = was_there.map(|count| *count -= 1).is_none();
                is_new || touched.contains(&file)
            })
            .collect();
        let mut keep = keep.into_iter();
        checked.retain(|_| keep.next().unwrap_or(true));
        checked.files.retain(|file| touched.contains(file));
    }
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
fn names(checked: &Checked, world: &dyn World, moved: &BTreeMap<String, String>) -> FingerprintCounts {
    let findings = Findings::new(std::slice::from_ref(checked), world);
    let mut names = FingerprintCounts::new();
    for item in &findings.items {
        let Some(told) = findings.told_unlabelled(*item) else { continue };
        let file = moved.get(item.file).map_or(item.file, String::as_str);
        *names.entry(fingerprint(ReportItem { file, ..*item }, &told)).or_default() += 1;
    }
    names
}
