//! Very many of one thing in a file of an office: each is read, in time that grows as they do. The numbers are such that work
//! which grows with their square takes many times as long.

use vekha::import::{self, ImportCounts, ImportOptions, ImportRefusal};

#[path = "support/archive.rs"]
mod archive;
mod support;

use archive::archive;
use support::many::each;

const WORD: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;
const TITLE: &str = "План мероприятий (дорожная карта) на 2024 год";
const DEADLINE: &str = "до 1 марта 2024 года";

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn cell(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", paragraph(text))
}

fn row(texts: &[&str]) -> String {
    format!("<w:tr>{}</w:tr>", texts.iter().map(|text| cell("", text)).collect::<String>())
}

/// A plan with those rows under its heading.
fn plan(rows: &str) -> String {
    let head = row(&["№", "Мероприятие", "Срок", "Ответственный", "Результат"]);
    format!("{}<w:tbl>{head}{rows}</w:tbl>", paragraph(TITLE))
}

/// A text of Word with that body.
fn word(body: &str) -> Vec<u8> {
    let document = format!("<w:document {WORD}><w:body>{body}</w:body></w:document>");
    archive(&[("word/document.xml", document.as_bytes())])
}

/// The roadmap of a text of Word: what it holds, and its YAML.
fn imported(body: &str) -> (ImportCounts, String) {
    let read = import::read("plan.docx", &word(body)).unwrap();
    let roadmap = import::roadmaps(vec![read], &ImportOptions::default()).remove(0);
    let (_, yaml) = roadmap.files.into_iter().next().unwrap();
    (roadmap.counts, yaml)
}

/// How wide a table is, is asked once of it.
#[test]
fn sections_over_a_table_are_each_read() {
    let section =
        |at: usize| format!("<w:tr>{}</w:tr>", cell("<w:gridSpan w:val=\"5\"/>", &format!("Раздел {at}")));
    let measure = |at: usize| row(&["1", &format!("Провести встречу {at}"), DEADLINE, "Методист", "Отчёт"]);
    let (counts, _) = imported(&plan(&each(1500, |at| section(at) + &measure(at))));
    assert_eq!((counts.sections, counts.measures), (1500, 1500));
}

#[test]
fn rows_that_go_on_with_one_measure_are_joined() {
    let first = row(&["1", "Провести встречу", DEADLINE, "Методист", "Отчёт"]);
    let torn = each(10_000, |at| row(&["", "и далее", "", &format!("Отдел {at}"), "отчёт"]));
    let (counts, yaml) = imported(&plan(&(first + &torn)));
    assert_eq!((counts.measures, yaml.matches("Отдел ").count()), (1, 10_000));
}

#[test]
fn columns_of_ones_own_have_keys_of_their_own() {
    let line = |first: [&str; 3], own: &str| {
        let cells = each(4000, |at| cell("", &format!("{own} {at}")));
        row(&first).replace("</w:tr>", "") + &cells + "</w:tr>"
    };
    let rows = line(["№", "Мероприятие", "Срок"], "Графа") + &line(["1", "Встреча", DEADLINE], "Слово");
    let (_, yaml) = imported(&format!("{}<w:tbl>{rows}</w:tbl>", paragraph(TITLE)));
    assert_eq!(yaml.matches("Слово ").count(), 4000);
}

/// What stands under a cell of the heading is looked up.
#[test]
fn columns_of_years_are_each_read() {
    let line = |first: [&str; 3], own: &dyn Fn(usize) -> String| {
        let cells = each(6000, |at| cell("", &own(at)));
        row(&first).replace("</w:tr>", "") + &cells + "</w:tr>"
    };
    let head =
        line(["№", "Показатель", "Ед. изм."], &|at| format!("{} год", 2000 + at % 100));
    let rows = head + &line(["1", "Доля", "%"], &|at| at.to_string());
    let (_, yaml) = imported(&format!("{}<w:tbl>{rows}</w:tbl>", paragraph(TITLE)));
    // The first figure of a year is its value, the others are told.
    assert_eq!(yaml.matches("в документе «").count(), 5900);
}

/// Whether all of it is in capitals is asked once, not at each word.
#[test]
fn words_of_a_title_in_capitals_are_each_put_right() {
    let head = ["УПРАВЛЕНИЕ ОБРАЗОВАНИЯ", "ПРИКАЗ", "05.02.2024 № 58"];
    let head: String = head.into_iter().map(paragraph).collect();
    let title = paragraph(&format!("О РЕАЛИЗАЦИИ{}", " ВСТРЕЧА".repeat(4000)));
    let rest = ["ПРИКАЗЫВАЮ:", "1. Провести беседу."];
    let rest: String = rest.into_iter().map(paragraph).collect();
    let (_, yaml) = imported(&(head + &title + &rest));
    assert!(yaml.contains("О реализации встреча") && !yaml.contains("ВСТРЕЧА"));
    assert_eq!(yaml.matches("встреча").count(), 4000);
}

#[test]
fn acts_that_a_preamble_names_are_each_read() {
    let acts = each(3000, |at| format!("приказом министерства от 27.07.2021 № {at}, "));
    let head = ["Управление образования города Армавир", "ПРИКАЗ", "от 05.02.2024 № 58", "О модели"];
    let head: String = head.into_iter().map(paragraph).collect();
    let verb = paragraph(&format!("В соответствии с {acts} приказываю:"));
    let (_, yaml) = imported(&format!("{head}{verb}{}", paragraph("1. Провести встречу.")));
    assert_eq!(yaml.matches("date: 2021-07-27").count(), 3000);
}

#[test]
fn footnotes_of_one_paragraph_are_each_told() {
    let marks = each(30_000, |at| format!("<w:r><w:footnoteReference w:id=\"{at}\"/></w:r>"));
    let notes = each(30_000, |at| {
        format!("<w:footnote w:id=\"{at}\">{}</w:footnote>", paragraph(&format!("Сноска {at}")))
    });
    let rows = row(&["1", "Провести встречу", DEADLINE, "Методист", "Отчёт"]);
    let body = format!("<w:p><w:r><w:t>Слово</w:t></w:r>{marks}</w:p>{}", plan(&rows));
    let document = format!("<w:document {WORD}><w:body>{body}</w:body></w:document>");
    let notes = format!("<w:footnotes {WORD}>{notes}</w:footnotes>");
    let bytes =
        archive(&[("word/document.xml", document.as_bytes()), ("word/footnotes.xml", notes.as_bytes())]);
    let read = import::read("plan.docx", &bytes).unwrap();
    let roadmap = import::roadmaps(vec![read], &ImportOptions::default()).remove(0);
    assert_eq!(roadmap.accounts.iter().map(|account| account.aside.len()).sum::<usize>(), 30_000);
}

/// What a row leaves out before its first cell is told by a number, and what merged cells say is told of each row.
#[test]
fn tables_larger_than_any_are_refused() {
    let far = "<w:tr><w:trPr><w:gridBefore w:val=\"18446744073709551615\"/></w:trPr><w:tc/></w:tr>";
    let merged = |text: &str| format!("<w:tr>{}</w:tr>", cell("<w:vMerge/>", text));
    let long = merged(&"слово ".repeat(20_000)) + &merged("").repeat(1000);
    for rows in [far, long.as_str()] {
        let refused = import::read("plan.docx", &word(&plan(rows))).err();
        assert_eq!(refused, Some(ImportRefusal::Bomb));
    }
}
