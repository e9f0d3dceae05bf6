//! The days that a duty asks of a roadmap, and by which words they can be said there.

use chrono::NaiveDate;

use crate::base::Idx;
use crate::deadline::read;
use crate::graph::{CoverageGap, DueWindow, date, day};
use crate::rules::prelude::*;
use crate::rules::row::GraphRow;

/// The occurrences of a measure that are asked of a roadmap's plan: those due in it, and reports on what lies in it.
pub(super) fn asked(context: &Context<'_>, gap: &CoverageGap, upper: &GraphRow<'_>) -> Vec<DueWindow> {
    let period = context.times.roadmaps.get(gap.roadmap.at()).and_then(|table| table.period);
    let bounds = period.map(|period| (day(period.first), day(period.last)));
    let schedule = context.graph.schedules.get(upper.node);
    let asked =
        schedule.entries().filter(|(at, _)| bounds.is_none_or(|bounds| schedule.is_within(*at, bounds)));
    asked.map(|(_, occ)| *occ).collect()
}

/// Whether the upper wording means the same days in the roadmap's own plan, none of them a day off.
pub(super) fn holds(
    context: &Context<'_>,
    gap: &CoverageGap,
    upper: &GraphRow<'_>,
    asked: &[DueWindow],
) -> bool {
    let Some(deadline) = upper.deadline.filter(|deadline| deadline.windows.is_empty()) else { return false };
    let Some(table) = context.times.roadmaps.get(gap.roadmap.at()) else { return false };
    let (Some(period), Ok(reading)) = (table.period, read(&deadline.text)) else { return asked.is_empty() };
    let Ok(schedule) = reading.days(&period, table.order_date, context.calendar) else { return false };
    let times = || schedule.occurrences.iter();
    let is_asked = |due: NaiveDate| asked.iter().any(|occ| date(occ.due) == due);
    let same = asked.iter().all(|occ| times().any(|time| time.due == date(occ.due)));
    // A report that is due after the plan can be said by its wording alone: as a date it would lie outside the plan.
    let reports = asked.iter().any(|occ| !period.contains(date(occ.due)));
    let fits = |occ: &DueWindow| occ.first().is_some() || worked(context, occ) == date(occ.due);
    let worked = reports || asked.iter().all(fits);
    same && worked
        && times().all(|time| is_asked(time.due))
        && (schedule.relative.is_none() || asked.is_empty())
}

/// The last working day of an occurrence.
pub(super) fn worked(context: &Context<'_>, occ: &DueWindow) -> NaiveDate {
    let due = date(occ.due);
    let worked = context.calendar.working_day_until(due);
    let fits = occ.first().is_none_or(|first| date(first) <= worked);
    if fits { worked } else { due }
}
