//! Phrases to a term.

use chrono::Weekday;

use super::build::free::tidy;
use super::cut::cut;
use super::fault::{Read, fault, join};
use super::fill::{Placed, fill, like_part};
use super::phrase::{Form, MonthOf, Phrase, RawSlot, Said};
use super::point::{Shape, YearMark};
use super::vocabulary::Unit;
use crate::deadline::stretch::{Nth, Stretch};
use crate::deadline::term::{
    DayOf, Every, Lag, Offset, Piece, Running, SlotDay, Term, Then, Undated, Whole, Why,
};
use crate::base::Span;
use crate::base::message::deadline::{Unread, What};

/// The term that the phrases make, and the words of each of its pieces.
pub(super) fn assemble(text: &str, phrases: &[Phrase]) -> Read<(Term, Vec<Placed>)> {
    let start = phrases.first().map_or(0, |phrase| phrase.span.range().start);
    let all = Span::new(start, text.len());
    let Some(again) = phrases.iter().position(|phrase| matches!(phrase.said, Said::Again)) else {
        return Group::of(text, phrases, all)?.term(text);
    };
    let marker = phrases[again].span;
    let word = || Unread::Unexpected(text.get(marker.range()).unwrap_or_default().to_owned());
    let (first, rest) = (Group::of(text, &phrases[..again], all)?, &phrases[again + 1..]);
    if rest.iter().any(|phrase| matches!(phrase.said, Said::Again)) {
        return fault(marker, word());
    }
    let (Term::Dates(pieces), placed) = first.term(text)? else { return fault(marker, word()) };
    let Some(next) = rest.first() else {
        return fault(marker, Unread::Unfinished(text.get(marker.range()).unwrap_or_default().to_owned()));
    };
    let span = join(next.span, all);
    let group = Group::of(text, rest, span)?;
    if group.is_undated_only() {
        return Ok((
            Term::Then(pieces, Then::Undated(tidy(text.get(span.range()).unwrap_or_default()))),
            placed,
        ));
    }
    let then = match group.term(text)?.0 {
        Term::Every(every) => Then::Again(every),
        // «далее каждый учебный год» is again, «далее в течение учебного года» without a break.
        Term::Throughout(_) if matches!(next.said, Said::Rhythm(..)) => Then::Again(Every::year()),
        Term::Throughout(_) => Then::Throughout,
        Term::Dates(more) if !more.iter().chain(&pieces).any(Piece::lacks_year) => {
            let mut all = placed;
            all.extend(more.iter().map(|piece| (*piece, span)));
            return Ok((Term::Dates(all.iter().map(|(piece, _)| *piece).collect()), all));
        }
        _ => return fault(span, Unread::Conflict),
    };
    Ok((Term::Then(pieces, then), placed))
}

/// «при необходимости до 1 июля»: a date that holds only on a condition.
fn check_conditions(text: &str, phrases: &[Phrase]) -> Read<()> {
    for pair in phrases.windows(2) {
        let [condition, date] = pair else { continue };
        let words = text.get(condition.span.range()).unwrap_or_default().to_lowercase();
        let condition_said = matches!(condition.said, Said::Undated(Why::AsNeeded)) && (words.starts_with("при ") || words.starts_with("в случае"));
        if condition_said && matches!(date.said, Said::Raw(_) | Said::Slot(_) | Said::Lag(_)) {
            return fault(join(condition.span, date.span), Unread::Conditional);
        }
    }
    Ok(())
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
    let mark = |letter: char| matches!(letter, ' ' | ',' | '.' | '/' | '-' | '–' | '(' | ')' | ':' | ';');
    let words = words.trim_end_matches(mark);
    let last = |end: &str| words.strip_suffix(end).is_some_and(|before| before.ends_with(mark));
    WHOLE.contains(&words) || ["до", "с", "со", "после", "при"].into_iter().any(last)
}

/// The phrases of one duty, by what they say.
#[derive(Default)]
pub(super) struct Group {
    pub(super) span: Span,
    pub(super) rhythm: Option<(Unit, u8, u8)>,
    pub(super) rhythm_span: Span,
    pub(super) pieces: Vec<Placed>,
    pub(super) each: bool,
    pub(super) bare_day: bool,
    pub(super) bare_year: bool,
    pub(super) slots: Vec<(RawSlot, Span)>,
    pub(super) weekdays: Vec<Weekday>,
    pub(super) by_weekday: bool,
    pub(super) which_week: bool,
    pub(super) whole: Option<Whole>,
    pub(super) why: Option<(Why, Span)>,
    pub(super) lag: Option<Lag>,
    pub(super) ahead: Option<Offset>,
    pub(super) agreed: bool,
    pub(super) reported: bool,
    /// Whether the rhythm is «в течение квартала», which no beginning fits.
    pub(super) within: bool,
}

impl Group {
    /// Sorts the phrases.
    fn of(text: &str, phrases: &[Phrase], span: Span) -> Read<Self> {
        let mut group = Group { span, ..Group::default() };
        // Beside a rhythm, years are its bounds.
        let alone = !phrases
            .iter()
            .any(|phrase| matches!(phrase.said, Said::Rhythm(..) | Said::Slot(_) | Said::Weekdays(..)));
        check_conditions(text, phrases)?;
        let mut run = Vec::new();
        for phrase in phrases {
            if let Said::Raw(raw) = phrase.said {
                let bare = raw.form == Form::Bare && raw.last.is_none();
                group.bare_day |= bare && raw.first.is_day();
                group.bare_year |= bare && raw.first.shape == Shape::Full(Stretch::Year);
                let year = raw.last.unwrap_or(raw.first).year;
                group.each |= matches!(year, YearMark::Each | YearMark::Reported);
                group.reported |= year == YearMark::Reported;
                run.push((raw, phrase.span));
                continue;
            }
            // «15 мая, г. Чита, 20 мая 2024 г., г. Борзя» is a list all the same.
            match phrase.said {
                Said::Place | Said::Nothing | Said::OnWeekday(_) => continue,
                Said::Agreed => {
                    group.agreed = true;
                    continue;
                }
                Said::Undated(why) => {
                    group.why = group.why.or(Some((why, phrase.span)));
                    continue;
                }
                Said::Before(offset) => {
                    group.once(group.ahead.is_some())?;
                    group.ahead = Some(offset);
                    group.why = group.why.or(Some((Why::Event, phrase.span)));
                    continue;
                }
                _ => {}
            }
            if let Said::Slot(slot) = phrase.said {
                group.join_slots(&mut run, slot, phrase.span)?;
            }
            group.pieces.append(&mut fill(&mut run, alone)?);
            run.clear();
            match &phrase.said {
                Said::Rhythm(unit, step, times) => {
                    // Dates that stand beside it say enough; without them it is the academic year.
                    let (school, unit) = (*unit == Unit::SchoolYear, &unit.civil());
                    group.whole = if school { Some(Whole::SchoolYear) } else { group.whole };
                    match group.rhythm {
                        None => {
                            group.rhythm = Some((*unit, *step, *times));
                            group.rhythm_span = phrase.span;
                        }
                        // «ежеквартально (1 раз в квартал)» says it twice; two that differ cannot both be.
                        Some((known, each, often)) if (known, each) == (*unit, *step) && (often == *times || often == 1) => {
                            group.rhythm = Some((*unit, *step, *times));
                        }
                        Some(_) => return fault(join(group.rhythm_span, phrase.span), Unread::TwoRhythms),
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
                Said::Within(unit) => {
                    group.once(group.rhythm.is_some_and(|rhythm| rhythm != (*unit, 1, 1)))?;
                    (group.rhythm, group.rhythm_span, group.within) = (Some((*unit, 1, 1)), phrase.span, true);
                }
                Said::Lag(lag) => {
                    group.once(group.lag.is_some())?;
                    group.lag = Some(lag.clone());
                }
                _ => {}
            }
        }
        group.pieces.append(&mut fill(&mut run, alone)?);
        Ok(group)
    }

    /// Of some things there can be but one.
    fn once(&self, known: bool) -> Read<()> {
        if known { fault(self.span, Unread::Conflict) } else { Ok(()) }
    }

    /// Whether nothing says a time but words of somebody's own.
    fn is_bare(&self) -> bool {
        self.pieces.is_empty() && self.slots.is_empty() && self.weekdays.is_empty() && self.whole.is_none()
    }

    /// Adds days of each month, numbers before them being such days too: «5, 15 и 25 числа».
    fn join_slots(
        &mut self,
        run: &mut Vec<(super::phrase::Raw, Span)>,
        slot: RawSlot,
        span: Span,
    ) -> Read<()> {
        let numbers = run.iter().rev().take_while(|(raw, _)| {
            matches!(raw.first.shape, Shape::Number(_) | Shape::Monthly(_, false)) && raw.last.is_none()
        });
        let first = run.len() - numbers.count();
        for (raw, place) in run.drain(first..) {
            let number = match raw.first.shape {
                Shape::Number(number) => number,
                Shape::Monthly(part, _) => {
                    self.slots.push((RawSlot { when: SlotDay::In(part), month: slot.month }, place));
                    continue;
                }
                Shape::Full(_) => continue,
            };
            let day = || {
                let day = Nth::new(number).map(DayOf::Number);
                day.map_or_else(|| fault(place, Unread::NoSuch(What::Number, number)), Ok)
            };
            let when = match slot.when {
                SlotDay::In(part) => SlotDay::In(like_part(part, number, place)?),
                SlotDay::On(_) => SlotDay::On(day()?),
                _ => SlotDay::By(day()?),
            };
            self.slots.push((RawSlot { when, month: slot.month }, place));
        }
        self.slots.push((slot, span));
        Ok(())
    }

    /// Whether there is nothing but a reason for having no date, and perhaps how often.
    fn is_undated_only(&self) -> bool {
        self.why.is_some() && self.pieces.is_empty() && self.slots.is_empty() && self.whole.is_none()
    }

    /// Whether a year since which is named beside dates without one: «до 1 июня, начиная с 2023 года».
    fn is_since_year(&self) -> bool {
        let since = |piece: &Piece| matches!(piece, Piece::Since(Stretch::Year, _));
        let years = self.pieces.iter().filter(|(piece, _)| since(piece)).count();
        let open = || self.pieces.iter().all(|(piece, _)| since(piece) || piece.lacks_year());
        years == 1 && self.pieces.len() > 1 && open()
    }

    /// Whether its days are of the month that runs when the order is given.
    fn is_running(&self) -> bool {
        let running = |month| matches!(month, MonthOf::Current | MonthOf::Next | MonthOf::CurrentUnit(_));
        self.slots.iter().any(|(slot, _)| running(slot.month))
    }

    /// Days of the month that runs when the order is given.
    fn running(mut self) -> Read<(Term, Vec<Placed>)> {
        for (slot, span) in &self.slots {
            let (months, next) = match slot.month {
                MonthOf::Current => (1, false),
                MonthOf::Next => (1, true),
                MonthOf::CurrentUnit(unit) => (unit.months(), false),
                _ => return fault(*span, Unread::Conflict),
            };
            let (SlotDay::By(day) | SlotDay::On(day), Some(months)) = (slot.when, Nth::new(u32::from(months))) else {
                return fault(*span, Unread::WhichMonth);
            };
            self.pieces.push((Piece::Running(Running { day, months, next }), *span));
        }
        if self.whole.is_some() || !self.weekdays.is_empty() {
            return fault(self.span, Unread::Conflict);
        }
        Ok((Term::Dates(self.pieces.iter().map(|(piece, _)| *piece).collect()), self.pieces))
    }

    /// The term of the group.
    fn term(self, text: &str) -> Read<(Term, Vec<Placed>)> {
        if let Some(lag) = self.lag {
            let alone = self.rhythm.is_none() && self.why.is_none();
            if alone && self.pieces.is_empty() && self.slots.is_empty() && self.weekdays.is_empty() && self.whole.is_none() {
                return Ok((Term::After(lag), Vec::new()));
            }
            return fault(self.span, Unread::Conflict);
        }
        if let Some(offset) = self.ahead {
            let words = tidy(text.get(self.span.range()).unwrap_or_default());
            if self.rhythm.is_some() || !self.is_bare() {
                return fault(self.span, Unread::Conflict);
            }
            return Ok((Term::Undated(Undated { why: Why::Event, words, before: Some(offset) }), Vec::new()));
        }
        if self.agreed && self.why.is_none() && self.rhythm.is_none() && self.is_bare() {
            let words = tidy(text.get(self.span.range()).unwrap_or_default());
            return Ok((Term::Undated(Undated { why: Why::External, words, before: None }), Vec::new()));
        }
        // How often is known, though a plan or a need says the days.
        let dated = |why| matches!(why, Why::AsNeeded | Why::SeparatePlan);
        let free_rhythm = self.rhythm.is_none() || self.why.is_some_and(|(why, _)| !dated(why));
        if self.is_undated_only() && free_rhythm && self.weekdays.is_empty() {
            let words = tidy(text.get(self.span.range()).unwrap_or_default());
            let why = self.why.map_or(Why::Event, |(why, _)| why);
            if is_cut_off(&words) {
                return fault(self.span, Unread::Unfinished(words));
            }
            return Ok((Term::Undated(Undated { why, words, before: None }), Vec::new()));
        }
        let since = |(piece, _): &Placed| matches!(piece, Piece::Since(..));
        if self.within && self.pieces.iter().any(since) {
            return fault(self.span, Unread::Conflict);
        }
        if self.rhythm.is_none() && self.is_running() {
            return self.running();
        }
        if self.rhythm.is_some()
            || self.each
            || self.is_since_year()
            || !self.slots.is_empty()
            || !self.weekdays.is_empty()
        {
            return self.every();
        }
        let placed = self.pieces;
        if let Some((piece, span)) = cut(self.whole, &placed) {
            return Ok((Term::Dates(vec![piece]), vec![(piece, span)]));
        }
        if let Some(whole) = self.whole {
            let since: Vec<Placed> =
                placed.iter().filter(|(piece, _)| matches!(piece, Piece::Since(..))).copied().collect();
            return match (placed.len(), since.len()) {
                (0, _) => Ok((Term::Throughout(whole), placed)),
                (1, 1) if whole == Whole::Period => Ok((Term::Dates(since.iter().map(|(piece, _)| *piece).collect()), since)),
                _ => fault(self.span, Unread::Conflict),
            };
        }
        if placed.is_empty() {
            return fault(self.span, Unread::Empty);
        }
        let pieces = placed.iter().map(|(piece, _)| *piece).collect();
        Ok((Term::Dates(pieces), placed))
    }
}
