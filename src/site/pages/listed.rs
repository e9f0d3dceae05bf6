//! Tasks in lists: a line each, and one line for what many have alike.

use serde::Serialize;

use super::PageContext;
use super::frame::PageLink;
use super::shared::{Holders, SharedPlace, alike, maps, same};
use crate::base::{Idx, say};
use crate::site::home::{TerritoryHome, called};
use crate::site::task::Task;

/// How many of those who are responsible for a task are named in a list.
const NAMED: usize = 40;

/// A task in a list.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct TaskRow {
    number: String,
    /// Whether it is a clause of an order, whose number says so.
    is_clause: bool,
    title: PageLink,
    basis: PageLink,
    bodies: Vec<PageLink>,
    pub when: String,
    pub days: String,
    pub mark: String,
    pub class: &'static str,
    level: String,
    territory: String,
    /// Within how many days it is due: 0 where it is overdue.
    within: &'static str,
    /// Where its times lie.
    pub lane: String,
}

/// A line of a list.
#[derive(Serialize)]
pub(super) struct ListedLine {
    #[serde(flatten)]
    row: TaskRow,
    /// Those who have it, where they are more than one.
    who: Option<Holders>,
}

impl ListedLine {
    /// Whether too many have it for a letter.
    pub(super) fn is_lots(&self) -> bool {
        self.who.as_ref().is_some_and(Holders::is_lots)
    }
}

impl PageContext<'_> {
    /// «1.2»; «п. 3 приказа» of a clause.
    fn number(&self, task: &Task) -> String {
        let number = &task.number;
        match task.row {
            Some(_) => number.clone(),
            None => {
                let act = self.site.lang.pick(task.act, "order");
                say!(self.site.lang, "п.\u{a0}{number} {act}", "clause\u{a0}{number} of the {act}")
            }
        }
    }

    /// What a task says by itself.
    pub(super) fn row(&self, number: usize, task: &Task, within: &'static str) -> Option<TaskRow> {
        let part = self.part(number)?;
        let roadmap = part.roadmap(task.roadmap)?;
        let TerritoryHome { level, territory: home } = part.homes.all.get(task.roadmap.at())?.clone();
        let addresses = &self.site.addresses;
        let body =
            |name: &String| PageLink { href: addresses.body(name).unwrap_or_default(), text: name.clone() };
        Some(TaskRow {
            number: self.number(task),
            is_clause: task.row.is_none(),
            title: PageLink { href: addresses.row(number, task.roadmap, &task.id), text: task.title.clone() },
            basis: PageLink {
                href: addresses.roadmap(number, task.roadmap),
                text: called(roadmap).to_owned(),
            },
            bodies: self.few(task.responsible.iter().map(body)),
            class: "time",
            level,
            territory: home,
            within,
            ..TaskRow::default()
        })
    }

    /// The first of those who are responsible, and that there are more: each has a page of its own, on which all would stand.
    fn few(&self, bodies: impl ExactSizeIterator<Item = PageLink>) -> Vec<PageLink> {
        let more = bodies.len().saturating_sub(NAMED);
        let told = say!(self.site.lang, "и ещё {more}", "and {more} more");
        let rest = (more > 0).then_some(PageLink { text: told, ..PageLink::default() });
        bodies.take(NAMED).chain(rest).collect()
    }

    /// The lines of a list: what many have alike, the same thing at the same time, stands in one.
    pub(super) fn lines(&self, rows: Vec<TaskRow>) -> Vec<ListedLine> {
        let key = |row: &TaskRow| {
            let said = [&row.title.text, &row.when, &row.days, &row.mark].map(String::clone);
            (said, row.class, row.level.clone(), row.lane.clone())
        };
        alike(rows, key).into_iter().filter_map(|rows| self.line(rows)).collect()
    }

    fn line(&self, rows: Vec<TaskRow>) -> Option<ListedLine> {
        let first = rows.first()?.clone();
        if rows.len() == 1 {
            return Some(ListedLine { row: first, who: None });
        }
        let (numbers, bodies) = (same(&rows, |row| &row.number), same(&rows, |row| &row.bodies));
        let told = maps(rows.len(), self.site.lang);
        let place = |row: TaskRow| {
            let text = match (numbers, row.is_clause) {
                (true, _) => row.basis.text,
                (false, true) => format!("{}, {}", row.basis.text, row.number),
                (false, false) => {
                    let (name, number) = (row.basis.text, row.number);
                    say!(self.site.lang, "{name}, п.\u{a0}{number}", "{name}, no.\u{a0}{number}")
                }
            };
            let home = TerritoryHome { level: row.level, territory: row.territory };
            let bodies = if bodies { Vec::new() } else { row.bodies };
            (home, SharedPlace { link: PageLink { href: row.title.href, text }, bodies })
        };
        let row = TaskRow {
            number: if numbers { first.number } else { String::new() },
            title: PageLink { href: String::new(), text: first.title.text },
            basis: PageLink::default(),
            bodies: if bodies { first.bodies } else { Vec::new() },
            level: String::new(),
            territory: String::new(),
            ..first
        };
        Some(ListedLine { row, who: Some(Holders::of(rows.into_iter().map(place).collect(), told)) })
    }
}
