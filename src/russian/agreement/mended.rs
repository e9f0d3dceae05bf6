//! The form that a preposition asks for, where there is but one.

use super::super::Case::{self, Dative, Genitive, Instrumental, Prepositional};
use super::super::words::Word;
use super::forms::{ENDS, Form};

impl Form {
    /// The form that the preposition asks for, where there is but one.
    pub(super) fn right(self, word: Word<'_>, preposition: Word<'_>, cases: &[Case]) -> Option<String> {
        let text = Some(word.text).filter(|text| !text.contains('-'))?;
        let case = *cases.first()?;
        let instead = |old: &str, new: &str| text.strip_suffix(old).map(|stem| format!("{stem}{new}"));
        match (self, case) {
            (Form::Among | Form::To, Genitive) => genitive_plural(text),
            (Form::To, Instrumental) => instead("м", "ми"),
            (Form::By, Dative) => instead("ми", "м"),
            (Form::By, Prepositional) => instead("ми", "х"),
            (Form::OfMany, Dative) => instead("ов", "ам"),
            (Form::OfMany, Prepositional) => instead("ов", "ах"),
            (Form::Among, Dative) => instead("х", "м"),
            (Form::Among, Instrumental) => instead("х", "ми"),
            (Form::Of, Dative) => instead("й", "ям"),
            (Form::Of | Form::To, Prepositional) => instead("й", "ях").or_else(|| instead("м", "х")),
            (Form::Itself, Genitive | Prepositional) => instead("я", "и"),
            (Form::Deed, Genitive) => instead("е", "я"),
            (Form::Deed, Dative) => instead("е", "ю"),
            (Form::Deed, Prepositional) => instead("е", "и"),
            (Form::OfMany, Instrumental) => instead("ов", "ами"),
            (Form::Of, Instrumental) => instead("й", "ями"),
            (Form::Deed, Instrumental) => instead("е", "ем"),
            (Form::DeedOf, Instrumental) => instead("я", "ем"),
            (Form::OneDeedOf, _) => deed(text.strip_suffix('я')?, case, preposition),
            (Form::DeedTo | Form::DeedIn, _) => deed(text.get(..text.len() - 2)?, case, preposition),
            (Form::DeedBy, _) => deed(text.strip_suffix("ем")?, case, preposition),
            (Form::DeedOf | Form::ActOf, _) if preposition.is("при") => instead("я", "и"),
            (Form::DeedOf, _) if ENDS.contains(&&*instead("я", "ю")?) => instead("я", "и"),
            (Form::DeedOf, _) => instead("я", "ю"),
            (Form::ActOf, _) => {
                instead("ня", "ню").or_else(|| instead("я", "ю")).or_else(|| instead("а", "у"))
            }
            (Form::OldOf, _) => instead("го", "му"),
            (Form::AfterEnd, _) => instead("ю", "и").or_else(|| instead("у", "е")),
            _ => None,
        }
    }
}

/// A deed in the case that a preposition asks for, where it is but one: «в проведение» and «в проведении» are two.
fn deed(stem: &str, case: Case, preposition: Word<'_>) -> Option<String> {
    let ending = match case {
        Genitive => "я",
        _ if ["в", "во", "на", "с", "со", "за", "под"].iter().any(|one| preposition.is(one)) => {
            return None;
        }
        Dative => "ю",
        Instrumental => "ем",
        Prepositional => "и",
        _ => return None,
    };
    Some(format!("{stem}{ending}"))
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
