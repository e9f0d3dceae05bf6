//! Points of time: days, months, quarters, years and their parts.

use crate::deadline::read::build::points::{
    counted_day, date, day, edge, month, month_digits, nth_day, number, number_edge, part, part_of_month,
    roman_day,
};
use crate::deadline::read::build::years::{
    half, half_noun, one_school_year, quarter, school_edge, whole_year, year_edge,
};
use crate::deadline::read::rows::{RowBuilder, RowSource};

/// A point of time.
pub(in crate::deadline::read) const POINTS: &[RowSource] = &[
    // Days.
    ("N [ числа ] M [ месяца ] [ . ] [ {year} ]", RowBuilder::Point(day)),
    ("N . мая|янв [ . ] [ {year} ]", RowBuilder::Point(day)),
    ("N M [ , ] включительно [ , ] {year}", RowBuilder::Point(day)),
    ("N M ( включительно ) {year}", RowBuilder::Point(day)),
    ("N ( первого ) M [ . ] [ {year} ]", RowBuilder::Point(day)),
    ("N ( двадцать первого ) M [ . ] [ {year} ]", RowBuilder::Point(day)),
    ("первого [ числа ] M [ месяца ] [ . ] [ {year} ]", RowBuilder::Point(day)),
    ("двадцать первого M [ . ] [ {year} ]", RowBuilder::Point(day)),
    ("последний [ календарный|рабочий ] число|день M [ . ] [ {year} ]", RowBuilder::Point(counted_day)),
    ("N|первый рабочий день M [ . ] [ {year} ]", RowBuilder::Point(counted_day)),
    ("N|первый [ календарный ] день M [ . ] [ {year} ]", RowBuilder::Point(nth_day)),
    ("D [ . ] [ {year} ]", RowBuilder::Point(date)),
    ("DY [ . ] [ _г|года [ . ] [ _г [ . ] ] ]", RowBuilder::Point(date)),
    ("DY года|г [ . ] [ _г [ . ] ]", RowBuilder::Point(date)),
    ("R M", RowBuilder::Point(roman_day)),
    ("M [ . ] Y учебного [ . ] года|г", RowBuilder::Point(one_school_year)),
    ("Y учебный [ . ] год|г", RowBuilder::Point(one_school_year)),
    // Months and their parts.
    ("M [ месяца ] [ . ] [ {year} ]", RowBuilder::Point(month)),
    ("M [ , ] включительно [ , ] {year}", RowBuilder::Point(month)),
    ("MY [ года|г [ . ] ]", RowBuilder::Point(month_digits)),
    (
        "[ каждый ] N|R|первая|последняя декада|неделя|половина|вторник [ . ] M [ . ] [ {year} ]",
        RowBuilder::Point(part),
    ),
    (
        "[ каждый ] N|R|первая|последняя декада|неделя|половина|вторник [ . ] [ каждого ] месяца [ . ]",
        RowBuilder::Point(part_of_month),
    ),
    ("[ каждый ] N|R|первая|последняя декада|неделя|вторник [ . ]", RowBuilder::Point(part_of_month)),
    ("начало|середина|конец M [ . ] [ {year} ]", RowBuilder::Point(edge)),
    ("начало|середина|конец [ каждого ] месяца", RowBuilder::Point(edge)),
    ("начало|конец квартала|полугодия", RowBuilder::Point(number_edge)),
    // Parts of years.
    ("N|R|первый|последний квартал [ . ] [ {year} ]", RowBuilder::Point(quarter)),
    ("N _R квартал [ . ] [ {year} ]", RowBuilder::Point(quarter)),
    ("квартал N|R [ {year} ]", RowBuilder::Point(quarter)),
    ("N|R|первое полугодие [ . ] [ {year} ]", RowBuilder::Point(half)),
    ("N|R|первая половина [ . ] [ {year} ]", RowBuilder::Point(half_noun)),
    ("начало [ нового|каждого ] учебного [ . ] года|г [ {year} ]", RowBuilder::Point(school_edge)),
    ("начало {pair}", RowBuilder::Point(school_edge)),
    ("начало|конец {year}", RowBuilder::Point(year_edge)),
    ("начало|конец [ календарного ] года", RowBuilder::Point(year_edge)),
    // Years.
    ("{year}", RowBuilder::Point(whole_year)),
    ("[ календарный ] год", RowBuilder::Point(whole_year)),
    (
        "[ нового|следующего|текущего|каждого ] учебный [ . ] год|г [ . ] [ {pair} ]",
        RowBuilder::Point(whole_year),
    ),
    // A number that waits for its month: «10, 15 и 20 мая».
    ("N|R|первый", RowBuilder::Point(number)),
];
