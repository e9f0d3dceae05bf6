//! How a deadline is usually written: examples near in kind to what was typed.

use chrono::Datelike;

use crate::base::Period;

/// Parts of words that tell a kind of deadline, and wordings of that kind which are read. The first that fits counts.
static EXAMPLES: [(&[&str], &[&str]); 9] = [
    (
        &["отчётн", "отчетн", "ежеквартально до", "ежеквартально, до"],
        &["ежеквартально, до 10 числа месяца, следующего за отчётным кварталом"],
    ),
    (
        &["учебн"],
        &["в течение учебного года", "до конца учебного года", "с 1 сентября по 25 декабря 2024 года"],
    ),
    (&["кварт"], &["ежеквартально", "III квартал 2024 года"]),
    (&["полугод"], &["I полугодие 2024 года", "до 30 июня 2024 года, до 31 декабря 2024 года"]),
    (&["после ", "со дня", "с момента", "с даты"], &["в течение 10 рабочих дней после издания приказа"]),
    (
        &["ежегодн", "каждый год", "каждого года"],
        &["ежегодно, до 1 октября", "ежегодно, с 1 ноября по 25 декабря"],
    ),
    (&["ежемес", "каждый месяц", "каждого месяца"], &["ежемесячно", "май, июнь 2024 года"]),
    (&["недел", "декад"], &["с 13 по 17 мая 2024 года", "вторая декада мая 2024 года"]),
    (&[], &["до 1 марта 2024 года", "май 2024 года", "ежегодно, до 1 октября"]),
];

/// The examples near in kind to a wording, in the year of the plan: who copies one has a time of it.
pub(super) fn near(wording: &str, period: Option<Period>) -> Vec<String> {
    let typed = wording.to_lowercase();
    let fits = |marks: &&[&str]| marks.is_empty() || marks.iter().any(|mark| typed.contains(mark));
    let examples = EXAMPLES.iter().find(|(marks, _)| fits(marks)).map_or(&[][..], |(_, examples)| *examples);
    examples.iter().map(|one| in_year(one, period)).collect()
}

/// The spring of the plan, as a window.
pub(super) fn window(period: Option<Period>) -> String {
    in_year("2024-03-01..2024-05-31", period)
}

/// An example in a year of the plan: what lies in autumn in its first, else in its last, as of an academic year.
fn in_year(example: &str, period: Option<Period>) -> String {
    let Some(period) = period else { return example.to_owned() };
    let in_autumn = example.contains("сентября");
    let year = if in_autumn { period.first.year() } else { period.last.year() };
    example.replace("2024", &year.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deadline::read;

    #[test]
    fn each_example_is_read() {
        for wording in EXAMPLES.iter().flat_map(|(_, examples)| examples.iter()) {
            assert!(read(wording).is_ok(), "{wording}");
        }
    }

    #[test]
    fn examples_are_near_in_kind() {
        let near = |wording, period| near(wording, Period::parse(period))[0].clone();
        assert_eq!(near("раз в неделю", ""), "с 13 по 17 мая 2024 года");
        assert_eq!(near("до конца III кв. и квартала", "2026"), "ежеквартально");
        assert_eq!(near("как только так сразу", "2026"), "до 1 марта 2026 года");
        assert_eq!(near("как только так сразу", "2026/2027"), "до 1 марта 2027 года");
        assert_eq!(window(Period::parse("2026")), "2026-03-01..2026-05-31");
    }
}
