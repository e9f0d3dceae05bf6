//! References of indicators: an indicator implements one of a roadmap above, as a measure does.

use crate::base::{Place, RoadmapIdx};
use crate::model::{Indicator, Roadmap, Text};
use crate::rules::View;

/// What is wrong with the reference of an indicator.
#[derive(Clone, Copy)]
pub(super) enum IndicatorReferenceFault<'w> {
    /// No roadmap has that id.
    Roadmap,
    /// The roadmap has no such indicator.
    Indicator(RoadmapIdx, &'w Roadmap),
    /// It names the indicator itself.
    Itself,
    /// The roadmap is not above.
    Outside(&'w Roadmap),
}

/// A faulty reference of an indicator.
pub(super) struct IndicatorReference<'w> {
    pub roadmap: &'w Roadmap,
    pub indicator: &'w Indicator,
    pub text: &'w Text,
    pub wrong: IndicatorReferenceFault<'w>,
}

impl IndicatorReference<'_> {
    /// Where it stands.
    pub(super) fn place(&self) -> Place {
        self.roadmap.place(self.text.span)
    }

    /// The id of the indicator that it names.
    pub(super) fn id(&self) -> &str {
        self.text.split('/').next_back().unwrap_or_default()
    }
}

/// The faulty references of the indicators of a roadmap.
pub(super) fn own_faulty<'v, 'w>(
    view: &'v View<'w>,
) -> impl Iterator<Item = IndicatorReference<'w>> + use<'v, 'w> {
    let roadmap = view.roadmap;
    roadmap.indicators.iter().flat_map(move |indicator| {
        indicator.implements.iter().filter_map(move |text| {
            let wrong = wrong(view, indicator, text)?;
            Some(IndicatorReference { roadmap, indicator, text, wrong })
        })
    })
}

/// What is wrong with a reference; nothing of one that is right, or that may name what could not be read.
fn wrong<'w>(view: &View<'w>, indicator: &Indicator, text: &str) -> Option<IndicatorReferenceFault<'w>> {
    let (context, own) = (view.context, view.roadmap);
    let (roadmap, id) = text.split_once('/').unwrap_or((&own.id, text));
    if roadmap == &*own.id {
        return Some(if id == &*indicator.id {
            IndicatorReferenceFault::Itself
        } else {
            IndicatorReferenceFault::Outside(own)
        });
    }
    let Some((at, named)) = context.names.find(roadmap) else {
        return (!context.workspace.known.has_nameless()).then_some(IndicatorReferenceFault::Roadmap);
    };
    if !context.graph.hierarchy.may_implement(view.index, at) {
        return Some(IndicatorReferenceFault::Outside(named));
    }
    let there = named.partial || context.names.indicator(at, id).is_some();
    (!there).then_some(IndicatorReferenceFault::Indicator(at, named))
}
