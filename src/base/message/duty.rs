//! A measure or a clause as findings tell of it: «п. 1.2 «Внесение изменений…»: 1 марта 2024, пятница».

use chrono::NaiveDate;

use super::dates::{en_date, ru_date, ru_date_short, weekday};
use super::words::{en_days, ru_days};
use super::{Lang, Say};

/// When a duty is due, as told under its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    /// The last day.
    By(NaiveDate),
    /// The first and the last day.
    Within(NaiveDate, NaiveDate),
    /// From that day on.
    From(NaiveDate),
    /// It was done on that day.
    Done(NaiveDate),
    /// It has no date of its own.
    Undated,
    /// Nothing is said of when.
    Unsaid,
}

/// A measure or a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    /// Its printed number; empty for none.
    pub number: String,
    /// Whether it is a clause of the order, and so no row of the roadmap.
    pub is_clause: bool,
    /// What is to be done, shortened.
    pub title: String,
    /// When.
    pub when: When,
}

/// The most letters of a title that a label repeats.
const TITLE: usize = 48;

/// A title cut at a blank, so that a label stays on its line.
pub fn shortened(title: &str) -> String {
    let end = title.char_indices().nth(TITLE).map(|(at, _)| at);
    let Some(head) = end.and_then(|end| title.get(..end)) else { return title.to_owned() };
    let cut = head.rfind(' ').and_then(|blank| head.get(..blank)).unwrap_or(head);
    format!("{}…", cut.trim_end_matches([',', ' ', '–', '-', '(', ':']))
}

impl Duty {
    /// The number and the title; quotes inside the title are of the second kind, as printing houses have them.
    fn named(&self, mark: &str, clause: &str) -> String {
        let number = match self.number.is_empty() {
            true => String::new(),
            false => format!("{mark} {} ", self.number),
        };
        let clause = if self.is_clause { clause } else { "" };
        format!("{number}{clause}«{}»", self.title.replace('«', "„").replace('»', "“"))
    }
}

impl Say for Duty {
    fn ru(&self) -> String {
        let named = self.named("п.", "приказа ");
        let day = |day| format!("{}, {}", ru_date_short(day), weekday(day, Lang::Ru));
        match self.when {
            When::By(due) => format!("{named}: {}", day(due)),
            When::Within(opens, due) if opens == due => format!("{named}: {}", day(due)),
            When::Within(opens, due) => format!("{named}: с {} по {}", ru_date_short(opens), ru_date(due)),
            When::From(opens) => format!("{named}: не раньше {}", ru_date(opens)),
            When::Done(on) => format!("{named}: исполнено {}", ru_date(on)),
            When::Undated => format!("{named}: своей даты нет"),
            When::Unsaid => named,
        }
    }

    fn en(&self) -> String {
        let named = self.named("no.", "of the order ");
        let day = |day| format!("{}, {}", en_date(day), weekday(day, Lang::En));
        match self.when {
            When::By(due) => format!("{named}: {}", day(due)),
            When::Within(opens, due) if opens == due => format!("{named}: {}", day(due)),
            When::Within(opens, due) => format!("{named}: {} to {}", en_date(opens), en_date(due)),
            When::From(opens) => format!("{named}: not before {}", en_date(opens)),
            When::Done(on) => format!("{named}: done on {}", en_date(on)),
            When::Undated => format!("{named}: no date of its own"),
            When::Unsaid => named,
        }
    }
}

/// A level as a subject: «школа», "the school"; one of the workspace's own as «уровень «…»».
pub fn ru_level(level: &str) -> String {
    match level {
        "federation" => "федерация".into(),
        "region" => "регион".into(),
        "municipality" => "муниципалитет".into(),
        "school" => "школа".into(),
        other => format!("уровень «{other}»"),
    }
}

/// A level in the genitive: «школы».
pub fn ru_level_of(level: &str) -> String {
    match level {
        "federation" => "федерации".into(),
        "region" => "региона".into(),
        "municipality" => "муниципалитета".into(),
        "school" => "школы".into(),
        other => format!("уровня «{other}»"),
    }
}

/// A level in English.
pub fn en_level(level: &str) -> String {
    match level {
        "federation" | "region" | "municipality" | "school" => format!("the {level}"),
        other => format!("the level `{other}`"),
    }
}

/// A list in words: «а, б и в», and how many more where there are many.
pub fn listed(parts: &[String], lang: Lang) -> String {
    const SHOWN: usize = 4;
    let (and, more) = match lang {
        Lang::Ru => ("и", "ещё"),
        Lang::En => ("and", "more"),
    };
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [head @ .., last] if parts.len() <= SHOWN => format!("{} {and} {last}", head.join(", ")),
        _ => {
            let shown: Vec<&str> = parts.iter().take(SHOWN - 1).map(String::as_str).collect();
            let rest = parts.len() + 1 - SHOWN;
            let rest = if lang == Lang::Ru { format!("{more} {rest}") } else { format!("{rest} {more}") };
            format!("{} {and} {rest}", shown.join(", "))
        }
    }
}

/// One time at which a deadline is missed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Miss {
    /// By how many days.
    pub days: u64,
    /// The day from which or by which it is asked for.
    pub asked: NaiveDate,
}

/// Each miss with its day: «на 12 дней к 20 января 2023 года».
pub fn times(misses: &[Miss], lang: Lang) -> String {
    let each = misses.iter().map(|miss| match lang {
        Lang::Ru => format!("на {} к {}", ru_days(miss.days), ru_date(miss.asked)),
        Lang::En => format!("by {} for {}", en_days(miss.days), en_date(miss.asked)),
    });
    listed(&each.collect::<Vec<_>>(), lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_cut_at_a_blank() {
        let title = "Внесение изменений в распорядительные акты образовательных организаций";
        assert_eq!(shortened(title), "Внесение изменений в распорядительные акты…");
        assert_eq!(shortened("Отчёт"), "Отчёт");
    }

    #[test]
    fn a_duty_is_told_with_its_weekday() {
        let when = When::By(NaiveDate::from_ymd_opt(2024, 3, 1).unwrap());
        let duty = Duty { number: "1.2".into(), is_clause: false, title: "Отчёт".into(), when };
        assert_eq!(duty.ru(), "п. 1.2 «Отчёт»: 1 марта 2024, пятница");
        assert_eq!(duty.en(), "no. 1.2 «Отчёт»: 1 March 2024, Friday");
    }

    #[test]
    fn long_lists_are_cut() {
        let parts: Vec<String> = (1..=6).map(|number| number.to_string()).collect();
        assert_eq!(listed(&parts[..3], Lang::Ru), "1, 2 и 3");
        assert_eq!(listed(&parts, Lang::Ru), "1, 2, 3 и ещё 3");
    }
}
