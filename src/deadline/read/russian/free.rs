//! Words without a date of their own: events, plans, needs, places, comments.

use crate::deadline::read::build::free::{
    agreed, ahead_of_event, as_needed, by_event, clock, comment, day_of_event, established, event, external,
    holidays, item, label, nothing, occasion, place, place_behind, plan, season, short_label, town,
};
use crate::deadline::read::rows::{Build, Row};

/// The event that a time is counted from.
pub(in crate::deadline::read) const EVENTS: &[Row] = &[
    ("после …", Build::Nothing),
    ("с|со|от дня|момента …", Build::Nothing),
    ("по окончании …", Build::Nothing),
    ("[ , ] следующих за днём …", Build::Nothing),
];

/// What words of somebody's own may say of times that are none of the deadline's: «план на 2024 год», «приказ от …».
pub(in crate::deadline::read) const ABOUT: &[Row] = &[
    ("на|за {day} [ , {day} ]", Build::Nothing),
    ("от D|DY [ г|года ] [ . ] [ № N|NNN|Y|W [ - W|N ] ]", Build::Nothing),
    ("от N M [ Y [ г|года ] ] [ . ] [ № N|NNN|Y|W [ - W|N ] ]", Build::Nothing),
    ("от N M [ , N M ] [ Y [ г|года ] ] [ . ] [ № N|NNN|Y|W [ - W|N ] ]", Build::Nothing),
    ("№ N|NNN|Y|W [ - W|N|NNN ]", Build::Nothing),
    ("ул|здание . N M", Build::Nothing),
    ("итогам {day}", Build::Nothing),
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
];

/// Reasons for having no date.
pub(in crate::deadline::read) const UNDATED: &[Row] = &[
    // A plan of its own.
    (
        "по|согласно < W|утвержденному|календарного|учебного|рабочего|ежегодному|месячному|необходимости|с|. > плану [ … ]",
        Build::Said(plan),
    ),
    (
        "в соответствии с < W|утвержденному|календарного|учебного|рабочего|ежегодному|месячному|. > планом [ … ]",
        Build::Said(plan),
    ),
    // Set by others.
    ("в соответствии с …", Build::Said(external)),
    ("согласно …", Build::Said(external)),
    ("в|на установленные срок [ … ]", Build::Said(established)),
    ("[ в ] срок [ , ] установленный [ … ]", Build::Said(established)),
    ("[ в ] срок W [ … ]", Build::Said(established)),
    ("срок W ежегодно …", Build::Said(established)),
    ("по согласованию [ … ]", Build::Said(agreed)),
    // When needed.
    ("по мере …", Build::Said(as_needed)),
    ("по мере W|необходимости [ ( ] в течение [ учебного ] года [ ) ]", Build::Said(as_needed)),
    ("в случае …", Build::Said(as_needed)),
    ("по|при|согласно необходимости [ … ]", Build::Said(as_needed)),
    ("по W необходимости [ … ]", Build::Said(as_needed)),
    ("эпизодически [ … ]", Build::Said(as_needed)),
    ("при …", Build::Said(occasion)),
    // Tied to an event.
    ("по итогам [ … ]", Build::Said(event)),
    ("по итогам {day} [ … ]", Build::Said(event)),
    ("по окончанию …", Build::Said(event)),
    ("с|от момента|дня …", Build::Said(event)),
    ("после …", Build::Said(event)),
    ("в день …", Build::Said(day_of_event)),
    ("{by} дня …", Build::Said(day_of_event)),
    ("в ходе|дни …", Build::Said(event)),
    ("незамедлительно [ … ]", Build::Said(event)),
    ("за {span} до …", Build::Said(ahead_of_event)),
    ("не позднее|менее [ , ] [ чем ] за {span} до …", Build::Said(ahead_of_event)),
    ("{by} {span} до …", Build::Said(ahead_of_event)),
    // Holidays and seasons.
    ("[ в|на|по ] [ период|течение ] [ летних ] каникул [ … ]", Build::Said(holidays)),
    ("лето|летом", Build::Said(season)),
    ("в|на течение лета", Build::Said(season)),
];

/// Words of somebody's own behind a preposition of time, where nothing else is read.
pub(in crate::deadline::read) const WEAK: &[Row] = &[
    ("{by} …", Build::Said(by_event)),
    ("в|на течение …", Build::Said(by_event)),
    ("в|на|за период …", Build::Said(event)),
];

/// What changes no day.
pub(in crate::deadline::read) const EXTRAS: &[Row] = &[
    // Words before a deadline.
    ("в срок &до|не|к|с|по|строго", Build::Said(nothing)),
    ("срок [ W ] [ -|: ] &до|не|к|с|по|N|D|M|строго|ежегодно", Build::Said(nothing)),
    ("строго", Build::Said(nothing)),
    ("равными долями", Build::Said(nothing)),
    // A place.
    ("L . A [ … ]", Build::Said(town)),
    ("( L . A [ … ] )", Build::Said(town)),
    ("онлайн [ … ]", Build::Said(place)),
    ("онлайн .", Build::Said(place)),
    ("в|на|по онлайн [ … ]", Build::Said(place_behind)),
    ("в г . A [ … ]", Build::Said(place_behind)),
    ("B [ … ]", Build::Said(place_behind)),
    // Whose date it is.
    ("N . &до|не|с|к", Build::Said(label)),
    ("D . &до|не|с|к", Build::Said(label)),
    ("N|R|L )", Build::Said(item)),
    ("W < W|и > -|:", Build::Said(label)),
    ("W [ . ] [ № ] N|R|D [ . ] < ,|и|- N|R|D > [ W ] [ W ] :", Build::Said(label)),
    ("W [ . ] [ № ] N|R|D [ . ] < ,|и|- N|R|D > [ W ] [ W ] [ - ] &до|не|с|к", Build::Said(label)),
    ("N|R|первый < ,|и|- N|R|первый > W < W|и > -|:", Build::Said(label)),
    ("W < W|и > &до|не|с|к", Build::Said(label)),
    ("N|R|первый < ,|и|- N|R|первый > W < W|и > &до|не|с|к|в", Build::Said(label)),
    ("W < W|и > &,|;|)", Build::Said(short_label)),
    ("W < W|и >", Build::Said(short_label)),
    ("[ W < W > ] за {day} [ -|: ] &до|не|к", Build::Said(nothing)),
    ("( [ N|R|первый ] W < W|и|, > )", Build::Said(comment)),
    ("( включительно )", Build::Said(nothing)),
    ("включительно", Build::Said(nothing)),
    // The hour.
    ("[ в|до|с|к|по ] T [ час [ . ] ] [ -|до|по T [ час [ . ] ] ]", Build::Said(clock)),
    ("[ в|до|с|к|по ] N час [ . ] [ -|до|по N час [ . ] ]", Build::Said(clock)),
];
