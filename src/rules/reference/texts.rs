//! What `{ref:ID}` in a text may name.

use crate::model::Roadmap;

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
