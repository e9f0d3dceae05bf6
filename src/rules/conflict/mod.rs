//! Rules of the group `conflict`: the order against its own roadmap.

mod clause;

use super::{Check, Context, Rule};
use crate::base::message::conflict as say;
use crate::base::{Finding, Severity};

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[&clause::RULE];
