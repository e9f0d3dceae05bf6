//! Rules of the group `numbering`: numbers that the author writes himself.
//!
//! Judged are the rows of the table, the sections, the indicators, the annexes, and the clauses of a list, by the
//! numbers that are printed. A number that is not written is the next one.

mod disorder;
mod duplicate;
mod gap;
mod mixed_style;

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};

use super::Rule;
use crate::base::{ClauseIdx, SectionIdx, Span};
use crate::model::{Figures, Number, NumberStep, Numbers, Order, Roadmap, Text};

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[&disorder::RULE, &duplicate::RULE, &gap::RULE, &mixed_style::RULE];

/// A row of something numbered.
#[derive(Clone, Copy)]
struct NumberedRow<'r> {
    /// The number, where one is written.
    number: Option<&'r Text>,
    /// The number that is printed, where it is figures.
    printed: Option<Figures>,
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
enum NumberingFault {
    /// Numbers are left out before it.
    Gap { row: usize, before: Option<Figures>, from: Figures, to: Figures },
    /// Another row has it.
    Duplicate { row: usize, first: usize },
    /// It has no number, though those of its neighbours run on without it.
    Unnumbered { row: usize },
    /// It is smaller than the one before.
    Disorder { row: usize },
}

/// Calls back with every list of rows of which one at least has a number.
fn each_list<'r>(roadmap: &'r Roadmap, mut look: impl FnMut(&[NumberedRow<'r>])) {
    let numbers = OnceCell::new();
    let numbers = || numbers.get_or_init(|| Numbers::of(roadmap));
    if roadmap.measures().any(|measure| measure.number.is_some()) {
        look(&table(roadmap, numbers()));
    }
    if roadmap.sections.iter().any(|section| section.number.is_some()) {
        each_sections(roadmap, numbers(), None, &mut look);
    }
    if roadmap.indicators.iter().any(|one| one.number.is_some()) {
        let entries = roadmap.indicators.iter().zip(&numbers().indicators);
        let rows = entries.map(|(one, printed)| row(&one.number, printed, Some(&one.id), one.span));
        look(&rows.collect::<Vec<_>>());
    }
    let annexes = || roadmap.annexes.iter().flatten();
    if annexes().any(|annex| annex.number.is_some()) {
        let entries = annexes().zip(&numbers().annexes);
        let numbered = entries.filter_map(|(annex, printed)| Some((annex, printed.as_ref()?)));
        let rows = numbered.map(|(annex, printed)| row(&annex.number, printed, Some(&annex.id), annex.span));
        look(&rows.collect::<Vec<_>>());
    }
    if let Some(order) =
        roadmap.order.as_deref().filter(|_| roadmap.clauses().any(|one| one.number.is_some()))
    {
        each_clauses(order, numbers(), None, &mut look);
    }
}

fn row<'r>(number: &'r Option<Number>, printed: &str, id: Option<&'r Text>, span: Span) -> NumberedRow<'r> {
    NumberedRow {
        number: number.as_ref().map(|number| &number.0),
        printed: Figures::parse(printed),
        id: id.map(|id| &**id),
        span,
        opens: false,
        section: None,
    }
}

/// Calls back with every list of clauses of which one at least has a number.
fn each_clauses<'r>(
    order: &'r Order,
    numbers: &Numbers,
    outer: Option<ClauseIdx>,
    look: &mut impl FnMut(&[NumberedRow<'r>]),
) {
    let clauses = order.clauses_in(outer);
    if clauses.clone().any(|(_, clause)| clause.number.is_some()) {
        let rows = clauses
            .clone()
            .map(|(at, clause)| row(&clause.number, &numbers.clauses[at], clause.id.as_ref(), clause.span));
        look(&rows.collect::<Vec<_>>());
    }
    for (inner, _) in clauses {
        each_clauses(order, numbers, Some(inner), look);
    }
}

/// Calls back with every list of sections of which one at least has a number.
fn each_sections<'r>(
    roadmap: &'r Roadmap,
    numbers: &Numbers,
    outer: Option<SectionIdx>,
    look: &mut impl FnMut(&[NumberedRow<'r>]),
) {
    let sections = || roadmap.sections_in(outer).filter(|(_, section)| section.title.is_some());
    if sections().any(|(_, section)| section.number.is_some()) {
        let rows =
            sections().map(|(at, section)| row(&section.number, &numbers.sections[at], None, section.span));
        look(&rows.collect::<Vec<_>>());
    }
    for (inner, _) in sections() {
        each_sections(roadmap, numbers, Some(inner), look);
    }
}

/// The rows of the table, each section opening with its number.
fn table<'r>(roadmap: &'r Roadmap, numbers: &Numbers) -> Vec<NumberedRow<'r>> {
    let mut rows: Vec<NumberedRow<'r>> = Vec::with_capacity(roadmap.measures.len());
    let mut before: Option<SectionIdx> = None;
    for (place, measure) in roadmap.measures.entries() {
        let titled = roadmap.sections[measure.section].title.is_some();
        let opens = titled && before.replace(measure.section) != Some(measure.section);
        let section = Figures::parse(&numbers.sections[measure.section]).filter(|_| opens);
        let own = row(&measure.number, &numbers.rows[place], Some(&measure.id), measure.span);
        rows.push(NumberedRow { opens, section, ..own });
    }
    rows
}

/// What is wrong with the numbers of a list.
fn faults(rows: &[NumberedRow<'_>]) -> Vec<NumberingFault> {
    let written = |row: &NumberedRow<'_>| row.printed.filter(|_| row.number.is_some());
    let mut faults = Vec::new();
    // The number before, and what it should have been where it repeats another.
    let mut before: Option<Figures> = None;
    let mut meant: Option<Figures> = None;
    // Whether a number that is no figures («5а») stands between, which may stand for those left out.
    let mut unsure = false;
    let all: BTreeSet<Figures> = rows.iter().filter_map(written).collect();
    // The row that has each number, of those since the first of the table.
    let mut first: HashMap<Figures, usize> = HashMap::new();
    for (row, entry) in rows.iter().enumerate() {
        let earlier = entry.printed.and_then(|number| first.get(&number).copied());
        if let Some(number) = entry.printed.filter(|_| earlier.is_none()) {
            first.insert(number, row);
        }
        let Some(number) = written(entry) else {
            // What follows a number that is told to be taken is no news.
            faults.extend(earlier.filter(|_| meant.is_none()).and_then(|first| made_again(rows, first, row)));
            // What is made follows what is before; a number that is no figures says nothing of the next.
            before = entry.printed.or(before);
            // A row whose number is left blank stands for none of those left out.
            unsure |= entry.printed.is_none() && entry.number.is_none_or(|number| !number.trim().is_empty());
            continue;
        };
        if entry.opens && number == Figures::one(1) {
            first = HashMap::from([(number, row)]);
            (before, meant, unsure) = (Some(number), None, false);
            continue;
        }
        let after = expected(entry, number, before, row);
        let follows = meant.take().is_some_and(|meant| number.after(meant) == NumberStep::Next);
        let step = after.map(|after| number.after(after));
        let is_back = step == Some(NumberStep::Back);
        match step {
            Some(NumberStep::Next) if lacks_whole(rows, row, number, before) => {
                let whole = number.front();
                faults.push(NumberingFault::Gap { row, before, from: whole, to: whole });
            }
            _ if follows => {}
            // A number may be in its place under its section, and have stood in another before.
            _ if is_back || earlier.is_some() => {
                meant = after.map(Figures::next).filter(|_| is_back && earlier.is_some());
                faults.push(out_of_place(rows, earlier, row));
            }
            Some(NumberStep::Gap(from, to))
                if !unsure && !all.range(from..).next().is_some_and(|one| lies_in(*one, to)) =>
            {
                // What stands before the first number of a table is not a number of it.
                faults.push(NumberingFault::Gap { row, before: before.filter(|_| row > 0), from, to });
            }
            _ => {}
        }
        (before, unsure) = (Some(number), false);
    }
    faults
}

/// What is wrong with a number that another row has, or that is smaller than the one before.
fn out_of_place(rows: &[NumberedRow<'_>], earlier: Option<usize>, row: usize) -> NumberingFault {
    match earlier {
        Some(first) if is_passed_over(rows, first, row) => NumberingFault::Unnumbered { row: first },
        Some(first) => NumberingFault::Duplicate { row, first },
        None => NumberingFault::Disorder { row },
    }
}

/// The fault of a number that is written where another row comes to it by counting, and so has to give way.
fn made_again(rows: &[NumberedRow<'_>], written: usize, made: usize) -> Option<NumberingFault> {
    let is_written = rows.get(written).is_some_and(|row| row.number.is_some());
    is_written.then_some(NumberingFault::Duplicate { row: written, first: made })
}

/// Whether a number lies alone under one that no row has: 2.4.1 between 2.3 and 2.5.
fn lacks_whole(rows: &[NumberedRow<'_>], row: usize, number: Figures, before: Option<Figures>) -> bool {
    let whole = number.front();
    let next = rows.get(row + 1).filter(|next| next.number.is_some()).and_then(|next| next.printed);
    let level = |other: Figures| other.depth() == whole.depth() && whole.depth() > 1;
    before.is_some_and(|before| level(before) && whole.after(before) == NumberStep::Next)
        && next.is_some_and(|next| level(next) && next.after(whole) == NumberStep::Next)
}

/// Whether a row without a number stands between two whose numbers run on without it.
fn is_passed_over(rows: &[NumberedRow<'_>], row: usize, next: usize) -> bool {
    let written = |at: usize| rows.get(at).filter(|row| row.number.is_some()).and_then(|row| row.printed);
    let before = row.checked_sub(1).and_then(written);
    let bare = rows.get(row).is_some_and(|row| row.number.is_none());
    let runs_on =
        || written(next).zip(before).is_some_and(|(next, before)| next.after(before) == NumberStep::Next);
    bare && next == row + 1 && runs_on()
}

/// The number that a row's own should follow.
fn expected(
    entry: &NumberedRow<'_>,
    number: Figures,
    before: Option<Figures>,
    row: usize,
) -> Option<Figures> {
    match entry.section {
        Some(section) if number.is_under(section) => Some(section),
        // Where a table begins, what comes before its first number is not for it to say.
        _ if row == 0 => Some(number.front().child(0)),
        _ => before,
    }
}

/// Whether a number that is not before the first of those left out is one of them, or lies under one: not behind the
/// last, and what lies under that.
fn lies_in(number: Figures, last: Figures) -> bool {
    number <= last || number.is_under(last)
}

/// The place of a row's number, or of the row.
fn place(row: &NumberedRow<'_>) -> Span {
    row.number.map_or(row.span, |number| number.span)
}
