//! What a measure waits for: the list `after`, and the parts that it is finished with.

use std::collections::HashMap;

use super::links::{LinkKind, Links};
use super::moment::{MomentArc, PrecedenceKind};
use super::network::NetworkFacts;
use crate::base::{MemberIdx, NodeIdx};

/// What a measure waits for.
pub(super) struct Firsts {
    /// What its list `after` names, faulty references left out.
    pub after: Vec<NodeIdx>,
    /// How many parts it is finished with.
    pub parts: usize,
    /// Those of both that are members, each with that by which it waits.
    pub members: Vec<(MemberIdx, PrecedenceKind)>,
}

impl Firsts {
    pub(super) fn of(measure: NodeIdx, links: &Links, places: &HashMap<NodeIdx, MemberIdx>) -> Self {
        let after = links.from(measure, LinkKind::After);
        let after = after.map(|(first, at)| (first, PrecedenceKind::After(at)));
        let parts = links.from(measure, LinkKind::Part);
        let parts = parts.map(|(part, at)| (part, PrecedenceKind::Part(at)));
        let all: Vec<(NodeIdx, PrecedenceKind)> = after.chain(parts).collect();
        let of_list = all.iter().filter(|(_, by)| !by.is_part());
        let after: Vec<NodeIdx> = of_list.map(|(first, _)| *first).collect();
        let members = all.iter().filter_map(|(first, by)| Some((*places.get(first)?, *by))).collect();
        Firsts { parts: all.len() - after.len(), after, members }
    }

    /// Whether everything that `after` names has days, be they those of what it waits for itself.
    pub(super) fn have_days(&self, arcs: &[MomentArc], facts: &NetworkFacts<'_>) -> bool {
        let has = |by: &PrecedenceKind| arcs.iter().any(|arc| arc.by == *by);
        let known = self.members.iter().filter(|(_, by)| !by.is_part() && has(by)).count();
        known == facts.waits
    }
}
