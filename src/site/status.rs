//! The overview of a workspace: by level and territory, what is missing, what contradicts, what burns.

use std::collections::{HashMap, HashSet};
use std::io::{self, Write};
use std::sync::Arc;

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::duties::{Duties, DutyTime};
use super::home::{TerritoryHome, TerritoryHomes};
use super::state::SOON;
use crate::base::{FileId, Finding, Idx, Lang, Severity, numeric_date, say};
use crate::model::level_heading;
use crate::rules::{self, Verdict};
use crate::workspace::Workspace;

/// An overview.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Overview {
    /// The version of the form.
    pub version: u8,
    /// The day of judgement; without one nothing is called overdue or due soon.
    pub as_of: Option<NaiveDate>,
    /// A row a level and territory, in the order of files.
    pub rows: Vec<OverviewRow>,
    /// Their sum.
    pub total: OverviewRow,
}

/// What stands in a row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct OverviewRow {
    /// The level.
    pub level: String,
    /// The territory, or the id where a roadmap names none; of organisations that of the roadmap above.
    pub territory: String,
    /// Roadmaps.
    pub roadmaps: usize,
    /// Addressees without a roadmap.
    pub missing_roadmaps: usize,
    /// Mandatory measures that it lacks.
    pub missing_measures: usize,
    /// Findings of time: too late for a level above, out of order, against a clause.
    pub contradictions: usize,
    /// Other errors.
    pub other_errors: usize,
    /// Findings of `status/overdue`.
    pub overdue: usize,
    /// Times within seven days that are not done.
    pub due_7: usize,
    /// Times within 28 days that are not done.
    pub due_28: usize,
    /// Times of measures that have come; a clause is not marked as done, and not counted.
    pub due: usize,
    /// How many of these are done.
    pub done: usize,
}

/// As what a finding is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountedAs {
    /// An addressee without a roadmap.
    MissingRoadmap,
    /// A mandatory measure that is lacking.
    MissingMeasure,
    /// What is overdue.
    Overdue,
    /// Too late for a level above, out of order, against a clause.
    Contradiction,
    /// Another error.
    OtherError,
}

impl CountedAs {
    /// As what a finding is counted; most advice is not.
    pub fn of(finding: &Finding) -> Option<Self> {
        let is_error = finding.severity == Severity::Error;
        match rules::verdict(finding.rule) {
            Some(Verdict::NoRoadmap) => Some(CountedAs::MissingRoadmap),
            Some(Verdict::NoMeasure) => Some(CountedAs::MissingMeasure),
            Some(Verdict::Overdue) => Some(CountedAs::Overdue),
            _ if is_error && rules::is_contradiction(finding.rule) => Some(CountedAs::Contradiction),
            _ => is_error.then_some(CountedAs::OtherError),
        }
    }

    /// Its name in addresses.
    pub fn name(self) -> &'static str {
        match self {
            CountedAs::MissingRoadmap => "roadmap",
            CountedAs::MissingMeasure => "measure",
            CountedAs::Overdue => "overdue",
            CountedAs::Contradiction => "contradiction",
            CountedAs::OtherError => "error",
        }
    }
}

impl Overview {
    /// Counts of workspaces the files that were asked for: what is to be done, and what was found in them.
    pub fn of<'w>(
        parts: impl IntoIterator<Item = (&'w Workspace, &'w [FileId], &'w [Arc<Finding>], &'w Duties<'w>)>,
        as_of: Option<NaiveDate>,
    ) -> Self {
        let mut overview = Overview { version: 1, as_of, ..Overview::default() };
        let mut places: HashMap<TerritoryHome, usize> = HashMap::new();
        for (workspace, files, findings, duties) in parts {
            let homes = TerritoryHomes::of(workspace);
            let asked: HashSet<FileId> = files.iter().copied().collect();
            for (roadmap, home) in workspace.roadmaps.iter().zip(&homes.all) {
                if asked.contains(&roadmap.file) {
                    let at = overview.place(&mut places, home);
                    overview.count(at, |row| row.roadmaps += 1);
                }
            }
            for finding in findings {
                match homes.of_finding(workspace, finding).map(|home| overview.place(&mut places, &home)) {
                    Some(at) => overview.count(at, |row| row.find(finding)),
                    None => overview.total.find(finding),
                }
            }
            let measures =
                duties.all.iter().filter(|duty| !duty.is_clause && asked.contains(&duty.roadmap.file));
            for duty in measures {
                let Some((home, day)) = homes.all.get(duty.place.at()).zip(as_of) else { continue };
                let at = overview.place(&mut places, home);
                overview.count(at, |row| duty.times.iter().for_each(|time| row.meet(*time, day)));
            }
        }
        overview.summed()
    }

    /// The overview of several.
    pub fn joined<'o>(overviews: impl IntoIterator<Item = &'o Overview>, as_of: Option<NaiveDate>) -> Self {
        let mut joined = Overview { version: 1, as_of, ..Overview::default() };
        let mut places: HashMap<TerritoryHome, usize> = HashMap::new();
        for overview in overviews {
            let mut rest = overview.total.clone();
            for row in &overview.rows {
                let home = TerritoryHome { level: row.level.clone(), territory: row.territory.clone() };
                let at = joined.place(&mut places, &home);
                joined.count(at, |sum| sum.add(row));
                rest.take(row);
            }
            joined.total.add(&rest);
        }
        joined.summed()
    }

    /// With the rows added to the total, which holds what belongs to none of them.
    fn summed(mut self) -> Self {
        let rows = std::mem::take(&mut self.rows);
        rows.iter().for_each(|row| self.total.add(row));
        Overview { rows, ..self }
    }

    fn count(&mut self, at: usize, add: impl FnOnce(&mut OverviewRow)) {
        if let Some(row) = self.rows.get_mut(at) {
            add(row);
        }
    }

    /// The place of the row of a home, which is added where there is none.
    fn place(&mut self, places: &mut HashMap<TerritoryHome, usize>, home: &TerritoryHome) -> usize {
        *places.entry(home.clone()).or_insert_with(|| {
            let TerritoryHome { level, territory } = home.clone();
            self.rows.push(OverviewRow { level, territory, ..OverviewRow::default() });
            self.rows.len() - 1
        })
    }
}

impl OverviewRow {
    fn find(&mut self, finding: &Finding) {
        match CountedAs::of(finding) {
            Some(CountedAs::MissingRoadmap) => self.missing_roadmaps += 1,
            Some(CountedAs::MissingMeasure) => self.missing_measures += 1,
            Some(CountedAs::Overdue) => self.overdue += 1,
            Some(CountedAs::Contradiction) => self.contradictions += 1,
            Some(CountedAs::OtherError) => self.other_errors += 1,
            None => {}
        }
    }

    fn meet(&mut self, time: DutyTime, day: NaiveDate) {
        let within = |days| day.checked_add_days(Days::new(days)).is_some_and(|last| time.due <= last);
        if time.due < day {
            self.due += 1;
            self.done += usize::from(time.done.is_some_and(|done| done <= day));
        } else if time.done.is_none() {
            self.due_7 += usize::from(within(SOON));
            self.due_28 += usize::from(within(28));
        }
    }

    /// Its figures.
    fn counts(&mut self) -> [&mut usize; 10] {
        [
            &mut self.roadmaps,
            &mut self.missing_roadmaps,
            &mut self.missing_measures,
            &mut self.contradictions,
            &mut self.other_errors,
            &mut self.overdue,
            &mut self.due_7,
            &mut self.due_28,
            &mut self.due,
            &mut self.done,
        ]
    }

    fn add(&mut self, other: &OverviewRow) {
        let mut other = other.clone();
        self.counts().into_iter().zip(other.counts()).for_each(|(own, other)| *own += *other);
    }

    fn take(&mut self, other: &OverviewRow) {
        let mut other = other.clone();
        self.counts().into_iter().zip(other.counts()).for_each(|(own, other)| *own -= *other);
    }

    /// The share of what has come that is done, in whole per cent; none where nothing has come.
    pub fn share(&self) -> Option<usize> {
        (self.due > 0).then(|| self.done * 100 / self.due)
    }

    /// The figures in the order of the headings; what only a day of judgement tells is a dash without one.
    fn figures(&self, judged: bool) -> [String; 8] {
        let timed = |count: usize| if judged { count.to_string() } else { "–".to_owned() };
        let share = self.share().map_or_else(|| "–".to_owned(), |share| format!("{share} %"));
        [
            self.roadmaps.to_string(),
            self.missing_roadmaps.to_string(),
            self.missing_measures.to_string(),
            (self.contradictions + self.other_errors).to_string(),
            timed(self.overdue),
            timed(self.due_7),
            timed(self.due_28),
            share,
        ]
    }
}

/// How many columns a name has at least.
const NARROWEST: usize = 12;

/// The headings of the figures in Russian and English.
static HEADINGS: [(&str, &str); 8] = [
    ("карт", "maps"),
    ("без карты", "no map"),
    ("без пункта", "no row"),
    ("ошибок", "errors"),
    ("просрочено", "overdue"),
    ("7 дн.", "7 d."),
    ("28 дн.", "28 d."),
    ("исполнено", "done"),
];

/// Writes an overview as a table no wider than `width` columns; long names of territories go on in a second line.
///
/// # Errors
/// When it cannot be written.
pub fn status(overview: &Overview, width: usize, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    let head = HEADINGS.map(|(ru, en)| if lang == Lang::Ru { ru } else { en });
    let widths = head.map(|heading| heading.chars().count());
    let room = width.saturating_sub(widths.iter().map(|width| width + 2).sum()).max(NARROWEST);
    let judged = overview.as_of.is_some();
    match overview.as_of {
        Some(day) => {
            let day = numeric_date(day, lang);
            writeln!(out, "{}\n", say!(lang, "По состоянию на {day}", "As of {day}"))?
        }
        None => writeln!(
            out,
            "{}\n",
            say!(
                lang,
                "День не назван: просроченное не считается (--as-of today)",
                "No day is named: nothing is counted as overdue (--as-of today)"
            )
        )?,
    }
    let needed: usize = NARROWEST + widths.iter().map(|width| width + 2).sum::<usize>();
    let write = |name: &str, figures: &[String; 8], out: &mut _| match width < needed {
        true => stacked(name, &head, figures, width, out),
        false => line(name, figures, &widths, room, out),
    };
    if width >= needed {
        line("", &head.map(str::to_owned), &widths, room, out)?;
    }
    let mut named: HashMap<&str, usize> = HashMap::new();
    overview.rows.iter().for_each(|row| *named.entry(&row.territory).or_default() += 1);
    for row in &overview.rows {
        // A territory that stands on several levels says on which.
        let name = match named.get(&*row.territory) {
            Some(1) | None => row.territory.clone(),
            _ => format!("{}, {}", row.territory, level_heading(&row.level, lang).to_lowercase()),
        };
        write(&name, &row.figures(judged), out)?;
    }
    if overview.rows.len() > 1 {
        let all = say!(lang, "Всего", "Total");
        write(&all, &overview.total.figures(judged), out)?;
    }
    Ok(())
}

fn line(
    name: &str,
    figures: &[String; 8],
    widths: &[usize; 8],
    room: usize,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut lines = textwrap::wrap(name, room).into_iter();
    write!(out, "{:room$}", lines.next().unwrap_or_default())?;
    figures.iter().zip(widths).try_for_each(|(figure, width)| write!(out, "  {figure:>width$}"))?;
    writeln!(out)?;
    lines.try_for_each(|line| writeln!(out, "{line}"))
}

/// A row where a line has no room for it: the name, and below it each figure behind its heading.
fn stacked(
    name: &str,
    head: &[&str; 8],
    figures: &[String; 8],
    width: usize,
    out: &mut impl Write,
) -> io::Result<()> {
    textwrap::wrap(name, width).iter().try_for_each(|line| writeln!(out, "{line}"))?;
    let told = head
        .iter()
        .zip(figures)
        .map(|(heading, figure)| format!("{heading}: {figure}").replace(' ', "\u{a0}"));
    let told = told.collect::<Vec<_>>().join(", ");
    let options = textwrap::Options::new(width).initial_indent("  ").subsequent_indent("  ");
    textwrap::wrap(&told, options)
        .iter()
        .try_for_each(|line| writeln!(out, "{}", line.replace('\u{a0}', " ")))
}
