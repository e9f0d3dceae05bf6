//! `{ref:ID}` in every text of the format: filled in where it names something, and told of where it names nothing.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::path::Path;

use vekha::base::Severity;
use vekha::deadline::Calendar;
use vekha::document::document;
use vekha::render::{FileFormat, Renderer, Templates};
use vekha::workspace::{DiscoveredWorkspace, Workspace};
use vekha::world::System;

/// A roadmap with a reference in every text that is printed.
const EVERYWHERE: &str = include_str!("documents/refs.yaml");
/// A text of an annex.
const TEXT: &str = "# О пункте {ref:ID}\n\nСм. п. {ref:ID}[^1].\n\n- п. {ref:ID}\n\n> п. {ref:ID}\n\n| п. {ref:ID} |\n|---|\n| п. {ref:ID} |\n\n[^1]: см. п. {ref:ID}\n";

/// The workspace with every reference naming one thing.
fn written(id: &str) -> (std::path::PathBuf, usize) {
    let folder = std::env::temp_dir().join(format!("vekha-refs-{id}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("refs.yaml"), EVERYWHERE.replace("ID", id)).unwrap();
    std::fs::write(folder.join("text.md"), TEXT.replace("ID", id)).unwrap();
    (folder, EVERYWHERE.matches("{ref:ID}").count())
}

#[test]
fn what_is_named_is_filled_in_everywhere() {
    let (folder, _) = written("first");
    let files = vec![folder.join("refs.yaml")];
    let found = DiscoveredWorkspace { root: folder.clone(), files, ..DiscoveredWorkspace::default() };
    let workspace = Workspace::load(&System, &found).unwrap();
    let (document, unread) = document(&workspace.roadmaps[0], &folder, Calendar::russia(), &System);
    assert_eq!(unread, []);
    let renderer = Renderer::new(Templates::default()).unwrap_or_else(|_| unreachable!());
    for format in [FileFormat::Html, FileFormat::Md] {
        let text = String::from_utf8(renderer.render(&document, format).unwrap()).unwrap();
        assert!(!text.contains("{ref"), "{text}");
    }
    let tree = serde_json::to_string(&document).unwrap();
    assert!(!tree.contains("{ref"), "{tree}");
    let times = vekha::deadline::Times::read(&workspace, Calendar::russia());
    let summary = vekha::document::summary(&workspace, &times, &System, "all").unwrap();
    let form = vekha::document::report_form(&workspace.roadmaps[0], None, Calendar::russia(), &System);
    for document in [summary, form] {
        let tree = serde_json::to_string(&document).unwrap();
        assert!(!tree.contains("{ref"), "{tree}");
    }
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn what_names_nothing_is_told_of_everywhere() {
    let (folder, count) = written("nowhere");
    let mut options = vekha::Options { roadmaps: true, ..vekha::Options::default() };
    options.filter.select = vec!["reference/unknown-measure".to_owned()];
    let checked = vekha::check(&System, std::slice::from_ref(&folder), &options).unwrap();
    let places: std::collections::BTreeSet<_> =
        checked.iter().flat_map(|one| &one.findings).map(|one| one.place).collect();
    assert!(checked.iter().flat_map(|one| &one.findings).all(|one| one.severity == Severity::Error));
    let text = std::fs::read_to_string(Path::new(&folder).join("refs.yaml")).unwrap();
    let untold: Vec<&str> = text
        .match_indices("{ref:nowhere}")
        .filter(|(at, _)| {
            !places
                .iter()
                .any(|place| place.span.range().contains(&(at + 6)) || place.span.range().contains(at))
        })
        .map(|(at, _)| text[..at].lines().last().unwrap_or_default())
        .collect();
    assert!(untold.is_empty(), "{untold:#?}");
    // And once for the file of the annex.
    assert_eq!(places.len(), count + 1);
    std::fs::remove_dir_all(folder).unwrap();
}
