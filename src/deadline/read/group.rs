//! The phrases of one duty, sorted by what they say.

use chrono::Weekday;

use super::build::edges::is_one_year;
use super::conditions::check_beside;
use super::fault::{Parse, fault, join};
use super::fill::{PlacedPiece, fill};
use super::phrase::{Phrase, PhraseMeaning};
use super::point::{Shape, YearMark};
use super::raw::{Form, Raw, RawSlot};
use super::reports::{are_in_two_years, told_year};
use super::vocabulary::CountUnit;
use crate::base::Span;
use crate::deadline::UndatedReason;
use crate::deadline::interval::Interval;
use crate::deadline::offset::{Delay, Offset};
use crate::deadline::term::{TermPiece, Whole};
use crate::deadline::unread::Unread;

/// The phrases of one duty, by what they say.
#[derive(Default)]
pub(super) struct PhraseGroup {
    pub(super) span: Span,
    pub(super) recurrence: Option<(CountUnit, u8, u8)>,
    pub(super) recurrence_span: Span,
    /// Whether it comes no oftener: «1 раз в год».
    pub(super) exact: bool,
    pub(super) pieces: Vec<PlacedPiece>,
    pub(super) each: bool,
    pub(super) bare_day: bool,
    pub(super) bare_year: bool,
    /// Whether a date has no year of its own.
    pub(super) shares_year: bool,
    pub(super) slots: Vec<(RawSlot, Span)>,
    pub(super) weekdays: Vec<Weekday>,
    pub(super) by_weekday: bool,
    pub(super) which_week: bool,
    pub(super) whole: Option<Whole>,
    pub(super) why: Option<(UndatedReason, Span)>,
    /// Whether it is told after what: «по итогам мониторинга».
    pub(super) outcome: bool,
    pub(super) delay: Option<Delay>,
    /// Since when of the first year: «ежемесячно, начиная с февраля».
    pub(super) start: Option<Interval>,
    /// Whether a date is said to be somebody else's than the one before it: «в течение года, отчёт – до 20 декабря».
    pub(super) labelled: bool,
    pub(super) ahead: Option<Offset>,
    pub(super) agreed: bool,
    pub(super) reported: bool,
    /// Whether the recurrence is «в течение квартала», which no beginning fits.
    pub(super) within: bool,
    /// How many times, told apart from how often: «в мае, 2 раза».
    pub(super) times: Option<(u8, Span)>,
}

impl PhraseGroup {
    /// Sorts the phrases.
    pub(super) fn of(text: &str, phrases: &[Phrase], span: Span) -> Parse<Self> {
        let in_two_years = are_in_two_years(phrases)?;
        let mut group = PhraseGroup { span, reported: in_two_years, ..PhraseGroup::default() };
        // Beside a recurrence, years are its bounds.
        let alone = !phrases.iter().any(|phrase| {
            matches!(
                phrase.said,
                PhraseMeaning::Recurrence(..) | PhraseMeaning::Slot(_) | PhraseMeaning::Weekdays(..)
            )
        });
        let within_year = !alone && !phrases.iter().any(|phrase| is_of_years(&phrase.said));
        check_beside(text, phrases)?;
        let mut run: Vec<(Raw, Span)> = Vec::new();
        for (at, phrase) in phrases.iter().enumerate() {
            let second = !group.is_bare() || group.recurrence.is_some() || !run.is_empty();
            check_foreign(text, phrases.get(at..).unwrap_or_default(), second)?;
            if group.take_beside(phrase)? {
                continue;
            }
            match phrase.said {
                PhraseMeaning::Label => {
                    let rest = phrases.get(at + 1..).unwrap_or_default();
                    group.labelled |= second && rest.iter().any(|phrase| phrase.said.is_time());
                    if ends_list(&run, phrase, rest)? {
                        group.pieces.append(&mut fill(&mut run, alone)?);
                        run.clear();
                    }
                }
                // «2024 год – по отдельному плану»: the year, or a day of the plan?
                PhraseMeaning::Undated(_) if run.last().is_some_and(|(raw, _)| raw.form == Form::Head) => {
                    return fault(phrase.span, Unread::Alternative);
                }
                // «во время приёма граждан, ежемесячно»: the recurrence is its time.
                PhraseMeaning::Frame(_) if !alone => {}
                PhraseMeaning::Undated(why) | PhraseMeaning::Frame(why) => {
                    group.why = group.why.or(Some((why, phrase.span)))
                }
                PhraseMeaning::Raw(raw) if within_year && is_open_start(&phrase.said) => {
                    group.once(group.start.is_some())?;
                    group.start = interval_of(&raw);
                }
                PhraseMeaning::Raw(raw) => {
                    let raw = if in_two_years { told_year(raw) } else { raw };
                    group.note(&raw);
                    run.push((raw, phrase.span));
                }
                _ => {
                    if let PhraseMeaning::Slot(slot) = phrase.said {
                        group.join_slots(&mut run, slot, phrase.span)?;
                    }
                    group.pieces.append(&mut fill(&mut run, alone)?);
                    run.clear();
                    group.take(phrase)?;
                }
            }
        }
        group.pieces.append(&mut fill(&mut run, alone)?);
        group.take_times()?;
        Ok(group)
    }

    /// Takes what stands beside dates and parts none from the next: «15 мая, г. Чита, 20 мая 2024 г., г. Борзя» is a list all
    /// the same. Whether it was such a phrase.
    fn take_beside(&mut self, phrase: &Phrase) -> Parse<bool> {
        match phrase.said {
            PhraseMeaning::Place
            | PhraseMeaning::Item
            | PhraseMeaning::Nothing
            | PhraseMeaning::OnWeekday(..) => {}
            PhraseMeaning::Agreed => self.agreed = true,
            PhraseMeaning::Outcome => self.outcome = true,
            PhraseMeaning::Times(times) => {
                self.once(self.times.is_some())?;
                self.times = Some((times, phrase.span));
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Notes what a date or window tells of the rest.
    fn note(&mut self, raw: &Raw) {
        let bare = matches!(raw.form, Form::Bare | Form::Head) && raw.last.is_none();
        self.bare_day |= bare && raw.first.is_day();
        self.bare_year |= bare && raw.first.shape == Shape::Full(Interval::Year);
        let year = raw.end().year;
        self.shares_year |= raw.end().lacks_year();
        self.each |= matches!(year, YearMark::Each | YearMark::Reported);
        self.reported |= year == YearMark::Reported;
    }

    /// Takes a phrase that is no date.
    fn take(&mut self, phrase: &Phrase) -> Parse<()> {
        match &phrase.said {
            PhraseMeaning::Recurrence(unit, step, times, exact) => {
                let known =
                    self.recurrence.filter(|known| self.exact && (known.0, known.1) == (unit.civil(), *step));
                self.take_recurrence((*unit, *step, *times), phrase.span)?;
                // «1 раз в год, 2 раза в год»
                if known.is_some_and(|(.., known)| known != *times) {
                    return fault(join(self.recurrence_span, phrase.span), Unread::TwoRhythms);
                }
                self.exact |= *exact;
            }
            PhraseMeaning::Weekdays(day, by, each) => {
                self.weekdays.push(*day);
                self.by_weekday = *by;
                self.which_week |= *by && !*each;
            }
            PhraseMeaning::Whole(whole) => {
                // «постоянно, до конца срока реализации»: all of it.
                let first = self.whole.filter(|known| {
                    *known != Whole::End && (*known != Whole::Period || *whole == Whole::End)
                });
                self.whole = Some(first.unwrap_or(*whole))
            }
            PhraseMeaning::Within(unit) => {
                self.take_recurrence((*unit, 1, 1), phrase.span)?;
                self.within = true;
            }
            PhraseMeaning::Delay(delay) => {
                self.once(self.delay.is_some())?;
                self.delay = Some(delay.clone());
            }
            PhraseMeaning::Before(offset) => {
                self.once(self.ahead.is_some())?;
                self.ahead = Some(*offset);
                self.why = self.why.or(Some((UndatedReason::Event, phrase.span)));
            }
            _ => {}
        }
        Ok(())
    }

    /// Takes a recurrence. «ежеквартально (1 раз в квартал)» says it twice; two that differ cannot both be.
    fn take_recurrence(&mut self, (unit, step, times): (CountUnit, u8, u8), span: Span) -> Parse<()> {
        // Dates that stand beside it say enough; without them it is the academic year.
        if unit == CountUnit::SchoolYear {
            self.whole = Some(Whole::SchoolYear);
        }
        let recurrence = (unit.civil(), step, times);
        match self.recurrence {
            // «четыре раза в год (ежеквартально)» says one thing twice.
            Some(known) if is_divided(known, recurrence) => self.recurrence = None,
            Some(known) if is_divided(recurrence, known) => return Ok(()),
            _ => {}
        }
        match self.recurrence {
            None => self.recurrence_span = span,
            Some((known, each, often))
                if (known, each) == (recurrence.0, step) && (often == times || often == 1) => {}
            Some(_) => return fault(join(self.recurrence_span, span), Unread::TwoRhythms),
        }
        self.recurrence = Some(recurrence);
        Ok(())
    }

    /// Of some things there can be but one.
    pub(super) fn once(&self, known: bool) -> Parse<()> {
        if known { fault(self.span, Unread::Conflict) } else { Ok(()) }
    }

    /// Whether nothing says a time but words of somebody's own.
    pub(super) fn is_bare(&self) -> bool {
        self.pieces.is_empty() && self.slots.is_empty() && self.weekdays.is_empty() && self.whole.is_none()
    }

    /// Whether there is nothing but a reason for having no date, and perhaps how often.
    pub(super) fn is_undated_only(&self) -> bool {
        (self.why.is_some() || self.outcome && self.recurrence.is_none())
            && self.pieces.is_empty()
            && self.slots.is_empty()
            && self.whole.is_none()
    }

    /// Whether a year since which is named beside dates without one: «до 1 июня, начиная с 2023 года».
    pub(super) fn is_since_year(&self) -> bool {
        let since = |piece: &TermPiece| matches!(piece, TermPiece::Since(Interval::Year, _));
        let years = self.pieces.iter().filter(|(piece, _)| since(piece)).count();
        let open = || self.pieces.iter().all(|(piece, _)| since(piece) || piece.lacks_year());
        years == 1 && self.pieces.len() > 1 && open()
    }
}

/// «до 1 марта (заявки – до 15 февраля)», «до 1 марта, каникулы 24–31 марта»: behind a time, what stands in brackets with
/// words of its own, or in the course of something, is another time; «до 1 июня, корректировка – по запросу» has another duty.
fn check_foreign(text: &str, phrases: &[Phrase], second: bool) -> Parse<()> {
    let [Phrase { said, span }, next, ..] = phrases else { return Ok(()) };
    let in_brackets = || text.get(..span.start as usize).is_some_and(|text| text.trim_end().ends_with('('));
    let other = match said {
        PhraseMeaning::Label => {
            let words = text.get(span.range()).unwrap_or_default();
            in_brackets() && !has_number(words)
        }
        PhraseMeaning::Frame(_) => true,
        _ => false,
    };
    let dated = matches!(next.said, PhraseMeaning::Raw(_) | PhraseMeaning::Slot(_));
    let undated = matches!((said, &next.said), (PhraseMeaning::Label, PhraseMeaning::Undated(_)));
    if second && (dated && other || undated) { fault(*span, Unread::TwoDuties) } else { Ok(()) }
}

/// Whether a label has a number, and so is one of several: «9 кл.», «II этап». A Latin letter within a Cyrillic word, or in
/// place of a small one, is a slip of the hand.
fn has_number(label: &str) -> bool {
    let roman = |word: &str| !word.is_empty() && word.bytes().all(|letter| letter.is_ascii_uppercase());
    label.contains(|sign: char| sign.is_ascii_digit())
        || label.split(|sign: char| !sign.is_alphabetic()).any(roman)
}

/// «за 10 дней до 1 марта, отчёт – 10 июля»: what stands before the first day is not told of another thing.
fn check_carried(run: &[(Raw, Span)], label: &Phrase, rest: &[Phrase]) -> Parse<()> {
    let carries = run.last().is_some_and(|(raw, _)| matches!(raw.form, Form::Ahead(_) | Form::On));
    let day = |said: &PhraseMeaning| matches!(said, PhraseMeaning::Raw(raw) if raw.form == Form::Bare && raw.last.is_none() && raw.first.is_day());
    match carries && rest.first().is_some_and(|next| day(&next.said)) {
        true => fault(label.span, Unread::TwoDuties),
        false => Ok(()),
    }
}

/// Whether a label ends the list before it: «конкурс – до 1 марта 2024 г., ремонт – 2025 год», where the year is no second
/// one of the day.
fn ends_list(run: &[(Raw, Span)], label: &Phrase, rest: &[Phrase]) -> Parse<bool> {
    check_carried(run, label, rest)?;
    // «в 5–8 классах до 20 мая»: the numbers are of what is named, and of no month.
    match run.last().filter(|(raw, _)| waits(raw)) {
        Some((_, span)) => fault(*span, Unread::NoMonth),
        None => Ok(rest.first().is_some_and(|next| is_named_year(&next.said))),
    }
}

/// Whether its last number waits for a month.
fn waits(raw: &Raw) -> bool {
    raw.end().shape.is_number()
}

/// Whether it is a year alone, by its number.
fn is_named_year(said: &PhraseMeaning) -> bool {
    match said {
        PhraseMeaning::Raw(raw) => raw.last.is_none() && is_one_year(&raw.first) && raw.form == Form::Bare,
        _ => false,
    }
}

/// Whether a part of the year is what so many times in the year make: quarters of four times.
pub(super) fn is_divided((whole, each, times): (CountUnit, u8, u8), part: (CountUnit, u8, u8)) -> bool {
    let months = part.0.months().saturating_mul(times);
    each == 1
        && (part.1, part.2) == (1, 1)
        && whole == CountUnit::Year
        && part.0 != CountUnit::Year
        && months == 12
}

/// Whether it is a recurrence of years, which no month of the first one begins.
fn is_of_years(said: &PhraseMeaning) -> bool {
    matches!(said, PhraseMeaning::Recurrence(CountUnit::Year | CountUnit::SchoolYear, ..))
}

/// «начиная с февраля»: since when, and of no year.
pub(super) fn is_open_start(said: &PhraseMeaning) -> bool {
    matches!(said, PhraseMeaning::Raw(raw)
        if raw.form == Form::Since && raw.first.lacks_year() && interval_of(raw).is_some())
}

/// The interval that a date names in full.
fn interval_of(raw: &Raw) -> Option<Interval> {
    match raw.first.shape {
        Shape::Full(interval) if !interval.is_school() => Some(interval),
        _ => None,
    }
}
