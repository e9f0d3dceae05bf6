//! Any month, day of a month, weekday, or number of something.

use chrono::{Month, Weekday};
use proptest::prelude::*;
use vekha::deadline::{Day, Nth};

pub(crate) fn month() -> impl Strategy<Value = Month> {
    (1u8..=12).prop_map(|number| Month::try_from(number).expect("a month"))
}

pub(crate) fn nth<const N: u8>() -> impl Strategy<Value = Nth<N>> {
    (1..=u32::from(N)).prop_map(|number| Nth::new(number).expect("in range"))
}

pub(crate) fn day() -> impl Strategy<Value = Day> {
    (month(), 1u32..=31).prop_filter_map("a day that exists", |(month, day)| Day::new(month, day))
}

pub(crate) fn weekday() -> impl Strategy<Value = Weekday> {
    (0u8..7).prop_map(|day| Weekday::try_from(day).expect("a weekday"))
}
