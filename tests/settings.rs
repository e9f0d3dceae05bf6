//! Settings of rules: severities, `allow`, and the list of known findings.

mod support;

use std::path::PathBuf;
use std::sync::Arc;

use support::ROOT;
use vekha::Options;
use vekha::base::{Finding, Lang, Severity};
use vekha::report::{PlaceFinder, RenderedFinding};
use vekha::rules::{Baseline, Filter};

const SCHOOL: &str = "\
id: school-7
level: school
period: 2024
columns: {title: Мероприятие, deadline: Срок}
measures:
  - {id: fair, title: Ярмарка наставников, deadline: 20 апреля 2024 года}
  - {id: talk, title: Беседа с родителями}
";

fn check(text: &str, options: &Options) -> Vec<Arc<Finding>> {
    let world = support::world(text);
    let checked = vekha::check(&world, &[PathBuf::from(ROOT)], options).unwrap();
    checked.into_iter().flat_map(|one| one.findings).collect()
}

/// What a finding says that names no other entry.
fn message(finding: &Finding) -> String {
    let workspace = Default::default();
    let world = support::world("");
    RenderedFinding::new(finding, Lang::Ru, &PlaceFinder::new(&workspace, &world)).message
}

fn codes(text: &str) -> Vec<&'static str> {
    check(text, &Options::default()).iter().map(|finding| finding.rule).collect()
}

fn with(settings: &str, school: &str) -> String {
    format!("# file: vekha.yaml\n{settings}\n# file: school.yaml\n{school}")
}

#[test]
fn severities_are_set_by_rule_and_by_group() {
    let weigh = |settings: &str| -> Vec<(&str, Severity)> {
        let found = check(&with(settings, SCHOOL), &Options::default());
        found.iter().map(|finding| (finding.rule, finding.severity)).collect()
    };
    let (day_off, missing) = ("deadline/day-off", "deadline/missing");
    assert_eq!(weigh("as_of: never"), [(day_off, Severity::Advice), (missing, Severity::Warning)]);
    let group = weigh("rules: {deadline: error}");
    assert_eq!(group, [(day_off, Severity::Error), (missing, Severity::Error)]);
    assert_eq!(weigh("rules: {deadline: error, deadline/day-off: off}"), [(missing, Severity::Error)]);
}

#[test]
fn a_rule_that_is_not_there_is_told() {
    let found = check(&with("rules: {deadline/day-of: off}", SCHOOL), &Options::default());
    let unknown = found.iter().find(|finding| finding.rule == "schema/unknown-key").unwrap();
    assert_eq!(message(unknown), "неизвестный ключ «deadline/day-of», возможно, «deadline/day-off»");
    let allowed =
        SCHOOL.replace("период", "").replace("period: 2024", "period: 2024\nallow: {day-off: так надо}");
    let found = check(&allowed, &Options::default());
    let unknown = found.iter().find(|finding| finding.rule == "schema/unknown-key").unwrap();
    assert!(message(unknown).ends_with("«deadline/day-off»"), "{}", message(unknown));
}

#[test]
fn rules_are_selected_and_ignored() {
    let select = |select: &[&str], ignore: &[&str]| -> Vec<&'static str> {
        let list = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let filter = Filter { select: list(select), ignore: list(ignore) };
        let found = check(SCHOOL, &Options { filter, ..Options::default() });
        found.iter().map(|finding| finding.rule).collect()
    };
    assert_eq!(select(&["deadline/missing"], &[]), ["deadline/missing"]);
    assert_eq!(select(&["deadline"], &["deadline/missing"]), ["deadline/day-off"]);
    assert_eq!(select(&[], &["deadline"]), [] as [&str; 0]);
}

#[test]
fn allow_silences_at_every_level() {
    let whole = SCHOOL.replace("period: 2024", "period: 2024\nallow: {deadline: пример}");
    assert_eq!(codes(&whole), [] as [&str; 0]);
    let row = SCHOOL.replace("2024 года}", "2024 года, allow: {deadline/day-off: в субботу удобнее}}");
    assert_eq!(codes(&row), ["deadline/missing"]);
    let section = "\
id: school-7
level: school
period: 2024
columns: {title: Мероприятие, deadline: Срок}
sections:
  - title: Встречи
    allow: {deadline/missing: сроки у раздела общие}
    measures:
      - {id: talk, title: Беседа с родителями}
";
    assert_eq!(codes(section), [] as [&str; 0]);
    let indicator = "\
id: school-7
level: school
period: 2024
indicators:
  - {id: pairs, title: Наставнические пары, targets: {2024: 5}, allow: {indicator/missing-unit: пары и считаем}}
";
    assert_eq!(codes(indicator), [] as [&str; 0]);
}

#[test]
fn an_allow_of_what_does_not_run_is_not_unused() {
    let row =
        SCHOOL.replace("родителями}", "родителями, deadline: март 2024 года, allow: {status/overdue: ждём}}");
    assert_eq!(codes(&row), ["deadline/day-off"]);
    let judged = check(&with("as_of: 2024-01-15", &row), &Options::default());
    assert!(judged.iter().any(|finding| finding.rule == "allow/unused"));
}

#[test]
fn known_findings_stay_known_when_lines_move_and_the_language_changes() {
    let world = support::world(&with("baseline: known.json", SCHOOL));
    let whole = Options { whole: true, ..Options::default() };
    let checked = vekha::check(&world, &[PathBuf::from(ROOT)], &whole).unwrap();
    let list = Baseline::of(&world, &checked[0].workspace, &checked[0].findings).to_json();
    let run = |school: &str, lang: Lang| -> Vec<&'static str> {
        let text = format!("{}\n# file: known.json\n{list}", with("baseline: known.json", school));
        let found = check(&text, &Options { lang: Some(lang), ..Options::default() });
        found.iter().map(|finding| finding.rule).collect()
    };
    assert_eq!(run(SCHOOL, Lang::Ru), [] as [&str; 0]);
    let moved = SCHOOL.replace("measures:", "# Порядок строк произвольный.\n\nmeasures:");
    assert_eq!(run(&moved, Lang::En), [] as [&str; 0]);
    let more = format!("{SCHOOL}  - {{id: trip, title: Поездка наставников}}\n");
    assert_eq!(run(&more, Lang::Ru), ["deadline/missing"]);
    let other_day = SCHOOL.replace("20 апреля", "21 апреля");
    assert_eq!(run(&other_day, Lang::Ru), ["deadline/day-off", "baseline/gone"]);
}

#[test]
fn another_fault_at_a_measure_whose_fault_is_known_is_new() {
    let unread = |day: &str| SCHOOL.replace("20 апреля", day);
    let settings = "baseline: known.json\nrules: {deadline/missing: off}";
    let world = support::world(&with(settings, &unread("31 июня")));
    let whole = Options { whole: true, ..Options::default() };
    let checked = vekha::check(&world, &[PathBuf::from(ROOT)], &whole).unwrap();
    let list = Baseline::of(&world, &checked[0].workspace, &checked[0].findings).to_json();
    let run = |school: &str| codes(&format!("{}\n# file: known.json\n{list}", with(settings, school)));
    assert_eq!(run(&unread("31 июня")), [] as [&str; 0]);
    let found = run(&unread("31 сентября"));
    assert!(found.contains(&"deadline/unreadable") && found.contains(&"baseline/gone"), "{found:?}");
}
