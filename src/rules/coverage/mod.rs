//! Rules of the group `coverage`: each roadmap below carries out what is mandatory for it.

mod missing_measure;
mod missing_roadmap;
mod spot;

use super::Rule;

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[&missing_measure::RULE, &missing_roadmap::RULE];
