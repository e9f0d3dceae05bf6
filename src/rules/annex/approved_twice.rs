//! `annex/approved-twice`: two clauses approve one annex.

use std::collections::HashMap;

use crate::rules::prelude::*;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "annex/approved-twice",
    severity: Severity::Error,
    page: include_str!("approved_twice.md"),
    check: Check::Roadmap(check),
    decode: decode::<ApprovedTwice>,
};

/// The id of the annex.
#[derive(Debug, Serialize, Deserialize)]
struct ApprovedTwice {
    id: String,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let mut first: HashMap<&str, Span> = HashMap::new();
    for clause in view.roadmap.clauses() {
        let Some(approves) = &clause.approves else { continue };
        if let Some(first) = first.get(&**approves) {
            let args = ApprovedTwice { id: approves.to_string() };
            let finding = view.finding(&RULE, approves.span, clause.id.as_deref(), args);
            findings.push(finding.with_span(*first));
        } else {
            first.insert(approves, approves.span);
        }
    }
}

impl Words for ApprovedTwice {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let id = &self.id;
        say!(
            tell.lang,
            "приложение «{id}» уже утверждено другим пунктом",
            "the annex `{id}` is approved by another clause already"
        )
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(say!(
            tell.lang,
            "оставить один пункт: утвердить дважды нельзя",
            "keep one clause: nothing is approved twice"
        ))
    }

    fn related(&self, _at: usize, tell: &MessageContext<'_>) -> String {
        say!(tell.lang, "утверждено здесь", "approved here")
    }

    fn data(&self) -> Data {
        Data::of("annex", &*self.id)
    }
}
