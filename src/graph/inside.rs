//! Precedence as it would be without what lies outside its own plan: a time of another year is told of itself, and not of what
//! it makes late. Nothing waits for it, and no whole is finished with it.

use std::collections::HashSet;

use super::links::{LinkKind, Links};
use super::schedules::{ScheduleExtent, Schedules};
use crate::base::NodeIdx;

/// By what precedence joins measures.
const JOINS: [LinkKind; 2] = [LinkKind::After, LinkKind::Part];

/// The measures whose days, or what is said of them, may hang on some that lie outside their own plans.
pub(super) struct Surroundings {
    /// Those that lie outside.
    pub outside: HashSet<NodeIdx>,
    /// All that precedence joins with them, each behind all it waits for.
    pub order: Vec<NodeIdx>,
    /// Their schedules, as their own words give them.
    own: Vec<ScheduleExtent>,
}

impl Surroundings {
    /// What is around those that lie outside, among the measures in `order`; `schedules` are those of their own words.
    pub(super) fn of(
        order: &[NodeIdx],
        links: &Links,
        schedules: &Schedules,
        is_outside: impl Fn(NodeIdx) -> bool,
    ) -> Self {
        let outside: HashSet<NodeIdx> = order.iter().copied().filter(|node| is_outside(*node)).collect();
        let mut around = outside.clone();
        let mut open: Vec<NodeIdx> = outside.iter().copied().collect();
        while let Some(at) = open.pop() {
            let firsts = JOINS.iter().flat_map(|kind| links.from(at, *kind)).map(|(first, _)| first);
            let joined = firsts.chain(JOINS.iter().flat_map(|kind| links.to(at, *kind)));
            open.extend(joined.filter(|node| around.insert(*node)));
        }
        let order: Vec<NodeIdx> = order.iter().copied().filter(|node| around.contains(node)).collect();
        let own = schedules.extents_of(&order);
        Surroundings { outside, order, own }
    }

    /// What `find` finds without those that lie outside; links and schedules are afterwards as they were.
    pub(super) fn without<T>(
        &self,
        links: &mut Links,
        schedules: &mut Schedules,
        find: impl FnOnce(&Links, &mut Schedules) -> T,
    ) -> T {
        let ends = self.outside.iter().flat_map(|node| JOINS.map(|kind| (*node, kind)));
        let aside: Vec<_> = ends.flat_map(|(node, kind)| links.set_aside(node, kind)).collect();
        let whole = schedules.extents_of(&self.order);
        schedules.put(&self.order, &self.own);
        let found = find(links, schedules);
        schedules.put(&self.order, &whole);
        links.mark(&aside, false);
        found
    }
}
