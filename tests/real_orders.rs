//! What is found on the five real orders: all that a careful reviewer finds by hand, and nothing that such a reviewer
//! would call wrong. The chain of examples is clean, and its copy with faults gives the faults that are marked there.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use vekha::Options;
use vekha::report::{Checked, PlaceFinder, RenderedFinding};
use vekha::world::System;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn check(folder: &str) -> Checked {
    let path: PathBuf = root().join("roadmaps").join(folder);
    let mut checked =
        vekha::check(&System, &[path], &Options { roadmaps: true, ..Options::default() }).unwrap();
    assert_eq!(checked.len(), 1);
    checked.remove(0)
}

/// The findings of a file: place, weight, rule and measure, the words underlined, the message and what belongs to it.
fn told(checked: &Checked, file: &str) -> String {
    let places = PlaceFinder::new(&checked.workspace, &System);
    let mut text = String::new();
    for finding in &checked.findings {
        let Some(loaded) = checked.workspace.file(finding.place.file) else { continue };
        if loaded.source.path.file_name().is_none_or(|name| name != file) {
            continue;
        }
        let line = places.locate(finding.place, None).line;
        let words = loaded.source.text.get(finding.place.span.range()).unwrap_or_default();
        let words: Vec<&str> = words.split_whitespace().collect();
        let words: String = words.join(" ").chars().take(60).collect();
        let told = RenderedFinding::new(finding, checked.lang, &places);
        let about = finding.measure.as_deref().unwrap_or("-");
        let severity = finding.severity.name();
        writeln!(text, "{line}: {severity}[{}] {about} | {words}", finding.rule).unwrap();
        writeln!(text, "    {}", told.message).unwrap();
        for related in &told.related {
            let line = places.locate(related.place, None).line;
            writeln!(text, "    {line}: {}", related.message).unwrap();
        }
        if let Some(help) = &told.help {
            writeln!(text, "    > {help}").unwrap();
        }
    }
    text
}

#[test]
fn real_orders_give_what_a_reviewer_finds() {
    let checked = check("real");
    for name in ["armavir", "dzerzhinsky", "kamchatka", "novocherkassk", "sayansky"] {
        insta::assert_snapshot!(format!("real_{name}"), told(&checked, &format!("{name}.yaml")));
    }
}

#[test]
fn the_example_chain_is_clean() {
    let found = check("example").findings;
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn the_faulty_chain_gives_each_marked_fault_and_no_other() {
    let checked = check("example-with-faults");
    let mut marked: Vec<(String, String)> = Vec::new();
    for (_, file) in checked.workspace.files() {
        let name = file.source.path.file_name().unwrap().to_string_lossy().into_owned();
        for line in fs::read_to_string(&file.source.path).unwrap().lines() {
            let comment = line.trim_start().strip_prefix("# ").unwrap_or_default();
            let code = comment.split(':').next().unwrap_or_default();
            if vekha::rules::find(code).is_some() {
                marked.push((name.clone(), code.to_owned()));
            }
        }
    }
    let file = |finding: &vekha::base::Finding| {
        let path = &checked.workspace.file(finding.place.file).unwrap().source.path;
        path.file_name().unwrap().to_string_lossy().into_owned()
    };
    let mut found: Vec<(String, String)> =
        checked.findings.iter().map(|finding| (file(finding), finding.rule.to_owned())).collect();
    marked.sort();
    found.sort();
    assert_eq!(found, marked);
    assert_eq!(found.len(), 17);
}
