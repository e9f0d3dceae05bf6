//! A recurrence and what stands beside it: the days it names, since when, until when, its first time.

use chrono::{Datelike, NaiveDate};

use super::assemble::{again_after, is_several};
use super::fault::{Parse, ReadFault, fault, mended};
use super::fill::PlacedPiece;
use super::raw::{MonthOf, RawSlot, ReportedUnit};
use super::rhythm::{
    base, bounds, check_bounds, check_inside, check_parts, check_season, check_times, has_room, in_years,
    is_named, is_of_days, is_uneven, without_year,
};
use super::russian::suggestions;
use super::vocabulary::CountUnit;
use crate::base::Span;
use crate::deadline::every::unit_end;
use crate::deadline::interval::Interval;
use crate::deadline::term::{Every, Recurrence, Term, TermPiece, Then, Whole, Window, Year};
use crate::deadline::unread::Unread;

use super::group::{PhraseGroup, is_divided};

/// Whether the window begins with a whole year.
fn is_of_years(window: Window) -> bool {
    matches!(window.first(), Interval::Year | Interval::SchoolYear)
}

impl PhraseGroup {
    /// A recurrence with the days it names, or what a recurrence and dates of named years make.
    pub(super) fn every(mut self, text: &str) -> Parse<(Term, Vec<PlacedPiece>)> {
        let (unit, step, times) = match self.recurrence {
            Some(recurrence) => recurrence,
            None => (self.own_unit()?, 1, 1),
        };
        self.resolve_months();
        let told = unit;
        let (unit, step) = self.reported_unit(unit, step)?;
        let times = if unit == told { times } else { 1 };
        let mut every = Every::always(base(unit, step, times));
        every.reported = self.reported;
        every.start = self.start;
        let yearly = unit == CountUnit::Year;
        if yearly && self.whole == Some(Whole::SchoolYear) && self.pieces.is_empty() {
            return Ok((Term::Throughout(Whole::SchoolYear), Vec::new()));
        }
        self.check_years(yearly, step)?;
        self.take_bounds(&mut every)?;
        let named = |(piece, _): &&PlacedPiece| piece.year().is_some() && (!yearly || is_named(piece));
        match self.pieces.iter().filter(named).count() {
            0 => {}
            // «15.05.2024 (2 раза в год)»
            1 if is_several(&every) && self.is_first_time(&every) => {
                return fault(self.span, Unread::Times(times));
            }
            1 if self.is_first_time(&every) => {
                let first: Vec<TermPiece> = self.pieces.iter().take(1).map(|(piece, _)| *piece).collect();
                let every = again_after(every, &first, self.span)?;
                return Ok((Term::Then(first, Then::Again(every)), self.pieces));
            }
            1 => self.take_bound(&mut every)?,
            // «два раза в год, в мае и ноябре 2024 г.»
            _ if is_several(&every) && self.is_of_one_year(times) => {
                return Ok((Term::Dates(self.pieces.iter().map(|(piece, _)| *piece).collect()), self.pieces));
            }
            // «ежегодно до 1 октября; отчёт – до 1 ноября 2024 года»: the year is the second's alone.
            _ if yearly && self.shares_year => return fault(self.span, Unread::Conflict),
            // «15.05.2024, 20.05.2024, ежемесячно»: first, or for the last time?
            _ if self.follows() => return fault(self.recurrence_span, Unread::Conflict),
            count if self.slots.is_empty() && self.weekdays.is_empty() && count == self.pieces.len() => {
                if !yearly {
                    check_inside(&every.recurrence, times, &self.pieces)?;
                }
                return Ok((Term::Dates(self.pieces.iter().map(|(piece, _)| *piece).collect()), self.pieces));
            }
            _ => return fault(self.span, Unread::Conflict),
        }
        check_bounds(&every, self.span)?;
        every.reported |= yearly && self.is_of_next_years();
        // «ежегодно, I квартал, но не позднее 20 марта» is one window a year.
        self.pieces = if yearly { self.told_once(text)? } else { self.pieces };
        let placed = self.pieces.clone();
        self.take_pieces(&mut every, (unit, step, times))?;
        every.from_start = unit == CountUnit::Month && is_uneven(&every);
        self.add_slots(&mut every)?;
        self.add_weekdays(&mut every)?;
        Ok((Term::Every(every), placed))
    }

    /// How often it comes, where only its days tell it.
    fn own_unit(&self) -> Parse<CountUnit> {
        match () {
            () if self.which_week => fault(self.span, Unread::VagueEdge),
            // «каждый второй понедельник»: of each month, or each other week?
            () if self.is_last_day() && self.are_weekdays() => fault(self.span, Unread::VagueEdge),
            () if self.is_last_day() || self.is_of_something() => fault(self.span, Unread::WhichMonth),
            () if !self.weekdays.is_empty() => Ok(CountUnit::Week),
            () if !self.slots.is_empty() => Ok(self.slot_unit()),
            () => Ok(CountUnit::Year),
        }
    }

    /// Takes the dates and windows that are told of each time: a part of the year, or the times of a year.
    fn take_pieces(&self, every: &mut Every, (unit, step, times): (CountUnit, u8, u8)) -> Parse<()> {
        let yearly = unit == CountUnit::Year;
        // Of two years that a report may be due in, the second is told: «до 20 января года, следующего за отчётным».
        let later = |piece: &TermPiece| piece.year() == Some(Year::Next) && !self.is_of_next_years();
        let open = |(piece, span): &PlacedPiece| match yearly && self.reported && later(piece) {
            true => Ok(*piece),
            false => without_year(*piece, *span),
        };
        let pieces: Vec<TermPiece> = self.pieces.iter().map(open).collect::<Parse<_>>()?;
        match pieces.as_slice() {
            [] => {}
            [TermPiece::In(window, ..)] if !yearly && self.is_season() => {
                check_season(every, *window, self.span)?;
                every.season = Some(*window);
            }
            [TermPiece::In(..)] if !yearly => return fault(self.span, Unread::Conflict),
            [TermPiece::By(..) | TermPiece::On(..) | TermPiece::Ahead(..) | TermPiece::Counted(..)]
                if !yearly =>
            {
                return fault(self.span, Unread::Conflict);
            }
            _ if yearly => every.recurrence = Recurrence::Years { step, times: 1, on: pieces },
            // «до 1 мая, до 1 июня, ежемесячно»
            [TermPiece::By(..), ..] if unit == CountUnit::Month && self.follows() => {
                return fault(self.recurrence_span, Unread::Conflict);
            }
            _ => {
                check_parts(&every.recurrence, (times, self.exact), (&self.pieces, self.span))?;
                every.recurrence = Recurrence::Years { step: 1, times: 1, on: pieces };
            }
        }
        if !yearly {
            return Ok(());
        }
        check_times(&every.recurrence, (times, self.exact), self.span)?;
        // «раз в 3 года, до 15 мая»: of which of them?
        let which = step > 1 && !self.pieces.is_empty() && every.since.is_none();
        if which { fault(self.recurrence_span, Unread::WhichStart) } else { Ok(()) }
    }

    /// Of the years that its dates name, those that no recurrence can have: «ежегодно в январе следующего года», «раз в
    /// полугодие 2024/2025 учебного года», and a beginning between two dates, «до 1 мая, с 2025 года – до 1 апреля».
    fn check_years(&self, yearly: bool, step: u8) -> Parse<()> {
        let next = |piece: &TermPiece| {
            piece.year() == Some(Year::Next) && !self.reported && !self.is_of_next_years()
        };
        if let Some((_, span)) = self.pieces.iter().find(|(piece, _)| next(piece)) {
            return fault(*span, Unread::WhichYear);
        }
        let long = yearly || self.recurrence.is_some_and(|(unit, ..)| unit == CountUnit::Half) && step == 1;
        let school = |piece: &TermPiece| match piece {
            TermPiece::In(window, Some(_), _) => window.first() == Interval::SchoolYear,
            TermPiece::Since(interval, _) => *interval == Interval::SchoolYear,
            _ => false,
        };
        if let Some((_, span)) = self.pieces.iter().find(|(piece, _)| long && school(piece)) {
            return fault(*span, Unread::VagueEdge);
        }
        let inner = self.pieces.get(1..self.pieces.len().saturating_sub(1)).unwrap_or_default();
        match inner.iter().find(|(piece, _)| matches!(piece, TermPiece::Since(..))) {
            Some((_, span)) => fault(*span, Unread::Conflict),
            None => Ok(()),
        }
    }

    /// Whether as many dates are told as it comes in a year, all of one year by its number.
    fn is_of_one_year(&self, times: u8) -> bool {
        let mut years = self.pieces.iter().map(|(piece, _)| piece.year());
        let first = years.next().flatten();
        let one = matches!(first, Some(Year::Named(_))) && years.all(|year| year == first);
        one && self.pieces.len() == usize::from(times) && !self.labelled && self.slots.is_empty()
    }

    /// Whether the recurrence is told behind all its dates.
    fn follows(&self) -> bool {
        let before = |(_, span): &PlacedPiece| span.start < self.recurrence_span.start;
        self.recurrence.is_some() && self.pieces.iter().all(before)
    }

    /// Whether all its days are of the year after: «ежегодно, до 10 января следующего года» reports on each year.
    fn is_of_next_years(&self) -> bool {
        let next = |(piece, _): &PlacedPiece| {
            matches!(piece, TermPiece::By(_, Some(Year::Next)) | TermPiece::On(_, Some(Year::Next)))
        };
        !self.pieces.is_empty() && self.pieces.iter().all(next)
    }

    /// Beside «ежемесячно», «текущего месяца» is each and «следующего месяца» the one after each.
    fn resolve_months(&mut self) {
        for (slot, _) in &mut self.slots {
            slot.month = match slot.month {
                MonthOf::Current => MonthOf::Each,
                MonthOf::Next => MonthOf::After(1, ReportedUnit::Month),
                MonthOf::RunningUnit(unit, false) => MonthOf::Last(unit),
                month => month,
            };
        }
    }

    /// The unit that is reported on, where days of months after it are named: of a recurrence, or of its own.
    fn reported_unit(&mut self, unit: CountUnit, step: u8) -> Parse<(CountUnit, u8)> {
        let after = |slot: &RawSlot| match slot.month {
            MonthOf::After(_, reported) => Some(reported),
            _ => None,
        };
        let Some(reported) = self.slots.iter().find_map(|(slot, _)| after(slot)) else {
            return Ok((unit, step));
        };
        self.reported = true;
        // «до 5 числа месяца, следующего за отчётным, до 10 числа месяца, следующего за отчётным кварталом»
        if self.slots.iter().any(|(slot, _)| after(slot) != Some(reported)) || step != 1 {
            return fault(self.span, Unread::Conflict);
        }
        match (reported, self.recurrence) {
            (ReportedUnit::Unit(own), None) => Ok((own.civil(), 1)),
            (ReportedUnit::Unit(own), Some((said, ..))) if own.civil() == said => Ok((said, 1)),
            // «2 раза в год, до 15 числа месяца, следующего за отчётным полугодием»
            (ReportedUnit::Unit(own), Some(said)) if is_divided(said, (own.civil(), 1, 1)) => {
                Ok((own.civil(), 1))
            }
            (ReportedUnit::Month, None) => Ok((CountUnit::Month, 1)),
            (ReportedUnit::Month | ReportedUnit::Period, Some((said, ..))) if said.months() > 0 => {
                Ok((said, 1))
            }
            (ReportedUnit::Period, None) => fault(self.span, Unread::WhichPeriod),
            _ => fault(self.span, Unread::Conflict),
        }
    }

    /// Takes the pieces that say since when and until when.
    fn take_bounds(&mut self, every: &mut Every) -> Parse<()> {
        let recurrence = self.recurrence_span.start;
        let whole = |(piece, span): &PlacedPiece| match *piece {
            TermPiece::In(window, Some(Year::Named(year)), _) if is_of_years(window) => {
                let (first, last) = window.days(year)?;
                Some((first, last, *span))
            }
            _ => None,
        };
        let years: Vec<(NaiveDate, NaiveDate, Span)> = self.pieces.iter().filter_map(whole).collect();
        let yearly = matches!(every.recurrence, Recurrence::Years { .. });
        if let ([(first, last, span)], true) = (years.as_slice(), yearly && self.bare_year)
            && first.year() == last.year()
        {
            // «2022 года ежегодно» has lost its «с», or is meant to be one year.
            return mended(*span, Unread::Conflict, suggestions::since_year(first.year()));
        }
        (every.since, every.until) = in_years(&years)?;
        self.pieces.retain(|(piece, span)| match *piece {
            TermPiece::By(Interval::Year, Some(Year::Named(year))) if span.start > recurrence => {
                every.until = Interval::Year.last(year);
                false
            }
            TermPiece::Since(interval, Year::Named(year)) => {
                every.since = interval.first(year);
                false
            }
            TermPiece::In(window, Some(Year::Named(_)), _) => !is_of_years(window),
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
                TermPiece::In(..) => !has_room(piece, &every.recurrence),
                TermPiece::By(..) | TermPiece::Ahead(..) => yearly && is_named(piece),
                // «на 15 мая 2024 года, ежедневно»: from then on, or until then?
                _ if matches!(every.recurrence, Recurrence::Days) => false,
                _ => is_named(piece),
            }
    }

    /// Takes the one date or window of a named year as bounds of the recurrence.
    fn take_bound(&mut self, every: &mut Every) -> Parse<()> {
        let Some(at) = self.pieces.iter().position(|(piece, _)| is_named(piece)) else {
            return fault(self.span, Unread::Conflict);
        };
        let (piece, span) = self.pieces.remove(at);
        let yearly = matches!(every.recurrence, Recurrence::Years { .. });
        match piece {
            TermPiece::In(window, Some(Year::Named(year)), _)
                if has_room(&piece, &every.recurrence)
                    || is_of_days(&every.recurrence)
                    || !yearly && (window.first() != window.last() || !self.slots.is_empty()) =>
            {
                let (since, until) = bounds(window, year);
                // «в 2025 году, каждый понедельник мая 2024 г.»
                if every.since > since && every.since.is_some()
                    || every.until.is_some() && until > every.until
                {
                    return fault(span, Unread::TwoYears);
                }
                (every.since, every.until) = (since, until);
            }
            // «20.10.2020, ежеквартально»: first, or for the last time?
            TermPiece::By(..) if self.bare_day => {
                let place = Span { start: self.recurrence_span.start, end: self.recurrence_span.start };
                let mend = Some((place, suggestions::THEN.to_owned()));
                return Err(Box::new(ReadFault { span: self.span, reason: Unread::Conflict, mend }));
            }
            // «до 15 марта 2024 г., ежемесячно»: until then, or for the first time?
            TermPiece::By(..) if !yearly && span.start < self.recurrence_span.start => {
                return fault(self.span, Unread::Conflict);
            }
            // «до 10 числа месяца, следующего за отчётным кварталом, до 1 июня 2024 года»: the last day, or the last quarter?
            TermPiece::By(..) if self.reported => return fault(span, Unread::Conflict),
            TermPiece::By(interval, Some(Year::Named(year))) if !yearly => {
                let Some(day) = interval.last(year) else { return fault(self.span, Unread::Conflict) };
                every.until = Some(self.last_before(&every.recurrence, day)?);
            }
            _ => return fault(self.span, Unread::Conflict),
        }
        Ok(())
    }

    /// The last day of a recurrence that comes «до 1 июня 2024 года». A day that begins a unit ends the one before it;
    /// one within a quarter may be its last day or that of all of them.
    fn last_before(&self, recurrence: &Recurrence, day: NaiveDate) -> Parse<NaiveDate> {
        let Recurrence::Months { step, .. } = recurrence else { return Ok(day) };
        let begins = day.day() == 1 && day.month0().is_multiple_of(u32::from(step.get()));
        match (day.pred_opt(), self.slots.is_empty()) {
            (Some(before), true) if begins => Ok(before),
            (_, true) if step.get() > 1 && unit_end(recurrence, day) != day => {
                fault(self.span, Unread::Conflict)
            }
            _ => Ok(day),
        }
    }

    /// Whether the window is one for all days of the recurrence: «до 25 числа, в декабре до 20 числа» has a day of its own.
    fn is_season(&self) -> bool {
        let Some((_, window)) = self.pieces.first() else { return false };
        let before = |(_, slot): &(RawSlot, Span)| slot.start < window.start;
        self.slots.iter().all(before) || !self.slots.iter().any(before)
    }

    /// Whether the days are of a month after what only words of somebody's own tell: «по итогам квартала».
    fn is_of_something(&self) -> bool {
        let open = |(slot, _): &(RawSlot, Span)| slot.month == MonthOf::After(1, ReportedUnit::Month);
        (self.why.is_some() || self.outcome) && self.slots.iter().any(open)
    }
}
