//! What was found before: a file of findings, keyed by the content of all they rest on and by the program's version.
//!
//! It can be deleted at any time. It is written whole under another name and then renamed, so that two runs at once
//! do not disturb each other; what does not fit is passed over and made anew. Behind a head that tells of all files stand
//! the findings of each, so that those of a file that did not change are copied from run to run as they are.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::{Xxh3, xxh3_128};

use crate::diagnostic::{Data, Diagnostic, Extent, FileId, Place, Related, Severity, Span};
use crate::model::Outline;

/// What is remembered of a workspace.
#[derive(Debug, Default)]
pub struct Memory {
    head: Head,
    /// The whole file.
    bytes: Vec<u8>,
    /// Where in it the findings begin.
    start: usize,
}

/// What tells whether findings can be used, and where they are.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Head {
    /// Of what the whole depends on: program, settings, options, the list of files.
    key: String,
    /// Of each file, in the order of paths.
    files: Vec<Remembered>,
}

/// What is remembered of a file.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Remembered {
    hash: Hash,
    outline: Outline,
    /// Whether each file of text that it names was there.
    there: Vec<bool>,
    /// How many bytes its findings take, behind those of the files before it.
    findings: usize,
}

/// A finding as it is stored; its figures as JSON.
#[derive(Debug, Serialize, Deserialize)]
struct Stored<'f> {
    rule: &'f str,
    severity: &'f str,
    message: &'f str,
    help: Option<&'f str>,
    roadmap: Option<&'f str>,
    measure: Option<&'f str>,
    at: At,
    label: Option<&'f str>,
    #[serde(borrow)]
    related: Vec<(&'f str, At)>,
    story: bool,
    data: Cow<'f, str>,
}

/// A place as it is stored: the file, the bytes, lines and columns.
type At = (u32, u32, u32, Option<[u32; 4]>);

/// What a run can use of what is remembered.
pub struct Recalled {
    /// The outlines of all files; of a file that changed, the one it had.
    pub outlines: Vec<Outline>,
    /// The files whose content is not as it was.
    pub changed: Vec<FileId>,
    memory: Memory,
}

/// How many bytes a memory may have to be written anew for every change.
const LIGHT: usize = 4 << 20;

/// What a run found, to be remembered.
pub struct Found<'r> {
    /// The content of each file.
    pub hashes: &'r [Hash],
    /// What is known of each file.
    pub outlines: &'r [Outline],
    /// The findings, located.
    pub findings: &'r [Diagnostic],
    /// What was recalled, and the files that were judged anew all the same.
    pub kept: Option<(&'r Recalled, &'r [FileId])>,
}

impl Memory {
    /// Reads what is remembered; nothing where it is not there or is no such memory.
    pub fn open(path: &Path) -> Option<Self> {
        let bytes = std::fs::read(path).ok()?;
        let (length, rest) = bytes.split_first_chunk::<8>()?;
        let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
        let head: Head = postcard::from_bytes(rest.get(..length)?).ok()?;
        let start = 8 + length;
        let whole = head.files.iter().try_fold(start, |end, file| end.checked_add(file.findings));
        (whole == Some(bytes.len())).then_some(Memory { head, bytes, start })
    }

    /// What of it can be used under a key; nothing where it was made under another.
    ///
    /// `there` tells whether there is a file of text that the file of a number names.
    pub fn recall(
        mut self,
        key: &str,
        hashes: &[Hash],
        there: &dyn Fn(FileId, &str) -> bool,
    ) -> Option<Recalled> {
        let files = &mut self.head.files;
        if self.head.key != key || files.len() != hashes.len() {
            return None;
        }
        let differs = |(file, hash): (&Remembered, &Hash), number: FileId| {
            let texts =
                || file.outline.texts.iter().zip(&file.there).any(|(text, was)| there(number, text) != *was);
            file.hash != *hash || texts()
        };
        let pairs = files.iter().zip(hashes).zip((0..).map(FileId));
        let changed =
            pairs.filter(|(pair, number)| differs(*pair, *number)).map(|(_, number)| number).collect();
        let outlines = files.iter_mut().map(|file| std::mem::take(&mut file.outline)).collect();
        Some(Recalled { outlines, changed, memory: self })
    }

    /// The findings of each file, as stored.
    fn stored(&self) -> Vec<&[u8]> {
        let mut end = self.start;
        let mut next = |file: &Remembered| {
            let start = end;
            end += file.findings;
            self.bytes.get(start..end).unwrap_or_default()
        };
        self.head.files.iter().map(&mut next).collect()
    }

    /// Writes down what a run found.
    ///
    /// # Errors
    /// When the file cannot be written; the run need not mind.
    pub fn keep(
        path: &Path,
        key: String,
        found: &Found<'_>,
        there: &(dyn Fn(FileId, &str) -> bool + Sync),
    ) -> io::Result<()> {
        let findings = found.stored()?;
        let outlines = found.hashes.iter().zip(found.outlines).zip(&findings).zip(0..);
        let files = outlines.map(|(((hash, outline), findings), number)| {
            let there = outline.texts.iter().map(|text| there(FileId(number), text)).collect();
            Remembered { hash: *hash, outline: outline.clone(), there, findings: findings.len() }
        });
        let head = postcard::to_stdvec(&Head { key, files: files.collect() }).map_err(io::Error::other)?;
        let length = (head.len() as u64).to_le_bytes();
        let parts = [length.as_slice(), &head].into_iter().chain(findings.iter().map(|stored| &**stored));
        write(path, parts)
    }
}

impl Found<'_> {
    /// The findings of each file as they are stored: those of files that were not judged anew as they were.
    fn stored(&self) -> io::Result<Vec<Cow<'_, [u8]>>> {
        let mut of_file: HashMap<FileId, Vec<Stored<'_>>> = HashMap::new();
        let anew = |file: FileId| self.kept.is_none_or(|(_, anew)| anew.binary_search(&file).is_ok());
        for finding in self.findings.iter().filter(|finding| anew(finding.place.file)) {
            of_file.entry(finding.place.file).or_default().push(Stored::of(finding));
        }
        let kept = self.kept.map(|(recalled, _)| recalled.memory.stored()).unwrap_or_default();
        let encode = |number: usize| match (kept.get(number), FileId(number as u32)) {
            (Some(kept), file) if !anew(file) => Ok(Cow::Borrowed(*kept)),
            (_, file) => of_file.get(&file).map_or(Ok(Cow::default()), |own| {
                postcard::to_stdvec(own).map(Cow::Owned).map_err(io::Error::other)
            }),
        };
        (0..self.hashes.len()).into_par_iter().with_min_len(64).map(encode).collect()
    }
}

impl Recalled {
    /// Whether what is remembered is still good enough, so many files having been judged anew: to judge few of many
    /// again next time takes less than to write all down.
    pub fn will_do(&self, anew: usize) -> bool {
        anew == 0 || self.memory.bytes.len() > LIGHT && anew * 100 < self.outlines.len()
    }

    /// The files whose findings may differ: those that changed, and those that rest on one of them.
    pub fn dirty(&self) -> Vec<FileId> {
        if self.changed.is_empty() {
            return Vec::new();
        }
        let mut dirty = vec![false; self.outlines.len()];
        for file in &self.changed {
            dirty.get_mut(file.0 as usize).into_iter().for_each(|flag| *flag = true);
        }
        let mut grows = true;
        while grows {
            let of_dirty = self.outlines.iter().zip(&dirty).filter(|(_, dirty)| **dirty);
            let ids: HashSet<String> = of_dirty.map(|(outline, _)| outline.id.clone()).collect();
            let rests = |outline: &Outline| {
                let mut names = outline.needs.iter().chain([&outline.id]).filter(|id| !id.is_empty());
                names.any(|name| ids.contains(name))
            };
            let clean = self.outlines.iter().zip(&mut dirty).filter(|(_, dirty)| !**dirty);
            let fresh = clean.filter(|(outline, _)| rests(outline)).map(|(_, dirty)| *dirty = true);
            grows = fresh.count() > 0;
        }
        dirty.iter().zip(0..).filter(|(flag, _)| **flag).map(|(_, number)| FileId(number)).collect()
    }

    /// What was found in each file; nothing in those of `dirty`.
    ///
    /// Returns none where a finding cannot be read, or is of a rule that this program does not have.
    pub fn findings_beside(
        &self,
        dirty: &[FileId],
        rules: &HashMap<&str, &'static str>,
    ) -> Option<Vec<Vec<Diagnostic>>> {
        let stored = self.memory.stored();
        let stored = stored.par_iter().enumerate().with_min_len(64);
        let read = stored.map(|(number, stored)| {
            if stored.is_empty() || dirty.binary_search(&FileId(number as u32)).is_ok() {
                return Some(Vec::new());
            }
            let stored: Vec<Stored<'_>> = postcard::from_bytes(stored).ok()?;
            let mut findings = Vec::with_capacity(stored.len());
            for stored in &stored {
                findings.push(stored.finding(rules)?);
            }
            Some(findings)
        });
        read.collect()
    }
}

fn at(place: Place, extent: Option<Extent>) -> At {
    let lines = extent.map(|Extent { start, end }| [start.0, start.1, end.0, end.1]);
    (place.file.0, place.span.start, place.span.end, lines)
}

fn place((file, start, end, lines): At) -> (Place, Option<Extent>) {
    let extent = lines.map(|[line, column, end_line, end_column]| Extent {
        start: (line, column),
        end: (end_line, end_column),
    });
    (Place { file: FileId(file), span: Span { start, end } }, extent)
}

impl<'f> Stored<'f> {
    fn of(finding: &'f Diagnostic) -> Self {
        let related = finding.related.iter();
        let none = finding.data.is_empty();
        Stored {
            rule: finding.rule,
            severity: finding.severity.name(),
            message: &finding.message,
            help: finding.help.as_deref(),
            roadmap: finding.roadmap.as_deref(),
            measure: finding.measure.as_deref(),
            at: at(finding.place, finding.extent),
            label: finding.label.as_deref(),
            related: related.map(|other| (&*other.message, at(other.place, other.extent))).collect(),
            story: finding.story,
            data: if none {
                "".into()
            } else {
                serde_json::to_string(&finding.data).unwrap_or_default().into()
            },
        }
    }

    fn finding(&self, rules: &HashMap<&str, &'static str>) -> Option<Diagnostic> {
        let related = self.related.iter().map(|(message, at)| {
            let (place, extent) = place(*at);
            Related { message: (*message).to_owned(), place, extent }
        });
        let (place, extent) = place(self.at);
        Some(Diagnostic {
            rule: rules.get(self.rule)?,
            severity: Severity::parse(self.severity)?,
            message: self.message.to_owned(),
            help: self.help.map(str::to_owned),
            roadmap: self.roadmap.map(str::to_owned),
            measure: self.measure.map(str::to_owned),
            place,
            extent,
            label: self.label.map(str::to_owned),
            related: related.collect(),
            story: self.story,
            data: if self.data.is_empty() {
                Data::default()
            } else {
                serde_json::from_str(&self.data).ok()?
            },
        })
    }
}

/// A short name of a content, 128 bits of xxHash 3: enough that no two files of the world share one by chance.
pub type Hash = u128;

/// The hash of a file.
pub fn hash(bytes: &[u8]) -> Hash {
    xxh3_128(bytes)
}

/// A key of everything that is not the content of a roadmap.
pub fn key<'p>(parts: impl IntoIterator<Item = &'p [u8]>) -> String {
    let mut hasher = Xxh3::new();
    let mut add = |part: &[u8]| {
        // The length keeps two parts from reading as one.
        hasher.update(&part.len().to_le_bytes());
        hasher.update(part);
    };
    add(program().as_bytes());
    parts.into_iter().for_each(add);
    format!("{:032x}", hasher.digest128())
}

/// The program's version, and its file's size and time, by which two builds of one version differ.
fn program() -> String {
    let file = std::env::current_exe().and_then(std::fs::metadata);
    let built = file.map(|file| (file.len(), file.modified().ok())).ok();
    format!("{} {built:?}", env!("CARGO_PKG_VERSION"))
}

/// The folder of caches: `$XDG_CACHE_HOME/vekha`, or `~/.cache/vekha` (XDG Base Directory Specification).
pub fn default_folder() -> Option<PathBuf> {
    let set = |name| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let base = set("XDG_CACHE_HOME").or_else(|| set("HOME").map(|home| home.join(".cache")))?;
    Some(base.join("vekha"))
}

/// Writes a file whole or not at all.
fn write<'p>(path: &Path, mut parts: impl Iterator<Item = &'p [u8]>) -> io::Result<()> {
    std::fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
    let beside = path.with_extension(format!("{}.new", std::process::id()));
    let written = File::create(&beside).and_then(|file| {
        let mut file = BufWriter::with_capacity(1 << 20, file);
        parts.try_for_each(|part| file.write_all(part))?;
        file.flush()
    });
    let written = written.and_then(|()| std::fs::rename(&beside, path));
    if written.is_err() {
        let _ = std::fs::remove_file(&beside);
    }
    written
}
