//! Term, period and order date to days.

use chrono::{Datelike, Days, Months, NaiveDate, TimeDelta};

use super::calendar::Calendar;
use super::every;
use super::interval::Interval;
use super::offset::{Offset, Relative};
use super::term::{CurrentPeriod, Recurrence, Term, TermPiece, Then, Whole, Window, Year};
use super::undated::UndatedReason;
use crate::base::Period;

/// One time at which a duty is due. Both days are inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Occurrence {
    /// The last day.
    pub due: NaiveDate,
    /// The first day, where there is one.
    pub opens: Option<NaiveDate>,
    /// Whether it comes of a recurrence and crosses the edge of the period, which leaves it only a part of its window.
    pub cut: bool,
    /// The days that it reports on, where it is due after them: «месяца, следующего за отчётным».
    pub reported: Option<Period>,
}

impl Occurrence {
    /// A window, not cut.
    pub(super) fn window(opens: NaiveDate, due: NaiveDate) -> Self {
        Occurrence { due, opens: Some(opens), cut: false, reported: None }
    }

    /// A last day alone.
    pub(super) fn due(due: NaiveDate) -> Self {
        Occurrence { due, opens: None, cut: false, reported: None }
    }

    /// What of its window lies behind a day.
    fn behind(self, day: NaiveDate) -> Self {
        Occurrence { opens: self.opens.max(day.succ_opt()), ..self }
    }

    /// The same, marked where it crosses the edge of the period.
    pub(super) fn marked(self, period: &Period) -> Self {
        let cut = self.opens.is_some_and(|day| day < period.first) || self.due > period.last;
        Occurrence { cut, ..self }
    }

    /// Only what lies in the period, marked where that is less.
    pub(super) fn trimmed(self, period: &Period) -> Option<Self> {
        let marked = self.marked(period);
        let opens = self.opens.map(|day| day.max(period.first));
        let due = self.due.min(period.last);
        let inside = due >= period.first && opens.is_none_or(|day| day <= due);
        inside.then_some(Occurrence { opens, due, ..marked })
    }

    /// Whether it meets the period: a window by one day, a last day alone by lying in it.
    pub(super) fn meets(self, period: &Period) -> bool {
        match self.opens {
            Some(opens) => opens <= period.last && self.due >= period.first,
            None => period.contains(self.due),
        }
    }
}

/// The days a term means in a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schedule {
    /// The times it is due, in order.
    pub occurrences: Vec<Occurrence>,
    /// Why it, or its later part, has no date.
    pub undated: Option<UndatedReason>,
    /// The event it is counted from.
    pub relative: Option<Relative>,
    /// Whether the duty fills its windows without a break: «в течение …», «постоянно».
    pub continuous: bool,
    /// How long before an event it is due, where it is counted back from one.
    pub ahead: Option<Offset>,
}

impl Schedule {
    /// Drops the times that were over before a day, where any is left then.
    pub(super) fn rest_until(&mut self, day: NaiveDate) {
        if self.occurrences.iter().any(|time| time.due >= day) {
            self.occurrences.retain(|time| time.due >= day);
        }
    }
}

impl Term {
    /// The days of the term in a plan of that period, approved by an order of that date.
    ///
    /// What recurs is not asked before the order's date, where anything is left then.
    pub fn schedule(&self, period: &Period, order: Option<NaiveDate>, calendar: &Calendar) -> Schedule {
        let mut schedule = Schedule { continuous: self.is_continuous(), ..Schedule::default() };
        let frame = ScheduleContext { period: *period, order, calendar };
        match self {
            Term::Dates(pieces) => schedule.occurrences = frame.dates(pieces),
            Term::Every(every) => {
                schedule.occurrences = frame.not_before_order(every::occurrences(every, &frame))
            }
            Term::Then(first, then) => {
                schedule.occurrences = frame.then(first, then);
                schedule.undated = matches!(then, Then::Undated(_)).then_some(UndatedReason::Repeat);
            }
            Term::Throughout(whole) => schedule.occurrences = frame.whole(*whole),
            Term::Undated(undated) => {
                (schedule.undated, schedule.ahead) = (Some(undated.why), undated.before)
            }
            Term::After(delay) => {
                let relative = Relative::from(delay);
                let start = order.filter(|_| relative.is_order());
                let counted = start.and_then(|day| Some((day, relative.finish(day, calendar)?)));
                schedule.occurrences.extend(counted.map(|(opens, due)| Occurrence::window(opens, due)));
                schedule.relative = Some(relative);
            }
        }
        schedule.occurrences.sort_unstable();
        schedule
    }

    /// Whether the duty fills its windows without a break.
    fn is_continuous(&self) -> bool {
        let through = |piece: &TermPiece| matches!(piece, TermPiece::In(_, _, true) | TermPiece::Since(..));
        match self {
            Term::Throughout(whole) => *whole != Whole::End,
            Term::Dates(pieces) => pieces.iter().all(through),
            Term::Every(every) => match &every.recurrence {
                Recurrence::Days => true,
                Recurrence::Years { on, .. } => !on.is_empty() && on.iter().all(through),
                _ => false,
            },
            _ => false,
        }
    }
}

/// How many days before its period an order may still ask for something.
const SOON: i64 = 100;

/// What turns a term into days.
pub(super) struct ScheduleContext<'c> {
    /// The plan's period.
    pub period: Period,
    /// The order's date.
    pub order: Option<NaiveDate>,
    /// The days worked.
    pub calendar: &'c Calendar,
}

impl ScheduleContext<'_> {
    /// The occurrences of dates and windows, those without a year in each year of the period.
    pub(super) fn dates(&self, pieces: &[TermPiece]) -> Vec<Occurrence> {
        let mut dates = Vec::with_capacity(pieces.len());
        for piece in pieces {
            match piece.year() {
                Some(year) => dates.extend(self.occurrence(piece, self.number(piece, year))),
                None => dates.extend(self.each_year(piece)),
            }
        }
        dates.dedup();
        dates
    }

    /// A piece without a year: once in a period of a year, else in each of its years.
    ///
    /// An order that comes before a period of one year may ask for something in the days between them.
    fn each_year(&self, piece: &TermPiece) -> Vec<Occurrence> {
        if let (TermPiece::By(Interval::SchoolEve, None), true) = (piece, self.is_school()) {
            // Before the academic year that the plan is for, and not before the one after it.
            return self.period.first.pred_opt().map(Occurrence::due).into_iter().collect();
        }
        let school = self.in_school(piece);
        if school != *piece {
            let times = self.yearly(&school, &self.period).into_iter();
            return times.filter_map(|time| time.trimmed(&self.period)).collect();
        }
        let one_off = piece.lacks_year() && self.period.is_one_year();
        let near = |order: NaiveDate| self.period.first - order <= TimeDelta::days(SOON);
        let early = self.order.filter(|&order| one_off && order < self.period.first && near(order));
        if let Some(first) = early {
            let reach = Period { first, last: self.period.last };
            let once = self.yearly(piece, &reach).into_iter().find(|time| time.due >= first);
            return once.into_iter().collect();
        }
        self.not_before_order(self.yearly(piece, &self.period))
    }

    /// Whether the plan is one of an academic year: from 1 September to the end of its lessons or of its holidays.
    pub(super) fn is_school(&self) -> bool {
        let Period { first, last } = self.period;
        let begins = Interval::SchoolYear.first(first.year()) == Some(first);
        begins && last.year() == first.year() + 1 && (5..=8).contains(&last.month())
    }

    /// A half-year in the plan of an academic year is a half of that year.
    pub(super) fn in_school(&self, piece: &TermPiece) -> TermPiece {
        match *piece {
            TermPiece::By(Interval::Half(half), year) if self.is_school() => {
                TermPiece::By(Interval::SchoolHalf(half), year)
            }
            TermPiece::In(window, year, through) => TermPiece::In(self.of_school(window), year, through),
            other => other,
        }
    }

    /// The window of half-years in the plan of an academic year.
    pub(super) fn of_school(&self, window: Window) -> Window {
        let halves = match (window.first(), window.last()) {
            (Interval::Half(first), Interval::Half(last)) if self.is_school() => Some((first, last)),
            _ => None,
        };
        let school = halves.and_then(|(first, last)| {
            Window::new(Interval::SchoolHalf(first), Interval::SchoolHalf(last), 0)
        });
        school.unwrap_or(window)
    }

    /// A piece without a year in each year of a period: it begins in one of its years and meets it.
    pub(super) fn yearly(&self, piece: &TermPiece, period: &Period) -> Vec<Occurrence> {
        let years = period.first.year() - 1..=period.last.year();
        let begins = |time: &Occurrence| time.opens.is_none_or(|day| day.year() >= period.first.year());
        years
            .filter_map(|year| self.occurrence(piece, year))
            .filter(|time| begins(time) && time.meets(period))
            .collect()
    }

    /// The occurrence of a piece in a year.
    pub(super) fn occurrence(&self, piece: &TermPiece, year: i32) -> Option<Occurrence> {
        match *piece {
            TermPiece::By(interval, _) => last_day(interval, year).map(Occurrence::due),
            TermPiece::Ahead(offset, day, _) => {
                day.of(year).and_then(|day| offset.before(day, self.calendar)).map(Occurrence::due)
            }
            TermPiece::CurrentPeriod(running) => self.running(running),
            TermPiece::Counted(of, month, on, _) => {
                let day = every::day_of(of, year, month.number_from_month(), self)?;
                Some(if on { Occurrence::window(day, day) } else { Occurrence::due(day) })
            }
            TermPiece::On(day, _) => day.of(year).map(|day| Occurrence::window(day, day)),
            TermPiece::In(window, ..) => window.days(year).map(|(from, to)| Occurrence::window(from, to)),
            TermPiece::Since(interval, _) => {
                interval.first(year).map(|from| Occurrence::window(from, self.period.last.max(from)))
            }
        }
    }

    /// The unit that runs when the order is given, or the one after it, or a day of its last month.
    fn running(&self, running: CurrentPeriod) -> Option<Occurrence> {
        let order = self.order?;
        let months = u32::from(running.months.get());
        let first = order.month0() / months * months + if running.next { months } else { 0 };
        let first = order.with_day(1)?.with_month0(0)?.checked_add_months(Months::new(first))?;
        let behind = first.checked_add_months(Months::new(months))?;
        let last = behind.pred_opt()?;
        match running.day {
            Some(day) => every::day_of(day, last.year(), last.month(), self).map(Occurrence::due),
            None => Some(Occurrence::window(first, last)),
        }
    }

    /// The number of a year; the order's own is the period's first where the order has no date.
    fn number(&self, piece: &TermPiece, year: Year) -> i32 {
        let today = self.order.unwrap_or(self.period.first);
        let eve = matches!(piece, TermPiece::By(Interval::SchoolEve, _));
        let begun = !(piece.is_school() || eve) || today.month() >= 9;
        let current = today.year() - i32::from(!begun);
        match year {
            Year::Named(year) => year,
            Year::Current => current,
            Year::Next => current + 1,
        }
    }

    /// Without what was due before the order, unless nothing else is left.
    fn not_before_order(&self, mut times: Vec<Occurrence>) -> Vec<Occurrence> {
        if let Some(order) = self.order
            && times.iter().any(|time| time.due >= order)
        {
            times.retain(|time| time.due >= order);
        }
        times
    }

    /// A first time, then what follows.
    fn then(&self, first: &[TermPiece], then: &Then) -> Vec<Occurrence> {
        let mut times = self.dates(first);
        let Some(end) = times.iter().map(|time| time.due).max() else { return times };
        match then {
            Then::Again(every) => {
                times.extend(self.again(first, every, end));
                // «июнь 2023 г., июнь 2024 г., далее ежегодно» repeats both, and comes once a year.
                if first.len() > 1 {
                    times.sort_unstable();
                    times.dedup();
                }
            }
            Then::Throughout(whole) => {
                let rest = end.checked_add_days(Days::new(1)).filter(|&day| day <= self.period.last);
                times.extend(rest.map(|day| Occurrence::window(day, self.end_of(*whole, day))));
            }
            Then::Undated(_) => {}
        }
        times
    }

    /// What follows a first time: a bare «ежегодно» repeats its dates, any other recurrence begins after its unit.
    fn again(&self, first: &[TermPiece], every: &super::term::Every, end: NaiveDate) -> Vec<Occurrence> {
        match &every.recurrence {
            // «май 2022 г., далее 2 раза в год» are not both in May.
            Recurrence::Years { step, times: 1, on } if on.is_empty() => {
                let step = usize::from((*step).max(1));
                let until = every.until.map_or(self.period.last, |day| day.min(self.period.last));
                let reach = Period { first: self.period.first, last: until };
                let years = end.year() + 1..=self.period.last.year();
                let shifted = |piece: &TermPiece, year: i32| {
                    let behind =
                        end.year() - piece.year().map_or(end.year(), |year| self.number(piece, year));
                    self.occurrence(piece, year - behind)
                };
                years
                    .skip(step - 1)
                    .step_by(step)
                    .flat_map(|year| first.iter().filter_map(move |piece| shifted(piece, year)))
                    .filter(|time| time.due > end && time.meets(&reach))
                    .map(|time| time.marked(&self.period))
                    .collect()
            }
            recurrence => {
                let after = every::unit_end(recurrence, end);
                let behind = |time: &Occurrence| {
                    time.due > after
                        && time.opens.is_none_or(|day| day > end || matches!(recurrence, Recurrence::Days))
                };
                let times = every::occurrences(every, self).into_iter().filter(behind);
                match recurrence {
                    // Days without a break go on from the next one.
                    Recurrence::Days => times.map(|time| time.behind(end)).collect(),
                    _ => times.collect(),
                }
            }
        }
    }

    /// The last day of what a duty without a break fills from a day on.
    fn end_of(&self, whole: Whole, day: NaiveDate) -> NaiveDate {
        let last = match whole {
            Whole::Year if !self.is_school() => Interval::Year.last(day.year()),
            Whole::SchoolYear => Interval::SchoolYear.last(day.year() - i32::from(day.month() < 9)),
            _ => None,
        };
        last.map_or(self.period.last, |last| last.min(self.period.last))
    }

    /// The windows of a duty without a break.
    pub(super) fn whole(&self, whole: Whole) -> Vec<Occurrence> {
        let years = self.period.first.year() - 1..=self.period.last.year();
        let each = |interval| {
            let window = Window::whole(interval);
            let days = move |year| window.and_then(|window| window.days(year));
            years
                .filter_map(days)
                .filter_map(|(from, to)| Occurrence::window(from, to).trimmed(&self.period))
                .collect()
        };
        match whole {
            Whole::Year if !self.is_school() => each(super::interval::Interval::Year),
            Whole::SchoolYear => each(super::interval::Interval::SchoolYear),
            Whole::End => vec![Occurrence::due(self.period.last)],
            _ => vec![Occurrence::window(self.period.first, self.period.last)],
        }
    }
}

/// The last day of an interval as a deadline: an academic year ends with its lessons, on 31 May.
fn last_day(interval: Interval, year: i32) -> Option<NaiveDate> {
    match interval {
        Interval::SchoolYear => NaiveDate::from_ymd_opt(year + 1, 5, 31),
        Interval::SchoolHalf(half) if half.get() == 2 => NaiveDate::from_ymd_opt(year + 1, 5, 31),
        other => other.last(year),
    }
}

/// The period of a plan that states none: from the order's date, or 1 January of the first year named, to 31 December
/// of the last year that a deadline names. `None` where neither an order nor a year says anything.
pub fn default_period<'t>(
    terms: impl IntoIterator<Item = &'t Term>,
    order: Option<NaiveDate>,
) -> Option<Period> {
    let named = terms.into_iter().filter_map(Term::years);
    let years = named.reduce(|(first, last), (from, to)| (first.min(from), last.max(to)));
    let years = years.or_else(|| order.map(|day| (day.year(), day.year())))?;
    let first = match order {
        Some(order) => order,
        None => NaiveDate::from_ymd_opt(years.0, 1, 1)?,
    };
    let last = NaiveDate::from_ymd_opt(years.1.max(first.year()), 12, 31)?;
    Some(Period { first, last })
}
