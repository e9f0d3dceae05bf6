//! What stands under a key that nobody knows, told by its shape: rows of a table, clauses, bodies under another name.

use crate::syntax::{Node, YamlKind};

/// The lists of the format, each with keys that an entry of it has and entries of the others have not; the likelier first.
static LISTS: [(&str, &[&str]); 5] = [
    ("sections", &["measures", "sections"]),
    ("indicators", &["targets", "unit", "base", "direction"]),
    ("measures", &["deadline", "mandatory_for", "implements", "done"]),
    ("annexes", &["form", "members", "stamp"]),
    ("clauses", &["approves", "text"]),
];

/// The key that a value belongs to by its shape.
pub(super) fn key(value: Node<'_>) -> Option<&'static str> {
    match value.kind() {
        YamlKind::Sequence => list(value),
        YamlKind::Mapping => is_bodies(value).then_some("bodies"),
        YamlKind::Scalar(_) => None,
    }
}

fn list(value: Node<'_>) -> Option<&'static str> {
    let has =
        |keys: &[&str]| value.items().any(|item| item.entries().any(|(key, _)| keys.contains(&key.text())));
    let is_list = value.items().all(|item| item.kind() == YamlKind::Mapping);
    LISTS.iter().find(|(_, keys)| is_list && has(keys)).map(|(key, _)| *key)
}

/// Whether every entry is the name of a body, or one with a name: keys of Latin letters with Russian names.
fn is_bodies(value: Node<'_>) -> bool {
    let is_key = |key: Node<'_>| {
        key.text().bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    let is_name = |value: Node<'_>| match value.kind() {
        YamlKind::Scalar(_) => !value.text().is_ascii(),
        YamlKind::Mapping => value.get("name").is_some(),
        YamlKind::Sequence => false,
    };
    let mut entries = value.entries();
    value.entries().next().is_some() && entries.all(|(key, value)| is_key(key) && is_name(value))
}
