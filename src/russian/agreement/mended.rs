//! The form that a preposition asks for, where there is but one.

use super::super::Case::{self, Dative, Genitive, Instrumental, Prepositional};
use super::super::words::Word;
use super::forms::{CaseForm, ENDS};

impl CaseForm {
    /// The form that the preposition asks for, where there is but one.
    pub(super) fn right(self, word: Word<'_>, preposition: Word<'_>, cases: &[Case]) -> Option<String> {
        let text = Some(word.text).filter(|text| !text.contains('-'))?;
        let case = *cases.first()?;
        let instead = |old: &str, new: &str| text.strip_suffix(old).map(|stem| format!("{stem}{new}"));
        match (self, case) {
            (CaseForm::Among | CaseForm::To, Genitive) => genitive_plural(text),
            (CaseForm::To, Instrumental) => instead("м", "ми"),
            (CaseForm::By, Dative) => instead("ми", "м"),
            (CaseForm::By, Prepositional) => instead("ми", "х"),
            (CaseForm::OfMany, Dative) => instead("ов", "ам"),
            (CaseForm::OfMany, Prepositional) => instead("ов", "ах"),
            (CaseForm::Among, Dative) => instead("х", "м"),
            (CaseForm::Among, Instrumental) => instead("х", "ми"),
            (CaseForm::Of, Dative) => instead("й", "ям"),
            (CaseForm::Of | CaseForm::To, Prepositional) => instead("й", "ях").or_else(|| instead("м", "х")),
            (CaseForm::Itself, Genitive | Prepositional) => instead("я", "и"),
            (CaseForm::Deed, Genitive) => instead("е", "я"),
            (CaseForm::Deed, Dative) => instead("е", "ю"),
            (CaseForm::Deed, Prepositional) => instead("е", "и"),
            (CaseForm::OfMany, Instrumental) => instead("ов", "ами"),
            (CaseForm::Of, Instrumental) => instead("й", "ями"),
            (CaseForm::Deed, Instrumental) => instead("е", "ем"),
            (CaseForm::DeedOf, Instrumental) => instead("я", "ем"),
            (CaseForm::OneDeedOf, _) => deed(text.strip_suffix('я')?, case, preposition),
            (CaseForm::DeedTo | CaseForm::DeedIn, _) => deed(text.get(..text.len() - 2)?, case, preposition),
            (CaseForm::DeedBy, _) => deed(text.strip_suffix("ем")?, case, preposition),
            (CaseForm::DeedOf | CaseForm::ActOf, _) if preposition.is("при") => instead("я", "и"),
            (CaseForm::DeedOf, _) if ENDS.contains(&&*instead("я", "ю")?) => instead("я", "и"),
            (CaseForm::DeedOf, _) => instead("я", "ю"),
            (CaseForm::ActOf, _) => {
                instead("ня", "ню").or_else(|| instead("я", "ю")).or_else(|| instead("а", "у"))
            }
            (CaseForm::OldOf, _) => instead("го", "му"),
            (CaseForm::AfterEnd, _) => instead("ю", "и").or_else(|| instead("у", "е")),
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
