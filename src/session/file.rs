//! A file as a session holds it: its path, what it gives away, and what was found in it.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use arcstr::ArcStr;
use serde::{Deserialize, Serialize};

use crate::base::{FileId, Finding, Panic};
use crate::rules::{is_unchecked, unchecked};
use crate::workspace::{FileRole, GivenAway, LoadedFile, Outline};
use crate::world::FileStamp;

/// A short name of a content, 128 bits of xxHash 3: enough that no two files of the world share one by chance.
pub(super) type Hash = u128;

/// A file at a revision. What never changes about it is shared by all revisions in which it is the same.
#[derive(Debug)]
pub(super) struct FileState {
    pub id: FileId,
    pub path: Arc<Path>,
    /// As reports show it.
    pub name: ArcStr,
    pub role: FileRole,
    /// What is known of it; one that says nothing as long as nobody has read it.
    pub summary: Arc<FileSummary>,
    /// The revision since which it is as it is now.
    pub since: u64,
    /// What the rules find in it; set when somebody asks.
    pub judged: OnceLock<Arc<FileFindings>>,
}

/// What is known of a file when its text has been let go.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct FileSummary {
    /// The content that was parsed.
    pub hash: Hash,
    /// By what it is seen that the content is still the same; none where it must be read to be known.
    pub stamp: Option<FileStamp>,
    /// Its id, and what it asks for.
    pub outline: Outline,
    /// What it gives away to the judging of others; none where nobody will ask.
    pub given: Option<GivenAway>,
    /// The content of each file of text that it names; none for one that cannot be read.
    pub texts: Vec<Option<Hash>>,
}

/// A file, and what is known of it by now; nothing where it has gone.
pub(super) type FileNews = (FileId, Option<Arc<FileSummary>>);

/// What the rules find in a file.
#[derive(Debug)]
pub(super) struct FileFindings {
    pub findings: Vec<Arc<Finding>>,
    /// Whether the prose of files above was looked at, and not only their structure.
    pub rests_on_prose: bool,
    /// Whether its text may have a sign that takes two units in UTF-16, so that a column there is none of characters.
    pub may_be_wide: bool,
}

impl FileFindings {
    /// What is known of a file that the program failed to judge.
    pub(super) fn failed(file: FileId, panic: Panic) -> Self {
        FileFindings {
            findings: vec![Arc::new(unchecked(file, panic))],
            rests_on_prose: true,
            may_be_wide: true,
        }
    }

    /// Whether the program did not fail over it.
    pub(super) fn is_whole(&self) -> bool {
        !self.findings.iter().any(|finding| is_unchecked(finding))
    }
}

impl FileState {
    /// The same file, to be judged anew.
    pub(super) fn unjudged(&self) -> Self {
        FileState { judged: OnceLock::new(), ..self.copy() }
    }

    /// The same file with another summary, to be judged anew.
    pub(super) fn with(&self, summary: Arc<FileSummary>) -> Self {
        FileState { summary, judged: OnceLock::new(), ..self.copy() }
    }

    /// The same file, with what was found in it.
    pub(super) fn copy(&self) -> Self {
        FileState {
            id: self.id,
            path: Arc::clone(&self.path),
            name: self.name.clone(),
            role: self.role,
            summary: Arc::clone(&self.summary),
            since: self.since,
            judged: self.judged.clone(),
        }
    }
}

impl FileSummary {
    /// Whether the file has been read, or only its id looked for.
    pub(super) fn is_read(&self) -> bool {
        self.hash != 0
    }

    /// The summary of a file that was read.
    pub(super) fn of(file: &LoadedFile, hash: Hash, stamp: Option<FileStamp>) -> Self {
        let outline = Outline::of(file);
        FileSummary { hash, stamp, outline, given: file.given, texts: Vec::new() }
    }
}
