//! Findings that say the same are put into words once for the report in JSON: each must say there what it says alone.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use vekha::Options;
use vekha::base::Lang;
use vekha::report::{Checked, Findings, ReportItem};
use vekha::world::System;

use super::{machine, report, support};

/// A plan over three that are late for it by as many days, by more, and without a date: alike row for row and not alike.
fn plans() -> String {
    let rows = |days: [&str; 4], parent: &str| -> String {
        let row = |(at, day): (usize, &&str)| {
            let implements = if parent.is_empty() { "" } else { "    implements: above/m" };
            let link = if parent.is_empty() { String::new() } else { format!("{implements}{at}\n") };
            format!("  - id: m{at}\n    title: Отчёт\n    deadline: до {day} 2024 года\n{link}")
        };
        days.iter().enumerate().map(row).collect()
    };
    let plan = |name: &str, level: &str, parent: &str, days| {
        let above = if parent.is_empty() { String::new() } else { format!("parent: {parent}\n") };
        let rows = rows(days, parent);
        format!("# file: {name}.yaml\nid: {name}\nlevel: {level}\nperiod: 2024\n{above}measures:\n{rows}")
    };
    let late = ["15 марта", "15 марта", "16 марта", "20 апреля"];
    [
        plan("above", "region", "", ["1 марта", "1 марта", "2 марта", "2 марта"]),
        plan("one", "school", "above", late),
        plan("other", "school", "above", late),
        plan("third", "municipality", "above", ["20 марта", "15 марта", "17 марта", "21 апреля"]),
    ]
    .concat()
}

/// What a finding says alone.
fn alone<'c>(findings: &Findings<'c>, item: ReportItem<'c>) -> Value {
    let told = findings.told(item).unwrap();
    let related = told.related.iter().map(|other| {
        let location = findings.other(item, other);
        json!({"message": other.message, "location": location})
    });
    json!([told.message, told.help, related.collect::<Vec<_>>(), told.fixes, told.data])
}

/// What the report says of it.
fn reported(finding: &Value) -> Value {
    let titles: Vec<&Value> = finding["fixes"].as_array().unwrap().iter().map(|fix| &fix["title"]).collect();
    json!([finding["message"], finding["help"], finding["related"], titles, finding["data"]])
}

/// How many findings there are, each of which says in the report what it says alone.
fn agreeing(checked: &Checked) -> usize {
    let text = machine(checked, report::json);
    let report: Value = serde_json::from_str(&text).unwrap();
    // The keys are written by hand, and stand as serde writes them.
    let lines: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("{\"rule\"")).collect();
    let by_serde = report["findings"].as_array().unwrap().iter().map(Value::to_string);
    let by_serde: Vec<String> = by_serde.map(|line| line.replacen("{\"rule\"", "", 1)).collect();
    assert_eq!(lines.iter().map(|line| line.trim_end_matches(',')).collect::<Vec<_>>(), by_serde);
    let findings = Findings::new(std::slice::from_ref(checked), &System);
    let told: Vec<Value> = findings.items.iter().map(|item| alone(&findings, *item)).collect();
    let reported: Vec<Value> = report["findings"].as_array().unwrap().iter().map(reported).collect();
    assert_eq!(reported, told);
    told.len()
}

#[test]
fn each_says_in_the_report_what_it_says_alone() {
    for lang in [Lang::Ru, Lang::En] {
        let options = Options { lang: Some(lang), roadmaps: true, ..Options::default() };
        let world = support::world(&plans());
        let made = vekha::check(&world, &[PathBuf::from(support::ROOT)], &options).unwrap();
        assert!(made.iter().map(agreeing).sum::<usize>() > 20);
        let kept = Path::new(env!("CARGO_MANIFEST_DIR"));
        let kept = [kept.join("roadmaps"), kept.join("tests/cases")];
        let kept = vekha::check(&System, &kept, &options).unwrap();
        assert!(kept.iter().map(agreeing).sum::<usize>() > 100);
    }
}
