//! What the report of a shard carries for `vekha merge` beside its findings as they are told: the same findings as data,
//! so that the whole can be told in any form.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Checked, Summary};
use crate::base::{FileId, Finding, Lang, RelatedTarget};
use crate::rules;
use crate::session::StoredFindings;
use crate::workspace::{Config, FileRole, LoadedFile, RoadmapIndex, Workspace, is_yaml};
use crate::world::{World, leads_down};

/// All that a shard found, workspace by workspace.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Carried {
    lang: Lang,
    workspaces: Vec<CarriedWorkspace>,
}

/// What was found in a workspace. No path tells where the folder lies in which the program ran, so that a report is the same
/// wherever that is.
#[derive(Debug, Serialize, Deserialize)]
struct CarriedWorkspace {
    /// From where the program ran.
    root: String,
    /// From there too.
    repository: Option<String>,
    guessed_root: Option<String>,
    resting: usize,
    /// The files that findings speak of, and those reported on: path from the root and name by number.
    files: BTreeMap<FileId, (String, String)>,
    reported: Vec<FileId>,
    findings: StoredFindings,
    /// What the part lacks of the list of known findings.
    gone: StoredFindings,
}

impl Carried {
    /// What a run carries; nothing where a path or an argument cannot be written down.
    pub(super) fn of(checked: &[Checked], here: &Path) -> Option<Self> {
        let workspace = |one| CarriedWorkspace::of(one, here);
        let workspaces = checked.iter().map(workspace).collect::<Option<_>>()?;
        Some(Carried { lang: checked.first().map(|one| one.lang).unwrap_or_default(), workspaces })
    }

    /// As letters and figures.
    pub(super) fn text(&self) -> Option<String> {
        let bytes = postcard::to_stdvec(self).ok()?;
        let mut text = String::with_capacity(bytes.len() * 2);
        for byte in bytes {
            // Writing to a string cannot fail.
            let _ = write!(text, "{byte:02x}");
        }
        Some(text)
    }

    /// Reads them back; nothing where they are of another version of the program.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
        let bytes: Vec<u8> = text.as_bytes().chunks(2).map(byte).collect::<Option<_>>()?;
        postcard::from_bytes(&bytes).ok()
    }

    /// The run of which these are the parts; nothing where they do not agree on the files.
    pub(super) fn whole(parts: Vec<Carried>, world: &dyn World) -> Option<Vec<Checked>> {
        let lang = parts.first()?.lang;
        let mut workspaces: Vec<Vec<CarriedWorkspace>> = Vec::new();
        for part in parts {
            workspaces.resize_with(workspaces.len().max(part.workspaces.len()), Vec::new);
            workspaces.iter_mut().zip(part.workspaces).for_each(|(list, one)| list.push(one));
        }
        workspaces.into_iter().map(|parts| CarriedWorkspace::whole(parts, lang, world)).collect()
    }
}

impl CarriedWorkspace {
    fn of(checked: &Checked, here: &Path) -> Option<Self> {
        let mut ids: BTreeSet<FileId> = checked.files.iter().copied().collect();
        for finding in checked.findings.iter().chain(&checked.gone) {
            ids.insert(finding.place.file);
            ids.extend(finding.related.iter().filter_map(|related| match &related.target {
                RelatedTarget::Anchor(anchor) => Some(anchor.file),
                RelatedTarget::Span(_) => None,
            }));
        }
        let root = &checked.workspace.root;
        let file = |id: FileId| {
            let source = &checked.workspace.file(id)?.source;
            let path = source.path.strip_prefix(root).unwrap_or(&source.path);
            Some((id, (path.to_str()?.to_owned(), source.name.to_string())))
        };
        Some(CarriedWorkspace {
            root: seen_from(here, root).to_str()?.to_owned(),
            repository: checked
                .repository
                .as_ref()
                .and_then(|root| seen_from(here, root).to_str().map(str::to_owned)),
            guessed_root: checked.guessed_root.clone(),
            resting: checked.resting,
            files: ids.into_iter().map(file).collect::<Option<_>>()?,
            reported: checked.files.clone(),
            findings: StoredFindings::of(&checked.findings)?,
            gone: StoredFindings::of(checked.gone.as_slice())?,
        })
    }

    fn whole(parts: Vec<CarriedWorkspace>, lang: Lang, world: &dyn World) -> Option<Checked> {
        let mut files: BTreeMap<FileId, (String, String)> = BTreeMap::new();
        let (mut findings, mut reported): (Vec<Arc<Finding>>, Vec<FileId>) = (Vec::new(), Vec::new());
        let mut gone = Vec::new();
        let first = parts.first()?;
        let seen = |path: &String| world.absolute(&Path::new(".").join(path));
        let (root, repository) = (seen(&first.root), first.repository.as_ref().map(seen));
        let (guessed_root, resting) = (first.guessed_root.clone(), first.resting);
        // Anybody may have written a report: of what it names only roadmaps are looked at, and only below a folder in which
        // the program runs, or that lies in the one in which it does.
        let steps = |all: fn(Component<'_>) -> bool| Path::new(&first.root).components().all(all);
        let is_near = leads_down(&first.root) || steps(|part| part == Component::ParentDir);
        for part in parts {
            for (id, file) in part.files {
                if files.insert(id, file.clone()).is_some_and(|known| known != file) {
                    return None;
                }
            }
            findings.extend(part.findings.read()?);
            gone.push(part.gone.read()?.pop());
            reported.extend(part.reported);
        }
        let gone = rules::gone_from_all(&gone);
        findings.extend(gone.clone());
        findings.sort_by(|one, other| Finding::in_order(one, other));
        let loaded = |(id, (path, name)): (FileId, (String, String))| {
            let is_shown = is_near && leads_down(&path) && is_yaml(Path::new(&path));
            let role = if is_shown { FileRole::Roadmap } else { FileRole::NotRead };
            (id, Arc::new(LoadedFile::unread(root.join(path), name, role)))
        };
        let files: Vec<_> = files.into_iter().map(loaded).collect();
        Some(Checked {
            workspace: Workspace::of(root, Config::default(), files, RoadmapIndex::default()),
            lang,
            as_of: None,
            findings,
            files: reported,
            summary: Summary::default(),
            shard: None,
            gone,
            guessed_root,
            resting,
            unsound: BTreeSet::new(),
            repository,
        })
    }
}

/// A folder as it is seen from another that lies in it, or in which it lies; elsewhere the path itself.
fn seen_from(here: &Path, folder: &Path) -> PathBuf {
    match (folder.strip_prefix(here), here.strip_prefix(folder)) {
        (Ok(below), _) => below.to_owned(),
        (_, Ok(between)) => between.components().map(|_| "..").collect(),
        _ => folder.to_owned(),
    }
}
