//! The workbook: what stands in its sheets is what `status` counts, and what a reader of workbooks reads from its bytes.

mod support;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Cursor;
use std::path::PathBuf;

use calamine::{Data, Reader, Xlsx};
use chrono::{Datelike, Days, NaiveDate};
use support::ROOT;
use vekha::Options;
use vekha::base::Lang;
use vekha::report::Checked;
use vekha::site::{BookPart, Duties, OverviewRow, SheetCell, SitePart, WorkbookSheet, sheets, xlsx};
use vekha::workspace::AsOf;

/// The day of judgement.
fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 4, 5).unwrap()
}

/// A town and its schools, with deadlines around the day of judgement, some of them done; the same for the same seed.
fn region(seed: u64) -> String {
    let mut state = seed * 2 + 1;
    let mut next = |most: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % most
    };
    let mut text = String::from("# file: vekha.yaml\nlanguage: ru\n");
    for school in 0..4 {
        let (level, parent) = if school == 0 { ("municipality", "null") } else { ("school", "r0") };
        let _ = write!(
            text,
            "# file: r{school}.yaml\nid: r{school}\nlevel: {level}\nparent: {parent}\nperiod: 2024\n\
             territory: \"Место {school}\"\nmeasures:\n"
        );
        for measure in 0..6 {
            let due = day().checked_add_days(Days::new(next(80))).unwrap() - chrono::Duration::days(40);
            let _ = write!(
                text,
                "  - id: m{measure}\n    title: \"=Мера {measure}\"\n    deadline: до {:02}.{:02}.{}\n    responsible: Директор\n",
                due.day(),
                due.month(),
                due.year(),
            );
            if next(3) == 0 {
                let _ =
                    writeln!(text, "    done: {{on: {}, document: Приказ}}", due - chrono::Duration::days(3));
            }
            if next(6) == 0 {
                text.push_str("    allow: {status/overdue: срок перенесён письмом}\n");
            }
            match school {
                0 => text.push_str("    mandatory_for: school\n"),
                // Some measures of the town have no answer.
                _ if next(4) > 0 => drop(writeln!(text, "    implements: r0/m{measure}")),
                _ => {}
            }
        }
    }
    text
}

/// The overview that `status` shows, and the sheets.
fn made(text: &str, as_of: AsOf) -> (OverviewRow, Vec<WorkbookSheet>) {
    let world = support::world(text);
    let options = Options { roadmaps: true, as_of: Some(as_of), ..Options::default() };
    let checked: Vec<Checked> = vekha::check(&world, &[PathBuf::from(ROOT)], &options).unwrap();
    let day = as_of.day(day);
    let part = SitePart::of(checked.into_iter().next().unwrap(), &world, day);
    let duties = Duties::asked(&part.checked, &part.times, None);
    let sheets = sheets(&[BookPart { part: &part, duties, body: None }], day, Lang::Ru);
    (part.overview.total, sheets)
}

/// The texts of a column.
fn column<'s>(sheet: &'s WorkbookSheet, heading: &str) -> Vec<&'s SheetCell> {
    let at = sheet.columns.iter().position(|column| column.heading == heading).unwrap();
    sheet.rows.iter().map(|row| &row[at]).collect()
}

fn word(cell: &SheetCell) -> &str {
    match cell {
        SheetCell::Text(text) | SheetCell::Bad(text) => text,
        _ => "",
    }
}

#[test]
fn the_list_counts_as_the_overview() {
    for seed in 0..40 {
        let (total, sheets) = made(&region(seed), AsOf::Day(day()));
        let list = &sheets[1];
        let states: Vec<&str> = column(list, "Состояние").into_iter().map(word).collect();
        let count = |state: &str| states.iter().filter(|own| **own == state).count();
        let entries = column(list, "Дорожная карта").into_iter().zip(column(list, "Ключ"));
        let overdue: BTreeSet<(&str, &str)> = entries
            .zip(&states)
            .filter(|(_, state)| **state == "просрочено")
            .map(|((roadmap, id), _)| (word(roadmap), word(id)))
            .collect();
        assert_eq!(overdue.len(), total.overdue, "seed {seed}");
        assert_eq!(count("в ближайшие 7 дней"), total.due_7, "seed {seed}");
        assert_eq!(count("в ближайшие 7 дней") + count("в ближайшие 28 дней"), total.due_28, "seed {seed}");
        let came =
            column(list, "По").into_iter().filter(|cell| matches!(cell, SheetCell::Day(due) if *due < day()));
        assert_eq!(came.count(), total.due, "seed {seed}");
        let cells: Vec<&SheetCell> = sheets[2].rows.iter().flat_map(|row| &row[3..]).collect();
        let gaps =
            cells.iter().filter(|cell| matches!(cell, SheetCell::Bad(text) if text.contains("нет пункта")));
        assert_eq!(gaps.count(), total.missing_measures, "seed {seed}");
        let last = sheets[0].rows.last().unwrap();
        let figures = [total.roadmaps, total.missing_roadmaps, total.missing_measures, total.contradictions];
        assert_eq!(last[2..6], figures.map(SheetCell::Count), "seed {seed}");
        assert_eq!(last[7], SheetCell::Count(total.overdue), "seed {seed}");
    }
}

#[test]
fn without_a_day_nothing_is_called_overdue() {
    let (_, sheets) = made(&region(1), AsOf::Never);
    let states: BTreeSet<&str> = column(&sheets[1], "Состояние").into_iter().map(word).collect();
    assert_eq!(states, BTreeSet::from(["", "исполнено"]));
    assert!(column(&sheets[0], "Просрочено").into_iter().all(|cell| *cell == SheetCell::Empty));
}

#[test]
fn what_is_read_from_the_bytes_is_what_the_sheets_hold() {
    let (_, sheets) = made(&region(2), AsOf::Day(day()));
    let mut bytes = Vec::new();
    xlsx(&sheets, Lang::Ru, &mut bytes).unwrap();
    let mut again = Vec::new();
    xlsx(&sheets, Lang::Ru, &mut again).unwrap();
    assert!(bytes == again, "the same input gives the same bytes");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = sheets.iter().map(|sheet| sheet.name.clone()).collect();
    assert_eq!(book.sheet_names(), names);
    for sheet in &sheets {
        let range = book.worksheet_range(&sheet.name).unwrap();
        assert_eq!(range.height(), sheet.rows.len() + 1, "{}", sheet.name);
        for (row, line) in sheet.rows.iter().zip(1..) {
            for (cell, at) in row.iter().zip(0..) {
                let read = range.get_value((line, at)).unwrap_or(&Data::Empty);
                let same = match (cell, read) {
                    (SheetCell::Empty, Data::Empty) => true,
                    (SheetCell::Text(text) | SheetCell::Bad(text), Data::String(read)) => text == read,
                    (SheetCell::Count(count), Data::Float(read)) => *count as f64 == *read,
                    (SheetCell::Days(days), Data::Float(read)) => *days as f64 == *read,
                    (SheetCell::Day(day), Data::DateTime(read)) => {
                        let zero = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap();
                        (*day - zero).num_days() as f64 == read.as_f64()
                    }
                    _ => false,
                };
                assert!(same, "{} {line}:{at}: {cell:?}, read {read:?}", sheet.name);
            }
        }
    }
}
