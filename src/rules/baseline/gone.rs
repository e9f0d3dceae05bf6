//! `baseline/gone`: the list of known findings holds some that are not found any more.

use serde_json::Value;

use super::{Check, Known, Rule};
use crate::diagnostic::message::settings::{Settings, SettingsHelp};
use crate::diagnostic::{Diagnostic, Lang, Place, Say, Severity};

/// The rule; it is found while known findings are left out.
pub(super) static RULE: Rule = Rule {
    code: "baseline/gone",
    severity: Severity::Advice,
    page: include_str!("gone.md"),
    check: Check::Judging,
};

/// The finding at the name of the list.
pub(super) fn finding(place: Place, gone: &[Known], lang: Lang) -> Diagnostic {
    let count = gone.iter().map(|known| known.count).sum();
    let list: Vec<Value> = gone.iter().filter_map(|known| serde_json::to_value(known).ok()).collect();
    Diagnostic::new(RULE.code, RULE.severity, place, Settings::Gone { count }.say(lang))
        .help(lang, &SettingsHelp::WriteBaseline)
        .data("findings", list)
}
