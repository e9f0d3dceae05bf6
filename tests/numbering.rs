//! Numbers: those that the rules judge are those that are printed, so that a roadmap in which the rules find nothing
//! prints its numbers in order.

mod support;
#[path = "support/laws.rs"]
mod laws;

use std::path::PathBuf;

use laws::law;
use proptest::prelude::*;
use support::{ROOT, world};
use vekha::model::{Numbers, Roadmap, Row};
use vekha::rules::Filter;

/// Numbers as authors write them; nothing for one that is to be made.
fn number() -> impl Strategy<Value = Option<&'static str>> {
    const WRITTEN: [&str; 16] =
        ["1", "2", "3", "4", "1.", "2)", "1.1", "1.2", "2.1", "2.2", "3.1", "3.3", "II", "IV", "5а", "б)"];
    prop_oneof![4 => Just(None), 1 => proptest::sample::select(WRITTEN.as_slice()).prop_map(Some)]
}

/// An entry with a number, and those that stand in it.
#[derive(Clone, Debug)]
struct Entry {
    number: Option<&'static str>,
    inner: Vec<Entry>,
}

/// A list of entries, so many deep.
fn entries(depth: u32) -> BoxedStrategy<Vec<Entry>> {
    let inner = if depth == 0 { Just(Vec::new()).boxed() } else { entries(depth - 1) };
    let entry = (number(), inner).prop_map(|(number, inner)| Entry { number, inner });
    proptest::collection::vec(entry, 0..4).boxed()
}

/// A roadmap: sections, some in others, with rows, some of them parts; clauses, indicators and annexes.
fn roadmap() -> impl Strategy<Value = String> {
    let clauses = (entries(1), proptest::sample::select(vec!["parenthesis", "decimal"]));
    (entries(3), clauses, entries(0), entries(0)).prop_map(
        |(sections, (clauses, style), indicators, annexes)| {
            let mut text = String::from("id: made\nlevel: school\nperiod: 2024\n");
            text += &format!(
                "order:\n  issuer: Школа\n  title: О плане\n  clause_numbers: {style}\n  clauses:\n"
            );
            write(&mut text, &clauses, 4, &["text", "clauses"], &mut 0);
            let mut ids = 0;
            text += "sections:\n";
            sections_of(&mut text, &sections, 2, &mut ids);
            text += "indicators:\n";
            write(&mut text, &indicators, 2, &["title", ""], &mut ids);
            text += "annexes:\n";
            write(&mut text, &annexes, 2, &["title", ""], &mut ids);
            text
        },
    )
}

/// Writes entries with an id, a title under the first key, and those in them under the second.
fn write(text: &mut String, entries: &[Entry], indent: usize, keys: &[&str; 2], ids: &mut usize) {
    let blank = " ".repeat(indent);
    for entry in entries {
        *ids += 1;
        *text += &format!("{blank}- id: e{ids}\n{blank}  {}: Дело {ids}\n", keys[0]);
        if let Some(number) = entry.number {
            *text += &format!("{blank}  number: \"{number}\"\n");
        }
        if !entry.inner.is_empty() && !keys[1].is_empty() {
            *text += &format!("{blank}  {}:\n", keys[1]);
            write(text, &entry.inner, indent + 4, keys, ids);
        }
    }
}

/// Writes sections: one whose first entry holds others holds sections, another rows.
fn sections_of(text: &mut String, entries: &[Entry], indent: usize, ids: &mut usize) {
    let blank = " ".repeat(indent);
    for entry in entries {
        *text += &format!("{blank}- title: Раздел\n");
        if let Some(number) = entry.number {
            *text += &format!("{blank}  number: \"{number}\"\n");
        }
        let nested = entry.inner.first().is_some_and(|first| first.inner.len() > 1);
        if nested {
            *text += &format!("{blank}  sections:\n");
            sections_of(text, &entry.inner, indent + 4, ids);
        } else if !entry.inner.is_empty() {
            *text += &format!("{blank}  measures:\n");
            write(text, &entry.inner, indent + 4, &["title", "measures"], ids);
        }
    }
}

/// The figures of a number; nothing where it has letters.
fn figures(number: &str) -> Option<Vec<u32>> {
    number.trim_end_matches(['.', ')']).split('.').map(|part| part.parse().ok()).collect()
}

/// Every list of numbers that should be in order, as printed.
fn lists(roadmap: &Roadmap, numbers: &Numbers) -> Vec<Vec<String>> {
    let mut lists = vec![numbers.indicators.iter().cloned().collect::<Vec<_>>()];
    lists.push(numbers.annexes.iter().flatten().cloned().collect());
    let outer = std::iter::once(None).chain(roadmap.sections.places().map(Some));
    lists.extend(
        outer.map(|outer| {
            roadmap.sections_in(outer).map(|(place, _)| numbers.sections[place].clone()).collect()
        }),
    );
    let printed = |row: Row<'_>| numbers.rows[row.place].clone();
    lists.extend(roadmap.sections.places().map(|place| roadmap.rows_of(place).map(printed).collect()));
    lists.extend(roadmap.rows().map(|row| row.parts().map(printed).collect()));
    if let Some(order) = &roadmap.order {
        let outer = std::iter::once(None).chain(order.clauses.places().map(Some));
        lists.extend(
            outer.map(|outer| {
                order.clauses_in(outer).map(|(place, _)| numbers.clauses[place].clone()).collect()
            }),
        );
    }
    lists
}

/// The findings of the group, and the roadmap.
fn judged(text: &str) -> (usize, Roadmap) {
    let filter = Filter { select: vec!["numbering".to_owned()], ignore: Vec::new() };
    let options = vekha::Options { filter, roadmaps: true, ..vekha::Options::default() };
    let mut checked = vekha::check(&world(text), &[PathBuf::from(ROOT)], &options).unwrap();
    let checked = checked.remove(0);
    let of_group = checked.findings.iter().filter(|finding| finding.rule.starts_with("numbering/"));
    let serious = of_group.filter(|finding| finding.rule != "numbering/mixed-style");
    (serious.count(), vekha::model::Roadmap::clone(&checked.workspace.roadmaps[0]))
}

proptest! {
    #![proptest_config(law(500))]

    #[test]
    fn what_is_found_clean_prints_in_order(text in roadmap()) {
        let (findings, roadmap) = judged(&text);
        if findings > 0 {
            return Ok(());
        }
        let numbers = Numbers::of(&roadmap);
        for list in lists(&roadmap, &numbers) {
            let known: Vec<Vec<u32>> = list.iter().filter_map(|number| figures(number)).collect();
            prop_assert!(known.is_sorted_by(|one, other| one < other), "{list:?}\n{text}");
        }
    }
}

/// The printed numbers of the sections of a roadmap.
fn sections(numbers: &[Option<&str>]) -> (usize, Vec<String>) {
    let mut text = String::from("id: made\nlevel: school\nsections:\n");
    for number in numbers {
        text += "  - title: Раздел\n";
        text += &number.map_or_else(String::new, |number| format!("    number: \"{number}\"\n"));
    }
    let (findings, roadmap) = judged(&text);
    (findings, Numbers::of(&roadmap).sections.into_iter().collect())
}

#[test]
fn a_number_that_is_made_goes_on_in_the_figures_before_it() {
    let told = |numbers: &[&str]| numbers.iter().map(|number| (*number).to_owned()).collect::<Vec<_>>();
    assert_eq!(sections(&[Some("3.1"), None, Some("3.3")]), (0, told(&["3.1.", "3.2.", "3.3."])));
    assert_eq!(sections(&[Some("3.1"), Some("3.2")]), (0, told(&["3.1", "3.2"])), "an original as it is");
    assert_eq!(sections(&[Some("II"), None]), (0, told(&["II.", "III."])));
    assert_eq!(sections(&[Some("2"), None, Some("3")]).0, 2, "a start at 2, and 3 twice");
}
