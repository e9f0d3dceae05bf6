//! `vekha init` and `vekha check --changed-since`, on the program itself.

mod support;

use std::path::{Path, PathBuf};
use std::process::Command;

use support::program::{self, said, vekha};

fn folder(name: &str) -> PathBuf {
    program::folder("start", name, &[])
}

/// The exit status, and all that was said.
fn run(below: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    said(&vekha(below).args(arguments).output().unwrap())
}

fn git(below: &Path, arguments: &[&str]) {
    let mut git = Command::new("git");
    git.current_dir(below).args(["-c", "user.name=office", "-c", "user.email=office@example.org"]);
    let output = git.args(arguments).env("GIT_CONFIG_GLOBAL", "/dev/null").output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

fn write(below: &Path, file: &str, text: &str) {
    let file = below.join(file);
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(file, text).unwrap();
}

fn read(below: &Path, file: &str) -> String {
    std::fs::read_to_string(below.join(file)).unwrap()
}

#[test]
fn a_new_workspace_of_every_level_and_language_checks_clean() {
    for level in ["federation", "region", "municipality", "school"] {
        for lang in ["ru", "en"] {
            let work = folder(&format!("{level}-{lang}"));
            let asked =
                ["init", "--level", level, "--lang", lang, "--ci", "github", "--pre-commit", "--vscode"];
            let (status, said) = run(&work, &asked);
            assert_eq!(status, Some(0), "{said}");
            let (status, said) = run(&work, &["check", "--format", "json"]);
            assert!(status == Some(0) && said.contains("\"findings\":[],"), "{level} {lang}: {said}");
            let (status, said) = run(&work, &["build", "--out", "out", "--format", "md"]);
            assert_eq!(status, Some(0), "{said}");
        }
    }
}

#[test]
fn keys_are_described_in_the_language_of_the_workspace() {
    for (lang, says) in [("ru", "Имя карты"), ("en", "The name of the roadmap")] {
        let work = folder(&format!("schema-{lang}"));
        assert_eq!(run(&work, &["init", "--lang", lang]).0, Some(0));
        let schema = std::fs::read_to_string(work.join("schema/roadmap.schema.json")).unwrap();
        assert!(schema.contains(says), "{lang}");
    }
}

#[test]
fn a_file_is_no_folder_to_begin_in() {
    let work = folder("file");
    write(&work, "plans", "");
    let (status, said) = run(&work, &["init", "plans", "--lang", "ru"]);
    assert!(status == Some(2) && said.contains("часть пути — файл, а не папка"), "{said}");
}

#[test]
fn nothing_is_overwritten() {
    let work = folder("kept");
    write(&work, "vekha.yaml", "language: en\n");
    write(&work, ".gitignore", "mine\n");
    assert_eq!(run(&work, &["init"]).0, Some(0));
    let first = std::fs::read_dir(&work).unwrap().count();
    let (status, said) = run(&work, &["init"]);
    assert_eq!(status, Some(0), "{said}");
    assert_eq!(std::fs::read_to_string(work.join("vekha.yaml")).unwrap(), "language: en\n");
    assert_eq!(std::fs::read_to_string(work.join(".gitignore")).unwrap(), "mine\n");
    // A second roadmap has an id and a file of its own.
    assert_eq!(std::fs::read_dir(&work).unwrap().count(), first + 1);
}

#[test]
fn a_roadmap_below_another_brings_what_is_mandatory() {
    let work = folder("below");
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("roadmaps/example");
    copy(&example, &work);
    let (status, said) = run(&work, &["init", "new", "--parent", "bereznyaki-2024"]);
    assert_eq!(status, Some(0), "{said}");
    let text = std::fs::read_to_string(work.join("new/school-2024.yaml")).unwrap();
    assert!(text.contains("implements: bereznyaki-2024/"), "{text}");
    let (status, said) = run(&work, &["check", "--format", "concise", "--deny-warnings"]);
    assert_eq!(status, Some(0), "{said}\n{text}");
    assert_eq!(run(&work, &["init", "--parent", "nobody"]).0, Some(2));
    assert_eq!(run(&work, &["init", "--level", "region", "--parent", "bereznyaki-2024"]).0, Some(2));
}

#[test]
fn levels_of_ones_own_words_make_ids_that_are_read() {
    let work = folder("own-levels");
    write(&work, "vekha.yaml", "levels: [область, район, школа]\nlanguage: ru\n");
    assert_eq!(run(&work, &["init", "--level", "район"]).0, Some(0));
    let own: Vec<String> = std::fs::read_dir(&work)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with("raion-") && name.ends_with(".yaml"))
        .collect();
    let [file] = own.as_slice() else { panic!("{own:?}") };
    let (status, said) =
        run(&work, &["init", "--parent", file.trim_end_matches(".yaml"), "--id", "school-5"]);
    assert!(status == Some(0) && work.join("school-5.yaml").exists(), "{said}");
    for id in ["school-5", "Школа 5", "con"] {
        assert_eq!(run(&work, &["init", "--id", id]).0, Some(2), "{id}");
    }
    let (status, said) = run(&work, &["check", "--format", "json"]);
    assert!(status == Some(0) && said.contains("\"findings\":[],"), "{said}");
}

#[test]
fn what_is_added_to_a_workspace_is_what_the_pages_show_and_nothing_else() {
    let added = [
        ("github", ".github/workflows/vekha.yml"),
        ("gitlab", ".gitlab-ci.yml"),
        ("hook", ".pre-commit-config.yaml"),
    ];
    for lang in ["ru", "en"] {
        let work = folder(&format!("added-{lang}"));
        write(&work, "vekha.yaml", &format!("language: {lang}\n"));
        write(&work, "town.yaml", TOWN);
        assert_eq!(run(&work, &["init", "--ci", "github", "--pre-commit"]).0, Some(0));
        assert_eq!(run(&work, &["init", "--ci", "gitlab", "--vscode"]).0, Some(0));
        let roadmaps = std::fs::read_dir(&work).unwrap().filter(|entry| {
            let name = entry.as_ref().unwrap().file_name();
            name.to_string_lossy().ends_with(".yaml") && !name.to_string_lossy().starts_with(['.', 'v'])
        });
        assert_eq!(roadmaps.count(), 1, "{lang}");
        let page = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("docs/{lang}/ci.md"));
        let page = std::fs::read_to_string(page).unwrap();
        for (kind, file) in added {
            let (_, shown) = page.split_once(&format!("```yaml {kind}\n")).unwrap();
            assert_eq!(shown.split_once("```").unwrap().0, read(&work, file), "{lang} {kind}");
        }
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let there = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            std::fs::create_dir_all(&there).unwrap();
            copy(&entry.path(), &there);
        } else {
            std::fs::copy(entry.path(), there).unwrap();
        }
    }
}

const TOWN: &str = "id: town-2024\nlevel: municipality\nparent: null\nperiod: 2024\nmeasures:\n  \
    - {id: acts, title: Издание приказов, deadline: до 1 марта 2024 года, responsible: Школы, result: Приказы}\n";

fn school(number: u32, deadline: &str) -> String {
    format!(
        "id: school-{number}\nlevel: school\nparent: town-2024\nperiod: 2024\nmeasures:\n  \
        - {{id: acts, title: Приказ школы, deadline: {deadline}, responsible: Директор, \
        result: Приказ, implements: town-2024/acts}}\n"
    )
}

/// A repository with one late school and one in time.
fn repository(name: &str) -> PathBuf {
    let work = folder(name);
    git(&work, &["init", "--quiet", "--initial-branch=main"]);
    write(&work, "vekha.yaml", "language: en\n");
    write(&work, ".gitignore", ".cache\n");
    write(&work, "town.yaml", TOWN);
    write(&work, "schools/1.yaml", &school(1, "до 29 февраля 2024 года"));
    write(&work, "schools/2.yaml", &school(2, "до 15 марта 2024 года"));
    git(&work, &["add", "--all"]);
    git(&work, &["commit", "--quiet", "--message", "Plans"]);
    work
}

/// The lines of findings.
fn caused(work: &Path, revision: &str) -> Vec<String> {
    let asked = ["check", "--format", "concise", "-q", "--changed-since", revision];
    run(work, &asked).1.lines().map(|line| line.split(' ').take(3).collect::<Vec<_>>().join(" ")).collect()
}

#[test]
fn what_a_change_causes_is_told_wherever_it_is() {
    let work = repository("causes");
    assert_eq!(caused(&work, "HEAD"), [] as [String; 0]);
    write(&work, "town.yaml", &format!("# Не позже февраля.\n{}", TOWN.replace("1 марта", "15 февраля")));
    assert_eq!(
        caused(&work, "HEAD"),
        ["schools/1.yaml:6:47: error nesting/late", "schools/2.yaml:6:47: error nesting/late"]
    );
    git(&work, &["commit", "--quiet", "--all", "--message", "Sooner"]);
    assert_eq!(caused(&work, "HEAD"), [] as [String; 0]);
    assert_eq!(caused(&work, "HEAD~1").len(), 2);
    write(&work, "schools/3.yaml", &school(3, "до 31 мая 2024 года"));
    assert_eq!(caused(&work, "HEAD"), ["schools/3.yaml:6:47: error nesting/late"]);
}

#[test]
fn what_no_change_causes_is_not_mended() {
    let work = repository("mends");
    let fault = |number| school(number, "до1 марта 2024 года");
    write(&work, "schools/4.yaml", &fault(4));
    git(&work, &["add", "--all"]);
    git(&work, &["commit", "--quiet", "--message", "Untidy"]);
    let mend = |how: &str| run(&work, &["check", "--changed-since", "HEAD", how]).1;
    assert!(mend("--diff").contains(" 0, ") && mend("--fix").contains("Fixed: 0, left: 0"));
    assert_eq!(read(&work, "schools/4.yaml"), fault(4));
    write(&work, "schools/5.yaml", &fault(5));
    assert!(mend("--diff").contains("+++ schools/5.yaml"));
    assert!(mend("--fix").contains("schools/5.yaml: "));
    assert!(read(&work, "schools/4.yaml") == fault(4) && read(&work, "schools/5.yaml") != fault(5));
}

#[test]
fn what_git_keeps_beside_roadmaps_stops_no_comparison() {
    let (work, other) = (repository("beside"), repository("inner"));
    let from = format!("file://{}", other.display());
    git(&work, &["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", &from, "inner"]);
    git(&work, &["commit", "--quiet", "--message", "Another repository"]);
    git(&work.join("inner"), &["commit", "--quiet", "--allow-empty", "--message", "More"]);
    write(&work, "town.yaml", &TOWN.replace("1 марта", "15 февраля"));
    write(&work, "two\nlines.yaml", &school(6, "до 1 февраля 2024 года"));
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt;
        std::os::unix::fs::symlink("town.yaml", work.join("link.yaml")).unwrap();
        let name = std::ffi::OsStr::from_bytes(b"schools/\xff.yaml");
        std::fs::write(work.join(name), school(7, "до 1 февраля 2024 года")).unwrap();
    }
    git(&work, &["add", "--all"]);
    git(&work, &["commit", "--quiet", "--message", "Names"]);
    let told = caused(&work, "HEAD~1");
    assert!(told.len() >= 2 && told.iter().all(|line| line.ends_with("nesting/late")), "{told:?}");
    assert_eq!(caused(&work, "HEAD"), [] as [String; 0]);
}

#[test]
fn what_only_moved_or_was_there_is_not_told() {
    let work = repository("moves");
    git(&work, &["mv", "schools/2.yaml", "schools/second.yaml"]);
    assert_eq!(caused(&work, "HEAD"), [] as [String; 0]);
    git(&work, &["rm", "--quiet", "town.yaml"]);
    let told = caused(&work, "HEAD");
    assert!(
        told.iter().any(|line| line.contains("schools/1.yaml") && line.contains("reference/")),
        "{told:?}"
    );
}

#[test]
fn what_others_did_meanwhile_is_no_change_of_ours() {
    let work = repository("branches");
    git(&work, &["checkout", "--quiet", "-b", "ours"]);
    write(&work, "schools/4.yaml", &school(4, "до 1 марта 2024 года"));
    git(&work, &["add", "--all"]);
    git(&work, &["commit", "--quiet", "--message", "Ours"]);
    git(&work, &["checkout", "--quiet", "main"]);
    write(&work, "schools/2.yaml", &school(2, "до 1 марта 2024 года"));
    git(&work, &["commit", "--quiet", "--all", "--message", "Theirs"]);
    git(&work, &["checkout", "--quiet", "ours"]);
    assert_eq!(caused(&work, "main"), [] as [String; 0]);
    git(&work, &["merge", "--quiet", "--no-edit", "main"]);
    assert_eq!(caused(&work, "main"), [] as [String; 0]);
}

#[test]
fn a_history_that_is_not_there_is_told_with_what_to_fetch() {
    let work = repository("deep");
    write(&work, "schools/1.yaml", &school(1, "до 28 февраля 2024 года"));
    git(&work, &["commit", "--quiet", "--all", "--message", "Sooner"]);
    let shallow = folder("shallow");
    let from = format!("file://{}", work.display());
    git(&shallow, &["clone", "--quiet", "--depth", "1", &from, "."]);
    let (status, said) = run(&shallow, &["check", "--changed-since", "HEAD~1"]);
    assert!(status == Some(2) && said.contains("git fetch --unshallow"), "{said}");
    assert_eq!(run(&work, &["check", "--changed-since", "no-such"]).0, Some(2));
    let outside = std::env::temp_dir().join(format!("vekha-start-{}", std::process::id()));
    write(&outside, "a.yaml", TOWN);
    let (status, said) = run(&outside, &["check", "--changed-since", "HEAD"]);
    std::fs::remove_dir_all(&outside).unwrap();
    assert!(status == Some(2) && said.contains("git"), "{said}");
}

#[cfg(unix)]
#[test]
fn no_program_that_a_repository_names_is_started() {
    use std::os::unix::fs::PermissionsExt;
    let named = folder("named");
    let (script, ran) = (named.join("named.sh"), named.join("ran"));
    write(&named, "named.sh", &format!("#!/bin/sh\necho \"$@\" >> '{}'\ncat\n", ran.display()));
    std::fs::set_permissions(&script, std::fs::Permissions::from_mode(0o755)).unwrap();
    for (setting, attributes) in [
        ("core.fsmonitor", ""),
        ("diff.external", ""),
        ("filter.x.clean", "*.yaml filter=x\n"),
        ("filter.x=y.process", "*.yaml filter=x=y\n"),
    ] {
        let work = repository("programs");
        write(&work, ".gitattributes", attributes);
        git(&work, &["config", "filter.x.required", "true"]);
        git(&work, &["config", setting, script.to_str().unwrap()]);
        std::fs::create_dir_all(work.join(".git/hooks")).unwrap();
        std::fs::copy(&script, work.join(".git/hooks/post-index-change")).unwrap();
        write(&work, "town.yaml", &TOWN.replace("1 марта", "15 февраля"));
        // Of the same length at another time: git reads it to see whether it is another.
        write(&work, "schools/2.yaml", &school(2, "до 15 марта 2024 года"));
        assert_eq!(caused(&work, "HEAD").len(), 2, "{setting}");
        assert!(!ran.exists(), "{setting} was started: {}", read(&named, "ran"));
    }
}

#[test]
fn what_a_partial_clone_lacks_is_told_and_not_fetched() {
    let work = repository("whole");
    write(&work, "schools/1.yaml", &school(1, "до 28 февраля 2024 года"));
    git(&work, &["commit", "--quiet", "--all", "--message", "Sooner"]);
    git(&work, &["config", "uploadpack.allowFilter", "true"]);
    let partial = folder("partial");
    let from = format!("file://{}", work.display());
    git(&partial, &["clone", "--quiet", "--filter=blob:none", &from, "."]);
    let asked = ["check", "--changed-since", "HEAD~1"];
    for time in ["once", "again"] {
        let (status, said) = run(&partial, &asked);
        assert!(status == Some(2) && said.contains("git fetch --refetch --no-filter"), "{time}: {said}");
    }
    git(&partial, &["fetch", "--quiet", "--refetch", "--no-filter"]);
    assert_ne!(run(&partial, &asked).0, Some(2));
}

#[test]
fn the_cache_is_forgotten_and_nothing_else() {
    let work = repository("cache");
    run(&work, &["check"]);
    let kept = || std::fs::read_dir(work.join(".cache")).unwrap().map(|entry| entry.unwrap().file_name());
    // Beside what is remembered of the files lies the last report, where no file is too new for it.
    let count = kept().count();
    // The pages of rules that editors were led to go as well.
    write(&work, ".cache/rules/ru/deadline/day-off.md", "# deadline/day-off");
    let count = count + 1;
    write(&work, ".cache/mine.txt", "mine");
    let (status, said) = run(&work, &["cache", "clean"]);
    assert!(count > 1 && status == Some(0) && said.contains(&format!("{count} file")), "{count}: {said}");
    assert_eq!(kept().collect::<Vec<_>>(), ["mine.txt"]);
}
