//! Fixes: examples of every kind, and laws over all mistakes that are known.
//!
//! A folder of `tests/fixes` is a workspace with mistakes; beside each file that is mended stands what `--fix` makes of
//! it (`NAME.safe`), and what `--unsafe-fixes` makes of it where that is more (`NAME.unsafe`).
//! `UPDATE_EXPECTED=1 cargo test --test fix` writes them anew, to be read before they are committed.
//!
//! The laws hold for every mistake of `tests/mistakes`, made alone: what a fix mends is gone, no finding is new but what
//! the mistake hid, a second run changes nothing, and line ends and the mark at the start of a file stay as they are.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use serde_json::Value;
use support::{ROOT, world_of};
use vekha::base::Finding;
use vekha::deadline::Calendar;
use vekha::document::document;
use vekha::render::{FileFormat, Renderer, Templates};
use vekha::report::Checked;
use vekha::session::{Applicability, MendedFile, fix};
use vekha::workspace::{Workspace, workspaces};
use vekha::{Options, Session};

type Files = BTreeMap<String, String>;

const BOTH: [Applicability; 2] = [Applicability::Safe, Applicability::Unsafe];

/// A workspace mended: its findings before and after, the files that are different, and what a second run would change.
struct Mended {
    before: Vec<Arc<Finding>>,
    after: Vec<Arc<Finding>>,
    files: Vec<MendedFile>,
    again: Vec<MendedFile>,
}

fn mend(files: &Files, allowed: Applicability) -> Option<Mended> {
    let at = |name: &String| Path::new(ROOT).join(name);
    let world = world_of(files.iter().map(|(name, text)| (at(name), text.clone().into_bytes())));
    let found = workspaces(&world, &[PathBuf::from(ROOT)]).ok()?.remove(0);
    let options = Options::default();
    let mut session = Session::open(Arc::new(world), found, options.clone()).ok()?;
    let reported = |snapshot: &vekha::session::Snapshot| {
        let checked = Checked::of(snapshot, &options)?;
        Ok((checked.findings, checked.files))
    };
    let before = reported(&session.snapshot()).unwrap().0;
    let files = fix(&mut session, allowed, &reported).unwrap();
    let after = reported(&session.snapshot()).unwrap().0;
    let again = fix(&mut session, allowed, &reported).unwrap();
    Some(Mended { before, after, files, again })
}

fn data(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder)
}

/// Every file below a folder, by its name from there.
fn read(folder: &Path, prefix: &str, files: &mut Files) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            read(&entry.path(), &format!("{name}/"), files);
        } else {
            files.insert(name, fs::read_to_string(entry.path()).unwrap());
        }
    }
}

#[test]
fn every_kind_is_mended_as_stands_beside_it() {
    let mut wrong = Vec::new();
    let mut folders: Vec<PathBuf> =
        fs::read_dir(data("fixes")).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    assert!(folders.len() >= 3, "the examples are not where they should be");
    for folder in folders {
        let mut files = Files::new();
        read(&folder, "", &mut files);
        let expected: Files = files.extract_if(.., |name, _| !name.ends_with(".yaml")).collect();
        let mut made = Files::new();
        for (allowed, end) in BOTH.into_iter().zip(["safe", "unsafe"]) {
            for file in mend(&files, allowed).unwrap().files {
                let name = file.path.strip_prefix(ROOT).unwrap().to_string_lossy().into_owned();
                if made.get(&format!("{name}.safe")) != Some(&file.new) {
                    made.insert(format!("{name}.{end}"), file.new);
                }
            }
        }
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            made.iter().for_each(|(name, text)| fs::write(folder.join(name), text).unwrap());
        } else if made != expected {
            wrong.push(format!("== {}\n-- made\n{made:#?}\n-- expected\n{expected:#?}", folder.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The clean workspace with each mistake made; those that are no change of text are left out.
fn mistakes() -> Vec<(String, Files)> {
    let mut base = Files::new();
    read(&data("mistakes/base"), "", &mut base);
    let cases =
        ["cases.jsonl", "more.jsonl"].map(|name| fs::read_to_string(data("mistakes").join(name)).unwrap());
    let cases = cases.iter().flat_map(|text| text.lines()).map(|line| serde_json::from_str(line).unwrap());
    let made = cases.filter_map(|case: Value| {
        let mut files = base.clone();
        for edit in case["edits"].as_array()? {
            make(&mut files, edit)?;
        }
        Some((case["id"].as_str()?.to_owned(), files))
    });
    made.collect()
}

fn make(files: &mut Files, edit: &Value) -> Option<()> {
    let name = edit["file"].as_str()?;
    if let Some(text) = edit["write"].as_str() {
        files.insert(name.to_owned(), text.to_owned());
        return Some(());
    }
    let (find, replace) = (edit["find"].as_str()?, edit["replace"].as_str()?);
    let text = files.get_mut(name)?;
    *text = match &edit["nth"] {
        Value::String(_) => text.replace(find, replace),
        nth => {
            let (at, _) = text.match_indices(find).nth(nth.as_u64().unwrap_or(1) as usize - 1)?;
            format!("{}{replace}{}", &text[..at], &text[at + find.len()..])
        }
    };
    Some(())
}

/// Findings by file, rule and measure.
fn counted(findings: &[Arc<Finding>]) -> BTreeMap<(u32, &'static str, Option<&str>), usize> {
    let mut counts = BTreeMap::new();
    for finding in findings {
        *counts.entry((finding.place.file.0, finding.rule, finding.measure.as_deref())).or_default() += 1;
    }
    counts
}

/// The order in which things hide each other: what cannot be read hides names, and wrong names hide meanings.
fn depth(rule: &str) -> u8 {
    match rule.split('/').next() {
        Some("syntax" | "schema") => 0,
        Some("reference") => 1,
        _ if rule == "deadline/unreadable" => 1,
        _ => 2,
    }
}

fn broken_laws(name: &str, files: &Files, allowed: Applicability) -> (usize, Vec<String>) {
    let Some(mended) = mend(files, allowed) else { return (0, Vec::new()) };
    let mut broken = Vec::new();
    let mut tell = |what: String| broken.push(format!("{name}, {allowed:?}: {what}"));
    let fixed: BTreeMap<&str, usize> =
        mended.files.iter().flat_map(|file| &file.fixed).fold(BTreeMap::new(), |mut all, (rule, count)| {
            *all.entry(*rule).or_default() += count;
            all
        });
    let deepest = fixed.keys().map(|rule| depth(rule)).min().unwrap_or(3);
    let (before, after) = (counted(&mended.before), counted(&mended.after));
    for (key, count) in &after {
        let had = before.get(key).copied().unwrap_or_default();
        if *count > had && depth(key.1) <= deepest {
            tell(format!("{key:?} is new"));
        }
    }
    for (rule, count) in &fixed {
        let sum = |counts: &BTreeMap<(u32, &str, Option<&str>), usize>| -> usize {
            counts.iter().filter(|((_, own, _), _)| own == rule).map(|(_, count)| count).sum()
        };
        if depth(rule) == deepest && sum(&before) < sum(&after) + count {
            tell(format!("{rule} was mended {count} times and is not gone"));
        }
    }
    if let Some(file) = mended.again.first() {
        tell(format!("a second run changes {}:\n{}", file.path.display(), file.new));
    }
    // The same in a file of Windows: with the mark at its start and its own line ends.
    let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let on_windows: Files = files.iter().map(|(name, text)| (name.clone(), windows(text))).collect();
    // One in four, by its name, for each takes as long as the rest together.
    let is_taken = name.bytes().map(usize::from).sum::<usize>() % 4 == 0;
    let is_plain =
        is_taken && files.values().all(|text| !text.contains('\r') && !text.starts_with('\u{feff}'));
    if let Some(there) = is_plain.then(|| mend(&on_windows, allowed)).flatten() {
        let new = |files: &[MendedFile], of: &dyn Fn(&str) -> String| -> Vec<(PathBuf, String)> {
            files.iter().map(|file| (file.path.clone(), of(&file.new))).collect()
        };
        if new(&there.files, &str::to_owned) != new(&mended.files, &windows) {
            let there = new(&there.files, &|text| text.replace('\r', "␍"));
            tell(format!("line ends are not kept:\n{there:#?}\n{:#?}", mended.files));
        }
    }
    (fixed.values().sum(), broken)
}

#[test]
fn what_is_mended_is_gone_nothing_is_new_and_all_else_stays() {
    let mistakes = mistakes();
    assert!(mistakes.len() > 300, "the mistakes are not where they should be: {}", mistakes.len());
    for (allowed, least) in BOTH.into_iter().zip([100, 130]) {
        let laws = mistakes.par_iter().map(|(name, files)| broken_laws(name, files, allowed));
        let (fixed, broken): (Vec<usize>, Vec<Vec<String>>) = laws.unzip();
        let broken: Vec<String> = broken.into_iter().flatten().collect();
        assert!(broken.is_empty(), "{} laws are broken\n{}", broken.len(), broken.join("\n"));
        let mended = fixed.iter().filter(|count| **count > 0).count();
        assert!(mended >= least, "only {mended} mistakes are mended, {allowed:?}");
    }
}

/// What is printed of the only roadmap of a workspace, as Markdown and as the words of its page.
fn printed(files: &Files) -> (String, String) {
    let paths = files.keys().map(|name| Path::new(ROOT).join(name));
    let world = world_of(paths.zip(files.values().map(|text| text.clone().into_bytes())));
    let found = workspaces(&world, &[PathBuf::from(ROOT)]).unwrap().remove(0);
    let workspace = Workspace::load(&world, &found).unwrap();
    let (tree, _) = document(&workspace.roadmaps[0], Path::new(ROOT), Calendar::russia(), &world);
    let renderer = Renderer::new(Templates::default()).unwrap_or_else(|_| unreachable!());
    let text = |format| String::from_utf8(renderer.render(&tree, format).unwrap()).unwrap();
    let tags = fancy_regex::Regex::new("<[^>]*>").unwrap();
    (text(FileFormat::Md), tags.replace_all(&text(FileFormat::Html), "").into_owned())
}

#[test]
fn a_reference_in_place_of_a_number_prints_the_same() {
    let mut files = Files::new();
    read(&data("fixes/numbers"), "", &mut files);
    files.retain(|name, _| name.ends_with(".yaml"));
    let mended = mend(&files, Applicability::Safe).unwrap();
    assert_eq!((counted(&mended.after), mended.again.len()), (counted(&mended.before), 0));
    let new: Files = mended.files.iter().map(|file| ("roadmap.yaml".to_owned(), file.new.clone())).collect();
    assert!(new["roadmap.yaml"].matches("{ref:").count() > 4, "{new:#?}");
    assert_eq!(printed(&new), printed(&files));
}

/// A roadmap with entries in braces, and what authors write for their keys.
const ENTRIES: [&str; 5] = [
    "  - {id: tour, title: Экскурсия в музей, deadline: май 2027 года, responsible: [uo], result: Отчёт, note: Взять автобус}",
    "  signatory: {position: Директор школы, name: К. К. Клёнова}",
    "    - {text: Утвердить план мероприятий, approves: roadmap}",
    "  uo: {name: Управление образования, short: Управление, genitive: управления образования}",
    "  basis: [{title: Приказ управления образования, number: \"12\", date: 2026-12-18}]",
];

const IN_RUSSIAN: [(&str, &str); 12] = [
    ("title", "название"),
    ("deadline", "срок"),
    ("responsible", "ответственный"),
    ("result", "результат"),
    ("note", "примечание"),
    ("name", "фио"),
    ("approves", "утверждает"),
    ("short", "кратко"),
    ("genitive", "родительный"),
    ("number", "номер"),
    ("date", "дата"),
    ("text", "текст"),
];

fn roadmap_with(entry: usize, line: &str) -> String {
    let of = |at: usize| if at == entry { line } else { ENTRIES[at] };
    format!(
        "id: school-2027\nlevel: school\nparent: null\nperiod: 2027\norder:\n  issuer: Школа\n  number: \"5\"\n  date: 2027-01-11\n  \
         title: О музее\n{}\n  clauses:\n{}\n{}\nbodies:\n{}\nmeasures:\n{}\n",
        of(4),
        of(2),
        of(1),
        of(3),
        of(0)
    )
}

/// A line of braces with one of its keys written as authors write it, or without the comma before it.
fn mistyped(line: &str) -> Vec<String> {
    let mut all = Vec::new();
    let keys = line.match_indices(": ").map(|(colon, _)| {
        let start = line[..colon].rfind(|sign: char| !sign.is_ascii_lowercase()).map_or(0, |at| at + 1);
        (start, colon)
    });
    for (start, colon) in keys.filter(|(start, _)| line[..*start].contains('{')) {
        let (before, key, behind) = (&line[..start], &line[start..colon], &line[colon..]);
        let mut put = |before: &str, key: &str| all.push(format!("{before}{key}{behind}"));
        if let Some(bare) = before.strip_suffix(", ") {
            [" ", ". ", "; ", " / "].iter().for_each(|sign| put(&format!("{bare}{sign}"), key));
        }
        put(before, &format!("{}{}", key[..1].to_uppercase(), &key[1..]));
        put(before, &key.replace('a', "а").replace('e', "е").replace('o', "о"));
        put(before, &key[..key.len() - 1]);
        put(before, "особое");
        if let Some((_, word)) = IN_RUSSIAN.iter().find(|(own, _)| *own == key) {
            put(before, word);
            if let Some(bare) = before.strip_suffix(", ") {
                put(&format!("{bare} "), word);
            }
        }
    }
    all.push(line.replace('{', "(").replace('}', ")"));
    all.push(line.replace('}', ")"));
    all
}

/// Every value of a text that has no parts.
fn values(text: &str) -> Vec<String> {
    fn add(node: vekha::syntax::Node<'_>, all: &mut Vec<String>) {
        node.entries().map(|(_, value)| value).chain(node.items()).for_each(|part| add(part, all));
        if node.entries().next().is_none() && node.items().next().is_none() {
            all.push(node.text().to_owned());
        }
    }
    let mut all = Vec::new();
    let parsed = vekha::syntax::parse(text, 0);
    parsed.tree.root().into_iter().for_each(|root| add(root, &mut all));
    all.sort();
    all
}

#[test]
fn a_safe_fix_keeps_every_word_in_its_role() {
    let (mut broken, mut mended) = (Vec::new(), 0);
    for (at, entry) in ENTRIES.iter().enumerate() {
        let right = values(&roadmap_with(at, entry));
        for line in mistyped(entry) {
            let text = roadmap_with(at, &line);
            let files = Files::from([("school.yaml".to_owned(), text.clone())]);
            let Some(file) = mend(&files, Applicability::Safe).unwrap().files.into_iter().next() else {
                continue;
            };
            mended += 1;
            // What still cannot be read waits for its author.
            let is_read = vekha::syntax::parse(&file.new, 0).faults.is_empty();
            if is_read && values(&file.new) != right {
                let is_new = |line: &&str| !text.contains(*line);
                broken.push(format!(
                    "{line}\n{}",
                    file.new.lines().filter(is_new).collect::<Vec<_>>().join("\n")
                ));
            }
        }
    }
    assert!(broken.is_empty(), "{} words are lost:\n{}", broken.len(), broken.join("\n\n"));
    assert!(mended > 60, "only {mended} lines are mended");
}

#[test]
fn what_proves_bad_costs_no_more_than_its_own_part() {
    const MANY: usize = 128;
    let plan = |number: usize| {
        format!(
            "id: school-{number}\nlevel: school\nparent: null\nperiod: 2024\nmeasures:\n  - {{id: fair, title: Ярмарка, \
            deadline: до1 марта 2024 года, responsible: Директор, result: Акт}}\n"
        )
    };
    let files = (0..MANY).map(|number| (Path::new(ROOT).join(format!("{number:03}.yaml")), plan(number)));
    let world = world_of(files.map(|(path, text)| (path, text.into_bytes())));
    let found = workspaces(&world, &[PathBuf::from(ROOT)]).unwrap().remove(0);
    let options = Options::default();
    let mut session = Session::open(Arc::new(world), found, options.clone()).unwrap();
    // One of the fixes would break its file.
    let bad = |finding: &Arc<Finding>| {
        let mut finding = Finding::clone(finding);
        let is_bad = finding.roadmap.as_deref() == Some("school-77");
        let mut fixes = finding.fixes.to_vec();
        fixes.iter_mut().flat_map(|fix| &mut fix.edits).filter(|_| is_bad).for_each(|edit| {
            edit.replacement = "{".into();
        });
        finding.fixes = fixes.into();
        Arc::new(finding)
    };
    let reported = |snapshot: &vekha::session::Snapshot| {
        let checked = Checked::of(snapshot, &options)?;
        Ok((checked.findings.iter().map(bad).collect(), checked.files))
    };
    let before = session.work().read as usize;
    let mended = fix(&mut session, Applicability::Safe, &reported).unwrap();
    let read = session.work().read as usize - before;
    assert_eq!(mended.len(), MANY - 1);
    assert!(mended.iter().all(|file| file.new.contains("до 1 марта")));
    // To try half as many each time costs each file a few looks, and not one for every try.
    assert!(read < 9 * MANY, "{read}");
}
