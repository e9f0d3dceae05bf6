//! `allow/unused`: an `allow` that silences nothing.

use super::Suppression;
use crate::rules::is_firm_name;
use crate::rules::prelude::*;

/// The rule; it is found while the findings are silenced.
pub(super) static RULE: Rule = Rule {
    code: "allow/unused",
    severity: Severity::Advice,
    page: include_str!("unused.md"),
    check: Check::Judging,
    decode: decode::<Unused>,
};

/// The rule that is allowed.
#[derive(Debug, Serialize, Deserialize)]
struct Unused {
    rule: String,
}

/// The finding at a suppression that nothing needed.
pub(super) fn finding(context: &Context<'_>, unused: &Suppression<'_>) -> Finding {
    let place = unused.roadmap.place(unused.allow.rule.span);
    let about = unused.entry.and_then(|(_, id)| id);
    let args = Unused { rule: unused.allow.rule.to_string() };
    context.finding(&RULE, place, args).about(&unused.roadmap.id, about)
}

impl Words for Unused {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let rule = &self.rule;
        say!(tell.lang, "разрешение «{rule}» ничего не скрывает", "`allow` of {rule} silences nothing")
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        if is_firm_name(&self.rule) {
            return Some(say!(
                tell.lang,
                "убрать: находки групп syntax и schema разрешить нельзя",
                "take it away: findings of the groups syntax and schema cannot be allowed"
            ));
        }
        Some(say!(
            tell.lang,
            "убрать: то, что было разрешено, исправлено или названо другим правилом",
            "take it away: what was allowed is mended, or has another rule"
        ))
    }

    fn data(&self) -> Data {
        Data::of("rule", &*self.rule)
    }
}
