//! Rules of the group `nesting`: a lower plan keeps what the one above asks, day by day.

mod early;
mod late;
mod missing_occurrence;
mod undated;

use std::cmp::Reverse;

use arcstr::ArcStr;
use chrono::{Datelike, NaiveDate};

use super::prelude::*;
use super::row::{GraphRow, days, when, window};
use super::verdict::{Verdict, Verdicts};
use super::words::{
    DueMoment, DueTime, MissedDeadline, and_others, date, entry, level, listed, related_row, shortened,
};
use crate::base::{Anchor, EntryKind, Fix, Lang, Part, RowIdx};
use crate::graph::{Violation, Violations};

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[&early::RULE, &late::RULE, &missing_occurrence::RULE, &undated::RULE];

/// What they say of a duty.
pub(super) static VERDICTS: Verdicts = &[
    (late::RULE.code, Verdict::Late),
    (missing_occurrence::RULE.code, Verdict::Late),
    (early::RULE.code, Verdict::Early),
    (undated::RULE.code, Verdict::Undated),
];

/// What a lower measure misses of an upper one, in one way. The related places are the rows from the lower one up, those
/// without a date included; where it misses several upper ones, the worst missed comes first.
#[derive(Debug, Hash, Serialize, Deserialize)]
struct MissedUpperTime {
    /// The lower measure.
    row: RowIdx,
    /// The level of its roadmap, and that of the upper one.
    levels: (ArcStr, ArcStr),
    /// The upper measure, `roadmap/measure`.
    upper: String,
    /// Whether the upper measure has several times, so that each is named.
    recurs: bool,
    /// The times of the upper measure that are missed.
    times: Vec<UpperTime>,
    /// When the lower measure is due, where it comes once.
    own: DueMoment,
    /// When each of the related rows is due.
    whens: Vec<DueMoment>,
    /// The other upper measures of which it misses something.
    others: Vec<OtherUpper>,
}

/// Another upper measure of which something is missed.
#[derive(Debug, Hash, Serialize, Deserialize)]
struct OtherUpper {
    /// Its place among the related rows.
    at: usize,
    /// `roadmap/measure`.
    upper: String,
    times: Vec<UpperTime>,
}

/// A time of the upper measure that is missed.
#[derive(Clone, Copy, Debug, Hash, Serialize, Deserialize)]
struct UpperTime {
    asked: DueTime,
    /// The time of the lower measure that comes nearest to keeping it.
    planned: Option<DueTime>,
    /// By how many days it misses.
    days: u64,
}

/// A finding for each measure of a roadmap that misses something in that way.
fn each<W: Words>(
    rule: &'static Rule,
    lapse: Violation,
    view: &View<'_>,
    findings: &mut Vec<Finding>,
    args: impl Fn(MissedUpperTime) -> W,
    mend: impl for<'w> Fn(&View<'w>, &GraphRow<'w>, &MissedUpperTime) -> Option<Fix>,
) {
    let context = view.context;
    let own = view.own(&context.graph.nesting.lapses, |lapses| lapses.lower);
    for lapses in own.chunk_by(|one, other| one.lower == other.lower) {
        let worst = |lapses: &&Violations| worst(lapses, lapse);
        let mut missed: Vec<&Violations> = lapses.iter().filter(|lapses| worst(lapses).is_some()).collect();
        missed.sort_by_key(|lapses| Reverse(worst(lapses)));
        let Some(first) = missed.first() else { continue };
        let rows = GraphRow::of(context, first.lower).zip(GraphRow::of(context, first.upper));
        let Some((lower, upper)) = rows else { continue };
        let (mut anchors, mut whens) = (Vec::with_capacity(missed.len()), Vec::with_capacity(missed.len()));
        let mut others = Vec::new();
        for (number, lapses) in missed.iter().enumerate() {
            for (anchor, when) in chain(context, lapses, lapse) {
                anchors.push(anchor);
                whens.push(when);
            }
            let other = GraphRow::of(context, lapses.upper).filter(|_| number > 0);
            others.extend(other.map(|row| OtherUpper {
                at: anchors.len().saturating_sub(1),
                upper: row.name(),
                times: times(lapses, lapse).collect(),
            }));
        }
        let mut shown_times = Vec::with_capacity(first.misses.len());
        shown_times.extend(times(first, lapse));
        let missed = MissedUpperTime {
            row: lower.at,
            levels: (lower.level(), upper.level()),
            upper: upper.name(),
            recurs: context.graph.schedules.get(first.upper).days.len() > 1,
            times: shown_times,
            own: match context.graph.schedules.get(first.lower).days {
                [only] => when(only),
                _ => DueMoment::Unsaid,
            },
            whens,
            others,
        };
        let fix = mend(view, &lower, &missed);
        let id = Some(&*lower.measure.id);
        let finding = view.finding(rule, lower.place().span, id, args(missed));
        findings.push(finding.with_anchors(anchors).with_fix(fix));
    }
}

/// By how many days the worst is missed in that way.
fn worst(lapses: &Violations, lapse: Violation) -> Option<i32> {
    lapses.misses.iter().filter(|miss| miss.lapse == lapse).map(|miss| miss.days).max()
}

/// The times that are missed in that way.
fn times(lapses: &Violations, lapse: Violation) -> impl Iterator<Item = UpperTime> + '_ {
    let missed = lapses.misses.iter().filter(move |miss| miss.lapse == lapse);
    missed.map(|miss| UpperTime {
        asked: window(&miss.upper),
        planned: miss.lower.as_ref().map(window),
        days: days(miss.days),
    })
}

/// The lines from the lower measure up: those between that have no date, and the one that asks.
fn chain(context: &Context<'_>, lapses: &Violations, lapse: Violation) -> Vec<(Anchor, DueMoment)> {
    let between = lapses.between.iter().filter_map(|&node| GraphRow::of(context, node));
    let mut chain: Vec<_> = between.map(|row| (row.anchor(Part::Deadline), DueMoment::Undated)).collect();
    let worst = times(lapses, lapse).max_by_key(|time| (time.days, Reverse(time.asked.due)));
    if let Some((upper, worst)) = GraphRow::of(context, lapses.upper).zip(worst) {
        chain.push((upper.anchor(Part::Deadline), worst.asked.when()));
    }
    chain
}

impl MissedUpperTime {
    /// The time that is missed by most days.
    fn worst(&self) -> Option<&UpperTime> {
        self.times.iter().max_by_key(|time| (time.days, Reverse(time.asked.due)))
    }

    /// The days by which it is asked, as a text lists them.
    fn asked_by(&self, lang: Lang) -> String {
        listed(&self.times.iter().map(|time| date(time.asked.due, lang)).collect::<Vec<_>>(), lang)
    }

    /// The message with the other upper measures that it holds for.
    fn and_others(&self, message: String, tell: &MessageContext<'_>) -> String {
        let title = |other: &OtherUpper| shortened(&tell.related(other.at).title);
        and_others(message, &self.others.iter().map(title).collect::<Vec<_>>(), tell.lang)
    }

    /// The two levels as subjects.
    fn levels(&self, lang: Lang) -> (String, String) {
        (level(&self.levels.0, lang), level(&self.levels.1, lang))
    }

    /// The misses as messages tell them; `asked` is the upper day that counts.
    fn misses(&self, asked: impl Fn(&DueTime) -> NaiveDate) -> Vec<MissedDeadline> {
        self.times.iter().map(|time| MissedDeadline { days: time.days, asked: asked(&time.asked) }).collect()
    }

    /// What stands under the lower measure.
    fn label(&self, tell: &MessageContext<'_>) -> String {
        let when = self.worst().and_then(|time| time.planned).map_or(self.own, DueTime::when);
        entry(&tell.own_row(self.row), EntryKind::Row, when, tell.lang)
    }

    /// What stands under the row of that number above it.
    fn related(&self, at: usize, tell: &MessageContext<'_>) -> String {
        related_row(at, self.whens.get(at), tell)
    }

    /// The figures for machines.
    fn data(&self) -> Data {
        let worst = self.worst().map(|time| time.days).filter(|days| *days > 0);
        let data = Data::of("upper", &*self.upper).with_some("days", worst);
        let data = data.with_each("occurrences", self.times.iter().map(UpperTime::figures));
        let of = |other: &OtherUpper| {
            let times = other.times.iter().map(UpperTime::figures);
            Data::of("upper", &*other.upper).with_each("occurrences", times)
        };
        match self.others.is_empty() {
            true => data,
            false => data.with_each("others", self.others.iter().map(of)),
        }
    }
}

impl UpperTime {
    /// The figures for machines.
    fn figures(&self) -> Data {
        let day = |day: NaiveDate| day.to_string();
        let asked = Data::of("opens", self.asked.opens.map(day)).with("due", day(self.asked.due));
        Data::of("year", self.asked.due.year())
            .with_group("asked", asked)
            .with("planned", self.planned.map(|planned| day(planned.due)))
            .with("days", self.days)
    }
}
