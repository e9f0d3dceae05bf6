//! Values of keys: names of what there is, and what the schema lists.

use serde_json::Value;

use super::CompletionOffer;
use crate::lsp::keys::{self, PathStep};
use crate::lsp::navigate::RequestPosition;
use crate::lsp::request::RequestResult;
use crate::model::{Numbers, Roadmap, bare};

/// The values of a key.
pub(super) fn offers(
    asked: &RequestPosition,
    way: &[PathStep],
    key: &str,
    parts: &[&Value],
) -> RequestResult<Vec<CompletionOffer>> {
    let own = asked.file.roadmap.as_deref();
    let in_indicators = way.contains(&PathStep::Key("indicators".to_owned()));
    Ok(match key {
        "level" | "mandatory_for" => levels(asked),
        "parent" => roadmaps(asked),
        "implements" => above(asked, in_indicators)?,
        "after" => own.map(measures).unwrap_or_default(),
        "measure" => own.map(measures).unwrap_or_default(),
        "approves" => own.map(annexes).unwrap_or_default(),
        "responsible" => own.map(bodies).unwrap_or_default(),
        _ => keys::values(parts).into_iter().map(|value| CompletionOffer::value(value, "")).collect(),
    })
}

fn levels(asked: &RequestPosition) -> Vec<CompletionOffer> {
    asked.snapshot.config().levels.iter().map(|level| CompletionOffer::value(level, "")).collect()
}

/// The roadmaps of levels above that of the file; all where its level is not known.
fn roadmaps(asked: &RequestPosition) -> Vec<CompletionOffer> {
    let config = asked.snapshot.config();
    let own = asked.file.roadmap.as_deref().and_then(|own| config.depth(&own.level));
    let is_above = |level: &str| own.is_none() || config.depth(level) < own;
    let outlines = asked.snapshot.outlines().map(|(_, outline)| outline);
    let named = outlines.filter(|outline| !outline.id.is_empty() && is_above(&outline.card.level));
    named.map(|outline| CompletionOffer::name(&*outline.id, &*outline.card.territory)).collect()
}

/// The roadmaps above a file, the nearest first.
pub(super) fn chain(asked: &RequestPosition) -> RequestResult<Vec<std::sync::Arc<Roadmap>>> {
    let mut chain: Vec<std::sync::Arc<Roadmap>> = Vec::new();
    let mut parent = asked.file.roadmap.as_deref().and_then(|own| own.parent.clone());
    while let Some(id) = parent.filter(|id| chain.iter().all(|known| *known.id != **id)) {
        let Some(file) = asked.snapshot.named(&id).next() else { break };
        let Some(roadmap) = asked.snapshot.loaded(file)?.roadmap.clone() else { break };
        parent = roadmap.parent.clone();
        chain.push(roadmap);
    }
    Ok(chain)
}

/// What may be implemented of the roadmaps above.
fn above(asked: &RequestPosition, indicators: bool) -> RequestResult<Vec<CompletionOffer>> {
    let mut offers = Vec::new();
    for roadmap in chain(asked)? {
        let name = |id: &str, title: &str| CompletionOffer::name(format!("{}/{id}", roadmap.id), title);
        if indicators {
            offers.extend(roadmap.indicators.iter().map(|one| name(&one.id, &one.title)));
        } else {
            let named = roadmap.measures().filter(|one| !one.id.is_empty());
            offers.extend(named.map(|one| name(&one.id, &one.title)));
        }
    }
    Ok(offers)
}

fn measures(roadmap: &Roadmap) -> Vec<CompletionOffer> {
    let named = roadmap.measures().filter(|one| !one.id.is_empty());
    named.map(|one| CompletionOffer::name(&*one.id, &*one.title)).collect()
}

fn annexes(roadmap: &Roadmap) -> Vec<CompletionOffer> {
    roadmap.annex_list().iter().map(|one| CompletionOffer::name(&*one.id, &*one.title)).collect()
}

fn bodies(roadmap: &Roadmap) -> Vec<CompletionOffer> {
    roadmap.bodies.iter().map(|one| CompletionOffer::name(&*one.key, &*one.name)).collect()
}

/// What `{ref:…}` may name: measures, clauses and annexes, with their numbers.
pub(super) fn references(asked: &RequestPosition) -> Vec<CompletionOffer> {
    let Some(roadmap) = asked.file.roadmap.as_deref() else { return Vec::new() };
    let numbers = Numbers::of(roadmap);
    let rows = roadmap.rows().map(|row| (&row.measure.id, &row.measure.title, numbers.rows.entry(row.place)));
    let clauses = roadmap.order.iter().flat_map(|order| order.clauses.entries());
    let clauses = clauses
        .filter_map(|(at, clause)| Some((clause.id.as_ref()?, &clause.text, numbers.clauses.entry(at))));
    let annexes = roadmap.annexes.iter().flatten().map(|annex| (&annex.id, &annex.title, None));
    let all = rows.chain(clauses).chain(annexes).filter(|(id, ..)| !id.is_empty());
    let offer = |(id, title, number): (&crate::model::Text, &crate::model::Text, Option<&String>)| {
        let number = number.map(|number| format!("{} ", bare(number))).unwrap_or_default();
        CompletionOffer {
            text: format!("{id}}}"),
            ..CompletionOffer::name(&**id, format!("{number}{title}"))
        }
    };
    all.map(offer).collect()
}
