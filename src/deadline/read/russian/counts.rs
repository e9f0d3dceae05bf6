//! Counts, units and years.

use crate::deadline::read::build::counts::{count, fraction, pair, school_year, unit, year, year_before};
use crate::deadline::read::build::counts::{current, each, next, reported, span, years};
use crate::deadline::read::rows::{Build, Row};

/// How many.
pub(in crate::deadline::read) const COUNTS: &[Row] = &[
    ("N", Build::Count(count)),
    ("NNN", Build::Count(count)),
    ("пять", Build::Count(count)),
    ("двадцать пять", Build::Count(count)),
    ("N ( пять )", Build::Count(count)),
    ("N ( двадцать пять )", Build::Count(count)),
    ("NNN ( пять )", Build::Count(count)),
    ("пять ( N )", Build::Count(count)),
];

/// Of what a recurrence is counted.
pub(in crate::deadline::read) const UNITS: &[Row] = &[
    (
        "[ отчётного|истекшим ] [ календарного ] день|неделя|месяц|квартал|полугодие|полгода|год|лет|г",
        Build::Unit(unit),
    ),
    ("[ календарного ] [ отчётного ] год", Build::Unit(unit)),
    ("учебный [ . ] год|г", Build::Unit(unit)),
];

/// How long.
pub(in crate::deadline::read) const SPANS: &[Row] = &[
    ("[ {count} ] [ рабочих|календарных [ . ] ] день|неделя|месяц|год|лет|полгода [ . ]", Build::Span(span)),
    ("N _, _N неделя|месяц|год|лет", Build::Span(fraction)),
];

/// The two years of an academic year.
pub(in crate::deadline::read) const PAIRS: &[Row] = &[
    ("Y / Y|NN [ года|г [ . ] ]", Build::Year(pair)),
    (
        "Y /|- Y|NN [ г|года [ . ] ] [ _г [ . ] ] учебный [ . ] [ год|г [ . ] [ _г [ . ] ] ]",
        Build::Year(pair),
    ),
    ("[ календарный ] учебный [ . ] год|г [ . ] Y /|- Y|NN", Build::Year(pair)),
    ("нового {pair}", Build::Year(pair)),
];

/// Of which year.
pub(in crate::deadline::read) const YEARS: &[Row] = &[
    ("{pair}", Build::Year(pair)),
    ("Y [ года|г [ . ] [ _г [ . ] ] ]", Build::Year(year)),
    ("Y календарного года", Build::Year(year)),
    ("NN года|г [ . ]", Build::Year(year)),
    ("Y [ года|г [ . ] [ _г [ . ] ] ] - Y [ года|г [ . ] [ _г [ . ] ] ]", Build::Year(years)),
    ("текущего [ календарного ] года|г", Build::Year(current)),
    ("текущего учебного года|г", Build::Year(school_year)),
    ("текущего . г", Build::Year(current)),
    ("с . г", Build::Year(current)),
    ("следующего [ учебного|календарного ] года", Build::Year(next)),
    ("отчётного|каждого [ учебного|календарного ] года", Build::Year(each)),
    ("года [ , ] следующего за отчётным|истекшим [ календарным ] [ годом|периодом ]", Build::Year(reported)),
    ("[ , ] следующего за отчётным|истекшим [ годом ] года", Build::Year(reported)),
    ("года [ , ] следующего за годом …", Build::Year(reported)),
    ("года [ , ] предшествующего W|отчётному|текущему [ W|календарному ] [ году ]", Build::Year(year_before)),
    ("предшествующего [ W|отчётному|календарного ] года", Build::Year(year_before)),
    ("учебного [ . ] года|г", Build::Year(school_year)),
];
