//! What `vekha export` writes: the files beside the plan, byte for byte, and what calendars need of them.
//! `UPDATE_EXPECTED=1 cargo test --test export` writes the files anew, to be read before they are committed.

mod support;

use std::path::Path;

use vekha::Options;
use vekha::base::Lang;
use vekha::deadline::{Calendar, Times};
use vekha::report::Checked;
use vekha::site::{
    Diagram, Duties, Duty, Exported, Overview, csv, dot, ics, mermaid, status, status_json, svg,
};
use vekha::workspace::{DiscoveredWorkspace, Workspace};
use vekha::world::System;

fn workspace() -> Workspace {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/export");
    let files = vec![root.join("plan.yaml")];
    Workspace::load(&System, &DiscoveredWorkspace { root, files, ..DiscoveredWorkspace::default() }).unwrap()
}

fn written(body: Option<&str>, write: impl Fn(&Duties<'_>, &mut Vec<u8>)) -> String {
    let workspace = workspace();
    let times = Times::read(&workspace, &Calendar::default());
    let mut out = Vec::new();
    write(&Duties::of(&workspace, &times, body), &mut out);
    String::from_utf8(out).unwrap()
}

/// A plan whose duties wait for others, in its own roadmap and in the one above.
const WAITING: [(&str, &str); 2] = [
    (
        "town.yaml",
        "id: town-2026\nlevel: municipality\nparent: null\nperiod: 2026\nmeasures:\n  \
        - {id: rules, title: Положение, deadline: до 1 апреля 2026 года, responsible: Отдел, result: Приказ}\n",
    ),
    (
        "school.yaml",
        "id: school-2026\nlevel: school\nparent: town-2026\nperiod: 2026\n\
        order: {issuer: Школа, number: \"14\", date: 2026-01-19, title: О клубах}\nmeasures:\n  \
        - {id: orders, title: Приказы, deadline: до 20 февраля 2026 года, responsible: Школа, result: Приказы}\n  \
        - {id: soon, title: Реестр А, deadline: в течение 10 рабочих дней после издания приказов, after: [orders]}\n  \
        - {id: month, title: Реестр Б, deadline: в течение месяца после издания приказов школ, after: [orders]}\n  \
        - {id: above, title: Реестр В, deadline: в течение 10 дней после утверждения положения, after: [town-2026/rules]}\n  \
        - {id: own, title: Реестр Г, deadline: в течение 10 дней после издания приказа}\n  \
        - {id: open, title: Реестр Д, deadline: в течение 10 дней после отчёта, after: [plan]}\n  \
        - {id: plan, title: Отчёт, deadline: по отдельному плану}\n  \
        - {id: whole, title: Реестр Е, deadline: в течение 10 дней после издания приказов, after: [orders],\n     \
        measures: [{id: part, title: Часть}]}\n  \
        - {id: exam, title: Экзамен, deadline: с 25 мая по 10 июня 2026 года, after: [ready]}\n  \
        - {id: ready, title: Готовность, deadline: за 5 дней до экзамена}\n",
    ),
];

/// A plan in which a whole is done with its parts, a part with its whole, and two parts are due on one day.
const DONE: [(&str, &str); 1] = [(
    "plan.yaml",
    "id: town-2026\nlevel: municipality\nparent: null\nperiod: 2026\nmeasures:\n  \
    - {id: above, title: Обучение, deadline: до 1 марта 2026 года, done: 2026-02-20, measures: [\n     \
    {id: first, title: Обучение педагогов}, {id: second, title: Обучение наставников, done: 2026-02-10}]}\n  \
    - {id: below, title: Осмотр, deadline: до 1 апреля 2026 года, measures: [\n     \
    {id: third, title: Осмотр залов, done: 2026-03-02}, {id: fourth, title: Осмотр классов, done: 2026-03-09}]}\n  \
    - {id: together, title: Сводка, measures: [\n     \
    {id: fifth, title: Сводка школ, deadline: до 1 мая 2026 года, done: 2026-04-20},\n     \
    {id: sixth, title: Сводка садов, deadline: 1 мая и 1 июня 2026 года}]}\n",
)];

/// The duties of roadmaps that stand by themselves, each as it is told.
fn told(files: &[(&str, &str)], told: impl Fn(&Duty<'_>) -> String) -> Vec<String> {
    let root = Path::new(support::ROOT).to_owned();
    let world =
        support::world_of(files.iter().map(|(name, text)| (root.join(name), text.as_bytes().to_vec())));
    let files = files.iter().map(|(name, _)| root.join(name)).collect();
    let found = DiscoveredWorkspace { root, files, ..DiscoveredWorkspace::default() };
    let workspace = Workspace::load(&world, &found).unwrap();
    let times = Times::in_force(&workspace, Calendar::russia());
    Duties::of(&workspace, &times, None).all.iter().map(told).collect()
}

#[test]
fn what_is_done_with_others_is_shown_as_done() {
    let told = told(&DONE, |duty| {
        let times = if duty.times.is_empty() { &duty.by_parts } else { &duty.times };
        let days = times.iter().map(|time| match time.done {
            Some(done) => format!(" {} ({done})", time.due),
            None => format!(" {}", time.due),
        });
        format!("{}{}", duty.id.unwrap_or_default(), days.collect::<String>())
    });
    assert_eq!(
        told,
        [
            "above 2026-03-01 (2026-02-20)",
            "first 2026-03-01 (2026-02-20)",
            "second 2026-03-01 (2026-02-10)",
            "below 2026-04-01 (2026-03-09)",
            "third 2026-04-01 (2026-03-02)",
            "fourth 2026-04-01 (2026-03-09)",
            "together 2026-05-01 2026-06-01",
            "fifth 2026-05-01 (2026-04-20)",
            "sixth 2026-05-01 2026-06-01",
        ]
    );
}

#[test]
fn what_waits_for_others_is_due_so_long_after_them() {
    let told = told(&WAITING, |duty| {
        let days = duty.times.iter().map(|time| match time.opens {
            Some(opens) => format!(" {opens}..{}", time.due),
            None => format!(" {}", time.due),
        });
        format!("{}{}", duty.id.unwrap_or_default(), days.collect::<String>())
    });
    assert_eq!(
        told,
        [
            "rules 2026-04-01",
            "orders 2026-02-20",
            "soon 2026-03-10",
            "month 2026-03-20",
            "above 2026-04-11",
            "own 2026-01-19..2026-01-29",
            "open",
            "plan",
            "whole 2026-03-02",
            "part 2026-03-02",
            "exam 2026-05-25..2026-06-10",
            "ready 2026-05-20",
        ]
    );
}

fn same_as_file(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    assert_eq!(text, std::fs::read_to_string(&path).unwrap_or_default(), "{name}");
}

#[test]
fn tables_are_those_beside_the_plan() {
    for (lang, name) in [(Lang::Ru, "ru.csv"), (Lang::En, "en.csv")] {
        same_as_file(
            &format!("tests/export/{name}"),
            &written(None, |duties, out| csv(duties, lang, out).unwrap()),
        );
    }
}

#[test]
fn calendars_are_those_beside_the_plan() {
    let version = env!("CARGO_PKG_VERSION");
    let text = written(None, |duties, out| ics(duties, Some(3), Lang::Ru, out).unwrap());
    same_as_file("tests/export/all.ics", &text.replace(version, "VERSION"));
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
}

#[test]
fn a_body_gets_what_is_its_own() {
    let text =
        written(Some("Директора школ"), |duties, out| csv(duties, Lang::En, out).unwrap());
    assert!(!text.contains("acts") && text.contains("reports") && text.contains("always"), "{text}");
}

#[test]
fn the_overview_is_that_beside_the_plan() {
    let workspace = workspace();
    let times = Times::read(&workspace, &Calendar::default());
    let duties = Duties::of(&workspace, &times, None);
    for (day, name) in [(None, "undated.txt"), (chrono::NaiveDate::from_ymd_opt(2024, 4, 5), "april.txt")] {
        let files: Vec<_> = workspace.roadmaps.iter().map(|roadmap| roadmap.file).collect();
        let overview = Overview::of([(&workspace, &files[..], &[][..], &duties)], day);
        let mut out = Vec::new();
        status(&overview, 90, Lang::Ru, &mut out).unwrap();
        status_json(&overview, &[], Lang::Ru, &mut out).unwrap();
        same_as_file(&format!("tests/export/{name}"), &String::from_utf8(out).unwrap());
    }
}

/// What is exported of the folder beside, checked as the command does.
fn exported(write: impl Fn(&[Exported<'_>], &mut Vec<u8>)) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/export");
    let options = Options { roadmaps: true, ..Options::default() };
    let checked: Vec<Checked> = vekha::check(&System, &[folder], &options).unwrap();
    let [checked] = &checked[..] else { panic!("one workspace") };
    let times = checked.times(&System);
    let duties = Duties::asked(checked, &times, None);
    let mut out = Vec::new();
    write(&[Exported { checked, duties: &duties }], &mut out);
    String::from_utf8(out).unwrap()
}

#[test]
fn diagrams_are_those_beside_the_plan_and_no_title_is_obeyed() {
    let made = |parts: &[Exported<'_>]| Diagram::of(parts, Lang::Ru);
    let dot = exported(|parts, out| dot(&made(parts), Lang::Ru, out).unwrap());
    let mermaid = exported(|parts, out| mermaid(&made(parts), Lang::Ru, out).unwrap());
    let svg = exported(|parts, out| svg(&made(parts), Lang::Ru, out).unwrap());
    same_as_file("tests/export/diagram.dot", &dot);
    same_as_file("tests/export/diagram.mmd", &mermaid);
    same_as_file("tests/export/diagram.svg", &svg);
    for text in [&dot, &mermaid, &svg] {
        assert!(text.contains("исполняет") && text.contains("после"), "{text}");
    }
    assert!(
        !svg.contains("<script") && !mermaid.contains("%%{") && !mermaid.contains("<script"),
        "{mermaid}"
    );
}
