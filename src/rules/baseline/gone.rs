//! `baseline/gone`: the list of known findings holds some that are not found any more.

use serde_json::Value;

use super::{Check, Known, Rule};
use crate::base::message::settings::{Settings, SettingsHelp};
use crate::base::{Finding, Lang, Place, Say, Severity};

/// The rule; it is found while known findings are left out.
pub(super) static RULE: Rule = Rule {
    code: "baseline/gone",
    severity: Severity::Advice,
    page: include_str!("gone.md"),
    check: Check::Judging,
};

/// The finding at the name of the list.
pub(super) fn finding(place: Place, gone: &[Known], lang: Lang) -> Finding {
    let count = gone.iter().map(|known| known.count).sum();
    let list: Vec<Value> = gone.iter().filter_map(|known| serde_json::to_value(known).ok()).collect();
    Finding::new(RULE.code, RULE.severity, place, Settings::Gone { count }.say(lang))
        .help(lang, &SettingsHelp::WriteBaseline)
        .data("findings", list)
}
