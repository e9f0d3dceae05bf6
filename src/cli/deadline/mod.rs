//! `vekha deadline`: shows what the program understands a deadline's wording to mean.

mod people;

use std::process::ExitCode;

use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};

use super::screen;
use crate::base::failure::Error;
use crate::base::{Lang, Message, Period, iso_date, visible_text};
use crate::deadline::{Calendar, Reading, Schedule, UndatedReason, Unreadable, default_period, read};
use crate::world::{System, World};

/// The arguments of `vekha deadline`.
#[derive(clap::Args)]
pub(super) struct DeadlineArguments {
    /// Срок, как он написан в приказе
    #[arg(value_name = "WORDING", allow_hyphen_values = true)]
    wording: String,
    /// Остальные слова срока, который написан без кавычек
    #[arg(hide = true)]
    rest: Vec<String>,
    /// Период плана: 2024, 2021..2024, 2020-06-26..2024-12-25, 2022/2023
    #[arg(long)]
    period: Option<String>,
    /// Дата приказа: 2024-02-05
    #[arg(long)]
    order_date: Option<String>,
    /// Вид ответа
    #[arg(long, default_value = "human")]
    format: AnswerFormat,
}

/// For whom the answer is.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum AnswerFormat {
    Human,
    Json,
}

impl DeadlineArguments {
    /// Runs the command.
    ///
    /// # Errors
    /// When the period or the date of the order cannot be read, or the output cannot be written.
    pub(super) fn run(&self, lang: Lang) -> Result<ExitCode, Error> {
        let order = self.order_date.as_deref().map(day).transpose()?;
        let stated = self.period.as_deref().map(period).transpose()?;
        let wording = [std::slice::from_ref(&self.wording), &self.rest].concat().join(" ");
        let understood = read(&wording).and_then(|reading| {
            let this_year = || System.today().year();
            let period = stated
                .or_else(|| default_period([&reading.term], order))
                .unwrap_or_else(|| year(this_year()));
            let schedule = reading.days(&period, order, Calendar::russia())?;
            Ok((reading, schedule, period))
        });
        let answer = match (&understood, self.format) {
            (Ok((reading, schedule, _)), AnswerFormat::Json) => format!("{}\n", json(reading, schedule)),
            (Ok((reading, schedule, period)), AnswerFormat::Human) => {
                people::answer(&wording, reading, schedule, period, lang)
            }
            (Err(unreadable), AnswerFormat::Json) => format!("{}\n", json_error(&wording, unreadable, lang)),
            (Err(unreadable), AnswerFormat::Human) => people::fault(&wording, unreadable, lang),
        };
        screen::tell(|out| out.write_all(visible_text(&answer).as_bytes()))?;
        Ok(if understood.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

/// A date as the option gives it.
fn day(text: &str) -> Result<NaiveDate, Error> {
    iso_date(text).ok_or_else(|| Error::usage(&OptionFault::Date(text.to_owned())))
}

/// A period as the option gives it.
fn period(text: &str) -> Result<Period, Error> {
    Period::parse(text).ok_or_else(|| Error::usage(&OptionFault::Period(text.to_owned())))
}

/// What is wrong with an option.
enum OptionFault {
    Date(String),
    Period(String),
}

impl Message for OptionFault {
    fn ru(&self) -> String {
        match self {
            OptionFault::Date(text) => format!("«{text}» не дата: ждали, например, 2024-02-05"),
            OptionFault::Period(text) => format!(
                "«{text}» не период: ждали, например, 2024, 2021..2024, 2020-06-26..2024-12-25 или 2022/2023"
            ),
        }
    }

    fn en(&self) -> String {
        match self {
            OptionFault::Date(text) => format!("`{text}` is no date: 2024-02-05 is one"),
            OptionFault::Period(text) => format!(
                "`{text}` is no period: 2024, 2021..2024, 2020-06-26..2024-12-25 or 2022/2023 are such"
            ),
        }
    }
}

/// A calendar year.
fn year(year: i32) -> Period {
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    Period { first: day(1, 1), last: day(12, 31) }
}

/// The answer for machines.
fn json(reading: &Reading, schedule: &Schedule) -> Value {
    let date = |day: NaiveDate| day.to_string();
    let occurrences: Vec<Value> = schedule
        .occurrences
        .iter()
        .map(|time| json!({"opens": time.opens.map(date), "due": date(time.due)}))
        .collect();
    let relative = schedule.relative.as_ref().map(|relative| {
        json!({"count": relative.count, "unit": relative.unit.name(), "event": relative.event, "opens": "after"})
    });
    json!({
        "wording": reading.term.to_string(),
        "occurrences": occurrences,
        "undated": schedule.undated.map(UndatedReason::name),
        "relative": relative,
    })
}

/// The fault for machines, its place in characters.
fn json_error(wording: &str, unreadable: &Unreadable, lang: Lang) -> Value {
    let (start, end) = unreadable.characters(wording);
    json!({"error": {"message": people::message(unreadable, lang), "start": start, "end": end}})
}
