//! The sheets of answers: who answered each plan with what, an organisation a row, a mandatory measure a column.

use chrono::{Datelike, NaiveDate};

use super::{BookPart, SheetCell, SheetColumn, WorkbookSheet, columns, text};
use crate::base::{Lang, NodeIdx, say};
use crate::site::answers::{AnswerCell, Answers, Organisation};
use crate::site::home::territory;
use crate::site::pages::cell::cell_text;

/// The first columns in Russian and English, and how wide they are.
static HEADINGS: [(&str, &str, u16); 3] = [
    ("Организация", "Organisation", 40),
    ("Территория", "Territory", 24),
    ("Не в порядке", "Not in order", 10),
];
/// How wide the column of a measure is.
const MEASURE: u16 = 22;

/// A sheet a plan that asks for answers; of one body only the measures that it is responsible for there.
pub(super) fn sheets(one: &BookPart<'_>, as_of: Option<NaiveDate>, lang: Lang) -> Vec<WorkbookSheet> {
    let answers = Answers::all(one.part, as_of);
    answers.iter().filter_map(|answers| sheet(one, answers, as_of, lang)).collect()
}

fn sheet(
    one: &BookPart<'_>,
    answers: &Answers,
    as_of: Option<NaiveDate>,
    lang: Lang,
) -> Option<WorkbookSheet> {
    let plan = one.part.roadmap(answers.plan)?;
    let is_wanted = |node: NodeIdx| match (&one.body, one.part.task(node)) {
        (Some(body), task) => task.is_some_and(|task| task.responsible.contains(body)),
        (None, _) => true,
    };
    let wanted: Vec<usize> =
        answers.measures.iter().enumerate().filter_map(|(at, node)| is_wanted(*node).then_some(at)).collect();
    if wanted.is_empty() {
        return None;
    }
    let measures = wanted.iter().filter_map(|at| one.part.task(*answers.measures.get(*at)?));
    let measures = measures.map(|task| SheetColumn {
        heading: format!("{} {} ({})", task.number, task.title, task.wording).trim().to_owned(),
        width: MEASURE,
    });
    let columns = columns(&HEADINGS, lang).into_iter().chain(measures).collect();
    let year = as_of.map_or(0, |day| day.year());
    let rows = answers.organisations.iter().map(|who| row(who, &wanted, year, lang)).collect();
    let of = territory(plan);
    Some(WorkbookSheet {
        name: say!(lang, "Ответы {of}", "Answers {of}"),
        columns,
        rows,
        ..WorkbookSheet::default()
    })
}

/// An organisation. One that stands to all measures alike does so in every column, so that each can be filtered.
fn row(who: &Organisation, wanted: &[usize], year: i32, lang: Lang) -> Vec<SheetCell> {
    let cells = who.cells();
    let only = cells.first().filter(|_| cells.len() == 1);
    let cells: Vec<&AnswerCell> = wanted.iter().filter_map(|at| cells.get(*at).or(only)).collect();
    let bad = cells.iter().filter(|cell| cell.is_bad()).count();
    let shown = cells.iter().map(|cell| match cell_text(cell, year, lang) {
        words if cell.is_bad() => SheetCell::Bad(words),
        words => text(&words),
    });
    let head = [text(&who.name), text(&who.territory), SheetCell::Count(bad)];
    head.into_iter().chain(shown).collect()
}
