//! The matcher: where among the lexemes of a wording the rows of the grammar stand.
//!
//! Every table is tried at a place once, and a row looks at no more lexemes than it has parts: reading takes steps as
//! the wording is long.

use super::grammar::{CLASSES, Grammar, MOST, PatternPart, RowHead, TABLES, WORDS, WordingTable};
use super::lexeme::Lexeme;
use super::vocabulary::{Class, MONTH};
use super::work::steps;

/// What a part of a row was found to be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Matched {
    /// The table, or none for a lexeme.
    pub table: Option<WordingTable>,
    /// Its first lexeme.
    pub at: u16,
    /// One past its last.
    pub end: u16,
}

/// The parts of a row that were found.
pub(super) struct Captures {
    found: [Matched; MOST],
    count: usize,
}

impl Captures {
    pub(super) fn new() -> Self {
        Captures { found: [Matched { table: None, at: 0, end: 0 }; MOST], count: 0 }
    }

    fn push(&mut self, table: Option<WordingTable>, at: usize, end: usize) {
        if let Some(room) = self.found.get_mut(self.count) {
            *room = Matched { table, at: at as u16, end: end as u16 };
            self.count += 1;
        }
    }

    /// The parts, in order.
    pub(super) fn list(&self) -> &[Matched] {
        self.found.get(..self.count).unwrap_or_default()
    }
}

/// Which row was found at a place, and where it ends.
#[derive(Clone, Copy)]
struct MatchedRow {
    row: u16,
    end: u16,
}

/// Nothing was tried yet; nothing was found.
const UNTRIED: MatchedRow = MatchedRow { row: u16::MAX, end: u16::MAX };
const NOTHING: MatchedRow = MatchedRow { row: u16::MAX, end: 0 };

/// What finds wordings among lexemes.
pub(super) struct Matcher<'w> {
    grammar: &'static Grammar,
    /// The lexemes.
    pub lexemes: &'w [Lexeme],
    known: Vec<MatchedRow>,
    /// The classes that stand at each lexeme or behind it.
    ahead: Vec<u128>,
    /// The lexeme at which the row failed that went farthest, of those tried.
    far: usize,
}

/// The marks that words of somebody's own may have between them.
const MARKS: u128 = Class::Comma.bit()
    | Class::Open.bit()
    | Class::Close.bit()
    | Class::Dash.bit()
    | Class::Colon.bit()
    | Class::Dot.bit()
    | Class::Slash.bit()
    | Class::Mark.bit();

impl<'w> Matcher<'w> {
    /// A matcher at the beginning of its work.
    pub(super) fn new(grammar: &'static Grammar, lexemes: &'w [Lexeme]) -> Self {
        let mut ahead = vec![0; lexemes.len()];
        let mut all = 0;
        for (ahead, lexeme) in ahead.iter_mut().zip(lexemes).rev() {
            all |= lexeme.classes;
            *ahead = all;
        }
        Matcher { grammar, lexemes, known: vec![UNTRIED; TABLES * (lexemes.len() + 1)], ahead, far: 0 }
    }

    /// The lexeme at which the row failed that went farthest, of all that begin at a place.
    pub(super) fn farthest(&self, at: usize) -> usize {
        let mut all = Matcher::new(self.grammar, self.lexemes);
        // A row that lacks something further on may still say how far the words made sense.
        all.ahead.fill(u128::MAX);
        for table in [WordingTable::Extra, WordingTable::Time, WordingTable::Free, WordingTable::Weak] {
            all.longest(table, at);
        }
        all.far
    }

    /// The row of a table that is longest at a place, and where it ends.
    pub(super) fn longest(&mut self, table: WordingTable, at: usize) -> Option<(u16, usize)> {
        let slot = at * TABLES + table as usize;
        let known = *self.known.get(slot)?;
        if known.end != UNTRIED.end {
            return (known.end > 0).then_some((known.row, usize::from(known.end)));
        }
        let mut best = NOTHING;
        if at >= self.lexemes.len() {
            return None;
        }
        if table == WordingTable::Words {
            let far = self.far;
            self.all_words(at);
            self.far = far;
            let known = *self.known.get(slot)?;
            return (known.end > 0).then_some((known.row, usize::from(known.end)));
        }
        // A table that asks for itself at the same place finds nothing.
        self.know(slot, NOTHING);
        let grammar = self.grammar;
        let mut classes = self.lexemes.get(at)?.classes;
        let ahead = *self.ahead.get(at)?;
        let mut tried = u16::MAX;
        let mut seen = Captures::new();
        while classes != 0 {
            let class = classes.trailing_zeros() as usize;
            classes &= classes - 1;
            for &RowHead { row, needs } in grammar.heads.get(table as usize * CLASSES + class)? {
                if row == tried || ahead & needs == 0 {
                    continue;
                }
                tried = row;
                let rule = grammar.rows.get(usize::from(row))?;
                if !rule.needs.iter().all(|classes| ahead & classes != 0) {
                    continue;
                }
                seen.count = 0;
                let end = self.fit(&rule.parts, at, &mut seen);
                let end = end.map_or(0, |end| end as u16);
                if end > best.end || end == best.end && row < best.row && end > 0 {
                    best = MatchedRow { row, end };
                }
            }
        }
        self.know(slot, best);
        (best.end > 0).then_some((best.row, usize::from(best.end)))
    }

    /// Where a row found at a place has its parts.
    pub(super) fn parts(&mut self, row: u16, at: usize) -> Captures {
        let mut seen = Captures::new();
        let grammar = self.grammar;
        if let Some(row) = grammar.rows.get(usize::from(row)) {
            self.fit(&row.parts, at, &mut seen);
        }
        seen
    }

    /// Where a pattern ends, if it stands at a place.
    fn fit(&mut self, parts: &'static [PatternPart], at: usize, seen: &mut Captures) -> Option<usize> {
        steps(1);
        let Some((head, rest)) = parts.split_first() else { return Some(at) };
        let before = seen.count;
        let found = match *head {
            PatternPart::One(classes) | PatternPart::Glued(classes) => {
                self.far = self.far.max(at);
                let lexeme = self.lexemes.get(at)?;
                if !lexeme.is(classes) || matches!(head, PatternPart::Glued(_)) && lexeme.blank {
                    return None;
                }
                seen.push(None, at, at + 1);
                self.fit(rest, at + 1, seen)
            }
            PatternPart::Of(table) => {
                // The words stop where a wording of the table should begin.
                if at == self.lexemes.len() {
                    self.far = at;
                }
                let (_, end) = self.longest(table, at)?;
                seen.push(Some(table), at, end);
                self.fit(rest, end, seen)
            }
            PatternPart::Ahead(classes) => {
                self.lexemes.get(at).filter(|lexeme| lexeme.is(classes))?;
                self.fit(rest, at, seen)
            }
            PatternPart::Maybe(length) => {
                let behind = rest.get(usize::from(length)..)?;
                if let Some(end) = self.fit(rest, at, seen) {
                    return Some(end);
                }
                seen.count = before;
                self.fit(behind, at, seen)
            }
            PatternPart::Several(length) => {
                let (inner, behind) = rest.split_at_checked(usize::from(length))?;
                let mut at = at;
                for _ in 0..6 {
                    let before = seen.count;
                    match self.fit(inner, at, seen) {
                        Some(end) if end > at => at = end,
                        _ => {
                            seen.count = before;
                            break;
                        }
                    }
                }
                self.fit(behind, at, seen)
            }
        };
        if found.is_none() {
            seen.count = before;
        }
        found
    }

    /// Takes down what was found.
    fn know(&mut self, slot: usize, found: MatchedRow) {
        if let Some(known) = self.known.get_mut(slot) {
            *known = found;
        }
    }

    /// Finds out for a place and all behind it where words of somebody's own end, from the last to the first.
    fn all_words(&mut self, from: usize) {
        for at in (from..self.lexemes.len()).rev() {
            let slot = at * TABLES + WordingTable::Words as usize;
            if self.known.get(slot).is_none_or(|known| known.end != UNTRIED.end) {
                continue;
            }
            // What follows may ask for the words here, which it must not find.
            self.know(slot, NOTHING);
            let end = self.words(at).map_or(0, |end| end as u16);
            self.know(slot, MatchedRow { row: u16::MAX, end });
        }
    }

    /// Where words of somebody's own end that begin here; those behind are known.
    fn words(&mut self, at: usize) -> Option<usize> {
        let behind = |this: &Self, at: usize| {
            let known = this.known.get(at * TABLES + WordingTable::Words as usize);
            known
                .filter(|known| known.end > 0 && known.end != UNTRIED.end)
                .map_or(at, |known| usize::from(known.end))
        };
        // «за 5» of «за 5 дней до 1 мая» is about nothing.
        let stop = self.longest(WordingTable::Stop, at).map_or(0, |(_, end)| end);
        if let Some((_, end)) = self.longest(WordingTable::About, at).filter(|(_, end)| *end >= stop) {
            return Some(behind(self, end));
        }
        let lexeme = self.lexemes.get(at)?;
        let next = self.lexemes.get(at + 1);
        if lexeme.is(MARKS) {
            let next = next?;
            // «на 1 день» says how long, «на 1 рабочий день месяца» when: the longer counts.
            let about = self.longest(WordingTable::About, at + 1).map_or(0, |(_, end)| end);
            let time = !lexeme.is(Class::Close.bit() | Class::Dot.bit())
                && self.time(at + 1).is_some_and(|end| end > about || end == about && self.is_day(at + 2));
            let ends = time || lexeme.is(Class::Dot.bit()) && (lexeme.blank || next.is(Class::Then.bit()));
            let on = behind(self, at + 1);
            return (!ends && (on > at + 1 || lexeme.is(Class::Close.bit()))).then_some(on);
        }
        // «… и до 1 июня»: what joins must join.
        if lexeme.is(Class::And.bit()) && behind(self, at + 1) == at + 1 {
            return None;
        }
        if !lexeme.is(WORDS) || stop > 0 {
            return None;
        }
        Some(behind(self, at + 1))
    }
}

impl Matcher<'_> {
    /// Whether a day stands at a place: «…, на 1 июня» tells one, «…, на 2024 год» does not.
    fn is_day(&self, at: usize) -> bool {
        let is = |at: usize, classes: u128| self.lexemes.get(at).is_some_and(|lexeme| lexeme.is(classes));
        is(at, Class::Date.bit()) || is(at, Class::Small.bit()) && is(at + 1, MONTH)
    }

    /// Where a phrase of time ends that stands at a place; a number alone is none.
    fn time(&mut self, at: usize) -> Option<usize> {
        let counter = Class::Small.bit() | Class::Roman.bit() | Class::Ordinal.bit();
        let counts = self.lexemes.get(at).is_some_and(|lexeme| lexeme.is(counter));
        self.longest(WordingTable::Time, at).map(|(_, end)| end).filter(|end| !counts || *end > at + 1)
    }
}
