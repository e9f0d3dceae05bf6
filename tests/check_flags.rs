//! The flags of `vekha check`, on the program itself.

mod support;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use support::program;

const PLAN: &str = "id: school-7\nlevel: school\nperiod: 2024\nmeasures:\n  \
    - {id: fair, title: Ярмарка, deadline: до 31 февраля 2024 года, responsible: Директор, result: Акт}\n  \
    - {id: fest, title: Праздник, deadline: до 1 марта 2024 года, responsible: Директор}\n";

fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    program::folder("check_flags", name, files)
}

fn command(below: &Path, arguments: &[&str]) -> Command {
    let mut command = program::vekha(below);
    command.args(arguments);
    command
}

fn run(below: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let output: Output = command(below, arguments).output().unwrap();
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}

#[test]
fn a_finding_is_a_line_where_asked() {
    let work = folder("concise", &[("vekha.yaml", ""), ("a.yaml", PLAN)]);
    let (status, said) = run(&work, &["check", "--format", "concise"]);
    assert_eq!(status, Some(1));
    assert!(said.starts_with("a.yaml:5:45: ошибка deadline/unreadable "), "{said}");
    assert!(said.contains("a.yaml:6:23: замечание content/missing-result "), "{said}");
    assert!(said.contains("vekha explain"), "{said}");
    let (_, said) = run(&work, &["check", "--format", "concise", "-q"]);
    assert!(said.lines().all(|line| line.starts_with("a.yaml:")), "{said}");
    let (_, said) = run(&work, &["check", "--format", "concise", "-q", "--min-severity", "error"]);
    assert_eq!(said.lines().count(), 1, "{said}");
}

#[test]
fn reports_go_to_files_too() {
    let work = folder("output", &[("vekha.yaml", ""), ("a.yaml", PLAN)]);
    let outputs = ["check", "-q", "--output", "json=r/a.json", "--output", "sarif=r/a.sarif"];
    let (status, said) = run(&work, &outputs);
    assert!(status == Some(1) && said.contains("ошибка["), "{said}");
    for file in ["r/a.json", "r/a.sarif"] {
        let text = std::fs::read_to_string(work.join(file)).unwrap();
        let report: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert!(
            text.contains("deadline/unreadable")
                && report["version"].is_i64() | report["version"].is_string()
        );
    }
    assert_eq!(run(&work, &["check", "--output", "pdf=a.pdf"]).0, Some(2));
    // One file holds one report, and the screen has an option of its own.
    for wrong in [&["json=a", "--output", "sarif=./a"][..], &["json=-"]] {
        let (status, said) = run(&work, &[&["check", "--output"], wrong].concat());
        assert!(status == Some(2) && said.is_empty() && !work.join("a").exists(), "{wrong:?}: {said}");
    }
}

#[test]
fn an_option_that_would_be_heeded_by_nothing_is_refused() {
    let work = folder("idle", &[("vekha.yaml", ""), ("a.yaml", PLAN), ("other.yaml", "")]);
    let idle: [&[&str]; 14] = [
        &["check", "--unsafe-fixes"],
        &["check", "--watch", "-"],
        &["check", "--watch", "--stdin-filename", "a.yaml"],
        &["check", "--write-baseline", "-"],
        &["check", "--fix", "-", "--output", "json=a.json"],
        &["check", "--diff", "--output", "json=a.json"],
        &["check", "--diff", "--statistics"],
        &["rules", "--config", "other.yaml"],
        &["deadline", "--show-files", "до 1 марта 2024"],
        &["explain", "nesting/late", "--show-settings"],
        &["--config", "other.yaml", "merge", "a.json"],
        &["init", "new", "--show-settings"],
        &["lsp", "--show-files"],
        &["export", "--format", "csv", "--remind", "3"],
    ];
    for arguments in idle {
        let (status, said) = run(&work, arguments);
        assert!(status == Some(2) && said.is_empty(), "{arguments:?}: {said}");
    }
    for command in
        [&["status"][..], &["export", "--format", "csv"], &["build", "--out", "o"], &["site", "--out", "o"]]
    {
        let (status, said) = run(&work, &[command, &["--show-files"]].concat());
        assert!(status == Some(0) && said == "a.yaml\nother.yaml\n", "{command:?}: {said}");
    }
    let (_, said) = run(&work, &["status", "--format", "json", "--show-files"]);
    assert!(serde_json::from_str::<serde_json::Value>(&said).is_ok(), "{said}");
}

#[test]
fn what_is_too_light_to_be_told_is_not_mended() {
    let text = PLAN.replace("до 31 февраля", "до1 марта");
    let work = folder("light", &[("vekha.yaml", ""), ("a.yaml", &text)]);
    let mend = |least: &str| run(&work, &["check", "--fix", "--min-severity", least]);
    mend("error");
    assert_eq!(std::fs::read_to_string(work.join("a.yaml")).unwrap(), text);
    mend("advice");
    assert_ne!(std::fs::read_to_string(work.join("a.yaml")).unwrap(), text);
}

#[test]
fn what_the_program_did_not_write_is_not_replaced() {
    let foreign: [(&str, &[u8]); 13] = [
        ("human", "Заметки о картах\n".as_bytes()),
        ("concise", b"NOTES: error in the plan\n"),
        ("json", b"{\"version\":1}"),
        ("sarif", b"{\"runs\":[]}"),
        ("github", b"::group::mine\n"),
        ("gitlab", b"[1,2]"),
        ("junit", b"<?xml version=\"1.0\"?><a/>"),
        ("ics", b"BEGIN:VCALENDAR\r\nPRODID:-//Mozilla//EN\r\n"),
        ("csv", "\u{feff}Фамилия;Имя\r\n".as_bytes()),
        ("xlsx", b"PK\x03\x04 a document of Word"),
        ("svg", b"<svg></svg>"),
        ("dot", b"digraph G {}"),
        ("mermaid", b"flowchart RL\n a --> b\n"),
    ];
    let work = folder("foreign", &[("vekha.yaml", ""), ("a.yaml", PLAN), ("clean/vekha.yaml", "")]);
    std::fs::write(work.join("clean/b.yaml"), "id: b-1\nlevel: school\nperiod: 2024\nmeasures: []\n")
        .unwrap();
    for (at, (form, bytes)) in foreign.into_iter().enumerate() {
        let write = |folder: &str, lang: &str, file: &str| match at < 7 {
            true => {
                let output = format!("{form}={file}");
                run(&work, &["check", folder, "--exit-zero", "--lang", lang, "--output", &output])
            }
            false => run(&work, &["export", folder, "--lang", lang, "--format", form, "--out", file]),
        };
        std::fs::write(work.join("mine"), bytes).unwrap();
        assert_eq!(write(".", "ru", "mine").0, Some(2), "{form}");
        assert_eq!(std::fs::read(work.join("mine")).unwrap(), bytes, "{form}");
        // What it wrote itself it replaces, in either language, with findings or without.
        for (folder, lang) in [(".", "ru"), (".", "en"), ("clean", "ru"), ("clean", "en"), (".", "ru")] {
            let (status, said) = write(folder, lang, &format!("ours.{form}"));
            assert_eq!(status, Some(0), "{form} {folder} {lang}: {said}");
        }
    }
}

#[test]
fn the_status_is_what_was_asked_for() {
    let work = folder("status", &[("vekha.yaml", ""), ("a.yaml", PLAN)]);
    assert_eq!(run(&work, &["check", "--exit-zero"]).0, Some(0));
    let warnings = ["check", "--ignore", "deadline/unreadable"];
    assert_eq!(run(&work, &warnings).0, Some(0));
    assert_eq!(run(&work, &[&warnings[..], &["--deny-warnings"]].concat()).0, Some(1));
}

/// Settings hold no roadmap: by themselves they are nothing to check; beside one they are passed over.
#[test]
fn settings_alone_are_nothing_to_check() {
    let work = folder("settings-alone", &[("vekha.yaml", ""), ("a.yaml", PLAN)]);
    for command in ["check", "build", "status"] {
        assert_eq!(run(&work, &[command, "vekha.yaml"]).0, Some(2), "{command}");
    }
    assert_eq!(run(&work, &["check", "--exit-zero", "vekha.yaml", "a.yaml"]).0, Some(0));
}

/// What cannot be known is told where the list of what is known is written.
#[test]
fn a_list_of_known_findings_says_what_it_cannot_hold() {
    let settings = "language: ru\nbaseline: known.json\n";
    let files = [("vekha.yaml", settings), ("a.yaml", &*format!("{PLAN}foo: 1\n"))];
    let work = folder("not-known", &files);
    let output = command(&work, &["check", "--write-baseline"]).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("не вошли находки групп syntax и schema (1)"), "{said}");
}

#[test]
fn findings_are_counted_by_rule() {
    let work = folder("statistics", &[("vekha.yaml", ""), ("a.yaml", PLAN)]);
    let (status, said) = run(&work, &["check", "--statistics"]);
    assert!(status == Some(1) && said.contains("1  deadline/unreadable"), "{said}");
    let (_, said) = run(&work, &["check", "--statistics", "--format", "json"]);
    let counts: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!((&counts[0]["count"], counts[0]["rule"].is_string()), (&1.into(), true), "{said}");
    assert_eq!(run(&work, &["check", "--statistics", "--format", "sarif"]).0, Some(2));
}

#[test]
fn colours_and_links_are_as_asked() {
    let work = folder("colour", &[("vekha.yaml", ""), ("a.yaml", PLAN)]);
    assert!(!run(&work, &["check"]).1.contains('\x1b'));
    assert!(run(&work, &["check", "--color", "always"]).1.contains("\x1b[31;1m"));
    let mut command = command(&work, &["check", "--color", "never"]);
    let output = command.env("FORCE_HYPERLINK", "1").output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(!said.contains("\x1b[31;1m"), "{said}");
    // Without the address of the book, which whoever builds the program gives it, links lead to the file.
    let link = if vekha::rules::BOOK.is_some() { "\x1b]8;;http" } else { "\x1b]8;;file:///" };
    assert!(said.contains(link), "{said}");
}

#[test]
fn other_settings_take_the_place_of_the_workspaces() {
    let settings = "rules: {deadline: off}\nexclude: [old/**]\n";
    let files = [("vekha.yaml", ""), ("a.yaml", PLAN), ("old/b.yaml", PLAN), ("strict.yaml", settings)];
    let work = folder("config", &files);
    let (status, said) = run(&work, &["check", "--config", "strict.yaml", "--format", "concise"]);
    assert!(status == Some(0) && !said.contains("deadline/") && !said.contains("old/"), "{said}");
    let (_, said) = run(&work, &["check", "--config", "strict.yaml", "--show-files"]);
    assert_eq!(said, "a.yaml\n");
    let (_, said) = run(&work, &["check", "--config", "strict.yaml", "--show-settings"]);
    assert!(said.contains("strict.yaml") && said.contains("exclude: [\"old/**\"]"), "{said}");
    let (_, said) = run(&work, &["check", "--config", "strict.yaml", "--show-settings", "--format", "json"]);
    let shown: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!((&shown[0]["root"], &shown[0]["settings"]["exclude"][0]), (&".".into(), &"old/**".into()));
    let (_, said) = run(&work, &["check", "--show-files", "--format", "json"]);
    let shown: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!(shown[0]["files"], serde_json::json!(["a.yaml", "old/b.yaml", "strict.yaml"]));
    assert_eq!(run(&work, &["check", "--config", "gone.yaml"]).0, Some(2));
    let output = command(&work, &["check", "--config", "."]).output().unwrap();
    assert!(String::from_utf8(output.stderr).unwrap().contains(" .: "));
}

#[test]
fn of_two_files_of_settings_one_counts_for_all_that_is_asked() {
    let two = [("vekha.yaml", ""), ("VEKHA.yaml", "exclude: [a.yaml]\n"), ("a.yaml", PLAN)];
    let work = folder("two-settings", &two);
    let (_, said) = run(&work, &["check", "--show-files"]);
    assert_eq!(said, "a.yaml\n");
    let settings = "exclude: [old/**]\n";
    let files = [("vekha.yml", ""), ("a.yaml", PLAN), ("strict.yaml", settings)];
    let work = folder("config-over-yml", &files);
    let (_, said) = run(&work, &["check", "--config", "strict.yaml", "--format", "concise"]);
    assert!(!said.contains("workspace/not-read"), "{said}");
}

#[test]
fn the_standard_input_stands_for_a_file() {
    let work = folder("stdin", &[("vekha.yaml", ""), ("plans/a.yaml", "id: school-7\n")]);
    let named = ["check", "--stdin-filename", "plans/a.yaml", "--format", "concise", "-q"];
    for arguments in [&named[..], &[&named[..], &["-"]].concat()] {
        let mut child =
            command(&work, arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(PLAN.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.code() == Some(1) && said.starts_with("plans/a.yaml:5:"), "{said}");
    }
    assert_eq!(run(&work, &[&named[..], &["plans"]].concat()).0, Some(2));
    assert_eq!(std::fs::read_to_string(work.join("plans/a.yaml")).unwrap(), "id: school-7\n");
}

#[test]
fn a_difference_is_shown_and_nothing_written() {
    let untidy = PLAN.replace("до 31 февраля", "до1 февраля");
    let work = folder("diff", &[("vekha.yaml", ""), ("a.yaml", &untidy)]);
    let shown = run(&work, &["check", "--diff"]);
    assert!(
        shown.1.contains("+  - {id: fair, title: Ярмарка, deadline: до 1 февраля 2024 года"),
        "{}",
        shown.1
    );
    // As ruff has it, `--fix` beside it changes nothing.
    assert_eq!(run(&work, &["check", "--fix", "--diff"]), shown);
    assert_eq!(std::fs::read_to_string(work.join("a.yaml")).unwrap(), untidy);
}

#[test]
fn hosts_are_told_paths_from_the_root_of_the_repository() {
    let work = folder("hosts", &[(".git/HEAD", ""), ("plans/vekha.yaml", ""), ("plans/a.yaml", PLAN)]);
    let below = work.join("plans");
    let summary = work.join("summary.md");
    let mut github = command(&below, &["check", "--format", "github"]);
    let output = github.env("GITHUB_STEP_SUMMARY", &summary).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.starts_with("::error file=plans/a.yaml,line=5"), "{said}");
    let told = std::fs::read_to_string(summary).unwrap();
    assert!(told.contains("| `plans/a.yaml:5` | `deadline/unreadable` |"), "{told}");
    assert!(run(&below, &["check", "--format", "gitlab"]).1.contains("\"path\":\"plans/a.yaml\""));
    assert!(run(&below, &["check", "--format", "sarif"]).1.contains("\"uri\":\"plans/a.yaml\""));
}

/// The published schema of SARIF holds what is written; one of its patterns is no regular expression, and is mended.
#[test]
fn sarif_fits_its_schema() {
    let schema = include_str!("reports/sarif-2.1.0.schema.json").replace("{2}]?$", "{2}$");
    let schema = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("roadmaps/example-with-faults");
    for lang in ["ru", "en"] {
        let (status, said) = run(&root, &["check", "--no-cache", "--format", "sarif", "--lang", lang]);
        assert_eq!(status, Some(1));
        let log: serde_json::Value = serde_json::from_str(&said).unwrap();
        let wrong: Vec<String> =
            schema.iter_errors(&log).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert_eq!(wrong, [] as [String; 0]);
        let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
        assert!(rules.len() > 10 && rules.iter().all(|rule| rule["helpUri"].is_string()));
    }
}

/// The name of a folder stands in a comment of one line, and settings are shown as data that stay the same.
#[cfg(unix)]
#[test]
fn a_terminal_obeys_nothing_in_settings() {
    let settings = "words: [\"а\\x9b31m\\u202e\"]\nexclude: [\"б\\x9b31m*.yaml\"]\n";
    let name = "w\u{1b}[31m\nlanguage: en";
    let work = folder("settings", &[(&format!("{name}/vekha.yaml"), settings)]);
    std::fs::write(work.join(name).join("a.yaml"), PLAN).unwrap();
    let (status, said) = run(&work, &["check", name, "--show-settings"]);
    assert_eq!(status, Some(0), "{said}");
    let obeyed = |sign: char| sign != '\n' && vekha::base::is_obeyed(sign);
    assert_eq!(said.chars().find(|sign| obeyed(*sign)), None, "{said:?}");
    assert!(said.starts_with("# ") && said.matches("\nlanguage:").count() == 1, "{said}");
    assert!(said.contains("[\"а\\u009b31m\\u202e\"]") && said.contains("[\"б\\u009b31m*.yaml\"]"), "{said}");
}
