//! Which case a preposition asks for, and the endings that are of another.

use super::super::Case::{self, Accusative, Dative, Genitive, Instrumental, Prepositional};
use super::super::words::{Word, WordInText, is_blank, words_from};
use super::adjectives::{is_plain, is_wrong_behind, misplaced};
use super::forms::CaseForm;
use super::possible::FormSet;
use super::{AgreementIssue, Disagrees, pairs};

/// The cases that a word governs, the usual one first; none of a word that governs no noun.
///
/// The prepositions of the language of orders, and the nouns of compound ones: «в рамках», «в течение».
fn governed(word: Word<'_>) -> &'static [Case] {
    // Told by the length first: most words are none.
    match (word.text.len(), word.text) {
        (2, "к") => &[Dative],
        (2, "у" | "У") => &[Genitive],
        (2, "с" | "С") => &[Instrumental, Genitive],
        (2, "в" | "о" | "В" | "О") => &[Prepositional, Accusative],
        (4, "от" | "до" | "из") => &[Genitive],
        (4, "ко") => &[Dative],
        (4, "по" | "По") => &[Dative, Prepositional],
        (4, "за") => &[Instrumental, Accusative],
        (4, "со") => &[Instrumental, Genitive],
        (4, "во" | "на" | "об" | "На" | "Об") => &[Prepositional, Accusative],
        (6, "для" | "без" | "Для") => &[Genitive],
        (6, "над") => &[Instrumental],
        (6, "под") => &[Instrumental, Accusative],
        (6, "при" | "При") => &[Prepositional],
        (2, "К") | (4, "Ко") => &[Dative],
        (4, "От" | "До" | "Из") | (6, "Без") => &[Genitive],
        (8.., long) => governed_by_long(long),
        _ => &[],
    }
}

fn governed_by_long(word: &str) -> &'static [Case] {
    match word {
        "кроме" | "после" | "среди" | "вместо" | "вследствие" | "возле" | "ради" | "вокруг" | "около" => {
            &[Genitive]
        }
        "Кроме" | "После" | "Среди" | "Вместо" | "Вследствие" | "Возле" | "Ради" | "Вокруг" | "Около" => {
            &[Genitive]
        }
        "рамках" | "течение" | "целях" | "ходе" => &[Genitive],
        "согласно" | "Согласно" | "благодаря" | "вопреки" => &[Dative],
        "Благодаря" | "Вопреки" => &[Dative],
        "через" => &[Accusative],
        "перед" | "между" | "Перед" | "Между" => &[Instrumental],
        _ => &[],
    }
}

/// Pronouns that stand in no genitive: «среди всем категориям».
const ALL_OF: [&str; 9] = ["всем", "всеми", "этим", "этими", "своим", "своими", "каждому", "таким", "такими"];

/// Whether a word is one of the short prepositions, of which no two stand side by side.
pub(in super::super) fn is_short_preposition(word: Word<'_>) -> bool {
    match (word.text.len(), word.text) {
        (2, text) => matches!(text, "в" | "к" | "о" | "с"),
        (4, text) => matches!(text, "во" | "на" | "по" | "из" | "от" | "до" | "об" | "за"),
        (6, text) => matches!(text, "для" | "при" | "без"),
        (10, text) => text == "через",
        _ => false,
    }
}

/// The slip behind a preposition, where the form of its noun is of another case.
pub(super) fn slip(text: &str, preposition: Word<'_>) -> Option<AgreementIssue> {
    let cases = governed(preposition);
    let end = preposition.end();
    if cases.is_empty() {
        return None;
    }
    let first =
        words_from(text, end).next().filter(|word| word.is_small() && is_blank(text, end, word.start));
    if let Some(all) = first.filter(|word| cases == [Genitive] && ALL_OF.contains(&word.text)) {
        let why = Disagrees::After(preposition.text.to_owned(), Genitive);
        return Some(AgreementIssue { place: all.range(), why, right: None });
    }
    if let Some(adjective) = first.filter(|word| is_wrong_behind(preposition, *word)) {
        let why = Disagrees::After(preposition.text.to_owned(), *cases.first()?);
        return Some(AgreementIssue { place: adjective.range(), why, right: None });
    }
    if let Some(issue) = behind_great(text, preposition) {
        return Some(issue);
    }
    behind_plural(text, preposition, cases, first).or_else(|| {
        // «Под родительских собраний зал» is no Russian of orders, but right.
        let forms = FormSet::behind(preposition.text, cases);
        let forms = if preposition.is("под") { FormSet::ALL } else { forms };
        let word = misplaced(text, end, forms, true)?;
        // The noun alone is mended where its adjective tells how.
        let adjective = words_from(text, end).take_while(|one| one.start < word.start).last();
        let right = pairs::slip(WordInText::new(text, [None, adjective], word)).and_then(|issue| issue.right);
        let why = Disagrees::After(preposition.text.to_owned(), *cases.first()?);
        Some(AgreementIssue { place: word.range(), why, right })
    })
}

/// The slip of the first noun behind a preposition and adjectives of many, by the form of its own ending.
fn behind_plural(
    text: &str,
    preposition: Word<'_>,
    cases: &[Case],
    first: Option<Word<'_>>,
) -> Option<AgreementIssue> {
    let mut end = preposition.end();
    // Behind an adjective that may govern a noun itself only some forms are certain.
    let mut governing = false;
    for word in words_from(text, end).take(4) {
        if !word.is_small() || !is_blank(text, end, word.start) {
            return None;
        }
        end = word.end();
        if let Some(form) = CaseForm::of(word, governing) {
            // «Под родительских собраний зал» is no Russian of orders, but right.
            let inverted = form == CaseForm::Of && word.start > first.map_or(0, |first| first.start);
            let wrong = form.is_wrong(word, preposition, cases) && !(inverted && preposition.is("под"));
            let case = if form == CaseForm::AfterEnd { Prepositional } else { *cases.first()? };
            let why = Disagrees::After(preposition.text.to_owned(), case);
            return wrong.then(|| AgreementIssue {
                place: word.range(),
                why,
                right: form.right(word, preposition, cases),
            });
        }
        if !is_plural_adjective(word.text) {
            return None;
        }
        governing |= !is_plain(word);
    }
    None
}

/// «Между школой и родители»: both stand in the instrumental.
pub(super) fn between(spot: WordInText<'_>) -> Option<AgreementIssue> {
    let and = spot.previous().filter(|and| and.text == "и")?;
    let first = spot.before[0].filter(|first| is_blank(spot.text, first.end(), and.start))?;
    let head = spot.text.get(..first.start)?.trim_end();
    if !(head.ends_with("между") || head.ends_with("Между")) || first.text == "собой" {
        return None;
    }
    let wrong = misplaced(spot.text, and.end(), FormSet::in_case(Instrumental), true)?;
    let why = Disagrees::After("между".to_owned(), Instrumental);
    Some(AgreementIssue { place: wrong.range(), why, right: None })
}

/// «Согласно Федерального закона»: the law is written in great letters.
fn behind_great(text: &str, preposition: Word<'_>) -> Option<AgreementIssue> {
    let dative = ["согласно", "благодаря", "вопреки"].iter().any(|one| preposition.is(one));
    let law = words_from(text, preposition.end()).next().filter(|law| dative && law.is_great())?;
    let stem = law.text.strip_suffix("го").filter(|stem| stem.ends_with(['о', 'е']))?;
    let right = Some(format!("{stem}му"));
    let why = Disagrees::After(preposition.text.to_owned(), Dative);
    is_blank(text, preposition.end(), law.start).then(|| AgreementIssue { place: law.range(), why, right })
}

/// «образовательных», «других»: an adjective that says nothing of the case but that its noun follows.
fn is_plural_adjective(word: &str) -> bool {
    word.ends_with("ых") || word.ends_with("их")
}
