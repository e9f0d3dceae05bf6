//! Phrases of time: dates, windows, rhythms, days of months, times after events.

use crate::deadline::read::build::dates::{
    ahead, at_edge, bare, by, by_edge, by_months, by_not_before, by_weekday, inside, on, since, through,
    through_window, until, window, window_from_to, window_inside,
};
use crate::deadline::read::build::days::{
    between, edge_of_unit, ends_of_months, on_number, slot_alone, slot_by, slot_of_part, slot_on,
    working_day_of,
};
use crate::deadline::read::build::days::{
    day_of, month_after, month_each, month_last, month_next, month_nth, month_of_unit,
};
use crate::deadline::read::build::offsets::{
    at_most, during_span, lag, lasting, next_day, not_before, not_through,
};
use crate::deadline::read::build::rhythms::{
    again, during_each, each_unit, every, frequency, once_more, weekday_said, weekdays, whole_period,
    whole_school_year, whole_year,
};
use crate::deadline::read::rows::{Build, Row};

/// Of which month a number is.
pub(in crate::deadline::read) const MONTHS: &[Row] = &[
    ("[ каждого ] [ календарного ] месяца [ . ]", Build::Month(month_each)),
    ("текущего|отчётного месяца", Build::Month(month_next)),
    ("следующего месяца", Build::Month(month_next)),
    ("последнего месяца [ каждого|отчётного ] {unit}", Build::Month(month_last)),
    ("первого|N|R месяца [ каждого|следующего ] {unit}", Build::Month(month_nth)),
    ("первого месяца {unit} [ , ] следующего за отчётным [ кварталом|полугодием ]", Build::Month(month_nth)),
    (
        "[ первого ] месяца [ , ] следующего за|после [ окончания ] {unit} [ {year} ]",
        Build::Month(month_after),
    ),
    (
        "[ первого ] месяца [ , ] следующего за|после [ окончания ] отчётным|истекшим [ отчётным|календарным ] [ периодом ]",
        Build::Month(month_after),
    ),
    ("месяца после|за окончания {unit}", Build::Month(month_after)),
    ("месяца после|за окончания отчётного периода", Build::Month(month_after)),
    ("следующего за {unit} месяца", Build::Month(month_after)),
    ("следующего за отчётным [ периодом ] месяца", Build::Month(month_after)),
    ("[ каждого|текущего ] квартала|полугодия", Build::Month(month_of_unit)),
    ("отчётного квартала|полугодия|года", Build::Month(month_of_unit)),
    ("[ каждого ] года", Build::Month(month_of_unit)),
];

/// Which day of a month.
pub(in crate::deadline::read) const NUMBERS: &[Row] = &[
    ("N|первого числа [ {month} ]", Build::DayOf(day_of)),
    ("двадцать первого числа [ {month} ]", Build::DayOf(day_of)),
    ("последнего [ календарного ] числа|дня [ {month} ]", Build::DayOf(day_of)),
    ("последнего рабочего дня [ {month} ]", Build::DayOf(day_of)),
    ("N|первого рабочего дня {month}", Build::DayOf(working_day_of)),
    ("N|первого [ календарного ] дня {month}", Build::DayOf(day_of)),
];

/// What stands before a last day.
pub(in crate::deadline::read) const BY: &[Row] = &[
    ("до [ , ]", Build::Nothing),
    ("к", Build::Nothing),
    ("не позднее [ , ] [ чем ] [ до ]", Build::Nothing),
];

/// Phrases of time.
pub(in crate::deadline::read) const TIMES: &[Row] = &[
    // Each of them.
    ("[ в ] каждый [ {count} ] {unit}", Build::Said(each_unit)),
    // A last day.
    ("{by} начала|конца [ каждого|отчётного ] месяца|квартала|полугодия", Build::Said(edge_of_unit)),
    ("{by} начала|конца текущего месяца|квартала|полугодия", Build::Said(edge_of_unit)),
    ("{by} начала|конца следующего месяца", Build::Said(edge_of_unit)),
    ("{by} начала|середины|конца {day} [ включительно ]", Build::Said(by_edge)),
    ("{by} {day} [ включительно ]", Build::Said(by)),
    ("{by} N|первого [ числа ] мая [ , ] и|, мая < [ , ] и|, мая > [ {year} ]", Build::Said(by_months)),
    ("{by} {day} [ , ] [ но|и ] не ранее {day}", Build::Said(by_not_before)),
    ("{by} {number} [ включительно ]", Build::Said(slot_by)),
    ("{by} вторника [ каждой недели ]", Build::Said(by_weekday)),
    ("по {day} [ включительно ]", Build::Said(until)),
    ("по {number} [ включительно ]", Build::Said(slot_by)),
    ("{by} {span} до {day}", Build::Said(ahead)),
    ("за {span} до {day}", Build::Said(ahead)),
    ("не позднее|менее [ , ] [ чем ] за {span} до {day}", Build::Said(ahead)),
    // A window.
    ("[ начиная ] с {day}", Build::Said(since)),
    (
        "[ в|на|за ] [ период [ :|- ] ] с [ начала ] {day} [ числа ] [ ,|- ] по [ конец ] {day} [ включительно ]",
        Build::Said(window_from_to),
    ),
    (
        "[ в|на|за ] [ период [ :|- ] ] с [ начала ] {day} [ числа ] до [ конца ] {day} [ включительно ]",
        Build::Said(window_from_to),
    ),
    ("[ в|на|за ] [ период [ :|- ] ] с {day} - {day} [ включительно ]", Build::Said(window_from_to)),
    ("не ранее {day} [ , ] [ и|но ] не позднее {day}", Build::Said(window)),
    ("{day} - [ - ] {day} [ включительно ]", Build::Said(window)),
    ("в {day} - [ - ] {day}", Build::Said(window_inside)),
    ("[ в|на|за ] период [ :|- ] {day} - {day}", Build::Said(window)),
    ("{day} [ включительно ]", Build::Said(bare)),
    ("в {day}", Build::Said(inside)),
    ("на начало|конец {day}", Build::Said(at_edge)),
    ("на {day}", Build::Said(on)),
    ("по состоянию на {day}", Build::Said(on)),
    ("по состоянию на {number}", Build::Said(slot_on)),
    // Days of each month.
    ("[ в|на ] N|R|первая|последняя декада|неделя|вторник|половина [ . ] {month}", Build::Said(slot_of_part)),
    ("[ каждый ] {number}", Build::Said(slot_alone)),
    ("в|на [ каждый ] {number}", Build::Said(slot_on)),
    ("каждое N [ числа ]", Build::Said(on_number)),
    ("[ с ] N [ числа ] по|- N числа [ {month} ]", Build::Said(between)),
    ("[ в ] последний|первый месяц [ каждого ] {unit}", Build::Said(ends_of_months)),
    // Without a break.
    ("в|на течение [ . ] [ всего|каждого|текущего ] [ календарного ] года|г [ . ]", Build::Said(whole_year)),
    ("в|на течение [ . ] [ всего|каждого ] учебного [ . ] года|г [ . ]", Build::Said(whole_school_year)),
    ("в|на течение [ . ] [ всего ] срока|периода|реализации [ … ]", Build::Said(whole_period)),
    ("[ в|на|за ] весь период|срок [ … ]", Build::Said(whole_period)),
    ("[ в|на|за ] период реализации [ … ]", Build::Said(whole_period)),
    ("[ в|на|за ] весь [ календарный ] год", Build::Said(whole_year)),
    ("[ в|на|за ] весь учебный [ . ] год", Build::Said(whole_school_year)),
    ("постоянно", Build::Said(whole_period)),
    ("в|на постоянной основе", Build::Said(whole_period)),
    ("в|на течение [ . ] [ каждого ] квартала|полугодия", Build::Said(during_each)),
    ("в|на течение [ . ] каждого месяца", Build::Said(during_each)),
    ("в|на течение [ . ] {span} [ {event} ]", Build::Said(during_span)),
    ("в|на течение [ . ] [ всего|каждого ] {day}", Build::Said(through)),
    ("[ в|на|за ] весь {day}", Build::Said(through)),
    ("в|на течение [ . ] {day} - {day}", Build::Said(through_window)),
    (
        "в|на течение [ . ] периода с {day} по|до [ конца ] {day} [ включительно ]",
        Build::Said(through_window),
    ),
    // Again and again.
    ("ежегодно", Build::Said(every)),
    ("ежегодная [ W ] [ W ] [ W ]", Build::Said(every)),
    ("по кварталам", Build::Said(every)),
    (
        "[ не ] [ реже ] [ чем ] [ {count} ] [ чем ] раз в|за [ течение ] [ каждый ] [ {count} ] {unit}",
        Build::Said(frequency),
    ),
    ("[ не ] [ реже ] [ чем ] дважды в|за [ течение ] [ каждый ] [ {count} ] {unit}", Build::Said(frequency)),
    ("[ по ] вторникам [ каждой недели ]", Build::Said(weekdays)),
    ("в|каждый вторник [ каждой недели ]", Build::Said(weekdays)),
    ("вторник", Build::Said(weekday_said)),
    ("( вторник )", Build::Said(weekday_said)),
    // Then.
    ("далее", Build::Said(again)),
    ("в|с дальнейшем", Build::Said(again)),
    ("в дальнейшие годы", Build::Said(once_more)),
    // After an event.
    ("{by} [ через ] [ истечения ] {span} [ {event} ]", Build::Said(lag)),
    ("[ в ] срок [ -|: ] [ {by} ] {span} [ {event} ]", Build::Said(lag)),
    ("{span} {event}", Build::Said(lag)),
    ("в [ {count} [ - ] ] месячный срок|период [ {event} ]", Build::Said(lasting)),
    ("[ {count} [ - ] ] месячный срок [ {event} ]", Build::Said(lasting)),
    ("на следующий [ рабочий|календарный ] день {event}", Build::Said(next_day)),
    ("{by} следующего [ рабочего|календарного ] дня {event}", Build::Said(next_day)),
    // What cannot be told.
    ("не ранее {day}", Build::Said(not_before)),
    ("после {day}", Build::Said(not_before)),
    ("ранее {day}", Build::Said(not_before)),
    ("через {span} [ {event} ]", Build::Said(not_through)),
    ("[ не ] чаще [ чем ] [ {count} ] раз [ в|за [ каждый ] [ {count} ] {unit} ]", Build::Said(at_most)),
];
