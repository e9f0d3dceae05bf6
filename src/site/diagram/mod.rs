//! The measures of a workspace as a diagram: roadmaps side by side by level, their measures with deadlines, and arrows to
//! what each carries out and waits for. Each form of it is a file.

mod dot;
mod lines;
mod mermaid;
mod svg;

use std::collections::HashMap;

use super::duties::{Duty, Exported};
use super::found::found;
use crate::base::{FileId, Finding, Idx, Lang, NodeIdx, RoadmapIdx, Severity, numeric_date, visible_line};
use crate::graph::{Hierarchy, LinkKind, Links};
use crate::model::Roadmap;
use crate::report::Checked;
use crate::workspace::Workspace;

pub use dot::dot;
pub use mermaid::mermaid;
pub use svg::svg;

/// A diagram.
#[derive(Clone, Debug, Default)]
pub struct Diagram {
    /// The roadmaps, in the order of files.
    pub groups: Vec<DiagramGroup>,
    /// The arrows, in the order of what they start from.
    pub arrows: Vec<DiagramEdge>,
}

/// A roadmap with its measures.
#[derive(Clone, Debug, Default)]
pub struct DiagramGroup {
    /// Whose roadmap it is.
    pub name: String,
    /// How many levels of the diagram are above it.
    pub column: usize,
    /// Its measures, and the clauses that have a deadline.
    pub nodes: Vec<DiagramNode>,
}

/// A measure, or a clause with a deadline.
#[derive(Clone, Debug, Default)]
pub struct DiagramNode {
    /// Its number in the diagram, from 1.
    pub number: usize,
    /// «п. 1.2»; empty where it has no number.
    pub place: String,
    /// What is to be done.
    pub title: String,
    /// By when, and whether it is done.
    pub when: String,
    /// Whether an error is found at it.
    pub faulty: bool,
}

/// A link between two nodes, from the one that states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DiagramEdge {
    /// The number of the node that states it.
    pub from: usize,
    /// The number of the other.
    pub to: usize,
    /// What it says.
    pub kind: ArrowKind,
}

/// What an arrow says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArrowKind {
    /// Carries out.
    Implements,
    /// Waits for.
    After,
    /// This clause is that measure.
    Is,
}

/// The arrows that are drawn, by the link that each stands for.
static ARROWS: [(LinkKind, ArrowKind); 3] = [
    (LinkKind::Implements, ArrowKind::Implements),
    (LinkKind::After, ArrowKind::After),
    (LinkKind::Is, ArrowKind::Is),
];

impl ArrowKind {
    /// What it says in a word.
    pub fn word(self, lang: Lang) -> &'static str {
        match self {
            ArrowKind::Implements => lang.pick("исполняет", "implements"),
            ArrowKind::After => lang.pick("после", "after"),
            ArrowKind::Is => lang.pick("то же, что", "same as"),
        }
    }
}

impl Diagram {
    /// The diagram of workspaces: their duties, and what was found in them. Arrows to what is not among the duties are
    /// left out.
    pub fn of(parts: &[Exported<'_>], lang: Lang) -> Self {
        let mut diagram = Diagram::default();
        let mut next = 1;
        parts.iter().for_each(|part| diagram.add(part, &mut next, lang));
        diagram.close_gaps();
        diagram
    }

    fn add(&mut self, part: &Exported<'_>, next: &mut usize, lang: Lang) {
        let Exported { checked: Checked { workspace, findings, .. }, duties } = *part;
        let links = Links::new(workspace, &mut Hierarchy::default());
        let roadmaps = workspace.roadmaps.iter().enumerate();
        let roadmaps: HashMap<FileId, RoadmapIdx> =
            roadmaps.map(|(at, roadmap)| (roadmap.file, RoadmapIdx::new(at))).collect();
        let mut places: Vec<(NodeIdx, usize)> = Vec::new();
        let mut last = None;
        for (duty, found) in duties.all.iter().zip(found(duties, findings)) {
            let Some(&roadmap) = roadmaps.get(&duty.roadmap.file) else { continue };
            if last != Some(roadmap) {
                self.groups.push(group(workspace, duty.roadmap));
                last = Some(roadmap);
            }
            if let Some(group) = self.groups.last_mut() {
                group.nodes.push(node(duty, *next, &found, lang));
            }
            places.extend(place(&links, roadmap, duty).map(|place| (place, *next)));
            *next += 1;
        }
        let numbers: HashMap<NodeIdx, usize> = places.iter().copied().collect();
        for (place, from) in places {
            for (link, kind) in ARROWS {
                let ends = links.from(place, link).filter_map(|(to, _)| numbers.get(&to));
                self.arrows.extend(ends.map(|&to| DiagramEdge { from, to, kind }));
            }
        }
        self.arrows.sort_by_key(|arrow| (arrow.from, arrow.to));
    }

    /// Numbers the columns through, where a level has no roadmap.
    fn close_gaps(&mut self) {
        let mut used: Vec<usize> = self.groups.iter().map(|group| group.column).collect();
        used.sort_unstable();
        used.dedup();
        for group in &mut self.groups {
            group.column = used.partition_point(|column| *column < group.column);
        }
    }
}

/// The place of a duty in the graph.
fn place(links: &Links, roadmap: RoadmapIdx, duty: &Duty<'_>) -> Option<NodeIdx> {
    let row = duty.row.map(|row| links.row(roadmap, row));
    row.or_else(|| duty.clause.map(|clause| links.clause(roadmap, clause)))
}

/// A roadmap without its measures. A level that the workspace does not have stands behind all others.
fn group(workspace: &Workspace, roadmap: &Roadmap) -> DiagramGroup {
    let id = visible_line(&roadmap.id).into_owned();
    let name = match &roadmap.territory {
        Some(territory) => format!("{} ({id})", visible_line(territory)),
        None => id,
    };
    let column = workspace.config.depth(&roadmap.level).unwrap_or(workspace.config.levels.len());
    DiagramGroup { name, column, nodes: Vec::new() }
}

fn node(duty: &Duty<'_>, number: usize, found: &[&Finding], lang: Lang) -> DiagramNode {
    DiagramNode {
        number,
        place: duty.numbered(lang).unwrap_or_default(),
        title: visible_line(&duty.title).into_owned(),
        when: when(duty, lang),
        faulty: found.iter().any(|finding| finding.severity == Severity::Error),
    }
}

/// The deadline as it is worded, and the day on which the last of it was done, where all is.
fn when(duty: &Duty<'_>, lang: Lang) -> String {
    let wording = visible_line(&duty.wording);
    let all = duty.times.iter().map(|time| time.done).collect::<Option<Vec<_>>>();
    let done = all.and_then(|days| days.into_iter().max()).or(duty.done.filter(|_| duty.times.is_empty()));
    match done {
        Some(day) => {
            let day = numeric_date(day, lang);
            format!("{wording} ✔ {day}").trim_start().to_owned()
        }
        None => wording.into_owned(),
    }
}
