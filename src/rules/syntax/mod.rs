//! Rules of the group `syntax`: what is not YAML.

mod duplicate_key;
mod invalid;
mod words;

use super::{Check, Context, Rule};

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[&duplicate_key::RULE, &invalid::RULE];
