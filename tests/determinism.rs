//! The same input gives the same bytes of every output: whatever the order in which files were made, the number of threads,
//! the folder, the time zone, the locale, and whether a cache is cold or warm.

#[path = "support/memory.rs"]
mod memory;
#[allow(dead_code, reason = "each test takes what it needs")]
#[path = "support/program.rs"]
mod program;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::{Path, PathBuf};

use vekha::base::{FileId, Finding};

/// Where and how a run is made.
struct Surroundings {
    name: &'static str,
    reversed: bool,
    env: [(&'static str, &'static str); 3],
}

static RUNS: [Surroundings; 3] = [
    Surroundings {
        name: "one",
        reversed: false,
        env: [("RAYON_NUM_THREADS", "1"), ("TZ", "UTC"), ("LC_ALL", "C.UTF-8")],
    },
    Surroundings {
        name: "one again",
        reversed: false,
        env: [("RAYON_NUM_THREADS", "2"), ("TZ", "UTC"), ("LC_ALL", "C.UTF-8")],
    },
    Surroundings {
        name: "вторая папка/внутри",
        reversed: true,
        env: [("RAYON_NUM_THREADS", "2"), ("TZ", "Asia/Kamchatka"), ("LC_ALL", "ru_RU.UTF-8")],
    },
];

/// All that orders are printed as.
const ORDERS: &str = if cfg!(feature = "pdf") { "docx,html,md,pdf" } else { "docx,html,md" };

/// What is run in the workspace; what is written lies in `out`.
static COMMANDS: [&[&str]; 17] = [
    &["check", "--format", "json"],
    &["check", "--format", "sarif"],
    &["check", "--format", "human", "--all"],
    &["check", "--format", "concise"],
    &["check", "--format", "github"],
    &["check", "--format", "gitlab"],
    &["check", "--format", "junit"],
    &["status", "--format", "json"],
    &["status"],
    &["export", "--format", "csv"],
    &["export", "--format", "ics"],
    &["export", "--format", "svg"],
    &["export", "--format", "dot"],
    &["export", "--format", "mermaid"],
    &["export", "--format", "xlsx", "--out", "out/book.xlsx"],
    &["build", ".", "--force", "--format", ORDERS, "--out", "out/orders"],
    &["site", "--out", "out/site"],
];

/// Every file of a folder, by its name there.
fn files(below: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![below.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                found.insert(path.strip_prefix(below).unwrap().to_owned(), std::fs::read(&path).unwrap());
            }
        }
    }
    found
}

/// All that the commands say and write, each command twice: with a cold cache and with a warm one.
fn made(run: &Surroundings, sources: &BTreeMap<PathBuf, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    let folder = program::folder("determinism", run.name, &[]);
    // Hosts name files from the root of the repository.
    std::fs::create_dir(folder.join(".git")).unwrap();
    let mut order: Vec<_> = sources.iter().collect();
    if run.reversed {
        order.reverse();
    }
    for (name, bytes) in order {
        std::fs::create_dir_all(folder.join(name).parent().unwrap()).unwrap();
        std::fs::write(folder.join(name), bytes).unwrap();
    }
    let mut made = BTreeMap::new();
    for turn in ["cold", "warm"] {
        for command in COMMANDS {
            let output = program::vekha(&folder)
                .args(["--lang", "ru", "--quiet"])
                .args(command)
                .envs(run.env)
                .output()
                .unwrap();
            assert_ne!(
                output.status.code(),
                Some(2),
                "{command:?}: {}",
                String::from_utf8_lossy(&output.stderr)
            );
            made.insert(format!("{turn} {command:?}"), output.stdout);
        }
        // The record of what was printed names the folder of the workspace.
        let is_record =
            |path: &Path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(".vekha-"));
        let written = files(&folder.join("out")).into_iter().filter(|(path, _)| !is_record(path));
        made.extend(written.map(|(path, bytes)| (format!("{turn} {}", path.display()), bytes)));
        std::fs::remove_dir_all(folder.join("out")).unwrap();
    }
    made
}

/// A kind of output that is added to the program is added here too.
#[test]
fn every_kind_of_output_is_among_the_commands() {
    let folder = program::folder("determinism", "help", &[]);
    for name in ["check", "export", "status"] {
        let help = program::vekha(&folder).args([name, "--help", "--lang", "en"]).output().unwrap();
        let help = String::from_utf8(help.stdout).unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
        let line = help
            .split(" --")
            .find(|option| option.starts_with("format <F") && option.contains("values: "))
            .unwrap();
        let kinds = line.split_once("values: ").unwrap().1.split_once(']').unwrap().0.split(", ");
        let is_run = |kind: &str| {
            let usual = line.contains(&format!("[default: {kind}]"));
            let mut own = COMMANDS.iter().filter(|command| command[0] == name);
            own.any(|command| command.contains(&kind) || usual && !command.contains(&"--format"))
        };
        let missing: Vec<&str> = kinds.filter(|kind| !is_run(kind)).collect();
        assert!(missing.is_empty(), "{name}: {missing:?}");
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("roadmaps/example-with-faults");
    let mut sources = files(&example);
    sources.entry("vekha.yaml".into()).or_insert_with(|| b"language: ru\n".to_vec());
    let [first, others @ ..] = &RUNS;
    let expected = made(first, &sources);
    assert!(expected.len() > 40, "{:?}", expected.keys());
    let cold = |name: &&String| name.starts_with("cold");
    for name in expected.keys().filter(cold) {
        assert!(
            expected[name] == expected[&name.replacen("cold", "warm", 1)],
            "{name}: cold and warm differ"
        );
    }
    for run in others {
        let made = made(run, &sources);
        assert_eq!(made.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>());
        for (name, bytes) in &made {
            assert!(*bytes == expected[name], "{name} differs in «{}»", run.name);
        }
    }
}

/// Rows that stand in many plans, of which rules have much to say.
const COPIED: &str = "sections:
  - title: Раздел 1.
    measures:
      - id: m1
        title: 1. Мера по 30 сентября
        deadline: до 14 сентября 2024 года
        result: Приказ
      - id: m2
        title: Мeра
        deadline: до 31 августа 2024 года
        responsible: [own]
        result: Проведение меры
      - id: m2
        title: \"Отчёт за 2023 год {due}\"
        deadline: июнь 2024 года
        result: …
      - id: m4
        title: Мера до 31 сентября 2024 года
        deadline: 10.08.2024
        result: Справка
      - id: m5
        title: Мера «Учёба“
        deadline: до 15 сентября
        responsible: own и own
        result: Справка
      - id: m6
        title: Мера
        deadline: не позднее 07.09.2024
        result: Справка
      - id: m7
        title: Мера
        deadline: ежегодно до 1 июня
        result: Справка за март 2022 г.
      - id: m8
        title: Выполнение целевых показателей
        deadline: до 1 декабря 2024
        result: по п. 9
";

/// What is found in each of some plans that are read together, by their names.
fn found_in(plans: &BTreeMap<String, String>) -> BTreeMap<String, Vec<Finding>> {
    let path = |name: &String| Path::new(memory::ROOT).join(name);
    let world = memory::world_of(plans.iter().map(|(name, text)| (path(name), text.clone().into_bytes())));
    let options = vekha::Options { roadmaps: true, ..vekha::Options::default() };
    let checked = vekha::check(&world, &[memory::ROOT.into()], &options).unwrap().remove(0);
    let tables = checked.workspace.roadmaps.iter().map(|roadmap| roadmap.table());
    let shared = plans.len() - tables.collect::<HashSet<_>>().len();
    assert!(plans.len() == 1 || shared > 3, "few plans share their table: {shared}");
    let mut found: BTreeMap<String, Vec<Finding>> = BTreeMap::new();
    for finding in &checked.findings {
        let file = &checked.workspace.file(finding.place.file).unwrap().source;
        let name = file.path.file_name().unwrap().to_string_lossy().into_owned();
        let mut finding = Finding::clone(finding);
        finding.place.file = FileId(0);
        found.entry(name).or_default().push(finding);
    }
    found
}

#[test]
fn in_copied_plans_is_found_what_is_found_in_each_alone() {
    // Of heads of one length the rows stand in one place, and are shared.
    let heads = [
        "id: aa\nperiod: 2024\n",
        "id: bb\nperiod: 2024\n",
        "id: cc\nperiod: 2025\n",
        "id: dd\nperiod: 2025\n",
        "id: ee\nnota: about\n",
        "id: e\nperiod: 2024\nbodies: {own: МБОУ СОШ № 21}\n",
        "id: ff\nperiod: 2024\nbodies: {own: МБОУ СОШ № 1}\n",
        "id: gg\nperiod: 2024\norder: {title: О плане, date: 2024-03-01, clauses: [{text: Быть, id: m1}]}\n",
        "id: hh\nperiod: 2024\norder: {title: О плане, date: 2024-08-20, clauses: [{text: Быть, id: m9}]}\n",
        "id: ii\nperiod: 2024\norder: {title: О плане, clauses: [{text: Быть, deadline: 14.09.2024}]}\n",
        "id: jj\n",
    ];
    let plan = |(head, at): (&&str, u32)| {
        (format!("{at}.yaml"), format!("level: school\nparent: null\nterritory: Школа\n{head}{COPIED}"))
    };
    let plans: BTreeMap<String, String> = heads.iter().zip(0..).map(plan).collect();
    // One thread reads all, one after the other.
    let together = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    let together = together.install(|| found_in(&plans));
    let alone =
        plans.iter().flat_map(|(name, text)| found_in(&BTreeMap::from([(name.clone(), text.clone())])));
    let alone: BTreeMap<String, Vec<Finding>> = alone.collect();
    for name in plans.keys() {
        assert_eq!(format!("{:#?}", together[name]), format!("{:#?}", alone[name]), "{name}");
    }
    let shared = BTreeSet::from(["content/duplicate-title", "deadline/day-off"]);
    let rules: BTreeSet<&str> = alone.values().flatten().map(|finding| finding.rule).collect();
    assert!(rules.len() > 12 && shared.is_subset(&rules), "{rules:?}");
}
