//! The table of planned indicators: groups as sections, years as columns.

use std::collections::BTreeSet;

use super::text::{bound, figure};
use super::{CellAlign, ColumnLayout, DocumentBuilder, HeadCell, PrintedCell, PrintedRow, Table};
use crate::model::{Indicator, YearTarget};

/// A year's column: a known value before the plan, or a planned one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct IndicatorYear {
    year: i32,
    planned: bool,
}

impl DocumentBuilder<'_> {
    /// The table of indicators.
    pub(super) fn indicator_table(&self) -> Table {
        let indicators = &self.roadmap.indicators;
        let years = years(indicators);
        let units = indicators.iter().any(|indicator| indicator.unit.is_some());
        let definitions = indicators.iter().any(|indicator| indicator.definition.is_some());
        let mut columns = vec![column("number", "№ п/п"), column("title", "Наименование показателя")];
        columns.extend(units.then(|| column("unit", "Единица измерения")));
        columns.extend(definitions.then(|| column("definition", "Порядок расчёта")));
        columns.extend(years.iter().map(|year| heading(*year)));
        let mut rows = Vec::new();
        let mut group = None;
        let digits = digits(indicators);
        for (indicator, number) in indicators.iter().zip(&self.numbers.indicators) {
            let own = indicator.group.as_deref();
            if own != group {
                let text =
                    own.map(|group| self.words(group)).unwrap_or_else(|| "Прочие показатели".to_owned());
                rows.push(PrintedRow::Section { number: String::new(), text, depth: 0 });
                group = own;
            }
            let cells = columns.iter().map(|column| self.cell(indicator, number, &column.key, digits));
            rows.push(PrintedRow::of(cells.collect()));
        }
        Table { heads: vec![HeadCell::of_columns(&columns)], columns, rows, ..Table::default() }
    }

    fn cell(&self, indicator: &Indicator, number: &str, key: &str, digits: usize) -> PrintedCell {
        let own = self.anchors.own('i', &indicator.id);
        PrintedCell {
            anchor: own.filter(|_| key == "number"),
            ..PrintedCell::plain(self.value(indicator, number, key, digits))
        }
    }

    fn value(&self, indicator: &Indicator, number: &str, key: &str, digits: usize) -> String {
        match key {
            "number" => number.to_owned(),
            "title" => self.words(&indicator.title),
            "unit" => indicator.unit.as_deref().map(|unit| self.words(unit)).unwrap_or_default(),
            "definition" => indicator.definition.as_ref().map(|text| self.words(text)).unwrap_or_default(),
            year => {
                let (values, year) = match year.strip_prefix("base-") {
                    Some(year) => (&indicator.base, year),
                    None => (&indicator.targets, year),
                };
                let year = year.parse().ok();
                let value = values.iter().find(|value| Some(value.year) == year);
                value.map(|value| figure(&value.text, digits)).unwrap_or_else(|| "–".to_owned())
            }
        }
    }
}

/// From how many digits on thousands are parted: from five, unless one has as many, beside which those of four look as it does.
fn digits(indicators: &[Indicator]) -> usize {
    let values = indicators.iter().flat_map(|indicator| indicator.base.iter().chain(&indicator.targets));
    let is_long = |value: &YearTarget| figure(&value.text, 5).contains('\u{a0}');
    if values.into_iter().any(is_long) { 4 } else { 5 }
}

/// Every year that an indicator has a value for, known values before planned ones of the same year.
fn years(indicators: &[Indicator]) -> Vec<IndicatorYear> {
    let of = |values: &[YearTarget], planned| -> Vec<IndicatorYear> {
        values.iter().map(|value| IndicatorYear { year: value.year, planned }).collect()
    };
    let all =
        indicators.iter().flat_map(|indicator| [of(&indicator.base, false), of(&indicator.targets, true)]);
    all.flatten().collect::<BTreeSet<_>>().into_iter().collect()
}

fn heading(year: IndicatorYear) -> ColumnLayout {
    let IndicatorYear { year, planned } = year;
    match planned {
        true => column(&year.to_string(), &format!("{year}\u{a0}г.")),
        false => column(&format!("base-{year}"), &format!("{year}\u{a0}г. (исходное значение)")),
    }
}

fn column(key: &str, heading: &str) -> ColumnLayout {
    let align = if matches!(key, "title" | "definition") { CellAlign::Left } else { CellAlign::Center };
    ColumnLayout { key: key.to_owned(), heading: bound(heading), align, ..ColumnLayout::default() }
}
