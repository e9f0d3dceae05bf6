//! `reference/unknown-annex`: a clause approves an annex that is not there.

use super::texts::annexes;
use super::{NameIndex, Replacement};
use crate::rules::prelude::*;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "reference/unknown-annex",
    severity: Severity::Error,
    page: include_str!("unknown_annex.md"),
    check: Check::Roadmap(check),
    decode: decode::<UnknownAnnex>,
};

/// The id that no annex has, and what may be meant.
#[derive(Debug, Serialize, Deserialize)]
struct UnknownAnnex {
    id: String,
    instead: Replacement,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let known = NameIndex::new(annexes(view.roadmap));
    let unread = view.roadmap.partial || view.is_unread("annexes");
    let approved = view.roadmap.clauses().filter_map(|clause| Some((clause, clause.approves.as_ref()?)));
    for (clause, id) in approved.filter(|(_, id)| !unread && !known.has(id)) {
        let args = UnknownAnnex { id: id.to_string(), instead: Replacement::of(id, &known) };
        let meant = args.instead.fix(id.span);
        findings.push(view.finding(&RULE, id.span, clause.id.as_deref(), args).with_fix(meant));
    }
}

impl Words for UnknownAnnex {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let id = &self.id;
        say!(tell.lang, "нет приложения «{id}»", "there is no annex `{id}`")
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(self.instead.told(tell))
    }

    fn data(&self) -> Data {
        Data::of("reference", &*self.id)
    }
}
