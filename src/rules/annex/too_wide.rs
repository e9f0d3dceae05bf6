//! `annex/too-wide`: a table whose columns cannot be read on a page.

use crate::document::crowded;
use crate::model::FileTable;
use crate::rules::prelude::*;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "annex/too-wide",
    severity: Severity::Warning,
    page: include_str!("too_wide.md"),
    check: Check::Roadmap(check),
    decode: decode::<TooWide>,
};

/// From how many keys of columns on a table is laid out to see whether it fits: fewer always do.
const MANY: usize = 6;

/// How many columns the table has.
#[derive(Debug, Serialize, Deserialize)]
struct TooWide {
    columns: usize,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let roadmap = view.roadmap;
    let divided = roadmap.columns.iter().any(|column| column.periods.is_some());
    let by_year = roadmap.fields.iter().any(|field| field.by_year);
    let forms = roadmap.annexes.iter().flatten().filter_map(|annex| annex.form.as_ref());
    let many =
        roadmap.columns.len() + roadmap.fields.len() > MANY || forms.clone().any(|form| form.len() > MANY);
    let given = roadmap.columns.iter().any(|column| column.width.is_some());
    if !(divided || by_year || many || given) {
        return;
    }
    for (id, columns) in crowded(roadmap, view.context.calendar, view.context.world) {
        let annex = roadmap.annexes.iter().flatten().find(|annex| *annex.id == *id);
        let columns_span =
            roadmap.columns.first().map(|column| column.key.span).filter(|_| id == FileTable::Roadmap.id());
        let span = columns_span.or(annex.map(|annex| annex.title.span)).unwrap_or(roadmap.id.span);
        findings.push(view.finding(&RULE, span, Some(&id), TooWide { columns }));
    }
}

impl Words for TooWide {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let columns = self.columns;
        say!(
            tell.lang,
            "таблица не помещается на листе: в ней граф: {columns}, и самым длинным словам не хватает места",
            "the table does not fit the page: {columns} columns, and the longest words have no room"
        )
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(say!(
            tell.lang,
            "убрать или объединить графы, сократить заголовки, взять единицу крупнее (кварталы вместо месяцев)",
            "leave out or join columns, shorten headings, take a greater unit (quarters for months)"
        ))
    }

    fn data(&self) -> Data {
        Data::of("columns", self.columns)
    }
}
