//! Words of somebody's own: «по плану *работы школы*», «после *издания приказа (для школ)*».
//!
//! Nobody reads them, so that they must end before whatever the language of deadlines would read: a phrase of time, what
//! [stops](WordingTable::Stop) them, a bracket with such a thing in it. What follows them is read or refused at its place. Only a
//! time that is of the words themselves goes with them: what they are [about](WordingTable::About).

use super::grammar::{WORDS, WordingTable};
use super::lexeme::Lexeme;
use super::matcher::Matcher;
use super::vocabulary::{Class, MONTH};

/// The marks that they may have between them.
const MARKS: u128 = Class::Comma.bit()
    | Class::Dash.bit()
    | Class::Colon.bit()
    | Class::Dot.bit()
    | Class::Slash.bit()
    | Class::Mark.bit();

/// What counts.
const COUNTERS: u128 = Class::Small.bit()
    | Class::Other.bit()
    | Class::Roman.bit()
    | Class::Ordinal.bit()
    | Class::Cardinal.bit();

/// What a year begins with.
const YEARS: u128 = Class::Long.bit()
    | Class::Year.bit()
    | Class::YearShort.bit()
    | Class::School.bit()
    | Class::Civil.bit()
    | Class::Current.bit()
    | Class::Next.bit()
    | Class::Past.bit()
    | Class::New.bit()
    | Class::Report.bit();

/// Where a time begins or ends.
const EDGES: u128 = Class::Begin.bit() | Class::Middle.bit() | Class::End.bit();

/// Finds out for a place and all behind it where the words end, from the last to the first.
pub(super) fn find(matcher: &mut Matcher, from: usize) {
    for at in (from..matcher.lexemes.len()).rev() {
        if matcher.known_words(at).is_some() {
            continue;
        }
        // What follows may ask for the words here, which it must not find.
        matcher.know_words(at, 0);
        let end = words(matcher, at).unwrap_or(0);
        matcher.know_words(at, end);
    }
}

/// Where the words end that begin here; those behind are known.
fn words(matcher: &mut Matcher, at: usize) -> Option<usize> {
    let lexeme = matcher.lexemes.get(at)?;
    let stop = matcher.longest(WordingTable::Stop, at).map_or(0, |(_, end)| end);
    if is_in_name(matcher, at) {
        return Some(behind(matcher, at + 1));
    }
    // «начало 1 мая», «на 1 мая»: whatever begins or is for it, a day is told.
    let day = lexeme.is(EDGES | Class::At.bit()) && is_day(matcher, at + 1);
    let before = at.checked_sub(1).and_then(|before| matcher.lexemes.get(before));
    // «по графику конце июня»
    let edge = lexeme.is(EDGES) && before.is_some_and(|before| before.is(Class::Plan.bit()));
    let month = matcher.lexemes.get(at + 1).is_some_and(|next| next.is(MONTH));
    let itself = edge && month
        || lexeme.is(EDGES) && lexeme.value == 2
        || lexeme.is(Class::Season.bit()) && lexeme.value == 1;
    if day || itself || lexeme.is(COUNTERS) && is_lasting(matcher, at) {
        return None;
    }
    // «за 5» of «за 5 дней до 1 мая» is about nothing.
    let about = matcher.longest(WordingTable::About, at).map(|(_, end)| end).filter(|end| *end >= stop);
    // «проекта 2022–2024 годов» is a name, «проекта 2022–2024 годы» tells the years themselves.
    let named = |end: &usize| !lexeme.is(Class::Unknown.bit()) || !is_year_itself(matcher, *end);
    if let Some(end) = about.filter(named) {
        return Some(behind(matcher, end));
    }
    if lexeme.is(Class::Open.bit()) {
        return bracket(matcher, at);
    }
    if lexeme.is(MARKS) {
        let on = behind(matcher, at + 1);
        return (on > at + 1 && !ends_at_mark(matcher, at)).then_some(on);
    }
    let joins = lexeme.is(Class::And.bit());
    if !lexeme.is(WORDS) || stop > 0 || is_time(matcher, at) || joins && is_another(matcher, at + 1) {
        return None;
    }
    let on = behind(matcher, at + 1);
    // «… и до 1 июня»: what joins must join, and what begins is the beginning of something.
    let until = before.is_some_and(|before| before.is(Class::Before.bit() | Class::After.bit()));
    (!joins && (until || !lexeme.is(EDGES)) || on > at + 1).then_some(on)
}

/// Whether a lexeme stands in a name between quotation marks, and is not its first word: «Учитель года – 2024».
fn is_in_name(matcher: &Matcher, at: usize) -> bool {
    let quoted = |at: usize| matcher.lexemes.get(at).is_some_and(|lexeme| lexeme.is(Class::Quoted.bit()));
    quoted(at) && at.checked_sub(1).is_some_and(quoted)
}

/// Whether a mark or another preposition parts words from the one they hang on: «после, издания», «со дня после издания».
pub(super) fn is_torn_off(lexemes: &[Lexeme], at: usize) -> bool {
    let head = Class::After.bit()
        | Class::With.bit()
        | Class::Before.bit()
        | Class::From.bit()
        | Class::Day.bit()
        | Class::Moment.bit()
        | Class::According.bit();
    let parts = Class::Comma.bit()
        | Class::Dash.bit()
        | Class::Dot.bit()
        | Class::And.bit()
        | Class::After.bit()
        | Class::Before.bit()
        | Class::From.bit();
    let hangs =
        at.checked_sub(1).and_then(|before| lexemes.get(before)).is_some_and(|before| before.is(head));
    hangs && lexemes.get(at).is_some_and(|lexeme| lexeme.is(parts))
}

/// Where the words go on to from a place behind one of them.
fn behind(matcher: &Matcher, at: usize) -> usize {
    matcher.known_words(at).map_or(at, |end| end.max(at))
}

/// Where they end that begin with a bracket: it is all of words, or it is none of them. «(рабочих)» tells which days.
fn bracket(matcher: &Matcher, at: usize) -> Option<usize> {
    let is = |at: usize, classes: u128| matcher.lexemes.get(at).is_some_and(|lexeme| lexeme.is(classes));
    let end = behind(matcher, at + 1);
    let which = end == at + 2 && is(at + 1, Class::Working.bit() | Class::Civil.bit());
    (end > at + 1 && is(end, Class::Close.bit()) && !which).then(|| behind(matcher, end + 1))
}

/// Whether they end at a mark, another thing being told behind it.
fn ends_at_mark(matcher: &mut Matcher, at: usize) -> bool {
    let is = |matcher: &Matcher, at: usize, classes: u128| {
        matcher.lexemes.get(at).is_some_and(|lexeme| lexeme.is(classes))
    };
    if is(matcher, at, Class::Dot.bit()) {
        return matcher.lexemes.get(at).is_some_and(|dot| dot.blank);
    }
    // «на 1 день» says how long, «на 1 рабочий день месяца» when: the longer counts.
    let about = matcher.longest(WordingTable::About, at + 1).map_or(0, |(_, end)| end);
    // «…, начало мая»: nothing stands before it that it is the beginning for.
    let edge = is(matcher, at + 1, EDGES);
    let own = |matcher: &Matcher, end: usize| end == about && (edge || is_day(matcher, at + 2));
    let day = time(matcher, at + 1).is_some_and(|end| end > about || own(matcher, end));
    // «для сельских школ – 15»
    let dash = is(matcher, at, Class::Dash.bit()) && is(matcher, at + 1, Class::Small.bit());
    let blank = matcher.lexemes.get(at + 1).is_some_and(|next| next.blank);
    let number = dash && blank && !is(matcher, at.wrapping_sub(1), COUNTERS);
    day || number || is_another(matcher, at + 1)
}

/// Whether a day stands at a place: «…, на 1 июня» tells one, «…, на 2024 год» does not.
fn is_day(matcher: &Matcher, at: usize) -> bool {
    let is = |at: usize, classes: u128| matcher.lexemes.get(at).is_some_and(|lexeme| lexeme.is(classes));
    is(at, Class::Date.bit()) || is(at, Class::Small.bit()) && is(at + 1, MONTH)
}

/// Whether a number of days ends the words: «онлайн 5 дней». «5 дней болезни» and «истечения 5 дней» are of an event.
fn is_lasting(matcher: &mut Matcher, at: usize) -> bool {
    let Some((_, end)) = matcher.longest(WordingTable::Span, at) else { return false };
    let before = at.checked_sub(1).and_then(|before| matcher.lexemes.get(before));
    let passes = EDGES | Class::ByEvent.bit() | Class::After.bit();
    behind(matcher, end) == end && !before.is_some_and(|before| before.is(passes))
}

/// Whether another thing is told behind a mark or «и»: a number of days, weeks or months, a condition, a need.
fn is_another(matcher: &mut Matcher, at: usize) -> bool {
    let is = |at: usize, classes: u128| matcher.lexemes.get(at).is_some_and(|lexeme| lexeme.is(classes));
    let pair = |one: Class, other: Class| is(at, one.bit()) && is(at + 1, other.bit());
    let condition =
        is(at, Class::With.bit()) || pair(Class::In, Class::Occasion) || pair(Class::Until, Class::Measure);
    let counts = is(at, COUNTERS) && matcher.longest(WordingTable::Span, at).is_some();
    condition || counts || matcher.longest(WordingTable::Free, at).is_some()
}

/// Whether a phrase of time begins at a place that no mark parts from the words. What may be of their own nouns is none:
/// «каникул 2024 года», «ежегодной конференции», «подготовки к учебному году», «участия в 1 этапе».
fn is_time(matcher: &mut Matcher, at: usize) -> bool {
    let is = |at: usize, classes: u128| matcher.lexemes.get(at).is_some_and(|lexeme| lexeme.is(classes));
    let own = is(at, Class::OftenAdjective.bit() | Class::Toward.bit());
    let inside = is(at, Class::In.bit()) && is(at + 1, Class::Long.bit());
    let year = is(at, YEARS);
    !own && !inside && time(matcher, at).is_some_and(|end| !year || is_year_itself(matcher, end))
}

/// Whether what ends at a place is a year in the nominative: «по плану 2024 год» tells it, «по плану 2024 года» does not.
fn is_year_itself(matcher: &Matcher, end: usize) -> bool {
    let last = end.checked_sub(1).and_then(|last| matcher.lexemes.get(last));
    last.is_some_and(|last| last.is(Class::Year.bit()) && last.value == 1)
}

/// Where a phrase of time ends that stands at a place; a number alone is none, and «с 1 классом» has no other.
fn time(matcher: &mut Matcher, at: usize) -> Option<usize> {
    let is = |at: usize, classes: u128| matcher.lexemes.get(at).is_some_and(|lexeme| lexeme.is(classes));
    let counter = Class::Small.bit() | Class::Roman.bit() | Class::Ordinal.bit();
    let behind = usize::from(is(at, Class::From.bit() | Class::In.bit() | Class::Until.bit()));
    let counts = is(at + behind, counter);
    matcher
        .longest(WordingTable::Time, at)
        .map(|(_, end)| end)
        .filter(|end| !counts || *end > at + behind + 1)
}
