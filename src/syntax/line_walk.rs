//! Lines and columns of a few places of a short text, without a list of its lines: what lies between two places is only
//! counted.

use memchr::{memchr_iter, memrchr};

use super::RareSigns;
use super::lines::{MARK, begun};
use crate::base::{Extent, Span};

/// How long a text is counted through, in bytes: from one end to the other it takes a few thousandths of a millisecond.
const MOST: usize = 1 << 16;

/// A walk from place to place.
pub struct LineWalk<'t> {
    text: &'t str,
    /// Up to which byte the ends of lines are counted.
    at: usize,
    /// How many lines end before it.
    ended: usize,
}

impl<'t> LineWalk<'t> {
    /// A walk through a text of those signs; none through one that is long, or in which lines end otherwise than in LF.
    pub fn of(text: &'t str, signs: RareSigns) -> Option<Self> {
        let walks = text.len() <= MOST && !signs.carriage_return;
        walks.then_some(LineWalk { text, at: 0, ended: 0 })
    }

    /// The lines and columns of a span, as [`Lines`](super::Lines) tell them.
    pub fn extent(&mut self, span: Span) -> Extent {
        Extent { start: self.position(span.start as usize), end: self.position(span.end as usize) }
    }

    fn position(&mut self, byte: usize) -> (u32, u32) {
        let mut byte = byte.min(self.text.len());
        while !self.text.is_char_boundary(byte) {
            byte -= 1;
        }
        let between = |from: usize, to: usize| self.text.as_bytes().get(from..to).unwrap_or_default();
        let ends = |from: usize, to: usize| memchr_iter(b'\n', between(from, to)).count();
        match self.at <= byte {
            true => self.ended += ends(self.at, byte),
            false => self.ended -= ends(byte, self.at),
        }
        self.at = byte;
        let start = memrchr(b'\n', between(0, byte)).map_or(0, |end| end + 1);
        let before = self.text.get(start..byte).unwrap_or_default().trim_start_matches(MARK);
        (self.ended as u32 + 1, begun(before.as_bytes()) as u32 + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Lines;

    #[test]
    fn places_are_told_as_by_a_list_of_lines() {
        let text = "\u{feff}имя: а\n\n\u{feff}б: в\n  г: «д»";
        let lines = Lines::new(text.into());
        let of = |text| LineWalk::of(text, RareSigns::of(text));
        let mut walk = of(text).unwrap();
        let places = 0..text.len() as u32 + 2;
        for (start, end) in places.clone().zip(places.clone().rev()).chain(places.clone().zip(places)) {
            let span = Span { start, end };
            assert_eq!(walk.extent(span), lines.extent(span), "{span:?}");
        }
        assert!(of("a\r\n").is_none() && LineWalk::of(&" ".repeat(MOST + 1), RareSigns::default()).is_none());
    }
}
