//! Reports as people and machines see them: snapshots in `tests/reports/`, to be read.
//!
//! The findings are made by hand, so that the wording of a rule is not held here a second time.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up must fail")]

#[path = "report/alike.rs"]
mod alike;
mod support;
#[path = "support/written.rs"]
mod written;

use std::path::PathBuf;
use std::sync::Arc;

use insta::assert_snapshot;
use support::ROOT;
use vekha::base::{Finding, Lang, Part, Severity};
use vekha::report::{self, Appearance, Checked, Findings, Summary};
use vekha::rules::RulePage;
use vekha::world::System;
use written::{Written, anchor, place, written};

const SCHOOL: &str = "\
id: school-7
level: school
parent: armavir
period: 2024
measures:
  - id: order
    title: Приказ о внедрении целевой модели наставничества
    deadline: до 15 марта 2024 года
    implements: armavir/acts
  - id: survey
    title: Анкетирование
    deadline: с 27 мая по 30 мая 2024 года
    responsible: [Куратор]
    result: Справка
";

const DISTRICT: &str = "\
id: armavir
level: municipality
period: 2024
measures:
  - id: acts
    title: Внесение изменений в распорядительные акты образовательных организаций
    deadline: до 1 марта 2024 года
  - id: summary
    title: Свод анкет
    after: [school-7/survey]
";

/// The two files, with findings that are added by hand.
fn workspace(lang: Lang) -> Checked {
    load(&both(SCHOOL), lang)
}

fn both(school: &str) -> String {
    format!("# file: район/armavir.yaml\n{DISTRICT}# file: район/школы/школа 7.yaml\n{school}")
}

fn load(files: &str, lang: Lang) -> Checked {
    let world = support::world(files);
    let options = vekha::Options { lang: Some(lang), roadmaps: true, ..Default::default() };
    let mut checked = vekha::check(&world, &[PathBuf::from(ROOT)], &options).unwrap().remove(0);
    checked.findings.clear();
    count(&mut checked);
    checked
}

fn late(checked: &Checked) -> Finding {
    let own = place(checked, "школа 7.yaml", "до 15 марта 2024 года");
    let upper = anchor(checked, "armavir.yaml", "acts", Part::Deadline);
    let args = Written {
        label: Some("п. 1 «Приказ о внедрении»: 15 марта 2024, пятница".into()),
        related: vec!["п. 1 «Внесение изменений…»: 1 марта 2024, пятница".into()],
        help: Some("не позднее 1 марта 2024 года; перенести срок района может только его приказ".into()),
        days: Some(14),
        ..written("школа сдаёт на 14 дней позже, чем требует район")
    };
    Finding::new("nesting/late", Severity::Error, own, args)
        .about("school-7", Some("order"))
        .with_anchors([upper])
}

fn impossible(checked: &Checked) -> Finding {
    let survey = anchor(checked, "школа 7.yaml", "survey", Part::Deadline);
    let summary = place(checked, "armavir.yaml", "Свод анкет");
    let args = Written {
        related: vec![
            "школа начинает анкетирование не раньше 27 мая 2024 года".into(),
            "район сводит анкеты после школ".into(),
            "свод нужен до 24 мая 2024 года".into(),
        ],
        help: Some("изменить любое одно из трёх условий; без любого из них остальные выполнимы".into()),
        days: Some(3),
        trace: true,
        ..written("отчёт нельзя сдать в срок, как ни действуй: не хватает 3 дней")
    };
    Finding::new("sequence/impossible", Severity::Error, summary, args)
        .about("armavir", Some("summary"))
        .with_anchors([survey])
        .with_span(place(checked, "armavir.yaml", "[school-7/survey]").span)
        .with_span(summary.span)
}

fn missing(checked: &Checked) -> Finding {
    let own = place(checked, "школа 7.yaml", "school-7");
    let args = Written {
        help: Some("добавить:\n- id: acts\n  title: Акты, 100 % школ".into()),
        ..written("нет мероприятия, обязательного для школы")
    };
    Finding::new("coverage/missing-measure", Severity::Warning, own, args)
        .about("school-7", Some("armavir/acts"))
}

fn advice(checked: &Checked) -> Finding {
    let entry = SCHOOL.split("  - ").last().unwrap();
    let own = place(checked, "школа 7.yaml", entry);
    Finding::new("content/example", Severity::Advice, own, written("запись из пяти строк"))
        .about("school-7", Some("survey"))
}

/// Every kind of finding at once.
fn all_kinds(lang: Lang) -> Checked {
    let mut checked = workspace(lang);
    checked.findings =
        [late(&checked), impossible(&checked), missing(&checked), advice(&checked)].map(Arc::new).into();
    count(&mut checked);
    checked
}

fn count(checked: &mut Checked) {
    let Summary { files, roadmaps, measures, .. } = checked.summary;
    checked.summary = Summary { files, roadmaps, measures, ..Summary::default() };
    checked.summary.count(&checked.findings);
}

fn human(checked: &[Checked], width: usize, colour: bool) -> String {
    let mut out = Vec::new();
    report::human(
        &Findings::new(checked, &System),
        Appearance { width, colour, ..Appearance::default() },
        &mut out,
    )
    .unwrap();
    String::from_utf8(out).unwrap()
}

type Write = fn(&Findings<'_>, &mut Vec<u8>) -> std::io::Result<()>;

fn machine(checked: &Checked, write: Write) -> String {
    let mut out = Vec::new();
    write(&Findings::new(std::slice::from_ref(checked), &System), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn snapshots() -> insta::internals::SettingsBindDropGuard {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("reports");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind_to_scope()
}

#[test]
fn people_read_letters() {
    let _guard = snapshots();
    let ru = [all_kinds(Lang::Ru)];
    assert_snapshot!("human", human(&ru, 100, false));
    assert_snapshot!("human_narrow", human(&ru, 60, false));
    assert_snapshot!("human_coloured", human(&ru, 100, true).replace('\u{1b}', "␛"));
    assert_snapshot!("human_english", human(&[all_kinds(Lang::En)], 100, false));
}

#[test]
fn what_is_in_order_is_said_to_be() {
    let clean = human(&[workspace(Lang::Ru)], 100, false);
    assert_eq!(clean, "2 дорожные карты, 4 мероприятия — всё в порядке\n");
}

/// What is said of several places in the same words is said once.
#[test]
fn the_same_of_several_places_is_one_letter() {
    let _guard = snapshots();
    let mut checked = workspace(Lang::Ru);
    let period = place(&checked, "школа 7.yaml", "period: 2024");
    for what in ["до 15 марта 2024 года", "с 27 мая по 30 мая 2024 года"] {
        let own = place(&checked, "школа 7.yaml", what);
        let args = Written {
            related: vec!["период плана".into()],
            help: Some("исправить срок или период".into()),
            ..written("срок вне плана")
        };
        let finding = Finding::new("deadline/example", Severity::Warning, own, args);
        checked.findings.push(Arc::new(finding.with_span(period.span)));
    }
    count(&mut checked);
    assert_snapshot!("folded", human(&[checked], 100, false));
}

/// Lines that are long, wide or hostile.
#[test]
fn lines_are_shown_so_that_they_fit() {
    let _guard = snapshots();
    let long = "Внесение изменений в распорядительные акты ".repeat(6);
    let text = format!(
        "# file: odd.yaml\n\u{feff}id: odd\r\nlevel: school\r\nmeasures:\r\n  - id: long\r\n    title: {long}НАЙТИ {long}\r\n    \
         note: \"学校の計画 и\tтабуляция\" # конец\r\n    result: \u{1b}[31mкрасное\u{202e}\r\n    \
         place: {} у края\r\n",
        "слово ".repeat(9)
    );
    let mut checked = load(&text, Lang::Ru);
    let label = "здесь сказано так много, что в одну строку рядом с отметкой это никак не поместится";
    for (what, label) in [
        ("odd", None),
        ("НАЙТИ", Some(label)),
        (long.trim_end(), Some(label)),
        ("学校", Some("широкие знаки")),
        ("табуляция", Some("за табуляцией")),
        ("конец", Some(label)),
        ("\u{1b}[31mкрасное", None),
        ("края", Some(label)),
    ] {
        let own = place(&checked, "odd.yaml", what);
        let args =
            Written { label: label.map(Into::into), ..written(&format!("отмечено «{what}»")) };
        checked.findings.push(Arc::new(Finding::new("test/mark", Severity::Advice, own, args)));
    }
    count(&mut checked);
    let shown = human(&[checked], 80, false);
    let widths = shown.lines().map(textwrap::core::display_width);
    assert!(widths.max() <= Some(80), "{shown}");
    assert_snapshot!("lines", shown);
}

#[test]
fn thousands_of_findings_stay_readable() {
    let _guard = snapshots();
    let mut checked = workspace(Lang::Ru);
    let [late, missing, advice] = [late(&checked), missing(&checked), advice(&checked)].map(Arc::new);
    for _ in 0..1000 {
        checked.findings.extend([missing.clone(), advice.clone()]);
    }
    checked.findings.extend(std::iter::repeat_n(late, 2));
    count(&mut checked);
    let checked = [checked];
    let few = human(&checked, 100, false);
    assert!(few.contains("чем требует район (2 места)"), "errors go first");
    assert!(
        few.contains(
            "замечание[coverage/missing-measure]: нет мероприятия, обязательного для школы (48 мест)"
        )
    );
    assert_snapshot!(
        "many",
        few.lines().rev().take(6).collect::<Vec<_>>().into_iter().rev().collect::<Vec<_>>().join("\n")
    );
    let mut all = Vec::new();
    let look = Appearance { width: 100, all: true, ..Appearance::default() };
    report::human(&Findings::new(&checked, &System), look, &mut all).unwrap();
    assert_eq!(String::from_utf8(all).unwrap().matches("· │ … ещё 2 строки").count(), 1000);
}

#[test]
fn machines_read_every_format() {
    let _guard = snapshots();
    let checked = all_kinds(Lang::Ru);
    let pretty = |text: &str| {
        serde_json::to_string_pretty(&serde_json::from_str::<serde_json::Value>(text).unwrap()).unwrap()
    };
    assert_snapshot!("json", pretty(&machine(&checked, report::json)));
    // What a rule's page says is for its page to hold.
    let mut sarif: serde_json::Value = serde_json::from_str(&machine(&checked, report::sarif)).unwrap();
    for rule in sarif["runs"][0]["tool"]["driver"]["rules"].as_array_mut().unwrap() {
        rule["help"] = "…".into();
        rule["shortDescription"] = "…".into();
    }
    assert_snapshot!("sarif", pretty(&sarif.to_string()));
    assert_snapshot!("gitlab", pretty(&machine(&checked, report::gitlab)));
    assert_snapshot!("github", machine(&checked, report::github));
    assert_snapshot!("junit", machine(&checked, report::junit));
}

#[test]
fn without_findings_each_format_is_a_whole_document() {
    let _guard = snapshots();
    let clean = workspace(Lang::Ru);
    let json = machine(&clean, report::json);
    let sarif = machine(&clean, report::sarif);
    let gitlab = machine(&clean, report::gitlab);
    for text in [&json, &sarif, &gitlab] {
        serde_json::from_str::<serde_json::Value>(text).unwrap();
    }
    let github = machine(&clean, report::github);
    let junit = machine(&clean, report::junit);
    assert_snapshot!("clean", [json, sarif, gitlab, github, junit].join("\n"));
}

/// Two runs give the same bytes, whatever the order in which rules found things.
#[test]
fn findings_are_sorted_by_file_place_and_rule() {
    let mut checked = all_kinds(Lang::Ru);
    let once = machine(&checked, report::json);
    checked.findings.reverse();
    assert_eq!(machine(&checked, report::json), once);
    let report: serde_json::Value = serde_json::from_str(&once).unwrap();
    let key = |finding: &serde_json::Value| {
        let at = &finding["location"];
        (at["file"].to_string(), at["start"].as_u64(), finding["rule"].to_string())
    };
    let keys: Vec<_> = report["findings"].as_array().unwrap().iter().map(key).collect();
    assert_eq!(keys.len(), 4);
    assert!(keys.is_sorted(), "{keys:?}");
}

/// The structure that readers of SARIF rely on.
#[test]
fn sarif_holds_together() {
    let text = machine(&all_kinds(Lang::Ru), report::sarif);
    let log: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let results = run["results"].as_array().unwrap();
    assert_eq!((results.len(), &run["columnKind"]), (4, &"unicodeCodePoints".into()));
    let mut named = 0;
    for result in results {
        let level = result["level"].as_str().unwrap();
        assert!(["error", "warning", "note"].contains(&level));
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        // Not every rule of this test is one of the program.
        if let Some(index) = result["ruleIndex"].as_u64() {
            let rule = &run["tool"]["driver"]["rules"][usize::try_from(index).unwrap()];
            assert_eq!(rule["id"], result["ruleId"]);
            let known = vekha::rules::all().find(|one| one.code == rule["id"]).unwrap();
            assert_eq!(rule["help"]["markdown"], RulePage::of(known).text(Lang::Ru));
            named += 1;
        }
        let places = result["locations"].as_array().unwrap().iter();
        for place in places.chain(result["relatedLocations"].as_array().into_iter().flatten()) {
            let physical = &place["physicalLocation"];
            assert!(physical["artifactLocation"]["uri"].as_str().unwrap().is_ascii());
            let region = &physical["region"];
            let at = |key: &str| region[key].as_u64().unwrap();
            assert!(at("startLine") >= 1 && at("startColumn") >= 1);
            assert!((at("startLine"), at("startColumn")) <= (at("endLine"), at("endColumn")));
        }
    }
    assert_eq!(named, 3);
}

/// Whatever stands in a message, the document can be read back, and counts what it says it counts.
#[test]
fn junit_is_well_formed() {
    use quick_xml::events::Event;
    let mut checked = all_kinds(Lang::Ru);
    Arc::make_mut(&mut checked.findings[0]).args = Arc::new(written("<&> \"а\" ]]> \u{1}\u{1b}[0m\u{202e}"));
    let text = machine(&checked, report::junit);
    assert!(!text.contains('\u{202e}'), "{text}");
    let mut reader = quick_xml::Reader::from_str(&text);
    let (mut cases, mut tests) = (0, None);
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => break,
            Event::Start(tag) | Event::Empty(tag) => {
                let name = tag.name();
                cases += usize::from(name.as_ref() == "testcase");
                if name.as_ref() == "testsuites" {
                    tests = tag.try_get_attribute("tests").unwrap().map(|value| value.value.into_owned());
                }
            }
            Event::Text(text) => assert!(!text.contains('\u{1b}')),
            _ => {}
        }
    }
    assert_eq!(tests, Some(cases.to_string()));
}

/// The fingerprint of a finding stays when lines above it come and go, and differs from every other's.
#[test]
fn fingerprints_outlive_lines() {
    let prints = |checked: &Checked| -> Vec<String> {
        let text = machine(checked, report::gitlab);
        let issues: serde_json::Value = serde_json::from_str(&text).unwrap();
        issues.as_array().unwrap().iter().map(|issue| issue["fingerprint"].to_string()).collect()
    };
    let before = prints(&all_kinds(Lang::Ru));
    let moved = format!("# Строка\n# и ещё одна\n{SCHOOL}");
    let mut checked = load(&both(&moved), Lang::Ru);
    checked.findings =
        [late(&checked), late(&checked), missing(&checked), impossible(&checked)].map(Arc::new).into();
    let after = prints(&checked);
    assert_eq!(after[0], before[0]);
    let mut all = after.clone();
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 4, "two findings share a fingerprint: {after:?}");
    assert_eq!(before.iter().filter(|print| after.contains(print)).count(), 3);
}
