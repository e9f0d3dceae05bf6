//! Which case a preposition asks for, and the endings that are of another.

use super::super::Case::{self, Accusative, Dative, Genitive, Instrumental, Prepositional};
use super::super::words::{Word, is_blank, words_from};
use super::{AgreementIssue, Why};

/// The cases that a word governs, the usual one first; none of a word that governs no noun.
///
/// The prepositions of the language of orders, and the nouns of compound ones: «в рамках», «в течение».
fn governed(word: Word<'_>) -> &'static [Case] {
    // Told by the length first: most words are none.
    match (word.text.len(), word.text) {
        (2, "к") => &[Dative],
        (2, "с") => &[Instrumental, Genitive],
        (2, "в" | "о" | "В") => &[Prepositional, Accusative],
        (4, "от" | "до" | "из") => &[Genitive],
        (4, "ко") => &[Dative],
        (4, "по" | "По") => &[Dative, Prepositional],
        (4, "за") => &[Instrumental, Accusative],
        (4, "со") => &[Instrumental, Genitive],
        (4, "во" | "на" | "об" | "На") => &[Prepositional, Accusative],
        (6, "для" | "без" | "Для") => &[Genitive],
        (6, "над") => &[Instrumental],
        (6, "под") => &[Instrumental, Accusative],
        (6, "при" | "При") => &[Prepositional],
        (8.., long) => governed_by_long(long),
        _ => &[],
    }
}

fn governed_by_long(word: &str) -> &'static [Case] {
    match word {
        "кроме" | "после" | "среди" | "вместо" => &[Genitive],
        "рамках" | "течение" | "целях" | "ходе" => &[Genitive],
        "согласно" | "Согласно" | "благодаря" => &[Dative],
        "через" => &[Accusative],
        "перед" => &[Instrumental],
        _ => &[],
    }
}

/// Whether a word is one of the short prepositions, of which no two stand side by side.
pub(in super::super) fn is_short_preposition(word: Word<'_>) -> bool {
    match (word.text.len(), word.text) {
        (2, text) => matches!(text, "в" | "к" | "о" | "с"),
        (4, text) => matches!(text, "во" | "на" | "по" | "из" | "от" | "до" | "об"),
        (6, text) => matches!(text, "для" | "при" | "без"),
        (10, text) => text == "через",
        _ => false,
    }
}

/// The slip behind a preposition, where the form of its noun is of another case.
pub(super) fn slip(text: &str, preposition: Word<'_>) -> Option<AgreementIssue> {
    let cases = governed(preposition);
    let mut end = preposition.end();
    if cases.is_empty() {
        return None;
    }
    for (adjectives, word) in words_from(text, end).take(4).enumerate() {
        if !word.is_small() || !is_blank(text, end, word.start) {
            return None;
        }
        end = word.end();
        if let Some(form) = Form::of(word, adjectives > 0) {
            let wrong = form.is_wrong(preposition, cases);
            let why = Why::After(preposition.text.to_owned(), *cases.first()?);
            return wrong.then(|| AgreementIssue {
                place: word.range(),
                why,
                right: form.right(word, preposition, cases),
            });
        }
        if !is_plural_adjective(word.text) {
            return None;
        }
    }
    None
}

/// «образовательных», «других»: an adjective that says nothing of the case but that its noun follows.
fn is_plural_adjective(word: &str) -> bool {
    word.ends_with("ых") || word.ends_with("их")
}

/// A form whose case is certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// «организациях»
    Among,
    /// «организациям»
    To,
    /// «организаций»
    Of,
    /// «организация»
    Itself,
    /// «проведение», the nominative or the accusative.
    Deed,
    /// «проведения», the genitive, or the nominative of the plural.
    DeedOf,
    /// «приказа» of one of the acts that people do a thing by: «согласно приказа».
    ActOf,
    /// «утверждённого» before such an act.
    OldOf,
    /// «окончанию» in «по окончанию».
    AfterEnd,
}

/// Endings of nouns in the dative of the plural that no other form has.
const TO: [&str; 9] = ["циям", "ениям", "аниям", "риятиям", "телям", "никам", "торам", "ентам", "истам"];

/// Endings of nouns in the genitive of the plural that no other form has.
const OF: [&str; 6] = ["ций", "ений", "аний", "риятий", "анятий", "обытий"];

/// Words that end as a form of the plural does, and are none.
const OTHER: [&str; 11] = [
    "страх",
    "взмах",
    "размах",
    "замах",
    "альманах",
    "монах",
    "гений",
    "олений",
    "весенний",
    "осенний",
    "впотьмах",
];

/// Acts by which things are done, in the genitive; the dative ends in «-у» or «-ю».
const ACTS: [&str; 16] = [
    "приказа",
    "плана",
    "графика",
    "приложения",
    "постановления",
    "распоряжения",
    "положения",
    "договора",
    "порядка",
    "закона",
    "перечня",
    "устава",
    "регламента",
    "списка",
    "расписания",
    "решения",
];

/// What is over where «по» stands before it in the prepositional case.
const ENDS: [&str; 3] = ["окончанию", "истечению", "прибытию"];

impl Form {
    /// The form of a word; behind adjectives only those are certain that they do not govern themselves.
    fn of(word: Word<'_>, behind_adjective: bool) -> Option<Self> {
        let text = word.text;
        let ends = |endings: &[&str]| endings.iter().any(|ending| text.ends_with(ending));
        let form = match text.chars().next_back()? {
            'х' if ends(&["ах", "ях"]) => Form::Among,
            _ if behind_adjective => return None,
            'м' if ends(&TO) => Form::To,
            'й' if ends(&OF) && !text.ends_with("нний") => Form::Of,
            'ю' if ENDS.contains(&text) => Form::AfterEnd,
            'а' | 'я' if ACTS.contains(&text) => Form::ActOf,
            'я' if text.ends_with("ция") => Form::Itself,
            'я' if ends(&["ания", "ения"]) => Form::DeedOf,
            'е' if ends(&["ание", "ение"]) => Form::Deed,
            'о' if text.ends_with("ного") => Form::OldOf,
            _ => return None,
        };
        (word.letters() > 4 && !OTHER.contains(&text)).then_some(form)
    }

    /// Whether none of the cases governed can have the form.
    fn is_wrong(self, preposition: Word<'_>, cases: &[Case]) -> bool {
        let takes = |case: Case| cases.contains(&case);
        let is = |words: &[&str]| words.iter().any(|word| preposition.is(word));
        match self {
            Form::Among => !takes(Prepositional) || is(&["по"]),
            Form::To => !takes(Dative),
            Form::Of => !takes(Genitive),
            Form::Itself => true,
            Form::Deed => is(&["для", "от", "до", "из", "без", "к", "ко", "согласно", "при", "после"]),
            Form::DeedOf => is(&["к", "ко", "по", "согласно", "благодаря", "при"]),
            Form::ActOf => is(&["к", "ко", "по", "согласно", "благодаря"]),
            Form::OldOf => is(&["согласно", "благодаря"]),
            Form::AfterEnd => is(&["по"]),
        }
    }

    /// The form that the preposition asks for, where there is but one.
    fn right(self, word: Word<'_>, preposition: Word<'_>, cases: &[Case]) -> Option<String> {
        let text = Some(word.text).filter(|text| !text.contains('-'))?;
        let case = *cases.first()?;
        let instead = |old: &str, new: &str| text.strip_suffix(old).map(|stem| format!("{stem}{new}"));
        match (self, case) {
            (Form::Among | Form::To, Genitive) => genitive_plural(text),
            (Form::Among, Dative) => instead("х", "м"),
            (Form::Among, Instrumental) => instead("х", "ми"),
            (Form::Of, Dative) => instead("й", "ям"),
            (Form::Of | Form::To, Prepositional) => instead("й", "ях").or_else(|| instead("м", "х")),
            (Form::Itself, Genitive | Prepositional) => instead("я", "и"),
            (Form::Deed, Genitive) => instead("е", "я"),
            (Form::Deed, Dative) => instead("е", "ю"),
            (Form::Deed, Prepositional) => instead("е", "и"),
            (Form::DeedOf | Form::ActOf, _) if preposition.is("при") => instead("я", "и"),
            (Form::DeedOf, _) if ENDS.contains(&&*instead("я", "ю")?) => instead("я", "и"),
            (Form::DeedOf, _) => instead("я", "ю"),
            (Form::ActOf, _) => {
                instead("ня", "ню").or_else(|| instead("я", "ю")).or_else(|| instead("а", "у"))
            }
            (Form::OldOf, _) => instead("го", "му"),
            (Form::AfterEnd, _) => instead("ю", "и"),
            _ => None,
        }
    }
}

/// The genitive of the plural of a noun that stands in another case of it, where its ending tells it.
fn genitive_plural(word: &str) -> Option<String> {
    let stem = word.strip_suffix(['х', 'м'])?.strip_suffix(['а', 'я'])?;
    let ending = match stem {
        stem if stem.ends_with("ци") || stem.ends_with("ни") || stem.ends_with("ти") => "й",
        stem if stem.ends_with("тел") => "ей",
        stem if ["ник", "тор", "ент", "ист"].iter().any(|end| stem.ends_with(end)) => "ов",
        _ => return None,
    };
    Some(format!("{stem}{ending}"))
}
