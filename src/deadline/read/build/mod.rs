//! What the rows of the tables mean.

pub(super) mod counts;
pub(super) mod dates;
pub(super) mod days;
pub(super) mod edges;
pub(super) mod events;
pub(super) mod first_days;
pub(super) mod free;
pub(super) mod hours;
pub(super) mod labels;
pub(super) mod notes;
pub(super) mod points;
pub(super) mod offsets;
mod parts;
pub(super) mod recurrences;
pub(super) mod weekdays;
pub(super) mod windows;
pub(super) mod years;
