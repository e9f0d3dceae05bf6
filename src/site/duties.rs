//! Everything that roadmaps ask of somebody: measures and clauses with their deadlines, each at each of its times.

use std::borrow::Cow;
use std::collections::HashSet;

use chrono::NaiveDate;
use rayon::prelude::*;

use crate::base::{ClauseIdx, FileId, Idx, Lang, RoadmapIdx, RowIdx, say, visible_line};
use crate::deadline::{Time, Times, Timetable};
use crate::document::settled;
use crate::model::{Clause, Done, InsertKind, Numbers, Responsible, Roadmap, Row, bare, filled};
use crate::report::Checked;
use crate::workspace::Workspace;

/// The duties of a workspace, in the order of roadmaps and rows.
#[derive(Clone, Debug, Default)]
pub struct Duties<'w> {
    /// The duties.
    pub all: Vec<Duty<'w>>,
}

/// What is exported of one workspace.
#[derive(Clone, Copy)]
pub struct Exported<'w> {
    /// The workspace, and what was found in it.
    pub checked: &'w Checked,
    /// What its roadmaps ask for.
    pub duties: &'w Duties<'w>,
}

/// A measure, or a clause with a deadline.
#[derive(Clone, Debug)]
pub struct Duty<'w> {
    /// Whose it is.
    pub roadmap: &'w Roadmap,
    /// The place of that in its workspace.
    pub place: RoadmapIdx,
    /// Its id; none for a clause without one.
    pub id: Option<&'w str>,
    /// Its place among the rows; none for a clause.
    pub row: Option<RowIdx>,
    /// Its number as it is printed, without a closing point.
    pub number: String,
    /// Whether it is a clause of the order.
    pub is_clause: bool,
    /// Its place among the clauses; none for a measure.
    pub clause: Option<ClauseIdx>,
    /// What is to be done.
    pub title: String,
    /// The deadline as it is worded.
    pub wording: String,
    /// Who is responsible, by name.
    pub responsible: Vec<String>,
    /// What results.
    pub result: String,
    /// When it is due; none where it has no date.
    pub times: Vec<DutyTime>,
    /// When it was done, where it has no date.
    pub done: Option<NaiveDate>,
}

impl Duty<'_> {
    /// Which of its roadmap it is: «п. 3 приказа» of a clause, «п. 3» of a measure; nothing without a number.
    pub(super) fn told(&self, lang: Lang) -> Option<String> {
        let number = visible_line(&self.number);
        match (self.is_clause, number.is_empty()) {
            (_, true) => None,
            (true, _) => Some(say!(lang, "п. {number} приказа", "clause {number} of the order")),
            (false, _) => Some(say!(lang, "п. {number}", "item {number}")),
        }
    }
}

/// One time at which a duty is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DutyTime {
    /// The first day, where there is one.
    pub opens: Option<NaiveDate>,
    /// The last day.
    pub due: NaiveDate,
    /// The day on which it was done.
    pub done: Option<NaiveDate>,
}

impl<'w> Duties<'w> {
    /// The duties of all roadmaps; of a body alone, where its name is given.
    pub fn of(workspace: &'w Workspace, times: &Times, body: Option<&str>) -> Self {
        let roadmaps = workspace.roadmaps.par_iter().zip(&times.roadmaps).enumerate().with_min_len(64);
        let read = roadmaps.flat_map_iter(|(at, (roadmap, table))| {
            let (place, numbers) = (RoadmapIdx::new(at), Numbers::of(roadmap));
            DutyReader { roadmap, place, table, numbers }.all()
        });
        let mut all: Vec<Duty<'w>> = read.collect();
        if let Some(body) = body {
            all.retain(|duty| duty.responsible.iter().any(|name| name == body));
        }
        Duties { all }
    }

    /// The duties of the files that were asked for.
    pub fn asked(checked: &'w Checked, times: &Times, body: Option<&str>) -> Self {
        let asked: HashSet<FileId> = checked.files.iter().copied().collect();
        let mut duties = Duties::of(&checked.workspace, times, body);
        duties.all.retain(|duty| asked.contains(&duty.roadmap.file));
        duties
    }
}

struct DutyReader<'w, 't> {
    roadmap: &'w Roadmap,
    place: RoadmapIdx,
    table: &'t Timetable,
    numbers: Numbers,
}

impl<'w> DutyReader<'w, '_> {
    /// Its rows, and the clauses that have a deadline.
    fn all(&self) -> Vec<Duty<'w>> {
        let rows = self.roadmap.rows_in_force().map(|row| self.row(row));
        let clauses = self.roadmap.order.iter().flat_map(|order| order.clauses.entries());
        let timed = clauses.filter(|(_, clause)| clause.deadline.is_some());
        let clauses = timed.map(|(at, clause)| {
            let (number, time) = (self.numbers.paths.entry(at), self.table.clauses.entry(at));
            Duty { clause: Some(at), ..self.clause(clause, number, time) }
        });
        rows.chain(clauses).collect()
    }

    fn row(&self, row: Row<'w>) -> Duty<'w> {
        let measure = row.measure;
        let time = self.table.measures.entry(row.place);
        let number = self.numbers.rows.entry(row.place).map_or("", |number| bare(number));
        let wording = row.deadline().map(|(deadline, _)| &*deadline.text);
        let who = row.responsible().map_or(&[][..], |(who, _)| who);
        Duty {
            roadmap: self.roadmap,
            place: self.place,
            id: Some(&measure.id),
            row: Some(row.place),
            number: number.to_owned(),
            is_clause: false,
            clause: None,
            title: self.said(&measure.title, wording),
            wording: self.said(wording.unwrap_or_default(), None),
            responsible: who.iter().map(|who| self.name(who)).collect(),
            result: row.result().map(|(result, _)| self.said(result, wording)).unwrap_or_default(),
            times: dated(time, &measure.done),
            done: measure.done.last().map(|done| done.on.day),
        }
    }

    fn clause(&self, clause: &'w Clause, number: Option<&String>, time: Option<&Time>) -> Duty<'w> {
        let wording = clause.deadline.as_ref().map(|deadline| &*deadline.text);
        Duty {
            roadmap: self.roadmap,
            place: self.place,
            id: clause.id.as_deref(),
            row: None,
            number: number.map_or("", |number| bare(number)).to_owned(),
            is_clause: true,
            clause: None,
            title: self.said(&clause.text, wording),
            wording: self.said(wording.unwrap_or_default(), None),
            responsible: clause.responsible.iter().map(|who| self.name(who)).collect(),
            result: String::new(),
            times: dated(time, &[]),
            done: None,
        }
    }

    fn name(&self, who: &Responsible) -> String {
        let body = self.roadmap.body(&who.text).map(|body| body.name.to_string());
        body.unwrap_or_else(|| who.text.to_string())
    }

    /// A text with its references filled, on one line.
    fn said(&self, text: &str, deadline: Option<&str>) -> String {
        let text: Cow<'_, str> = filled(text, |out, kind| {
            let fill = match kind {
                InsertKind::Ref(id) => self.numbers.reference(id),
                InsertKind::Deadline => deadline,
                _ => None,
            };
            out.push_str(fill.unwrap_or_default());
            fill.is_some()
        });
        one_line(text)
    }
}

/// A text with one blank where there is white space between words; most texts are so as they are.
fn one_line(text: Cow<'_, str>) -> String {
    let is_blank = |sign: &u8| sign.is_ascii_whitespace();
    let bytes = text.as_bytes();
    let ends = bytes.first().is_some_and(is_blank) || bytes.last().is_some_and(is_blank);
    let doubled = bytes.windows(2).any(|two| two.iter().all(is_blank));
    let other = bytes.iter().any(|sign| is_blank(sign) && *sign != b' ');
    // Blanks beyond ASCII begin with one of these bytes.
    let beyond = bytes.iter().any(|sign| matches!(sign, 0xC2 | 0xE1 | 0xE2 | 0xE3));
    match ends || doubled || other || beyond {
        true => text.split_whitespace().collect::<Vec<_>>().join(" "),
        false => text.into_owned(),
    }
}

/// The times of a duty, each with the day on which it was done.
fn dated(time: Option<&Time>, done: &[Done]) -> Vec<DutyTime> {
    let times = time.map(Time::occurrences).unwrap_or_default();
    let settled = settled(times, done);
    let dated = times.iter().zip(settled).map(|(time, done)| DutyTime {
        opens: time.opens,
        due: time.due,
        done: done.map(|done| done.on.day),
    });
    dated.collect()
}
