//! `sequence/late-input`: what comes first may lawfully be finished after what needs it is due.

use chrono::NaiveDate;

use super::{LateStart, NetworkStep, stages};
use crate::base::{Anchor, EntryKind, NodeIdx, Part};
use crate::graph::{Clash, Clashes, date as day};
use crate::rules::prelude::*;
use crate::rules::words::{DueMoment, date, days, entry, related_row, shortened, times};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "sequence/late-input",
    severity: Severity::Error,
    page: include_str!("late_input.md"),
    check: Check::Roadmap(check),
    decode: decode::<LateInput>,
};

/// What comes first, and when it is needed.
#[derive(Debug, Serialize, Deserialize)]
struct LateInput {
    late: LateStart,
    /// What comes right before the measure.
    first: Anchor,
    /// Its name, `roadmap/measure`.
    name: String,
    /// The day by which it may be finished, and the day by which it is needed.
    finish: NaiveDate,
    limit: NaiveDate,
    /// When each of the related measures is due.
    whens: Vec<DueMoment>,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let clashes = view.own(&view.context.graph.clashes, |clashes| clashes.measure);
    let late = clashes.iter().filter(|clashes| !clashes.impossible);
    findings.extend(late.filter_map(|clashes| found(view.context, clashes)));
}

fn found(context: &Context<'_>, clashes: &Clashes) -> Option<Finding> {
    let worst = clashes.clashes.iter().max_by_key(|clash| clash.days)?;
    let others = clashes.clashes.iter().filter(|other| first_of(other) != first_of(worst));
    let told = stages(context, worst);
    let [.., first, own] = told.as_slice() else { return None };
    let others = others.flat_map(|other| before(&stages(context, other)));
    let shown = before(&told).into_iter().chain(others);
    let (anchors, whens): (Vec<Anchor>, Vec<DueMoment>) = shown.unzip();
    let args = LateInput {
        late: LateStart::of(context, clashes, own),
        first: first.row.anchor(Part::Title),
        name: first.row.name(),
        finish: day(first.moment.lawful.unwrap_or_else(|| first.moment.finish())),
        limit: day(own.moment.limit()?),
        whens,
    };
    Some(context.about(&RULE, &own.row, own.row.place(), args).with_anchors(anchors))
}

/// The measure that comes right before the last.
fn first_of(clash: &Clash) -> Option<NodeIdx> {
    clash.steps.iter().rev().nth(1).map(|step| step.measure)
}

/// What comes before the last, in order, and when it is due.
fn before(stages: &[NetworkStep<'_>]) -> Vec<(Anchor, DueMoment)> {
    let before = stages.split_last().map_or(&[][..], |(_, before)| before);
    before.iter().map(|stage| (stage.row.anchor(stage.part()), stage.when())).collect()
}

impl Words for LateInput {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let first = shortened(&tell.label(&self.first).title);
        let misses = self.late.misses();
        match misses.as_slice() {
            [miss] if !self.late.recurs => {
                let days = days(miss.days, tell.lang);
                say!(
                    tell.lang,
                    "«{first}» может по сроку закончиться на {days} позже, чем нужно для этого мероприятия",
                    "“{first}” may lawfully be finished {days} after it is needed here"
                )
            }
            misses => {
                let times = times(misses, tell.lang);
                say!(
                    tell.lang,
                    "«{first}» может по сроку закончиться позже, чем нужно для этого мероприятия: {times}",
                    "“{first}” may lawfully be finished after it is needed here: {times}"
                )
            }
        }
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        let first = shortened(&tell.label(&self.first).title);
        let (finish, limit) = (date(self.finish, tell.lang), date(self.limit, tell.lang));
        Some(say!(
            tell.lang,
            "перенести этот срок на {finish} или позже, либо закончить «{first}» не позднее {limit}",
            "move this deadline to {finish} or later, or finish “{first}” by {limit}"
        ))
    }

    fn label(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(entry(&tell.own_row(self.late.row), EntryKind::Row, self.late.own, tell.lang))
    }

    fn related(&self, at: usize, tell: &MessageContext<'_>) -> String {
        related_row(at, self.whens.get(at), tell)
    }

    fn data(&self) -> Data {
        self.late.data(Data::of("first", &*self.name))
    }
}
