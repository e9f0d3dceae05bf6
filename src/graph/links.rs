//! References resolved: who names whom, and which names are faulty.

use std::collections::HashSet;
use std::ops::Range;

use petgraph::Direction;
use petgraph::graph::{DiGraph, EdgeIndex, NodeIndex};
use petgraph::visit::EdgeRef;
use rayon::prelude::*;

use super::cycle;
use super::line::Line;
use super::names::{Names, Unknown};
use super::plan::index;
use crate::model::Roadmap;
use crate::workspace::Workspace;

/// What a link says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The roadmap above.
    Parent,
    /// Carries out.
    Implements,
    /// Waits for.
    After,
    /// This clause is that measure.
    Is,
}

/// A link from the entry that states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// What it says.
    pub kind: Kind,
    /// Its place in the entry's list of such links.
    pub at: u16,
    /// Whether it is faulty, and so not to be used.
    pub faulty: bool,
}

/// An entry of the workspace: a measure or a clause by its number in its roadmap, or the roadmap itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The number of the roadmap.
    pub roadmap: u32,
    /// The number of the entry in it.
    pub local: u32,
}

/// What is wrong with a reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It names nothing.
    Unknown(Unknown),
    /// It names the entry that it stands in.
    Itself,
    /// What it names is not above.
    Level(u32),
    /// It closes a loop: the entries of the shortest, from the first in file order, each naming the next.
    Loop(Vec<u32>),
}

/// A faulty reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The entry that it stands in.
    pub from: u32,
    /// What it says.
    pub kind: Kind,
    /// Its place in the entry's list of such links.
    pub at: u16,
    /// What is wrong.
    pub wrong: Wrong,
}

/// The graph of a workspace: measures, then clauses, then roadmaps are the nodes, references the edges.
pub struct Links {
    /// The graph. The number of a node tells what it is.
    pub graph: DiGraph<Spot, Link>,
    /// The faulty references, in the order of files.
    pub faults: Vec<Fault>,
    /// How many measures there are.
    pub measures: u32,
    /// How many clauses there are.
    pub clauses: u32,
    /// The first measure and the first clause of each roadmap, and what would come next.
    starts: Vec<(u32, u32)>,
}

/// A reference as resolved: from, to, what it says.
type Edge = (u32, u32, Link);

impl Links {
    /// Resolves every reference of a workspace, once.
    pub fn new(workspace: &Workspace, line: &mut Line) -> Self {
        let mut links = Links::nodes(workspace);
        let names = Names::new(workspace);
        let resolver = Resolver { names: &names, links: &links };
        let found: Vec<(Vec<Edge>, Vec<Fault>)> = (workspace.roadmaps.par_chunks(64).enumerate())
            .map(|(chunk, roadmaps)| {
                let mut found = (Vec::with_capacity(roadmaps.len() * 24), Vec::new());
                for (roadmap, number) in roadmaps.iter().zip(index(chunk * 64)..) {
                    resolver.roadmap(number, roadmap, &mut found);
                }
                found
            })
            .collect();
        links.graph.reserve_exact_edges(found.iter().map(|(edges, _)| edges.len()).sum());
        for (edges, faults) in found {
            for (from, to, link) in edges {
                links.graph.add_edge(NodeIndex::new(from as usize), NodeIndex::new(to as usize), link);
            }
            links.faults.extend(faults);
        }
        line.follow(workspace, &mut links);
        links.judge_implements(line);
        links
    }

    /// A graph of nodes alone.
    fn nodes(workspace: &Workspace) -> Self {
        let count = |roadmap: &Roadmap| (index(roadmap.measures().count()), index(roadmap.clauses().count()));
        let counts: Vec<(u32, u32)> = workspace.roadmaps.par_iter().map(count).collect();
        let measures: u32 = counts.iter().map(|(measures, _)| measures).sum();
        let clauses: u32 = counts.iter().map(|(_, clauses)| clauses).sum();
        let mut graph = DiGraph::with_capacity((measures + clauses) as usize + counts.len(), 0);
        let mut starts = vec![(0, measures)];
        let mut at = (0, measures);
        for &(measures, clauses) in &counts {
            at = (at.0 + measures, at.1 + clauses);
            starts.push(at);
        }
        let mut add = |count: fn(&(u32, u32)) -> u32| {
            for (own, roadmap) in counts.iter().zip(0..) {
                for local in 0..count(own) {
                    graph.add_node(Spot { roadmap, local });
                }
            }
        };
        add(|(measures, _)| *measures);
        add(|(_, clauses)| *clauses);
        add(|_| 1);
        Links { graph, faults: Vec::new(), measures, clauses, starts }
    }

    /// The node of a roadmap.
    pub fn roadmap(&self, number: u32) -> u32 {
        self.measures + self.clauses + number
    }

    /// The measures of a roadmap.
    pub fn of_roadmap(&self, number: u32) -> Range<u32> {
        self.start(number).0..self.start(number + 1).0
    }

    /// The clauses of a roadmap.
    pub fn clauses_of(&self, number: u32) -> Range<u32> {
        self.start(number).1..self.start(number + 1).1
    }

    fn start(&self, roadmap: u32) -> (u32, u32) {
        self.starts.get(roadmap as usize).copied().unwrap_or((self.measures, self.measures + self.clauses))
    }

    /// Where an entry stands.
    pub fn spot(&self, node: u32) -> Spot {
        let spot = self.graph.node_weight(NodeIndex::new(node as usize)).copied();
        spot.unwrap_or(Spot { roadmap: u32::MAX, local: u32::MAX })
    }

    /// The sound links of a kind that an entry states, in the order of the file.
    pub fn from(&self, node: u32, kind: Kind) -> impl Iterator<Item = (u32, u16)> + '_ {
        let edges = self.graph.edges_directed(NodeIndex::new(node as usize), Direction::Outgoing);
        let sound = edges.filter(move |edge| edge.weight().kind == kind && !edge.weight().faulty);
        sound.map(|edge| (index(edge.target().index()), edge.weight().at))
    }

    /// The links of a kind that an entry states, faulty ones too: to, its number.
    pub fn edges(&self, node: u32, kind: Kind) -> impl Iterator<Item = (u32, EdgeIndex)> + '_ {
        let edges = self.graph.edges_directed(NodeIndex::new(node as usize), Direction::Outgoing);
        let of_kind = edges.filter(move |edge| edge.weight().kind == kind);
        of_kind.map(|edge| (index(edge.target().index()), edge.id()))
    }

    /// The place, in its list, of the link of a kind from one entry to another.
    pub fn place(&self, from: u32, to: u32, kind: Kind) -> Option<u16> {
        let edge = self.edges(from, kind).find(|(end, _)| *end == to)?.1;
        self.graph.edge_weight(edge).map(|link| link.at)
    }

    /// Every link of a kind, faulty ones too: from, to, its number.
    pub fn all(&self, kind: Kind) -> impl Iterator<Item = (u32, u32, EdgeIndex)> + '_ {
        let edges = self.graph.edge_references().filter(move |edge| edge.weight().kind == kind);
        edges.map(|edge| (index(edge.source().index()), index(edge.target().index()), edge.id()))
    }

    /// Marks a link as faulty, and notes why where that is to be told here.
    pub fn condemn(&mut self, edge: EdgeIndex, wrong: Option<Wrong>) {
        let from = self.graph.edge_endpoints(edge).map(|(from, _)| index(from.index()));
        let (Some(from), Some(link)) = (from, self.graph.edge_weight_mut(edge)) else { return };
        link.faulty = true;
        let Link { kind, at, .. } = *link;
        self.faults.extend(wrong.map(|wrong| Fault { from, kind, at, wrong }));
    }

    /// Condemns what implements a measure outside the line of parents: as a loop where it closes one.
    fn judge_implements(&mut self, line: &Line) {
        let suspects: Vec<_> = self
            .all(Kind::Implements)
            .filter(|&(from, to, _)| !line.may_implement(self.spot(from).roadmap, self.spot(to).roadmap))
            .collect();
        let mut told = HashSet::new();
        for (from, to, edge) in suspects {
            let wrong = match cycle::way_back(self, Kind::Implements, from, to) {
                Some(walk) if told.insert(cycle::members(&walk)) => Some(Wrong::Loop(walk)),
                Some(_) => None,
                None if from == to => Some(Wrong::Itself),
                None => Some(Wrong::Level(to)),
            };
            self.condemn(edge, wrong);
        }
    }
}

/// Resolves the references of a roadmap.
struct Resolver<'l, 'w> {
    names: &'l Names<'w>,
    links: &'l Links,
}

impl Resolver<'_, '_> {
    fn roadmap(&self, number: u32, roadmap: &Roadmap, found: &mut (Vec<Edge>, Vec<Fault>)) {
        let node = self.links.roadmap(number);
        if let Some(parent) = &roadmap.parent {
            let to = if *parent.value == *roadmap.id.value { Ok(number) } else { self.names.roadmap(parent) };
            note(found, node, Kind::Parent, 0, to.map(|to| self.links.roadmap(to)));
        }
        for (measure, from) in roadmap.measures().zip(self.links.of_roadmap(number)) {
            let implements = measure.implements.iter().map(|text| (Kind::Implements, text));
            let after = measure.after.iter().map(|text| (Kind::After, text));
            for (at, (kind, text)) in (0..).zip(implements).chain((0..).zip(after)) {
                note(found, from, kind, at, self.measure(number, text));
            }
        }
        for (clause, from) in roadmap.clauses().zip(self.links.clauses_of(number)) {
            for (at, text) in (0..).zip(&clause.measures) {
                note(found, from, Kind::Is, at, self.measure(number, text));
            }
        }
    }

    fn measure(&self, from: u32, reference: &str) -> Result<u32, Unknown> {
        let (roadmap, local) = self.names.measure(from, reference)?;
        Ok(self.links.of_roadmap(roadmap).start + local)
    }
}

/// Takes down a reference: an edge, or a fault.
fn note(found: &mut (Vec<Edge>, Vec<Fault>), from: u32, kind: Kind, at: u16, to: Result<u32, Unknown>) {
    match to {
        Ok(to) if to == from && kind != Kind::Is => {
            found.1.push(Fault { from, kind, at, wrong: Wrong::Itself })
        }
        Ok(to) => found.0.push((from, to, Link { kind, at, faulty: false })),
        Err(unknown) => found.1.push(Fault { from, kind, at, wrong: Wrong::Unknown(unknown) }),
    }
}
