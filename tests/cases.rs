//! Cases: a folder of YAML in, the findings expected beside it in `expected.txt`.
//!
//! `select.txt` names the rules and groups that run, where not all do. Each finding is one line: severity, rule, place, the text that its span cuts out of the file, the message; lines
//! under it are the related places and the help. `UPDATE_EXPECTED=1 cargo test --test cases` writes the files anew,
//! to be read before they are committed.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use vekha::base::Place;
use vekha::report::{Checked, PlaceFinder, RenderedFinding};
use vekha::world::System;

#[test]
fn every_case_gives_what_stands_beside_it() {
    let mut wrong = Vec::new();
    let cases = folders(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases"));
    assert!(cases.len() > 5, "the cases are not where they should be");
    for case in cases {
        let found = run(&case);
        let file = case.join("expected.txt");
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            std::fs::write(&file, &found).unwrap();
        }
        let expected = std::fs::read_to_string(&file).unwrap_or_default();
        if found != expected {
            wrong.push(format!("== {}\n-- expected\n{expected}-- found\n{found}", case.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn folders(below: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(below).unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

fn run(case: &Path) -> String {
    let mut options = vekha::Options { roadmaps: true, ..vekha::Options::default() };
    let select = std::fs::read_to_string(case.join("select.txt")).unwrap_or_default();
    options.filter.select = select.lines().map(str::to_owned).collect();
    let checked = vekha::check(&System, &[case.to_owned()], &options).unwrap();
    checked.iter().map(told).collect()
}

fn told(checked: &Checked) -> String {
    let mut text = String::new();
    let places = PlaceFinder::new(&checked.workspace, &System);
    for finding in &checked.findings {
        let told = RenderedFinding::new(finding, checked.lang, &places);
        let (severity, rule) = (finding.severity.name(), finding.rule);
        writeln!(text, "{severity} {rule} {}: {}", place(checked, finding.place), told.message).unwrap();
        for related in &told.related {
            writeln!(text, "  {}: {}", place(checked, related.place), related.message).unwrap();
        }
        if let Some(help) = &told.help {
            writeln!(text, "  = {}", help.replace('\n', "\n    ")).unwrap();
        }
    }
    text
}

/// `file:line:column «the text cut out»`, long texts shortened in the middle.
fn place(checked: &Checked, place: Place) -> String {
    let location = PlaceFinder::new(&checked.workspace, &System).locate(place, None);
    let source = &checked.workspace.file(place.file).unwrap().source;
    let name = source.path.strip_prefix(&checked.workspace.root).unwrap().display();
    let cut: Vec<char> = source.text[place.span.range()].chars().collect();
    let cut: String = match cut.len() {
        0..60 => cut.iter().collect(),
        many => cut[..30].iter().chain(&['…']).chain(&cut[many - 20..]).collect(),
    };
    format!("{name}:{}:{} «{}»", location.line, location.column, cut.escape_debug())
}
