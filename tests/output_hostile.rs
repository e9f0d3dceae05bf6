//! Folders that the program writes to, as somebody else has prepared them: lists that name other files, links that lead
//! out, files in the place of folders, orders of another workspace. Nothing elsewhere is written or taken away.

mod support;

use std::path::{Path, PathBuf};

use support::program::{self, said, vekha};

const SCHOOL: &str = "id: school-7\nlevel: school\nparent: null\nperiod: 2024\nmeasures:\n  \
    - {id: fair, title: Ярмарка, deadline: до 1 марта 2024 года, responsible: Кто, result: Акт}\n";

fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    program::folder("output_hostile", name, files)
}

/// The exit status, and all that was said.
fn run(below: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    said(&vekha(below).args(arguments).output().unwrap())
}

fn read(below: &Path, file: &str) -> String {
    std::fs::read_to_string(below.join(file)).unwrap()
}

#[cfg(unix)]
#[test]
fn a_list_takes_away_nothing_that_lies_elsewhere() {
    let site = ["site", "w", "--out", "o"];
    let build = ["build", "w", "--out", "o", "--format", "md", "--clean"];
    for (arguments, list, own) in [
        (&site[..], "o/.vekha-site.json", "index.html"),
        (&build[..], "o/.vekha-build.json", "school-7/order.md"),
    ] {
        let work = folder("list", &[("w/a.yaml", SCHOOL), ("w/vekha.yaml", "")]);
        let (status, said) = run(&work, arguments);
        assert_eq!(status, Some(0), "{said}");
        let (victim, old) = (work.join("victim.html"), work.join("o/old/order.html"));
        std::fs::create_dir(work.join("o/old")).unwrap();
        for copy in [&victim, &old] {
            std::fs::copy(work.join("o").join(own), copy).unwrap();
        }
        std::os::unix::fs::symlink("..", work.join("o/link")).unwrap();
        let mut known: serde_json::Value = serde_json::from_str(&read(&work, list)).unwrap();
        let entry = known[own].clone();
        assert!(entry.is_object(), "{known}");
        for name in ["../victim.html", victim.to_str().unwrap(), "link/victim.html", "old/order.html"] {
            known[name] = entry.clone();
        }
        std::fs::write(work.join(list), known.to_string()).unwrap();
        let (status, said) = run(&work, arguments);
        assert!(status == Some(0) && victim.exists(), "{arguments:?}: {said}");
        assert!(!old.exists(), "what the list says of its own folder holds: {arguments:?}: {said}");
    }
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link_that_leads_out() {
    use std::os::unix::fs::symlink;
    for (arguments, link) in [
        (&["init", "d", "--ci", "github"][..], ".github"),
        (&["init", "d", "--vscode"][..], ".vscode"),
        (&["init", "d"][..], "schema"),
        (&["templates", "d"][..], "md"),
    ] {
        let work = folder("links", &[]);
        for name in ["d", "elsewhere"] {
            std::fs::create_dir(work.join(name)).unwrap();
        }
        symlink("../elsewhere", work.join("d").join(link)).unwrap();
        for (lang, words) in
            [("ru", "файл лежит вне рабочей папки"), ("en", "the file lies outside the workspace")]
        {
            let (status, said) = run(&work, &[arguments, &["--lang", lang]].concat());
            assert!(status == Some(2) && said.contains(words), "{arguments:?}: {status:?} {said}");
        }
        let count = |name: &str| std::fs::read_dir(work.join(name)).unwrap().count();
        assert_eq!((count("elsewhere"), count("d")), (0, 1), "{arguments:?}: all is written or nothing");
        // One that stays inside is a folder like any other.
        std::fs::remove_file(work.join("d").join(link)).unwrap();
        std::fs::create_dir(work.join("d/inside")).unwrap();
        symlink("inside", work.join("d").join(link)).unwrap();
        let (status, said) = run(&work, arguments);
        assert!(status == Some(0) && count("d/inside") > 0, "{arguments:?}: {said}");
    }
}

#[test]
fn a_workspace_does_not_print_over_another_that_was_printed_before() {
    let other = SCHOOL.replace("Ярмарка", "Смотр");
    let files = [("w1/a.yaml", SCHOOL), ("w1/vekha.yaml", ""), ("w2/a.yaml", &*other), ("w2/vekha.yaml", "")];
    let work = folder("twins", &files);
    let build = |name: &str| run(&work, &["build", name, "--out", "o", "--format", "md"]);
    let printed = || read(&work, "o/school-7/order.md");
    assert_eq!(build("w1").0, Some(0));
    let (status, said) = build("w2");
    assert!(status == Some(1) && said.contains("w2/a.yaml") && said.contains("уже у другой карты"), "{said}");
    assert!(printed().contains("Ярмарка"), "{}", printed());
    // The first one prints there as ever, also once it bears another name.
    for (name, title) in [("w1", "Концерт"), ("w3", "Конкурс")] {
        std::fs::write(work.join("w1/a.yaml"), SCHOOL.replace("Ярмарка", title)).unwrap();
        std::fs::rename(work.join("w1"), work.join(name)).unwrap();
        let (status, said) = build(name);
        assert!(status == Some(0) && printed().contains(title), "{name}: {said}");
    }
}

#[test]
fn a_file_in_the_place_of_the_cache_is_told_and_left() {
    let work = folder("cache", &[("p.yaml", SCHOOL)]);
    let (status, said) = run(&work, &["cache", "clean", "--cache-dir", "p.yaml"]);
    assert!(status == Some(2) && said.contains("p.yaml: часть пути — файл, а не папка"), "{said}");
    assert_eq!(read(&work, "p.yaml"), SCHOOL);
    let (status, said) = run(&work, &["cache", "clean", "--cache-dir", "nothing"]);
    assert_eq!(status, Some(0), "{said}");
}

/// The folder of a test with a file outside of its workspace, of which nothing may be told: the workspace is a repository of
/// its own within the one in which the tests lie.
#[cfg(unix)]
fn beside_a_secret(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let work = folder(name, files);
    std::fs::create_dir(work.join("ws/.git")).unwrap();
    std::fs::write(work.join("secret.txt"), "exclude: [zzz]\nlanguage: en\nMARK: 1\n").unwrap();
    work
}

#[cfg(unix)]
#[test]
fn nothing_of_a_file_behind_a_link_that_leads_out_is_told() {
    for link in ["plan.yaml", "vekha.yaml"] {
        let work = beside_a_secret(&format!("shown-{link}"), &[("ws/zzz/a.yaml", SCHOOL)]);
        std::os::unix::fs::symlink("../secret.txt", work.join("ws").join(link)).unwrap();
        for form in ["human", "concise", "json", "sarif", "gitlab", "junit", "github"] {
            let (_, said) = said(&vekha(&work).args(["check", "ws", "--format", form]).output().unwrap());
            assert!(!said.contains("MARK") && !said.contains("[zzz]"), "{form}: {said}");
            assert!(form != "human" || said.contains("workspace/not-read"), "{said}");
        }
        let shown = said(&vekha(&work).args(["check", "ws", "--show-settings"]).output().unwrap()).1;
        assert!(!shown.contains("zzz") && shown.contains("language: \"ru\""), "{shown}");
        let files = said(&vekha(&work).args(["check", "ws", "--show-files"]).output().unwrap()).1;
        assert!(files.contains("zzz/a.yaml"), "{files}");
    }
}

#[cfg(unix)]
#[test]
fn a_list_of_what_git_ignores_is_no_link() {
    let work = beside_a_secret("ignored", &[("ws/vekha.yaml", "language: en\n"), ("ws/a.yaml", SCHOOL)]);
    std::fs::write(work.join("names.txt"), "a.yaml\n").unwrap();
    std::os::unix::fs::symlink("../names.txt", work.join("ws/.gitignore")).unwrap();
    let files = said(&vekha(&work).args(["check", "ws", "--show-files"]).output().unwrap()).1;
    assert!(files.contains("a.yaml"), "{files}");
}

/// Whoever writes the report of a shard names in it what `merge` is to show.
#[test]
fn what_is_merged_shows_no_file_but_roadmaps() {
    let work = folder("merged", &[("ws/a-long-name.yaml", "id: a\nlevel: school\n"), ("ws/vekha.yaml", "")]);
    std::fs::write(work.join("ws/secret-name.text"), "MARK\n").unwrap();
    let report = vekha(&work).args(["check", "ws", "--format", "json", "--shard", "1/1"]).output().unwrap();
    let text = String::from_utf8(report.stdout).unwrap();
    let coded = |name: &str| name.bytes().map(|byte| format!("{byte:02x}")).collect::<String>();
    assert!(text.contains(&coded("a-long-name.yaml")), "{text}");
    for name in ["secret-name.text", "../secret-n.yaml"] {
        let forged = text.replace(&coded("a-long-name.yaml"), &coded(name)).replace("a-long-name.yaml", name);
        std::fs::write(work.join("report.json"), forged).unwrap();
        std::fs::write(work.join("secret-n.yaml"), "MARK\n").unwrap();
        let (_, said) =
            said(&vekha(&work).args(["merge", "report.json", "--format", "human"]).output().unwrap());
        assert!(!said.contains("MARK"), "{said}");
    }
}

/// A link that leads to nothing is somebody's too.
#[cfg(unix)]
#[test]
fn a_link_to_nothing_is_not_written_over() {
    let work = folder("dangling", &[("a.yaml", SCHOOL), ("vekha.yaml", "")]);
    let link = work.join("made.json");
    std::os::unix::fs::symlink("none.json", &link).unwrap();
    let ways: [&[&str]; 2] =
        [&["check", "--output", "json=made.json"], &["export", "--format", "csv", "--out", "made.json"]];
    for way in ways {
        let (status, said) = run(&work, way);
        assert!(status == Some(2) && said.contains("made.json") && link.is_symlink(), "{status:?}: {said}");
    }
}
