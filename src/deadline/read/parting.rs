//! What parts one phrase from the next, and which two must not meet.

use super::build::edges::is_one_year;
use super::fault::{Parse, fault, join};
use super::fill::is_year;
use super::juxtaposed::{juxtaposed, same_words};
use super::phrase::{Phrase, PhraseMeaning};
use super::point::{Point, Shape, YearMark};
use super::raw::{Form, Raw};
use super::reader::Parser;
use super::russian::nouns::carries_number;
use super::vocabulary::{Class, MONTH};
use crate::base::Span;
use crate::deadline::interval::Interval;
use crate::deadline::term::Year;
use crate::deadline::unread::Unread;

/// What stands between two phrases.
#[derive(Default)]
pub(super) struct Separator {
    pub(super) mark: bool,
    pub(super) line: bool,
    pub(super) dash: Option<Span>,
    pub(super) slash: Option<Span>,
    pub(super) and: Option<Span>,
    pub(super) colon: Option<Span>,
    pub(super) comma: bool,
    pub(super) closed: bool,
    pub(super) but: bool,
}

/// Takes a mark or word that parts phrases; anything else cannot stand here.
pub(super) fn part(reader: &mut Parser, at: usize, parting: &mut Separator) -> Parse<usize> {
    let is = |class: Class| reader.is(at, class.bit());
    let marks = Class::Comma.bit() | Class::Semicolon.bit() | Class::Colon.bit() | Class::Dot.bit();
    let more =
        Class::Slash.bit() | Class::Dash.bit() | Class::Open.bit() | Class::Close.bit() | Class::And.bit();
    let but = is(Class::But) && !reader.is(at + 1, Class::Small.bit() | Class::Date.bit());
    // «март – апрель, – ноябрь»: a month is missing before the dash.
    let date = Class::Small.bit() | MONTH;
    let lost = at > 0 && is(Class::Comma) && reader.is(at + 1, Class::Dash.bit()) && reader.is(at + 2, date);
    if !(reader.is(at, marks | more) || but) || lost {
        return if lost { reader.unexpected(at + 1) } else { reader.gone_astray(at) };
    }
    parting.mark = true;
    let span = reader.span(at, at + 1);
    parting.dash = if is(Class::Dash) { Some(span) } else { parting.dash };
    parting.slash = if is(Class::Slash) { Some(span) } else { parting.slash };
    parting.colon = if is(Class::Colon) { Some(span) } else { parting.colon };
    parting.but |= but;
    parting.closed |= is(Class::Close);
    parting.comma |= reader.is(at, Class::Comma.bit() | Class::Semicolon.bit());
    parting.and = if is(Class::And) { Some(span) } else { parting.and };
    let (opens, closes) = (usize::from(is(Class::Open)), usize::from(is(Class::Close)));
    reader.brackets = (reader.brackets + opens).saturating_sub(closes);
    Ok(at + 1)
}

/// Two dates must be parted, and by no mark that leaves open which of them is meant.
pub(super) fn check_parted(
    reader: &Parser,
    last: Option<&Phrase>,
    said: &PhraseMeaning,
    span: Span,
    parting: &Separator,
) -> Parse<()> {
    let of_slot = is_of_slot(reader, last, said, span);
    // «1 мая по 15 мая» has lost its «с», any others the comma between them.
    let at = first_of(reader, span);
    let lost = reader.is(at, Class::Until.bit());
    let before = last.and_then(|last| last.said.end());
    // «в 2024 году до 1 мая»
    let headed =
        last.is_some_and(|phrase| matches!(&phrase.said, PhraseMeaning::Raw(raw) if raw.form == Form::Head));
    // «до 10 мая в 2025 году»
    let inside = matches!(said, PhraseMeaning::Raw(raw) if raw.form == Form::In && is_one_year(&raw.first));
    let headed = headed || inside && before.is_some_and(Point::lacks_year);
    let parted = parting.mark
        || headed
        || parting.line && !lost && !before.is_some_and(|point| point.shape.is_number());
    // «1 – : 15 мая»: the number waits for its month behind a dash.
    if let (Some(dash), Some(Phrase { said: PhraseMeaning::Raw(raw), .. })) = (parting.dash, last)
        && raw.first.shape.is_number()
        && raw.last.is_none()
    {
        let words = reader.slice(raw.first.span).to_owned();
        let dots = reader.slice(dash).starts_with('.');
        return if dots { fault(dash, Unread::NoEnd) } else { fault(raw.first.span, Unread::NotADay(words)) };
    }
    // «март⏎апрель 2024»: a time that takes its year from the next line does not stand on its own.
    let torn = parting.line && !parting.mark && last.is_some_and(|last| is_open(&last.said, said));
    let twice = parting.line && !parting.mark && last.is_some_and(|last| same_words(reader, span, last.span));
    if (!parted || parting.dash.is_some() && lost || torn || twice) && !of_slot {
        return juxtaposed(reader, last, said, span);
    }
    // «1 марта: 5 марта»: a day announces no other.
    let is_day = |point: Point| point.is_day() || point.shape.is_number();
    let days = before.is_some_and(is_day) && said.end().is_some_and(is_day);
    if let Some(colon) = parting.colon.filter(|_| days) {
        return fault(colon, Unread::Unexpected(reader.slice(colon).to_owned()));
    }
    if parting.and.is_none()
        && before.is_some_and(Point::is_day)
        && last.is_some_and(|last| names_year(&last.said))
    {
        check_hour(reader, said, span)?;
    }
    // «до 1 июня, но не позднее 10 июня»: two last days of one duty.
    let by = |said: &PhraseMeaning| matches!(said, PhraseMeaning::Raw(Raw { form: Form::By, .. }));
    if parting.but && by(said) && last.is_some_and(|phrase| by(&phrase.said)) {
        return fault(span, Unread::Conflict);
    }
    match parting.slash {
        Some(slash) => fault(slash, Unread::Alternative),
        None => Ok(()),
    }
}

/// Whether of two phrases one is a day of each month, and the other tells in which time: they stand side by side.
fn is_of_slot(reader: &Parser, last: Option<&Phrase>, said: &PhraseMeaning, span: Span) -> bool {
    let since = matches!(said, PhraseMeaning::Raw(Raw { form: Form::Since, .. }));
    // «ежемесячно до 5 числа с сентября 2024 года»
    let window = matches!(said, PhraseMeaning::Raw(Raw { last: Some(_), .. }))
        && reader.is(first_of(reader, span), Class::From.bit());
    let whole = |raw: &Raw| raw.last.is_some() && raw.form != Form::By && !raw.first.is_day();
    match (last.map(|last| &last.said), said) {
        (Some(PhraseMeaning::Slot(_)), _) => since || window || is_until_year(said),
        // «с сентября по май до 5 числа каждого месяца»
        (Some(PhraseMeaning::Raw(raw)), PhraseMeaning::Slot(_)) => whole(raw) && !raw.first.shape.is_number(),
        _ => false,
    }
}

/// «каб. 12, 15 мая», «СОШ № 3, 5, 7 апреля», «классы: 5, 7 мая», «2.1, до 1 марта»: a number that may be of a room, a
/// school, a class or a row, and no day.
pub(super) fn check_number(
    reader: &Parser,
    known: &[Phrase],
    (said, span): (&PhraseMeaning, Span),
    end: usize,
) -> Parse<()> {
    let PhraseMeaning::Raw(raw) = said else { return Ok(()) };
    let at = first_of(reader, span);
    let item =
        raw.form == Form::Bare && reader.is(at, Class::Item.bit()) && raw.first.year == YearMark::Absent;
    let alone = at == 0 && end == reader.lexemes().len() && !reader.is(end - 1, Class::Dot.bit());
    if item && !alone && !known.iter().any(|phrase| matches!(phrase.said, PhraseMeaning::Raw(_))) {
        return fault(span, Unread::NotADay(reader.slice(span).to_owned()));
    }
    // «2024. 05.01»: a day and a month, or a month and a day, as after a year?
    let stops = (0..at).rev().take_while(|at| reader.is(*at, Class::Dot.bit())).count();
    let turned = reader.is(at, Class::Date.bit()) && !reader.is(at, Class::Dated.bit());
    if turned && stops > 0 && at > stops && reader.is(at - stops - 1, Class::Long.bit()) {
        return fault(reader.span(at - stops - 1, at + 1), Unread::Alternative);
    }
    if !raw.first.shape.is_number() {
        return Ok(());
    }
    let marks = Class::Comma.bit() | Class::Colon.bit() | Class::Dot.bit() | Class::And.bit();
    let Some(place) = (0..at).rev().find(|at| !reader.is(*at, marks)) else { return Ok(()) };
    let counted = Class::Small.bit() | Class::Other.bit() | Class::Roman.bit() | Class::Ordinal.bit();
    // «1 этап: 5, 7 мая» has its number already.
    let noun = |at: usize| {
        let told = at.checked_sub(1).is_some_and(|before| reader.is(before, counted));
        carries_number(&reader.written(at)) && !told
    };
    let words = matches!(
        known.last().map(|last| &last.said),
        Some(PhraseMeaning::Label | PhraseMeaning::Nothing | PhraseMeaning::Place)
    );
    // «каб. 12 – 20 июня»: a room until then, or from the twelfth?
    // «СОШ № 7, 8 – 10 мая»: the eighth may be a school as well.
    let listed = reader.is(at.wrapping_sub(1), Class::Comma.bit());
    // «школьный этап: 1–15 октября»: which stage it is, the word before has told.
    let told = raw.last.is_some() && place > 0 && reader.is(place - 1, Class::Unknown.bit());
    let numbered =
        words && ((raw.last.is_none() || listed) && reader.is(place, counted) || noun(place) && !told);
    if numbered {
        fault(raw.first.span, Unread::NotADay(reader.slice(raw.first.span).to_owned()))
    } else {
        Ok(())
    }
}

/// Whether a date or window without a preposition waits for the year of the next.
fn is_open(said: &PhraseMeaning, next: &PhraseMeaning) -> bool {
    let bare = |raw: &Raw| raw.form == Form::Bare && raw.end().lacks_year();
    matches!(said, PhraseMeaning::Raw(raw) if bare(raw)) && names_year(next)
}

/// «15.05.2024, 10.10»: the tenth of October, or the hour?
fn check_hour(reader: &Parser, said: &PhraseMeaning, span: Span) -> Parse<()> {
    let PhraseMeaning::Raw(Raw { form: Form::Bare | Form::In, first, last: None }) = said else {
        return Ok(());
    };
    let at = first_of(reader, first.span);
    let date = reader.is(at, Class::Date.bit()) && !reader.is(at, Class::Dated.bit());
    let hour = reader.slice(first.span).split_once('.').and_then(|(hour, minutes)| {
        (minutes.len() == 2).then(|| hour.parse::<u8>().is_ok_and(|hour| hour <= 24))
    });
    if date && hour == Some(true) { fault(span, Unread::YearUnsaid) } else { Ok(()) }
}

/// Whether it is a date or window with the number of its year.
pub(super) fn names_year(said: &PhraseMeaning) -> bool {
    let named = |point: Point| matches!(point.year, YearMark::Of(Year::Named(_)));
    matches!(said, PhraseMeaning::Raw(raw) if named(raw.end()) && raw.form != Form::Head)
}

/// A number waits for its month; a word behind it, a full stop, or «раз» makes it the number of something else.
pub(super) fn check_behind_number(reader: &Parser, said: &PhraseMeaning, end: usize) -> Parse<()> {
    let figures = Class::Small.bit() | Class::Date.bit() | Class::Monthly.bit();
    let glued = reader.lexeme(end).is_some_and(|next| !next.blank && next.is(figures));
    let PhraseMeaning::Raw(raw) = said else {
        // «1ч.06.2026»: an hour, or a slip in a date?
        let beside = matches!(said, PhraseMeaning::Nothing | PhraseMeaning::Label);
        let joined = beside && glued && end > 0 && reader.is(end - 1, Class::Dot.bit());
        return if joined { reader.unexpected(end) } else { Ok(()) };
    };
    let point = raw.end();
    let more = reader.lexeme(end + 1).is_some_and(|next| next.blank);
    match () {
        () if !point.shape.is_number() => Ok(()),
        () if reader.is(end, Class::Unknown.bit()) => reader.unexpected(end),
        () if reader.is(end, Class::Dot.bit()) && more => {
            fault(point.span, Unread::NotADay(reader.slice(point.span).to_owned()))
        }
        () if reader.is(end, Class::Times.bit()) && (raw.form == Form::By || raw.last.is_some()) => {
            let span = join(point.span, reader.span(end, end + 1));
            fault(span, Unread::Unexpected(reader.slice(span).to_owned()))
        }
        () => Ok(()),
    }
}

/// «13 мая в 10.00 – 17 мая в 18.00»: from one day to the other, or on both?
pub(super) fn check_dash(
    reader: &Parser,
    at: usize,
    known: &[Phrase],
    said: &PhraseMeaning,
    parting: &Separator,
) -> Parse<()> {
    let day = |said: &PhraseMeaning| match said {
        PhraseMeaning::Raw(raw) => raw.form == Form::Bare && raw.last.is_none() && raw.first.is_day(),
        _ => false,
    };
    let mut before = known.iter().rev().filter(|phrase| !is_beside(&phrase.said)).peekable();
    // «май (2024) – сентябрь (2024)»: a year in brackets stands beside its month.
    let of_month = |phrase: &&Phrase| matches!(&phrase.said, PhraseMeaning::Raw(raw) if is_year(&raw.first) && raw.form == Form::Bare);
    let beside = before.next_if(of_month);
    let last = before.next().filter(|phrase| beside.is_none() || !is_year_said(&phrase.said)).or(beside);
    // «май -, сентябрь» has nothing but marks between; a dash that begins a line is one of a list.
    let hyphen = (0..at).rev().find(|at| reader.is(*at, Class::Dash.bit()));
    let lists = hyphen.is_none_or(|dash| dash + 1 == at && reader.is_on_new_line(dash));
    let direct = !lists && known.last().is_some_and(|phrase| !is_beside(&phrase.said));
    match parting.dash {
        Some(dash) if direct || reader.is(at.wrapping_sub(1), Class::Dash.bit()) && !parting.comma => {
            // «до 10 апреля – I квартал»: what the day reports on, or a second time?
            let by = |said: &PhraseMeaning| matches!(said, PhraseMeaning::Raw(raw) if matches!(raw.form, Form::By | Form::Ahead(_)));
            let bare =
                matches!(said, PhraseMeaning::Raw(raw) if raw.form == Form::Bare && !is_year(&raw.first));
            let last = last.map(|phrase| &phrase.said);
            let on = |said: &PhraseMeaning| matches!(said, PhraseMeaning::Raw(raw) if raw.form == Form::On);
            // «май (план) – сентябрь»: from one to the other, or both?
            let whole = |said: &PhraseMeaning| matches!(said, PhraseMeaning::Raw(raw) if is_whole(raw) && !raw.first.is_day());
            let year = |said: &PhraseMeaning| matches!(said, PhraseMeaning::Raw(raw) if is_year(&raw.first) && raw.last.is_none());
            let both = day(said) && last.is_some_and(|last| day(last) || on(last))
                || whole(said) && last.is_some_and(whole)
                || year(said) && last.is_some_and(year)
                || year(said) && last.is_some_and(|last| by(last) && names_year(last))
                || !parting.comma && by(said) && last.is_some_and(|last| by(last) || day(last))
                || bare && last.is_some_and(by);
            if both { fault(dash, Unread::Alternative) } else { Ok(()) }
        }
        _ => Ok(()),
    }
}

/// «май – июнь (пятница)»: which Fridays? A weekday in brackets is that of a day.
pub(super) fn check_weekday(known: &[Phrase], (said, span): (&PhraseMeaning, Span)) -> Parse<()> {
    let last = known.iter().rev().find(|phrase| !is_beside(&phrase.said)).map(|phrase| &phrase.said);
    match (said, last) {
        (PhraseMeaning::OnWeekday(..), Some(PhraseMeaning::Raw(raw))) => {
            let day = raw.end();
            let may = day.is_day() || waits_for_month(raw) || !matches!(day.shape, Shape::Full(_));
            if may { Ok(()) } else { fault(span, Unread::VagueEdge) }
        }
        _ => Ok(()),
    }
}

/// Whether it is one time alone, shorter than a year.
fn is_whole(raw: &Raw) -> bool {
    matches!(raw.form, Form::Bare | Form::In)
        && raw.last.is_none()
        && !is_year(&raw.first)
        && !waits_for_month(raw)
}

/// Whether its number waits for a month.
fn waits_for_month(raw: &Raw) -> bool {
    raw.first.shape.is_number() || matches!(raw.first.shape, Shape::Monthly(..))
}

/// Whether it is a year, or years.
pub(super) fn is_year_said(said: &PhraseMeaning) -> bool {
    matches!(said, PhraseMeaning::Raw(raw) if is_year(&raw.first))
}

/// Whether it stands beside dates, and parts none from the next.
fn is_beside(said: &PhraseMeaning) -> bool {
    matches!(
        said,
        PhraseMeaning::Nothing
            | PhraseMeaning::Label
            | PhraseMeaning::OnWeekday(..)
            | PhraseMeaning::OnWeekdays(..)
            | PhraseMeaning::Place
            | PhraseMeaning::Item
            | PhraseMeaning::Times(_)
            | PhraseMeaning::Agreed
    )
}

/// The first lexeme of a phrase.
pub(super) fn first_of(reader: &Parser, span: Span) -> usize {
    reader.lexemes().partition_point(|lexeme| lexeme.span.start < span.start)
}

/// Whether it is the end of a year to which a recurrence comes: «до конца 2024 года».
fn is_until_year(said: &PhraseMeaning) -> bool {
    matches!(said, PhraseMeaning::Raw(Raw { form: Form::By, first, .. }) if first.shape == Shape::Full(Interval::Year))
}
