//! What a value would look like, where only its author knows what it is.

use super::words::{en_types, form, ru_types};

/// What the value would look like, where only the author knows what it is.
pub(super) fn ru_example(key: &str, expected: &[String], found: &str, keys: &[String]) -> String {
    match example(key, expected, keys) {
        Some(example) if found == "string" && !key.is_empty() => {
            format!("убрать ключ «{key}» или записать так: {example}")
        }
        Some(example) => format!("записать так: {example}"),
        None if found == "array" && key == "approves" => {
            "один пункт утверждает одно приложение: для каждого нужен свой пункт или подпункт".into()
        }
        None if found == "array" && key == "parent" => {
            "вышестоящая карта одна: оставить ту, которую исполняет эта".into()
        }
        None if found == "array" && key == "window" => ru_several(&[]),
        None if found == "array" => "написать одним текстом, без дефисов и скобок".into(),
        None if key == "responsible" => {
            "перечислить в квадратных скобках ключи из «bodies» или названия: responsible: [uo, heads]".into()
        }
        None if found == "object" => "написать одним текстом, без вложенных строк «ключ: значение»".into(),
        None => format!("указать здесь: {}", ru_types(expected, keys)),
    }
}

pub(super) fn en_example(key: &str, expected: &[String], found: &str, keys: &[String]) -> String {
    match example(key, expected, keys) {
        Some(example) if found == "string" && !key.is_empty() => {
            format!("take the key `{key}` away, or write it so: {example}")
        }
        Some(example) => format!("write it so: {example}"),
        None if found == "array" && key == "approves" => {
            "a clause approves one annex: each needs a clause or an item of its own".into()
        }
        None if found == "array" && key == "parent" => {
            "a roadmap has one above it: keep the one that it carries out".into()
        }
        None if found == "array" && key == "window" => en_several(&[]),
        None if found == "array" => "write one text, without hyphens and brackets".into(),
        None if key == "responsible" => {
            "list keys of `bodies` or names in square brackets: `responsible: [uo, heads]`".into()
        }
        None if found == "object" => "write one text, without lines `key: value` below it".into(),
        None => format!("{} must stand here", en_types(expected, keys)),
    }
}

/// The key for several windows, with those that stand where one is wanted.
pub(super) fn ru_several(each: &[String]) -> String {
    match each {
        [] => "оставить одно: несколько сроков перечисляет «windows»".into(),
        _ => format!("несколько сроков перечисляет другой ключ: windows: [{}]", each.join(", ")),
    }
}

pub(super) fn en_several(each: &[String]) -> String {
    match each {
        [] => "keep one: `windows` lists several times".into(),
        _ => format!("another key lists several times: `windows: [{}]`", each.join(", ")),
    }
}

fn example(key: &str, expected: &[String], keys: &[String]) -> Option<String> {
    let takes = |name: &str| expected.iter().any(|known| known == name);
    let form = match key {
        "targets" | "actual" | "base" => "{2024: 70}".to_owned(),
        "rules" => "{deadline/day-off: off}".to_owned(),
        "allow" => "{deadline/day-off: срок установлен краем}".to_owned(),
        "addressees" => "{school: [school-7-2024]}".to_owned(),
        "columns" => "{number: № п/п, title: Мероприятие, deadline: Срок}".to_owned(),
        _ if keys.is_empty() => "{uo: Управление образования}".to_owned(),
        _ => form(keys),
    };
    match () {
        () if key == "done" => Some(format!("{key}: {form}")),
        () if key.is_empty() => takes("object").then_some(form),
        () if takes("array") && !keys.is_empty() => Some(format!("{key}: [{form}]")),
        () if takes("object") && !takes("string") => Some(format!("{key}: {form}")),
        () => None,
    }
}
