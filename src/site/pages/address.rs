//! The addresses of pages: small Latin letters, figures and hyphens, the same as long as ids and names are.

use std::collections::BTreeMap;

use crate::base::{Idx, RoadmapIdx, TakenNames, is_device};
use crate::model::is_id;
use crate::russian::id_of;
use crate::site::answers::Answers;
use crate::site::part::SitePart;
use crate::site::task::Task;

/// How long the name of a file may be, beside its ending.
const MOST: usize = 60;

/// The addresses of roadmaps and bodies.
#[derive(Clone, Debug, Default)]
pub(super) struct Addresses {
    /// The name of each roadmap's pages, by part and place.
    roadmaps: Vec<Vec<String>>,
    /// The name of each body's page, and its tasks by part and place.
    bodies: BTreeMap<String, (String, Vec<(usize, usize)>)>,
    /// The names of all bodies, in the same order.
    names: Vec<String>,
}

impl Addresses {
    /// Gives each roadmap and each body its name.
    pub(super) fn of(parts: &[SitePart]) -> Self {
        let mut addresses = Addresses::default();
        let mut taken = TakenNames::default();
        for part in parts {
            let roadmaps = &part.checked.workspace.roadmaps;
            let names = roadmaps.iter().map(|roadmap| free(&roadmap.id, "roadmap", &mut taken));
            addresses.roadmaps.push(names.collect());
        }
        let mut taken = TakenNames::default();
        for (number, part) in parts.iter().enumerate() {
            let asked = |task: &Task| part.asks(task.roadmap) && !task.is_told_by_rows;
            for (task, at) in part.tasks.iter().zip(0..).filter(|(task, _)| asked(task)) {
                for name in task.responsible.iter().filter(|name| !task.in_parts.contains(*name)) {
                    let body = addresses.bodies.entry(name.clone());
                    let body = body.or_insert_with(|| (free(&id_of(name), "body", &mut taken), Vec::new()));
                    // Somebody named twice has the task once.
                    if body.1.last() != Some(&(number, at)) {
                        body.1.push((number, at));
                    }
                }
            }
        }
        addresses.names = addresses.bodies.keys().cloned().collect();
        addresses
    }

    /// The name of the pages of a roadmap.
    pub(super) fn name(&self, part: usize, at: RoadmapIdx) -> &str {
        self.roadmaps.get(part).and_then(|names| names.get(at.at())).map_or("", String::as_str)
    }

    /// The page of a roadmap.
    pub(super) fn roadmap(&self, part: usize, at: RoadmapIdx) -> String {
        format!("roadmaps/{}.html", self.name(part, at))
    }

    /// The timeline of a roadmap.
    pub(super) fn timeline(&self, part: usize, at: RoadmapIdx) -> String {
        format!("timeline/{}.html", self.name(part, at))
    }

    /// The place of a row on the page of its roadmap.
    pub(super) fn row(&self, part: usize, at: RoadmapIdx, id: &str) -> String {
        let page = self.roadmap(part, at);
        if is_id(id) { format!("{page}#{}", anchor(id)) } else { page }
    }

    /// The page of a body.
    pub(super) fn body(&self, name: &str) -> Option<String> {
        self.bodies.get(name).map(|(name, _)| format!("bodies/{name}.html"))
    }

    /// The tasks of a body, by part and place.
    pub(super) fn tasks(&self, name: &str) -> &[(usize, usize)] {
        self.bodies.get(name).map_or(&[], |(_, tasks)| tasks)
    }

    /// The names of pages of answers, each of a plan and a level: of `p` and `x-school`, and of `p-x` and `school`, two.
    pub(super) fn of_answers(&self, answers: &[(usize, Answers)]) -> Vec<String> {
        let mut taken = TakenNames::default();
        let name = |(part, answers): &(usize, Answers)| {
            let level = if is_id(&answers.level) { answers.level.as_str() } else { "level" };
            taken_once(&format!("{}-{level}", self.name(*part, answers.plan)), &mut taken)
        };
        answers.iter().map(name).collect()
    }

    /// The name of the body of that number.
    pub(super) fn body_at(&self, number: usize) -> &str {
        self.names.get(number).map_or("", String::as_str)
    }

    /// All bodies, each with the name of its page.
    pub(super) fn bodies(&self) -> impl Iterator<Item = (&str, &str)> {
        self.bodies.iter().map(|(body, (name, _))| (body.as_str(), name.as_str()))
    }
}

/// The place of a row of that id.
pub(super) fn anchor(id: &str) -> String {
    format!("m-{id}")
}

/// A name that nobody has yet, made of a text that may be none.
fn free(text: &str, kind: &str, taken: &mut TakenNames) -> String {
    let text = if is_id(text) { text } else { kind };
    let text = text.get(..MOST).unwrap_or(text).trim_end_matches('-');
    taken_once(text, taken)
}

/// The name, with a number behind it where somebody has it.
fn taken_once(name: &str, taken: &mut TakenNames) -> String {
    let numbered = |count: usize| if count == 1 { name.to_owned() } else { format!("{name}-{count}") };
    taken.take(numbered, |name| !is_device(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_gets_a_name_that_is_free_and_no_device() {
        let mut taken = TakenNames::default();
        let mut name = |text| free(text, "body", &mut taken);
        assert_eq!(
            ["school", "school", "школа", "nul"].map(&mut name),
            ["school", "school-2", "body", "nul-2"]
        );
    }
}
