//! `annex/unapproved`: an annex that no clause approves.

use foldhash::HashSet;

use crate::model::{FileTable, Numbers, Order, Roadmap, references};
use crate::rules::annex::mentions;
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
    let ids: HashSet<&str> = annexes(view.roadmap, order).map(|(id, _)| id).collect();
    let mut approved = view.roadmap.clauses().filter_map(|clause| clause.approves.as_deref());
    // A clause that approves what there is not may mean the annex that is left over.
    if approved.any(|id| !ids.contains(id)) || !view.is_whole(order.span) {
        return;
    }
    let named = named(view.roadmap);
    for (id, span) in annexes(view.roadmap, order).filter(|(id, _)| !named.contains(id)) {
        findings.push(view.finding(&RULE, span, None, Unapproved { id: id.to_owned() }));
    }
}

/// The annexes by id, with the place to point at. Those that are there by default are looked at only where a clause
/// approves something, since otherwise the author says nothing about approval at all.
fn annexes<'r>(roadmap: &'r Roadmap, order: &'r Order) -> impl Iterator<Item = (&'r str, Span)> {
    let listed = roadmap.annexes.iter().flatten().map(|annex| (&*annex.id, annex.id.span));
    let default = roadmap.annexes.is_none() && roadmap.clauses().any(|clause| clause.approves.is_some());
    let tables = FileTable::ALL
        .into_iter()
        .filter(move |table| default && (*table == FileTable::Roadmap || !roadmap.indicators.is_empty()));
    listed.chain(tables.map(|table| (table.id(), order.title.span)))
}

/// The ids of the annexes that a clause approves, or of which a text speaks as of one that is only a form.
fn named(roadmap: &Roadmap) -> HashSet<&str> {
    let approved = roadmap.clauses().filter_map(|clause| clause.approves.as_deref());
    let rows = roadmap.rows_in_force().map(|row| row.measure);
    let told = rows.flat_map(|one| [Some(&one.title), one.result.as_ref(), one.note.as_ref()]).flatten();
    let texts = || roadmap.clauses().map(|clause| &clause.text);
    let numbers: HashSet<&str> = texts()
        .flat_map(|text| mentions(text))
        .flat_map(|(_, numbers)| numbers.split(|sign: char| !sign.is_ascii_digit()))
        .filter(|number| !number.is_empty())
        .collect();
    let mut ids: HashSet<&str> =
        texts().chain(told).flat_map(|text| references(text)).chain(approved).collect();
    if let Some(annexes) = roadmap.annexes.as_deref().filter(|_| !numbers.is_empty()) {
        let numbered = annexes.iter().zip(Numbers::of(roadmap).annexes);
        let named = numbered.filter(|(_, number)| number.as_deref().is_some_and(|it| numbers.contains(it)));
        ids.extend(named.map(|(annex, _)| &*annex.id.value));
    }
    ids
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
