//! How many times something is told beside what it is told of: «в мае, 2 раза», «ежемесячно, 2 раза».

use super::fault::{Parse, fault, join};
use super::group::PhraseGroup;
use super::vocabulary::CountUnit;
use crate::deadline::term::{TermPiece, Whole};
use crate::deadline::unread::Unread;

impl PhraseGroup {
    /// Takes how many times it is told beside: of a recurrence, of a year, of one window in which nothing else is dated, or
    /// of as many times as are named.
    pub(super) fn take_times(&mut self) -> Parse<()> {
        let Some((times, span)) = self.times else { return Ok(()) };
        let windows = self.pieces.iter().all(|(piece, _)| matches!(piece, TermPiece::In(..)));
        match (self.recurrence, self.whole) {
            (Some((CountUnit::Day, ..)), _) => fault(span, Unread::OddRhythm),
            // «раз в месяц, два раза»
            (Some((.., 1)), _) if self.exact && times != 1 => {
                fault(join(self.recurrence_span, span), Unread::TwoRhythms)
            }
            (Some((unit, step, 1)), _) => {
                self.recurrence = Some((unit, step, times));
                Ok(())
            }
            (Some(_), _) => fault(join(self.recurrence_span, span), Unread::TwoRhythms),
            (None, Some(Whole::Year)) if self.pieces.is_empty() => {
                (self.recurrence, self.recurrence_span) = (Some((CountUnit::Year, 1, times)), span);
                self.whole = None;
                Ok(())
            }
            (None, Some(Whole::SchoolYear)) if self.pieces.is_empty() => Ok(()),
            (None, None) if windows && self.pieces.len() == 1 => Ok(()),
            (None, None) if !self.pieces.is_empty() && self.pieces.len() == usize::from(times) => Ok(()),
            (None, None) if self.pieces.is_empty() => fault(span, Unread::VagueEdge),
            _ => fault(self.span, Unread::Times(times)),
        }
    }
}
