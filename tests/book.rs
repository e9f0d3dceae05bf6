//! The book: every file of it is in its contents, every link leads somewhere, every YAML in it is read, and every command
//! prints what the page says. `UPDATE_EXPECTED=1` writes what is made from the program: outputs, the reference of keys, the
//! lists and pages of rules.

mod support;
#[path = "book/keys.rs"]
mod keys;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use vekha::base::{Lang, Severity};
use vekha::rules::{self, RulePage};

fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs")
}

/// The pages of a folder of the book, of its root where none is named, with their languages.
fn pages(folder: &str) -> Vec<(PathBuf, String)> {
    let entries = std::fs::read_dir(docs().join(folder)).unwrap().map(|entry| entry.unwrap().path());
    let files = entries.filter(|path| path.extension().is_some_and(|kind| kind == "md"));
    let files = files.filter(|path| !path.ends_with("SUMMARY.md"));
    let mut pages: Vec<_> =
        files.map(|path| (path.clone(), std::fs::read_to_string(path).unwrap())).collect();
    pages.sort();
    pages
}

/// All pages that are written by hand.
fn all_pages() -> impl Iterator<Item = (PathBuf, String)> {
    ["", "ru", "en"].into_iter().flat_map(pages)
}

/// The language of a page is that of its heading.
fn language(page: &str) -> &'static str {
    let head = page.lines().next().unwrap_or_default();
    if head.contains(|sign| ('а'..='я').contains(&sign)) { "ru" } else { "en" }
}

/// Holds a file to what is made from the program.
fn same(path: &Path, made: &str) {
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, made).unwrap();
    }
    let there = std::fs::read_to_string(path).unwrap_or_default();
    let differs = there.lines().zip(made.lines()).find(|(there, made)| there != made);
    assert!(
        there == made,
        "{}: UPDATE_EXPECTED=1 cargo test --test book writes it; first there: {differs:?}",
        path.display()
    );
}

/// The blocks of a page: the line of the fence, what stands behind it, the text.
fn blocks(page: &str) -> Vec<(String, String)> {
    let mut blocks: Vec<(String, String)> = Vec::new();
    let mut open = false;
    for line in page.lines() {
        match line.strip_prefix("```") {
            Some(mark) if !open => {
                blocks.push((mark.trim().to_owned(), String::new()));
                open = true;
            }
            Some(_) => open = false,
            None if open => {
                let (_, text) = blocks.last_mut().unwrap();
                text.push_str(line);
                text.push('\n');
            }
            None => {}
        }
    }
    blocks
}

/// The words of a command, with quotes around what holds blanks.
fn words(command: &str) -> Vec<String> {
    let parts = command.split('"').enumerate();
    parts
        .flat_map(|(at, part)| match at % 2 {
            0 => part.split_whitespace().map(str::to_owned).collect(),
            _ => vec![part.to_owned()],
        })
        .collect()
}

/// What the program says, and its status.
fn run(folder: &Path, lang: &str, command: &str) -> (Option<i32>, String) {
    // What the shell does with the output, and what is said to the reader, is not the program's.
    let command = command.split(" > ").next().and_then(|command| command.split(" # ").next()).unwrap();
    let words = words(command);
    assert_eq!(words[0], "vekha", "{command}");
    let mut vekha = Command::new(env!("CARGO_BIN_EXE_vekha"));
    vekha.current_dir(folder).args(&words[1..]).env("VEKHA_LANG", lang).env("COLUMNS", "100");
    vekha.env("NO_COLOR", "1").env("VEKHA_CACHE_DIR", folder.join(".cache"));
    let output = vekha.output().unwrap();
    let said = [output.stdout.as_slice(), output.stderr.as_slice()].concat();
    (output.status.code(), String::from_utf8(said).unwrap().trim_end().to_owned())
}

/// Writes the files of a block that begins with `# file:`.
fn write_files(folder: &Path, text: &str) {
    for file in text.split("# file: ").skip(1) {
        let (name, text) = file.split_once('\n').unwrap();
        let path = folder.join(name.trim());
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
}

/// The page as it should be: what commands print stands below them.
fn played(path: &Path, page: &str, lang: &str) -> String {
    let name = path.file_stem().unwrap().to_string_lossy();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("book").join(format!("{lang}-{name}"));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("vekha.yaml"), format!("language: {lang}\n")).unwrap();
    if name == "import" {
        let order = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/armavir-tabs.docx");
        std::fs::copy(order, folder.join("приказ-58.docx")).unwrap();
    }
    let mut made = page.to_owned();
    for (mark, text) in blocks(page) {
        match mark.as_str() {
            "yaml" => write_files(&folder, &text),
            mark if mark.starts_with("json ") => {
                std::fs::write(folder.join(mark.trim_start_matches("json ")), &text).unwrap();
            }
            "console" => {
                let command = text.lines().next().unwrap();
                let (status, said) = run(&folder, lang, command.strip_prefix("$ ").unwrap());
                assert_ne!(status, Some(2), "{command}: {said}");
                made = made.replace(
                    &format!("```console\n{text}```"),
                    &format!("```console\n{command}\n{said}\n```"),
                );
            }
            "sh" => {
                let apart = folder.join("apart");
                std::fs::create_dir_all(&apart).unwrap();
                for command in text.lines().filter(|line| line.starts_with("vekha ")) {
                    let (status, said) = run(&apart, lang, command);
                    assert_eq!(status, Some(0), "{command}: {said}");
                }
                std::fs::remove_dir_all(&apart).unwrap();
            }
            _ => {}
        }
    }
    made
}

#[test]
fn what_the_book_shows_is_what_the_program_prints() {
    for (path, page) in all_pages() {
        same(&path, &played(&path, &page, language(&page)));
    }
}

#[test]
fn every_yaml_of_the_book_is_read() {
    let head = |text: &str| {
        let keys = [
            ("id", "id: plan"),
            ("level", "level: school"),
            ("parent", "parent: null"),
            ("period", "period: 2024"),
        ];
        let missing = keys.iter().filter(|(key, _)| !text.starts_with(&format!("{key}:")));
        missing.map(|(_, line)| format!("{line}\n")).collect::<String>()
    };
    for (path, page) in all_pages() {
        for (mark, text) in blocks(&page) {
            let whole = match mark.as_str() {
                "yaml part" => format!("# file: plan.yaml\n{}{text}", head(&text)),
                "yaml settings" => {
                    format!("# file: vekha.yaml\n{text}# file: plan.yaml\n{}measures: []\n", head(""))
                }
                "yaml" => {
                    assert!(text.starts_with("# file: "), "{}: {text}", path.display());
                    continue;
                }
                // The hosts' own schemas hold these: tests/outside/hosts.sh.
                "yaml github" | "yaml gitlab" | "yaml hook" | "sh" | "console" | "text" | "" => continue,
                mark if mark.starts_with("json ") => continue,
                other => panic!("{}: a block of {other}", path.display()),
            };
            let world = support::world(&whole);
            let checked = vekha::check(&world, &[support::ROOT.into()], &vekha::Options::default()).unwrap();
            let errors = checked.iter().flat_map(|one| &one.findings);
            let errors: Vec<_> =
                errors.filter(|one| one.severity == Severity::Error).map(|one| one.rule).collect();
            assert_eq!(errors, [] as [&str; 0], "{}:\n{whole}", path.display());
        }
    }
}

#[test]
fn rules_stand_in_the_book_as_they_are() {
    for rule in rules::all() {
        let (group, name) = rule.code.split_once('/').unwrap();
        // `self` is no name that a file of Rust may have.
        let file = if name == "self" { "itself".to_owned() } else { name.replace('-', "_") };
        let source = format!("src/rules/{group}/{file}.md");
        assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(&source).exists(), "{source}");
        let own = format!("{{{{#include ../../../{source}}}}}\n");
        same(&docs().join(format!("rules/{}.md", rule.code)), &own);
    }
    let heads = [
        (
            Lang::Ru,
            "# Правила\n\nЧто значит находка и как её исправить, печатает `vekha explain ПРАВИЛО`. Страницы ниже собирает книга \
             (mdbook); без неё тот же\nтекст лежит в `src/rules`.\n\n| правило | вес | что находит |",
        ),
        (
            Lang::En,
            "# Rules\n\n`vekha explain RULE` prints what a finding means and how to mend it. The book (mdbook) makes the \
             pages below; without it\nthe same text lies in `src/rules`.\n\n| rule | severity | what it finds |",
        ),
    ];
    for (lang, head) in heads {
        let mut list = format!("{head}\n| --- | --- | --- |\n");
        for rule in rules::all() {
            let severity = vekha::report::message::ReportMessage::Severity(rule.severity);
            let severity = vekha::base::Message::say(&severity, lang);
            let title = RulePage::of(rule).title(lang);
            let _ = writeln!(list, "| [`{0}`](../rules/{0}.md) | {severity} | {title} |", rule.code);
        }
        same(&docs().join(lang.name()).join("rules.md"), &list);
    }
}

#[test]
fn the_contents_name_every_page_and_every_link_leads_somewhere() {
    let contents = std::fs::read_to_string(docs().join("SUMMARY.md")).unwrap();
    let targets = |text: &str| -> BTreeSet<String> {
        let links = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        links
            .filter(|link| !link.contains("://"))
            .map(|link| link.split('#').next().unwrap().to_owned())
            .collect()
    };
    let named = targets(&contents);
    for name in &named {
        assert!(docs().join(name).is_file(), "SUMMARY.md names {name}");
    }
    for (path, page) in all_pages() {
        let name = path.strip_prefix(docs()).unwrap().to_string_lossy().into_owned();
        assert!(named.contains(&name), "SUMMARY.md lacks {name}");
        for link in targets(&page).iter().filter(|link| !link.is_empty()) {
            assert!(path.parent().unwrap().join(link).is_file(), "{name} leads to {link}");
        }
    }
    for rule in rules::all() {
        assert!(named.contains(&format!("rules/{}.md", rule.code)), "SUMMARY.md lacks {}", rule.code);
    }
}
