//! Numbers of rows, clauses and annexes that are typed and right today, where `{ref:ID}` would keep them right.
//!
//! Nothing is wrong with them, so that no rule tells of them. They are what `reference/stale-number` will tell of once rows
//! are moved: where that rule runs and is not allowed, `vekha check --fix` writes the reference, which prints the same, and
//! an editor offers to.

use std::collections::HashMap;

use super::mentions::{NumberMention, mentions};
use super::stale_number::{NumberIndex, RULE, approves, may_name};
use crate::base::{Edit, Span};
use crate::model::{Numbers, Owner, Passage, Roadmap, bare};
use crate::rules::allow::Allowances;
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
}

/// The numbers that are typed in the texts of a roadmap and are those of one entry alone, which has an id. None where the
/// file is not read to its end, for what is left of it has other numbers; nor where they are allowed.
pub fn numbers_by_hand(file: &LoadedFile) -> Vec<NumberByHand> {
    let mut found = all_by_hand(file);
    let roadmap = file.roadmap.as_deref().filter(|_| !found.is_empty());
    if let Some(allowed) = roadmap.map(Allowances::of) {
        found.retain(|one| allowed.covering(RULE.code, one.span, one.owner.as_deref()).is_none());
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
    let bearers = Bearers::new(roadmap, &numbers);
    for Passage { owner, text, .. } in passages {
        // What a clause that approves an annex says of its number is held to that annex, right or wrong.
        let approving = matches!(owner, Owner::Clause(at) if approves(roadmap, at));
        let right = |mention: &NumberMention<'_>| {
            !(approving && mention.annex) && known.stale(mention, owner).is_none()
        };
        for mention in mentions(text).filter(right) {
            let id = bearers.of(&numbers, mention.number, mention.annex);
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

/// The ids of the entries that bear each number, none where there are several or the one has none.
struct Bearers<'r> {
    entries: HashMap<&'r str, Option<&'r str>>,
    annexes: HashMap<&'r str, Option<&'r str>>,
}

impl<'r> Bearers<'r> {
    fn new(roadmap: &'r Roadmap, numbers: &'r Numbers) -> Self {
        let rows = roadmap.measures.iter().zip(&numbers.rows).map(|(row, own)| (&*row.id.value, own));
        let clauses = roadmap.clauses().zip(&numbers.paths);
        let clauses = clauses.map(|(clause, own)| (clause.id.as_deref().unwrap_or_default(), own));
        let sections = numbers.sections.iter().map(|own| ("", own));
        let annexes = roadmap.annexes.iter().flatten().zip(&numbers.annexes);
        let annexes = annexes.filter_map(|(annex, own)| Some((&*annex.id.value, own.as_ref()?)));
        Bearers { entries: only(rows.chain(clauses).chain(sections)), annexes: only(annexes) }
    }

    /// The id of the only entry of a number; none where a reference to it prints another.
    fn of(&self, numbers: &Numbers, number: &str, is_annex: bool) -> Option<&'r str> {
        let all = if is_annex { &self.annexes } else { &self.entries };
        let id = all.get(number).copied().flatten()?;
        (numbers.reference(id) == Some(number)).then_some(id)
    }
}

/// The id of each number that stands once.
fn only<'r>(all: impl Iterator<Item = (&'r str, &'r String)>) -> HashMap<&'r str, Option<&'r str>> {
    let mut ids = HashMap::new();
    for (id, own) in all {
        let id = Some(id).filter(|id| !id.is_empty());
        ids.entry(bare(own)).and_modify(|one| *one = None).or_insert(id);
    }
    ids
}
