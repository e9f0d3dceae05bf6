//! The times of a workspace: every deadline of every roadmap read and turned into days.

use chrono::NaiveDate;
use rayon::prelude::*;

use super::{Calendar, Occurrence, Reading, Schedule, Term, Unreadable, default_period, read};
use crate::diagnostic::Period;
use crate::model::{Deadline, Roadmap, Section, Workspace};

/// The times of a workspace, a table a roadmap, in the order of roadmaps.
#[derive(Debug, Default)]
pub struct Times {
    /// The tables.
    pub roadmaps: Vec<Timetable>,
}

/// The times of a roadmap.
#[derive(Debug, Default)]
pub struct Timetable {
    /// The days it covers: as stated, or by [`default_period`]. None where nothing in the file names a year.
    pub period: Option<Period>,
    /// The date of the act that approves it.
    pub order_date: Option<NaiveDate>,
    /// The times of its measures, in the order of [`Roadmap::measures`].
    pub measures: Vec<Time>,
    /// The times given once for a section, in the order of sections.
    pub sections: Vec<Time>,
    /// The times of its clauses, in the order of [`Roadmap::clauses`].
    pub clauses: Vec<Time>,
}

/// The time of a measure, a section or a clause.
#[derive(Debug, Default)]
pub struct Time {
    /// Where it comes from.
    pub given: Given,
    /// What its own wording says; none where it has none of its own.
    pub reading: Option<Result<Box<Reading>, Box<Unreadable>>>,
    /// Its days; none where there is no deadline, where it is not understood, or where no year is known.
    pub schedule: Option<Schedule>,
}

/// Where a time comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Given {
    /// There is none.
    #[default]
    Nowhere,
    /// The entry's own wording.
    Own,
    /// The section's, given once for all its measures.
    Section,
}

impl Time {
    /// The reading of its own wording, where that is understood.
    pub fn understood(&self) -> Option<&Reading> {
        self.reading.as_ref()?.as_deref().ok()
    }

    /// Its occurrences; none where there is no date.
    pub fn occurrences(&self) -> &[Occurrence] {
        self.schedule.as_ref().map_or(&[], |schedule| &schedule.occurrences)
    }
}

impl Times {
    /// Reads all deadlines of a workspace.
    pub fn read(workspace: &Workspace, calendar: &Calendar) -> Self {
        let tables = workspace.roadmaps.par_iter().map(|roadmap| Timetable::read(roadmap, calendar));
        Times { roadmaps: tables.collect() }
    }
}

impl Timetable {
    /// Reads the deadlines of a roadmap.
    pub fn read(roadmap: &Roadmap, calendar: &Calendar) -> Self {
        let mut table = Timetable { order_date: approved(roadmap), ..Timetable::default() };
        table.sections = roadmap.sections.iter().map(|section| Time::of(section.deadline.as_ref())).collect();
        table.measures =
            roadmap.rows().map(|(section, measure)| row(section, measure.deadline.as_ref())).collect();
        table.clauses = roadmap.clauses().map(|clause| Time::of(clause.deadline.as_ref())).collect();
        let stated = roadmap.period.as_ref().map(|period| period.days);
        table.period = stated.or_else(|| default_period(table.terms(), table.order_date));
        if let Some(period) = table.period {
            table.schedule(roadmap, &period, calendar);
        }
        table
    }

    /// Every term that is understood.
    fn terms(&self) -> impl Iterator<Item = &Term> {
        let times = self.measures.iter().chain(&self.sections).chain(&self.clauses);
        times.filter_map(Time::understood).map(|reading| &reading.term)
    }

    /// Turns what was read into days.
    fn schedule(&mut self, roadmap: &Roadmap, period: &Period, calendar: &Calendar) {
        let order = self.order_date;
        let days = |time: &mut Time, deadline: Option<&Deadline>| {
            let window = deadline.and_then(|deadline| deadline.window);
            time.schedule = match window {
                Some((window, _)) => Some(one_window(window)),
                None => time.understood().map(|reading| reading.term.schedule(period, order, calendar)),
            };
        };
        for (time, section) in self.sections.iter_mut().zip(&roadmap.sections) {
            days(time, section.deadline.as_ref());
        }
        for (time, clause) in self.clauses.iter_mut().zip(roadmap.clauses()) {
            days(time, clause.deadline.as_ref());
        }
        let of_section = roadmap.sections.iter().zip(&self.sections);
        let rows = of_section
            .flat_map(|(section, time)| section.measures.iter().map(move |measure| (measure, time)));
        for (time, (measure, section)) in self.measures.iter_mut().zip(rows) {
            match time.given {
                Given::Section => time.schedule.clone_from(&section.schedule),
                _ => days(time, measure.deadline.as_ref()),
            }
        }
    }
}

impl Time {
    fn of(deadline: Option<&Deadline>) -> Self {
        let Some(deadline) = deadline else { return Time::default() };
        let reading = read(&deadline.text).map(Box::new).map_err(Box::new);
        Time { given: Given::Own, reading: Some(reading), schedule: None }
    }
}

fn row(section: &Section, deadline: Option<&Deadline>) -> Time {
    match (deadline, &section.deadline) {
        (None, Some(_)) => Time { given: Given::Section, ..Time::default() },
        (own, _) => Time::of(own),
    }
}

/// The date of the order, or of «УТВЕРЖДАЮ» where there is no order.
fn approved(roadmap: &Roadmap) -> Option<NaiveDate> {
    let order = roadmap.order.as_ref().and_then(|order| order.date);
    let approval = roadmap.approval.as_ref();
    let act = approval.and_then(|approval| approval.act.as_ref()).and_then(|act| act.date);
    let date = order.or(act).or_else(|| approval.and_then(|approval| approval.date));
    date.map(|date| date.day)
}

/// A window that the author states in place of words.
fn one_window(window: Period) -> Schedule {
    let occurrence = Occurrence { opens: Some(window.first), due: window.last, cut: false };
    Schedule { occurrences: vec![occurrence], ..Schedule::default() }
}
