//! Loops: a chain of references that comes back to where it began.

use std::collections::{HashMap, HashSet, VecDeque};

use petgraph::algo::kosaraju_scc;
use petgraph::graph::DiGraph;

use super::links::{LinkKind, Links, ReferenceFault};
use crate::base::NodeIdx;

/// The most entries of a tangle from which the shortest loop is looked for.
const STARTS: usize = 64;

/// By what an entry waits for another: what it names in `after`, and the parts that it is finished with.
const WAITS: [LinkKind; 2] = [LinkKind::After, LinkKind::Part];

/// The shortest loop that begins with the link from `from` to `to`, turned so that its first member in file order
/// comes first; none where nothing leads back.
pub(super) fn way_back(
    links: &Links,
    kinds: &[LinkKind],
    from: NodeIdx,
    to: NodeIdx,
) -> Option<Vec<NodeIdx>> {
    let mut came = HashMap::from([(to, to)]);
    let mut queue = VecDeque::from([to]);
    while let Some(at) = queue.pop_front() {
        if at == from {
            return Some(turned(walk(&came, from, to)));
        }
        for (next, _) in kinds.iter().flat_map(|kind| links.edges(at, *kind)) {
            came.entry(next).or_insert_with(|| {
                queue.push_back(next);
                at
            });
        }
    }
    None
}

/// The way that was found from `to` to `from`.
fn walk(came: &HashMap<NodeIdx, NodeIdx>, from: NodeIdx, to: NodeIdx) -> Vec<NodeIdx> {
    let back = std::iter::successors(Some(from), |at| came.get(at).copied().filter(|_| *at != to));
    let mut walk: Vec<NodeIdx> = back.collect();
    walk.reverse();
    walk
}

/// A loop turned so that it begins with its first member.
fn turned(mut walk: Vec<NodeIdx>) -> Vec<NodeIdx> {
    let first = walk.iter().zip(0..).min().map_or(0, |(_, at)| at);
    walk.rotate_left(first);
    walk
}

/// The members of a loop, sorted: what tells it from another.
pub(super) fn members(walk: &[NodeIdx]) -> Vec<NodeIdx> {
    let mut members = walk.to_vec();
    members.sort_unstable();
    members
}

/// The nodes that links of these kinds lead from or to, in tangles: those of one all lead to each other, and each tangle
/// stands behind all that it leads to.
pub(super) fn tangles(links: &Links, kinds: &[LinkKind]) -> Vec<Vec<NodeIdx>> {
    let mut graph: DiGraph<NodeIdx, ()> = DiGraph::new();
    let mut places = HashMap::new();
    for (from, to, _) in kinds.iter().flat_map(|kind| links.all(*kind)) {
        let mut place = |node| *places.entry(node).or_insert_with(|| graph.add_node(node));
        let ends = (place(from), place(to));
        graph.add_edge(ends.0, ends.1, ());
    }
    let nodes = |tangle: Vec<_>| tangle.into_iter().filter_map(|place| graph.node_weight(place).copied());
    kosaraju_scc(&graph).into_iter().map(|tangle| nodes(tangle).collect()).collect()
}

/// The measures that wait or are waited for, each behind all it waits for; links that close a loop are condemned.
pub(super) fn in_order(links: &mut Links) -> Vec<NodeIdx> {
    let tangles = tangles(links, &WAITS);
    for tangle in tangles.iter().filter(|tangle| tangle.len() > 1) {
        condemn(links, tangle);
    }
    tangles.into_iter().flatten().collect()
}

/// Condemns the references inside a tangle, and tells its shortest loop at the first of that.
fn condemn(links: &mut Links, tangle: &[NodeIdx]) {
    let inside: HashSet<NodeIdx> = tangle.iter().copied().collect();
    let starts = members(tangle).into_iter().take(STARTS);
    let walks = starts.flat_map(|from| links.edges(from, LinkKind::After).map(move |(to, _)| (from, to)));
    let walks = walks.filter_map(|(from, to)| way_back(links, &WAITS, from, to));
    let shortest = walks.min_by_key(|walk| (walk.len(), walk.clone()));
    let told = shortest.as_deref().and_then(|walk| {
        let next = walk.iter().cycle().skip(1);
        let mut steps = walk.iter().zip(next);
        steps
            .find(|(from, to)| links.position(**from, **to, LinkKind::After).is_some())
            .map(|(from, to)| (*from, *to))
    });
    for &from in tangle {
        let edges: Vec<_> =
            links.edges(from, LinkKind::After).filter(|(to, _)| inside.contains(to)).collect();
        for (to, edge) in edges {
            let tells = told == Some((from, to));
            links.condemn(edge, shortest.clone().filter(|_| tells).map(ReferenceFault::Loop));
        }
    }
}
