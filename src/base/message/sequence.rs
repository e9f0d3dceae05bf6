//! Messages of the group `sequence`: what comes first, and what needs it.

use chrono::NaiveDate;

use super::dates::{en_date, ru_date};
use super::duty::{Miss, en_level, ru_level, times};
use super::words::{en_days, ru_days};
use super::{Lang, Say};

/// What is wrong with the order in time.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what the wordings say")]
pub enum Sequence {
    /// What comes first may lawfully be finished after it is needed; `recurs` where it is needed several times.
    LateInput { first: String, misses: Vec<Miss>, recurs: bool },
    /// No way of acting keeps the deadline; `recurs` where there are several.
    Impossible { misses: Vec<Miss>, recurs: bool },
    /// A measure that must wait for itself: the titles of the loop.
    Cycle { titles: Vec<String> },
}

impl Say for Sequence {
    fn ru(&self) -> String {
        match self {
            Sequence::LateInput { first, misses, recurs } => match misses.as_slice() {
                [miss] if !recurs => {
                    format!("«{first}» вправе закончиться на {} позже, чем нужно здесь", ru_days(miss.days))
                }
                _ => {
                    let times = times(misses, Lang::Ru);
                    format!("«{first}» вправе закончиться позже, чем нужно здесь: {times}")
                }
            },
            Sequence::Impossible { misses, recurs } => match misses.as_slice() {
                [miss] if !recurs => {
                    format!("в срок не успеть, как ни действуй: не хватает {}", ru_lack(miss.days))
                }
                _ => format!("в срок не успеть, как ни действуй: опоздание {}", times(misses, Lang::Ru)),
            },
            Sequence::Cycle { titles } => format!("мероприятие ждёт само себя: {}", circle(titles)),
        }
    }

    fn en(&self) -> String {
        match self {
            Sequence::LateInput { first, misses, recurs } => match misses.as_slice() {
                [miss] if !recurs => {
                    let days = en_days(miss.days);
                    format!("«{first}» may lawfully be finished {days} after it is needed here")
                }
                _ => {
                    let times = times(misses, Lang::En);
                    format!("«{first}» may lawfully be finished after it is needed here: {times}")
                }
            },
            Sequence::Impossible { misses, recurs } => match misses.as_slice() {
                [miss] if !recurs => {
                    format!("cannot be in time, whatever is done: short of {}", en_days(miss.days))
                }
                _ => format!("cannot be in time, whatever is done: late {}", times(misses, Lang::En)),
            },
            Sequence::Cycle { titles } => format!("the measure waits for itself: {}", circle(titles)),
        }
    }
}

/// «не хватает 1 дня, 3 дней».
fn ru_lack(days: u64) -> String {
    let one = days % 10 == 1 && days % 100 != 11;
    format!("{days} {}", if one { "дня" } else { "дней" })
}

/// The titles of a loop with arrows between.
fn circle(titles: &[String]) -> String {
    let quoted: Vec<String> = titles.iter().chain(titles.first()).map(|title| format!("«{title}»")).collect();
    quoted.join(" → ")
}

/// A step of the story that shows why a deadline cannot be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what the wordings say")]
pub enum Step {
    /// It cannot be finished before that day.
    From { level: String, title: String, day: NaiveDate },
    /// It was done on that day.
    Done { level: String, title: String, day: NaiveDate },
    /// It comes after the step before, and has a date of its own or none.
    Then { level: String, title: String, dated: bool },
    /// It comes after the step before where it is early enough, and else cannot be finished before that day.
    ThenFrom { level: String, title: String, day: NaiveDate },
    /// It comes after the step before, and must be finished by that day.
    By { level: String, title: String, day: NaiveDate, days: u64 },
    /// It comes after the step before, and was done on that day.
    WasDone { level: String, title: String, day: NaiveDate, days: u64 },
}

impl Say for Step {
    fn ru(&self) -> String {
        match self {
            Step::From { level, title, day } => {
                format!("{} заканчивает «{title}» не раньше {}", ru_level(level), ru_date(*day))
            }
            Step::Done { level, title, day } => {
                format!("{}: «{title}» исполнено {}", ru_level(level), ru_date(*day))
            }
            Step::Then { level, title, dated: true } => {
                format!("{} делает «{title}» после этого", ru_level(level))
            }
            Step::Then { level, title, dated: false } => {
                format!("{} делает «{title}» после этого, своей даты нет", ru_level(level))
            }
            Step::ThenFrom { level, title, day } => {
                let who = ru_level(level);
                format!("{who} делает «{title}» после этого, а в следующий раз не раньше {}", ru_date(*day))
            }
            Step::By { level, title, day, days } => {
                let (who, lack) = (ru_level(level), ru_lack(*days));
                format!("{who} делает «{title}» после этого, а срок — {}: не хватает {lack}", ru_date(*day))
            }
            Step::WasDone { level, title, day, days } => {
                let (who, lack) = (ru_level(level), ru_lack(*days));
                format!(
                    "{who}: «{title}» должно идти после этого, а исполнено {}, раньше на {lack}",
                    ru_date(*day)
                )
            }
        }
    }

    fn en(&self) -> String {
        match self {
            Step::From { level, title, day } => {
                format!("{} finishes «{title}» not before {}", en_level(level), en_date(*day))
            }
            Step::Done { level, title, day } => {
                format!("{}: «{title}» was done on {}", en_level(level), en_date(*day))
            }
            Step::Then { level, title, dated: true } => {
                format!("{} does «{title}» after that", en_level(level))
            }
            Step::Then { level, title, dated: false } => {
                format!("{} does «{title}» after that, without a date of its own", en_level(level))
            }
            Step::ThenFrom { level, title, day } => {
                let who = en_level(level);
                format!("{who} does «{title}» after that, and the next time not before {}", en_date(*day))
            }
            Step::By { level, title, day, days } => {
                let (who, lack) = (en_level(level), en_days(*days));
                format!("{who} does «{title}» after that, and by {}: short of {lack}", en_date(*day))
            }
            Step::WasDone { level, title, day, days } => {
                let (who, lack) = (en_level(level), en_days(*days));
                format!("{who}: «{title}» comes after that, and was done on {}, {lack} before", en_date(*day))
            }
        }
    }
}

/// How to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what the wordings say")]
pub enum SequenceHelp {
    /// Move this deadline, or that of what comes first.
    Move { first: String, finish: NaiveDate, limit: NaiveDate },
    /// Change any one line of the story.
    AnyOne,
    /// Take one of the references away.
    Cut,
}

impl Say for SequenceHelp {
    fn ru(&self) -> String {
        match self {
            SequenceHelp::Move { first, finish, limit } => {
                let (finish, limit) = (ru_date(*finish), ru_date(*limit));
                format!(
                    "перенести этот срок на {finish} или позже, либо закончить «{first}» не позднее {limit}"
                )
            }
            SequenceHelp::AnyOne => {
                "изменить любую из этих строк: без любой одной остальные выполнимы".into()
            }
            SequenceHelp::Cut => "убрать одну из ссылок «after» этого круга".into(),
        }
    }

    fn en(&self) -> String {
        match self {
            SequenceHelp::Move { first, finish, limit } => {
                let (finish, limit) = (en_date(*finish), en_date(*limit));
                format!("move this deadline to {finish} or later, or finish «{first}» by {limit}")
            }
            SequenceHelp::AnyOne => "change any one of these lines: without it the rest can be kept".into(),
            SequenceHelp::Cut => "take one of the `after` references of this loop away".into(),
        }
    }
}
