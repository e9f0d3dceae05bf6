//! What a deadline means: a type that is hard to fill with nonsense.
//!
//! Constructors refuse what cannot be: 29 February 2023, a window that ends before it begins.

use super::undated::UndatedReason;
use chrono::{Month, NaiveDate, Weekday};

use super::interval::{Day, Interval, Nth};
use super::offset::{Delay, Offset, TimeUnit};

/// The meaning of a deadline's wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Term {
    /// Dates and windows, each of a named year or of every year of the period.
    Dates(Vec<TermPiece>),
    /// Again and again.
    Every(Every),
    /// A first time, then again, or then without a date.
    Then(Vec<TermPiece>, Then),
    /// The whole of something, without a break: «в течение года», «постоянно».
    Throughout(Whole),
    /// No date, and why.
    Undated(Undated),
    /// So long after an event.
    After(Delay),
}

/// The year of a piece, where the wording tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Year {
    /// A number.
    Named(i32),
    /// The year of the order, «текущего года».
    Current,
    /// The year after the order's, «следующего года».
    Next,
}

/// One date or window. Without a year it comes in each year of the period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TermPiece {
    /// By the end of it, a day being its own end.
    By(Interval, Option<Year>),
    /// As of that very day.
    On(Day, Option<Year>),
    /// Within the window, and whether throughout it («в течение мая»).
    In(Window, Option<Year>, bool),
    /// From its first day on, to the end of the period.
    Since(Interval, Year),
    /// So long before a day: «за 5 дней до 1 сентября».
    Ahead(Offset, Day, Option<Year>),
    /// The month that runs when the order is given, or the next one, or by a day of it: «до 15 числа следующего месяца».
    CurrentPeriod(CurrentPeriod),
    /// By a counted day of a month, or on that very day: «до последнего рабочего дня декабря».
    Counted(DayOf, Month, bool, Option<Year>),
}

/// The month, quarter or half-year that runs when the order is given, or the next one, or a day of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CurrentPeriod {
    /// By which day, in the last month of the unit; none is all of it.
    pub day: Option<DayOf>,
    /// How many months the unit has.
    pub months: Nth<6>,
    /// Whether the next one is meant.
    pub next: bool,
}

/// How many days a window that turns over the year's end without naming a year can have: ten months and a few days.
const LONGEST_TURN: i64 = 310;

/// A window from the beginning of one interval to the end of another, so many years later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Window {
    first: Interval,
    last: Interval,
    later: i32,
}

impl Window {
    /// The window, where it does not end before it begins and is more than one day. What begins with a day ends with one.
    pub fn new(first: Interval, last: Interval, later: i32) -> Option<Self> {
        let last = last.behind(first);
        let whole = first == last && later == 0;
        let one_day = whole && matches!(first, Interval::Day(_));
        let window = Window { first, last, later };
        // Both kinds of year are tried: 29 February is a day of one alone, and moves the last week of its month.
        let mut days = [2000, 2001].iter().filter_map(|&year| window.days(year)).peekable();
        let forward = whole || days.peek().is_some() && days.all(|(from, to)| from <= to);
        // Weekdays move from year to year, so that the order of two is not known.
        let moves = |interval: Interval| interval.is_day() && !matches!(interval, Interval::Day(_));
        let alike = whole || !moves(first) && !moves(last) && first.is_school() == last.is_school();
        (!one_day && alike && forward && (0..=200).contains(&later)).then_some(window)
    }

    /// The window of an interval alone; `None` for a day.
    pub fn whole(interval: Interval) -> Option<Self> {
        Window::new(interval, interval, 0)
    }

    /// The window that comes each year: it ends in the next year only where it would end before it begins. Nobody means
    /// that of «IV–I квартал», nor of «май – апрель», which would leave out but a month.
    pub fn yearly(first: Interval, last: Interval) -> Option<Self> {
        let parts = |interval| matches!(interval, Interval::Quarter(_) | Interval::Half(_));
        let turned = || Window::new(first, last, 1).filter(|_| !parts(first) && !parts(last));
        let short = |window: &Window| {
            window.days(2001).is_none_or(|(first, last)| (last - first).num_days() <= LONGEST_TURN)
        };
        Window::new(first, last, 0).or_else(|| turned().filter(short))
    }

    /// The interval it begins with.
    pub fn first(self) -> Interval {
        self.first
    }

    /// The interval it ends with.
    pub fn last(self) -> Interval {
        self.last
    }

    /// How many years after its first interval the last one lies.
    pub fn later(self) -> i32 {
        self.later
    }

    /// The first and the last day, where the first interval lies in `year`.
    pub fn days(self, year: i32) -> Option<(NaiveDate, NaiveDate)> {
        Some((self.first.first(year)?, self.last.last(year + self.later)?))
    }
}

/// A duty that comes again and again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Every {
    /// How often, and when each time.
    pub recurrence: Recurrence,
    /// The part of the year outside which it rests; never with a recurrence of years.
    pub season: Option<Window>,
    /// The first day from which it comes.
    pub since: Option<NaiveDate>,
    /// The last day to which it comes.
    pub until: Option<NaiveDate>,
    /// The month or other interval since whose first time in the period it comes: «ежемесячно, начиная с февраля».
    pub start: Option<super::interval::Interval>,
    /// Whether its months are counted from the first, and not those of the calendar: «1 раз в 3 месяца с февраля».
    pub from_start: bool,
    /// Whether each time is of the unit before it, which is reported on: «месяца, следующего за отчётным кварталом».
    pub reported: bool,
}

impl Every {
    /// The dates and windows of a recurrence of years.
    pub(super) fn pieces(&self) -> &[TermPiece] {
        match &self.recurrence {
            Recurrence::Years { on, .. } => on,
            _ => &[],
        }
    }

    /// Whether it comes in every part of every year.
    pub(super) fn is_unbounded(&self) -> bool {
        self.season.is_none() && self.since.is_none() && self.until.is_none() && self.start.is_none()
    }
}

/// How often, and when each time. `times` is how many times are asked in each, told but not dated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recurrence {
    /// Each day.
    Days,
    /// Each `step` weeks, Monday to Sunday, counted from the first of the period.
    Weeks {
        /// 1 is each week.
        step: u8,
        /// How many times in each.
        times: u8,
        /// The weekdays meant, in order; none is the whole week.
        on: Vec<Weekday>,
        /// Whether by that weekday, and not on it.
        by: bool,
    },
    /// Each `step` months, counted from January, or from the first of the period where a year has no whole number of
    /// them.
    Months {
        /// 3 is a quarter, 6 a half-year.
        step: Nth<11>,
        /// How many times in each.
        times: u8,
        /// The days meant in each; none is all of it.
        on: Vec<Slot>,
    },
    /// Each `step` years, counted from the first of the period.
    Years {
        /// 1 is each year.
        step: u8,
        /// How many times in each.
        times: u8,
        /// The dates and windows meant, all without a year; none is all of it.
        on: Vec<TermPiece>,
    },
}

/// A day or some days of a month of each month, quarter or half-year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Slot {
    /// Which month of the unit, from 1.
    pub month: Nth<6>,
    /// When in it.
    pub when: SlotDay,
}

/// When in the month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SlotDay {
    /// By the day.
    By(DayOf),
    /// On the day.
    On(DayOf),
    /// From one number to another, the first being the smaller.
    Between(Nth<31>, Nth<31>),
    /// In a part of it.
    In(super::interval::MonthPart),
    /// So long before its last day, or, where that is said, before the day behind it: «за неделю до начала квартала».
    Ahead(Offset, bool),
}

/// A day of a month, counted. A number that the month does not reach is its last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DayOf {
    /// The day of that number.
    Number(Nth<31>),
    /// The last day.
    Last,
    /// The working day of that number.
    Working(Nth<20>),
    /// The last working day.
    LastWorking,
}

/// What follows the first time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Then {
    /// Again; a bare «ежегодно» repeats the first time's dates in later years.
    Again(Every),
    /// Without a date: «далее по необходимости», as worded.
    Undated(String),
    /// Without a break, to the end of the period, or of the year that runs then.
    Throughout(Whole),
}

/// What a duty without a break fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Whole {
    /// The plan's period.
    Period,
    /// No more than the end of that period: «до конца срока реализации».
    End,
    /// Each calendar year of it, or the academic year that it is.
    Year,
    /// Each academic year of it.
    SchoolYear,
}

/// A deadline without a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undated {
    /// Why.
    pub why: UndatedReason,
    /// The wording, in lower case at its beginning.
    pub words: String,
    /// How long before an event, where it is counted back from one: «за 5 дней до экзамена».
    pub before: Option<Offset>,
}

impl Every {
    /// That recurrence through the whole period.
    pub fn always(recurrence: Recurrence) -> Self {
        Every {
            recurrence,
            season: None,
            since: None,
            until: None,
            start: None,
            from_start: false,
            reported: false,
        }
    }

    /// Each year, in full.
    pub fn year() -> Self {
        Every::always(Recurrence::Years { step: 1, times: 1, on: Vec::new() })
    }
}

impl TermPiece {
    /// The year the wording gives it.
    pub fn year(&self) -> Option<Year> {
        match *self {
            TermPiece::By(_, year) | TermPiece::On(_, year) | TermPiece::In(_, year, _) => year,
            TermPiece::Ahead(.., year) | TermPiece::Counted(.., year) => year,
            TermPiece::Since(_, year) => Some(year),
            TermPiece::CurrentPeriod(_) => Some(Year::Current),
        }
    }

    /// The first and the last year it names with a number.
    pub fn named_years(&self) -> Option<(i32, i32)> {
        let Some(Year::Named(year)) = self.year() else { return None };
        Some(match self {
            TermPiece::In(window, ..) => {
                (year, year + window.later() + i32::from(window.last() == Interval::SchoolYear))
            }
            TermPiece::By(Interval::SchoolYear, _) => (year, year + 1),
            _ => (year, year),
        })
    }

    /// Whether it is counted in academic years.
    pub fn is_school(&self) -> bool {
        match self {
            TermPiece::By(interval, _) | TermPiece::Since(interval, _) => interval.is_school(),
            TermPiece::On(..)
            | TermPiece::Ahead(..)
            | TermPiece::CurrentPeriod(_)
            | TermPiece::Counted(..) => false,
            TermPiece::In(window, ..) => window.first().is_school(),
        }
    }

    /// Whether it names days, months or quarters, but no year.
    pub fn lacks_year(&self) -> bool {
        let bare = |interval: Interval| matches!(interval, Interval::Year | Interval::SchoolYear);
        self.year().is_none()
            && match self {
                TermPiece::By(interval, _) => !bare(*interval),
                TermPiece::In(window, ..) => !bare(window.first()),
                TermPiece::On(..) | TermPiece::Since(..) | TermPiece::Ahead(..) | TermPiece::Counted(..) => {
                    true
                }
                TermPiece::CurrentPeriod(_) => false,
            }
    }
}

impl Term {
    /// Its dates and windows, where it names any outside a recurrence.
    pub fn pieces(&self) -> &[TermPiece] {
        match self {
            Term::Dates(pieces) | Term::Then(pieces, _) => pieces,
            _ => &[],
        }
    }

    /// Whether it names days, months or quarters without a year and is no recurring wording.
    pub fn lacks_year(&self) -> bool {
        self.pieces().iter().any(TermPiece::lacks_year)
    }

    /// The first and the last year it names.
    pub fn years(&self) -> Option<(i32, i32)> {
        use chrono::Datelike;
        let bounds = |every: &Every| [every.since, every.until].map(|day| day.map(|day| day.year()));
        let recurrence = match self {
            Term::Every(every) | Term::Then(_, Then::Again(every)) => bounds(every),
            _ => [None, None],
        };
        let named = self.pieces().iter().filter_map(TermPiece::named_years).flat_map(|(from, to)| [from, to]);
        let years = || named.clone().chain(recurrence.into_iter().flatten());
        Some((years().min()?, years().max()?))
    }

    /// Whether its days are counted in working days.
    pub fn counts_working_days(&self) -> bool {
        let day = |day: DayOf| matches!(day, DayOf::Working(_) | DayOf::LastWorking);
        let piece = |piece: &TermPiece| match piece {
            TermPiece::Ahead(offset, ..) => offset.unit == TimeUnit::WorkingDay,
            TermPiece::CurrentPeriod(running) => running.day.is_some_and(day),
            TermPiece::Counted(of, ..) => day(*of),
            _ => false,
        };
        let every = |every: &Every| match &every.recurrence {
            Recurrence::Months { on, .. } => on.iter().any(|slot| match slot.when {
                SlotDay::By(of) | SlotDay::On(of) => day(of),
                SlotDay::Ahead(offset, _) => offset.unit == TimeUnit::WorkingDay,
                SlotDay::Between(..) | SlotDay::In(_) => false,
            }),
            Recurrence::Years { on, .. } => on.iter().any(piece),
            _ => false,
        };
        match self {
            Term::Every(again) | Term::Then(_, Then::Again(again)) if every(again) => true,
            Term::After(delay) => delay.unit == TimeUnit::WorkingDay,
            Term::Undated(undated) => {
                undated.before.is_some_and(|offset| offset.unit == TimeUnit::WorkingDay)
            }
            _ => self.pieces().iter().any(piece),
        }
    }
}
