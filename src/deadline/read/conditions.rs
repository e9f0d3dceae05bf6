//! What stands beside a time and takes it back, or narrows it as no date does: a condition, an event, holidays.

use super::fault::{Parse, fault, join};
use super::fill::is_year;
use super::letters::fold_words;
use super::phrase::{Phrase, PhraseMeaning};
use super::raw::{Form, MonthOf};
use super::russian::forms;
use crate::deadline::UndatedReason;
use crate::deadline::unread::Unread;

/// Holds the phrases of one duty to that.
pub(super) fn check_beside(text: &str, phrases: &[Phrase]) -> Parse<()> {
    check_conditions(text, phrases)?;
    check_changes(phrases)?;
    check_last_day(phrases)?;
    check_outcome(text, phrases)?;
    check_events(text, phrases)
}

/// «по итогам конкурса в трёхдневный срок», «в течение 10 дней по окончании II квартала»: so many days from what was told
/// beside them, or from the order?
fn check_outcome(text: &str, phrases: &[Phrase]) -> Parse<()> {
    let counted =
        |phrase: &Phrase| matches!(&phrase.said, PhraseMeaning::Delay(delay) if delay.event.is_empty());
    let outcome = |phrase: &&Phrase| {
        let words = || fold_words(text.get(phrase.span.range()).unwrap_or_default());
        matches!(phrase.said, PhraseMeaning::Outcome) && words().starts_with(forms::BY_EVENT)
    };
    match phrases.iter().find(outcome) {
        Some(outcome) if phrases.iter().any(counted) => fault(outcome.span, Unread::BesideEvent),
        _ => Ok(()),
    }
}

/// «при необходимости до 1 июля», «ежегодно при наличии средств»: what holds only on a condition.
fn check_conditions(text: &str, phrases: &[Phrase]) -> Parse<()> {
    // «до 1 мая в соответствии с приказом, при необходимости»: what stands between them takes nothing back.
    let time = |phrase: &&Phrase| phrase.said.is_time();
    for (at, condition) in phrases.iter().enumerate() {
        let PhraseMeaning::Undated(why @ (UndatedReason::AsNeeded | UndatedReason::Event)) = condition.said
        else {
            continue;
        };
        let words = fold_words(text.get(condition.span.range()).unwrap_or_default());
        let circumstance = words.starts_with(forms::CIRCUMSTANCE);
        // «при отсутствии замечаний до 1 мая»: a day that holds only then.
        let day = |phrase: &Phrase| matches!(phrase.said, PhraseMeaning::Raw(_) | PhraseMeaning::Slot(_));
        if why == UndatedReason::Event && circumstance && phrases.iter().any(day) {
            return fault(condition.span, Unread::Conditional);
        }
        if why == UndatedReason::Event {
            continue;
        }
        let event = words.starts_with(forms::CONDITION) || circumstance && !words.starts_with(forms::NEED);
        let (before, behind) = phrases.split_at(at);
        let last = before.iter().rev().find(time);
        let next = behind.iter().find(time);
        let need = next.or(last).filter(|_| circumstance);
        if event && phrases.iter().any(|phrase| phrase.said.is_time()) || need.is_some() {
            let span = need.map_or(condition.span, |other| join(condition.span, other.span));
            return fault(span, Unread::Conditional);
        }
    }
    Ok(())
}

/// Whether a year, or any day beside what recurs, since when another rule holds: «до 1 мая, с 2025 года – до 1 апреля»,
/// «ежемесячно до 5 числа, с 1 июля – до 10 числа».
fn check_changes(phrases: &[Phrase]) -> Parse<()> {
    let since = |phrase: &Phrase| matches!(phrase.said, PhraseMeaning::Raw(raw) if raw.form == Form::Since);
    let year = |phrase: &Phrase| matches!(phrase.said, PhraseMeaning::Raw(raw) if is_year(&raw.first));
    let slot = |phrase: &Phrase| matches!(phrase.said, PhraseMeaning::Slot(_));
    let day = |phrase: &Phrase| slot(phrase) || matches!(phrase.said, PhraseMeaning::Raw(_)) && !year(phrase);
    check_exception(phrases)?;
    for (at, turn) in phrases.iter().enumerate().filter(|(_, phrase)| since(phrase)) {
        let (before, behind) = phrases.split_at(at);
        let behind = behind.get(1..).unwrap_or_default();
        let told = year(turn) || before.iter().any(slot) && behind.iter().any(slot);
        if told && before.iter().any(day) && behind.iter().any(day) {
            return fault(turn.span, Unread::Changes);
        }
    }
    Ok(())
}

/// «ежегодно до 1 марта, в 2025 году – до 1 апреля», «по пятницам, в мае по средам»: behind a rule, a time in which another
/// holds.
fn check_exception(phrases: &[Phrase]) -> Parse<()> {
    let again = phrases.iter().any(|phrase| matches!(phrase.said, PhraseMeaning::Recurrence(..)));
    let weekday = |phrase: &Phrase| matches!(phrase.said, PhraseMeaning::Weekdays(..));
    let raw = |phrase: &Phrase| match phrase.said {
        PhraseMeaning::Raw(raw) => Some(raw),
        _ => None,
    };
    let head = |phrase: &Phrase| {
        raw(phrase).is_some_and(|raw| is_year(&raw.first) && matches!(raw.form, Form::Head | Form::In))
    };
    let day = |phrase: &Phrase| raw(phrase).is_some_and(|raw| !is_year(&raw.first));
    for (at, turn) in phrases.iter().enumerate().filter(|(_, phrase)| raw(phrase).is_some()) {
        let (before, behind) = phrases.split_at(at);
        let behind = behind.get(1..).unwrap_or_default();
        let days = again && head(turn) && before.iter().any(day) && behind.iter().any(day);
        if days || before.iter().any(weekday) && behind.iter().any(weekday) {
            return fault(turn.span, Unread::Changes);
        }
    }
    Ok(())
}

/// «до 20 июня 2024 года, в последний день»: of that June, or of each month until then?
fn check_last_day(phrases: &[Phrase]) -> Parse<()> {
    let day = |phrase: &Phrase| matches!(phrase.said, PhraseMeaning::Raw(raw) if raw.form == Form::By && raw.first.is_day());
    let again = |phrase: &Phrase| matches!(phrase.said, PhraseMeaning::Recurrence(..));
    let slot = phrases.windows(2).find_map(|pair| match pair {
        [one, two] if day(one) => match two.said {
            PhraseMeaning::Slot(slot) if slot.month == MonthOf::Unsaid => Some(two.span),
            _ => None,
        },
        _ => None,
    });
    slot.filter(|_| !phrases.iter().any(again)).map_or(Ok(()), |span| fault(span, Unread::Conflict))
}

/// «до 15 мая после семинара», «после семинара, 15 мая», «ежегодно после отбора», «ежегодно в период каникул»: a time, and what it waits for or in
/// what part of it. Behind an event, «но не позднее 15 мая» is its last day, and behind holidays the days are theirs.
fn check_events(text: &str, phrases: &[Phrase]) -> Parse<()> {
    for (at, phrase) in phrases.iter().enumerate() {
        let holidays = match phrase.said {
            PhraseMeaning::Frame(UndatedReason::External) => true,
            PhraseMeaning::Undated(UndatedReason::Event) => false,
            _ => continue,
        };
        let time = |phrase: &&Phrase| phrase.said.is_time();
        let before = phrases.get(..at).unwrap_or_default().iter().any(|phrase| phrase.said.is_time());
        let next = phrases.get(at + 1..).unwrap_or_default().iter().find(time);
        let own = next.is_some_and(|next| match &next.said {
            PhraseMeaning::Raw(raw) => holidays || raw.form == Form::By,
            PhraseMeaning::Slot(_) => !holidays,
            _ => false,
        });
        if !before && next.is_none_or(|_| own) {
            continue;
        }
        // «с 25 по 31 марта (весенние каникулы)»: what the days are called.
        let opened =
            text.get(..phrase.span.start as usize).is_some_and(|before| before.trim_end().ends_with('('));
        let last = at.checked_sub(1).and_then(|at| phrases.get(at)).map(|phrase| &phrase.said);
        let days =
            matches!(last, Some(PhraseMeaning::Raw(raw)) if raw.last.is_some_and(|last| last.is_day()));
        if holidays && opened && days {
            continue;
        }
        let words = text.get(phrase.span.range()).unwrap_or_default().to_owned();
        return fault(phrase.span, if holidays { Unread::Narrowed(words) } else { Unread::BesideEvent });
    }
    Ok(())
}
