//! `sequence/cycle`: a measure that must wait for itself.

use rayon::prelude::*;

use crate::base::{Anchor, EntryKind, NodeIdx};
use crate::graph::{LinkKind, PrecedenceKind, ReferenceFault};
use crate::rules::prelude::*;
use crate::rules::row::GraphRow;
use crate::rules::words::{DueMoment, circle, entry, related_row, shortened};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "sequence/cycle",
    severity: Severity::Error,
    page: include_str!("cycle.md"),
    check: Check::Workspace(check),
    decode: decode::<SequenceCycle>,
};

/// The measures of the loop, each waiting for the next. The related places are all but the first.
#[derive(Debug, Serialize, Deserialize)]
struct SequenceCycle {
    rows: Vec<Anchor>,
    /// Their names, `roadmap/measure`.
    names: Vec<String>,
}

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    // A loop is told at its first member, in whichever roadmap it was met.
    let faults = context.graph.links.faults.par_iter();
    findings.par_extend(faults.filter_map(|fault| match (&fault.wrong, fault.kind) {
        (ReferenceFault::Loop(walk), LinkKind::After) => found(context, walk),
        _ => None,
    }));
}

fn found(context: &Context<'_>, walk: &[NodeIdx]) -> Option<Finding> {
    let rows: Vec<GraphRow<'_>> = walk.iter().filter_map(|&node| GraphRow::of(context, node)).collect();
    let nexts = walk.iter().skip(1).chain(walk.first());
    let at = |(row, &next): (&GraphRow<'_>, &NodeIdx)| {
        context.graph.links.position(row.node, next, LinkKind::After)
    };
    let ats: Vec<Option<PrecedenceKind>> =
        rows.iter().zip(nexts).map(|pair| at(pair).map(PrecedenceKind::After)).collect();
    let first = rows.first()?;
    let place = first.waiting_place(ats.first().copied().flatten());
    let anchors: Vec<Anchor> = rows.iter().zip(&ats).map(|(row, at)| row.anchor(row.waits(*at))).collect();
    let args = SequenceCycle { rows: anchors.clone(), names: rows.iter().map(GraphRow::name).collect() };
    Some(context.about(&RULE, first, place, args).with_anchors(anchors.into_iter().skip(1)))
}

impl Words for SequenceCycle {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let titles: Vec<String> = self.rows.iter().map(|row| shortened(&tell.label(row).title)).collect();
        let circle = circle(&titles, tell.lang);
        say!(tell.lang, "мероприятие ждёт само себя: {circle}", "the measure waits for itself: {circle}")
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(say!(
            tell.lang,
            "убрать одну из ссылок «after» этого круга",
            "take one of the `after` references of this loop away"
        ))
    }

    fn label(&self, tell: &MessageContext<'_>) -> Option<String> {
        let first = tell.label(self.rows.first()?);
        Some(entry(&first, EntryKind::Row, DueMoment::Unsaid, tell.lang))
    }

    fn related(&self, at: usize, tell: &MessageContext<'_>) -> String {
        related_row(at, None, tell)
    }

    fn data(&self) -> Data {
        Data::of("measures", self.names.clone())
    }
}
