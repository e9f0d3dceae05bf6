//! The production calendar of a workspace.

use std::path::Path;

use crate::base::Message;
use crate::base::failure::{self, Error, TwoLanguages};
use crate::deadline::{Calendar, CalendarFault};
use crate::workspace::Config;
use crate::world::{Below, World};

/// The production calendar that the settings name: `ru`, `none`, or `ru` extended by a file.
///
/// # Errors
/// When it cannot be read, or is no calendar.
pub fn calendar(world: &dyn World, root: &Path, config: &Config) -> Result<Calendar, Error> {
    let named = config.calendar.as_ref().map(|name| &*name.0);
    match named {
        None | Some("ru") => Ok(Calendar::russia().clone()),
        Some("none") => Ok(Calendar::weekends()),
        Some(file) => {
            let path = root.join(file);
            let bytes = Below::new(world, root).read(&path)?;
            let text = failure::text(bytes).map_err(|cause| world.unread(&path, cause))?;
            let own = Calendar::parse(&text).map_err(|fault| Error::Settings {
                path: world.display_name(&path),
                fault: TwoLanguages::of(&CalendarSays(fault)),
            })?;
            Ok(own)
        }
    }
}

/// What is wrong with a calendar, in words.
struct CalendarSays(CalendarFault);

/// The shape of a calendar, as an example.
const SHAPE: &str = r#"{"years": {"2028": {"days_off": ["01-01", "01-02"], "working_weekends": ["04-29"]}}}"#;

impl Message for CalendarSays {
    fn ru(&self) -> String {
        match &self.0 {
            CalendarFault::NotJson(line) => {
                format!("это не календарь: строка {line} — не JSON; вид файла: {SHAPE}")
            }
            CalendarFault::Shape("extends") => {
                "это не календарь: в «extends» пишут ru (дополняет встроенный) или none (стоит сам по себе)"
                    .into()
            }
            CalendarFault::Shape(key) => {
                format!("это не календарь: нет ключа «{key}», или в нём не то; вид файла: {SHAPE}")
            }
            CalendarFault::Year(year) => format!("в календаре «{year}» — не год; вид файла: {SHAPE}"),
            CalendarFault::Day(year, day) => {
                format!("в календаре за {year} год указан день «{day}», а дни пишут как месяц-число: 01-31")
            }
        }
    }

    fn en(&self) -> String {
        match &self.0 {
            CalendarFault::NotJson(line) => {
                format!("this is no calendar: line {line} is no JSON; the form of the file: {SHAPE}")
            }
            CalendarFault::Shape("extends") => {
                "this is no calendar: `extends` is `ru` (adds to the built-in one) or `none` (stands by itself)".into()
            }
            CalendarFault::Shape(key) => {
                format!("this is no calendar: `{key}` is missing or holds something else; the form of the file: {SHAPE}")
            }
            CalendarFault::Year(year) => format!("`{year}` in the calendar is no year; the form of the file: {SHAPE}"),
            CalendarFault::Day(year, day) => {
                format!("the calendar names a day `{day}` of {year}; days are written as month-day: 01-31")
            }
        }
    }
}
