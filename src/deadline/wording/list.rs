//! Several dates and windows to canonical Russian: «май, июнь 2024 года», «III, IV кварталы 2024 года», «2022, 2023 и 2024
//! годы».

use std::fmt::{self, Formatter};

use super::{write_piece, write_year};
use crate::deadline::interval::Interval;
use crate::deadline::term::{TermPiece, Window, Year};
use crate::russian::roman::to_roman;

/// The pieces with commas; months and quarters of one year in a row name it once.
pub(super) fn list(f: &mut Formatter, pieces: &[TermPiece]) -> fmt::Result {
    let years = whole_years(pieces);
    if years > 1 {
        write_years(f, pieces.get(..years).unwrap_or_default())?;
    }
    let skipped = if years > 1 { years } else { 0 };
    for (at, piece) in pieces.iter().enumerate().skip(skipped) {
        if at > 0 {
            f.write_str(", ")?;
        }
        if at > 0 && write_later_years(f, piece)? {
            continue;
        }
        let shares = |one: Option<usize>, other: usize| {
            one.and_then(|one| pieces.get(one))
                .zip(pieces.get(other))
                .is_some_and(|(one, other)| shares_year(one, other))
        };
        let (joined, more) = (shares(at.checked_sub(1), at), shares(Some(at), at + 1));
        match quarter(piece).filter(|_| joined || more) {
            Some(number) if more => f.write_str(&to_roman(number))?,
            Some(number) => {
                write!(f, "{} кварталы", to_roman(number))?;
                write_year(f, piece.year())?;
            }
            None => write_piece(f, piece, more)?,
        }
    }
    Ok(())
}

/// How many whole years stand at the head of the pieces.
fn whole_years(pieces: &[TermPiece]) -> usize {
    let whole = Window::whole(Interval::Year);
    let year = |piece: &&TermPiece| matches!(piece, TermPiece::In(window, Some(Year::Named(_)), false) if Some(*window) == whole);
    pieces.iter().take_while(year).count()
}

/// «2022, 2023 и 2024 годы».
fn write_years(f: &mut Formatter, pieces: &[TermPiece]) -> fmt::Result {
    let years = pieces.iter().filter_map(TermPiece::named_years);
    for (at, (year, _)) in years.enumerate() {
        match at {
            0 => {}
            _ if at + 1 == pieces.len() => f.write_str(" и ")?,
            _ => f.write_str(", ")?,
        }
        write!(f, "{year}")?;
    }
    f.write_str(" годы")
}

/// Whole years that follow something else: «в 2024 году», for «май 2023 года, 2024 год» would be May again.
fn write_later_years(f: &mut Formatter, piece: &TermPiece) -> Result<bool, fmt::Error> {
    let TermPiece::In(window, Some(Year::Named(year)), false) = piece else { return Ok(false) };
    if (window.first(), window.last()) != (Interval::Year, Interval::Year) {
        return Ok(false);
    }
    match window.later() {
        0 => write!(f, "в {year} году")?,
        later => write!(f, "в {year}–{} годах", year + later)?,
    }
    Ok(true)
}

/// The number of a whole quarter.
fn quarter(piece: &TermPiece) -> Option<u8> {
    match piece {
        TermPiece::In(window, _, false) if Window::whole(window.first()) == Some(*window) => {
            match window.first() {
                Interval::Quarter(quarter) => Some(quarter.get()),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Whether the next piece is a month or quarter of the same year that comes no earlier, so that its year serves both.
fn shares_year(piece: &TermPiece, next: &TermPiece) -> bool {
    let part = |piece: &TermPiece| match piece {
        TermPiece::In(window, Some(Year::Named(year)), false)
            if Window::whole(window.first()) == Some(*window) =>
        {
            match window.first() {
                Interval::Month(month) => Some((*year, false, month.number_from_month())),
                Interval::Quarter(quarter) => Some((*year, true, u32::from(quarter.get()))),
                _ => None,
            }
        }
        _ => None,
    };
    matches!((part(piece), part(next)), (Some((year, kind, one)), Some((other, same, two))) if (year, kind) == (other, same) && one < two)
}
