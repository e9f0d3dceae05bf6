//! References resolved: who names whom, and which names are faulty.

use foldhash::{HashMap, HashSet, HashSetExt};
use std::ops::Range;

use petgraph::Direction;
use petgraph::graph::{DiGraph, EdgeIndex, NodeIndex};
use petgraph::visit::EdgeRef;
use rayon::prelude::*;

use super::cycle;
use super::hierarchy::Hierarchy;
use super::names::{IdTable, UnresolvedName};
use super::resolve::{Resolved, Resolver};
use crate::base::{ClauseIdx, Idx, IndexVec, NodeIdx, ReferenceIdx, RoadmapIdx, RowIdx};
use crate::workspace::Workspace;

/// What a link says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LinkKind {
    /// The roadmap above.
    Parent,
    /// Carries out.
    Implements,
    /// Waits for.
    After,
    /// This clause is that measure.
    Is,
    /// Is finished with the last of its parts, of which this is one. No reference in the file says so.
    Part,
}

/// A link from the entry that states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GraphLink {
    /// What it says.
    pub kind: LinkKind,
    /// Its place in the entry's list of such links.
    pub at: ReferenceIdx,
    /// Whether it is faulty, and so not to be used.
    pub faulty: bool,
}

/// What an entry of the workspace is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NodeKind {
    /// A row of a roadmap.
    Row(RoadmapIdx, RowIdx),
    /// A clause of a roadmap's order.
    Clause(RoadmapIdx, ClauseIdx),
    /// A roadmap.
    Roadmap(RoadmapIdx),
}

impl NodeKind {
    /// The roadmap that it is, or stands in.
    pub fn roadmap(self) -> RoadmapIdx {
        match self {
            NodeKind::Row(roadmap, _) | NodeKind::Clause(roadmap, _) | NodeKind::Roadmap(roadmap) => roadmap,
        }
    }
}

/// What is wrong with a reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReferenceFault {
    /// It names nothing.
    Unknown(UnresolvedName),
    /// It names the entry that it stands in.
    Itself,
    /// What it names is not above.
    Level(NodeIdx),
    /// It closes a loop: the entries of the shortest, from the first in file order, each naming the next.
    Loop(Vec<NodeIdx>),
}

/// A faulty reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultyReference {
    /// The entry that it stands in.
    pub from: NodeIdx,
    /// What it says.
    pub kind: LinkKind,
    /// Its place in the entry's list of such links.
    pub at: ReferenceIdx,
    /// What is wrong.
    pub wrong: ReferenceFault,
}

/// The graph of a workspace: measures, then clauses, then roadmaps are the nodes, references the edges.
pub struct Links {
    /// The graph.
    graph: DiGraph<NodeKind, GraphLink>,
    /// The faulty references, in the order of entries.
    pub faults: Vec<FaultyReference>,
    /// The first measure and the first clause of each roadmap, and what would come next.
    starts: IndexVec<RoadmapIdx, (NodeIdx, NodeIdx)>,
    /// The first roadmap.
    roadmaps: NodeIdx,
}

/// How many roadmaps one task takes at a time.
const CHUNK: usize = 64;

impl Links {
    /// Resolves every reference of a workspace, once.
    pub fn new(workspace: &Workspace, hierarchy: &mut Hierarchy) -> Self {
        let mut links = Links::nodes(workspace);
        let names = IdTable::new(workspace);
        let found: Vec<Resolved> = (workspace.roadmaps.par_chunks(CHUNK).enumerate())
            .map(|(chunk, roadmaps)| {
                let mut resolver = Resolver::new(&names, &links, roadmaps.len());
                for (roadmap, number) in roadmaps.iter().zip(chunk * CHUNK..) {
                    resolver.roadmap(RoadmapIdx::new(number), roadmap);
                }
                resolver.found
            })
            .collect();
        links.graph.reserve_exact_edges(found.iter().map(|(edges, _)| edges.len()).sum());
        for (edges, faults) in found {
            for (from, to, link) in edges {
                links.graph.add_edge(node(from), node(to), link);
            }
            links.faults.extend(faults);
        }
        hierarchy.follow(workspace, &mut links);
        links.judge_implements(hierarchy);
        links
    }

    /// A graph of nodes alone.
    pub(super) fn nodes(workspace: &Workspace) -> Self {
        let counts: Vec<(usize, usize)> = workspace
            .roadmaps
            .iter()
            .map(|roadmap| (roadmap.measures.len(), roadmap.clauses().count()))
            .collect();
        let measures: usize = counts.iter().map(|(measures, _)| measures).sum();
        let clauses: usize = counts.iter().map(|(_, clauses)| clauses).sum();
        let mut graph = DiGraph::with_capacity(measures + clauses + counts.len(), 0);
        let mut starts = IndexVec::new();
        let mut at = (0, measures);
        for &(measures, clauses) in &counts {
            starts.push((NodeIdx::new(at.0), NodeIdx::new(at.1)));
            at = (at.0 + measures, at.1 + clauses);
        }
        starts.push((NodeIdx::new(at.0), NodeIdx::new(at.1)));
        let numbered = || counts.iter().enumerate().map(|(at, counts)| (RoadmapIdx::new(at), counts));
        for (roadmap, (measures, _)) in numbered() {
            (0..*measures).for_each(|row| {
                graph.add_node(NodeKind::Row(roadmap, RowIdx::new(row)));
            });
        }
        for (roadmap, (_, clauses)) in numbered() {
            (0..*clauses).for_each(|clause| {
                graph.add_node(NodeKind::Clause(roadmap, ClauseIdx::new(clause)));
            });
        }
        for (roadmap, _) in numbered() {
            graph.add_node(NodeKind::Roadmap(roadmap));
        }
        Links { graph, faults: Vec::new(), starts, roadmaps: NodeIdx::new(measures + clauses) }
    }

    /// The node of a roadmap.
    pub fn roadmap(&self, roadmap: RoadmapIdx) -> NodeIdx {
        NodeIdx::new(self.roadmaps.at() + roadmap.at())
    }

    /// The node of a row.
    pub fn row(&self, roadmap: RoadmapIdx, row: RowIdx) -> NodeIdx {
        NodeIdx::new(self.starts[roadmap].0.at() + row.at())
    }

    /// The node of a clause.
    pub fn clause(&self, roadmap: RoadmapIdx, clause: ClauseIdx) -> NodeIdx {
        NodeIdx::new(self.starts[roadmap].1.at() + clause.at())
    }

    /// The node of the first row of a roadmap, or of the next roadmap that has rows.
    pub fn first_row(&self, roadmap: RoadmapIdx) -> NodeIdx {
        self.starts[roadmap].0
    }

    /// The node behind those of the rows of a roadmap.
    pub fn beyond_rows(&self, roadmap: RoadmapIdx) -> NodeIdx {
        self.starts[RoadmapIdx::new(roadmap.at() + 1)].0
    }

    /// The rows of a roadmap, in its order.
    pub fn rows_of(&self, roadmap: RoadmapIdx) -> impl DoubleEndedIterator<Item = NodeIdx> + use<> {
        (self.first_row(roadmap).at()..self.beyond_rows(roadmap).at()).map(NodeIdx::new)
    }

    /// The clauses of a roadmap, in its order.
    pub fn clauses_of(&self, roadmap: RoadmapIdx) -> impl Iterator<Item = NodeIdx> + use<> {
        let next = RoadmapIdx::new(roadmap.at() + 1);
        (self.starts[roadmap].1.at()..self.starts[next].1.at()).map(NodeIdx::new)
    }

    /// What a node is.
    pub fn kind(&self, at: NodeIdx) -> NodeKind {
        self.graph[node(at)]
    }

    /// The roadmap that an entry stands in.
    pub fn roadmap_of(&self, at: NodeIdx) -> RoadmapIdx {
        self.kind(at).roadmap()
    }

    /// The sound links of a kind that an entry states, in the order of the file.
    pub fn from(&self, from: NodeIdx, kind: LinkKind) -> impl Iterator<Item = (NodeIdx, ReferenceIdx)> + '_ {
        let edges = self.graph.edges_directed(node(from), Direction::Outgoing);
        let sound = edges.filter(move |edge| edge.weight().kind == kind && !edge.weight().faulty);
        sound.map(|edge| (counted(edge.target()), edge.weight().at))
    }

    /// The entries that state a sound link of a kind to one.
    pub fn to(&self, to: NodeIdx, kind: LinkKind) -> impl Iterator<Item = NodeIdx> + '_ {
        let edges = self.graph.edges_directed(node(to), Direction::Incoming);
        let sound = edges.filter(move |edge| edge.weight().kind == kind && !edge.weight().faulty);
        sound.map(|edge| counted(edge.source()))
    }

    /// Sets the sound links of a kind to an entry aside, as though they were not stated: which these are.
    pub(super) fn set_aside(&mut self, to: NodeIdx, kind: LinkKind) -> Vec<EdgeIndex> {
        let edges = self.graph.edges_directed(node(to), Direction::Incoming);
        let sound = edges.filter(|edge| edge.weight().kind == kind && !edge.weight().faulty);
        let sound: Vec<EdgeIndex> = sound.map(|edge| edge.id()).collect();
        self.mark(&sound, true);
        sound
    }

    /// Marks links as faulty or sound.
    pub(super) fn mark(&mut self, links: &[EdgeIndex], faulty: bool) {
        for link in links {
            if let Some(link) = self.graph.edge_weight_mut(*link) {
                link.faulty = faulty;
            }
        }
    }

    /// The links of a kind that an entry states, faulty ones too: to, its number.
    pub fn edges(&self, from: NodeIdx, kind: LinkKind) -> impl Iterator<Item = (NodeIdx, EdgeIndex)> + '_ {
        let edges = self.graph.edges_directed(node(from), Direction::Outgoing);
        let of_kind = edges.filter(move |edge| edge.weight().kind == kind);
        of_kind.map(|edge| (counted(edge.target()), edge.id()))
    }

    /// The position, in its list, of the link of a kind from one entry to another.
    pub fn position(&self, from: NodeIdx, to: NodeIdx, kind: LinkKind) -> Option<ReferenceIdx> {
        let edge = self.edges(from, kind).find(|(end, _)| *end == to)?.1;
        self.graph.edge_weight(edge).map(|link| link.at)
    }

    /// Every link of a kind, faulty ones too: from, to, its number.
    pub fn all(&self, kind: LinkKind) -> impl Iterator<Item = (NodeIdx, NodeIdx, EdgeIndex)> + '_ {
        let edges = self.graph.edge_references().filter(move |edge| edge.weight().kind == kind);
        edges.map(|edge| (counted(edge.source()), counted(edge.target()), edge.id()))
    }

    /// The faulty references that stand in a roadmap: those of its measures, its clauses, and its parent.
    pub fn faults_of(&self, roadmap: RoadmapIdx) -> impl Iterator<Item = &FaultyReference> {
        let next = RoadmapIdx::new(roadmap.at() + 1);
        let (rows, clauses) = self.starts[roadmap];
        let (beyond_rows, beyond_clauses) = self.starts[next];
        let ranges = [rows..beyond_rows, clauses..beyond_clauses, self.roadmap(roadmap)..self.roadmap(next)];
        let before = |at: NodeIdx| self.faults.partition_point(|fault| fault.from < at);
        let own = move |range: Range<NodeIdx>| self.faults.get(before(range.start)..before(range.end));
        ranges.into_iter().filter_map(own).flatten()
    }

    /// Marks a link as faulty, and notes why where that is to be told here.
    pub fn condemn(&mut self, edge: EdgeIndex, wrong: Option<ReferenceFault>) {
        let from = self.graph.edge_endpoints(edge).map(|(from, _)| counted(from));
        let (Some(from), Some(link)) = (from, self.graph.edge_weight_mut(edge)) else { return };
        link.faulty = true;
        let GraphLink { kind, at, .. } = *link;
        self.faults.extend(wrong.map(|wrong| FaultyReference { from, kind, at, wrong }));
    }

    /// Condemns what implements a measure outside the line of parents: as a loop where it closes one, of which the first of
    /// each tangle is told.
    fn judge_implements(&mut self, hierarchy: &Hierarchy) {
        let may = |from, to| hierarchy.may_implement(self.roadmap_of(from), self.roadmap_of(to));
        let suspects: Vec<_> =
            self.all(LinkKind::Implements).filter(|&(from, to, _)| !may(from, to)).collect();
        if suspects.is_empty() {
            return;
        }
        let tangles = cycle::tangles(self, &[LinkKind::Implements]);
        let numbered = tangles.iter().enumerate();
        let tangles: HashMap<NodeIdx, usize> =
            numbered.flat_map(|(at, tangle)| tangle.iter().map(move |node| (*node, at))).collect();
        let mut told = HashSet::new();
        for (from, to, edge) in suspects {
            let tangle = tangles.get(&from).filter(|own| from == to || tangles.get(&to) == Some(*own));
            let wrong = match tangle {
                Some(tangle) if told.insert(*tangle) => {
                    cycle::way_back(self, &[LinkKind::Implements], from, to).map(ReferenceFault::Loop)
                }
                Some(_) => None,
                None => Some(ReferenceFault::Level(to)),
            };
            self.condemn(edge, wrong);
        }
    }
}

/// The node as petgraph counts it.
fn node(at: NodeIdx) -> NodeIndex {
    NodeIndex::new(at.at())
}

/// The node as it is counted elsewhere.
fn counted(at: NodeIndex) -> NodeIdx {
    NodeIdx::new(at.index())
}
