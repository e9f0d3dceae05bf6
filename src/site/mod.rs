//! The workspace at a glance: what is due when and by whom, and whether it was done, as tables and calendars for people
//! who read no findings.

mod csv;
mod duties;
mod ics;
mod status;

pub use csv::csv;
pub use duties::{Duties, Duty, DutyTime};
pub use ics::ics;
pub use status::{Overview, OverviewRow, status, status_json};
