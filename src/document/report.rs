//! The form by which an organisation reports on its roadmap: what is done is filled in, the rest is left to the hand.

use super::acts::{name, whose};
use super::lists::{ListSource, cells, page, sheet, table};
use super::summary::marks_of;
use super::text::{bound, figure};
use super::{Document, DocumentBuilder, PrintedRow, PrintedStamp, TextBlock, TextRun};
use crate::deadline::{Calendar, Timetable};
use crate::model::{Done, Indicator, Numbers, Roadmap};
use crate::russian::ru_date_numeric;
use crate::world::World;

/// The headings of the measures.
const HEADINGS: [&str; 6] =
    ["№ п/п", "Мероприятие", "Срок исполнения", "Дата исполнения", "Подтверждающий документ", "Примечание"];
/// The headings of the indicators.
const FIGURES: [&str; 6] =
    ["№ п/п", "Показатель", "Единица измерения", "Год", "Плановое значение", "Фактическое значение"];

/// The form of a report on a roadmap, to be sent to the organisation whose roadmap is `above` it.
pub fn report_form(
    roadmap: &Roadmap,
    above: Option<&Roadmap>,
    calendar: &Calendar,
    world: &dyn World,
) -> Document {
    let annexes = roadmap.annex_list();
    let numbers = Numbers::of(roadmap);
    let times = Timetable::of(roadmap, calendar);
    let maker = DocumentBuilder::new(roadmap, &annexes, &numbers, &times, world);
    let mut rows = Vec::new();
    for section in roadmap.sections.places() {
        rows.extend(maker.heading(section));
        rows.extend(roadmap.rows_in(section).filter(|row| !row.is_repealed()).map(|row| {
            let number = numbers.rows[row.place].clone();
            let [dates, documents] = maker.done(&marks_of(row, &times.measures[row.place]));
            cells([
                number,
                maker.words(&row.measure.title),
                maker.wording(row),
                dates,
                documents,
                String::new(),
            ])
        }));
    }
    let whose = whose(roadmap).map_or_else(|| name(roadmap), |name| maker.words(name));
    let title = format!("Отчёт об исполнении дорожной карты: {whose}");
    let right = addressee(above).map(|to| PrintedStamp { lines: vec![to], ..PrintedStamp::default() });
    let intro = vec![TextBlock::Paragraph { runs: TextRun::plain(period(roadmap, &times)) }];
    let right = right.into_iter().collect();
    let mut form =
        sheet(ListSource { id: "report", title, headings: &HEADINGS, rows, blank: true, intro, right });
    if !roadmap.indicators_in_force().is_empty() {
        let title = "Достижение показателей".to_owned();
        form.annexes.push(page("indicators", 2, title, table(&FIGURES, maker.figures(), true)));
    }
    if let Some(last) = form.annexes.last_mut() {
        last.signatures = maker.signers();
    }
    form
}

/// To whom the report goes: who issued the roadmap above, by order or by approval.
fn addressee(above: Option<&Roadmap>) -> Option<String> {
    let above = above?;
    let issuer = above.order.as_ref().map(|order| &order.issuer.name);
    let approval = || above.approval.as_ref().map(|approval| &approval.position);
    issuer.or_else(approval).or(above.territory.as_ref()).map(|name| format!("Кому: {}", bound(name)))
}

/// «Отчётный период: …».
fn period(roadmap: &Roadmap, times: &Timetable) -> String {
    let told = roadmap.period.as_ref().map(|period| period.told());
    let days = || {
        let period = times.period?;
        Some(format!("с {} по {}", ru_date_numeric(period.first), ru_date_numeric(period.last)))
    };
    let told = told.or_else(days).unwrap_or_else(|| "_______________".to_owned());
    format!("Период дорожной карты: {told}. Отчёт по состоянию на «___»\u{a0}____________\u{a0}20___\u{a0}г.")
}

impl DocumentBuilder<'_> {
    /// The days on which something was done, and the documents that show it, a line each.
    fn done(&self, done: &[&Done]) -> [String; 2] {
        let lines =
            |of: &dyn Fn(&Done) -> String| done.iter().copied().map(of).collect::<Vec<_>>().join("\n");
        let document =
            |done: &Done| done.document.as_ref().map(|document| self.words(document)).unwrap_or_default();
        [lines(&|done| ru_date_numeric(done.on.day)), lines(&document)]
    }

    /// A row for each indicator and year: the planned figure, and the reached one where it is known.
    fn figures(&self) -> Vec<PrintedRow> {
        let rows = self.roadmap.indicators_in_force().iter().zip(&self.numbers.indicators);
        let of = |(indicator, number): (&Indicator, &String)| {
            let year = |target: &crate::model::YearTarget| {
                let actual = indicator.actual.iter().find(|actual| actual.year == target.year);
                let shown = |text: &str| figure(text, 5);
                cells([
                    number.clone(),
                    self.words(&indicator.title),
                    indicator.unit.as_deref().map(|unit| self.words(unit)).unwrap_or_default(),
                    target.year.to_string(),
                    shown(&target.text),
                    actual.map(|actual| shown(&actual.text)).unwrap_or_default(),
                ])
            };
            indicator.targets.iter().map(year).collect::<Vec<_>>()
        };
        rows.flat_map(of).collect()
    }
}
