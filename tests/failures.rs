//! What a person reads when a command could not run: in their language, which file, and status 2. Nothing in the words
//! of the system, of a library or of the parser of arguments.

mod support;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use support::program::{self, said, vekha};

const SCHOOL: &str = "id: school-7\nlevel: school\nperiod: 2024\nmeasures:\n  \
    - {id: fair, title: Ярмарка, deadline: до 31 февраля 2024 года, responsible: Кто, result: Акт}\n";

fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    program::folder("failures", name, files)
}

/// The exit status, and all that was said.
fn run(below: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    said(&vekha(below).args(arguments).output().unwrap())
}

#[test]
fn a_failure_names_the_file_and_why() {
    let work = folder(
        "words",
        &[
            ("a.yaml", SCHOOL),
            (".h/b.yaml", SCHOOL),
            ("c.txt", ""),
            ("out/x.yaml", SCHOOL),
            ("all/deep/x.yaml", SCHOOL),
            ("empty/note.md", ""),
            ("near/a.yaml.txt", SCHOOL),
            ("vekha.yaml", "exclude: [out/**, all/deep/**]\n"),
        ],
    );
    let cases: &[(&[&str], &str, &str)] = &[
        (
            &["check", "no.yaml"],
            "нет такого файла или папки: no.yaml",
            "there is no such file or folder: no.yaml",
        ),
        (&["check", ".h/b.yaml"], "скрыт", "hidden"),
        (&["check", "c.txt"], "не дорожная карта", "no roadmap"),
        (&["check", "out/x.yaml"], "exclude", "`exclude`"),
        (&["check", "all"], "all/deep/x.yaml", "`exclude`"),
        (&["check", "empty"], "в empty нет дорожных карт", "no roadmap in empty"),
        (&["build", "empty", "--out", "o"], "в empty нет дорожных карт", "no roadmap in empty"),
        (&["check", "near"], "near/a.yaml.txt", "near/a.yaml.txt"),
        (&["merge", "no.json"], "нет такого файла: no.json", "there is no such file: no.json"),
        (&["merge", "a.yaml"], "это не отчёт vekha", "no report of vekha"),
        (&["chek"], "нет такой команды: chek; возможно, check", "no such command: chek; perhaps check"),
        (&["check", "--selct", "x"], "нет такого параметра: --selct; возможно, --select", "perhaps --select"),
        (&["check", "--as-of", "soon"], "нужно never, today или день", "never, today or a day"),
        (&["check", "--format", "xml"], "«xml» не подходит", "`xml` will not do"),
        (&["build"], "не хватает: --out <DIR>", "missing: --out <DIR>"),
        (&["deadline"], "не хватает: срок, например", "missing: a deadline as the order words it"),
        (&["import", "a.docx"], "не хватает: --out <DIR>", "vekha import --help"),
        (&["init", "--ci", "github", "--ci", "gitlab"], "--ci указывают один раз", "--ci is given once only"),
        (&["explain", "nesting/lat"], "возможно, «nesting/late»", "perhaps `nesting/late`"),
        (&["deadline", "май", "--period", "x"], "не период", "no period"),
    ];
    let foreign = ["os error", "No such", "error:", "unexpected", "tip:", "For more", "Usage"];
    for (arguments, ru, en) in cases {
        let (status, said) = run(&work, arguments);
        assert!(status == Some(2) && said.contains(ru), "{arguments:?}: {status:?}\n{said}");
        assert!(foreign.iter().all(|words| !said.contains(words)), "{arguments:?}: {said}");
        let english: Vec<&str> = arguments.iter().copied().chain(["--lang", "en"]).collect();
        let (status, said) = run(&work, &english);
        assert!(status == Some(2) && said.contains(en), "{english:?}: {status:?}\n{said}");
        assert!(!said.chars().any(|letter| ('а'..='я').contains(&letter)), "{english:?}: {said}");
    }
}

#[test]
fn help_is_in_the_language_asked_for() {
    let work = folder("help", &[("a.yaml", SCHOOL), ("en/vekha.yaml", "language: en\n")]);
    let english = ["Usage", "Options", "Commands", "Arguments", "Print", "default", "possible"];
    for command in [
        &["--help"][..],
        &["check", "--help"],
        &["build", "-h"],
        &["deadline", "--help"],
        &["rules", "--help"],
        &["schema", "--help"],
    ] {
        let (status, said) = run(&work, command);
        assert_eq!(status, Some(0), "{said}");
        assert!(english.iter().all(|word| !said.contains(word)), "{said}");
        let (_, said) = run(&work.join("en"), command);
        let russian = said.chars().filter(|letter| ('а'..='я').contains(letter)).count();
        assert!(said.contains("Usage") && russian < 10, "the settings ask for English:\n{said}");
    }
}

#[test]
fn no_help_lists_an_option_that_its_command_refuses() {
    let work = folder("idle", &[("a.yaml", SCHOOL), ("vekha.yaml", "language: ru\n")]);
    let options = [&["--config", "vekha.yaml"][..], &["--show-settings"], &["--show-files"]];
    for command in [
        &["deadline", "до 1 марта 2026 года"][..],
        &["explain", "nesting/late"],
        &["rules"],
        &["schema", "roadmap"],
        &["cache", "clean"],
        &["check"],
        &["export", "--format", "csv"],
    ] {
        let (_, help) = run(&work, &[command, &["--help"]].concat());
        for option in options {
            let (status, said) = run(&work, &[command, option].concat());
            let is_listed = help.contains(option[0]);
            assert_eq!(is_listed, status != Some(2), "{command:?} {option:?}: {said}");
        }
        assert_eq!(help.contains("--no-cache"), matches!(command[0], "check" | "export"), "{command:?}");
    }
}

#[test]
fn settings_that_name_what_cannot_be_read_are_told_by_file() {
    for (settings, words) in [
        ("calendar: no.json\n", "нет такого файла: no.json"),
        ("calendar: a.yaml\n", "файл .json"),
        ("calendar: own.json\n", "own.json: это не календарь"),
        ("calendar: ../../outside.json\n", "вне рабочей папки"),
        ("templates: бланк\n", "нет такого файла: бланк"),
    ] {
        let files = [("a.yaml", SCHOOL), ("vekha.yaml", settings), ("own.json", "{}")];
        let work = folder("settings", &files);
        let (status, said) = run(&work, &["check"]);
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            status == Some(1) && said.contains("schema/invalid-value") && said.contains(words),
            "{settings}: {said}"
        );
    }
}

#[test]
fn a_list_of_known_findings_takes_the_place_of_nothing_else() {
    for name in ["a.yaml", "vekha.yaml", "../outside.json"] {
        let settings = format!("baseline: {name}\n");
        let work = folder("baseline/inner", &[("a.yaml", SCHOOL), ("vekha.yaml", &settings)]);
        let before = std::fs::read_to_string(work.join(name)).ok();
        let (status, said) = run(&work, &["check", "--write-baseline"]);
        assert_eq!(status, Some(2), "{said}");
        assert_eq!(std::fs::read_to_string(work.join(name)).ok(), before);
    }
}

#[test]
fn a_closed_pipe_ends_quietly_with_the_status_of_the_findings() {
    let many = SCHOOL.to_owned()
        + &(0..2000)
            .map(|n| format!("  - {{id: m{n}, title: Мера {n}, deadline: до 31 февраля 2024 года}}\n"))
            .collect::<String>();
    let work = folder("pipe", &[("a.yaml", &many), ("vekha.yaml", "")]);
    let mut child = vekha(&work)
        .args(["check", ".", "--no-cache", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    std::io::stderr().write_all(&output.stderr).unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(1), &b""[..]));
}

#[cfg(unix)]
#[test]
fn what_files_name_is_read_only_as_regular_files_below_the_root() {
    use std::os::unix::fs::symlink;
    let roadmap =
        "id: a\nlevel: school\nperiod: 2024\nmeasures: []\nannexes:\n  - {id: x, title: Х, text: l.md}\n";
    for what in ["link", "pipe", "device"] {
        let work = folder("named/inner", &[("a.yaml", roadmap), ("vekha.yaml", "")]);
        std::fs::write(work.join("../secret"), "SECRET").unwrap();
        let named = work.join("l.md");
        match what {
            "link" => symlink("../secret", &named).unwrap(),
            "pipe" => assert!(Command::new("mkfifo").arg(&named).status().unwrap().success()),
            _ => symlink("/dev/zero", &named).unwrap(),
        }
        let (status, said) = run(&work, &["check"]);
        assert!(status == Some(1) && said.contains("annex/missing"), "{what}: {said}");
        run(&work, &["build", ".", "--out", "o", "--force", "--format", "md"]);
        let printed = std::fs::read_to_string(work.join("o/a/order.md")).unwrap_or_default();
        assert!(!printed.contains("SECRET"), "{what}: {printed}");
    }
}

#[test]
fn a_name_that_ends_as_that_of_a_folder_names_no_text() {
    for name in ["text.md/", "text.md/.", "text.md//", "no/../text.md/"] {
        let roadmap = format!(
            "id: a\nlevel: school\nperiod: 2024\nmeasures: []\nannexes:\n  - {{id: x, title: Х, text: \"{name}\"}}\n"
        );
        let files = [("a.yaml", &*roadmap), ("vekha.yaml", ""), ("text.md", "Текст.\n")];
        let (status, said) = run(&folder("named/folder", &files), &["check"]);
        assert!(status == Some(1) && said.contains("annex/missing"), "{name}: {said}");
    }
}

/// Nothing is green that was not read: a link is passed over in silence only where what it leads to is read anyway.
#[cfg(unix)]
#[test]
fn roadmaps_behind_links_that_are_not_read_are_told() {
    use std::os::unix::fs::symlink;
    let sound = SCHOOL.replace("31 февраля", "1 марта");
    let other = sound.replace("school-7", "school-8");
    for (link, to, words) in [
        ("link.yaml", "hid/real.txt", Some("ссылка на файл, который не прочитан")),
        ("link.YML", ".h/r.yaml", Some("ссылка на файл, который не прочитан")),
        ("link.yaml", "out/r.yaml", Some("ссылка на файл, который не прочитан")),
        ("link.yaml", "../ext/r.yaml", Some("ссылка на файл вне рабочей папки")),
        ("link.yaml", "nowhere", Some("ссылка, которая никуда не ведёт")),
        ("schools", "../ext", Some("ссылка на папку вне рабочей папки")),
        ("link.yaml", "a.yaml", None),
        ("schools", "sub", None),
        ("notes.txt", "../ext/r.yaml", None),
        ("out/schools", "../../ext", None),
        (".schools", "../ext", None),
    ] {
        let files = [
            ("a.yaml", &*sound),
            ("sub/b.yaml", &*other),
            ("hid/real.txt", &*sound),
            (".h/r.yaml", &*sound),
            ("out/r.yaml", &*sound),
            ("../ext/r.yaml", &*sound),
            ("vekha.yaml", "exclude: [out]\n"),
        ];
        let work = folder("linked/inner", &files);
        symlink(to, work.join(link)).unwrap();
        let (_, said) = run(&work, &["check", "--all"]);
        let flat = said.split_whitespace().collect::<Vec<_>>().join(" ");
        let count = flat.matches("workspace/not-read").count();
        assert_eq!(count > 0, words.is_some(), "{link} -> {to}: {said}");
        assert!(words.is_none_or(|words| flat.contains(words)), "{link} -> {to}: {said}");
    }
}

/// Templates are code: what the settings name lies below the root, and nothing in a folder of them is passed over.
#[cfg(unix)]
#[test]
fn templates_that_lead_elsewhere_are_refused() {
    use std::os::unix::fs::symlink;
    let sound = SCHOOL.replace("31 февраля", "1 марта");
    let make = |named: &str| {
        let settings = format!("templates: {named}\n");
        let files = [("a.yaml", &*sound), ("vekha.yaml", &*settings), ("own/README", "")];
        let work = folder("templates/inner", &files);
        for outside in ["../office/md/order.md", "../office.docx"] {
            let path = work.join(outside);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "SECRET").unwrap();
        }
        work
    };
    let build = ["build", ".", "--out", "o", "--format", "md", "--force"];
    let printed = |work: &Path| std::fs::read_to_string(work.join("o/school-7/order.md")).unwrap_or_default();
    let whole = make("x").join("../office").display().to_string();
    for (named, link) in [
        ("../office", None),
        ("../office.docx", None),
        (&*whole, None),
        ("link", Some("../office")),
        ("link.docx", Some("../office.docx")),
        ("link/office", Some("..")),
    ] {
        let work = make(named);
        if let Some(to) = link {
            symlink(to, work.join(named.split('/').next().unwrap())).unwrap();
        }
        let (status, said) = run(&work, &["check"]);
        let flat = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            status == Some(1) && flat.contains("schema/invalid-value") && flat.contains("вне рабочей папки"),
            "{named}: {said}"
        );
        let (status, said) = run(&work, &build);
        assert!(status != Some(0) && !printed(&work).contains("SECRET"), "{named}: {said}");
    }
    let work = make("own");
    let (_, said) = run(&work, &[&build[..], &["--templates", "../office"]].concat());
    assert!(printed(&work).contains("SECRET"), "the command line may name any: {said}");
    for (inner, to, words) in [
        ("own/md/order.md", "../../../office/md/order.md", "вне рабочей папки"),
        ("own/html", "../../office/md", "вне рабочей папки"),
        ("own/html", ".", "ссылка на папку"),
        ("own/md/order.md", "nowhere", "нет такого файла"),
        ("own/docx/word/media/pipe.png", "", "канал или устройство"),
    ] {
        let work = make("own");
        let inner_path = work.join(inner);
        std::fs::create_dir_all(inner_path.parent().unwrap()).unwrap();
        match to {
            "" => assert!(Command::new("mkfifo").arg(&inner_path).status().unwrap().success()),
            to => symlink(to, &inner_path).unwrap(),
        }
        let (status, said) = run(&work, &build);
        let flat = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(status == Some(2) && flat.contains(words) && flat.contains(inner), "{inner} -> {to}: {said}");
    }
    let work = make("own");
    std::fs::create_dir_all(work.join("own/md")).unwrap();
    symlink("../other.md", work.join("own/md/order.md")).unwrap();
    std::fs::write(work.join("own/other.md"), "OWN").unwrap();
    run(&work, &build);
    assert!(printed(&work).contains("OWN"), "a link within the workspace is followed");
}

#[test]
fn a_deadline_is_explained_in_the_language_asked_for_and_needs_no_quotation_marks() {
    let work = folder("deadline", &[]);
    let words = ["deadline", "до", "1", "июня", "2024", "года"];
    let quoted = run(&work, &["deadline", "до 1 июня 2024 года"]);
    assert_eq!(run(&work, &words), quoted, "with quotation marks and without");
    assert!(quoted.1.contains("выходной; рабочий день после него"), "{}", quoted.1);
    let (_, said) = run(&work, &["deadline", "до 1 июня 2024 года", "--lang", "en"]);
    assert!(said.contains("by 1 June 2024, Saturday (a day off; the working day after it: 3 June"), "{said}");
    let (status, said) = run(&work, &["deadline", "до", "31", "июня", "--lang", "en"]);
    assert!(status == Some(1) && said.contains("June has 30 days"), "{said}");
}

/// A runner of steps obeys `::` at the beginning of a line, behind blanks too, and `##[` and `##vso[` anywhere: names of
/// files and texts wrapped at the edge would be commands.
#[cfg(unix)]
#[test]
fn no_line_is_a_command_of_the_host() {
    let words = "::error::взлом ##[error]взлом ##vso[а]взлом ##VSO[б]взлом ".repeat(9);
    let text =
        SCHOOL.replace("Ярмарка", &format!("'{words}'")).replace("level: school", "level: '::add-mask::а'");
    let names = ["a.yaml", "б\n::error::в.yaml", "##[group]г.yaml", "::debug::д.yaml"];
    // Settings of its own: what the repository around the tests passes over says nothing of this folder.
    let files: Vec<_> = names.iter().map(|name| (*name, &*text)).chain([("vekha.yaml", "")]).collect();
    let work = folder("commands", &files);
    let ways: [&[&str]; 8] = [
        &["check", "."],
        &["check", ".", "--all", "--lang", "en"],
        &["check", ".", "--format", "concise"],
        &["check", ".", "--show-files"],
        &["check", ".", "--unsafe-fixes", "--diff"],
        &["check", "б\n::error::нет.yaml"],
        &["status", "."],
        &["explain", "а\n ::error::б"],
    ];
    for way in ways {
        let (status, said) = said(&vekha(&work).env("GITHUB_ACTIONS", "true").args(way).output().unwrap());
        let is_command = |line: &str| line.trim_start().starts_with("::") || is_marked(line);
        assert_eq!(said.split(['\n', '\r']).find(|line| is_command(line)), None, "{way:?}: {said}");
        assert_eq!(status != Some(2), way.contains(&"."), "{way:?}: {said}");
    }
}

/// Whether a line has what the agent of Azure, and GitHub too, takes for a command wherever it stands.
fn is_marked(line: &str) -> bool {
    let line = line.to_lowercase();
    ["##[", "##vso["].iter().any(|mark| line.contains(mark))
}

/// Every form that goes to the screen: lines have another sign in place of one, data say the same otherwise.
#[test]
fn no_form_has_a_command_of_the_host() {
    let mark = "##[group]##vso[task.setvariable variable=PATH]##VSO[а]";
    let text = SCHOOL.replace("level: school", &format!("level: school\nparent: '{mark}'"))
        + &format!("  - {{id: fee, title: '{mark}', deadline: до 1 марта 2024 года, responsible: '{mark}', ")
        + "result: \"А\\n::error::взлом\"}\nterritory: \"Т\\n::error::взлом ##vso[а]\"\n";
    let work = folder("forms", &[("a.yaml", &text), ("vekha.yaml", "")]);
    let part = vekha(&work).args(["check", ".", "--shard", "1/1", "--format", "json"]).output().unwrap();
    std::fs::write(work.join("part.json"), part.stdout).unwrap();
    let reports = ["human", "concise", "json", "sarif", "github", "gitlab", "junit"];
    let ways = reports.iter().flat_map(|form| [("check", ".", *form), ("merge", "part.json", *form)]);
    let exports = ["ics", "csv", "svg", "dot", "mermaid"].map(|form| ("export", ".", form));
    for (command, path, form) in ways.chain(exports).chain([("status", ".", "json")]) {
        for host in ["GITHUB_ACTIONS", "TF_BUILD"] {
            let mut run = vekha(&work);
            let output = run.env(host, "true").args([command, path, "--format", form]).output().unwrap();
            let (status, said) = said(&output);
            assert!(status != Some(2) && !said.is_empty(), "{command} {form}: {status:?} {said}");
            let is_command =
                |line: &str| is_marked(line) || (form != "github" && line.trim_start().starts_with("::"));
            assert_eq!(
                said.split(['\n', '\r']).find(|line| is_command(line)),
                None,
                "{command} {form}: {said}"
            );
        }
    }
    let as_json = |host: &str| {
        let mut run = vekha(&work);
        let output = run.env(host, "true").args(["check", ".", "--format", "json"]).output().unwrap();
        serde_json::from_slice::<serde_json::Value>(&output.stdout).unwrap()
    };
    assert_eq!(as_json("TF_BUILD"), as_json("OF_NOBODY"), "JSON stays the same data");
}
