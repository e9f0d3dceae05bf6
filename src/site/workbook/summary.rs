//! The sheet of the overview: the figures of `vekha status`.

use super::{SheetCell, WorkbookSheet, columns, text};
use crate::base::Lang;
use crate::model::level_heading;
use crate::site::status::{Overview, OverviewRow};

/// The headings in Russian and English, and how wide the columns are.
static HEADINGS: [(&str, &str, u16); 12] = [
    ("Территория", "Territory", 40),
    ("Уровень", "Level", 14),
    ("Дорожных карт", "Roadmaps", 10),
    ("Адресатов без карты", "Addressees without one", 12),
    ("Нет пункта", "Measures missing", 10),
    ("Противоречий в сроках", "Contradictions of time", 15),
    ("Других ошибок", "Other errors", 10),
    ("Просрочено", "Overdue", 12),
    ("Срок в 7 дней", "Due in 7 days", 10),
    ("Срок в 28 дней", "Due in 28 days", 10),
    ("Срок прошёл", "Time has come", 10),
    ("Из них исполнено", "Of these done", 11),
];

/// The sheet. What only a day of judgement tells is left empty without one.
pub(super) fn sheet(overview: &Overview, lang: Lang) -> WorkbookSheet {
    let judged = overview.as_of.is_some();
    let mut rows: Vec<Vec<SheetCell>> = overview.rows.iter().map(|one| row(one, judged, lang)).collect();
    let total =
        OverviewRow { territory: lang.pick("Всего", "Total").to_owned(), ..overview.total.clone() };
    rows.push(row(&total, judged, lang));
    let name = lang.pick("Сводка", "Overview").to_owned();
    WorkbookSheet { name, columns: columns(&HEADINGS, lang), rows, ..WorkbookSheet::default() }
}

fn row(row: &OverviewRow, judged: bool, lang: Lang) -> Vec<SheetCell> {
    let count = SheetCell::Count;
    let timed = |figure: usize| if judged { count(figure) } else { SheetCell::Empty };
    vec![
        text(&row.territory),
        text(&level_heading(&row.level, lang)),
        count(row.roadmaps),
        count(row.missing_roadmaps),
        count(row.missing_measures),
        count(row.contradictions),
        count(row.other_errors),
        timed(row.overdue),
        timed(row.due_7),
        timed(row.due_28),
        timed(row.due),
        timed(row.done),
    ]
}
