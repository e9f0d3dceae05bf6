//! What was probably meant, in words of the language: what a suggestion puts into the wording.

/// «2022 года ежегодно», meant as since then.
pub(in crate::deadline::read) fn since_year(year: i32) -> String {
    format!("с {year} года")
}

/// «20.10.2020, ежеквартально», meant as the first time.
pub(in crate::deadline::read) const THEN: &str = "далее ";

/// «1 мая по 15 мая», which has lost its first preposition.
pub(in crate::deadline::read) const FROM: &str = "с ";

/// «ежеквартально до 10 числа»: of the month after a quarter or a half-year.
pub(in crate::deadline::read) fn of_month_after(half: bool) -> String {
    let unit = if half { "полугодием" } else { "кварталом" };
    format!(" месяца, следующего за отчётным {unit}")
}
