//! Doing what the help says: texts put in their place, lines pasted where they are told to go.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use super::matches;
use super::workspace::{Folder, Run};

/// Whether a fix of a finding, made in a copy, gives a clean workspace.
pub(crate) fn applies(root: &Path, finding: &Value) -> bool {
    let file = finding["location"]["file"].as_str().unwrap();
    let text = fs::read(root.join(file)).unwrap();
    let at = |edit: &Value, key: &str| edit["location"][key].as_u64().unwrap() as usize;
    let fixes = finding["fixes"].as_array().into_iter().flatten();
    let mut texts: Vec<Vec<u8>> = fixes
        .map(|fix| {
            let mut new = text.clone();
            for edit in fix["edits"].as_array().into_iter().flatten().rev() {
                let replacement = edit["replacement"].as_str().unwrap().bytes();
                new.splice(at(edit, "start")..at(edit, "end"), replacement);
            }
            new
        })
        .collect();
    // The help shows the whole line as it should be.
    let line = finding["location"]["line"].as_u64().unwrap() as usize;
    let help = finding["help"].as_str().unwrap_or_default();
    if let Some(meant) = help.lines().nth(1) {
        let text = String::from_utf8(text).unwrap();
        let lines = text.split('\n').enumerate().map(|(at, own)| if at + 1 == line { meant } else { own });
        texts.push(lines.collect::<Vec<_>>().join("\n").into_bytes());
    }
    texts.into_iter().any(|new| {
        let copy = Folder::copy_of(root);
        fs::write(copy.0.join(file), new).unwrap();
        Run::check(&copy.0).is_clean(1)
    })
}

/// Pastes the lines that the findings offer, as people copy them, and tells what is wrong then.
pub(crate) fn paste(root: &Path, run: &Run, expected: &Value) -> Vec<String> {
    let rules: Vec<&str> = match expected["rules"].as_array() {
        Some(rules) => rules.iter().filter_map(Value::as_str).collect(),
        None => vec!["coverage/missing-measure"],
    };
    let screen = Run::new(&["check", ".", "--no-cache"], root).out;
    let mut offers: BTreeMap<String, Vec<(usize, Vec<String>)>> = BTreeMap::new();
    for finding in run.findings.iter().filter(|finding| rules.contains(&finding["rule"].as_str().unwrap())) {
        let help = finding["help"].as_str().unwrap_or_default();
        let rows: Vec<String> = help.lines().skip(1).map(str::to_owned).collect();
        if rows.is_empty() || !screen.contains(&rows.join("\n")) {
            return vec![format!("no lines as on the screen: {help}")];
        }
        let file = finding["location"]["file"].as_str().unwrap().to_owned();
        let line = matches(r"строки (\d+)", help).map_or(usize::MAX, |number| number.parse().unwrap());
        offers.entry(file).or_default().push((line, rows));
    }
    if offers.is_empty() {
        return vec!["the help offers no lines to paste".into()];
    }
    let copy = Folder::copy_of(root);
    for (file, mut rows) in offers {
        let text = fs::read_to_string(root.join(&file)).unwrap();
        let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
        rows.sort_by_key(|(line, _)| std::cmp::Reverse(*line));
        for (line, rows) in rows {
            let at = match lines.iter().position(|own| own == "measures: []") {
                Some(empty) if rows[0] == "measures:" => {
                    lines.remove(empty);
                    empty
                }
                _ => line.min(lines.len()),
            };
            lines.splice(at..at, rows);
        }
        fs::write(copy.0.join(file), lines.join("\n")).unwrap();
    }
    let after = Run::check(&copy.0);
    let most = expected["max"].as_u64().unwrap_or(0) as usize;
    if after.is_clean(most) {
        Vec::new()
    } else {
        vec![format!("pasted as offered: {:?}", after.findings.first())]
    }
}
