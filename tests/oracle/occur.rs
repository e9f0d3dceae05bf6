//! The occurrences of a deadline that has days of its own.

use super::day::{Day, month_length};
use super::plan::{Deadline, Roadmap};

/// One time that a duty falls due; both days count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Occurrence {
    /// The last day.
    pub due: Day,
    /// The first day.
    pub opens: Option<Day>,
    /// The days that it reports on, where it does.
    pub reported: Option<(Day, Day)>,
}

impl Occurrence {
    /// The days by which it belongs to the period of a plan.
    pub(crate) fn counts(self) -> (Day, Day) {
        self.reported.unwrap_or((self.due, self.due))
    }
}

/// The occurrences in order, and whether the duty goes on all the while ("в течение…", "постоянно").
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Schedule {
    /// In the order of time.
    pub times: Vec<Occurrence>,
    /// Whether it is continuous.
    pub continuous: bool,
    /// Whether it comes again and again by its wording, be there one time of it in its plan.
    pub again: bool,
}

/// An occurrence without a first day.
pub(crate) fn by(due: Day) -> Occurrence {
    Occurrence { due, opens: None, reported: None }
}

/// An occurrence with one.
pub(crate) fn within(opens: Day, due: Day) -> Occurrence {
    Occurrence { due, opens: Some(opens), reported: None }
}

impl Schedule {
    /// A schedule of these occurrences.
    pub(crate) fn of(mut times: Vec<Occurrence>) -> Schedule {
        times.sort();
        Schedule { times, continuous: false, again: false }
    }

    /// A continuous one.
    pub(crate) fn continuous(times: Vec<Occurrence>) -> Schedule {
        Schedule { continuous: true, ..Schedule::of(times) }
    }

    /// One that comes again and again.
    pub(crate) fn again(times: Vec<Occurrence>) -> Schedule {
        Schedule { again: true, ..Schedule::of(times) }
    }

    /// Whether it comes again and again, in its plan or beyond it.
    pub(crate) fn repeats(&self) -> bool {
        self.again || self.recurs()
    }

    /// Whether it comes more than once.
    pub(crate) fn recurs(&self) -> bool {
        self.times.len() > 1
    }
}

/// The schedule of a deadline that is not relative; none where it has no date.
pub(crate) fn schedule(deadline: &Deadline, roadmap: &Roadmap) -> Option<Schedule> {
    let (first, last) = roadmap.period;
    let years = first.year()..=last.year();
    let inside = |day: Day| first <= day && day <= last;
    match deadline {
        Deadline::Missing | Deadline::Undated | Deadline::Relative(..) | Deadline::Ahead(_) => None,
        Deadline::Reports(day) => Some(Schedule::again(reports(first, last, *day))),
        Deadline::By(days) => Some(Schedule::of(days.iter().map(|day| by(*day)).collect())),
        Deadline::Window(opens, due) => Some(Schedule::of(vec![within(*opens, *due)])),
        Deadline::YearlyBy(month, day) => {
            let days = years.map(|year| Day::new(year, *month, *day)).filter(|day| inside(*day));
            Some(Schedule::again(days.map(by).collect()))
        }
        Deadline::YearlyWindow((from, day), end) => {
            let opens = years.map(|year| Day::new(year, *from, *day)).filter(|day| inside(*day));
            Some(Schedule::again(opens.map(|opens| within(opens, next(opens, *end))).collect()))
        }
        Deadline::AllYear if !whole_years(roadmap.period) => {
            Some(Schedule::continuous(vec![within(first, last)]))
        }
        Deadline::AllYear => {
            let year = |year| within(Day::new(year, 1, 1), Day::new(year, 12, 31));
            Some(Schedule::continuous(years.map(year).collect()))
        }
        Deadline::AllPeriod => Some(Schedule::continuous(vec![within(first, last)])),
        Deadline::Monthly => Some(Schedule::again(months(first, last))),
    }
}

/// Whether the period is made of calendar years.
pub(crate) fn whole_years((first, last): (Day, Day)) -> bool {
    first == Day::new(first.year(), 1, 1) && last == Day::new(last.year(), 12, 31)
}

/// The first such month and day on or after `start`.
fn next(start: Day, (month, day): (u32, u32)) -> Day {
    let end = Day::new(start.year(), month, day);
    if end < start { Day::new(start.year() + 1, month, day) } else { end }
}

/// The reports on the quarters of a period that is made of whole quarters.
fn reports(first: Day, last: Day, day: u32) -> Vec<Occurrence> {
    let months = months(first, last);
    let quarters =
        months.chunks(3).filter_map(|quarter| Some((quarter.first()?.opens?, quarter.last()?.due)));
    let report = |(first, last): (Day, Day)| Occurrence {
        due: last.plus(day as i32),
        opens: None,
        reported: Some((first, last)),
    };
    quarters.map(report).collect()
}

/// The calendar months of a period that is made of whole months.
fn months(first: Day, last: Day) -> Vec<Occurrence> {
    let mut months = Vec::new();
    let mut start = first;
    while start <= last {
        let (year, month, _) = start.ymd();
        let end = Day::new(year, month, month_length(year, month));
        months.push(within(start, end));
        start = end.plus(1);
    }
    months
}
