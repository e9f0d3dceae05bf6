//! Days of each month, or of the one that runs when the order is given.

use super::fault::{Parse, fault};
use super::fill::{PlacedPiece, like_part};
use super::group::PhraseGroup;
use super::phrase::{MonthOf, Raw, RawSlot};
use super::point::Shape;
use crate::base::Span;
use crate::deadline::interval::Nth;
use crate::deadline::term::{CurrentPeriod, DayOf, SlotDay, Term, TermPiece};
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
