//! An adjective and the word behind it, told by their endings.
//!
//! Only adjectives are looked at whose stems stand for no noun and govern none, so that the word behind them is their
//! noun or another adjective of it.

use super::super::words::{Word, WordInText, is_blank, near_before, words, words_from};
use super::forms::is_old;
use super::nouns::{MASCULINES, is_other};
use super::plain;
use super::possible::FormSet;
use super::{AgreementIssue, Disagrees};

/// The forms of an adjective that an ending tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AdjectiveForm {
    /// «школьный»
    He,
    /// «школьного»
    OfHim,
    /// «школьному»
    ToHim,
    /// «школьным», of one or, in the dative, of many.
    ByHim,
    /// «школьном»
    InHim,
    /// «школьная»
    She,
    /// «школьную»
    Her,
    /// «школьной»; «городской» is also the form of a masculine.
    OfHer,
    /// «школьное»
    It,
    /// «школьные»
    They,
    /// «школьных»
    OfThem,
    /// «школьными»
    ByThem,
}

/// Numbers in words that have the form of an adjective of many.
const MANY_OF: [&str; 7] = ["двух", "трёх", "трех", "четырёх", "четырех", "нескольких", "многих"];

/// Numbers behind which an adjective stands in the genitive of many and its noun does not.
const FEW: [&str; 9] = ["две", "два", "три", "четыре", "обе", "оба", "полтора", "пол", "полторы"];

/// The slip of a word, where the adjective before it is of another form.
pub(super) fn slip(spot: WordInText<'_>) -> Option<AgreementIssue> {
    let adjective = spot.previous()?;
    let (form, stem) = form(adjective.text)?;
    let word = spot.word;
    let told = |right| {
        let why = Disagrees::Adjective(adjective.text.to_owned());
        Some(AgreementIssue { place: word.range(), why, right })
    };
    if form == AdjectiveForm::ByThem && word.text == "детей" {
        return told(Some("детьми".to_owned()));
    }
    let other = self::form(word.text);
    let forms = FormSet::of_noun(word.text).or(other.map_or(FormSet::NONE, of));
    // Most words go with the adjective before them, which is told before anything else is asked.
    if !of((form, stem)).with(forms).is_none() || is_no_noun(spot.text, word) {
        return None;
    }
    if !plain::is_plain(adjective, form, stem)
        || other.is_some_and(|(form, stem)| !may_be_told(word, form, stem))
    {
        return None;
    }
    let excused = match form {
        AdjectiveForm::OfThem => !ends_as_many(word.text) && is_counted(spot, adjective),
        AdjectiveForm::ByHim | AdjectiveForm::ByThem => is_declared(spot),
        AdjectiveForm::They => false,
        _ => is_listed(spot, adjective),
    };
    if excused { None } else { told(None) }
}

/// Whether a word that ends as adjectives do is one indeed, so that its form is that of its ending.
fn may_be_told(word: Word<'_>, form: AdjectiveForm, stem: &str) -> bool {
    plain::is_plain(word, form, stem) || FormSet::of_noun(word.text) != FormSet::ALL
}

/// The first word that stands in none of the forms given: an adjective, or the noun behind adjectives; the noun by
/// itself only where `bare`.
pub(super) fn misplaced(text: &str, from: usize, mut forms: FormSet, bare: bool) -> Option<Word<'_>> {
    let mut end = from;
    let mut adjectives = 0;
    for word in words_from(text, end).take(5) {
        let named = adjectives > 0 && word.is_great() && !word.is_capitals();
        if !(word.is_small() || named) || !is_blank(text, end, word.start) {
            return None;
        }
        end = word.end();
        if MANY_OF.contains(&word.text) {
            forms = forms.with(of((AdjectiveForm::OfThem, "")));
            adjectives += 1;
            continue;
        }
        // «С учётом их доступности»
        if matches!(word.text, "их" | "его" | "её" | "ее") {
            continue;
        }
        match form(word.text) {
            Some((form, stem)) if plain::is_plain(word, form, stem) => {
                forms = forms.with(of((form, stem)));
                adjectives += 1;
            }
            Some(_) => return None,
            None if adjectives == 0 => {
                // Nouns of the tables are told by their own forms; «с толку» is of another time.
                let wrong = bare && forms.with(FormSet::by_ending(word.text)).is_none();
                return (wrong && !is_old(word.text) && !is_no_noun(text, word)).then_some(word);
            }
            None => {
                let wrong = forms.with(FormSet::of_noun(word.text)).is_none() && !is_no_noun(text, word);
                return wrong.then_some(word);
            }
        }
        if forms.is_none() {
            return Some(word);
        }
    }
    None
}

/// Whether a word is too short for its ending to tell anything, is no noun, or is shortened.
fn is_no_noun(text: &str, word: Word<'_>) -> bool {
    let behind = text.get(word.end()..).unwrap_or_default();
    word.letters() < 4 && !MASCULINES.contains(&word.text) && word.text != "лиц"
        || is_other(word.text)
        || word.text.ends_with("ют")
        || behind.starts_with(['.', '/', '(', '-'])
        // Of «библиотеки-филиала» the first half agrees, of «план-графика» the second.
        || word.text.contains('-') && form(word.text).is_none()
        || word.text.bytes().any(|byte| byte.is_ascii_alphanumeric())
}

/// Whether the ending of a noun shows that it is many: «школам», «школами».
fn ends_as_many(noun: &str) -> bool {
    ["ам", "ям", "ами", "ями"].iter().any(|end| noun.ends_with(end))
}

/// Whether a number stands before an adjective, behind which a noun has a form of its own: «2 новых школы».
fn is_counted(spot: WordInText<'_>, adjective: Word<'_>) -> bool {
    let near = words(near_before(spot.text, adjective.start)).collect::<Vec<_>>();
    let number = |word: &Word<'_>| {
        word.text.starts_with(|sign: char| sign.is_ascii_digit()) || FEW.iter().any(|few| word.is(few))
    };
    near.is_empty() || near.iter().rev().take(4).any(number)
}

/// Whether an adjective may say what something is declared to be: «признать недействительным муниципальный акт».
fn is_declared(spot: WordInText<'_>) -> bool {
    let verbs = [
        "призна",
        "счита",
        "счесть",
        "сдела",
        "дела",
        "явля",
        "стать",
        "стал",
        "быть",
        "объяв",
        "назва",
        "остав",
        "оказ",
    ];
    words(spot.head()).any(|word| {
        let small = word.text.to_lowercase();
        word.text.ends_with("ся") || verbs.iter().any(|verb| small.starts_with(verb))
    })
}

/// Whether an adjective is one of several before their noun: «основного и среднего уровней», «краевом, районном».
fn is_listed(spot: WordInText<'_>, adjective: Word<'_>) -> bool {
    let head = near_before(spot.text, adjective.start).trim_end();
    let near = words(head).collect::<Vec<_>>();
    let joined = |word: &Word<'_>| matches!(word.text, "и" | "или" | "либо");
    head.ends_with([',', ')', '/'])
        || near.iter().rev().take(4).any(joined)
        || spot.before[0]
            .is_some_and(|before| matches!(before.text, "и" | "или" | "либо" | "так" | "а" | "но"))
}

/// Whether a word is an adjective that stands for no noun and governs none.
pub(super) fn is_plain(word: Word<'_>) -> bool {
    form(word.text).is_some_and(|(form, stem)| plain::is_plain(word, form, stem))
}

/// Whether a word is such an adjective in the nominative of many or of a feminine or neuter.
pub(super) fn is_nominative(word: Word<'_>) -> bool {
    let nominative =
        |form: AdjectiveForm| matches!(form, AdjectiveForm::She | AdjectiveForm::It | AdjectiveForm::They);
    form(word.text).is_some_and(|(form, stem)| nominative(form) && plain::is_plain(word, form, stem))
}

/// What is possible for an adjective of a form and a stem.
fn of((form, stem): (AdjectiveForm, &str)) -> FormSet {
    FormSet::of_adjective(form, form == AdjectiveForm::OfHer && plain::may_be_stressed(stem))
}

/// What is possible for a word that ends as an adjective does, and its stem.
pub(super) fn form_of(text: &str) -> Option<(FormSet, &str)> {
    form(text).map(|(form, stem)| (of((form, stem)), stem))
}

/// The form of an adjective and its stem.
fn form(text: &str) -> Option<(AdjectiveForm, &str)> {
    // «Исполнение», «решений» are nouns.
    if ["ение", "ание", "яние", "тие", "вие", "ений", "аний", "ций", "тий", "вий"]
        .iter()
        .any(|end| text.ends_with(end))
    {
        return None;
    }
    // «Учащимся», and not «займёмся».
    let text =
        text.strip_suffix("ся").filter(|text| text.contains('щ') || text.contains('ш')).unwrap_or(text);
    let last = text.len().checked_sub(4)?;
    let form = match text.get(last..)? {
        "ый" | "ий" => AdjectiveForm::He,
        "го" => return long(text, ["ого", "его"], AdjectiveForm::OfHim),
        "му" => return long(text, ["ому", "ему"], AdjectiveForm::ToHim),
        "ми" => return long(text, ["ыми", "ими"], AdjectiveForm::ByThem),
        "ым" | "им" => AdjectiveForm::ByHim,
        // «Учителей», «изучением» are nouns: before such endings adjectives have few letters.
        "ей" | "ем" if !is_soft(text.get(..last)?) => return None,
        "ом" | "ем" | "ём" => AdjectiveForm::InHim,
        "ая" | "яя" => AdjectiveForm::She,
        "ую" | "юю" => AdjectiveForm::Her,
        "ой" | "ей" => AdjectiveForm::OfHer,
        "ое" => AdjectiveForm::It,
        "ее" if is_soft(text.get(..last)?) => AdjectiveForm::It,
        "ые" | "ие" => AdjectiveForm::They,
        "ых" | "их" => AdjectiveForm::OfThem,
        _ => return None,
    };
    Some((form, text.get(..last)?))
}

/// Whether a stem ends as those of adjectives do whose endings are soft.
fn is_soft(stem: &str) -> bool {
    stem.ends_with(['н', 'ш', 'щ', 'ч', 'ж', 'ь'])
}

/// The form of a long ending; the soft one, as of «систему», is that of an adjective behind some letters only.
fn long<'t>(text: &'t str, [hard, soft]: [&str; 2], form: AdjectiveForm) -> Option<(AdjectiveForm, &'t str)> {
    // «Схему» is a noun.
    let soft = || {
        let stem = text.strip_suffix(soft).filter(|stem| !stem.ends_with("сх"));
        stem.filter(|stem| is_soft(stem) || stem.ends_with(['к', 'г', 'х']))
    };
    text.strip_suffix(hard).or_else(soft).map(|stem| (form, stem))
}

/// Whether the form of a plain adjective is none that a preposition asks for.
pub(super) fn is_wrong_behind(preposition: Word<'_>, adjective: Word<'_>) -> bool {
    let Some((form, stem)) = form(adjective.text) else { return false };
    let is = |words: &[&str]| words.iter().any(|word| preposition.is(word));
    let genitive = is(&["для", "от", "до", "из", "без", "после", "среди", "кроме", "вместо", "около", "у"]);
    let dative = is(&["к", "ко"]);
    let inside = is(&["о", "об", "при"]);
    if !plain::is_plain(adjective, form, stem) {
        return adjective.letters() > 5
            && match form {
                AdjectiveForm::ToHim | AdjectiveForm::ByThem => genitive || inside || is(&["в", "на"]),
                AdjectiveForm::ByHim => genitive || inside,
                AdjectiveForm::She | AdjectiveForm::They if ends_as_adjective(adjective.text) => {
                    genitive || dative
                }
                AdjectiveForm::OfHim => dative,
                _ => false,
            };
    }
    match form {
        AdjectiveForm::He | AdjectiveForm::It | AdjectiveForm::They | AdjectiveForm::Her => {
            genitive || dative || is(&["при", "над", "перед"])
        }
        AdjectiveForm::She => genitive || dative || inside || is(&["в", "на", "по", "с", "за", "через"]),
        AdjectiveForm::OfHim => dative || is(&["о", "об", "при", "над", "по"]),
        AdjectiveForm::ToHim => {
            genitive || inside || is(&["с", "со", "в", "на", "за", "под", "над", "через"])
        }
        AdjectiveForm::ByHim => genitive || inside || is(&["в", "на", "через"]),
        AdjectiveForm::InHim => genitive || dative || is(&["с", "со", "за", "под", "над", "через"]),
        AdjectiveForm::OfThem => dative,
        AdjectiveForm::ByThem => genitive || dative || inside || is(&["в", "на", "по", "через"]),
        AdjectiveForm::OfHer => false,
    }
}

/// «-ая», «-ые» and the like, which few nouns end in.
fn ends_as_adjective(text: &str) -> bool {
    if ["случая", "урожая", "обычая", "трамвая", "каравая"].contains(&text) {
        return false;
    }
    ["ая", "ые", "щие", "шие", "кие", "гие", "хие"].iter().any(|end| text.ends_with(end))
}
