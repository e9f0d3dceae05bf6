//! Every rule's page is its own test: a block marked `bad: CODES` raises exactly those findings, in the order of the
//! report, and a block marked `good` raises none.

#[path = "support/page.rs"]
mod page;
mod support;

use std::path::PathBuf;

use page::{Example, examples};
use support::ROOT;
use vekha::Options;
use vekha::base::Finding;
use vekha::report::{Checked, PlaceFinder, RenderedFinding};

/// The codes found in a block's files, with their messages.
fn found(text: &str) -> Vec<(String, String)> {
    let world = support::world(text);
    let checked = vekha::check(&world, &[PathBuf::from(ROOT)], &Options::default()).expect("files in memory");
    let told = |one: &Checked| -> Vec<(String, String)> {
        let places = PlaceFinder::new(&one.workspace, &world);
        let told = |finding: &Finding| RenderedFinding::new(finding, one.lang, &places).message;
        one.findings.iter().map(|finding| (finding.rule.to_owned(), told(finding))).collect()
    };
    checked.iter().flat_map(told).collect()
}

#[test]
fn pages_find_what_they_say() {
    let mut wrong = Vec::new();
    for rule in vekha::rules::all() {
        for block in examples(rule.page) {
            let place = format!("{} line {}", rule.code, block.line);
            let expected: Vec<&str> = match block.mark.strip_prefix("bad:") {
                Some(codes) => codes.split_whitespace().collect(),
                None if block.mark == "good" => Vec::new(),
                None => panic!("{place}: a block is marked `good` or `bad: CODES`"),
            };
            let found = found(&block.text);
            let codes: Vec<&str> = found.iter().map(|(code, _)| code.as_str()).collect();
            if codes != expected {
                wrong.push(format!("{place}\n  marked {expected:?}\n  found  {found:#?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn pages_show_a_bad_and_a_good_example() {
    for rule in vekha::rules::all() {
        let blocks = examples(rule.page);
        let names =
            |block: &Example| block.mark.strip_prefix("bad:").is_some_and(|codes| codes.contains(rule.code));
        assert!(blocks.iter().any(names), "{}: no block raises it", rule.code);
        assert!(blocks.iter().any(|block| block.mark == "good"), "{}: no good example", rule.code);
    }
}

#[test]
fn pages_speak_both_languages() {
    for rule in vekha::rules::all() {
        let first = rule.page.lines().next().unwrap_or_default();
        let title = first.strip_prefix(&format!("# {}: ", rule.code));
        let both = title.and_then(|title| title.split_once(" · "));
        assert!(both.is_some(), "{}: the first line is `# code: название · title`", rule.code);
        assert_eq!(rule.page.lines().nth(1), Some(""), "{}: the title goes on in the second line", rule.code);
        for heading in ["## По-русски", "## In English"] {
            assert!(rule.page.lines().any(|line| line == heading), "{}: no `{heading}`", rule.code);
        }
    }
}
