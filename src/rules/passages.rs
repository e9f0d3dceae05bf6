//! The texts of a roadmap, each with what is known of its words. Those of a table that roadmaps share are walked through
//! once for all of them, and so is what a rule chooses among them by their words.

use std::any::TypeId;
use std::ops::{Deref, Range};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::View;
use super::texts::TextFacts;
use crate::model::{Passage, Roadmap, TextRole};

/// A text of a roadmap, and what is known of its words.
pub(super) struct KnownText<'w> {
    passage: Passage<'w>,
    /// What is known of its words.
    pub words: Arc<TextFacts<'w>>,
}

/// What a rule chooses texts by: their words and what they are in their entries, and nothing else of the roadmap. It is
/// told from others by its type, so that it holds nothing.
pub(super) trait TextChoice: Fn(&KnownText<'_>) -> bool + Copy + 'static {}

impl<F: Fn(&KnownText<'_>) -> bool + Copy + 'static> TextChoice for F {}

/// The texts of a roadmap, in their order: before its table, of its table, and behind it.
pub(super) struct KnownTexts<'w> {
    head: TextList<'w>,
    table: Arc<TextList<'w>>,
    behind: TextList<'w>,
}

/// Texts that stand one behind the other.
#[derive(Default)]
pub(super) struct TextList<'w> {
    texts: Vec<KnownText<'w>>,
    /// Where those stand of entries that mention a time, once a rule has asked.
    dated: OnceLock<Vec<Range<usize>>>,
    /// The places of those of a table that rules have chosen, by the choice.
    chosen: Mutex<Vec<(TypeId, Arc<[usize]>)>>,
}

impl<'w> View<'w> {
    /// Every text of the roadmap that is printed and in force, walked through once for all rules.
    pub(super) fn texts(&self) -> impl Iterator<Item = &KnownText<'w>> {
        self.known_texts().lists().into_iter().flat_map(|list| &list.texts)
    }

    /// Those that a rule chooses.
    pub(super) fn chosen(&self, choice: impl TextChoice) -> impl Iterator<Item = &KnownText<'w>> {
        self.chosen_at(choice).map(|(_, text)| text)
    }

    /// The same, each with its place among all texts.
    pub(super) fn chosen_at(&self, choice: impl TextChoice) -> impl Iterator<Item = (usize, &KnownText<'w>)> {
        let KnownTexts { head, table, behind } = self.known_texts();
        let places = table.chosen(choice);
        let of_table = (0..places.len()).filter_map(move |at| places.get(at).copied());
        let of_table = of_table.filter_map(|at| Some((head.texts.len() + at, table.texts.get(at)?)));
        let is_chosen = move |(_, text): &(usize, &KnownText<'w>)| choice(text);
        let of_head = (0..).zip(&head.texts).filter(is_chosen);
        let start = head.texts.len() + table.texts.len();
        of_head.chain(of_table).chain((start..).zip(&behind.texts).filter(is_chosen))
    }

    /// The texts of the entries of which a title, a clause, a result, a note or a definition mentions a time.
    pub(super) fn dated_texts(&self) -> impl Iterator<Item = &[KnownText<'w>]> {
        self.known_texts().lists().into_iter().flat_map(TextList::dated)
    }

    /// What is known of a text by its words.
    pub(super) fn facts(&self, text: &'w str) -> Arc<TextFacts<'w>> {
        self.memo.texts.get(text, self.context.learned)
    }

    fn known_texts(&self) -> &KnownTexts<'w> {
        self.texts.get_or_init(|| {
            let roadmap = self.roadmap;
            KnownTexts {
                head: TextList::of(self, 24, roadmap.texts_of_head()),
                table: self.table_texts(),
                behind: TextList::of(self, 0, roadmap.texts_behind()),
            }
        })
    }

    /// The texts of the table. Which of them are in force is told by the order where a later act did something to them.
    fn table_texts(&self) -> Arc<TextList<'w>> {
        let roadmap: &'w Roadmap = self.roadmap;
        let room = 5 * roadmap.measures.len() + 8;
        let walk = || Arc::new(TextList::of(self, room, roadmap.texts_of_table()));
        match roadmap.is_amended {
            true => walk(),
            false => Arc::clone(self.memo.tables.borrow_mut().entry(roadmap.table()).or_insert_with(walk)),
        }
    }
}

impl<'w> KnownTexts<'w> {
    fn lists(&self) -> [&TextList<'w>; 3] {
        [&self.head, &self.table, &self.behind]
    }
}

impl<'w> TextList<'w> {
    fn of(view: &View<'w>, room: usize, passages: impl Iterator<Item = Passage<'w>>) -> Self {
        let mut texts = Vec::with_capacity(room);
        // So the walk is the loops that it is made of, which asking for one text after the other is not.
        passages.for_each(|passage| {
            if !view.roadmap.is_owner_repealed(passage.owner) {
                texts.push(KnownText { passage, words: view.facts(passage.text) });
            }
        });
        TextList { texts, ..TextList::default() }
    }

    /// The places of the texts that a rule chooses.
    fn chosen<C: TextChoice>(&self, choice: C) -> Arc<[usize]> {
        const { assert!(size_of::<C>() == 0) };
        let name = TypeId::of::<C>();
        let mut chosen = self.chosen.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, places)) = chosen.iter().find(|(known, _)| *known == name) {
            return Arc::clone(places);
        }
        let is_chosen = |(at, text): (usize, &KnownText<'w>)| choice(text).then_some(at);
        let places: Arc<[usize]> = self.texts.iter().enumerate().filter_map(is_chosen).collect();
        chosen.push((name, Arc::clone(&places)));
        places
    }

    /// The texts of the entries of which one of those that are read for it mentions a time.
    fn dated(&self) -> impl Iterator<Item = &[KnownText<'w>]> {
        let dated = self.dated.get_or_init(|| dated(&self.texts));
        dated.iter().filter_map(|range| self.texts.get(range.clone()))
    }
}

/// Where the texts stand of the entries of which one of those that are read for it mentions a time.
fn dated(texts: &[KnownText<'_>]) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut ranges = Vec::new();
    let roles = [TextRole::Title, TextRole::Clause, TextRole::Result, TextRole::Note, TextRole::Definition];
    let is_dated = |text: &KnownText<'_>| roles.contains(&text.role) && text.words.is_dated();
    for entry in texts.chunk_by(|one, other| one.owner == other.owner) {
        let range = start..start + entry.len();
        start = range.end;
        if entry.iter().any(is_dated) {
            ranges.push(range);
        }
    }
    ranges
}

impl<'w> Deref for KnownText<'w> {
    type Target = Passage<'w>;

    fn deref(&self) -> &Passage<'w> {
        &self.passage
    }
}
