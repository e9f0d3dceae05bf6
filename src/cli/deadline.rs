//! `vekha deadline`: shows what the program understands a deadline's wording to mean.

use std::fmt::Write as _;
use std::process::ExitCode;

use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};

use super::screen;
use crate::base::failure::Error;
use crate::base::weekday;
use crate::base::{Lang, Message, Period, iso_date};
use crate::deadline::{
    Calendar, Named, Occurrence, Reading, Role, Schedule, Unreadable, Why, default_period, read,
};
use crate::russian::{plural, ru_date, ru_date_short};
use crate::world::{System, World};

/// How many occurrences a person is shown; nobody reads more.
const SHOWN: usize = 60;

/// The arguments of `vekha deadline`.
#[derive(clap::Args)]
pub(super) struct Deadline {
    /// Срок, как он написан в приказе
    #[arg(value_name = "WORDING", allow_hyphen_values = true)]
    wording: String,
    /// Период плана: 2024, 2021..2024, 2020-06-26..2024-12-25, 2022/2023
    #[arg(long)]
    period: Option<String>,
    /// Дата приказа: 2024-02-05
    #[arg(long)]
    order_date: Option<String>,
    /// Вид ответа
    #[arg(long, default_value = "human")]
    format: Format,
}

/// For whom the answer is.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Human,
    Json,
}

impl Deadline {
    /// Runs the command.
    ///
    /// # Errors
    /// When the period or the date of the order cannot be read, or the output cannot be written.
    pub(super) fn run(&self) -> Result<ExitCode, Error> {
        let order = self.order_date.as_deref().map(day).transpose()?;
        let stated = self.period.as_deref().map(period).transpose()?;
        let understood = read(&self.wording).and_then(|reading| {
            let this_year = || System.today().year();
            let period = stated
                .or_else(|| default_period([&reading.term], order))
                .unwrap_or_else(|| year(this_year()));
            reading.check(&period, order)?;
            let schedule = reading.term.schedule(&period, order, Calendar::russia());
            Ok((reading, schedule, period))
        });
        let answer = match (&understood, self.format) {
            (Ok((reading, schedule, _)), Format::Json) => format!("{}\n", json(reading, schedule)),
            (Ok((reading, schedule, period)), Format::Human) => {
                human(&self.wording, reading, schedule, period)
            }
            (Err(unreadable), Format::Json) => format!("{}\n", json_error(&self.wording, unreadable)),
            (Err(unreadable), Format::Human) => human_error(&self.wording, unreadable),
        };
        screen::print(|out| out.write_all(answer.as_bytes()))?;
        Ok(if understood.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

/// A date as the option gives it.
fn day(text: &str) -> Result<NaiveDate, Error> {
    iso_date(text).ok_or_else(|| Error::usage(&Wrong::Date(text.to_owned())))
}

/// A period as the option gives it.
fn period(text: &str) -> Result<Period, Error> {
    Period::parse(text).ok_or_else(|| Error::usage(&Wrong::Period(text.to_owned())))
}

/// What is wrong with an option.
enum Wrong {
    Date(String),
    Period(String),
}

impl Message for Wrong {
    fn ru(&self) -> String {
        match self {
            Wrong::Date(text) => format!("«{text}» не дата: ждали, например, 2024-02-05"),
            Wrong::Period(text) => format!(
                "«{text}» не период: ждали, например, 2024, 2021..2024, 2020-06-26..2024-12-25 или 2022/2023"
            ),
        }
    }

    fn en(&self) -> String {
        match self {
            Wrong::Date(text) => format!("`{text}` is no date: 2024-02-05 is one"),
            Wrong::Period(text) => format!(
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
        "undated": schedule.undated.map(Why::name),
        "relative": relative,
    })
}

/// The fault for machines, its place in characters.
fn json_error(wording: &str, unreadable: &Unreadable) -> Value {
    let (start, end) = unreadable.characters(wording);
    json!({"error": {"message": message(unreadable), "start": start, "end": end}})
}

/// Why it cannot be read, and what was probably meant.
fn message(unreadable: &Unreadable) -> String {
    let reason = unreadable.reason.say(Lang::Ru);
    match &unreadable.suggestion {
        Some(suggestion) => format!("{reason}; возможно, имелось в виду «{suggestion}»"),
        None => reason,
    }
}

/// The fault for people: the wording, the words at fault underlined, why.
fn human_error(wording: &str, unreadable: &Unreadable) -> String {
    let (start, end) = unreadable.characters(wording);
    let line: String = wording.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    let (blanks, carets) = (" ".repeat(start), "^".repeat(end.saturating_sub(start).max(1)));
    format!("{line}\n{blanks}{carets}\n{}\n", message(unreadable))
}

/// The answer for people: the wording, its days with weekdays and days off.
fn human(wording: &str, reading: &Reading, schedule: &Schedule, period: &Period) -> String {
    let calendar = Calendar::russia();
    let mut text = format!("{}\n", reading.term);
    let mut line = |words: &str| {
        let _ = writeln!(text, "{words}");
    };
    for time in schedule.occurrences.iter().take(SHOWN) {
        line(&format!("  {}", occurrence(time, reading, calendar)));
    }
    let more = schedule.occurrences.len().saturating_sub(SHOWN) as u64;
    if more > 0 {
        line(&format!("  … и ещё {more} {}", plural(more, "срок", "срока", "сроков")));
    }
    if let Some(why) = schedule.undated {
        line(&format!("  {}", undated(why)));
    }
    if schedule.relative.is_some() && schedule.occurrences.is_empty() {
        line("  дата зависит от события");
    }
    if schedule.occurrences.is_empty() && schedule.undated.is_none() && schedule.relative.is_none() {
        line(&format!("  в период с {} по {} не попадает", ru_date(period.first), ru_date(period.last)));
    }
    if let Some(year) =
        schedule.occurrences.iter().map(|time| time.due.year()).find(|year| !calendar.knows(*year))
    {
        line(&format!(
            "  производственного календаря на {year} год нет: выходными считаются суббота и воскресенье"
        ));
    }
    if !reading.untidy.is_empty() {
        line(&format!("  набрано небрежно, лучше: {}", reading.tidy(wording)));
    }
    text
}

/// «до 1 марта 2024, пятница», «1 мая 2024, среда – 31 мая 2024, пятница».
///
/// That the last day is a day off is told where the wording names that day, and not where a month happens to end so.
fn occurrence(time: &Occurrence, reading: &Reading, calendar: &Calendar) -> String {
    let day = |day: NaiveDate| format!("{}, {}", ru_date_short(day), weekday(day, Lang::Ru));
    let mut text = match time.opens {
        Some(opens) if opens == time.due => day(opens),
        Some(opens) => format!("{} – {}", day(opens), day(time.due)),
        None => format!("до {}", day(time.due)),
    };
    let due = |named: &Named| named.role == Role::Due && named.day.of(time.due.year()) == Some(time.due);
    let is_named = time.opens.is_none_or(|opens| opens == time.due) || reading.named.iter().any(due);
    if is_named && calendar.is_day_off(time.due) {
        let next = calendar.working_day_from(time.due);
        let _ = write!(text, " (выходной; рабочий день после него: {})", day(next));
    }
    text
}

/// Why there is no date, said in full.
fn undated(why: Why) -> &'static str {
    match why {
        Why::SeparatePlan => "без даты: по отдельному плану",
        Why::External => "без даты: срок устанавливают другие",
        Why::Event => "без даты: зависит от события",
        Why::AsNeeded => "без даты: по мере необходимости",
        Why::Repeat => "далее без даты",
    }
}
