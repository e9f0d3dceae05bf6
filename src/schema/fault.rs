//! Faults of shape: what the schema says of a file, in terms a person can act on. Data only, the words stand with the
//! rules.

use jsonschema::ValidationError;
use jsonschema::error::{TypeKind, ValidationErrorKind};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use super::meant::{self, LikelyValue};
use super::place::{Located, Places, dash_of, start_of};
use super::unknown::KeysOfEntry;
use super::value::is_id as is_id_text;
use super::words::{likely_or_noted, likely_value};
use super::{Schema, reshape};
use crate::base::Span;
use crate::base::failure::TwoLanguages;
use crate::syntax::{Node, QuotingStyle, Scalar, SyntaxEdit, YamlKind, is_endless};

/// Something in a file that does not fit the format.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SchemaFault {
    /// What.
    pub kind: SchemaFaultKind,
    /// Where.
    pub span: Span,
    /// What may be written in its place; where there is one only, the file is read as if it stood there.
    pub meant: Vec<String>,
    /// The edits that write it; none where there is a choice.
    pub edits: Vec<SyntaxEdit>,
    /// Whether what is written says all that was typed and can be meant in no other way.
    pub is_sure: bool,
    /// How much of the file it keeps from being looked at, in nodes, itself counted.
    pub(super) weight: usize,
}

/// What can be wrong with the shape of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the fields are named after what the wordings say")]
pub enum SchemaFaultKind {
    /// A key that the format does not know here, with what is known of it.
    UnknownKey { key: String, known: Vec<String>, home: Option<KeyOwner> },
    /// A value of another type than the format asks for; types are named as in JSON Schema. `keys` are those of the
    /// entry that is expected, the needed ones first.
    WrongType {
        key: String,
        expected: Vec<String>,
        #[serde(deserialize_with = "type_name")]
        found: TypeName,
        value: String,
        keys: Vec<String>,
    },
    /// A key that must be there and is not.
    MissingKey { key: String },
    /// A table or a section of it without a measure.
    NoMeasures,
    /// A value of the right type that is not allowed.
    InvalidValue { key: String, value: String, expected: Expected },
    /// A column of one's own that `fields` does not declare.
    UndeclaredField { key: String },
    /// A rule that does not exist, with all groups.
    UnknownRule { name: String, known: Vec<String> },
    /// A level that the workspace does not have.
    UnknownLevel { level: String, levels: Vec<String> },
    /// A usual level that so many roadmaps have and the settings do not, where those list others; with one of theirs that
    /// no roadmap has and that is nearly it.
    UnlistedLevel { level: String, near: Option<String>, uses: usize },
    /// An id that is given twice.
    DuplicateId { id: String },
    /// A file that has none of the keys of a roadmap.
    Foreign { keys: Vec<String> },
}

/// The name of a type of JSON Schema, or `ENDLESS`.
type TypeName = &'static str;

/// What stands in place of the type of a number that is too large to be held.
pub const ENDLESS: &str = "endless";

/// Reads the name of a type.
fn type_name<'de, D: Deserializer<'de>>(from: D) -> Result<TypeName, D::Error> {
    let name = String::deserialize(from)?;
    let known = ["array", "boolean", "integer", "null", "number", "object", ENDLESS].into_iter();
    Ok(known.into_iter().find(|known| *known == name).unwrap_or("string"))
}

/// Where a key that stands in a wrong place belongs: the entry that knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "they are named after the entries of the format")]
pub enum KeyOwner {
    Roadmap,
    Order,
    Clause,
    Section,
    Measure,
    Indicator,
    Annex,
}

/// What a value should have been.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Expected {
    /// One of a few words.
    OneOf(Vec<String>),
    /// A day that exists, as `2024-03-01`.
    Date,
    /// A day of a month that has so many.
    DayOf(u32, u32),
    /// A day of that month, written `2024-03`.
    DayIn(String),
    /// A period.
    Period,
    /// A window of days.
    Window,
    /// Windows of days, as the key for several of them takes them.
    Windows(Vec<String>),
    /// A period whose end comes before its start.
    Reversed,
    /// Letters a-z, figures and hyphens.
    Id,
    /// The name of a folder, as every system makes it.
    Folder,
    /// An id, or `roadmap/id`.
    Reference,
    /// A year of four figures.
    Year,
    /// A year of the plan, which is made for those.
    YearOf(String),
    /// Any text but an empty one.
    Filled,
    /// A day, `never` or `today`.
    AsOf,
    /// The name of a calendar.
    Calendar,
    /// Paths, as a line of `.gitignore` names them.
    Glob,
    /// A severity of what cannot be turned off or made milder.
    Firm,
    /// A day that has come.
    Past,
    /// The number of an act of `editions`: those that there are.
    Edition(Vec<String>),
    /// A file that can be used, with why this one cannot.
    Usable(TwoLanguages),
    /// Nothing beside that key.
    Apart(String),
    /// So many entries at most.
    AtMost(u64),
    /// Something that the schema says in its own words.
    Other,
}

impl SchemaFault {
    /// A fault of which nobody can say what was meant.
    pub fn new(kind: SchemaFaultKind, span: Span) -> Self {
        SchemaFault { kind, span, meant: Vec::new(), edits: Vec::new(), is_sure: true, weight: 1 }
    }

    /// A fault of which the schema has nothing to say.
    pub fn unsaid(span: Span) -> Self {
        let (key, value) = (String::new(), String::new());
        SchemaFault::new(SchemaFaultKind::InvalidValue { key, value, expected: Expected::Other }, span)
    }

    /// Adds what was meant in place of a stretch; certain where there is one thing only.
    pub fn meaning(mut self, meant: Vec<String>, at: Span) -> Self {
        if let [one] = meant.as_slice() {
            self.edits = vec![SyntaxEdit { span: at, text: one.clone() }];
        }
        self.meant = meant;
        self
    }
}

/// The faults that one error of the validator stands for.
pub(super) fn describe<'n>(
    error: &ValidationError<'_>,
    schema: &Schema,
    places: &mut Places<'n>,
) -> Vec<SchemaFault> {
    let at = places.locate(error.instance_path().as_str());
    let around = schema.around(error.schema_path().as_str());
    let invalid = |expected, meant: Vec<String>| vec![invalid(&at, expected, meant)];
    match error.kind() {
        ValidationErrorKind::AdditionalProperties { unexpected } => {
            let known = keys_of(around);
            let entry = KeysOfEntry::of(at.node, schema, around, &known);
            unexpected.iter().filter_map(|name| entry.fault(name)).collect()
        }
        ValidationErrorKind::Required { property } => {
            vec![missing(property.as_str().unwrap_or_default(), at.node)]
        }
        ValidationErrorKind::Type { kind } => match unfit_in_quotes(&at, around, places) {
            Some(LikelyValue { expected, texts }) => invalid(expected, texts),
            None => vec![wrong_type(&at, kind, around, schema)],
        },
        ValidationErrorKind::Enum { .. } if at.node.is_null() => vec![valueless(&at)],
        ValidationErrorKind::Enum { options } => {
            let words = options.as_array().into_iter().flatten();
            let words: Vec<String> = words.filter_map(|word| word.as_str().map(str::to_owned)).collect();
            let likely = likely_or_noted(at.node.text(), words.iter().map(String::as_str));
            let is_sure = at.node.text().split_whitespace().count() < 3;
            let faults = invalid(Expected::OneOf(words), likely.into_iter().collect());
            faults.into_iter().map(|fault| SchemaFault { is_sure, ..fault }).collect()
        }
        // Of two keys one: with none the first is told as missing, with both the second is one too many.
        ValidationErrorKind::OneOfNotValid { .. } if at.node.kind() == YamlKind::Mapping => {
            // A key that is none of these may stand for the one that is missing, and is told by itself.
            let mut keys = at.node.entries().map(|(key, _)| key.text());
            let is_told = keys.any(|key| !["text", "window", "windows"].contains(&key));
            if is_told { Vec::new() } else { vec![missing("window", at.node)] }
        }
        ValidationErrorKind::OneOfNotValid { .. } => Vec::new(),
        ValidationErrorKind::OneOfMultipleValid { .. } => {
            vec![both(at.node, ["window", "windows"])]
        }
        ValidationErrorKind::Format { format } => {
            let LikelyValue { expected, texts } = meant::of_format(format, at.node.text());
            invalid(expected, texts)
        }
        ValidationErrorKind::Pattern { pattern } => {
            let LikelyValue { expected, texts } = of_pattern(pattern, &at, places);
            invalid(expected, texts)
        }
        ValidationErrorKind::PropertyNames { error } => property_names(at.node, error, places),
        ValidationErrorKind::MaxItems { limit } => invalid(Expected::AtMost(*limit), Vec::new()),
        ValidationErrorKind::Not { .. } => vec![both(at.node, ["sections", "measures"])],
        _ => invalid(Expected::Other, Vec::new()),
    }
}

/// The fault of a value that is not allowed.
fn invalid(at: &Located<'_>, expected: Expected, meant: Vec<String>) -> SchemaFault {
    let kind = SchemaFaultKind::InvalidValue { key: at.name(), value: at.node.text().to_owned(), expected };
    // Of a value that is not there only its key can be seen.
    let seen = if at.node.span().range().is_empty() { at.key.unwrap_or(at.node) } else { at.node };
    SchemaFault::new(kind, seen.span()).meaning(meant, at.node.span())
}

/// What is meant by a number or a word of assent that would be no valid text in quotes either: `id: 2.4`.
fn unfit_in_quotes(at: &Located<'_>, around: &Value, places: &mut Places<'_>) -> Option<LikelyValue> {
    let is_number = matches!(at.node.scalar(), Scalar::Integer | Scalar::Float);
    let is_float = at.node.scalar() == Scalar::Float;
    let word = |key: &str| around.get(key).and_then(Value::as_str);
    let is_name = |pattern: &&str| *pattern == reshape::ID || pattern.contains('/');
    let named =
        word("pattern").filter(|pattern| is_name(pattern) && is_number && !is_id_text(at.node.text()));
    let formed = word("format").filter(|_| is_float || matches!(at.node.scalar(), Scalar::Bool(_)));
    let named = named.map(|pattern| of_pattern(pattern, at, places));
    named.or_else(|| formed.map(|format| meant::of_format(format, at.node.text())))
}

/// What is meant by the value of a name that does not fit its pattern.
fn of_pattern(pattern: &str, at: &Located<'_>, places: &mut Places<'_>) -> LikelyValue {
    let key = at.key.map_or("", |key| key.text());
    let LikelyValue { expected, texts } = meant::of_pattern(pattern, at.node.text());
    // Of a name that is used elsewhere, letters made from Russian ones lead nowhere, unless something is called so.
    let names = ["parent", "approves", "implements", "after", "measure"].contains(&key);
    let is_made = names && !at.node.text().contains(|sign: char| sign.is_ascii_lowercase());
    let mut known = |name: &str| key != "parent" && places.has_id(name);
    let annex = (key == "approves")
        .then(|| likely_value(at.node.text(), ["roadmap", "indicators"].into_iter()))
        .flatten();
    let texts = match annex {
        Some(annex) => vec![annex.to_owned()],
        None => texts.into_iter().filter(|name| !is_made || known(name)).collect(),
    };
    LikelyValue { expected, texts }
}

/// The fault of an entry without a key that it needs.
fn missing(key: &str, entry: Node<'_>) -> SchemaFault {
    SchemaFault::new(SchemaFaultKind::MissingKey { key: key.to_owned() }, start_of(entry))
}

/// The fault of an entry that has two keys of which one may stand, at the second of them.
fn both(entry: Node<'_>, names: [&str; 2]) -> SchemaFault {
    let mut stand = entry.entries().map(|(key, _)| key).filter(|key| names.contains(&key.text()));
    let (first, second) = (stand.next().unwrap_or(entry), stand.next().unwrap_or(entry));
    let expected = Expected::Apart(first.text().to_owned());
    let kind =
        SchemaFaultKind::InvalidValue { key: second.text().to_owned(), value: String::new(), expected };
    SchemaFault::new(kind, second.span())
}

/// The fault of a key that has no value where one of a few words is expected.
fn valueless(at: &Located<'_>) -> SchemaFault {
    let key = at.name();
    let expected = vec!["string".to_owned()];
    let kind =
        SchemaFaultKind::WrongType { key, expected, found: "null", value: String::new(), keys: Vec::new() };
    SchemaFault::new(kind, at.key.unwrap_or(at.node).span())
}

fn wrong_type(at: &Located<'_>, kind: &TypeKind, around: &Value, schema: &Schema) -> SchemaFault {
    let value = at.node.text().to_owned();
    // Of nothing and of a collection, the key is the better place to look at.
    let bare = value.is_empty() || at.node.is_null();
    let span = match bare {
        true if at.is_item && at.node.is_null() => dash_of(at.node),
        true => at.key.unwrap_or(at.node).span(),
        false => at.node.span(),
    };
    let expected = types(kind);
    let meant = reshape::meant(at.node, &expected, around, schema);
    let key = at.key.filter(|_| !at.is_item).map_or_else(String::new, |key| key.text().to_owned());
    let keys = reshape::keys(around, schema);
    // A number alone is no wording of a deadline, with quotes or without, and no level is called «true».
    let is_bare = key == "deadline" && at.node.scalar() == Scalar::Integer;
    // Of several levels only the author knows which is meant.
    let is_no_level = matches!(at.node.scalar(), Scalar::Bool(_)) || at.node.items().count() > 1;
    let is_level = matches!(&*key, "level" | "mandatory_for") && is_no_level;
    let meant = if is_bare || is_level { Vec::new() } else { meant };
    let is_sure = meant.iter().all(|one| reshape::is_sure(at.node, one, &expected)) && !is_heading(around);
    let kind = SchemaFaultKind::WrongType { key, expected, found: type_of(at.node), value, keys };
    let fault = SchemaFault::new(kind, span).meaning(meant, at.node.span());
    SchemaFault { weight: at.node.size(), is_sure, ..fault }
}

/// Whether an entry holds measures: its title alone is not all of it.
fn is_heading(entry: &Value) -> bool {
    entry.pointer("/properties/measures").is_some()
}

/// Faults, those of a position and of the name behind it in one list (`[Директор, А. А.]`) as one: a single entry was meant.
pub(super) fn joined(faults: Vec<SchemaFault>) -> Vec<SchemaFault> {
    let mut joined: Vec<SchemaFault> = Vec::with_capacity(faults.len());
    for fault in faults {
        let whole = joined.last().and_then(|before| one_entry(before, &fault));
        match (whole, joined.last_mut()) {
            (Some(whole), Some(before)) => *before = whole,
            _ => joined.push(fault),
        }
    }
    joined
}

/// The fault of an entry whose position and name stand as two texts side by side.
fn one_entry(position: &SchemaFault, name: &SchemaFault) -> Option<SchemaFault> {
    let text = |fault: &SchemaFault| match &fault.kind {
        SchemaFaultKind::WrongType { key, found: "string", value, .. } if key.is_empty() => {
            Some(value.clone())
        }
        _ => None,
    };
    // A comma and a blank are between them, or the dash of the next line.
    let is_beside = name.span.start.saturating_sub(position.span.end) < 40;
    let entry = reshape::person(&text(position)?, &text(name)?).filter(|_| is_beside)?;
    position.meant.first().filter(|own| own.starts_with("{position: "))?;
    let span = Span { start: position.span.start, end: name.span.end };
    Some(SchemaFault { span, is_sure: false, ..position.clone() }.meaning(vec![entry], span))
}

/// The keys of a mapping that do not fit the pattern for keys.
fn property_names<'n>(
    map: Node<'n>,
    error: &ValidationError<'_>,
    places: &mut Places<'n>,
) -> Vec<SchemaFault> {
    let name = error.instance().as_str().unwrap_or_default().to_owned();
    let key = places.key(map, &name).unwrap_or(map);
    let meant: Vec<String> = meant::pair(&name).or_else(|| meant::year(&name)).into_iter().collect();
    let is_sure = meant.iter().all(|one| reshape::has_figures_of(one, &name));
    let kind = SchemaFaultKind::InvalidValue { key: String::new(), value: name, expected: Expected::Year };
    let fault = SchemaFault::new(kind, key.span()).meaning(meant, key.span());
    vec![SchemaFault { is_sure, ..fault }]
}

fn types(kind: &TypeKind) -> Vec<String> {
    match kind {
        TypeKind::Single(one) => vec![one.to_string()],
        TypeKind::Multiple(many) => many.iter().map(|one| one.to_string()).collect(),
    }
}

/// The keys that a part of the schema knows.
pub(super) fn keys_of(part: &Value) -> Vec<String> {
    let properties = part.get("properties").and_then(Value::as_object);
    properties.map(|keys| keys.keys().cloned().collect()).unwrap_or_default()
}

/// The type of a node, named as in JSON Schema.
fn type_of(node: Node<'_>) -> &'static str {
    match node.scalar() {
        Scalar::Null => "null",
        Scalar::Bool(_) => "boolean",
        Scalar::Integer => "integer",
        Scalar::Float => "number",
        Scalar::String if node.kind() == YamlKind::Scalar(QuotingStyle::Plain) && is_endless(node.text()) => {
            ENDLESS
        }
        Scalar::String => "string",
        Scalar::Sequence => "array",
        Scalar::Mapping => "object",
    }
}
