//! The matrix in the terminal and for programs: who answered each plan with what, a sign a cell.
//!
//! What does not fit the width goes on below with the next measures: nothing is cut.

use std::collections::BTreeSet;
use std::io::{self, Write};

use chrono::NaiveDate;
use serde::Serialize;

use super::answers::{Answer, AnswerCell, Answers, Organisation};
use super::home::territory;
use super::pages::dates::short;
use super::part::SitePart;
use super::state::TaskState;
use super::status::Overview;
use crate::base::{Lang, NodeIdx, say, visible_json};
use crate::model::level_heading;

/// How many columns a name has at least.
const NAME: usize = 16;

/// Writes who answered each plan with what as tables no wider than `width` columns.
///
/// # Errors
/// When it cannot be written.
pub fn matrix(
    answers: &[(&SitePart, Answers)],
    as_of: Option<NaiveDate>,
    width: usize,
    lang: Lang,
    out: &mut impl Write,
) -> io::Result<()> {
    for (part, answers) in answers.iter().filter(|(_, answers)| !answers.organisations.is_empty()) {
        let plan = part.roadmap(answers.plan).map(territory).unwrap_or_default();
        let who = level_heading(&answers.level, lang).to_lowercase();
        let title = say!(lang, "Кто чем ответил: {plan}, {who}", "Who answered what: {plan}, {who}");
        writeln!(out)?;
        wrapped(&title, width, out)?;
        let table = MatrixTable::of(part, answers, as_of, lang);
        table.measures(width, out)?;
        table.blocks(width, out)?;
        legend(answers, width, lang, out)?;
    }
    Ok(())
}

/// The answers to a plan, in words and signs.
struct MatrixTable<'a> {
    /// The number, the deadline and the title of each measure.
    measures: Vec<[String; 3]>,
    answers: &'a Answers,
}

impl<'a> MatrixTable<'a> {
    fn of(part: &SitePart, answers: &'a Answers, as_of: Option<NaiveDate>, lang: Lang) -> Self {
        let measure = |(at, node): (usize, &NodeIdx)| {
            let task = part.task(*node);
            let number = task.map(|task| task.number.clone()).filter(|number| !number.is_empty());
            let due = task.and_then(|task| task.next(as_of).or_else(|| task.times.last().copied()));
            let by = due.map(|time| short(time.due, 0, lang)).unwrap_or_default();
            let title = task.map(|task| task.title.clone()).unwrap_or_default();
            [number.unwrap_or_else(|| (at + 1).to_string()), by, title]
        };
        MatrixTable { measures: answers.measures.iter().enumerate().map(measure).collect(), answers }
    }

    /// What the columns are.
    fn measures(&self, width: usize, out: &mut impl Write) -> io::Result<()> {
        let room = |at: usize| self.measures.iter().filter_map(|one| one.get(at)).map(|one| count(one)).max();
        let (numbers, days) = (room(0).unwrap_or_default(), room(1).unwrap_or_default());
        for [number, by, title] in &self.measures {
            let head = format!("  {number:numbers$}  {by:days$}  ");
            let indent = " ".repeat(count(&head));
            let options = textwrap::Options::new(width).initial_indent(&head).subsequent_indent(&indent);
            textwrap::wrap(title, options).iter().try_for_each(|line| writeln!(out, "{line}"))?;
        }
        Ok(())
    }

    /// The table, as many measures side by side as fit.
    fn blocks(&self, width: usize, out: &mut impl Write) -> io::Result<()> {
        let longest = self.answers.organisations.iter().map(|one| count(&one.name) + 2).max();
        let name = longest.unwrap_or_default().clamp(NAME, (width / 2).max(NAME));
        let widths: Vec<usize> = (0..self.measures.len()).map(|at| self.width_of(at) + 2).collect();
        let mut from = 0;
        while from < widths.len() {
            let mut room = width.saturating_sub(name);
            let fits = |own: &&usize| room.checked_sub(**own).map(|left| room = left).is_some();
            let fitting = widths.iter().skip(from).take_while(fits).count().max(1);
            let columns: Vec<(usize, usize)> =
                widths.iter().copied().enumerate().skip(from).take(fitting).collect();
            self.block((name, width), &columns, out)?;
            from += fitting;
        }
        Ok(())
    }

    /// How wide a column is.
    fn width_of(&self, at: usize) -> usize {
        let head = self.measures.get(at).map(|[number, ..]| count(number)).unwrap_or_default();
        let cells = self.answers.organisations.iter().filter_map(|one| cell_of(one, at));
        cells.map(|cell| count(&sign(cell))).max().unwrap_or_default().max(head)
    }

    fn block(
        &self,
        (name, width): (usize, usize),
        columns: &[(usize, usize)],
        out: &mut impl Write,
    ) -> io::Result<()> {
        let number = |at: usize| self.measures.get(at).map_or("", |[number, ..]| number.as_str());
        line("", name, columns.iter().map(|(at, width)| (number(*at).to_owned(), *width)), out)?;
        let by_territory = self.answers.organisations.chunk_by(|one, other| one.territory == other.territory);
        for of in by_territory {
            let territory = of.first().map(|one| one.territory.as_str()).unwrap_or_default();
            wrapped(territory, width, out)?;
            for one in of {
                let cells = columns.iter().map(|(at, width)| (cell_of(one, *at).map(sign), *width));
                let cells = cells.map(|(sign, width)| (sign.unwrap_or_default(), width));
                line(&format!("  {}", one.name), name, cells, out)?;
            }
        }
        Ok(())
    }
}

/// A line: a name, which may go on in further lines, and what stands in the columns.
fn line(
    name: &str,
    room: usize,
    cells: impl Iterator<Item = (String, usize)>,
    out: &mut impl Write,
) -> io::Result<()> {
    let options = textwrap::Options::new(room).subsequent_indent("    ");
    let mut lines = textwrap::wrap(name, options).into_iter();
    let first = lines.next().unwrap_or_default();
    let cells: String = cells.map(|(text, width)| format!("  {text:width$}", width = width - 2)).collect();
    writeln!(out, "{}", format!("{first:room$}{cells}").trim_end())?;
    lines.try_for_each(|line| writeln!(out, "{line}"))
}

/// The cell of an organisation in a column.
fn cell_of(one: &Organisation, at: usize) -> Option<&AnswerCell> {
    match &one.answer {
        Answer::Whole(cell) => Some(cell),
        Answer::Each(cells) => cells.get(at),
    }
}

/// «!19», «✔ 3/4», «(▲+14)» of what was accepted.
fn sign(cell: &AnswerCell) -> String {
    let look = cell.state.look();
    let sign = look.sign;
    let told = match (look.days.zip(cell.days), cell.state) {
        (Some((more, days)), _) => format!("{sign}{more}{days}"),
        (None, TaskState::Undocumented) => format!("{sign}–"),
        (None, _) => sign.to_owned(),
    };
    let told = match cell.done {
        Some((done, all)) => format!("{told} {done}/{all}"),
        None => told,
    };
    if cell.passed_over.is_some() { format!("({told})") } else { told }
}

/// What the signs mean that stand in the table.
fn legend(answers: &Answers, width: usize, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    let cells = || answers.organisations.iter().flat_map(Organisation::cells);
    let states: BTreeSet<TaskState> =
        cells().map(|cell| cell.state).filter(|state| *state != TaskState::NotAsked).collect();
    let of = |state: &TaskState| {
        let (look, days) = (state.look(), say!(lang, "дней", "days"));
        let word = look.word(lang);
        match (look.days, state) {
            (Some(more), _) => format!("{}{more}N {word}, {days}", look.sign),
            (None, TaskState::Undocumented) => format!("{}– {word}", look.sign),
            (None, _) => format!("{} {word}", look.sign),
        }
    };
    let accepted = cells().any(|cell| cell.passed_over.is_some());
    let accepted = accepted.then(|| say!(lang, "( ) принято", "( ) accepted"));
    let told: Vec<String> = states.iter().map(of).chain(accepted).collect();
    let told = told.iter().map(|one| one.replace(' ', "\u{a0}")).collect::<Vec<_>>().join("; ");
    wrapped(&told, width, out)
}

/// A text in lines no longer than `width`; its fixed blanks hold words together, and are common ones in the end.
fn wrapped(text: &str, width: usize, out: &mut impl Write) -> io::Result<()> {
    textwrap::wrap(text, width).iter().try_for_each(|line| writeln!(out, "{}", line.replace('\u{a0}', " ")))
}

fn count(text: &str) -> usize {
    text.chars().count()
}

/// The overview and the answers as a program reads them.
#[derive(Serialize)]
struct MatrixJson<'a> {
    #[serde(flatten)]
    overview: &'a Overview,
    answers: Vec<MatrixAnswers<'a>>,
}

/// The answers to a plan, of a level.
#[derive(Serialize)]
struct MatrixAnswers<'a> {
    plan: &'a str,
    level: &'a str,
    measures: Vec<MatrixMeasure<'a>>,
    organisations: Vec<MatrixOrganisation<'a>>,
}

#[derive(Serialize)]
struct MatrixMeasure<'a> {
    id: &'a str,
    number: &'a str,
    title: &'a str,
    deadline: &'a str,
}

#[derive(Serialize)]
struct MatrixOrganisation<'a> {
    id: &'a str,
    name: &'a str,
    territory: &'a str,
    /// One a measure; a single one of an organisation that stands to all alike.
    cells: Vec<MatrixCell>,
}

/// A cell.
#[derive(Serialize)]
struct MatrixCell {
    state: TaskState,
    days: Option<u64>,
    day: Option<NaiveDate>,
    /// How many of its times are done, and of how many.
    done: Option<(usize, usize)>,
    accepted: Option<String>,
}

/// Writes an overview and the answers as JSON.
///
/// # Errors
/// When it cannot be written.
pub fn status_json(
    overview: &Overview,
    answers: &[(&SitePart, Answers)],
    lang: Lang,
    out: &mut impl Write,
) -> io::Result<()> {
    let answers = answers.iter().map(|(part, answers)| told(part, answers, lang)).collect();
    let json = serde_json::to_string_pretty(&MatrixJson { overview, answers })?;
    writeln!(out, "{}", visible_json(&json))
}

fn told<'a>(part: &'a SitePart, answers: &'a Answers, lang: Lang) -> MatrixAnswers<'a> {
    let tasks = answers.measures.iter().filter_map(|node| part.task(*node));
    let measures = tasks.map(|task| MatrixMeasure {
        id: &task.id,
        number: &task.number,
        title: &task.title,
        deadline: &task.wording,
    });
    let cell = |cell: &AnswerCell| MatrixCell {
        state: cell.state,
        days: cell.days,
        day: cell.day,
        done: cell.done,
        accepted: cell.passed_over.as_ref().map(|reason| reason.told(lang)),
    };
    let organisations = answers.organisations.iter().map(|one| MatrixOrganisation {
        id: &one.id,
        name: &one.name,
        territory: &one.territory,
        cells: one.cells().iter().map(cell).collect(),
    });
    MatrixAnswers {
        plan: part.roadmap(answers.plan).map_or("", |plan| &plan.id),
        level: &answers.level,
        measures: measures.collect(),
        organisations: organisations.collect(),
    }
}
