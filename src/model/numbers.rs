//! Printed numbers: those the author gave, kept as they are, and between them those that are made.
//!
//! These are the numbers that are printed and the numbers that the rules judge. A number that is made goes on from the
//! one before it in its list, in its figures: 3.1 is followed by 3.2, II by III, «а)» by «б)».

use foldhash::HashMap;

use super::brought::brought;
use super::clause::ClauseNumbers;
use super::counter::{Counter, NumberStyle};
use super::value::Number;
use super::{Annex, Order, Roadmap, Section, Stamp};
use crate::base::{AnnexIdx, ClauseIdx, IndexVec, IndicatorIdx, RowIdx, SectionIdx};

/// The number of every section, row, indicator, clause and annex, each list in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    /// Of sections; empty for the section without a title that holds a flat table.
    pub sections: IndexVec<SectionIdx, String>,
    /// Of sections as the numbers made for their rows begin: that of the title too, where it brings one.
    pub over_rows: IndexVec<SectionIdx, String>,
    /// Of rows, over all sections.
    pub rows: IndexVec<RowIdx, String>,
    /// Of indicators.
    pub indicators: IndexVec<IndicatorIdx, String>,
    /// Of clauses.
    pub clauses: IndexVec<ClauseIdx, String>,
    /// Of clauses as they are referred to: without a closing sign, an inner one with the outer one before it, 2.1.
    pub paths: IndexVec<ClauseIdx, String>,
    /// Of annexes; none where there is but one, which needs no number, nor of one that bears the stamp of approval alone or
    /// that is given an empty one.
    pub annexes: IndexVec<AnnexIdx, Option<String>>,
    references: HashMap<String, String>,
}

impl Numbers {
    /// Numbers everything in a roadmap.
    pub fn of(roadmap: &Roadmap) -> Self {
        let mut numbers = Numbers::default();
        let mut counter = Counter::default();
        numbers.indicators = roadmap
            .indicators
            .iter()
            .map(|one| counter.next(one.number.as_ref(), NumberStyle::POINT))
            .collect();
        let typed = TypedNumbers::of(roadmap.indicators.iter().map(|one| &one.number));
        if typed.typed <= typed.made || typed.goes_on {
            numbers.indicators.iter_mut().for_each(|number| NumberStyle::POINT.close(number));
        }
        numbers.sections = roadmap.sections.iter().map(|_| String::new()).collect();
        numbers.over_rows = numbers.sections.clone();
        numbers.rows = roadmap.measures.iter().map(|_| String::new()).collect();
        numbers.table(roadmap);
        if let Some(order) = &roadmap.order {
            numbers.clauses = order.clauses.iter().map(|_| String::new()).collect();
            numbers.paths = numbers.clauses.clone();
            numbers.clauses_in(order, None);
        }
        numbers.annexes(roadmap);
        numbers.refer(roadmap);
        numbers
    }

    /// What `{ref:ID}` prints: the number without its closing point or bracket, an inner clause with the outer one
    /// before it.
    pub fn reference(&self, id: &str) -> Option<&str> {
        self.references.get(id).map(String::as_str)
    }

    /// Notes what references print. Of entries with one id the first keeps it; rows go before clauses, as references
    /// between rows are the common case.
    fn refer(&mut self, roadmap: &Roadmap) {
        let indicators =
            roadmap.indicators.iter().zip(&self.indicators).map(|(one, number)| (&one.id, number));
        let rows = roadmap.measures.iter().zip(&self.rows).map(|(measure, number)| (&measure.id, number));
        let clauses = roadmap.clauses().zip(&self.paths);
        let clauses = clauses.filter_map(|(clause, number)| Some((clause.id.as_ref()?, number)));
        let blank = String::new();
        let annexes = roadmap.annex_list();
        let annexes = annexes
            .iter()
            .zip(&self.annexes)
            .map(|(annex, number)| (&annex.id, number.as_ref().unwrap_or(&blank)));
        for (id, number) in indicators.chain(rows).chain(clauses).chain(annexes) {
            self.references.entry(id.to_string()).or_insert_with(|| bare(number).to_owned());
        }
    }

    fn annexes(&mut self, roadmap: &Roadmap) {
        let annexes = roadmap.annex_list();
        let mut counter = Counter::default();
        // A plan that is approved without an order is no annex: the others are annexes of it.
        let plan = roadmap.plan_annex();
        let marked = |(at, annex): (usize, &Annex)| annex.stamp != Stamp::Approved && Some(at) != plan;
        let many = annexes.iter().enumerate().filter(|one| marked(*one)).count() > 1;
        self.annexes = annexes
            .iter()
            .enumerate()
            .map(|(at, annex)| {
                let numbered = annex.number.is_some() || many && marked((at, annex));
                let number = numbered.then(|| counter.next(annex.number.as_ref(), NumberStyle::NONE));
                number.filter(|number| !number.trim().is_empty())
            })
            .collect();
    }

    fn clauses_in(&mut self, order: &Order, outer: Option<ClauseIdx>) {
        let prefix = outer.map(|outer| self.paths[outer].clone()).unwrap_or_default();
        let decimal = outer.is_none() || order.clause_numbers == ClauseNumbers::Decimal;
        let sign = match order.clause_numbers {
            ClauseNumbers::Dash => Some("–"),
            ClauseNumbers::Without => Some(""),
            ClauseNumbers::Parenthesis | ClauseNumbers::Decimal => None,
        };
        let mut counter = Counter::under(if decimal { prefix.as_str() } else { "" });
        for (at, clause) in order.clauses_in(outer) {
            // Below letters there are no more numbers to tell clauses from those around them.
            let deep = order.clause_numbers == ClauseNumbers::Parenthesis && clause.depth > LETTERED;
            let sign = sign.or(deep.then_some("–"));
            if let (Some(outer), Some(sign), None) = (outer, sign, &clause.number) {
                // Where a clause bears no number, what refers to it names the one it stands in.
                (self.clauses[at], self.paths[at]) = (sign.to_owned(), self.paths[outer].clone());
                self.clauses_in(order, Some(at));
                continue;
            }
            let style = match (decimal, clause.depth) {
                (true, _) => NumberStyle::POINT,
                (false, 1) => NumberStyle::BRACKET,
                (false, _) => NumberStyle::LETTER,
            };
            let mut number = counter.next(clause.number.as_ref(), style);
            style.close(&mut number);
            let own = bare(&number);
            // A clause «б)» in a clause «1)» in clause 2 is 2.1.б, one that bears the outer number already is not
            // given it twice.
            let path = if own.is_empty() {
                prefix.clone()
            } else if prefix.is_empty() || is_under(own, &prefix) {
                own.to_owned()
            } else if clause.number.is_none() && style == NumberStyle::LETTER {
                format!("{prefix}.{}", counter.count)
            } else {
                format!("{prefix}.{own}")
            };
            (self.clauses[at], self.paths[at]) = (number, path);
            self.clauses_in(order, Some(at));
        }
    }

    /// The numbers of sections and rows. Where no column holds them, none is made; where sections have none, rows are
    /// numbered through.
    fn table(&mut self, roadmap: &Roadmap) {
        let given =
            |number: &Option<Number>| number.as_ref().map_or_else(String::new, |number| number.0.to_string());
        let untold = !roadmap.columns.is_empty() && !roadmap.columns.iter().any(|one| &*one.key == "number");
        if untold {
            self.rows = roadmap.measures.iter().map(|measure| given(&measure.number)).collect();
        }
        if untold || !roadmap.section_numbers {
            self.sections = roadmap.sections.iter().map(|section| given(&section.number)).collect();
        }
        let mut counter = Counter::default();
        match (untold, roadmap.section_numbers) {
            (true, _) => {}
            (false, true) => self.sections_in(roadmap, None, &mut counter),
            (false, false) => {
                for section in roadmap.sections.places() {
                    self.rows_of(roadmap, section, &mut counter);
                }
            }
        }
        if !untold {
            self.close(roadmap);
        }
    }

    fn sections_in(&mut self, roadmap: &Roadmap, outer: Option<SectionIdx>, counter: &mut Counter) {
        for (at, section) in roadmap.sections_in(outer) {
            // What stands in a section without a number goes on with those around it.
            if section.title.is_none() || is_blank(section.number.as_ref()) {
                self.rows_of(roadmap, at, counter);
                self.sections_in(roadmap, Some(at), counter);
                continue;
            }
            let titled = section.title.as_deref().filter(|_| section.number.is_none()).and_then(brought);
            if let Some(value) = titled.and_then(|titled| titled.value) {
                counter.reach(value);
            }
            let number = counter.next(section.number.as_ref(), NumberStyle::POINT);
            let mut inner = Counter::under(bare(&number));
            self.over_rows[at] = bare(&number).to_owned();
            self.sections[at] = if titled.is_some() { String::new() } else { number };
            self.rows_of(roadmap, at, &mut inner);
            self.sections_in(roadmap, Some(at), &mut inner);
        }
    }

    fn rows_of(&mut self, roadmap: &Roadmap, section: SectionIdx, counter: &mut Counter) {
        for row in roadmap.rows_of(section) {
            self.row(row, counter);
        }
    }

    fn row(&mut self, row: super::Row<'_>, counter: &mut Counter) {
        let number = counter.next(row.measure.number.as_ref(), NumberStyle::POINT);
        let mut inner = Counter::under(bare(&number));
        self.rows[row.place] = number;
        let is_blank = is_blank(row.measure.number.as_ref());
        for part in row.parts() {
            self.row(part, if is_blank { counter } else { &mut inner });
        }
    }

    /// Gives bare numbers the sign of those that are made beside them. Where nearly all are typed, an original is copied, and
    /// they stay as they were typed.
    fn close(&mut self, roadmap: &Roadmap) {
        let close = |number: &mut String| NumberStyle::POINT.close(number);
        let titled = |section: &&Section| section.title.is_some() && roadmap.section_numbers;
        let sections =
            TypedNumbers::of(roadmap.sections.iter().filter(titled).map(|section| &section.number));
        let rows = TypedNumbers::of(roadmap.measures().map(|measure| &measure.number));
        let are_few = sections.typed + rows.typed <= sections.made + rows.made;
        if are_few || sections.goes_on {
            self.sections.iter_mut().for_each(close);
        }
        if are_few || rows.goes_on {
            self.rows.iter_mut().for_each(close);
        }
    }
}

/// How many numbers of a kind are typed, how many are made, and whether any is made behind a typed one.
#[derive(Default)]
struct TypedNumbers {
    typed: usize,
    made: usize,
    goes_on: bool,
}

impl TypedNumbers {
    fn of<'r>(numbers: impl Iterator<Item = &'r Option<Number>>) -> Self {
        numbers.fold(TypedNumbers::default(), |mut all, number| {
            match number {
                Some(_) => all.typed += 1,
                None => {
                    all.made += 1;
                    all.goes_on |= all.typed > 0;
                }
            }
            all
        })
    }
}

/// How deep clauses have letters where inner ones have brackets: 1. 1) а).
const LETTERED: u16 = 2;

/// A number without the point or bracket that closes it.
pub fn bare(number: &str) -> &str {
    number.trim().trim_end_matches(['.', ')'])
}

/// Whether a number is left blank on purpose.
fn is_blank(number: Option<&Number>) -> bool {
    number.is_some_and(|number| number.trim().is_empty())
}

/// Whether a number lies under another: 2.1 under 2, but not 21.
fn is_under(number: &str, outer: &str) -> bool {
    number.strip_prefix(outer).is_some_and(|rest| rest.starts_with('.'))
}
