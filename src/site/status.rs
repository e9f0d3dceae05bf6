//! The overview of a workspace: by level and territory, what is missing, what contradicts, what burns.

use std::io::{self, Write};

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::duties::{Duties, DutyTime};
use crate::base::{Finding, Lang, Severity, say};
use crate::russian::ru_date_numeric;
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
    /// The territory, or the id where a roadmap names none.
    pub territory: String,
    /// Roadmaps.
    pub roadmaps: usize,
    /// Addressees of its plans without a roadmap.
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

impl Overview {
    /// Counts workspaces: their duties, and what was found in them.
    pub fn of<'w>(
        parts: impl IntoIterator<Item = (&'w Workspace, &'w [Finding], &'w Duties<'w>)>,
        as_of: Option<NaiveDate>,
    ) -> Self {
        let mut overview = Overview { version: 1, as_of, ..Overview::default() };
        for (workspace, findings, duties) in parts {
            let row_of: Vec<usize> = workspace
                .roadmaps
                .iter()
                .map(|roadmap| {
                    let territory = roadmap.territory.as_deref().unwrap_or(&roadmap.id);
                    let at = overview.row(&roadmap.level, territory);
                    if let Some(row) = overview.rows.get_mut(at) {
                        row.roadmaps += 1;
                    }
                    at
                })
                .collect();
            let ids = workspace.roadmaps.iter().map(|roadmap| &*roadmap.id).zip(row_of);
            let ids: std::collections::BTreeMap<&str, usize> = ids.collect();
            for finding in findings {
                let at = finding.roadmap.as_deref().and_then(|id| ids.get(id).copied());
                if let Some(row) = at.and_then(|at| overview.rows.get_mut(at)) {
                    row.find(finding);
                } else {
                    overview.total.find(finding);
                }
            }
            for duty in duties.all.iter().filter(|duty| !duty.is_clause) {
                let at = ids.get(&*duty.roadmap.id).copied();
                let Some((row, day)) = at.and_then(|at| overview.rows.get_mut(at)).zip(as_of) else {
                    continue;
                };
                duty.times.iter().for_each(|time| row.meet(*time, day));
            }
        }
        let rows = std::mem::take(&mut overview.rows);
        rows.iter().for_each(|row| overview.total.add(row));
        Overview { rows, ..overview }
    }

    fn row(&mut self, level: &str, territory: &str) -> usize {
        let known = self.rows.iter().rposition(|row| row.level == level && row.territory == territory);
        known.unwrap_or_else(|| {
            let (level, territory) = (level.to_owned(), territory.to_owned());
            self.rows.push(OverviewRow { level, territory, ..OverviewRow::default() });
            self.rows.len() - 1
        })
    }
}

impl OverviewRow {
    fn find(&mut self, finding: &Finding) {
        match finding.rule.split_once('/').unwrap_or_default() {
            ("coverage", "missing-roadmap") => self.missing_roadmaps += 1,
            ("coverage", "missing-measure") => self.missing_measures += 1,
            ("status", "overdue") => self.overdue += 1,
            ("nesting" | "sequence" | "conflict", _) if finding.severity == Severity::Error => {
                self.contradictions += 1
            }
            _ if finding.severity == Severity::Error => self.other_errors += 1,
            _ => {}
        }
    }

    fn meet(&mut self, time: DutyTime, day: NaiveDate) {
        let within = |days| day.checked_add_days(Days::new(days)).is_some_and(|last| time.due <= last);
        if time.due < day {
            self.due += 1;
            self.done += usize::from(time.done.is_some_and(|done| done <= day));
        } else if time.done.is_none() {
            self.due_7 += usize::from(within(7));
            self.due_28 += usize::from(within(28));
        }
    }

    fn add(&mut self, other: &OverviewRow) {
        self.roadmaps += other.roadmaps;
        self.missing_roadmaps += other.missing_roadmaps;
        self.missing_measures += other.missing_measures;
        self.contradictions += other.contradictions;
        self.other_errors += other.other_errors;
        self.overdue += other.overdue;
        self.due_7 += other.due_7;
        self.due_28 += other.due_28;
        self.due += other.due;
        self.done += other.done;
    }

    /// The figures in the order of the headings; what only a day of judgement tells is a dash without one.
    fn figures(&self, judged: bool) -> [String; 8] {
        let timed = |count: usize| if judged { count.to_string() } else { "–".to_owned() };
        let share = match self.due {
            0 => "–".to_owned(),
            due => format!("{} %", self.done * 100 / due),
        };
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
    let room = width.saturating_sub(widths.iter().map(|width| width + 2).sum()).max(16);
    let judged = overview.as_of.is_some();
    match overview.as_of {
        Some(day) => {
            let day = if lang == Lang::Ru { ru_date_numeric(day) } else { day.to_string() };
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
    line("", &head.map(str::to_owned), &widths, room, out)?;
    for row in &overview.rows {
        line(&row.territory, &row.figures(judged), &widths, room, out)?;
    }
    if overview.rows.len() > 1 {
        let all = say!(lang, "Всего", "Total");
        line(&all, &overview.total.figures(judged), &widths, room, out)?;
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

/// Writes an overview as JSON.
///
/// # Errors
/// When it cannot be written.
pub fn status_json(overview: &Overview, out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, overview).map_err(io::Error::from)?;
    writeln!(out)
}
