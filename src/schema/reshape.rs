//! What a value of the wrong type was meant to be: a list for a text, a text for an entry, a number in quotes.

use serde_json::Value;

use super::fault::keys_of;
use super::{Schema, meant, person};
use crate::russian::id_of;
use crate::syntax::{Node, Scalar, YamlKind, in_flow, plain_or_quoted};

/// Words by which authors say that there is nothing.
const NOTHING: [&str; 6] = ["нет", "не требуется", "отсутствует", "отсутствуют", "-", "–"];

/// The pattern of an id in the schema.
pub(super) const ID: &str = "^[a-z0-9-]+$";

/// What may be written in place of a node, as YAML; nothing where only the author can know.
pub(super) fn meant(node: Node<'_>, expected: &[String], around: &Value, schema: &Schema) -> Vec<String> {
    let takes = |name: &str| expected.iter().any(|known| known == name);
    let one = match node.scalar() {
        Scalar::Null => None,
        Scalar::Sequence => return of_list(node, &takes, around),
        Scalar::Mapping => of_mapping(node, &takes),
        Scalar::Integer if around.get("format").is_some_and(|format| format == "date") => day(node.text()),
        // «Нет номера»: nothing is what stands there then.
        Scalar::Bool(false) if takes("string") && takes("null") => Some("null".to_owned()),
        Scalar::Integer | Scalar::Float | Scalar::Bool(_) if takes("string") => {
            Some(format!("\"{}\"", node.text()))
        }
        _ => of_text(node.text(), &takes, around, schema),
    };
    one.into_iter().collect()
}

/// The day that eight figures name: 20261005.
fn day(text: &str) -> Option<String> {
    let (year, rest) = text.split_at_checked(4)?;
    let (month, day) = rest.split_at_checked(2)?;
    let day = format!("{year}-{month}-{day}");
    super::value::is_date(&day).then_some(day)
}

/// The keys of the entry that is expected, the needed ones first.
pub(super) fn keys(around: &Value, schema: &Schema) -> Vec<String> {
    let entry = items(around, schema).filter(|items| items.get("properties").is_some()).unwrap_or(around);
    let needed = needed(entry);
    let all = keys_of(entry);
    let rest = all.iter().filter(|key| !needed.contains(key)).cloned();
    needed.iter().cloned().chain(rest).take(3).collect()
}

fn items<'s>(around: &'s Value, schema: &'s Schema) -> Option<&'s Value> {
    around.get("items").map(|items| schema.resolved(items))
}

pub(super) fn needed(entry: &Value) -> Vec<String> {
    let needed = entry.get("required").and_then(Value::as_array).into_iter().flatten();
    needed.filter_map(|key| key.as_str().map(str::to_owned)).collect()
}

/// A list where a text is expected.
fn of_list(node: Node<'_>, takes: &dyn Fn(&str) -> bool, around: &Value) -> Vec<String> {
    let texts: Option<Vec<&str>> =
        node.items().map(|item| matches!(item.kind(), YamlKind::Scalar(_)).then(|| item.text())).collect();
    let Some(texts) = texts.filter(|texts| !texts.is_empty() && takes("string")) else { return Vec::new() };
    // Of several names where one is expected only the author knows which is meant.
    if around.get("pattern").is_some_and(|pattern| *pattern == *ID) && texts.len() > 1 {
        return Vec::new();
    }
    let joined = texts.join(", ");
    match around.get("format").and_then(Value::as_str) {
        Some(format @ ("period" | "window")) => meant::of_format(format, &joined).texts,
        // It may stand in braces, where a comma ends it.
        _ => vec![in_flow(&joined)],
    }
}

/// `{director}` where a list or a text is expected: keys without values.
fn of_mapping(node: Node<'_>, takes: &dyn Fn(&str) -> bool) -> Option<String> {
    let names: Option<Vec<&str>> =
        node.entries().map(|(key, value)| value.is_null().then(|| key.text())).collect();
    let names = names.filter(|names| !names.is_empty())?;
    // Braces that are filled in where they stand in a text: `note: {ref:plan}`.
    let is_insert = |name: &str| name.starts_with("ref:") || matches!(name, "deadline" | "annex");
    match names.as_slice() {
        [one] if is_insert(one) => Some(format!("'{{{one}}}'")),
        _ if takes("array") => Some(format!("[{}]", names.join(", "))),
        [one] if takes("string") => Some(plain_or_quoted(one)),
        _ => None,
    }
}

/// A text where something else is expected.
fn of_text(text: &str, takes: &dyn Fn(&str) -> bool, around: &Value, schema: &Schema) -> Option<String> {
    let trimmed = text.trim().to_lowercase();
    // Where a list may stand too, a text with words in it is a part of that.
    let is_part = takes("array") && text.contains(char::is_alphabetic);
    if !is_part && (takes("number") || takes("integer")) {
        return meant::number(text);
    }
    if takes("boolean") {
        return super::likely_value(text, ["true", "false"].into_iter()).map(str::to_owned);
    }
    if NOTHING.contains(&trimmed.as_str()) {
        return None;
    }
    if takes("array") {
        let items = items(around, schema)?;
        if items.get("properties").is_some() {
            return entry_of(text, items, schema).map(|entry| format!("[{entry}]"));
        }
        let parts: Vec<String> = text.split([',', ';']).map(|part| in_flow(part.trim())).collect();
        return Some(format!("[{}]", parts.join(", ")));
    }
    if takes("object") { entry_of(text, around, schema).or_else(|| named_entry(text, around)) } else { None }
}

/// An entry whose one needed key has the text for its value; a name behind a position goes to its own key.
fn entry_of(text: &str, entry: &Value, schema: &Schema) -> Option<String> {
    let needed = needed(entry);
    let has = |key: &str| entry.get("properties").is_some_and(|known| known.get(key).is_some());
    if let Some((name, position)) = person_and_position(text).filter(|_| has("name") && has("position")) {
        return Some(format!("{{name: {}, position: {}}}", in_flow(name), in_flow(position)));
    }
    if needed.is_empty() && has("name") && has("position") && person::is_name(text) {
        return Some(format!("{{name: {}}}", in_flow(text)));
    }
    let [key] = needed.as_slice() else { return None };
    let part = schema.resolved(entry.get("properties")?.get(key)?);
    if part.get("format").is_some() {
        let day = meant::date(text).texts;
        return day.first().map(|day| format!("{{{key}: {day}}}"));
    }
    let text = behind_key(text, key);
    let has_name = entry.get("properties")?.get("name").is_some() && key == "position";
    if !has_name || !person::has_name(text) {
        return Some(format!("{{{key}: {}}}", in_flow(text)));
    }
    let (position, name) = person::divided(text)?;
    Some(format!("{{{key}: {}, name: {}}}", in_flow(position), in_flow(name)))
}

/// An entry of a list that needs a name and a title, the name made of the title.
fn named_entry(text: &str, entry: &Value) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().take(2).collect();
    let name = id_of(&words.join(" "));
    let is_named = needed(entry) == ["id", "title"] && !name.is_empty();
    is_named.then(|| format!("{{id: {name}, title: {}}}", in_flow(text)))
}

/// The text without the key that it begins with, where the colon behind that was lost: «text Контроль за исполнением».
fn behind_key<'t>(text: &'t str, key: &str) -> &'t str {
    let (first, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let word = first.trim_end_matches([',', '.', ';', '-', '–', '=']);
    let is_key = word == key || word.starts_with(char::is_lowercase) && super::words::names(word, key);
    if is_key && !rest.trim().is_empty() { rest.trim_start() } else { text }
}

/// The entry of a position and a name that stand apart; nothing where the second is no name.
pub(super) fn person(position: &str, name: &str) -> Option<String> {
    let entry = || format!("{{position: {}, name: {}}}", in_flow(position), in_flow(name));
    (person::is_name(name) && !person::has_name(position)).then(entry)
}

/// «Иванов И. И. – директор»: a name with initials, a dash, a position.
fn person_and_position(text: &str) -> Option<(&str, &str)> {
    let (name, position) = [" - ", " – ", " — "].iter().find_map(|dash| text.split_once(dash))?;
    let (name, position) = (name.trim(), position.trim());
    (person::is_name(name) && !position.is_empty()).then_some((name, position))
}

/// Whether what is written in place of a node says all that was typed there and can be meant in no other way.
pub(super) fn is_sure(node: Node<'_>, meant: &str, expected: &[String]) -> bool {
    let takes = |name: &str| expected.iter().any(|known| known == name);
    match node.scalar() {
        Scalar::Bool(_) => false,
        Scalar::String if takes("boolean") => true,
        Scalar::String => {
            let mut written = meant.chars().filter(|sign| sign.is_alphanumeric());
            let mut typed = node.text().chars().filter(|sign| sign.is_alphanumeric());
            let is_kept = typed.all(|sign| written.any(|one| one == sign));
            // A name without initials is told from a position by its author only.
            is_kept
                && !(meant.contains("name: ") && meant.contains("position: "))
                && !person::may_have_name(meant)
        }
        _ => true,
    }
}

/// Whether a year that is written has the figures of what was typed.
pub(super) fn has_figures_of(written: &str, typed: &str) -> bool {
    let figures = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let (written, typed) = (figures(written), figures(typed));
    written == typed || written.len() == 4 && typed.len() == 2 && written.ends_with(&typed)
}
