//! The sheet of duties: a row a time at which something is due.

use chrono::NaiveDate;

use super::{BookPart, SheetCell, WorkbookSheet, columns, text};
use crate::base::{Finding, Lang, Severity};
use crate::document::act_genitive;
use crate::model::level_heading;
use crate::site::csv::numbered;
use crate::site::duties::{Duty, DutyTime};
use crate::site::found::found;

/// The headings in Russian and English, and how wide the columns are.
static HEADINGS: [(&str, &str, u16); 18] = [
    ("Мероприятие", "Measure", 50),
    ("№", "No.", 12),
    ("Территория", "Territory", 24),
    ("Срок по документу", "Deadline as worded", 28),
    ("С", "From", 11),
    ("По", "By", 11),
    ("Состояние", "State", 18),
    ("Исполнено", "Done", 11),
    ("Дней до срока", "Days left", 10),
    ("Ответственный исполнитель", "Responsible", 30),
    ("Результат", "Result", 30),
    ("Ошибки", "Errors", 24),
    ("Уровень", "Level", 14),
    ("Дорожная карта", "Roadmap", 20),
    ("Ключ", "Id", 16),
    ("Документ об исполнении", "Document", 24),
    ("Место проведения", "Place", 24),
    ("Примечание", "Note", 24),
];

/// How a time stands to the day of judgement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DueStanding {
    /// Before it, not done, and found to be overdue.
    Overdue,
    /// Before it, not done, and not found to be: it is allowed or known, or waits for an event.
    Past,
    /// Done.
    Done,
    /// Within seven days.
    Week,
    /// Within 28 days.
    Month,
    /// Later.
    Later,
    /// Nobody notes when it is done: a clause of the order.
    Unmarked,
}

/// The word of each in Russian and English.
static WORDS: [(DueStanding, &str, &str); 7] = [
    (DueStanding::Overdue, "просрочено", "overdue"),
    (DueStanding::Past, "срок прошёл", "time has passed"),
    (DueStanding::Done, "исполнено", "done"),
    (DueStanding::Week, "в ближайшие 7 дней", "within 7 days"),
    (DueStanding::Month, "в ближайшие 28 дней", "within 28 days"),
    (DueStanding::Later, "впереди", "later"),
    (DueStanding::Unmarked, "пункт приказа", "clause of the order"),
];

/// The sheet. Without a day of judgement nothing but what is done has a state.
pub(super) fn sheet(parts: &[BookPart<'_>], as_of: Option<NaiveDate>, lang: Lang) -> WorkbookSheet {
    let mut rows = Vec::new();
    for part in parts {
        let found = found(&part.duties, &part.part.checked.findings);
        for (duty, found) in part.duties.all.iter().zip(found).filter(|(duty, _)| !duty.is_told_by_rows) {
            if duty.times.is_empty() {
                rows.push(row(duty, None, &found, as_of, lang));
            }
            rows.extend(duty.times.iter().map(|time| row(duty, Some(*time), &found, as_of, lang)));
        }
    }
    let name = lang.pick("Сроки", "Deadlines").to_owned();
    WorkbookSheet { name, columns: columns(&HEADINGS, lang), rows, ..WorkbookSheet::default() }
}

fn row(
    duty: &Duty<'_>,
    time: Option<DutyTime>,
    found: &[&Finding],
    as_of: Option<NaiveDate>,
    lang: Lang,
) -> Vec<SheetCell> {
    let day = |day: Option<NaiveDate>| day.map_or(SheetCell::Empty, SheetCell::Day);
    // A whole without a deadline is finished with its parts, which are counted in their own rows.
    let shown = time.or(duty.by_parts.last().copied().filter(|_| duty.by_parts.len() == 1));
    let standing = standing(duty, time, found, as_of);
    let word = WORDS.iter().find(|(one, ..)| Some(*one) == standing);
    let word = word.map_or("", |(_, ru, en)| lang.pick(*ru, *en));
    let word = word.replace("приказа", act_genitive(duty.roadmap));
    let left = as_of.zip(time).filter(|(_, time)| time.done.is_none());
    let left = left.map(|(day, time)| (time.due - day).num_days());
    let errors = found.iter().filter(|finding| finding.severity == Severity::Error);
    let mut errors: Vec<&str> = errors.map(|finding| finding.rule).collect();
    errors.dedup();
    let errors = errors.join(", ");
    vec![
        text(&duty.title),
        text(&numbered(duty, lang)),
        text(duty.roadmap.territory.as_deref().unwrap_or_default()),
        text(&duty.wording),
        day(shown.and_then(|time| time.opens)),
        day(shown.map(|time| time.due)),
        if standing == Some(DueStanding::Overdue) { SheetCell::Bad(word) } else { text(&word) },
        day(time.map_or(duty.done, |time| time.done)),
        left.map_or(SheetCell::Empty, SheetCell::Days),
        text(&duty.responsible.join(", ")),
        text(&duty.result),
        if errors.is_empty() { SheetCell::Empty } else { SheetCell::Bad(errors) },
        text(&level_heading(&duty.roadmap.level, lang)),
        text(&duty.roadmap.id),
        text(duty.id.unwrap_or_default()),
        text(&duty.documents),
        text(&duty.held),
        text(&duty.note),
    ]
}

/// How a time stands: the counts of `vekha status`, row by row.
fn standing(
    duty: &Duty<'_>,
    time: Option<DutyTime>,
    found: &[&Finding],
    as_of: Option<NaiveDate>,
) -> Option<DueStanding> {
    if duty.is_clause {
        return Some(DueStanding::Unmarked);
    }
    let Some((day, time)) = as_of.zip(time) else {
        let done = time.map_or(duty.done, |time| time.done);
        return done.map(|_| DueStanding::Done);
    };
    let left = (time.due - day).num_days();
    if time.done.is_some_and(|done| done <= day || left >= 0) {
        return Some(DueStanding::Done);
    }
    let overdue = || found.iter().any(|finding| finding.rule.ends_with("/overdue"));
    Some(match left {
        ..0 if overdue() => DueStanding::Overdue,
        ..0 => DueStanding::Past,
        0..=7 => DueStanding::Week,
        8..=28 => DueStanding::Month,
        _ => DueStanding::Later,
    })
}
