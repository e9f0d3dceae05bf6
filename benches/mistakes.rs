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

/// A bench a kind: its name, and the text of a workspace with so many mistakes.
macro_rules! kinds {
    ($($name:ident: $text:expr;)*) => {$(
        #[divan::bench(args = SIZES, sample_count = 1, sample_size = 1)]
        fn $name(bencher: divan::Bencher<'_, '_>, size: usize) {
            let text: fn(usize) -> String = $text;
            bench(bencher, 1, &text(size));
        }
    )*};
}

const SCHOOL: &str = "id: school\nlevel: school";
const BELOW: &str = "id: school\nlevel: school\nparent: town";
const TOWN: &str = "id: town\nlevel: municipality\nparent: null";

/// A roadmap of a town, and one of a school below it.
fn two(town: &str, school: &str) -> String {
    format!("# file: town.yaml\n{town}# file: school.yaml\n{school}")
}

/// So many indicators, each with its own lines.
fn indicators(count: usize, more: impl Fn(usize) -> String) -> String {
    let one = |number| {
        format!(
            "  - {{id: i{number}, title: Доля {number}, unit: '%', targets: {{2024: 5}}{}}}\n",
            more(number)
        )
    };
    format!("indicators:\n{}", (0..count).map(one).collect::<String>())
}

kinds! {
    misspelt_keys: |size| roadmap(SCHOOL, size, |_| "    dedline: до 1 марта 2024 года\n".into());
    wrong_types: |size| roadmap(SCHOOL, size, |_| "    deadline: {a: b}\n".into());
    wrong_ids: |size| roadmap(SCHOOL, size, |_| DEADLINE.into()).replace("id: m", "id: Мера");
    hard_blanks: |size| roadmap(SCHOOL, size, |_| DEADLINE.replacen(' ', "\u{a0}", 1));
    no_blanks: |size| roadmap(SCHOOL, size, |_| DEADLINE.into()).replace("title: М", "title:М");
    same_ids: |size| roadmap(SCHOOL, size, |_| DEADLINE.into()).replace("id: m", "id: m # ");
    unreadable_deadlines: |size| roadmap(SCHOOL, size, |at| format!("    deadline: потом, {at}\n"));
    allowed: |size| roadmap(SCHOOL, size + 1, |at| match at {
        0 => String::new(),
        _ => "    allow: {deadline/missing: так решено}\n".into(),
    });
    allowed_in_vain: |size| roadmap(SCHOOL, size, |_| {
        format!("{DEADLINE}    allow: {{deadline/missing: так решено}}\n")
    });
    parts: |size| roadmap(SCHOOL, 2, |at| match at {
        0 => String::new(),
        _ => format!("{DEADLINE}    measures:\n{}", (0..size).map(|part| {
            format!("      - {{id: p{part}, title: Часть {part}}}\n")
        }).collect::<String>()),
    });
    annexes: |size| roadmap(SCHOOL, 1, |_| DEADLINE.into()) + "annexes:\n" + &(0..size).map(|at| {
        format!("  - {{id: a{at}, title: Приложение {at}, text: no-{at}.md}}\n")
    }).collect::<String>();
    addressees: |size| {
        let names: Vec<String> = (0..size).map(|at| format!("school-{at}")).collect();
        format!("{TOWN}\nperiod: 2024\naddressees:\n  school: [{}]\nmeasures: []\n", names.join(", "))
    };
    unknown_roadmaps: |size| roadmap(SCHOOL, size, |at| format!("{DEADLINE}    implements: no-{at}/m\n"));
    unknown_indicators: |size| two(
        &(roadmap(TOWN, 1, |_| DEADLINE.into()) + &indicators(size, |_| String::new())),
        &(roadmap(BELOW, 1, |_| DEADLINE.into()) + &indicators(size, |at| format!(", implements: town/x{at}"))),
    );
    missing_duties: |size| two(
        &roadmap(TOWN, size, |_| format!("{DEADLINE}    mandatory_for: school\n")),
        &roadmap(BELOW, size, |_| DEADLINE.into()),
    );
    outside_the_line: |size| (0..size / 4).map(|at| {
        let own = "period: 2024\nmeasures:\n  - {id: m, title: Мера, deadline: до 1 марта 2024 года}\n";
        format!("# file: t{at}.yaml\nid: t{at}\nlevel: municipality\nparent: null\n{own}")
    }).collect::<String>() + "# file: school.yaml\n" + &roadmap(SCHOOL, size / 4, |at| {
        format!("{DEADLINE}    implements: t{at}/m\n")
    });
    called_by_title: |size| roadmap(SCHOOL, size, |at| format!("{DEADLINE}    after: Мероприятие {at}\n"));
    called_by_number: |size| two(
        &roadmap(TOWN, size, |_| DEADLINE.into()),
        &roadmap(BELOW, size, |at| format!("{DEADLINE}    implements: п. {at}\n")),
    );
    parents_in_a_circle: |size| (0..size / 4).map(|at| {
        let next = (at + 1) % (size / 4);
        format!("# file: s{at}.yaml\nid: s{at}\nlevel: school\nparent: s{next}\nperiod: 2024\nmeasures: []\n")
    }).collect();
    one_line: |size| {
        let measures = (0..size).map(|at| format!("{{id: m{at}, title: Мероприятие {at}}}"));
        let measures: Vec<String> = measures.collect();
        format!("{{id: school, level: school, period: 2024, measures: [{}]}}\n", measures.join(", "))
    };
    keys_of_one_entry: |size| roadmap(SCHOOL, 1, |_| {
        DEADLINE.to_owned() + &(0..size).map(|at| format!("    zz{at}z: что-то\n")).collect::<String>()
    });
    approved: |size| approving(size, |at| format!("approves: a{at}"), |_| "form: [А, Б]".into());
    approved_texts: |size| approving(size, |at| format!("approves: a{at}"), |at| format!("text: no-{at}.md"));
    loops_of_levels: |size| roadmap(SCHOOL, size, |at| {
        format!("{DEADLINE}    implements: m{}\n", (at + 1) % size)
    });
    references_in_one_text: |size| {
        let clause = format!("order:\n  title: О мерах\n  clauses:\n    - {{id: c, text: '{}'}}\n", "{ref:c} ".repeat(size));
        roadmap(&format!("{SCHOOL}\n{clause}"), 1, |_| DEADLINE.into())
    };
    bodies: |size| roadmap(&with_bodies(size), size, |at| match at {
        0 => "    responsible: b0\n".into(),
        _ => format!("{DEADLINE}    responsible: b{at}\n"),
    });
    unknown_bodies: |size| roadmap(&with_bodies(size), size, |at| format!("{DEADLINE}    responsible: bb{at}\n"));
    sources: |size| {
        let sources: Vec<String> = (0..size).map(|at| format!("бюджет {at}")).collect();
        let figures: Vec<String> = sources.iter().map(|source| format!("{source} края: 5")).collect();
        let field = format!("fields: {{money: {{by: year, sources: [{}]}}}}", sources.join(", "));
        roadmap(&format!("{SCHOOL}\n{field}"), 1, |_| {
            format!("{DEADLINE}    fields: {{money: {{2024: {{{}}}}}}}\n", figures.join(", "))
        })
    };
    merged_entries: |size| roadmap(SCHOOL, size, |at| match at {
        0 => format!("{DEADLINE}    result: &one {{on: 2024-03-01}}\n"),
        _ => format!("{DEADLINE}    <<: *one\n"),
    });
    wrong_years: |size| {
        let targets: Vec<String> = (0..size).map(|at| format!("{}: 5", 10_000 + at)).collect();
        let indicator = format!("indicators:\n  - {{id: i, title: Доля, unit: '%', targets: {{{}}}}}\n", targets.join(", "));
        roadmap(SCHOOL, 1, |_| DEADLINE.into()) + &indicator
    };
    names_in_russian: |size| roadmap(SCHOOL, size, |at| format!("{DEADLINE}    after: МЕРА-{at}\n"));
    files_of_one_id: |size| (0..size / 4).map(|at| {
        format!("# file: s{at}.yaml\n{SCHOOL}\nperiod: 2024\nmeasures: []\n")
    }).collect();
    columns_of_a_row: |size| {
        let all = |one: fn(usize) -> String| (0..size).map(one).collect::<Vec<_>>();
        let fields = all(|at| format!("  f{at}: {{unit: руб.}}\n")).concat();
        let figures = all(|at| format!("f{at}: 5")).join(", ");
        roadmap(&format!("{SCHOOL}\nfields:\n{}", fields.trim_end()), 1, |_| {
            format!("{DEADLINE}    fields: {{{figures}}}\n")
        })
    };
    undeclared_columns: |size| {
        let fields: String = (0..size).map(|at| format!("  money-{at}: {{unit: руб.}}\n")).collect();
        roadmap(&format!("{SCHOOL}\nfields:\n{}", fields.trim_end()), size, |at| {
            format!("{DEADLINE}    fields: {{monny-{at}: 5}}\n")
        })
    };
    flaws_of_one_text: |size| {
        roadmap(SCHOOL, 1, |_| DEADLINE.into()).replace("Мероприятие 0", &"Отчёт ,и план ".repeat(size / 4))
    };
}

/// A roadmap whose order has so many clauses, each with an annex.
fn approving(count: usize, clause: fn(usize) -> String, annex: fn(usize) -> String) -> String {
    let clauses: String =
        (0..count).map(|at| format!("    - {{text: Утвердить план {at}, {}}}\n", clause(at))).collect();
    let annexes = (0..count).map(|at| format!("  - {{id: a{at}, title: План {at}, {}}}\n", annex(at)));
    let head = format!("{SCHOOL}\norder:\n  title: О мерах\n  clauses:\n{clauses}");
    roadmap(&head, 1, |_| DEADLINE.into()) + "annexes:\n" + &annexes.collect::<String>()
}

/// The head of a roadmap with so many bodies.
fn with_bodies(count: usize) -> String {
    let bodies: String = (0..count).map(|at| format!("  b{at}: Отдел {at}\n")).collect();
    format!("{SCHOOL}\nbodies:\n{}", bodies.trim_end())
}
