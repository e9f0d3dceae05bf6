//! Everything that roadmaps ask of somebody: measures and clauses with their deadlines, each at each of its times.

use std::borrow::Cow;
use std::collections::HashSet;

use chrono::NaiveDate;
use rayon::prelude::*;

use crate::base::{ClauseIdx, FileId, Idx, Lang, RoadmapIdx, RowIdx, say, visible_line};
use crate::deadline::{Time, Times, Timetable};
use crate::document::{SameDuties, act_genitive, marks_of, settled};
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
    /// Where it takes place.
    pub held: String,
    /// What is noted of it.
    pub note: String,
    /// The documents that show that it is done.
    pub documents: String,
    /// When it is due; none where it has no date.
    pub times: Vec<DutyTime>,
    /// When it was done, where it has no date.
    pub done: Option<NaiveDate>,
    /// Of a measure without a deadline the times of its parts, with the last of which it is finished.
    pub by_parts: Vec<DutyTime>,
    /// Who is responsible for a part too, and is told of that in its place.
    pub in_parts: HashSet<String>,
    /// Whether it is a clause that measures tell of.
    pub is_told_by_rows: bool,
    /// The numbers of the clauses that are the same duty as this measure.
    pub clauses: Vec<String>,
}

impl Duty<'_> {
    /// Which of its roadmap it is, by itself: «п. 3 приказа» of a clause, «п. 3» of a measure; nothing without a number.
    pub(super) fn numbered(&self, lang: Lang) -> Option<String> {
        let number = visible_line(&self.number);
        match self.is_clause {
            _ if number.is_empty() => None,
            true => Some(self.clause_told(&number, lang)),
            false => Some(say!(lang, "п. {number}", "item {number}")),
        }
    }

    /// Which of its roadmap it is, behind the name of that: «п. 3 приказа» of a clause; of a measure «п. 3 дорожной карты, п. 2 приказа» where an
    /// order approves it and has a clause that is the same duty, else «п. 3»; nothing without a number.
    pub(super) fn told(&self, lang: Lang) -> Option<String> {
        let own = self.numbered(lang).map(|own| match self.is_clause || self.roadmap.order.is_none() {
            true => own,
            false => say!(lang, "{own} дорожной карты", "{own} of the roadmap"),
        });
        let told: Vec<String> = own.into_iter().chain(self.same_told(lang)).collect();
        (!told.is_empty()).then(|| told.join(", "))
    }

    /// The clauses that are the same duty: «п. 2 приказа».
    pub(super) fn same_told(&self, lang: Lang) -> impl Iterator<Item = String> {
        self.clauses.iter().map(move |number| self.clause_told(&visible_line(number), lang))
    }

    fn clause_told(&self, number: &str, lang: Lang) -> String {
        let act = lang.pick(act_genitive(self.roadmap), "order");
        say!(lang, "п. {number} {act}", "clause {number} of the {act}")
    }

    /// Its times, or those that its parts make.
    pub(super) fn shown(&self) -> &[DutyTime] {
        if self.times.is_empty() { &self.by_parts } else { &self.times }
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
    /// Each duty once: without the clauses that measures tell of.
    pub fn once(&self) -> impl Iterator<Item = &Duty<'w>> {
        self.all.iter().filter(|duty| !duty.is_told_by_rows)
    }

    /// The duties of all roadmaps; of a body alone, where its name is given.
    pub fn of(workspace: &'w Workspace, times: &Times, body: Option<&str>) -> Self {
        let roadmaps = workspace.roadmaps.par_iter().zip(&times.roadmaps).enumerate().with_min_len(64);
        let read = roadmaps.flat_map_iter(|(at, (roadmap, table))| {
            let (place, numbers) = (RoadmapIdx::new(at), Numbers::of(roadmap));
            DutyReader { roadmap, place, table, numbers, same: SameDuties::of(roadmap, table) }.all()
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
    same: SameDuties<'w>,
}

impl<'w> DutyReader<'w, '_> {
    /// Its rows, and the clauses that have a deadline.
    fn all(&self) -> Vec<Duty<'w>> {
        let rows = self.roadmap.rows_in_force().map(|row| self.row(row));
        let clauses = self.roadmap.order.iter().flat_map(|order| order.clauses.entries());
        let timed = clauses.filter(|(_, clause)| clause.deadline.is_some());
        let clauses = timed.map(|(at, clause)| self.clause(at, clause, self.table.clauses.entry(at)));
        rows.chain(clauses).collect()
    }

    fn row(&self, row: Row<'w>) -> Duty<'w> {
        let measure = row.measure;
        let time = self.table.measures.entry(row.place);
        let done = self.marks(row);
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
            held: measure.place.as_deref().map(|text| self.said(text, wording)).unwrap_or_default(),
            note: measure.note.as_deref().map(|text| self.said(text, wording)).unwrap_or_default(),
            documents: self.documents(&done),
            times: dated(time, &done),
            done: done.last().map(|done| done.on.day),
            by_parts: if wording.is_none() { self.by_parts(row) } else { Vec::new() },
            in_parts: self.in_parts(row),
            is_told_by_rows: false,
            clauses: self.same.clauses(row.place).iter().map(|at| self.path(*at)).collect(),
        }
    }

    /// The marks that tell when a row was done.
    fn marks(&self, row: Row<'w>) -> Vec<&'w Done> {
        self.table.measures.entry(row.place).map_or_else(Vec::new, |time| marks_of(row, time))
    }

    /// When a measure without a deadline is done by its parts: one window round them all where each comes once, else at
    /// their times, all together; nothing where one of them has no date.
    fn by_parts(&self, row: Row<'w>) -> Vec<DutyTime> {
        let times = |part: Row<'w>| match part.deadline() {
            Some(_) => dated(self.table.measures.entry(part.place), &self.marks(part)),
            None => self.by_parts(part),
        };
        let parts: Vec<Vec<DutyTime>> = row.parts_in_force().map(times).collect();
        if parts.iter().any(Vec::is_empty) {
            return Vec::new();
        }
        let once = parts.iter().all(|times| times.len() == 1);
        let mut all: Vec<DutyTime> = parts.into_iter().flatten().collect();
        all.sort_by_key(|time| (time.due, time.opens));
        // Of parts that are due at one time all must be done.
        all.dedup_by(|next, kept| {
            let same = (next.due, next.opens) == (kept.due, kept.opens);
            if same {
                kept.done = kept.done.zip(next.done).map(|(one, other)| one.max(other));
            }
            same
        });
        match all.last().copied().filter(|_| once) {
            Some(last) => {
                let opens: Option<Vec<NaiveDate>> = all.iter().map(|time| time.opens).collect();
                let done: Option<Vec<NaiveDate>> = all.iter().map(|time| time.done).collect();
                let opens = opens.and_then(|days| days.into_iter().min());
                vec![DutyTime { opens, due: last.due, done: done.and_then(|days| days.into_iter().max()) }]
            }
            None => all,
        }
    }

    /// Who is responsible for the parts of a measure that has no deadline of its own.
    fn in_parts(&self, row: Row<'w>) -> HashSet<String> {
        let parts = row.parts_in_force().filter(|_| row.measure.deadline.is_none());
        let who = parts.filter_map(|part| part.responsible()).flat_map(|(who, _)| who);
        who.map(|who| self.name(who)).collect()
    }

    /// The documents of marks, as a list.
    fn documents(&self, done: &[&Done]) -> String {
        let documents = done.iter().filter_map(|done| done.document.as_deref());
        documents.map(|text| self.said(text, None)).collect::<Vec<_>>().join("; ")
    }

    /// The number of a clause as it is referred to.
    fn path(&self, at: ClauseIdx) -> String {
        self.numbers.paths.entry(at).map_or("", |number| bare(number)).to_owned()
    }

    fn clause(&self, at: ClauseIdx, clause: &'w Clause, time: Option<&Time>) -> Duty<'w> {
        let wording = clause.deadline.as_ref().map(|deadline| &*deadline.text);
        Duty {
            roadmap: self.roadmap,
            place: self.place,
            id: clause.id.as_deref(),
            row: None,
            number: self.path(at),
            is_clause: true,
            clause: Some(at),
            title: self.said(&clause.text, wording),
            wording: self.said(wording.unwrap_or_default(), None),
            responsible: clause.responsible.iter().map(|who| self.name(who)).collect(),
            result: String::new(),
            held: String::new(),
            note: String::new(),
            documents: self.documents(self.same.done(at)),
            times: dated(time, self.same.done(at)),
            done: self.same.done(at).last().map(|done| done.on.day),
            by_parts: Vec::new(),
            in_parts: HashSet::new(),
            is_told_by_rows: self.same.is_told_by_rows(at),
            clauses: Vec::new(),
        }
    }

    fn name(&self, who: &Responsible) -> String {
        self.roadmap.named(who).to_string()
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
fn dated(time: Option<&Time>, done: &[&Done]) -> Vec<DutyTime> {
    let times = time.map(Time::occurrences).unwrap_or_default();
    let settled = settled(times, done);
    let dated = times.iter().zip(settled).map(|(time, done)| DutyTime {
        opens: time.opens,
        due: time.due,
        done: done.map(|done| done.on.day),
    });
    dated.collect()
}
