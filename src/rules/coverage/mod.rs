//! Rules of the group `coverage`: each roadmap below carries out what is mandatory for it.

mod days;
mod missing_measure;
mod missing_roadmap;
mod spot;

use super::Rule;
use super::verdict::{Verdict, Verdicts};

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[&missing_measure::RULE, &missing_roadmap::RULE];

/// What they say of a duty.
pub(super) static VERDICTS: Verdicts =
    &[(missing_roadmap::RULE.code, Verdict::NoRoadmap), (missing_measure::RULE.code, Verdict::NoMeasure)];
