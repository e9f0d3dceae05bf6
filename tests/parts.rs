//! A part is judged as within the whole: shards joined, and runs with a cache, give the bytes of a plain run.

use std::path::{Path, PathBuf};
use std::process::Command;

use vekha::Options;
use vekha::report::{Findings, ParsedReport, json};
use vekha::session::Shard;
use vekha::world::System;

/// A folder of its own for a test, away from the sources.
fn folder(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(&path).unwrap();
    path
}

fn report(below: &Path, options: &Options) -> String {
    let checked = vekha::check(&System, &[below.to_owned()], options).unwrap();
    let mut bytes = Vec::new();
    json(&Findings::new(&checked, &System), &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn roadmaps(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("roadmaps").join(name)
}

#[test]
fn shards_joined_are_the_whole() {
    for name in ["real", "example", "example-with-faults", ""] {
        let whole = report(&roadmaps(name), &Options::default());
        for of in [1, 2, 3, 7] {
            let part = |number| {
                let shard = Some(Shard { number, of });
                ParsedReport::parse(
                    report(&roadmaps(name), &Options { shard, ..Options::default() }).as_bytes(),
                )
                .unwrap()
            };
            let mut joined = Vec::new();
            ParsedReport::merge((1..=of).map(part), &System).unwrap().write(&mut joined).unwrap();
            assert_eq!(String::from_utf8(joined).unwrap(), whole, "{name} in {of} parts");
        }
    }
}

#[test]
fn what_no_part_finds_of_the_known_is_told_of_the_whole() {
    let work = folder("parts-baseline");
    let roadmap = |id: &str| {
        format!(
            "id: {id}\nlevel: school\nterritory: Н.\nperiod: 2024\nparent: null\nmeasures:\n  - {{id: m, title: Обучить \
             наставников, deadline: до 31 июня 2024 года, responsible: Директор, result: Приказ}}\n"
        )
    };
    for id in ["a", "b", "c"] {
        std::fs::write(work.join(format!("{id}.yaml")), roadmap(id)).unwrap();
    }
    // What one part finds as often as it is known is lacking in the others, and not in the whole.
    let known = [("a", 2), ("b", 1), ("c", 2), ("gone", 2)].map(|(id, count)| {
        format!(r#"{{"rule": "deadline/unreadable", "roadmap": "{id}", "measure": "m", "count": {count}}}"#)
    });
    std::fs::write(work.join("vekha.yaml"), "baseline: known.json\n").unwrap();
    let list = format!(r#"{{"version": 1, "findings": [{}]}}"#, known.join(", "));
    std::fs::write(work.join("known.json"), list).unwrap();
    let whole = report(&work, &Options::default());
    assert!(whole.contains("baseline/gone"), "{whole}");
    for of in [1, 2, 3] {
        let part = |number| {
            let shard = Some(Shard { number, of });
            ParsedReport::parse(report(&work, &Options { shard, ..Options::default() }).as_bytes()).unwrap()
        };
        let mut joined = Vec::new();
        ParsedReport::merge((1..=of).map(part), &System).unwrap().write(&mut joined).unwrap();
        assert_eq!(String::from_utf8(joined).unwrap(), whole, "in {of} parts");
    }
}

#[test]
fn the_report_of_a_part_tells_not_where_the_folder_lies() {
    let works = ["parts-one", "parts-other"].map(|name| {
        let work = folder(name);
        copy(&roadmaps("example-with-faults"), &work);
        std::fs::create_dir_all(work.join("inner")).unwrap();
        work
    });
    let vekha = |below: &Path, arguments: &[&str]| {
        let run =
            Command::new(env!("CARGO_BIN_EXE_vekha")).args(arguments).current_dir(below).output().unwrap();
        String::from_utf8(run.stdout).unwrap()
    };
    let part = |below: &Path, path: &str, shard: &str| {
        vekha(below, &["check", path, "--no-cache", "--format", "json", "--shard", shard])
    };
    let [one, other] = &works;
    for shard in ["1/2", "2/2"] {
        assert_eq!(part(one, ".", shard), part(other, ".", shard), "{shard}");
        // What lies above the folder in which the program runs is seen from there.
        let carried = |work: &Path| {
            let report = part(&work.join("inner"), "..", shard);
            serde_json::from_str::<serde_json::Value>(&report).unwrap()["carried"].to_string()
        };
        let place: String = one.to_str().unwrap().bytes().map(|byte| format!("{byte:02x}")).collect();
        assert!(carried(one).contains("022e2e"), "{shard}: «..» with its length");
        assert!(!part(one, ".", shard).contains(&place), "{shard}");
    }
    let paths = ["1/2", "2/2"].map(|shard| {
        let path = one.join(format!("{}.json", shard.replace('/', "-")));
        std::fs::write(&path, part(one, ".", shard)).unwrap();
        path.to_str().unwrap().to_owned()
    });
    for format in ["json", "human", "concise", "sarif"] {
        let whole = vekha(one, &["check", ".", "--no-cache", "--format", format]);
        assert_eq!(vekha(one, &["merge", &paths[0], &paths[1], "--format", format]), whole, "{format}");
    }
}

/// Copies a workspace to where it may be changed.
fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            std::fs::create_dir_all(&target).unwrap();
            copy(&path, &target);
        } else {
            std::fs::copy(&path, &target).unwrap();
        }
    }
}

#[test]
fn with_a_cache_and_without_the_bytes_are_the_same() {
    let work = folder("cache-law");
    copy(&roadmaps("example-with-faults"), &work);
    let cached = Options { cache: Some(folder("cache-law-memory")), ..Options::default() };
    let both = |what: &str| {
        for run in 1..=2 {
            assert_eq!(report(&work, &cached), report(&work, &Options::default()), "{what}, run {run}");
        }
    };
    both("as copied");
    let files = vekha::workspace::workspaces(&System, std::slice::from_ref(&work)).unwrap().remove(0).files;
    for file in &files {
        let text = std::fs::read_to_string(file).unwrap();
        let name = file.display();
        let changed = |from: &str, to: &str| text.replacen(from, to, 1);
        for (what, new) in [
            ("another deadline", changed("2024 года", "2023 года")),
            ("another id", changed("id: ", "id: x-")),
            ("another parent", changed("parent: ", "parent: x-")),
            ("broken", changed("title: ", "title: \"")),
            ("empty", String::new()),
            ("as it was", text.clone()),
        ] {
            std::fs::write(file, new).unwrap();
            both(&format!("{name} {what}"));
        }
        std::fs::remove_file(file).unwrap();
        both(&format!("{name} gone"));
        std::fs::write(file, text).unwrap();
        both(&format!("{name} back"));
    }
}

#[test]
fn a_spoilt_cache_is_passed_over() {
    let memory = folder("cache-spoilt");
    let cached = Options { cache: Some(memory.clone()), ..Options::default() };
    let below = roadmaps("example-with-faults");
    let right = report(&below, &cached);
    for entry in std::fs::read_dir(&memory).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        std::fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
    }
    assert_eq!(report(&below, &cached), right);
}

#[test]
fn the_commands_do_what_the_library_does() {
    let work = folder("merge");
    let vekha = |arguments: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_vekha"))
            .args(arguments)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .unwrap()
    };
    let below = "roadmaps/example-with-faults";
    let whole = vekha(&["check", below, "--no-cache", "--format", "json"]);
    let parts: Vec<String> = (1..=3)
        .map(|number| {
            let part = vekha(&["check", below, "--shard", &format!("{number}/3"), "--format", "json"]);
            let path = work.join(format!("{number}.json"));
            std::fs::write(&path, part.stdout).unwrap();
            path.to_str().unwrap().to_owned()
        })
        .collect();
    let joined = vekha(&["merge", &parts[2], &parts[0], &parts[1]]);
    assert_eq!(String::from_utf8(joined.stdout).unwrap(), String::from_utf8(whole.stdout).unwrap());
    assert_eq!((joined.status.code(), whole.status.code()), (Some(1), Some(1)));
    for format in ["human", "concise", "sarif", "github", "gitlab", "junit"] {
        let whole = vekha(&["check", below, "--no-cache", "--format", format]).stdout;
        let joined = vekha(&["merge", &parts[1], &parts[2], &parts[0], "--format", format]).stdout;
        assert_eq!(String::from_utf8(joined).unwrap(), String::from_utf8(whole).unwrap(), "{format}");
    }
    assert_eq!(vekha(&["merge", &parts[2], &parts[0]]).status.code(), Some(2), "a part is missing");
    assert_eq!(
        vekha(&["merge", &parts[0], &parts[0], &parts[1]]).status.code(),
        Some(2),
        "a part is doubled"
    );
    assert_eq!(vekha(&["merge", "README.md"]).status.code(), Some(2));
    assert_eq!(vekha(&["check", below, "--shard", "4/3"]).status.code(), Some(2));
}
