//! Rules of the group `annex`: what the order approves and what is printed behind it.

mod approved_twice;
mod missing;
mod unapproved;

use super::Rule;

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[&approved_twice::RULE, &missing::RULE, &unapproved::RULE];
