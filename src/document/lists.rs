//! Two lists for those who carry the plans out: what a body has to do by date, and the blank form of its report.

use chrono::NaiveDate;

use super::acts::name;
use super::order::signers;
use super::text::{bound, referred};
use super::widths::set_widths;
use super::{Annex, Cell, Column, Content, Document, Maker, Orientation, Row, Table};
use crate::deadline::{Time, Times};
use crate::model::{Numbers, Roadmap, Row as Written};
use crate::russian::letters::uncapital;
use crate::russian::ru_date_numeric;
use crate::workspace::Workspace;
use crate::world::World;

/// How many days of a measure are written out.
const DAYS: usize = 4;

/// Every measure of a workspace that a body is responsible for, by date; undated ones come last.
///
/// The body is named by its name, its short name, or a key that means one body in the whole workspace. Many schools
/// have a «Директор»: `roadmap/key` asks for the one of that roadmap, in it and those above it.
///
/// # Errors
/// The names that the key may mean: none, or more than one.
pub fn summary(
    workspace: &Workspace,
    times: &Times,
    world: &dyn World,
    body: &str,
) -> Result<Document, Vec<String>> {
    let mut names = named(workspace, body);
    let name = match names.len() {
        1 => names.remove(0),
        _ => return Err(names),
    };
    let mut found: Vec<(Option<NaiveDate>, Row)> = Vec::new();
    let line = body.split_once('/').map(|(id, _)| line(workspace, id)).filter(|line| !line.is_empty());
    let in_line = |roadmap: &Roadmap| line.as_ref().is_none_or(|line| line.contains(&&*roadmap.id));
    for (roadmap, table) in
        workspace.roadmaps.iter().zip(&times.roadmaps).filter(|(roadmap, _)| in_line(roadmap))
    {
        let annexes = roadmap.annex_list();
        let numbers = Numbers::of(roadmap);
        let maker = Maker::new(roadmap, &annexes, &numbers, world);
        for row in roadmap.rows().filter(|row| is_responsible(roadmap, *row, &name)) {
            let time = &table.measures[row.place];
            let due = time.occurrences().iter().map(|occurrence| occurrence.due).min();
            found.push((due, maker.duty(row, time)));
        }
    }
    found.sort_by_key(|(due, _)| due.unwrap_or(NaiveDate::MAX));
    let rows = found.into_iter().map(|(_, row)| row).enumerate().map(|(at, row)| numbered(at, row)).collect();
    let headings = ["№ п/п", "Дата", "Срок по документу", "Мероприятие", "Документ", "Результат"];
    let title = format!("Сводный план мероприятий: {}", bound(&name));
    Ok(sheet("summary", title, &headings, rows, false))
}

/// The blank form by which an organisation reports on the measures of its roadmap.
pub fn report_form(roadmap: &Roadmap, world: &dyn World) -> Document {
    let annexes = roadmap.annex_list();
    let numbers = Numbers::of(roadmap);
    let maker = Maker::new(roadmap, &annexes, &numbers, world);
    let mut rows = Vec::new();
    for section in roadmap.sections.places() {
        rows.extend(maker.heading(section));
        rows.extend(roadmap.rows_in(section).map(|row| {
            let [title, wording] = [referred(&row.measure.title, &numbers), maker.wording(row)];
            let number = numbers.rows[row.place].clone();
            cells([number, title, wording, String::new(), String::new(), String::new()])
        }));
    }
    let headings = [
        "№ п/п",
        "Мероприятие",
        "Срок исполнения",
        "Дата исполнения",
        "Подтверждающий документ",
        "Примечание",
    ];
    let territory = roadmap.territory.as_deref().unwrap_or(&roadmap.id);
    let title = format!("Отчёт об исполнении дорожной карты: {}", bound(territory));
    let mut form = sheet("report", title, &headings, rows, true);
    form.annexes.iter_mut().for_each(|annex| annex.signatures = signers(roadmap));
    form
}

impl Maker<'_> {
    /// The row of a measure in a body's summary.
    fn duty(&self, row: Written<'_>, time: &Time) -> Row {
        let due: Vec<String> =
            time.occurrences().iter().map(|occurrence| ru_date_numeric(occurrence.due)).collect();
        let mut days = due.iter().take(DAYS).cloned().collect::<Vec<_>>().join("\n");
        if due.len() > DAYS {
            days.push_str(&format!("\nи ещё {}", due.len() - DAYS));
        }
        let place = self.roadmap.territory.as_deref().unwrap_or(&self.roadmap.id);
        let source = format!(
            "{}, {}, п.\u{a0}{}",
            bound(place),
            uncapital(&name(self.roadmap)),
            crate::model::bare(&self.numbers.rows[row.place])
        );
        let result = row.result().map(|(result, _)| referred(result, self.numbers)).unwrap_or_default();
        let title = referred(&row.measure.title, self.numbers);
        cells([String::new(), days, self.wording(row), title, source, result])
    }

    /// The wording of a row's deadline, its own or one that it takes from above.
    fn wording(&self, row: Written<'_>) -> String {
        let deadline = row.deadline();
        deadline.map(|(deadline, _)| referred(&deadline.text, self.numbers)).unwrap_or_default()
    }
}

/// The ids of a roadmap and of those above it; none where there is no such roadmap.
fn line<'w>(workspace: &'w Workspace, id: &str) -> Vec<&'w str> {
    let find = |id: &str| workspace.roadmaps.iter().find(|roadmap| *roadmap.id == *id);
    let mut line: Vec<&str> = Vec::new();
    let mut next = find(id);
    // Parents may go round in a ring, which the rules tell of.
    while let Some(roadmap) = next.filter(|roadmap| !line.contains(&&*roadmap.id)) {
        line.push(&roadmap.id);
        next = roadmap.parent.as_deref().and_then(find);
    }
    line
}

/// The names that a person may mean by a body.
fn named(workspace: &Workspace, wanted: &str) -> Vec<String> {
    let bodies = workspace.roadmaps.iter().flat_map(|roadmap| {
        roadmap.bodies.iter().filter(move |body| {
            // A key after a roadmap's id is a key of that roadmap alone.
            let key =
                wanted.split_once('/').filter(|(id, _)| **id == *roadmap.id).map_or(wanted, |(_, key)| key);
            *key == *body.key || *wanted == *body.name || *wanted == **body.printed()
        })
    });
    let mut names: Vec<String> = bodies.map(|body| body.name.to_string()).collect();
    names.sort();
    names.dedup();
    names
}

fn is_responsible(roadmap: &Roadmap, row: Written<'_>, name: &str) -> bool {
    let who = row.responsible().map_or(&[][..], |(who, _)| who);
    who.iter().any(|who| match roadmap.body(&who.text) {
        Some(body) => *body.name == *name,
        None => *who.text == *name,
    })
}

fn numbered(at: usize, mut row: Row) -> Row {
    if let Row::Cells { cells } = &mut row
        && let Some(first) = cells.first_mut()
    {
        first.text = format!("{}.", at + 1);
    }
    row
}

fn cells(texts: [String; 6]) -> Row {
    Row::Cells { cells: texts.into_iter().map(|text| Cell { text, rows: 1 }).collect() }
}

/// A document of one table.
fn sheet(id: &str, title: String, headings: &[&str], rows: Vec<Row>, blank: bool) -> Document {
    let column = |heading: &&str| Column {
        key: String::new(),
        heading: bound(heading),
        width: 0,
        centred: ["№", "Дата", "Срок"].iter().any(|start| heading.starts_with(start)),
    };
    let mut table = Table { columns: headings.iter().map(column).collect(), numbered: false, blank, rows };
    set_widths(&mut table, Orientation::Landscape);
    let annex = Annex {
        id: id.to_owned(),
        orientation: Orientation::Landscape,
        left: Vec::new(),
        right: Vec::new(),
        title: title.clone(),
        intro: Vec::new(),
        content: Content::Table(table),
        signatures: Vec::new(),
    };
    Document { id: id.to_owned(), name: title, draft: None, order: None, annexes: vec![annex] }
}
