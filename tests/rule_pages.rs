//! Every rule's page is its own test: a block marked `bad: CODES` raises exactly those findings, in the order of the
//! report, and a block marked `good` raises none.

mod support;

use std::path::PathBuf;

use support::ROOT;
use vekha::Options;

/// A YAML block of a page.
struct Block {
    /// What the fence says after `yaml`.
    mark: String,
    /// The line of the fence.
    line: usize,
    text: String,
}

/// The YAML blocks of a page.
fn blocks(page: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = false;
    for (line, number) in page.lines().zip(1..) {
        match line.strip_prefix("```") {
            Some(fence) if !open && fence.starts_with("yaml") => {
                let mark = fence.trim_start_matches("yaml").trim().to_owned();
                blocks.push(Block { mark, line: number, text: String::new() });
                open = true;
            }
            Some(_) => open = false,
            None if open => {
                let block = blocks.last_mut().expect("an open block was pushed");
                block.text.push_str(line);
                block.text.push('\n');
            }
            None => {}
        }
    }
    blocks
}

/// The codes found in a block's files, with their messages.
fn found(text: &str) -> Vec<(String, String)> {
    let world = support::world(text);
    let checked = vekha::check(&world, &[PathBuf::from(ROOT)], &Options::default()).expect("files in memory");
    let findings = checked.into_iter().flat_map(|one| one.findings);
    findings.map(|finding| (finding.rule.to_owned(), finding.message.to_string())).collect()
}

#[test]
fn pages_find_what_they_say() {
    let mut wrong = Vec::new();
    for rule in vekha::rules::all() {
        for block in blocks(rule.page) {
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
        let blocks = blocks(rule.page);
        let names =
            |block: &Block| block.mark.strip_prefix("bad:").is_some_and(|codes| codes.contains(rule.code));
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
        for heading in ["## По-русски", "## In English"] {
            assert!(rule.page.lines().any(|line| line == heading), "{}: no `{heading}`", rule.code);
        }
    }
}
