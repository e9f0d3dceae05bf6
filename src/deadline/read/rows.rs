//! A row of the grammar: a wording, and what makes its meaning.

use std::sync::LazyLock;

use super::fault::Parse;
use super::grammar::{Grammar, WordingTable};
use super::phrase::PhraseMeaning;
use super::point::{Point, Role, YearMark};
use super::raw::MonthOf;
use super::reader::{Match, Parser};
use super::russian;
use super::vocabulary::CountUnit;
use crate::deadline::offset::TimeUnit;
use crate::deadline::term::DayOf;
use crate::deadline::unread::NoTime;

/// What makes the meaning of a row.
#[derive(Clone, Copy)]
pub(super) enum RowBuilder {
    Count(fn(&mut Parser, &Match) -> Parse<u16>),
    Unit(fn(&mut Parser, &Match) -> Parse<CountUnit>),
    Span(fn(&mut Parser, &Match) -> Parse<Length>),
    Year(fn(&mut Parser, &Match) -> Parse<YearMark>),
    Point(fn(&mut Parser, &Match, Role) -> Parse<Point>),
    Month(fn(&mut Parser, &Match) -> Parse<MonthOf>),
    DayOf(fn(&mut Parser, &Match) -> Parse<(DayOf, MonthOf)>),
    PhraseMeaning(fn(&mut Parser, &Match) -> Parse<PhraseMeaning>),
    /// What its words tell in place of a time.
    NoTime(NoTime),
    /// Nothing of its own: the row is asked for its place alone.
    Nothing,
}

/// So many days, weeks, months or years.
#[derive(Clone, Copy, Debug)]
pub(super) struct Length {
    /// How many; none where no number stands there.
    pub count: Option<u16>,
    /// Of what.
    pub unit: TimeUnit,
    /// Whether it is «полгода», six months in a word.
    pub half_year: bool,
}

/// A row: its pattern, and what makes its meaning.
pub(super) type RowSource = (&'static str, RowBuilder);

/// The rows of a language by their tables.
pub(super) type Rows = [(WordingTable, &'static [RowSource])];

/// All rows with their tables, in order.
pub(super) fn all() -> impl Iterator<Item = (WordingTable, &'static str)> {
    rows().map(|(table, (text, _))| (table, *text))
}

fn rows() -> impl Iterator<Item = (WordingTable, &'static RowSource)> {
    russian::TABLES.iter().flat_map(|(table, rows)| rows.iter().map(|row| (*table, row)))
}

/// The grammar, ready to be tried.
pub(super) static GRAMMAR: LazyLock<Grammar> = LazyLock::new(|| Grammar::new(all()));

/// What makes the meanings of the rows, in their order.
pub(super) static BUILDS: LazyLock<Vec<RowBuilder>> =
    LazyLock::new(|| rows().map(|(_, (_, build))| *build).collect());

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::grammar::WordingTable;
    use super::super::vocabulary::Class;
    use super::super::*;

    /// The lists of wordings, one case a line.
    const LISTS: [&str; 22] = [
        include_str!("../../../tests/deadlines/cases.jsonl"),
        include_str!("../../../tests/deadlines/same_kinds.jsonl"),
        include_str!("../../../tests/deadlines/second_clerk.jsonl"),
        include_str!("../../../tests/deadlines/methodologist.jsonl"),
        include_str!("../../../tests/deadlines/every_word.jsonl"),
        include_str!("../../../tests/deadlines/other_orders.jsonl"),
        include_str!("../../../tests/deadlines/clerks.jsonl"),
        include_str!("../../../tests/deadlines/windows_and_events.jsonl"),
        include_str!("../../../tests/deadlines/twice_and_foreign.jsonl"),
        include_str!("../../../tests/deadlines/numbers_and_letters.jsonl"),
        include_str!("../../../tests/deadlines/notes_and_brackets.jsonl"),
        include_str!("../../../tests/deadlines/beside_a_time.jsonl"),
        include_str!("../../../tests/deadlines/years_and_recurrences.jsonl"),
        include_str!("../../../tests/deadlines/rules_and_marks.jsonl"),
        include_str!("../../../tests/deadlines/slips.jsonl"),
        include_str!("../../../tests/deadlines/words_of_ones_own.jsonl"),
        include_str!("../../../tests/deadlines/forms_and_counts.jsonl"),
        include_str!("../../../tests/deadlines/corners.jsonl"),
        include_str!("../../../tests/deadlines/whose_day.jsonl"),
        include_str!("../../../tests/deadlines/offices.jsonl"),
        include_str!("../../../tests/deadlines/usual.jsonl"),
        include_str!("../../../tests/deadlines/daily.jsonl"),
    ];

    /// The wordings of the lists, and of the tables of the page.
    fn wordings() -> impl Iterator<Item = String> {
        let cases = LISTS.into_iter().flat_map(str::lines).map(|line| {
            let case: serde_json::Value = serde_json::from_str(line).expect("a case");
            case["wording"].as_str().expect("a wording").to_owned()
        });
        cases.chain(page())
    }

    /// The wordings of the tables of the page.
    fn page() -> impl Iterator<Item = String> {
        let lines = include_str!("../../../docs/deadlines.md").lines();
        let cells = lines.filter_map(|line| line.strip_prefix("| ")?.split(" | ").next());
        cells.flat_map(|cell| cell.split(" · ")).map(str::to_owned)
    }

    #[test]
    fn a_reading_covers_each_word_of_its_wording() {
        // Marks and words that only part what is read.
        let parting = [
            Class::Comma,
            Class::Semicolon,
            Class::Colon,
            Class::Dot,
            Class::Slash,
            Class::Dash,
            Class::Open,
            Class::Close,
            Class::And,
            Class::But,
        ];
        let parting = parting.into_iter().fold(0, |all, class| all | class.bit());
        let mut covered = 0;
        for wording in wordings().filter(|wording| read(wording).is_ok()) {
            let tokens = lex::lex(&wording).list;
            let lexemes = lexeme::lexemes(&wording, &tokens);
            let matcher = matcher::Matcher::new(&rows::GRAMMAR, &lexemes);
            let phrases = phrase::phrases(&mut reader::Parser::new(&wording, &tokens, matcher));
            let phrases = phrases.expect("what is read");
            for lexeme in &lexemes {
                let inside = |phrase: &phrase::Phrase| {
                    phrase.span.start <= lexeme.span.start && lexeme.span.end <= phrase.span.end
                };
                assert!(lexeme.is(parting) || phrases.iter().any(inside), "{lexeme:?} of «{wording}»");
                covered += 1;
            }
        }
        assert!(covered > 10_000, "{covered} words");
    }

    /// The tables whose rows a wording can show by themselves.
    const SHOWN: [WordingTable; 7] = [
        WordingTable::Time,
        WordingTable::Free,
        WordingTable::Weak,
        WordingTable::Extra,
        WordingTable::Point,
        WordingTable::Year,
        WordingTable::Month,
    ];

    #[test]
    fn each_row_of_the_tables_has_its_wording() {
        let mut used = BTreeSet::new();
        for wording in wordings() {
            let tokens = lex::lex(&wording).list;
            let lexemes = lexeme::lexemes(&wording, &tokens);
            let mut matcher = matcher::Matcher::new(&rows::GRAMMAR, &lexemes);
            for at in 0..lexemes.len() {
                for table in SHOWN {
                    used.extend(matcher.longest(table, at).map(|(row, _)| usize::from(row)));
                }
            }
        }
        let rows = rows::all().enumerate().filter(|(_, (table, _))| SHOWN.contains(table));
        let idle: Vec<&str> = rows.filter(|(at, _)| !used.contains(at)).map(|(_, (_, text))| text).collect();
        assert!(idle.is_empty(), "no wording shows {idle:#?}");
    }
}
