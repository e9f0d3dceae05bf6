//! What is said of a file that does not fit the format: what stands there.

use crate::base::{Lang, Message};
use crate::rules::words::made_for;
use crate::russian::letters::is_unseen;
use crate::russian::{self, Case};
use crate::schema::{ENDLESS, Expected, SchemaFault, SchemaFaultKind};

/// What is wrong.
pub(super) struct SchemaCause<'f>(pub &'f SchemaFault);

impl Message for SchemaCause<'_> {
    fn ru(&self) -> String {
        let likely = self.0.meant.first();
        match &self.0.kind {
            SchemaFaultKind::UnknownKey { key, .. } | SchemaFaultKind::UnknownRule { name: key, .. } => {
                match likely {
                    Some(likely) => {
                        format!("неизвестный ключ «{key}», возможно, «{likely}»{}", ru_letters(key))
                    }
                    None => format!("неизвестный ключ «{key}»{}", ru_letters(key)),
                }
            }
            SchemaFaultKind::WrongType { key, found: "null", .. } => format!("у ключа «{key}» нет значения"),
            SchemaFaultKind::WrongType { key, found: "integer", value, .. } if is_date_key(key) => {
                format!("«{value}» — не дата в виде ГГГГ-ММ-ДД")
            }
            SchemaFaultKind::WrongType { key, expected, found, keys, .. } => {
                let place = if key.is_empty() { "здесь".to_owned() } else { format!("«{key}»") };
                format!("{place}: ожидается {}, а указано: {}", ru_types(expected, keys), ru_type(found))
            }
            SchemaFaultKind::MissingKey { key } => format!("нет обязательного ключа «{key}»"),
            SchemaFaultKind::NoMeasures => {
                "нет ни одного мероприятия: будет напечатан только заголовок".into()
            }
            SchemaFaultKind::UndeclaredField { key } => {
                format!("графа «{key}» не объявлена в «fields»: она не будет напечатана")
            }
            SchemaFaultKind::InvalidValue { key, value, expected } => ru_invalid(key, value, expected),
            SchemaFaultKind::UnknownLevel { level, .. } => format!("неизвестный уровень «{level}»"),
            SchemaFaultKind::UnlistedLevel { level, uses, .. } => {
                let roadmaps = russian::plural(*uses as u64, "карте", "картах", "картах");
                format!("в «levels» нет уровня «{level}», а он указан в {uses} {roadmaps}")
            }
            SchemaFaultKind::DuplicateId { id } => format!("имя «{id}» занято"),
            SchemaFaultKind::Foreign { .. } => {
                "файл не похож на дорожную карту: в нём нет ни одного её ключа".into()
            }
        }
    }

    fn en(&self) -> String {
        let likely = self.0.meant.first();
        match &self.0.kind {
            SchemaFaultKind::UnknownKey { key, .. } | SchemaFaultKind::UnknownRule { name: key, .. } => {
                match likely {
                    Some(likely) => format!("unknown key `{key}`, perhaps `{likely}`"),
                    None => format!("unknown key `{key}`"),
                }
            }
            SchemaFaultKind::WrongType { key, found: "null", .. } => format!("the key `{key}` has no value"),
            SchemaFaultKind::WrongType { key, found: "integer", value, .. } if is_date_key(key) => {
                format!("`{value}` is no date of the form YYYY-MM-DD")
            }
            SchemaFaultKind::WrongType { key, expected, found, keys, .. } => {
                let place = if key.is_empty() { "here".to_owned() } else { format!("`{key}`") };
                format!("{place}: expected {}, found {}", en_types(expected, keys), en_type(found))
            }
            SchemaFaultKind::MissingKey { key } => format!("the key `{key}` is missing"),
            SchemaFaultKind::NoMeasures => "there is no measure: only the heading would be printed".into(),
            SchemaFaultKind::UndeclaredField { key } => {
                format!("the column `{key}` is not declared in `fields`: it would not be printed")
            }
            SchemaFaultKind::InvalidValue { key, value, expected } => en_invalid(key, value, expected),
            SchemaFaultKind::UnknownLevel { level, .. } => format!("unknown level `{level}`"),
            SchemaFaultKind::UnlistedLevel { level, uses, .. } => {
                format!("`levels` lacks the level `{level}`, and {uses} roadmaps are of it")
            }
            SchemaFaultKind::DuplicateId { id } => format!("the id `{id}` is taken"),
            SchemaFaultKind::Foreign { .. } => {
                "the file does not look like a roadmap: it has none of its keys".into()
            }
        }
    }
}

fn ru_invalid(key: &str, value: &str, expected: &Expected) -> String {
    match expected {
        Expected::Date | Expected::DayIn(_) => format!("«{value}» — не дата в виде ГГГГ-ММ-ДД"),
        Expected::DayOf(month, days) => {
            let days = russian::ru_days(u64::from(*days));
            format!("«{value}»: такого дня нет, {} {days}", ru_month(*month))
        }
        Expected::Apart(other) => format!("«{key}» и «{other}» вместе не стоят"),
        Expected::Filled => format!("«{key}»: пустое значение"),
        Expected::Reversed => format!("«{value}»: конец раньше начала"),
        Expected::Firm => format!("находки группы «{key}» нельзя отключить или смягчить"),
        Expected::Usable(why) => format!("«{key}»: {}", why.ru()),
        Expected::AtMost(most) => format!("«{key}»: больше {most} записей"),
        Expected::Past => format!("«{value}»: отмечено исполнение позже дня проверки"),
        Expected::Edition(_) => format!("«{key}»: в «editions» нет акта № {value}"),
        Expected::YearOf(plan) => {
            format!("{value} года в плане нет, он рассчитан на {}", made_for(plan, Lang::Ru))
        }
        _ if key.is_empty() => format!("недопустимое значение «{value}»{}", ru_letters(value)),
        _ => format!("«{key}»: недопустимое значение «{value}»{}", ru_letters(value)),
    }
}

fn en_invalid(key: &str, value: &str, expected: &Expected) -> String {
    match expected {
        Expected::Date | Expected::DayIn(_) => format!("`{value}` is no date of the form YYYY-MM-DD"),
        Expected::DayOf(_, days) => format!("`{value}`: there is no such day, the month has {days} days"),
        Expected::Apart(other) => format!("`{key}` and `{other}` do not stand together"),
        Expected::Filled => format!("`{key}`: the value is empty"),
        Expected::Reversed => format!("`{value}`: it ends before it begins"),
        Expected::Firm => format!("findings of the group `{key}` cannot be turned off or made milder"),
        Expected::Usable(why) => format!("`{key}`: {}", why.en()),
        Expected::AtMost(most) => format!("`{key}`: more than {most} entries"),
        Expected::Past => format!("`{value}`: marked as done after the day of the check"),
        Expected::Edition(_) => format!("`{key}`: `editions` has no act {value}"),
        Expected::YearOf(plan) => {
            format!("{value} is no year of the plan, which is made for {}", made_for(plan, Lang::En))
        }
        _ if key.is_empty() => format!("the value `{value}` is not allowed"),
        _ => format!("`{key}`: the value `{value}` is not allowed"),
    }
}

/// Whether a key has a day of the calendar for its value.
fn is_date_key(key: &str) -> bool {
    matches!(key, "date" | "on")
}

/// «в сентябре».
fn ru_month(month: u32) -> String {
    let month = u8::try_from(month).ok().and_then(|month| chrono::Month::try_from(month).ok());
    month.map_or_else(String::new, |month| format!("в {}", russian::ru_month(month, Case::Prepositional)))
}

/// Which letters of a word of Latin letters are Russian ones, or which sign in it nobody sees.
fn ru_letters(word: &str) -> String {
    if let Some(sign) = word.chars().find(|sign| is_unseen(*sign) || matches!(sign, '\u{a0}' | '\u{202f}')) {
        return format!(" ({} U+{:04X})", ru_unseen(sign), u32::from(sign));
    }
    if !word.chars().any(|sign| sign.is_ascii_alphabetic()) {
        return String::new();
    }
    let is_russian = |sign: &char| matches!(sign, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё');
    let mut letters: Vec<String> = Vec::new();
    for letter in word.chars().filter(is_russian).map(|sign| format!("«{sign}»")) {
        if !letters.contains(&letter) {
            letters.push(letter);
        }
    }
    match letters.as_slice() {
        [one] => format!(" (буква {one} здесь русская)"),
        // A word of Russian letters is seen to be one.
        [] | [_, _, _, _, ..] => String::new(),
        many => format!(" (буквы {} здесь русские)", many.join(", ")),
    }
}

/// What a sign that nobody sees is called.
fn ru_unseen(sign: char) -> &'static str {
    match sign {
        '\u{ad}' => "в нём невидимый знак: мягкий перенос",
        '\u{a0}' | '\u{202f}' => "в нём неразрывный пробел",
        _ => "в нём невидимый знак",
    }
}

pub(super) fn ru_types(types: &[String], keys: &[String]) -> String {
    let types = types.iter().filter(|name| *name != "null");
    let name = |name: &String| match name.as_str() {
        "object" if !keys.is_empty() => format!("запись {}", form(keys)),
        "array" if !keys.is_empty() => format!("список записей {}", form(keys)),
        _ => ru_type(name).to_owned(),
    };
    types.map(name).collect::<Vec<_>>().join(" или ")
}

pub(super) fn en_types(types: &[String], keys: &[String]) -> String {
    let types = types.iter().filter(|name| *name != "null");
    let name = |name: &String| match name.as_str() {
        "object" if !keys.is_empty() => format!("an entry {}", form(keys)),
        "array" if !keys.is_empty() => format!("a list of entries {}", form(keys)),
        _ => en_type(name).to_owned(),
    };
    types.map(name).collect::<Vec<_>>().join(" or ")
}

/// `{position: …, name: …}`.
pub(super) fn form(keys: &[String]) -> String {
    let keys: Vec<String> = keys.iter().map(|key| format!("{key}: …")).collect();
    format!("{{{}}}", keys.join(", "))
}

fn ru_type(name: &str) -> &str {
    match name {
        "array" => "список",
        "boolean" => "true или false",
        ENDLESS => "слишком большое число",
        "integer" => "целое число",
        "null" => "пустое значение",
        "number" => "число",
        "object" => "запись «ключ: значение»",
        _ => "текст",
    }
}

fn en_type(name: &str) -> &str {
    match name {
        "array" => "a list",
        "boolean" => "true or false",
        ENDLESS => "a number that is too large",
        "integer" => "a whole number",
        "null" => "nothing",
        "number" => "a number",
        "object" => "an entry `key: value`",
        _ => "a text",
    }
}
