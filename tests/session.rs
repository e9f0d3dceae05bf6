//! A session never tells what is stale: after any sequence of changes and questions its report has the very bytes of a
//! fresh run's. And it does no work that a change does not ask for.

mod support;

#[path = "oracle/chance.rs"]
#[allow(dead_code, reason = "not all of it is needed here")]
mod chance;
#[path = "session/made.rs"]
mod made;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chance::Chance;
use chrono::NaiveDate;
use made::Files;
use rayon::prelude::*;
use support::clocked::Clocked;
use support::{ROOT, world_of};
use vekha::base::Lang;
use vekha::report::{Checked, Findings, human, json};
use vekha::rules::Baseline;
use vekha::session::{Change, Snapshot, WorkCounts};
use vekha::workspace::workspaces;
use vekha::world::Overlay;
use vekha::{Options, Session};

/// How many sequences are tried; `VEKHA_SEQUENCES` asks for more.
const MANY: u64 = 1000;

fn path(name: &str) -> PathBuf {
    Path::new(ROOT).join(name)
}

fn world(files: &Files) -> Overlay {
    world_of(files.iter().map(|(name, text)| (path(name), text.clone().into_bytes())))
}

fn open(files: &Files, options: &Options) -> Session {
    let world = Arc::new(world(files));
    let found = workspaces(&*world, &[PathBuf::from(ROOT)]).unwrap().remove(0);
    Session::open(world, found, options.clone()).unwrap()
}

/// All that people and machines read of what was checked, in a language.
fn told(checked: Checked, world: &Overlay) -> String {
    let mut bytes = Vec::new();
    let checked = [checked];
    let findings = Findings::new(&checked, world);
    json(&findings, &mut bytes).unwrap();
    let look = vekha::report::Appearance { width: 100, all: true, ..Default::default() };
    human(&findings, look, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn resident(snapshot: &Snapshot, options: &Options) -> String {
    told(Checked::of(snapshot, options).unwrap(), snapshot.world())
}

/// What a fresh run says of the same world.
fn fresh(snapshot: &Snapshot, options: &Options) -> Option<String> {
    let world = snapshot.world();
    let checked = vekha::check(world, &[PathBuf::from(ROOT)], options).ok()?;
    Some(told(checked.into_iter().next()?, world))
}

fn put(files: &mut Files, name: String, text: String) -> Change {
    files.insert(name.clone(), text.clone());
    Change::default().put(path(&name), text.into_bytes())
}

/// One random change of the files, and the change of the session that goes with it.
fn change(files: &mut Files, options: &mut Options, chance: &mut Chance) -> Change {
    let names: Vec<String> =
        files.keys().filter(|name| name.ends_with(".yaml") && *name != "vekha.yaml").cloned().collect();
    let any =
        |chance: &mut Chance| names.get(chance.number(0, (names.len() as i32 - 1).max(0)) as usize).cloned();
    match chance.number(0, 11) {
        0 | 1 => {
            let (name, text) = made::file(chance);
            put(files, name, text)
        }
        2 if names.len() > 1 => match any(chance) {
            Some(name) => {
                files.remove(&name);
                Change::default().remove(path(&name))
            }
            None => Change::default(),
        },
        3 => match any(chance) {
            Some(name) => {
                let to = format!("{}{}", chance.one(&["a/", "z/", ""]), name.replace('/', "-"));
                let text = files.remove(&name).unwrap_or_default();
                files.insert(to.clone(), text);
                Change::default().rename(path(&name), path(&to))
            }
            None => Change::default(),
        },
        4 => match made::settings(chance) {
            Some(text) => put(files, "vekha.yaml".into(), text),
            None => {
                files.remove("vekha.yaml");
                Change::default().remove(path("vekha.yaml"))
            }
        },
        5 => Change::default().day(NaiveDate::from_ymd_opt(2024, chance.number(1, 12) as u32, 15)),
        6 => {
            let lang = *chance.one(&[Lang::Ru, Lang::En]);
            *options = Options { lang: Some(lang), ..options.clone() };
            Change::default().options(options.clone())
        }
        7 => put(files, "text.md".into(), "Текст.\n".into()),
        _ => match any(chance) {
            Some(name) => {
                let text = made::edited(&files[&name], chance);
                put(files, name, text)
            }
            None => Change::default(),
        },
    }
}

/// The lines that only one of two texts has.
fn difference(ours: &str, theirs: &str) -> String {
    let only = |one: &str, other: &str| {
        let lines = one.lines().filter(|line| !other.lines().any(|same| same == *line));
        lines.collect::<Vec<_>>().join("\n")
    };
    format!("-- only in the session's\n{}\n-- only in the fresh\n{}", only(ours, theirs), only(theirs, ours))
}

/// Runs a sequence; says where the session differs from a fresh run.
fn sequence(seed: u64) -> Option<String> {
    let mut chance = Chance::of(seed);
    let mut files = made::workspace(&mut chance);
    let mut options = Options::default();
    let mut session = open(&files, &options);
    let steps = chance.number(1, 4);
    for step in 0..steps {
        let change = change(&mut files, &mut options, &mut chance);
        session.apply(&change).unwrap();
        let snapshot = session.snapshot();
        if step + 1 < steps && chance.happens(70) {
            let one = files.keys().next().cloned().unwrap_or_default();
            let _ = snapshot.findings(&path(&one)).unwrap();
            continue;
        }
        let (ours, theirs) = (resident(&snapshot, &options), fresh(&snapshot, &options));
        let cached = Options { cache: Some(PathBuf::from("/cache")), ..options.clone() };
        let cached = if chance.happens(40) { fresh(&snapshot, &cached) } else { theirs.clone() };
        if let (Some(cached), Some(theirs)) =
            (&cached, theirs.as_ref().filter(|theirs| cached.as_ref() != Some(theirs)))
        {
            let differs = difference(cached, theirs);
            return Some(format!("seed {seed}, step {step}, with a cache\n{differs}\n{files:#?}"));
        }
        if theirs.as_ref().is_some_and(|theirs| *theirs != ours) {
            let theirs = theirs.unwrap_or_default();
            return Some(format!("seed {seed}, step {step}\n{}\n{files:#?}", difference(&ours, &theirs)));
        }
    }
    None
}

#[test]
fn a_session_is_never_stale() {
    let many = std::env::var("VEKHA_SEQUENCES").ok().and_then(|many| many.parse().ok()).unwrap_or(MANY);
    let wrong = (0..many).into_par_iter().find_map_first(sequence);
    assert!(wrong.is_none(), "{}", wrong.unwrap_or_default());
}

/// What a file is answered, with what rests on it and what may not be printed: by a state that is opened to be asked once,
/// and by one to which changes may come.
fn alone(files: &Files, name: &str, roadmaps: bool) -> [(String, usize, usize); 2] {
    let (world, asked) = (world(files), [path(name)]);
    let options = Options { dependents: !roadmaps, roadmaps, ..Options::default() };
    let once = vekha::check(&world, &asked, &options).unwrap().remove(0);
    let found = workspaces(&world, &asked).unwrap().remove(0);
    let mut session = Session::open(Arc::new(world.clone()), found, options.clone()).unwrap();
    let resident = Checked::now(&mut session, &options).unwrap();
    [once, resident].map(|one| {
        let (resting, unsound) = (one.resting, one.unsound.len());
        (told(one, &world), resting, unsound)
    })
}

#[test]
fn what_rests_on_a_file_is_told_where_no_change_follows_too() {
    let mut faulty = line(2);
    faulty.insert("fed.yaml".into(), faulty["fed.yaml"].replace("до 1 марта", "до 32 марта"));
    let made = (0..40u64).map(|seed| made::workspace(&mut Chance::of(seed)));
    let mut counts = Vec::new();
    for files in made.chain([faulty]) {
        for (name, roadmaps) in files.keys().flat_map(|name| [(name, true), (name, false)]) {
            let [once, resident] = alone(&files, name, roadmaps);
            assert_eq!(once, resident, "{name} of {files:#?}");
            counts.push((once.1, once.2));
        }
    }
    // Of the federation's own the rest is not sure, and all of it rests on it.
    assert!(counts.contains(&(4, 5)), "{counts:?}");
}

/// A federation, a region, a town and schools, all of them linked.
fn line(schools: usize) -> Files {
    let row = |upper: Option<&str>| {
        let implements = upper.map(|id| format!("    implements: {id}/m\n")).unwrap_or_default();
        format!(
            "measures:\n  - id: m\n    title: Утвердить план\n    deadline: до 1 марта 2024 года\n    \
             responsible: Директор\n    result: Приказ\n{implements}"
        )
    };
    let file = |id: &str, level: &str, upper: Option<&str>| {
        let parent = format!("parent: {}\n", upper.unwrap_or("null"));
        format!("id: {id}\nlevel: {level}\nterritory: Место\nperiod: 2024\n{parent}{}", row(upper))
    };
    let mut files = Files::from([
        ("fed.yaml".to_owned(), file("fed", "federation", None)),
        ("r.yaml".to_owned(), file("r", "region", Some("fed"))),
        ("t.yaml".to_owned(), file("t", "municipality", Some("r"))),
    ]);
    for school in 0..schools {
        files.insert(format!("s{school}.yaml"), file(&format!("s{school}"), "school", Some("t")));
    }
    files
}

/// What a change costs: how many files are judged by the question that follows.
fn work(session: &mut Session, change: Change) -> WorkCounts {
    let options = Options::default();
    resident(&session.snapshot(), &options);
    let before = session.work();
    session.apply(&change).unwrap();
    resident(&session.snapshot(), &options);
    let after = session.work();
    WorkCounts {
        read: after.read - before.read,
        judged: after.judged - before.judged,
        told: after.told - before.told,
    }
}

#[test]
fn a_change_costs_what_rests_on_it() {
    let files = line(20);
    let mut session = open(&files, &Options::default());
    let mut edit = |name: &str, from: &str, to: &str| {
        let text = files[name].replace(from, to);
        work(&mut session, Change::default().put(path(name), text.into_bytes())).judged
    };
    assert_eq!(edit("s3.yaml", "Утвердить план", "Утвердить план работы"), 1, "a school's title");
    assert_eq!(edit("r.yaml", "Утвердить план", "Утвердить план края"), 1, "a region's title");
    assert_eq!(edit("r.yaml", "id: r\n", "id: r # регион\n"), 1, "a comment above");
    assert_eq!(edit("t.yaml", "1 марта", "20 февраля"), 21, "a town's deadline");
    assert_eq!(edit("t.yaml", "1 марта", "20 февраля"), 0, "the same text again");
}

#[test]
fn a_changed_title_tells_anew_those_who_quote_it_and_judges_nobody() {
    let mut files = line(20);
    let late = files["t.yaml"].replace("1 марта", "20 февраля");
    files.insert("t.yaml".into(), late.clone());
    let mut session = open(&files, &Options::default());
    let title = late.replace("Утвердить план", "Утвердить план района");
    let cost = work(&mut session, Change::default().put(path("t.yaml"), title.clone().into_bytes()));
    assert_eq!(
        (cost.read, cost.judged, cost.told),
        (1, 1, 21),
        "the town, and the schools that are late for it"
    );
    let comment = title.replace("id: t\n", "id: t # район\n");
    let cost = work(&mut session, Change::default().put(path("t.yaml"), comment.into_bytes()));
    assert_eq!((cost.judged, cost.told), (1, 1), "a comment moves nothing that is quoted");
}

#[test]
fn a_line_put_before_one_file_tells_anew_another_of_its_name() {
    let mut files = line(1);
    files.insert("t2.yaml".into(), files["t.yaml"].clone());
    let mut session = open(&files, &Options::default());
    let before = session.revision();
    let moved = format!("# план\n{}", files["t.yaml"]);
    let cost = work(&mut session, Change::default().put(path("t.yaml"), moved.into_bytes()));
    let told = session.snapshot().changed_since(before).contains(&&*path("t2.yaml"));
    assert!(told, "its finding shows where the other has the name");
    assert_eq!(cost.judged, 1, "and only the file itself is judged");
}

#[test]
fn files_that_come_and_go_move_nobody() {
    let mut session = open(&line(20), &Options::default());
    let other = line(1)["s0.yaml"].replace("id: s0", "id: other");
    let come = work(&mut session, Change::default().put(path("a.yaml"), other.into_bytes()));
    assert_eq!((come.read, come.judged), (1, 1), "a file before all others");
    assert_eq!(work(&mut session, Change::default().remove(path("a.yaml"))).judged, 0, "gone again");
    assert_eq!(
        work(&mut session, Change::default().rename(path("s3.yaml"), path("b.yaml"))).judged,
        1,
        "renamed"
    );
}

#[test]
fn a_file_that_comes_wakes_whoever_missed_it() {
    let mut files = line(5);
    let town = files.remove("t.yaml").unwrap();
    let mut session = open(&files, &Options::default());
    let came = work(&mut session, Change::default().put(path("t.yaml"), town.into_bytes()));
    assert_eq!(came.judged, 6, "the town, and the schools that named it");
}

#[test]
fn several_threads_ask_while_changes_come() {
    let files = line(30);
    let options = Options::default();
    let mut session = open(&files, &options);
    for round in 0..20 {
        let name = ["t.yaml", "r.yaml", "s7.yaml"][round % 3];
        let text = files[name].replace("1 марта", &format!("{} марта", round + 1));
        session.apply(&Change::default().put(path(name), text.into_bytes())).unwrap();
        let snapshot = session.snapshot();
        std::thread::scope(|scope| {
            let ask = || snapshot.clone().all();
            let asked: Vec<_> = (0..4).map(|_| scope.spawn(ask)).collect();
            asked.into_iter().for_each(|one| assert!(one.join().unwrap().is_ok()));
        });
        assert_eq!(Some(resident(&snapshot, &options)), fresh(&snapshot, &options), "round {round}");
    }
}

#[test]
fn an_older_question_ends_when_a_newer_revision_makes_it_idle() {
    let files = line(3);
    let mut session = open(&files, &Options::default());
    let text = files["t.yaml"].replace("1 марта", "2 марта");
    session.apply(&Change::default().put(path("t.yaml"), text.into_bytes())).unwrap();
    let old = session.snapshot();
    session.apply(&Change::default().remove(path("s1.yaml"))).unwrap();
    assert_eq!(old.all().unwrap_err(), vekha::session::Interrupted::Cancelled);
    assert!(session.snapshot().all().is_ok());
    assert!(session.snapshot().changed_since(old.revision()).is_empty());
}

#[test]
fn what_settings_name_is_looked_at_again_when_it_comes() {
    let mut files = Files::new();
    files.insert("vekha.yaml".to_owned(), "templates: office.docx\n".to_owned());
    files.insert("a.yaml".to_owned(), "id: a-1\nlevel: school\nperiod: 2024\nmeasures: []\n".to_owned());
    let options = Options::default();
    let mut session = open(&files, &options);
    let count = |session: &Session| {
        let found = session.snapshot().all().unwrap();
        found.iter().filter(|finding| finding.rule == "schema/invalid-value").count()
    };
    assert_eq!(count(&session), 1);
    session.apply(&Change::default().put(path("office.docx"), &b"PK\x03\x04"[..])).unwrap();
    assert_eq!(count(&session), 0);
    session.apply(&Change::default().remove(path("office.docx"))).unwrap();
    assert_eq!(count(&session), 1);
}

/// The list of known findings is read when it changes, and not whenever findings are told.
#[test]
fn known_findings_are_read_when_the_list_changes() {
    let late = "id: a-1\nlevel: school\nperiod: 2024\nmeasures: [{id: m, title: Провести, deadline: до 1 мая 2025 года}]\n";
    let disk = Clocked::default();
    disk.put(&path("vekha.yaml"), b"baseline: known.json\n".to_vec());
    disk.put(&path("a.yaml"), late.as_bytes().to_vec());
    let found = workspaces(&disk, &[PathBuf::from(ROOT)]).unwrap().remove(0);
    let options = Options::default();
    let mut session = Session::open(Arc::new(disk.clone()), found, options.clone()).unwrap();
    let checked = |session: &Session| Checked::of(&session.snapshot(), &options).unwrap();
    let rules = |session: &Session| -> Vec<_> {
        checked(session).findings.iter().map(|finding| finding.rule).collect()
    };
    let first = checked(&session);
    assert!(rules(&session).contains(&"baseline/unreadable") && first.findings.len() > 1);
    let list = Baseline::of(&disk, &first.workspace, &first.findings).to_json();
    disk.put(&path("known.json"), list.into_bytes());
    session.apply(&Change::default().touch(path("known.json"))).unwrap();
    assert!(rules(&session).is_empty(), "{:?}", rules(&session));
    disk.remove(&path("known.json"));
    assert!(rules(&session).is_empty(), "nobody said that the list is gone");
    session.apply(&Change::default().touch(path("known.json"))).unwrap();
    assert!(rules(&session).contains(&"baseline/unreadable") && rules(&session).len() > 1);
}
