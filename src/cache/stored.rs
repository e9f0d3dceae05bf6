//! Findings as they are stored: numbers of the texts that they are made of, each text once.

use std::collections::HashMap;
use std::io;

use arcstr::ArcStr;
use foldhash::fast::RandomState;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::base::{Data, Extent, FileId, Finding, Place, Related, Severity, Span};

/// What findings are made of.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Texts {
    /// What they say.
    said: Vec<ArcStr>,
    /// Their figures, as JSON.
    figures: Vec<String>,
}

/// The number of a text.
type Text = u32;

/// A finding as it is stored.
#[derive(Debug, Serialize, Deserialize)]
struct Stored {
    rule: Text,
    severity: Text,
    message: Text,
    help: Option<Text>,
    roadmap: Option<Text>,
    measure: Option<Text>,
    at: At,
    label: Option<Text>,
    related: Vec<(Text, At)>,
    story: bool,
    figures: Option<u32>,
}

/// A place as it is stored: the file, the bytes, lines and columns.
type At = (u32, u32, u32, Option<[u32; 4]>);

/// Texts by number, in the order in which they were first met.
struct Numbers<'f> {
    list: Vec<&'f str>,
    known: HashMap<&'f str, u32, RandomState>,
}

impl<'f> Numbers<'f> {
    fn of(&mut self, text: &'f str) -> u32 {
        *self.known.entry(text).or_insert_with(|| {
            self.list.push(text);
            self.list.len() as u32 - 1
        })
    }
}

/// The findings of so many files, and what they are made of.
///
/// # Errors
/// When they cannot be put into bytes.
pub(super) fn store(findings: &[Finding], files: usize) -> io::Result<(Texts, Vec<Vec<u8>>)> {
    let json = |data: &Data| serde_json::to_string(data).unwrap_or_default();
    let figures = findings.par_iter().map(|finding| (!finding.data.is_empty()).then(|| json(&finding.data)));
    let figures: Vec<Option<String>> = figures.collect();
    let none = || Numbers { list: Vec::new(), known: HashMap::default() };
    let (mut said, mut counted) = (none(), none());
    let mut of_file: Vec<Vec<Stored>> = Vec::new();
    of_file.resize_with(files, Vec::new);
    for (finding, figures) in findings.iter().zip(&figures) {
        let figures = figures.as_deref().map(|figures| counted.of(figures));
        if let Some(own) = of_file.get_mut(finding.place.file.0 as usize) {
            own.push(Stored::of(finding, figures, &mut said));
        }
    }
    let encode = |own: &Vec<Stored>| match own.as_slice() {
        [] => Ok(Vec::new()),
        own => postcard::to_stdvec(own).map_err(io::Error::other),
    };
    let stored: io::Result<Vec<Vec<u8>>> = of_file.par_iter().with_min_len(64).map(encode).collect();
    let texts = Texts {
        said: said.list.into_iter().map(ArcStr::from).collect(),
        figures: counted.list.into_iter().map(str::to_owned).collect(),
    };
    Ok((texts, stored?))
}

/// What stored findings are made into findings with.
pub(super) struct Shelf<'m> {
    texts: &'m Texts,
    figures: Vec<Data>,
    rules: &'m HashMap<&'m str, &'static str>,
}

impl<'m> Shelf<'m> {
    /// Reads the figures; nothing where they cannot be read.
    pub fn read(texts: &'m Texts, rules: &'m HashMap<&'m str, &'static str>) -> Option<Self> {
        let figures = texts.figures.par_iter().map(|figures| serde_json::from_str(figures).ok());
        Some(Shelf { texts, figures: figures.collect::<Option<_>>()?, rules })
    }

    /// The findings of a file; nothing where one cannot be read, or is of a rule that this program does not have.
    pub fn findings(&self, stored: &[u8]) -> Option<Vec<Finding>> {
        let stored: Vec<Stored> = postcard::from_bytes(stored).ok()?;
        let mut findings = Vec::with_capacity(stored.len());
        for stored in &stored {
            findings.push(self.finding(stored)?);
        }
        Some(findings)
    }

    fn text(&self, number: Text) -> Option<&'m ArcStr> {
        self.texts.said.get(number as usize)
    }

    /// A text that need not be there; nothing where its number is none.
    fn maybe(&self, number: Option<Text>) -> Option<Option<ArcStr>> {
        number.map_or(Some(None), |number| self.text(number).cloned().map(Some))
    }

    fn finding(&self, stored: &Stored) -> Option<Finding> {
        let mut related = Vec::with_capacity(stored.related.len());
        for (message, at) in &stored.related {
            let (place, extent) = place(*at);
            related.push(Related { message: self.text(*message)?.clone(), place, extent });
        }
        let (place, extent) = place(stored.at);
        let figures =
            stored.figures.map_or(Some(Data::default()), |number| self.figures.get(number as usize).cloned());
        Some(Finding {
            rule: self.rules.get(self.text(stored.rule)?.as_str())?,
            severity: Severity::parse(self.text(stored.severity)?)?,
            message: self.text(stored.message)?.clone(),
            help: self.maybe(stored.help)?,
            roadmap: self.maybe(stored.roadmap)?,
            measure: self.maybe(stored.measure)?,
            place,
            extent,
            label: self.maybe(stored.label)?,
            related,
            story: stored.story,
            data: figures?,
        })
    }
}

impl Stored {
    fn of<'f>(finding: &'f Finding, figures: Option<u32>, said: &mut Numbers<'f>) -> Self {
        let mut maybe = |text: &'f Option<ArcStr>| text.as_deref().map(|text| said.of(text));
        let (help, roadmap) = (maybe(&finding.help), maybe(&finding.roadmap));
        let (measure, label) = (maybe(&finding.measure), maybe(&finding.label));
        let related = finding.related.iter();
        Stored {
            rule: said.of(finding.rule),
            severity: said.of(finding.severity.name()),
            message: said.of(&finding.message),
            help,
            roadmap,
            measure,
            at: at(finding.place, finding.extent),
            label,
            related: related.map(|other| (said.of(&other.message), at(other.place, other.extent))).collect(),
            story: finding.story,
            figures,
        }
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
