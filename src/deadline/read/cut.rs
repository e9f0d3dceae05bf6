//! A duty without a break that ends by a day: «в течение года, до 20 декабря».

use chrono::{Datelike, Month};

use super::fault::join;
use super::fill::Placed;
use crate::deadline::interval::Interval;
use crate::deadline::term::{Piece, Whole, Window, Year};

/// The one window of a year and the day it ends by; `None` where the pieces are something else.
pub(super) fn cut(whole: Option<Whole>, pieces: &[Placed]) -> Option<Placed> {
    let (school, year, last, until, span) = match (whole, pieces) {
        (Some(whole @ (Whole::Year | Whole::SchoolYear)), &[(Piece::By(last, None), span)]) => {
            (whole == Whole::SchoolYear, None, last, None, span)
        }
        (
            None,
            &[(Piece::In(window, Some(Year::Named(year)), true), first), (Piece::By(last, until), end)],
        ) if window.later() == 0 => match window.first() {
            Interval::Year => (false, Some(year), last, until, join(first, end)),
            Interval::SchoolYear => (true, Some(year), last, until, join(first, end)),
            _ => return None,
        },
        _ => return None,
    };
    let last = match last {
        Interval::Year => Interval::Month(Month::December),
        Interval::SchoolYear => Interval::Month(Month::August),
        other => other,
    };
    let later = i32::from(school && last.first(2000)?.month() < 9);
    let inside = until.is_none() || until == year.map(|year| Year::Named(year + later));
    let begin = Interval::Month(if school { Month::September } else { Month::January });
    let window = Window::new(begin, last, later).filter(|_| inside)?;
    Some((Piece::In(window, year.map(Year::Named), true), span))
}
