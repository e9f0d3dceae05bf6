//! Clauses and measures that are one duty (`measure:` of a clause): it is told once, at the measure, and what is marked
//! there settles the clause.

use std::collections::{HashMap, HashSet};

use super::summary::marks_of;
use crate::base::{ClauseIdx, RowIdx};
use crate::deadline::Timetable;
use crate::model::{Clause, Done, Roadmap, Row};

/// The clauses of a roadmap that its measures tell of too.
#[derive(Debug, Default)]
pub struct SameDuties<'r> {
    clauses: HashMap<RowIdx, Vec<ClauseIdx>>,
    told: HashSet<ClauseIdx>,
    done: HashMap<ClauseIdx, Vec<&'r Done>>,
}

impl<'r> SameDuties<'r> {
    /// Finds them.
    pub fn of(roadmap: &'r Roadmap, table: &Timetable) -> Self {
        let mut same = SameDuties::default();
        let Some(order) = roadmap.order.as_deref() else { return same };
        let mut clauses =
            order.clauses.entries().filter(|(_, clause)| !clause.measures.is_empty()).peekable();
        if clauses.peek().is_none() {
            return same;
        }
        let mut by_id: HashMap<&str, Vec<Row<'r>>> = HashMap::new();
        roadmap.rows_in_force().for_each(|row| by_id.entry(&row.measure.id).or_default().push(row));
        for (at, clause) in clauses {
            let named: HashSet<&str> = clause.measures.iter().map(|id| &**id).collect();
            let mut rows: Vec<Row<'r>> =
                named.iter().filter_map(|id| by_id.get(id)).flatten().copied().collect();
            rows.sort_by_key(|row| row.place);
            if is_whole(clause, &rows, roadmap, table) {
                same.told.insert(at);
                rows.iter().for_each(|row| same.clauses.entry(row.place).or_default().push(at));
            }
            same.done.insert(at, last_done(&rows, table));
        }
        same
    }

    /// Whether the measures of a clause say all that it does.
    pub fn is_told_by_rows(&self, clause: ClauseIdx) -> bool {
        self.told.contains(&clause)
    }

    /// The clauses that a row tells of too.
    pub fn clauses(&self, row: RowIdx) -> &[ClauseIdx] {
        self.clauses.get(&row).map_or(&[], Vec::as_slice)
    }

    /// The marks that settle a clause: those of its measure that was done last, where all of them are done.
    pub fn done(&self, clause: ClauseIdx) -> &[&'r Done] {
        self.done.get(&clause).map_or(&[], Vec::as_slice)
    }
}

/// The marks of that of the rows which was done last; none where one of them is not done.
fn last_done<'r>(rows: &[Row<'r>], table: &Timetable) -> Vec<&'r Done> {
    let marks: Vec<Vec<&Done>> = rows.iter().map(|row| marks_of(*row, &table.measures[row.place])).collect();
    if marks.iter().any(Vec::is_empty) {
        return Vec::new();
    }
    marks.into_iter().max_by_key(|marks| marks.last().map(|mark| mark.on.day)).unwrap_or_default()
}

/// Whether nothing of a clause is lost where its measures alone are told: there are all of them, they have days where it has
/// some, and whom it obliges they oblige too.
fn is_whole(clause: &Clause, rows: &[Row<'_>], roadmap: &Roadmap, table: &Timetable) -> bool {
    let obliged = rows.iter().filter_map(Row::responsible).flat_map(|(who, _)| who);
    let obliged: Vec<&str> = obliged.map(|who| &**roadmap.named(who)).collect();
    let are_dated = || rows.iter().all(|row| !table.measures[row.place].occurrences().is_empty());
    clause.measures.len() == rows.len()
        && (clause.deadline.is_none() || are_dated())
        && clause.responsible.iter().all(|who| obliged.contains(&&**roadmap.named(who)))
}
