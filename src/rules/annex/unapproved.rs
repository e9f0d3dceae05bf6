//! `annex/unapproved`: an annex that no clause approves.

use crate::base::{AnnexIdx, Idx};
use crate::model::{Numbers, Order, Roadmap, references};
use crate::rules::prelude::*;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "annex/unapproved",
    severity: Severity::Warning,
    page: include_str!("unapproved.md"),
    check: Check::Roadmap(check),
    decode: decode::<Unapproved>,
};

/// The id of the annex.
#[derive(Debug, Serialize, Deserialize)]
struct Unapproved {
    id: String,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let Some(order) = view.roadmap.order.as_ref().filter(|order| !order.clauses.is_empty()) else { return };
    let mut approved = view.roadmap.clauses().filter_map(|clause| clause.approves.as_deref());
    let stray = approved.any(|id| !annexes(view.roadmap, order).any(|(annex, _)| annex == id));
    // A clause that approves what there is not may mean the annex that is left over.
    if stray || !view.is_whole(order.span) {
        return;
    }
    for (id, span) in annexes(view.roadmap, order) {
        if is_named(view.roadmap, id) {
            continue;
        }
        findings.push(view.finding(&RULE, span, None, Unapproved { id: id.to_owned() }));
    }
}

/// The annexes by id, with the place to point at. Those that are there by default are looked at only where a clause
/// approves something, since otherwise the author says nothing about approval at all.
fn annexes<'r>(roadmap: &'r Roadmap, order: &'r Order) -> impl Iterator<Item = (&'r str, Span)> {
    let listed = roadmap.annexes.iter().flatten().map(|annex| (&*annex.id, annex.id.span));
    let default = roadmap.annexes.is_none() && roadmap.clauses().any(|clause| clause.approves.is_some());
    let indicators = roadmap.indicators.first().map(|_| ("indicators", order.title.span));
    let tables = [Some(("roadmap", order.title.span)), indicators];
    listed.chain(tables.into_iter().flatten().filter(move |_| default))
}

/// Whether a clause approves the annex, or a text speaks of it as one that is only a form.
fn is_named(roadmap: &Roadmap, id: &str) -> bool {
    let reference = |text: &str| references(text).any(|named| named == id);
    let number = || {
        let annexes = roadmap.annexes.as_deref()?;
        let at = annexes.iter().position(|annex| &*annex.id == id)?;
        Numbers::of(roadmap).annexes[AnnexIdx::new(at)].clone()
    };
    let numbered = |text: &str| {
        let mut parts = text.split("риложени").skip(1).peekable();
        parts.peek().is_some() && number().is_some_and(|number| parts.any(|rest| begins_with(rest, &number)))
    };
    roadmap.clauses().any(|clause| {
        clause.approves.as_deref() == Some(id) || reference(&clause.text) || numbered(&clause.text)
    }) || roadmap.rows_in_force().map(|row| row.measure).any(|measure| {
        [Some(&measure.title), measure.result.as_ref(), measure.note.as_ref()]
            .into_iter()
            .flatten()
            .any(|text| reference(text))
    })
}

/// Whether the first number after «приложени…» is the one meant: «приложению 3», «приложение № 3».
fn begins_with(rest: &str, number: &str) -> bool {
    let digits =
        rest.trim_start_matches(|sign: char| sign.is_alphabetic() || matches!(sign, ' ' | '№' | '\u{a0}'));
    let end = digits.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(digits.len());
    digits.get(..end) == Some(number)
}

impl Words for Unapproved {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let id = &self.id;
        say!(
            tell.lang,
            "приложение «{id}» не утверждает ни один пункт приказа",
            "no clause of the order approves the annex `{id}`"
        )
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        let id = &self.id;
        Some(say!(
            tell.lang,
            "добавить к пункту «approves: {id}» или сослаться на приложение: {{ref:{id}}}",
            "add `approves: {id}` to a clause, or refer to the annex: {{ref:{id}}}"
        ))
    }

    fn data(&self) -> Data {
        Data::of("annex", &*self.id)
    }
}
