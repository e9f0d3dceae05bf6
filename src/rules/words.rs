//! What the rules of several groups say: dates, levels, lists, and a row as it is told under its line.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::base::{Data, EntryKind, Label, Lang, MessageContext, en_date, say, weekday};
use crate::russian::ru_date_short;

pub(super) use crate::base::{date, days};
pub(super) use crate::model::{level, level_of};

/// When a row or a clause is due, as told under its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) enum DueMoment {
    /// The last day.
    By(NaiveDate),
    /// The first and the last day.
    Within(NaiveDate, NaiveDate),
    /// It was done on that day.
    Done(NaiveDate),
    /// It has no date of its own.
    Undated,
    /// Nothing is said of when.
    Unsaid,
}

/// A time at which something is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) struct DueTime {
    /// The first day, where there is one.
    pub opens: Option<NaiveDate>,
    /// The last day.
    pub due: NaiveDate,
}

impl DueTime {
    /// The time as told under a line.
    pub(super) fn when(self) -> DueMoment {
        match self.opens {
            Some(opens) => DueMoment::Within(opens, self.due),
            None => DueMoment::By(self.due),
        }
    }
}

/// «п. 1.2 «Внесение изменений…»: 1 марта 2024, пятница».
pub(super) fn entry(label: &Label, kind: EntryKind, when: DueMoment, lang: Lang) -> String {
    let clause = kind == EntryKind::Clause;
    let (mark, order) = lang.pick(("п.", "приказа "), ("no.", "of the order "));
    let number = match label.number.is_empty() {
        true => String::new(),
        false => format!("{mark} {} ", label.number),
    };
    let order = if clause { order } else { "" };
    // Quotes inside the title are of the second kind, as printing houses have them.
    let title = shortened(&label.title);
    let named = format!("{number}{order}{}", lang.quoted(&title));
    match when {
        DueMoment::By(due) => format!("{named}: {}", day(due, lang)),
        DueMoment::Within(opens, due) if opens == due => format!("{named}: {}", day(due, lang)),
        DueMoment::Within(opens, due) => {
            let (opens, due) = (short_date(opens, lang), date(due, lang));
            say!(lang, "{named}: с {opens} по {due}", "{named}: {opens} to {due}")
        }
        DueMoment::Done(on) => {
            let on = date(on, lang);
            say!(lang, "{named}: исполнено {on}", "{named}: done on {on}")
        }
        DueMoment::Undated => say!(lang, "{named}: своей даты нет", "{named}: no date of its own"),
        DueMoment::Unsaid => named,
    }
}

/// The row at the related place of that number.
pub(super) fn related_row(at: usize, when: Option<&DueMoment>, tell: &MessageContext<'_>) -> String {
    let when = when.copied().unwrap_or(DueMoment::Unsaid);
    entry(&tell.related(at), EntryKind::Row, when, tell.lang)
}

/// «1 марта 2024, пятница».
fn day(day: NaiveDate, lang: Lang) -> String {
    format!("{}, {}", short_date(day, lang), weekday(day, lang))
}

/// «1 марта 2024», "1 March 2024".
fn short_date(day: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Ru => ru_date_short(day),
        Lang::En => en_date(day),
    }
}

/// The most letters of a title that a message repeats.
const TITLE: usize = 48;

/// A title to stand within «…»: cut at a blank, so that what is told stays on its line, with „…“ for its own marks of
/// quotation, each of them closed.
pub(super) fn shortened(title: &str) -> String {
    let end = title.char_indices().nth(TITLE).map(|(at, _)| at);
    let Some(head) = end.and_then(|end| title.get(..end)) else { return inner_quotes(title) };
    let cut = head.rfind(' ').and_then(|blank| head.get(..blank)).unwrap_or(head);
    let mut told = inner_quotes(cut.trim_end_matches([',', ' ', '–', '-', '(', ':', '«', '"'])) + "…";
    let count = |mark| told.matches(mark).count();
    let open = count('„').saturating_sub(count('“'));
    told.extend(std::iter::repeat_n('“', open));
    told
}

/// The text with „…“ for its marks of quotation.
fn inner_quotes(text: &str) -> String {
    let mut before = ' ';
    let inner = |sign| {
        let opens = before.is_whitespace() || matches!(before, '(' | '„' | '«' | '"');
        before = sign;
        match sign {
            '«' => '„',
            '»' => '“',
            '"' if opens => '„',
            '"' => '“',
            other => other,
        }
    };
    text.chars().map(inner).collect()
}

/// The message with what else in the entry it holds for, as it is typed there.
pub(super) fn and_others(message: String, others: &[String], lang: Lang) -> String {
    if others.is_empty() {
        return message;
    }
    let others: Vec<String> = others.iter().map(|one| lang.quoted(one)).collect();
    let others = listed(&others, lang);
    say!(lang, "{message}; то же: {others}", "{message}; the same: {others}")
}

/// The same for machines.
pub(super) fn with_others(data: Data, others: &[String]) -> Data {
    data.with_some("others", (!others.is_empty()).then(|| others.to_vec()))
}

/// A list in words: «а, б и в», and how many more where there are many.
pub(super) fn listed(parts: &[String], lang: Lang) -> String {
    const SHOWN: usize = 4;
    let and = lang.pick("и", "and");
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [head @ .., last] if parts.len() <= SHOWN => format!("{} {and} {last}", head.join(", ")),
        _ => {
            let shown: Vec<&str> = parts.iter().take(SHOWN - 1).map(String::as_str).collect();
            let rest = parts.len() + 1 - SHOWN;
            let rest = say!(lang, "ещё {rest}", "{rest} more");
            format!("{} {and} {rest}", shown.join(", "))
        }
    }
}

/// Names of a loop with arrows between.
pub(super) fn circle(names: &[String], lang: Lang) -> String {
    let quoted: Vec<String> = names.iter().chain(names.first()).map(|name| lang.quoted(name)).collect();
    quoted.join(" → ")
}

/// One time at which a deadline is missed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct MissedDeadline {
    /// By how many days.
    pub days: u64,
    /// The day from which or by which it is asked for.
    pub asked: NaiveDate,
}

/// Each miss with its day: «20 января 2023 года (на 12 дней)».
pub(super) fn times(misses: &[MissedDeadline], lang: Lang) -> String {
    let each = misses.iter().map(|miss| {
        let (days, asked) = (days(miss.days, lang), date(miss.asked, lang));
        say!(lang, "{asked} (на {days})", "{asked} (by {days})")
    });
    listed(&each.collect::<Vec<_>>(), lang)
}

/// For which time a plan is made, said of its period as it is written: «2024 год», «2022/2023 учебный год».
pub(super) fn made_for(period: &str, lang: Lang) -> String {
    let years: Vec<&str> = period.split('–').collect();
    let is_year = |year: &&str| year.len() == 4 && year.bytes().all(|sign| sign.is_ascii_digit());
    match lang {
        Lang::Ru if period.contains('/') => format!("{period} учебный год"),
        Lang::Ru if years.iter().all(is_year) => {
            format!("{period} {}", if years.len() == 1 { "год" } else { "годы" })
        }
        _ => period.to_owned(),
    }
}

/// How many names are listed at most: nobody reads more, and of thousands the faults of one file would fill the memory.
const LISTED: usize = 40;

/// The names of a list that are told of.
pub(super) fn to_list<'n>(names: impl Iterator<Item = &'n str>) -> Vec<String> {
    names.take(LISTED + 1).map(str::to_owned).collect()
}

/// Names one after the other, with a sign where there are more.
pub(super) fn some_of(names: &[String]) -> String {
    let more = if names.len() > LISTED { ", …" } else { "" };
    names.get(..LISTED).unwrap_or(names).join(", ") + more
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
    fn quotation_within_a_title_is_closed() {
        let title = "Разработка «Положения о Системе наставничества в школе»";
        assert_eq!(shortened(title), "Разработка „Положения о Системе наставничества…“");
        let title = "Проведение муниципального этапа конкурса \"Учитель года России\"";
        assert_eq!(shortened(title), "Проведение муниципального этапа конкурса…");
        assert_eq!(shortened("Конкурс \"Учитель года\""), "Конкурс „Учитель года“");
    }

    #[test]
    fn a_row_is_told_with_its_weekday() {
        let when = DueMoment::By(NaiveDate::from_ymd_opt(2024, 3, 1).unwrap());
        let label = Label { number: "1.2".into(), title: "Отчёт".into(), ..Label::default() };
        let told = |lang| entry(&label, EntryKind::Row, when, lang);
        assert_eq!(told(Lang::Ru), "п. 1.2 «Отчёт»: 1 марта 2024, пятница");
        assert_eq!(told(Lang::En), "no. 1.2 “Отчёт”: 1 March 2024, Friday");
    }

    #[test]
    fn long_lists_are_cut() {
        let parts: Vec<String> = (1..=6).map(|number| number.to_string()).collect();
        assert_eq!(listed(&parts[..3], Lang::Ru), "1, 2 и 3");
        assert_eq!(listed(&parts, Lang::Ru), "1, 2, 3 и ещё 3");
    }
}
