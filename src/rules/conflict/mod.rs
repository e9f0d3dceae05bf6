//! Rules of the group `conflict`: the order against its own roadmap.

mod clause;

use super::{Check, Context, Rule};
use crate::diagnostic::message::conflict as say;
use crate::diagnostic::{Diagnostic, Severity};

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[&clause::RULE];
