//! Faults of shape: what the schema says of a file, in terms a person can act on.

use jsonschema::ValidationError;
use jsonschema::error::{TypeKind, ValidationErrorKind};
use serde_json::Value;

use crate::base::Span;
pub use crate::base::message::schema::{Expected, Shape as FaultKind};
use crate::russian::nearest;
use crate::syntax::{Kind, Node, Scalar};

/// Something in a file that does not fit the format.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// What.
    pub kind: FaultKind,
    /// Where.
    pub span: Span,
}

/// The faults that one error of the validator stands for.
pub(super) fn describe(error: &ValidationError<'_>, schema: &Value, root: Node<'_>) -> Vec<Fault> {
    let at = locate(root, error.instance_path().as_str());
    let key = at.key.map_or_else(String::new, |key| key.text().to_owned());
    let one = |kind| vec![Fault { kind, span: at.node.span() }];
    let invalid = |expected| {
        one(FaultKind::InvalidValue { key: key.clone(), value: at.node.text().to_owned(), expected })
    };
    match error.kind() {
        ValidationErrorKind::AdditionalProperties { unexpected } => {
            let known = known_keys(schema, error.schema_path().as_str());
            unexpected.iter().filter_map(|name| unknown_key(at.node, name, &known)).collect()
        }
        ValidationErrorKind::Required { property } => {
            let key = property.as_str().unwrap_or_default().to_owned();
            vec![Fault { kind: FaultKind::MissingKey { key }, span: start_of(at.node) }]
        }
        ValidationErrorKind::Type { kind } => {
            let value = at.node.text().to_owned();
            // Of nothing and of a collection, the key is the better place to look at.
            let bare = value.is_empty() || at.node.is_null();
            let span = if bare { at.key.unwrap_or(at.node).span() } else { at.node.span() };
            let kind = FaultKind::WrongType { key, expected: types(kind), found: type_of(at.node), value };
            vec![Fault { kind, span }]
        }
        ValidationErrorKind::Enum { options } => {
            let words = options.as_array().into_iter().flatten();
            let words: Vec<String> = words.filter_map(|word| word.as_str().map(str::to_owned)).collect();
            let likely = nearest(at.node.text(), words.iter().map(String::as_str)).map(str::to_owned);
            invalid(Expected::OneOf(words, likely))
        }
        // Of two keys one: with none the first is told as missing, with both the second is one too many.
        ValidationErrorKind::OneOfNotValid { .. } if at.node.kind() == Kind::Mapping => {
            vec![Fault { kind: FaultKind::MissingKey { key: "window".to_owned() }, span: start_of(at.node) }]
        }
        ValidationErrorKind::OneOfNotValid { .. } => Vec::new(),
        ValidationErrorKind::OneOfMultipleValid { .. } => {
            unknown_key(at.node, "windows", &["text".to_owned(), "window".to_owned()]).into_iter().collect()
        }
        ValidationErrorKind::Format { format } => invalid(expected_format(format)),
        ValidationErrorKind::Pattern { pattern } => invalid(expected_pattern(pattern)),
        ValidationErrorKind::PropertyNames { error } => property_names(at.node, error),
        _ => invalid(Expected::Other),
    }
}

fn unknown_key(map: Node<'_>, name: &str, known: &[String]) -> Option<Fault> {
    let (key, _) = map.entries().find(|(key, _)| key.text() == name)?;
    let likely = likely_key(name, known).map(str::to_owned);
    let kind = FaultKind::UnknownKey { key: name.to_owned(), likely, known: known.to_vec() };
    Some(Fault { kind, span: key.span() })
}

/// The keys of a mapping that do not fit the pattern for keys.
fn property_names(map: Node<'_>, error: &ValidationError<'_>) -> Vec<Fault> {
    let name = error.instance().as_str().unwrap_or_default().to_owned();
    let key = map.entries().map(|(key, _)| key).find(|key| key.text() == name).unwrap_or(map);
    let kind = FaultKind::InvalidValue { key: String::new(), value: name, expected: Expected::Year };
    vec![Fault { kind, span: key.span() }]
}

fn expected_format(format: &str) -> Expected {
    match format {
        "date" => Expected::Date,
        "as-of" => Expected::AsOf,
        _ => Expected::Period,
    }
}

fn expected_pattern(pattern: &str) -> Expected {
    match pattern {
        "^[a-z0-9-]+$" => Expected::Id,
        "^[a-z0-9-]+(/[a-z0-9-]+)?$" => Expected::Reference,
        "\\S" => Expected::Filled,
        _ => Expected::Year,
    }
}

fn types(kind: &TypeKind) -> Vec<String> {
    match kind {
        TypeKind::Single(one) => vec![one.to_string()],
        TypeKind::Multiple(many) => many.iter().map(|one| one.to_string()).collect(),
    }
}

/// The first bytes of a mapping: its first key, for a whole mapping would underline the file.
fn start_of(node: Node<'_>) -> Span {
    node.entries().next().map_or(node.span(), |(key, _)| key.span())
}

struct Located<'n> {
    key: Option<Node<'n>>,
    node: Node<'n>,
}

/// Follows a JSON pointer through the tree, as far as it leads.
fn locate<'n>(root: Node<'n>, pointer: &str) -> Located<'n> {
    let mut at = Located { key: None, node: root };
    for part in pointer.split('/').skip(1) {
        let part = part.replace("~1", "/").replace("~0", "~");
        let entry = at.node.entries().find(|(key, _)| key.text() == part);
        let item = || part.parse().ok().and_then(|index: usize| at.node.items().nth(index));
        match entry {
            Some((key, node)) => at = Located { key: Some(key), node },
            None => match item() {
                Some(node) => at.node = node,
                None => break,
            },
        }
    }
    at
}

/// The keys that the schema knows beside the keyword at `path`, which may lead through references.
fn known_keys(schema: &Value, path: &str) -> Vec<String> {
    let mut at = schema;
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    for part in parts.iter().take(parts.len().saturating_sub(1)) {
        at = match (*part, at.get("$ref").and_then(Value::as_str)) {
            ("$ref", Some(target)) => schema.pointer(target.trim_start_matches('#')).unwrap_or(at),
            _ => at.get(part).or_else(|| at.get(part.parse::<usize>().ok()?)).unwrap_or(at),
        };
    }
    let properties = at.get("properties").and_then(Value::as_object);
    properties.map(|keys| keys.keys().cloned().collect()).unwrap_or_default()
}

/// Keys as a Russian author would name them.
static RUSSIAN_KEYS: &[(&str, &str)] = &[
    ("дата", "date"),
    ("единица", "unit"),
    ("исполнитель", "responsible"),
    ("место", "place"),
    ("мероприятие", "title"),
    ("мероприятия", "measures"),
    ("название", "title"),
    ("наименование", "title"),
    ("номер", "number"),
    ("ответственный", "responsible"),
    ("ответственные", "responsible"),
    ("период", "period"),
    ("показатели", "indicators"),
    ("приказ", "order"),
    ("приложения", "annexes"),
    ("примечание", "note"),
    ("пункты", "clauses"),
    ("разделы", "sections"),
    ("результат", "result"),
    ("срок", "deadline"),
    ("текст", "text"),
    ("уровень", "level"),
];

/// The key that was probably meant: the one that means the same in Russian, or the nearest by its letters.
fn likely_key<'k>(name: &str, known: &'k [String]) -> Option<&'k str> {
    let known = || known.iter().map(String::as_str);
    let lower = name.to_lowercase();
    let russian = RUSSIAN_KEYS.iter().find(|(word, _)| *word == lower).map(|(_, key)| *key);
    russian.and_then(|key| known().find(|name| *name == key)).or_else(|| nearest(name, known()))
}

/// The type of a node, named as in JSON Schema.
fn type_of(node: Node<'_>) -> &'static str {
    match node.scalar() {
        Scalar::Null => "null",
        Scalar::Bool(_) => "boolean",
        Scalar::Integer => "integer",
        Scalar::Float => "number",
        Scalar::String => "string",
        Scalar::Sequence => "array",
        Scalar::Mapping => "object",
    }
}
