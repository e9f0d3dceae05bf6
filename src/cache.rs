//! What was found before: a file of findings, keyed by the content of all they rest on and by the program's version.
//!
//! It can be deleted at any time. It is written whole under another name and then renamed, so that two runs at once
//! do not disturb each other; what does not fit is passed over and made anew.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};

use blake3::{Hash, Hasher};
use serde::{Deserialize, Serialize};

use crate::diagnostic::{Data, Diagnostic, FileId, Place, Related, Severity, Span};
use crate::model::Outline;

/// What is remembered of a workspace.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Memory {
    /// Of what the whole depends on: program, settings, options, the list of files.
    key: String,
    /// Of each file, in the order of paths.
    files: Vec<Remembered>,
}

/// What is remembered of a file.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Remembered {
    hash: String,
    id: String,
    needs: Vec<String>,
    is_roadmap: bool,
    measures: usize,
    /// The files of text that it names, and whether they were there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    texts: Vec<(String, bool)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    findings: Vec<Stored>,
}

/// A finding as it is stored.
#[derive(Debug, Serialize, Deserialize)]
struct Stored {
    rule: String,
    severity: String,
    message: String,
    help: Option<String>,
    roadmap: Option<String>,
    measure: Option<String>,
    place: (u32, u32, u32),
    label: Option<String>,
    related: Vec<(String, (u32, u32, u32))>,
    story: bool,
    data: Data,
}

/// What a run can use of what is remembered.
pub struct Recalled {
    /// The outlines of all files; of a file that changed, the one it had.
    pub outlines: Vec<Outline>,
    /// The files whose content is not as it was.
    pub changed: Vec<FileId>,
    memory: Memory,
}

impl Memory {
    /// Reads what is remembered under a key; nothing where it is not there or does not fit.
    ///
    /// `there` tells whether there is a file of text that the file of a number names.
    pub fn recall(
        path: &Path,
        key: &str,
        hashes: &[Hash],
        there: &dyn Fn(FileId, &str) -> bool,
    ) -> Option<Recalled> {
        let memory: Memory = serde_json::from_slice(&std::fs::read(path).ok()?).ok()?;
        if memory.key != key || memory.files.len() != hashes.len() {
            return None;
        }
        let differs = |(file, hash): (&Remembered, &Hash), number: FileId| {
            let texts = || file.texts.iter().any(|(text, was)| there(number, text) != *was);
            file.hash != hash.to_hex().as_str() || texts()
        };
        let pairs = memory.files.iter().zip(hashes).zip((0..).map(FileId));
        let changed =
            pairs.filter(|(pair, number)| differs(*pair, *number)).map(|(_, number)| number).collect();
        let outlines = memory.files.iter().map(Remembered::outline).collect();
        Some(Recalled { outlines, changed, memory })
    }

    /// Writes down what a run found.
    ///
    /// # Errors
    /// When the file cannot be written; the run need not mind.
    pub fn keep(
        path: &Path,
        key: String,
        hashes: &[Hash],
        outlines: &[Outline],
        findings: &[Diagnostic],
        there: &dyn Fn(FileId, &str) -> bool,
    ) -> io::Result<()> {
        let mut of_file: HashMap<FileId, Vec<Stored>> = HashMap::new();
        for finding in findings {
            of_file.entry(finding.place.file).or_default().push(Stored::of(finding));
        }
        let files = hashes.iter().zip(outlines).zip(0..).map(|((hash, outline), number)| Remembered {
            hash: hash.to_hex().to_string(),
            id: outline.id.clone(),
            needs: outline.needs.clone(),
            is_roadmap: outline.is_roadmap,
            measures: outline.measures,
            texts: outline.texts.iter().map(|text| (text.clone(), there(FileId(number), text))).collect(),
            findings: of_file.remove(&FileId(number)).unwrap_or_default(),
        });
        let memory = Memory { key, files: files.collect() };
        write(path, &serde_json::to_vec(&memory)?)
    }
}

impl Recalled {
    /// The files whose findings may differ: those that changed, and those that rest on one of them.
    pub fn dirty(&self) -> Vec<FileId> {
        let mut users: HashMap<&str, Vec<u32>> = HashMap::new();
        for (outline, number) in self.outlines.iter().zip(0..) {
            let names = outline.needs.iter().chain([&outline.id]).filter(|id| !id.is_empty());
            names.for_each(|id| users.entry(id).or_default().push(number));
        }
        let mut dirty = vec![false; self.outlines.len()];
        let mut next: Vec<u32> = self.changed.iter().map(|file| file.0).collect();
        while let Some(file) = next.pop() {
            match dirty.get_mut(file as usize) {
                Some(flag) if !*flag => *flag = true,
                _ => continue,
            }
            let id = self.outlines.get(file as usize).map_or("", |outline| outline.id.as_str());
            next.extend(users.get(id).into_iter().flatten());
        }
        dirty.iter().zip(0..).filter(|(flag, _)| **flag).map(|(_, number)| FileId(number)).collect()
    }

    /// What was found in the files that are not among these.
    ///
    /// Returns none where a finding is of a rule that this program does not have.
    pub fn findings_beside(
        &self,
        dirty: &[FileId],
        rules: &HashMap<&str, &'static str>,
    ) -> Option<Vec<Diagnostic>> {
        let kept = self
            .memory
            .files
            .iter()
            .zip(0..)
            .filter(|(_, number)| dirty.binary_search(&FileId(*number)).is_err());
        kept.flat_map(|(file, _)| &file.findings).map(|stored| stored.finding(rules)).collect()
    }
}

impl Remembered {
    fn outline(&self) -> Outline {
        Outline {
            id: self.id.clone(),
            needs: self.needs.clone(),
            is_roadmap: self.is_roadmap,
            measures: self.measures,
            texts: self.texts.iter().map(|(text, _)| text.clone()).collect(),
        }
    }
}

fn triple(place: Place) -> (u32, u32, u32) {
    (place.file.0, place.span.start, place.span.end)
}

fn place((file, start, end): (u32, u32, u32)) -> Place {
    Place { file: FileId(file), span: Span { start, end } }
}

impl Stored {
    fn of(finding: &Diagnostic) -> Self {
        let related = finding.related.iter().map(|related| (related.message.clone(), triple(related.place)));
        Stored {
            rule: finding.rule.to_owned(),
            severity: finding.severity.name().to_owned(),
            message: finding.message.clone(),
            help: finding.help.clone(),
            roadmap: finding.roadmap.clone(),
            measure: finding.measure.clone(),
            place: triple(finding.place),
            label: finding.label.clone(),
            related: related.collect(),
            story: finding.story,
            data: finding.data.clone(),
        }
    }

    fn finding(&self, rules: &HashMap<&str, &'static str>) -> Option<Diagnostic> {
        let related =
            self.related.iter().map(|(message, at)| Related { message: message.clone(), place: place(*at) });
        Some(Diagnostic {
            rule: rules.get(self.rule.as_str())?,
            severity: Severity::parse(&self.severity)?,
            message: self.message.clone(),
            help: self.help.clone(),
            roadmap: self.roadmap.clone(),
            measure: self.measure.clone(),
            place: place(self.place),
            label: self.label.clone(),
            related: related.collect(),
            story: self.story,
            data: self.data.clone(),
        })
    }
}

/// A key of everything that is not the content of a roadmap.
pub fn key<'p>(parts: impl IntoIterator<Item = &'p [u8]>) -> String {
    let mut hasher = Hasher::new();
    hasher.update(env!("CARGO_PKG_VERSION").as_bytes());
    for part in parts {
        // The length keeps two parts from reading as one.
        hasher.update(&part.len().to_le_bytes());
        hasher.update(part);
    }
    hasher.finalize().to_hex().to_string()
}

/// The folder of caches: `$XDG_CACHE_HOME/vekha`, or `~/.cache/vekha` (XDG Base Directory Specification).
pub fn default_folder() -> Option<PathBuf> {
    let set = |name| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let base = set("XDG_CACHE_HOME").or_else(|| set("HOME").map(|home| home.join(".cache")))?;
    Some(base.join("vekha"))
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    std::fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
    let beside = path.with_extension(format!("{}.new", std::process::id()));
    let written = std::fs::write(&beside, bytes).and_then(|()| std::fs::rename(&beside, path));
    if written.is_err() {
        let _ = std::fs::remove_file(&beside);
    }
    written
}
