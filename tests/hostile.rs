//! Files that are not what they should be, places that are taken, runs that are killed: each gets an answer in both
//! languages, nothing hangs, and nothing of anybody else's is written over.

mod support;

use std::path::{Path, PathBuf};

use support::program::{self, said, vekha};

const SCHOOL: &str = "id: school-7\nlevel: school\nparent: null\nperiod: 2024\nmeasures:\n  \
    - {id: fair, title: Ярмарка, deadline: до 1 марта 2024 года, responsible: Кто, result: Акт}\n";

/// A folder that is a repository of its own, so that nothing above it says what is ignored.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let path = program::folder("hostile", name, files);
    std::fs::create_dir(path.join(".git")).unwrap();
    path
}

/// The exit status, and all that was said.
fn run(below: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    said(&vekha(below).args(arguments).output().unwrap())
}

/// What is said of a workspace, in a language, in one line.
fn checked(below: &Path, lang: &str) -> (Option<i32>, String) {
    let (status, said) = run(below, &["check", ".", "--no-cache", "--lang", lang]);
    (status, said.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A workspace is told of in these words, with that status.
fn is_told(below: &Path, wanted: i32, ru: &str, en: &str) {
    for (lang, words) in [("ru", ru), ("en", en)] {
        let (status, said) = checked(below, lang);
        assert!(status == Some(wanted) && said.contains(words), "{words}: {status:?} {said}");
    }
}

#[test]
fn a_hundred_thousand_levels_of_nesting_are_told_at_once() {
    let open = |piece: &str| format!("{SCHOOL}x: {}\n", piece.repeat(100_000));
    let both = |one: &str, other: &str| format!("{}{}\n", open(one).trim_end(), other.repeat(100_000));
    let texts = [open("["), open("{a: "), both("[", "]"), both("{a: ", "}"), open("- "), open("? ")];
    for text in texts {
        let work = folder("deep", &[("a.yaml", &text)]);
        let (status, said) = checked(&work, "ru");
        assert!(status == Some(1) && said.contains("x:"), "{said}");
    }
    let text = both("{a: ", "}");
    let work = folder("deep", &[("a.yaml", &text)]);
    is_told(&work, 1, "вложены одна в другую больше 100 раз", "more than 100 levels deep");
}

#[test]
fn a_bomb_of_aliases_is_told() {
    let again = |at: usize| format!("a{at}: &a{at} [{}]\n", vec![format!("*a{}", at - 1); 10].join(", "));
    let bomb: String = (1..12).map(again).collect();
    let text = format!("{SCHOOL}a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n{bomb}");
    let work = folder("aliases", &[("a.yaml", &text)]);
    is_told(&work, 1, "schema/unknown-key", "schema/unknown-key");
}

/// Each was looked up among all others, in all of the copies in which mistakes are mended: it took minutes.
#[test]
fn very_many_unknown_keys_in_one_entry_are_told() {
    let keys: String = (0..600).map(|at| format!("    zz{at}: что-то\n")).collect();
    let work = folder(
        "keys",
        &[(
            "a.yaml",
            &format!("{SCHOOL}  - id: fee\n    title: Взнос\n    deadline: до 1 марта 2024 года\n{keys}"),
        )],
    );
    is_told(&work, 1, "schema/unknown-key", "schema/unknown-key");
}

/// A text with a byte a letter: the small ones from а to п begin at one byte, those from р to я at another.
fn in_bytes(text: &str, first: u8, second: u8) -> Vec<u8> {
    let letter = |sign: char| match sign as u32 {
        code @ 0x430..=0x43F => (code - 0x430) as u8 + first,
        code @ 0x440..=0x44F => (code - 0x440) as u8 + second,
        code => code as u8,
    };
    text.chars().map(letter).collect()
}

/// What is named by a roadmap or by the settings is told in the same words as they are.
#[test]
fn other_encodings_of_what_is_named_are_told_by_name() {
    let annexes = "annexes:\n  - {id: roadmap, title: План}\n  - {id: x, title: Положение, text: text.md}\n";
    let settings = "calendar: days.json\nbaseline: known.json\ntemplates: forms\n";
    let files =
        [("a.yaml", &*format!("{SCHOOL}{annexes}")), ("vekha.yaml", settings), ("forms/md/order.md", "")];
    let text = "положение о школьной ярмарке проектов\n";
    let utf16 = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (bytes, name) in [(in_bytes(text, 0xE0, 0xF0), "Windows-1251"), (utf16, "UTF-16")] {
        let work = folder("named", &files);
        let named = ["text.md", "days.json", "known.json", "forms/md/order.md"];
        named.iter().for_each(|file| std::fs::write(work.join(file), &bytes).unwrap());
        let whole = run(&work, &["build", ".", "--force", "--out", "o", "--format", "md"]).1
            + &run(&work, &["merge", "known.json"]).1
            + &run(&work, &["check", ".", "--no-cache"]).1;
        let told = whole.split_whitespace().collect::<Vec<_>>().join(" ");
        let words = format!("файл сохранён не в UTF-8, похоже на {name}");
        for file in [
            "«text.md» не читается: ",
            "не читается days.json: ",
            "«known.json» не читается: ",
            "шаблон не читается: ",
            "не читается known.json: ",
        ] {
            assert!(told.contains(&format!("{file}{words}")), "{file}{words}: {told}");
        }
        is_told(&work, 1, &words, &format!("the file is not saved as UTF-8, it looks like {name}"));
    }
}

/// The mark that Windows puts before a text in UTF-8 is no part of it.
#[test]
fn the_mark_of_a_text_is_no_part_of_it() {
    let annexes = "annexes:\n  - {id: roadmap, title: План}\n  - {id: x, title: Положение, text: text.md}\n";
    let work = folder(
        "marks",
        &[
            ("a.yaml", &format!("\u{feff}{SCHOOL}{annexes}")),
            ("vekha.yaml", "\u{feff}calendar: days.json\nbaseline: known.json\ntemplates: forms\n"),
            ("text.md", "\u{feff}# Положение\n"),
            ("days.json", "\u{feff}{\"years\": {}}"),
            ("known.json", "\u{feff}{\"version\": 1, \"findings\": []}"),
            ("forms/md/order.md", "\u{feff}# Приказ\n"),
        ],
    );
    let (status, said) = run(&work, &["check", ".", "--format", "json"]);
    assert_eq!(status, Some(0), "{said}");
    std::fs::write(work.join("report.json"), format!("\u{feff}{said}")).unwrap();
    let (status, merged) = run(&work, &["merge", "report.json"]);
    assert!(merged.contains("без --shard") && status == Some(2), "it is read as a report: {merged}");
    let (_, said) = run(&work, &["build", ".", "--force", "--out", "o", "--format", "md"]);
    let printed = std::fs::read_to_string(work.join("o/school-7/order.md")).expect(&said);
    assert!(!printed.contains('\u{feff}'), "{printed}");
}

#[test]
fn other_encodings_are_told_by_name() {
    let cyrillic = |first, second| in_bytes("id: a\ntitle: план мероприятий школы на год\n", first, second);
    let utf16: Vec<u8> = SCHOOL.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let utf32: Vec<u8> = SCHOOL.chars().flat_map(|sign| (sign as u32).to_be_bytes()).collect();
    let files = [
        (cyrillic(0xE0, 0xF0), "Windows-1251"),
        (cyrillic(0xA0, 0xE0), "CP866 (DOS)"),
        (utf16, "UTF-16"),
        (utf32, "UTF-32"),
    ];
    for (bytes, name) in files {
        let work = folder("encodings", &[]);
        std::fs::write(work.join("a.yaml"), bytes).unwrap();
        is_told(&work, 1, &format!("похоже на {name}"), &format!("looks like {name}"));
    }
    for bytes in [&b"\x1f\x8b\x08\0\0\0\0\0\0\x03\xcbH"[..], b"PK\x03\x04\x14\0\x06\0\xc0\xc1", &[0; 4096]] {
        let work = folder("encodings", &[]);
        std::fs::write(work.join("a.yaml"), bytes).unwrap();
        is_told(&work, 1, "это не текст", "this is not text");
    }
}

#[test]
fn what_is_too_large_is_told_by_its_bound() {
    let settings = "baseline: known.json\n";
    let annexes = "annexes:\n  - {id: roadmap, title: План}\n  - {id: x, title: Положение, text: text.md}\n";
    let work = folder("large", &[("a.yaml", &format!("{SCHOOL}{annexes}")), ("vekha.yaml", settings)]);
    for name in ["text.md", "known.json", "b.yaml"] {
        let file = std::fs::File::create(work.join(name)).unwrap();
        file.set_len(200 << 20).unwrap();
    }
    let (_, said) = checked(&work, "ru");
    for words in [
        "«text.md» не читается: файл больше 32 МиБ",
        "«known.json» не читается: файл больше 32 МиБ",
        "файл больше 32 МиБ и не прочитан",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    let (_, said) = checked(&work, "en");
    assert_eq!(said.matches("larger than 32 MiB").count(), 3, "{said}");
}

#[test]
fn a_list_of_known_findings_that_is_none_is_told_in_words_of_our_own() {
    for (list, ru, en) in [
        ("{", "строка 1 — не JSON", "line 1 is no JSON"),
        ("{\n\"findings\": {}}", "в строке 2 записано другое", "line 2 says something else"),
        (r#"{"version": 7, "findings": []}"#, "версии 7", "of version 7"),
    ] {
        let work =
            folder("known", &[("a.yaml", SCHOOL), ("vekha.yaml", "baseline: k.json\n"), ("k.json", list)]);
        is_told(&work, 0, ru, en);
    }
}

#[cfg(unix)]
#[test]
fn pipes_devices_and_links_in_place_of_files_are_told() {
    use std::os::unix::fs::symlink;
    let pipe =
        |path: PathBuf| assert!(std::process::Command::new("mkfifo").arg(path).status().unwrap().success());
    for name in ["b.yaml", "vekha.yaml"] {
        let work = folder("pipes", &[("a.yaml", SCHOOL)]);
        pipe(work.join(name));
        is_told(&work, 0, &format!("«{name}» не прочитан: это не обычный файл"), "it is no regular file");
    }
    for (to, ru, en) in [
        ("b.yaml", "ссылка, которая никуда не ведёт", "is a link that leads nowhere"),
        ("nothing", "ссылка, которая никуда не ведёт", "is a link that leads nowhere"),
        ("/dev/zero", "ссылка на файл вне рабочей папки", "is a link to a file outside the workspace"),
    ] {
        let work = folder("links", &[("a.yaml", SCHOOL)]);
        symlink(to, work.join("b.yaml")).unwrap();
        symlink(".", work.join("again")).unwrap();
        is_told(&work, 0, ru, en);
    }
    let work = folder("templates", &[("a.yaml", SCHOOL), ("vekha.yaml", "templates: t\n")]);
    pipe(work.join("t"));
    let (status, said) = run(&work, &["build", ".", "--out", "o", "--format", "md"]);
    assert!(status == Some(2) && said.contains("не обычный файл") && !work.join("o").exists(), "{said}");
}

/// What cannot be reached is not told as missing.
#[cfg(unix)]
#[test]
fn what_lies_where_nothing_can_be_read_is_told_with_the_reason() {
    let work = folder("unreachable", &[("a.yaml", SCHOOL)]);
    std::os::unix::fs::symlink("round", work.join("round")).unwrap();
    for (path, ru, en) in [
        ("round/b.yaml", "не читается round/b.yaml: ссылки ведут по кругу", "the links lead in a circle"),
        ("a.yaml/b.yaml", "не читается a.yaml/b.yaml: часть пути — файл", "a part of the path is a file"),
        ("c/b.yaml", "нет такого файла или папки: c/b.yaml", "there is no such file or folder: c/b.yaml"),
    ] {
        assert!(run(&work, &["check", path]).1.contains(ru), "{path}");
        let (status, said) = run(&work, &["build", path, "--out", "o", "--lang", "en"]);
        assert!(status == Some(2) && said.contains(en), "{path}: {said}");
    }
}

/// In names of files, in values that are told of and in what is printed of them.
#[cfg(unix)]
#[test]
fn a_terminal_obeys_nothing_that_authors_write() {
    let obeyed = "parent: \"\\e[31mnull\\u202e\"\nterritory: \"\\e[31mТ\\u202e\"";
    let work = folder("obeyed", &[("a\n\u{1b}[31mb\u{202e}.yaml", &SCHOOL.replace("parent: null", obeyed))]);
    let wording = "до 1 \u{1b}[31mмарта\u{202e} 2024 года";
    let runs: [&[&str]; 11] = [
        &["check", "."],
        &["check", ".", "--format", "json"],
        &["check", ".", "--format", "sarif"],
        &["check", ".", "--format", "gitlab"],
        &["status", ".", "--format", "json"],
        &["check", ".", "--format", "concise"],
        &["check", ".", "--format", "github"],
        &["status", "."],
        &["export", ".", "--format", "csv"],
        &["build", ".", "--out", "o", "--force"],
        &["deadline", wording],
    ];
    for arguments in runs {
        let (_, said) = run(&work, arguments);
        let is_shown =
            |line: &str| !line.contains(['\u{1b}', '\u{202e}']) && !line.starts_with("\u{fffd}[31mb");
        assert!(!said.is_empty() && said.lines().all(is_shown), "{arguments:?}: {said:?}");
    }
}

#[test]
fn a_plan_of_ten_thousand_years_is_no_plan() {
    let long =
        SCHOOL.replace("2024\n", "0001-01-01..9999-12-31\n").replace("до 1 марта 2024 года", "ежемесячно");
    let work = folder("long", &[("a.yaml", &long)]);
    is_told(&work, 1, "недопустимое значение «0001-01-01..9999-12-31»", "`0001-01-01..9999-12-31`");
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_that_is_full_is_told() {
    let work = folder("full", &[("a.yaml", SCHOOL)]);
    for format in ["human", "json", "github", "sarif"] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let mut run = vekha(&work);
        let output = run.args(["check", ".", "--format", format, "--all"]).stdout(full).output().unwrap();
        let (status, told) = said(&output);
        assert!(status == Some(2) && told.contains("на диске не осталось места"), "{format}: {told}");
    }
}

#[cfg(unix)]
#[test]
fn a_device_is_never_replaced_by_a_file() {
    use std::os::unix::fs::FileTypeExt;
    let work = folder("device", &[("a.yaml", SCHOOL)]);
    let path = work.join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&path).status().unwrap().success());
    for arguments in
        [&["check", ".", "--output", "json=pipe"][..], &["export", ".", "--format", "csv", "--out", "pipe"]]
    {
        let (status, said) = run(&work, arguments);
        assert!(status == Some(2), "{said}");
        assert!(path.metadata().unwrap().file_type().is_fifo(), "{arguments:?}");
    }
}

#[test]
fn what_others_wrote_is_never_replaced() {
    let files = [
        ("a.yaml", SCHOOL),
        ("o/school-7/order.md", "mine"),
        ("s/index.html", "mine"),
        ("r.json", "mine"),
        ("r.csv", "mine"),
    ];
    let work = folder("foreign", &files);
    let cases: [(&[&str], &str); 6] = [
        (&["build", ".", "--out", "o", "--format", "md"], "o/school-7/order.md"),
        (&["site", ".", "--out", "s"], "s/index.html"),
        (&["check", ".", "--output", "json=a.yaml"], "a.yaml"),
        (&["check", ".", "--output", "human=a.yaml"], "a.yaml"),
        (&["check", ".", "--output", "sarif=r.json"], "r.json"),
        (&["export", ".", "--format", "csv", "--out", "r.csv"], "r.csv"),
    ];
    for (arguments, name) in cases {
        let before = std::fs::read_to_string(work.join(name)).unwrap();
        let (status, said) = run(&work, arguments);
        assert!(status != Some(0) && said.contains(name), "{arguments:?}: {status:?} {said}");
        assert_eq!(std::fs::read_to_string(work.join(name)).unwrap(), before, "{arguments:?}");
    }
    assert_eq!(
        std::fs::read_dir(work.join("s")).unwrap().count(),
        1,
        "a site is written whole or not at all"
    );
    // What the program wrote itself is written anew.
    for _ in 0..2 {
        let (status, said) = run(&work, &["check", ".", "--output", "json=own.json"]);
        assert_eq!(status, Some(0), "{said}");
    }
}

#[test]
fn two_workspaces_with_one_id_do_not_print_over_each_other() {
    let other = SCHOOL.replace("Ярмарка", "Смотр");
    let work = folder(
        "twins",
        &[("w1/a.yaml", SCHOOL), ("w1/vekha.yaml", ""), ("w2/a.yaml", &other), ("w2/vekha.yaml", "")],
    );
    let (status, said) = run(&work, &["build", ".", "--out", "o", "--format", "md"]);
    assert!(status == Some(1) && said.contains("w2/a.yaml") && said.contains("уже у другой карты"), "{said}");
    let printed = std::fs::read_to_string(work.join("o/school-7/order.md")).unwrap();
    assert!(printed.contains("Ярмарка") && !printed.contains("Смотр"), "{printed}");
}

/// Kills a run when ever more orders are printed; whatever was being written is whole or not there, and the next run is
/// right.
#[cfg(unix)]
#[test]
fn a_run_that_is_killed_leaves_whole_files_and_the_next_one_is_right() {
    let work = folder("killed", &[]);
    let build = ["build", ".", "--out", "o", "--format", "md,html"];
    let order = |at: usize, name: &str| work.join(format!("o/school-{at}/order.{name}"));
    for enough in (0..60).step_by(5) {
        // Between a killed run and the next every plan changes.
        let title = format!("Ярмарка {enough}");
        for at in 0..60 {
            let text = SCHOOL.replace("school-7", &format!("school-{at}")).replace("Ярмарка", &title);
            std::fs::write(work.join(format!("{at}.yaml")), text).unwrap();
        }
        let is_printed =
            |at: &usize| std::fs::read_to_string(order(*at, "md")).is_ok_and(|text| text.contains(&title));
        let mut child = vekha(&work).args(build).stdout(std::process::Stdio::null()).spawn().unwrap();
        while (0..60).filter(is_printed).count() < enough && child.try_wait().unwrap().is_none() {
            std::thread::yield_now();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        for path in (0..60).map(|at| order(at, "html")).filter(|path| path.is_file()) {
            assert!(std::fs::read_to_string(&path).unwrap().trim_end().ends_with("</html>"), "{path:?}");
        }
    }
    let (status, said) = run(&work, &build);
    assert_eq!(status, Some(0), "{said}");
    let printed = std::fs::read_to_string(work.join("o/school-0/order.md")).unwrap();
    assert!(printed.contains("Ярмарка 55"), "{printed}");
    let unfinished = |path: PathBuf| {
        std::fs::read_dir(path)
            .into_iter()
            .flatten()
            .flatten()
            .filter(|entry| entry.file_name().to_string_lossy().starts_with(".order"))
            .count()
    };
    let left: usize = (0..60).map(|at| unfinished(work.join(format!("o/school-{at}")))).sum();
    assert_eq!(left, 0, "what a killed run left is taken away");
}
