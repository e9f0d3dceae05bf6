//! A recurrence to days: each week, month, quarter, half-year or year of the period.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::interval::{Interval, Nth, days_in, month, month_end};
use super::schedule::{Occurrence, ScheduleContext};
use super::term::{DayOf, Every, Recurrence, Slot, SlotDay, TermPiece, Whole, Year};
use crate::base::Period;

/// The occurrences of a recurrence in the period, in order.
pub(super) fn occurrences(every: &Every, frame: &ScheduleContext) -> Vec<Occurrence> {
    let begin = every.start.and_then(|interval| first_in(interval, &frame.period));
    let first = every.since.or(begin).map_or(frame.period.first, |day| day.max(frame.period.first));
    let last = every.until.map_or(frame.period.last, |day| day.min(frame.period.last));
    if first > last {
        return Vec::new();
    }
    let reach = Period { first, last };
    let mut times: Vec<Occurrence> = match every.season {
        None => of_recurrence(every, frame, &reach),
        Some(season) => {
            let years = first.year() - 1..=last.year();
            let season = frame.of_school(season);
            let rooms = years.filter_map(|year| season.days(year));
            let rooms = rooms.map(|(from, to)| Period { first: from.max(first), last: to.min(last) });
            rooms
                .filter(|room| room.first <= room.last)
                .flat_map(|room| of_recurrence(every, frame, &room))
                .collect()
        }
    };
    times.sort_unstable();
    times.dedup();
    times
}

/// The first day of an interval that comes each year, the first time that the period holds of it.
fn first_in(interval: Interval, period: &Period) -> Option<NaiveDate> {
    let mut years = period.first.year()..=period.last.year();
    let year = years.find(|year| interval.last(*year).is_some_and(|last| last >= period.first));
    interval.first(year.unwrap_or_else(|| period.last.year() + 1))
}

/// The last day of the recurrence's unit in which a day lies.
pub(super) fn unit_end(recurrence: &Recurrence, day: NaiveDate) -> NaiveDate {
    let end = match recurrence {
        Recurrence::Days => Some(day),
        Recurrence::Weeks { .. } => Some(day.week(Weekday::Mon).last_day()),
        Recurrence::Months { step, .. } => {
            month_end(day.year(), day.month0() / size(*step) * size(*step) + size(*step))
        }
        Recurrence::Years { .. } => month_end(day.year(), 12),
    };
    end.unwrap_or(day)
}

/// The occurrences of a recurrence in an interval of the plan's period.
fn of_recurrence(every: &Every, frame: &ScheduleContext, reach: &Period) -> Vec<Occurrence> {
    match &every.recurrence {
        Recurrence::Months { step, on, .. } if every.reported => reports(size(*step), on, frame, reach),
        Recurrence::Years { on, .. } if every.reported => yearly_reports(on, frame, reach),
        Recurrence::Days => vec![Occurrence::window(reach.first, reach.last)],
        Recurrence::Weeks { step, on, by, .. } => weeks(u64::from((*step).max(1)), on, *by, frame, reach),
        Recurrence::Months { step, on, .. } => months(size(*step), on, (frame, reach), every.from_start),
        Recurrence::Years { step, on, .. } if on.is_empty() => years(*step, frame, reach),
        Recurrence::Years { step, on, .. } => {
            let of_step = |time: &Occurrence| {
                let year = time.opens.unwrap_or(time.due).year();
                (year - reach.first.year()) % i32::from((*step).max(1)) == 0
            };
            let times = on.iter().flat_map(|piece: &TermPiece| frame.yearly(&frame.in_school(piece), reach));
            times.filter(of_step).map(|time| time.marked(&frame.period)).collect()
        }
    }
}

/// Each `step` weeks, or the named days of the first of them.
fn weeks(step: u64, on: &[Weekday], by: bool, frame: &ScheduleContext, reach: &Period) -> Vec<Occurrence> {
    // «1 раз в 2 недели, начиная с 5 февраля» counts from there.
    let begin = if step > 1 { reach.first } else { frame.period.first };
    let monday = begin.week(Weekday::Mon).first_day();
    let size = usize::try_from(step * 7).unwrap_or(7);
    let mondays = monday.iter_days().step_by(size).take_while(|&day| day <= reach.last);
    let after = |monday: NaiveDate, days: u64| monday.checked_add_days(Days::new(days));
    if on.is_empty() {
        let weeks = |monday| Some(Occurrence::window(monday, after(monday, step * 7 - 1)?));
        return mondays.filter_map(|monday| weeks(monday)?.trimmed(reach)).collect();
    }
    let day = |monday, weekday: &Weekday| after(monday, u64::from(weekday.num_days_from_monday()));
    mondays
        .flat_map(|monday| on.iter().filter_map(move |weekday| day(monday, weekday)))
        .filter(|&day| reach.contains(day))
        .map(|day| if by { Occurrence::due(day) } else { Occurrence::window(day, day) })
        .collect()
}

/// Each `step` months, or their named days.
fn months(
    step: u32,
    on: &[Slot],
    (frame, reach): (&ScheduleContext, &Period),
    from_start: bool,
) -> Vec<Occurrence> {
    if step == 6 && on.is_empty() && frame.is_school() {
        return school_halves(frame, reach);
    }
    let even = 12 % step == 0;
    // Quarters and half-years are those of the calendar; other steps count from the first month, «начиная с февраля».
    let later = from_start || !matches!(step, 1 | 3 | 6) && reach.first > frame.period.first;
    let begin = if later { reach.first } else { frame.period.first };
    let first = if even && !later { 0 } else { begin.month0() };
    let years = begin.year()..=reach.last.year();
    let months = (first..12 * u32::try_from(years.count()).unwrap_or(1)).step_by(step as usize);
    let year_of = |month: u32| begin.year() + i32::try_from(month / 12).unwrap_or(0);
    let units = months.map(|month| (year_of(month), month % 12 + 1));
    if on.is_empty() {
        let window = |(year, first): (i32, u32)| {
            let from = NaiveDate::from_ymd_opt(year, first, 1)?;
            let last = first + step - 1;
            let last = if last > 12 { month_end(year + 1, last - 12)? } else { month_end(year, last)? };
            Occurrence::window(from, last).trimmed(reach)
        };
        return units.filter_map(window).collect();
    }
    units
        .flat_map(|(year, first)| on.iter().filter_map(move |slot| of_slot(*slot, year, first, frame)))
        .filter(|time| time.meets(reach))
        .map(|time| time.marked(&frame.period))
        .collect()
}

/// The half-years of the plan of an academic year.
fn school_halves(frame: &ScheduleContext, reach: &Period) -> Vec<Occurrence> {
    let halves = [1, 2].into_iter().filter_map(|half| Nth::new(half).map(Interval::SchoolHalf));
    let window = |half: Interval| {
        let year = frame.period.first.year();
        Occurrence::window(half.first(year)?, half.last(year)?).trimmed(reach)
    };
    halves.filter_map(window).collect()
}

/// The days of slots in the months after each unit that meets the period, which is reported on.
fn reports(step: u32, on: &[Slot], frame: &ScheduleContext, reach: &Period) -> Vec<Occurrence> {
    let units = (reach.first.year()..=reach.last.year())
        .flat_map(|year| (1..=12).step_by(step as usize).map(move |first| (year, first)));
    let unit = |(year, first): (i32, u32)| {
        let days = Period {
            first: NaiveDate::from_ymd_opt(year, first, 1)?,
            last: month_end(year, first + step - 1)?,
        };
        (days.first <= reach.last && days.last >= reach.first).then_some((year, first, days))
    };
    let due = |(year, first, days): (i32, u32, Period)| {
        on.iter().filter_map(move |slot| {
            let time = of_slot(*slot, year, first + step, frame)?;
            Some(Occurrence { reported: Some(days), ..time })
        })
    };
    units.filter_map(unit).flat_map(due).collect()
}

/// The days of pieces in the year after each year that meets the period, which is reported on.
fn yearly_reports(on: &[TermPiece], frame: &ScheduleContext, reach: &Period) -> Vec<Occurrence> {
    let years = reach.first.year()..=reach.last.year();
    let year =
        |year| Some((year, Period { first: Interval::Year.first(year)?, last: Interval::Year.last(year)? }));
    // Where one of them is told to be of the next year, the others are of the one that is reported on.
    let next = |piece: &TermPiece| piece.year() == Some(Year::Next);
    let all = !on.iter().any(next);
    let due = |(year, days): (i32, Period)| {
        on.iter().filter_map(move |piece| {
            if !all && !next(piece) {
                return frame.occurrence(piece, year).filter(|time| time.meets(&frame.period));
            }
            let time = frame.occurrence(piece, year + 1)?;
            Some(Occurrence { reported: Some(days), ..time })
        })
    };
    years.filter_map(year).flat_map(due).collect()
}

/// The days of a slot in the unit that begins with the month `first`.
fn of_slot(slot: Slot, year: i32, first: u32, frame: &ScheduleContext) -> Option<Occurrence> {
    let number = first + size(slot.month) - 1;
    let (year, number) = if number > 12 { (year + 1, number - 12) } else { (year, number) };
    let name = month(number);
    let day = |of: DayOf| day_of(of, year, number, frame);
    Some(match slot.when {
        SlotDay::By(of) => Occurrence::due(day(of)?),
        SlotDay::On(of) => day(of).map(|day| Occurrence::window(day, day))?,
        SlotDay::Between(from, to) => Occurrence::window(day(DayOf::Number(from))?, day(DayOf::Number(to))?),
        SlotDay::Ahead(offset, begin) => {
            let last = day(DayOf::Last)?;
            let before = last.checked_add_days(Days::new(u64::from(begin)))?;
            Occurrence::due(offset.before(before, frame.calendar)?)
        }
        SlotDay::In(part) => {
            let interval = Interval::Part(name, part);
            Occurrence::window(interval.first(year)?, interval.last(year)?)
        }
    })
}

/// A counted day of a month.
pub(super) fn day_of(of: DayOf, year: i32, number: u32, frame: &ScheduleContext) -> Option<NaiveDate> {
    let length = days_in(year, month(number));
    let last = NaiveDate::from_ymd_opt(year, number, length)?;
    match of {
        DayOf::Number(day) => NaiveDate::from_ymd_opt(year, number, u32::from(day.get()).min(length)),
        DayOf::Last => Some(last),
        DayOf::LastWorking => Some(frame.calendar.working_day_until(last)),
        DayOf::Working(count) => {
            let before = NaiveDate::from_ymd_opt(year, number, 1)?.checked_sub_days(Days::new(1))?;
            Some(frame.calendar.add_working_days(before, u32::from(count.get())))
        }
    }
}

/// Each `step` years in full; an academic year is one.
fn years(step: u8, frame: &ScheduleContext, reach: &Period) -> Vec<Occurrence> {
    if step <= 1 {
        // «ежегодно с 2023 года» is counted in the years that it names.
        let bounded = *reach != frame.period;
        let whole = frame.whole(if bounded { Whole::Year } else { year_of(&frame.period) });
        return whole.into_iter().filter_map(|time| again(time, reach)).collect();
    }
    let step = i32::from(step);
    (reach.first.year()..=reach.last.year())
        .step_by(usize::try_from(step).unwrap_or(1))
        .filter_map(|year| {
            let from = Interval::Year.first(year)?;
            Occurrence::window(from, Interval::Year.last(year + step - 1)?).trimmed(reach)
        })
        .collect()
}

/// What a plan's year is: the academic one, where the plan is of such years.
fn year_of(period: &Period) -> Whole {
    let begins = Interval::SchoolYear.first(period.first.year()) == Some(period.first);
    let ends = (5..=8).contains(&period.last.month());
    let years = period.last.year() - period.first.year();
    if begins && ends && years > 1 { Whole::SchoolYear } else { Whole::Year }
}

/// A window trimmed once more, cut if it was cut before.
fn again(time: Occurrence, reach: &Period) -> Option<Occurrence> {
    time.trimmed(reach).map(|trimmed| Occurrence { cut: trimmed.cut || time.cut, ..trimmed })
}

/// A step of months as months are counted.
fn size<const N: u8>(step: Nth<N>) -> u32 {
    u32::from(step.get())
}
