//! `reference/self`: an entry that names itself.

use super::{faulty, remove};
use crate::graph::{LinkKind, Wrong};
use crate::rules::prelude::*;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "reference/self",
    severity: Severity::Error,
    page: include_str!("itself.md"),
    check: Check::Workspace(check),
    decode: decode::<Itself>,
};

/// The reference, and whether it is that to a parent.
#[derive(Debug, Serialize, Deserialize)]
struct Itself {
    reference: String,
    parent: bool,
}

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for stated in faulty(context).filter(|stated| stated.fault.wrong == Wrong::Itself) {
        let parent = stated.fault.kind == LinkKind::Parent;
        findings.push(stated.finding(context, &RULE, Itself { reference: stated.text.to_string(), parent }));
    }
}

impl Words for Itself {
    fn message(&self, tell: &Telling<'_>) -> String {
        match self.parent {
            true => say!(
                tell.lang,
                "дорожная карта названа вышестоящей для самой себя",
                "the roadmap is named as its own parent"
            ),
            false => {
                say!(tell.lang, "мероприятие ссылается само на себя", "the measure refers to itself")
            }
        }
    }

    fn help(&self, tell: &Telling<'_>) -> Option<String> {
        Some(remove(tell))
    }

    fn data(&self) -> Data {
        Data::of("reference", &*self.reference)
    }
}
