//! Adjectives that stand for no noun and govern none, told by their stems, so that the word behind them is theirs.

use std::borrow::Cow;

use super::super::words::Word;
use super::adjectives::AdjectiveForm;
use super::pairs::{STEMS, may_stand_alone};

/// How the stems of such adjectives end, beside those of pairs.
const MORE_STEMS: [&str; 26] = [
    "горяч",
    "инск",
    "анск",
    "енск",
    "тельск",
    "ивн",
    "учебн",
    "летн",
    "детск",
    "рабоч",
    "семейн",
    "итогов",
    "правов",
    "массов",
    "целев",
    "финансов",
    "кадров",
    "цифров",
    "актов",
    "планов",
    "отраслев",
    "современн",
    "населённ",
    "отдалённ",
    "отдаленн",
    "онн",
];

/// Whole stems that are too short to be told by their end.
const SHORT: [&str; 18] = [
    "классн",
    "молод",
    "опытн",
    "нов",
    "краев",
    "зимн",
    "ремонтн",
    "санитарн",
    "финансов",
    "бюджетн",
    "медицинск",
    "правов",
    "базов",
    "типов",
    "общ",
    "низк",
    "высок",
    "кажд",
];

/// Adjectives that stand for nouns, and those that govern what stands behind them.
const OTHERS: [&str; 122] = [
    "остальн",
    "спальн",
    "служебн",
    "родительн",
    "больн",
    "дежурн",
    "контрольн",
    "котельн",
    "приёмн",
    "приемн",
    "учительск",
    "преподавательск",
    "мастерск",
    "кондитерск",
    "парикмахерск",
    "сборн",
    "животн",
    "наличн",
    "безналичн",
    "командировочн",
    "отпускн",
    "выходн",
    "прачечн",
    "проходн",
    "перевязочн",
    "процедурн",
    "пожарн",
    "премиальн",
    "безработн",
    "малолетн",
    "несовершеннолетн",
    "совершеннолетн",
    "многодетн",
    "бездомн",
    "подшефн",
    "виновн",
    "контактн",
    "трудн",
    "доступн",
    "удобн",
    "полезн",
    "нужн",
    "свободн",
    "равн",
    "полн",
    "подобн",
    "верн",
    "годн",
    "способн",
    "склонн",
    "известн",
    "опасн",
    "пригодн",
    "кратн",
    "благодарн",
    "подотчётн",
    "подотчетн",
    "подконтрольн",
    "подсудн",
    "характерн",
    "выгодн",
    "важн",
    "родн",
    "последн",
    "бедн",
    "местн",
    "главн",
    "одн",
    "понятн",
    "привычн",
    "интересн",
    "посильн",
    "заметн",
    "эквивалентн",
    "идентичн",
    "аналогичн",
    "параллельн",
    "вредн",
    "приятн",
    "безразличн",
    "отличн",
    "столов",
    "кладов",
    "операторск",
    "диспетчерск",
    "душев",
    "раздевальн",
    "игров",
    "бойлерн",
    "насосн",
    "трансформаторн",
    "гостин",
    "ванн",
    "мостов",
    "нарядн",
    "гардеробн",
    "серверн",
    "щитов",
    "операционн",
    "прививочн",
    "смотров",
    "участков",
    "аппаратн",
    "накладн",
    "докладн",
    "посевн",
    "уборочн",
    "родословн",
    "присяжн",
    "судейск",
    "рядов",
    "часов",
    "звеньев",
    "зернов",
    "зернобобов",
    "бобов",
    "яров",
    "кормов",
    "плодов",
    "масличн",
    "колонн",
    "тонн",
];

/// Nouns whose forms end as those of such adjectives do: «войной», «зерном».
const NOUNS: [&str; 43] = [
    "волн",
    "войн",
    "весн",
    "казн",
    "зерн",
    "полотн",
    "волокн",
    "гимн",
    "окн",
    "пятн",
    "сукн",
    "бревн",
    "мн",
    "сонн",
    "судн",
    "темн",
    "вручн",
    "немн",
    "попрежн",
    "сосн",
    "десн",
    "дизайн",
    "онлайн",
    "офлайн",
    "оффлайн",
    "бассейн",
    "комбайн",
    "трейн",
    "домн",
    "новизн",
    "тайн",
    "цистерн",
    "горн",
    "корн",
    "люцерн",
    "концерн",
    "модерн",
    "антенн",
    "таверн",
    "каверн",
    "льн",
    "экстерн",
    "интерн",
];

/// Stems whose endings are soft: «летней».
const SOFT: [&str; 12] = [
    "летн",
    "зимн",
    "средн",
    "верхн",
    "нижн",
    "соседн",
    "последн",
    "внешн",
    "прежн",
    "домашн",
    "сегодняшн",
    "древн",
];

/// Stems whose masculine does not end in «-ой».
const UNSTRESSED: [&str; 15] = [
    "тельн",
    "альн",
    "ическ",
    "ивн",
    "ионн",
    "ственн",
    "школьн",
    "районн",
    "учебн",
    "льск",
    "нск",
    "вск",
    "зимн",
    "летн",
    "онн",
];

/// Whether the masculine of a stem may end in «-ой», as «городской» does.
pub(super) fn may_be_stressed(stem: &str) -> bool {
    // «Поливной», «стальной»
    !UNSTRESSED.iter().any(|end| stem.ends_with(end)) || stem.ends_with("ливн") || stem.ends_with("стальн")
}

/// Whether a stem with its form is that of an adjective which stands for no noun and governs none.
pub(super) fn is_plain(adjective: Word<'_>, form: AdjectiveForm, stem: &str) -> bool {
    let stem = if adjective.is_small() { Cow::Borrowed(stem) } else { Cow::Owned(stem.to_lowercase()) };
    let stem = stem.as_ref();
    let listed = STEMS.iter().chain(&MORE_STEMS).any(|end| stem.ends_with(end)) || SHORT.contains(&stem);
    // «Обучение рабочих завода», but «рабочая группа».
    let workers = stem == "рабоч"
        && !matches!(
            form,
            AdjectiveForm::She | AdjectiveForm::Her | AdjectiveForm::OfHer | AdjectiveForm::It
        );
    (listed || adjective.is_small() && is_usual(adjective.text, form, stem))
        && !workers
        && !may_stand_alone(stem)
        && !OTHERS.iter().any(|other| stem.strip_prefix("не").unwrap_or(stem).starts_with(other))
}

/// Whether a stem ends as those of adjectives do, and those of nouns and participles do not: «дорожн», «рыбинск».
fn is_usual(text: &str, form: AdjectiveForm, stem: &str) -> bool {
    let hard = |head: &str| head.ends_with(|sign: char| "бвгджзклмпрстфхцчшщьй".contains(sign));
    // «Газовыми»: of nouns in «-ов» no form ends so.
    if stem.ends_with("ов") || stem.ends_with("ев") {
        return stem.len() > 8
            && matches!(form, AdjectiveForm::They | AdjectiveForm::OfThem | AdjectiveForm::ByThem);
    }
    let Some(head) = stem.strip_suffix('н') else {
        let head = stem.strip_suffix("ск").or_else(|| stem.strip_suffix("цк"));
        let head = head.filter(|_| !stem.ends_with("войск"));
        return head.is_some_and(|head| head.ends_with("че") || hard(head) || head.ends_with('н'))
            && form != AdjectiveForm::It;
    };
    // «Песней» and «корнем» are nouns, «уточняя» and «заполним» verbs.
    let soft = ["ей", "ем", "яя", "юю", "им", "ий", "ие", "их", "его", "ему", "ими"]
        .iter()
        .any(|end| text.ends_with(end));
    hard(head)
        && head.len() > 4
        && form != AdjectiveForm::It
        && !NOUNS.contains(&stem)
        && (!soft || SOFT.contains(&stem))
}
