//! Rules of the group `schema`: what does not fit the format.

mod duplicate_id;
mod invalid_value;
mod missing_key;
mod unknown_key;
mod words;
mod wrong_type;

use super::{Check, Context, Rule};
use crate::base::{FileId, Finding, Place};
use crate::schema::FaultKind;
use words::{Cause, Remedy};

/// The rules of the group.
pub(super) static RULES: &[&Rule] =
    &[&duplicate_id::RULE, &invalid_value::RULE, &missing_key::RULE, &unknown_key::RULE, &wrong_type::RULE];

/// A finding for each fault of shape that `takes` takes.
fn faults(
    rule: &'static Rule,
    context: &Context<'_>,
    findings: &mut Vec<Finding>,
    takes: impl Fn(&FaultKind) -> bool,
) {
    for (file, number) in context.workspace.files.iter().zip(0..) {
        for fault in file.schema.iter().filter(|fault| takes(&fault.kind)) {
            let place = Place { file: FileId(number), span: fault.span };
            let finding = context.finding(rule, place, &Cause(fault));
            findings.push(finding.help(context.lang, &Remedy(fault)));
        }
    }
}
