//! Rules of the group `numbering`: numbers that the author writes himself.
//!
//! Judged are the rows of the table, the sections, the indicators, the annexes, and the clauses of a list. A number
//! that is not written is the next one.

mod disorder;
mod duplicate;
mod figures;
mod gap;
mod mixed_style;

use super::{Check, Rule, View};
use crate::base::Span;
use crate::model::{Clause, Number, Roadmap, Stamp, Text};
use figures::{Figures, Step};

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[&disorder::RULE, &duplicate::RULE, &gap::RULE, &mixed_style::RULE];

/// A row of something numbered.
#[derive(Clone, Copy)]
struct Row<'r> {
    /// The number, where one is written.
    number: Option<&'r Text>,
    /// The id of the entry.
    id: Option<&'r str>,
    /// The entry.
    span: Span,
    /// Whether a section begins with this row.
    opens: bool,
    /// The number of that section, where it is figures.
    section: Option<Figures>,
}

/// What is wrong with the number of a row; rows are counted from 0.
enum Fault {
    /// Numbers are left out before it.
    Gap { row: usize, before: Option<Figures>, from: Figures, to: Figures },
    /// Another row has it.
    Duplicate { row: usize, first: usize },
    /// It is smaller than the one before.
    Disorder { row: usize },
}

/// Calls back with every list of rows of which one at least has a number.
fn each_list<'r>(roadmap: &'r Roadmap, mut look: impl FnMut(&[Row<'r>])) {
    let row = |number: &'r Option<Number>, id: Option<&'r Text>, span: Span| Row {
        number: number.as_ref().map(|number| &number.0),
        id: id.map(|id| &**id),
        span,
        opens: false,
        section: None,
    };
    if roadmap.measures().any(|measure| measure.number.is_some()) {
        look(&table(roadmap));
    }
    let titled = || roadmap.sections.iter().filter(|section| section.title.is_some());
    if titled().any(|section| section.number.is_some()) {
        look(&titled().map(|section| row(&section.number, None, section.span)).collect::<Vec<_>>());
    }
    if roadmap.indicators.iter().any(|one| one.number.is_some()) {
        let rows = roadmap.indicators.iter().map(|one| row(&one.number, Some(&one.id), one.span));
        look(&rows.collect::<Vec<_>>());
    }
    let annexes = || roadmap.annexes.iter().flatten().filter(|annex| annex.stamp != Stamp::Approved);
    if annexes().any(|annex| annex.number.is_some()) {
        look(&annexes().map(|annex| row(&annex.number, Some(&annex.id), annex.span)).collect::<Vec<_>>());
    }
    if let Some(order) = &roadmap.order {
        each_clauses(&order.clauses, &mut |clauses| {
            let rows = clauses.iter().map(|clause| row(&clause.number, clause.id.as_ref(), clause.span));
            look(&rows.collect::<Vec<_>>());
        });
    }
}

/// Calls back with every list of clauses of which one at least has a number.
fn each_clauses<'r>(clauses: &'r [Clause], look: &mut impl FnMut(&'r [Clause])) {
    if clauses.iter().any(|clause| clause.number.is_some()) {
        look(clauses);
    }
    for clause in clauses {
        each_clauses(&clause.clauses, look);
    }
}

/// The rows of the table, each section opening with its number.
fn table(roadmap: &Roadmap) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    let mut number = Some(Figures::one(0));
    for section in &roadmap.sections {
        let titled = section.title.is_some();
        if titled {
            let written = section.number.as_ref().map(|number| Figures::parse(number));
            number = written.unwrap_or_else(|| number.map(Figures::next));
        }
        for (measure, at) in section.measures.iter().zip(0..) {
            let opens = titled && at == 0;
            let section = number.filter(|_| opens);
            let own = measure.number.as_ref().map(|number| &number.0);
            rows.push(Row { number: own, id: Some(&measure.id), span: measure.span, opens, section });
        }
    }
    rows
}

/// What is wrong with the numbers of a list.
fn faults(rows: &[Row<'_>]) -> Vec<Fault> {
    let numbers: Vec<Option<Figures>> =
        rows.iter().map(|row| row.number.and_then(|number| Figures::parse(number))).collect();
    let mut faults = Vec::new();
    // The number before, and what it should have been where it repeats another.
    let mut before: Option<Figures> = None;
    let mut meant: Option<Figures> = None;
    let mut scope = 0;
    for (row, entry) in rows.iter().enumerate() {
        let Some(number) = numbers.get(row).copied().flatten() else {
            // A number that is not written is the next one; one that is no figure says nothing of the next.
            before = if entry.number.is_some() { None } else { made(row, entry, before) };
            continue;
        };
        if entry.opens && number == Figures::one(1) {
            scope = row;
            (before, meant) = (Some(number), None);
            continue;
        }
        let after = expected(entry, number, before, row);
        let follows = meant.take().is_some_and(|meant| number.after(meant) == Step::Next);
        match after.map(|after| number.after(after)) {
            None | Some(Step::Next) => {}
            Some(_) if follows => {}
            Some(Step::Gap(from, to)) if !numbers.iter().flatten().any(|one| lies_in(*one, from, to)) => {
                // What stands before the first number of a table is not a number of it.
                faults.push(Fault::Gap { row, before: before.filter(|_| row > 0), from, to });
            }
            Some(Step::Gap(..)) => {}
            Some(Step::Back) => {
                let earlier = numbers.get(scope..row).unwrap_or_default();
                let first = earlier.iter().position(|one| *one == Some(number));
                meant = after.map(Figures::next).filter(|_| first.is_some());
                faults.push(match first {
                    Some(first) => Fault::Duplicate { row, first: scope + first },
                    None => Fault::Disorder { row },
                });
            }
        }
        before = Some(number);
    }
    faults
}

/// The number that is made for a row that has none.
fn made(row: usize, entry: &Row<'_>, before: Option<Figures>) -> Option<Figures> {
    match entry.section {
        Some(section) => Some(section.child(1)),
        None if entry.opens => None,
        None if row == 0 => Some(Figures::one(1)),
        None => before.map(Figures::next),
    }
}

/// The number that a row's own should follow.
fn expected(entry: &Row<'_>, number: Figures, before: Option<Figures>, row: usize) -> Option<Figures> {
    match entry.section {
        Some(section) if number.is_under(section) => Some(section),
        // Where a table begins, what comes before its first number is not for it to say.
        _ if row == 0 => Some(number.front().child(0)),
        _ => before,
    }
}

/// Whether a number is one of those from the first to the last, or lies under one.
fn lies_in(number: Figures, from: Figures, to: Figures) -> bool {
    let mut missing = from;
    while missing.last() <= to.last() && missing.depth() == to.depth() {
        if number == missing || number.is_under(missing) {
            return true;
        }
        missing = missing.next();
    }
    false
}

/// The place of a row's number, or of the row.
fn place(row: &Row<'_>) -> Span {
    row.number.map_or(row.span, |number| number.span)
}
