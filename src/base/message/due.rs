//! Messages of the rules of the group `deadline`: what is wrong with a deadline that is given, or not.

use chrono::{Datelike, NaiveDate, Weekday};

use super::dates::{date, en_date, ru_date, weekday};
use super::deadline::Unread;
use super::words::{en_count, plural};
use super::{Lang, Say};
use crate::base::Period;

/// What is wrong with a deadline.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what the wordings say")]
pub enum DueSays {
    /// The wording is not understood.
    Unreadable { said: String, reason: Unread },
    /// There is no deadline.
    Missing,
    /// A dash stands in its place.
    Dash,
    /// No year in a plan of several; it was taken so many times.
    NoYear { said: String, times: u64 },
    /// Times outside the period, perhaps before the order too.
    Outside { said: Vec<String>, period: String, order: Option<NaiveDate> },
    /// Times that were over before the order.
    BeforeOrder { said: Vec<String>, order: NaiveDate },
    /// The same time twice.
    Repeated { said: String },
    /// The text names another date.
    TextDiffers { day: NaiveDate, said: String },
    /// Days that are not worked.
    DayOff { days: Vec<NaiveDate> },
    /// Typed carelessly.
    Untidy { slips: Vec<Slip> },
    /// The window and the wording say different times.
    WindowDiffers { window: Period, opens: Option<NaiveDate>, due: NaiveDate },
}

/// How a wording can be typed carelessly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// A letter of the other alphabet.
    Letter,
    /// A blank is missing.
    NoBlank,
    /// A mark too many.
    Mark,
    /// A comma in place of a dot.
    Comma,
    /// A letter in place of a nought.
    Nought,
    /// No full stop behind «г».
    NoStop,
    /// A character that nobody sees.
    Invisible,
}

impl Say for Slip {
    fn ru(&self) -> String {
        match self {
            Slip::Letter => "буква не того алфавита",
            Slip::NoBlank => "не хватает пробела",
            Slip::Mark => "лишний знак",
            Slip::Comma => "запятая вместо точки",
            Slip::Nought => "буква вместо нуля",
            Slip::NoStop => "нет точки после «г»",
            Slip::Invisible => "невидимый знак",
        }
        .into()
    }

    fn en(&self) -> String {
        match self {
            Slip::Letter => "a letter of the other alphabet",
            Slip::NoBlank => "a blank is missing",
            Slip::Mark => "a mark too many",
            Slip::Comma => "a comma for a dot",
            Slip::Nought => "a letter for a nought",
            Slip::NoStop => "no full stop after “г”",
            Slip::Invisible => "a character that nobody sees",
        }
        .into()
    }
}

impl Say for DueSays {
    fn ru(&self) -> String {
        match self {
            DueSays::Unreadable { said, reason } => format!("срок не читается, «{said}»: {}", reason.ru()),
            DueSays::Missing => "у мероприятия нет срока".into(),
            DueSays::Dash => "вместо срока прочерк".into(),
            DueSays::NoYear { said, times } => {
                let counted = plural(*times, "срок", "срока", "сроков");
                format!("«{said}» без года, а план не на один год: понято как {times} {counted}")
            }
            DueSays::Outside { said, period, order: None } => {
                format!("срок вне плана: {}, а план рассчитан на {period}", list(said))
            }
            DueSays::Outside { said, period, order: Some(order) } => format!(
                "срок вне плана: {}, а план рассчитан на {period}; это раньше самого приказа от {}",
                list(said),
                ru_date(*order)
            ),
            DueSays::BeforeOrder { said, order } => {
                format!(
                    "срок прошёл раньше, чем издан приказ: {}, а приказ от {}",
                    list(said),
                    ru_date(*order)
                )
            }
            DueSays::Repeated { said } => format!("одно и то же время названо дважды: «{said}»"),
            DueSays::TextDiffers { day, said } => {
                format!("в тексте {}, а срок «{said}»", ru_date(*day))
            }
            DueSays::DayOff { days } => format!("нерабочий день: {}", days_told(days, Lang::Ru)),
            DueSays::Untidy { slips } => slips.iter().map(Say::ru).collect::<Vec<_>>().join(", "),
            DueSays::WindowDiffers { window, opens, due } => {
                format!(
                    "проверяется {}, а напечатано {}",
                    ru_days(Some(window.first), window.last),
                    ru_days(*opens, *due)
                )
            }
        }
    }

    fn en(&self) -> String {
        match self {
            DueSays::Unreadable { said, reason } => {
                format!("the deadline cannot be read, “{said}”: {}", reason.en())
            }
            DueSays::Missing => "the measure has no deadline".into(),
            DueSays::Dash => "a dash stands in place of the deadline".into(),
            DueSays::NoYear { said, times } => {
                let counted = en_count(*times, "deadline", "deadlines");
                format!("“{said}” without a year in a plan of more than one: taken as {counted}")
            }
            DueSays::Outside { said, period, order: None } => {
                format!("outside the plan: {}, the plan is for {period}", list(said))
            }
            DueSays::Outside { said, period, order: Some(order) } => format!(
                "outside the plan: {}, the plan is for {period}; and before the order itself of {}",
                list(said),
                en_date(*order)
            ),
            DueSays::BeforeOrder { said, order } => {
                format!(
                    "over before the order was issued: {}, the order is of {}",
                    list(said),
                    en_date(*order)
                )
            }
            DueSays::Repeated { said } => format!("the same time is named twice: “{said}”"),
            DueSays::TextDiffers { day, said } => {
                format!("the text says {}, the deadline “{said}”", en_date(*day))
            }
            DueSays::DayOff { days } => format!("not a working day: {}", days_told(days, Lang::En)),
            DueSays::Untidy { slips } => slips.iter().map(Say::en).collect::<Vec<_>>().join(", "),
            DueSays::WindowDiffers { window, opens, due } => {
                format!(
                    "checked is {}, printed {}",
                    en_days(Some(window.first), window.last),
                    en_days(*opens, *due)
                )
            }
        }
    }
}

/// «Май 2022 г.», «Июнь 2022 г.».
fn list(said: &[String]) -> String {
    said.iter().map(|said| format!("«{said}»")).collect::<Vec<_>>().join(", ")
}

/// «14 сентября 2024 года, суббота».
fn days_told(days: &[NaiveDate], lang: Lang) -> String {
    let told = days.iter().map(|day| {
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        let holiday = match lang {
            _ if weekend => "",
            Lang::Ru => ", по календарю выходной",
            Lang::En => ", a day off by the calendar",
        };
        format!("{}, {}{holiday}", date(*day, lang), weekday(*day, lang))
    });
    told.collect::<Vec<_>>().join("; ")
}

/// «с 1 марта 2024 года по 31 мая 2024 года», «до 1 марта 2024 года».
fn ru_days(opens: Option<NaiveDate>, due: NaiveDate) -> String {
    match opens {
        Some(opens) => format!("с {} по {}", ru_date(opens), ru_date(due)),
        None => format!("до {}", ru_date(due)),
    }
}

/// "1 March 2024 to 31 May 2024", "by 1 March 2024".
fn en_days(opens: Option<NaiveDate>, due: NaiveDate) -> String {
    match opens {
        Some(opens) => format!("{} to {}", en_date(opens), en_date(due)),
        None => format!("by {}", en_date(due)),
    }
}

/// How to mend a deadline.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what the wordings say")]
pub enum DueHelp {
    /// What was probably meant.
    Meant { wording: String },
    /// Wordings that are understood.
    Wordings,
    /// Give a deadline.
    Give,
    /// Name the year.
    NameYear,
    /// Choose a day of the period.
    Inside(Period),
    /// Choose a day after the order.
    AfterOrder,
    /// Name the time once.
    NameOnce,
    /// Let text and deadline agree.
    OneDate,
    /// The working days around it.
    WorkingDay { before: NaiveDate, after: NaiveDate },
    /// The next working day after each of them.
    WorkingDays { after: Vec<NaiveDate> },
    /// The tidy wording.
    Tidy { wording: String },
    /// Let window and wording agree.
    OneTime,
}

impl Say for DueHelp {
    fn ru(&self) -> String {
        match self {
            DueHelp::Meant { wording } => format!("возможно, «{wording}»"),
            DueHelp::Wordings => {
                "написать, как принято: «до 1 марта 2024 года», «май 2024 года», «ежегодно, до 1 октября»; если \
                 словами не сказать, указать дни: {text: …, window: 2024-03-01..2024-05-31}"
                    .into()
            }
            DueHelp::Give => "добавить «deadline: …» здесь или у раздела".into(),
            DueHelp::NameYear => "назвать год или сказать «ежегодно»".into(),
            DueHelp::Inside(period) => {
                format!("указать срок с {} по {}", ru_date(period.first), ru_date(period.last))
            }
            DueHelp::AfterOrder => "указать срок после даты приказа; если работа сделана, добавить «done»".into(),
            DueHelp::NameOnce => "убрать повтор или исправить одну из дат".into(),
            DueHelp::OneDate => "исправить дату в тексте или срок: верно одно из двух".into(),
            DueHelp::WorkingDay { before, after } => format!(
                "ближайшие рабочие дни: {} ({}) и {} ({})",
                ru_date(*before),
                weekday(*before, Lang::Ru),
                ru_date(*after),
                weekday(*after, Lang::Ru)
            ),
            DueHelp::WorkingDays { after } => {
                let days: Vec<String> = after.iter().map(|day| ru_date(*day)).collect();
                format!("следующие рабочие дни: {}", days.join(", "))
            }
            DueHelp::Tidy { wording } => format!("написать «{wording}»"),
            DueHelp::OneTime => "исправить «window» или «text»: исполнитель читает напечатанное".into(),
        }
    }

    fn en(&self) -> String {
        match self {
            DueHelp::Meant { wording } => format!("perhaps “{wording}”"),
            DueHelp::Wordings => {
                "write it as is usual: «до 1 марта 2024 года», «май 2024 года», «ежегодно, до 1 октября»; where words \
                 cannot say it, give the days: {text: …, window: 2024-03-01..2024-05-31}"
                    .into()
            }
            DueHelp::Give => "add `deadline: …` here or to the section".into(),
            DueHelp::NameYear => "name the year, or say «ежегодно»".into(),
            DueHelp::Inside(period) => {
                format!("choose a time from {} to {}", en_date(period.first), en_date(period.last))
            }
            DueHelp::AfterOrder => "choose a time after the order; where the work is done, add `done`".into(),
            DueHelp::NameOnce => "take the repeat away, or mend one of the dates".into(),
            DueHelp::OneDate => "mend the date in the text or the deadline: one of the two is right".into(),
            DueHelp::WorkingDay { before, after } => format!(
                "the nearest working days: {} ({}) and {} ({})",
                en_date(*before),
                weekday(*before, Lang::En),
                en_date(*after),
                weekday(*after, Lang::En)
            ),
            DueHelp::WorkingDays { after } => {
                let days: Vec<String> = after.iter().map(|day| en_date(*day)).collect();
                format!("the next working days: {}", days.join(", "))
            }
            DueHelp::Tidy { wording } => format!("write “{wording}”"),
            DueHelp::OneTime => "mend `window` or `text`: people read what is printed".into(),
        }
    }
}

/// What is said at another place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DueNote {
    /// The stated period.
    Period(Period),
    /// The date of the order.
    Order,
    /// The first of two equal times.
    First,
    /// The measure's deadline.
    Deadline,
    /// What is printed.
    Printed,
}

impl Say for DueNote {
    fn ru(&self) -> String {
        match self {
            DueNote::Period(days) => format!("план: с {} по {}", ru_date(days.first), ru_date(days.last)),
            DueNote::Order => "дата приказа".into(),
            DueNote::First => "впервые здесь".into(),
            DueNote::Deadline => "срок мероприятия".into(),
            DueNote::Printed => "это будет напечатано".into(),
        }
    }

    fn en(&self) -> String {
        match self {
            DueNote::Period(days) => format!("the plan: {} to {}", en_date(days.first), en_date(days.last)),
            DueNote::Order => "the date of the order".into(),
            DueNote::First => "first here".into(),
            DueNote::Deadline => "the measure's deadline".into(),
            DueNote::Printed => "this will be printed".into(),
        }
    }
}
