//! «Лента сроков»: the measures of a plan, and of those above it, as bars over their days.
//!
//! A plan that none rests on, of the lowest level, has no page of its own: its bars stand in its order, at the rows.

mod axis;
mod bars;
mod story;

use chrono::Datelike;
use serde::Serialize;

use super::PageContext;
use super::address::anchor;
use super::frame::PageLink;
use super::words::word;
use crate::base::{Idx, NodeIdx, RoadmapIdx, say};
use crate::graph::LinkKind;
use crate::model::{Roadmap, is_id};
use crate::site::answers::Judge;
use crate::site::home::called;
use crate::site::part::SitePart;
use crate::site::state::TaskState;
use crate::site::task::Task;

pub(super) use axis::{Axis, DaySpan};
pub(super) use story::ContradictionTrace;

/// Up to how many times of a measure are told one by one; of more their number and the next.
const TOLD: usize = 4;

/// The timeline of a plan.
#[derive(Serialize)]
pub(super) struct Timeline {
    /// The plans above it, the uppermost first.
    line: Vec<PageLink>,
    order: String,
    unmarked: bool,
    axis: Axis,
    groups: Vec<TimelineGroup>,
    stories: Vec<ContradictionTrace>,
}

/// The measures of a plan.
#[derive(Serialize)]
struct TimelineGroup {
    name: String,
    rows: Vec<TimelineRow>,
}

#[derive(Serialize)]
struct TimelineRow {
    /// Its place on the page; empty for one that cannot be led to.
    id: String,
    number: String,
    title: PageLink,
    whens: Vec<String>,
    mark: String,
    class: &'static str,
    /// Its bars.
    lane: String,
    above: Vec<PageLink>,
    waits: Vec<PageLink>,
}

impl PageContext<'_> {
    /// The page of a plan.
    pub(super) fn timeline(&self, number: usize, at: RoadmapIdx) -> (String, Option<Timeline>) {
        let lang = self.site.lang;
        let title = word("timeline", lang).to_owned();
        let found = self.part(number).and_then(|part| Some((part, part.roadmap(at)?)));
        let Some((part, roadmap)) = found else { return (title, None) };
        let above: Vec<RoadmapIdx> = part.graph.hierarchy.above(at).collect();
        let link = |at: &RoadmapIdx| PageLink {
            href: self.site.timeline_address(number, *at),
            text: part.roadmap(*at).map(called).unwrap_or_default().to_owned(),
        };
        let shown: Vec<RoadmapIdx> = above.iter().rev().copied().chain(std::iter::once(at)).collect();
        let span = self.span(part, at, &shown);
        let drawer = TimelineDrawer { press: self, number, part, shown: &shown, span, own: at };
        let page = Timeline {
            line: above.iter().rev().map(link).collect(),
            order: self.site.addresses.roadmap(number, at),
            unmarked: is_unmarked(roadmap),
            axis: Axis::of(&drawer.span, self.site.as_of, lang),
            groups: shown.iter().map(|at| drawer.group(*at)).collect(),
            stories: self.stories(number, part, roadmap.file),
        };
        (format!("{title}: {}", called(roadmap)), Some(page))
    }

    /// The days that a plan shows: its period and those of the plans shown with it, and every day that is told.
    pub(super) fn span(&self, part: &SitePart, own: RoadmapIdx, shown: &[RoadmapIdx]) -> DaySpan {
        let periods = shown.iter().filter_map(|at| part.times.roadmaps.get(at.at())?.period);
        let tasks = part.tasks_of(own).filter(|task| task.row.is_some());
        let days =
            tasks.flat_map(|task| &task.times).flat_map(|time| [time.opens.unwrap_or(time.due), time.due]);
        let periods = periods.flat_map(|period| [period.first, period.last]);
        DaySpan::of(periods.chain(days).chain(self.site.as_of))
    }
}

/// Whether nothing of a plan is marked as done.
pub(super) fn is_unmarked(roadmap: &Roadmap) -> bool {
    roadmap.measures().all(|measure| measure.done.is_empty())
}

/// Draws the rows of a page.
struct TimelineDrawer<'p, 's> {
    press: &'p PageContext<'s>,
    number: usize,
    part: &'p SitePart,
    /// The plans that stand on the page.
    shown: &'p [RoadmapIdx],
    span: DaySpan,
    own: RoadmapIdx,
}

impl TimelineDrawer<'_, '_> {
    fn group(&self, at: RoadmapIdx) -> TimelineGroup {
        let rows = self.part.graph.links.rows_of(at);
        TimelineGroup {
            name: self.part.roadmap(at).map(called).unwrap_or_default().to_owned(),
            rows: rows.filter_map(|node| self.row(at, node, self.part.task(node)?)).collect(),
        }
    }

    fn row(&self, at: RoadmapIdx, node: NodeIdx, task: &Task) -> Option<TimelineRow> {
        let judge = Judge { part: self.part, as_of: self.press.site.as_of };
        let cell = judge.row(at, node);
        let addresses = &self.press.site.addresses;
        let links = &self.part.graph.links;
        let year = cell.day.map(|day| day.year()).unwrap_or_default();
        let linked = |kind| {
            links.from(node, kind).filter_map(|(other, _)| self.named(other)).collect::<Vec<PageLink>>()
        };
        Some(TimelineRow {
            id: self.place(task),
            number: task.number.clone(),
            title: PageLink { href: addresses.row(self.number, at, &task.id), text: task.title.clone() },
            whens: self.press.whens(task),
            // What is due later says no more than its days do.
            mark: match cell.state {
                TaskState::InTime | TaskState::Open => String::new(),
                _ => self.press.cell_text(&cell, year),
            },
            class: if cell.passed_over.is_some() { "accepted" } else { cell.state.look().class },
            lane: self.press.lane(self.part, task, &self.span).drawn(),
            above: linked(LinkKind::Implements),
            waits: linked(LinkKind::After),
        })
    }

    /// The place of a row on the page; empty where it has none.
    fn place(&self, task: &Task) -> String {
        match task.roadmap {
            _ if !is_id(&task.id) || !self.shown.contains(&task.roadmap) => String::new(),
            own if own == self.own => anchor(&task.id),
            other => format!("{}.{}", self.press.site.addresses.name(self.number, other), task.id),
        }
    }

    /// A row by its number: on this page where it stands here, else on the page of its roadmap.
    fn named(&self, node: NodeIdx) -> Option<PageLink> {
        let task = self.part.task(node)?;
        let (number, lang) = (&task.number, self.press.site.lang);
        let place = self.place(task);
        let href = match place.as_str() {
            "" => self.press.site.addresses.row(self.number, task.roadmap, &task.id),
            place => format!("#{place}"),
        };
        let text = match task.roadmap == self.own {
            true => say!(lang, "п.\u{a0}{number}", "no.\u{a0}{number}"),
            false => self.press.numbered(self.number, task.roadmap, number),
        };
        Some(PageLink { href, text })
    }
}
