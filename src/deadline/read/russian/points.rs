//! Points of time: days, months, quarters, years and their parts.

use crate::deadline::read::build::points::{
    counted_day, date, day, edge, half, half_noun, month, month_digits, number, number_edge, one_school_year,
    part, part_of_month, quarter, roman_day, school_edge, whole_year, year_edge,
};
use crate::deadline::read::rows::{Build, Row};

/// A point of time.
pub(in crate::deadline::read) const POINTS: &[Row] = &[
    // Days.
    ("N [ числа ] M [ месяца ] [ . ] [ {year} ]", Build::Point(day)),
    ("N . мая|янв [ . ] [ {year} ]", Build::Point(day)),
    ("N M [ , ] включительно [ , ] {year}", Build::Point(day)),
    ("N M ( включительно ) {year}", Build::Point(day)),
    ("N ( первого ) M [ . ] [ {year} ]", Build::Point(day)),
    ("N ( двадцать первого ) M [ . ] [ {year} ]", Build::Point(day)),
    ("первого [ числа ] M [ месяца ] [ . ] [ {year} ]", Build::Point(day)),
    ("двадцать первого M [ . ] [ {year} ]", Build::Point(day)),
    ("последний [ календарный|рабочий ] число|день M [ . ] [ {year} ]", Build::Point(counted_day)),
    ("N|первый рабочий день M [ . ] [ {year} ]", Build::Point(counted_day)),
    ("D [ . ] [ {year} ]", Build::Point(date)),
    ("DY [ . ] [ _г|года [ . ] [ _г [ . ] ] ]", Build::Point(date)),
    ("DY года|г [ . ] [ _г [ . ] ]", Build::Point(date)),
    ("R M", Build::Point(roman_day)),
    ("M [ . ] Y учебного [ . ] года|г", Build::Point(one_school_year)),
    ("Y учебный [ . ] год|г", Build::Point(one_school_year)),
    // Months and their parts.
    ("M [ месяца ] [ . ] [ {year} ]", Build::Point(month)),
    ("MY [ года|г [ . ] ]", Build::Point(month_digits)),
    (
        "[ каждый ] N|R|первая|последняя декада|неделя|половина|вторник [ . ] M [ . ] [ {year} ]",
        Build::Point(part),
    ),
    (
        "[ каждый ] N|R|первая|последняя декада|неделя|половина|вторник [ . ] [ каждого ] месяца [ . ]",
        Build::Point(part_of_month),
    ),
    ("[ каждый ] N|R|первая|последняя декада|неделя|вторник [ . ]", Build::Point(part_of_month)),
    ("начало|середина|конец M [ . ] [ {year} ]", Build::Point(edge)),
    ("начало|середина|конец [ каждого ] месяца", Build::Point(edge)),
    ("начало|конец квартала|полугодия", Build::Point(number_edge)),
    // Parts of years.
    ("N|R|первый|последний квартал [ . ] [ {year} ]", Build::Point(quarter)),
    ("N _R квартал [ . ] [ {year} ]", Build::Point(quarter)),
    ("квартал N|R [ {year} ]", Build::Point(quarter)),
    ("N|R|первое полугодие [ . ] [ {year} ]", Build::Point(half)),
    ("N|R|первая половина [ . ] [ {year} ]", Build::Point(half_noun)),
    ("начало [ нового|каждого ] учебного [ . ] года|г [ {year} ]", Build::Point(school_edge)),
    ("начало {pair}", Build::Point(school_edge)),
    ("начало|конец {year}", Build::Point(year_edge)),
    ("начало|конец [ календарного ] года", Build::Point(year_edge)),
    // Years.
    ("{year}", Build::Point(whole_year)),
    ("[ календарный ] год", Build::Point(whole_year)),
    ("[ нового|следующего|текущего|каждого ] учебный [ . ] год|г [ . ] [ {pair} ]", Build::Point(whole_year)),
    // A number that waits for its month: «10, 15 и 20 мая».
    ("N|R|первый", Build::Point(number)),
];
