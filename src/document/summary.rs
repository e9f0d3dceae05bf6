//! What a body has to do, by date: measures and clauses of all roadmaps, each time of a repeated duty, what is done as
//! done.

use chrono::NaiveDate;

use super::acts::{name, whose};
use super::lists::{ListSource, cells, sheet};
use super::text::bound;
use super::{Document, DocumentBuilder, PrintedRow, SameDuties, TextBlock, TextRun};
use crate::base::ClauseIdx;
use crate::deadline::{Occurrence, Time, Times};
use crate::graph::{DayNumber, DueWindow, Settled, day, marks};
use crate::model::{Clause, Done, Numbers, Responsible, Roadmap, Row as Written, Text, bare};
use crate::russian::letters::uncapital;
use crate::russian::{nearest, ru_date_numeric};
use crate::workspace::Workspace;
use crate::world::World;

/// The headings.
const HEADINGS: [&str; 7] =
    ["№ п/п", "Дата", "Срок по документу", "Мероприятие", "Документ", "Результат", "Отметка об исполнении"];

/// A duty at one of its times, or without one.
struct SummaryDuty {
    due: Option<NaiveDate>,
    row: PrintedRow,
}

/// Everything in a workspace that a body is responsible for, by date; what has no date comes last.
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
    let name = body_named(workspace, body)?;
    let line = body.split_once('/').map(|(id, _)| line(workspace, id)).filter(|line| !line.is_empty());
    let in_line = |roadmap: &Roadmap| line.as_ref().is_none_or(|line| line.contains(&&*roadmap.id));
    let mut duties: Vec<SummaryDuty> = Vec::new();
    let mut periods: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    for (roadmap, table) in
        workspace.roadmaps.iter().zip(&times.roadmaps).filter(|(roadmap, _)| in_line(roadmap))
    {
        let annexes = roadmap.annex_list();
        let numbers = Numbers::of(roadmap);
        let maker = DocumentBuilder::new(roadmap, &annexes, &numbers, table, world);
        let before = duties.len();
        let same = SameDuties::of(roadmap, table);
        maker.measures_of(&name, &same, &mut duties);
        maker.clauses_of(&name, &same, &mut duties);
        let period = table.period.filter(|_| duties.len() > before);
        periods.extend(period.map(|period| (period.first, period.last)));
    }
    duties.sort_by_key(|duty| duty.due.unwrap_or(NaiveDate::MAX));
    let rows = duties.into_iter().enumerate().map(|(at, duty)| numbered(at, duty.row)).collect();
    let title = format!("Сводный план мероприятий: {}", bound(&name));
    let intro = vec![TextBlock::Paragraph { runs: TextRun::plain(about(&periods, world)) }];
    Ok(sheet(ListSource {
        id: "summary",
        title,
        headings: &HEADINGS,
        rows,
        blank: false,
        intro,
        right: Vec::new(),
    }))
}

/// «За период с … по …. Напечатано …».
fn about(periods: &[(NaiveDate, NaiveDate)], world: &dyn World) -> String {
    let first = periods.iter().map(|(first, _)| *first).min();
    let last = periods.iter().map(|(_, last)| *last).max();
    let period = first.zip(last).map(|(first, last)| {
        format!("За период с {} по {}. ", ru_date_numeric(first), ru_date_numeric(last))
    });
    format!("{}Напечатано {}.", period.unwrap_or_default(), ru_date_numeric(world.today()))
}

impl DocumentBuilder<'_> {
    /// The measures that a body is responsible for, each at each of its times. A whole whose parts are its duties too
    /// is told by its parts, unless it has a deadline of its own.
    fn measures_of(&self, name: &str, same: &SameDuties<'_>, duties: &mut Vec<SummaryDuty>) {
        for row in self.roadmap.rows_in_force() {
            let who = row.responsible().map_or(&[][..], |(who, _)| who);
            if !self.means(who, name) || self.is_told_by_parts(row, name) {
                continue;
            }
            let time = &self.times.measures[row.place];
            let number = bare(&self.numbers.rows[row.place]);
            let own = Some(format!("п.\u{a0}{number}{}", self.of_roadmap())).filter(|_| !number.is_empty());
            let clauses = same.clauses(row.place).iter().map(|at| self.clause_place(*at));
            let place = own.into_iter().chain(clauses).collect::<Vec<_>>().join(", ");
            let result = row.result().map(|(result, _)| self.words(result)).unwrap_or_default();
            let texts = [self.wording(row), self.told_whole(row), self.source(&place), result];
            self.duty(time, &marks_of(row, time), &texts, duties);
        }
    }

    fn is_told_by_parts(&self, row: Written<'_>, name: &str) -> bool {
        let is_own = |part: Written<'_>| part.responsible().is_some_and(|(who, _)| self.means(who, name));
        row.measure.deadline.is_none() && row.parts_in_force().any(is_own)
    }

    /// The title of a row, and below it where it takes place and what is noted of it.
    fn told_whole(&self, row: Written<'_>) -> String {
        let line = |label: &str, text: &Option<Text>| {
            text.as_deref().map(|text| format!("\n{label}: {}", self.words(text))).unwrap_or_default()
        };
        let (place, note) = (&row.measure.place, &row.measure.note);
        format!("{}{}{}", self.whole_title(row), line("Место", place), line("Примечание", note))
    }

    /// The title of a row after those of what it is a part of: «Обучение: педагогов».
    fn whole_title(&self, row: Written<'_>) -> String {
        let wholes = std::iter::successors(row.whole(), |whole| whole.whole());
        let own = self.words(&row.measure.title);
        wholes.fold(own, |title, whole| {
            let above = self.words(&whole.measure.title);
            format!("{}: {title}", above.trim_end_matches([':', '.', ';', ' ']))
        })
    }

    /// « дорожной карты» behind the number of a row, which the order that is named before it may have as a clause too.
    fn of_roadmap(&self) -> &'static str {
        if self.roadmap.order.is_some() { " дорожной карты" } else { "" }
    }

    /// «п. 2 приказа».
    fn clause_place(&self, at: ClauseIdx) -> String {
        format!("п.\u{a0}{} {}", self.numbers.paths[at], super::act_genitive(self.roadmap))
    }

    /// The clauses of the order that a body is responsible for, but for those that its measures tell of.
    fn clauses_of(&self, name: &str, same: &SameDuties<'_>, duties: &mut Vec<SummaryDuty>) {
        let Some(order) = self.roadmap.order.as_deref() else { return };
        let own = |(at, clause): &(ClauseIdx, &Clause)| {
            self.means(&clause.responsible, name) && !same.is_told_by_rows(*at)
        };
        for (at, clause) in order.clauses.entries().filter(own) {
            let place = self.clause_place(at);
            let wording =
                clause.deadline.as_ref().map(|deadline| self.words(&deadline.text)).unwrap_or_default();
            let texts = [wording, self.clause(clause), self.source(&place), String::new()];
            self.duty(&self.times.clauses[at], same.done(at), &texts, duties);
        }
    }

    /// A duty at each of its times.
    fn duty(&self, time: &Time, done: &[&Done], texts: &[String; 4], duties: &mut Vec<SummaryDuty>) {
        let times = time.occurrences();
        let row = |date: String, mark: String| {
            let [wording, title, source, result] = texts.clone();
            cells([String::new(), date, wording, title, source, result, mark])
        };
        if times.is_empty() {
            let mark = done.last().map(|done| self.told(done)).unwrap_or_default();
            duties.push(SummaryDuty { due: None, row: row(String::new(), mark) });
        }
        for (occurrence, done) in times.iter().zip(settled(times, done)) {
            let mark = done.map(|done| self.told(done)).unwrap_or_default();
            duties.push(SummaryDuty {
                due: Some(occurrence.due),
                row: row(ru_date_numeric(occurrence.due), mark),
            });
        }
    }

    /// Whether a body is among those responsible.
    fn means(&self, who: &[Responsible], name: &str) -> bool {
        who.iter().any(|who| **self.roadmap.named(who) == *name)
    }

    /// Where a duty stands: «г. Армавир, приказ от 05.02.2024 № 58, п. 3».
    fn source(&self, place: &str) -> String {
        let whose = whose(self.roadmap).map(|name| self.words(name)).unwrap_or_default();
        let act = uncapital(&name(self.roadmap)).into_owned();
        let parts = [whose, act, place.to_owned()].into_iter().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(", ")
    }

    /// «Исполнено 28.02.2024. Приказы № 12–19».
    fn told(&self, done: &Done) -> String {
        let day = format!("Исполнено {}", ru_date_numeric(done.on.day));
        done.document.as_ref().map_or(day.clone(), |document| format!("{day}. {}", self.words(document)))
    }

    /// The wording of a row's deadline, its own or one that it takes from above.
    pub(super) fn wording(&self, row: Written<'_>) -> String {
        row.deadline().map(|(deadline, _)| self.words(&deadline.text)).unwrap_or_default()
    }
}

/// The marks that tell when a row was done.
pub fn marks_of<'r>(row: Written<'r>, time: &Time) -> Vec<&'r Done> {
    marks(row, time.given, time.occurrences().len())
}

/// The mark that settles each time; a single one settles all times before its own too.
pub fn settled<'d>(times: &[Occurrence], done: &[&'d Done]) -> Vec<Option<&'d Done>> {
    let plan: Vec<DueWindow> = times.iter().map(|time| DueWindow::of(time, true)).collect();
    let days: Vec<DayNumber> = done.iter().map(|mark| day(mark.on.day)).collect();
    let settled = Settled::new(&plan, &days);
    let mark = |(at, own): (usize, &Option<DayNumber>)| match own {
        Some(own) => done.iter().copied().find(|mark| day(mark.on.day) == *own),
        None => done.first().copied().filter(|_| at < settled.before),
    };
    settled.days.iter().enumerate().map(mark).collect()
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

/// The name of the body that a name, a short name or a key means.
///
/// # Errors
/// The names that it may mean: none, or more than one.
pub fn body_named(workspace: &Workspace, wanted: &str) -> Result<String, Vec<String>> {
    let mut names = named(workspace, wanted);
    if names.len() == 1 { Ok(names.remove(0)) } else { Err(names) }
}

/// The name, key or short name of a body that is nearest to one that nobody has.
pub fn likely_body<'w>(workspaces: impl IntoIterator<Item = &'w Workspace>, wanted: &str) -> Option<String> {
    let roadmaps = workspaces.into_iter().flat_map(|workspace| &workspace.roadmaps);
    let bodies = roadmaps.flat_map(|roadmap| roadmap.bodies.iter());
    let names =
        bodies.flat_map(|body| [&body.name, body.printed(), &body.key].map(|text| &*text.value as &str));
    nearest(wanted, names).map(str::to_owned)
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
    // Who is named in free text alone is somebody too, as on the pages.
    if names.is_empty() {
        names.extend(
            workspace.roadmaps.iter().any(|roadmap| is_free_text(roadmap, wanted)).then(|| wanted.to_owned()),
        );
    }
    names.sort();
    names.dedup();
    names
}

/// Whether a roadmap makes somebody responsible in these very words.
fn is_free_text(roadmap: &Roadmap, wanted: &str) -> bool {
    let rows = roadmap.rows_in_force().filter_map(|row| row.responsible()).flat_map(|(who, _)| who);
    let clauses =
        roadmap.order.iter().flat_map(|order| order.clauses.iter()).flat_map(|clause| &clause.responsible);
    rows.chain(clauses).any(|who| *who.text == *wanted && roadmap.body(wanted).is_none())
}

fn numbered(at: usize, mut row: PrintedRow) -> PrintedRow {
    if let PrintedRow::Cells { cells, .. } = &mut row
        && let Some(first) = cells.first_mut()
    {
        first.runs = TextRun::plain(format!("{}.", at + 1));
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Span;
    use crate::model::Date;

    fn days(days: &[(i32, u32, u32)]) -> Vec<NaiveDate> {
        days.iter().filter_map(|&(year, month, day)| NaiveDate::from_ymd_opt(year, month, day)).collect()
    }

    #[test]
    fn a_mark_settles_the_time_that_the_rules_say() {
        let due = days(&[(2023, 12, 20), (2024, 12, 20)]).into_iter();
        let times: Vec<Occurrence> =
            due.map(|due| Occurrence { due, opens: None, cut: false, reported: None }).collect();
        let done = |marks: &[(i32, u32, u32)]| -> Vec<Option<NaiveDate>> {
            let on = |day| Date { day, span: Span::default() };
            let marks = days(marks).into_iter();
            let marks: Vec<Done> =
                marks.map(|day| Done { on: on(day), document: None, span: Span::default() }).collect();
            settled(&times, &marks.iter().collect::<Vec<_>>())
                .into_iter()
                .map(|mark| mark.map(|mark| mark.on.day))
                .collect()
        };
        // What comes once a year is done in its year, though another time be nearer.
        let (first, second) = ((2023, 12, 1), (2024, 1, 10));
        assert_eq!(done(&[first, second]), days(&[first, second]).into_iter().map(Some).collect::<Vec<_>>());
        // A single day settles what came before it too.
        assert_eq!(done(&[second]), days(&[second, second]).into_iter().map(Some).collect::<Vec<_>>());
        assert_eq!(done(&[first]), [days(&[first]).first().copied(), None]);
    }
}
