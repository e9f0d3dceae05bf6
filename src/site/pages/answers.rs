//! «Кто чем ответил»: organisations by territory, the worst first, against the mandatory measures of a plan.

use chrono::Datelike;
use serde::Serialize;

use super::frame::PageLink;
use super::words::word;
use super::{PageContext, dates};
use crate::base::{Idx, NodeIdx, say};
use crate::document::hyphenated;
use crate::model::level_heading;
use crate::site::answers::{Answer, AnswerCell, Answers, Organisation};
use crate::site::home::territory;
use crate::site::part::SitePart;
use crate::site::state::TaskState;

/// The plans that ask for answers.
#[derive(Serialize)]
pub(super) struct AnswersPage {
    plans: Vec<AnswersPlan>,
}

#[derive(Serialize)]
struct AnswersPlan {
    link: PageLink,
    title: String,
    level: String,
    organisations: usize,
    measures: usize,
    counts: Vec<Count>,
}

/// How many cells are in a state.
#[derive(Serialize)]
struct Count {
    class: &'static str,
    sign: &'static str,
    word: &'static str,
    count: usize,
}

/// The matrix of a plan.
#[derive(Serialize)]
pub(super) struct Matrix {
    about: String,
    counts: Vec<Count>,
    order: String,
    /// Whether the plan has no mark of what was done.
    unmarked: bool,
    columns: Vec<AnswersColumn>,
    /// The style sheet that names the columns where there is no heading.
    sheet: String,
    territories: Vec<AnswersTerritory>,
}

#[derive(Serialize)]
struct AnswersColumn {
    number: String,
    when: String,
    /// The title with hyphens that show only where a line breaks.
    divided: String,
    href: String,
}

#[derive(Serialize)]
struct AnswersTerritory {
    name: String,
    count: String,
    rows: Vec<AnswersRow>,
}

#[derive(Serialize)]
struct AnswersRow {
    name: String,
    href: String,
    /// «4 из 8»; empty where nothing is bad.
    bad: String,
    whole: Option<CellView>,
    cells: Vec<CellView>,
}

/// A cell as it is shown.
#[derive(Serialize)]
struct CellView {
    class: String,
    text: String,
    href: String,
}

impl PageContext<'_> {
    /// The page of plans.
    pub(super) fn plans(&self) -> (String, AnswersPage) {
        let lang = self.site.lang;
        let plans = self.site.answers.iter().enumerate().filter_map(|(at, (part, answers))| {
            let roadmap = self.part(*part)?.roadmap(answers.plan)?;
            Some(AnswersPlan {
                link: PageLink { href: self.site.answers_address(at), text: territory(roadmap).to_owned() },
                title: roadmap.order.as_ref().map(|order| order.title.to_string()).unwrap_or_default(),
                level: level_heading(&answers.level, lang),
                organisations: answers.organisations.len(),
                measures: answers.measures.len(),
                counts: self.states(answers),
            })
        });
        (word("answers", lang).to_owned(), AnswersPage { plans: plans.collect() })
    }

    fn states(&self, answers: &Answers) -> Vec<Count> {
        let lang = self.site.lang;
        let counts = answers.counts().into_iter().filter(|(state, _)| *state != TaskState::NotAsked);
        let count = |(state, count): (TaskState, usize)| {
            let look = state.look();
            Count { class: look.class, sign: look.sign, word: look.word(lang), count }
        };
        let passed_over = answers.passed_over();
        let accepted =
            Count { class: "accepted", sign: "", word: word("passed_over", lang), count: passed_over };
        counts.map(count).chain(Some(accepted).filter(|_| passed_over > 0)).collect()
    }

    /// The matrix of a plan.
    pub(super) fn answers(&self, at: usize) -> (String, Option<Matrix>) {
        let lang = self.site.lang;
        let title = word("answers", lang).to_owned();
        let Some((number, answers)) = self.site.answers.get(at) else { return (title, None) };
        let Some(part) = self.part(*number) else { return (title, None) };
        let Some(plan) = part.roadmap(answers.plan) else { return (title, None) };
        let (organisations, measures) = (answers.organisations.len(), answers.measures.len());
        let (name, who) = (territory(plan), level_heading(&answers.level, lang));
        let drawer = MatrixDrawer { press: self, number: *number, part, answers };
        let by_territory = answers.organisations.chunk_by(|one, other| one.territory == other.territory);
        let body = Matrix {
            about: say!(
                lang,
                "План: {name}. {who}: {organisations}, обязательных мероприятий: {measures}",
                "The plan: {name}. {who}: {organisations}, mandatory measures: {measures}"
            ),
            counts: self.states(answers),
            order: self.site.addresses.roadmap(*number, answers.plan),
            unmarked: plan.measures().all(|measure| measure.done.is_empty()),
            columns: answers.measures.iter().filter_map(|node| drawer.column(*node)).collect(),
            sheet: self.site.columns_address(at),
            territories: by_territory.map(|of| drawer.territory(of)).collect(),
        };
        (title, Some(body))
    }

    /// On a phone each cell stands below its neighbour: its number says what it is, and where it is to be mended or done
    /// soon its title does. Said once in a style sheet, a title is not repeated in a thousand cells.
    pub(super) fn columns(&self, at: usize) -> Vec<u8> {
        let mut sheet = "@media (max-width: 700px) {\n".to_owned();
        let own = self.site.answers.get(at).and_then(|(part, answers)| Some((self.part(*part)?, answers)));
        let tasks = own
            .iter()
            .flat_map(|(part, answers)| answers.measures.iter().filter_map(|node| part.task(*node)));
        for (task, place) in tasks.zip(2..) {
            let (number, title) = (quoted(&task.number), quoted(&task.title));
            sheet.push_str(&format!(".matrix td:nth-child({place})::before {{ content: \"{number} \"; }}\n"));
            sheet.push_str(&format!(
                ".matrix td:nth-child({place}):is({TITLED}):not(.accepted)::before {{ content: \"{number} {title}\"; }}\n"
            ));
        }
        sheet.push_str("}\n");
        sheet.into_bytes()
    }
}

/// The states whose cells bear their title on a phone.
const TITLED: &str = ".gap, .overdue, .late, .vague, .soon";

/// A text between the quotes of a style sheet (CSS Syntax, 4.3.5).
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '"' | '\\' => out.extend(['\\', sign]),
            sign if sign.is_control() => out.push(' '),
            sign => out.push(sign),
        }
    }
    out
}

/// Draws the matrix of a plan.
struct MatrixDrawer<'p, 's> {
    press: &'p PageContext<'s>,
    number: usize,
    part: &'s SitePart,
    answers: &'s Answers,
}

impl MatrixDrawer<'_, '_> {
    /// The year whose days are told without it.
    fn year(&self) -> i32 {
        let period = self.part.times.roadmaps.get(self.answers.plan.at()).and_then(|table| table.period);
        let first = period.map(|period| period.first.year());
        self.press.site.as_of.map(|day| day.year()).or(first).unwrap_or_default()
    }

    fn column(&self, node: NodeIdx) -> Option<AnswersColumn> {
        let (lang, task) = (self.press.site.lang, self.part.task(node)?);
        let next = task.next(self.press.site.as_of).or_else(|| task.times.last().copied());
        let when = next.map(|time| dates::short(time.due, self.year(), lang));
        Some(AnswersColumn {
            number: task.number.clone(),
            when: when.map(|day| say!(lang, "до\u{a0}{day}", "by\u{a0}{day}")).unwrap_or_default(),
            divided: hyphenated(&task.title),
            href: self.press.site.addresses.row(self.number, task.roadmap, &task.id),
        })
    }

    fn territory(&self, of: &[Organisation]) -> AnswersTerritory {
        let count = of.len();
        AnswersTerritory {
            name: of.first().map(|one| one.territory.clone()).unwrap_or_default(),
            count: say!(self.press.site.lang, "организаций: {count}", "organisations: {count}"),
            rows: of.iter().map(|one| self.row(one)).collect(),
        }
    }

    fn row(&self, one: &Organisation) -> AnswersRow {
        let addresses = &self.press.site.addresses;
        let (bad, all) = one.bad();
        let own = one.roadmap.unwrap_or(self.answers.plan);
        let href = addresses.roadmap(self.number, own);
        let (whole, cells) = match &one.answer {
            Answer::Whole(cell) => (Some(self.cell(cell, &href)), Vec::new()),
            Answer::Each(cells) => (None, cells.iter().map(|cell| self.cell(cell, &href)).collect()),
        };
        AnswersRow {
            name: one.name.clone(),
            href: if one.roadmap.is_some() { href } else { String::new() },
            bad: match bad > 0 && whole.is_none() {
                true => say!(self.press.site.lang, "{bad}\u{a0}из\u{a0}{all}", "{bad}\u{a0}of\u{a0}{all}"),
                false => String::new(),
            },
            whole,
            cells,
        }
    }

    fn cell(&self, cell: &AnswerCell, page: &str) -> CellView {
        let look = cell.state.look();
        let task = cell.row.and_then(|row| self.part.task(row));
        let href = match (task, cell.judged.first()) {
            (Some(task), _) => self.press.site.addresses.row(self.number, task.roadmap, &task.id),
            (None, Some(at)) => format!("{page}#f{at}"),
            (None, None) => page.to_owned(),
        };
        let class = if cell.passed_over.is_some() {
            format!("{} accepted", look.class)
        } else {
            look.class.to_owned()
        };
        CellView { class, text: self.press.cell_text(cell, self.year()), href }
    }
}
