//! What «и» and a slash join: two times of one duty, or two that nobody can tell apart.

use super::fault::{Parse, fault, join};
use super::fill::is_year;
use super::parting::Separator;
use super::phrase::{Phrase, PhraseMeaning};
use super::raw::{Form, Raw};
use super::reader::Parser;
use super::vocabulary::Class;
use crate::base::Span;
use crate::deadline::UndatedReason;
use crate::deadline::unread::Unread;

/// «постоянно/ежеквартально», «до 1 мая / по запросу»: which of the two?
pub(super) fn check_slash(parting: &Separator, last: Option<&Phrase>, said: &PhraseMeaning) -> Parse<()> {
    let told = |said: &PhraseMeaning| {
        !matches!(said, PhraseMeaning::Nothing | PhraseMeaning::Label | PhraseMeaning::Place)
    };
    match parting.slash {
        Some(slash) if told(said) && last.is_some_and(|last| told(&last.said)) && parting.and.is_none() => {
            fault(slash, Unread::Alternative)
        }
        _ => Ok(()),
    }
}

/// «ежеквартально и в декабре», «в течение года и до 1 мая»: a time that comes again, and another beside it.
pub(super) fn check_and(
    parting: &Separator,
    last: Option<&Phrase>,
    (said, span): (&PhraseMeaning, Span),
) -> Parse<()> {
    let again = |said: &PhraseMeaning| match said {
        PhraseMeaning::Recurrence(..) | PhraseMeaning::Whole(_) | PhraseMeaning::Within(_) => Some(true),
        PhraseMeaning::Weekdays(..) => Some(true),
        PhraseMeaning::Raw(_) | PhraseMeaning::Slot(_) | PhraseMeaning::OfWeekdays(..) => Some(false),
        _ => None,
    };
    let weekdays = |said: &PhraseMeaning| matches!(said, PhraseMeaning::Weekdays(..));
    // «до 10 мая и 2025 года»: a day without its year, or a year without its day.
    let open = |said: &PhraseMeaning| matches!(said, PhraseMeaning::Raw(raw) if !is_year(&raw.first) && raw.end().lacks_year());
    let year = matches!(said, PhraseMeaning::Raw(raw) if is_year(&raw.first) && raw.form == Form::Bare);
    if let (Some(and), true) = (parting.and, year && last.is_some_and(|last| open(&last.said))) {
        return fault(join(and, span), Unread::YearUnsaid);
    }
    let Some(last) = last.filter(|_| parting.and.is_some()) else { return Ok(()) };
    match (again(&last.said), again(said)) {
        (Some(_), Some(_)) if weekdays(&last.said) && weekdays(said) => Ok(()),
        (Some(one), Some(other)) if one || other => fault(span, Unread::TwoDuties),
        // «по отдельному плану и последняя пятница месяца»
        (None, Some(again)) if again || matches!(said, PhraseMeaning::Slot(_)) => {
            let undated = matches!(last.said, PhraseMeaning::Undated(_));
            if undated { fault(span, Unread::TwoDuties) } else { Ok(()) }
        }
        _ => Ok(()),
    }
}

/// «(июнь) до 10 мая», «до 10 мая (2025) 2026 года»: what stands in brackets tells more of what is before them, and here
/// there is nothing, or another year behind them.
pub(super) fn check_brackets(
    reader: &Parser,
    known: &[Phrase],
    (said, span): (&PhraseMeaning, Span),
    parting: &Separator,
) -> Parse<()> {
    // «по понедельникам (вторникам)»
    let at = reader.lexemes().partition_point(|lexeme| lexeme.span.start < span.start);
    let opens = reader.is(at, Class::Open.bit()) || at > 0 && reader.is(at - 1, Class::Open.bit());
    if let (Some(PhraseMeaning::Weekdays(one, ..)), PhraseMeaning::Weekdays(other, ..), true) =
        (known.last().map(|last| &last.said), said, opens)
        && one != other
    {
        return fault(span, Unread::Alternative);
    }
    let Some(last) = known.last().filter(|_| parting.closed && said.is_time()) else { return Ok(()) };
    let first = reader.is(0, Class::Open.bit()) && known.iter().all(|phrase| phrase.said.is_time());
    let year = |said: &PhraseMeaning| matches!(said, PhraseMeaning::Raw(raw) if is_year(&raw.first) && raw.last.is_none());
    let inside = reader.lexemes().partition_point(|lexeme| lexeme.span.start < last.span.start);
    let opened = inside > 0 && reader.is(inside - 1, Class::Open.bit());
    match () {
        () if first => fault(join(last.span, span), Unread::Alternative),
        () if opened && !parting.comma && parting.and.is_none() && year(&last.said) && year(said) => {
            fault(span, Unread::TwoYears)
        }
        () => Ok(()),
    }
}

/// Lets the time in brackets stand for the event before it: «в день выборов (17 марта)» is that very day, and not by it.
pub(super) fn name_day(reader: &Parser, known: &mut [Phrase], said: &mut PhraseMeaning) {
    let Some(event) = known.last_mut() else { return };
    let at = reader.lexemes().partition_point(|lexeme| lexeme.span.start < event.span.start);
    event.said = PhraseMeaning::Nothing;
    match said {
        PhraseMeaning::Raw(raw)
            if reader.is(at, Class::In.bit()) && raw.first.is_day() && raw.last.is_none() =>
        {
            raw.form = Form::On;
        }
        _ => {}
    }
}

/// «ко Дню Победы (9 мая)», «в день проведения конкурса (15 мая)»: an event, and in brackets the day or month it is.
pub(super) fn is_called(reader: &Parser, last: Option<&Phrase>, at: usize, said: &PhraseMeaning) -> bool {
    let bare = matches!(said, PhraseMeaning::Raw(Raw { form: Form::Bare, .. }));
    let Some(Phrase { said: PhraseMeaning::Undated(UndatedReason::Event), span }) = last.filter(|_| bare)
    else {
        return false;
    };
    let first = reader.lexemes().partition_point(|lexeme| lexeme.span.start < span.start);
    let of_day =
        reader.is(first, Class::In.bit()) && reader.is(first + 1, Class::Day.bit() | Class::Period.bit());
    let opens = at.checked_sub(1).is_some_and(|before| reader.is(before, Class::Open.bit()));
    opens && (of_day || reader.is(first, Class::Toward.bit()))
}
