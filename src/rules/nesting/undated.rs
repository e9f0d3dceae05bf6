//! `nesting/undated`: a measure has no date, and the one above that it carries out has.

use arcstr::ArcStr;

use crate::base::{EntryKind, NodeIdx, Part, RowIdx};
use crate::graph::LinkKind;
use crate::rules::prelude::*;
use crate::rules::row::{GraphRow, window};
use crate::rules::words::{DueMoment, DueTime, date, entry, level, related_row};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "nesting/undated",
    severity: Severity::Warning,
    page: include_str!("undated.md"),
    check: Check::Roadmap(check),
    decode: decode::<UndatedMeasure>,
};

/// A measure without a date. The related places are the measures above that have one, of which the first is told, and then
/// the parts of its own that have none.
#[derive(Debug, Hash, Serialize, Deserialize)]
struct UndatedMeasure {
    row: RowIdx,
    /// The level of the first above.
    level: ArcStr,
    /// The first above, `roadmap/measure`.
    upper: String,
    /// The first time of each above.
    asked: Vec<Option<DueTime>>,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let undated = view.own(&view.context.graph.nesting.undated, |pair| pair.0);
    for pairs in undated.chunk_by(|one, other| one.0 == other.0) {
        findings.extend(found(view.context, pairs));
    }
}

fn found(context: &Context<'_>, pairs: &[(NodeIdx, NodeIdx)]) -> Option<Finding> {
    let lower = GraphRow::of(context, pairs.first()?.0)?;
    let above: Vec<GraphRow<'_>> = pairs.iter().filter_map(|pair| GraphRow::of(context, pair.1)).collect();
    let first = above.first()?;
    let asked = |row: &GraphRow<'_>| context.graph.schedules.get(row.node).days.first().map(window);
    let args = UndatedMeasure {
        row: lower.at,
        level: first.level(),
        upper: first.name(),
        asked: above.iter().map(asked).collect(),
    };
    let parts = undated_parts(context, lower.node);
    let anchors = above.iter().chain(&parts).map(|row| row.anchor(Part::Deadline));
    Some(context.about(&RULE, &lower, lower.place(), args).with_anchors(anchors))
}

/// The parts of a whole that leave it without a date.
fn undated_parts<'w>(context: &Context<'w>, whole: NodeIdx) -> Vec<GraphRow<'w>> {
    let parts = context.graph.links.from(whole, LinkKind::Part).map(|(part, _)| part);
    let undated = parts.filter(|part| !context.graph.schedules.get(*part).is_dated());
    undated.filter_map(|part| GraphRow::of(context, part)).collect()
}

impl Words for UndatedMeasure {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let whom = level(&self.level, tell.lang);
        say!(tell.lang, "даты нет, а {whom} её называет", "no date, where {whom} names one")
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        let first = self.asked.first().copied().flatten();
        Some(match first.map(|asked| date(asked.due, tell.lang)) {
            Some(day) => say!(
                tell.lang,
                "назвать день не позднее {day}; слова можно оставить: {{text: …, window: …}}",
                "name a day no later than {day}; the words may stay: {{text: …, window: …}}"
            ),
            None => say!(
                tell.lang,
                "назвать день; слова можно оставить: {{text: …, window: …}}",
                "name a day; the words may stay: {{text: …, window: …}}"
            ),
        })
    }

    fn label(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(entry(&tell.own_row(self.row), EntryKind::Row, DueMoment::Undated, tell.lang))
    }

    fn related(&self, at: usize, tell: &MessageContext<'_>) -> String {
        let when = match self.asked.get(at) {
            Some(asked) => asked.map(DueTime::when),
            None => Some(DueMoment::Undated),
        };
        related_row(at, when.as_ref(), tell)
    }

    fn data(&self) -> Data {
        Data::of("upper", &*self.upper)
    }

    fn alike(&self, to: &mut dyn Hasher) -> bool {
        feed(self, to)
    }
}
