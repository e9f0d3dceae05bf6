//! Wordings as patterns over word classes; the [matcher](super::matcher) finds the longest of them.
//!
//! A table has a row a wording. Its pattern is written with the words themselves, in any of their forms, each standing
//! for all words of its class: «до {day}» is «до», and then a day. Beside words a pattern may hold
//!
//! - `{name}`, another table's wording;
//! - `[…]`, what may be missing; `<…>`, what may come several times, or not at all;
//! - `a|b`, one of two words; `_` before a word, no blank before it; `&a`, a word that follows and is not taken;
//! - `N` one or two digits, `NN` two, `NNN` three, `Y` four, `R` a Roman number, `O` an ordinal, `C` a cardinal, `M` a month,
//!   `D` a date of digits, `DY` one with its year, `MY` a month and year of digits, `T` an hour, `W` a word not listed,
//!   `A` a name, `I` a number of two parts as rows have it, `L` a letter, `…` words of somebody's own.
//!
//! A language's tables are in a folder of its own, as [`russian`](super::russian); this knows none of its words.

use super::vocabulary::{Class, MONTH, look_up};

/// A table of wordings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum WordingTable {
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
    Act,
    About,
    Stop,
    Time,
    Free,
    Weak,
    Extra,
    /// What looks like a time and tells something else; asked for only where nothing was read.
    NoTime,
    /// Words of somebody's own; no rows, see the matcher.
    Words,
}

/// How many tables there are.
pub(super) const TABLES: usize = WordingTable::Words as usize + 1;

/// The names of tables in patterns.
const NAMES: [(&str, WordingTable); TABLES] = [
    ("count", WordingTable::Count),
    ("unit", WordingTable::Unit),
    ("span", WordingTable::Span),
    ("year", WordingTable::Year),
    ("pair", WordingTable::Pair),
    ("day", WordingTable::Point),
    ("month", WordingTable::Month),
    ("number", WordingTable::DayOf),
    ("by", WordingTable::By),
    ("event", WordingTable::Event),
    ("act", WordingTable::Act),
    ("about", WordingTable::About),
    ("stop", WordingTable::Stop),
    ("time", WordingTable::Time),
    ("free", WordingTable::Free),
    ("weak", WordingTable::Weak),
    ("extra", WordingTable::Extra),
    ("no-time", WordingTable::NoTime),
    ("words", WordingTable::Words),
];

/// A part of a pattern.
#[derive(Clone, Copy, Debug)]
pub(super) enum PatternPart {
    /// One lexeme of any of these classes.
    One(u128),
    /// The same, without a blank before it.
    Glued(u128),
    /// A wording of another table.
    Of(WordingTable),
    /// The next parts, so many, may be missing.
    Maybe(u8),
    /// The next parts, so many, may come several times.
    Several(u8),
    /// A lexeme of these classes follows.
    Ahead(u128),
}

/// A pattern, ready to be tried.
pub(super) type Pattern = Vec<PatternPart>;

/// A row: its pattern, and what it cannot do without.
pub(super) struct GrammarRow {
    /// The parts, in order.
    pub parts: Pattern,
    /// Classes of which some lexeme must stand where the row begins or behind: a row that lacks one is not tried.
    pub needs: Vec<u128>,
}

/// Reads a pattern; `None` of one that is not well written.
pub(super) fn pattern(text: &str) -> Option<Pattern> {
    let mut parts = Pattern::new();
    let mut open = Vec::new();
    for item in text.split_whitespace() {
        match item {
            "[" | "<" => {
                open.push(parts.len());
                parts.push(if item == "[" { PatternPart::Maybe(0) } else { PatternPart::Several(0) });
            }
            "]" | ">" => {
                let at = open.pop()?;
                let length = u8::try_from(parts.len() - at - 1).ok()?;
                match parts.get_mut(at)? {
                    PatternPart::Maybe(size) | PatternPart::Several(size) => *size = length,
                    _ => return None,
                }
            }
            "…" => parts.push(PatternPart::Of(WordingTable::Words)),
            _ if item.starts_with('{') => {
                let name = item.trim_matches(['{', '}']);
                parts.push(PatternPart::Of(NAMES.iter().find(|(known, _)| *known == name)?.1));
            }
            _ => parts.push(match (item.strip_prefix('_'), item.strip_prefix('&')) {
                (Some(rest), _) if !rest.is_empty() => PatternPart::Glued(classes(rest)?),
                (_, Some(rest)) => PatternPart::Ahead(classes(rest)?),
                _ => PatternPart::One(classes(item)?),
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
        "I" => Class::Item,
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
    pub rows: Vec<GrammarRow>,
    /// The rows of each table by the class they begin with.
    pub heads: Vec<Vec<RowHead>>,
}

/// A row that a class can begin.
#[derive(Clone, Copy)]
pub(super) struct RowHead {
    /// The row.
    pub row: u16,
    /// The rarest of what it cannot do without, which most rows lack: it stands here to be seen first.
    pub needs: u128,
}

/// How many classes there can be.
pub(super) const CLASSES: usize = 128;

impl Grammar {
    /// The grammar of these rows, each with its table. A row that is not well written is never found; a test holds
    /// that there is none.
    pub(super) fn new<'t>(rows: impl Iterator<Item = (WordingTable, &'t str)>) -> Self {
        let (tables, rows): (Vec<WordingTable>, Vec<Pattern>) =
            rows.map(|(table, text)| (table, pattern(text).unwrap_or_default())).unzip();
        let firsts = firsts(&tables, &rows);
        let rarest = rarest(&tables, &rows, firsts);
        let needs: Vec<Vec<u128>> = rows.iter().map(|row| needs(row, &rarest)).collect();
        let mut heads = vec![Vec::new(); TABLES * CLASSES];
        for (at, ((table, row), needs)) in tables.iter().zip(&rows).zip(&needs).enumerate() {
            let first = first(row, &firsts);
            let rare = needs.iter().copied().min_by_key(|classes| classes.count_ones());
            let new =
                RowHead { row: u16::try_from(at).unwrap_or(u16::MAX), needs: rare.unwrap_or(u128::MAX) };
            for class in (0..CLASSES).filter(|class| first >> class & 1 == 1) {
                let head = heads.get_mut(*table as usize * CLASSES + class);
                head.into_iter().for_each(|head| head.push(new));
            }
        }
        let rows = rows.into_iter().zip(needs).map(|(parts, needs)| GrammarRow { parts, needs });
        Grammar { rows: rows.collect(), heads }
    }
}

/// The classes that the wordings of each table can begin with.
fn firsts(tables: &[WordingTable], rows: &[Pattern]) -> [u128; TABLES] {
    let mut firsts = of_words();
    for _ in 0..TABLES {
        for (table, row) in tables.iter().zip(rows) {
            let found = first(row, &firsts);
            firsts.get_mut(*table as usize).into_iter().for_each(|own| *own |= found);
        }
    }
    firsts
}

/// The classes of words of somebody's own, those of all other tables being unknown yet.
fn of_words() -> [u128; TABLES] {
    let mut classes = [0u128; TABLES];
    classes.get_mut(WordingTable::Words as usize).into_iter().for_each(|own| *own = WORDS);
    classes
}

/// Of each table, the fewest classes of which every wording of it has one. It surely has one of those that it begins
/// with; a table of narrower rows tells more, and so do the tables that it is a part of.
fn rarest(tables: &[WordingTable], rows: &[Pattern], firsts: [u128; TABLES]) -> [u128; TABLES] {
    let mut rarest = firsts;
    for _ in 0..TABLES {
        let mut narrower = of_words();
        for (table, row) in tables.iter().zip(rows) {
            let least = needs(row, &rarest).into_iter().min_by_key(|classes| classes.count_ones());
            // A row that may be all missing asks for nothing beyond its head.
            let least = least.unwrap_or_else(|| first(row, &firsts));
            narrower.get_mut(*table as usize).into_iter().for_each(|own| *own |= least);
        }
        for (known, found) in rarest.iter_mut().zip(narrower) {
            *known = if found.count_ones() < known.count_ones() { found } else { *known };
        }
    }
    rarest
}

/// What a pattern cannot do without: the classes of each of its parts that cannot be missing.
fn needs(parts: &[PatternPart], rarest: &[u128; TABLES]) -> Vec<u128> {
    let mut needs = Vec::new();
    let mut rest = parts;
    while let Some((head, behind)) = rest.split_first() {
        rest = match *head {
            PatternPart::One(classes) | PatternPart::Glued(classes) | PatternPart::Ahead(classes) => {
                needs.push(classes);
                behind
            }
            PatternPart::Of(table) => {
                needs.extend(rarest.get(table as usize));
                behind
            }
            PatternPart::Maybe(length) | PatternPart::Several(length) => {
                behind.get(usize::from(length)..).unwrap_or_default()
            }
        };
    }
    needs
}

/// The classes that a pattern can begin with.
fn first(parts: &[PatternPart], firsts: &[u128; TABLES]) -> u128 {
    let Some((head, rest)) = parts.split_first() else { return 0 };
    match *head {
        PatternPart::One(classes) | PatternPart::Glued(classes) | PatternPart::Ahead(classes) => classes,
        PatternPart::Of(table) => firsts.get(table as usize).copied().unwrap_or_default(),
        PatternPart::Maybe(length) | PatternPart::Several(length) => {
            let (inner, behind) = rest.split_at(usize::from(length).min(rest.len()));
            first(inner, firsts) | first(behind, firsts)
        }
    }
}

/// The classes that words of somebody's own may have.
pub(super) const WORDS: u128 = {
    use Class::*;
    let list = [
        Unknown,
        In,
        At,
        For,
        Of,
        From,
        Until,
        Toward,
        And,
        With,
        Before,
        Term,
        Period,
        All,
        Course,
        Moment,
        Day,
        Next,
        Current,
        New,
        State,
        Report,
        Past,
        Each,
        Last,
        Begin,
        Middle,
        End,
        Half,
        Decade,
        Week,
        Month,
        Quarter,
        HalfYear,
        HalfOfYear,
        Year,
        Years,
        YearShort,
        School,
        Civil,
        Working,
        Number,
        OftenAdjective,
        Basis,
        Ordinal,
        Cardinal,
        Plan,
        Accordance,
        According,
        Measure,
        ByNeed,
        ByEvent,
        ByOthers,
        Occasion,
        Established,
        Done,
        Forbids,
        Limits,
        Unsaid,
        Course2,
        Holidays,
        Season,
        Place,
        After,
        Lasting,
        Small,
        Roman,
        Other,
        Sign,
        Hour,
        Further,
        Steady,
        Share,
        Letter,
        Approximate,
        Long,
        Weekday,
    ];
    let mut all = 0;
    let mut rest = list.as_slice();
    while let Some((class, others)) = rest.split_first() {
        all |= class.bit();
        rest = others;
    }
    all
};

/// The most parts of a row that can be found; no row has more.
pub(super) const MOST: usize = 32;

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
