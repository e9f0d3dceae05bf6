//! The texts of a roadmap in which `{ref:ID}` prints a number, and what such a reference may name.

use crate::model::{Roadmap, Text};

/// Every such text, with the id of the measure, clause or indicator that it stands in.
pub(super) fn all(roadmap: &Roadmap) -> impl Iterator<Item = (Option<&str>, &Text)> {
    roadmap.texts().map(|passage| (roadmap.id_of(passage.owner), passage.text))
}

/// Every id that `{ref:ID}` may name.
pub(super) fn referable(roadmap: &Roadmap) -> Vec<&str> {
    let measures = roadmap.measures().map(|measure| &*measure.id.value);
    let clauses = roadmap.clauses().filter_map(|clause| clause.id.as_deref());
    let indicators = roadmap.indicators.iter().map(|indicator| &*indicator.id.value);
    measures.chain(clauses).chain(indicators).chain(annexes(roadmap)).collect()
}

/// The ids of the annexes; where none are listed, of the tables of the file itself.
pub(super) fn annexes(roadmap: &Roadmap) -> Vec<&str> {
    match &roadmap.annexes {
        Some(annexes) => annexes.iter().map(|annex| &*annex.id.value).collect(),
        None if roadmap.indicators.is_empty() => vec!["roadmap"],
        None => vec!["roadmap", "indicators"],
    }
}
