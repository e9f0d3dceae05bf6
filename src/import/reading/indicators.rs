//! The table of indicators: titles, units, definitions, values by year.

use crate::import::content::{SourceCell, SourceRow, SourceTable};
use crate::import::draft::DraftIndicator;
use crate::import::ledger::Ledger;
use crate::import::message::ReviewNote;
use crate::import::text::{flat, unclosed};
use crate::model::Amount;

use super::grid::{Grid, GridValue};
use super::headings::{self, ColumnRole, HeadingRow};
use super::scan;

/// How the words begin that say how an indicator is counted.
const DEFINITIONS: [&str; 5] = ["(отношение", "(соотношение", "(рассчитывается", "(определяется", "(число"];

/// What the print sets over indicators that no heading holds together.
const UNGROUPED: &str = "Прочие показатели";

/// Reads the tables of indicators.
pub(super) fn read(tables: &[&SourceTable], ledger: &mut Ledger) -> Vec<DraftIndicator> {
    let mut found = Vec::new();
    let mut first: Option<HeadingRow> = None;
    let mut group: Option<String> = None;
    for table in tables {
        let head = match (headings::head(table), &first) {
            (Some(own), _) => own,
            (None, Some(first)) => HeadingRow { rows: 0, numbered: false, ..first.clone() },
            (None, None) => continue,
        };
        first = first.or_else(|| Some(head.clone()));
        let grid = Grid::of(table, &head);
        for (at, row) in table.rows.iter().enumerate() {
            let lines = row.cells.iter().flat_map(|cell| &cell.lines);
            let filled: Vec<&SourceCell> = row.cells.iter().filter(|cell| !cell.is_blank()).collect();
            if at < head.rows || headings::is_count(row) || filled.is_empty() {
                lines.for_each(|line| ledger.state(line));
                continue;
            }
            let heading = heading_row(&filled, row);
            if heading.as_deref() == Some(UNGROUPED) {
                lines.for_each(|line| ledger.remake(line));
            } else {
                head.take(row, ledger);
            }
            match heading {
                Some(text) => group = Some(text).filter(|text| text != UNGROUPED),
                None => found.push(indicator(&head, &grid.row(at), group.as_deref())),
            }
        }
    }
    found
}

/// A row of one cell stands over indicators.
fn heading_row(filled: &[&SourceCell], row: &SourceRow) -> Option<String> {
    let [only] = filled else { return None };
    let text = unclosed(&only.flat()).to_owned();
    let wide = only.span > 1 || row.cells.len() == 1;
    wide.then_some(text)
}

fn indicator(head: &HeadingRow, values: &[GridValue<'_>], group: Option<&str>) -> DraftIndicator {
    let mut indicator = DraftIndicator { group: group.map(str::to_owned), ..DraftIndicator::default() };
    for (heading, value) in head.columns.iter().zip(values) {
        let text = value.text.clone();
        let filled = (!text.is_empty() && text != "–" && text != "-").then(|| text.clone());
        match heading.is {
            ColumnRole::Number => indicator.number = filled,
            ColumnRole::Title => indicator.title = text,
            ColumnRole::Unit => indicator.unit = filled,
            ColumnRole::Definition => indicator.definition = filled,
            ColumnRole::Group => indicator.group = filled.or(indicator.group),
            ColumnRole::Year(year, base) => {
                let figure = filled.and_then(|text| figure(&text, &mut indicator));
                let values = if base { &mut indicator.base } else { &mut indicator.targets };
                if values.iter().any(|(known, _)| *known == year) {
                    // A year has one value; a person must say which of two columns it is.
                    let text = format!("{}: {}", heading.text, value.text);
                    indicator.look.extend(figure.map(|_| ReviewNote::Figure { text }));
                } else {
                    values.extend(figure.map(|figure| (year, figure)));
                }
            }
            _ => indicator
                .look
                .extend(filled.map(|text| ReviewNote::Figure { text: format!("{}: {text}", heading.text) })),
        }
        indicator.look.extend(value.notes.iter().map(|note| ReviewNote::Footnote { text: (*note).clone() }));
    }
    told_apart(&mut indicator);
    indicator
}

/// The figure of a cell: «70», «70,5», «20%», «не менее 70».
fn figure(text: &str, indicator: &mut DraftIndicator) -> Option<String> {
    let plain = |text: &str| text.replace(['\u{a0}', ' '], "").replace(',', ".");
    if let Some(core) = text.strip_suffix('%').filter(|core| Amount::parse(core).is_some()) {
        indicator.unit = indicator.unit.take().or_else(|| Some("%".to_owned()));
        return Some(plain(core));
    }
    if Amount::parse(text).is_some() {
        return Some(plain(text));
    }
    indicator.look.push(ReviewNote::Figure { text: text.to_owned() });
    let figures: Vec<&str> = text
        .split(|sign: char| !(sign.is_ascii_digit() || sign == ',' || sign == '.'))
        .filter(|part| part.parse::<f64>().is_ok())
        .collect();
    match figures.as_slice() {
        [one] => Some(one.replace(',', ".")),
        _ => None,
    }
}

/// Takes the unit and the definition out of the title: «Доля …, % (отношение …)».
fn told_apart(indicator: &mut DraftIndicator) {
    let mut title = flat(&indicator.title);
    if indicator.number.is_none()
        && let Some((scan::ItemMark::Path(_), number, rest)) = scan::mark(&title)
    {
        indicator.number = Some(number);
        title = rest;
    }
    let small = title.to_lowercase();
    let starts = DEFINITIONS.iter().filter_map(|start| small.find(start)).min();
    if let Some(start) = starts.filter(|_| {
        indicator.definition.is_none()
            && title.trim_end_matches('.').ends_with(')')
            && small.len() == title.len()
    }) {
        let inner = title.get(start + 1..).unwrap_or_default().trim_end_matches('.');
        indicator.definition = Some(inner.strip_suffix(')').unwrap_or(inner).to_owned());
        title.truncate(start);
    }
    let title = title.trim();
    let core = unclosed(title);
    if let Some((core, own)) =
        unit_of(core).filter(|(_, own)| indicator.unit.as_ref().is_none_or(|unit| unit == own))
    {
        indicator.unit = Some(own.to_owned());
        indicator.title = core.to_owned();
    } else {
        if indicator.unit.is_none() && title.contains(", % (") {
            indicator.unit = Some("%".to_owned());
        }
        indicator.title = title.to_owned();
    }
}

/// The unit at the end of a title: «…, %», «…, чел.».
fn unit_of(title: &str) -> Option<(&str, &'static str)> {
    const UNITS: [(&str, &str); 10] = [
        (", %", "%"),
        (",%", "%"),
        (" (%)", "%"),
        (", в %", "%"),
        (", процентов", "процентов"),
        (", чел", "чел."),
        (", человек", "человек"),
        (", единиц", "единиц"),
        (", ед", "ед."),
        (", шт", "шт."),
    ];
    UNITS.iter().find_map(|(end, unit)| Some((title.strip_suffix(end)?.trim_end(), *unit)))
}
