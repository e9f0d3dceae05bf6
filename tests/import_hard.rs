//! Files that other offices might have typed, each in a manner of its own: what is read of them stands beside them.
//!
//! `tests/import/hard.py` makes the files. `UPDATE_EXPECTED=1 cargo test --test import_hard` writes what is read anew,
//! to be read before it is committed.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use vekha::base::Lang;
use vekha::import::{self, ImportOptions, ImportedRoadmap};

/// The files of the folder, in order.
fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/hard");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_none_or(|end| end != "txt")).collect();
    files.sort();
    files
}

#[test]
fn hard_files_are_read_as_a_clerk_reads_them() {
    let mut wrong = Vec::new();
    let files = files();
    assert!(files.len() > 10, "the files are not where they should be");
    for path in files {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let reading =
            import::read(&name, &fs::read(&path).unwrap()).unwrap_or_else(|why| panic!("{name}: {why:?}"));
        let given = ImportOptions { lang: Lang::Ru, ..ImportOptions::default() };
        let found: String = import::roadmaps(vec![reading], &given).iter().map(told).collect();
        let beside = path.with_extension("txt");
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            fs::write(&beside, &found).unwrap();
        }
        if fs::read_to_string(&beside).unwrap_or_default() != found {
            wrong.push(format!("== {name}\n{found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is written, and what is told of the rest.
fn told(one: &ImportedRoadmap) -> String {
    let mut text = String::new();
    for (name, written) in &one.files {
        writeln!(text, "== {name}\n{written}").unwrap();
    }
    for account in &one.accounts {
        let lists = [("left out", &account.left), ("aside", &account.aside), ("made anew", &account.remade)];
        for (kind, items) in lists.into_iter().filter(|(_, items)| !items.is_empty()) {
            writeln!(text, "== {kind}").unwrap();
            items.iter().for_each(|item| writeln!(text, "{}", item.text.replace('\n', " / ")).unwrap());
        }
    }
    text
}
