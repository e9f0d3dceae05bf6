//! Pairs of occurrences: which time of what comes first each time of what follows rests on.

use super::belonging::Belonging;
use super::plan::{Day, Occ, Plan, index};

/// A time of what follows, and one of what comes first; of several with one `second`, one `first` is enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The number of the occurrence that follows.
    pub second: u32,
    /// The number of the occurrence that it may rest on.
    pub first: u32,
}

/// Pairs the times of what comes first with those of what follows, where that has times of its own.
///
/// What comes once stands before the first occurrence of what follows, and so before all. Else an occurrence rests on
/// those that belong to it; one of a recurring second that is due before all of a recurring first rests on the period before.
pub fn pairs(first: Plan<'_>, second: Plan<'_>) -> Vec<Pair> {
    if first.days.len() == 1 {
        return in_step(first, second);
    }
    let start = first.days.first().map_or(Day::MAX, |occ| occ.due);
    let mut room = Vec::new();
    let belonging = Belonging::new(first, second, &mut room);
    let mut pairs = Vec::new();
    for (number, occ) in second.days.iter().enumerate() {
        if second.days.len() > 1 && occ.due < start {
            continue;
        }
        let belong = |occ: &&Occ| belonging.of(number).any(|own| std::ptr::eq(own, *occ));
        let belonging = first.days.iter().zip(0..).filter(|(occ, _)| belong(occ));
        pairs.extend(belonging.map(|(_, first)| Pair { second: index(number), first }));
    }
    pairs
}

/// Pairs occurrence by occurrence, where what follows takes its times from what it waits for: what comes once stands
/// before each.
pub fn in_step(first: Plan<'_>, second: Plan<'_>) -> Vec<Pair> {
    let firsts = index(first.days.len());
    let numbers = 0..index(second.days.len());
    let number = |second| if firsts == 1 { 0 } else { second };
    numbers.map(|second| Pair { second, first: number(second) }).filter(|pair| pair.first < firsts).collect()
}

#[cfg(test)]
mod tests {
    use super::super::plan::tests::plan;
    use super::*;

    fn rest(first: &str, second: &str) -> Vec<(u32, u32)> {
        let pairs = pairs(plan(first).get(0), plan(second).get(0));
        pairs.into_iter().map(|pair| (pair.first, pair.second)).collect()
    }

    #[test]
    fn a_one_off_stands_before_the_first() {
        assert_eq!(rest("2024-03-01", "2024-02-01 2024-05-01"), [(0, 0), (0, 1)]);
    }

    #[test]
    fn each_year_rests_on_its_own() {
        assert_eq!(rest("2023-03-01 2024-03-01", "2023-04-01 2024-04-01"), [(0, 0), (1, 1)]);
    }

    #[test]
    fn what_is_due_before_all_rests_on_the_period_before() {
        assert_eq!(rest("2023-03-01 2024-03-01", "2023-02-01 2024-02-01"), [(1, 1)]);
        assert_eq!(rest("2023-03-01 2024-03-01", "2023-02-01"), [(0, 0), (1, 0)]);
    }
}
