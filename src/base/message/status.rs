//! Messages of the group `status`: what was done, and when.

use chrono::NaiveDate;

use super::dates::{en_date, ru_date};
use super::duty::{Miss, times};
use super::words::{en_days, ru_days};
use super::{Lang, Say};

/// What is wrong with the state of a measure on the day of the check.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what the wordings say")]
pub enum Status {
    /// Not done, and due before that day; `recurs` where the measure has several times.
    Overdue { misses: Vec<Miss>, recurs: bool },
    /// Done after it was due.
    DoneLate { misses: Vec<Miss>, recurs: bool },
    /// Done, and no document shows it.
    WithoutDocument { days: Vec<NaiveDate> },
}

impl Say for Status {
    fn ru(&self) -> String {
        match self {
            Status::Overdue { misses, recurs } => match misses.as_slice() {
                [miss] if !recurs => {
                    format!("срок прошёл {} назад, отметки об исполнении нет", ru_days(miss.days))
                }
                _ => format!("срок прошёл, отметки об исполнении нет: {}", times(misses, Lang::Ru)),
            },
            Status::DoneLate { misses, recurs } => match misses.as_slice() {
                [miss] if !recurs => format!("исполнено на {} позже срока", ru_days(miss.days)),
                _ => format!("исполнено позже срока: {}", times(misses, Lang::Ru)),
            },
            Status::WithoutDocument { days } => {
                let days: Vec<String> = days.iter().map(|&day| ru_date(day)).collect();
                format!("исполнено {}, а документ не назван", super::duty::listed(&days, Lang::Ru))
            }
        }
    }

    fn en(&self) -> String {
        match self {
            Status::Overdue { misses, recurs } => match misses.as_slice() {
                [miss] if !recurs => format!("overdue by {} and not marked as done", en_days(miss.days)),
                _ => format!("overdue and not marked as done: {}", times(misses, Lang::En)),
            },
            Status::DoneLate { misses, recurs } => match misses.as_slice() {
                [miss] if !recurs => format!("done {} after it was due", en_days(miss.days)),
                _ => format!("done after it was due: {}", times(misses, Lang::En)),
            },
            Status::WithoutDocument { days } => {
                let days: Vec<String> = days.iter().map(|&day| en_date(day)).collect();
                format!("done on {}, and no document is named", super::duty::listed(&days, Lang::En))
            }
        }
    }
}

/// How to mend it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatusHelp {
    /// Do it and note it.
    Note,
    /// Name the reason.
    Explain,
    /// Name the document.
    Document,
}

impl Say for StatusHelp {
    fn ru(&self) -> String {
        match self {
            StatusHelp::Note => "исполнить и отметить: done: {on: ДАТА, document: ДОКУМЕНТ}",
            StatusHelp::Explain => "сверить дату; если опоздание объяснено, назвать причину в «allow»",
            StatusHelp::Document => "назвать документ: done: {on: ДАТА, document: ДОКУМЕНТ}",
        }
        .into()
    }

    fn en(&self) -> String {
        match self {
            StatusHelp::Note => "do it and note it: done: {on: DATE, document: DOCUMENT}",
            StatusHelp::Explain => "check the date; where the delay is explained, give the reason in `allow`",
            StatusHelp::Document => "name the document: done: {on: DATE, document: DOCUMENT}",
        }
        .into()
    }
}
