//! Shape: a file that does not fit the types is read again against the JSON Schema, to list all its faults.
//!
//! The schema is also what editors complete and check with while the author types.

mod fault;
mod listed;
mod meant;
mod mistyped;
mod parts_of_year;
mod person;
mod place;
mod read;
mod reshape;
mod shape;
mod unknown;
mod value;
mod words;

use std::collections::{BTreeSet, HashMap};
use std::sync::{LazyLock, OnceLock};

use jsonschema::Validator;
use serde_json::Value;

use crate::base::{Lang, is_device};
use crate::syntax::{self, Node, TextFormat, Tree, YamlKind};

pub use fault::{ENDLESS, Expected, KeyOwner, SchemaFault, SchemaFaultKind};
pub use meant::{BESIDE_DAYS, is_file};
pub use read::SchemaReading;
pub use value::{is_calendar, is_glob};
pub use words::{likely_or_noted, likely_value};

/// The JSON Schema of a roadmap (draft 2020-12).
pub const ROADMAP: &str = include_str!("../../schema/roadmap.schema.json");

/// The JSON Schema of `vekha.yaml` (draft 2020-12).
pub const WORKSPACE: &str = include_str!("../../schema/workspace.schema.json");

/// The English of each description of the schemas, which have them in Russian.
static ENGLISH: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let text = include_str!("../../schema/english.json");
    serde_json::from_str(text).unwrap_or_default()
});

/// A description of the schemas in a language.
pub fn described(text: &str, lang: Lang) -> &str {
    match lang {
        Lang::Ru => text,
        Lang::En => ENGLISH.get(text).map_or(text, String::as_str),
    }
}

/// A schema with its descriptions in a language.
pub fn in_language(schema: &str, lang: Lang) -> String {
    let Ok(mut value) = serde_json::from_str(schema) else { return schema.to_owned() };
    describe(&mut value, lang);
    serde_json::to_string_pretty(&value).map_or_else(|_| schema.to_owned(), |text| text + "\n")
}

fn describe(value: &mut Value, lang: Lang) {
    match value {
        Value::Object(parts) => {
            if let Some(Value::String(text)) = parts.get_mut("description") {
                *text = described(text, lang).to_owned();
            }
            parts.values_mut().for_each(|part| describe(part, lang));
        }
        Value::Array(parts) => parts.iter_mut().for_each(|part| describe(part, lang)),
        _ => {}
    }
}

/// A schema that is ready to judge.
pub struct Schema {
    text: Value,
    validator: Option<Validator>,
    /// The names of all its keys, once somebody has asked.
    keys: OnceLock<BTreeSet<String>>,
}

/// The schema of a roadmap.
pub static ROADMAP_SCHEMA: LazyLock<Schema> = LazyLock::new(|| Schema::new(ROADMAP));

/// The schema of `vekha.yaml`.
pub static WORKSPACE_SCHEMA: LazyLock<Schema> = LazyLock::new(|| Schema::new(WORKSPACE));

impl Schema {
    fn new(text: &str) -> Self {
        let text: Value = serde_json::from_str(text).unwrap_or_default();
        let validator = jsonschema::options()
            .should_validate_formats(true)
            .with_format("date", |text: &str| value::is_date(text))
            .with_format("period", |text: &str| value::is_period(text))
            .with_format("window", |text: &str| value::is_window(text))
            .with_format("folder", |text: &str| !is_device(text))
            .with_format("calendar", |text: &str| is_calendar(text))
            .with_format("glob", |text: &str| is_glob(text))
            .with_format("as-of", |text: &str| matches!(text, "never" | "today") || value::is_date(text))
            .build(&text)
            .ok();
        Schema { text, validator, keys: OnceLock::new() }
    }

    /// Every fault of a file, each with its place, in the order of places; of a file read in part, none of what is
    /// absent.
    pub fn faults(&self, tree: &Tree<'_>, partial: bool) -> Vec<SchemaFault> {
        let Some((root, validator)) = tree.root().zip(self.validator.as_ref()) else { return Vec::new() };
        let instance = value::of(root);
        let mut places = place::Places::of(root);
        let errors = validator.iter_errors(&instance);
        let mut faults: Vec<SchemaFault> =
            errors.flat_map(|error| fault::describe(&error, self, &mut places)).collect();
        faults.sort_by_key(|fault| fault.span);
        faults.dedup();
        let mut faults = fault::joined(faults);
        faults.retain(|fault| !partial || !matches!(fault.kind, SchemaFaultKind::MissingKey { .. }));
        faults
    }

    /// That a file is no roadmap: a text or a list, or keys of which the format knows none.
    pub fn foreign(&self, tree: &Tree<'_>) -> Option<SchemaFault> {
        let root = tree.root().filter(|_| self.is_roadmap())?;
        let keys = fault::keys_of(&self.text);
        let known: Vec<&str> = keys.iter().map(String::as_str).collect();
        let is_known = |name: &str| words::likely_key(name, &known).is_some();
        let is_ours = root.kind() == YamlKind::Mapping && root.entries().any(|(key, _)| is_known(key.text()));
        let needed = ["id", "level", "measures"].map(str::to_owned).into();
        (!is_ours).then(|| SchemaFault::new(SchemaFaultKind::Foreign { keys: needed }, place::start_of(root)))
    }

    fn is_roadmap(&self) -> bool {
        self.text.pointer("/$defs/measure").is_some()
    }

    /// The entry of a roadmap that knows a key.
    fn home(&self, key: &str) -> Option<KeyOwner> {
        const HOMES: [(&str, KeyOwner); 7] = [
            ("", KeyOwner::Roadmap),
            ("/$defs/order", KeyOwner::Order),
            ("/$defs/measure", KeyOwner::Measure),
            ("/$defs/clause", KeyOwner::Clause),
            ("/$defs/section", KeyOwner::Section),
            ("/$defs/indicator", KeyOwner::Indicator),
            ("/$defs/annex", KeyOwner::Annex),
        ];
        let knows = |path: &str| self.text.pointer(path)?.get("properties")?.get(key);
        HOMES.into_iter().find(|(path, _)| self.is_roadmap() && knows(path).is_some()).map(|(_, home)| home)
    }

    /// The part of the schema that holds the keyword at `path`, which may lead through references.
    fn around(&self, path: &str) -> &Value {
        let parts: Vec<&str> = path.split('/').skip(1).collect();
        let mut at = &self.text;
        for part in parts.iter().take(parts.len().saturating_sub(1)) {
            at = match *part {
                "$ref" => self.resolved(at),
                _ => at.get(part).or_else(|| at.get(part.parse::<usize>().ok()?)).unwrap_or(at),
            };
        }
        at
    }

    /// A part of the schema, or what it refers to.
    fn resolved<'s>(&'s self, part: &'s Value) -> &'s Value {
        let target = part.get("$ref").and_then(Value::as_str);
        target.and_then(|target| self.text.pointer(target.trim_start_matches('#'))).unwrap_or(part)
    }

    /// Whether the schema is sound and accepts the value of a node.
    pub fn accepts(&self, root: Node<'_>) -> bool {
        self.validator.as_ref().is_some_and(|validator| validator.is_valid(&value::of(root)))
    }
}

/// The day against which "overdue" is judged that a text means, as the format writes it.
pub(crate) fn meant_day(text: &str) -> Option<String> {
    meant::of_format("as-of", text).texts.into_iter().next()
}

/// Whether a text that is put in quotes has a word with a colon behind it that may be a key of a roadmap: only the author
/// knows which it is.
pub(crate) fn hides_key(text: &str) -> Option<&str> {
    let mut words = syntax::keys_within(text).filter(|(first, _)| !first).map(|(_, word)| word);
    words.find(|word| ROADMAP_SCHEMA.is_key(word))
}

/// The column of the table that is meant by a key, of those among which two questions look: which is called so, and which
/// nearly so.
pub(crate) fn meant_column<'k>(
    key: &str,
    find: impl Fn(&str) -> Option<&'k str>,
    near: impl Fn(&str) -> Option<&'k str>,
) -> Option<&'k str> {
    words::likely_among(key, find, near)
}
