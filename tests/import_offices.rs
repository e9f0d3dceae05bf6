//! Orders and plans in thirty manners of typing: every cell is where the clerk who typed it put it.
//!
//! `tests/import/offices.py` makes the files, and beside each the facts that it is made of.

use std::fs;
use std::path::{Path, PathBuf};

use vekha::base::Lang;
use vekha::import::{self, ImportOptions};

mod support;
#[path = "support/facts.rs"]
mod facts;

use facts::{even, loaded};

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/offices");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|end| end == "facts")).collect();
    files.sort();
    files
}

/// A fact as it is compared: cells of one's own by their values, closing stops gone.
fn compared(fact: &str) -> String {
    let (kind, rest) = fact.split_once(' ').unwrap();
    let cells = rest.split('|').map(str::trim).enumerate();
    let cells: Vec<String> = cells
        .map(|(at, cell)| match (kind, at) {
            ("row", 3) => even(cell).to_lowercase(),
            ("row", 5..) => even(cell.split_once('=').map_or(cell, |(_, value)| value)),
            ("indicator", _) => cell.to_owned(),
            ("sign" | "approval" | "left", _) => cell.replace(['«', '»'], ""),
            _ => even(cell),
        })
        .collect();
    let (first, last) = cells.split_at(if kind == "row" { cells.len().min(5) } else { cells.len() });
    let mut last = last.to_vec();
    last.sort();
    format!("{kind} {}", [first, &last].concat().join(" | "))
}

#[test]
fn every_cell_of_other_offices_is_read() {
    let files = files();
    assert!(files.len() >= 28, "the files are not where they should be");
    let mut wrong = String::new();
    for path in files {
        let source =
            ["docx", "xlsx"].map(|end| path.with_extension(end)).into_iter().find(|path| path.exists());
        let source = source.unwrap();
        let name = source.file_name().unwrap().to_string_lossy().into_owned();
        let reading =
            import::read(&name, &fs::read(&source).unwrap()).unwrap_or_else(|why| panic!("{name}: {why:?}"));
        let given = ImportOptions { lang: Lang::Ru, ..ImportOptions::default() };
        let found = import::roadmaps(vec![reading], &given).pop().unwrap();
        let roadmap = loaded(&found.files);
        let left =
            found.accounts.iter().flat_map(|account| &account.left).map(|item| format!("left {}", item.text));
        let facts = facts::facts(&roadmap).into_iter().chain(left);
        let got: Vec<String> = facts.map(|fact| compared(&fact)).collect();
        let want: Vec<String> = fs::read_to_string(&path).unwrap().lines().map(compared).collect();
        for fact in want.iter().filter(|fact| !got.contains(fact)) {
            wrong.push_str(&format!("{name}: lacks {fact}\n"));
        }
        // The verb is stated by some facts alone, as offices spell it.
        for fact in got.iter().filter(|fact| !want.contains(fact) && !fact.starts_with("verb ")) {
            wrong.push_str(&format!("{name}: has {fact}\n"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
