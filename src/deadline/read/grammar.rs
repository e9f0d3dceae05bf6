//! Wordings as patterns over word classes, and the matcher that finds the longest of them.
//!
//! A table has a row a wording. Its pattern is written with the words themselves, in any of their forms, each standing
//! for all words of its class: «до {day}» is «до», and then a day. Beside words a pattern may hold
//!
//! - `{name}`, another table's wording;
//! - `[…]`, what may be missing; `<…>`, what may come several times, or not at all;
//! - `a|b`, one of two words; `_` before a word, no blank before it; `&a`, a word that follows and is not taken;
//! - `N` one or two digits, `NN` two, `NNN` three, `Y` four, `R` a Roman number, `O` an ordinal, `C` a cardinal, `M` a month,
//!   `D` a date of digits, `DY` one with its year, `MY` a month and year of digits, `T` an hour, `W` a word not listed,
//!   `A` a name, `B` an abbreviation of capitals, `L` a letter, `…` words of somebody's own.
//!
//! Every table is tried at a place once, and a row looks at no more lexemes than it has parts: reading takes steps as
//! the wording is long.

use super::lexeme::Lexeme;
use super::vocabulary::{Class, MONTH, look_up};
use super::work::steps;

/// A table of wordings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Table {
    Count,
    Unit,
    Span,
    Year,
    Pair,
    Point,
    Month,
    DayOf,
    By,
    Event,
    About,
    Stop,
    Time,
    Free,
    Weak,
    Extra,
    /// Words of somebody's own; no rows, see [`Matcher::words`].
    Words,
}

/// How many tables there are.
pub(super) const TABLES: usize = Table::Words as usize + 1;

/// The names of tables in patterns.
const NAMES: [(&str, Table); TABLES] = [
    ("count", Table::Count),
    ("unit", Table::Unit),
    ("span", Table::Span),
    ("year", Table::Year),
    ("pair", Table::Pair),
    ("day", Table::Point),
    ("month", Table::Month),
    ("number", Table::DayOf),
    ("by", Table::By),
    ("event", Table::Event),
    ("about", Table::About),
    ("stop", Table::Stop),
    ("time", Table::Time),
    ("free", Table::Free),
    ("weak", Table::Weak),
    ("extra", Table::Extra),
    ("words", Table::Words),
];

/// A part of a pattern.
#[derive(Clone, Copy, Debug)]
pub(super) enum Part {
    /// One lexeme of any of these classes.
    One(u128),
    /// The same, without a blank before it.
    Glued(u128),
    /// A wording of another table.
    Of(Table),
    /// The next parts, so many, may be missing.
    Maybe(u8),
    /// The next parts, so many, may come several times.
    Several(u8),
    /// A lexeme of these classes follows.
    Ahead(u128),
}

/// A pattern, ready to be tried.
pub(super) type Pattern = Vec<Part>;

/// Reads a pattern; `None` of one that is not well written.
pub(super) fn pattern(text: &str) -> Option<Pattern> {
    let mut parts = Pattern::new();
    let mut open = Vec::new();
    for item in text.split_whitespace() {
        match item {
            "[" | "<" => {
                open.push(parts.len());
                parts.push(if item == "[" { Part::Maybe(0) } else { Part::Several(0) });
            }
            "]" | ">" => {
                let at = open.pop()?;
                let length = u8::try_from(parts.len() - at - 1).ok()?;
                match parts.get_mut(at)? {
                    Part::Maybe(size) | Part::Several(size) => *size = length,
                    _ => return None,
                }
            }
            "…" => parts.push(Part::Of(Table::Words)),
            _ if item.starts_with('{') => {
                let name = item.trim_matches(['{', '}']);
                parts.push(Part::Of(NAMES.iter().find(|(known, _)| *known == name)?.1));
            }
            _ => parts.push(match (item.strip_prefix('_'), item.strip_prefix('&')) {
                (Some(rest), _) if !rest.is_empty() => Part::Glued(classes(rest)?),
                (_, Some(rest)) => Part::Ahead(classes(rest)?),
                _ => Part::One(classes(item)?),
            }),
        }
    }
    open.is_empty().then_some(parts)
}

/// The classes of a pattern's item: one or several with bars between.
fn classes(item: &str) -> Option<u128> {
    item.split('|').map(class).try_fold(0, |all, one| Some(all | one?))
}

/// The classes of one word or mark of a pattern.
fn class(item: &str) -> Option<u128> {
    let class = match item {
        "N" => Class::Small,
        "NN" => Class::Pair,
        "NNN" => Class::Other,
        "Y" => Class::Long,
        "R" => Class::Roman,
        "O" => Class::Ordinal,
        "C" => Class::Cardinal,
        "M" => return Some(MONTH),
        "D" => Class::Date,
        "DY" => Class::Dated,
        "MY" => Class::Monthly,
        "T" => Class::Clock,
        "W" => Class::Unknown,
        "A" => Class::Capital,
        "B" => Class::Capitals,
        "L" => Class::Letter,
        "-" => Class::Dash,
        "," => Class::Comma,
        ";" => Class::Semicolon,
        ":" => Class::Colon,
        "." => Class::Dot,
        "/" => Class::Slash,
        "(" => Class::Open,
        ")" => Class::Close,
        "№" => Class::Sign,
        word => look_up(&super::letters::fold(word)).class,
    };
    let known = class != Class::Unknown || item == "W";
    known.then(|| class.bit())
}

/// The rows of all tables, and which of them a lexeme can begin.
pub(super) struct Grammar {
    rows: Vec<Pattern>,
    /// The rows of each table by the class they begin with.
    heads: Vec<Vec<u16>>,
}

/// How many classes there can be.
const CLASSES: usize = 128;

impl Grammar {
    /// The grammar of these rows, each with its table. A row that is not well written is never found; a test holds
    /// that there is none.
    pub fn new<'t>(rows: impl Iterator<Item = (Table, &'t str)>) -> Self {
        let (tables, rows): (Vec<Table>, Vec<Pattern>) =
            rows.map(|(table, text)| (table, pattern(text).unwrap_or_default())).unzip();
        let mut firsts = [0u128; TABLES];
        firsts[Table::Words as usize] = WORDS;
        for _ in 0..TABLES {
            for (table, row) in tables.iter().zip(&rows) {
                firsts[*table as usize] |= first(row, &firsts);
            }
        }
        let mut heads = vec![Vec::new(); TABLES * CLASSES];
        for (at, (table, row)) in tables.iter().zip(&rows).enumerate() {
            let first = first(row, &firsts);
            for class in (0..CLASSES).filter(|class| first >> class & 1 == 1) {
                heads[*table as usize * CLASSES + class].push(u16::try_from(at).unwrap_or(u16::MAX));
            }
        }
        Grammar { rows, heads }
    }
}

/// The classes that a pattern can begin with.
fn first(parts: &[Part], firsts: &[u128; TABLES]) -> u128 {
    let Some((head, rest)) = parts.split_first() else { return 0 };
    match *head {
        Part::One(classes) | Part::Glued(classes) | Part::Ahead(classes) => classes,
        Part::Of(table) => firsts[table as usize],
        Part::Maybe(length) | Part::Several(length) => {
            let (inner, behind) = rest.split_at(usize::from(length).min(rest.len()));
            first(inner, firsts) | first(behind, firsts)
        }
    }
}

/// What a part of a row was found to be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// The table, or none for a lexeme.
    pub table: Option<Table>,
    /// Its first lexeme.
    pub at: u16,
    /// One past its last.
    pub end: u16,
}

/// The parts of a row that were found.
pub(super) struct Seen {
    found: [Found; MOST],
    count: usize,
}

/// The most parts of a row that can be found; no row has more.
const MOST: usize = 32;

impl Seen {
    pub fn new() -> Self {
        Seen { found: [Found { table: None, at: 0, end: 0 }; MOST], count: 0 }
    }

    fn push(&mut self, table: Option<Table>, at: usize, end: usize) {
        if let Some(room) = self.found.get_mut(self.count) {
            *room = Found { table, at: at as u16, end: end as u16 };
            self.count += 1;
        }
    }

    /// The parts, in order.
    pub fn list(&self) -> &[Found] {
        &self.found[..self.count]
    }
}

/// Which row was found at a place, and where it ends.
#[derive(Clone, Copy)]
struct Known {
    row: u16,
    end: u16,
}

/// Nothing was tried yet; nothing was found.
const UNTRIED: Known = Known { row: u16::MAX, end: u16::MAX };
const NOTHING: Known = Known { row: u16::MAX, end: 0 };

/// What finds wordings among lexemes.
pub(super) struct Matcher<'w> {
    grammar: &'static Grammar,
    /// The lexemes.
    pub lexemes: &'w [Lexeme],
    known: Vec<Known>,
    /// The lexeme at which the row failed that went farthest.
    pub far: usize,
}

/// The classes that words of somebody's own may have.
const WORDS: u128 = {
    use Class::*;
    let list = [
        Unknown, In, At, For, Of, From, Until, Toward, And, With, Before, Term, Period, All, Course, Moment, Day, Next, Current,
        New, State, Report, Past, Each, Last, Begin, Middle, End, Half, Decade, Week, Month, Quarter, HalfYear, HalfOfYear,
        Year, YearShort, School, Civil, Working, Number, OftenAdjective, Basis, Ordinal, Cardinal, Plan, Accordance,
        According, Measure, ByNeed, ByEvent, ByOthers, Occasion, Established, Course2, Holidays, Season, Place, After,
        Lasting, Small, Roman, Other, Sign, Hour, Further, Steady, Share, Letter, Long, Weekday,
    ];
    let mut all = 0;
    let mut at = 0;
    while at < list.len() {
        all |= list[at].bit();
        at += 1;
    }
    all
};

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
    pub fn new(grammar: &'static Grammar, lexemes: &'w [Lexeme]) -> Self {
        Matcher { grammar, lexemes, known: vec![UNTRIED; TABLES * (lexemes.len() + 1)], far: 0 }
    }

    /// The row of a table that is longest at a place, and where it ends.
    pub fn longest(&mut self, table: Table, at: usize) -> Option<(u16, usize)> {
        let slot = at * TABLES + table as usize;
        let known = *self.known.get(slot)?;
        if known.end != UNTRIED.end {
            return (known.end > 0).then_some((known.row, usize::from(known.end)));
        }
        let mut best = NOTHING;
        if at >= self.lexemes.len() {
            return None;
        }
        if table == Table::Words {
            let far = self.far;
            self.all_words(at);
            self.far = far;
            let known = *self.known.get(slot)?;
            return (known.end > 0).then_some((known.row, usize::from(known.end)));
        }
        // A table that asks for itself at the same place finds nothing.
        self.known[slot] = NOTHING;
        let grammar = self.grammar;
        let mut classes = self.lexemes.get(at)?.classes;
        let mut tried = u16::MAX;
        while classes != 0 {
            let class = classes.trailing_zeros() as usize;
            classes &= classes - 1;
            for &row in grammar.heads.get(table as usize * CLASSES + class)? {
                if row == tried {
                    continue;
                }
                tried = row;
                let end = self.fit(grammar.rows.get(usize::from(row))?, at, &mut Seen::new());
                let end = end.map_or(0, |end| end as u16);
                if end > best.end || end == best.end && row < best.row && end > 0 {
                    best = Known { row, end };
                }
            }
        }
        self.known[slot] = best;
        (best.end > 0).then_some((best.row, usize::from(best.end)))
    }

    /// Where a row found at a place has its parts.
    pub fn parts(&mut self, row: u16, at: usize) -> Seen {
        let mut seen = Seen::new();
        let grammar = self.grammar;
        if let Some(parts) = grammar.rows.get(usize::from(row)) {
            self.fit(parts, at, &mut seen);
        }
        seen
    }

    /// Where a pattern ends, if it stands at a place.
    fn fit(&mut self, parts: &'static [Part], at: usize, seen: &mut Seen) -> Option<usize> {
        steps(1);
        let Some((head, rest)) = parts.split_first() else { return Some(at) };
        let before = seen.count;
        let found = match *head {
            Part::One(classes) | Part::Glued(classes) => {
                self.far = self.far.max(at);
                let lexeme = self.lexemes.get(at)?;
                if !lexeme.is(classes) || matches!(head, Part::Glued(_)) && lexeme.blank {
                    return None;
                }
                seen.push(None, at, at + 1);
                self.fit(rest, at + 1, seen)
            }
            Part::Of(table) => {
                let (_, end) = self.longest(table, at)?;
                seen.push(Some(table), at, end);
                self.fit(rest, end, seen)
            }
            Part::Ahead(classes) => {
                self.lexemes.get(at).filter(|lexeme| lexeme.is(classes))?;
                self.fit(rest, at, seen)
            }
            Part::Maybe(length) => {
                let behind = rest.get(usize::from(length)..)?;
                if let Some(end) = self.fit(rest, at, seen) {
                    return Some(end);
                }
                seen.count = before;
                self.fit(behind, at, seen)
            }
            Part::Several(length) => {
                let (inner, behind) = rest.split_at_checked(usize::from(length))?;
                let mut at = at;
                for _ in 0..12 {
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

    /// Finds out for a place and all behind it where words of somebody's own end, from the last to the first.
    fn all_words(&mut self, from: usize) {
        for at in (from..self.lexemes.len()).rev() {
            let slot = at * TABLES + Table::Words as usize;
            if self.known[slot].end != UNTRIED.end {
                continue;
            }
            // What follows may ask for the words here, which it must not find.
            self.known[slot] = NOTHING;
            let end = self.words(at).map_or(0, |end| end as u16);
            self.known[slot] = Known { row: u16::MAX, end };
        }
    }

    /// Where words of somebody's own end that begin here; those behind are known.
    fn words(&mut self, at: usize) -> Option<usize> {
        let behind = |this: &Self, at: usize| {
            let known = this.known.get(at * TABLES + Table::Words as usize);
            known.filter(|known| known.end > 0 && known.end != UNTRIED.end).map_or(at, |known| usize::from(known.end))
        };
        if let Some((_, end)) = self.longest(Table::About, at) {
            return Some(behind(self, end));
        }
        let lexeme = self.lexemes.get(at)?;
        let next = self.lexemes.get(at + 1);
        if lexeme.is(MARKS) {
            let next = next?;
            let about = self.longest(Table::About, at + 1).is_some();
            let time = !about && !lexeme.is(Class::Close.bit() | Class::Dot.bit()) && self.is_time(at + 1);
            let ends = time || lexeme.is(Class::Dot.bit()) && (lexeme.blank || next.is(Class::Then.bit()));
            let on = behind(self, at + 1);
            return (!ends && (on > at + 1 || lexeme.is(Class::Close.bit()))).then_some(on);
        }
        // «… и до 1 июня»: what joins must join.
        if lexeme.is(Class::And.bit()) && behind(self, at + 1) == at + 1 {
            return None;
        }
        if !lexeme.is(WORDS) || self.longest(Table::Stop, at).is_some() {
            return None;
        }
        Some(behind(self, at + 1))
    }
}

impl Matcher<'_> {
    /// Whether a phrase of time stands at a place; a number alone is none.
    fn is_time(&mut self, at: usize) -> bool {
        let counter = Class::Small.bit() | Class::Roman.bit() | Class::Ordinal.bit();
        let counts = self.lexemes.get(at).is_some_and(|lexeme| lexeme.is(counter));
        self.longest(Table::Time, at).is_some_and(|(_, end)| !counts || end > at + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_well_written() {
        let bad = |text: &&str| pattern(text).is_none_or(|parts| parts.len() > MOST);
        let bad: Vec<&str> = super::super::rows::all().map(|(_, text)| text).filter(bad).collect();
        assert!(bad.is_empty(), "{bad:#?}");
    }
}
