//! Phrases of time: dates, windows, recurrences, days of months, times after events.

use crate::deadline::read::build::dates::{
    at_edge, bare, by, by_edge, by_end_of_day, by_months, each_month, eve, inside, on, parts_of_months,
    since, through, until,
};
use crate::deadline::read::build::days::{
    ahead_of_unit, between, edge_of_unit, ends_of_months, running_unit, slot_alone, slot_by, slot_of_part,
    slot_on, working_day_of,
};
use crate::deadline::read::build::days::{
    day_of, month_after, month_each, month_last, month_next, month_nth, month_of_unit,
};
use crate::deadline::read::build::edges::{
    after_until, ahead, ahead_of_edge, by_ends, edges, window_lost, window_of_year, within_after,
};
use crate::deadline::read::build::first_days::{each_day, first_days, first_days_of_each};
use crate::deadline::read::build::labels::bare_of;
use crate::deadline::read::build::offsets::{
    at_longest, at_most, delay, during_span, lapse, lasting, next_day, not_before, not_counted, not_through,
    of_day_again,
};
use crate::deadline::read::build::recurrences::{
    again, by_weekday, during_each, each_unit, end_of_plan, every, frequency, occasions, of_terms,
    often_times, once_more, school_year_alone, times, weekday_said, weekdays, whole_period,
    whole_school_year, whole_year, year_until,
};
use crate::deadline::read::build::weekdays::{
    by_day_of_week, day_of_week, since_weekday, weekdays_of_window, window_of_weekdays,
};
use crate::deadline::read::build::windows::{
    by_and_window, by_not_before, over_new_year, through_window, window, window_at, window_from_to,
    window_inside,
};
use crate::deadline::read::rows::{RowBuilder, RowSource};

/// Of which month a number is.
pub(in crate::deadline::read) const MONTHS: &[RowSource] = &[
    ("[ каждого ] [ календарного ] месяца [ . ]", RowBuilder::Month(month_each)),
    ("текущего|отчётного месяца", RowBuilder::Month(month_next)),
    ("следующего месяца", RowBuilder::Month(month_next)),
    ("последнего месяца [ каждого|отчётного|текущего ] {unit}", RowBuilder::Month(month_last)),
    ("[ каждого ] первого|N|R месяца [ каждого|следующего ] {unit}", RowBuilder::Month(month_nth)),
    (
        "первого месяца {unit} [ , ] следующего за отчётным [ кварталом|полугодием ]",
        RowBuilder::Month(month_nth),
    ),
    (
        "[ первого|каждого ] месяца [ , ] следующего за|после [ окончания ] {unit} [ {year} ]",
        RowBuilder::Month(month_after),
    ),
    (
        "[ первого|каждого ] месяца [ , ] следующего за|после [ окончания ] отчётным|истекшим [ отчётным|календарным ] [ периодом ]",
        RowBuilder::Month(month_after),
    ),
    ("месяца после|за окончания {unit}", RowBuilder::Month(month_after)),
    ("месяца после|за окончания отчётного периода", RowBuilder::Month(month_after)),
    ("следующего за {unit} месяца", RowBuilder::Month(month_after)),
    ("следующего за отчётным [ периодом ] месяца", RowBuilder::Month(month_after)),
    ("[ каждого|текущего ] квартала|полугодия", RowBuilder::Month(month_of_unit)),
    ("отчётного квартала|полугодия|года", RowBuilder::Month(month_of_unit)),
    ("[ каждого ] года", RowBuilder::Month(month_of_unit)),
];

/// Which day of a month.
pub(in crate::deadline::read) const NUMBERS: &[RowSource] = &[
    ("N|первого числа [ {month} ]", RowBuilder::DayOf(day_of)),
    ("N|первого &каждого {month}", RowBuilder::DayOf(day_of)),
    ("N ( первого ) числа [ {month} ]", RowBuilder::DayOf(day_of)),
    ("N ( двадцать первого ) числа [ {month} ]", RowBuilder::DayOf(day_of)),
    ("двадцать первого числа [ {month} ]", RowBuilder::DayOf(day_of)),
    ("последнего [ календарного ] числа|дня [ {month} ]", RowBuilder::DayOf(day_of)),
    ("последнего рабочего дня [ {month} ]", RowBuilder::DayOf(day_of)),
    ("N|первого рабочего дня [ {month} ]", RowBuilder::DayOf(working_day_of)),
    ("N|первого [ календарного ] дня {month}", RowBuilder::DayOf(day_of)),
];

/// What stands before a last day.
pub(in crate::deadline::read) const BY: &[RowSource] = &[
    ("до [ , ]", RowBuilder::Nothing),
    ("к", RowBuilder::Nothing),
    ("не позднее [ , ] [ чем ] [ до ]", RowBuilder::Nothing),
];

/// Phrases of time.
pub(in crate::deadline::read) const TIMES: &[RowSource] = &[
    // Each of them.
    ("[ в ] каждый [ {count} ] {unit}", RowBuilder::PhraseMeaning(each_unit)),
    // A last day.
    (
        "{by} начала|конца [ каждого|отчётного ] месяца|квартала|полугодия",
        RowBuilder::PhraseMeaning(edge_of_unit),
    ),
    ("{by} начала|конца текущего месяца|квартала|полугодия", RowBuilder::PhraseMeaning(edge_of_unit)),
    ("{by} начала|конца следующего месяца|квартала|полугодия", RowBuilder::PhraseMeaning(edge_of_unit)),
    // The unit that runs when the order is given, or the next.
    ("в текущем|следующем месяце|квартале|полугодии", RowBuilder::PhraseMeaning(running_unit)),
    (
        "в|на течение [ . ] [ всего ] текущего|следующего месяца|квартала|полугодия",
        RowBuilder::PhraseMeaning(running_unit),
    ),
    ("{by} начала|середины|конца {day} [ включительно ]", RowBuilder::PhraseMeaning(by_edge)),
    ("{by} истечения {day}", RowBuilder::PhraseMeaning(by_edge)),
    ("{by} {day} [ включительно ]", RowBuilder::PhraseMeaning(by)),
    ("{by} конца [ рабочего ] дня {day}", RowBuilder::PhraseMeaning(by_end_of_day)),
    ("{by} вторника [ , ] {day} [ включительно ]", RowBuilder::PhraseMeaning(by_day_of_week)),
    (
        "{by} N|первого [ числа ] мая [ , ] и|, мая < [ , ] и|, мая > [ {year} ]",
        RowBuilder::PhraseMeaning(by_months),
    ),
    ("{by} конца мая < и|, мая > [ . ] [ {year} ]", RowBuilder::PhraseMeaning(by_ends)),
    (
        "{by} конца N|R|первого < и|, N|R|первого > квартала|полугодия [ . ] [ {year} ]",
        RowBuilder::PhraseMeaning(by_ends),
    ),
    ("{by} {day} [ , ] [ но|и ] не ранее [ чем ] {day}", RowBuilder::PhraseMeaning(by_not_before)),
    (
        "{by} {day} [ , ] [ но|и ] не ранее [ чем ] {day} [ , ] [ и|но ] {by} {day}",
        RowBuilder::PhraseMeaning(by_and_window),
    ),
    (
        "не ранее [ чем ] N [ числа ] [ , ] [ и|но ] {by} N числа [ {month} ]",
        RowBuilder::PhraseMeaning(between),
    ),
    ("{by} {number} [ включительно ]", RowBuilder::PhraseMeaning(slot_by)),
    ("{by} вторника [ каждой недели ]", RowBuilder::PhraseMeaning(by_weekday)),
    ("по {day} [ включительно ]", RowBuilder::PhraseMeaning(until)),
    ("по {number} [ включительно ]", RowBuilder::PhraseMeaning(slot_by)),
    (
        "{by} {span} до начала|конца каждого месяца|квартала|полугодия",
        RowBuilder::PhraseMeaning(ahead_of_unit),
    ),
    (
        "за {span} до начала|конца [ каждого|отчётного ] месяца|квартала|полугодия",
        RowBuilder::PhraseMeaning(ahead_of_unit),
    ),
    (
        "не позднее|менее [ , ] [ чем ] за {span} до начала|конца каждого месяца|квартала|полугодия",
        RowBuilder::PhraseMeaning(ahead_of_unit),
    ),
    ("{by} {span} до начала|конца {day}", RowBuilder::PhraseMeaning(ahead_of_edge)),
    ("{by} {span} до {day}", RowBuilder::PhraseMeaning(ahead)),
    ("за {span} до начала|конца {day}", RowBuilder::PhraseMeaning(ahead_of_edge)),
    ("за {span} до {day}", RowBuilder::PhraseMeaning(ahead)),
    (
        "не позднее|менее [ , ] [ чем ] за {span} до начала|конца {day}",
        RowBuilder::PhraseMeaning(ahead_of_edge),
    ),
    ("не позднее|менее [ , ] [ чем ] за {span} до {day}", RowBuilder::PhraseMeaning(ahead)),
    ("накануне {day}", RowBuilder::PhraseMeaning(eve)),
    // A window.
    (
        "[ в|за ] первый|последний {count} [ календарных ] день|неделя {day}",
        RowBuilder::PhraseMeaning(first_days),
    ),
    (
        "в|на течение [ . ] первый {count} [ календарных ] день|неделя {day}",
        RowBuilder::PhraseMeaning(first_days),
    ),
    (
        "[ в|за ] первый {count} [ календарных ] день|неделя [ каждого ] месяца",
        RowBuilder::PhraseMeaning(first_days_of_each),
    ),
    (
        "в|на течение [ . ] первый {count} [ календарных ] день|неделя [ каждого ] месяца",
        RowBuilder::PhraseMeaning(first_days_of_each),
    ),
    ("после {day} [ , ] [ но|и ] до {day}", RowBuilder::PhraseMeaning(after_until)),
    (
        "[ срок|дата ] начало -|: {day} [ ,|;|и|. ] [ срок|дата ] конец -|: {day}",
        RowBuilder::PhraseMeaning(edges),
    ),
    ("срок|дата начала {day} [ ,|;|. ] срок|дата конца {day}", RowBuilder::PhraseMeaning(edges)),
    ("[ начиная ] с {day}", RowBuilder::PhraseMeaning(since)),
    (
        "[ [ в|на|за ] период [ :|- ] ] с [ начала ] {day} [ числа ] [ ,|-|и ] по [ конец ] {day} [ включительно ]",
        RowBuilder::PhraseMeaning(window_from_to),
    ),
    (
        "[ [ в|на|за ] период [ :|- ] ] с [ начала ] {day} [ числа ] [ и ] до [ конца ] {day} [ включительно ]",
        RowBuilder::PhraseMeaning(window_from_to),
    ),
    (
        "[ [ в|на|за ] период [ :|- ] ] с {day} - {day} [ включительно ]",
        RowBuilder::PhraseMeaning(window_from_to),
    ),
    (
        "с M текущего [ года|г [ . ] ] по M следующего [ года|г [ . ] ]",
        RowBuilder::PhraseMeaning(over_new_year),
    ),
    ("не ранее [ чем ] {day} [ , ] [ и|но ] не позднее [ чем ] {day}", RowBuilder::PhraseMeaning(window)),
    ("не ранее [ чем ] {day} [ , ] [ и|но ] до {day}", RowBuilder::PhraseMeaning(window)),
    ("{day} - [ - ] {day} [ включительно ]", RowBuilder::PhraseMeaning(window)),
    ("{day} - {day} - {day} [ включительно ]", RowBuilder::PhraseMeaning(window_of_year)),
    ("{day} по {day} [ включительно ]", RowBuilder::PhraseMeaning(window_lost)),
    ("в {day} - [ - ] {day}", RowBuilder::PhraseMeaning(window_inside)),
    ("на {day} - [ - ] {day}", RowBuilder::PhraseMeaning(window_at)),
    ("[ в|на|за ] период [ :|- ] {day} - {day}", RowBuilder::PhraseMeaning(window)),
    ("[ в|на|за ] период [ :|- ] {day}", RowBuilder::PhraseMeaning(bare)),
    ("{day} - N|R|первый < ,|и|- N|R|первый > W [ . ]", RowBuilder::PhraseMeaning(bare_of)),
    (
        "[ в ] N|R|первая|последняя декада|неделя|половина|вторник мая и|, мая < и|, мая > [ . ] [ {year} ]",
        RowBuilder::PhraseMeaning(parts_of_months),
    ),
    ("[ в ] каждый M", RowBuilder::PhraseMeaning(each_month)),
    ("учебный [ . ] год|г", RowBuilder::PhraseMeaning(school_year_alone)),
    ("{day} [ включительно ]", RowBuilder::PhraseMeaning(bare)),
    ("в {day}", RowBuilder::PhraseMeaning(inside)),
    ("[ в ] вторник [ . ] [ , ] {day} [ включительно ]", RowBuilder::PhraseMeaning(day_of_week)),
    ("{day} [ ( ] [ , ] вторник [ . ] [ ) ] - {day}", RowBuilder::PhraseMeaning(window_of_weekdays)),
    ("вторник [ , ] {day} - вторник [ , ] {day}", RowBuilder::PhraseMeaning(window_of_weekdays)),
    (
        "[ в период ] с {day} ( вторник [ . ] ) по {day} [ включительно ]",
        RowBuilder::PhraseMeaning(since_weekday),
    ),
    (
        "[ в период ] с вторника [ , ] {day} по вторник [ , ] {day} [ включительно ]",
        RowBuilder::PhraseMeaning(since_weekday),
    ),
    ("на начало|конец {day}", RowBuilder::PhraseMeaning(at_edge)),
    ("на {day}", RowBuilder::PhraseMeaning(on)),
    ("строго [ в|на ] {day}", RowBuilder::PhraseMeaning(on)),
    ("строго {day} - {day}", RowBuilder::PhraseMeaning(window)),
    ("строго [ в|на ] [ каждый ] {number}", RowBuilder::PhraseMeaning(slot_on)),
    ("по состоянию на начало|конец {day}", RowBuilder::PhraseMeaning(at_edge)),
    ("по состоянию на {day}", RowBuilder::PhraseMeaning(on)),
    ("по состоянию на {number}", RowBuilder::PhraseMeaning(slot_on)),
    // Days of each month.
    (
        "[ в|на ] N|R|первая|последняя декада|неделя|вторник|половина [ . ] {month}",
        RowBuilder::PhraseMeaning(slot_of_part),
    ),
    ("[ каждый ] {number}", RowBuilder::PhraseMeaning(slot_alone)),
    ("в|на [ каждый ] {number}", RowBuilder::PhraseMeaning(slot_on)),
    ("каждое {day}", RowBuilder::PhraseMeaning(each_day)),
    ("[ с ] N [ числа ] по|- N числа [ {month} ]", RowBuilder::PhraseMeaning(between)),
    ("с N [ числа ] по последнее числа|день [ {month} ]", RowBuilder::PhraseMeaning(between)),
    ("[ в ] последний|первый месяц [ каждого ] {unit}", RowBuilder::PhraseMeaning(ends_of_months)),
    // Without a break.
    (
        "в|на течение [ . ] [ всего|каждого|текущего ] [ календарного ] года|г [ . ]",
        RowBuilder::PhraseMeaning(whole_year),
    ),
    (
        "в|на течение [ . ] [ всего|каждого ] учебного [ . ] года|г [ . ]",
        RowBuilder::PhraseMeaning(whole_school_year),
    ),
    ("в|на течение [ . ] всего периода {day}", RowBuilder::PhraseMeaning(through)),
    ("в|на течение [ . ] [ всего ] срока|периода|реализации [ … ]", RowBuilder::PhraseMeaning(whole_period)),
    ("[ в|на|за ] весь период {day}", RowBuilder::PhraseMeaning(through)),
    ("[ в|на|за ] весь период|срок [ … ]", RowBuilder::PhraseMeaning(whole_period)),
    ("[ в|на|за ] период реализации [ … ]", RowBuilder::PhraseMeaning(whole_period)),
    ("[ в|на|за ] весь [ календарный ] год", RowBuilder::PhraseMeaning(whole_year)),
    ("[ в|на|за ] весь учебный [ . ] год", RowBuilder::PhraseMeaning(whole_school_year)),
    ("{by} конца [ всего ] срока|периода реализации|действия [ … ]", RowBuilder::PhraseMeaning(end_of_plan)),
    ("{by} конца [ всего ] периода", RowBuilder::PhraseMeaning(end_of_plan)),
    ("{by} конца реализации|действия [ … ]", RowBuilder::PhraseMeaning(end_of_plan)),
    ("постоянно", RowBuilder::PhraseMeaning(whole_period)),
    ("в|на постоянной основе", RowBuilder::PhraseMeaning(whole_period)),
    ("в|на течение [ . ] [ каждого ] квартала|полугодия", RowBuilder::PhraseMeaning(during_each)),
    ("в|на течение [ . ] каждого месяца", RowBuilder::PhraseMeaning(during_each)),
    ("в|на течение [ . ] {span} [ {event} ]", RowBuilder::PhraseMeaning(during_span)),
    ("в|на течение [ . ] [ всего|каждого ] {day}", RowBuilder::PhraseMeaning(through)),
    ("в|на течение [ . ] всего {day} - {day}", RowBuilder::PhraseMeaning(through_window)),
    ("[ в|на|за ] весь {day} - {day}", RowBuilder::PhraseMeaning(through_window)),
    ("[ в|на|за ] весь {day}", RowBuilder::PhraseMeaning(through)),
    ("в|на течение [ . ] {day} - {day}", RowBuilder::PhraseMeaning(through_window)),
    (
        "в|на течение [ . ] периода с {day} по|до [ конца ] {day} [ включительно ]",
        RowBuilder::PhraseMeaning(through_window),
    ),
    // Again and again.
    ("ежегодно", RowBuilder::PhraseMeaning(every)),
    ("ежегодная [ W ] [ W ] [ W ]", RowBuilder::PhraseMeaning(every)),
    ("ежегодно [ , ] [ не реже ] {count} раз [ в {unit} ]", RowBuilder::PhraseMeaning(often_times)),
    ("ежегодно [ , ] [ не реже ] дважды", RowBuilder::PhraseMeaning(often_times)),
    ("{count} раз ежегодно", RowBuilder::PhraseMeaning(often_times)),
    ("по кварталам", RowBuilder::PhraseMeaning(every)),
    (
        "[ не ] [ реже ] [ чем ] [ {count} ] [ чем ] раз в|за [ течение ] [ каждый ] [ {count} ] {unit}",
        RowBuilder::PhraseMeaning(frequency),
    ),
    ("[ не ] [ реже ] [ чем ] [ {count} ] раз [ . ] / {unit}", RowBuilder::PhraseMeaning(frequency)),
    (
        "[ не ] [ реже ] [ чем ] {count} раз . в|за [ течение ] [ каждый ] [ {count} ] {unit}",
        RowBuilder::PhraseMeaning(frequency),
    ),
    (
        "[ не ] [ реже ] [ чем ] дважды в|за [ течение ] [ каждый ] [ {count} ] {unit}",
        RowBuilder::PhraseMeaning(frequency),
    ),
    ("[ не ] [ реже ] [ чем ] {count} W в [ каждый ] {unit}", RowBuilder::PhraseMeaning(occasions)),
    ("[ не реже ] [ чем ] [ {count} ] раз в W &(", RowBuilder::PhraseMeaning(of_terms)),
    ("[ не реже ] [ чем ] {count} раз", RowBuilder::PhraseMeaning(times)),
    ("[ не реже ] [ чем ] дважды", RowBuilder::PhraseMeaning(times)),
    ("[ по ] вторникам [ каждой недели ]", RowBuilder::PhraseMeaning(weekdays)),
    ("[ по ] вторникам [ каждого ] месяца", RowBuilder::PhraseMeaning(weekdays)),
    ("каждый вторник [ каждого ] месяца", RowBuilder::PhraseMeaning(weekdays)),
    ("в|каждый вторник [ каждой недели ]", RowBuilder::PhraseMeaning(weekdays)),
    ("вторник", RowBuilder::PhraseMeaning(weekday_said)),
    ("( вторник [ . ] )", RowBuilder::PhraseMeaning(weekday_said)),
    ("( вторник [ . ] - вторник [ . ] )", RowBuilder::PhraseMeaning(weekdays_of_window)),
    // Then.
    ("далее", RowBuilder::PhraseMeaning(again)),
    ("в|с дальнейшем", RowBuilder::PhraseMeaning(again)),
    ("в дальнейшие годы", RowBuilder::PhraseMeaning(once_more)),
    // After an event.
    ("{by} [ через ] [ истечения ] {span} [ {event} ]", RowBuilder::PhraseMeaning(delay)),
    ("[ в ] срок [ -|: ] [ {by} ] {span} [ {event} ]", RowBuilder::PhraseMeaning(delay)),
    ("{span} {event}", RowBuilder::PhraseMeaning(delay)),
    ("не чаще [ чем ] {span} [ {event} ]", RowBuilder::PhraseMeaning(at_longest)),
    ("[ в ] срок [ , ] не чаще [ чем ] {span} [ {event} ]", RowBuilder::PhraseMeaning(at_longest)),
    ("в|на течение [ . ] не чаще [ чем ] {span} [ {event} ]", RowBuilder::PhraseMeaning(at_longest)),
    // After a day.
    ("в|на течение [ . ] {span} [ , ] [ начиная ] после|с {day}", RowBuilder::PhraseMeaning(within_after)),
    ("в|на течение [ . ] [ календарного ] года до {day}", RowBuilder::PhraseMeaning(year_until)),
    ("в|на течение [ . ] {span} до {day}", RowBuilder::PhraseMeaning(not_counted)),
    ("{by} [ через ] {span} после|с {day}", RowBuilder::PhraseMeaning(within_after)),
    ("в [ {count} [ - ] ] месячный срок|период [ {event} ]", RowBuilder::PhraseMeaning(lasting)),
    ("[ {count} [ - ] ] месячный срок [ {event} ]", RowBuilder::PhraseMeaning(lasting)),
    ("на следующий [ рабочий|календарный ] день {event}", RowBuilder::PhraseMeaning(next_day)),
    ("{by} следующего [ рабочего|календарного ] дня {event}", RowBuilder::PhraseMeaning(next_day)),
    // What cannot be told.
    (
        "[ {by} ] [ не менее [ , ] [ чем ] ] [ за ] {span} до [ каждого ] {number}",
        RowBuilder::PhraseMeaning(of_day_again),
    ),
    (
        "[ {by} ] [ не менее [ , ] [ чем ] ] [ за ] {span} до [ каждого ] вторника",
        RowBuilder::PhraseMeaning(of_day_again),
    ),
    (
        "[ {by} ] [ в|на течение [ . ] ] {span} после [ каждого ] {number}",
        RowBuilder::PhraseMeaning(of_day_again),
    ),
    (
        "[ {by} ] [ в|на течение [ . ] ] {span} после [ каждого ] вторника",
        RowBuilder::PhraseMeaning(of_day_again),
    ),
    ("не ранее [ чем ] {day}", RowBuilder::PhraseMeaning(not_before)),
    ("не ранее [ , ] [ чем ] за {span} до {day}", RowBuilder::PhraseMeaning(not_before)),
    ("не ранее [ , ] [ чем ] за {span} до …", RowBuilder::PhraseMeaning(not_before)),
    ("не ранее …", RowBuilder::PhraseMeaning(not_before)),
    ("после {day}", RowBuilder::PhraseMeaning(not_before)),
    ("через {span} [ {event} ]", RowBuilder::PhraseMeaning(not_through)),
    ("по окончании {span} [ {event} ]", RowBuilder::PhraseMeaning(lapse)),
    (
        "[ не ] чаще [ чем ] [ {count} ] раз [ в|за [ каждый ] [ {count} ] {unit} ]",
        RowBuilder::PhraseMeaning(at_most),
    ),
];
