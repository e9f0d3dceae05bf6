//! The keys on the way to a place, and what the schema says there.

use serde_json::Value;

use crate::base::{Lang, Span};
use crate::schema::{ROADMAP, WORKSPACE, described};
use crate::syntax::{Node, Tree};
use std::sync::LazyLock;

static ROADMAP_JSON: LazyLock<Value> = LazyLock::new(|| serde_json::from_str(ROADMAP).unwrap_or_default());
static WORKSPACE_JSON: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(WORKSPACE).unwrap_or_default());

/// The schema of a file.
pub(super) fn schema(is_settings: bool) -> &'static Value {
    if is_settings { &WORKSPACE_JSON } else { &ROADMAP_JSON }
}

/// A step down in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PathStep {
    /// To the value of a key.
    Key(String),
    /// To an item of a list.
    Item,
}

/// The steps to the key that holds a byte, itself the last, and where it stands.
pub(super) fn key_at(tree: &Tree<'_>, byte: usize) -> Option<(Vec<PathStep>, Span)> {
    let mut path = Vec::new();
    let span = find(tree.root()?, byte, &mut path)?;
    Some((path, span))
}

fn find(node: Node<'_>, byte: usize, path: &mut Vec<PathStep>) -> Option<Span> {
    let holds = |span: Span| span.start as usize <= byte && byte <= span.end as usize;
    for (key, value) in node.entries() {
        path.push(PathStep::Key(key.text().to_owned()));
        if holds(key.span()) {
            return Some(key.span());
        }
        if holds(value.span()) {
            return find(value, byte, path);
        }
        path.pop();
    }
    for item in node.items().filter(|item| holds(item.span())) {
        path.push(PathStep::Item);
        if let Some(span) = find(item, byte, path) {
            return Some(span);
        }
        path.pop();
    }
    None
}

/// Every part of the schema that may hold at the end of a way.
pub(super) fn parts<'s>(schema: &'s Value, way: &[PathStep]) -> Vec<&'s Value> {
    let mut front = spread(schema, schema);
    for step in way {
        let next = front.iter().flat_map(|part| down(part, step));
        front = next.flat_map(|part| spread(schema, part)).collect();
    }
    front
}

/// One step down in a part.
fn down<'s>(part: &'s Value, step: &PathStep) -> Option<&'s Value> {
    match step {
        PathStep::Item => part.get("items"),
        PathStep::Key(key) => {
            let own = part.get("properties").and_then(|all| all.get(key));
            own.or_else(|| part.get("additionalProperties")).filter(|part| part.is_object())
        }
    }
}

/// A part with what it refers to, and its alternatives.
fn spread<'s>(schema: &'s Value, part: &'s Value) -> Vec<&'s Value> {
    let mut all = vec![part];
    let target = part.get("$ref").and_then(Value::as_str).and_then(|name| name.strip_prefix('#'));
    if let Some(target) = target.and_then(|name| schema.pointer(name)) {
        all.extend(spread(schema, target));
    }
    for key in ["oneOf", "anyOf", "allOf"] {
        let inner = part.get(key).and_then(Value::as_array).into_iter().flatten();
        all.extend(inner.flat_map(|part| spread(schema, part)));
    }
    all
}

/// What the schema says of the end of a way, in a language: the nearest description first.
pub(super) fn description(parts: &[&Value], lang: Lang) -> Option<String> {
    let text = parts.iter().find_map(|part| part.get("description").and_then(Value::as_str));
    text.map(|text| described(text, lang).to_owned())
}

/// The values that the schema lists or gives as examples.
pub(super) fn values(parts: &[&Value]) -> Vec<String> {
    let lists = parts.iter().flat_map(|part| ["enum", "examples"].map(|key| part.get(key)));
    let mut all: Vec<String> = Vec::new();
    for value in lists.flatten().filter_map(Value::as_array).flatten() {
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        if !all.contains(&text) {
            all.push(text);
        }
    }
    all
}
