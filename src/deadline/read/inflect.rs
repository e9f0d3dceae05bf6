//! The form of a word that a suggestion puts into a wording: «до конц мая» has lost an «а», and not its case.

use super::reader::Parser;
use super::russian::cardinal;
use super::russian::suggestions::{COURSE, PARADIGMS};
use super::vocabulary::{Class, MONTH, look_up};
use crate::deadline::interval::month as named_month;
use crate::russian::Case;
use crate::russian::months::month_forms;

/// What may stand between a preposition and the noun that it asks a case of.
const BETWEEN: u128 = Class::Small.bit()
    | Class::Long.bit()
    | Class::Roman.bit()
    | Class::Ordinal.bit()
    | Class::Cardinal.bit()
    | Class::Working.bit()
    | Class::Civil.bit()
    | Class::School.bit()
    | Class::Each.bit()
    | Class::Last.bit()
    | Class::Current.bit()
    | Class::Next.bit();

/// What asks for the genitive of what stands behind it.
const GENITIVE: u128 = Class::Before.bit()
    | Class::From.bit()
    | Class::During.bit()
    | Class::Later.bit()
    | Class::Rarer.bit()
    | Class::Course2.bit()
    | Class::ByEvent.bit()
    | Class::Begin.bit()
    | Class::Middle.bit()
    | Class::End.bit()
    | Class::Number.bit()
    | Class::Decade.bit()
    | Class::Half.bit();

/// What is counted by the number before it.
const COUNTED: u128 = Class::Day.bit()
    | Class::Week.bit()
    | Class::Month.bit()
    | Class::Year.bit()
    | Class::Times.bit()
    | Class::Hour.bit()
    | Class::Working.bit();

/// A known word in the form that its place asks for.
pub(super) fn fitting(reader: &Parser, at: usize, known: &'static str) -> String {
    let word = look_up(known);
    if word.class == Class::During {
        return COURSE.to_owned();
    }
    let case = case_at(reader, at, word.class);
    if word.is_month() {
        let month = named_month(u32::from(word.value));
        let form = month_forms().find(|(name, of, _)| *name == month && *of == Some(case));
        return form.map_or_else(|| known.to_owned(), |(_, _, form)| form);
    }
    if word.class == Class::Cardinal && case != Case::Genitive {
        return cardinal(word.value).unwrap_or(known).to_owned();
    }
    let own = |forms: &&[&str; 6]| forms.contains(&known);
    let same = |forms: &&[&str; 6]| forms.first().is_some_and(|form| look_up(form) == word);
    let Some(forms) = PARADIGMS.iter().find(own).or_else(|| PARADIGMS.iter().find(same)) else {
        return known.to_owned();
    };
    let [nominative, genitive, dative, accusative, prepositional, many] = forms;
    let form = match (case, counted(reader, at, word.class)) {
        (Case::Genitive, Some(2..)) if word.class != Class::Times => many,
        (_, Some(5..)) => many,
        (_, Some(2..=4)) if word.class == Class::Working => many,
        (_, Some(2..=4)) => genitive,
        (Case::Genitive, _) => genitive,
        (Case::Dative, _) => dative,
        (Case::Accusative, _) => accusative,
        (Case::Prepositional, _) => prepositional,
        _ => nominative,
    };
    (*form).to_owned()
}

/// The number that counts the word at a place, by the form that it asks for: 1, 2 to 4, or more.
fn counted(reader: &Parser, at: usize, class: Class) -> Option<u32> {
    let working = at > 0 && reader.is(at - 1, Class::Working.bit() | Class::Civil.bit());
    let number = at.checked_sub(1 + usize::from(working))?;
    // «1 неделя – 3 недля»: which, and not how many.
    let which = number > 1 && reader.is(number - 1, Class::Dash.bit()) && reader.is(number - 2, class.bit());
    let counts = !which && reader.is(number, Class::Small.bit() | Class::Cardinal.bit());
    let value = reader.lexeme(number).filter(|_| counts && class.bit() & COUNTED != 0)?.value;
    Some(match (value % 10, value % 100) {
        (_, 11..=14) => 5,
        (0, _) => 5,
        (digit, _) => digit,
    })
}

/// The case that the words before a place ask for.
fn case_at(reader: &Parser, at: usize, class: Class) -> Case {
    let Some(before) = at.checked_sub(1) else { return Case::Nominative };
    let is = |at: usize, classes: u128| reader.is(at, classes);
    let month = class.bit() & MONTH != 0;
    // «20 июян», «10 и 20 числ», and not «по 15 чсло»
    let until = class == Class::Number && before > 0 && is(before - 1, Class::Until.bit());
    if (month || class == Class::Number) && is(before, Class::Small.bit()) && !until {
        return Case::Genitive;
    }
    // «10 мая, июня, июлг»
    let joins = Class::Comma.bit() | Class::And.bit() | Class::Dash.bit();
    if month && is(before, joins) && before > 0 && is(before - 1, MONTH) {
        return match () {
            () if is(before - 1, Class::Genitive.bit()) => Case::Genitive,
            () if is(before - 1, Class::Prepositional.bit()) => Case::Prepositional,
            () => Case::Nominative,
        };
    }
    // «10 мая 2024 гоад»
    let dated = MONTH | Class::Quarter.bit() | Class::HalfYear.bit();
    if class == Class::Year && is(before, Class::Long.bit()) && before > 0 && is(before - 1, dated) {
        return Case::Genitive;
    }
    let Some(head) = (0..at).rev().find(|at| !is(*at, BETWEEN)) else { return Case::Nominative };
    let weekday = class == Class::Weekday;
    match () {
        () if is(head, GENITIVE) => Case::Genitive,
        () if is(head, Class::Toward.bit()) => Case::Dative,
        () if is(head, Class::At.bit() | Class::For.bit() | Class::Until.bit()) => Case::Accusative,
        () if is(head, Class::In.bit()) && weekday => Case::Accusative,
        // «1 раз в квартал», «в I квартале»
        () if is(head, Class::In.bit()) && head > 0 && is(head - 1, Class::Times.bit()) => Case::Accusative,
        () if is(head, Class::In.bit()) => Case::Prepositional,
        () => Case::Nominative,
    }
}
