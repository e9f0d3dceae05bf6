//! A workspace with all that pages show of it: what was found, what follows from the times, what is to be done.

use std::path::Path;

use arcstr::ArcStr;
use chrono::NaiveDate;
use foldhash::{HashMap, HashSet};

use super::duties::Duties;
use super::home::TerritoryHomes;
use super::passed_over::{AnsweringFinding, judged};
use super::state::TaskState;
use super::status::Overview;
use super::task::Task;
use crate::base::{FileId, Finding, Idx, NodeIdx, Place, RoadmapIdx, RowIdx};
use crate::deadline::{Calendar, Times};
use crate::graph::Graph;
use crate::model::Roadmap;
use crate::report::Checked;
use crate::rules::{self, Context};
use crate::world::{Below, World};

/// A workspace that was checked.
pub struct SitePart {
    /// What was found.
    pub checked: Checked,
    /// Where each roadmap is counted.
    pub homes: TerritoryHomes,
    /// The times.
    pub times: Times,
    /// What follows from them.
    pub graph: Graph,
    /// The days worked.
    pub calendar: Calendar,
    /// Everything found that says how roadmaps answer each other, passed over or not.
    pub judged: Vec<AnsweringFinding>,
    /// What is to be done.
    pub tasks: Vec<Task>,
    /// What is counted of it.
    pub overview: Overview,
    /// The places in `judged` by file and measure.
    by_measure: HashMap<(FileId, ArcStr), Vec<usize>>,
    /// The places in `judged` by where the finding stands.
    by_place: HashMap<Place, Vec<usize>>,
    /// The task of each row.
    task_of: HashMap<(RoadmapIdx, RowIdx), usize>,
    /// The first task of each id.
    task_named: HashMap<(RoadmapIdx, String), usize>,
    /// The roadmap of each file.
    by_file: HashMap<FileId, RoadmapIdx>,
    asked: HashSet<FileId>,
}

impl SitePart {
    /// Gathers what pages show of a workspace.
    pub fn of(checked: Checked, world: &dyn World, as_of: Option<NaiveDate>) -> Self {
        let workspace = &checked.workspace;
        let calendar = checked.calendar(world);
        let mut times = Times::read(workspace, &calendar);
        let graph = Graph::build(workspace, &times, &calendar);
        graph.settle(&mut times);
        let asked: HashSet<FileId> = checked.files.iter().copied().collect();
        let below = Below::new(world, &workspace.root);
        let told: Vec<&rules::Rule> =
            rules::all().filter(|rule| TaskState::of_rule(rule.code).is_some()).collect();
        let (judged, (overview, tasks)) = rayon::join(
            || {
                let context = Context::new(&below, workspace, (&times, &graph), &calendar, as_of, &asked);
                let found = rules::found(&context, &told);
                judged(workspace, found, &checked.findings)
            },
            || {
                let duties = Duties::of(workspace, &times, None);
                let own = (workspace, &checked.files[..], &checked.findings[..], &duties);
                (Overview::of([own], as_of), Task::all(duties))
            },
        );
        let mut by_measure: HashMap<(FileId, ArcStr), Vec<usize>> = HashMap::default();
        let mut by_place: HashMap<Place, Vec<usize>> = HashMap::default();
        for (one, at) in judged.iter().zip(0..) {
            let measure = one.finding.measure.clone().unwrap_or_default();
            by_measure.entry((one.finding.place.file, measure)).or_default().push(at);
            by_place.entry(one.finding.place).or_default().push(at);
        }
        let task_of = tasks.iter().zip(0..).filter_map(|(task, at)| Some(((task.roadmap, task.row?), at)));
        let task_of = task_of.collect();
        let mut task_named = HashMap::default();
        for (task, at) in tasks.iter().zip(0..).filter(|(task, _)| task.row.is_some()) {
            task_named.entry((task.roadmap, task.id.clone())).or_insert(at);
        }
        let homes = TerritoryHomes::of(workspace);
        let places = (0..).map(RoadmapIdx::new);
        let by_file = workspace.roadmaps.iter().zip(places).map(|(roadmap, at)| (roadmap.file, at)).collect();
        SitePart {
            homes,
            times,
            graph,
            calendar,
            judged,
            tasks,
            overview,
            by_measure,
            by_place,
            task_of,
            task_named,
            by_file,
            asked,
            checked,
        }
    }

    /// The roadmap of a place.
    pub fn roadmap(&self, at: RoadmapIdx) -> Option<&Roadmap> {
        self.checked.workspace.roadmaps.get(at.at()).map(|roadmap| &**roadmap)
    }

    /// The roadmaps that were asked for, with their places.
    pub fn asked(&self) -> impl Iterator<Item = (RoadmapIdx, &Roadmap)> {
        let all = self.checked.workspace.roadmaps.iter().zip((0..).map(RoadmapIdx::new));
        all.filter(|(roadmap, _)| self.is_asked(roadmap.file)).map(|(roadmap, at)| (at, &**roadmap))
    }

    /// The roadmap of a file.
    pub fn roadmap_at(&self, file: FileId) -> Option<RoadmapIdx> {
        self.by_file.get(&file).copied()
    }

    /// The name of a file, from the root of the workspace: the same wherever the program runs.
    pub fn file_name(&self, file: FileId) -> String {
        let workspace = &self.checked.workspace;
        let path = workspace.file(file).map_or(Path::new(""), |file| &file.source.path);
        let below = path.strip_prefix(&workspace.root).unwrap_or(path);
        below.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
    }

    /// Whether a file was asked for.
    pub fn is_asked(&self, file: FileId) -> bool {
        self.asked.contains(&file)
    }

    /// Whether the file of a roadmap was asked for.
    pub fn asks(&self, at: RoadmapIdx) -> bool {
        self.roadmap(at).is_some_and(|roadmap| self.is_asked(roadmap.file))
    }

    /// The tasks of a roadmap.
    pub fn tasks_of(&self, roadmap: RoadmapIdx) -> impl Iterator<Item = &Task> {
        let start = self.tasks.partition_point(|task| task.roadmap < roadmap);
        self.tasks.iter().skip(start).take_while(move |task| task.roadmap == roadmap)
    }

    /// The task of a row.
    pub fn task(&self, node: NodeIdx) -> Option<&Task> {
        let at = self.task_of.get(&self.graph.row_of(node)?)?;
        self.tasks.get(*at)
    }

    /// The task of a row by its id.
    pub(super) fn task_named(&self, roadmap: RoadmapIdx, id: &str) -> Option<&Task> {
        let at = self.task_named.get(&(roadmap, id.to_owned()))?;
        self.tasks.get(*at)
    }

    /// What says that a task is overdue, passed over or not.
    pub(super) fn overdue(&self, task: &Task) -> Option<&AnsweringFinding> {
        let file = self.roadmap(task.roadmap).filter(|_| task.row.is_some()).map(|roadmap| roadmap.file)?;
        let mut judged = self.judged_of(file, &task.id).iter().filter_map(|at| self.judged.get(*at));
        judged.find(|one| TaskState::of(&one.finding) == Some(TaskState::Overdue))
    }

    /// What is judged of a file, with its places.
    pub(super) fn judged_in(&self, file: FileId) -> impl Iterator<Item = (usize, &AnsweringFinding)> {
        let start = self.judged.partition_point(|one| one.finding.place.file < file);
        let own = self.judged.iter().enumerate().skip(start);
        own.take_while(move |(_, one)| one.finding.place.file == file)
    }

    /// The place of what is judged as a finding that is reported.
    pub(super) fn judged_at(&self, finding: &Finding) -> Option<usize> {
        let is_same = |at: &&usize| {
            self.judged.get(**at).is_some_and(|AnsweringFinding { finding: one, passed_over, .. }| {
                passed_over.is_none() && one.rule == finding.rule && one.measure == finding.measure
            })
        };
        self.judged_on(finding.place).iter().find(is_same).copied()
    }

    /// The places of what is judged where a finding stands.
    pub(super) fn judged_on(&self, place: Place) -> &[usize] {
        self.by_place.get(&place).map_or(&[], Vec::as_slice)
    }

    /// The places of what is judged of a measure, by its file and the name that findings give it.
    pub(super) fn judged_of(&self, file: FileId, measure: &str) -> &[usize] {
        self.by_measure.get(&(file, ArcStr::from(measure))).map_or(&[], Vec::as_slice)
    }
}
