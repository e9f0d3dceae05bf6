//! `reference/unknown-body`: an unquoted key that no body has.

use super::{Check, Finding, Rule, Severity, View, alike, say};
use crate::base::Span;
use crate::model::Responsible;
use crate::russian::nearest;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "reference/unknown-body",
    severity: Severity::Warning,
    page: include_str!("unknown_body.md"),
    check: Check::Roadmap(check),
};

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    if view.roadmap.partial || view.is_unread("bodies") {
        return;
    }
    let measures = view.roadmap.measures().map(|it| (Some(&*it.id.value), it.responsible.as_slice()));
    let sections = view.roadmap.sections.iter().map(|it| (None, it.responsible.as_slice()));
    let clauses = view.roadmap.clauses().map(|it| (it.id.as_deref(), it.responsible.as_slice()));
    for (entry, responsible) in measures.chain(sections).chain(clauses) {
        if let Some(unknown) =
            responsible.iter().find(|one| is_key(one) && view.roadmap.body(&one.text).is_none())
        {
            findings.push(told(view, entry, unknown, unknown.text.span));
        }
    }
}

/// Whether it is written as a key is: without quotes, of a-z, figures and hyphens.
fn is_key(responsible: &Responsible) -> bool {
    let of_key = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
    responsible.plain && responsible.text.bytes().all(of_key)
}

fn told(view: &View<'_>, entry: Option<&str>, unknown: &Responsible, span: Span) -> Finding {
    let key = unknown.text.to_string();
    let keys = view.roadmap.bodies.iter().map(|body| &*body.key.value);
    let likely = nearest(&key, alike(&key, keys)).map(str::to_owned);
    let help = say::ReferenceHelp::Quote { key: key.clone(), likely };
    let finding = view.finding(&RULE, span, entry, &say::Reference::UnknownBody { key: key.clone() });
    finding.help(view.context.lang, &help).data("reference", key)
}
