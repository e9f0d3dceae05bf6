//! `content/clause-without-deadline`: a clause that asks somebody for something, but not by when.

use crate::base::ClauseIdx;
use crate::deadline::mentions;
use crate::model::Order;
use crate::rules::prelude::*;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "content/clause-without-deadline",
    severity: Severity::Advice,
    page: include_str!("clause_without_deadline.md"),
    check: Check::Roadmap(check),
    decode: decode::<ClauseWithoutDeadline>,
};

/// A clause that gives a duty and no deadline.
#[derive(Debug, Serialize, Deserialize)]
struct ClauseWithoutDeadline;

/// Words by which a clause names a time, or is no duty with a time.
const TIMED: [&str; 11] = [
    "срок",
    "ежегодно",
    "ежемесячно",
    "ежеквартально",
    "постоянно",
    "не позднее",
    "в течение",
    "в период",
    "по мере",
    "контроль за",
    "в силу",
];

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let Some(order) = view.roadmap.order.as_deref() else { return };
    for (at, _) in order.clauses_in(None) {
        look(view, order, at, false, findings);
    }
}

/// Looks at a clause and those inside it; `asked` says whether one around it names who is responsible.
fn look(view: &View<'_>, order: &Order, at: ClauseIdx, asked: bool, findings: &mut Vec<Finding>) {
    let clause = &order.clauses[at];
    let inner = order.clauses_in(Some(at));
    let holds = inner.clone().next().is_some();
    let asked = asked || !clause.responsible.is_empty();
    if !asked && !holds || clause.deadline.is_some() || !view.is_whole(clause.span) {
        return;
    }
    if names_a_time(&clause.text) {
        return;
    }
    for (inner, _) in inner {
        look(view, order, inner, asked, findings);
    }
    let told = holds || !clause.measures.is_empty() || clause.approves.is_some();
    if told {
        return;
    }
    let id = clause.id.as_deref();
    findings.push(view.finding(&RULE, clause.text.span, id, ClauseWithoutDeadline));
}

/// Whether the text itself names a time.
fn names_a_time(text: &str) -> bool {
    let year = mentions(text).iter().any(|mention| mention.years.is_some() && mention.cited.is_none());
    let until = text.split(" до ").skip(1).any(|rest| rest.starts_with(|sign: char| sign.is_ascii_digit()));
    let lower = text.to_lowercase();
    year || until || TIMED.iter().any(|word| lower.contains(word))
}

impl Words for ClauseWithoutDeadline {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        say!(
            tell.lang,
            "пункт даёт поручение, а срока у него нет",
            "the clause gives a duty, but no deadline"
        )
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(say!(
            tell.lang,
            "добавить «deadline: …» или «measure: …» с мероприятием, у которого срок есть",
            "add `deadline: …`, or `measure: …` with the measure that has one"
        ))
    }
}
