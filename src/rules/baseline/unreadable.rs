//! `baseline/unreadable`: the list of known findings is not there, or is no such list.

use super::{Check, Rule, Unusable};
use crate::base::message::settings::{Settings, SettingsHelp};
use crate::base::{Finding, Lang, Place, Say, Severity};

/// The rule; it is found while known findings are left out.
pub(super) static RULE: Rule = Rule {
    code: "baseline/unreadable",
    severity: Severity::Warning,
    page: include_str!("unreadable.md"),
    check: Check::Judging,
};

/// The finding at the name of the list.
pub(super) fn finding(place: Place, file: &str, why: &Unusable, lang: Lang) -> Finding {
    let file = file.to_owned();
    let message = match why {
        Unusable::NotThere => Settings::NoBaseline { file },
        Unusable::Shape(fault) => Settings::BadBaseline { file, fault: fault.clone() },
    };
    Finding::new(RULE.code, RULE.severity, place, message.say(lang)).help(lang, &SettingsHelp::WriteBaseline)
}
