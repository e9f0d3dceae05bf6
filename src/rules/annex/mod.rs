//! Rules of the group `annex`: what the order approves and what is printed behind it.

mod approved_twice;
mod missing;
mod no_glyph;
mod not_printed;
mod text;
mod too_wide;
mod unapproved;

use super::Rule;

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[
    &approved_twice::RULE,
    &missing::RULE,
    &no_glyph::RULE,
    &not_printed::RULE,
    &too_wide::RULE,
    &unapproved::RULE,
];
