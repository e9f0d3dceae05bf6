//! The times of a workspace: every deadline of every roadmap read and turned into days.

use std::sync::Arc;

use chrono::NaiveDate;
use foldhash::HashMap;
use rayon::prelude::*;

use super::{Calendar, Occurrence, Reading, Schedule, Term, Unreadable, default_period, read};
use crate::base::{ClauseIdx, IndexVec, Learned, Period, Pool, RowIdx, SectionIdx, Span};
use crate::model::{BareDates, Deadline, InheritanceSource, Roadmap, Row, TableId};
use crate::workspace::Workspace;

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
    /// The times of its rows.
    pub measures: Arc<IndexVec<RowIdx, Time>>,
    /// The times given once for a section.
    pub sections: Arc<IndexVec<SectionIdx, Time>>,
    /// The times of its clauses.
    pub clauses: IndexVec<ClauseIdx, Time>,
}

/// The time of a measure, a section or a clause.
#[derive(Clone, Debug, Default)]
pub struct Time {
    /// Where it comes from.
    pub given: TimeOrigin,
    /// What its own wording says; none where it has none of its own.
    pub reading: Option<SharedReading>,
    /// How a bare day in its wording is meant.
    pub dates: BareDates,
    /// Its days; none where there is no deadline, where it is not understood, or where no year is known.
    pub schedule: Option<Arc<Schedule>>,
}

/// Where a time comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TimeOrigin {
    /// There is none.
    #[default]
    Nowhere,
    /// The entry's own wording.
    Own,
    /// That of a section, given once for all its measures.
    Section(SectionIdx),
    /// That of the measure it is a part of, given once for all its parts.
    Whole(RowIdx),
    /// Its parts': it is finished with the last of them.
    Parts,
}

impl Time {
    /// The reading of its own wording, where that is understood.
    pub fn understood(&self) -> Option<&Reading> {
        self.reading.as_ref()?.as_ref().as_ref().ok()
    }

    /// Why its own wording is not understood, where it is not.
    pub fn unreadable(&self) -> Option<&Unreadable> {
        self.reading.as_ref()?.as_ref().as_ref().err()
    }

    /// Its occurrences; none where there is no date.
    pub fn occurrences(&self) -> &[Occurrence] {
        self.schedule.as_ref().map_or(&[], |schedule| &schedule.occurrences)
    }
}

impl Times {
    /// Reads all deadlines of a workspace.
    pub fn read(workspace: &Workspace, calendar: &Calendar) -> Self {
        Times::read_by(workspace, calendar, None)
    }

    /// The same where others may have read many of them before.
    pub fn read_with(workspace: &Workspace, calendar: &Calendar, learned: &LearnedReadings) -> Self {
        Times::read_by(workspace, calendar, Some(learned))
    }

    fn read_by(workspace: &Workspace, calendar: &Calendar, learned: Option<&LearnedReadings>) -> Self {
        let roadmaps = workspace.roadmaps.par_iter().with_min_len(64);
        let pool = Pool::<ReadingCache<'_>>::default();
        let read = |roadmap| {
            pool.with(|known| {
                known.learned = learned;
                Timetable::read(roadmap, calendar, known)
            })
        };
        Times { roadmaps: roadmaps.map(|roadmap| read(&**roadmap)).collect() }
    }
}

/// What plans were worded with, and what it means where a bare day is meant as a last day, and where as that very day.
pub type LearnedReadings = [Learned<SharedReading>; 2];

/// What was read once already: plans that implement the same plan share most of their wordings.
#[derive(Default)]
struct ReadingCache<'w> {
    /// What others have read.
    learned: Option<&'w LearnedReadings>,
    readings: HashMap<(&'w str, BareDates), SharedReading>,
    schedules: HashMap<(&'w str, BareDates, TermResolver), Result<Arc<Schedule>, SharedReading>>,
    /// The times of tables that roadmaps share, by all that they rest on.
    tables: HashMap<(TableId, BareDates, TermResolver), SharedTimes>,
}

/// A wording that is read once for all who use it.
type SharedReading = Arc<Result<Reading, Unreadable>>;

/// The times of the rows and of the sections of a table.
type SharedTimes = (Arc<IndexVec<RowIdx, Time>>, Arc<IndexVec<SectionIdx, Time>>);

impl<'w> ReadingCache<'w> {
    /// The time of an entry by its own wording, its days not known yet.
    fn time(&mut self, deadline: Option<&'w Deadline>, dates: BareDates) -> Time {
        let Some(deadline) = deadline else { return Time::default() };
        let text = &*deadline.text.value;
        let meant = || match dates {
            BareDates::By => read(text),
            BareDates::On => read(text).map(|reading| reading.on_the_day(text)),
        };
        let learned = self.learned.and_then(|learned| learned.get(dates as usize));
        let new = || {
            let new = Arc::new(meant());
            learned.into_iter().for_each(|learned| learned.learn(text, Arc::clone(&new)));
            new
        };
        let known = || learned.and_then(|learned| learned.of(text)).unwrap_or_else(new);
        let reading = self.readings.entry((text, dates)).or_insert_with(known);
        Time { given: TimeOrigin::Own, reading: Some(Arc::clone(reading)), schedule: None, dates }
    }

    /// The times of the table of a roadmap in which no later act did anything: those of another that shares it, where both
    /// mean the same by the same words.
    fn table(&mut self, roadmap: &'w Roadmap, plan: TermResolver, calendar: &Calendar) -> SharedTimes {
        let key = (roadmap.table(), roadmap.dates_meant(), plan);
        if let Some(times) = self.tables.get(&key) {
            return times.clone();
        }
        let mut rows = TableTimes::read(roadmap, self);
        rows.schedule(roadmap, plan, calendar, self);
        let times = (Arc::new(rows.measures), Arc::new(rows.sections));
        self.tables.insert(key, times.clone());
        times
    }

    /// Gives an entry that has a deadline of its own its days: those of its window, else those its wording names. A wording
    /// that names no day of this plan is not understood in it.
    fn schedule(
        &mut self,
        time: &mut Time,
        deadline: Option<&'w Deadline>,
        plan: TermResolver,
        calendar: &Calendar,
    ) {
        let Some(deadline) = deadline else { return };
        if !deadline.windows.is_empty() {
            time.schedule = Some(Arc::new(windows(&deadline.windows)));
            return;
        }
        let Some(reading) = time.understood() else { return };
        // What waits for other measures counts from these: from what day, only the whole workspace tells.
        let counts_from_others = plan.waits && matches!(reading.term, Term::After(_));
        let plan = TermResolver { order_date: plan.order_date.filter(|_| !counts_from_others), ..plan };
        let known = self.schedules.entry((&deadline.text.value, time.dates, plan));
        match known.or_insert_with(|| {
            plan.days(reading, calendar).map(Arc::new).map_err(|unread| Arc::new(Err(unread)))
        }) {
            Ok(schedule) => time.schedule = Some(Arc::clone(schedule)),
            Err(unread) => time.reading = Some(Arc::clone(unread)),
        }
    }
}

/// What turns a term into days.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct TermResolver {
    period: Period,
    order_date: Option<NaiveDate>,
    /// The date of the later act that brought the entry or put it in other words.
    since: Option<NaiveDate>,
    /// Whether the entry waits for others.
    waits: bool,
}

impl TermResolver {
    /// The days of a wording in the plan.
    fn days(&self, reading: &Reading, calendar: &Calendar) -> Result<Schedule, Unreadable> {
        let mut schedule = reading.days(&self.period, self.order_date, calendar)?;
        // What recurs is not asked before the act that brought it.
        if let (Term::Every(_), Some(since)) = (&reading.term, self.since) {
            schedule.rest_until(since);
        }
        Ok(schedule)
    }
}

impl Timetable {
    /// The times of a roadmap alone: what counts from other measures has no days here.
    pub fn of(roadmap: &Roadmap, calendar: &Calendar) -> Self {
        Timetable::read(roadmap, calendar, &mut ReadingCache::default())
    }

    /// Reads the deadlines of a roadmap.
    fn read<'w>(roadmap: &'w Roadmap, calendar: &Calendar, known: &mut ReadingCache<'w>) -> Self {
        let order_date = roadmap.approved_on().map(|date| date.day);
        let clauses = roadmap.clauses().map(|clause| known.time(clause.deadline.as_ref(), BareDates::By));
        let mut clauses: IndexVec<ClauseIdx, Time> = clauses.collect();
        let plan = |period| TermResolver { period, order_date, since: None, waits: false };
        let stated = roadmap.period.as_ref().map(|period| period.days);
        let (period, (measures, sections)) = match stated {
            // What a later act did is told by the order, which is another in each.
            Some(period) if !roadmap.is_amended => (stated, known.table(roadmap, plan(period), calendar)),
            _ => {
                let mut rows = TableTimes::read(roadmap, known);
                let terms = rows.terms().chain(terms(&clauses));
                let period = stated.or_else(|| default_period(terms, order_date));
                period.into_iter().for_each(|period| rows.schedule(roadmap, plan(period), calendar, known));
                (period, (Arc::new(rows.measures), Arc::new(rows.sections)))
            }
        };
        if let Some(period) = period {
            for (time, clause) in clauses.iter_mut().zip(roadmap.clauses()) {
                known.schedule(time, clause.deadline.as_ref(), plan(period), calendar);
            }
        }
        Timetable { period, order_date, measures, sections, clauses }
    }
}

/// Every term that is understood.
fn terms<'t>(times: impl IntoIterator<Item = &'t Time>) -> impl Iterator<Item = &'t Term> {
    times.into_iter().filter_map(Time::understood).map(|reading| &reading.term)
}

/// The times of a table, as they are worked out.
struct TableTimes {
    measures: IndexVec<RowIdx, Time>,
    sections: IndexVec<SectionIdx, Time>,
}

impl TableTimes {
    /// Reads the deadlines of a table.
    fn read<'w>(roadmap: &'w Roadmap, known: &mut ReadingCache<'w>) -> Self {
        let sections = roadmap.sections.entries().map(|(at, section)| {
            let deadline = section.deadline.as_ref().filter(|_| !roadmap.is_section_repealed(at));
            known.time(deadline, roadmap.dates_of(at))
        });
        let sections = sections.collect();
        TableTimes { sections, measures: roadmap.rows().map(|row| time_of(row, known)).collect() }
    }

    fn terms(&self) -> impl Iterator<Item = &Term> {
        terms(self.measures.iter().chain(&self.sections))
    }

    /// Turns what was read into days.
    fn schedule<'w>(
        &mut self,
        roadmap: &'w Roadmap,
        plan: TermResolver,
        calendar: &Calendar,
        known: &mut ReadingCache<'w>,
    ) {
        for (time, section) in self.sections.iter_mut().zip(roadmap.sections.iter()) {
            known.schedule(time, section.deadline.as_ref(), plan, calendar);
        }
        // A whole stands before its parts, so that its days are known when they are taken over.
        let editions = roadmap.editions();
        for row in roadmap.rows() {
            let since = row.edition().and_then(|mark| editions.get(&*mark.act.value)).map(|act| act.date.day);
            let waits = !row.measure.after.is_empty();
            let plan = TermResolver { since, waits, ..plan };
            let time = &self.measures[row.place];
            let given = match time.given {
                TimeOrigin::Section(section)
                    if alike(time, &self.sections[section]) && since.is_none() && !waits =>
                {
                    self.sections[section].schedule.clone()
                }
                TimeOrigin::Whole(whole) if alike(time, &self.measures[whole]) && !waits => {
                    self.measures[whole].schedule.clone()
                }
                TimeOrigin::Nowhere | TimeOrigin::Parts => None,
                TimeOrigin::Own => {
                    let deadline = row.measure.deadline.as_ref();
                    known.schedule(&mut self.measures[row.place], deadline, plan, calendar);
                    continue;
                }
                // Given once above, and meant here in a way of its own.
                TimeOrigin::Section(_) | TimeOrigin::Whole(_) => {
                    let deadline = row.deadline().map(|(deadline, _)| deadline);
                    let mut own = known.time(deadline, time.dates);
                    known.schedule(&mut own, deadline, plan, calendar);
                    own.schedule
                }
            };
            self.measures[row.place].schedule = given;
        }
    }
}

/// The time of a row by the wording that it has or takes over, its days not known yet.
///
/// What has lost its force has none.
fn time_of<'w>(row: Row<'w>, known: &mut ReadingCache<'w>) -> Time {
    if row.is_repealed() {
        return Time::default();
    }
    let dates = row.dates();
    let given = match row.deadline() {
        Some((deadline, InheritanceSource::Row(place))) if place == row.place => {
            return known.time(Some(deadline), dates);
        }
        Some((_, InheritanceSource::Row(whole))) => TimeOrigin::Whole(whole),
        Some((_, InheritanceSource::Section(section))) => TimeOrigin::Section(section),
        None if !row.lacks(|row| row.deadline().is_some()) => TimeOrigin::Parts,
        None => TimeOrigin::Nowhere,
    };
    Time { given, dates, ..Time::default() }
}

/// Whether a bare day is meant alike here and where the wording is given.
fn alike(here: &Time, giver: &Time) -> bool {
    here.dates == giver.dates
}

/// The windows that the author states in place of words.
fn windows(windows: &[(Period, Span)]) -> Schedule {
    let times = windows.iter().map(|(window, _)| Occurrence::window(window.first, window.last));
    let mut occurrences: Vec<Occurrence> = times.collect();
    occurrences.sort_unstable();
    occurrences.dedup();
    Schedule { occurrences, ..Schedule::default() }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::base::FileId;
    use crate::workspace::{Config, LoadedFile, RoadmapIndex};

    #[test]
    fn times_of_a_table_are_shared_where_they_are_the_same() {
        let rows: String = (1..9)
            .map(|at| format!("  - {{id: m{at}, title: Мера, deadline: \"до 1{at} мая\", result: Приказ}}\n"))
            .collect();
        let heads = [
            "id: aa\nperiod: 2024\n",
            "id: bb\nperiod: 2024\n",
            "id: cc\nperiod: 2025\n",
            "id: dd\nperiod: 2024\ndates: on\n",
            "id: e\n",
            "id: ff\nperiod: 2024\norder: {title: О плане, date: 2024-03-01}\n",
            "id: gg\nperiod: 2024\norder: {title: О плане, date: 2024-04-01}\n",
        ];
        let loaded = |(head, at): (&&str, u32)| {
            let text = format!(
                "level: school\n{head}measures:\n{rows}  - {{id: m, title: М, deadline: в течение 10 дней со дня издания приказа}}\n"
            );
            let (path, name) = (PathBuf::from(format!("{at}.yaml")), format!("{at}.yaml"));
            (FileId(at), Arc::new(LoadedFile::roadmap(path, name, text.into(), FileId(at))))
        };
        let files: Vec<_> = heads.iter().zip(0..).map(loaded).collect();
        let workspace = Workspace::of(PathBuf::new(), Config::default(), files, RoadmapIndex::default());
        let calendar = Calendar::russia();
        let times = Times::read(&workspace, calendar);
        for (table, roadmap) in times.roadmaps.iter().zip(&workspace.roadmaps) {
            assert_eq!(format!("{table:?}"), format!("{:?}", Timetable::of(roadmap, calendar)));
        }
        let [one, same, later, ..] = times.roadmaps.as_slice() else { panic!("no times") };
        assert!(Arc::ptr_eq(&one.measures, &same.measures));
        assert_ne!(format!("{one:?}"), format!("{later:?}"));
    }
}
