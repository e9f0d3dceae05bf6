//! Counts, units and years.

use crate::deadline::read::build::counts::{count, fraction, pair, school_year, unit, year, year_before};
use crate::deadline::read::build::counts::{current, each, next, reported, span, years};
use crate::deadline::read::rows::{RowBuilder, RowSource};

/// How many.
pub(in crate::deadline::read) const COUNTS: &[RowSource] = &[
    ("N", RowBuilder::Count(count)),
    ("NNN", RowBuilder::Count(count)),
    ("пять", RowBuilder::Count(count)),
    ("двадцать пять", RowBuilder::Count(count)),
    ("N ( пять )", RowBuilder::Count(count)),
    ("N ( двадцать пять )", RowBuilder::Count(count)),
    ("NNN ( пять )", RowBuilder::Count(count)),
    ("пять ( N )", RowBuilder::Count(count)),
];

/// Of what a recurrence is counted.
pub(in crate::deadline::read) const UNITS: &[RowSource] = &[
    (
        "[ отчётного|истекшим ] [ календарного ] день|неделя|месяц|квартал|полугодие|полгода|год|лет|г",
        RowBuilder::Unit(unit),
    ),
    ("[ календарного ] [ отчётного ] год", RowBuilder::Unit(unit)),
    ("учебный [ . ] год|г", RowBuilder::Unit(unit)),
];

/// How long.
pub(in crate::deadline::read) const SPANS: &[RowSource] = &[
    (
        "[ {count} ] [ рабочих|календарных [ . ] ] день|неделя|месяц|год|лет|полгода [ . ]",
        RowBuilder::Span(span),
    ),
    ("N _, _N неделя|месяц|год|лет", RowBuilder::Span(fraction)),
];

/// The two years of an academic year.
pub(in crate::deadline::read) const PAIRS: &[RowSource] = &[
    ("Y / Y|NN [ года|г [ . ] ]", RowBuilder::Year(pair)),
    (
        "Y /|- Y|NN [ г|года [ . ] ] [ _г [ . ] ] учебный [ . ] [ год|г [ . ] [ _г [ . ] ] ]",
        RowBuilder::Year(pair),
    ),
    ("NN /|- NN [ г|года [ . ] ] учебный [ . ] [ год|г [ . ] [ _г [ . ] ] ]", RowBuilder::Year(pair)),
    ("[ календарный ] учебный [ . ] год|г [ . ] Y /|- Y|NN", RowBuilder::Year(pair)),
    ("нового {pair}", RowBuilder::Year(pair)),
];

/// Of which year.
pub(in crate::deadline::read) const YEARS: &[RowSource] = &[
    ("{pair}", RowBuilder::Year(pair)),
    ("Y [ года|г [ . ] [ _г [ . ] ] ]", RowBuilder::Year(year)),
    ("Y календарного года", RowBuilder::Year(year)),
    ("текущего|следующего Y [ года|г [ . ] ]", RowBuilder::Year(year)),
    ("NN года|г [ . ]", RowBuilder::Year(year)),
    ("Y [ года|г [ . ] [ _г [ . ] ] ] - Y [ года|г [ . ] [ _г [ . ] ] ]", RowBuilder::Year(years)),
    ("текущего [ календарного ] года|г", RowBuilder::Year(current)),
    ("текущего учебного года|г", RowBuilder::Year(school_year)),
    ("текущего . г|года [ . ]", RowBuilder::Year(current)),
    ("с . г [ . ]", RowBuilder::Year(current)),
    ("следующего [ . ] [ учебного|календарного ] года", RowBuilder::Year(next)),
    ("года [ , ] следующего за текущим [ годом ]", RowBuilder::Year(next)),
    ("отчётного|каждого [ учебного|календарного ] года", RowBuilder::Year(each)),
    (
        "года [ , ] следующего за отчётным|истекшим [ календарным ] [ годом|периодом ]",
        RowBuilder::Year(reported),
    ),
    ("[ , ] следующего за отчётным|истекшим [ годом ] года", RowBuilder::Year(reported)),
    ("года [ , ] следующего за годом …", RowBuilder::Year(reported)),
    (
        "года [ , ] предшествующего W|отчётному|текущему [ W|календарному ] [ году ]",
        RowBuilder::Year(year_before),
    ),
    ("предшествующего [ W|отчётному|календарного ] года", RowBuilder::Year(year_before)),
    ("учебного [ . ] года|г", RowBuilder::Year(school_year)),
];
