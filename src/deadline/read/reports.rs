//! What a date reports on: «за IV квартал – до 20 января», «отчёт за 2024 год – до 1 февраля», «за квартал – до 5 числа
//! месяца, следующего за отчётным».

use chrono::{Days, NaiveDate};

use super::fault::{Parse, fault};
use super::phrase::{Phrase, PhraseMeaning};
use super::point::{Point, Shape, YearMark};
use super::raw::{Form, MonthOf, Raw, ReportedUnit};
use super::vocabulary::CountUnit;
use crate::base::Span;
use crate::deadline::interval::Interval;
use crate::deadline::term::Year;
use crate::deadline::unread::Unread;

/// What a date reports on, and whether its words stand behind it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reports {
    /// The time, or the unit alone.
    pub on: ReportedOn,
    /// Whether the date stands before the words.
    pub behind: bool,
}

/// The time that is reported on.
#[derive(Clone, Copy, Debug)]
pub(super) enum ReportedOn {
    /// «за IV квартал», «за 2024 год».
    Time(Point),
    /// «за квартал».
    Each(CountUnit),
}

/// Holds what was told of a report to the date it is told of: the one before it, or the phrase here.
pub(super) fn check_reports(
    told: &mut Option<Reports>,
    known: &[Phrase],
    (said, span): (&mut PhraseMeaning, Span),
) -> Parse<()> {
    let Some(reports) = *told else { return Ok(()) };
    let dates = || known.iter().rev().find(|phrase| matches!(phrase.said, PhraseMeaning::Raw(_)));
    if reports.behind {
        *told = None;
        let Some(Phrase { said, span }) = dates() else { return Ok(()) };
        return check_time(reports.on, said, *span);
    }
    match said {
        PhraseMeaning::Raw(_) => {
            *told = None;
            check_time(reports.on, said, span)?;
            take_year(reports.on, said);
            Ok(())
        }
        // «II квартал – до 10 числа каждого месяца»: in its months, or of the report on it?
        PhraseMeaning::Slot(slot)
            if matches!(reports.on, ReportedOn::Time(_)) && slot.month == MonthOf::Each =>
        {
            fault(span, Unread::Conflict)
        }
        PhraseMeaning::Slot(slot) => {
            *told = None;
            // «за квартал – до 5 числа месяца, следующего за отчётным»: the quarter is what is reported on.
            if let (ReportedOn::Each(unit), MonthOf::After(number, ReportedUnit::Month)) =
                (reports.on, slot.month)
            {
                slot.month = MonthOf::After(number, ReportedUnit::Unit(unit));
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

/// A report is due when its time is over, or nearly: one by a day before that, or more than a year behind, is of another
/// year, which is not said.
fn check_time(on: ReportedOn, said: &PhraseMeaning, span: Span) -> Parse<()> {
    let (ReportedOn::Time(time), PhraseMeaning::Raw(raw)) = (on, said) else { return Ok(()) };
    if is_of_another(time, raw) { fault(span, Unread::WhichYear) } else { Ok(()) }
}

/// «за I квартал 2023 года – до 1 сентября»: a last day that comes no earlier in that year is of it.
fn take_year(on: ReportedOn, said: &mut PhraseMeaning) {
    let (ReportedOn::Time(time), PhraseMeaning::Raw(raw)) = (on, said) else { return };
    let named = matches!(time.year, YearMark::Of(Year::Named(_)));
    if named && raw.form == Form::By && raw.first.lacks_year() {
        raw.first.year = time.year;
    }
}

/// Whether a day lies before the middle of the time, or far behind.
fn is_of_another(time: Point, raw: &Raw) -> bool {
    let last = raw.end();
    let (Shape::Full(on), Shape::Full(due)) = (time.shape, last.shape) else { return false };
    let number = |mark: YearMark| match mark {
        YearMark::Of(Year::Named(year)) => Some(Some(year)),
        YearMark::Absent | YearMark::Of(Year::Current) | YearMark::Each => Some(None),
        _ => None,
    };
    let (reported, year) = match (number(time.year), number(last.year)) {
        (Some(Some(reported)), Some(Some(year))) => (reported, year),
        (Some(_), Some(None)) => (2001, 2001),
        _ => return false,
    };
    // A day is no time that anything reports on.
    let middle = if on.is_day() || on.is_school() { None } else { middle(on, reported) };
    // More than a year after its middle, a day reports on another time.
    due.last(year).zip(middle).is_some_and(|(due, middle)| due < middle || (due - middle).num_days() > 366)
}

/// The middle day of an interval.
fn middle(interval: Interval, year: i32) -> Option<NaiveDate> {
    let (first, last) = (interval.first(year)?, interval.last(year)?);
    first.checked_add_days(Days::new(u64::try_from((last - first).num_days() / 2).ok()?))
}

/// Whether some dates come in the year that is reported on, and some in the one after it: «за I квартал – до 10 апреля; за
/// год – до 20 января года, следующего за отчётным». Before a date that tells no year, it must be told what it reports on.
pub(super) fn are_in_two_years(phrases: &[Phrase]) -> Parse<bool> {
    let year = |phrase: &Phrase| phrase.said.end().map(|end| end.year);
    if !phrases.iter().any(|phrase| year(phrase) == Some(YearMark::Reported)) {
        return Ok(false);
    }
    let mut two = false;
    let mut told = false;
    for phrase in phrases {
        match year(phrase) {
            // What names its own year may be a bound of the recurrence: «ежегодно с 2 января 2018 года».
            None | Some(YearMark::Reported | YearMark::Of(Year::Named(_)) | YearMark::Span(..)) => {}
            Some(YearMark::Each | YearMark::Of(Year::Current)) => two = true,
            Some(YearMark::Absent) if told => two = true,
            Some(_) => return fault(phrase.span, Unread::WhichYear),
        }
        told = matches!(phrase.said, PhraseMeaning::Nothing | PhraseMeaning::Outcome);
    }
    Ok(two)
}

/// The date, its year told by the one that is reported on: each of them, or the next.
pub(super) fn told_year(mut raw: Raw) -> Raw {
    let point = raw.last.as_mut().unwrap_or(&mut raw.first);
    point.year = match point.year {
        YearMark::Absent | YearMark::Of(Year::Current) => YearMark::Each,
        YearMark::Reported => YearMark::Of(Year::Next),
        year => year,
    };
    raw
}
