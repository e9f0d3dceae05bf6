//! Small workspaces made by chance.

use super::chance::Chance;
use super::day::Day;
use super::mend::mend;
use super::plan::{Clause, Deadline, Event, Key, LEVELS, Lag, Measure, Roadmap, Workspace};

/// The workspace of a seed: the same every time.
pub(crate) fn workspace(seed: u64) -> Workspace {
    let mut chance = Chance::of(seed);
    let count = chance.number(2, 5) as u8;
    let mut workspace = Workspace { roadmaps: Vec::new(), as_of: None };
    for number in 1..=count {
        let roadmap = roadmap(&mut chance, &workspace, number);
        workspace.roadmaps.push(roadmap);
    }
    precedence(&mut chance, &mut workspace);
    clauses(&mut chance, &mut workspace);
    if chance.happens(40) {
        workspace.as_of = Some(day(&mut chance));
        done(&mut chance, &mut workspace);
    }
    chance.shuffle(&mut workspace.roadmaps);
    mend(&mut workspace);
    workspace
}

fn roadmap(chance: &mut Chance, workspace: &Workspace, number: u8) -> Roadmap {
    let level = chance.number(0, LEVELS.len() as i32 - 1) as usize;
    let higher: Vec<u8> =
        workspace.roadmaps.iter().filter(|above| above.level < level).map(|above| above.number).collect();
    let parent = (!higher.is_empty() && chance.happens(90)).then(|| *chance.one(&higher));
    let period = period(chance);
    // What recurs may be thought to begin with the order, so the order comes before the plan.
    let order = chance.happens(30).then(|| period.0.plus(-chance.number(0, 60)));
    let mut roadmap =
        Roadmap { number, level, parent, period, order, measures: Vec::new(), clauses: Vec::new() };
    let mut whole = workspace.clone();
    whole.roadmaps.push(roadmap.clone());
    let above: Vec<Key> = whole
        .above(number)
        .into_iter()
        .flat_map(|above| workspace.roadmap(above).measures.iter().map(|measure| measure.key))
        .collect();
    for place in 1..=chance.number(1, 5) as u8 {
        roadmap.measures.push(measure(chance, (number, place), level, &above));
    }
    if roadmap.measures.len() > 2 && chance.happens(25) {
        let parts = chance.number(1, roadmap.measures.len() as i32 - 1) as usize;
        let whole = roadmap.measures[0].key;
        roadmap.measures[0].deadline = Deadline::Missing;
        roadmap.measures[1..=parts].iter_mut().for_each(|part| part.whole = Some(whole));
    }
    roadmap
}

fn measure(chance: &mut Chance, key: Key, level: usize, above: &[Key]) -> Measure {
    let mut implements = Vec::new();
    if !above.is_empty() && chance.happens(65) {
        implements.push(*chance.one(above));
        if chance.happens(8) {
            implements.push(*chance.one(above));
            implements.dedup();
        }
    }
    let below = level + 1 < LEVELS.len();
    let mandatory_for = (below && chance.happens(20))
        .then(|| chance.number(level as i32 + 1, LEVELS.len() as i32 - 1) as usize);
    Measure {
        key,
        deadline: deadline(chance),
        implements,
        after: Vec::new(),
        mandatory_for,
        done: Vec::new(),
        whole: None,
    }
}

/// Mostly the spring of 2024, so that deadlines meet; sometimes any day of 2023 to 2025.
fn day(chance: &mut Chance) -> Day {
    if chance.happens(80) {
        Day::new(2024, 3, 1).plus(chance.number(0, 70))
    } else {
        Day::new(2023, 1, 1).plus(chance.number(0, 3 * 365))
    }
}

fn period(chance: &mut Chance) -> (Day, Day) {
    match chance.number(1, 10) {
        1..=4 => (Day::new(2024, 1, 1), Day::new(2024, 12, 31)),
        5..=6 => (Day::new(2023, 1, 1), Day::new(2025, 12, 31)),
        7 => (Day::new(2024, 1, 1), Day::new(2025, 12, 31)),
        8 => (Day::new(2023, 9, 1), Day::new(2024, 8, 31)),
        9 => (Day::new(2024, chance.number(1, 3) as u32, 1), Day::new(2024, 6, 30)),
        _ => (
            Day::new(2024, 2, 1).plus(chance.number(0, 60)),
            Day::new(2024, 12, 31).plus(chance.number(-60, 60)),
        ),
    }
}

fn deadline(chance: &mut Chance) -> Deadline {
    match chance.number(1, 100) {
        1..=40 => Deadline::By(vec![day(chance)]),
        41..=57 => {
            let opens = day(chance);
            Deadline::Window(opens, opens.plus(chance.number(0, 40)))
        }
        58..=63 => Deadline::By((0..chance.number(2, 3)).map(|_| day(chance)).collect()),
        64..=65 => Deadline::Reports(chance.number(1, 28) as u32),
        66..=69 => Deadline::YearlyBy(chance.number(1, 12) as u32, chance.number(1, 28) as u32),
        70..=72 => {
            let end = |chance: &mut Chance| (chance.number(1, 12) as u32, chance.number(1, 28) as u32);
            Deadline::YearlyWindow(end(chance), end(chance))
        }
        73..=76 => Deadline::AllYear,
        77..=78 => Deadline::AllPeriod,
        79..=80 => Deadline::Monthly,
        81..=86 => Deadline::Undated,
        87..=89 => Deadline::Ahead(chance.number(5, 20) as u32),
        90..=91 => Deadline::Missing,
        _ => Deadline::Relative(lag(chance), if chance.happens(70) { Event::Other } else { Event::Order }),
    }
}

fn lag(chance: &mut Chance) -> Lag {
    match chance.number(1, 6) {
        1..=2 => Lag::Days(chance.number(2, 30) as u32),
        3..=4 => Lag::Working(chance.number(2, 12) as u32),
        5 => Lag::Weeks(chance.number(2, 4) as u32),
        _ => Lag::Months(chance.number(2, 3) as u32),
    }
}

/// Mostly from an earlier measure to a later one, so that rounds are rare.
fn precedence(chance: &mut Chance, workspace: &mut Workspace) {
    let keys: Vec<Key> = workspace.measures().map(|measure| measure.key).collect();
    for roadmap in &mut workspace.roadmaps {
        for measure in &mut roadmap.measures {
            let relative = matches!(measure.deadline, Deadline::Relative(..) | Deadline::Undated);
            let count = if chance.happens(if relative { 75 } else { 40 }) { chance.number(1, 2) } else { 0 };
            for _ in 0..count {
                let first = *chance.one(&keys);
                let forward = first < measure.key || chance.happens(3);
                if first != measure.key && forward && !measure.after.contains(&first) {
                    measure.after.push(first);
                }
            }
        }
    }
}

fn clauses(chance: &mut Chance, workspace: &mut Workspace) {
    for roadmap in &mut workspace.roadmaps {
        let keys: Vec<Key> = roadmap.measures.iter().map(|measure| measure.key).collect();
        if !chance.happens(30) {
            continue;
        }
        let mut measures = vec![*chance.one(&keys)];
        if chance.happens(30) {
            measures.push(*chance.one(&keys));
            measures.dedup();
        }
        let own = &roadmap.measures.iter().find(|measure| measure.key == measures[0]).unwrap().deadline;
        let deadline = if chance.happens(30) { own.clone() } else { deadline(chance) };
        roadmap.clauses.push(Clause { deadline, measures });
    }
}

fn done(chance: &mut Chance, workspace: &mut Workspace) {
    for measure in workspace.roadmaps.iter_mut().flat_map(|roadmap| &mut roadmap.measures) {
        if chance.happens(35) {
            measure.done.push(day(chance));
        }
    }
}
