//! The program against a reference of its own: thousands of small workspaces, judged twice.

#[path = "oracle/mod.rs"]
mod oracle;
#[path = "oracle/examples.rs"]
mod examples;

use chrono::NaiveDate;
use oracle::{compare, derive, generate, occur, plan, program, yaml};
use vekha::deadline::{Calendar, Times};

/// How many workspaces are judged twice; `VEKHA_SEQUENCES` asks for more.
const MANY: u64 = 20_000;

#[test]
fn the_program_agrees_with_the_reference() {
    let many = std::env::var("VEKHA_SEQUENCES").ok().and_then(|many| many.parse().ok()).unwrap_or(MANY);
    let amiss = compare::amiss_in(0..many);
    assert!(amiss.is_empty(), "{}", amiss.join("\n"));
}

/// The files mean to the program what they were meant to mean: nothing in them is misread, and days are the same.
#[test]
fn the_wordings_are_understood() {
    for seed in 0..1000 {
        let workspace = generate::workspace(seed);
        let checked = program::checked(&workspace);
        let times = Times::read(&checked.workspace, Calendar::russia());
        for (table, roadmap) in times.roadmaps.iter().zip(&workspace.roadmaps) {
            for (time, measure) in table.measures.iter().zip(&roadmap.measures) {
                let meant = meant(&workspace, measure);
                let read: Vec<_> = time.occurrences().iter().map(|time| (time.opens, time.due)).collect();
                assert_eq!(read, days(&meant), "{:?}\n{}", measure.key, yaml::shown(&workspace));
                let continuous = time.schedule.as_ref().is_some_and(|schedule| schedule.continuous);
                assert_eq!(continuous, meant.continuous, "{:?}", measure.deadline);
            }
        }
    }
}

/// What the wording alone says: its own days, and the order's for what counts from the order.
fn meant(workspace: &plan::Workspace, measure: &plan::Measure) -> occur::Schedule {
    let from_order = matches!(measure.deadline, plan::Deadline::Relative(_, plan::Event::Order));
    let mut alone = workspace.clone();
    for other in alone.roadmaps.iter_mut().flat_map(|roadmap| &mut roadmap.measures) {
        other.after.retain(|_| !from_order);
    }
    match measure.deadline {
        plan::Deadline::Relative(..) if !from_order => occur::Schedule::default(),
        // These have their days from what waits for them and from their parts.
        plan::Deadline::Ahead(_) | plan::Deadline::Missing => occur::Schedule::default(),
        _ => derive::planned(&alone, measure.key).unwrap_or_default(),
    }
}

fn days(schedule: &occur::Schedule) -> Vec<(Option<NaiveDate>, NaiveDate)> {
    let date = |day: oracle::day::Day| {
        let (year, month, day) = day.ymd();
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    };
    schedule.times.iter().map(|time| (time.opens.map(date), date(time.due))).collect()
}
