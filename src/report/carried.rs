//! What the report of a shard carries for `vekha merge` beside its findings as they are told: the same findings as data,
//! so that the whole can be told in any form.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Checked, Summary};
use crate::base::{FileId, Finding, Lang, RelatedTarget};
use crate::rules;
use crate::session::StoredFindings;
use crate::workspace::{Config, FileRole, LoadedFile, RoadmapIndex, Workspace};

/// All that a shard found, workspace by workspace.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Carried {
    lang: Lang,
    workspaces: Vec<CarriedWorkspace>,
}

/// What was found in a workspace.
#[derive(Debug, Serialize, Deserialize)]
struct CarriedWorkspace {
    root: String,
    repository: Option<String>,
    guessed_root: Option<String>,
    resting: usize,
    /// The files that findings speak of, and those reported on: path and name by number.
    files: BTreeMap<FileId, (String, String)>,
    reported: Vec<FileId>,
    findings: StoredFindings,
    /// What the part lacks of the list of known findings.
    gone: StoredFindings,
}

impl Carried {
    /// What a run carries; nothing where a path or an argument cannot be written down.
    pub(super) fn of(checked: &[Checked]) -> Option<Self> {
        let workspaces = checked.iter().map(CarriedWorkspace::of).collect::<Option<_>>()?;
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
    pub(super) fn whole(parts: Vec<Carried>) -> Option<Vec<Checked>> {
        let lang = parts.first()?.lang;
        let mut workspaces: Vec<Vec<CarriedWorkspace>> = Vec::new();
        for part in parts {
            workspaces.resize_with(workspaces.len().max(part.workspaces.len()), Vec::new);
            workspaces.iter_mut().zip(part.workspaces).for_each(|(list, one)| list.push(one));
        }
        workspaces.into_iter().map(|parts| CarriedWorkspace::whole(parts, lang)).collect()
    }
}

impl CarriedWorkspace {
    fn of(checked: &Checked) -> Option<Self> {
        let mut ids: BTreeSet<FileId> = checked.files.iter().copied().collect();
        for finding in checked.findings.iter().chain(&checked.gone) {
            ids.insert(finding.place.file);
            ids.extend(finding.related.iter().filter_map(|related| match &related.target {
                RelatedTarget::Anchor(anchor) => Some(anchor.file),
                RelatedTarget::Span(_) => None,
            }));
        }
        let file = |id: FileId| {
            let source = &checked.workspace.file(id)?.source;
            Some((id, (source.path.to_str()?.to_owned(), source.name.to_string())))
        };
        Some(CarriedWorkspace {
            root: checked.workspace.root.to_str()?.to_owned(),
            repository: checked.repository.as_ref().and_then(|root| root.to_str().map(str::to_owned)),
            guessed_root: checked.guessed_root.clone(),
            resting: checked.resting,
            files: ids.into_iter().map(file).collect::<Option<_>>()?,
            reported: checked.files.clone(),
            findings: StoredFindings::of(&checked.findings)?,
            gone: StoredFindings::of(checked.gone.as_slice())?,
        })
    }

    fn whole(parts: Vec<CarriedWorkspace>, lang: Lang) -> Option<Checked> {
        let mut files: BTreeMap<FileId, (String, String)> = BTreeMap::new();
        let (mut findings, mut reported): (Vec<Arc<Finding>>, Vec<FileId>) = (Vec::new(), Vec::new());
        let mut gone = Vec::new();
        let first = parts.first()?;
        let (root, repository) = (PathBuf::from(&first.root), first.repository.clone().map(PathBuf::from));
        let (guessed_root, resting) = (first.guessed_root.clone(), first.resting);
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
            (id, Arc::new(LoadedFile::unread(PathBuf::from(path), name, FileRole::Roadmap)))
        };
        let files = files.into_iter().map(loaded);
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
