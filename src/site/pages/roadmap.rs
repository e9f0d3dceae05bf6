//! «Дорожная карта»: the order as it is printed, what was found at its rows, what is above and what rests on it.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

use serde::Serialize;

use super::frame::PageLink;
use super::order::{PrintedOrder, printed};
use super::timeline::{Axis, ContradictionTrace, DaySpan, is_unmarked};
use super::told::FindingView;
use super::words::word;
use super::{PageContext, dates};
use crate::base::{NodeIdx, RoadmapIdx, RowIdx, numeric_date, say};
use crate::document::on_screen;
use crate::graph::LinkKind;
use crate::model::{Roadmap, level_heading};
use crate::site::answers::natural;
use crate::site::home::called;
use crate::site::part::SitePart;
use crate::world::Below;

/// How many rows that rest on one are listed; of more their number is told, and where they are found.
const LISTED: usize = 12;

/// The page of a roadmap.
#[derive(Serialize)]
pub(super) struct RoadmapPage {
    about: String,
    file: String,
    /// The plans above it, the uppermost first.
    line: Vec<PageLink>,
    /// The matrices of those who answer it.
    answers: Vec<PageLink>,
    /// Its timeline; empty where the bars stand at the rows.
    timeline: String,
    /// The plan that all rows above belong to, where it is one: then they are told by their numbers.
    above: Option<PageLink>,
    axis: Axis,
    /// The contradictions, where no timeline tells them.
    stories: Vec<ContradictionTrace>,
    /// Whether it has no mark of what was done.
    unmarked: bool,
    /// Whether it was checked.
    asked: bool,
    /// What was found beside the table, each with its place on the page.
    beside: Vec<SideFinding>,
    printed: PrintedOrder,
}

/// A finding beside the table.
#[derive(Serialize)]
struct SideFinding {
    id: String,
    told: FindingView,
}

/// What is said at a row.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Notes {
    /// How it stands: «✔ исполнено 08.02.2024».
    pub mark: String,
    pub class: &'static str,
    pub told: Vec<FindingView>,
    pub above: Vec<PageLink>,
    pub below: Vec<PageLink>,
    pub waits: Vec<PageLink>,
    pub waited: Vec<PageLink>,
    /// Its bars.
    pub lane: String,
}

impl PageContext<'_> {
    /// The page of a roadmap.
    pub(super) fn roadmap(&self, number: usize, at: RoadmapIdx) -> (String, Option<RoadmapPage>) {
        let found = self.part(number).and_then(|part| Some((part, part.roadmap(at)?)));
        let Some((part, roadmap)) = found else { return (String::new(), None) };
        let span = self.span(part, at, &[at]);
        let above = above_all(part, at, roadmap);
        let (mut notes, beside) = self.notes(number, part, at, roadmap, (&span, above));
        say_once(&mut notes);
        let source = part.checked.workspace.file(roadmap.file).map(|file| &file.source);
        let folder = source.and_then(|source| source.path.parent()).unwrap_or(Path::new(""));
        let below = Below::new(self.world, &part.checked.workspace.root);
        let document = on_screen(roadmap, folder, &part.calendar, &below);
        let printed = printed(document, roadmap, &mut notes);
        let line: Vec<RoadmapIdx> = part.graph.hierarchy.above(at).collect();
        let link = |at: &RoadmapIdx| PageLink {
            href: self.site.addresses.roadmap(number, *at),
            text: part.roadmap(*at).map(called).unwrap_or_default().to_owned(),
        };
        let is_told = self.site.has_timeline(number, at);
        let page = RoadmapPage {
            about: [level_heading(&roadmap.level, self.site.lang), self.act(roadmap), self.period(part, at)]
                .join(" · "),
            file: part.file_name(roadmap.file),
            line: line.iter().rev().map(link).collect(),
            above: above.as_ref().map(link),
            answers: self.answers_of(number, at),
            timeline: if is_told { self.site.timeline_address(number, at) } else { String::new() },
            axis: Axis::of(&span, self.site.as_of, self.site.lang).narrow(),
            stories: if is_told { Vec::new() } else { self.stories(number, part, roadmap.file) },
            unmarked: is_unmarked(roadmap),
            asked: part.is_asked(roadmap.file),
            beside,
            printed,
        };
        (called(roadmap).to_owned(), Some(page))
    }

    fn answers_of(&self, number: usize, at: RoadmapIdx) -> Vec<PageLink> {
        let lang = self.site.lang;
        let own =
            self.site.answers.iter().enumerate().filter(|(_, (part, of))| *part == number && of.plan == at);
        let link = |(place, (_, answers)): (usize, &(usize, crate::site::Answers))| PageLink {
            href: self.site.answers_address(place),
            text: format!("{}: {}", word("to_answers", lang), level_heading(&answers.level, lang)),
        };
        own.map(link).collect()
    }

    /// What is said at each row, and what was found beside the table.
    fn notes(
        &self,
        number: usize,
        part: &SitePart,
        at: RoadmapIdx,
        roadmap: &Roadmap,
        (span, above): (&DaySpan, Option<RoadmapIdx>),
    ) -> (BTreeMap<RowIdx, Notes>, Vec<SideFinding>) {
        let mut notes: BTreeMap<RowIdx, Notes> = BTreeMap::new();
        for row in roadmap.rows() {
            let node = part.graph.links.row(at, row.place);
            notes.insert(row.place, self.linked(number, part, node, (span, above)));
        }
        let ids: HashMap<&str, RowIdx> =
            roadmap.rows().rev().map(|row| (&*row.measure.id.value as &str, row.place)).collect();
        let mut beside = Vec::new();
        for (place, judged, told) in self.of_file(number, roadmap.file) {
            let row = roadmap.row_at(place.span).map(|row| row.place);
            let measure =
                judged.and_then(|at| part.judged.get(at)).and_then(|one| one.finding.measure.clone());
            let row = row.or_else(|| measure.and_then(|id| ids.get(&*id).copied()));
            match row.and_then(|row| notes.get_mut(&row)) {
                Some(notes) => notes.told.push(told),
                None => {
                    let id = judged.map(|at| format!("f{at}")).unwrap_or_default();
                    beside.push(SideFinding { id, told });
                }
            }
        }
        (notes, beside)
    }

    /// What a row is linked with.
    fn linked(
        &self,
        number: usize,
        part: &SitePart,
        node: NodeIdx,
        (span, above): (&DaySpan, Option<RoadmapIdx>),
    ) -> Notes {
        let links = &part.graph.links;
        let (mark, class) = self.marked(part, node);
        let own = part.graph.row_of(node).map(|(at, _)| at);
        let link = |node: NodeIdx| self.row_link(number, part, own, node);
        let upper = |node: NodeIdx| self.row_link(number, part, above.or(own), node);
        let many = |nodes: Vec<NodeIdx>| {
            let count = nodes.len();
            let mut listed: Vec<PageLink> = nodes.into_iter().take(LISTED).filter_map(link).collect();
            listed.sort_by_cached_key(|link| natural(&link.text));
            if let Some(rest) = count.checked_sub(LISTED).filter(|rest| *rest > 0) {
                let text = say!(self.site.lang, "и ещё {rest}", "and {rest} more");
                listed.push(PageLink { href: String::new(), text });
            }
            listed
        };
        Notes {
            mark,
            class,
            told: Vec::new(),
            above: links.from(node, LinkKind::Implements).filter_map(|(node, _)| upper(node)).collect(),
            below: many(links.to(node, LinkKind::Implements).collect()),
            waits: links.from(node, LinkKind::After).filter_map(|(node, _)| link(node)).collect(),
            waited: many(links.to(node, LinkKind::After).collect()),
            lane: part.task(node).map(|task| self.lane(part, task, span).drawn()).unwrap_or_default(),
        }
    }

    /// How a row stands by itself: done, or due next.
    fn marked(&self, part: &SitePart, node: NodeIdx) -> (String, &'static str) {
        let lang = self.site.lang;
        let Some(task) = part.task(node) else { return (String::new(), "") };
        match (task.done, task.next(self.site.as_of)) {
            (Some(day), None) => {
                let day = numeric_date(day, lang);
                (say!(lang, "✔ исполнено {day}", "✔ done {day}"), "done")
            }
            _ => (String::new(), ""),
        }
    }

    /// «Приозёрская область, п. 1.2 – до 01.03.2024»; a row of the plan at hand by its number alone.
    fn row_link(
        &self,
        part_number: usize,
        part: &SitePart,
        own: Option<RoadmapIdx>,
        node: NodeIdx,
    ) -> Option<PageLink> {
        let task = part.task(node)?;
        let named = match (own == Some(task.roadmap), &task.number) {
            (true, number) => say!(self.site.lang, "п.\u{a0}{number}", "no.\u{a0}{number}"),
            (false, number) => self.numbered(part_number, task.roadmap, number),
        };
        let next = task.next(self.site.as_of).or_else(|| task.times.last().copied());
        let text = match next {
            Some(time) => format!("{named} – {}", dates::when(time, self.site.lang)),
            None => named,
        };
        Some(PageLink { href: self.site.addresses.row(part_number, task.roadmap, &task.id), text })
    }
}

/// The plan that all rows above those of a roadmap belong to, where it is one.
fn above_all(part: &SitePart, at: RoadmapIdx, roadmap: &Roadmap) -> Option<RoadmapIdx> {
    let links = &part.graph.links;
    let rows = roadmap.rows().map(|row| links.row(at, row.place));
    let mut uppers = rows.flat_map(|node| links.from(node, LinkKind::Implements));
    let mut plans = uppers.by_ref().filter_map(|(upper, _)| part.graph.row_of(upper)).map(|(plan, _)| plan);
    let first = plans.next()?;
    plans.all(|plan| plan == first).then_some(first)
}

/// What would be right is said at the first row that it is said of in the same words; the rule's page says it too.
fn say_once(notes: &mut BTreeMap<RowIdx, Notes>) {
    let mut said = HashSet::new();
    for told in notes.values_mut().flat_map(|notes| &mut notes.told) {
        if !said.insert((told.rule, told.help.clone())) {
            told.help = None;
        }
    }
}
