//! Cases that words of time may stand in behind a preposition, and what an adjective before them ends with. The tables take a
//! word in any of its forms; a form that fits nothing before it is of another thought, or a slip.

use crate::deadline::read::vocabulary::Class;

/// Whether a form in small letters may stand somewhere.
type FormTest = fn(&str) -> bool;

/// Prepositions, and what may stand behind them.
pub(in crate::deadline::read) const BEHIND: [(u128, FormTest); 4] = [
    (Class::From.bit() | Class::Before.bit() | Class::Course2.bit(), is_genitive),
    (Class::At.bit() | Class::For.bit() | Class::Until.bit(), is_accusative),
    (Class::Toward.bit() | Class::According.bit(), is_dative),
    (Class::In.bit(), is_inside),
];

/// Forms of a year that stand behind no day and no month: «10 мая 2024 году».
pub(in crate::deadline::read) const YEARS_BEHIND: [&str; 4] = ["году", "годы", "годом", "годам"];

/// The nominatives that end as no other case of theirs.
const NOMINATIVES: [&str; 6] = ["год", "месяц", "квартал", "день", "конец", "период"];

/// «с начала», «до конца», «во время недели».
fn is_genitive(form: &str) -> bool {
    !NOMINATIVES.contains(&form) && !form.ends_with(['о', 'е', 'у', 'ю', 'м'])
}

/// «на конец», «за квартал», «по середину», and «на неделе».
fn is_accusative(form: &str) -> bool {
    !form.ends_with(['а', 'м']) && (!form.ends_with('е') || form.ends_with("ие") || form == "неделе")
}

/// «к концу», «к началу», «согласно месяцам».
fn is_dative(form: &str) -> bool {
    form.ends_with(['у', 'ю', 'е']) || form.ends_with("ам") || form.ends_with("ям")
}

/// «в начале», «в год», «в году».
fn is_inside(form: &str) -> bool {
    !form.ends_with(['а', 'м'])
}

/// «следующего за кварталом».
pub(in crate::deadline::read) fn is_instrumental(form: &str) -> bool {
    form.ends_with('м')
}

/// «в течение каждого».
pub(in crate::deadline::read) fn is_genitive_adjective(form: &str) -> bool {
    ["ого", "его", "ой", "ей", "ых", "их"].iter().any(|end| form.ends_with(end))
}

/// How adjectives end, and how what stands behind them may: «каждого года», «каждого учебного». What is not listed ends in
/// any way.
const ADJECTIVES: [(&[&str], &[char]); 8] = [
    (&["ого", "его"], &['а', 'я', 'о']),
    (&["ому", "ему"], &['у', 'ю']),
    (&["ая", "яя"], &['а', 'я']),
    (&["ую", "юю"], &['у', 'ю']),
    (&["ое", "ее"], &['о', 'е']),
    (&["ым", "им"], &['м']),
    (&["ом", "ем"], &['е', 'у', 'и', 'м']),
    (&["ые", "ие"], &['ы', 'и', 'я', 'е']),
];

/// Whether a word may stand behind an adjective. A short form may stand behind any.
pub(in crate::deadline::read) fn agrees(adjective: &str, word: &str) -> bool {
    let short = word.chars().count() <= 3 && word != "год";
    let oblique = |word: &str| {
        word.ends_with(['а', 'я', 'о', 'е', 'у', 'ю', 'ы', 'и'])
            || ["ом", "ем"].iter().any(|end| word.ends_with(end))
    };
    let masculine = ["ый", "ий", "весь"].iter().any(|end| adjective.ends_with(end));
    let ends = ADJECTIVES.iter().find(|(ends, _)| ends.iter().any(|end| adjective.ends_with(end)));
    let number = adjective.ends_with("ие") && word == "числа";
    short || number || !(masculine && oblique(word)) && ends.is_none_or(|(_, fits)| word.ends_with(*fits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_agrees_does_and_what_does_not_does_not() {
        for pair in [
            "каждый месяц",
            "каждого года",
            "каждого учебного",
            "последнюю пятницу",
            "первое число",
            "второй недели",
        ] {
            assert!(pair.split_once(' ').is_some_and(|(one, two)| agrees(one, two)), "{pair}");
        }
        for pair in
            ["каждый вторая", "каждый месяца", "первые месяца", "отчетного квартал", "каждый кварталом"]
        {
            assert!(pair.split_once(' ').is_some_and(|(one, two)| !agrees(one, two)), "{pair}");
        }
    }
}
