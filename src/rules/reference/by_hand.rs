//! Numbers of rows, clauses and annexes that are typed and right today, where `{ref:ID}` would keep them right.
//!
//! Nothing is wrong with them, so that no rule tells of them. They are what `reference/stale-number` will tell of once rows
//! are moved: where that rule runs and is not allowed, `vekha check --fix` writes the reference, which prints the same, and
//! an editor offers to.

use super::mentions::{NumberMention, mentions};
use super::stale_number::{NumberIndex, RULE, approves, may_name};
use crate::base::{Edit, Span};
use crate::model::{Numbers, Owner, Passage, Roadmap, bare};
use crate::rules::allow::{self, Suppression};
use crate::rules::edit::retyped;
use crate::workspace::LoadedFile;

/// A number that is typed and right today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberByHand {
    /// Where it stands, with the word before it.
    pub span: Span,
    /// The id of the entry that names it, where that has one.
    pub owner: Option<String>,
    /// The number.
    pub number: String,
    /// The id that `{ref:ID}` makes the same number of.
    pub id: String,
    /// The edits that write the reference in its place.
    pub edits: Vec<Edit>,
}

impl NumberByHand {
    /// The rule that will tell of the number once it is wrong, and that decides by its severity and by `allow` whether it
    /// may stay typed.
    pub const RULE: &str = RULE.code;

    /// Whether an `allow` lets it stay typed.
    pub(in crate::rules) fn is_kept_by(&self, allow: &Suppression<'_>) -> bool {
        allow.covers(RULE.code, self.span, self.owner.as_deref())
    }
}

/// The numbers that are typed in the texts of a roadmap and are those of one entry alone, which has an id. None where the
/// file is not read to its end, for what is left of it has other numbers; nor where they are allowed.
pub fn numbers_by_hand(file: &LoadedFile) -> Vec<NumberByHand> {
    let mut found = all_by_hand(file);
    let roadmap = file.roadmap.as_deref().filter(|_| !found.is_empty());
    if let Some(suppressions) = roadmap.map(allow::suppressions) {
        found.retain(|one| !suppressions.iter().any(|allow| one.is_kept_by(allow)));
    }
    found
}

/// The same, with those that are allowed.
pub(in crate::rules) fn all_by_hand(file: &LoadedFile) -> Vec<NumberByHand> {
    let is_whole = file.syntax.is_empty() && file.schema.is_empty();
    let roadmap = file.roadmap.as_deref().filter(|roadmap| is_whole && !roadmap.partial);
    roadmap.map(|roadmap| typed(roadmap, &file.source.text)).unwrap_or_default()
}

fn typed(roadmap: &Roadmap, file: &str) -> Vec<NumberByHand> {
    let mut found = Vec::new();
    let naming = |passage: &Passage<'_>| may_name(passage) && mentions(passage.text).next().is_some();
    let passages: Vec<Passage<'_>> = roadmap.texts().filter(naming).collect();
    if passages.is_empty() {
        return found;
    }
    let (numbers, known) = (Numbers::of(roadmap), NumberIndex::of(roadmap));
    for Passage { owner, text, .. } in passages {
        // What a clause that approves an annex says of its number is held to that annex, right or wrong.
        let approving = matches!(owner, Owner::Clause(at) if approves(roadmap, at));
        let right = |mention: &NumberMention<'_>| {
            !(approving && mention.annex) && known.stale(mention, owner).is_none()
        };
        for mention in mentions(text).filter(right) {
            let id = bearer(roadmap, &numbers, mention.number, mention.annex);
            // A row that names its own number means another.
            let Some(id) = id.filter(|id| roadmap.id_of(owner) != Some(id)) else { continue };
            let end = mention.span.end as usize;
            let start = end - mention.number.len();
            let (before, behind) =
                (text.get(..start).unwrap_or_default(), text.get(end..).unwrap_or_default());
            let Some(edits) = retyped(file, text, &format!("{before}{{ref:{id}}}{behind}")) else { continue };
            let (span, number) = (text.words(file, mention.span), mention.number.to_owned());
            let owner = roadmap.id_of(owner).map(str::to_owned);
            found.push(NumberByHand { span, owner, number, id: id.to_owned(), edits });
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
