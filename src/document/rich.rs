//! Texts with references put in: `{ref:ID}` becomes the number of what it names, and leads there.

use std::collections::HashMap;

use super::text::bound;
use super::{Bookmark, DocumentBuilder, TextRun};
use crate::model::{InsertKind, Numbers, Roadmap, filled};

/// A text with numbers in the place of its references.
struct ResolvedText<'t> {
    text: String,
    /// Where the numbers stand, in bytes, each with what was named.
    places: Vec<(usize, usize, ReferredEntry<'t>)>,
}

/// What a number leads to.
#[derive(Clone, Copy)]
enum ReferredEntry<'t> {
    /// What `{ref:ID}` names.
    Any(&'t str),
    /// The annex of that id, whatever else is called so.
    Annex(&'t str),
}

/// An annex as the clause names it that approves it.
#[derive(Clone, Copy)]
pub(super) struct AnnexMark<'t> {
    pub id: &'t str,
    /// None of an only annex.
    pub number: Option<&'t str>,
}

/// Puts the numbers in the place of `{ref:ID}`, and «(приложение № 1)» in that of `{annex}`. A reference to nothing is left
/// as it is, for all to see; the number that an only annex does not have takes its «№» with it.
fn refer<'t>(text: &'t str, numbers: &Numbers, annex: Option<AnnexMark<'t>>) -> ResolvedText<'t> {
    let mut places = Vec::new();
    let text = filled(text, |out, kind| {
        let (number, entry, close) = match (kind, annex) {
            (InsertKind::Ref(id), _) => (numbers.reference(id), ReferredEntry::Any(id), ""),
            (InsertKind::Annex, Some(mark)) => {
                out.push_str("(приложение № ");
                (Some(mark.number.unwrap_or_default()), ReferredEntry::Annex(mark.id), ")")
            }
            _ => return false,
        };
        let start = match number {
            Some("") => {
                let kept = out.trim_end().trim_end_matches('№').trim_end().len();
                out.truncate(kept);
                // The word before it leads where the number would.
                out.rfind([' ', '(']).map_or(0, |at| at + 1)
            }
            Some(number) => {
                out.push_str(number);
                out.len() - number.len()
            }
            None => return false,
        };
        places.push((start, out.len(), entry));
        out.push_str(close);
        true
    });
    ResolvedText { text: text.into_owned(), places }
}

/// The text with its references put in and its blanks bound.
fn referred(text: &str, numbers: &Numbers, annex: Option<AnnexMark<'_>>) -> String {
    bound(&refer(text, numbers, annex).text)
}

/// The same in runs, of which those of references lead to what they name.
fn runs(text: &str, numbers: &Numbers, anchors: &Anchors, annex: Option<AnnexMark<'_>>) -> Vec<TextRun> {
    let referred = refer(text, numbers, annex);
    let worded: Vec<char> = bound(&referred.text).chars().collect();
    if referred.places.is_empty() {
        return TextRun::plain(worded.iter().collect::<String>());
    }
    // Binding changes signs one for one, so that places are found again by counting signs.
    let led = referred.text.len() - referred.text.trim_start().len();
    let count = |byte: usize| referred.text.get(led..byte.max(led)).map_or(0, |part| part.chars().count());
    let piece = |from: usize, to: usize| -> String {
        worded.get(from..to.min(worded.len())).unwrap_or_default().iter().collect()
    };
    let (mut runs, mut at) = (Vec::new(), 0);
    for (start, end, entry) in &referred.places {
        let (start, end) = (count(*start), count(*end));
        let to = match entry {
            ReferredEntry::Any(id) => anchors.of(id),
            ReferredEntry::Annex(id) => anchors.annex(id),
        };
        runs.extend(TextRun::plain(piece(at, start)));
        runs.push(TextRun { text: piece(start, end), to: to.cloned(), ..TextRun::default() });
        at = end;
    }
    runs.extend(TextRun::plain(piece(at, worded.len())));
    runs
}

/// From which number on annexes are marked to which no `{ref:ID}` leads.
const UNNAMED: usize = 1_000_000;

/// Where the things that are referred to stand.
#[derive(Default)]
pub(super) struct Anchors {
    known: HashMap<String, Bookmark>,
    annexes: HashMap<String, Bookmark>,
}

impl Anchors {
    /// The anchors of a roadmap; of things of one id that counts whose number a reference prints.
    pub(super) fn of_roadmap(roadmap: &Roadmap) -> Self {
        let mut anchors = Anchors::default();
        roadmap.indicators.iter().for_each(|one| anchors.add('i', &one.id));
        roadmap.measures().for_each(|measure| anchors.add('m', &measure.id));
        roadmap.clauses().filter_map(|clause| clause.id.as_ref()).for_each(|id| anchors.add('c', id));
        for (at, annex) in roadmap.annex_list().iter().enumerate() {
            anchors.add('a', &annex.id);
            let unnamed = || Bookmark { name: format!("a-{}", &*annex.id), mark: UNNAMED + at };
            let own = anchors.own('a', &annex.id).unwrap_or_else(unnamed);
            anchors.annexes.insert(annex.id.to_string(), own);
        }
        anchors
    }

    fn add(&mut self, kind: char, id: &str) {
        let mark = self.known.len() + 1;
        let anchor = || Bookmark { name: format!("{kind}-{id}"), mark };
        self.known.entry(id.to_owned()).or_insert_with(anchor);
    }

    /// The anchor that an id means.
    pub(super) fn of(&self, id: &str) -> Option<&Bookmark> {
        self.known.get(id)
    }

    /// The anchor of an annex.
    pub(super) fn annex(&self, id: &str) -> Option<&Bookmark> {
        self.annexes.get(id)
    }

    /// The anchor of a thing of a kind, where it is the one that its id means.
    pub(super) fn own(&self, kind: char, id: &str) -> Option<Bookmark> {
        self.of(id).filter(|anchor| anchor.name.starts_with(kind)).cloned()
    }
}

impl DocumentBuilder<'_> {
    /// A text with its references put in.
    pub(super) fn words(&self, text: &str) -> String {
        referred(text, self.numbers, None)
    }

    /// A text with its references put in, in runs.
    pub(super) fn runs(&self, text: &str) -> Vec<TextRun> {
        runs(text, self.numbers, &self.anchors, None)
    }

    /// The text of a clause with its references put in, and its annex named.
    pub(super) fn words_of_clause(&self, text: &str, annex: Option<AnnexMark<'_>>) -> String {
        referred(text, self.numbers, annex)
    }

    /// The same in runs.
    pub(super) fn runs_of_clause(&self, text: &str, annex: Option<AnnexMark<'_>>) -> Vec<TextRun> {
        runs(text, self.numbers, &self.anchors, annex)
    }
}
