//! A cell: how an organisation stands to a measure.

use chrono::{Days, NaiveDate};
use foldhash::HashMap;

use crate::base::{Idx, NodeIdx, RoadmapIdx};
use crate::graph::LinkKind;
use crate::model::{Addressee, Roadmap, Row};
use crate::site::duties::DutyTime;
use crate::site::home::says_missing;
use crate::site::part::SitePart;
use crate::site::passed_over::UnansweredReason;
use crate::site::state::{SOON, TaskState};
use crate::site::task::Task;

/// How an organisation stands to a measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerCell {
    /// The state.
    pub state: TaskState,
    /// Why a bad state is not reported, where it is not.
    pub passed_over: Option<UnansweredReason>,
    /// By how many days it is overdue or late.
    pub days: Option<u64>,
    /// The day that counts: on which it was done, by which it is due.
    pub day: Option<NaiveDate>,
    /// How many of its times are done, of how many; of what comes more than once.
    pub done: Option<(usize, usize)>,
    /// The row that answers, the worst of several.
    pub row: Option<NodeIdx>,
    /// The places, among those of its workspace, of what was found, the worst first.
    pub judged: Vec<usize>,
}

impl AnswerCell {
    fn plain(state: TaskState) -> Self {
        AnswerCell {
            state,
            passed_over: None,
            days: None,
            day: None,
            done: None,
            row: None,
            judged: Vec::new(),
        }
    }

    /// Whether it is to be mended or done at once, and nobody passed it over.
    pub fn is_bad(&self) -> bool {
        self.state.is_bad() && self.passed_over.is_none()
    }

    /// The cell of an addressee that has no roadmap below the plan; none where its roadmap answers the plan after all.
    pub(super) fn whole(
        part: &SitePart,
        plan: &Roadmap,
        addressee: &Addressee,
        roadmap: Option<RoadmapIdx>,
    ) -> Option<Self> {
        let own = roadmap.and_then(|at| part.roadmap(at));
        if own.is_some() {
            return Some(AnswerCell::plain(TaskState::Unlinked));
        }
        let judged = part.judged_on(plan.place(addressee.id.span)).iter();
        let is_missing = |at: &&usize| part.judged.get(**at).is_some_and(|one| says_missing(&one.finding));
        let found: Vec<usize> = judged.filter(is_missing).copied().collect();
        let passed_over = found.first().and_then(|at| part.judged.get(*at)?.passed_over.clone());
        let state = if found.is_empty() { TaskState::Unread } else { TaskState::NoRoadmap };
        Some(AnswerCell { judged: found, passed_over, ..AnswerCell::plain(state) })
    }
}

/// Judges cells.
pub(in crate::site) struct Judge<'p> {
    pub(in crate::site) part: &'p SitePart,
    pub(in crate::site) as_of: Option<NaiveDate>,
}

impl Judge<'_> {
    /// How a roadmap stands to a duty above it; `served` has its rows by what they carry out.
    pub(super) fn cell(
        &self,
        roadmap: RoadmapIdx,
        duty: NodeIdx,
        served: &HashMap<NodeIdx, Vec<NodeIdx>>,
    ) -> AnswerCell {
        let rows = served.get(&duty).map_or(&[][..], Vec::as_slice);
        if rows.is_empty() { self.unanswered(roadmap, duty) } else { self.answered(roadmap, rows) }
    }

    /// How a row stands by itself.
    pub(in crate::site) fn row(&self, roadmap: RoadmapIdx, row: NodeIdx) -> AnswerCell {
        self.answered(roadmap, &[row])
    }

    /// How a clause stands, of which only a measure that is the same duty says whether it is done.
    pub(in crate::site) fn clause(&self, task: &Task) -> AnswerCell {
        match task.next(self.as_of).or(task.times.last().copied()) {
            _ if task.done.is_some() && task.next(None).is_none() => {
                AnswerCell { day: task.done, ..AnswerCell::plain(TaskState::Done) }
            }
            Some(next) if self.as_of.is_some_and(|day| next.due >= day) && self.is_soon(next) => AnswerCell {
                state: TaskState::Soon,
                day: Some(next.due),
                ..AnswerCell::plain(TaskState::Soon)
            },
            Some(next) if self.as_of.is_none_or(|day| next.due >= day) => {
                AnswerCell { day: Some(next.due), ..AnswerCell::plain(TaskState::InTime) }
            }
            _ => AnswerCell::plain(TaskState::Open),
        }
    }

    /// A duty that no row answers.
    fn unanswered(&self, roadmap: RoadmapIdx, duty: NodeIdx) -> AnswerCell {
        let links = &self.part.graph.links;
        let Some(own) = self.part.roadmap(roadmap) else { return AnswerCell::plain(TaskState::Unread) };
        let found = |duty: NodeIdx| {
            let (plan, row) = self.part.graph.row(&self.part.checked.workspace, duty)?;
            let name = format!("{}/{}", &*plan.id, &*plan.measures.entry(row)?.id);
            self.part
                .judged_of(own.file, &name)
                .iter()
                .copied()
                .find(|at| self.state(*at) == Some(TaskState::NoMeasure))
        };
        // What is to carry it out between may be missing too, and is told in its place.
        let through = || {
            let all = &self.part.graph.gaps;
            let start = all.partition_point(|gap| gap.roadmap < roadmap);
            let own = all.iter().skip(start).take_while(|gap| gap.roadmap == roadmap);
            let gaps = own.map(|gap| gap.duty);
            let mut carrying =
                gaps.filter(|at| links.from(*at, LinkKind::Implements).any(|(upper, _)| upper == duty));
            carrying.find_map(found)
        };
        match found(duty).or_else(through) {
            Some(at) => AnswerCell {
                passed_over: self.part.judged.get(at).and_then(|one| one.passed_over.clone()),
                judged: vec![at],
                ..AnswerCell::plain(TaskState::NoMeasure)
            },
            None if self.is_asked(roadmap, duty) => AnswerCell::plain(TaskState::Unread),
            None => AnswerCell::plain(TaskState::NotAsked),
        }
    }

    /// Whether the plan of a roadmap must carry a duty out.
    fn is_asked(&self, roadmap: RoadmapIdx, duty: NodeIdx) -> bool {
        let period = self.part.times.roadmaps.get(roadmap.at()).and_then(|table| table.period);
        self.part.graph.is_asked(duty, period)
    }

    /// A duty that rows answer.
    fn answered(&self, roadmap: RoadmapIdx, rows: &[NodeIdx]) -> AnswerCell {
        let mut judged: Vec<(usize, NodeIdx)> = Vec::new();
        for row in rows {
            judged.extend(self.found(roadmap, *row).into_iter().map(|at| (at, *row)));
        }
        // Of what is reported the worst tells the state; what is passed over only where nothing else is bad.
        let rank = |(at, _): &(usize, NodeIdx)| {
            let passed_over = self.part.judged.get(*at).is_some_and(|one| one.passed_over.is_some());
            (passed_over, self.state(*at))
        };
        judged.sort_by_key(rank);
        let Some((worst, row)) = judged.first().copied() else { return self.plain(rows) };
        let Some((state, one)) = self.state(worst).zip(self.part.judged.get(worst)) else {
            return self.plain(rows);
        };
        let days = one.finding.data().get("days").and_then(|value| value.as_u64());
        let plain = self.plain(&[row]);
        AnswerCell {
            state,
            passed_over: one.passed_over.clone(),
            days,
            judged: judged.into_iter().map(|(at, _)| at).collect(),
            ..plain
        }
    }

    fn state(&self, at: usize) -> Option<TaskState> {
        self.part.judged.get(at).and_then(|one| TaskState::of(&one.finding))
    }

    /// The places of what was found of a row and its parts.
    fn found(&self, roadmap: RoadmapIdx, row: NodeIdx) -> Vec<usize> {
        let Some((own, place)) = self.part.graph.row(&self.part.checked.workspace, row) else {
            return Vec::new();
        };
        let links = &self.part.graph.links;
        let mut found = Vec::new();
        let mut front: Vec<Row<'_>> = vec![own.row(place)];
        while let Some(row) = front.pop() {
            let node = links.row(roadmap, row.place);
            let is_told = |at: &&usize| self.state(**at).is_some_and(|state| state != TaskState::NoMeasure);
            if self.part.task(node).is_some() {
                found.extend(self.part.judged_of(own.file, &row.measure.id).iter().filter(is_told));
            }
            front.extend(row.parts());
        }
        found
    }

    /// The cell of rows of which nothing was found: the one that is least far tells the state.
    fn plain(&self, rows: &[NodeIdx]) -> AnswerCell {
        let cells = rows.iter().filter_map(|row| Some(self.of_task(*row, self.part.task(*row)?)));
        cells.min_by_key(|cell| cell.state).unwrap_or(AnswerCell::plain(TaskState::Unread))
    }

    fn of_task(&self, row: NodeIdx, task: &Task) -> AnswerCell {
        let done = task.times.iter().filter(|time| time.done.is_some()).count();
        let recurs = task.times.len() > 1;
        let cell = AnswerCell {
            row: Some(row),
            done: recurs.then_some((done, task.times.len())),
            ..AnswerCell::plain(TaskState::Open)
        };
        if task.times.is_empty() || done == task.times.len() {
            let state = if task.done.is_some() { TaskState::Done } else { TaskState::Open };
            return AnswerCell { state, day: task.done, ..cell };
        }
        match task.next(self.as_of) {
            Some(next) if self.is_soon(next) => {
                AnswerCell { state: TaskState::Soon, day: Some(next.due), ..cell }
            }
            Some(next) => AnswerCell { state: TaskState::InTime, day: Some(next.due), ..cell },
            None => cell,
        }
    }

    /// Whether a time lies within [`SOON`] days of the day of judgement.
    fn is_soon(&self, time: DutyTime) -> bool {
        let last = self.as_of.and_then(|day| day.checked_add_days(Days::new(SOON)));
        last.is_some_and(|last| time.due <= last)
    }
}
