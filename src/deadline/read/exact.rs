//! A bare day as that very day: what «15 мая 2024» means in a column «Дата проведения», where elsewhere it is a last day.

use super::letters::fold;
use super::russian::forms::LAST;
use super::{DayRole, NamedDay, Reading};
use crate::deadline::interval::{Day, Interval};
use crate::deadline::term::{Every, Recurrence, Slot, SlotDay, Term, TermPiece, Then};

impl Reading {
    /// The reading of the wording where each day that stands by itself is meant as that very day. What is worded as a
    /// last day stays one, and so do the days listed behind it: «до 15 мая, 10 июня».
    pub fn on_the_day(self, wording: &str) -> Self {
        let mut last = false;
        let mut alone: Vec<Day> = Vec::new();
        for NamedDay { day, role, span, .. } in &self.named {
            last |= *role == DayRole::Due && is_last(wording.get(..span.start as usize).unwrap_or_default());
            alone.extend((!last).then_some(*day));
        }
        // Days of each month are told by their number alone, for all of a wording.
        let slots = !wording.split(|sign: char| !sign.is_alphabetic()).any(is_marker);
        let term = On { alone: &alone, slots }.term(self.term);
        Reading { term, ..self }
    }
}

/// Whether the words before a day make it a last one.
fn is_last(before: &str) -> bool {
    let word = before.trim_end_matches(|sign: char| !sign.is_alphanumeric());
    is_marker(word.rsplit(|sign: char| !sign.is_alphabetic()).next().unwrap_or_default())
}

fn is_marker(word: &str) -> bool {
    LAST.contains(&fold(word).as_str())
}

/// Which days stand alone.
struct On<'d> {
    alone: &'d [Day],
    slots: bool,
}

impl On<'_> {
    fn term(&self, term: Term) -> Term {
        match term {
            Term::Dates(pieces) => Term::Dates(self.pieces(pieces)),
            Term::Every(every) => Term::Every(self.every(every)),
            Term::Then(pieces, Then::Again(every)) => {
                Term::Then(self.pieces(pieces), Then::Again(self.every(every)))
            }
            Term::Then(pieces, then) => Term::Then(self.pieces(pieces), then),
            other => other,
        }
    }

    fn pieces(&self, pieces: Vec<TermPiece>) -> Vec<TermPiece> {
        let piece = |piece| match piece {
            TermPiece::By(Interval::Day(day), year) if self.alone.contains(&day) => TermPiece::On(day, year),
            other => other,
        };
        pieces.into_iter().map(piece).collect()
    }

    fn every(&self, every: Every) -> Every {
        let recurrence = match every.recurrence {
            Recurrence::Years { step, times, on } => Recurrence::Years { step, times, on: self.pieces(on) },
            Recurrence::Months { step, times, on } if self.slots => {
                Recurrence::Months { step, times, on: on.into_iter().map(slot).collect() }
            }
            other => other,
        };
        Every { recurrence, ..every }
    }
}

/// A day of each month, as that day.
fn slot(slot: Slot) -> Slot {
    match slot.when {
        SlotDay::By(day) => Slot { when: SlotDay::On(day), ..slot },
        _ => slot,
    }
}

#[cfg(test)]
mod tests {
    use crate::deadline::read;

    #[test]
    fn a_day_by_itself_is_that_day_and_one_worded_as_a_last_day_stays_one() {
        let cases = [
            ("15 мая 2024 года", "на 15 мая 2024 года"),
            ("20.10.2020г.", "на 20 октября 2020 года"),
            ("до 15 мая 2024 года", "до 15 мая 2024 года"),
            ("не позднее 15.05.2024", "до 15 мая 2024 года"),
            ("май 2024 года", "май 2024 года"),
            ("с 10 по 20 мая 2024 года", "с 10 по 20 мая 2024 года"),
            ("ежегодно, 20 января", "ежегодно, на 20 января"),
            ("ежегодно, до 20 января", "ежегодно, до 20 января"),
        ];
        for (wording, right) in cases {
            let term = read(wording).unwrap().on_the_day(wording).term;
            assert_eq!(term.to_string(), right, "{wording}");
        }
        let wording = "15 числа каждого месяца";
        let term = read(wording).unwrap().on_the_day(wording).term;
        assert_eq!(read(&term.to_string()).unwrap().term, term);
    }
}
