//! «На контроле»: what is overdue, and what is due in the four weeks that follow the day of judgement.

use serde::Serialize;

use super::frame::Link;
use super::words::{days, word};
use super::{Press, dates};
use crate::base::{Idx, say};
use crate::site::duties::DutyTime;
use crate::site::home::{Home, territory};
use crate::site::passed_over::Reason;
use crate::site::task::Task;

/// The lists.
#[derive(Serialize)]
pub(super) struct Control {
    lists: Vec<List>,
}

#[derive(Serialize)]
struct List {
    /// Its place on the page.
    id: &'static str,
    title: &'static str,
    rows: Vec<Row>,
}

/// A task in a list.
#[derive(Serialize)]
pub(super) struct Row {
    number: String,
    title: Link,
    basis: Link,
    bodies: Vec<Link>,
    pub when: String,
    days: String,
    pub mark: String,
    pub class: &'static str,
    level: String,
    territory: String,
    /// Within how many days it is due: 0 where it is overdue.
    within: &'static str,
}

/// The lists: within how many days, the place, the word of the title.
static LISTS: [(i64, &str, &str, &str); 3] =
    [(7, "7", "week", "week"), (14, "14", "fortnight", "fortnight"), (28, "28", "month", "month")];

impl Press<'_> {
    /// The page.
    pub(super) fn control(&self) -> (String, Control) {
        let lang = self.site.lang;
        let title = word("control", lang).to_owned();
        let Some(today) = self.site.as_of else { return (title, Control { lists: Vec::new() }) };
        let mut lists = vec![List { id: "overdue", title: word("overdue", lang), rows: self.overdue() }];
        let mut coming: Vec<(i64, usize, &Task, DutyTime)> = Vec::new();
        for (number, part) in self.site.parts.iter().enumerate() {
            let own = |task: &&Task| {
                let asked = part.roadmap(task.roadmap).is_some_and(|roadmap| part.is_asked(roadmap.file));
                asked && task.row.is_some()
            };
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
            lists.push(List { id, title: word(title, lang), rows: own.filter_map(row).collect() });
            after = within;
        }
        (title, Control { lists })
    }

    /// What is overdue, by findings: passed over, it is told as such.
    fn overdue(&self) -> Vec<Row> {
        let mut rows: Vec<(u64, Row)> = Vec::new();
        for (number, part) in self.site.parts.iter().enumerate() {
            for one in &part.judged {
                if one.finding.rule.split_once('/') != Some(("status", "overdue")) {
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

    fn late(&self, part: usize, task: &Task, late: Option<u64>, passed_over: Option<&Reason>) -> Option<Row> {
        let lang = self.site.lang;
        let open: Vec<DutyTime> = task.times.iter().filter(|time| time.done.is_none()).copied().collect();
        let when = open.first().map(|time| dates::when(*time, lang)).unwrap_or_else(|| task.wording.clone());
        let days = late.map(|late| format!("−{}", days(late, lang))).unwrap_or_default();
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
        Some(Row { when, days, mark, class, ..self.row(part, task, "0")? })
    }

    fn coming(
        &self,
        part: usize,
        task: &Task,
        time: DutyTime,
        left: i64,
        within: &'static str,
    ) -> Option<Row> {
        let lang = self.site.lang;
        let days = days(left.unsigned_abs(), lang);
        let class = if left <= 7 { "soon" } else { "time" };
        Some(Row { when: dates::when(time, lang), days, class, ..self.row(part, task, within)? })
    }

    /// «1.2»; «п. 3 приказа» of a clause.
    fn number(&self, task: &Task) -> String {
        let number = &task.number;
        match task.row {
            Some(_) => number.clone(),
            None => say!(self.site.lang, "п.\u{a0}{number} приказа", "clause\u{a0}{number}"),
        }
    }

    /// What a task says by itself.
    pub(super) fn row(&self, number: usize, task: &Task, within: &'static str) -> Option<Row> {
        let part = self.part(number)?;
        let roadmap = part.roadmap(task.roadmap)?;
        let Home { level, territory: home } = part.homes.all.get(task.roadmap.at())?.clone();
        let addresses = &self.site.addresses;
        let body =
            |name: &String| Link { href: addresses.body(name).unwrap_or_default(), text: name.clone() };
        Some(Row {
            number: self.number(task),
            title: Link { href: addresses.row(number, task.roadmap, &task.id), text: task.title.clone() },
            basis: Link {
                href: addresses.roadmap(number, task.roadmap),
                text: territory(roadmap).to_owned(),
            },
            bodies: task.responsible.iter().map(body).collect(),
            when: String::new(),
            days: String::new(),
            mark: String::new(),
            class: "time",
            level,
            territory: home,
            within,
        })
    }
}
