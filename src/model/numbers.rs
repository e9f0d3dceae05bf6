//! Printed numbers: those the author gave, kept as they are, and between them those that are made.

use std::collections::HashMap;

use super::clause::{Clause, ClauseNumbers};
use super::value::Number;
use super::{Annex, Roadmap, Stamp};

/// The number of every section, measure, indicator, clause and annex, each list in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    /// Of sections; empty for the section without a title that holds a flat table.
    pub sections: Vec<String>,
    /// Of measures, over all sections.
    pub measures: Vec<String>,
    /// Of indicators.
    pub indicators: Vec<String>,
    /// Of clauses, outer before inner, as [`Clause::walk`] gives them.
    pub clauses: Vec<String>,
    /// Of annexes; none where there is but one, which needs no number, nor of one that bears the stamp of approval alone.
    pub annexes: Vec<Option<String>>,
    references: HashMap<String, String>,
}

impl Numbers {
    /// Numbers everything in a roadmap; `annexes` are those that will be printed.
    pub fn of(roadmap: &Roadmap, annexes: &[Annex]) -> Self {
        let mut numbers = Numbers::default();
        numbers.annexes(annexes);
        if let Some(order) = &roadmap.order {
            numbers.clauses(&order.clauses, order.clause_numbers, 0, "");
        }
        numbers.rows(roadmap);
        let mut counter = Counter::default();
        for indicator in &roadmap.indicators {
            let number = counter.next(indicator.number.as_ref());
            numbers.refer(&indicator.id, &number);
            numbers.indicators.push(number);
        }
        numbers
    }

    /// What `{ref:ID}` prints: the number without its closing point or bracket, an inner clause with the outer one
    /// before it.
    pub fn reference(&self, id: &str) -> Option<&str> {
        self.references.get(id).map(String::as_str)
    }

    /// The first to bear an id keeps it; rows are entered after clauses and take theirs over, as references between
    /// rows are the common case.
    fn refer(&mut self, id: &str, number: &str) {
        self.references.insert(id.to_owned(), bare(number).to_owned());
    }

    fn annexes(&mut self, annexes: &[Annex]) {
        let mut counter = Counter::default();
        let marked = |annex: &Annex| annex.stamp != Stamp::Approved;
        let many = annexes.iter().filter(|annex| marked(annex)).count() > 1;
        for annex in annexes {
            let numbered = annex.number.is_some() || many && marked(annex);
            let number = numbered.then(|| match &annex.number {
                Some(_) => counter.next(annex.number.as_ref()),
                None => bare(&counter.next(None)).to_owned(),
            });
            self.refer(&annex.id, number.as_deref().unwrap_or_default());
            self.annexes.push(number);
        }
    }

    fn clauses(&mut self, clauses: &[Clause], style: ClauseNumbers, depth: usize, outer: &str) {
        let mut counter = Counter { prefix: outer.to_owned(), last: 0 };
        for clause in clauses {
            let made = counter.next(clause.number.as_ref());
            let path = if clause.number.is_some() && !outer.is_empty() && !made.starts_with(outer) {
                format!("{outer}.{}", bare(&made))
            } else {
                bare(&made).to_owned()
            };
            // Where a clause bears no number, what refers to it names the one it stands in.
            let bare_of_numbers = matches!(style, ClauseNumbers::Dash | ClauseNumbers::Without);
            let path = match (bare_of_numbers, depth, &clause.number) {
                (true, 1.., None) => outer.to_owned(),
                _ => path,
            };
            let number = match (style, depth, &clause.number) {
                (ClauseNumbers::Decimal, ..) | (_, 0, _) | (_, _, Some(_)) => made,
                (ClauseNumbers::Dash, ..) => "–".to_owned(),
                (ClauseNumbers::Without, ..) => String::new(),
                (ClauseNumbers::Parenthesis, 1, None) => format!("{})", counter.last),
                (ClauseNumbers::Parenthesis, _, None) => format!("{})", letter(counter.last)),
            };
            if let Some(id) = &clause.id {
                self.refer(id, &path);
            }
            self.clauses.push(number);
            self.clauses(&clause.clauses, style, depth + 1, &path);
        }
    }

    fn rows(&mut self, roadmap: &Roadmap) {
        let mut sections = Counter::default();
        for section in &roadmap.sections {
            if section.title.is_none() {
                self.sections.push(String::new());
                self.measures_of(&section.measures, &mut sections);
                continue;
            }
            let number = sections.next(section.number.as_ref());
            let mut inner = Counter { prefix: bare(&number).to_owned(), last: 0 };
            self.sections.push(number);
            self.measures_of(&section.measures, &mut inner);
        }
    }

    fn measures_of(&mut self, measures: &[super::Measure], counter: &mut Counter) {
        for measure in measures {
            let number = counter.next(measure.number.as_ref());
            self.refer(&measure.id, &number);
            self.measures.push(number);
        }
    }
}

/// A number without the point or bracket that closes it.
pub fn bare(number: &str) -> &str {
    number.trim().trim_end_matches(['.', ')'])
}

/// The letters of list items in Russian documents: those that are hard to tell apart or stand for no sound are left
/// out (ё, з, й, о, ч, ъ, ы, ь), as GOST R 2.105 does.
fn letter(count: u32) -> char {
    const LETTERS: [char; 24] = [
        'а', 'б', 'в', 'г', 'д', 'е', 'ж', 'и', 'к', 'л', 'м', 'н', 'п', 'р', 'с', 'т', 'у', 'ф', 'х', 'ц',
        'ш', 'щ', 'э', 'ю',
    ];
    usize::try_from(count).ok().and_then(|count| LETTERS.get(count.checked_sub(1)?).copied()).unwrap_or('–')
}

/// Makes the numbers of one level: `prefix.1.`, `prefix.2.` …; goes on from a number that the author gave.
#[derive(Default)]
struct Counter {
    prefix: String,
    last: u32,
}

impl Counter {
    fn next(&mut self, given: Option<&Number>) -> String {
        self.last += 1;
        let Some(given) = given else {
            let point = if self.prefix.is_empty() { "" } else { "." };
            return format!("{}{point}{}.", self.prefix, self.last);
        };
        let last = bare(given).rsplit('.').next().and_then(|part| part.trim().parse().ok());
        self.last = last.unwrap_or(self.last);
        given.to_string()
    }
}
