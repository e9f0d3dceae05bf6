//! Months without a day in running text: «Провести в мае семинар». Where they are surely the time of the work, and whether
//! they agree with it.

use chrono::{Datelike, Month, NaiveDate};

use crate::base::{Lang, Period};
use crate::deadline::{DateMention, Interval, Occurrence};
use crate::russian::{Case, ru_month};

/// Words that stand before months in which something is done, the longer ones first.
const LEADS: [&str; 8] = ["в период с", "в период со", "в течение", "с", "со", "в", "во", ""];

/// The endings of a word that says what is done: «провести», «проводится», «проведение».
const DOING: [&str; 11] =
    ["ть", "ти", "ться", "тись", "ется", "ится", "утся", "ятся", "ение", "ание", "ация"];

/// Beginnings of words for holding something: only they have a time at the end of a long title too.
const HOLDING: [&str; 5] = ["провест", "проведение", "проводит", "организова", "состо"];

/// Beginnings of words with which a time may be another's: what is reported, prepared, planned or taken part in.
const OTHERS: [&str; 22] = [
    "отчет",
    "отчёт",
    "итог",
    "анализ",
    "мониторинг",
    "сведени",
    "данны",
    "информаци",
    "свод",
    "результат",
    "подготов",
    "план",
    "график",
    "заявк",
    "участи",
    "котор",
    "посвящ",
    "проведенн",
    "проведённ",
    "прошедш",
    "предстоящ",
    "набор",
];

/// Whether months are surely the time of the work, by where they stand in its title, result or note: first of all, right
/// behind the word for what is done, in brackets of their own, behind a comma at the very end, or at the end of what is held.
pub(super) fn is_of_the_work(text: &str, mention: &DateMention<'_>) -> bool {
    let (start, end) = (mention.span.range().start, mention.span.range().end);
    let (Some(before), Some(behind)) = (text.get(..start), text.get(end..)) else { return false };
    let small = before.trim_end().to_lowercase();
    let Some((lead, rest)) = lead_of(&small) else { return false };
    let mut words = rest.split(|sign: char| !sign.is_alphabetic()).filter(|word| !word.is_empty());
    if words.clone().any(|word| OTHERS.iter().any(|stem| word.starts_with(stem))) {
        return false;
    }
    let behind = behind.trim_start_matches([' ', '\u{a0}', '.']);
    if rest.ends_with('(') {
        return behind.starts_with(')');
    }
    if lead.is_empty() && rest.ends_with(',') {
        return behind.is_empty() && !rest.trim_end_matches(',').contains([',', ';', ':']);
    }
    let (first, more) = (words.next(), words.count());
    let doing = |word: &str| DOING.iter().any(|end| word.ends_with(end));
    let holding = |word: &str| HOLDING.iter().any(|stem| word.starts_with(stem));
    let narrow = !rest.contains(['«', '"', ',', ';', '.']) && !rest.contains(" к ") && !rest.contains(" по ");
    !lead.is_empty()
        && match first {
            None => !behind.starts_with(['-', '–', '—']),
            Some(word) if more == 0 => doing(word),
            Some(word) => holding(word) && behind.is_empty() && narrow && more <= 6,
        }
}

/// What leads to the months, and what stands before it.
fn lead_of(before: &str) -> Option<(&'static str, &str)> {
    LEADS.iter().find_map(|lead| {
        let rest = before.strip_suffix(lead)?;
        let whole = lead.is_empty() || rest.is_empty() || rest.ends_with([' ', '(', '\u{a0}']);
        whole.then(|| (*lead, rest.trim_end()))
    })
}

/// The first and the last day of months in a year; those that turn the year end in the next.
pub(super) fn days((first, last): (Month, Month), year: i32) -> Option<(NaiveDate, NaiveDate)> {
    let turns = i32::from(last.number_from_month() < first.number_from_month());
    Some((Interval::Month(first).first(year)?, Interval::Month(last).last(year + turns)?))
}

/// «май – июнь», "May – June".
pub(super) fn names((first, last): (u32, u32), lang: Lang) -> String {
    let of = |number: u32| u8::try_from(number).ok().and_then(|number| Month::try_from(number).ok());
    let name = |number| match (of(number), lang) {
        (Some(month), Lang::Ru) => ru_month(month, Case::Nominative),
        (Some(month), Lang::En) => month.name(),
        (None, _) => "",
    };
    if first == last {
        return name(first).to_owned();
    }
    format!("{} – {}", name(first), name(last))
}

/// Whether the months of a mention agree with a time: both the first and the last of them meet it. Of quarters it is enough
/// that they meet: what is due by 20 May is done in the second quarter.
pub(super) fn agree(mention: &DateMention<'_>, time: &Occurrence, plan: &Period) -> bool {
    let (Some(months), named) = (mention.months, mention.years.map(|(year, _)| year)) else { return true };
    let begin = time.opens.map_or(plan.first.year().min(time.due.year()), |opens| opens.year() - 1);
    let mut years = named.map_or(begin..=time.due.year(), |year| year..=year);
    let day = |day: Option<NaiveDate>| day.unwrap_or(time.due);
    let begins = |month: Month, year: i32| day(Interval::Month(month).first(year)) <= time.due;
    let goes_on = |month: Month, year: i32| {
        time.opens.is_none_or(|opens| opens <= day(Interval::Month(month).last(year)))
    };
    let turns = i32::from(months.1.number_from_month() < months.0.number_from_month());
    years.any(|year| {
        let meets = begins(months.0, year) && goes_on(months.1, year + turns);
        meets && (mention.quarters || goes_on(months.0, year) && begins(months.1, year + turns))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deadline::mentions;

    fn is_own(text: &str) -> bool {
        mentions(text).iter().any(|mention| mention.months.is_some() && is_of_the_work(text, mention))
    }

    #[test]
    fn months_are_of_the_work_where_they_surely_are() {
        for text in [
            "Провести в мае семинар наставников",
            "Проведение в мае – июне семинаров",
            "В течение мая – июня провести семинары",
            "С мая по июль обучить наставников",
            "Неделя наставничества (май)",
            "Неделя наставничества (в мае – июне 2024 года)",
            "Провести семинар для наставников в мае",
            "Проводится в мае",
            "Организация в мае слёта наставников",
            "Неделя наставничества, май 2024 года",
            "Неделя наставничества, май – июнь",
            "Провести в III квартале семинар",
            "Неделя наставничества (2 квартал 2024 года)",
        ] {
            assert!(is_own(text), "{text}");
        }
        for text in [
            "Отчёт за май",
            "Отчёт за III квартал",
            "Представить отчёт в III квартале",
            "Отчёт о работе (май)",
            "По итогам мая подвести итоги",
            "Подготовка к конкурсу, который пройдёт в мае",
            "Утверждение плана мероприятий на май",
            "Анализ проведённых в мае уроков",
            "Подготовить семинар в мае",
            "Набор детей с сентября по май",
            "Юбилей школы в мае 1965 года",
            "Май – месяц здоровья",
            "Отчёт о работе, май",
            "Конкурсы: апрель, май",
            "Неделя наставничества, май или июнь",
        ] {
            assert!(!is_own(text), "{text}");
        }
    }
}
