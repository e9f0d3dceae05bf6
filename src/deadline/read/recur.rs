//! A recurrence and what stands beside it: the days it names, since when, until when, its first time.

use chrono::{NaiveDate, Weekday};

use super::fault::{Read, ReadFault, fault, mended};
use super::fill::Placed;
use super::phrase::{MonthOf, RawSlot, Reported};
use super::russian::suggestions;
use super::vocabulary::Unit;
use crate::base::Span;
use crate::deadline::interval::{Day, Interval, Nth, month as named_month};
use crate::deadline::term::{
    DayOf, Every, Piece, Recurrence, Slot, SlotDay, Term, Then, Whole, Window, Year,
};
use crate::deadline::unread::Unread;

use super::group::Group;

impl Group {
    /// A recurrence with the days it names, or what a recurrence and dates of named years make.
    pub(super) fn every(mut self) -> Read<(Term, Vec<Placed>)> {
        let (unit, step, times) = match self.recurrence {
            Some(recurrence) => recurrence,
            None if self.which_week => return fault(self.span, Unread::VagueEdge),
            None if self.is_last_day() || self.is_of_something() => {
                return fault(self.span, Unread::WhichMonth);
            }
            None if !self.weekdays.is_empty() => (Unit::Week, 1, 1),
            None if !self.slots.is_empty() => (self.slot_unit(), 1, 1),
            None => (Unit::Year, 1, 1),
        };
        self.resolve_months();
        let (unit, step) = self.reported_unit(unit, step)?;
        let mut every = Every::always(base(unit, step, times));
        every.reported = self.reported;
        every.start = self.start;
        let yearly = unit == Unit::Year;
        if yearly && self.whole == Some(Whole::SchoolYear) && self.pieces.is_empty() {
            return Ok((Term::Throughout(Whole::SchoolYear), Vec::new()));
        }
        self.take_bounds(&mut every)?;
        let named = |(piece, _): &&Placed| piece.year().is_some() && (!yearly || is_named(piece));
        match self.pieces.iter().filter(named).count() {
            0 => {}
            1 if self.is_first_time(&every) => {
                let first = self.pieces.iter().take(1).map(|(piece, _)| *piece).collect();
                return Ok((Term::Then(first, Then::Again(every)), self.pieces));
            }
            1 => self.take_bound(&mut every)?,
            // «ежегодно до 1 октября; отчёт – до 1 ноября 2024 года»: the year is the second's alone.
            _ if yearly && self.shares_year => return fault(self.span, Unread::Conflict),
            count if self.slots.is_empty() && self.weekdays.is_empty() && count == self.pieces.len() => {
                return Ok((Term::Dates(self.pieces.iter().map(|(piece, _)| *piece).collect()), self.pieces));
            }
            _ => return fault(self.span, Unread::Conflict),
        }
        check_bounds(&every, self.span)?;
        every.reported |= yearly && self.is_of_next_years();
        let placed = self.pieces.clone();
        let pieces: Vec<Piece> =
            placed.iter().map(|(piece, span)| without_year(*piece, *span)).collect::<Read<_>>()?;
        match pieces.as_slice() {
            [] => {}
            [Piece::In(window, ..)] if !yearly && self.is_season() => every.season = Some(*window),
            [Piece::In(..)] if !yearly => return fault(self.span, Unread::Conflict),
            [Piece::By(..) | Piece::On(..) | Piece::Ahead(..) | Piece::Counted(..)] if !yearly => {
                return fault(self.span, Unread::Conflict);
            }
            _ => {
                let step = if yearly { step } else { 1 };
                every.recurrence = Recurrence::Years { step, times: 1, on: pieces };
            }
        }
        check_times(&every.recurrence, times, self.span)?;
        self.add_slots(&mut every)?;
        self.add_weekdays(&mut every)?;
        Ok((Term::Every(every), placed))
    }

    /// Whether all its days are of the year after: «ежегодно, до 10 января следующего года» reports on each year.
    fn is_of_next_years(&self) -> bool {
        let next = |(piece, _): &Placed| {
            matches!(piece, Piece::By(_, Some(Year::Next)) | Piece::On(_, Some(Year::Next)))
        };
        !self.pieces.is_empty() && self.pieces.iter().all(next)
    }

    /// Beside «ежемесячно», «текущего месяца» is each and «следующего месяца» the one after each.
    fn resolve_months(&mut self) {
        for (slot, _) in &mut self.slots {
            slot.month = match slot.month {
                MonthOf::Current => MonthOf::Each,
                MonthOf::Next => MonthOf::After(1, Reported::Month),
                MonthOf::CurrentUnit(unit) => MonthOf::Last(unit),
                month => month,
            };
        }
    }

    /// The unit that is reported on, where days of months after it are named: of a recurrence, or of its own.
    fn reported_unit(&mut self, unit: Unit, step: u8) -> Read<(Unit, u8)> {
        let after = |slot: &RawSlot| match slot.month {
            MonthOf::After(_, reported) => Some(reported),
            _ => None,
        };
        let Some(reported) = self.slots.iter().find_map(|(slot, _)| after(slot)) else {
            return Ok((unit, step));
        };
        self.reported = true;
        if self.slots.iter().any(|(slot, _)| after(slot).is_none()) || step != 1 {
            return fault(self.span, Unread::Conflict);
        }
        match (reported, self.recurrence) {
            (Reported::Unit(own), None) => Ok((own.civil(), 1)),
            (Reported::Unit(own), Some((said, ..))) if own.civil() == said => Ok((said, 1)),
            (Reported::Month, None) => Ok((Unit::Month, 1)),
            (Reported::Month | Reported::Period, Some((said, ..))) if said.months() > 0 => Ok((said, 1)),
            (Reported::Period, None) => fault(self.span, Unread::WhichPeriod),
            _ => fault(self.span, Unread::Conflict),
        }
    }

    /// Takes the pieces that say since when and until when.
    fn take_bounds(&mut self, every: &mut Every) -> Read<()> {
        let recurrence = self.recurrence_span.start;
        let whole = |(piece, span): &Placed| match *piece {
            Piece::In(window, Some(Year::Named(year)), _)
                if Window::whole(Interval::Year) == Some(window) =>
            {
                Some((year, *span))
            }
            _ => None,
        };
        let yearly = matches!(every.recurrence, Recurrence::Years { .. });
        if let (true, Some((year, span))) = (yearly && self.bare_year, self.pieces.iter().find_map(whole)) {
            // «2022 года ежегодно» has lost its «с», or is meant to be one year.
            return mended(span, Unread::Conflict, suggestions::since_year(year));
        }
        self.pieces.retain(|(piece, span)| match *piece {
            Piece::By(Interval::Year, Some(Year::Named(year))) if span.start > recurrence => {
                every.until = Interval::Year.last(year);
                false
            }
            Piece::Since(interval, Year::Named(year)) => {
                every.since = interval.first(year);
                false
            }
            Piece::In(window, Some(Year::Named(year)), _)
                if matches!(window.first(), Interval::Year | Interval::SchoolYear) =>
            {
                (every.since, every.until) = bounds(window, year);
                false
            }
            _ => true,
        });
        Ok(())
    }

    /// Whether the one date or window of a named year before the recurrence is its first time, and not its bounds.
    fn is_first_time(&self, every: &Every) -> bool {
        let [(piece, span)] = self.pieces.as_slice() else { return false };
        let first =
            span.start < self.recurrence_span.start && self.slots.is_empty() && self.weekdays.is_empty();
        let yearly = matches!(every.recurrence, Recurrence::Years { .. });
        first
            && match piece {
                Piece::In(..) => !has_room(piece, &every.recurrence),
                Piece::By(..) => yearly && is_named(piece),
                _ => is_named(piece),
            }
    }

    /// Takes the one date or window of a named year as bounds of the recurrence.
    fn take_bound(&mut self, every: &mut Every) -> Read<()> {
        let Some(at) = self.pieces.iter().position(|(piece, _)| is_named(piece)) else {
            return fault(self.span, Unread::Conflict);
        };
        let (piece, _) = self.pieces.remove(at);
        let yearly = matches!(every.recurrence, Recurrence::Years { .. });
        match piece {
            Piece::In(window, Some(Year::Named(year)), _)
                if !yearly || has_room(&piece, &every.recurrence) =>
            {
                (every.since, every.until) = bounds(window, year);
            }
            // «20.10.2020, ежеквартально»: first, or for the last time?
            Piece::By(..) if self.bare_day => {
                let place = Span { start: self.recurrence_span.start, end: self.recurrence_span.start };
                let mend = Some((place, suggestions::THEN.to_owned()));
                return Err(Box::new(ReadFault { span: self.span, reason: Unread::Conflict, mend }));
            }
            Piece::By(interval, Some(Year::Named(year))) if !yearly => every.until = interval.last(year),
            _ => return fault(self.span, Unread::Conflict),
        }
        Ok(())
    }

    /// Whether the window is one for all days of the recurrence: «до 25 числа, в декабре до 20 числа» has a day of its own.
    fn is_season(&self) -> bool {
        let Some((_, window)) = self.pieces.first() else { return false };
        let before = |(_, slot): &(RawSlot, Span)| slot.start < window.start;
        self.slots.iter().all(before) || !self.slots.iter().any(before)
    }

    /// Whether the days are of a month after what only words of somebody's own tell: «по итогам квартала».
    fn is_of_something(&self) -> bool {
        let open = |(slot, _): &(RawSlot, Span)| slot.month == MonthOf::After(1, Reported::Month);
        self.why.is_some() && self.slots.iter().any(open)
    }

    /// Whether there is but «последний день» or «вторая декада», and not of what.
    pub(super) fn is_last_day(&self) -> bool {
        let last = |slot: &RawSlot| {
            matches!(slot.when, SlotDay::By(_) | SlotDay::In(_) | SlotDay::Ahead(..))
                && slot.month == MonthOf::Unsaid
        };
        !self.slots.is_empty() && self.slots.iter().all(|(slot, _)| last(slot))
    }

    /// The unit whose months the slots name, where no recurrence does.
    fn slot_unit(&self) -> Unit {
        let mut units = self.slots.iter().map(|(slot, _)| match slot.month {
            MonthOf::Last(unit) | MonthOf::Nth(_, unit) => unit,
            _ => Unit::Month,
        });
        units.next_back().unwrap_or(Unit::Month)
    }

    /// The days of each month, in the months that the recurrence's unit gives them.
    fn add_slots(&self, every: &mut Every) -> Read<()> {
        for (slot, span) in &self.slots {
            match &mut every.recurrence {
                Recurrence::Months { step, times, on } => {
                    let Some(month) = slot_month(slot.month, step.get()) else {
                        let right = suggestions::of_month_after(step.get() == 6);
                        let mend = Some((Span { start: span.end, end: span.end }, right));
                        return Err(Box::new(ReadFault { span: *span, reason: Unread::WhichMonth, mend }));
                    };
                    *times = 1;
                    on.push(Slot { month, when: slot.when });
                }
                Recurrence::Years { on, times, .. } => {
                    let Some(piece) = yearly(slot) else { return fault(*span, Unread::WhichMonth) };
                    *times = 1;
                    on.push(piece);
                }
                _ => return fault(*span, Unread::Conflict),
            }
        }
        Ok(())
    }

    /// The days of each week.
    fn add_weekdays(&self, every: &mut Every) -> Read<()> {
        if self.weekdays.is_empty() {
            return Ok(());
        }
        let Recurrence::Weeks { times, on, by, .. } = &mut every.recurrence else {
            return fault(self.span, Unread::Conflict);
        };
        on.clone_from(&self.weekdays);
        on.sort_unstable_by_key(Weekday::num_days_from_monday);
        on.dedup();
        (*times, *by) = (1, self.by_weekday);
        Ok(())
    }
}

/// A recurrence must not end before it begins, nor be told twice since when it comes.
fn check_bounds(every: &Every, span: Span) -> Read<()> {
    if matches!((every.since, every.until), (Some(since), Some(until)) if since > until) {
        return fault(span, Unread::Backwards);
    }
    if every.start.is_some() && every.since.is_some() { fault(span, Unread::Conflict) } else { Ok(()) }
}

/// «3 раза в год (май, ноябрь)»: as many times must be named as are told.
fn check_times(recurrence: &Recurrence, times: u8, span: Span) -> Read<()> {
    match recurrence {
        Recurrence::Years { on, .. } if times > 1 && !on.is_empty() && on.len() != usize::from(times) => {
            fault(span, Unread::Times(times))
        }
        _ => Ok(()),
    }
}

/// Whether the recurrence comes several times in the window, or a whole year of it.
fn has_room(piece: &Piece, recurrence: &Recurrence) -> bool {
    let Piece::In(window, Some(Year::Named(year)), _) = piece else { return false };
    let least = match recurrence {
        Recurrence::Days | Recurrence::Weeks { .. } => 0,
        Recurrence::Months { step, .. } => 31 * i64::from(step.get()),
        Recurrence::Years { .. } => 363,
    };
    window.days(*year).is_some_and(|(from, to)| (to - from).num_days() > least)
}

/// Whether the piece names its year with a number.
fn is_named(piece: &Piece) -> bool {
    matches!(piece.year(), Some(Year::Named(_)))
}

/// The recurrence of a unit.
fn base(unit: Unit, step: u8, times: u8) -> Recurrence {
    let months = |count: u8| match Nth::new(u32::from(count)) {
        Some(step) => Recurrence::Months { step, times, on: Vec::new() },
        None => Recurrence::Years { step: 1, times, on: Vec::new() },
    };
    match unit {
        Unit::Day => Recurrence::Days,
        Unit::Week => Recurrence::Weeks { step, times, on: Vec::new(), by: false },
        Unit::Month => months(step),
        Unit::Quarter => months(3 * step),
        Unit::Half => months(6 * step),
        Unit::Year | Unit::SchoolYear => Recurrence::Years { step, times, on: Vec::new() },
    }
}

/// The first and the last day of a window as bounds.
fn bounds(window: Window, year: i32) -> (Option<NaiveDate>, Option<NaiveDate>) {
    window.days(year).unzip()
}

/// The piece as it comes each year; 29 February does not.
fn without_year(piece: Piece, span: Span) -> Read<Piece> {
    let leap = |interval: Interval| matches!(interval, Interval::Day(day) if day.of(2001).is_none());
    let found = match piece {
        Piece::By(interval, _) if !leap(interval) => Piece::By(interval, None),
        Piece::On(day, _) if !leap(Interval::Day(day)) => Piece::On(day, None),
        Piece::In(window, ..) if matches!(window.first(), Interval::Year | Interval::SchoolYear) => {
            return fault(span, Unread::Conflict);
        }
        Piece::In(window, _, through) if !leap(window.first()) && !leap(window.last()) => {
            Piece::In(window, None, through)
        }
        Piece::Ahead(offset, day, _) if !leap(Interval::Day(day)) => Piece::Ahead(offset, day, None),
        Piece::Counted(day, month, on, _) => Piece::Counted(day, month, on, None),
        Piece::Since(..) | Piece::CurrentPeriod(_) => return fault(span, Unread::Conflict),
        _ => return fault(span, Unread::LeapDay),
    };
    Ok(found)
}

/// Which month of a unit of so many months is meant; `None` where that is not said.
fn slot_month(month: MonthOf, step: u8) -> Option<Nth<6>> {
    let months = |unit: Unit| match unit {
        Unit::Month => 1,
        Unit::Quarter => 3,
        Unit::Half => 6,
        _ => 12,
    };
    let number = match month {
        MonthOf::After(number, _) => number,
        MonthOf::Last(unit) if months(unit) == step => step,
        MonthOf::Nth(number, unit) if months(unit) == step && number <= step => number,
        MonthOf::Unsaid | MonthOf::Each if step == 1 => 1,
        _ => return None,
    };
    Nth::new(u32::from(number))
}

/// A day of the month after a year that is reported on: in January.
fn yearly(slot: &RawSlot) -> Option<Piece> {
    let day = |day: DayOf, month: u8| match day {
        DayOf::Number(number) => Day::new(named_month(u32::from(month)), u32::from(number.get())),
        _ => None,
    };
    match (slot.month, slot.when) {
        (MonthOf::After(month, _), SlotDay::By(number)) => {
            Some(Piece::By(Interval::Day(day(number, month)?), None))
        }
        (MonthOf::After(month, _), SlotDay::On(number)) => Some(Piece::On(day(number, month)?, None)),
        (MonthOf::Last(Unit::Year), SlotDay::By(DayOf::Last)) => Some(Piece::By(Interval::Year, None)),
        _ => None,
    }
}
