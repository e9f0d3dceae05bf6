//! What is said of a file that does not fit the format: what stands there, and what to write.

use crate::base::Message;
use crate::russian::{self, Case};
use crate::schema::{Expected, Fault, FaultKind, Home};

/// What is wrong.
pub(super) struct Cause<'f>(pub &'f Fault);

/// What would be right.
pub(super) struct Remedy<'f>(pub &'f Fault);

impl Message for Cause<'_> {
    fn ru(&self) -> String {
        let likely = self.0.meant.first();
        match &self.0.kind {
            FaultKind::UnknownKey { key, .. } | FaultKind::UnknownRule { name: key, .. } => match likely {
                Some(likely) => format!("неизвестный ключ «{key}», возможно, «{likely}»{}", ru_letters(key)),
                None => format!("неизвестный ключ «{key}»{}", ru_letters(key)),
            },
            FaultKind::WrongType { key, found: "null", .. } => format!("у ключа «{key}» нет значения"),
            FaultKind::WrongType { key, expected, found, keys, .. } => {
                let place = if key.is_empty() { "здесь".to_owned() } else { format!("«{key}»") };
                format!("{place}: ожидается {}, а указано: {}", ru_types(expected, keys), ru_type(found))
            }
            FaultKind::MissingKey { key } => format!("нет обязательного ключа «{key}»"),
            FaultKind::InvalidValue { key, value, expected } => ru_invalid(key, value, expected),
            FaultKind::UnknownLevel { level, .. } => format!("неизвестный уровень «{level}»"),
            FaultKind::DuplicateId { id } => format!("имя «{id}» занято"),
            FaultKind::Foreign { .. } => {
                "файл не похож на дорожную карту: в нём нет ни одного её ключа".into()
            }
        }
    }

    fn en(&self) -> String {
        let likely = self.0.meant.first();
        match &self.0.kind {
            FaultKind::UnknownKey { key, .. } | FaultKind::UnknownRule { name: key, .. } => match likely {
                Some(likely) => format!("unknown key `{key}`, perhaps `{likely}`"),
                None => format!("unknown key `{key}`"),
            },
            FaultKind::WrongType { key, found: "null", .. } => format!("the key `{key}` has no value"),
            FaultKind::WrongType { key, expected, found, keys, .. } => {
                let place = if key.is_empty() { "here".to_owned() } else { format!("`{key}`") };
                format!("{place}: expected {}, found {}", en_types(expected, keys), en_type(found))
            }
            FaultKind::MissingKey { key } => format!("the key `{key}` is missing"),
            FaultKind::InvalidValue { key, value, expected } => en_invalid(key, value, expected),
            FaultKind::UnknownLevel { level, .. } => format!("unknown level `{level}`"),
            FaultKind::DuplicateId { id } => format!("the id `{id}` is taken"),
            FaultKind::Foreign { .. } => {
                "the file does not look like a roadmap: it has none of its keys".into()
            }
        }
    }
}

fn ru_invalid(key: &str, value: &str, expected: &Expected) -> String {
    match expected {
        Expected::Date | Expected::DayIn(_) => format!("«{value}» — не дата в виде ГГГГ-ММ-ДД"),
        Expected::DayOf(month, days) => {
            format!("«{value}»: такого дня нет, {} {days} дней", ru_month(*month))
        }
        Expected::Filled => format!("«{key}»: пустое значение"),
        Expected::Reversed => format!("«{value}»: конец раньше начала"),
        Expected::Firm => format!("находки группы «{key}» нельзя отключить или смягчить"),
        Expected::Past => format!("«{value}»: отмечено исполнение в день, который ещё не наступил"),
        _ if key.is_empty() => format!("недопустимое значение «{value}»{}", ru_letters(value)),
        _ => format!("«{key}»: недопустимое значение «{value}»{}", ru_letters(value)),
    }
}

fn en_invalid(key: &str, value: &str, expected: &Expected) -> String {
    match expected {
        Expected::Date | Expected::DayIn(_) => format!("`{value}` is no date of the form YYYY-MM-DD"),
        Expected::DayOf(_, days) => format!("`{value}`: there is no such day, the month has {days} days"),
        Expected::Filled => format!("`{key}`: the value is empty"),
        Expected::Reversed => format!("`{value}`: it ends before it begins"),
        Expected::Firm => format!("findings of the group `{key}` cannot be turned off or made milder"),
        Expected::Past => format!("`{value}`: marked as done on a day that is still to come"),
        _ if key.is_empty() => format!("the value `{value}` is not allowed"),
        _ => format!("`{key}`: the value `{value}` is not allowed"),
    }
}

/// «в сентябре».
fn ru_month(month: u32) -> String {
    let month = u8::try_from(month).ok().and_then(|month| chrono::Month::try_from(month).ok());
    month.map_or_else(String::new, |month| format!("в {}", russian::ru_month(month, Case::Prepositional)))
}

/// Which letters of a word of Latin letters are Russian ones.
fn ru_letters(word: &str) -> String {
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

fn ru_types(types: &[String], keys: &[String]) -> String {
    let types = types.iter().filter(|name| *name != "null");
    let name = |name: &String| match name.as_str() {
        "object" if !keys.is_empty() => format!("запись {}", form(keys)),
        "array" if !keys.is_empty() => format!("список записей {}", form(keys)),
        _ => ru_type(name).to_owned(),
    };
    types.map(name).collect::<Vec<_>>().join(" или ")
}

fn en_types(types: &[String], keys: &[String]) -> String {
    let types = types.iter().filter(|name| *name != "null");
    let name = |name: &String| match name.as_str() {
        "object" if !keys.is_empty() => format!("an entry {}", form(keys)),
        "array" if !keys.is_empty() => format!("a list of entries {}", form(keys)),
        _ => en_type(name).to_owned(),
    };
    types.map(name).collect::<Vec<_>>().join(" or ")
}

/// `{position: …, name: …}`.
fn form(keys: &[String]) -> String {
    let keys: Vec<String> = keys.iter().map(|key| format!("{key}: …")).collect();
    format!("{{{}}}", keys.join(", "))
}

fn ru_type(name: &str) -> &str {
    match name {
        "array" => "список",
        "boolean" => "true или false",
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
        "integer" => "a whole number",
        "null" => "nothing",
        "number" => "a number",
        "object" => "an entry `key: value`",
        _ => "a text",
    }
}

impl Message for Remedy<'_> {
    fn ru(&self) -> String {
        let fault = self.0;
        match (&fault.kind, fault.meant.as_slice()) {
            (FaultKind::WrongType { key, found: "integer", value, .. }, _) if key == "deadline" => {
                format!("назвать день, месяц и год, например: до {value} марта 2024 года")
            }
            (FaultKind::WrongType { expected, found, value, .. }, _) if quoting_helps(expected, found) => {
                format!("взять значение в кавычки: \"{value}\"")
            }
            (FaultKind::WrongType { found, .. }, [one]) => format!("{}: {one}", ru_reshaped(found, one)),
            (
                FaultKind::UnknownKey { .. } | FaultKind::UnknownRule { .. } | FaultKind::UnknownLevel { .. },
                [one],
            ) => {
                format!("написать «{one}»")
            }
            (FaultKind::InvalidValue { key, expected: Expected::Id, .. }, [one]) => {
                format!("в имени латинские буквы a–z, цифры и дефис; написать: {key}: {one}")
            }
            (FaultKind::InvalidValue { key, .. }, [one]) if key.is_empty() => format!("написать: {one}"),
            (FaultKind::InvalidValue { key, .. }, [one]) => format!("написать: {key}: {one}"),
            (FaultKind::InvalidValue { .. } | FaultKind::WrongType { .. }, [academic, calendar]) => {
                format!("написать {academic}, если это учебный год, или {calendar}, если календарные годы")
            }
            (kind, _) => ru_remedy(kind),
        }
    }

    fn en(&self) -> String {
        let fault = self.0;
        match (&fault.kind, fault.meant.as_slice()) {
            (FaultKind::WrongType { key, found: "integer", value, .. }, _) if key == "deadline" => {
                format!("name the day, the month and the year, such as `до {value} марта 2024 года`")
            }
            (FaultKind::WrongType { expected, found, value, .. }, _) if quoting_helps(expected, found) => {
                format!("quote the value: \"{value}\"")
            }
            (FaultKind::WrongType { .. }, [one]) => format!("write: `{one}`"),
            (
                FaultKind::UnknownKey { .. } | FaultKind::UnknownRule { .. } | FaultKind::UnknownLevel { .. },
                [one],
            ) => {
                format!("write `{one}`")
            }
            (FaultKind::InvalidValue { key, expected: Expected::Id, .. }, [one]) => {
                format!("an id has letters a-z, figures and hyphens; write: `{key}: {one}`")
            }
            (FaultKind::InvalidValue { key, .. }, [one]) if key.is_empty() => format!("write: `{one}`"),
            (FaultKind::InvalidValue { key, .. }, [one]) => format!("write: `{key}: {one}`"),
            (FaultKind::InvalidValue { .. } | FaultKind::WrongType { .. }, [academic, calendar]) => {
                format!("write {academic} for an academic year, or {calendar} for calendar years")
            }
            (kind, _) => en_remedy(kind),
        }
    }
}

/// How a value of one type becomes one of another.
fn ru_reshaped(found: &str, meant: &str) -> &'static str {
    match found {
        "array" => "без квадратных скобок, одной строкой",
        "object" if meant.starts_with('[') => "взять квадратные скобки вместо фигурных",
        "object" => "без фигурных скобок",
        "string" if meant.parse::<f64>().is_ok() => {
            "записать числом: убрать кавычки и знак %, дробную часть отделить точкой"
        }
        _ => "написать",
    }
}

fn ru_remedy(kind: &FaultKind) -> String {
    match kind {
        FaultKind::UnknownKey { key, home: Some(home), .. } => {
            format!("ключ «{key}» здесь не стоит, его место — {}: вынести строку туда", ru_home(*home))
        }
        FaultKind::UnknownKey { known, .. } | FaultKind::UnknownRule { known, .. } => {
            format!("здесь могут стоять: {}", known.join(", "))
        }
        FaultKind::WrongType { found: "null", .. } => "вписать значение или убрать ключ".into(),
        FaultKind::WrongType { key, expected, found, keys, .. } => ru_example(key, expected, found, keys),
        FaultKind::MissingKey { key } => format!("добавить «{key}: …»"),
        FaultKind::InvalidValue { expected, .. } => ru_expected(expected),
        FaultKind::UnknownLevel { levels, .. } => format!("уровни этой папки: {}", levels.join(", ")),
        FaultKind::DuplicateId { .. } => "дать другое имя: по имени на запись ссылаются".into(),
        FaultKind::Foreign { keys } => format!(
            "карта начинается с ключей {}; если это не карта, назвать файл в exclude файла vekha.yaml",
            keys.join(", ")
        ),
    }
}

fn en_remedy(kind: &FaultKind) -> String {
    match kind {
        FaultKind::UnknownKey { key, home: Some(home), .. } => {
            format!("`{key}` does not stand here; it belongs {}", en_home(*home))
        }
        FaultKind::UnknownKey { known, .. } | FaultKind::UnknownRule { known, .. } => {
            format!("what may stand here: {}", known.join(", "))
        }
        FaultKind::WrongType { found: "null", .. } => "give a value or take the key away".into(),
        FaultKind::WrongType { key, expected, found, keys, .. } => en_example(key, expected, found, keys),
        FaultKind::MissingKey { key } => format!("add `{key}: …`"),
        FaultKind::InvalidValue { expected, .. } => en_expected(expected),
        FaultKind::UnknownLevel { levels, .. } => {
            format!("the levels of this workspace: {}", levels.join(", "))
        }
        FaultKind::DuplicateId { .. } => "give another id: the entry is referred to by it".into(),
        FaultKind::Foreign { keys } => format!(
            "a roadmap begins with the keys {}; if this is none, name the file under `exclude` in vekha.yaml",
            keys.join(", ")
        ),
    }
}

/// What the value would look like, where only the author knows what it is.
fn ru_example(key: &str, expected: &[String], found: &str, keys: &[String]) -> String {
    match example(key, expected, keys) {
        Some(example) if found == "string" && !key.is_empty() => {
            format!("убрать ключ «{key}» или записать так: {example}")
        }
        Some(example) => format!("записать так: {example}"),
        None if found == "array" => "написать одним текстом, без дефисов и скобок".into(),
        None => format!("указать здесь: {}", ru_types(expected, keys)),
    }
}

fn en_example(key: &str, expected: &[String], found: &str, keys: &[String]) -> String {
    match example(key, expected, keys) {
        Some(example) if found == "string" && !key.is_empty() => {
            format!("take the key `{key}` away, or write it so: {example}")
        }
        Some(example) => format!("write it so: {example}"),
        None if found == "array" => "write one text, without hyphens and brackets".into(),
        None => format!("{} must stand here", en_types(expected, keys)),
    }
}

fn example(key: &str, expected: &[String], keys: &[String]) -> Option<String> {
    let takes = |name: &str| expected.iter().any(|known| known == name);
    let form = if keys.is_empty() {
        "{uo: Управление образования}".to_owned()
    } else {
        form(keys)
    };
    match () {
        () if key.is_empty() => takes("object").then_some(form),
        () if takes("array") && !keys.is_empty() => Some(format!("{key}: [{form}]")),
        () if takes("object") && !takes("string") => Some(format!("{key}: {form}")),
        () => None,
    }
}

fn ru_home(home: Home) -> &'static str {
    match home {
        Home::Roadmap => "на верхнем уровне, рядом с «id» карты",
        Home::Order => "в записи «order»",
        Home::Clause => "у пункта приказа",
        Home::Section => "у раздела",
        Home::Measure => "у мероприятия",
        Home::Indicator => "у показателя",
        Home::Annex => "у приложения",
    }
}

fn en_home(home: Home) -> &'static str {
    match home {
        Home::Roadmap => "on the upper level, beside the `id` of the roadmap",
        Home::Order => "in the entry `order`",
        Home::Clause => "to a clause of the order",
        Home::Section => "to a section",
        Home::Measure => "to a measure",
        Home::Indicator => "to an indicator",
        Home::Annex => "to an annex",
    }
}

/// Whether a text is wanted and the value only looks like something else.
fn quoting_helps(expected: &[String], found: &str) -> bool {
    expected.iter().any(|name| name == "string") && matches!(found, "integer" | "number" | "boolean")
}

fn ru_expected(expected: &Expected) -> String {
    match expected {
        Expected::OneOf(words) => format!("может стоять: {}", words.join(", ")),
        Expected::Date => "день, который есть в календаре, в виде 2024-03-01".into(),
        Expected::DayOf(..) => "назвать день, который есть в этом месяце".into(),
        Expected::DayIn(month) => format!("назвать и день, например {month}-01"),
        Expected::Period => "2024, 2021..2024, 2020-06-26..2024-12-25 или учебный год 2022/2023".into(),
        Expected::Window => "два дня через две точки: 2024-03-01..2024-03-31".into(),
        Expected::Reversed => "поменять начало и конец местами".into(),
        Expected::Id => "латинские буквы a–z, цифры и дефис, например school-acts".into(),
        Expected::Reference => "имя мероприятия или карта/мероприятие, например region-2024/report".into(),
        Expected::Year => "год четырьмя цифрами, например 2024".into(),
        Expected::Filled => "вписать значение или убрать ключ".into(),
        Expected::AsOf => "never, today или день в виде 2024-03-01".into(),
        Expected::Firm => {
            "убрать эту строку: файл, который не прочитан до конца, не может быть в порядке".into()
        }
        Expected::Past => "исправить день или убрать отметку, пока дело не сделано".into(),
        Expected::Other => "сверить с описанием формата: vekha schema".into(),
    }
}

fn en_expected(expected: &Expected) -> String {
    match expected {
        Expected::OneOf(words) => format!("may be: {}", words.join(", ")),
        Expected::Date => "a day of the calendar, as 2024-03-01".into(),
        Expected::DayOf(..) => "name a day that the month has".into(),
        Expected::DayIn(month) => format!("name the day too, such as {month}-01"),
        Expected::Period => "2024, 2021..2024, 2020-06-26..2024-12-25 or the academic year 2022/2023".into(),
        Expected::Window => "two days with two points between: 2024-03-01..2024-03-31".into(),
        Expected::Reversed => "swap its start and its end".into(),
        Expected::Id => "letters a-z, figures and hyphens, such as school-acts".into(),
        Expected::Reference => "a measure's id or roadmap/measure, such as region-2024/report".into(),
        Expected::Year => "a year of four figures, such as 2024".into(),
        Expected::Filled => "give a value or take the key away".into(),
        Expected::AsOf => "never, today or a day as 2024-03-01".into(),
        Expected::Firm => "take the line away: a file that is not read to its end is never in order".into(),
        Expected::Past => "mend the day, or take the mark away until it is done".into(),
        Expected::Other => "compare with the format: vekha schema".into(),
    }
}
