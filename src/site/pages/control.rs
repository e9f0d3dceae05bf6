//! «На контроле»: what is overdue, and what is due in the four weeks that follow the day of judgement.

use chrono::NaiveDate;
use serde::Serialize;

use super::listed::{ListedLine, TaskRow};
use super::words::{days, word};
use super::{PageContext, dates};
use crate::base::say;
use crate::rules::{self, Verdict};
use crate::site::duties::DutyTime;
use crate::site::passed_over::UnansweredReason;
use crate::site::task::Task;

/// The lists.
#[derive(Serialize)]
pub(super) struct Control {
    lists: Vec<ControlList>,
}

#[derive(Serialize)]
struct ControlList {
    /// Its place on the page.
    id: &'static str,
    title: &'static str,
    /// How many tasks there are.
    count: usize,
    lines: Vec<ListedLine>,
}

/// The lists: within how many days, the place, the word of the title.
static LISTS: [(i64, &str, &str, &str); 3] =
    [(7, "7", "week", "week"), (14, "14", "fortnight", "fortnight"), (28, "28", "month", "month")];

impl PageContext<'_> {
    /// The page.
    pub(super) fn control(&self) -> (String, Control) {
        let lang = self.site.lang;
        let title = word("control", lang).to_owned();
        let Some(today) = self.site.as_of else { return (title, Control { lists: Vec::new() }) };
        let mut lists = vec![self.list("overdue", "overdue", self.overdue())];
        let mut coming: Vec<(i64, usize, &Task, DutyTime)> = Vec::new();
        for (number, part) in self.site.parts.iter().enumerate() {
            let own = |task: &&Task| part.asks(task.roadmap) && task.row.is_some() && task.is_told_alone();
            for task in part.tasks.iter().filter(own) {
                let open = task.times.iter().filter(|time| time.done.is_none());
                let left = open.map(|time| ((time.due - today).num_days(), *time));
                coming.extend(
                    left.filter(|(left, _)| (0..=28).contains(left))
                        .map(|(left, time)| (left, number, task, time)),
                );
            }
        }
        coming.sort_by_key(|(left, ..)| *left);
        let mut after = -1;
        for (within, name, id, title) in LISTS {
            let own = coming.iter().filter(|(left, ..)| after < *left && *left <= within);
            let row = |(left, number, task, time): &(i64, usize, &Task, DutyTime)| {
                self.coming(*number, task, *time, *left, name)
            };
            lists.push(self.list(id, title, own.filter_map(row).collect()));
            after = within;
        }
        lists
            .extend(Some(self.list("clauses", "clauses", self.clauses(today))).filter(|list| list.count > 0));
        (title, Control { lists })
    }

    /// The clauses of orders whose day has passed or comes within four weeks: no mark says that one is done, so none is
    /// judged, but none is forgotten either.
    fn clauses(&self, today: NaiveDate) -> Vec<TaskRow> {
        let mut rows: Vec<(NaiveDate, TaskRow)> = Vec::new();
        for (number, part) in self.site.parts.iter().enumerate() {
            let own = |task: &&Task| part.asks(task.roadmap) && task.row.is_none() && task.is_told_alone();
            for task in part.tasks.iter().filter(own) {
                let open = task.times.iter().filter(|time| time.done.is_none());
                let near = open.filter(|time| (time.due - today).num_days() <= 28);
                let row = |time: &DutyTime| Some((time.due, self.clause(number, task, *time, today)?));
                rows.extend(near.filter_map(row));
            }
        }
        rows.sort_by_key(|(due, _)| *due);
        rows.into_iter().map(|(_, row)| row).collect()
    }

    fn clause(&self, part: usize, task: &Task, time: DutyTime, today: NaiveDate) -> Option<TaskRow> {
        let left = (time.due - today).num_days();
        let mut row = self.coming(part, task, time, left, "")?;
        if left < 0 {
            (row.mark, row.class) = (word("passed", self.site.lang).to_owned(), "time");
        }
        Some(row)
    }

    fn list(&self, id: &'static str, title: &'static str, rows: Vec<TaskRow>) -> ControlList {
        ControlList { id, title: word(title, self.site.lang), count: rows.len(), lines: self.lines(rows) }
    }

    /// What is overdue, by findings: passed over, it is told as such.
    fn overdue(&self) -> Vec<TaskRow> {
        let mut rows: Vec<(u64, TaskRow)> = Vec::new();
        for (number, part) in self.site.parts.iter().enumerate() {
            for one in &part.judged {
                if rules::verdict(one.finding.rule) != Some(Verdict::Overdue) {
                    continue;
                }
                let measure = one.finding.measure.as_deref().unwrap_or_default();
                let task =
                    part.roadmap_at(one.finding.place.file).and_then(|at| part.task_named(at, measure));
                let late = one.finding.data().get("days").and_then(|value| value.as_u64());
                let row = task.and_then(|task| self.late(number, task, late, one.passed_over.as_ref()));
                rows.extend(row.map(|row| (late.unwrap_or_default(), row)));
            }
        }
        rows.sort_by_key(|(late, _)| std::cmp::Reverse(*late));
        rows.into_iter().map(|(_, row)| row).collect()
    }

    fn late(
        &self,
        part: usize,
        task: &Task,
        late: Option<u64>,
        passed_over: Option<&UnansweredReason>,
    ) -> Option<TaskRow> {
        let lang = self.site.lang;
        let open: Vec<DutyTime> = task.times.iter().filter(|time| time.done.is_none()).copied().collect();
        let when = open.first().map(|time| dates::when(*time, lang)).unwrap_or_else(|| task.wording.clone());
        let days = late.map(|late| days(late, lang)).unwrap_or_default();
        let (mark, class) = match passed_over {
            Some(reason) => {
                let reason = reason.told(lang);
                (
                    say!(lang, "! просрочено, принято: {reason}", "! overdue, accepted: {reason}"),
                    "overdue accepted",
                )
            }
            None => (say!(lang, "! просрочено", "! overdue"), "overdue"),
        };
        let mut row = self.row(part, task, "0")?;
        (row.when, row.days, row.mark, row.class) = (when, days, mark, class);
        Some(row)
    }

    fn coming(
        &self,
        part: usize,
        task: &Task,
        time: DutyTime,
        left: i64,
        within: &'static str,
    ) -> Option<TaskRow> {
        let lang = self.site.lang;
        let days = days(left.unsigned_abs(), lang);
        let class = if left <= 7 { "soon" } else { "time" };
        let mut row = self.row(part, task, within)?;
        (row.when, row.days, row.class) = (dates::when(time, lang), days, class);
        Some(row)
    }
}
