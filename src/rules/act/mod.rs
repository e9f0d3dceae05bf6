//! Rules of the group `act`: the order and the acts around it.

mod agreed_after_approval;
mod basis_after_act;
mod genitive;
mod named_acts;
mod no_number;
mod number_differs;
mod void_amendment;

use super::Rule;

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[
    &agreed_after_approval::RULE,
    &basis_after_act::RULE,
    &genitive::RULE,
    &no_number::RULE,
    &number_differs::RULE,
    &void_amendment::RULE,
];
