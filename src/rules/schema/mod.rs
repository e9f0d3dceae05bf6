//! Rules of the group `schema`: what does not fit the format.

mod called;
mod duplicate_id;
mod example;
mod invalid_value;
mod levels;
mod missing_key;
mod money;
mod unknown_key;
mod numbers;
mod remedy;
mod certain;
mod words;
mod wrong_type;

use super::fix;
use super::prelude::*;
use crate::base::{Message, Place};
use crate::schema::{SchemaFault, SchemaFaultKind};
use certain::is_certain;
use remedy::{SchemaRemedy, is_no_level};
use words::SchemaCause;

/// The rules of the group.
pub(super) static RULES: &[&Rule] =
    &[&duplicate_id::RULE, &invalid_value::RULE, &missing_key::RULE, &unknown_key::RULE, &wrong_type::RULE];

/// What does not fit. The words of most faults are those of several rules, and stand together.
#[derive(Debug, Serialize, Deserialize)]
struct Misfit(SchemaFault);

/// A finding for each fault of shape that `takes` takes.
fn faults(
    rule: &'static Rule,
    context: &Context<'_>,
    findings: &mut Vec<Finding>,
    takes: impl Fn(&SchemaFaultKind) -> bool,
) {
    for (number, file) in context.workspace.files() {
        for fault in file.schema.iter().filter(|fault| takes(&fault.kind)) {
            let place = Place { file: number, span: fault.span };
            let finding = context.finding(rule, place, Misfit(fault.clone()));
            if matches!(&fault.kind, SchemaFaultKind::WrongType { key, found, .. } if is_no_level(key, found))
            {
                findings.push(finding);
                continue;
            }
            findings.push(finding.with_fix(fix(file, &fault.edits, is_certain(fault))));
        }
    }
}

impl Words for Misfit {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        SchemaCause(&self.0).say(tell.lang)
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(SchemaRemedy(&self.0).say(tell.lang))
    }

    fn related(&self, _at: usize, tell: &MessageContext<'_>) -> String {
        say!(tell.lang, "так уже названо это", "this has the id already")
    }

    fn fix(&self, _at: usize, tell: &MessageContext<'_>) -> Option<String> {
        Some(SchemaRemedy(&self.0).say(tell.lang))
    }

    fn data(&self) -> Data {
        match &self.0.kind {
            SchemaFaultKind::DuplicateId { id } => Data::of("id", &**id),
            SchemaFaultKind::UnknownRule { name, .. } => Data::of("key", &**name),
            SchemaFaultKind::UndeclaredField { key } => Data::of("key", &**key),
            _ => Data::default(),
        }
    }
}
