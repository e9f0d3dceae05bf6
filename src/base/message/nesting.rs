//! Messages of the group `nesting`: a lower plan against the one above.

use chrono::NaiveDate;

use super::dates::{en_date, ru_date};
use super::duty::{Miss, en_level, listed, ru_level, ru_level_of, times};
use super::words::{en_days, ru_days};
use super::{Lang, Say};

/// What is wrong between two levels; `recurs` where the upper measure has several times, so that each is named.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what the wordings say")]
pub enum Nesting {
    /// Planned after it is due.
    Late { lower: String, upper: String, misses: Vec<Miss>, recurs: bool },
    /// Nothing planned for these days.
    Missing { lower: String, upper: String, asked: Vec<NaiveDate> },
    /// Finished before it may begin.
    Early { lower: String, upper: String, misses: Vec<Miss>, recurs: bool },
    /// Without a date, where the upper one has one.
    Undated { upper: String },
}

impl Say for Nesting {
    fn ru(&self) -> String {
        match self {
            Nesting::Late { lower, upper, misses, recurs } => {
                let (who, whom) = (ru_level(lower), ru_level(upper));
                match misses.as_slice() {
                    [miss] if !recurs => {
                        format!("{who} заканчивает на {} позже, чем требует {whom}", ru_days(miss.days))
                    }
                    _ => {
                        let times = times(misses, Lang::Ru);
                        format!("{who} заканчивает позже, чем требует {whom}: {times}")
                    }
                }
            }
            Nesting::Missing { lower, upper, asked } => {
                let dates: Vec<String> = asked.iter().map(|&day| format!("к {}", ru_date(day))).collect();
                let (who, whom) = (ru_level(lower), ru_level(upper));
                format!("{who} не делает того, что {whom} требует {}", listed(&dates, Lang::Ru))
            }
            Nesting::Early { lower, upper, misses, recurs } => {
                let (who, whom) = (ru_level(lower), ru_level(upper));
                match misses.as_slice() {
                    [miss] if !recurs => {
                        format!("{who} заканчивает на {} раньше, чем начинает {whom}", ru_days(miss.days))
                    }
                    _ => {
                        let times = times(misses, Lang::Ru);
                        format!("{who} заканчивает раньше, чем начинает {whom}: {times}")
                    }
                }
            }
            Nesting::Undated { upper } => {
                format!("даты нет, а {} её называет", ru_level(upper))
            }
        }
    }

    fn en(&self) -> String {
        match self {
            Nesting::Late { lower, upper, misses, recurs } => {
                let (who, whom) = (en_level(lower), en_level(upper));
                match misses.as_slice() {
                    [miss] if !recurs => {
                        format!("{who} finishes {} later than {whom} asks", en_days(miss.days))
                    }
                    _ => {
                        format!("{who} finishes later than {whom} asks: {}", times(misses, Lang::En))
                    }
                }
            }
            Nesting::Missing { lower, upper, asked } => {
                let dates: Vec<String> = asked.iter().map(|&day| en_date(day)).collect();
                let (who, whom) = (en_level(lower), en_level(upper));
                format!("{who} does nothing of what {whom} asks by {}", listed(&dates, Lang::En))
            }
            Nesting::Early { lower, upper, misses, recurs } => {
                let (who, whom) = (en_level(lower), en_level(upper));
                match misses.as_slice() {
                    [miss] if !recurs => {
                        format!("{who} finishes {} before {whom} begins", en_days(miss.days))
                    }
                    _ => {
                        format!("{who} finishes before {whom} begins: {}", times(misses, Lang::En))
                    }
                }
            }
            Nesting::Undated { upper } => format!("no date, where {} names one", en_level(upper)),
        }
    }
}

/// How to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what the wordings say")]
pub enum NestingHelp {
    /// A day that fits.
    By { day: NaiveDate, upper: String },
    /// A first day that fits.
    From { day: NaiveDate, due: NaiveDate },
    /// Another time to plan.
    Also { day: NaiveDate },
    /// A date to name.
    Date { day: Option<NaiveDate> },
}

impl Say for NestingHelp {
    fn ru(&self) -> String {
        match self {
            NestingHelp::By { day, upper } => {
                let whose = ru_level_of(upper);
                format!(
                    "не позднее {}; перенести срок {whose} может только акт самого {whose}",
                    ru_date(*day)
                )
            }
            NestingHelp::From { day, due } => {
                format!("закончить с {} по {}", ru_date(*day), ru_date(*due))
            }
            NestingHelp::Also { day } => format!("добавить срок до {}", ru_date(*day)),
            NestingHelp::Date { day: Some(day) } => {
                format!(
                    "назвать день не позднее {}; слова можно оставить: {{text: …, window: …}}",
                    ru_date(*day)
                )
            }
            NestingHelp::Date { day: None } => {
                "назвать день; слова можно оставить: {text: …, window: …}".into()
            }
        }
    }

    fn en(&self) -> String {
        match self {
            NestingHelp::By { day, upper } => {
                let whose = en_level(upper);
                format!("no later than {}; only an act of {whose} can move its deadline", en_date(*day))
            }
            NestingHelp::From { day, due } => {
                format!("finish between {} and {}", en_date(*day), en_date(*due))
            }
            NestingHelp::Also { day } => format!("add a deadline by {}", en_date(*day)),
            NestingHelp::Date { day: Some(day) } => {
                format!(
                    "name a day no later than {}; the words may stay: {{text: …, window: …}}",
                    en_date(*day)
                )
            }
            NestingHelp::Date { day: None } => "name a day; the words may stay: {text: …, window: …}".into(),
        }
    }
}
