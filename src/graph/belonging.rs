//! Belonging: which occurrence of the upper duty an occurrence of the lower one serves.

use super::plan::{Day, Occ, Plan, year};

/// A lower schedule held against an upper one.
pub struct Belonging<'p> {
    lower: Plan<'p>,
    upper: Plan<'p>,
    owners: &'p [u32],
}

impl<'p> Belonging<'p> {
    /// Finds where each lower occurrence belongs.
    ///
    /// `owners` is room to work in, so that no list is made for each of many pairs.
    pub fn new(lower: Plan<'p>, upper: Plan<'p>, owners: &'p mut Vec<u32>) -> Self {
        let yearly = lower.shape.yearly && upper.shape.yearly;
        owners.clear();
        owners.extend(lower.days.iter().map(|occ| owner(occ.due, upper.days, yearly)));
        Belonging { lower, upper, owners }
    }

    /// The lower occurrences that belong to the upper one of that number.
    pub fn of(&self, number: usize) -> impl Iterator<Item = &'p Occ> {
        let filled = self.filled(number);
        let each = self.lower.days.iter().zip(self.owners);
        each.filter_map(move |(occ, &owner)| {
            let belongs = filled.map_or(owner as usize == number, |window| window.meets(occ));
            belongs.then_some(occ)
        })
    }

    /// The upper window of that number, where the lower duty serves it by filling it: without a break, under windows
    /// that are so too or recur.
    pub fn filled(&self, number: usize) -> Option<Occ> {
        let recurs = self.upper.shape.continuous || self.upper.shape.recurs;
        let window = self.upper.days.get(number).filter(|_| self.lower.shape.continuous && recurs);
        window.filter(|window| window.first().is_some()).copied()
    }

    /// Whether any lower occurrence belongs to the upper one of that number.
    pub fn any(&self, number: usize) -> bool {
        self.of(number).next().is_some()
    }
}

/// The number of the upper occurrence that one due on `due` belongs to.
///
/// Where both come at most once a year, what is due on or before the upper one of its own year belongs to that;
/// else the nearest counts, the later of two equally near.
fn owner(due: Day, upper: &[Occ], yearly: bool) -> u32 {
    if let [_] = upper {
        return 0;
    }
    let own = |occ: &&Occ| due <= occ.due && year(occ.due) == year(due);
    let numbered = || upper.iter().zip(0..);
    if yearly && let Some((_, number)) = numbered().find(|(occ, _)| own(occ)) {
        return number;
    }
    let nearest = numbered().min_by_key(|(occ, number)| (occ.distance(due), u32::MAX - number));
    nearest.map_or(u32::MAX, |(_, number)| number)
}

#[cfg(test)]
mod tests {
    use super::super::plan::tests::{date, plan, windows};
    use super::*;

    /// The due dates of the lower occurrences that belong to each upper one.
    fn belong(lower: &str, upper: &str) -> Vec<Vec<Day>> {
        let (lower, upper) = (plan(lower), plan(upper));
        let mut owners = Vec::new();
        let belonging = Belonging::new(lower.get(0), upper.get(0), &mut owners);
        (0..upper.get(0).days.len()).map(|at| belonging.of(at).map(|occ| occ.due).collect()).collect()
    }

    #[test]
    fn a_first_of_may_serves_the_december_of_its_year() {
        let lower = "2023-05-01 2024-05-01";
        assert_eq!(belong(lower, "2023-12-20 2024-12-20"), [[date("2023-05-01")], [date("2024-05-01")]]);
    }

    #[test]
    fn a_late_december_serves_the_january_that_follows() {
        let belongs = belong("2022-12-25 2023-12-25", "2023-01-20 2024-01-20");
        assert_eq!(belongs, [[date("2022-12-25")], [date("2023-12-25")]]);
    }

    #[test]
    fn a_first_of_february_belongs_to_the_january_before() {
        let belongs = belong("2023-02-01 2024-02-01", "2023-01-20 2024-01-20");
        assert_eq!(belongs, [[date("2023-02-01")], [date("2024-02-01")]]);
    }

    #[test]
    fn exactly_between_two_the_later_counts() {
        assert_eq!(belong("2024-03-11", "2024-03-01 2024-03-21")[1], [date("2024-03-11")]);
    }

    #[test]
    fn what_is_continuous_serves_every_window_it_meets() {
        let (lower, upper) = (
            windows("2024-01-01..2024-12-31", true),
            windows("2024-05-01..2024-05-31 2024-12-01..2024-12-31", false),
        );
        let mut owners = Vec::new();
        let belonging = Belonging::new(lower.get(0), upper.get(0), &mut owners);
        assert!(belonging.any(0) && belonging.any(1));
    }
}
