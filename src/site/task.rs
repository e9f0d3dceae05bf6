//! Duties as pages show them: by the place of each in its workspace, so that what rests on them needs no roadmap at hand.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::duties::{Duties, Duty, DutyTime};
use crate::base::{ClauseIdx, RoadmapIdx, RowIdx};
use crate::document::act_genitive;

/// A measure, or a clause with a deadline.
#[derive(Clone, Debug)]
pub struct Task {
    /// Its roadmap.
    pub roadmap: RoadmapIdx,
    /// Its row; none for a clause.
    pub row: Option<RowIdx>,
    /// Its clause; none for a row.
    pub clause: Option<ClauseIdx>,
    /// Its id; empty for a clause without one.
    pub id: String,
    /// Its number as it is printed, without a closing point.
    pub number: String,
    /// What is to be done.
    pub title: String,
    /// The deadline as it is worded.
    pub wording: String,
    /// Who is responsible, by name.
    pub responsible: Vec<String>,
    /// When it is due; none where it has no date.
    pub times: Vec<DutyTime>,
    /// When it was last done.
    pub done: Option<NaiveDate>,
    /// Whether its times are those of its parts, which are told with them.
    pub is_by_parts: bool,
    /// Who is responsible for a part too, and is told of that in its place.
    pub in_parts: HashSet<String>,
    /// Whether it is a clause that measures tell of.
    pub is_told_by_rows: bool,
    /// The kind of the act that its clause is in: «приказа», «решения».
    pub act: &'static str,
}

impl Task {
    /// The tasks of a workspace, in the order of roadmaps, rows and clauses.
    pub(super) fn all(duties: Duties<'_>) -> Vec<Task> {
        let task = |duty: Duty<'_>| Task {
            roadmap: duty.place,
            row: duty.row,
            clause: duty.clause,
            id: duty.id.unwrap_or_default().to_owned(),
            number: duty.number,
            title: duty.title,
            wording: duty.wording,
            responsible: duty.responsible,
            is_by_parts: duty.times.is_empty() && !duty.by_parts.is_empty(),
            done: duty.done.or_else(|| finished(&duty.by_parts)),
            times: if duty.times.is_empty() { duty.by_parts } else { duty.times },
            in_parts: duty.in_parts,
            is_told_by_rows: duty.is_told_by_rows,
            act: act_genitive(duty.roadmap),
        };
        duties.all.into_iter().map(task).collect()
    }

    /// Whether no other task tells of its times.
    pub fn is_told_alone(&self) -> bool {
        !self.is_by_parts && !self.is_told_by_rows
    }

    /// Whether all its times that are not done have passed on a day, where there are any.
    pub fn is_past(&self, day: Option<NaiveDate>) -> bool {
        day.is_some() && self.next(None).is_some() && self.next(day).is_none()
    }

    /// The first time that is not done, from a day on where one is given.
    pub fn next(&self, from: Option<NaiveDate>) -> Option<DutyTime> {
        let open = self.times.iter().filter(|time| time.done.is_none());
        let mut coming = open.filter(|time| from.is_none_or(|day| time.due >= day));
        coming.next().copied()
    }
}

/// The day on which the last of some times was done; none where one is not.
fn finished(times: &[DutyTime]) -> Option<NaiveDate> {
    let days: Option<Vec<NaiveDate>> = times.iter().map(|time| time.done).collect();
    days.and_then(|days| days.into_iter().max())
}
