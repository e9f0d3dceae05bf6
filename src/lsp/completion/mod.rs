//! What can be written at a place: keys, names, wordings of deadlines, whole entries that are missing.

mod deadlines;
mod entries;
mod place;
mod values;

use lsp_types::{CompletionItemKind, CompletionParams};
use serde_json::{Value, json};

use super::keys::{self, PathStep};
use super::navigate::RequestPosition;
use super::request::RequestResult;
use super::view::ServerView;
use crate::base::Span;
use crate::rules;
use crate::workspace::FileRole;
use place::{TypingContext, TypingPlace};

/// Something that can be written at a place.
#[derive(Debug)]
pub(super) struct CompletionOffer {
    /// What it is called in the list.
    label: String,
    kind: CompletionItemKind,
    /// What stands beside the label.
    detail: String,
    /// What is written.
    text: String,
}

impl CompletionOffer {
    /// A value, with what it means.
    fn value(label: impl Into<String>, detail: impl Into<String>) -> Self {
        let label = label.into();
        CompletionOffer { text: label.clone(), label, kind: CompletionItemKind::VALUE, detail: detail.into() }
    }

    /// The name of something.
    fn name(label: impl Into<String>, detail: impl Into<String>) -> Self {
        CompletionOffer { kind: CompletionItemKind::REFERENCE, ..CompletionOffer::value(label, detail) }
    }
}

impl ServerView {
    /// What can be written at a place.
    pub(super) fn completion(&self, params: CompletionParams) -> RequestResult<Value> {
        let Some(asked) = self.asked(&params.text_document_position)? else { return Ok(Value::Null) };
        let Some(mut place) = place::place(&asked.file.source.text, asked.byte) else {
            return Ok(json!([]));
        };
        let offers = offers(&asked, &mut place)?;
        let span = Span::new(place.start, asked.byte);
        let range = self.client.encoding.range(&asked.lines, span);
        let item = |(at, offer): (usize, CompletionOffer)| {
            json!({
                "label": offer.label,
                "kind": offer.kind,
                "detail": offer.detail,
                "sortText": format!("{at:04}"),
                "textEdit": {"range": range, "newText": offer.text},
            })
        };
        Ok(Value::Array(offers.into_iter().enumerate().map(item).collect()))
    }
}

fn offers(asked: &RequestPosition, place: &mut TypingPlace) -> RequestResult<Vec<CompletionOffer>> {
    let schema = keys::schema(asked.file.role == FileRole::Settings);
    if let Some(at) = open_reference(&place.typed) {
        place.start += at;
        place.typed = place.typed.get(at..).unwrap_or("").to_owned();
        return Ok(values::references(asked));
    }
    let parts = keys::parts(schema, &place.way);
    let last = place.way.iter().rev().find_map(|step| match step {
        PathStep::Key(name) => Some(name.as_str()),
        PathStep::Item => None,
    });
    if matches!(last, Some("allow" | "rules")) && place.typing == TypingContext::Key {
        return Ok(rule_codes(asked));
    }
    let is_value = place.typing == TypingContext::Value || !has_keys(&parts);
    let mut offers = match (is_value, last) {
        (true, Some("deadline")) => deadlines::offers(asked, place)?,
        (true, Some(key)) => values::offers(asked, &place.way, key, &parts)?,
        (true, None) => Vec::new(),
        (false, _) => keys_of(asked, place, &parts),
    };
    let begins = || place::beside(&asked.file.source.text, place.start, place.indent).is_empty();
    if place.typing == TypingContext::Key && last == Some("measures") && begins() {
        offers.extend(entries::missing(asked, place)?);
    }
    Ok(offers)
}

/// Where the id begins in a text in which `{ref:` is not closed yet.
fn open_reference(typed: &str) -> Option<usize> {
    let at = typed.rfind("{ref:")? + "{ref:".len();
    (!typed.get(at..)?.contains('}')).then_some(at)
}

fn has_keys(parts: &[&Value]) -> bool {
    parts.iter().any(|part| part.get("properties").is_some() || item_parts(part).is_some())
}

/// The properties of the items of a list.
fn item_parts(part: &Value) -> Option<&Value> {
    part.get("items").filter(|items| items.get("$ref").is_some() || items.get("properties").is_some())
}

/// The keys that may stand at a place and do not yet, those that must first.
fn keys_of(asked: &RequestPosition, place: &TypingPlace, parts: &[&Value]) -> Vec<CompletionOffer> {
    let beside = place::beside(&asked.file.source.text, place.start, place.indent);
    let schema = keys::schema(asked.file.role == FileRole::Settings);
    // Under a list an item begins with its first key.
    let is_list = !parts.iter().any(|part| part.get("properties").is_some());
    let mut way = place.way.clone();
    if is_list {
        way.push(PathStep::Item);
    }
    let parts = if is_list { keys::parts(schema, &way) } else { parts.to_vec() };
    let required: Vec<&str> = parts
        .iter()
        .filter_map(|part| part.get("required")?.as_array())
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let mut offers: Vec<(bool, CompletionOffer)> = Vec::new();
    for name in parts.iter().filter_map(|part| part.get("properties")?.as_object()).flat_map(|all| all.keys())
    {
        let is_there =
            beside.contains(name) && !is_list || offers.iter().any(|(_, offer)| offer.label == *name);
        if is_there {
            continue;
        }
        way.push(PathStep::Key(name.clone()));
        let below = keys::parts(schema, &way);
        way.pop();
        let mark = if is_list { "- " } else { "" };
        let indent = " ".repeat(place.indent + mark.len() + 2);
        let text = match shape(&below) {
            ValueShape::Value => format!("{mark}{name}: "),
            ValueShape::Mapping => format!("{mark}{name}:\n{indent}"),
            ValueShape::List => format!("{mark}{name}:\n{indent}- "),
        };
        let detail = keys::description(&below, asked.snapshot.lang()).unwrap_or_default();
        let offer = CompletionOffer { label: name.clone(), kind: CompletionItemKind::PROPERTY, detail, text };
        offers.push((!required.contains(&name.as_str()), offer));
    }
    offers.sort_by_key(|(optional, _)| *optional);
    offers.into_iter().map(|(_, offer)| offer).collect()
}

/// How a value is written.
enum ValueShape {
    Value,
    Mapping,
    List,
}

fn shape(parts: &[&Value]) -> ValueShape {
    let types: Vec<&str> = parts
        .iter()
        .filter_map(|part| part.get("type"))
        .flat_map(|kind| kind.as_array().map_or_else(|| vec![kind], |all| all.iter().collect()))
        .filter_map(Value::as_str)
        .collect();
    let is = |kinds: &[&str]| !types.is_empty() && types.iter().all(|kind| kinds.contains(kind));
    if is(&["object"]) {
        ValueShape::Mapping
    } else if is(&["array"]) {
        ValueShape::List
    } else {
        ValueShape::Value
    }
}

fn rule_codes(asked: &RequestPosition) -> Vec<CompletionOffer> {
    let lang = asked.snapshot.lang();
    let rule = |rule: &'static rules::Rule| {
        let title = rules::RulePage::of(rule).title(lang);
        CompletionOffer { text: format!("{}: ", rule.code), ..CompletionOffer::name(rule.code, title) }
    };
    rules::all().filter(|rule| !rules::is_firm(rule.code)).map(rule).collect()
}
