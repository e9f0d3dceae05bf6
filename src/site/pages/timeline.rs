//! «Лента сроков»: the measures of a plan, and of those above it, as bars over their days.

mod axis;
mod bars;
mod story;

use chrono::Datelike;
use serde::Serialize;

use super::address::{anchor, is_plain};
use super::frame::Link;
use super::words::word;
use super::{Press, dates};
use crate::base::{Idx, NodeIdx, RoadmapIdx, say};
use crate::graph::LinkKind;
use crate::site::answers::Judge;
use crate::site::home::territory;
use crate::site::part::Part;
use crate::site::state::State;
use crate::site::task::Task;
use axis::{Axis, Span};
use bars::{Bar, Bound};
use story::Story;

/// Up to how many times of a measure are told one by one; of more their number and the next.
const TOLD: usize = 4;

/// The timeline of a plan.
#[derive(Serialize)]
pub(super) struct Timeline {
    /// The plans above it, the uppermost first.
    line: Vec<Link>,
    order: String,
    unmarked: bool,
    axis: Axis,
    groups: Vec<Group>,
    stories: Vec<Story>,
}

/// The measures of a plan.
#[derive(Serialize)]
struct Group {
    name: String,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    /// Its place on the page; empty for a row of another plan, and for one that cannot be led to.
    id: String,
    number: String,
    title: Link,
    whens: Vec<String>,
    mark: String,
    class: &'static str,
    bounds: Vec<Bound>,
    bars: Vec<Bar>,
    waits: Vec<Link>,
}

impl Press<'_> {
    /// The page of a plan.
    pub(super) fn timeline(&self, number: usize, at: RoadmapIdx) -> (String, Option<Timeline>) {
        let lang = self.site.lang;
        let title = word("timeline", lang).to_owned();
        let found = self.part(number).and_then(|part| Some((part, part.roadmap(at)?)));
        let Some((part, roadmap)) = found else { return (title, None) };
        let above: Vec<RoadmapIdx> = part.graph.hierarchy.above(at).collect();
        let link = |at: &RoadmapIdx| Link {
            href: self.site.addresses.timeline(number, *at),
            text: part.roadmap(*at).map(territory).unwrap_or_default().to_owned(),
        };
        // The rows of the plans above stand on the page of a plan that has some below; that of an organisation names them.
        let lowest = part.checked.workspace.config.levels.last().map(String::as_str) == Some(&roadmap.level);
        let shown: Vec<RoadmapIdx> =
            above.iter().rev().filter(|_| !lowest).copied().chain(std::iter::once(at)).collect();
        let drawer = Drawer { press: self, number, part, span: self.span(part, &shown), own: at };
        let page = Timeline {
            line: above.iter().rev().map(link).collect(),
            order: self.site.addresses.roadmap(number, at),
            unmarked: roadmap.measures().all(|measure| measure.done.is_empty()),
            axis: Axis::of(&drawer.span, self.site.as_of, lang),
            groups: shown.iter().map(|at| drawer.group(*at)).collect(),
            stories: self.stories(number, part, roadmap.file),
        };
        (format!("{title}: {}", territory(roadmap)), Some(page))
    }

    /// The days that the page shows: the periods of the plans, and every day on it.
    fn span(&self, part: &Part, shown: &[RoadmapIdx]) -> Span {
        let periods = shown.iter().filter_map(|at| part.times.roadmaps.get(at.at())?.period);
        let tasks =
            shown.last().into_iter().flat_map(|own| part.tasks_of(*own)).filter(|task| task.row.is_some());
        let days =
            tasks.flat_map(|task| &task.times).flat_map(|time| [time.opens.unwrap_or(time.due), time.due]);
        let periods = periods.flat_map(|period| [period.first, period.last]);
        Span::of(periods.chain(days).chain(self.site.as_of))
    }
}

/// Draws the rows of a page.
struct Drawer<'p, 's> {
    press: &'p Press<'s>,
    number: usize,
    part: &'p Part,
    span: Span,
    own: RoadmapIdx,
}

impl Drawer<'_, '_> {
    fn group(&self, at: RoadmapIdx) -> Group {
        let rows = self.part.graph.links.rows_of(at);
        Group {
            name: self.part.roadmap(at).map(territory).unwrap_or_default().to_owned(),
            rows: rows.filter_map(|node| self.row(at, node, self.part.task(node)?)).collect(),
        }
    }

    fn row(&self, at: RoadmapIdx, node: NodeIdx, task: &Task) -> Option<Row> {
        let judge = Judge { part: self.part, as_of: self.press.site.as_of };
        let cell = judge.row(at, node);
        let addresses = &self.press.site.addresses;
        let links = &self.part.graph.links;
        let uppers = links.from(node, LinkKind::Implements).filter_map(|(upper, _)| self.part.task(upper));
        let year = cell.day.map(|day| day.year()).unwrap_or_default();
        Some(Row {
            id: if at == self.own && is_plain(&task.id) { anchor(&task.id) } else { String::new() },
            number: task.number.clone(),
            title: Link { href: addresses.row(self.number, at, &task.id), text: task.title.clone() },
            whens: self.whens(task),
            // What is due later says no more than its days do.
            mark: match cell.state {
                State::InTime | State::Open => String::new(),
                _ => self.press.cell_text(&cell, year),
            },
            class: if cell.passed_over.is_some() { "accepted" } else { cell.state.look().class },
            bounds: bars::bounds(uppers, task, &self.span),
            bars: bars::bars(task, self.press.site.as_of.filter(|_| self.part.is_overdue(task)), &self.span),
            waits: links.from(node, LinkKind::After).filter_map(|(first, _)| self.waited(first)).collect(),
        })
    }

    /// What a row waits for: on this page where it stands here, else on the timeline of its plan.
    fn waited(&self, node: NodeIdx) -> Option<Link> {
        let task = self.part.task(node)?;
        let number = &task.number;
        if task.roadmap == self.own && is_plain(&task.id) {
            let lang = self.press.site.lang;
            return Some(Link {
                href: format!("#{}", anchor(&task.id)),
                text: say!(lang, "п.\u{a0}{number}", "no.\u{a0}{number}"),
            });
        }
        let text = self.press.numbered(self.number, task.roadmap, number);
        Some(Link { href: self.press.site.addresses.row(self.number, task.roadmap, &task.id), text })
    }

    /// The times in words; of many their number and the one that is next.
    fn whens(&self, task: &Task) -> Vec<String> {
        let lang = self.press.site.lang;
        let when = |time: &crate::site::duties::DutyTime| dates::when(*time, lang);
        match task.times.len() {
            0 if task.wording.is_empty() => vec![word("undated", lang).to_owned()],
            0 => vec![task.wording.clone()],
            1..=TOLD => task.times.iter().map(when).collect(),
            count => {
                let next = task.next(self.press.site.as_of).or_else(|| task.times.last().copied());
                let next = next.as_ref().map(when).unwrap_or_default();
                vec![
                    task.wording.clone(),
                    say!(lang, "сроков: {count}, из них {next}", "times: {count}, of them {next}"),
                ]
            }
        }
    }
}
