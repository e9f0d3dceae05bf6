//! The production calendar of a workspace.

use std::path::Path;

use crate::base::Message;
use crate::base::failure::{Cause, Error, Wording};
use crate::deadline::{Calendar, CalendarFault};
use crate::workspace::Config;
use crate::world::{Below, World};

/// The production calendar that the settings name: `ru`, `none`, or `ru` extended by a file.
///
/// # Errors
/// When it cannot be read, or is no calendar.
pub fn calendar(world: &dyn World, root: &Path, config: &Config) -> Result<Calendar, Error> {
    let named = config.calendar.as_deref();
    match named {
        None | Some("ru") => Ok(Calendar::russia().clone()),
        Some("none") => Ok(Calendar::weekends()),
        Some(file) => {
            let path = root.join(file);
            let bytes = Below::new(world, root).read(&path)?;
            let text = String::from_utf8(bytes).map_err(|_| world.unread(&path, Cause::NotText))?;
            let own = Calendar::parse(&text).map_err(|fault| Error::Settings {
                path: world.display_name(&path),
                fault: Wording::of(&CalendarSays(fault)),
            })?;
            Ok(own)
        }
    }
}

/// What is wrong with a calendar, in words.
struct CalendarSays(CalendarFault);

impl Message for CalendarSays {
    fn ru(&self) -> String {
        match &self.0 {
            CalendarFault::Shape(_) => {
                "файл не читается как производственный календарь; образец в docs/time.md".into()
            }
            CalendarFault::Day(year, day) => format!("в календаре указан день, которого нет: {year}-{day}"),
        }
    }

    fn en(&self) -> String {
        match &self.0 {
            CalendarFault::Shape(_) => "the file is no production calendar; docs/time.md shows one".into(),
            CalendarFault::Day(year, day) => {
                format!("the calendar names a day that there is not: {year}-{day}")
            }
        }
    }
}
