//! The graph and all checks of time, on a made country of four levels at 1/16, 1/4 and the whole of its size.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench may fail loudly")]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use vekha::deadline::{Calendar, Times};
use vekha::graph::Graph;
use vekha::workspace::{DiscoveredWorkspace, Workspace};
use vekha::world::{Overlay, System};

/// How many schools the whole country has.
const SCHOOLS: usize = 40_000;

fn main() {
    divan::main();
}

/// References, schedules, nesting, precedence, clauses and coverage, beside loading.
#[divan::bench(args = [16, 4, 1], sample_count = 5, sample_size = 1)]
fn graph(bencher: divan::Bencher<'_, '_>, part: usize) {
    let workspace = Country::new(SCHOOLS / part).workspace();
    let calendar = Calendar::russia();
    let times = Times::read(&workspace, calendar);
    bencher.bench(|| {
        let graph = Graph::build(&workspace, &times, calendar);
        assert!(graph.nesting.lapses.is_empty() && graph.gaps.is_empty());
        graph
    });
}

/// Roadmaps of twenty measures in memory: one federation, its regions, towns and schools.
struct Country {
    world: Overlay,
    paths: Vec<PathBuf>,
}

impl Country {
    fn workspace(self) -> Workspace {
        let found = DiscoveredWorkspace {
            root: PathBuf::from("/"),
            files: self.paths,
            ..DiscoveredWorkspace::default()
        };
        Workspace::load(&self.world, &found).unwrap()
    }

    fn new(schools: usize) -> Self {
        let mut country = Country { world: Overlay::new(Arc::new(System)), paths: Vec::new() };
        let towns = (schools / 17).max(1);
        let regions = (towns / 27).max(1);
        country.add("federation", "federation", None, 28);
        for region in 0..regions {
            country.add(&format!("r{region}"), "region", Some("federation"), 24);
        }
        for town in 0..towns {
            country.add(&format!("t{town}"), "municipality", Some(&format!("r{}", town % regions)), 20);
        }
        for school in 0..schools {
            country.add(&format!("s{school}"), "school", Some(&format!("t{}", school % towns)), 16);
        }
        country.paths.sort();
        country
    }

    /// A roadmap whose measures are due on that day of each month.
    fn add(&mut self, id: &str, level: &str, parent: Option<&str>, day: usize) {
        let mut text = format!("id: {id}\nlevel: {level}\nperiod: 2024\n");
        text.extend(parent.map(|parent| format!("parent: {parent}\n")));
        text.push_str("measures:\n");
        for number in 1..=20 {
            let month = number % 12 + 1;
            text.push_str(&format!("  - id: m{number}\n    title: Мероприятие {number}\n"));
            text.push_str(&format!("    deadline: не позднее {day:02}.{month:02}.2024\n"));
            match parent {
                Some(parent) => text.push_str(&format!("    implements: {parent}/m{number}\n")),
                None => text.push_str("    mandatory_for: school\n"),
            }
        }
        let path = Path::new("/").join(format!("{id}.yaml"));
        self.paths.push(path.clone());
        self.world.put(path, text.into_bytes());
    }
}
