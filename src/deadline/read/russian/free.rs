//! Words without a date of their own: events, plans, needs, places, comments.

use crate::deadline::read::build::free::{
    agreed, ahead_of_event, as_needed, at_once, by_event, clock, comment, day_of_event, established, event,
    external, frame, glued, holidays, item, label, nothing, occasion, of_unit, place, place_around, plan,
    season, short_label, tentative, town, work_of,
};
use crate::deadline::read::build::labels::{
    act, label_of_all, numbered, numbered_behind, reported, reported_behind, reported_in_brackets, results,
};
use crate::deadline::read::rows::{Build, Row};

/// The event that a time is counted from.
pub(in crate::deadline::read) const EVENTS: &[Row] = &[
    ("после …", Build::Nothing),
    ("с|со|от дня|момента …", Build::Nothing),
    ("по окончании …", Build::Nothing),
    ("[ , ] следующих за днём …", Build::Nothing),
];

/// The date and the number of an act: «от 25.12.2019 № Р-145».
pub(in crate::deadline::read) const ACTS: &[Row] = &[
    ("от D|DY [ г|года ] [ . ] [ № N|NNN|Y|W < _-|/ _W|N|NNN|Y > ]", Build::Nothing),
    ("от N M [ Y [ г|года ] ] [ . ] [ № N|NNN|Y|W < _-|/ _W|N|NNN|Y > ]", Build::Nothing),
    ("от N M [ , N M ] [ Y [ г|года ] ] [ . ] [ № N|NNN|Y|W < _-|/ _W|N|NNN|Y > ]", Build::Nothing),
    ("№ N|NNN|Y|W < _-|/ _W|N|NNN|Y >", Build::Nothing),
];

/// What words of somebody's own may say of times that are none of the deadline's: «план на 2024 год», «приказ от …».
pub(in crate::deadline::read) const ABOUT: &[Row] = &[
    ("на|за {day} [ , {day} ]", Build::Nothing),
    ("{act}", Build::Nothing),
    ("W|реализации|период Y -|/|и|, Y|NN [ года|г [ . ] [ _г [ . ] ] ]", Build::Nothing),
    ("W|реализации|период {pair}", Build::Nothing),
    ("_- _Y [ года|г [ . ] ]", Build::Nothing),
    ("_- _N", Build::Nothing),
    ("ул|здание . N M", Build::Nothing),
    ("итогам {day}", Build::Nothing),
    ("итогам|окончания N|R|первого -|и|, N|R|первого квартала|полугодия [ . ] [ {year} ]", Build::Nothing),
    ("окончания|начала {day}", Build::Nothing),
    ("ежегодно утвержденным", Build::Nothing),
    ("устанавливаемые ежегодно", Build::Nothing),
    ("W ежегодно &приказу|W", Build::Nothing),
    ("в сроки", Build::Nothing),
];

/// What ends words of somebody's own.
pub(in crate::deadline::read) const STOPS: &[Row] = &[
    ("M", Build::Nothing),
    ("D", Build::Nothing),
    ("N M", Build::Nothing),
    ("N Y", Build::Nothing),
    ("N -|и|, N M", Build::Nothing),
    ("N -|и|, D", Build::Nothing),
    ("к N -|и|, N M", Build::Nothing),
    ("N - N числа", Build::Nothing),
    ("N|R -|и|, N|R квартала|полугодия", Build::Nothing),
    ("N|R|первом квартале|полугодии", Build::Nothing),
    ("до|с|по|к|на|в N M", Build::Nothing),
    ("до|с|по|к|на|в D", Build::Nothing),
    ("до|с|по|к|на|в M", Build::Nothing),
    ("до|с|по N числа|по|-|M", Build::Nothing),
    ("до|с|по|к {year}", Build::Nothing),
    ("в|на N|R|первом квартале|полугодии", Build::Nothing),
    ("N|пять раз", Build::Nothing),
    ("раз", Build::Nothing),
    ("в|на течение", Build::Nothing),
    ("в дальнейшем", Build::Nothing),
    ("до конца|начала {year}", Build::Nothing),
    ("до конца M", Build::Nothing),
    ("до конца|начала [ календарного ] года|месяца|квартала|полугодия", Build::Nothing),
];

/// Reasons for having no date.
pub(in crate::deadline::read) const UNDATED: &[Row] = &[
    // A plan of its own.
    (
        "по|согласно < W|утвержденному|календарного|учебного|рабочего|ежегодному|месячному|необходимости|с|. > плану [ … ]",
        Build::PhraseMeaning(plan),
    ),
    (
        "в соответствии с < W|утвержденному|календарного|учебного|рабочего|ежегодному|месячному|. > планом [ … ]",
        Build::PhraseMeaning(plan),
    ),
    // Set by others.
    ("в соответствии с …", Build::PhraseMeaning(external)),
    ("согласно …", Build::PhraseMeaning(external)),
    ("в|на установленные срок [ … ]", Build::PhraseMeaning(established)),
    ("[ в ] срок [ , ] установленный [ … ]", Build::PhraseMeaning(established)),
    ("дата|срок W [ … ]", Build::PhraseMeaning(tentative)),
    ("[ в ] срок W [ … ]", Build::PhraseMeaning(established)),
    ("[ в ] срок [ , ] согласно …", Build::PhraseMeaning(external)),
    ("срок W ежегодно …", Build::PhraseMeaning(established)),
    ("по согласованию [ … ]", Build::PhraseMeaning(agreed)),
    // When needed.
    ("по мере …", Build::PhraseMeaning(as_needed)),
    ("по мере W|необходимости [ ( ] в течение [ учебного ] года [ ) ]", Build::PhraseMeaning(as_needed)),
    ("в случае …", Build::PhraseMeaning(as_needed)),
    ("по|при|согласно необходимости [ … ]", Build::PhraseMeaning(as_needed)),
    ("по W необходимости [ … ]", Build::PhraseMeaning(as_needed)),
    ("эпизодически [ … ]", Build::PhraseMeaning(as_needed)),
    ("при …", Build::PhraseMeaning(occasion)),
    // Tied to an event.
    ("по итогам {day} [ … ]", Build::PhraseMeaning(results)),
    ("по итогам [ … ]", Build::PhraseMeaning(results)),
    (
        "по итогам N|R|первого -|и|, N|R|первого квартала|полугодия [ . ] [ {year} ]",
        Build::PhraseMeaning(results),
    ),
    ("по окончанию …", Build::PhraseMeaning(event)),
    ("с|от момента|дня …", Build::PhraseMeaning(event)),
    ("после …", Build::PhraseMeaning(event)),
    ("в день …", Build::PhraseMeaning(day_of_event)),
    ("{by} дня …", Build::PhraseMeaning(day_of_event)),
    ("{by} N _- _W [ … ]", Build::PhraseMeaning(glued)),
    ("в ходе|дни каникул [ каникул ] [ … ]", Build::PhraseMeaning(holidays)),
    ("в ходе|дни …", Build::PhraseMeaning(frame)),
    ("незамедлительно [ … ]", Build::PhraseMeaning(at_once)),
    ("за {span} до …", Build::PhraseMeaning(ahead_of_event)),
    ("не позднее|менее [ , ] [ чем ] за {span} до …", Build::PhraseMeaning(ahead_of_event)),
    ("{by} {span} до …", Build::PhraseMeaning(ahead_of_event)),
    // Holidays and seasons.
    ("[ в|на|по ] [ период|течение ] [ летних ] каникул [ … ]", Build::PhraseMeaning(holidays)),
    ("лето|летом", Build::PhraseMeaning(season)),
    ("в|на течение лета", Build::PhraseMeaning(season)),
    ("в|на|за летний период", Build::PhraseMeaning(season)),
];

/// Words of somebody's own behind a preposition of time, where nothing else is read.
pub(in crate::deadline::read) const WEAK: &[Row] = &[
    ("{by} …", Build::PhraseMeaning(by_event)),
    ("в|на течение …", Build::PhraseMeaning(by_event)),
    ("в|на|за период …", Build::PhraseMeaning(event)),
];

/// What changes no day.
pub(in crate::deadline::read) const EXTRAS: &[Row] = &[
    // Words before a deadline.
    ("в срок &до|не|к|с|по|строго", Build::PhraseMeaning(nothing)),
    (
        "срок [ W|начала|конца|реализации ] [ -|: ] &до|не|к|с|по|в|N|R|Y|D|M|первый|строго|ежегодно|постоянно|раз|каждый",
        Build::PhraseMeaning(nothing),
    ),
    ("строго", Build::PhraseMeaning(nothing)),
    ("равными долями", Build::PhraseMeaning(nothing)),
    // A place.
    ("L . A [ … ]", Build::PhraseMeaning(town)),
    ("( L . A [ … ] )", Build::PhraseMeaning(town)),
    ("онлайн [ … ]", Build::PhraseMeaning(place)),
    ("в|на|по онлайн [ … ]", Build::PhraseMeaning(place_around)),
    ("в г . A [ … ]", Build::PhraseMeaning(place_around)),
    ("ул [ . ] N M [ … ]", Build::PhraseMeaning(place)),
    // Whose date it is.
    ("N . &до|не|с|к", Build::PhraseMeaning(label)),
    ("N . &май", Build::PhraseMeaning(label)),
    ("D . &до|не|с|к", Build::PhraseMeaning(label)),
    ("I . [ -|: ] &N|M|R|Y|первый|в|по|каждый|ежегодно|постоянно|раз", Build::PhraseMeaning(label)),
    ("I [ . ] < ,|и I [ . ] > -|: &до|не|с|к", Build::PhraseMeaning(label)),
    ("с N|R по|- N|R W [ W ] [ -|: ] &до|не|к|в", Build::PhraseMeaning(label)),
    ("W срок [ -|: ] &до|не|с|к|N|D|M", Build::PhraseMeaning(label_of_all)),
    ("N|R|L|I )", Build::PhraseMeaning(item)),
    ("W < W|и|проекта > -|:", Build::PhraseMeaning(label)),
    ("W [ . ] [ № ] N|R|D [ . ] < ,|и|- N|R|D > [ W ] [ W ] :", Build::PhraseMeaning(label)),
    ("W [ . ] [ № ] N|R|D [ . ] < ,|и|- N|R|D > [ W ] [ W ] [ - ] &до|не|с|к", Build::PhraseMeaning(label)),
    ("W [ . ] № N|R|NNN [ W ] -|:", Build::PhraseMeaning(label)),
    ("[ W|в ] N|R|первый < ,|и|- N|R|первый > W [ . ] < W|и > -|:", Build::PhraseMeaning(label)),
    ("№ N|R|NNN|D [ -|: ] &до|не|с|к", Build::PhraseMeaning(label)),
    ("W < W|и > &до|не|с|к", Build::PhraseMeaning(label)),
    ("[ в ] N|R|первый < ,|и|- N|R|первый > W [ . ] < W|и > &до|не|с|к|в", Build::PhraseMeaning(label)),
    ("N|R|первый < ,|и|- N|R|первый > W [ . ] &D|N|M|R|(", Build::PhraseMeaning(numbered)),
    ("W [ . ] [ № ] N|R -", Build::PhraseMeaning(numbered)),
    ("W [ . ] [ № ] N|R &(", Build::PhraseMeaning(numbered)),
    ("N|R|первый < ,|и|- N|R|первый > W [ . ]", Build::PhraseMeaning(numbered_behind)),
    ("W W < W|и > &(", Build::PhraseMeaning(label)),
    ("конец -|: &до|не|к", Build::PhraseMeaning(label)),
    ("W < W|и > &,|;|)", Build::PhraseMeaning(short_label)),
    ("W < W|и >", Build::PhraseMeaning(short_label)),
    ("[ W|годовой < W > ] за [ текущий ] {day} [ -|: ] [ в срок ] &до|не|к", Build::PhraseMeaning(reported)),
    ("[ W|годовой < W > ] за {day} - {day} [ -|: ] &до|не|к", Build::PhraseMeaning(reported)),
    (
        "[ W|годовой < W > ] за предыдущий|отчётный|истекший [ календарный|учебный ] год|квартал|месяц|полугодие [ -|: ] &до|не|к",
        Build::PhraseMeaning(reported),
    ),
    ("[ W < W > ] за N месяц|неделя [ -|: ] &до|не|к", Build::PhraseMeaning(nothing)),
    ("[ W < W > ] за полугодие|квартал [ -|: ] &до|не|к", Build::PhraseMeaning(reported)),
    ("[ W|плана < W > ] на {day} [ -|: ] &до|не|к", Build::PhraseMeaning(work_of)),
    ("( за|на {day} )", Build::PhraseMeaning(reported_in_brackets)),
    ("( за [ предыдущий ] {unit} )", Build::PhraseMeaning(nothing)),
    (
        "за [ весь ] [ предыдущий|отчётный|истекший ] [ календарный|учебный ] год|квартал|месяц|полугодие",
        Build::PhraseMeaning(reported_behind),
    ),
    ("за {day}", Build::PhraseMeaning(reported_behind)),
    ("N|R|первый [ - N|R ] квартал|полугодие [ . ] [ {year} ] -|: &до|не|к", Build::PhraseMeaning(of_unit)),
    ("M [ - M ] [ {year} ] -|: &до|не|к", Build::PhraseMeaning(of_unit)),
    ("[ W < W > ] за период с {day} по|- {day} [ -|: ] &до|не|к", Build::PhraseMeaning(nothing)),
    ("по состоянию на {day} -|: &до|не|к", Build::PhraseMeaning(nothing)),
    ("( по состоянию на {day} )", Build::PhraseMeaning(nothing)),
    (
        "( [ N|R|первый < ,|и|- N|R|первый > ] W [ . ] < W|и|,|с|по|в|на|.|L > )",
        Build::PhraseMeaning(comment),
    ),
    ("( [ W ] день < W|с|и|, > )", Build::PhraseMeaning(comment)),
    ("( W N|R|первый < ,|и|- N|R|первый > W [ . ] < W > )", Build::PhraseMeaning(comment)),
    ("( в|на W < W|B > )", Build::PhraseMeaning(comment)),
    ("( < W|утвержденному > план [ … ] )", Build::PhraseMeaning(comment)),
    ("( W [ . ] -|: W < W|.|,|и|по|с|в|L > )", Build::PhraseMeaning(comment)),
    ("( N L < , N L > )", Build::PhraseMeaning(nothing)),
    // An act.
    ("( W [ . ] < W|и|, > {act} < [ , ] {act} > )", Build::PhraseMeaning(act)),
    ("( W [ . ] N [ . ] W < W > {act} < [ , ] {act} > )", Build::PhraseMeaning(act)),
    ("W [ . ] < W|и > {act} < {act} >", Build::PhraseMeaning(act)),
    ("на основании W < W > {act}", Build::PhraseMeaning(act)),
    ("( включительно )", Build::PhraseMeaning(nothing)),
    ("включительно", Build::PhraseMeaning(nothing)),
    // The hour.
    ("[ в|до|с|к|по ] T [ час [ . ] ] [ -|до|по T [ час [ . ] ] ]", Build::PhraseMeaning(clock)),
    ("[ в|до|с|к|по ] N час [ . ] [ -|до|по N час [ . ] ]", Build::PhraseMeaning(clock)),
    ("{by} N час [ . ] [ N минут [ . ] ]", Build::PhraseMeaning(clock)),
    ("{by} T [ час [ . ] ]", Build::PhraseMeaning(clock)),
    ("с N до|по N час [ . ]", Build::PhraseMeaning(clock)),
    ("в|с N час [ . ] N минут [ . ]", Build::PhraseMeaning(clock)),
    ("[ в|до|с|к|по ] T [ час [ . ] ] [ -|до|по T [ час [ . ] ] ] по W времени", Build::PhraseMeaning(clock)),
    ("начало [ -|: ] [ в|с ] T [ час [ . ] ]", Build::PhraseMeaning(clock)),
    ("начало [ -|: ] [ в|с ] N час [ . ] [ N минут [ . ] ]", Build::PhraseMeaning(clock)),
];
