//! All that is told of the examples on the rules' pages, in both languages, with what is shown under the places, what
//! fixes write and the figures for machines, against what stands in `tests/told`, a file a group of rules.
//!
//! `UPDATE_EXPECTED=1 cargo test --test told` writes the files anew, to be read before they are committed: a word that
//! the program says otherwise is seen there.

#[path = "support/page.rs"]
#[allow(dead_code, reason = "not all of it is needed here")]
mod page;
mod support;
#[path = "support/told.rs"]
mod teller;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use support::ROOT;
use teller::{Teller, cut};
use vekha::Options;
use vekha::base::Place;
use vekha::report::Checked;

#[test]
fn every_example_is_told_as_it_stands_in_the_files() {
    let mut groups: BTreeMap<&str, String> = BTreeMap::new();
    for rule in vekha::rules::all() {
        let text = groups.entry(rule.code.split('/').next().unwrap()).or_default();
        let examples = page::examples(rule.page);
        for (example, number) in examples.iter().filter(|example| example.mark != "good").zip(1..) {
            writeln!(text, "=== {}, example {number}\n{}", rule.code, told(&example.text)).unwrap();
        }
    }
    let differ: Vec<String> = groups.iter().filter_map(|(group, text)| differs(group, text)).collect();
    assert!(differ.is_empty(), "UPDATE_EXPECTED=1 writes what is told now\n{}", differ.join("\n"));
}

/// The first line that differs from those expected of a group.
fn differs(group: &str, text: &str) -> Option<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/told").join(format!("{group}.txt"));
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::write(&file, text).unwrap();
    }
    let expected = std::fs::read_to_string(&file).unwrap_or_default();
    let end = std::iter::once("its end");
    let lines = expected.lines().chain(end.clone()).zip(text.lines().chain(end));
    let differing = lines.zip(1..).find(|((expected, found), _)| expected != found);
    differing.map(|((expected, found), line)| format!("{group}.txt:{line}\n- {expected}\n+ {found}"))
}

/// What is told of the files of an example.
fn told(example: &str) -> String {
    let world = support::world(example);
    let mut text = String::new();
    let options = Options { roadmaps: true, ..Options::default() };
    for checked in vekha::check(&world, &[PathBuf::from(ROOT)], &options).unwrap() {
        let teller = Teller { checked: &checked, world: &world, place };
        checked.findings.iter().for_each(|finding| teller.tell(finding, &mut text));
    }
    text
}

/// `file:line «the text cut out»`.
fn place(checked: &Checked, place: Place) -> String {
    let source = &checked.workspace.file(place.file).unwrap().source;
    let line = source.text[..place.span.range().start].matches('\n').count() + 1;
    format!("{}:{line} {}", source.path.file_name().unwrap().display(), cut(checked, place))
}
