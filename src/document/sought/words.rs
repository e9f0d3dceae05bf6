//! Many words found in a text at once.

use std::ops::Range;

use aho_corasick::AhoCorasick;
use foldhash::HashMap;

/// Distinct words, each by its place among them.
#[derive(Default)]
pub(super) struct Distinct(HashMap<String, usize>);

impl Distinct {
    pub(super) fn add(&mut self, word: String) -> usize {
        let next = self.0.len();
        *self.0.entry(word).or_insert(next)
    }

    /// What finds them all in one walk through a text (Aho and Corasick, "Efficient string matching", 1975).
    pub(super) fn finder(self) -> Finder {
        let mut words: Vec<(String, usize)> = self.0.into_iter().collect();
        words.sort_unstable_by_key(|(_, at)| *at);
        Finder(AhoCorasick::new(words.iter().map(|(word, _)| word)).ok())
    }
}

/// What finds words in a text.
pub(super) struct Finder(Option<AhoCorasick>);

impl Finder {
    /// Which word stands where, those too that share signs, in the order of their ends.
    pub(super) fn found_in(&self, text: &str) -> impl Iterator<Item = (usize, Range<usize>)> {
        let found = self.0.iter().flat_map(move |all| all.find_overlapping_iter(text));
        // A word that is empty stands between any two bytes.
        let whole = found.filter(move |one| text.is_char_boundary(one.start()));
        whole.map(|one| (one.pattern().as_usize(), one.range()))
    }
}
