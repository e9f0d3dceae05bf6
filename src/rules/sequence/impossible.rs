//! `sequence/impossible`: no way of acting keeps every window, lag and precedence at once.

use arcstr::ArcStr;
use chrono::NaiveDate;

use super::{LateStart, NetworkStep, stages};
use crate::base::{Anchor, DoneIdx, EntryKind, Idx, Lang, Part, en_count};
use crate::graph::{Clashes, date as day};
use crate::rules::prelude::*;
use crate::rules::row::days;
use crate::rules::words::{date, entry, level, shortened, times};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "sequence/impossible",
    severity: Severity::Error,
    page: include_str!("impossible.md"),
    check: Check::Roadmap(check),
    decode: decode::<Impossible>,
};

/// The shortest proof, told in the order of acting; the related places are the lines that say so, a step each.
#[derive(Debug, Serialize, Deserialize)]
struct Impossible {
    late: LateStart,
    steps: Vec<ProofStep>,
}

/// A step of the proof: the level of its roadmap, and what it says.
#[derive(Debug, Serialize, Deserialize)]
struct ProofStep {
    level: ArcStr,
    says: StepReason,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
enum StepReason {
    /// It cannot be finished before that day.
    From(NaiveDate),
    /// It was done on that day.
    Done(NaiveDate),
    /// It comes after the step before, and has a date of its own or none.
    Then { dated: bool },
    /// It comes after the step before where it is early enough, and else cannot be finished before that day.
    ThenFrom(NaiveDate),
    /// It comes after the step before, and must be finished by that day: so many days are lacking.
    By(NaiveDate, u64),
    /// It comes after the step before, and was done on that day: so many days before.
    WasDone(NaiveDate, u64),
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let clashes = view.own(&view.context.graph.clashes, |clashes| clashes.measure);
    let impossible = clashes.iter().filter(|clashes| clashes.impossible);
    findings.extend(impossible.filter_map(|clashes| found(view.context, clashes)));
}

fn found(context: &Context<'_>, clashes: &Clashes) -> Option<Finding> {
    let shortest = clashes.clashes.iter().min_by_key(|clash| (clash.steps.len(), -clash.days))?;
    let stages = stages(context, shortest);
    let (own, before) = stages.split_last()?;
    let end = (done(own).unwrap_or(Part::Deadline), end(own, shortest.days));
    let parts = before.iter().map(begin).chain([end]);
    let step = |(stage, (part, says)): (&NetworkStep<'_>, (Part, StepReason))| {
        (stage.row.anchor(part), ProofStep { level: stage.row.level(), says })
    };
    let (anchors, steps): (Vec<Anchor>, Vec<ProofStep>) = stages.iter().zip(parts).map(step).unzip();
    let args = Impossible { late: LateStart::of(context, clashes, own), steps };
    Some(context.about(&RULE, &own.row, own.row.place(), args).with_anchors(anchors))
}

/// Where it says that it was done.
fn done(stage: &NetworkStep<'_>) -> Option<Part> {
    let day = day(stage.moment.done?);
    let at = stage.row.measure.done.iter().position(|done| done.on.day == day)?;
    Some(Part::Done(DoneIdx::new(at)))
}

/// A step before the last: what cannot be finished before a day, what comes after the step before it, or both.
fn begin(stage: &NetworkStep<'_>) -> (Part, StepReason) {
    match (stage.step.floor.map(day), stage.step.after) {
        (Some(day), None) => match done(stage) {
            Some(part) => (part, StepReason::Done(day)),
            None => (Part::Deadline, StepReason::From(day)),
        },
        (Some(day), Some(_)) => (Part::Deadline, StepReason::ThenFrom(day)),
        (None, after) => (stage.row.waits(after), StepReason::Then { dated: stage.row.deadline.is_some() }),
    }
}

fn end(stage: &NetworkStep<'_>, short: i32) -> StepReason {
    let day = day(stage.moment.limit().unwrap_or_default());
    match stage.moment.done {
        Some(_) => StepReason::WasDone(day, days(short)),
        None => StepReason::By(day, days(short)),
    }
}

/// «не хватает 1 дня, 3 дней», "3 days".
fn lack(days: u64, tell: &MessageContext<'_>) -> String {
    let one = days % 10 == 1 && days % 100 != 11;
    match tell.lang {
        Lang::Ru => format!("{days} {}", if one { "дня" } else { "дней" }),
        Lang::En => en_count(days, "day", "days"),
    }
}

impl Words for Impossible {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let misses = self.late.misses();
        match misses.as_slice() {
            [miss] if !self.late.recurs => {
                let lack = lack(miss.days, tell);
                say!(
                    tell.lang,
                    "в срок не успеть, как ни действуй: не хватает {lack}",
                    "cannot be in time, whatever is done: short of {lack}"
                )
            }
            misses => {
                let times = times(misses, tell.lang);
                say!(
                    tell.lang,
                    "в срок не успеть, как ни действуй, опоздание: {times}",
                    "cannot be in time, whatever is done: late {times}"
                )
            }
        }
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(say!(
            tell.lang,
            "изменить любую одну из этих строк: остальные тогда выполнимы",
            "change any one of these lines: without it the rest can be kept"
        ))
    }

    fn label(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(entry(&tell.own_row(self.late.row), EntryKind::Row, self.late.own, tell.lang))
    }

    fn related(&self, at: usize, tell: &MessageContext<'_>) -> String {
        let title = shortened(&tell.related(at).title);
        self.steps.get(at).map(|step| step.told(&title, tell)).unwrap_or_default()
    }

    fn data(&self) -> Data {
        self.late.data(Data::default())
    }

    fn is_trace(&self) -> bool {
        true
    }
}

impl ProofStep {
    fn told(&self, title: &str, tell: &MessageContext<'_>) -> String {
        let (who, lang) = (level(&self.level, tell.lang), tell.lang);
        let date = |day| date(day, lang);
        match self.says {
            StepReason::From(day) => {
                let day = date(day);
                say!(
                    lang,
                    "{who} заканчивает «{title}» не раньше {day}",
                    "{who} finishes “{title}” not before {day}"
                )
            }
            StepReason::Done(day) => {
                let day = date(day);
                say!(lang, "{who}: «{title}» исполнено {day}", "{who}: “{title}” was done on {day}")
            }
            StepReason::Then { dated: true } => {
                say!(lang, "{who} делает «{title}» после этого", "{who} does “{title}” after that")
            }
            StepReason::Then { dated: false } => say!(
                lang,
                "{who} делает «{title}» после этого, своей даты нет",
                "{who} does “{title}” after that, without a date of its own"
            ),
            StepReason::ThenFrom(day) => {
                let day = date(day);
                say!(
                    lang,
                    "{who} делает «{title}» после этого, а в следующий раз не раньше {day}",
                    "{who} does “{title}” after that, and the next time not before {day}"
                )
            }
            StepReason::By(day, days) => {
                let (day, lack) = (date(day), lack(days, tell));
                say!(
                    lang,
                    "{who} делает «{title}» после этого, а срок — {day}: не хватает {lack}",
                    "{who} does “{title}” after that, and by {day}: short of {lack}"
                )
            }
            StepReason::WasDone(day, days) => {
                let (day, lack) = (date(day), lack(days, tell));
                say!(
                    lang,
                    "{who}: «{title}» должно идти после этого, а исполнено {day}, раньше на {lack}",
                    "{who}: “{title}” comes after that, and was done on {day}, {lack} before"
                )
            }
        }
    }
}
