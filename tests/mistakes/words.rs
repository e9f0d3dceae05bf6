//! All that is told of the mistakes, in both languages, against `told.txt`: each sentence once, at the first mistake of
//! which it is told. `UPDATE_EXPECTED=1 cargo test --test mistakes` writes the file anew, to be read before it is
//! committed.

use std::collections::HashSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use serde_json::Value;
use vekha::Options;
use vekha::base::Lang;
use vekha::report::{PlaceFinder, RenderedFinding};
use vekha::world::{System, World};

use super::workspace::{Folder, edit};
use super::{cases, data, each};

#[test]
fn every_sentence_is_as_it_stands_in_the_file() {
    let (mut seen, mut text) = (HashSet::new(), String::new());
    // What stands beside the files of a case may have to be made first.
    for case in cases().into_iter().filter(|case| case["before"].is_null()) {
        let folder = Folder::copy_of(&data().join("base"));
        each(&case["edits"]).into_iter().for_each(|change| edit(&folder.0, change));
        let told = sentences(&folder.0);
        let new: Vec<String> = told.into_iter().filter(|sentence| seen.insert(sentence.clone())).collect();
        if !new.is_empty() {
            writeln!(text, "=== {}\n{}", name(&case), new.join("\n")).unwrap();
        }
    }
    let file = data().join("told.txt");
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        fs::write(&file, &text).unwrap();
    }
    let expected = fs::read_to_string(&file).unwrap_or_default();
    let mut lines = expected.lines().zip(text.lines()).zip(1..);
    let differs = lines.find(|((expected, told), _)| expected != told);
    assert!(expected == text, "UPDATE_EXPECTED=1 writes what is told now; differs at {differs:?}");
}

fn name(case: &Value) -> &str {
    case["id"].as_str().unwrap()
}

/// What is told of a folder: each message, what stands under its places, and the help.
fn sentences(folder: &Path) -> Vec<String> {
    let Ok(checked) = vekha::check(&System, &[folder.to_owned()], &Options::default()) else {
        return Vec::new();
    };
    let mut all = Vec::new();
    for one in &checked {
        let places = PlaceFinder::new(&one.workspace, &System);
        for (finding, lang) in
            one.findings.iter().flat_map(|finding| [(finding, Lang::Ru), (finding, Lang::En)])
        {
            let told = RenderedFinding::new(finding, lang, &places);
            let related = told.related.into_iter().map(|related| related.message);
            all.extend([Some(told.message), told.label, told.help].into_iter().flatten().chain(related));
        }
    }
    all.retain(|sentence| !sentence.is_empty());
    let here = format!("{}/", System.display_name(folder));
    all.into_iter().map(|sentence| sentence.replace(&here, "").replace('\n', "\n  ")).collect()
}
