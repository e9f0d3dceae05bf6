//! How a deadline is usually written: examples near in kind to what was typed.

/// Parts of words that tell a kind of deadline, and wordings of that kind which are read. The first that fits counts.
static EXAMPLES: [(&[&str], &[&str]); 9] = [
    (&["отчётн", "отчетн"], &["ежеквартально, до 10 числа месяца, следующего за отчётным кварталом"]),
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

/// The examples near in kind to a wording.
pub(super) fn near(wording: &str) -> &'static [&'static str] {
    let typed = wording.to_lowercase();
    let fits = |marks: &&[&str]| marks.is_empty() || marks.iter().any(|mark| typed.contains(mark));
    EXAMPLES.iter().find(|(marks, _)| fits(marks)).map_or(&[], |(_, examples)| examples)
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
        assert_eq!(near("раз в неделю")[0], "с 13 по 17 мая 2024 года");
        assert_eq!(near("до конца III кв. и квартала")[0], "ежеквартально");
        assert_eq!(near("как только так сразу")[0], "до 1 марта 2024 года");
    }
}
