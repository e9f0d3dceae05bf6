//! What the rows of the tables mean.

pub(super) mod counts;
pub(super) mod days;
pub(super) mod free;
pub(super) mod points;
pub(super) mod times;
