//! Numbers of rows, clauses and annexes that are typed and right today, where `{ref:ID}` would keep them right.
//!
//! Nothing is wrong with them, so that no rule tells of them; an editor offers to write the reference.

use super::stale_number::{may_name, mentions};
use crate::base::{Edit, Span};
use crate::model::{Numbers, Passage, Roadmap, bare};
use crate::rules::edit::retyped;

/// A number that is typed and right today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberByHand {
    /// Where it stands, with the word before it.
    pub span: Span,
    /// The number.
    pub number: String,
    /// The id that `{ref:ID}` makes the same number of.
    pub id: String,
    /// The edits that write the reference in its place.
    pub edits: Vec<Edit>,
}

/// The numbers that are typed in the texts of a roadmap and are those of one entry alone, which has an id.
pub fn numbers_by_hand(roadmap: &Roadmap, file: &str) -> Vec<NumberByHand> {
    let numbers = Numbers::of(roadmap);
    let mut found = Vec::new();
    for Passage { owner, text, .. } in roadmap.texts().filter(may_name) {
        for mention in mentions(text) {
            let id = bearer(roadmap, &numbers, mention.number, mention.annex);
            // A row that names its own number means another.
            let Some(id) = id.filter(|id| roadmap.id_of(owner) != Some(id)) else { continue };
            let end = mention.span.end as usize;
            let start = end - mention.number.len();
            let (before, behind) =
                (text.get(..start).unwrap_or_default(), text.get(end..).unwrap_or_default());
            let Some(edits) = retyped(file, text, &format!("{before}{{ref:{id}}}{behind}")) else { continue };
            let (span, number) = (text.words(file, mention.span), mention.number.to_owned());
            found.push(NumberByHand { span, number, id: id.to_owned(), edits });
        }
    }
    found
}

/// The id of the only entry of a number; none where there are several, or where a reference to it prints another.
fn bearer<'r>(roadmap: &'r Roadmap, numbers: &Numbers, number: &str, is_annex: bool) -> Option<&'r str> {
    let rows = roadmap.measures.iter().zip(&numbers.rows).map(|(row, own)| (&*row.id.value, own));
    let clauses = roadmap.clauses().zip(&numbers.paths);
    let clauses = clauses.map(|(clause, own)| (clause.id.as_deref().unwrap_or_default(), own));
    let sections = numbers.sections.iter().map(|own| ("", own));
    let annexes = roadmap.annexes.iter().flatten().zip(&numbers.annexes);
    let annexes = annexes.filter_map(|(annex, own)| Some((&*annex.id.value, own.as_ref()?)));
    let all: Vec<(&str, &String)> =
        if is_annex { annexes.collect() } else { rows.chain(clauses).chain(sections).collect() };
    let mut named = all.into_iter().filter(|(_, own)| bare(own) == number);
    let (id, _) = named.next()?;
    let is_only = named.next().is_none() && !id.is_empty();
    (is_only && numbers.reference(id) == Some(number)).then_some(id)
}
