//! The ledger: what became of every line of a file.
//!
//! Each line is taken into the roadmap or a text beside it, or is made anew by the print (a stamp, the heading of a
//! table repeated on a page), or is left out. What nobody claimed is left out by that alone, and in the end the words
//! of every line that was taken are looked for in what is written: a line of which one word is missing is told.

use std::collections::HashSet;

use super::content::{SideNote, SourceBlock, SourceContent, SourceParagraph};
use super::text::words;
use crate::import::message::DocumentPlace;

/// How many words a line may have that the print makes anew.
const LONGEST_REMADE: usize = 60;

/// What became of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum LineOutcome {
    /// Nobody has claimed it.
    #[default]
    Unread,
    /// It is in the roadmap or in a text beside it.
    Taken,
    /// The print makes it anew from other keys.
    Remade,
    /// Keys state what it says: a date in figures, a mark by its name.
    Stated,
    /// It is the number of a row, which the print makes or the roadmap states.
    Number,
}

/// A piece of the file that is told to the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerItem {
    /// Where it stands.
    pub spot: DocumentPlace,
    /// Its words.
    pub text: String,
}

/// What became of all lines of a file.
#[derive(Clone, Debug, Default)]
pub(super) struct Ledger {
    fates: Vec<LineOutcome>,
}

/// The closed ledger.
#[derive(Clone, Debug, Default)]
pub struct LedgerSummary {
    /// How many words the file has.
    pub words: usize,
    /// How many of them are in the roadmap and the texts beside it.
    pub kept: usize,
    /// What the print makes anew, so that its words are not written.
    pub remade: Vec<LedgerItem>,
    /// What was left out.
    pub left: Vec<LedgerItem>,
    /// What stands aside of the text and is not taken: comments, deleted text, headers.
    pub aside: Vec<LedgerItem>,
}

impl Ledger {
    /// A ledger for so many lines.
    pub(super) fn new(lines: usize) -> Self {
        Ledger { fates: vec![LineOutcome::default(); lines] }
    }

    /// Says that a line is in what will be written.
    pub(super) fn take(&mut self, line: &SourceParagraph) {
        self.set(line, LineOutcome::Taken);
    }

    /// Says that the print makes a line anew.
    pub(super) fn remake(&mut self, line: &SourceParagraph) {
        self.set(line, LineOutcome::Remade);
    }

    /// Says that keys state what a line says, in their own words.
    pub(super) fn state(&mut self, line: &SourceParagraph) {
        self.set(line, LineOutcome::Stated);
    }

    /// Says that a line is the number of a row, where it is nothing more.
    pub(super) fn count(&mut self, line: &SourceParagraph) {
        let plain = line.text.chars().all(|sign| !sign.is_alphabetic() || matches!(sign, 'I' | 'V' | 'X'));
        self.set(line, if plain { LineOutcome::Number } else { LineOutcome::Taken });
    }

    fn set(&mut self, line: &SourceParagraph, fate: LineOutcome) {
        if let Some(place) = self.fates.get_mut(line.id) {
            *place = fate;
        }
    }

    /// Closes the ledger against what is written.
    pub(super) fn close(&self, content: &SourceContent, written: &WrittenWords) -> LedgerSummary {
        let mut account = LedgerSummary::default();
        for line in lines(content) {
            let said = unnumbered(words(&line.text));
            account.words += said.len();
            let fate = self.fates.get(line.id).copied().unwrap_or_default();
            let there = written.holds(&said);
            let meant = written.means(&said);
            if there && matches!(fate, LineOutcome::Taken | LineOutcome::Stated)
                || fate == LineOutcome::Number
            {
                account.kept += said.len();
                continue;
            }
            let told = LedgerItem { spot: line.spot, text: line.to_string() };
            match fate {
                _ if said.is_empty() => {}
                // No stamp and no heading is that long: what else it says would be lost.
                LineOutcome::Remade if said.len() > LONGEST_REMADE => account.left.push(told),
                LineOutcome::Remade | LineOutcome::Stated => account.remade.push(told),
                LineOutcome::Taken if meant => account.remade.push(told),
                LineOutcome::Taken | LineOutcome::Unread | LineOutcome::Number => account.left.push(told),
            }
        }
        let asides = content.asides.iter().filter(|aside| !written.holds(&words(&aside.text)));
        account.aside =
            asides.map(|SideNote { spot, text }| LedgerItem { spot: *spot, text: text.clone() }).collect();
        let mut marked: HashSet<&str> = HashSet::new();
        for note in lines(content).flat_map(|line| &line.notes) {
            if marked.insert(note) {
                account.aside.push(LedgerItem { spot: DocumentPlace::Footnote, text: note.clone() });
            }
        }
        account
    }
}

/// The words of a line without the number it begins with, which the print makes.
fn unnumbered(mut said: Vec<String>) -> Vec<String> {
    // «п.2. Срок исполнения»: the word is of the number.
    let named = usize::from(matches!(said.first().map(String::as_str), Some("п" | "пункт")));
    let figures = |word: &&String| word.len() < 4 && word.chars().all(|sign| sign.is_ascii_digit());
    let count = said.iter().skip(named).take_while(figures).count();
    let count = if count > 0 { count + named } else { 0 };
    if count < said.len() {
        said.drain(..count);
    }
    said
}

/// Every line of a file: of its text, its cells and its text boxes.
pub(super) fn lines(content: &SourceContent) -> impl Iterator<Item = &SourceParagraph> {
    content.blocks.iter().flat_map(|block| match block {
        SourceBlock::Line(line) => vec![line],
        SourceBlock::Table(table) => table.lines().collect(),
    })
}

/// The words of what is written, alone and in pairs that follow each other.
#[derive(Clone, Debug, Default)]
pub(super) struct WrittenWords {
    words: HashSet<String>,
    pairs: HashSet<(String, String)>,
    /// Words that keys stand for and that are not written themselves: the month of a date in figures.
    meant: HashSet<String>,
}

impl WrittenWords {
    /// Adds a value or a text that is written.
    pub(super) fn add(&mut self, text: &str) {
        let said = words(text);
        self.pairs.extend(said.iter().cloned().zip(said.iter().skip(1).cloned()));
        self.words.extend(said);
    }

    /// Adds words that keys stand for.
    pub(super) fn mean(&mut self, text: &str) {
        self.meant.extend(words(text));
    }

    /// Whether every word is written, or stands behind a key.
    fn means(&self, said: &[String]) -> bool {
        said.iter().all(|word| self.words.contains(word) || self.meant.contains(word))
    }

    /// Whether every word is written, and nine of ten pairs of neighbours stand together: a line may be cut into two
    /// values, but not into crumbs.
    fn holds(&self, said: &[String]) -> bool {
        let pairs = said
            .iter()
            .cloned()
            .zip(said.iter().skip(1).cloned())
            .filter(|pair| self.pairs.contains(pair))
            .count();
        let all = said.len().saturating_sub(1);
        said.iter().all(|word| self.words.contains(word)) && (all < 4 || pairs * 10 >= all * 6)
    }
}
