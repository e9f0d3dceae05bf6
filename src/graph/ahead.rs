//! Deadlines counted back from what waits for them: «за 5 дней до экзамена».

use super::links::{LinkKind, Links};
use super::network::NetworkFacts;
use super::schedules::{DayNumber, DueWindow, OPEN, Schedules, date, day};
use crate::base::NodeIdx;
use crate::deadline::Calendar;

/// Gives deadlines that are counted back from an event their days: so long before the first day of the earliest of the
/// measures that wait for them by `after`. `order` lists the measures, each behind all it waits for.
pub(super) fn count_back<'w>(
    order: &[NodeIdx],
    links: &Links,
    schedules: &mut Schedules,
    facts: impl Fn(NodeIdx) -> Option<NetworkFacts<'w>>,
    calendar: &Calendar,
) {
    for &measure in order.iter().rev() {
        let Some(facts) = facts(measure) else { continue };
        let Some(ahead) = facts.ahead else { continue };
        let first = |node: &NodeIdx| schedules.get(*node).days.first().map(DueWindow::start);
        let waiting = links.to(measure, LinkKind::After).filter(|node| first(node).is_some());
        let Some(event) = waiting.min_by_key(|node| (first(node), *node)) else { continue };
        let (from, to) = facts.bounds.unwrap_or((DayNumber::MIN, DayNumber::MAX));
        let counted = schedules.get(event).days.iter().filter_map(|window| {
            let due = day(ahead.before(date(window.start()), calendar)?);
            Some(DueWindow { opens: OPEN, due, required: from <= due && due <= to })
        });
        let mut days: Vec<DueWindow> = counted.collect();
        days.sort_unstable_by_key(|window| window.due);
        schedules.set(measure, &days, &[]);
    }
}
