//! What looks like a time and tells something else: the cause that is told where nothing was read.

use crate::deadline::read::rows::{RowBuilder, RowSource};
use crate::deadline::unread::NoTime;

/// Words that are no time, and what they tell.
pub(in crate::deadline::read) const NO_TIMES: &[RowSource] = &[
    // A report.
    ("за {day}", RowBuilder::NoTime(NoTime::Reported)),
    ("за [ весь ] год|квартал|месяц|полугодие", RowBuilder::NoTime(NoTime::Reported)),
    // A bound.
    ("ранее|позднее [ чем ] {day}", RowBuilder::NoTime(NoTime::Bound)),
    ("не ранее [ чем ] через {span}", RowBuilder::NoTime(NoTime::Bound)),
    ("не менее [ чем ] {span}", RowBuilder::NoTime(NoTime::Bound)),
    ("не чаще [ , ] [ чем ] за {span} до {day}", RowBuilder::NoTime(NoTime::Bound)),
    ("реже [ чем ] [ {count} ] раз в {unit}", RowBuilder::NoTime(NoTime::Bound)),
    ("до {count} раз [ в {unit} ]", RowBuilder::NoTime(NoTime::Most)),
    ("от {day} до {day}", RowBuilder::NoTime(NoTime::FromTo)),
    ("от N до {span}", RowBuilder::NoTime(NoTime::FromTo)),
    // How long, how many.
    (
        "[ на|до ] {count} [ рабочих|календарных ] день|неделя|месяц|год|лет",
        RowBuilder::NoTime(NoTime::Lasting),
    ),
    ("[ на|до ] {count} день|неделя|месяц|год|лет в|за {unit}", RowBuilder::NoTime(NoTime::Lasting)),
    ("[ по|до|с|в ] {count} W", RowBuilder::NoTime(NoTime::Amount)),
    ("[ по|до|с|в ] Y|NNN W", RowBuilder::NoTime(NoTime::Amount)),
    // A word is lost.
    ("квартал|полугодие|декада|неделя|число", RowBuilder::NoTime(NoTime::Which)),
    ("{count} в|за {unit}", RowBuilder::NoTime(NoTime::Times)),
    ("[ {count} ] раз {unit}", RowBuilder::NoTime(NoTime::Times)),
    // What one word tells.
    ("нельзя", RowBuilder::NoTime(NoTime::Forbidden)),
    ("максимум", RowBuilder::NoTime(NoTime::Bound)),
    ("своевременно", RowBuilder::NoTime(NoTime::Unsaid)),
    ("не W", RowBuilder::NoTime(NoTime::Denied)),
];
