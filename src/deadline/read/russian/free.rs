//! Words without a date of their own: events, plans, needs, places, comments.

use crate::deadline::read::build::events::{
    ahead_of_event, at_once, by_event, day_of_event, event, feast, frame, glued,
};
use crate::deadline::read::build::free::{
    agreed, as_needed, comment, established, external, holidays, item, label, nothing, occasion, place,
    place_around, plan, plan_on, season, short_label, street, tentative, work_of,
};
use crate::deadline::read::build::hours::{clock, end_of_day};
use crate::deadline::read::build::labels::{
    act, label_of_all, numbered, numbered_behind, of_unit, reported, reported_behind, reported_in_brackets,
    reported_months, results,
};
use crate::deadline::read::build::notes::{
    classes, code, in_period, last_day, month_of_work, named_day, term_of, week_of,
};
use crate::deadline::read::rows::{RowBuilder, RowSource};

/// The event that a time is counted from.
pub(in crate::deadline::read) const EVENTS: &[RowSource] = &[
    ("после … [ при … ]", RowBuilder::Nothing),
    ("с|со|от дня|момента … [ при … ]", RowBuilder::Nothing),
    ("по окончании … [ при … ]", RowBuilder::Nothing),
    ("по окончании каждого {unit} [ … ]", RowBuilder::Nothing),
    ("[ , ] следующих за днём … [ при … ]", RowBuilder::Nothing),
];

/// The date and the number of an act: «от 25.12.2019 № Р-145».
pub(in crate::deadline::read) const ACTS: &[RowSource] = &[
    ("от D|DY [ г|года ] [ . ] [ № N|NNN|Y|W < _-|/ _W|N|NNN|Y > ]", RowBuilder::Nothing),
    ("от N M [ Y [ г|года ] ] [ . ] [ № N|NNN|Y|W < _-|/ _W|N|NNN|Y > ]", RowBuilder::Nothing),
    ("от N M [ , N M ] [ Y [ г|года ] ] [ . ] [ № N|NNN|Y|W < _-|/ _W|N|NNN|Y > ]", RowBuilder::Nothing),
    ("№ N|NNN|Y|W < _-|/ _W|N|NNN|Y >", RowBuilder::Nothing),
];

/// What words of somebody's own may say of times that are none of the deadline's: «план на 2024 год», «приказ от …».
pub(in crate::deadline::read) const ABOUT: &[RowSource] = &[
    ("на {day} [ , {day} ]", RowBuilder::Nothing),
    ("за {day}", RowBuilder::Nothing),
    ("за {year} , {year}", RowBuilder::Nothing),
    ("на весь [ учебный|календарный ] период|срок|год", RowBuilder::Nothing),
    ("на каждый {unit}", RowBuilder::Nothing),
    ("{act}", RowBuilder::Nothing),
    ("W|реализации|период Y -|/|и|, Y|NN [ года|г [ . ] [ _г [ . ] ] ]", RowBuilder::Nothing),
    ("W|реализации|период {pair}", RowBuilder::Nothing),
    ("_- _Y [ года|г [ . ] ]", RowBuilder::Nothing),
    ("_- _N", RowBuilder::Nothing),
    ("ул|здание . N M", RowBuilder::Nothing),
    ("итогам {day}", RowBuilder::Nothing),
    (
        "итогам|окончания N|R|первого -|и|, N|R|первого квартала|полугодия [ . ] [ {year} ]",
        RowBuilder::Nothing,
    ),
    ("окончания|начала {day}", RowBuilder::Nothing),
    ("итогам|окончания|начала [ каждого ] {unit}", RowBuilder::Nothing),
    ("поступившим|утвержденному {time} < {time} >", RowBuilder::Nothing),
    ("ежегодно утвержденным", RowBuilder::Nothing),
    ("устанавливаемые ежегодно", RowBuilder::Nothing),
    ("W ежегодно &приказу|W", RowBuilder::Nothing),
    ("в сроки", RowBuilder::Nothing),
    ("L . I", RowBuilder::Nothing),
];

/// What ends words of somebody's own.
pub(in crate::deadline::read) const STOPS: &[RowSource] = &[
    ("M", RowBuilder::Nothing),
    ("D", RowBuilder::Nothing),
    ("N M", RowBuilder::Nothing),
    ("N Y", RowBuilder::Nothing),
    ("N -|и|, N M", RowBuilder::Nothing),
    ("N -|и|, D", RowBuilder::Nothing),
    ("к N -|и|, N M", RowBuilder::Nothing),
    ("N - N числа", RowBuilder::Nothing),
    ("N|R -|и|, N|R квартала|полугодия", RowBuilder::Nothing),
    ("N|R|первом квартале|полугодии", RowBuilder::Nothing),
    ("до|с|по|к|на|в N M", RowBuilder::Nothing),
    ("до|с|по|к|на|в D", RowBuilder::Nothing),
    ("до|с|по|к|на|в M", RowBuilder::Nothing),
    ("до|с|по N числа|по|-|M", RowBuilder::Nothing),
    ("до|с|по|к {year}", RowBuilder::Nothing),
    ("в|на N|R|первом квартале|полугодии", RowBuilder::Nothing),
    ("N|пять раз", RowBuilder::Nothing),
    ("раз", RowBuilder::Nothing),
    ("в|на течение", RowBuilder::Nothing),
    ("в дальнейшем", RowBuilder::Nothing),
    ("[ за ] {span} до", RowBuilder::Nothing),
    ("за {count} день|неделя|месяц|рабочих", RowBuilder::Nothing),
    ("за день|неделя", RowBuilder::Nothing),
    ("за N W до", RowBuilder::Nothing),
    ("начало|конец -|:", RowBuilder::Nothing),
    ("и до", RowBuilder::Nothing),
    ("после N M", RowBuilder::Nothing),
    ("после D", RowBuilder::Nothing),
    ("при", RowBuilder::Nothing),
    ("в случае", RowBuilder::Nothing),
    ("в|на первый|последний вторник|неделя|декада|день", RowBuilder::Nothing),
    ("и на N M", RowBuilder::Nothing),
    ("и на D", RowBuilder::Nothing),
    ("и N|R|первый|последний вторник|неделя|декада", RowBuilder::Nothing),
    ("до конца|начала {year}", RowBuilder::Nothing),
    ("конца|начала и", RowBuilder::Nothing),
    ("квартал|полугодие {year}", RowBuilder::Nothing),
    ("до конца M", RowBuilder::Nothing),
    ("до конца|начала [ календарного ] года|месяца|квартала|полугодия", RowBuilder::Nothing),
];

/// Reasons for having no date.
pub(in crate::deadline::read) const UNDATED: &[RowSource] = &[
    // A plan of its own.
    (
        "по|согласно < W|утвержденному|календарного|учебного|рабочего|ежегодному|месячному|. > плану [ W ] на {day}",
        RowBuilder::PhraseMeaning(plan_on),
    ),
    (
        "по|согласно < W|утвержденному|календарного|учебного|рабочего|ежегодному|месячному|необходимости|с|. > плану [ … ]",
        RowBuilder::PhraseMeaning(plan),
    ),
    (
        "в соответствии с < W|утвержденному|календарного|учебного|рабочего|ежегодному|месячному|. > планом [ … ]",
        RowBuilder::PhraseMeaning(plan),
    ),
    // Set by others.
    ("в соответствии с …", RowBuilder::PhraseMeaning(external)),
    ("согласно …", RowBuilder::PhraseMeaning(external)),
    ("в|на установленные срок [ … ]", RowBuilder::PhraseMeaning(established)),
    ("в|на установленные W < W > срок", RowBuilder::PhraseMeaning(established)),
    ("[ в ] срок [ , ] [ ежегодно ] установленный [ … ]", RowBuilder::PhraseMeaning(established)),
    ("дата|срок W [ … ]", RowBuilder::PhraseMeaning(tentative)),
    ("[ в ] срок W [ … ]", RowBuilder::PhraseMeaning(established)),
    ("[ в ] срок [ , ] согласно …", RowBuilder::PhraseMeaning(external)),
    ("срок W ежегодно …", RowBuilder::PhraseMeaning(established)),
    ("по согласованию [ … ]", RowBuilder::PhraseMeaning(agreed)),
    // When needed.
    ("по мере …", RowBuilder::PhraseMeaning(as_needed)),
    ("по мере W|необходимости [ ( ] в течение [ учебного ] года [ ) ]", RowBuilder::PhraseMeaning(as_needed)),
    ("в случае …", RowBuilder::PhraseMeaning(as_needed)),
    ("по|при|согласно необходимости [ … ]", RowBuilder::PhraseMeaning(as_needed)),
    ("по W необходимости [ … ]", RowBuilder::PhraseMeaning(as_needed)),
    ("эпизодически [ … ]", RowBuilder::PhraseMeaning(as_needed)),
    ("при …", RowBuilder::PhraseMeaning(occasion)),
    // A feast, and a week or a decade of something.
    ("день W < W|и >", RowBuilder::PhraseMeaning(feast)),
    ("неделя|декада W < W|и >", RowBuilder::PhraseMeaning(feast)),
    // Tied to an event.
    ("по итогам {day} [ … ]", RowBuilder::PhraseMeaning(results)),
    ("по итогам [ … ]", RowBuilder::PhraseMeaning(results)),
    ("по итогам каждого {unit} [ … ]", RowBuilder::PhraseMeaning(results)),
    (
        "по итогам N|R|первого -|и|, N|R|первого квартала|полугодия [ . ] [ {year} ]",
        RowBuilder::PhraseMeaning(results),
    ),
    ("по окончанию … [ при … ]", RowBuilder::PhraseMeaning(event)),
    ("с|от момента|дня … [ при … ]", RowBuilder::PhraseMeaning(event)),
    ("после … [ при … ]", RowBuilder::PhraseMeaning(event)),
    ("в день …", RowBuilder::PhraseMeaning(day_of_event)),
    ("{by} дня …", RowBuilder::PhraseMeaning(day_of_event)),
    ("{by} N _- _W [ … ]", RowBuilder::PhraseMeaning(glued)),
    ("в ходе|дни каникул [ каникул ] [ … ]", RowBuilder::PhraseMeaning(holidays)),
    ("в ходе|дни …", RowBuilder::PhraseMeaning(frame)),
    ("незамедлительно [ после ] [ … ]", RowBuilder::PhraseMeaning(at_once)),
    ("за {span} до … [ при … ]", RowBuilder::PhraseMeaning(ahead_of_event)),
    ("не позднее|менее [ , ] [ чем ] за {span} до …", RowBuilder::PhraseMeaning(ahead_of_event)),
    ("{by} {span} до …", RowBuilder::PhraseMeaning(ahead_of_event)),
    // Holidays and seasons.
    ("[ в|на|по ] [ период|течение ] [ летних ] каникул [ … ]", RowBuilder::PhraseMeaning(holidays)),
    ("лето|летом", RowBuilder::PhraseMeaning(season)),
    ("в|на течение лета", RowBuilder::PhraseMeaning(season)),
    ("в|на|за летний период", RowBuilder::PhraseMeaning(season)),
];

/// Words of somebody's own behind a preposition of time, where nothing else is read.
pub(in crate::deadline::read) const WEAK: &[RowSource] = &[
    ("{by} … [ при … ]", RowBuilder::PhraseMeaning(by_event)),
    ("в|на течение … [ при … ]", RowBuilder::PhraseMeaning(by_event)),
    ("в|на|за период …", RowBuilder::PhraseMeaning(in_period)),
];

/// What changes no day.
pub(in crate::deadline::read) const EXTRAS: &[RowSource] = &[
    // Words before a deadline.
    ("в срок [ :|, ] &до|не|к|с|по|строго|N|D|M", RowBuilder::PhraseMeaning(nothing)),
    (
        "срок [ W|конца|реализации ] [ -|: ] &до|не|к|с|по|в|N|R|Y|D|M|первый|строго|ежегодно|постоянно|раз|каждый",
        RowBuilder::PhraseMeaning(term_of),
    ),
    ("строго", RowBuilder::PhraseMeaning(nothing)),
    ("равными долями", RowBuilder::PhraseMeaning(nothing)),
    // A place.
    ("L . A [ … ]", RowBuilder::PhraseMeaning(place)),
    ("( L . A [ … ] )", RowBuilder::PhraseMeaning(place)),
    ("онлайн [ … ]", RowBuilder::PhraseMeaning(place)),
    ("в|на|по онлайн [ … ]", RowBuilder::PhraseMeaning(place_around)),
    ("в г . A [ … ]", RowBuilder::PhraseMeaning(place_around)),
    ("ул [ . ] N M [ … ]", RowBuilder::PhraseMeaning(street)),
    // Whose date it is.
    ("N . &до|не|с|к", RowBuilder::PhraseMeaning(label)),
    ("N . &май", RowBuilder::PhraseMeaning(label)),
    ("D . &до|не|с|к", RowBuilder::PhraseMeaning(label)),
    ("I . [ -|: ] &N|M|R|Y|первый|в|по|каждый|ежегодно|постоянно|раз", RowBuilder::PhraseMeaning(label)),
    ("I [ . ] < ,|и I [ . ] > -|: &до|не|с|к", RowBuilder::PhraseMeaning(label)),
    ("с N|R по|- N|R W [ W ] [ -|: ] &до|не|к|в", RowBuilder::PhraseMeaning(label)),
    ("W срок [ -|: ] &до|не|с|к|N|D|M", RowBuilder::PhraseMeaning(label_of_all)),
    ("N|R|L|I )", RowBuilder::PhraseMeaning(item)),
    ("[ W ] N _- _W [ - ] &до|не|с|к", RowBuilder::PhraseMeaning(code)),
    ("( [ W ] N _- _W )", RowBuilder::PhraseMeaning(code)),
    ("W < W|и|проекта > -|:", RowBuilder::PhraseMeaning(label)),
    ("реализация < W|и|проекта > -|:", RowBuilder::PhraseMeaning(label)),
    ("[ W < W|и > ] до N лет [ включительно ] -|:", RowBuilder::PhraseMeaning(label)),
    (
        "[ W < W|и > ] по N|R|первый квартал|полугодие [ {year} ] -|: &до|не|к",
        RowBuilder::PhraseMeaning(of_unit),
    ),
    ("неделя|декада W < W|и > [ -|: ] &N|D|с|до|(", RowBuilder::PhraseMeaning(label)),
    ("[ на|в ] неделя [ -|:|( ] &с|N|D", RowBuilder::PhraseMeaning(week_of)),
    ("W < W|и > &N|D", RowBuilder::PhraseMeaning(month_of_work)),
    ("[ дата|срок ] конец -|:", RowBuilder::PhraseMeaning(last_day)),
    ("N _L < [ , ] N _L > [ W ] -|:", RowBuilder::PhraseMeaning(classes)),
    ("N L < , N L > W -|:", RowBuilder::PhraseMeaning(classes)),
    ("с N|R по|- N|R W [ W ] -|:", RowBuilder::PhraseMeaning(label)),
    ("W [ . ] [ № ] N|R|D [ . ] < ,|и|- N|R|D > [ W ] [ W ] :", RowBuilder::PhraseMeaning(label)),
    (
        "W [ . ] [ № ] N|R|D [ . ] < ,|и|- N|R|D > [ W ] [ W ] [ - ] &до|не|с|к",
        RowBuilder::PhraseMeaning(label),
    ),
    ("[ мбоу ] W [ . ] № N|R|NNN [ W ] -|:", RowBuilder::PhraseMeaning(label)),
    ("[ W|в ] N|R|первый < ,|и|- N|R|первый > W [ . ] < W|и > -|:", RowBuilder::PhraseMeaning(label)),
    ("№ N|R|NNN|D [ -|: ] &до|не|с|к", RowBuilder::PhraseMeaning(label)),
    ("W < W|и > &до|не|с|к", RowBuilder::PhraseMeaning(label)),
    ("[ в ] N|R|первый < ,|и|- N|R|первый > W [ . ] < W|и > &до|не|с|к|в", RowBuilder::PhraseMeaning(label)),
    ("N|R|первый < ,|и|- N|R|первый > W [ . ] &D|N|M|R|(", RowBuilder::PhraseMeaning(numbered)),
    ("W [ . ] [ № ] N|R -", RowBuilder::PhraseMeaning(numbered)),
    ("W [ . ] [ № ] N|R &(", RowBuilder::PhraseMeaning(numbered)),
    ("N|R|первый < ,|и|- N|R|первый > W [ . ]", RowBuilder::PhraseMeaning(numbered_behind)),
    ("W W < W|и > &(", RowBuilder::PhraseMeaning(label)),
    ("W < W|и > &,|;|)", RowBuilder::PhraseMeaning(short_label)),
    ("W < W|и >", RowBuilder::PhraseMeaning(short_label)),
    (
        "[ W|годовой < W > ] за [ текущий ] {day} [ -|: ] [ в срок ] &до|не|к",
        RowBuilder::PhraseMeaning(reported),
    ),
    ("[ W|годовой < W > ] за {day} - {day} [ -|: ] &до|не|к", RowBuilder::PhraseMeaning(reported)),
    (
        "[ W|годовой < W > ] за предыдущий|отчётный|истекший [ календарный|учебный ] год|квартал|месяц|полугодие [ -|: ] &до|не|к",
        RowBuilder::PhraseMeaning(reported),
    ),
    ("[ W < W > ] за месяц -|: &до|не|к", RowBuilder::PhraseMeaning(reported)),
    ("[ W < W > ] за N месяц|неделя [ . ] [ -|: ] &до|не|к", RowBuilder::PhraseMeaning(reported_months)),
    ("[ W < W > ] за полугодие|квартал [ -|: ] &до|не|к", RowBuilder::PhraseMeaning(reported)),
    ("[ W|плана < W > ] на {day} [ -|: ] &до|не|к", RowBuilder::PhraseMeaning(work_of)),
    ("( за|на {day} )", RowBuilder::PhraseMeaning(reported_in_brackets)),
    ("( за [ предыдущий ] год|квартал|месяц|полугодие )", RowBuilder::PhraseMeaning(nothing)),
    (
        "за [ весь ] [ предыдущий|отчётный|истекший ] [ календарный|учебный ] год|квартал|месяц|полугодие",
        RowBuilder::PhraseMeaning(reported_behind),
    ),
    ("за {day}", RowBuilder::PhraseMeaning(reported_behind)),
    (
        "N|R|первый [ - N|R ] квартал|полугодие [ . ] [ {year} ] -|: &до|не|к",
        RowBuilder::PhraseMeaning(of_unit),
    ),
    ("M [ - M ] [ {year} ] -|: &до|не|к", RowBuilder::PhraseMeaning(of_unit)),
    ("[ W < W > ] за период с {day} по|- {day} [ -|: ] &до|не|к", RowBuilder::PhraseMeaning(nothing)),
    ("по состоянию на {day} -|: &до|не|к", RowBuilder::PhraseMeaning(nothing)),
    ("( по состоянию на {day} )", RowBuilder::PhraseMeaning(nothing)),
    (
        "( [ N|R|первый < ,|и|- N|R|первый > ] W [ . ] < W|и|,|с|по|в|на|.|L > )",
        RowBuilder::PhraseMeaning(comment),
    ),
    ("( [ W ] день < W|с|и|, > )", RowBuilder::PhraseMeaning(named_day)),
    ("- день W < W >", RowBuilder::PhraseMeaning(named_day)),
    ("( неделя|декада W < W > )", RowBuilder::PhraseMeaning(comment)),
    ("( W N|R|первый < ,|и|- N|R|первый > W [ . ] < W > )", RowBuilder::PhraseMeaning(comment)),
    ("( в|на W < W|B > )", RowBuilder::PhraseMeaning(comment)),
    ("( < W|утвержденному > план [ … ] )", RowBuilder::PhraseMeaning(comment)),
    ("( W [ . ] -|: W < W|.|,|и|по|с|в|L > )", RowBuilder::PhraseMeaning(comment)),
    ("( N L < , N L > )", RowBuilder::PhraseMeaning(nothing)),
    // An act.
    ("( W [ . ] < W|и|, > {act} < [ , ] {act} > )", RowBuilder::PhraseMeaning(act)),
    ("( W [ . ] N [ . ] W < W > {act} < [ , ] {act} > )", RowBuilder::PhraseMeaning(act)),
    ("W [ . ] < W|и > {act} < {act} >", RowBuilder::PhraseMeaning(act)),
    ("на основании W < W > {act}", RowBuilder::PhraseMeaning(act)),
    ("( включительно )", RowBuilder::PhraseMeaning(nothing)),
    ("включительно", RowBuilder::PhraseMeaning(nothing)),
    // The hour.
    ("{by} конца [ рабочего ] дня", RowBuilder::PhraseMeaning(end_of_day)),
    ("[ в|до|с|к|по ] T [ час [ . ] ] [ -|до|по T [ час [ . ] ] ]", RowBuilder::PhraseMeaning(clock)),
    ("[ в|до|с|к|по ] N час [ . ] [ -|до|по N час [ . ] ]", RowBuilder::PhraseMeaning(clock)),
    ("{by} N час [ . ] [ N минут [ . ] ]", RowBuilder::PhraseMeaning(clock)),
    ("{by} T [ час [ . ] ]", RowBuilder::PhraseMeaning(clock)),
    ("с N до|по N час [ . ]", RowBuilder::PhraseMeaning(clock)),
    ("в|с N час [ . ] N минут [ . ]", RowBuilder::PhraseMeaning(clock)),
    (
        "[ в|до|с|к|по ] T [ час [ . ] ] [ -|до|по T [ час [ . ] ] ] по W времени",
        RowBuilder::PhraseMeaning(clock),
    ),
    ("начало [ -|: ] [ в|с ] T [ час [ . ] ]", RowBuilder::PhraseMeaning(clock)),
    ("начало [ -|: ] [ в|с ] N час [ . ] [ N минут [ . ] ]", RowBuilder::PhraseMeaning(clock)),
];
