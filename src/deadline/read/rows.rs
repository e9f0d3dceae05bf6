//! A row of the grammar: a wording, and what makes its meaning.

use std::sync::LazyLock;

use super::fault::Read;
use super::grammar::{Grammar, Table};
use super::phrase::{MonthOf, Said};
use super::point::{Place, Point, YearMark};
use super::reader::{Node, Reader};
use super::russian;
use super::vocabulary::Unit;
use crate::deadline::offset::LagUnit;
use crate::deadline::term::DayOf;

/// What makes the meaning of a row.
#[derive(Clone, Copy)]
pub(super) enum Build {
    Count(fn(&mut Reader, &Node) -> Read<u16>),
    Unit(fn(&mut Reader, &Node) -> Read<Unit>),
    Span(fn(&mut Reader, &Node) -> Read<Length>),
    Year(fn(&mut Reader, &Node) -> Read<YearMark>),
    Point(fn(&mut Reader, &Node, Place) -> Read<Point>),
    Month(fn(&mut Reader, &Node) -> Read<MonthOf>),
    DayOf(fn(&mut Reader, &Node) -> Read<(DayOf, MonthOf)>),
    Said(fn(&mut Reader, &Node) -> Read<Said>),
    /// Nothing of its own: the row is asked for its place alone.
    Nothing,
}

/// So many days, weeks, months or years.
#[derive(Clone, Copy, Debug)]
pub(super) struct Length {
    /// How many; none where no number stands there.
    pub count: Option<u16>,
    /// Of what.
    pub unit: LagUnit,
    /// Whether it is «полгода», six months in a word.
    pub half_year: bool,
}

/// A row: its pattern, and what makes its meaning.
pub(super) type Row = (&'static str, Build);

/// The rows of a language by their tables.
pub(super) type Rows = [(Table, &'static [Row])];

/// All rows with their tables, in order.
pub(super) fn all() -> impl Iterator<Item = (Table, &'static str)> {
    rows().map(|(table, (text, _))| (table, *text))
}

fn rows() -> impl Iterator<Item = (Table, &'static Row)> {
    russian::TABLES.iter().flat_map(|(table, rows)| rows.iter().map(|row| (*table, row)))
}

/// The grammar, ready to be tried.
pub(super) static GRAMMAR: LazyLock<Grammar> = LazyLock::new(|| Grammar::new(all()));

/// What makes the meanings of the rows, in their order.
pub(super) static BUILDS: LazyLock<Vec<Build>> =
    LazyLock::new(|| rows().map(|(_, (_, build))| *build).collect());
