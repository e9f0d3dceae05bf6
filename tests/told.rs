//! All that is told of the examples on the rules' pages, in both languages, with what is shown under the places, what
//! fixes write and the figures for machines, against what stands in `tests/told`, a file a group of rules.
//!
//! `UPDATE_EXPECTED=1 cargo test --test told` writes the files anew, to be read before they are committed: a word that
//! the program says otherwise is seen there.

#[path = "support/page.rs"]
#[allow(dead_code, reason = "not all of it is needed here")]
mod page;
mod support;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use support::ROOT;
use vekha::Options;
use vekha::base::{Finding, Fix, Lang, Place};
use vekha::report::{Checked, PlaceFinder, RenderedFinding};
use vekha::world::World;

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
        for finding in &checked.findings {
            finding_told(finding, &checked, &world, &mut text);
        }
    }
    text
}

fn finding_told(finding: &Finding, checked: &Checked, world: &dyn World, text: &mut String) {
    let places = PlaceFinder::new(&checked.workspace, world);
    let place = cut(checked, finding.place);
    writeln!(text, "{} {} {place}", finding.severity.name(), finding.rule).unwrap();
    for lang in [Lang::Ru, Lang::En] {
        let told = RenderedFinding::new(finding, lang, &places);
        let said =
            [("", Some(&told.message)), ("under it: ", told.label.as_ref()), ("help: ", told.help.as_ref())];
        for (what, words) in said {
            words
                .iter()
                .for_each(|words| writeln!(text, "  {what}{}", words.replace('\n', "\n    ")).unwrap());
        }
        for related in &told.related {
            writeln!(text, "  {}: {}", cut(checked, related.place), related.message).unwrap();
        }
        told.fixes.iter().for_each(|fix| writeln!(text, "  fix: {fix}").unwrap());
    }
    finding.fixes.iter().for_each(|fix| edits(fix, finding.place, checked, text));
    writeln!(text, "  {}", serde_json::to_string(&finding.data()).unwrap()).unwrap();
}

/// What a fix writes in place of what.
fn edits(fix: &Fix, place: Place, checked: &Checked, text: &mut String) {
    let sure = if fix.safe { "safe" } else { "unsafe" };
    for edit in &fix.edits {
        let (old, new) = (cut(checked, Place { span: edit.span, ..place }), edit.replacement.escape_debug());
        writeln!(text, "  {sure}: {old} → «{new}»").unwrap();
    }
}

/// The text at a place, long ones shortened in the middle.
fn cut(checked: &Checked, place: Place) -> String {
    let source = &checked.workspace.file(place.file).unwrap().source;
    let line = source.text[..place.span.range().start].matches('\n').count() + 1;
    let cut: Vec<char> = source.text[place.span.range()].chars().collect();
    let cut: String = match cut.len() {
        0..60 => cut.iter().collect(),
        many => cut[..30].iter().chain(&['…']).chain(&cut[many - 20..]).collect(),
    };
    format!("{}:{line} «{}»", source.path.file_name().unwrap().display(), cut.escape_debug())
}
