//! Time: the official wording of a deadline to its days, and back.
//!
//! Three readings, each in its own file and none knowing the insides of another:
//!
//! - grammar, [`read`]: a wording to a [`Term`], with the place of every part of it;
//! - [schedule](Term::schedule): a term, the plan's [period](crate::model::Period) and the order's date to days;
//! - wording, the `Display` of a [`Term`]: canonical official Russian, which reads back as the same term.
//!
//! [`Calendar`] tells which days are worked.

mod calendar;
mod every;
mod offset;
mod read;
mod schedule;
mod interval;
mod no_time;
mod term;
mod times;
mod undated;
pub mod unread;
mod what;
mod wording;

pub use calendar::{Calendar, CalendarFault};
pub use interval::{Day, Interval, MonthPart, Nth};
pub use offset::{Delay, Offset, Relative, TimeUnit};
pub use read::{
    Cited, DateMention, DayRole, NamedDay, Reading, Unreadable, Untidy, UntidyKind, WeekdaySaid, mentions,
    read,
};
pub use schedule::{Occurrence, Schedule, default_period};
pub use term::{
    CurrentPeriod, DayOf, Every, Recurrence, Slot, SlotDay, Term, TermPiece, Then, Undated, Whole, Window,
    Year,
};
pub use times::{LearnedReadings, Time, TimeOrigin, Times, Timetable};
pub use undated::UndatedReason;
