//! What the columns of a heading are for, once all of them are known: of two for one thing the second is another's,
//! years beside a deadline are money, the longest of unknown columns says what is done.

use std::collections::{HashMap, HashSet};

use crate::import::content::{SourceCell, SourceTable};
use crate::import::text::flat;

use super::headings::{self, ColumnHeading, ColumnRole, FundingColumn, is_count};
use super::{scan, slots};

/// How headings begin that hold rows together as a section does.
const HOLDING: [&str; 9] =
    ["направлен", "раздел", "блок", "модул", "этап", "задач", "цел", "тематик", "вид деятельности"];
/// The words of headings over figures by year.
const MONEY: [&str; 8] = ["финанс", "затрат", "расход", "стоимост", "руб", "объем", "средств", "бюджет"];

/// Settles the columns of a heading that ends before a row.
pub(super) fn settle(table: &SourceTable, end: usize, columns: &mut Vec<ColumnHeading>) {
    name_numbers(table, end, columns);
    hold(table, end, columns);
    entitle(table, end, columns);
    spend(columns);
    once(columns);
    columns.retain(|column| !column.text.is_empty() || column.is != ColumnRole::Own);
}

/// A first column without a heading, or under «N», counts the rows where each of them has a number there.
fn name_numbers(table: &SourceTable, end: usize, columns: &mut [ColumnHeading]) {
    let Some(first) = columns.first_mut() else { return };
    let bare = matches!(first.text.to_lowercase().as_str(), "" | "n" | "н");
    let mut cells =
        table.rows.iter().skip(end).filter(|row| !is_count(row)).filter_map(|row| row.cells.first());
    if bare && first.is == ColumnRole::Own && cells.any(|cell| scan::row_number(&number_of(cell)).is_some()) {
        first.is = ColumnRole::Number;
    }
}

/// The number in a cell, typed or made by Word.
fn number_of(cell: &SourceCell) -> String {
    cell.lines.iter().find_map(|line| line.number.clone()).unwrap_or_else(|| cell.flat())
}

/// «Направление» beside «Мероприятие» is no title: its cells merged over rows make sections, else it is a column of
/// one's own.
fn hold(table: &SourceTable, end: usize, columns: &mut [ColumnHeading]) {
    let holding = |heading: &ColumnHeading| {
        let small = heading.text.to_lowercase();
        let small = small.trim_start_matches("наименование ").trim_start_matches("название ");
        matches!(heading.is, ColumnRole::Own | ColumnRole::Title)
            && HOLDING.iter().any(|word| small.starts_with(word))
    };
    let titled = columns.iter().any(|heading| heading.is == ColumnRole::Title && !holding(heading));
    if !titled {
        return;
    }
    let cells = table.rows.iter().skip(end).flat_map(|row| &row.cells);
    let merged: HashSet<usize> = cells.filter(|cell| cell.goes_on).map(|cell| cell.column).collect();
    let mut met = false;
    for heading in columns.iter_mut().filter(|heading| holding(heading)) {
        let holds = merged.contains(&heading.column) && !std::mem::replace(&mut met, true);
        heading.is = if holds { ColumnRole::Section } else { ColumnRole::Own };
    }
}

/// Of a plan whose headings do not say which column is the title, the longest of the unknown ones is.
fn entitle(table: &SourceTable, end: usize, columns: &mut [ColumnHeading]) {
    let has = |wanted: fn(&ColumnRole) -> bool| columns.iter().any(|heading| wanted(&heading.is));
    let timed = has(|is| matches!(is, ColumnRole::Deadline | ColumnRole::Starts | ColumnRole::Slot(_)));
    let done = has(|is| matches!(is, ColumnRole::Responsible | ColumnRole::Result));
    let people = columns.iter().any(|heading| headings::is_of_people(&heading.text));
    if has(|is| *is == ColumnRole::Title) || !timed || !done || people {
        return;
    }
    let spans: HashMap<usize, usize> = columns.iter().map(|heading| (heading.column, heading.span)).collect();
    let mut lengths: HashMap<usize, usize> = HashMap::new();
    for cell in table.rows.iter().skip(end).flat_map(|row| &row.cells) {
        if spans.get(&cell.column).is_some_and(|span| cell.span <= *span) {
            *lengths.entry(cell.column).or_default() += cell.flat().chars().count();
        }
    }
    let length = |heading: &ColumnHeading| lengths.get(&heading.column).copied().unwrap_or_default();
    let unknown = columns.iter_mut().filter(|heading| heading.is == ColumnRole::Own);
    if let Some(longest) = unknown.max_by_key(|heading| length(heading)).filter(|heading| length(heading) > 0)
    {
        longest.is = ColumnRole::Title;
    }
}

/// Years under «Объём финансирования» beside a deadline or a body say what a measure costs, not what is reached.
fn spend(columns: &mut [ColumnHeading]) {
    let measured = |heading: &ColumnHeading| {
        let small = heading.text.to_lowercase();
        heading.is == ColumnRole::Title && (small.contains("показател") || small.contains("индикатор"))
    };
    let planned = columns.iter().any(|heading| {
        matches!(
            heading.is,
            ColumnRole::Deadline | ColumnRole::Responsible | ColumnRole::Starts | ColumnRole::Slot(_)
        )
    });
    if !planned || columns.iter().any(measured) {
        return;
    }
    let of_money = |group: &str| {
        let group = group.to_lowercase().replace('ё', "е");
        MONEY.iter().any(|word| group.contains(word))
    };
    let mut group: Option<String> = None;
    for heading in columns.iter_mut().filter(|heading| of_money(&heading.group)) {
        if let ColumnRole::Year(year, _) = heading.is {
            heading.is = ColumnRole::Spent(FundingColumn::Year(year));
            group.get_or_insert_with(|| heading.group.clone());
        }
    }
    let Some(group) = group else { return };
    for heading in columns.iter_mut() {
        let small = heading.text.to_lowercase();
        let summed = small.starts_with("всего") || small.starts_with("итого");
        if small.starts_with("источник") {
            heading.is = ColumnRole::Spent(FundingColumn::Source);
            heading.group.clone_from(&group);
        } else if summed && heading.group == group {
            heading.is = ColumnRole::Spent(FundingColumn::Sum);
        }
    }
}

/// Of two columns for one thing the second is a column of one's own.
fn once(columns: &mut [ColumnHeading]) {
    let years = columns.iter().any(|column| matches!(column.is, ColumnRole::Year(..)));
    let mut met: Vec<ColumnRole> = Vec::new();
    for column in columns.iter_mut() {
        let many = matches!(
            column.is,
            ColumnRole::Own | ColumnRole::Slot(_) | ColumnRole::Year(..) | ColumnRole::Spent(_)
        );
        if !many && met.contains(&column.is) {
            column.is = ColumnRole::Own;
        } else if !many {
            met.push(column.is.clone());
        }
        // «Показатель» beside «Мероприятие» is no second title, and what is measured has no deadline.
        if years && column.is == ColumnRole::Deadline {
            column.is = ColumnRole::Own;
        }
    }
}

/// Years under which the rows of a plan are only marked are times and no values.
pub(super) fn marked_years(
    table: &SourceTable,
    rows: usize,
    mut columns: Vec<ColumnHeading>,
) -> Vec<ColumnHeading> {
    let is_year = |heading: &ColumnHeading| matches!(heading.is, ColumnRole::Year(..));
    let years: HashSet<usize> =
        columns.iter().filter(|heading| is_year(heading)).map(|heading| heading.column).collect();
    let cells = || table.rows.iter().skip(rows).filter(|row| !is_count(row)).flat_map(|row| &row.cells);
    let values = || {
        cells().filter(|cell| cell.span == 1 && years.contains(&cell.column)).map(|cell| flat(&cell.flat()))
    };
    // A one is a value, and a mark only where other marks stand.
    let marked = values().any(|text| !text.is_empty() && text.parse::<f64>().is_err());
    if marked && values().all(|text| slots::is_mark_or_blank(&text)) {
        for heading in &mut columns {
            if let ColumnRole::Year(year, _) = heading.is {
                heading.is = ColumnRole::Slot(format!("{year} год"));
            }
        }
    }
    columns
}
