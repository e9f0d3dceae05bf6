//! The forms that a word may be in, told by its ending: sets of cases and genders, and never one form too few.
//!
//! Words agree where the sets have a form in common. Of a word that the tables do not know every form is possible.

use super::super::Case;
use super::adjectives;
use super::forms::{ONE, is_of_things};
use super::nouns::{FEMININES, MASCULINES, NounForm, PEOPLE, declined};

/// A set of forms: a bit for each gender, and for many, in each case.
///
/// The accusative is two: that of what lives, which is the genitive, and that of things, which is the nominative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FormSet(u32);

const HE: u32 = 1;
const SHE: u32 = 2;
const IT: u32 = 4;
const MANY: u32 = 8;
const ONE_OF: u32 = HE | SHE | IT;
const ANY: u32 = ONE_OF | MANY;

const fn nominative(genders: u32) -> u32 {
    genders
}
const fn genitive(genders: u32) -> u32 {
    genders << 4
}
const fn dative(genders: u32) -> u32 {
    genders << 8
}
const fn living(genders: u32) -> u32 {
    genders << 12
}
const fn thing(genders: u32) -> u32 {
    genders << 16
}
const fn instrumental(genders: u32) -> u32 {
    genders << 20
}
const fn prepositional(genders: u32) -> u32 {
    genders << 24
}
/// The nominative, and the accusative of things.
const fn itself(genders: u32) -> u32 {
    nominative(genders) | thing(genders)
}
/// The genitive, and the accusative of what lives.
const fn of(genders: u32) -> u32 {
    genitive(genders) | living(genders)
}

/// Masculines in «-ом» and «-ем» are told by nothing from the instrumental.
const BY_ONE: u32 = instrumental(HE | IT) | prepositional(HE | IT) | itself(HE);

/// Nouns in «-ам» and «-ям» that are many of a feminine, or a masculine.
const NOT_TO: [&str; 9] = ["рамм", "храм", "хлам", "едлам", "реклам", "мелодрам", "анорам", "спам", "гамм"];

/// Feminines in «-тель».
const SOFT_FEMININES: [&str; 6] = ["остель", "метель", "обитель", "артель", "антель", "петель"];

/// Words in «-ах» and «-ях» that are one.
const NOT_AMONG: [&str; 7] = ["страх", "взмах", "размах", "замах", "альманах", "монах", "крах"];

impl FormSet {
    /// Every form.
    pub(super) const ALL: Self = FormSet(u32::MAX);

    /// No form.
    pub(super) const NONE: Self = FormSet(0);

    /// The forms of the cases that a preposition asks for.
    pub(super) fn behind(preposition: &str, cases: &[Case]) -> Self {
        let small = preposition.to_lowercase();
        let forms = match small.as_str() {
            // «В депутаты», but «в новых депутатов» is no Russian of orders; «по пятое число».
            "в" | "во" => prepositional(ANY) | thing(ANY) | living(HE | SHE),
            "о" | "об" => prepositional(ANY) | thing(ONE_OF),
            "по" => dative(ANY) | prepositional(ONE_OF) | thing(ONE_OF),
            _ => cases.iter().map(|case| Self::in_case(*case).0).fold(0, |all, one| all | one),
        };
        FormSet(forms)
    }

    /// The forms of a case.
    pub(super) const fn in_case(case: Case) -> Self {
        FormSet(match case {
            Case::Nominative => nominative(ANY),
            Case::Genitive => genitive(ANY),
            Case::Dative => dative(ANY),
            Case::Accusative => living(ANY) | thing(ANY),
            Case::Instrumental => instrumental(ANY),
            Case::Prepositional => prepositional(ANY),
        })
    }

    /// What is possible for both.
    pub(super) const fn with(self, other: Self) -> Self {
        FormSet(self.0 & other.0)
    }

    /// What is possible for one of both.
    pub(super) const fn or(self, other: Self) -> Self {
        FormSet(self.0 | other.0)
    }

    /// What is possible for this, and not for the other.
    pub(super) const fn without(self, other: Self) -> Self {
        FormSet(self.0 & !other.0)
    }

    /// Whether nothing is possible.
    pub(super) const fn is_none(self) -> bool {
        self.0 == 0
    }

    /// The forms of an adjective; `hard` where its masculine ends in «-ой».
    pub(super) const fn of_adjective(form: adjectives::AdjectiveForm, hard: bool) -> Self {
        use adjectives::AdjectiveForm;
        FormSet(match form {
            AdjectiveForm::He => itself(HE),
            AdjectiveForm::OfHim => of(HE) | genitive(IT),
            AdjectiveForm::ToHim => dative(HE | IT),
            AdjectiveForm::ByHim => instrumental(HE | IT) | dative(MANY),
            AdjectiveForm::InHim => prepositional(HE | IT),
            AdjectiveForm::She => nominative(SHE),
            AdjectiveForm::Her => living(SHE) | thing(SHE),
            AdjectiveForm::OfHer if hard => {
                genitive(SHE) | dative(SHE) | instrumental(SHE) | prepositional(SHE) | itself(HE)
            }
            AdjectiveForm::OfHer => genitive(SHE) | dative(SHE) | instrumental(SHE) | prepositional(SHE),
            AdjectiveForm::It => itself(IT),
            AdjectiveForm::They => itself(MANY),
            AdjectiveForm::OfThem => of(MANY) | prepositional(MANY),
            AdjectiveForm::ByThem => instrumental(MANY),
        })
    }

    /// The forms of a word that is taken for a noun.
    pub(super) fn of_noun(text: &str) -> Self {
        of_known(text).map_or_else(|| Self::by_ending(text), FormSet)
    }

    /// The forms of a word that is taken for a noun, by its ending alone: no fewer than those of a noun of the tables.
    pub(super) fn by_ending(text: &str) -> Self {
        let Some(last) = text.chars().next_back() else { return Self::ALL };
        let ends = |endings: &[&str]| endings.iter().any(|ending| text.ends_with(ending));
        let forms = match last {
            'а' | 'я' => in_a(text),
            'ы' => genitive(SHE) | itself(MANY),
            'и' => in_i(text),
            'у' | 'ю' => in_u(text),
            'е' => in_e(text),
            'о' if ends(&["ство", "чало", "место", "право", "число", "письмо"]) => {
                itself(IT)
            }
            'ь' => in_soft(text),
            'й' => in_short(text),
            // «Систем», «проблем», «схем» are many of a feminine.
            'м' if ends(&["тем", "лем", "хем", "рем", "сем"]) => BY_ONE | of(MANY),
            'м' if ends(&["ом", "ем", "ём"]) => BY_ONE,
            'м' if ends(&["ам", "ям"]) && !ends(&NOT_TO) && text != "драм" => dative(MANY),
            'м' if ends(&["ым", "им"]) => return Self::ALL,
            'х' if ends(&["ах", "ях"]) && !NOT_AMONG.contains(&text) => prepositional(MANY),
            'х' if ends(&["ых", "их"]) => return Self::ALL,
            'в' if ends(&["ов", "ев", "ёв"]) && !ONE.contains(&text) => {
                if is_of_things(text) {
                    genitive(MANY)
                } else {
                    of(MANY)
                }
            }
            'б' | 'в' | 'г' | 'д' | 'ж' | 'з' | 'к' | 'л' | 'м' | 'н' | 'п' | 'р' | 'с' | 'т' | 'ф' | 'х'
            | 'ц' | 'ч' | 'ш' | 'щ' => itself(HE) | of(MANY),
            _ => return Self::ALL,
        };
        FormSet(forms)
    }
}

/// The forms of a word of the tables of nouns.
fn of_known(text: &str) -> Option<u32> {
    let forms = match declined(text) {
        Some(NounForm::She) => nominative(SHE),
        Some(NounForm::Her) => living(SHE) | thing(SHE),
        Some(NounForm::OfIt) => genitive(HE),
        Some(NounForm::ToIt) => dative(HE),
        Some(NounForm::ByIt) => instrumental(HE),
        Some(NounForm::They) => itself(MANY),
        None if text == "дети" || text == "люди" => nominative(MANY),
        None if PEOPLE.contains(&text) => nominative(HE),
        None if MASCULINES.contains(&text) => itself(HE),
        None if FEMININES.contains(&text) => itself(SHE),
        None => return None,
    };
    Some(forms)
}

fn in_a(text: &str) -> u32 {
    let ends = |endings: &[&str]| endings.iter().any(|ending| text.ends_with(ending));
    if ends(&["ая", "яя", "ся"]) {
        return u32::MAX;
    }
    if ends(&["ция"]) {
        return nominative(SHE);
    }
    if is_deed(text, 'я') {
        return genitive(IT) | itself(MANY);
    }
    // «Глава», «время»
    nominative(SHE | HE) | of(HE) | genitive(IT) | itself(MANY) | itself(IT)
}

fn in_i(text: &str) -> u32 {
    let ends = |endings: &[&str]| endings.iter().any(|ending| text.ends_with(ending));
    if ends(&["ыми", "ими", "ьми", "ски", "цки", "ти", "чьи"]) && !ends(&["ости", "асти"])
    {
        return u32::MAX;
    }
    if ends(&["ами", "ями"]) {
        return instrumental(MANY);
    }
    if is_deed(text, 'и') {
        return prepositional(IT);
    }
    if ends(&["ции"]) {
        return genitive(SHE) | dative(SHE) | prepositional(SHE) | itself(MANY);
    }
    if ends(&["ки", "ги", "хи"]) {
        return genitive(SHE) | itself(MANY);
    }
    genitive(SHE | IT) | dative(SHE | IT) | prepositional(ONE_OF) | itself(MANY)
}

fn in_u(text: &str) -> u32 {
    let ends = |endings: &[&str]| endings.iter().any(|ending| text.ends_with(ending));
    if ends(&["ому", "ему", "ую", "юю", "ою", "ею"]) {
        return u32::MAX;
    }
    if ends(&["цию"]) {
        return living(SHE) | thing(SHE);
    }
    if is_deed(text, 'ю') {
        return dative(IT);
    }
    let by_her = if text.ends_with("ью") { instrumental(SHE) } else { 0 };
    dative(HE | IT) | living(SHE) | thing(SHE) | prepositional(HE) | by_her
}

fn in_e(text: &str) -> u32 {
    let ends = |endings: &[&str]| endings.iter().any(|ending| text.ends_with(ending));
    if is_deed(text, 'е') || ends(&["тие", "вие", "чие", "вье"]) {
        return itself(IT);
    }
    if ends(&["ее", "ие", "ое", "ые", "ше", "же", "ще"]) {
        return u32::MAX;
    }
    prepositional(ONE_OF) | dative(SHE) | itself(IT) | nominative(MANY)
}

fn in_soft(text: &str) -> u32 {
    let ends = |endings: &[&str]| endings.iter().any(|ending| text.ends_with(ending));
    if ends(&["ость", "знь", "ощь"]) {
        return itself(SHE);
    }
    if ends(&["ть", "чь", "шь", "ись"]) {
        return u32::MAX;
    }
    if ends(&["тель"]) && !ends(&SOFT_FEMININES) {
        return nominative(HE) | thing(HE);
    }
    itself(HE | SHE) | of(MANY)
}

fn in_short(text: &str) -> u32 {
    let ends = |endings: &[&str]| endings.iter().any(|ending| text.ends_with(ending));
    if ends(&["щей", "шей", "чей", "жей", "ней", "сей", "оей", "ый"]) {
        return u32::MAX;
    }
    if ends(&["ей"]) {
        return of(MANY) | instrumental(SHE) | itself(HE);
    }
    if ends(&["ций", "ений", "аний", "ятий", "ытий", "остий"]) && !ends(&["нний"])
    {
        return genitive(MANY);
    }
    if ends(&["ой", "ёй"]) {
        return genitive(SHE) | dative(SHE) | instrumental(SHE) | prepositional(SHE) | itself(HE);
    }
    itself(HE) | of(MANY)
}

/// Whether a word is the name of a deed with a given last letter: «проведение», and not «компания».
fn is_deed(text: &str, last: char) -> bool {
    let stem = text.strip_suffix(last).unwrap_or_default();
    // «Испания» begins in a great letter.
    text.starts_with(char::is_lowercase)
        && ["ени", "ани", "яни", "яти", "ыти", "вити"].iter().any(|end| stem.ends_with(end))
        && !stem.ends_with("мпани")
        && !stem.ends_with("мани")
}
