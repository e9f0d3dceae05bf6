//! Single mistakes in a clean workspace, and what a careful editor would want to read of each.
//!
//! Every line of `cases.jsonl` and `more.jsonl` is one: `edits` change a copy of `base`, `run` is what the author types, `expect`
//! is what must be true then. Its keys:
//!
//! - `exit`, `max`, `quiet`, `summary`: the status, how many findings at most, none but advice, figures of the report;
//! - `rules` (or `rule_any`), `severity`, `at` (with `related`), `says`: there is a finding of one of these rules, that
//!   grave, at the text, and all expressions match what it says; `says_not`: none matches any finding;
//! - `text`, `text_not`, `written`, `no_final`, `printed`, `printed_not`: what is written, to the screen and as orders;
//! - `apply`, `paste`: the text or the lines that the help offers, put in their place, give a clean workspace;
//! - `any`: one of these must hold too.
//!
//! Cases named in `open.txt` need not hold, each for the reason that stands there.

mod remedy;
mod words;
mod workspace;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use fancy_regex::Regex;
use serde_json::Value;
use workspace::{Folder, Run, edit, nth_of, told};

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes")
}

/// Every mistake.
fn cases() -> Vec<Value> {
    let files = ["cases.jsonl", "more.jsonl"].map(|file| fs::read_to_string(data().join(file)).unwrap());
    files.iter().flat_map(|file| file.lines()).map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Whether an expression matches a text, great and small letters alike; its first group, else the whole.
pub fn matches(pattern: &str, text: &str) -> Option<String> {
    let regex = Regex::new(&format!("(?is){pattern}")).unwrap();
    let found = regex.captures(text).unwrap()?;
    found.get(1).or(found.get(0)).map(|found| found.as_str().to_owned())
}

fn texts(value: &Value) -> impl Iterator<Item = &str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str)
}

/// One value or the parts of a list.
fn each(value: &Value) -> Vec<&Value> {
    match value {
        Value::Null => Vec::new(),
        Value::Array(list) => list.iter().collect(),
        one => vec![one],
    }
}

/// Whether a place of a report overlaps the text of a case, or begins on a line of it.
fn stands(root: &Path, place: &Value, location: &Value) -> bool {
    if location["file"] != place["file"] {
        return false;
    }
    let Some(text) = place["text"].as_str() else { return true };
    let all = fs::read(root.join(place["file"].as_str().unwrap())).unwrap();
    let all = String::from_utf8_lossy(&all);
    let start = nth_of(&all, text, place["nth"].as_u64().unwrap_or(1)).expect("the text of a place is there");
    let end = start + text.trim_end_matches('\n').len();
    let line_of = |at: usize| all[..at].matches('\n').count() as u64 + 1;
    let (first, last) = (line_of(start), line_of(end));
    let number = |key: &str| location[key].as_u64().unwrap();
    let overlaps = (number("start") as usize) < end
        && start < (number("end") as usize).max(number("start") as usize + 1);
    let is_wide = number("end_line") - number("line") > last - first + 2;
    (first..=last).contains(&number("line")) || !is_wide && overlaps
}

fn is_placed(root: &Path, expected: &Value, finding: &Value) -> bool {
    let related = finding["related"].as_array().into_iter().flatten().map(|other| &other["location"]);
    let related = related.filter(|_| expected["related"] == true);
    let places: Vec<&Value> = std::iter::once(&finding["location"]).chain(related).collect();
    let wanted = each(&expected["at"]);
    wanted.is_empty()
        || wanted.iter().any(|place| places.iter().any(|location| stands(root, place, location)))
}

fn is_named(expected: &Value, finding: &Value) -> bool {
    let rule = finding["rule"].as_str().unwrap();
    let mut rules = texts(&expected["rules"]);
    expected["rule_any"] == true
        || expected["rules"].is_null()
        || rules
            .any(|name| rule == name || name.strip_suffix('*').is_some_and(|group| rule.starts_with(group)))
}

fn weight(severity: &Value) -> usize {
    ["advice", "warning", "error"].iter().position(|name| severity == name).unwrap_or(0)
}

/// Why none of the findings is the one demanded.
fn seek(root: &Path, expected: &Value, findings: &[Value]) -> Vec<String> {
    if ["rules", "rule_any", "at", "says"].iter().all(|key| expected[*key].is_null()) {
        return Vec::new();
    }
    let fits = |finding: &&Value| {
        is_placed(root, expected, finding)
            && is_named(expected, finding)
            && weight(&finding["severity"]) >= weight(&expected["severity"])
    };
    let lacks = findings.iter().filter(fits).map(|finding| {
        let said = told(finding);
        let lacks = texts(&expected["says"]).filter(|pattern| matches(pattern, &said).is_none());
        lacks.map(|pattern| format!("does not say /{pattern}/, but: {said}")).collect::<Vec<_>>()
    });
    let none = || vec![format!("no such finding at the place, but: {:?}", spots(findings))];
    lacks.min_by_key(Vec::len).unwrap_or_else(none)
}

fn spots(findings: &[Value]) -> Vec<String> {
    let spot =
        |one: &Value| format!("{} {}:{}", one["rule"], one["location"]["file"], one["location"]["line"]);
    findings.iter().take(4).map(spot).collect()
}

/// The pages below a folder, as they are read: escapes of Markdown taken away, every blank a blank.
fn pages(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().map(Result::unwrap) {
        if entry.path().is_dir() {
            found.extend(pages(&entry.path()));
        } else if entry.path().extension().is_some_and(|end| end == "md") {
            let text = fs::read_to_string(entry.path()).unwrap().replace(['\u{a0}', '\u{202f}'], " ");
            found.push(Regex::new(r"\\([^\w\s])").unwrap().replace_all(&text, "$1").into_owned());
        }
    }
    found
}

fn printed(expected: &Value, root: &Path) -> Vec<String> {
    let out = Folder::new();
    let folder = out.0.to_str().unwrap();
    Run::new(&["build", ".", "--out", folder, "--force", "--format", "md"], root);
    let pages = pages(&out.0);
    let is_draft = |page: &&String| page.contains("ПРОЕКТ");
    let lacks = texts(&expected["printed"]).filter(|text| !pages.iter().any(|page| page.contains(text)));
    let lacks = lacks.map(|text| format!("is not printed: {text}"));
    let kept = texts(&expected["printed_not"])
        .filter(|text| pages.iter().any(|page| page.contains(text) && !is_draft(&page)))
        .map(|text| format!("is printed as final: {text}"));
    lacks.chain(kept).collect()
}

/// What is not as it should be.
fn verdict(root: &Path, expected: &Value, run: &Run) -> Vec<String> {
    let mut bad = Vec::new();
    if !expected["exit"].is_null()
        && !each(&expected["exit"]).iter().any(|exit| exit.as_i64() == Some(run.exit.into()))
    {
        bad.push(format!("exit status {}", run.exit));
    }
    if expected["max"].as_u64().is_some_and(|most| run.findings.len() as u64 > most) {
        bad.push(format!("{} findings: {:?}", run.findings.len(), spots(&run.findings)));
    }
    if expected["quiet"] == true && run.findings.iter().any(|finding| finding["severity"] != "advice") {
        bad.push(format!("nothing is wrong, but: {:?}", spots(&run.findings)));
    }
    bad.extend(seek(root, expected, &run.findings));
    for pattern in texts(&expected["says_not"]) {
        bad.extend(
            run.findings
                .iter()
                .find_map(|one| matches(pattern, &told(one)))
                .map(|said| format!("says {said}")),
        );
    }
    for (key, value) in expected["summary"].as_object().into_iter().flatten() {
        if run.summary[key] != *value {
            bad.push(format!("summary: {key} is {}", run.summary[key]));
        }
    }
    let lacks = texts(&expected["text"]).filter(|pattern| matches(pattern, &run.all).is_none());
    bad.extend(lacks.map(|pattern| format!("does not write /{pattern}/")));
    let said = texts(&expected["text_not"]).filter(|pattern| matches(pattern, &run.all).is_some());
    bad.extend(said.map(|pattern| format!("writes /{pattern}/")));
    if expected["written"].as_str().is_some_and(|file| !root.join(file).exists()) {
        bad.push("the file is not written".into());
    }
    if let Some(folder) = expected["no_final"].as_str() {
        bad.extend(
            pages(&root.join(folder))
                .iter()
                .find(|page| !page.contains("ПРОЕКТ"))
                .map(|_| "printed as final".into()),
        );
    }
    if !expected["printed"].is_null() || !expected["printed_not"].is_null() {
        bad.extend(printed(expected, root));
    }
    if expected["apply"] == true && bad.is_empty() {
        let mut placed = run.findings.iter().filter(|finding| is_placed(root, expected, finding));
        if !placed.any(|finding| remedy::applies(root, finding)) {
            bad.push("what the help offers gives no clean workspace".into());
        }
    }
    if !expected["paste"].is_null() && bad.is_empty() {
        bad.extend(remedy::paste(root, run, &expected["paste"]));
    }
    let ways: Vec<Vec<String>> = each(&expected["any"]).iter().map(|way| verdict(root, way, run)).collect();
    if !ways.is_empty() && ways.iter().all(|way| !way.is_empty()) {
        bad.push(format!("none of the ways: {ways:?}"));
    }
    bad
}

fn try_case(case: &Value) -> Vec<String> {
    let folder = Folder::copy_of(&data().join("base"));
    let root = &folder.0;
    let args = |value: &Value| texts(value).map(str::to_owned).collect::<Vec<_>>();
    let run = |value: &Value, folder: &Path| {
        let args = args(value);
        Run::new(&args.iter().map(String::as_str).collect::<Vec<_>>(), folder)
    };
    for step in each(&case["before"]) {
        each(&step["edits"]).into_iter().for_each(|one| edit(root, one));
        if !step["run"].is_null() {
            let first = run(&step["run"], root);
            if let Some(file) = step["stdout"].as_str() {
                fs::write(root.join(file), first.out).unwrap();
            }
        }
    }
    each(&case["edits"]).into_iter().for_each(|one| edit(root, one));
    let from = root.join(case["cwd"].as_str().unwrap_or("."));
    fs::create_dir_all(&from).unwrap();
    let run = if case["run"].is_null() { Run::check(&from) } else { run(&case["run"], &from) };
    if run.exit < 0 || run.exit == 101 {
        return vec![format!("a crash: {}", run.all)];
    }
    verdict(root, &case["expect"], &run)
}

#[test]
fn every_mistake_gets_an_answer_that_its_author_can_use() {
    let base = Run::check(&data().join("base"));
    assert!(base.is_clean(0), "the workspace itself is not clean: {:?}", spots(&base.findings));
    let cases = cases();
    let open = fs::read_to_string(data().join("open.txt")).unwrap();
    let open: BTreeMap<&str, &str> = open.lines().filter_map(|line| line.split_once(": ")).collect();
    let next = std::sync::atomic::AtomicUsize::new(0);
    let work = || {
        let mut failed = Vec::new();
        while let Some(case) = cases.get(next.fetch_add(1, std::sync::atomic::Ordering::Relaxed)) {
            let id = case["id"].as_str().unwrap();
            if open.contains_key(id) {
                continue;
            }
            let why = try_case(case);
            if !why.is_empty() {
                failed.push(format!("{id}: {}\n  {why:?}", case["what"]));
            }
        }
        failed
    };
    let failed: Vec<String> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(work)).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    assert!(failed.is_empty(), "{} cases:\n{}", failed.len(), failed.join("\n"));
}
