//! Cases: a folder of YAML in with its `vekha.yaml`, the findings expected beside it in `expected.txt`.
//!
//! `select.txt` names the rules and groups that run, where not all do. The first line of a finding is its severity, rule,
//! place and the text that its span cuts out of the file; under it stands all that is told of it, in both languages.
//! `UPDATE_EXPECTED=1 cargo test --test cases` writes the files anew, to be read before they are committed.

#[path = "support/told.rs"]
mod teller;

use std::path::{Path, PathBuf};

use teller::{Teller, cut};
use vekha::base::Place;
use vekha::report::{Checked, PlaceFinder};
use vekha::world::System;

#[test]
fn every_case_gives_what_stands_beside_it() {
    let mut wrong = Vec::new();
    let cases = folders(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases"));
    assert!(cases.len() > 5, "the cases are not where they should be");
    for case in cases {
        // Without settings of its own a case would be judged as a part of the repository, all of which would be read.
        let is_whole = case.join("vekha.yaml").exists() || !folders(&case).is_empty();
        assert!(is_whole, "{}: a case has its `vekha.yaml`", case.display());
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
    let teller = Teller { checked, world: &System, place };
    checked.findings.iter().for_each(|finding| teller.tell(finding, &mut text));
    text
}

/// `file:line:column «the text cut out»`.
fn place(checked: &Checked, place: Place) -> String {
    let location = PlaceFinder::new(&checked.workspace, &System).locate(place, None);
    let source = &checked.workspace.file(place.file).unwrap().source;
    let name = source.path.strip_prefix(&checked.workspace.root).unwrap().display();
    format!("{name}:{}:{} {}", location.line, location.column, cut(checked, place))
}
