//! Forms of nouns whose case their ending tells, and the cases that cannot have them.

use super::super::Case::{self, Accusative, Dative, Genitive, Instrumental, Prepositional};
use super::super::words::Word;
use super::heads::PEOPLE;
use super::nouns::{MASCULINES, NounForm, declined};

/// A form whose case is certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CaseForm {
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
    /// «сотрудники», of whom the accusative is another form.
    People,
    /// «начало», the nominative or the accusative.
    Neuter,
    /// «профилактики», the genitive, or many.
    OfHard,
    /// «приказа» of one of the acts that people do a thing by: «согласно приказа».
    ActOf,
    /// «утверждённого» before such an act.
    OldOf,
    /// «окончанию» in «по окончанию».
    AfterEnd,
    /// «комиссией»
    ByHer,
    /// A word of the tables of nouns.
    Known(NounForm),
}

/// Endings of nouns in «-ам» and «-ям» that are many of a feminine: «реклам», «драм».
const NOT_TO: [&str; 6] = ["клам", "драм", "норам", "иорам", "рамм", "ижам"];

/// Endings of the genitive of the plural that only things have, none of which is in the accusative.
const OF_THINGS: [&str; 32] = [
    "унктов",
    "йонов",
    "родов",
    "одов",
    "лассов",
    "адов",
    "росов",
    "фондов",
    "нтров",
    "домов",
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
    "клубов",
    "музеев",
];

/// People whose names end as those of things do.
const OF_PEOPLE: [&str; 15] = [
    "агрономов",
    "экономов",
    "астрономов",
    "профессионалов",
    "генералов",
    "архивариусов",
    "экскурсоводов",
    "животноводов",
    "садоводов",
    "овощеводов",
    "пешеходов",
    "игроков",
    "атлетов",
    "поэтов",
    "кадетов",
];

/// Whether a word is many things in the genitive, which is not their accusative.
pub(super) fn is_of_things(text: &str) -> bool {
    let ends = |ends: &[&str]| ends.iter().any(|end| text.ends_with(end));
    ends(&OF_THINGS) && !ends(&OF_PEOPLE)
}

/// Deeds of which nobody speaks in the plural.
pub(super) const ONE_DEED: [&str; 22] = [
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
    "приобретения",
    "обучения",
    "награждения",
    "улучшения",
    "содержания",
    "финансирования",
    "оснащения",
    "снижения",
];

/// Endings of masculines that no other form has.
const BARE: [&str; 14] = [
    "инг",
    "инар",
    "тель",
    "изм",
    "умент",
    "тник",
    "льник",
    "вник",
    "анник",
    "енник",
    "удник",
    "скник",
    "ченик",
    "ность",
];

/// Words in «-ов» and «-ев» that are one.
pub(super) const ONE: [&str; 15] = [
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
    "отлов",
    "останов",
    "приостанов",
];

/// Endings of nouns in the genitive of the plural that no other form has.
const OF: [&str; 6] = ["ций", "ений", "аний", "риятий", "анятий", "обытий"];

/// Words that end as a form of the plural does, and are none.
const OTHER: [&str; 15] = [
    "препятствие",
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
const OLD: [&str; 20] = [
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
    "виду",
    "дому",
    "лесу",
    "роду",
    "ходу",
    "часу",
    "низу",
    "глазу",
];

/// Whether a word may stand in «-у» behind a preposition that asks for another case: «из виду».
pub(super) fn is_old(text: &str) -> bool {
    OLD.contains(&text)
}

/// What is over where «по» stands before it in the prepositional case.
pub(super) const ENDS: [&str; 5] = ["окончанию", "истечению", "прибытию", "приезду", "возвращению"];

impl CaseForm {
    /// The form of a word; behind adjectives only those are certain that they do not govern themselves.
    pub(super) fn of(word: Word<'_>, behind_adjective: bool) -> Option<Self> {
        let text = word.text;
        let ends = |endings: &[&str]| endings.iter().any(|ending| text.ends_with(ending));
        let known = || declined(text).filter(|known| *known != NounForm::OfIt || !ACTS.contains(&text));
        if let Some(known) = (!behind_adjective && word.letters() > 3).then(known).flatten() {
            return Some(CaseForm::Known(known));
        }
        let form = match text.chars().next_back()? {
            'х' if ends(&["ах", "ях"]) => CaseForm::Among,
            _ if behind_adjective => return None,
            'м' if ends(&["ам", "ям"]) && !ends(&NOT_TO) => CaseForm::To,
            'и' if ends(&["ами", "ями"]) || text == "детьми" => CaseForm::By,
            'и' if text == "дети" => return Some(CaseForm::People),
            'й' if ends(&["ией"]) => CaseForm::ByHer,
            'и' if ends(&["ении", "ании", "янии", "ятии", "ытии", "витии"]) && !is_company(text) => {
                CaseForm::DeedIn
            }
            'ю' if ends(&["ению", "анию", "янию", "ятию", "ытию", "витию"])
                && !is_company(text)
                && !ENDS.contains(&text) =>
            {
                CaseForm::DeedTo
            }
            'м' if ends(&["ением", "анием", "янием", "ятием", "ытием", "витием"]) => {
                CaseForm::DeedBy
            }
            'м' if ends(&["ом"]) && !text.starts_with("пот") => CaseForm::ByOne,
            'г' | 'р' | 'ь' | 'м' | 'т' | 'к' if ends(&BARE) => CaseForm::Bare,
            _ if MASCULINES.contains(&text) => CaseForm::Bare,
            _ if PEOPLE.iter().any(|end| text.ends_with(end)) => CaseForm::People,
            'о' if ends(&["ство", "чало"]) => CaseForm::Neuter,
            'и' if ends(&["ки", "ги"]) && !ends(&["ски", "цки"]) => CaseForm::OfHard,
            'в' if ends(&["ов", "ев"]) && !ONE.contains(&text) => CaseForm::OfMany,
            'й' if ends(&OF) && !text.ends_with("нний") => CaseForm::Of,
            'ю' | 'у' if ENDS.contains(&text) => CaseForm::AfterEnd,
            'а' | 'я' if ACTS.contains(&text) => CaseForm::ActOf,
            'я' if text.ends_with("ция") => CaseForm::Itself,
            'я' if ONE_DEED.contains(&text) => CaseForm::OneDeedOf,
            'я' if ends(&["ания", "ения"]) => CaseForm::DeedOf,
            'е' if ends(&["ание", "ение", "тие", "вие", "чие", "вье"]) && !ends(&["очие"]) => {
                CaseForm::Deed
            }
            // A part of a compound may stand in a case of its own.
            _ if text.contains('-') => return None,
            'а' | 'я' if !text.starts_with("пол") && !text.ends_with("ся") => CaseForm::OneOrOf,
            'ы' => CaseForm::OfOrMany,
            'у' | 'ю' if !OLD.contains(&text) => CaseForm::ToOne,
            'о' if text.ends_with("ного") => CaseForm::OldOf,
            _ => return None,
        };
        let known = form == CaseForm::Bare && MASCULINES.contains(&text);
        ((word.letters() > 4 || known) && !OTHER.contains(&text)).then_some(form)
    }

    /// Whether none of the cases governed can have the form.
    pub(super) fn is_wrong(self, word: Word<'_>, preposition: Word<'_>, cases: &[Case]) -> bool {
        let takes = |case: Case| cases.contains(&case);
        let is = |words: &[&str]| words.iter().any(|word| preposition.is(word));
        match self {
            CaseForm::Among => !takes(Prepositional) || is(&["по"]),
            CaseForm::To => !takes(Dative),
            CaseForm::Of => !takes(Genitive),
            CaseForm::By => !takes(Instrumental),
            CaseForm::OfMany => {
                let things = is_of_things(word.text);
                is(&["к", "ко", "по", "при", "о", "об", "согласно", "благодаря", "над", "перед", "между"])
                    || things && is(&["в", "во", "на", "через"])
            }
            CaseForm::OfOrMany => is(&["к", "ко", "по", "при", "над", "перед"]),
            CaseForm::ToOne => is(&["при", "для", "до", "от", "из", "без", "среди", "после", "кроме"]),
            CaseForm::OneOrOf => is(&["к", "ко", "по", "при", "об", "над", "перед"]),
            CaseForm::Itself => true,
            CaseForm::Deed => !takes(Accusative) || is(&["о", "об"]),
            CaseForm::DeedOf => {
                is(&["к", "ко", "по", "согласно", "благодаря", "вопреки", "при", "над", "перед"])
            }
            // «Ответственный за проведения» is looked at by its first word.
            CaseForm::OneDeedOf => !takes(Genitive) && !is(&["за"]),
            CaseForm::DeedTo => !takes(Dative),
            CaseForm::DeedIn => !takes(Prepositional),
            CaseForm::DeedBy => !takes(Instrumental),
            CaseForm::Bare => !takes(Accusative) && !is(&["по"]) || is(&["о", "об"]),
            // «Кандидат в наставники», «на памятники».
            CaseForm::People => !takes(Accusative) || is(&["о", "об"]),
            CaseForm::Neuter => !takes(Accusative) || is(&["о", "об"]),
            CaseForm::OfHard => {
                is(&["к", "ко", "по", "при", "согласно", "благодаря", "вопреки", "над", "перед"])
            }
            CaseForm::ByOne => takes(Genitive) && !takes(Instrumental) || is(&["к", "ко", "по", "согласно"]),
            CaseForm::ActOf => is(&["к", "ко", "по", "согласно", "благодаря", "вопреки"]),
            CaseForm::OldOf => is(&["согласно", "благодаря"]),
            CaseForm::AfterEnd => is(&["по"]),
            CaseForm::Known(NounForm::She) => true,
            CaseForm::Known(NounForm::Her) => !takes(Accusative) || is(&["о", "об"]),
            CaseForm::Known(NounForm::OfIt) => !takes(Genitive),
            CaseForm::Known(NounForm::ToIt) => !takes(Dative),
            CaseForm::Known(NounForm::ByIt) => !takes(Instrumental),
            CaseForm::Known(NounForm::They) => !takes(Accusative) || is(&["о", "об"]),
            CaseForm::ByHer => !takes(Instrumental),
        }
    }
}

/// «Компании», «кампанию», which end as deeds do.
fn is_company(text: &str) -> bool {
    text.contains("мпани")
}
