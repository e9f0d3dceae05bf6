//! Keys that the format does not know, and what they stand for.

use foldhash::{HashMap, HashMapExt};
use serde_json::Value;

use super::words::{is_meaning, likely_key};
use super::{Schema, SchemaFault, SchemaFaultKind, reshape, shape, value};
use crate::syntax::{Node, YamlKind};

/// A key that nobody knows, and the one that the entry needs and has not: where there is one of each, it is one mistake.
fn in_place_of_missing(entry: Node<'_>, around: &Value, known: &[String]) -> Option<(String, String)> {
    let needed = reshape::needed(around);
    let mut missing = needed.iter().filter(|key| entry.get(key).is_none());
    let missing = missing.next().filter(|_| missing.next().is_none())?;
    let free: Vec<&str> = known.iter().map(String::as_str).filter(|key| entry.get(key).is_none()).collect();
    let is_unknown = |(key, value): &(Node<'_>, Node<'_>)| {
        let likely = || likely_key(key.text(), &free).filter(|likely| fits(*value, around, likely));
        !known.iter().any(|known| known == key.text()) && likely().is_none()
    };
    let mut unknown = entry.entries().filter(is_unknown);
    let (key, typed) = unknown.next().filter(|_| unknown.next().is_none())?;
    let is_text = matches!(typed.kind(), YamlKind::Scalar(_)) && !typed.is_null();
    let is_fit = missing != "id" || value::is_id(typed.text());
    (is_text && is_fit).then(|| (key.text().to_owned(), missing.clone()))
}

/// Whether a value may stand under a key: no text does where only a list or an entry can be.
fn fits(value: Node<'_>, around: &Value, key: &str) -> bool {
    let part = around.get("properties").and_then(|keys| keys.get(key));
    let is_collection = part
        .and_then(|part| part.get("type"))
        .is_some_and(|kind| matches!(kind.as_str(), Some("array" | "object")));
    !is_collection || !matches!(value.kind(), YamlKind::Scalar(_)) || value.is_null()
}

/// Whether a key is another number of the same word, `measure` for `measures`, and its value may stand there.
fn is_form_of(name: &str, key: &str, value: Node<'_>, around: &Value) -> bool {
    let words = around.get("properties").and_then(|keys| keys.get(key)?.get("enum")?.as_array());
    let is_named = words.is_none_or(|words| words.iter().any(|word| word.as_str() == Some(value.text())));
    let is_plural = |one: &str, many: &str| many.strip_suffix('s') == Some(one);
    (is_plural(name, key) || is_plural(key, name)) && is_named && fits(value, around, key)
}

/// An entry that has keys which it cannot have: what stands in it, looked up by name, for any number of them.
pub(super) struct KeysOfEntry<'n, 's> {
    schema: &'s Schema,
    around: &'s Value,
    known: &'s [String],
    /// What it may have and has not.
    free: Vec<&'s str>,
    entries: HashMap<&'n str, (Node<'n>, Node<'n>)>,
    in_place: Option<(String, String)>,
}

impl<'n, 's> KeysOfEntry<'n, 's> {
    pub(super) fn of(map: Node<'n>, schema: &'s Schema, around: &'s Value, known: &'s [String]) -> Self {
        let mut entries = HashMap::new();
        map.entries().for_each(|(key, value)| {
            entries.entry(key.text()).or_insert((key, value));
        });
        let free = known.iter().map(String::as_str).filter(|known| !entries.contains_key(known)).collect();
        let in_place = in_place_of_missing(map, around, known);
        KeysOfEntry { schema, around, known, free, entries, in_place }
    }

    /// The fault of a key that the entry cannot have.
    pub(super) fn fault(&self, name: &str) -> Option<SchemaFault> {
        let (key, value) = *self.entries.get(name)?;
        let home = self.schema.home(name);
        // A key of another entry is none that was misspelt here.
        let is_meant =
            |key: &&str| home.is_none() || is_meaning(name, key) || is_form_of(name, key, value, self.around);
        let missing =
            self.in_place.as_ref().filter(|(unknown, _)| unknown == name).map(|(_, key)| key.clone());
        let is_sure = missing.is_none();
        let likely = || likely_key(name, &self.free).filter(is_meant).map(str::to_owned);
        let by_shape = || {
            let key = shape::key(value).filter(|key| home.is_none() && self.free.contains(key));
            key.map(str::to_owned)
        };
        let likely = missing.or_else(likely).or_else(by_shape);
        let home = home.filter(|_| likely.is_none());
        let kind = SchemaFaultKind::UnknownKey { key: name.to_owned(), known: self.known.to_vec(), home };
        let fault = SchemaFault::new(kind, key.span()).meaning(likely.into_iter().collect(), key.span());
        let fault = SchemaFault { weight: 1 + value.size(), is_sure, ..fault };
        // A text between braces without a colon is taken for a key without a value.
        Some(if value.is_null() && value.span().range().is_empty() {
            SchemaFault { edits: Vec::new(), ..fault }
        } else {
            fault
        })
    }
}
