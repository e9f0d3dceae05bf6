//! Very many acts, annexes and names of roadmaps: each is looked up, in texts of any length. The numbers are such that work
//! which grows with their square takes many times as long as work which grows as they do.

mod support;

use std::path::{Path, PathBuf};

use support::many::{each, found};
use support::{ROOT, world};
use vekha::deadline::Calendar;
use vekha::document::document;
use vekha::workspace::{Workspace, workspaces};

/// A roadmap with keys of its order and one measure.
fn roadmap(order: &str) -> String {
    let measure = "measures: [{id: m, title: Мера, deadline: до 1 марта 2024 года}]\n";
    let head = "id: school\nlevel: school\nparent: null\nperiod: 2024\n";
    format!("{head}order:\n  issuer: Школа\n  title: О плане\n{order}{measure}")
}

/// So many acts of one day, numbered from 1 on, and their numbers in words.
fn acts(count: usize) -> (String, String) {
    let acts = each(count, |at| {
        format!("    - {{title: Приказ школы, number: \"{}\", date: 2023-02-01}}\n", at + 1)
    });
    let words: Vec<String> =
        (1..=count).map(|at| format!("приказ школы от 1 февраля 2023 года № {at}")).collect();
    (acts, words.join(", "))
}

#[test]
fn acts_without_a_number_are_looked_up_by_title() {
    let amends = each(4000, |at| format!("    - {{title: Порядок {at}-го отдела, date: 2023-02-01}}\n"));
    let clauses = each(3999, |at| format!("    - {{text: Внести изменения в порядок {at}-го отдела}}\n"));
    let order = format!("  amends:\n{amends}  clauses:\n{clauses}");
    assert_eq!(found(&roadmap(&order))("act/void-amendment"), 1);
}

#[test]
fn acts_that_one_text_names_are_looked_up_by_number() {
    let (acts, words) = acts(4000);
    let order = format!("  amends:\n{acts}  clauses:\n    - {{text: \"Внести изменения: {words}\"}}\n");
    assert_eq!(found(&roadmap(&order))("act/void-amendment"), 0);
}

#[test]
fn acts_that_are_repealed_are_each_held_against_the_list() {
    let (acts, _) = acts(8000);
    let clauses = each(8000, |at| {
        let year = if at == 7 { 2022 } else { 2023 };
        format!(
            "    - {{text: Признать утратившим силу приказ школы от 1 февраля {year} года № {}}}\n",
            at + 1
        )
    });
    let order = format!("  repeals:\n{acts}  clauses:\n{clauses}");
    assert_eq!(found(&roadmap(&order))("act/number-differs"), 1);
}

/// What the preamble names is not told again below it.
#[test]
fn acts_of_a_long_preamble_are_looked_up_by_number() {
    let (acts, words) = acts(4000);
    let other = "    - {title: Устав, number: \"5-у\", date: 2020-01-01}\n";
    let order = format!(
        "  preamble: \"Во исполнение: {words}\"\n  basis:\n{acts}{other}  clauses:\n    - {{text: Исполнить}}\n"
    );
    let world = world(&roadmap(&order));
    let discovered = workspaces(&world, &[PathBuf::from(ROOT)]).unwrap().remove(0);
    let workspace = Workspace::load(&world, &discovered).unwrap();
    let (document, _) = document(&workspace.roadmaps[0], Path::new(ROOT), Calendar::russia(), &world);
    let tree = serde_json::to_string(&document).unwrap();
    let (_, basis) = tree.split_once("Основание: ").unwrap();
    let basis: String = basis.replace('\u{a0}', " ").chars().take(80).collect();
    assert!(basis.starts_with("Устав от 1 января 2020 года № 5"), "{basis}");
}

#[test]
fn annexes_that_are_approved_are_looked_up_by_id() {
    let clauses = each(2000, |at| format!("    - {{text: Утвердить порядок, approves: a{}}}\n", at + 2))
        + &each(2000, |_| "    - {text: Утвердить порядок (приложение)}\n".to_owned());
    let annexes = each(2000, |at| format!("  - {{id: a{at}, title: Порядок, text: a.md}}\n"));
    let text = roadmap(&format!("  clauses:\n{clauses}")) + "annexes:\n" + &annexes + "# file: a.md\nТекст\n";
    assert_eq!(found(&text)("reference/unknown-annex"), 2);
    let approved = text.replace("approves: a2001", "approves: a0").replace("approves: a2000", "approves: a1");
    assert_eq!(found(&approved)("reference/unknown-annex"), 2000);
}

#[test]
fn measures_of_a_roadmap_that_is_named_in_their_place_are_looked_up() {
    let one = |at: usize| format!("  - {{id: m{at}, title: Отчёт {at}, deadline: до 1 марта 2024 года}}\n");
    let town = format!(
        "# file: town.yaml\nid: town\nlevel: municipality\nparent: null\nperiod: 2024\nmeasures:\n{}",
        each(4000, one)
    );
    let schools = each(2000, |at| {
        let head = format!("# file: s{at}.yaml\nid: s{at}\nlevel: school\nparent: town\nperiod: 2024\n");
        let title = if at % 2 == 0 { format!("Отчёт {at}") } else { "Иное".to_owned() };
        format!(
            "{head}measures: [{{id: own, title: {title}, deadline: до 1 марта 2024 года, implements: town}}]\n"
        )
    });
    assert_eq!(found(&(town + &schools))("reference/unknown-measure"), 2000);
}
