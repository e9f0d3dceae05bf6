//! A node as a JSON value, and the formats that JSON Schema does not know.

use ignore::gitignore::GitignoreBuilder;
use serde_json::{Map, Number, Value};

use crate::syntax::{Node, Scalar};

/// The JSON value of a node by the core schema of YAML 1.2; of keys given twice the first counts.
pub(super) fn of(node: Node<'_>) -> Value {
    match node.scalar() {
        Scalar::Null => Value::Null,
        Scalar::Bool(value) => Value::Bool(value),
        Scalar::Integer => integer(node.text()),
        Scalar::Float => {
            node.text().parse().ok().and_then(Number::from_f64).map_or(Value::Null, Value::Number)
        }
        Scalar::String => Value::String(node.text().to_owned()),
        Scalar::Sequence => Value::Array(node.items().map(of).collect()),
        Scalar::Mapping => {
            let mut map = Map::new();
            for (key, value) in node.entries() {
                map.entry(key.text()).or_insert_with(|| of(value));
            }
            Value::Object(map)
        }
    }
}

fn integer(text: &str) -> Value {
    let whole = text.strip_prefix('+').unwrap_or(text);
    match whole.parse::<i64>() {
        Ok(value) => Value::Number(value.into()),
        Err(_) => whole.parse().ok().and_then(Number::from_f64).map_or(Value::Null, Value::Number),
    }
}

/// Whether a text can be the id of an entry.
pub(super) fn is_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

/// Whether a text names a calendar: `ru`, `none`, or a JSON file.
pub fn is_calendar(text: &str) -> bool {
    let end = text.rsplit_once('.').map(|(_, end)| end);
    matches!(text, "ru" | "none") || end.is_some_and(|end| end.eq_ignore_ascii_case("json"))
}

/// Whether a text names paths as a line of `.gitignore` does: what it opens it closes, and `\` stands for itself in no path.
pub fn is_glob(text: &str) -> bool {
    let is_open = text.rfind('[').is_some_and(|open| !text.get(open..).unwrap_or_default().contains(']'));
    let is_path = !text.trim().is_empty() && !is_open && !has_backslash(text);
    is_path && GitignoreBuilder::new("").add_line(None, text).is_ok()
}

/// Whether a `\` stands before a letter, where it hides no sign of a glob: it parts folders, as on Windows.
fn has_backslash(text: &str) -> bool {
    text.split('\\').skip(1).any(|after| after.starts_with(char::is_alphanumeric))
}

pub(super) fn is_date(text: &str) -> bool {
    crate::base::iso_date(text).is_some()
}

pub(super) fn is_period(text: &str) -> bool {
    crate::base::Period::parse(text).is_some()
}

pub(super) fn is_window(text: &str) -> bool {
    crate::base::Period::parse_window(text).is_some()
}
