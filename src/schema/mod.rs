//! Stage 3, shape: a file that does not fit the types is read again against the JSON Schema, to list all its faults.
//!
//! The schema is also what editors complete and check with while the author types.

mod fault;
mod value;

use std::sync::LazyLock;

use jsonschema::Validator;
use serde_json::Value;

use crate::syntax::{Node, Tree};

pub use fault::{Expected, Fault, FaultKind};

/// The JSON Schema of a roadmap (draft 2020-12).
pub const ROADMAP: &str = include_str!("../../schema/roadmap.schema.json");

/// The JSON Schema of `vekha.yaml` (draft 2020-12).
pub const WORKSPACE: &str = include_str!("../../schema/workspace.schema.json");

/// A schema that is ready to judge.
pub struct Schema {
    text: Value,
    validator: Option<Validator>,
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
            .with_format("as-of", |text: &str| matches!(text, "never" | "today") || value::is_date(text))
            .build(&text)
            .ok();
        Schema { text, validator }
    }

    /// Every fault of a file, each with its place, in the order of places.
    pub fn faults(&self, tree: &Tree<'_>) -> Vec<Fault> {
        let Some((root, validator)) = tree.root().zip(self.validator.as_ref()) else { return Vec::new() };
        let instance = value::of(root);
        let mut faults: Vec<Fault> = validator
            .iter_errors(&instance)
            .flat_map(|error| fault::describe(&error, &self.text, root))
            .collect();
        faults.sort_by_key(|fault| fault.span);
        faults.dedup();
        faults
    }

    /// Whether the schema is sound and accepts the value of a node.
    pub fn accepts(&self, root: Node<'_>) -> bool {
        self.validator.as_ref().is_some_and(|validator| validator.is_valid(&value::of(root)))
    }
}
