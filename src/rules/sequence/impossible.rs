//! `sequence/impossible`: no way of acting keeps every window, lag and precedence at once.

use arcstr::ArcStr;
use chrono::NaiveDate;

use super::{LateStart, NetworkStep, stages};
use crate::base::{Anchor, DoneIdx, EntryKind, Idx, Lang, Part, en_count};
use crate::graph::{Clashes, date as day};
use crate::rules::prelude::*;
use crate::rules::row::days;
use crate::rules::words::{date, days as days_in_words, entry, level, shortened, times};
use crate::russian::plural_genitive;

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
    /// It is finished with its parts, the step before one of them.
    Whole,
    /// It is a part of the last, and must be finished by that day, or was done on it.
    Part(NaiveDate),
    /// It is a part of the last, for which something waits.
    Does,
    /// Something waits for it or counts from it.
    Begins,
    /// It must be finished by that day, or was done on it.
    Until(NaiveDate),
    /// It comes after the step before, and is finished with the last of its parts, by that day: so many days are lacking.
    WithParts(NaiveDate, u64),
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let clashes = view.own(&view.context.graph.clashes, |clashes| clashes.measure);
    let impossible = clashes.iter().filter(|clashes| clashes.impossible);
    findings.extend(impossible.filter_map(|clashes| found(view.context, clashes)));
}

fn found(context: &Context<'_>, clashes: &Clashes) -> Option<Finding> {
    let shortest = clashes.clashes.iter().min_by_key(|clash| (clash.steps.len(), -clash.days))?;
    let (ends, stages) = (stages(context, &shortest.ends), stages(context, &shortest.steps));
    let (own, before) = stages.split_last()?;
    let told = ends.iter().map(|stage| (stage, hold_back(stage)));
    let told = told.chain(before.iter().map(|stage| (stage, begin(stage))));
    let told = told.chain([(own, end(own, shortest.days))]);
    let step = |(stage, (part, says)): (&NetworkStep<'_>, (Part, StepReason))| {
        (stage.row.anchor(part), ProofStep { level: stage.row.level(), says })
    };
    let (anchors, steps): (Vec<Anchor>, Vec<ProofStep>) = told.map(step).unzip();
    let args = Impossible { late: LateStart::of(clashes, own), steps };
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
        (None, Some(after)) if after.is_part() => (stage.row.waits(Some(after)), StepReason::Whole),
        (None, after) => {
            let dated = stage.row.deadline.is_some() || stage.moment.ends_with_parts();
            (stage.row.waits(after), StepReason::Then { dated })
        }
    }
}

fn end(stage: &NetworkStep<'_>, short: i32) -> (Part, StepReason) {
    let day = day(stage.step.limit.unwrap_or_default());
    match (done(stage), stage.moment.ends_with_parts()) {
        (Some(part), _) => (part, StepReason::WasDone(day, days(short))),
        (None, true) => (stage.row.waits(stage.step.after), StepReason::WithParts(day, days(short))),
        (None, false) => (Part::Deadline, StepReason::By(day, days(short))),
    }
}

/// Why a whole ends so early: a part with its last day, or one that what waits for it holds back.
fn hold_back(stage: &NetworkStep<'_>) -> (Part, StepReason) {
    let is_part = stage.row.measure.whole.is_some();
    match (stage.step.after, stage.step.limit) {
        (Some(_), Some(_)) => end(stage, 0),
        (Some(_), None) => begin(stage),
        (None, None) if is_part => (Part::Title, StepReason::Does),
        (None, None) => (Part::Title, StepReason::Begins),
        (None, Some(last)) => {
            let says = if is_part { StepReason::Part } else { StepReason::Until };
            (done(stage).unwrap_or(stage.part()), says(day(last)))
        }
    }
}

/// «не хватает 1 дня, 3 дней», "3 days".
fn lack(days: u64, tell: &MessageContext<'_>) -> String {
    match tell.lang {
        Lang::Ru => format!("{days} {}", plural_genitive(days, "дня", "дней")),
        Lang::En => en_count(days, "day", "days"),
    }
}

/// «: не хватает 3 дней», of what is the last and lacks some; of what only holds another back, nothing.
fn short_of(days: u64, tell: &MessageContext<'_>) -> String {
    if days == 0 {
        return String::new();
    }
    let lack = lack(days, tell);
    say!(tell.lang, ": не хватает {lack}", ": short of {lack}")
}

impl Impossible {
    /// Whether it is done already, so that nothing is left to act on.
    fn is_fact(&self) -> bool {
        self.steps.last().is_some_and(|step| matches!(step.says, StepReason::WasDone(..)))
    }
}

impl Words for Impossible {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let misses = self.late.misses();
        match misses.as_slice() {
            [miss] if self.is_fact() => {
                let days = days_in_words(miss.days, tell.lang);
                say!(
                    tell.lang,
                    "исполнено на {days} раньше того, после чего должно идти",
                    "done {days} before what it comes after"
                )
            }
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
        if self.is_fact() {
            return Some(say!(
                tell.lang,
                "сверить дни исполнения («done») в этих строках и порядок («after»)",
                "check the days of `done` in these lines, and the order in `after`"
            ));
        }
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
            StepReason::Begins => say!(lang, "{who} делает «{title}»", "{who} does “{title}”"),
            StepReason::Until(day) => {
                let day = date(day);
                say!(
                    lang,
                    "{who} заканчивает «{title}» {day} или раньше",
                    "{who} finishes “{title}” on {day} or before"
                )
            }
            _ => self.following(title, tell),
        }
    }

    /// What comes after the step before says.
    fn following(&self, title: &str, tell: &MessageContext<'_>) -> String {
        let (who, lang) = (level(&self.level, tell.lang), tell.lang);
        let date = |day| date(day, lang);
        match self.says {
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
                let (day, short) = (date(day), short_of(days, tell));
                say!(
                    lang,
                    "{who} делает «{title}» после этого, а срок — {day}{short}",
                    "{who} does “{title}” after that, and by {day}{short}"
                )
            }
            StepReason::WasDone(day, 0) => {
                let day = date(day);
                say!(
                    lang,
                    "{who}: «{title}» должно идти после этого, а исполнено {day}",
                    "{who}: “{title}” comes after that, and was done on {day}"
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
            _ => self.of_parts(title, tell),
        }
    }

    /// What a whole and its parts say of each other.
    fn of_parts(&self, title: &str, tell: &MessageContext<'_>) -> String {
        let (who, lang) = (level(&self.level, tell.lang), tell.lang);
        match self.says {
            StepReason::Part(day) => {
                let day = date(day, lang);
                say!(
                    lang,
                    "{who} заканчивает часть «{title}» {day} или раньше",
                    "{who} finishes the part “{title}” on {day} or before"
                )
            }
            StepReason::WithParts(day, days) => {
                let (day, short) = (date(day, lang), short_of(days, tell));
                say!(
                    lang,
                    "{who} делает «{title}» после этого, а последнюю из частей заканчивает {day} или раньше{short}",
                    "{who} does “{title}” after that, and the last of its parts on {day} or before{short}"
                )
            }
            StepReason::Does => say!(lang, "{who} делает часть «{title}»", "{who} does the part “{title}”"),
            _ => say!(
                lang,
                "{who} заканчивает «{title}» не раньше этой части",
                "{who} finishes “{title}” not before this part"
            ),
        }
    }
}
