//! Pairs of occurrences: which time of what comes first each time of what follows rests on.

use super::belonging::Belonging;
use super::plan::{Plan, index};

/// Lists, for each occurrence of `second`, the occurrence of `first` it rests on.
///
/// A one-off first stands before the second's first occurrence. Else an occurrence rests on the earliest of those that
/// belong to it; one of a recurring second that is due before all of a recurring first rests on the period before.
pub fn pairs(first: Plan<'_>, second: Plan<'_>, rests: &mut Vec<Option<u32>>) {
    rests.clear();
    rests.resize(second.days.len(), None);
    let Some(start) = first.days.first().map(|occ| occ.due) else { return };
    if first.days.len() == 1 {
        rests.iter_mut().take(1).for_each(|rest| *rest = Some(0));
        return;
    }
    let mut room = Vec::new();
    let belonging = Belonging::new(first, second, second.days, &mut room);
    for ((number, occ), rest) in second.days.iter().enumerate().zip(rests) {
        if second.days.len() > 1 && occ.due < start {
            continue;
        }
        let earliest = belonging.of(number).map(|(occ, _)| occ.due).min();
        *rest = earliest.and_then(|due| first.days.iter().position(|occ| occ.due == due)).map(index);
    }
}

#[cfg(test)]
mod tests {
    use super::super::plan::tests::plan;
    use super::*;

    fn rest(first: &str, second: &str) -> Vec<Option<u32>> {
        let mut rests = Vec::new();
        pairs(plan(first).get(0), plan(second).get(0), &mut rests);
        rests
    }

    #[test]
    fn a_one_off_stands_before_the_first() {
        assert_eq!(rest("2024-03-01", "2024-02-01 2024-05-01"), [Some(0), None]);
    }

    #[test]
    fn each_year_rests_on_its_own() {
        assert_eq!(rest("2023-03-01 2024-03-01", "2023-04-01 2024-04-01"), [Some(0), Some(1)]);
    }

    #[test]
    fn what_is_due_before_all_rests_on_the_period_before() {
        assert_eq!(rest("2023-03-01 2024-03-01", "2023-02-01 2024-02-01"), [None, Some(1)]);
        assert_eq!(rest("2023-03-01 2024-03-01", "2023-02-01"), [Some(0)]);
    }
}
