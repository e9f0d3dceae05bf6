//! `allow/unused`: an `allow` that silences nothing.

use super::{Check, Context, Permit, Rule};
use crate::base::message::settings::{Settings, SettingsHelp};
use crate::base::{Finding, Severity};

/// The rule; it is found while the findings are silenced.
pub(super) static RULE: Rule = Rule {
    code: "allow/unused",
    severity: Severity::Advice,
    page: include_str!("unused.md"),
    check: Check::Judging,
};

/// The finding at a permit that nothing needed.
pub(super) fn finding(context: &Context<'_>, permit: &Permit<'_>) -> Finding {
    let place = permit.roadmap.place(permit.allow.rule.span);
    let message = Settings::UnusedAllow { rule: permit.allow.rule.to_string() };
    let about = permit.entry.and_then(|(_, id)| id);
    context
        .finding(&RULE, place, &message)
        .about(&permit.roadmap.id, about)
        .help(context.lang, &SettingsHelp::DropAllow)
        .data("rule", &*permit.allow.rule)
}
