//! Keys and values as a Russian author would name them, and what the format calls them.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::russian::letters::{in_latin_keys, is_unseen, latin_twin};
use crate::russian::nearest::SmallWords;
use crate::russian::{id_of, nearest};

/// Keys in Russian, or in another English word, and the keys of the format that may be meant, the likelier first.
static KEYS: &[(&str, &[&str])] = &[
    ("ответственный исполнитель", &["responsible"]),
    ("ответственные исполнители", &["responsible"]),
    ("вышестоящая карта", &["parent"]),
    ("обязательно для", &["mandatory_for"]),
    ("плановые значения", &["targets"]),
    ("фактические значения", &["actual"]),
    ("единица измерения", &["unit"]),
    ("срок исполнения", &["deadline"]),
    ("срок реализации", &["deadline", "period"]),
    ("во исполнение", &["implements"]),
    ("вид документа", &["result", "kind"]),
    ("лист ознакомления", &["acquainted"]),
    ("адресаты", &["addressees"]),
    ("акт", &["act"]),
    ("база", &["base"]),
    ("базовое значение", &["base"]),
    ("вид", &["kind", "result"]),
    ("выполнено", &["done"]),
    ("вышестоящая", &["parent"]),
    ("вышестоящий", &["parent"]),
    ("год", &["period"]),
    ("готово", &["done"]),
    ("графы", &["columns"]),
    ("гриф", &["stamp"]),
    ("группа", &["group"]),
    ("дата", &["date", "on", "window", "deadline"]),
    ("документ", &["document", "result"]),
    ("должность", &["position"]),
    ("единица", &["unit"]),
    ("единицы", &["unit"]),
    ("заголовок", &["title"]),
    ("задачи", &["measures"]),
    ("значения", &["targets"]),
    ("ид", &["id"]),
    ("идентификатор", &["id"]),
    ("изменения", &["amends"]),
    ("изменяет", &["amends"]),
    ("имя", &["name", "id"]),
    ("индикаторы", &["indicators"]),
    ("исключения", &["exclude"]),
    ("исключить", &["exclude"]),
    ("исполнено", &["done"]),
    ("исполнители", &["responsible", "bodies"]),
    ("исполнитель", &["responsible", "drafted_by"]),
    ("исполняет", &["implements"]),
    ("календарь", &["calendar"]),
    ("код", &["id"]),
    ("колонки", &["columns"]),
    ("кратко", &["short"]),
    ("место", &["place"]),
    ("мероприятие", &["title", "measure", "measures"]),
    ("мероприятия", &["measures"]),
    ("название", &["title", "name"]),
    ("наименование", &["title", "name"]),
    ("направление", &["direction"]),
    ("номер", &["number"]),
    ("обязательно", &["mandatory_for"]),
    ("окно", &["window"]),
    ("определение", &["definition"]),
    ("орган", &["body", "issuer"]),
    ("организация", &["territory", "issuer"]),
    ("органы", &["bodies"]),
    ("основание", &["basis"]),
    ("основания", &["basis"]),
    ("ответственные", &["responsible"]),
    ("ответственный", &["responsible"]),
    ("отменяет", &["repeals"]),
    ("параметры", &["fields"]),
    ("период", &["period"]),
    ("план", &["targets", "measures"]),
    ("подписал", &["signatory"]),
    ("подписант", &["signatory"]),
    ("подпись", &["signatory"]),
    ("подразделы", &["sections"]),
    ("показатели", &["indicators"]),
    ("поля", &["fields"]),
    ("после", &["after"]),
    ("правила", &["rules"]),
    ("преамбула", &["preamble"]),
    ("приказ", &["order"]),
    ("приложение", &["annexes"]),
    ("приложения", &["annexes"]),
    ("примечание", &["note"]),
    ("причина", &["allow"]),
    ("протокол", &["protocol"]),
    ("пункты", &["clauses"]),
    ("разделы", &["sections"]),
    ("раздел", &["sections"]),
    ("разрешить", &["allow"]),
    ("рассылка", &["copies_to"]),
    ("реализует", &["implements"]),
    ("результат", &["result"]),
    ("результаты", &["result"]),
    ("род", &["gender"]),
    ("родитель", &["parent"]),
    ("сделано", &["done"]),
    ("слова", &["words"]),
    ("согласовано", &["agreed"]),
    ("состав", &["members"]),
    ("срок", &["deadline"]),
    ("сроки", &["deadline"]),
    ("столбцы", &["columns"]),
    ("текст", &["text"]),
    ("телефон", &["phone"]),
    ("территория", &["territory"]),
    ("тип", &["kind"]),
    ("уровень", &["level"]),
    ("уровни", &["levels"]),
    ("утверждает", &["approves"]),
    ("утверждаю", &["approval"]),
    ("утверждение", &["approval"]),
    ("утверждено", &["approval"]),
    ("учреждение", &["territory"]),
    ("факт", &["actual"]),
    ("фио", &["name"]),
    ("ф.и.о", &["name"]),
    ("родительный", &["genitive"]),
    ("родительный падеж", &["genitive"]),
    ("утверждает", &["approves"]),
    ("форма", &["form"]),
    ("цели", &["targets"]),
    ("целевые значения", &["targets"]),
    ("члены", &["members"]),
    ("шаблоны", &["templates"]),
    ("школа", &["territory"]),
    ("язык", &["language"]),
    ("date", &["on", "window", "deadline"]),
    ("annex", &["annexes"]),
    ("appendices", &["annexes"]),
    ("appendix", &["annexes"]),
    ("attachment", &["annexes"]),
    ("attachments", &["annexes"]),
    ("enclosures", &["annexes"]),
    ("comment", &["note"]),
    ("comments", &["note"]),
    ("depends on", &["after"]),
    ("requires", &["after"]),
    ("due", &["deadline"]),
    ("term", &["deadline"]),
    ("executor", &["responsible"]),
    ("fact", &["actual"]),
    ("file", &["text"]),
    ("ignore", &["exclude"]),
    ("name", &["title"]),
    ("owner", &["responsible"]),
    ("role", &["position"]),
    ("rows", &["measures"]),
    ("points", &["clauses"]),
    ("items", &["clauses"]),
    ("signer", &["signatory"]),
    ("signed by", &["signatory"]),
    ("reason", &["basis"]),
    ("body", &["bodies"]),
    ("executors", &["bodies", "responsible"]),
    ("events", &["measures"]),
    ("activities", &["measures"]),
    ("chapters", &["sections"]),
    ("blocks", &["sections"]),
    ("kpi", &["indicators"]),
    ("tasks", &["measures"]),
    ("until", &["deadline"]),
];

/// The same words in Latin letters: «srok», «otvetstvennyi».
static IN_LATIN: LazyLock<Vec<(String, &str)>> = LazyLock::new(|| {
    let russian = KEYS.iter().filter(|(word, _)| !word.is_ascii());
    russian.map(|(word, _)| (id_of(word).replace('-', " "), *word)).collect()
});

/// Values in Russian and what the format may call them.
static VALUES: &[(&str, &[&str])] = &[
    ("федерация", &["federation"]),
    ("федеральный", &["federation"]),
    ("россия", &["federation", "ru"]),
    ("область", &["region"]),
    ("край", &["region"]),
    ("республика", &["region"]),
    ("регион", &["region"]),
    ("региональный", &["region"]),
    ("субъект", &["region"]),
    ("муниципалитет", &["municipality"]),
    ("муниципальный", &["municipality"]),
    ("муниципальное образование", &["municipality"]),
    ("район", &["municipality"]),
    ("город", &["municipality"]),
    ("округ", &["municipality"]),
    ("школа", &["school"]),
    ("школы", &["school"]),
    ("школьный", &["school"]),
    ("оо", &["school"]),
    ("сош", &["school"]),
    ("лицей", &["school"]),
    ("гимназия", &["school"]),
    ("доу", &["school"]),
    ("детский сад", &["school"]),
    ("мо", &["municipality"]),
    ("мр", &["municipality"]),
    ("го", &["municipality"]),
    ("министерство", &["region"]),
    ("организация", &["school"]),
    ("образовательная организация", &["school"]),
    ("учреждение", &["school"]),
    ("вверх", &["up"]),
    ("рост", &["up"]),
    ("больше", &["up"]),
    ("вниз", &["down"]),
    ("снижение", &["down"]),
    ("меньше", &["down"]),
    ("дорожная карта", &["roadmap"]),
    ("план мероприятий", &["roadmap"]),
    ("показатели", &["indicators"]),
    ("индикаторы", &["indicators"]),
    ("приложение", &["annex"]),
    ("утверждено", &["approved"]),
    ("оба", &["both"]),
    ("м", &["m"]),
    ("мужской", &["m"]),
    ("ж", &["f"]),
    ("женский", &["f"]),
    ("с", &["n"]),
    ("ср", &["n"]),
    ("средний", &["n"]),
    ("мн", &["pl"]),
    ("скобка", &["parenthesis"]),
    ("скобки", &["parenthesis"]),
    ("точка", &["decimal"]),
    ("тире", &["dash"]),
    ("нет", &["none", "off", "false", "never"]),
    ("да", &["true"]),
    ("false", &["off", "none", "never"]),
    ("no", &["off", "none", "false", "never"]),
    ("now", &["today"]),
    ("disabled", &["off"]),
    ("отключено", &["off"]),
    ("отключить", &["off"]),
    ("info", &["advice"]),
    ("warn", &["warning"]),
    ("yes", &["true"]),
    ("выкл", &["off"]),
    ("выключено", &["off"]),
    ("выключить", &["off"]),
    ("ошибка", &["error"]),
    ("замечание", &["warning"]),
    ("предупреждение", &["warning"]),
    ("совет", &["advice"]),
    ("рф", &["ru"]),
    ("российский", &["ru"]),
    ("russia", &["ru"]),
    ("russian", &["ru"]),
    ("english", &["en"]),
    ("русский", &["ru"]),
    ("русская", &["ru"]),
    ("английский", &["en"]),
    ("никогда", &["never"]),
    ("сегодня", &["today"]),
    ("месяц", &["month"]),
    ("квартал", &["quarter"]),
    ("полугодие", &["half-year"]),
    ("до", &["by"]),
    ("центр", &["center"]),
    ("слева", &["left"]),
    ("по центру", &["center"]),
    ("справа", &["right"]),
    ("добавлен", &["added"]),
    ("изменён", &["changed"]),
    ("отменён", &["repealed"]),
];

static KEY_WORDS: LazyLock<SmallWords> =
    LazyLock::new(|| SmallWords::new(KEYS.iter().map(|(word, _)| *word)));
static VALUE_WORDS: LazyLock<SmallWords> =
    LazyLock::new(|| SmallWords::new(VALUES.iter().map(|(word, _)| *word)));

/// The key that was probably meant: the same word in other letters, one that means the same in Russian, or the nearest
/// by its letters.
pub(super) fn likely_key<'k>(name: &str, known: &[&'k str]) -> Option<&'k str> {
    let find = |key: &str| known.iter().copied().find(|known| *known == key);
    likely_among(name, find, |word| nearest(word, known.iter().copied()))
}

/// The key that is probably meant of those among which two questions look: which is called so, and which nearly so.
pub(super) fn likely_among<'k>(
    name: &str,
    find: impl Fn(&str) -> Option<&'k str>,
    near: impl Fn(&str) -> Option<&'k str>,
) -> Option<&'k str> {
    let name = plain(name);
    let meaning = |word: &str| {
        let (_, keys) = KEYS.iter().find(|(known, _)| *known == word)?;
        keys.iter().find_map(|key| find(key))
    };
    let misspelt = || meaning(KEY_WORDS.nearest(&name)?);
    let spelt = || IN_LATIN.iter().find(|(latin, _)| *latin == name).and_then(|(_, word)| meaning(word));
    // «наименование мероприятия»: what is named stands behind.
    let head = || {
        KEYS.iter().find_map(|(word, _)| meaning(name.strip_prefix(word)?.starts_with(' ').then_some(*word)?))
    };
    find(&name.replace(' ', "_"))
        .or_else(|| meaning(&name))
        .or_else(|| near(&latin(&name).replace(' ', "_")))
        .or_else(|| near(&in_latin_keys(&name)))
        .or_else(spelt)
        .or_else(misspelt)
        .or_else(head)
}

/// Whether a word is the very name of a key in Russian.
pub(super) fn names(word: &str, key: &str) -> bool {
    KEYS.iter().any(|(known, keys)| *known == word && keys.contains(&key))
}

/// Whether a word is a key of a format, rightly written, misspelt in Latin letters, or one in Russian.
pub(super) fn is_key_word(word: &str, keys: &BTreeSet<String>) -> bool {
    let plain = plain(word);
    let is_known = || keys.contains(&plain.replace(' ', "_"));
    let is_russian = || KEYS.iter().any(|(known, _)| *known == plain);
    let is_misspelt = || {
        word.len() > 4
            && word.contains(|sign: char| sign.is_ascii_alphabetic())
            && nearest(&latin(&plain), keys.iter().map(String::as_str)).is_some()
    };
    is_known() || is_russian() || is_misspelt()
}

/// Whether a key is one of those that a word stands for by its meaning, not by its letters alone.
pub(super) fn is_meaning(name: &str, key: &str) -> bool {
    let name = plain(name);
    name.replace(' ', "_") == key || KEYS.iter().any(|(known, keys)| *known == name && keys.contains(&key))
}

/// The word of a list that was probably meant: the same in other letters or in Russian, or the nearest by its letters.
pub fn likely_value<'w>(value: &str, words: impl Iterator<Item = &'w str> + Clone) -> Option<&'w str> {
    let value = plain(value);
    let find = |word: &str| words.clone().find(|known| plain(known) == word);
    let meaning = |word: &str| {
        let (_, values) = VALUES.iter().find(|(known, _)| *known == word)?;
        values.iter().find_map(|value| find(value))
    };
    let misspelt = || meaning(VALUE_WORDS.nearest(&value)?);
    // A word of Latin letters in quotation marks, or with one more sign behind it.
    let bare = value.trim_matches(|sign: char| !sign.is_alphanumeric());
    find(&value)
        .or_else(|| meaning(&value))
        .or_else(|| nearest(&latin(&value), words.clone()))
        .or_else(|| nearest(&in_latin_keys(&value), words.clone()))
        .or_else(misspelt)
        .or_else(|| find(bare))
        .or_else(|| value.split(' ').find_map(meaning))
}

/// The same as it is to be written: with a note that was typed behind it, `school // уровень`, as a comment.
pub fn likely_or_noted<'w>(value: &str, words: impl Iterator<Item = &'w str> + Clone) -> Option<String> {
    let noted = ["//", "#"].iter().find_map(|mark| value.split_once(mark));
    let noted = noted.and_then(|(word, note)| {
        let word = words.clone().find(|known| *known == word.trim())?;
        Some(format!("{word} # {}", note.trim()))
    });
    noted.or_else(|| likely_value(value, words).map(str::to_owned))
}

/// A word in small letters, without what nobody sees.
fn plain(word: &str) -> String {
    let seen = word.chars().filter(|sign| !is_unseen(*sign));
    let small: String = seen.collect::<String>().to_lowercase();
    small.replace(['_', '\u{a0}'], " ").trim().to_owned()
}

/// A word with Latin letters in place of the Cyrillic ones that look like them, where it has Latin ones.
fn latin(word: &str) -> String {
    if !word.chars().any(|sign| sign.is_ascii_alphabetic()) {
        return word.to_owned();
    }
    word.chars().map(|sign| latin_twin(sign).map_or(sign, |twin| twin.to_ascii_lowercase())).collect()
}
