//! The matcher: where among the lexemes of a wording the rows of the grammar stand.
//!
//! Every table is tried at a place once, and a row looks at no more lexemes than it has parts: reading takes steps as
//! the wording is long.

use super::grammar::{CLASSES, Grammar, MOST, PatternPart, RowHead, TABLES, WordingTable};
use super::lexeme::Lexeme;
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

/// What becomes of the parts of a row that are found: to know where it ends, nobody need keep them.
trait Seen {
    fn push(&mut self, table: Option<WordingTable>, at: usize, end: usize);
    /// How many there are.
    fn count(&self) -> usize;
    /// Forgets all but the first so many.
    fn cut(&mut self, count: usize);
}

/// None is kept.
struct Unkept;

impl Seen for Unkept {
    fn push(&mut self, _: Option<WordingTable>, _: usize, _: usize) {}

    fn count(&self) -> usize {
        0
    }

    fn cut(&mut self, _: usize) {}
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

    /// The parts, in order.
    pub(super) fn list(&self) -> &[Matched] {
        self.found.get(..self.count).unwrap_or_default()
    }
}

impl Seen for Captures {
    fn push(&mut self, table: Option<WordingTable>, at: usize, end: usize) {
        if let Some(room) = self.found.get_mut(self.count) {
            *room = Matched { table, at: at as u16, end: end as u16 };
            self.count += 1;
        }
    }

    fn count(&self) -> usize {
        self.count
    }

    fn cut(&mut self, count: usize) {
        self.count = count;
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
            super::words::find(self, at);
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
                let end = self.fit(&rule.parts, at, &mut Unkept);
                let end = end.map_or(0, |end| end as u16);
                if end > best.end || end == best.end && row < best.row {
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
    fn fit(&mut self, parts: &'static [PatternPart], at: usize, seen: &mut impl Seen) -> Option<usize> {
        steps(1);
        let Some((head, rest)) = parts.split_first() else { return Some(at) };
        let before = seen.count();
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
                if table == WordingTable::Words && super::words::is_torn_off(self.lexemes, at) {
                    return None;
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
                seen.cut(before);
                self.fit(behind, at, seen)
            }
            PatternPart::Several(length) => {
                let (inner, behind) = rest.split_at_checked(usize::from(length))?;
                let mut at = at;
                for _ in 0..6 {
                    let before = seen.count();
                    match self.fit(inner, at, seen) {
                        Some(end) if end > at => at = end,
                        _ => {
                            seen.cut(before);
                            break;
                        }
                    }
                }
                self.fit(behind, at, seen)
            }
        };
        if found.is_none() {
            seen.cut(before);
        }
        found
    }

    /// Where words of somebody's own end that begin at a place, as far as that is known; none where it is not.
    pub(super) fn known_words(&self, at: usize) -> Option<usize> {
        let known = self.known.get(at * TABLES + WordingTable::Words as usize)?;
        (known.end != UNTRIED.end).then_some(usize::from(known.end))
    }

    /// Takes down where they end; 0 where none begin.
    pub(super) fn know_words(&mut self, at: usize, end: usize) {
        let slot = at * TABLES + WordingTable::Words as usize;
        self.know(slot, MatchedRow { row: u16::MAX, end: end as u16 });
    }

    /// Takes down what was found.
    fn know(&mut self, slot: usize, found: MatchedRow) {
        if let Some(known) = self.known.get_mut(slot) {
            *known = found;
        }
    }
}
