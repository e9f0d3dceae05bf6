//! Printed numbers: those the author gave, kept as they are, and between them those that are made.
//!
//! These are the numbers that are printed and the numbers that the rules judge. A number that is made goes on from the
//! one before it in its list, in its figures: 3.1 is followed by 3.2, II by III, «а)» by «б)».

use foldhash::HashMap;

use super::clause::ClauseNumbers;
use super::figures::Figures;
use super::value::Number;
use super::{Order, Roadmap, Stamp};
use crate::base::{AnnexIdx, ClauseIdx, IndexVec, IndicatorIdx, RowIdx, SectionIdx};
use crate::russian::letters::list_letter;
use crate::russian::parts::PARTS;
use crate::russian::roman::{roman, to_roman};

/// The number of every section, row, indicator, clause and annex, each list in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    /// Of sections; empty for the section without a title that holds a flat table.
    pub sections: IndexVec<SectionIdx, String>,
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
        numbers.sections = roadmap.sections.iter().map(|_| String::new()).collect();
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
        let marked = |stamp: Stamp| stamp != Stamp::Approved;
        let many = annexes.iter().filter(|annex| marked(annex.stamp)).count() > 1;
        self.annexes = annexes
            .iter()
            .map(|annex| {
                let numbered = annex.number.is_some() || many && marked(annex.stamp);
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
            let number = counter.next(clause.number.as_ref(), style);
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
    }

    fn sections_in(&mut self, roadmap: &Roadmap, outer: Option<SectionIdx>, counter: &mut Counter) {
        for (at, section) in roadmap.sections_in(outer) {
            if section.title.is_none() {
                self.rows_of(roadmap, at, counter);
                continue;
            }
            let number = counter.next(section.number.as_ref(), NumberStyle::POINT);
            let mut inner = Counter::under(bare(&number));
            let titled = section.number.is_none() && section.title.as_deref().is_some_and(brings_number);
            self.sections[at] = if titled { String::new() } else { number };
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
        for part in row.parts() {
            self.row(part, &mut inner);
        }
    }
}

/// How deep clauses have letters where inner ones have brackets: 1. 1) а).
const LETTERED: u16 = 2;

/// A number without the point or bracket that closes it.
pub fn bare(number: &str) -> &str {
    number.trim().trim_end_matches(['.', ')'])
}

/// Whether a title brings a number of its own: «Раздел I», «Модуль «Классное руководство»».
fn brings_number(title: &str) -> bool {
    let mut words = title.split_whitespace().filter(|word| *word != "№");
    let first = words.next().unwrap_or_default().to_lowercase();
    let second = words.next().unwrap_or_default().trim_start_matches('№');
    let second = second.trim_end_matches(['.', ',', ':', ')', '-', '–', '—']);
    let figures = !second.is_empty() && second.chars().all(|sign| sign.is_ascii_digit() || sign == '.');
    first == "модуль" || PARTS.contains(&&*first) && (figures || roman(second).is_some())
}

/// Whether a number lies under another: 2.1 under 2, but not 21.
fn is_under(number: &str, outer: &str) -> bool {
    number.strip_prefix(outer).is_some_and(|rest| rest.starts_with('.'))
}

/// The letters of list items in Russian documents: those that are hard to tell apart or stand for no sound are left
/// out (ё, з, й, о, ч, ъ, ы, ь), as GOST R 2.105 does.
pub const LETTERS: &str = "абвгдежиклмнпрстуфхцшщэю";

/// How numbers of a list are made.
#[derive(Clone, Copy, PartialEq, Eq)]
struct NumberStyle {
    letters: bool,
    close: &'static str,
}

impl NumberStyle {
    /// 1.
    const POINT: NumberStyle = NumberStyle { letters: false, close: "." };
    /// 1)
    const BRACKET: NumberStyle = NumberStyle { letters: false, close: ")" };
    /// а)
    const LETTER: NumberStyle = NumberStyle { letters: true, close: ")" };
    /// 1
    const NONE: NumberStyle = NumberStyle { letters: false, close: "" };
}

/// The last number of a list, by its kind.
#[derive(Clone, Copy)]
enum LastNumber {
    /// Figures that the author gave.
    Figures(Figures),
    /// A Roman number that the author gave.
    Roman(u32),
    /// A letter that the author gave, by its place among [`LETTERS`], counted from 1.
    Letter(u32),
    /// One that was made: the count of the list.
    Made,
}

/// Makes the numbers of one list: `prefix.1.`, `prefix.2.` …; goes on from a number that the author gave.
struct Counter {
    prefix: String,
    count: u32,
    last: LastNumber,
}

impl Default for Counter {
    fn default() -> Self {
        Counter::under("")
    }
}

impl Counter {
    fn under(prefix: &str) -> Self {
        let prefix = if prefix.is_empty() { String::new() } else { format!("{prefix}.") };
        Counter { prefix, count: 0, last: LastNumber::Made }
    }

    fn next(&mut self, given: Option<&Number>, style: NumberStyle) -> String {
        match given {
            Some(given) => {
                self.take(given);
                given.to_string()
            }
            None => self.make(style),
        }
    }

    /// Takes a number that the author gave. One that is of no known kind, «5а», leaves the next to follow the one
    /// before it; an empty one is no number at all.
    fn take(&mut self, given: &str) {
        let text = bare(given);
        let letter = || LETTERS.chars().zip(1..).find(|(letter, _)| text.chars().eq([*letter]));
        if let Some(figures) = Figures::parse(given) {
            self.count = u32::from(figures.last());
            self.last = LastNumber::Figures(figures);
        } else if let Some(value) = roman(text) {
            self.count = u32::from(value);
            self.last = LastNumber::Roman(self.count);
        } else if let Some((_, place)) = letter() {
            self.count = place;
            self.last = LastNumber::Letter(place);
        }
    }

    fn make(&mut self, style: NumberStyle) -> String {
        self.count = self.count.saturating_add(1);
        let letter = |place: u32| list_letter(LETTERS, place).unwrap_or_default();
        match self.last {
            LastNumber::Figures(figures) if !style.letters => {
                let next = figures.next();
                self.last = LastNumber::Figures(next);
                let close = if next.depth() > 1 && !style.close.is_empty() { "." } else { style.close };
                format!("{next}{close}")
            }
            LastNumber::Roman(value) => {
                self.last = LastNumber::Roman(value + 1);
                format!("{}{}", to_roman(value + 1), style.close)
            }
            LastNumber::Letter(place) => {
                self.last = LastNumber::Letter(place + 1);
                format!("{})", letter(place + 1))
            }
            _ if style.letters => format!("{}{}", letter(self.count), style.close),
            _ => format!("{}{}{}", self.prefix, self.count, style.close),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The numbers of a list in which some are given, parted by blanks; `-` is one that is not.
    fn made(given: &str, style: NumberStyle) -> String {
        let mut counter = Counter::default();
        let numbers = given.split(' ').map(|given| {
            let number = Number(super::super::Text { value: given.into(), ..Default::default() });
            counter.next((given != "-").then_some(&number), style)
        });
        numbers.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn titles_that_are_counted_by_a_word_bring_their_number() {
        for title in
            ["Раздел I. Общее", "РАЗДЕЛ 2", "Модуль «Урок»", "Этап № 1", "Глава 3. Сроки", "Блок II –"]
        {
            assert!(brings_number(title), "{title}");
        }
        for title in ["Разделы", "Направление работы", "Этап подготовки", "Модульный урок", "Общее"]
        {
            assert!(!brings_number(title), "{title}");
        }
    }

    #[test]
    fn what_is_made_goes_on_from_what_is_given() {
        assert_eq!(made("- -", NumberStyle::POINT), "1. 2.");
        assert_eq!(made("3.1 - 3.3 -", NumberStyle::POINT), "3.1 3.2. 3.3 3.4.");
        assert_eq!(made("II - -", NumberStyle::POINT), "II III. IV.");
        assert_eq!(made("5 5а -", NumberStyle::POINT), "5 5а 6.");
        assert_eq!(made("- 2) -", NumberStyle::BRACKET), "1) 2) 3)");
        assert_eq!(made("- б) -", NumberStyle::LETTER), "а) б) в)");
        assert_eq!(made("э) - - -", NumberStyle::LETTER), "э) ю) аа) бб)");
        assert_eq!(made("XXXIX - -", NumberStyle::POINT), "XXXIX XL. XLI.");
        assert_eq!(made("- 4 -", NumberStyle::NONE), "1 4 5");
    }
}
