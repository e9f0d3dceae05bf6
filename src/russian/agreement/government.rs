//! Which case a preposition asks for, and the endings that are of another.

use super::super::Case::{self, Accusative, Dative, Genitive, Instrumental, Prepositional};
use super::super::words::{Word, is_blank, words_from};
use super::adjectives::{is_plain, is_wrong_behind};
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
        (2, "К") | (4, "Ко") => &[Dative],
        (4, "От" | "До" | "Из") | (6, "Без") => &[Genitive],
        (8.., long) => governed_by_long(long),
        _ => &[],
    }
}

fn governed_by_long(word: &str) -> &'static [Case] {
    match word {
        "кроме" | "после" | "среди" | "вместо" | "вследствие" => &[Genitive],
        "Кроме" | "После" | "Среди" | "Вместо" | "Вследствие" => &[Genitive],
        "рамках" | "течение" | "целях" | "ходе" => &[Genitive],
        "согласно" | "Согласно" | "благодаря" | "вопреки" => &[Dative],
        "Благодаря" | "Вопреки" => &[Dative],
        "через" => &[Accusative],
        "перед" | "между" => &[Instrumental],
        _ => &[],
    }
}

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
    let mut end = preposition.end();
    if cases.is_empty() {
        return None;
    }
    let first =
        words_from(text, end).next().filter(|word| word.is_small() && is_blank(text, end, word.start));
    if let Some(adjective) = first.filter(|word| is_wrong_behind(preposition, *word)) {
        let why = Why::After(preposition.text.to_owned(), *cases.first()?);
        return Some(AgreementIssue { place: adjective.range(), why, right: None });
    }
    // Behind an adjective that may govern a noun itself only some forms are certain.
    let mut governing = false;
    for word in words_from(text, end).take(4) {
        if !word.is_small() || !is_blank(text, end, word.start) {
            return None;
        }
        end = word.end();
        if let Some(form) = Form::of(word, governing) {
            // «Под родительских собраний зал» is no Russian of orders, but right.
            let inverted = form == Form::Of && word.start > first.map_or(0, |first| first.start);
            let wrong = form.is_wrong(word, preposition, cases) && !(inverted && preposition.is("под"));
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
        governing |= !is_plain(word);
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
    /// «организациями»
    By,
    /// «вопросов», «учителев»: many, and in the accusative those that live.
    OfMany,
    /// «подготовка», the nominative, or «участка», the genitive.
    OneOrOf,
    /// «школы», the genitive, or many.
    OfOrMany,
    /// «заместителю», «школу»
    ToOne,
    /// «проведение», the nominative or the accusative.
    Deed,
    /// «проведения», the genitive, or the nominative of the plural.
    DeedOf,
    /// «исполнения», of which there are no many.
    OneDeedOf,
    /// «проведению»
    DeedTo,
    /// «проведении»
    DeedIn,
    /// «проведением»
    DeedBy,
    /// «мониторинг», «учитель», which is the form of nothing else.
    Bare,
    /// «вопросом»
    ByOne,
    /// «приказа» of one of the acts that people do a thing by: «согласно приказа».
    ActOf,
    /// «утверждённого» before such an act.
    OldOf,
    /// «окончанию» in «по окончанию».
    AfterEnd,
}

/// Endings of nouns in «-ам» and «-ям» that are many of a feminine: «реклам», «драм».
const NOT_TO: [&str; 6] = ["клам", "драм", "норам", "иорам", "рамм", "ижам"];

/// Endings of the genitive of the plural that only things have, none of which is in the accusative.
const OF_THINGS: [&str; 20] = [
    "сов",
    "ектов",
    "алов",
    "елов",
    "имов",
    "омов",
    "етов",
    "актов",
    "айтов",
    "умов",
    "ументов",
    "инаров",
    "ингов",
    "ланов",
    "роков",
    "писков",
    "льтатов",
    "амов",
    "иалов",
    "ётов",
];

/// Deeds of which nobody speaks in the plural.
pub(super) const ONE_DEED: [&str; 14] = [
    "проведения",
    "исполнения",
    "выполнения",
    "обеспечения",
    "внедрения",
    "формирования",
    "соблюдения",
    "осуществления",
    "размещения",
    "заполнения",
    "оказания",
    "повышения",
    "составления",
    "предоставления",
];

/// Endings of masculines that no other form has.
const BARE: [&str; 5] = ["инг", "инар", "тель", "изм", "умент"];

/// Words in «-ов» and «-ев» that are one.
pub(super) const ONE: [&str; 12] = [
    "остров",
    "покров",
    "вызов",
    "улов",
    "посев",
    "отсев",
    "обогрев",
    "подогрев",
    "нагрев",
    "перегрев",
    "напев",
    "распев",
];

/// Endings of nouns in the genitive of the plural that no other form has.
const OF: [&str; 6] = ["ций", "ений", "аний", "риятий", "анятий", "обытий"];

/// Words that end as a form of the plural does, and are none.
const OTHER: [&str; 14] = [
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
    "цунами",
    "оригами",
    "полгода",
];

/// Acts by which things are done, in the genitive; the dative ends in «-у» or «-ю».
pub(super) const ACTS: [&str; 16] = [
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

/// Words in «-у» and «-ю» that stand behind such a preposition all the same.
const OLD: [&str; 12] = [
    "верху",
    "страху",
    "разбору",
    "спросу",
    "толку",
    "меню",
    "интервью",
    "кенгуру",
    "рагу",
    "ранчо",
    "одному",
    "этому",
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
            'м' if ends(&["ам", "ям"]) && !ends(&NOT_TO) => Form::To,
            'и' if ends(&["ами", "ями"]) => Form::By,
            'и' if ends(&["ении", "ании"]) && !is_company(text) => Form::DeedIn,
            'ю' if ends(&["ению", "анию"]) && !is_company(text) && !ENDS.contains(&text) => {
                Form::DeedTo
            }
            'м' if ends(&["ением", "анием"]) => Form::DeedBy,
            'м' if ends(&["ом"]) && !text.starts_with("пот") => Form::ByOne,
            'г' | 'р' | 'ь' | 'м' | 'т' if ends(&BARE) => Form::Bare,
            'в' if ends(&["ов", "ев"]) && !ONE.contains(&text) => Form::OfMany,
            'й' if ends(&OF) && !text.ends_with("нний") => Form::Of,
            'ю' if ENDS.contains(&text) => Form::AfterEnd,
            'а' | 'я' if ACTS.contains(&text) => Form::ActOf,
            'я' if text.ends_with("ция") => Form::Itself,
            'я' if ONE_DEED.contains(&text) => Form::OneDeedOf,
            'я' if ends(&["ания", "ения"]) => Form::DeedOf,
            'е' if ends(&["ание", "ение"]) => Form::Deed,
            // A part of a compound may stand in a case of its own.
            _ if text.contains('-') => return None,
            'а' | 'я' if !text.starts_with("пол") && !text.ends_with("ся") => Form::OneOrOf,
            'ы' => Form::OfOrMany,
            'у' | 'ю' if !OLD.contains(&text) => Form::ToOne,
            'о' if text.ends_with("ного") => Form::OldOf,
            _ => return None,
        };
        (word.letters() > 4 && !OTHER.contains(&text)).then_some(form)
    }

    /// Whether none of the cases governed can have the form.
    fn is_wrong(self, word: Word<'_>, preposition: Word<'_>, cases: &[Case]) -> bool {
        let takes = |case: Case| cases.contains(&case);
        let is = |words: &[&str]| words.iter().any(|word| preposition.is(word));
        match self {
            Form::Among => !takes(Prepositional) || is(&["по"]),
            Form::To => !takes(Dative),
            Form::Of => !takes(Genitive),
            Form::By => !takes(Instrumental),
            Form::OfMany => {
                let things = OF_THINGS.iter().any(|end| word.text.ends_with(end));
                is(&["к", "ко", "по", "при", "о", "об", "согласно", "благодаря", "над", "перед", "между"])
                    || things && is(&["в", "во", "на"])
            }
            Form::OfOrMany => is(&["к", "ко", "по", "при", "над", "перед"]),
            Form::ToOne => is(&["при", "для", "до", "от", "из", "без", "среди", "после", "кроме"]),
            Form::OneOrOf => is(&["к", "ко", "по", "при", "об", "над", "перед"]),
            Form::Itself => true,
            Form::Deed => !takes(Accusative) || is(&["о", "об"]),
            Form::DeedOf => is(&["к", "ко", "по", "согласно", "благодаря", "вопреки", "при", "над", "перед"]),
            // «Ответственный за проведения» is looked at by its first word.
            Form::OneDeedOf => !takes(Genitive) && !is(&["за"]),
            Form::DeedTo => !takes(Dative),
            Form::DeedIn => !takes(Prepositional),
            Form::DeedBy => !takes(Instrumental),
            Form::Bare => !takes(Accusative) && !is(&["по"]) || is(&["о", "об"]),
            Form::ByOne => takes(Genitive) && !takes(Instrumental) || is(&["к", "ко", "по", "согласно"]),
            Form::ActOf => is(&["к", "ко", "по", "согласно", "благодаря", "вопреки"]),
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
            (Form::AfterEnd, _) => instead("ю", "и"),
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

/// «Компании», «кампанию», which end as deeds do.
fn is_company(text: &str) -> bool {
    text.contains("мпани")
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
