//! `baseline/gone`: the list of known findings holds some that are not found any more.

use super::{Check, Context, Known, Rule};
use crate::diagnostic::message::settings::{Settings, SettingsHelp};
use crate::diagnostic::{Diagnostic, Place, Severity};

/// The rule; it is found while known findings are left out.
pub(super) static RULE: Rule = Rule {
    code: "baseline/gone",
    severity: Severity::Advice,
    page: include_str!("gone.md"),
    check: Check::Judging,
};

/// The finding at the name of the list.
pub(super) fn finding(context: &Context<'_>, place: Place, gone: &[Known]) -> Diagnostic {
    let count = gone.iter().map(|known| known.count).sum();
    let list: Vec<serde_json::Value> =
        gone.iter().filter_map(|known| serde_json::to_value(known).ok()).collect();
    context
        .finding(&RULE, place, &Settings::Gone { count })
        .help(context.lang, &SettingsHelp::WriteBaseline)
        .data("findings", list)
}
