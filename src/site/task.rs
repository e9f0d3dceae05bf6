//! Duties as pages show them: by the place of each in its workspace, so that what rests on them needs no roadmap at hand.

use chrono::NaiveDate;

use super::duties::{Duties, Duty, DutyTime};
use crate::base::{ClauseIdx, RoadmapIdx, RowIdx};

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
            times: duty.times,
            done: duty.done,
        };
        duties.all.into_iter().map(task).collect()
    }

    /// The first time that is not done, from a day on where one is given.
    pub fn next(&self, from: Option<NaiveDate>) -> Option<DutyTime> {
        let open = self.times.iter().filter(|time| time.done.is_none());
        let mut coming = open.filter(|time| from.is_none_or(|day| time.due >= day));
        coming.next().copied()
    }
}
