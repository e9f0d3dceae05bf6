//! Rules of the group `conflict`: the order against its own roadmap.

mod clause;

use super::Rule;

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[&clause::RULE];
