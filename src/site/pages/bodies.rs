//! «Исполнители»: who must do something, and all that each must do, on all levels; printed it is a reminder.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::PageContext;
use super::dates;
use super::frame::PageLink;
use super::listed::{ListedLine, TaskRow};
use super::timeline::{Axis, DaySpan};
use super::words::word;
use crate::base::{NodeIdx, RoadmapIdx};
use crate::site::answers::{AnswerCell, Judge, natural};
use crate::site::part::SitePart;
use crate::site::state::TaskState;
use crate::site::task::Task;

/// From how many lines on the tasks of a body are told by roadmap: more no page bears, and nobody reads.
const MOST: usize = 3000;
/// From how many tasks on they are, however many are alike.
const MOST_TASKS: usize = 30_000;

/// Who must do something.
#[derive(Serialize)]
pub(super) struct Bodies {
    rows: Vec<BodyView>,
}

#[derive(Serialize)]
struct BodyView {
    link: PageLink,
    tasks: usize,
    overdue: usize,
    soon: usize,
    done: usize,
}

/// All that a body must do.
#[derive(Serialize)]
pub(super) struct BodyPage {
    /// «Напоминание о сроках исполнения».
    about: String,
    /// The plan that asks for everything, where one does.
    basis: Option<PageLink>,
    /// None where all bars stand in the order of the one plan.
    axis: Option<Axis>,
    /// Where they stand then.
    bars: String,
    lists: Vec<BodyList>,
    /// Whether of some only the territories are printed.
    lots: bool,
    /// The roadmaps that ask, where their tasks are too many for one page.
    roadmaps: Vec<PageLink>,
}

#[derive(Serialize)]
struct BodyList {
    title: &'static str,
    /// How many tasks there are.
    count: usize,
    lines: Vec<ListedLine>,
}

/// A task with how it stands.
struct TaskStanding<'s> {
    part: usize,
    task: &'s Task,
    cell: AnswerCell,
    /// Whether it is found overdue, passed over or not.
    late: bool,
    /// Whether its day has passed without a mark.
    past: bool,
}

impl TaskStanding<'_> {
    /// Whether it is overdue, whatever else its cell says, and whoever has accepted that.
    fn is_overdue(&self) -> bool {
        self.cell.state == TaskState::Overdue || self.late && !is_done(&self.cell)
    }

    /// Whether nothing says that it is done or overdue.
    fn is_open(&self) -> bool {
        !is_done(&self.cell) && !self.is_overdue()
    }

    /// What the rows of a list are ordered by: the day that comes first.
    fn day(&self, as_of: Option<NaiveDate>) -> Option<NaiveDate> {
        let from = if self.is_overdue() { None } else { as_of };
        self.task.next(from).map(|time| time.due).or(self.cell.day)
    }
}

/// What stands in a list.
type TaskFilter = fn(&TaskStanding<'_>) -> bool;

/// The lists of a body's page: the title, and whether a task belongs to it.
static LISTS: [(&str, TaskFilter); 5] = [
    ("overdue", |one| one.is_overdue()),
    ("past", |one| one.is_open() && one.past),
    ("to_do", |one| one.is_open() && !one.past && one.task.next(None).is_some()),
    ("undated", |one| one.is_open() && one.task.next(None).is_none()),
    ("done", |one| is_done(&one.cell)),
];

/// A roadmap with how much it asks.
fn counted((link, count): (PageLink, usize)) -> PageLink {
    PageLink { text: format!("{}: {count}", link.text), ..link }
}

fn is_done(cell: &AnswerCell) -> bool {
    matches!(cell.state, TaskState::Done | TaskState::DoneLate | TaskState::Undocumented)
}

impl<'s> PageContext<'s> {
    /// The page of all bodies.
    pub(super) fn bodies(&self) -> (String, Bodies) {
        let mut rows: Vec<BodyView> =
            self.site.addresses.bodies().filter_map(|(name, _)| self.body_row(name)).collect();
        rows.sort_by_cached_key(|row| natural(&row.link.text));
        (word("bodies", self.site.lang).to_owned(), Bodies { rows })
    }

    fn body_row(&self, name: &str) -> Option<BodyView> {
        let tasks = self.site.addresses.tasks(name);
        let standing = tasks.iter().filter_map(|(part, task)| self.standing(*part, *task));
        let all: Vec<TaskStanding<'_>> = standing.collect();
        let count = |is: fn(&TaskStanding<'_>) -> bool| all.iter().filter(|one| is(one)).count();
        Some(BodyView {
            link: PageLink { href: self.site.addresses.body(name)?, text: name.to_owned() },
            tasks: all.len(),
            overdue: count(|one| one.is_overdue()),
            soon: count(|one| one.cell.state == TaskState::Soon && !one.is_overdue()),
            done: count(|one| is_done(&one.cell)),
        })
    }

    /// The page of a body.
    pub(super) fn body(&self, name: &str) -> (String, BodyPage) {
        let tasks = self.site.addresses.tasks(name);
        let standing = tasks.iter().filter_map(|(part, task)| self.standing(*part, *task));
        let mut standing: Vec<TaskStanding<'s>> = standing.collect();
        standing.sort_by_key(|one| one.day(self.site.as_of));
        let times = standing.iter().flat_map(|one| &one.task.times);
        let days = times.flat_map(|time| [time.opens.unwrap_or(time.due), time.due]);
        let span = DaySpan::of(days.chain(self.site.as_of));
        let lists = LISTS.iter().filter(|_| standing.len() <= MOST_TASKS).map(|(title, belongs)| {
            let own = standing.iter().filter(|one| belongs(one));
            let rows: Vec<TaskRow> = own.filter_map(|one| self.body_task(one, &span)).collect();
            BodyList { title: word(title, self.site.lang), count: rows.len(), lines: self.lines(rows) }
        });
        let mut lists: Vec<BodyList> = lists.filter(|list| list.count > 0).collect();
        let too_many = lists.is_empty() || lists.iter().map(|list| list.lines.len()).sum::<usize>() > MOST;
        if too_many {
            lists.clear();
        }
        let asking = self.asking(&standing);
        let own = self.bars_there(&standing);
        let page = BodyPage {
            about: word("reminder", self.site.lang).to_owned(),
            basis: match asking.as_slice() {
                [(link, _)] => Some(link.clone()),
                _ => None,
            },
            axis: own.is_none().then(|| Axis::of(&span, self.site.as_of, self.site.lang).narrow()),
            bars: own.unwrap_or_default(),
            lots: lists.iter().flat_map(|list| &list.lines).any(ListedLine::is_lots),
            lists,
            roadmaps: asking.into_iter().filter(|_| too_many).map(counted).collect(),
        };
        (name.to_owned(), page)
    }

    fn standing(&self, part: usize, task: usize) -> Option<TaskStanding<'s>> {
        let own: &'s SitePart = self.part(part)?;
        let task = own.tasks.get(task)?;
        let judge = Judge { part: own, as_of: self.site.as_of };
        let node: Option<NodeIdx> = task.row.map(|row| own.graph.links.row(task.roadmap, row));
        let cell = match node {
            Some(node) => judge.row(task.roadmap, node),
            None => judge.clause(task),
        };
        let late = own.overdue(task).is_some();
        Some(TaskStanding { part, task, cell, late, past: task.is_past(self.site.as_of) })
    }

    fn body_task(&self, one: &TaskStanding<'_>, span: &DaySpan) -> Option<TaskRow> {
        let TaskStanding { part, task, cell, .. } = one;
        let lang = self.site.lang;
        let year = one.day(self.site.as_of).map(|day| day.year()).unwrap_or_default();
        let from = if one.is_overdue() { None } else { self.site.as_of };
        let next = task.next(from).or_else(|| task.times.last().copied());
        let when = next.map_or_else(|| task.wording.clone(), |time| dates::when(time, lang));
        let class = if cell.passed_over.is_some() { "accepted" } else { cell.state.look().class };
        let mut row = self.row(*part, task, "")?;
        let is_plain = matches!(cell.state, TaskState::InTime | TaskState::Open);
        let mark = if is_plain { String::new() } else { self.cell_text(cell, year) };
        (row.when, row.mark, row.class) = (when, mark, class);
        row.lane = self.lane(self.part(*part)?, task, span).drawn();
        Some(row)
    }

    /// Where the bars of all tasks stand, where that is the order of one plan.
    fn bars_there(&self, standing: &[TaskStanding<'_>]) -> Option<String> {
        let first = standing.first().map(|one| (one.part, one.task.roadmap))?;
        let is_one = standing.iter().all(|one| (one.part, one.task.roadmap) == first);
        (is_one && !self.site.has_timeline(first.0, first.1))
            .then(|| self.site.timeline_address(first.0, first.1))
    }

    /// The roadmaps that ask something of a body, with how much.
    fn asking(&self, standing: &[TaskStanding<'_>]) -> Vec<(PageLink, usize)> {
        let mut counts = std::collections::BTreeMap::new();
        for one in standing {
            *counts.entry((one.part, one.task.roadmap)).or_insert(0_usize) += 1;
        }
        let link = |((part, at), count): ((usize, RoadmapIdx), usize)| {
            (
                PageLink { href: self.site.addresses.roadmap(part, at), text: self.numbered(part, at, "") },
                count,
            )
        };
        counts.into_iter().map(link).collect()
    }
}
