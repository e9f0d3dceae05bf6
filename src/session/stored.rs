//! Findings as they are stored: codes, places and arguments, and no sentence. Arguments, codes and ids that are alike are
//! stored once; files go by the numbers of the list of paths in the same cache file.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use arcstr::ArcStr;
use foldhash::fast::RandomState;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::base::{Extent, FileId, Finding, Fix, Place, Related, Severity, Span, Words};
use crate::rules;

/// What findings are made of.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Parts {
    /// Codes of rules, ids of roadmaps and measures.
    names: Vec<ArcStr>,
    /// Arguments, as bytes, with the rule that they are of.
    args: Vec<(u32, Vec<u8>)>,
}

/// A finding as it is stored; names and arguments by their number.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct StoredFinding<'f> {
    severity: Severity,
    span: Span,
    extent: Option<Extent>,
    roadmap: Option<u32>,
    measure: Option<u32>,
    related: Cow<'f, [Related]>,
    fixes: Cow<'f, [Fix]>,
    edit_extents: Cow<'f, [Extent]>,
    args: u32,
}

/// The findings of a run by themselves, file by file.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct StoredFindings {
    parts: Parts,
    of_files: Vec<(FileId, Vec<u8>)>,
}

impl StoredFindings {
    /// Stores findings that are sorted by place; nothing where they cannot be put into bytes.
    pub(crate) fn of(findings: &[Arc<Finding>]) -> Option<Self> {
        let files: Vec<&[Arc<Finding>]> = findings.chunk_by(|a, b| a.place.file == b.place.file).collect();
        let (parts, bytes) = store(&files)?;
        let ids = files.iter().filter_map(|own| own.first()).map(|finding| finding.place.file);
        Some(StoredFindings { parts, of_files: ids.zip(bytes).collect() })
    }

    /// Reads them; nothing where some are of another version of the program.
    pub(crate) fn read(&self) -> Option<Vec<Arc<Finding>>> {
        let reader = StoredReader::new(&self.parts)?;
        let lists = self.of_files.iter().map(|(file, stored)| reader.findings(*file, stored));
        Some(lists.collect::<Option<Vec<_>>>()?.concat())
    }
}

/// Things by number, in the order in which they were first met.
struct Numbered<T> {
    list: Vec<T>,
    known: HashMap<T, u32, RandomState>,
}

impl<T: Clone + Eq + std::hash::Hash> Numbered<T> {
    fn new() -> Self {
        Numbered { list: Vec::new(), known: HashMap::default() }
    }

    fn of(&mut self, one: &T) -> u32 {
        if let Some(number) = self.known.get(one) {
            return *number;
        }
        let number = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        self.list.push(one.clone());
        self.known.insert(one.clone(), number);
        number
    }
}

/// How many files are put into bytes together: of a country's findings there should not be three copies at once.
const TOGETHER: usize = 1024;

/// The findings of files, each list as bytes, and what they are made of; nothing where they cannot be put into bytes.
pub(super) fn store(files: &[&[Arc<Finding>]]) -> Option<(Parts, Vec<Vec<u8>>)> {
    let (mut names, mut args) = (Numbered::new(), Numbered::new());
    let mut stored = Vec::with_capacity(files.len());
    for lot in files.chunks(TOGETHER) {
        stored.extend(store_lot(lot, &mut names, &mut args)?);
    }
    Some((Parts { names: names.list, args: args.list }, stored))
}

fn store_lot(
    files: &[&[Arc<Finding>]],
    names: &mut Numbered<ArcStr>,
    args: &mut Numbered<(u32, Vec<u8>)>,
) -> Option<Vec<Vec<u8>>> {
    let bytes =
        |own: &&[Arc<Finding>]| own.iter().map(|finding| finding.args.to_bytes()).collect::<Option<Vec<_>>>();
    let bytes: Vec<Vec<Vec<u8>>> = files.par_iter().map(bytes).collect::<Option<_>>()?;
    let mut of_file = Vec::with_capacity(files.len());
    for (own, bytes) in files.iter().zip(bytes) {
        let mut stored = Vec::with_capacity(own.len());
        for (finding, bytes) in own.iter().zip(bytes) {
            let rule = names.of(&ArcStr::from(finding.rule));
            let args = args.of(&(rule, bytes));
            stored.push(StoredFinding::of(finding, args, names));
        }
        of_file.push(stored);
    }
    let encode = |own: &Vec<StoredFinding<'_>>| match own.as_slice() {
        [] => Some(Vec::new()),
        own => postcard::to_stdvec(own).ok(),
    };
    of_file.par_iter().with_min_len(64).map(encode).collect()
}

/// Reads stored findings.
pub(super) struct StoredReader<'p> {
    parts: &'p Parts,
    /// The arguments by number, with the codes of their rules.
    args: Vec<(&'static str, Arc<dyn Words>)>,
}

impl<'p> StoredReader<'p> {
    /// Reads the arguments; nothing where some cannot be read, or are of a rule that this program does not have.
    pub(super) fn new(parts: &'p Parts) -> Option<Self> {
        let rules: HashMap<&str, &'static rules::Rule> = rules::all().map(|rule| (rule.code, rule)).collect();
        let read = |(rule, bytes): &(u32, Vec<u8>)| {
            let rule = rules.get(parts.names.get(*rule as usize)?.as_str())?;
            Some((rule.code, (rule.decode)(bytes)?))
        };
        let args = parts.args.par_iter().map(read).collect::<Option<_>>()?;
        Some(StoredReader { parts, args })
    }

    /// The findings of a file; nothing where one cannot be read.
    pub(super) fn findings(&self, file: FileId, stored: &[u8]) -> Option<Vec<Arc<Finding>>> {
        if stored.is_empty() {
            return Some(Vec::new());
        }
        let stored: Vec<StoredFinding<'_>> = postcard::from_bytes(stored).ok()?;
        stored.into_iter().map(|stored| self.finding(file, stored).map(Arc::new)).collect()
    }

    /// A name that need not be there; nothing where its number is none.
    fn name(&self, number: Option<u32>) -> Option<Option<ArcStr>> {
        number.map_or(Some(None), |number| self.parts.names.get(number as usize).cloned().map(Some))
    }

    fn finding(&self, file: FileId, stored: StoredFinding<'_>) -> Option<Finding> {
        let (rule, args) = self.args.get(stored.args as usize)?;
        Some(Finding {
            rule,
            severity: stored.severity,
            place: Place { file, span: stored.span },
            extent: stored.extent,
            roadmap: self.name(stored.roadmap)?,
            measure: self.name(stored.measure)?,
            related: stored.related.into_owned(),
            fixes: stored.fixes.into_owned().into(),
            edit_extents: stored.edit_extents.into_owned().into(),
            args: args.clone(),
        })
    }
}

impl<'f> StoredFinding<'f> {
    fn of(finding: &'f Finding, args: u32, names: &mut Numbered<ArcStr>) -> Self {
        StoredFinding {
            severity: finding.severity,
            span: finding.place.span,
            extent: finding.extent,
            roadmap: finding.roadmap.as_ref().map(|id| names.of(id)),
            measure: finding.measure.as_ref().map(|id| names.of(id)),
            related: Cow::Borrowed(&finding.related),
            fixes: Cow::Borrowed(&finding.fixes),
            edit_extents: Cow::Borrowed(&finding.edit_extents),
            args,
        }
    }
}
