//! Applying a change: what it means for the files of a workspace.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::SessionShared;
use super::change::{Change, ChangeStep};
use super::file::{FileNews, FileSummary};
use super::load::{Loaded, read, texts};
use super::settings::SessionSettings;
use super::state::SessionState;
use crate::base::FileId;
use crate::base::failure::Error;
use crate::workspace::{DiscoveredWorkspace, FileRole};
use crate::world::{FileKind, World};

/// The state that follows from a change.
///
/// # Errors
/// When what is to be read cannot be, or the settings cannot be used.
pub(super) fn apply(
    state: &SessionState,
    change: &Change,
    shared: &SessionShared,
) -> Result<SessionState, Error> {
    let mut next = state.clone();
    next.revision += 1;
    next.is_saved = false;
    let (touched, mut resettle) = steps(&mut next, change);
    let are_many = || touched.iter().filter(|path| next.at(path).is_none()).nth(FEW).is_some();
    if touched.iter().any(|path| needs_walk(&next, path)) || are_many() {
        let found = next.found.again(&*next.world)?;
        replace(&mut next, found, &touched, shared)?;
        resettle = true;
    } else {
        each(&mut next, &touched, shared)?;
    }
    resettle |= touched.iter().any(|path| next.settings.rests_on(&next.found.root, path));
    if resettle {
        let settings = SessionSettings::read(&*next.world, &next.found, &next.options)?;
        if settings.key != next.settings.key {
            next.unjudge_all();
        }
        next.settings = Arc::new(settings);
        renew_others(&mut next, shared)?;
    }
    wake_texts(&mut next, &touched);
    if next.is_sketch {
        // What rests on what is not known yet.
        next.unjudge_all();
    }
    Ok(next)
}

/// For how many paths of which nothing is known it is asked one by one whether they belong to the workspace: each has the
/// folders above it listed, and of many one walk tells sooner.
const FEW: usize = 64;

/// Whether something is touched: itself, or a folder above it.
fn is_touched(touched: &BTreeSet<PathBuf>, path: &Path) -> bool {
    path.ancestors().any(|above| touched.contains(above))
}

/// Takes the steps of a change in the world and the options; returns the paths that are touched, and whether the settings
/// are to be read again.
fn steps(next: &mut SessionState, change: &Change) -> (BTreeSet<PathBuf>, bool) {
    let mut touched = BTreeSet::new();
    let mut resettle = false;
    let world = Arc::make_mut(&mut next.world);
    for step in &change.steps {
        match step {
            ChangeStep::Put(path, text) => world.put(path.clone(), Arc::clone(text)),
            ChangeStep::TakeAway(path) => world.uncover(path),
            ChangeStep::Remove(path) => world.remove(path.clone()),
            ChangeStep::Rename(from, to) => {
                // What has been renamed on the disk already is only looked at.
                if let Ok(bytes) = world.read(from) {
                    world.put(to.clone(), bytes);
                    world.remove(from.clone());
                }
            }
            ChangeStep::Touch(_) => {}
            ChangeStep::Options(options) => {
                next.options = Arc::new((**options).clone());
                resettle = true;
            }
            ChangeStep::Day(day) => {
                world.set_today(*day);
                resettle = true;
            }
        }
        touched.extend(step.paths().cloned());
    }
    (touched, resettle)
}

/// Whether the files of the workspace must be looked for anew: what lies where is different by more than this file.
fn needs_walk(state: &SessionState, path: &Path) -> bool {
    let known = state.at(path);
    let folder = || match state.world.kind(path) {
        _ if known.is_some() => false,
        Some(kind) => kind == FileKind::Folder,
        None => state.has_below(path),
    };
    path.starts_with(&state.found.root)
        && (DiscoveredWorkspace::decides(path)
            || known.is_some_and(|file| file.role != FileRole::Roadmap)
            || folder())
}

/// Takes in the files that were touched, one by one.
fn each(next: &mut SessionState, touched: &BTreeSet<PathBuf>, shared: &SessionShared) -> Result<(), Error> {
    let mut news = Vec::new();
    for path in touched {
        let there = next.world.is_file(path);
        match next.at(path).map(|file| file.id) {
            Some(id) if there => news.extend(reread(next, id, shared)?),
            Some(id) => {
                next.reorder(id, path, false);
                news.push((id, None));
            }
            None if there && next.found.admits(&*next.world, path) => {
                let id = next.add(path, FileRole::Roadmap);
                news.extend(reread(next, id, shared)?);
                next.reorder(id, path, true);
            }
            None => {}
        }
    }
    next.update(news);
    Ok(())
}

/// Reads a file again; nothing where it is as it was.
fn reread(next: &SessionState, id: FileId, shared: &SessionShared) -> Result<Option<FileNews>, Error> {
    let Some(slot) = next.file(id) else { return Ok(None) };
    let Loaded { file, summary, .. } = read(next, slot, shared)?;
    if slot.summary.is_read() && slot.summary.hash == summary.hash {
        return Ok(None);
    }
    next.trees.keep(id, summary.hash, file);
    Ok(Some((id, Some(summary))))
}

/// Takes in a list of files that was made anew.
fn replace(
    next: &mut SessionState,
    found: DiscoveredWorkspace,
    touched: &BTreeSet<PathBuf>,
    shared: &SessionShared,
) -> Result<(), Error> {
    let mut news = Vec::new();
    let now: BTreeSet<&Path> = found.files.iter().map(PathBuf::as_path).collect();
    let gone: Vec<(FileId, Arc<Path>)> = next
        .order
        .iter()
        .filter_map(|id| next.file(*id))
        .filter(|file| !now.contains(&*file.path))
        .map(|file| (file.id, Arc::clone(&file.path)))
        .collect();
    for (id, path) in gone {
        next.reorder(id, &path, false);
        news.push((id, None));
    }
    for path in &found.files {
        let known = next.at(path).filter(|file| file.role == FileRole::Roadmap).map(|file| file.id);
        match known {
            Some(id) if is_touched(touched, path) => {
                news.extend(reread(next, id, shared)?);
            }
            Some(_) => {}
            None => {
                let id = next.add(path, FileRole::Roadmap);
                news.extend(reread(next, id, shared)?);
                next.reorder(id, path, true);
            }
        }
    }
    next.update(news);
    next.found = Arc::new(DiscoveredWorkspace { files: Vec::new(), ..found });
    Ok(())
}

/// Takes in the settings and what is not read.
fn renew_others(next: &mut SessionState, shared: &SessionShared) -> Result<(), Error> {
    let found = Arc::clone(&next.found);
    let old: Vec<FileId> = next.others.to_vec();
    for id in old {
        next.set(id, None);
    }
    let settings = found.settings.iter().map(|path| (path, FileRole::Settings));
    let others = settings.chain(found.not_read.iter().map(|path| (path, FileRole::NotRead)));
    let mut ids = Vec::new();
    for (path, role) in others {
        let id = next.add(path, role);
        let Some(slot) = next.file(id).cloned() else { continue };
        let loaded = read(next, &slot, shared)?;
        next.set(id, Some(slot.with(loaded.summary)));
        ids.push(id);
    }
    next.others = Arc::new(ids);
    Ok(())
}

/// Wakes the roadmaps that name a file of text that was touched.
fn wake_texts(next: &mut SessionState, touched: &BTreeSet<PathBuf>) {
    let root = next.found.root.clone();
    let names = |file: &super::file::FileState| {
        let folder = file.path.parent().unwrap_or(&root).to_owned();
        file.summary
            .outline
            .texts
            .iter()
            .any(|text| is_touched(touched, &next.world.absolute(&folder.join(text))))
    };
    let texting = next.index.texting().filter_map(|id| next.file(id));
    let named: Vec<FileId> = texting.filter(|file| names(file)).map(|file| file.id).collect();
    for id in named {
        let Some(slot) = next.file(id).cloned() else { continue };
        let texts = texts(&next.world, &root, &slot.path, &slot.summary.outline.texts);
        if texts != slot.summary.texts {
            let summary = FileSummary { texts, ..(*slot.summary).clone() };
            let revision = next.revision;
            next.set(id, Some(super::file::FileState { since: revision, ..slot.with(summary.into()) }));
        }
    }
}
