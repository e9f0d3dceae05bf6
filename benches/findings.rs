//! What findings cost: two plans of linked measures that are all late, and an upper plan over thousands of schools with
//! and without late rows. Time is linear in measures plus findings: it doubles where they double.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench may fail loudly")]

use std::fmt::Write;
use std::path::{Path, PathBuf};

use vekha::Options;
use vekha::report::{Findings, json};
use vekha::rules::Filter;
use vekha::world::System;

fn main() {
    divan::main();
}

/// Two plans of so many measures, each of the lower one late for its own of the upper one.
#[divan::bench(args = [1_000, 2_000, 4_000, 8_000, 16_000], sample_count = 3, sample_size = 1)]
fn linked_and_late(bencher: divan::Bencher<'_, '_>, count: usize) {
    let folder = folder(&format!("linked-{count}"));
    plan(&folder, "upper", None, "region", count, 0);
    plan(&folder, "lower", Some("upper"), "municipality", count, count);
    bencher.bench(|| assert_eq!(check(&folder), count));
}

/// An upper plan of 200 rows under 4,000 schools of 20, clean or all late.
#[divan::bench(args = [0, 20], sample_count = 3, sample_size = 1)]
fn one_above_many(bencher: divan::Bencher<'_, '_>, late: usize) {
    let folder = folder(&format!("many-{late}"));
    plan(&folder, "upper", None, "region", 200, 0);
    for school in 0..4_000 {
        plan(&folder, &format!("school-{school}"), Some("upper"), "school", 20, late);
    }
    bencher.bench(|| assert_eq!(check(&folder), late * 4_000));
}

/// A folder of its own for a bench.
fn folder(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(&path).unwrap();
    std::fs::write(path.join("vekha.yaml"), "as_of: never\n").unwrap();
    path
}

/// A plan of so many measures, the first `late` of them after the day that the upper one names.
fn plan(folder: &Path, id: &str, parent: Option<&str>, level: &str, count: usize, late: usize) {
    let mut text = format!("id: {id}\nlevel: {level}\nperiod: 2024\n");
    if let Some(parent) = parent {
        let _ = writeln!(text, "parent: {parent}");
    }
    text += "measures:\n";
    for at in 0..count {
        let day = if at < late { "15 апреля" } else { "1 апреля" };
        let _ = writeln!(
            text,
            "  - id: step-{at}\n    title: Мероприятие {at}\n    deadline: до {day} 2024 года"
        );
        if let Some(parent) = parent {
            let _ = writeln!(text, "    implements: {parent}/step-{at}");
        }
    }
    std::fs::write(folder.join(format!("{id}.yaml")), text).unwrap();
}

/// Checks a folder, and tells what is found; how many late rows there are.
fn check(folder: &Path) -> usize {
    let filter = Filter { select: vec!["nesting".to_owned()], ignore: Vec::new() };
    let options = Options { filter, ..Options::default() };
    let checked = vekha::check(&System, &[folder.to_owned()], &options).unwrap().remove(0);
    json(&Findings::new(std::slice::from_ref(&checked), &System), &mut std::io::sink()).unwrap();
    checked.findings.len()
}
