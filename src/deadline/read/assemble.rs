//! Phrases to a term.

use chrono::{Month, NaiveDate, Weekday};

use super::cursor::{Read, fault, join};
use super::fill::{Placed, fill};
use super::free::tidy;
use super::phrase::{MonthOf, Phrase, RawSlot, Said};
use super::point::YearMark;
use super::vocabulary::Unit;
use crate::deadline::stretch::{Day, Nth, Stretch};
use crate::deadline::term::{
    DayOf, Every, Lag, Piece, Rhythm, Slot, SlotDay, Term, Then, Undated, Whole, Why, Year,
};
use crate::diagnostic::Span;
use crate::diagnostic::message::deadline::Unread;

/// The term that the phrases make, and the words of each of its pieces.
pub(super) fn assemble(text: &str, phrases: &[Phrase]) -> Read<(Term, Vec<Placed>)> {
    let start = phrases.first().map_or(0, |phrase| phrase.span.range().start);
    let all = Span::new(start, text.len());
    let Some(again) = phrases.iter().position(|phrase| matches!(phrase.said, Said::Again)) else {
        return Group::of(phrases, all)?.term(text);
    };
    let marker = phrases[again].span;
    let word = || Unread::Unexpected(text.get(marker.range()).unwrap_or_default().to_owned());
    let (first, rest) = (Group::of(&phrases[..again], all)?, &phrases[again + 1..]);
    if rest.iter().any(|phrase| matches!(phrase.said, Said::Again)) {
        return fault(marker, word());
    }
    let (Term::Dates(pieces), placed) = first.term(text)? else { return fault(marker, word()) };
    let Some(next) = rest.first() else {
        return fault(marker, Unread::Unfinished(text.get(marker.range()).unwrap_or_default().to_owned()));
    };
    let span = join(next.span, all);
    let group = Group::of(rest, span)?;
    if group.is_undated_only() {
        return Ok((
            Term::Then(pieces, Then::Undated(tidy(text.get(span.range()).unwrap_or_default()))),
            placed,
        ));
    }
    let then = match group.term(text)?.0 {
        Term::Every(every) => Then::Again(every),
        Term::Throughout(_) => Then::Throughout,
        Term::Dates(more) if !more.iter().any(Piece::lacks_year) => {
            let mut all = placed;
            all.extend(more.iter().map(|piece| (*piece, span)));
            return Ok((Term::Dates(all.iter().map(|(piece, _)| *piece).collect()), all));
        }
        _ => return fault(span, Unread::Conflict),
    };
    Ok((Term::Then(pieces, then), placed))
}

/// Whether the words stop where they should begin to say something: «по мере», «в соответствии с».
fn is_cut_off(words: &str) -> bool {
    const WHOLE: [&str; 13] = [
        "со дня",
        "с даты",
        "с момента",
        "по мере",
        "согласно",
        "в соответствии",
        "в случае",
        "в день",
        "в связи",
        "по окончании",
        "по завершении",
        "после окончания",
        "в сроки, установленные",
    ];
    WHOLE.contains(&words) || [" до", " с", " со", " после", " при"].iter().any(|end| words.ends_with(end))
}

/// The phrases of one duty, by what they say.
#[derive(Default)]
struct Group {
    span: Span,
    rhythm: Option<(Unit, u8, u8)>,
    rhythm_span: Span,
    pieces: Vec<Placed>,
    each: bool,
    slots: Vec<(RawSlot, Span)>,
    weekdays: Vec<Weekday>,
    by_weekday: bool,
    which_week: bool,
    whole: Option<Whole>,
    why: Option<(Why, Span)>,
    lag: Option<Lag>,
}

impl Group {
    /// Sorts the phrases.
    fn of(phrases: &[Phrase], span: Span) -> Read<Self> {
        let mut group = Group { span, ..Group::default() };
        // Beside a rhythm, years are its bounds.
        let alone = !phrases
            .iter()
            .any(|phrase| matches!(phrase.said, Said::Rhythm(..) | Said::Slot(_) | Said::Weekdays(..)));
        let mut run = Vec::new();
        for phrase in phrases {
            if let Said::Raw(raw) = phrase.said {
                group.each |= raw.last.unwrap_or(raw.first).year == YearMark::Each;
                run.push((raw, phrase.span));
                continue;
            }
            if let Said::Slot(slot) = phrase.said {
                group.join_slots(&mut run, slot, phrase.span);
            }
            group.pieces.append(&mut fill(&mut run, alone)?);
            run.clear();
            match &phrase.said {
                Said::Rhythm(unit, step, times) => {
                    // Dates that stand beside it say enough; without them it is the academic year.
                    let (school, unit) = (*unit == Unit::SchoolYear, &unit.civil());
                    group.whole = if school { Some(Whole::SchoolYear) } else { group.whole };
                    let known =
                        group.rhythm.is_some_and(|(known, ..)| known != Unit::Year || *unit == Unit::Year);
                    if !known {
                        group.rhythm = Some((*unit, *step, *times));
                        group.rhythm_span = phrase.span;
                    }
                }
                Said::Weekdays(day, by, each) => {
                    group.weekdays.push(*day);
                    group.by_weekday = *by;
                    group.which_week |= *by && !*each;
                }
                Said::Whole(whole) => {
                    group.whole = Some(group.whole.filter(|known| *known != Whole::Period).unwrap_or(*whole))
                }
                Said::Undated(why) => group.why = group.why.or(Some((*why, phrase.span))),
                Said::Lag(lag) => group.lag = Some(lag.clone()),
                _ => {}
            }
        }
        group.pieces.append(&mut fill(&mut run, alone)?);
        Ok(group)
    }

    /// Adds days of each month, numbers before them being such days too: «5, 15 и 25 числа».
    fn join_slots(&mut self, run: &mut Vec<(super::phrase::Raw, Span)>, slot: RawSlot, span: Span) {
        use super::point::Shape;
        let numbers = run
            .iter()
            .rev()
            .take_while(|(raw, _)| matches!(raw.first.shape, Shape::Number(_)) && raw.last.is_none());
        let first = run.len() - numbers.count();
        for (raw, place) in run.drain(first..) {
            let Shape::Number(number) = raw.first.shape else { continue };
            let Some(number) = Nth::new(number).map(DayOf::Number) else { continue };
            let when =
                if matches!(slot.when, SlotDay::On(_)) { SlotDay::On(number) } else { SlotDay::By(number) };
            self.slots.push((RawSlot { when, month: slot.month }, place));
        }
        self.slots.push((slot, span));
    }

    /// Whether there is nothing but a reason for having no date, and perhaps how often.
    fn is_undated_only(&self) -> bool {
        self.why.is_some() && self.pieces.is_empty() && self.slots.is_empty() && self.whole.is_none()
    }

    /// The term of the group.
    fn term(self, text: &str) -> Read<(Term, Vec<Placed>)> {
        let placed = self.pieces.clone();
        if let Some(lag) = self.lag {
            return if placed.is_empty() {
                Ok((Term::After(lag), placed))
            } else {
                fault(self.span, Unread::Conflict)
            };
        }
        let free_rhythm = self.rhythm.is_none() || self.why.is_some_and(|(why, _)| why != Why::AsNeeded);
        if self.is_undated_only() && free_rhythm && self.weekdays.is_empty() {
            let words = tidy(text.get(self.span.range()).unwrap_or_default());
            let why = self.why.map_or(Why::Event, |(why, _)| why);
            if is_cut_off(&words) {
                return fault(self.span, Unread::Unfinished(words));
            }
            return Ok((Term::Undated(Undated { why, words }), placed));
        }
        if self.rhythm.is_some() || self.each || !self.slots.is_empty() || !self.weekdays.is_empty() {
            return self.every();
        }
        if let Some(whole) = self.whole {
            let since: Vec<Placed> =
                placed.iter().filter(|(piece, _)| matches!(piece, Piece::Since(..))).copied().collect();
            return match (placed.len(), since.len()) {
                (0, _) => Ok((Term::Throughout(whole), placed)),
                (1, 1) => Ok((Term::Dates(since.iter().map(|(piece, _)| *piece).collect()), since)),
                _ => fault(self.span, Unread::Conflict),
            };
        }
        if placed.is_empty() {
            return fault(self.span, Unread::Empty);
        }
        let pieces = placed.iter().map(|(piece, _)| *piece).collect();
        Ok(match self.why {
            // Behind a date, the need says of the times that follow; before it, of that time.
            Some((Why::AsNeeded, span)) if placed.iter().all(|(_, piece)| piece.start < span.start) => {
                (Term::Then(pieces, Then::Undated(tidy(text.get(span.range()).unwrap_or_default()))), placed)
            }
            _ => (Term::Dates(pieces), placed),
        })
    }

    /// A rhythm with the days it names, or what a rhythm and dates of named years make.
    fn every(mut self) -> Read<(Term, Vec<Placed>)> {
        let (unit, step, times) = match self.rhythm {
            Some(rhythm) => rhythm,
            None if self.which_week => return fault(self.span, Unread::VagueEdge),
            None if self.is_last_day() => return fault(self.span, Unread::WhichMonth),
            None if !self.weekdays.is_empty() => (Unit::Week, 1, 1),
            None if !self.slots.is_empty() => (self.slot_unit(), 1, 1),
            None => (Unit::Year, 1, 1),
        };
        let mut every = Every::always(base(unit, step, times));
        let yearly = unit == Unit::Year;
        if yearly && self.whole == Some(Whole::SchoolYear) && self.pieces.is_empty() {
            return Ok((Term::Throughout(Whole::SchoolYear), Vec::new()));
        }
        self.take_bounds(&mut every);
        let named = |(piece, _): &&Placed| piece.year().is_some() && (!yearly || is_named(piece));
        match self.pieces.iter().filter(named).count() {
            0 => {}
            1 if self.is_first_time(&every) => {
                return Ok((Term::Then(vec![self.pieces[0].0], Then::Again(every)), self.pieces));
            }
            1 => self.take_bound(&mut every)?,
            _ if self.slots.is_empty() && self.weekdays.is_empty() => {
                return Ok((Term::Dates(self.pieces.iter().map(|(piece, _)| *piece).collect()), self.pieces));
            }
            _ => return fault(self.span, Unread::Conflict),
        }
        if matches!((every.since, every.until), (Some(since), Some(until)) if since > until) {
            return fault(self.span, Unread::Backwards);
        }
        let placed = self.pieces.clone();
        let pieces: Vec<Piece> =
            placed.iter().map(|(piece, span)| without_year(*piece, *span)).collect::<Read<_>>()?;
        match pieces.as_slice() {
            [] => {}
            [Piece::In(window, ..)] if !yearly => every.season = Some(*window),
            [Piece::By(..) | Piece::On(..)] if !yearly => return fault(self.span, Unread::Conflict),
            _ => {
                let step = if yearly { step } else { 1 };
                every.rhythm = Rhythm::Years { step, times: 1, on: pieces };
            }
        }
        self.add_slots(&mut every)?;
        self.add_weekdays(&mut every)?;
        Ok((Term::Every(every), placed))
    }

    /// Takes the pieces that say since when and until when.
    fn take_bounds(&mut self, every: &mut Every) {
        self.pieces.retain(|(piece, _)| match *piece {
            Piece::Since(stretch, Year::Named(year)) => {
                every.since = stretch.first(year);
                false
            }
            Piece::In(window, Some(Year::Named(year)), _)
                if matches!(window.first(), Stretch::Year | Stretch::SchoolYear) =>
            {
                (every.since, every.until) = bounds(window, year);
                false
            }
            _ => true,
        });
    }

    /// Whether the one date or window of a named year before the rhythm is its first time, and not its bounds.
    fn is_first_time(&self, every: &Every) -> bool {
        let [(piece, span)] = self.pieces.as_slice() else { return false };
        let first = span.start < self.rhythm_span.start && self.slots.is_empty() && self.weekdays.is_empty();
        let yearly = matches!(every.rhythm, Rhythm::Years { .. });
        first
            && match piece {
                Piece::In(..) => !has_room(piece, &every.rhythm),
                Piece::By(..) => yearly && is_named(piece),
                _ => is_named(piece),
            }
    }

    /// Takes the one date or window of a named year as bounds of the rhythm.
    fn take_bound(&mut self, every: &mut Every) -> Read<()> {
        let Some(at) = self.pieces.iter().position(|(piece, _)| is_named(piece)) else {
            return fault(self.span, Unread::Conflict);
        };
        let (piece, _) = self.pieces.remove(at);
        let yearly = matches!(every.rhythm, Rhythm::Years { .. });
        match piece {
            Piece::In(window, Some(Year::Named(year)), _) if !yearly || has_room(&piece, &every.rhythm) => {
                (every.since, every.until) = bounds(window, year);
            }
            Piece::By(stretch, Some(Year::Named(year))) if !yearly => every.until = stretch.last(year),
            _ => return fault(self.span, Unread::Conflict),
        }
        Ok(())
    }

    /// Whether there is but «последний день», and not of what.
    fn is_last_day(&self) -> bool {
        let last = |slot: &RawSlot| {
            matches!(slot.when, SlotDay::By(DayOf::Last | DayOf::LastWorking))
                && slot.month == MonthOf::Unsaid
        };
        !self.slots.is_empty() && self.slots.iter().all(|(slot, _)| last(slot))
    }

    /// The unit whose months the slots name, where no rhythm does.
    fn slot_unit(&self) -> Unit {
        let mut units = self.slots.iter().map(|(slot, _)| match slot.month {
            MonthOf::After(Some(unit)) | MonthOf::Last(unit) | MonthOf::Nth(_, unit) => unit,
            _ => Unit::Month,
        });
        units.next_back().unwrap_or(Unit::Month)
    }

    /// The days of each month, in the months that the rhythm's unit gives them.
    fn add_slots(&self, every: &mut Every) -> Read<()> {
        for (slot, span) in &self.slots {
            match &mut every.rhythm {
                Rhythm::Months { step, times, on } => {
                    let Some(month) = slot_month(slot.month, step.get()) else {
                        return fault(*span, Unread::WhichMonth);
                    };
                    *times = 1;
                    on.push(Slot { month, when: slot.when });
                }
                Rhythm::Years { on, times, .. } => {
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
        let Rhythm::Weeks { times, on, by } = &mut every.rhythm else {
            return fault(self.span, Unread::Conflict);
        };
        on.clone_from(&self.weekdays);
        on.sort_unstable_by_key(Weekday::num_days_from_monday);
        on.dedup();
        (*times, *by) = (1, self.by_weekday);
        Ok(())
    }
}

/// Whether the rhythm comes several times in the window, or a whole year of it.
fn has_room(piece: &Piece, rhythm: &Rhythm) -> bool {
    let Piece::In(window, Some(Year::Named(year)), _) = piece else { return false };
    let least = match rhythm {
        Rhythm::Days | Rhythm::Weeks { .. } => 0,
        Rhythm::Months { step, .. } => 31 * i64::from(step.get()),
        Rhythm::Years { .. } => 363,
    };
    window.days(*year).is_some_and(|(from, to)| (to - from).num_days() > least)
}

/// Whether the piece names its year with a number.
fn is_named(piece: &Piece) -> bool {
    matches!(piece.year(), Some(Year::Named(_)))
}

/// The rhythm of a unit.
fn base(unit: Unit, step: u8, times: u8) -> Rhythm {
    let months = |count: u8| match Nth::new(u32::from(count)) {
        Some(step) => Rhythm::Months { step, times, on: Vec::new() },
        None => Rhythm::Years { step: 1, times, on: Vec::new() },
    };
    match unit {
        Unit::Day => Rhythm::Days,
        Unit::Week => Rhythm::Weeks { times, on: Vec::new(), by: false },
        Unit::Month => months(step),
        Unit::Quarter => months(3),
        Unit::Half => months(6),
        Unit::Year | Unit::SchoolYear => Rhythm::Years { step, times, on: Vec::new() },
    }
}

/// The first and the last day of a window as bounds.
fn bounds(window: crate::deadline::term::Window, year: i32) -> (Option<NaiveDate>, Option<NaiveDate>) {
    window.days(year).unzip()
}

/// The piece as it comes each year; 29 February does not.
fn without_year(piece: Piece, span: Span) -> Read<Piece> {
    let leap = |stretch: Stretch| matches!(stretch, Stretch::Day(day) if day.of(2001).is_none());
    let found = match piece {
        Piece::By(stretch, _) if !leap(stretch) => Piece::By(stretch, None),
        Piece::On(day, _) if !leap(Stretch::Day(day)) => Piece::On(day, None),
        Piece::In(window, _, through) if !leap(window.first()) && !leap(window.last()) => {
            Piece::In(window, None, through)
        }
        Piece::Since(..) => return fault(span, Unread::Conflict),
        Piece::In(window, ..) if matches!(window.first(), Stretch::Year | Stretch::SchoolYear) => {
            return fault(span, Unread::Conflict);
        }
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
        MonthOf::After(None) => 1,
        MonthOf::After(Some(unit)) if months(unit) == step => 1,
        MonthOf::Last(unit) if months(unit) == step => step,
        MonthOf::Nth(number, unit) if months(unit) == step && number <= step => number,
        MonthOf::Unsaid | MonthOf::Each if step == 1 => 1,
        _ => return None,
    };
    Nth::new(u32::from(number))
}

/// A day of the month after a year that is reported on: in January.
fn yearly(slot: &RawSlot) -> Option<Piece> {
    let day = |day: DayOf| match day {
        DayOf::Number(number) => Day::new(Month::January, u32::from(number.get())),
        _ => None,
    };
    match (slot.month, slot.when) {
        (MonthOf::After(None | Some(Unit::Year)), SlotDay::By(number)) => {
            Some(Piece::By(Stretch::Day(day(number)?), None))
        }
        (MonthOf::After(None | Some(Unit::Year)), SlotDay::On(number)) => Some(Piece::On(day(number)?, None)),
        (MonthOf::Last(Unit::Year), SlotDay::By(DayOf::Last)) => Some(Piece::By(Stretch::Year, None)),
        _ => None,
    }
}
