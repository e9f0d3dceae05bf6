//! Counting in words: «1 день, 2 дня, 5 дней», «1 day, 2 days».

pub use crate::russian::{plural, ru_days};

/// "1 day", "2 days".
pub fn en_days(count: u64) -> String {
    en_count(count, "day", "days")
}

/// A count with an English noun.
pub fn en_count(count: u64, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
