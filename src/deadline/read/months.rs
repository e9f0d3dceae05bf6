//! Days of the months that stand beside them: «май (до 15 числа)», «октябрь 2024 г. (вторая декада)».

use chrono::Month;

use super::fault::{Parse, fault, join};
use super::fill::PlacedPiece;
use super::group::PhraseGroup;
use super::point::no_such_day;
use super::raw::MonthOf;
use super::vocabulary::CountUnit;
use crate::base::Span;
use crate::deadline::interval::{Day, Interval};
use crate::deadline::term::{DayOf, SlotDay, TermPiece, Window, Year};
use crate::deadline::unread::Unread;

/// A month, its year and its words.
type MonthSaid = (Month, Option<Year>, Span);

impl PhraseGroup {
    /// The months, where dates are nothing but months, each said once, and days are of none that is said.
    pub(super) fn months_of_days(&self) -> Option<Vec<MonthSaid>> {
        let unsaid = self.slots.iter().all(|(slot, _)| slot.month == MonthOf::Unsaid);
        // «ежегодно, август (до 25 числа)»
        let yearly = self.recurrence == Some((CountUnit::Year, 1, 1));
        let alone = (self.recurrence.is_none() || yearly)
            && self.weekdays.is_empty()
            && self.whole.is_none()
            && !self.each;
        if !unsaid || !alone || self.slots.is_empty() || self.pieces.is_empty() {
            return None;
        }
        let month = |(piece, span): &PlacedPiece| match *piece {
            TermPiece::In(window, year, _) if window.first() == window.last() && window.later() == 0 => {
                match window.first() {
                    Interval::Month(month) => Some((month, year, *span)),
                    _ => None,
                }
            }
            _ => None,
        };
        // «май (до 15 числа) 2024 г.»: the year stands behind the days.
        let behind = match self.pieces.as_slice() {
            [months @ .., (TermPiece::In(window, year @ Some(_), _), _)]
                if Window::whole(Interval::Year) == Some(*window) && !months.is_empty() =>
            {
                Some((months, *year))
            }
            _ => None,
        };
        let (pieces, shared) = behind.unwrap_or((self.pieces.as_slice(), None));
        let months: Vec<MonthSaid> = pieces.iter().map(month).collect::<Option<_>>()?;
        let fits = shared.is_none() || months.iter().all(|(_, year, _)| year.is_none());
        let mut next = shared;
        let mut months = fits.then_some(months)?;
        // «в мае (до 20 числа), в октябре 2024 года (до 15 числа)»: in a list, a year is of what comes before it too.
        for (_, year, _) in months.iter_mut().rev() {
            next = year.or(next);
            *year = next;
        }
        Some(months)
    }

    /// The days in each of the months, or in the one before them: «май (до 20 числа), октябрь (до 15 числа)». One last
    /// day is the end of a window that begins with the month.
    pub(super) fn in_months(&self, months: &[MonthSaid]) -> Parse<Vec<PlacedPiece>> {
        let starts = |from: Span, to: Span| from.start < to.start;
        let apart = self.slots.iter().all(|(_, slot)| months.iter().all(|(.., month)| starts(*month, *slot)))
            || self.slots.iter().all(|(_, slot)| months.iter().all(|(.., month)| starts(*slot, *month)));
        let mut placed = Vec::new();
        for (at, (month, year, span)) in months.iter().enumerate() {
            let next = months.get(at + 1).map(|(.., next)| *next);
            let own = |slot: Span| apart || starts(*span, slot) && next.is_none_or(|next| starts(slot, next));
            let slots = || self.slots.iter().filter(|(_, slot)| own(*slot));
            // «до 5 числа, май (до 15 числа), июнь»: some day has no month, or some month no day.
            let lost = !apart && at == 0 && self.slots.iter().any(|(_, slot)| starts(*slot, *span));
            if lost || slots().next().is_none() {
                return fault(self.span, Unread::WhichMonth);
            }
            for (slot, words) in slots() {
                let piece = day_in(slot.when, (*month, *year), slots().count() == 1 && !slot.alone, *words)?;
                placed.push((piece, join(*span, *words)));
            }
        }
        Ok(placed)
    }
}

/// A day of a month, in that month; a `lone` last day ends the month's window.
fn day_in(when: SlotDay, (month, year): (Month, Option<Year>), lone: bool, span: Span) -> Parse<TermPiece> {
    let day = |number: u8| {
        let number = u32::from(number);
        Day::new(month, number).map_or_else(|| no_such_day(span, number, month, None), Ok)
    };
    let from_to = |from: Day, to: Day| {
        let window = Window::new(Interval::Day(from), Interval::Day(to), 0);
        window.map_or_else(|| fault(span, Unread::Backwards), |window| Ok(TermPiece::In(window, year, false)))
    };
    match when {
        SlotDay::By(DayOf::Number(number)) if lone && number.get() > 1 => {
            from_to(day(1)?, day(number.get())?)
        }
        SlotDay::By(DayOf::Number(number)) => Ok(TermPiece::By(Interval::Day(day(number.get())?), year)),
        SlotDay::On(DayOf::Number(number)) => Ok(TermPiece::On(day(number.get())?, year)),
        SlotDay::By(counted) => Ok(TermPiece::Counted(counted, month, false, year)),
        SlotDay::On(counted) => Ok(TermPiece::Counted(counted, month, true, year)),
        SlotDay::Between(from, to) => from_to(day(from.get())?, day(to.get())?),
        // «май, за неделю до конца месяца»: the end of a month that is named is a day to name.
        SlotDay::Ahead(..) => fault(span, Unread::VagueEdge),
        SlotDay::In(part) => {
            let window = Window::whole(Interval::Part(month, part));
            window.map_or_else(
                || fault(span, Unread::VagueEdge),
                |window| Ok(TermPiece::In(window, year, false)),
            )
        }
    }
}
