//! `sequence/late-input`: what comes first may lawfully be finished after what needs it is due.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use super::{LateStart, NetworkStep, late_part, stages};
use crate::base::{Anchor, EntryKind, NodeIdx, Part};
use crate::graph::{Clash, Clashes, DayNumber, PrecedenceKind, date as day};
use crate::rules::prelude::*;
use crate::rules::row::GraphRow;
use crate::rules::words::{
    DueMoment, and_others, date, days, entry, listed, related_row, shortened, times, with_others,
};

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
pub(super) struct LateInput {
    pub(super) late: LateStart,
    /// The worst of what comes right before the measure; its name, `roadmap/measure`.
    pub(super) name: String,
    /// What comes first and is late, the worst of it first.
    pub(super) firsts: Vec<LateFirst>,
    /// How its own times might be moved: from that day to that day or later.
    pub(super) moves: Vec<(NaiveDate, NaiveDate)>,
    /// Whether it ends with its parts, so that they would be moved.
    pub(super) in_parts: bool,
    /// Whether what is late are parts of it, which has a deadline of its own.
    pub(super) of_parts: bool,
    /// When each of the related measures is due.
    pub(super) whens: Vec<DueMoment>,
}

/// What may be finished too late, and the days by which it is needed.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct LateFirst {
    pub(super) row: Anchor,
    /// Its name, `roadmap/measure`.
    pub(super) name: String,
    pub(super) limits: Vec<NaiveDate>,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let clashes = view.own(&view.context.graph.clashes, |clashes| clashes.measure);
    let late = clashes.iter().filter(|clashes| !clashes.impossible);
    findings.extend(late.filter_map(|clashes| found(view.context, clashes)));
    let told = |row| {
        let node = view.context.graph.links.row(view.index, row);
        clashes.binary_search_by_key(&node, |clashes| clashes.measure).is_ok()
    };
    findings.extend(late_part::findings(view, told));
}

fn found(context: &Context<'_>, clashes: &Clashes) -> Option<Finding> {
    let worst = clashes.clashes.iter().max_by_key(|clash| clash.days)?;
    let others = clashes.clashes.iter().filter(|other| first_of(other) != first_of(worst));
    let told = stages(context, &worst.steps);
    let (own, first) = (told.last()?, first_due(&told)?);
    let others = others.flat_map(|other| before(&stages(context, &other.steps)));
    let shown = before(&told).into_iter().chain(others);
    let (anchors, whens): (Vec<Anchor>, Vec<DueMoment>) = shown.unzip();
    let args = LateInput {
        late: LateStart::of(clashes, own),
        name: first.row.name(),
        firsts: firsts(context, clashes),
        moves: moves(clashes),
        in_parts: own.moment.ends_with_parts(),
        of_parts: false,
        whens,
    };
    Some(context.about(&RULE, &own.row, own.row.place(), args).with_anchors(anchors))
}

/// What comes right before the last and says when: of a whole that ends with its parts the last of them.
fn first_due<'s, 'w>(told: &'s [NetworkStep<'w>]) -> Option<&'s NetworkStep<'w>> {
    let before = told.split_last().map_or(&[][..], |(_, before)| before);
    let says = |stage: &&NetworkStep<'_>| !stage.step.after.is_some_and(PrecedenceKind::is_part);
    before.iter().rev().find(says)
}

/// What comes first and is late, each once, the worst first.
fn firsts(context: &Context<'_>, clashes: &Clashes) -> Vec<LateFirst> {
    let mut worst_first: Vec<&Clash> = clashes.clashes.iter().collect();
    worst_first.sort_by_key(|clash| std::cmp::Reverse(clash.days));
    let (mut firsts, mut places): (Vec<LateFirst>, HashMap<NodeIdx, usize>) = Default::default();
    for clash in worst_first {
        let told = stages(context, &clash.steps);
        let limit = told.last().and_then(|own| own.moment.limit()).map(day);
        let Some((first, limit)) = first_due(&told).zip(limit) else { continue };
        let place = *places.entry(first.row.node).or_insert(firsts.len());
        match firsts.get_mut(place) {
            Some(known) => known.limits.push(limit),
            None => firsts.push(LateFirst::of(&first.row, limit)),
        }
    }
    firsts.iter_mut().for_each(|first| first.limits.sort_unstable());
    firsts
}

impl LateFirst {
    pub(super) fn of(row: &GraphRow<'_>, limit: NaiveDate) -> Self {
        LateFirst { row: row.anchor(Part::Title), name: row.name(), limits: vec![limit] }
    }
}

/// Each time that is too early, and the first day that would not be.
fn moves(clashes: &Clashes) -> Vec<(NaiveDate, NaiveDate)> {
    let mut moves: BTreeMap<DayNumber, DayNumber> = BTreeMap::new();
    for clash in &clashes.clashes {
        let Some(limit) = clash.steps.last().and_then(|step| step.state.limit()) else { continue };
        let finish = moves.entry(limit).or_insert(limit);
        *finish = (*finish).max(limit + clash.days);
    }
    moves.into_iter().map(|(limit, finish)| (day(limit), day(finish))).collect()
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
        let first =
            self.firsts.first().map(|first| shortened(&tell.label(&first.row).title)).unwrap_or_default();
        let misses = self.late.misses();
        let told = match misses.as_slice() {
            [miss] if self.of_parts => {
                let days = days(miss.days, tell.lang);
                say!(
                    tell.lang,
                    "часть «{first}» по сроку может закончиться на {days} позже всего мероприятия",
                    "the part “{first}” may lawfully be finished {days} after the whole is due"
                )
            }
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
        };
        let other = |first: &LateFirst| shortened(&tell.label(&first.row).title);
        and_others(told, &self.firsts.iter().skip(1).map(other).collect::<Vec<_>>(), tell.lang)
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        let lang = tell.lang;
        let dates =
            |days: &[NaiveDate]| listed(&days.iter().map(|day| date(*day, lang)).collect::<Vec<_>>(), lang);
        let by = |first: &LateFirst| {
            let (title, limits) = (shortened(&tell.label(&first.row).title), dates(&first.limits));
            say!(lang, "«{title}» не позднее {limits}", "“{title}” by {limits}")
        };
        let firsts = listed(&self.firsts.iter().map(by).collect::<Vec<_>>(), lang);
        let moved = |(from, to): &(NaiveDate, NaiveDate)| {
            let (from, to) = (date(*from, lang), date(*to, lang));
            say!(lang, "{from} на {to}", "{from} to {to}")
        };
        let moves = listed(&self.moves.iter().map(moved).collect::<Vec<_>>(), lang);
        let to = self.moves.first().map(|(_, to)| date(*to, lang))?;
        if matches!(self.late.own, DueMoment::Done(_)) {
            return Some(say!(
                lang,
                "сверить день исполнения; если он верен, отметить исполнение («done»): {firsts}",
                "check the day of `done`; where it is right, note what was done: {firsts}"
            ));
        }
        Some(match (self.moves.len(), self.in_parts) {
            (1, false) => say!(
                lang,
                "перенести этот срок на {to} или позже, либо закончить {firsts}",
                "move this deadline to {to} or later, or finish {firsts}"
            ),
            (1, true) => say!(
                lang,
                "перенести последнюю из частей на {to} или позже, либо закончить {firsts}",
                "move the last of its parts to {to} or later, or finish {firsts}"
            ),
            _ => say!(
                lang,
                "перенести сроки: {moves} или позже; либо закончить {firsts}",
                "move these times: {moves} or later; or finish {firsts}"
            ),
        })
    }

    fn label(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(entry(&tell.own_row(self.late.row), EntryKind::Row, self.late.own, tell.lang))
    }

    fn related(&self, at: usize, tell: &MessageContext<'_>) -> String {
        related_row(at, self.whens.get(at), tell)
    }

    fn data(&self) -> Data {
        let others: Vec<String> = self.firsts.iter().skip(1).map(|first| first.name.clone()).collect();
        self.late.data(with_others(Data::of("first", &*self.name), &others))
    }
}
