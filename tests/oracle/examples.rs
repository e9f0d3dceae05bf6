//! The reference itself, held to the examples that the design gives in words, and to trial of every day.

use std::collections::BTreeSet;

use crate::oracle::belong::belongs;
use crate::oracle::chance::Chance;
use crate::oracle::day::Day;
use crate::oracle::nesting::{Fault, faults};
use crate::oracle::network::{possible, possible_by_trial};
use crate::oracle::occur::{Schedule, by, schedule, within};
use crate::oracle::plan::{Clause, Deadline, Event, Lag, Measure, Roadmap, Workspace};
use crate::oracle::sequence::components;
use crate::oracle::verdict::{Found, disagreements, found, verdict};
use crate::oracle::{generate, yaml};

const SCHOOL: usize = 3;
const DISTRICT: usize = 2;
const REGION: usize = 1;

fn year(year: i32) -> (Day, Day) {
    (Day::new(year, 1, 1), Day::new(year, 12, 31))
}

fn day(month: u32, day: u32) -> Day {
    Day::new(2024, month, day)
}

fn on(month: u32, of_month: u32) -> Deadline {
    Deadline::By(vec![day(month, of_month)])
}

fn roadmap(number: u8, level: usize, deadlines: &[Deadline]) -> Roadmap {
    let measure = |(at, deadline): (usize, &Deadline)| Measure {
        key: (number, at as u8 + 1),
        deadline: deadline.clone(),
        implements: Vec::new(),
        after: Vec::new(),
        mandatory_for: None,
        done: Vec::new(),
        whole: None,
    };
    let measures = deadlines.iter().enumerate().map(measure).collect();
    let parent = (number > 1).then(|| number - 1);
    Roadmap { number, level, parent, period: year(2024), order: None, measures, clauses: Vec::new() }
}

fn workspace(roadmaps: Vec<Roadmap>) -> Workspace {
    Workspace { roadmaps, as_of: None }
}

/// The rules found, with their measures; sets of which one must be found count as a whole.
fn found_in(workspace: &Workspace) -> BTreeSet<Found> {
    let verdict = verdict(workspace);
    verdict.must.iter().chain(verdict.one_of.iter().flatten()).cloned().collect()
}

fn set<const N: usize>(found: [Found; N]) -> BTreeSet<Found> {
    BTreeSet::from(found)
}

#[test]
fn days_are_counted() {
    assert_eq!(Day::new(2024, 2, 29).plus(1), day(3, 1));
    assert_eq!(Day::new(2023, 12, 31).plus(1).iso(), "2024-01-01");
    assert_eq!(day(1, 31).months_later(1), day(2, 29));
    assert_eq!(Lag::Working(10).from(day(1, 15)), day(1, 29));
    assert_eq!(Lag::Working(1).from(day(4, 26)), day(4, 27), "the Saturday was worked");
    assert_eq!(day(3, 1).words(), "1 марта 2024 года");
}

/// "A school's 1 May serves the 20 December of its year, its 25 December the 20 January that follows, and its
/// 1 February is late for the 20 January before it."
#[test]
fn a_day_belongs_where_the_design_says() {
    let yearly =
        |month, day| Schedule::of((2021..=2024).map(|year| by(Day::new(year, month, day))).collect());
    let one = |day: Day| Schedule::of(vec![by(day)]);
    let due = |lower: Day, upper: &Schedule| upper.times[belongs(&one(lower), 0, upper)[0]].due;
    assert_eq!(due(Day::new(2023, 5, 1), &yearly(12, 20)), Day::new(2023, 12, 20));
    assert_eq!(due(Day::new(2022, 12, 25), &yearly(1, 20)), Day::new(2023, 1, 20));
    assert_eq!(due(Day::new(2023, 2, 1), &yearly(1, 20)), Day::new(2023, 1, 20));
    let late =
        faults(&one(day(2, 1)), year(2024), &yearly(1, 20), (Day::new(2021, 1, 1), Day::new(2024, 12, 31)))
            .sure;
    assert_eq!(late, BTreeSet::from([Fault::Late]));
}

#[test]
fn of_two_equally_near_the_later_counts() {
    let months = Schedule::of(vec![within(day(3, 1), day(3, 10)), within(day(3, 20), day(3, 31))]);
    let of = |lower| belongs(&Schedule::of(vec![by(lower)]), 0, &months);
    assert_eq!((of(day(3, 14)), of(day(3, 15)), of(day(3, 16))), (vec![0], vec![1], vec![1]));
}

#[test]
fn nesting_knows_its_three_faults() {
    let window = Schedule::of(vec![within(day(5, 10), day(5, 20)), within(day(9, 10), day(9, 20))]);
    let under = |days: &[Day]| {
        let lower = Schedule::of(days.iter().map(|day| by(*day)).collect());
        faults(&lower, year(2024), &window, year(2024)).sure
    };
    assert_eq!(under(&[day(5, 10), day(9, 20)]), BTreeSet::new());
    assert_eq!(under(&[day(5, 20)]), BTreeSet::from([Fault::Missing]));
    assert_eq!(under(&[day(5, 9), day(9, 21)]), BTreeSet::from([Fault::Early, Fault::Late]));
    assert_eq!(under(&[day(5, 9), day(5, 15), day(9, 15)]), BTreeSet::new(), "more than needed are fine");
}

#[test]
fn a_continuous_duty_serves_every_window_but_only_its_last_day_a_date() {
    let school = roadmap(1, SCHOOL, &[Deadline::AllYear, Deadline::Monthly]);
    let [all_year, months] = [0, 1].map(|at| schedule(&school.measures[at].deadline, &school).unwrap());
    assert_eq!(faults(&all_year, year(2024), &months, year(2024)).sure, BTreeSet::new());
    let date = Schedule::of(vec![by(day(12, 20))]);
    assert_eq!(faults(&all_year, year(2024), &date, year(2024)).sure, BTreeSet::from([Fault::Late]));
}

#[test]
fn the_first_may_be_the_previous_plans_to_serve() {
    let january = Schedule::of((2023..=2026).map(|year| by(Day::new(year, 1, 20))).collect());
    let school = Schedule::of(vec![by(day(12, 25))]);
    let plan = (Day::new(2023, 1, 1), Day::new(2026, 12, 31));
    assert_eq!(faults(&school, year(2024), &january, plan).sure, BTreeSet::new());
    let spring = Schedule::of(vec![by(day(12, 25)), by(day(2, 1))]);
    assert_eq!(faults(&spring, year(2024), &january, plan).sure, BTreeSet::from([Fault::Late]));
}

/// Only the highest link without a date is named, and what is below is held to the bound passed down.
#[test]
fn a_bound_passes_through_the_undated() {
    let mut chain = [
        roadmap(1, REGION, &[on(3, 1)]),
        roadmap(2, DISTRICT, &[Deadline::Undated]),
        roadmap(3, SCHOOL, &[on(3, 15)]),
    ];
    chain[1].measures[0].implements = vec![(1, 1)];
    chain[2].measures[0].implements = vec![(2, 1)];
    let expected = [found("nesting/undated", (2, 1)), found("nesting/late", (3, 1))];
    assert_eq!(found_in(&workspace(chain.to_vec())), set(expected));
    chain[2].measures[0].deadline = Deadline::Undated;
    assert_eq!(found_in(&workspace(chain.to_vec())), set([found("nesting/undated", (2, 1))]));
}

/// The story of the design: schools from 27 May, the district after them, the region's report by 24 May.
#[test]
fn a_conflict_that_no_pair_shows_is_found() {
    let mut region = roadmap(1, REGION, &[on(5, 24)]);
    let mut district = roadmap(2, DISTRICT, &[Deadline::Undated]);
    let school = roadmap(3, SCHOOL, &[Deadline::Window(day(5, 27), day(5, 31))]);
    region.measures[0].after = vec![(2, 1)];
    district.measures[0].after = vec![(3, 1)];
    let mut chain = workspace(vec![region, district, school]);
    let named = set([found("sequence/impossible", (1, 1))]);
    assert_eq!(disagreements(&chain, &verdict(&chain), &named), Vec::<String>::new());
    assert_eq!(disagreements(&chain, &verdict(&chain), &BTreeSet::new()).len(), 2);
    // Were the schools free to begin by the 24th, the report would only be in danger.
    chain.roadmaps[2].measures[0].deadline = Deadline::Window(day(5, 24), day(5, 31));
    assert_eq!(found_in(&chain), set([found("sequence/late-input", (1, 1))]));
    // And with the schools done in time, it is not even that.
    chain.roadmaps[2].measures[0].done = vec![day(5, 20)];
    assert_eq!(found_in(&chain), set([]));
}

#[test]
fn a_lag_counts_from_the_actual_day() {
    let lag = Deadline::Relative(Lag::Days(10), Event::Other);
    let mut plan = roadmap(1, SCHOOL, &[on(3, 1), lag, Deadline::Window(day(3, 11), day(3, 20)), on(3, 20)]);
    plan.measures[1].after = vec![(1, 1), (1, 3)];
    plan.measures[3].after = vec![(1, 2)];
    let named = workspace(vec![plan.clone()]);
    assert_eq!(
        found_in(&named),
        set([found("sequence/late-input", (1, 4))]),
        "20 March and ten days are the 30th"
    );
    plan.measures[1].after = vec![(1, 1)];
    plan.measures[3].after = vec![];
    assert_eq!(found_in(&workspace(vec![plan.clone()])), set([]));
    // The window opens on the tenth day after the first, which is just in time for what follows the first in ten days.
    plan.measures[1].after = vec![(1, 1), (1, 4)];
    plan.measures[3].deadline = on(2, 20);
    assert!(possible(&workspace(vec![plan.clone()]), &[(1, 1), (1, 2), (1, 4)], &|_| true));
}

#[test]
fn the_recurring_rests_on_the_period_before() {
    let mut plan = roadmap(1, REGION, &[Deadline::YearlyBy(2, 1), Deadline::YearlyBy(1, 20), on(2, 1)]);
    plan.period = (Day::new(2023, 1, 1), Day::new(2024, 12, 31));
    plan.measures[1].after = vec![(1, 1)];
    assert_eq!(found_in(&workspace(vec![plan.clone()])), set([found("sequence/late-input", (1, 2))]));
    plan.measures[1].deadline = Deadline::By(vec![Day::new(2023, 1, 20), day(2, 2)]);
    assert_eq!(found_in(&workspace(vec![plan.clone()])), set([]));
    plan.measures[1].after = vec![(1, 3)];
    let one_off = found_in(&workspace(vec![plan]));
    assert_eq!(
        one_off,
        set([found("sequence/late-input", (1, 2))]),
        "what comes once comes before the first"
    );
}

/// "Their whole, if it has no deadline, is finished with the last of them", and so it may be too early for what it waits for.
#[test]
fn a_whole_waits_and_ends_with_its_parts() {
    let mut plan = roadmap(1, REGION, &[on(4, 2), Deadline::Missing, on(2, 1), on(4, 1)]);
    plan.measures[1].after = vec![(1, 1)];
    (plan.measures[2].whole, plan.measures[3].whole) = (Some((1, 2)), Some((1, 2)));
    assert_eq!(found_in(&workspace(vec![plan.clone()])), set([found("sequence/late-input", (1, 2))]));
    plan.measures[0].deadline = Deadline::Window(day(4, 2), day(4, 20));
    let never = workspace(vec![plan.clone()]);
    assert!(!possible(&never, &[(1, 1), (1, 2), (1, 3), (1, 4)], &|_| true));
    plan.measures[3].deadline = on(4, 20);
    assert_eq!(found_in(&workspace(vec![plan])), set([]));
}

/// A part that lies outside its plan is told of itself: its whole is finished with the others, for what waits for it.
#[test]
fn a_part_of_another_year_says_nothing_of_its_whole() {
    let twice = Deadline::By(vec![day(5, 3), Day::new(2025, 11, 30)]);
    let mut plan = roadmap(1, REGION, &[Deadline::Missing, twice, on(7, 1), Deadline::Undated, on(5, 22)]);
    (plan.measures[1].whole, plan.measures[2].whole) = (Some((1, 1)), Some((1, 1)));
    (plan.measures[3].after, plan.measures[4].after) = (vec![(1, 1)], vec![(1, 4)]);
    assert_eq!(found_in(&workspace(vec![plan.clone()])), set([found("sequence/late-input", (1, 5))]));
    plan.measures[4].deadline = on(7, 1);
    assert_eq!(found_in(&workspace(vec![plan])), set([]));
}

#[test]
fn a_lag_counts_from_an_event_that_takes_its_days() {
    let lag = Deadline::Relative(Lag::Days(3), Event::Other);
    let opens = Deadline::Window(day(6, 1), day(6, 10));
    let mut plan = roadmap(1, SCHOOL, &[opens, Deadline::Undated, lag, on(6, 12)]);
    (1..4).for_each(|at| plan.measures[at].after = vec![(1, at as u8)]);
    assert_eq!(found_in(&workspace(vec![plan.clone()])), set([found("sequence/late-input", (1, 4))]));
    plan.measures[3].deadline = on(6, 13);
    assert_eq!(found_in(&workspace(vec![plan])), set([]));
}

/// Deadlines counted back from each other have no days; the round is told.
#[test]
fn a_round_of_deadlines_counted_back_ends() {
    let mut plan = roadmap(1, SCHOOL, &[Deadline::Ahead(3), Deadline::Ahead(5)]);
    (plan.measures[0].after, plan.measures[1].after) = (vec![(1, 2)], vec![(1, 1)]);
    assert_eq!(found_in(&workspace(vec![plan])), set([found("sequence/cycle", (1, 1))]));
}

#[test]
fn one_time_of_many_is_no_one_off() {
    let mut first = roadmap(1, REGION, &[Deadline::YearlyBy(2, 1)]);
    first.period = year(2025);
    let mut second = roadmap(2, DISTRICT, &[Deadline::YearlyBy(4, 1)]);
    second.period = (Day::new(2024, 1, 1), Day::new(2025, 12, 31));
    second.measures[0].after = vec![(1, 1)];
    assert_eq!(found_in(&workspace(vec![first.clone(), second.clone()])), set([]));
    first.measures[0].deadline = Deadline::By(vec![Day::new(2025, 2, 1)]);
    let one_off = found_in(&workspace(vec![first, second]));
    assert_eq!(one_off, set([found("sequence/late-input", (2, 1))]));
}

#[test]
fn two_rows_of_a_roadmap_are_one_answer() {
    let upper = roadmap(1, REGION, &[Deadline::By(vec![day(3, 1), day(6, 1), day(10, 1)])]);
    let mut lower = roadmap(2, SCHOOL, &[on(3, 1), Deadline::By(vec![day(6, 1), day(10, 1)])]);
    lower.measures.iter_mut().for_each(|measure| measure.implements = vec![(1, 1)]);
    assert_eq!(found_in(&workspace(vec![upper.clone(), lower.clone()])), set([]));
    lower.measures[1].deadline = on(10, 1);
    let both = [1, 2].map(|at| found("nesting/missing-occurrence", (2, at)));
    assert_eq!(found_in(&workspace(vec![upper, lower])), set(both));
}

#[test]
fn clauses_coverage_status_and_rounds() {
    let mut plan = roadmap(1, REGION, &[on(3, 1), on(3, 1), on(3, 1)]);
    plan.clauses.push(Clause { deadline: on(3, 5), measures: vec![(1, 1)] });
    plan.measures[1].mandatory_for = Some(SCHOOL);
    (plan.measures[1].after, plan.measures[2].after) = (vec![(1, 3)], vec![(1, 2)]);
    plan.measures[2].done = vec![day(3, 4)];
    let mut both = workspace(vec![plan, roadmap(2, SCHOOL, &[on(3, 1)])]);
    both.as_of = Some(day(3, 2));
    let expected = [
        found("conflict/clause", (1, 1)),
        ("coverage/missing-measure", "plan-2".into(), "plan-1/step-2".into()),
        found("sequence/cycle", (1, 2)),
        found("status/overdue", (1, 1)),
        found("status/overdue", (1, 2)),
        found("status/overdue", (2, 1)),
        found("status/done-late", (1, 3)),
    ];
    let mut known = found_in(&both);
    known.retain(|found| !matches!(found.0, "sequence/impossible" | "sequence/late-input"));
    assert_eq!(known, set(expected));
}

#[test]
fn striking_out_days_agrees_with_trying_every_day() {
    let (mut tried, mut impossible) = (0, 0);
    for seed in 0..3500 {
        let mut small = generate::workspace(seed);
        crowd(&mut small, seed);
        for group in components(&small) {
            if let Some(trial) = possible_by_trial(&small, &group, &|_| true) {
                assert_eq!(possible(&small, &group, &|_| true), trial, "{}", yaml::shown(&small));
                tried += 1;
                impossible += usize::from(!trial);
            }
        }
    }
    assert!(tried > 5000 && impossible > 50, "{tried} tried, {impossible} impossible");
}

/// Puts all dates within a week, so that every way of acting can be tried.
fn crowd(workspace: &mut Workspace, seed: u64) {
    let mut chance = Chance::of(seed + 1);
    for measure in workspace.roadmaps.iter_mut().flat_map(|roadmap| &mut roadmap.measures) {
        let opens = day(4, 1).plus(chance.number(0, 5));
        measure.deadline = match &measure.deadline {
            Deadline::By(_) => Deadline::By(vec![opens]),
            Deadline::Relative(..) => Deadline::Relative(Lag::Days(chance.number(0, 2) as u32), Event::Other),
            Deadline::Undated => Deadline::Undated,
            _ => Deadline::Window(opens, opens.plus(chance.number(0, 2))),
        };
        measure.done.clear();
    }
}
