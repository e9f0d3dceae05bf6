//! Which clauses bear the next number of a list, so that a word processor can number them by itself, and where a list
//! has to begin anew.

use super::{ClauseList, PrintedClause};
use crate::model::{ClauseNumbers, bare};

/// The letters of which Russian lists and word processors agree.
const LETTERS: [&str; 7] = ["а", "б", "в", "г", "д", "е", "ж"];
/// How deep lists go that word processors number.
const DEEPEST: usize = 9;

/// Gives each clause its list, where its number is the next one there, and returns the lists.
pub(super) fn number(clauses: &mut [PrintedClause], style: ClauseNumbers) -> Vec<ClauseList> {
    let name = match style {
        ClauseNumbers::Parenthesis => "parenthesis",
        ClauseNumbers::Decimal => "decimal",
        ClauseNumbers::Dash => "dash",
        ClauseNumbers::Without => "none",
    };
    let mut lists = vec![ClauseList { id: 1, style: name, depth: 0, start: 1 }];
    let mut figures = [0_u32; DEEPEST];
    for clause in clauses.iter_mut().filter(|clause| clause.depth < DEEPEST) {
        let depth = clause.depth;
        let Some(figure) = figure_of(clause, style, &figures) else { continue };
        let next = figures.get(depth).copied().unwrap_or_default() + 1;
        // Of an inner list only what goes on by itself is left to the program.
        if figure != next && depth > 0 {
            continue;
        }
        if figure != next {
            let id = lists.len() + 1;
            lists.push(ClauseList { id, style: name, depth, start: figure });
        }
        clause.list = Some(lists.len());
        if let Some(own) = figures.get_mut(depth) {
            *own = figure;
        }
        figures.iter_mut().skip(depth + 1).for_each(|inner| *inner = 0);
    }
    lists
}

/// The figure of a clause within its list; none where its number is not one that a list can make.
fn figure_of(clause: &PrintedClause, style: ClauseNumbers, figures: &[u32]) -> Option<u32> {
    let depth = clause.depth;
    let next = figures.get(depth)? + 1;
    match (style, depth) {
        (_, 0) => clause.number.strip_suffix('.')?.parse().ok(),
        (ClauseNumbers::Parenthesis, 1) => clause.number.strip_suffix(')')?.parse().ok(),
        (ClauseNumbers::Parenthesis, _) => {
            let letter = bare(&clause.number);
            let at = LETTERS.iter().position(|known| *known == letter)?;
            clause.number.ends_with(')').then_some(u32::try_from(at).ok()? + 1)
        }
        (ClauseNumbers::Decimal, _) => {
            let (outer, last) = clause.number.strip_suffix('.')?.rsplit_once('.')?;
            let above: Vec<String> = figures.iter().take(depth).map(u32::to_string).collect();
            (outer == above.join(".")).then(|| last.parse().ok()).flatten()
        }
        (ClauseNumbers::Dash, _) => (clause.number == "–").then_some(next),
        (ClauseNumbers::Without, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clause(depth: usize, number: &str) -> PrintedClause {
        PrintedClause { depth, number: number.to_owned(), runs: Vec::new(), anchor: None, list: None }
    }

    #[test]
    fn a_list_begins_anew_where_a_number_is_not_the_next() {
        let numbers =
            [(0, "1."), (1, "1)"), (1, "2)"), (2, "а)"), (0, "2."), (1, "1)"), (0, "5."), (0, "5-1.")];
        let mut clauses: Vec<PrintedClause> =
            numbers.iter().map(|(depth, number)| clause(*depth, number)).collect();
        let lists = number(&mut clauses, ClauseNumbers::Parenthesis);
        let of: Vec<Option<usize>> = clauses.iter().map(|clause| clause.list).collect();
        assert_eq!(of, [Some(1), Some(1), Some(1), Some(1), Some(1), Some(1), Some(2), None]);
        assert_eq!(lists.last().map(|list| (list.depth, list.start)), Some((0, 5)));
    }

    #[test]
    fn decimal_numbers_hold_those_they_stand_in() {
        let mut clauses = [clause(0, "1."), clause(1, "1.1."), clause(1, "1.3."), clause(1, "7.1.")];
        number(&mut clauses, ClauseNumbers::Decimal);
        assert_eq!(clauses.each_ref().map(|clause| clause.list), [Some(1), Some(1), None, None]);
    }
}
