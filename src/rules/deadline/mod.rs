//! Rules of the group `deadline`: the wording of a deadline and its days.

mod another_plan;
mod before_order;
mod calendar_ends;
mod day_off;
mod examples;
mod headings;
mod missing;
mod months;
mod no_such_day;
mod no_year;
mod outside_period;
mod redate;
mod repeated;
mod spoken;
mod text_differs;
mod unreadable;
mod untidy;
mod weekday_differs;
mod window_differs;

use chrono::{Datelike, NaiveDate};

pub(super) use day_off::DaysOff;
pub(super) use redate::redated;

use super::prelude::*;
use super::verdict::{Verdict, Verdicts};
use crate::base::{Lang, Period};
use crate::deadline::{DayRole, NamedDay, Occurrence, Reading, Term, Time};
use crate::model::{Deadline, Edition, EditionMark, Measure};

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[
    &before_order::RULE,
    &calendar_ends::RULE,
    &day_off::RULE,
    &missing::RULE,
    &no_year::RULE,
    &outside_period::RULE,
    &repeated::RULE,
    &text_differs::RULE,
    &unreadable::RULE,
    &untidy::RULE,
    &weekday_differs::RULE,
    &window_differs::RULE,
];

/// What has a deadline of its own.
#[derive(Clone, Copy)]
enum WordingOwner<'w> {
    Measure(&'w Measure),
    Section,
    Clause(Option<&'w str>),
}

/// A deadline that stands in the file, with what it was read to.
#[derive(Clone, Copy)]
pub(super) struct DeadlineEntry<'w> {
    owner: WordingOwner<'w>,
    deadline: &'w Deadline,
    time: &'w Time,
    /// The later act that brought it or put it in other words.
    edition: Option<&'w Edition>,
}

/// What they say of a duty.
pub(super) static VERDICTS: Verdicts =
    &[(unreadable::RULE.code, Verdict::Undated), (missing::RULE.code, Verdict::Undated)];

/// Whether a rule is the one that tells of deadlines that cannot be read.
pub(super) fn is_unreadable(code: &str) -> bool {
    code == unreadable::RULE.code
}

/// Where the deadlines stand that cannot be read.
pub(super) fn unreadable_spans(view: &View<'_>) -> Vec<Span> {
    let unread = entries(view).filter(|entry| entry.time.unreadable().is_some());
    unread.map(|entry| entry.deadline.span).collect()
}

/// Every deadline of a roadmap: of measures, of sections, of clauses. One given for a section is looked at once.
fn entries<'v, 'w>(view: &'v View<'w>) -> impl Iterator<Item = DeadlineEntry<'w>> + use<'v, 'w> {
    view.deadlines.get_or_init(|| gathered(view)).iter().copied()
}

fn gathered<'w>(view: &View<'w>) -> Vec<DeadlineEntry<'w>> {
    let (roadmap, times) = (view.roadmap, view.times);
    let editions = roadmap.editions();
    let of = |mark: &EditionMark| editions.get(&*mark.act.value).copied();
    let measures = roadmap.rows().zip(times.measures.iter()).filter_map(|(row, time)| {
        let deadline = row.measure.deadline.as_ref()?;
        let edition = row.edition().and_then(of);
        Some(DeadlineEntry { owner: WordingOwner::Measure(row.measure), deadline, time, edition })
    });
    let sections =
        roadmap.sections.entries().zip(times.sections.iter()).filter_map(|((at, section), time)| {
            let deadline = section.deadline.as_ref()?;
            let mut marks = roadmap.sections_above(at).filter_map(|(_, section)| section.edition.as_ref());
            let edition = marks.next().and_then(of);
            Some(DeadlineEntry { owner: WordingOwner::Section, deadline, time, edition })
        });
    let clauses = roadmap.clauses().zip(&times.clauses).filter_map(|(clause, time)| {
        let owner = WordingOwner::Clause(clause.id.as_deref());
        Some(DeadlineEntry { owner, deadline: clause.deadline.as_ref()?, time, edition: None })
    });
    measures.chain(sections).chain(clauses).collect()
}

/// The days that a named day is: those on which the duty is due, or may begin, else the one of its own year.
fn days<'e>(entry: &DeadlineEntry<'e>, named: &'e NamedDay) -> impl Iterator<Item = NaiveDate> + use<'e> {
    let (month, number) = (named.day.month().number_from_month(), named.day.number());
    let is = move |day: &NaiveDate| (day.month(), day.day()) == (month, number);
    let at = |time: &'e Occurrence| match named.role {
        DayRole::Opens => time.opens,
        DayRole::Due => Some(time.due),
    };
    let times = move || entry.time.occurrences().iter().filter_map(at).filter(is);
    let own = named.year.filter(|_| times().next().is_none()).and_then(|year| named.day.of(year));
    times().chain(own)
}

/// A time that the author names.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct NamedTime {
    opens: Option<NaiveDate>,
    due: NaiveDate,
    /// The words that name it.
    said: String,
}

impl NamedTime {
    fn new(time: Occurrence, said: String) -> Self {
        NamedTime { opens: time.opens, due: time.due, said }
    }
}

impl<'w> DeadlineEntry<'w> {
    /// The wording's reading, where it is understood.
    fn reading(&self) -> Option<&'w Reading> {
        self.time.understood()
    }

    /// Whether the work is done already, so that its time is a fact.
    fn is_done(&self) -> bool {
        matches!(self.owner, WordingOwner::Measure(measure) if !measure.done.is_empty())
    }

    /// Whether its days are counted from the order, and not from what it waits for.
    fn counts_from_order(&self) -> bool {
        let waits = matches!(self.owner, WordingOwner::Measure(measure) if !measure.after.is_empty());
        !waits && self.time.schedule.as_ref().is_some_and(|schedule| schedule.relative.is_some())
    }

    /// The date from which it holds: that of the act that brought it, else that of the order.
    fn since(&self, view: &View<'_>) -> Option<NaiveDate> {
        self.edition.map(|act| act.date.day).or(view.times.order_date)
    }

    /// Where that date stands.
    fn since_span(&self, view: &View<'_>, day: NaiveDate) -> Option<Span> {
        self.edition.map(|act| act.date.span).or_else(|| order_span(view, day))
    }

    /// Whether it is a clause's.
    fn is_clause(&self) -> bool {
        matches!(self.owner, WordingOwner::Clause(_))
    }

    /// The finding of a rule at a part of the wording.
    fn finding(&self, view: &View<'_>, rule: &'static Rule, part: Span, args: impl Words) -> Finding {
        self.finding_at(view, rule, view.words(&self.deadline.text, part), args)
    }

    /// The finding of a rule at a place of the file.
    fn finding_at(&self, view: &View<'_>, rule: &'static Rule, span: Span, args: impl Words) -> Finding {
        let about = match self.owner {
            WordingOwner::Measure(measure) => Some(&*measure.id),
            WordingOwner::Section => None,
            WordingOwner::Clause(id) => id,
        };
        view.finding(rule, span, about, args)
    }

    /// A part of the wording as written.
    fn said(&self, part: Span) -> String {
        self.deadline.text.get(part.range()).unwrap_or(&self.deadline.text).trim().to_owned()
    }

    /// The times that the author names with their year, each with the place of its words: the window in place of words, or the dates of the wording.
    /// What recurs is named by nobody, and so is not here.
    fn named(&self, view: &View<'_>) -> Vec<(NamedTime, Span)> {
        let Some(period) = view.times.period else { return Vec::new() };
        if !self.deadline.windows.is_empty() {
            let text = self.deadline.text.to_string();
            let place = |one: &Occurrence| {
                let of = |window: &Period| one.opens == Some(window.first) && one.due == window.last;
                self.deadline.windows.iter().find(|(window, _)| of(window)).map(|(_, span)| *span)
            };
            let times = self.time.occurrences().iter();
            let named = |one: &Occurrence| Some((NamedTime::new(*one, text.clone()), place(one)?));
            return times.filter_map(named).collect();
        }
        let Some(reading) = self.reading() else { return Vec::new() };
        let pieces = reading.term.pieces().iter().zip(&reading.pieces);
        let dated = pieces.filter(|(piece, _)| piece.year().is_some());
        let times = dated.flat_map(|(piece, part)| {
            let alone = Term::Dates(vec![*piece]);
            let schedule = alone.schedule(&period, view.times.order_date, view.context.calendar);
            let place = view.words(&self.deadline.text, *part);
            schedule.occurrences.into_iter().map(move |one| (NamedTime::new(one, self.said(*part)), place))
        });
        times.collect()
    }
}

/// Times as machines read them.
fn figures(times: &[NamedTime]) -> impl Iterator<Item = Data> {
    let text = |day: NaiveDate| day.to_string();
    times.iter().map(move |time| Data::of("opens", time.opens.map(text)).with("due", text(time.due)))
}

/// The words that name times: «Май 2022 г.», «Июнь 2022 г.».
fn said(times: &[NamedTime], lang: Lang) -> String {
    times.iter().map(|time| lang.quoted(&time.said)).collect::<Vec<_>>().join(", ")
}

/// Where the date of the order stands, or that of «УТВЕРЖДАЮ».
fn order_span(view: &View<'_>, day: NaiveDate) -> Option<Span> {
    view.roadmap.approved_on().filter(|date| date.day == day).map(|date| date.span)
}
