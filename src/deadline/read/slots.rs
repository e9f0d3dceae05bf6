//! Days of each week and month, or of the one that runs when the order is given.

use chrono::Weekday;

use super::fault::{Parse, ReadFault, fault};
use super::fill::{PlacedPiece, like_part};
use super::group::PhraseGroup;
use super::point::Shape;
use super::raw::{MonthOf, Raw, RawSlot};
use super::rhythm::{slot_month, yearly};
use super::russian::suggestions;
use super::vocabulary::CountUnit;
use crate::base::Span;
use crate::deadline::interval::Nth;
use crate::deadline::term::{CurrentPeriod, DayOf, Every, Recurrence, Slot, SlotDay, Term, TermPiece};
use crate::deadline::unread::{Countable, Unread};

impl PhraseGroup {
    /// Adds days of each month, numbers before them being such days too: «5, 15 и 25 числа», «с 1 по 5 и с 20 по 25 числа».
    pub(super) fn join_slots(&mut self, run: &mut Vec<(Raw, Span)>, slot: RawSlot, span: Span) -> Parse<()> {
        let numbers = run.iter().rev().take_while(|(raw, _)| {
            matches!(raw.first.shape, Shape::Number(_) | Shape::Monthly(_, false))
                && raw.last.is_none_or(|last| last.shape.is_number())
        });
        let first = run.len() - numbers.count();
        for (raw, place) in run.drain(first..) {
            if let Some(when) = like_slot(&raw, slot.when, place)? {
                self.slots.push((RawSlot::of(when, slot.month), place));
            }
        }
        self.slots.push((slot, span));
        Ok(())
    }

    /// Whether its days are of the month that runs when the order is given.
    pub(super) fn is_running(&self) -> bool {
        let running = |month| matches!(month, MonthOf::Current | MonthOf::Next | MonthOf::RunningUnit(..));
        self.slots.iter().any(|(slot, _)| running(slot.month))
    }

    /// Days of the month that runs when the order is given.
    pub(super) fn running(mut self) -> Parse<(Term, Vec<PlacedPiece>)> {
        for (slot, span) in &self.slots {
            let (months, next) = match slot.month {
                MonthOf::Current => (1, false),
                MonthOf::Next => (1, true),
                MonthOf::RunningUnit(unit, next) => (unit.months(), next),
                _ => return fault(*span, Unread::Conflict),
            };
            let day = match slot.when {
                SlotDay::By(day) | SlotDay::On(day) => Some(Some(day)),
                SlotDay::Between(first, last) if (first.get(), last.get()) == (1, 31) => Some(None),
                _ => None,
            };
            let (Some(day), Some(months)) = (day, Nth::new(u32::from(months))) else {
                return fault(*span, Unread::WhichMonth);
            };
            self.pieces.push((TermPiece::CurrentPeriod(CurrentPeriod { day, months, next }), *span));
        }
        if self.whole.is_some() || !self.weekdays.is_empty() {
            return fault(self.span, Unread::Conflict);
        }
        Ok((Term::Dates(self.pieces.iter().map(|(piece, _)| *piece).collect()), self.pieces))
    }

    /// Whether there is but «последний день» or «вторая декада», and not of what.
    pub(super) fn is_last_day(&self) -> bool {
        let last = |slot: &RawSlot| {
            let last = matches!(slot.when, SlotDay::On(DayOf::Last | DayOf::LastWorking | DayOf::Working(_)));
            let open =
                matches!(slot.when, SlotDay::By(_) | SlotDay::On(_) | SlotDay::In(_) | SlotDay::Ahead(..))
                    || last;
            open && slot.month == MonthOf::Unsaid
        };
        !self.slots.is_empty() && self.slots.iter().all(|(slot, _)| last(slot))
    }

    /// Whether all its days are weekdays that are counted: «второй понедельник».
    pub(super) fn are_weekdays(&self) -> bool {
        self.slots.iter().all(|(slot, _)| matches!(slot.when, SlotDay::In(part) if part.is_day()))
    }

    /// The unit whose months the slots name, where no recurrence does.
    pub(super) fn slot_unit(&self) -> CountUnit {
        let mut units = self.slots.iter().map(|(slot, _)| match slot.month {
            MonthOf::Last(unit) | MonthOf::Nth(_, unit) => unit,
            _ => CountUnit::Month,
        });
        units.next_back().unwrap_or(CountUnit::Month)
    }

    /// The days of each month, in the months that the recurrence's unit gives them.
    pub(super) fn add_slots(&self, every: &mut Every) -> Parse<()> {
        self.check_count(&every.recurrence, self.slots.len())?;
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

    /// «2 раза в месяц до 5 числа», «1 раз в неделю по вторникам и четвергам»: as many days must be named as are told.
    fn check_count(&self, recurrence: &Recurrence, days: usize) -> Parse<()> {
        // «1 раз в полугодие» is how half-years are told, however many days each has.
        let (times, exact) = match recurrence {
            Recurrence::Months { step, times, .. } => (*times, self.exact && step.get() == 1),
            Recurrence::Weeks { times, .. } => (*times, self.exact),
            _ => return Ok(()),
        };
        let told = times > 1 || exact;
        if told && days > 0 && days != usize::from(times) {
            fault(self.span, Unread::Conflict)
        } else {
            Ok(())
        }
    }

    /// The days of each week.
    pub(super) fn add_weekdays(&self, every: &mut Every) -> Parse<()> {
        if self.weekdays.is_empty() {
            return Ok(());
        }
        self.check_count(&every.recurrence, self.weekdays.len())?;
        let Recurrence::Weeks { step, times, on, by } = &mut every.recurrence else {
            return fault(self.span, Unread::Conflict);
        };
        // «раз в две недели по вторникам»: of which two weeks?
        if *step > 1 {
            return fault(self.span, Unread::VagueEdge);
        }
        on.clone_from(&self.weekdays);
        on.sort_unstable_by_key(Weekday::num_days_from_monday);
        on.dedup();
        (*times, *by) = (1, self.by_weekday);
        Ok(())
    }
}

/// What a number, or two, before a day of each month are: such days as it.
fn like_slot(raw: &Raw, when: SlotDay, place: Span) -> Parse<Option<SlotDay>> {
    let nth = |number: u32| {
        Nth::new(number).map_or_else(|| fault(place, Unread::NoSuch(Countable::Number, number)), Ok)
    };
    let found = match (raw.first.shape, raw.last.map(|last| last.shape)) {
        (Shape::Monthly(part, _), None) => SlotDay::In(part),
        (Shape::Number(first), Some(Shape::Number(last))) if first >= last => {
            return fault(place, Unread::Backwards);
        }
        (Shape::Number(first), Some(Shape::Number(last))) => SlotDay::Between(nth(first)?, nth(last)?),
        (Shape::Number(number), None) => match when {
            SlotDay::In(part) => SlotDay::In(like_part(part, number, place)?),
            SlotDay::On(_) => SlotDay::On(DayOf::Number(nth(number)?)),
            _ => SlotDay::By(DayOf::Number(nth(number)?)),
        },
        _ => return Ok(None),
    };
    Ok(Some(found))
}
