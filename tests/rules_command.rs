//! `vekha rules` and `vekha explain`, and the names of rules and languages on the command line.

use std::path::Path;
use std::process::{Command, Output};

/// Runs the program with no language in its surroundings but those given.
fn vekha(arguments: &[&str], surroundings: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vekha"));
    for name in ["VEKHA_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    command.args(arguments).envs(surroundings.iter().copied()).current_dir(root).output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn every_rule_is_listed_and_explained_in_both_languages() {
    let list = out(&vekha(&["rules"], &[]));
    for rule in vekha::rules::all() {
        assert!(list.lines().any(|line| line.starts_with(rule.code)), "{} is not listed", rule.code);
    }
    let russian = vekha(&["explain", "nesting/late"], &[("COLUMNS", "80")]);
    assert_eq!(russian.status.code(), Some(0));
    let text = out(&russian);
    assert!(text.starts_with("nesting/late (ошибка): "), "{text}");
    assert!(
        text.contains("\n    deadline:") || text.contains("\n      - {id") || text.contains("deadline"),
        "{text}"
    );
    assert!(!text.contains("```") && !text.contains("## "), "{text}");
    let prose = text.lines().filter(|line| !line.starts_with("    "));
    assert!(prose.clone().all(|line| line.chars().count() <= 80), "{text}");
    let english = out(&vekha(&["explain", "nesting/late", "--lang", "en"], &[]));
    assert!(english.starts_with("nesting/late (error): "), "{english}");
    assert!(english.contains("Wrong:") && english.contains("Right:"), "{english}");
}

#[test]
fn a_rule_that_is_not_there_is_asked_back() {
    for (asked, meant) in
        [("nesting/lat", "nesting/late"), ("day-off", "deadline/day-off"), ("nestin", "nesting")]
    {
        let answer = vekha(&["explain", asked], &[]);
        assert_eq!(answer.status.code(), Some(2));
        assert_eq!(err(&answer), format!("vekha: нет правила «{asked}»; возможно, «{meant}»\n"));
    }
    let selected = vekha(&["check", "roadmaps/example", "--select", "deadlin"], &[]);
    assert_eq!(selected.status.code(), Some(2));
    assert_eq!(err(&selected), "vekha: нет правила «deadlin»; возможно, «deadline»\n");
}

#[test]
fn the_language_is_asked_for_in_order() {
    let head = |arguments: &[&str], surroundings: &[(&str, &str)]| {
        let text = out(&vekha(&[&["explain", "deadline/missing"], arguments].concat(), surroundings));
        text.lines().next().unwrap_or_default().to_owned()
    };
    let (ru, en) = ("deadline/missing (замечание): нет срока", "deadline/missing (warning): no deadline");
    assert_eq!(head(&[], &[]), ru);
    assert_eq!(head(&[], &[("LANG", "en_US.UTF-8")]), en);
    assert_eq!(head(&[], &[("LANG", "C.UTF-8")]), ru);
    assert_eq!(head(&[], &[("LC_ALL", "ru_RU.UTF-8"), ("LANG", "en_US.UTF-8")]), ru);
    assert_eq!(head(&[], &[("VEKHA_LANG", "ru"), ("LC_ALL", "en_US.UTF-8")]), ru);
    assert_eq!(head(&["--lang", "en"], &[("VEKHA_LANG", "ru")]), en);
    let wrong = vekha(&["rules"], &[("VEKHA_LANG", "de")]);
    assert_eq!(wrong.status.code(), Some(2));
}

#[test]
fn a_group_is_explained_rule_by_rule_and_the_list_is_there_for_machines() {
    let group = out(&vekha(&["explain", "conflict"], &[]));
    let rules: Vec<&str> = vekha::rules::all().map(|rule| rule.code).collect();
    for code in rules.iter().filter(|code| code.starts_with("conflict/")) {
        assert!(group.contains(&format!("{code} (")), "{code} is not in {group}");
    }
    let list: serde_json::Value =
        serde_json::from_str(&out(&vekha(&["rules", "--format", "json"], &[]))).unwrap();
    let listed: Vec<&str> =
        list["rules"].as_array().unwrap().iter().map(|rule| rule["rule"].as_str().unwrap()).collect();
    assert_eq!(listed, rules);
}

#[test]
fn every_command_has_help_completions_and_a_page() {
    let help = out(&vekha(&["help"], &[]));
    let folder = tempfile_folder();
    assert_eq!(vekha(&["man", folder.to_str().unwrap()], &[]).status.code(), Some(0));
    let bash = out(&vekha(&["completions", "bash"], &[]));
    for command in
        ["check", "build", "import", "merge", "deadline", "explain", "rules", "schema", "templates", "man"]
    {
        assert!(help.contains(&format!("\n  {command}  ")), "{command} is not in {help}");
        assert!(bash.contains(command), "{command} is not completed");
        let page = std::fs::read_to_string(folder.join(format!("vekha-{command}.1"))).unwrap();
        assert!(page.contains(".SH"), "{page}");
    }
    let again = || vekha(&["man", folder.to_str().unwrap()], &[]).status.code();
    assert_eq!(again(), Some(0));
    // A page of somebody else is left, and so is all beside it.
    std::fs::remove_file(folder.join("vekha.1")).unwrap();
    std::fs::write(folder.join("vekha-man.1"), ".TH OTHER 1\n").unwrap();
    assert!(again() == Some(2) && !folder.join("vekha.1").exists());
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(err(&vekha(&["help", "chek"], &[])), "vekha: нет такой команды: chek\n");
}

#[test]
fn both_schemas_are_printed() {
    for (of, key) in [("roadmap", "implements"), ("settings", "baseline")] {
        let schema: serde_json::Value = serde_json::from_str(&out(&vekha(&["schema", of], &[]))).unwrap();
        assert!(schema.to_string().contains(key), "{of}");
    }
}

/// A new folder of this test's own.
fn tempfile_folder() -> std::path::PathBuf {
    let folder = std::env::temp_dir().join(format!("vekha-man-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}
