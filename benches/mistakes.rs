//! What mistakes cost: each kind of mistake n times, judged and reported. Time doubles where n doubles.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench may fail loudly")]

#[path = "../tests/support/mod.rs"]
mod support;

use std::fmt::Write;
use std::path::PathBuf;

use support::ROOT;
use vekha::Options;
use vekha::report::{Appearance, Findings, human, json};
use vekha::world::Overlay;

/// How many mistakes.
const SIZES: [usize; 5] = [1000, 2000, 4000, 8000, 16_000];

fn main() {
    divan::main();
}

/// Judges a workspace and reports on it, for machines and for people in full; returns how many findings there are.
fn report(world: &Overlay) -> usize {
    let options = Options { locale: vekha::base::Lang::En, ..Options::default() };
    let checked = vekha::check(world, &[PathBuf::from(ROOT)], &options).unwrap();
    let findings = Findings::new(&checked, world);
    let mut out = Vec::new();
    json(&findings, &mut out).unwrap();
    human(&findings, Appearance { width: 100, all: true, ..Default::default() }, &mut out).unwrap();
    assert!(!out.is_empty());
    findings.items.len()
}

/// Runs a case that gives at least so many findings as mistakes, or none where it is meant to be clean.
fn bench(bencher: divan::Bencher<'_, '_>, size: usize, text: &str) {
    let world = support::world(text);
    bencher.bench_local(|| {
        let found = report(&world);
        assert!(found >= size, "{found} findings of {size}");
    });
}

/// A roadmap of n measures, each with the lines that `more` gives it.
fn roadmap(head: &str, count: usize, more: impl Fn(usize) -> String) -> String {
    let mut text =
        format!("{head}\nperiod: 2024\ncolumns: {{title: Мероприятие, deadline: Срок}}\nmeasures:\n");
    for number in 0..count {
        let _ = write!(text, "  - id: m{number}\n    title: Мероприятие {number}\n{}", more(number));
    }
    text
}

const DEADLINE: &str = "    deadline: до 1 марта 2024 года\n";

#[divan::bench(args = SIZES, sample_count = 1, sample_size = 1)]
fn late_input(bencher: divan::Bencher<'_, '_>, size: usize) {
    let text = roadmap("id: school\nlevel: school", 2 * size, |number| match number % 2 {
        0 => "    deadline: до 15 марта 2024 года\n".into(),
        _ => format!("    deadline: до 1 марта 2024 года\n    after: m{}\n", number - 1),
    });
    bench(bencher, size, &text);
}

#[divan::bench(args = SIZES, sample_count = 1, sample_size = 1)]
fn cycles(bencher: divan::Bencher<'_, '_>, size: usize) {
    let text = roadmap("id: school\nlevel: school", 2 * size, |number| {
        format!("{DEADLINE}    after: m{}\n", number ^ 1)
    });
    bench(bencher, size, &text);
}

#[divan::bench(args = SIZES, sample_count = 1, sample_size = 1)]
fn clauses(bencher: divan::Bencher<'_, '_>, size: usize) {
    let mut head = "id: school\nlevel: school\norder:\n  title: О мерах\n  clauses:\n".to_owned();
    for number in 0..size {
        let clause = format!("text: Сделать, deadline: до 15 марта 2024 года, measure: m{number}");
        let _ = writeln!(head, "    - {{{clause}}}");
    }
    bench(bencher, size, &roadmap(&head, size, |_| DEADLINE.into()));
}

#[divan::bench(args = SIZES, sample_count = 1, sample_size = 1)]
fn implements_many(bencher: divan::Bencher<'_, '_>, size: usize) {
    let upper = roadmap("id: town\nlevel: municipality", size, |_| DEADLINE.into());
    let names: Vec<String> = (0..size).map(|number| format!("town/m{number}")).collect();
    let lower = roadmap("id: school\nlevel: school\nparent: town", 1, |_| {
        format!("    deadline: до 15 марта 2024 года\n    implements: [{}]\n", names.join(", "))
    });
    bench(bencher, 1, &format!("# file: town.yaml\n{upper}# file: school.yaml\n{lower}"));
}

#[divan::bench(args = SIZES, sample_count = 1, sample_size = 1)]
fn missing_deadlines(bencher: divan::Bencher<'_, '_>, size: usize) {
    bench(bencher, size, &roadmap("id: school\nlevel: school", size, |_| String::new()));
}

#[divan::bench(args = SIZES, sample_count = 1, sample_size = 1)]
fn same_titles(bencher: divan::Bencher<'_, '_>, size: usize) {
    let text = roadmap("id: school\nlevel: school", size + 1, |_| DEADLINE.into());
    let same: Vec<&str> = text
        .lines()
        .map(|line| if line.starts_with("    title: ") { "    title: Отчёт" } else { line })
        .collect();
    bench(bencher, size, &same.join("\n"));
}

#[divan::bench(args = SIZES, sample_count = 1, sample_size = 1)]
fn wrong_numbers(bencher: divan::Bencher<'_, '_>, size: usize) {
    let text = roadmap("id: school\nlevel: school", size, |number| {
        format!("{DEADLINE}    number: \"{}.{}\"\n", number / 2000 + 1, 3 * (number % 2000) + 5)
    });
    bench(bencher, size - 1, &text);
}

#[divan::bench(args = SIZES, sample_count = 1, sample_size = 1)]
fn unknown_keys(bencher: divan::Bencher<'_, '_>, size: usize) {
    let text = roadmap("id: school\nlevel: school", size, |_| format!("{DEADLINE}    zzzzz: что-то\n"));
    bench(bencher, size, &text);
}

#[divan::bench(args = SIZES, sample_count = 1, sample_size = 1)]
fn duplicate_keys(bencher: divan::Bencher<'_, '_>, size: usize) {
    let text = roadmap("id: school\nlevel: school", size, |_| format!("{DEADLINE}{DEADLINE}"));
    bench(bencher, size, &text);
}

#[divan::bench(args = SIZES, sample_count = 1, sample_size = 1)]
fn unknown_references(bencher: divan::Bencher<'_, '_>, size: usize) {
    let text = roadmap("id: school\nlevel: school", size, |number| {
        format!("{DEADLINE}    after: nothing-{number}\n")
    });
    bench(bencher, size, &text);
}
