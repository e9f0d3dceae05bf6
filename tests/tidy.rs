//! House rules: what the rules of the program are called and where they stand, how long files and functions are, and
//! in which direction modules use each other.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

#[path = "support/files.rs"]
mod files;

use files::{files, root};
use vekha::base::Severity::{self, Advice, Error, Warning};

/// The rules that the format promises, group by group, with their severities.
const PROMISED: &[(&str, &[(&str, Severity)])] = &[
    ("syntax", &[("invalid", Error), ("duplicate-key", Error)]),
    ("workspace", &[("not-read", Warning)]),
    (
        "schema",
        &[
            ("unknown-key", Error),
            ("wrong-type", Error),
            ("missing-key", Error),
            ("invalid-value", Error),
            ("duplicate-id", Error),
        ],
    ),
    (
        "reference",
        &[
            ("unknown-roadmap", Error),
            ("unknown-measure", Error),
            ("unknown-body", Warning),
            ("unknown-annex", Error),
            ("self", Error),
            ("wrong-level", Error),
            ("cycle", Error),
            ("stale-number", Warning),
            ("unknown-indicator", Error),
            ("no-parent", Warning),
        ],
    ),
    (
        "deadline",
        &[
            ("unreadable", Error),
            ("missing", Warning),
            ("no-year", Warning),
            ("outside-period", Error),
            ("before-order", Warning),
            ("repeated", Warning),
            ("text-differs", Warning),
            ("day-off", Advice),
            ("untidy", Advice),
            ("window-differs", Warning),
            ("weekday-differs", Warning),
            ("calendar-ends", Advice),
        ],
    ),
    ("nesting", &[("late", Error), ("missing-occurrence", Error), ("early", Warning), ("undated", Warning)]),
    ("sequence", &[("impossible", Error), ("late-input", Error), ("cycle", Error)]),
    ("conflict", &[("clause", Error)]),
    ("coverage", &[("missing-measure", Error), ("missing-roadmap", Error)]),
    ("status", &[("overdue", Error), ("done-late", Warning), ("done-without-document", Advice)]),
    ("numbering", &[("gap", Warning), ("duplicate", Error), ("disorder", Warning), ("mixed-style", Advice)]),
    (
        "content",
        &[
            ("missing-responsible", Warning),
            ("missing-result", Warning),
            ("period-differs", Warning),
            ("duplicate-title", Warning),
            ("stale-year", Warning),
            ("no-period", Advice),
            ("school-year", Warning),
            ("clause-without-deadline", Advice),
            ("placeholder", Error),
            ("literal-key", Warning),
            ("typed-number", Warning),
            ("look-alike", Warning),
            ("word-quotes", Warning),
            ("invisible", Advice),
            ("lost-comment", Warning),
            ("total-differs", Error),
            ("already-approved", Warning),
            ("result-repeats", Advice),
        ],
    ),
    (
        "indicator",
        &[
            ("below-parent", Error),
            ("over-hundred", Error),
            ("falling", Warning),
            ("missing-year", Advice),
            ("year-outside-period", Warning),
            ("missing-unit", Warning),
            ("definition-differs", Advice),
            ("row-differs", Warning),
        ],
    ),
    (
        "act",
        &[
            ("agreed-after-approval", Warning),
            ("basis-after-act", Warning),
            ("no-number", Advice),
            ("number-differs", Warning),
            ("void-amendment", Warning),
            ("genitive", Advice),
        ],
    ),
    (
        "annex",
        &[
            ("unapproved", Warning),
            ("approved-twice", Error),
            ("missing", Error),
            ("not-printed", Warning),
            ("no-glyph", Warning),
            ("too-wide", Warning),
            ("number-differs", Error),
            ("title-differs", Warning),
        ],
    ),
    (
        "text",
        &[
            ("abbreviation", Advice),
            ("agreement", Warning),
            ("spelling", Advice),
            ("typography", Advice),
            ("unfinished", Warning),
            ("variants", Advice),
        ],
    ),
    ("allow", &[("unused", Advice)]),
    ("baseline", &[("gone", Advice), ("unreadable", Warning)]),
];

fn name(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/")
}

#[test]
fn rules_are_those_that_are_promised() {
    let promised: BTreeMap<String, Severity> = PROMISED
        .iter()
        .flat_map(|(group, rules)| {
            rules.iter().map(move |(name, severity)| (format!("{group}/{name}"), *severity))
        })
        .collect();
    let there: BTreeMap<String, Severity> =
        vekha::rules::all().map(|rule| (rule.code.to_owned(), rule.severity)).collect();
    assert_eq!(vekha::rules::all().count(), there.len(), "a code is given twice");
    assert_eq!(there, promised);
}

#[test]
fn every_rule_is_a_file_and_a_page() {
    let pages: BTreeSet<String> = files("src/rules", "md").iter().map(|path| name(path)).collect();
    let mut expected = BTreeSet::new();
    for rule in vekha::rules::all() {
        // `self` is a word of the language and cannot name a module.
        let stem = format!("src/rules/{}", rule.code.replace('-', "_"))
            .replace("reference/self", "reference/itself");
        let text = fs::read_to_string(root().join(format!("{stem}.rs"))).unwrap_or_default();
        assert!(text.contains(&format!("code: \"{}\"", rule.code)), "{stem}.rs does not hold {}", rule.code);
        assert!(
            text.starts_with(&format!("//! `{}`: ", rule.code)),
            "{stem}.rs does not begin with its rule"
        );
        expected.insert(format!("{stem}.md"));
    }
    assert_eq!(pages, expected);
}

/// The lines of the handbook's table of rules: a group each, with its rules and how much each weighs.
#[test]
fn the_handbook_has_the_table_of_rules() {
    let handbook = fs::read_to_string(root().join("docs/handbook.md")).unwrap();
    let lines = handbook.lines().skip_while(|line| *line != "| group | rules |").skip(2);
    let shown: Vec<&str> = lines.take_while(|line| line.starts_with('|')).collect();
    let mut groups: Vec<(&str, Vec<String>)> = Vec::new();
    for rule in vekha::rules::all() {
        let (group, own) = rule.code.split_once('/').unwrap();
        let weight = match rule.severity {
            Error => 'E',
            Warning => 'W',
            Advice => 'A',
            Severity::Off => '-',
        };
        let told = format!("`{own}` {weight}");
        match groups.iter_mut().find(|(name, _)| *name == group) {
            Some((_, rules)) => rules.push(told),
            None => groups.push((group, vec![told])),
        }
    }
    groups.iter_mut().for_each(|(_, rules)| rules.sort());
    let expected: Vec<String> =
        groups.iter().map(|(group, rules)| format!("| {group} | {} |", rules.join(", "))).collect();
    assert_eq!(shown, expected, "\n{}\n", expected.join("\n"));
}

/// Each library that the program or its tests name says in docs/dependencies.md what it is for.
#[test]
fn each_library_has_its_line() {
    // In a package the manifest is written anew by Cargo, and the one that was typed stands beside it.
    let typed = fs::read_to_string(root().join("Cargo.toml.orig"));
    let manifest = typed.or_else(|_| fs::read_to_string(root().join("Cargo.toml"))).unwrap();
    let page = fs::read_to_string(root().join("docs/dependencies.md")).unwrap();
    let (mut listing, mut seen) = (false, 0);
    for line in manifest.lines() {
        if line.starts_with('[') {
            listing = line == "[dependencies]" || line == "[dev-dependencies]";
        } else if let (true, Some((name, _))) = (listing, line.split_once(" = ")) {
            assert!(page.contains(&format!("`{name}`")), "{name} has no line in docs/dependencies.md");
            seen += 1;
        }
    }
    assert!(seen > 30, "{seen} libraries were looked at");
}

/// Whoever adds a rule writes its file and its page, and one line in the list of its group: nothing else of the
/// program names it.
#[test]
fn a_rule_is_its_file_its_page_and_a_line() {
    for rule in vekha::rules::all() {
        let stem = rule.code.replace('-', "_").replace("reference/self", "reference/itself");
        let (group, own) = stem.split_once('/').unwrap();
        let list = fs::read_to_string(root().join(format!("src/rules/{group}/mod.rs"))).unwrap();
        let lines = |needle: &str| list.lines().filter(|line| line.contains(needle)).count();
        assert_eq!(lines(&format!("mod {own};")), 1, "{group}/mod.rs declares {own}");
        assert_eq!(lines(&format!("&{own}::RULE")), 1, "{group}/mod.rs lists {own}");
        for path in files("src", "rs") {
            let named = fs::read_to_string(&path).unwrap().contains(&format!("\"{}\"", rule.code));
            let file = name(&path);
            assert!(
                !named || file == format!("src/rules/{stem}.rs"),
                "{file} names {}, which only its own file should",
                rule.code
            );
        }
    }
}

#[test]
fn files_are_short_and_say_what_they_are() {
    let mut wrong = Vec::new();
    for path in files("src", "rs").into_iter().chain(files("tests", "rs")) {
        let text = fs::read_to_string(&path).unwrap();
        if !text.starts_with("//! ") {
            wrong.push(format!("{}: no `//!` at its head", name(&path)));
        }
        if text.lines().count() > 400 {
            wrong.push(format!("{}: {} lines, 400 at most", name(&path), text.lines().count()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn functions_are_short() {
    let mut lengths: Vec<(usize, String)> = Vec::new();
    for path in files("src", "rs") {
        let text = fs::read_to_string(&path).unwrap();
        lengths.extend(functions(&text).map(|(lines, head)| (lines, format!("{}: {head}", name(&path)))));
    }
    let long: Vec<_> = lengths.iter().filter(|(lines, _)| *lines > 60).collect();
    assert!(long.is_empty(), "longer than 60 lines: {long:#?}");
    let middling = lengths.iter().filter(|(lines, _)| *lines >= 35).count();
    assert!(
        middling * 10 <= lengths.len(),
        "{middling} of {} functions have 35 lines or more",
        lengths.len()
    );
}

/// The functions of a file as rustfmt lays them out: how many lines each has, and its first.
fn functions(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines: Vec<&str> = text.lines().collect();
    let is_head = |line: &str| {
        let words = line.trim_start();
        words.starts_with("fn ") || (words.starts_with("pub") && words.contains(" fn "))
    };
    (0..lines.len()).filter(move |&at| is_head(text.lines().nth(at).unwrap())).filter_map(move |at| {
        let head = lines[at];
        let indent = head.len() - head.trim_start().len();
        if head.ends_with(';') || head.ends_with('}') {
            return None;
        }
        let close = format!("{}}}", " ".repeat(indent));
        let end = lines[at..].iter().position(|line| *line == close)?;
        Some((end + 1, head.trim()))
    })
}

/// One word, one thing: no two types have one name. What stands in a trait or its `impl` is named by the trait, and what
/// is built in one of two ways is one thing.
#[test]
fn each_type_has_a_name_of_its_own() {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for path in files("src", "rs") {
        let text = fs::read_to_string(&path).unwrap();
        for line in text.lines() {
            if let Some(named) = type_named(line) {
                places.entry(named.to_owned()).or_default().push(name(&path));
            }
        }
    }
    assert!(places.len() > 900, "{} types were found", places.len());
    places.retain(|name, files| files.len() > 1 && name != "PdfRenderer");
    assert!(places.is_empty(), "names that stand for several things: {places:#?}");
}

/// The name of the type that a line begins to define.
fn type_named(line: &str) -> Option<&str> {
    let mut words = line.trim_start().split(' ');
    let mut word = words.next()?;
    while word.starts_with("pub") || word.starts_with("crate::") || word == "in" {
        word = words.next()?;
    }
    let is_alias = word == "type" && !line.starts_with(' ');
    let name = (is_alias || ["struct", "enum", "trait"].contains(&word)).then(|| words.next()).flatten()?;
    name.split(|sign: char| !sign.is_alphanumeric()).next().filter(|name| !name.is_empty())
}

/// A second language of orders is a folder beside the Russian one: the reading itself knows no word of either.
#[test]
fn words_of_deadlines_stand_in_the_tables_of_their_language() {
    let russian = |letter: char| ('\u{400}'..='\u{4ff}').contains(&letter);
    let mut wrong = Vec::new();
    for path in files("src/deadline/read", "rs") {
        if path.components().any(|part| part.as_os_str() == "russian") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap();
        for (at, line) in code.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            let quoted = line.split('"').skip(1).step_by(2);
            let words = quoted.filter(|words| words.contains(russian));
            wrong.extend(words.map(|words| format!("{}:{}: {words}", name(&path), at + 1)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_library_does_not_panic() {
    let banned = [".unwrap()", ".expect(", "panic!(", "todo!(", "unimplemented!(", "unreachable!("];
    for path in files("src", "rs") {
        let text = fs::read_to_string(&path).unwrap();
        for (number, line) in outside_tests(&text) {
            let comment = line.trim_start().starts_with("//");
            let found = banned.iter().find(|word| !comment && line.contains(*word));
            assert!(found.is_none(), "{}:{number}: {}", name(&path), found.unwrap());
        }
    }
}

/// The lines of a file with their numbers, without what stands under `#[cfg(test)]`.
fn outside_tests(text: &str) -> Vec<(usize, &str)> {
    let mut lines = (1..).zip(text.lines());
    let mut kept = Vec::new();
    while let Some((number, line)) = lines.next() {
        if line.trim() != "#[cfg(test)]" {
            kept.push((number, line));
            continue;
        }
        let close = line.replace("#[cfg(test)]", "}");
        let item = lines.find(|(_, line)| !line.trim_start().starts_with("#[")).map_or("", |(_, line)| line);
        if !item.ends_with(';') && !item.ends_with('}') {
            lines.find(|(_, line)| *line == close);
        }
    }
    kept
}
