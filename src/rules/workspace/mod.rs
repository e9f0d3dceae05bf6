//! Rules of the group `workspace`: what lies in the folder and is not read.

mod not_read;

use super::Rule;

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[&not_read::RULE];
