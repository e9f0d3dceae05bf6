//! Phrases of time: dates, windows, recurrences, days of months, times after events.

use crate::deadline::read::build::dates::{
    at_edge, bare, by, by_edge, by_months, by_not_before, inside, on, since, through, through_window, until,
    window, window_from_to, window_inside,
};
use crate::deadline::read::build::days::{
    ahead_of_unit, between, edge_of_unit, ends_of_months, on_number, slot_alone, slot_by, slot_of_part,
    slot_on, working_day_of,
};
use crate::deadline::read::build::days::{
    day_of, month_after, month_each, month_last, month_next, month_nth, month_of_unit,
};
use crate::deadline::read::build::edges::{
    after_until, ahead, ahead_of_edge, by_ends, edges, window_lost, window_of_year, within_after,
};
use crate::deadline::read::build::labels::bare_of;
use crate::deadline::read::build::offsets::{
    at_longest, at_most, delay, during_span, lapse, lasting, next_day, not_before, not_counted, not_through,
};
use crate::deadline::read::build::recurrences::{
    again, by_weekday, during_each, each_unit, every, frequency, often_times, once_more, weekday_said,
    weekdays, whole_period, whole_school_year, whole_year,
};
use crate::deadline::read::build::weekdays::{
    by_day_of_week, day_of_week, since_weekday, window_of_weekdays,
};
use crate::deadline::read::rows::{Build, Row};

/// Of which month a number is.
pub(in crate::deadline::read) const MONTHS: &[Row] = &[
    ("[ каждого ] [ календарного ] месяца [ . ]", Build::Month(month_each)),
    ("текущего|отчётного месяца", Build::Month(month_next)),
    ("следующего месяца", Build::Month(month_next)),
    ("последнего месяца [ каждого|отчётного ] {unit}", Build::Month(month_last)),
    ("[ каждого ] первого|N|R месяца [ каждого|следующего ] {unit}", Build::Month(month_nth)),
    ("первого месяца {unit} [ , ] следующего за отчётным [ кварталом|полугодием ]", Build::Month(month_nth)),
    (
        "[ первого|каждого ] месяца [ , ] следующего за|после [ окончания ] {unit} [ {year} ]",
        Build::Month(month_after),
    ),
    (
        "[ первого|каждого ] месяца [ , ] следующего за|после [ окончания ] отчётным|истекшим [ отчётным|календарным ] [ периодом ]",
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
    ("[ в ] каждый [ {count} ] {unit}", Build::PhraseMeaning(each_unit)),
    // A last day.
    ("{by} начала|конца [ каждого|отчётного ] месяца|квартала|полугодия", Build::PhraseMeaning(edge_of_unit)),
    ("{by} начала|конца текущего месяца|квартала|полугодия", Build::PhraseMeaning(edge_of_unit)),
    ("{by} начала|конца следующего месяца", Build::PhraseMeaning(edge_of_unit)),
    ("{by} начала|середины|конца {day} [ включительно ]", Build::PhraseMeaning(by_edge)),
    ("{by} истечения {day}", Build::PhraseMeaning(by_edge)),
    ("{by} {day} [ включительно ]", Build::PhraseMeaning(by)),
    ("{by} вторника [ , ] {day} [ включительно ]", Build::PhraseMeaning(by_day_of_week)),
    (
        "{by} N|первого [ числа ] мая [ , ] и|, мая < [ , ] и|, мая > [ {year} ]",
        Build::PhraseMeaning(by_months),
    ),
    ("{by} конца мая < и|, мая > [ . ] [ {year} ]", Build::PhraseMeaning(by_ends)),
    (
        "{by} конца N|R|первого < и|, N|R|первого > квартала|полугодия [ . ] [ {year} ]",
        Build::PhraseMeaning(by_ends),
    ),
    ("{by} {day} [ , ] [ но|и ] не ранее [ чем ] {day}", Build::PhraseMeaning(by_not_before)),
    ("{by} {number} [ включительно ]", Build::PhraseMeaning(slot_by)),
    ("{by} вторника [ каждой недели ]", Build::PhraseMeaning(by_weekday)),
    ("по {day} [ включительно ]", Build::PhraseMeaning(until)),
    ("по {number} [ включительно ]", Build::PhraseMeaning(slot_by)),
    ("{by} {span} до начала|конца каждого месяца|квартала|полугодия", Build::PhraseMeaning(ahead_of_unit)),
    (
        "за {span} до начала|конца [ каждого|отчётного ] месяца|квартала|полугодия",
        Build::PhraseMeaning(ahead_of_unit),
    ),
    (
        "не позднее|менее [ , ] [ чем ] за {span} до начала|конца каждого месяца|квартала|полугодия",
        Build::PhraseMeaning(ahead_of_unit),
    ),
    ("{by} {span} до начала|конца {day}", Build::PhraseMeaning(ahead_of_edge)),
    ("{by} {span} до {day}", Build::PhraseMeaning(ahead)),
    ("за {span} до начала|конца {day}", Build::PhraseMeaning(ahead_of_edge)),
    ("за {span} до {day}", Build::PhraseMeaning(ahead)),
    ("не позднее|менее [ , ] [ чем ] за {span} до начала|конца {day}", Build::PhraseMeaning(ahead_of_edge)),
    ("не позднее|менее [ , ] [ чем ] за {span} до {day}", Build::PhraseMeaning(ahead)),
    // A window.
    ("после {day} [ , ] [ но|и ] до {day}", Build::PhraseMeaning(after_until)),
    ("[ срок|дата ] начало -|: {day} [ ,|;|и|. ] [ срок|дата ] конец -|: {day}", Build::PhraseMeaning(edges)),
    ("срок|дата начала {day} [ ,|;|. ] срок|дата конца {day}", Build::PhraseMeaning(edges)),
    ("[ начиная ] с {day}", Build::PhraseMeaning(since)),
    (
        "[ в|на|за ] [ период [ :|- ] ] с [ начала ] {day} [ числа ] [ ,|-|и ] по [ конец ] {day} [ включительно ]",
        Build::PhraseMeaning(window_from_to),
    ),
    (
        "[ в|на|за ] [ период [ :|- ] ] с [ начала ] {day} [ числа ] [ и ] до [ конца ] {day} [ включительно ]",
        Build::PhraseMeaning(window_from_to),
    ),
    ("[ в|на|за ] [ период [ :|- ] ] с {day} - {day} [ включительно ]", Build::PhraseMeaning(window_from_to)),
    ("не ранее [ чем ] {day} [ , ] [ и|но ] не позднее [ чем ] {day}", Build::PhraseMeaning(window)),
    ("{day} - [ - ] {day} [ включительно ]", Build::PhraseMeaning(window)),
    ("{day} - {day} - {day} [ включительно ]", Build::PhraseMeaning(window_of_year)),
    ("{day} по {day} [ включительно ]", Build::PhraseMeaning(window_lost)),
    ("в {day} - [ - ] {day}", Build::PhraseMeaning(window_inside)),
    ("[ в|на|за ] период [ :|- ] {day} - {day}", Build::PhraseMeaning(window)),
    ("[ в|на|за ] период [ :|- ] {day}", Build::PhraseMeaning(bare)),
    ("{day} - N|R|первый W [ . ]", Build::PhraseMeaning(bare_of)),
    ("{day} [ включительно ]", Build::PhraseMeaning(bare)),
    ("в {day}", Build::PhraseMeaning(inside)),
    ("[ в ] вторник [ . ] [ , ] {day} [ включительно ]", Build::PhraseMeaning(day_of_week)),
    ("{day} [ ( ] [ , ] вторник [ ) ] - {day}", Build::PhraseMeaning(window_of_weekdays)),
    ("вторник [ , ] {day} - вторник [ , ] {day}", Build::PhraseMeaning(window_of_weekdays)),
    ("[ в период ] с {day} ( вторник ) по {day} [ включительно ]", Build::PhraseMeaning(since_weekday)),
    (
        "[ в период ] с вторника [ , ] {day} по вторник [ , ] {day} [ включительно ]",
        Build::PhraseMeaning(since_weekday),
    ),
    ("на начало|конец {day}", Build::PhraseMeaning(at_edge)),
    ("на {day}", Build::PhraseMeaning(on)),
    ("по состоянию на начало|конец {day}", Build::PhraseMeaning(at_edge)),
    ("по состоянию на {day}", Build::PhraseMeaning(on)),
    ("по состоянию на {number}", Build::PhraseMeaning(slot_on)),
    // Days of each month.
    (
        "[ в|на ] N|R|первая|последняя декада|неделя|вторник|половина [ . ] {month}",
        Build::PhraseMeaning(slot_of_part),
    ),
    ("[ каждый ] {number}", Build::PhraseMeaning(slot_alone)),
    ("в|на [ каждый ] {number}", Build::PhraseMeaning(slot_on)),
    ("каждое N [ числа ]", Build::PhraseMeaning(on_number)),
    ("[ с ] N [ числа ] по|- N числа [ {month} ]", Build::PhraseMeaning(between)),
    ("с N [ числа ] по последнее числа|день [ {month} ]", Build::PhraseMeaning(between)),
    ("[ в ] последний|первый месяц [ каждого ] {unit}", Build::PhraseMeaning(ends_of_months)),
    // Without a break.
    (
        "в|на течение [ . ] [ всего|каждого|текущего ] [ календарного ] года|г [ . ]",
        Build::PhraseMeaning(whole_year),
    ),
    (
        "в|на течение [ . ] [ всего|каждого ] учебного [ . ] года|г [ . ]",
        Build::PhraseMeaning(whole_school_year),
    ),
    ("в|на течение [ . ] [ всего ] срока|периода|реализации [ … ]", Build::PhraseMeaning(whole_period)),
    ("[ в|на|за ] весь период|срок [ … ]", Build::PhraseMeaning(whole_period)),
    ("[ в|на|за ] период реализации [ … ]", Build::PhraseMeaning(whole_period)),
    ("[ в|на|за ] весь [ календарный ] год", Build::PhraseMeaning(whole_year)),
    ("[ в|на|за ] весь учебный [ . ] год", Build::PhraseMeaning(whole_school_year)),
    ("постоянно", Build::PhraseMeaning(whole_period)),
    ("в|на постоянной основе", Build::PhraseMeaning(whole_period)),
    ("в|на течение [ . ] [ каждого ] квартала|полугодия", Build::PhraseMeaning(during_each)),
    ("в|на течение [ . ] каждого месяца", Build::PhraseMeaning(during_each)),
    ("в|на течение [ . ] {span} [ {event} ]", Build::PhraseMeaning(during_span)),
    ("в|на течение [ . ] [ всего|каждого ] {day}", Build::PhraseMeaning(through)),
    ("[ в|на|за ] весь {day}", Build::PhraseMeaning(through)),
    ("в|на течение [ . ] {day} - {day}", Build::PhraseMeaning(through_window)),
    (
        "в|на течение [ . ] периода с {day} по|до [ конца ] {day} [ включительно ]",
        Build::PhraseMeaning(through_window),
    ),
    // Again and again.
    ("ежегодно", Build::PhraseMeaning(every)),
    ("ежегодная [ W ] [ W ] [ W ]", Build::PhraseMeaning(every)),
    ("ежегодно [ , ] [ не реже ] {count} раз", Build::PhraseMeaning(often_times)),
    ("ежегодно [ , ] [ не реже ] дважды", Build::PhraseMeaning(often_times)),
    ("{count} раз ежегодно", Build::PhraseMeaning(often_times)),
    ("по кварталам", Build::PhraseMeaning(every)),
    (
        "[ не ] [ реже ] [ чем ] [ {count} ] [ чем ] раз в|за [ течение ] [ каждый ] [ {count} ] {unit}",
        Build::PhraseMeaning(frequency),
    ),
    (
        "[ не ] [ реже ] [ чем ] дважды в|за [ течение ] [ каждый ] [ {count} ] {unit}",
        Build::PhraseMeaning(frequency),
    ),
    ("[ по ] вторникам [ каждой недели ]", Build::PhraseMeaning(weekdays)),
    ("[ по ] вторникам [ каждого ] месяца", Build::PhraseMeaning(weekdays)),
    ("каждый вторник [ каждого ] месяца", Build::PhraseMeaning(weekdays)),
    ("в|каждый вторник [ каждой недели ]", Build::PhraseMeaning(weekdays)),
    ("вторник", Build::PhraseMeaning(weekday_said)),
    ("( вторник )", Build::PhraseMeaning(weekday_said)),
    // Then.
    ("далее", Build::PhraseMeaning(again)),
    ("в|с дальнейшем", Build::PhraseMeaning(again)),
    ("в дальнейшие годы", Build::PhraseMeaning(once_more)),
    // After an event.
    ("{by} [ через ] [ истечения ] {span} [ {event} ]", Build::PhraseMeaning(delay)),
    ("[ в ] срок [ -|: ] [ {by} ] {span} [ {event} ]", Build::PhraseMeaning(delay)),
    ("{span} {event}", Build::PhraseMeaning(delay)),
    ("не чаще [ чем ] {span} [ {event} ]", Build::PhraseMeaning(at_longest)),
    ("[ в ] срок [ , ] не чаще [ чем ] {span} [ {event} ]", Build::PhraseMeaning(at_longest)),
    ("в|на течение [ . ] не чаще [ чем ] {span} [ {event} ]", Build::PhraseMeaning(at_longest)),
    // After a day.
    ("в|на течение [ . ] {span} после|с {day}", Build::PhraseMeaning(within_after)),
    ("в|на течение [ . ] {span} до {day}", Build::PhraseMeaning(not_counted)),
    ("{by} [ через ] {span} после|с {day}", Build::PhraseMeaning(within_after)),
    ("в [ {count} [ - ] ] месячный срок|период [ {event} ]", Build::PhraseMeaning(lasting)),
    ("[ {count} [ - ] ] месячный срок [ {event} ]", Build::PhraseMeaning(lasting)),
    ("на следующий [ рабочий|календарный ] день {event}", Build::PhraseMeaning(next_day)),
    ("{by} следующего [ рабочего|календарного ] дня {event}", Build::PhraseMeaning(next_day)),
    // What cannot be told.
    ("не ранее [ чем ] {day}", Build::PhraseMeaning(not_before)),
    ("не ранее [ , ] [ чем ] за {span} до {day}", Build::PhraseMeaning(not_before)),
    ("не ранее [ , ] [ чем ] за {span} до …", Build::PhraseMeaning(not_before)),
    ("не ранее …", Build::PhraseMeaning(not_before)),
    ("после {day}", Build::PhraseMeaning(not_before)),
    ("через {span} [ {event} ]", Build::PhraseMeaning(not_through)),
    ("по окончании {span} [ {event} ]", Build::PhraseMeaning(lapse)),
    (
        "[ не ] чаще [ чем ] [ {count} ] раз [ в|за [ каждый ] [ {count} ] {unit} ]",
        Build::PhraseMeaning(at_most),
    ),
];
