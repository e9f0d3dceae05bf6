//! What `vekha export` writes: the files beside the plan, byte for byte, and what calendars need of them.
//! `UPDATE_EXPECTED=1 cargo test --test export` writes the files anew, to be read before they are committed.

use std::path::Path;

use vekha::Options;
use vekha::base::Lang;
use vekha::deadline::{Calendar, Times};
use vekha::report::Checked;
use vekha::site::{Diagram, Duties, Exported, Overview, csv, dot, ics, mermaid, status, status_json, svg};
use vekha::workspace::{DiscoveredWorkspace, Workspace};
use vekha::world::System;

fn workspace() -> Workspace {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/export");
    let files = vec![root.join("plan.yaml")];
    Workspace::load(&System, &DiscoveredWorkspace { root, files, ..DiscoveredWorkspace::default() }).unwrap()
}

fn written(body: Option<&str>, write: impl Fn(&Duties<'_>, &mut Vec<u8>)) -> String {
    let workspace = workspace();
    let times = Times::read(&workspace, &Calendar::default());
    let mut out = Vec::new();
    write(&Duties::of(&workspace, &times, body), &mut out);
    String::from_utf8(out).unwrap()
}

fn same_as_file(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    assert_eq!(text, std::fs::read_to_string(&path).unwrap_or_default(), "{name}");
}

#[test]
fn tables_are_those_beside_the_plan() {
    for (lang, name) in [(Lang::Ru, "ru.csv"), (Lang::En, "en.csv")] {
        same_as_file(
            &format!("tests/export/{name}"),
            &written(None, |duties, out| csv(duties, lang, out).unwrap()),
        );
    }
}

#[test]
fn calendars_are_those_beside_the_plan() {
    let version = env!("CARGO_PKG_VERSION");
    let text = written(None, |duties, out| ics(duties, Some(3), Lang::Ru, out).unwrap());
    same_as_file("tests/export/all.ics", &text.replace(version, "VERSION"));
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
}

#[test]
fn a_body_gets_what_is_its_own() {
    let text =
        written(Some("Директора школ"), |duties, out| csv(duties, Lang::En, out).unwrap());
    assert!(!text.contains("acts") && text.contains("reports") && text.contains("always"), "{text}");
}

#[test]
fn the_overview_is_that_beside_the_plan() {
    let workspace = workspace();
    let times = Times::read(&workspace, &Calendar::default());
    let duties = Duties::of(&workspace, &times, None);
    for (day, name) in [(None, "undated.txt"), (chrono::NaiveDate::from_ymd_opt(2024, 4, 5), "april.txt")] {
        let files: Vec<_> = workspace.roadmap_files().collect();
        let overview = Overview::of([(&workspace, &files[..], &[][..], &duties)], day);
        let mut out = Vec::new();
        status(&overview, 90, Lang::Ru, &mut out).unwrap();
        status_json(&overview, &[], Lang::Ru, &mut out).unwrap();
        same_as_file(&format!("tests/export/{name}"), &String::from_utf8(out).unwrap());
    }
}

/// What is exported of the folder beside, checked as the command does.
fn exported(write: impl Fn(&[Exported<'_>], &mut Vec<u8>)) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/export");
    let options = Options { roadmaps: true, ..Options::default() };
    let checked: Vec<Checked> = vekha::check(&System, &[folder], &options).unwrap();
    let [checked] = &checked[..] else { panic!("one workspace") };
    let times = checked.times(&System);
    let duties = Duties::asked(checked, &times, None);
    let mut out = Vec::new();
    write(&[Exported { checked, duties: &duties }], &mut out);
    String::from_utf8(out).unwrap()
}

#[test]
fn diagrams_are_those_beside_the_plan_and_no_title_is_obeyed() {
    let made = |parts: &[Exported<'_>]| Diagram::of(parts, Lang::Ru);
    let dot = exported(|parts, out| dot(&made(parts), Lang::Ru, out).unwrap());
    let mermaid = exported(|parts, out| mermaid(&made(parts), Lang::Ru, out).unwrap());
    let svg = exported(|parts, out| svg(&made(parts), Lang::Ru, out).unwrap());
    same_as_file("tests/export/diagram.dot", &dot);
    same_as_file("tests/export/diagram.mmd", &mermaid);
    same_as_file("tests/export/diagram.svg", &svg);
    for text in [&dot, &mermaid, &svg] {
        assert!(text.contains("исполняет") && text.contains("после"), "{text}");
    }
    assert!(
        !svg.contains("<script") && !mermaid.contains("%%{") && !mermaid.contains("<script"),
        "{mermaid}"
    );
}
