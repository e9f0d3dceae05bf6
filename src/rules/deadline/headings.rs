//! Headings of sections that say when: «III квартал 2024 года», «I этап (январь – март)», «II этап: с 1 апреля по 30 июня».

use chrono::{Datelike, NaiveDate};

use crate::base::{SectionIdx, Span};
use crate::deadline::{Interval, Occurrence, Term, TermPiece, read};
use crate::model::{Deadline, Owner, Text, TextRole};
use crate::rules::prelude::*;
use crate::rules::texts::TextQuestion;

/// A heading that says when, and a deadline of its rows that is later.
pub(super) struct OutrunHeading<'w> {
    pub section: SectionIdx,
    pub text: &'w Text,
    /// The words that say when.
    pub said: Span,
    /// The last day by these words, in the year of the deadline.
    pub ends: NaiveDate,
    pub deadline: &'w Deadline,
    pub due: NaiveDate,
}

/// The headings whose rows are due later than they say.
pub(super) fn outrun<'w>(view: &View<'w>) -> Vec<OutrunHeading<'w>> {
    let Some(plan) = view.times.period else { return Vec::new() };
    let saying = view.chosen(|text| {
        let heads = matches!(text.owner, Owner::Section(_)) && text.role == TextRole::Title;
        heads && text.words.says(TextQuestion::SaysWhen, says_when)
    });
    let found = saying.filter_map(|text| {
        let Owner::Section(section) = text.owner else { return None };
        let (term, said) = time_of(text.text)?;
        let times = term.schedule(&plan, view.times.order_date, view.context.calendar).occurrences;
        let (deadline, due, ends) = later_row(view, section, &times, !term.lacks_year())?;
        Some(OutrunHeading { section, text: text.text, said, ends, deadline, due })
    });
    found.collect()
}

/// Whether a heading says when.
pub(super) fn says_when(title: &str) -> bool {
    time_of(title).is_some()
}

/// What may part the name of a stage from its time.
const PARTINGS: [&str; 6] = [": ", " – ", " — ", " - ", ". ", " ("];

/// The time that a heading names, and its words: all of it, or what stands behind the name of a stage.
fn time_of(title: &str) -> Option<(Term, Span)> {
    if !may_say_when(title) {
        return None;
    }
    let behind = |parting: &'static str| title.match_indices(parting).map(|(at, found)| at + found.len());
    let mut starts: Vec<usize> = [0].into_iter().chain(PARTINGS.into_iter().flat_map(behind)).collect();
    starts.sort_unstable();
    // «Отчёты за январь – март»: a dash within a time parts nothing.
    let first =
        crate::deadline::mentions(title).first().map_or(title.len(), |first| first.span.range().start);
    starts.into_iter().filter(|start| *start <= first).find_map(|start| {
        let words = title.get(start..)?.trim_end();
        let words = if start > 0 && !words.contains('(') { words.trim_end_matches(')') } else { words };
        let term = read(words).ok()?.term;
        let windows = !term.pieces().is_empty() && term.pieces().iter().all(is_window);
        (windows && matches!(term, Term::Dates(_))).then(|| (term, Span::new(start, start + words.len())))
    })
}

/// Whether a heading may name a time, seen at a glance.
fn may_say_when(title: &str) -> bool {
    let parts = ["квартал", "полугоди", "КВАРТАЛ", "ПОЛУГОДИ", "Квартал"];
    parts.iter().any(|part| title.contains(part)) || !crate::deadline::mentions(title).is_empty()
}

/// Whether it is a stretch of a year; years are held against the plan's.
fn is_window(piece: &TermPiece) -> bool {
    let years = |interval| matches!(interval, Interval::Year | Interval::SchoolYear | Interval::SchoolEve);
    matches!(piece, TermPiece::In(window, ..) if !years(window.first()) && !years(window.last()))
}

/// The first row of a section that is due only after the time of its heading, in the same year where that is not `named`: its
/// deadline, its day, and the last day of that time.
fn later_row<'w>(
    view: &View<'w>,
    section: SectionIdx,
    heading: &[Occurrence],
    named: bool,
) -> Option<(&'w Deadline, NaiveDate, NaiveDate)> {
    view.roadmap.rows_in(section).filter(|row| !row.is_repealed()).find_map(|row| {
        let times = view.times.measures.entry(row.place)?.occurrences();
        let meets = |time: &Occurrence| {
            let start = time.opens.unwrap_or(time.due);
            heading.iter().any(|own| own.opens.is_none_or(|opens| opens <= time.due) && start <= own.due)
        };
        let due = times.first()?.due;
        let before = |day: &NaiveDate| *day < due && (named || day.year() == due.year());
        let ends = heading.iter().map(|own| own.due).filter(before).max()?;
        let (deadline, _) = row.deadline()?;
        (!times.iter().any(meets)).then_some((deadline, due, ends))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_say_when_by_all_their_words_or_behind_a_name() {
        let said = |title: &'static str| time_of(title).and_then(|(_, span)| title.get(span.range()));
        assert_eq!(said("III квартал 2024 года"), Some("III квартал 2024 года"));
        assert_eq!(said("I этап (январь – март)"), Some("I этап (январь – март)"));
        assert_eq!(said("Внедрение модели в школах – май 2024 г."), Some("май 2024 г."));
        assert_eq!(said("Сентябрь"), Some("Сентябрь"));
        let none = [
            "Отчёты за январь – март 2024 года",
            "Мероприятия 2024 года",
            "Развитие наставничества",
            "План на 2023/2024 учебный год",
            "Ежемесячно",
        ];
        assert!(none.iter().all(|title| said(title).is_none()));
    }
}
