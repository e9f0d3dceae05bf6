//! What is read of Markdown, block by block.

use super::*;

fn shown(source: &str) -> Vec<String> {
    let text = |runs: &[TextRun]| runs.iter().map(|run| run.text.as_str()).collect::<String>();
    let (read, _) = blocks(source, |text| TextRun::plain(text));
    read.iter()
        .map(|block| match block {
            TextBlock::Heading { level, runs } => format!("h{level} {}", text(runs)),
            TextBlock::Paragraph { runs } => format!("p {}", text(runs)),
            TextBlock::Item { depth, marker, runs } => format!("{depth} {marker} {}", text(runs)),
            TextBlock::Quote { runs } => format!("> {}", text(runs)),
            TextBlock::Code { text } => format!("c {text}"),
            TextBlock::Rule => "—".to_owned(),
            TextBlock::Note { mark, runs } => format!("[{mark}] {}", text(runs)),
            TextBlock::Table(table) => format!("t {}x{}", table.columns.len(), table.rows.len()),
        })
        .collect()
}

#[test]
fn headings_lists_and_tables_are_read() {
    let source =
        "# Общее\n\nТекст **важный**.\n\n1. Раз\n   - мелко\n2. Два\n\n| а | б |\n|---|---|\n| 1 | 2 |\n";
    assert_eq!(shown(source), ["h1 Общее", "p Текст важный.", "0 1. Раз", "1 – мелко", "0 2. Два", "t 2x1"]);
}

#[test]
fn numbers_and_marks_stay_the_author_s() {
    assert_eq!(shown("1) раз;\n2) два.\n"), ["0 1) раз;", "0 2) два."]);
    assert_eq!(shown("3. три\n4. четыре\n"), ["0 3. три", "0 4. четыре"]);
    assert_eq!(shown("1. раз\n1. два\n"), ["0 1. раз", "0 2. два"]);
    assert_eq!(shown("1. а\n2. б\n\n1. в\n2. г\n"), ["0 1. а", "0 2. б", "0 1. в", "0 2. г"]);
    assert_eq!(
        shown("Список:\nа) раз;\nб) два\nи дальше\n"),
        ["p Список:", "p а) раз;", "p б) два и дальше"]
    );
    assert_eq!(shown("I. Раз\nII. Два\n• и три"), ["p I. Раз", "p II. Два", "p • и три"]);
}

#[test]
fn addresses_and_footnotes_are_printed() {
    let source = "Сказано[^a] [тут](https://e.ru/x) и <https://e.ru>.\n\n[^a]: Сноска.\n\n> цитата\n\n```\nкод\n```\n\n---\n";
    let right = ["p Сказано1 тут (https://e.ru/x) и https://e.ru.", "> цитата", "c код", "—", "[1] Сноска."];
    assert_eq!(shown(source), right);
}

#[test]
fn what_paper_cannot_hold_is_told() {
    let source = "![Схема](x.png) <b>жирно</b> ~~нет~~ [^нет]\n\n<div>текст</div>\n\n\
        | а | б |\n|---|---|\n| 1 \\| 1 | 2 | 3 |\n4 | 5 | |\n\n[^a]: лишняя\n";
    let (_, left) = blocks(source, |text| TextRun::plain(text));
    let told: Vec<LeftOutKind> = left.iter().map(|left| left.kind).collect();
    use LeftOutKind::{Cells, Html, NoFootnote, Picture, Unreferred};
    assert_eq!(told, [Picture, Html, NoFootnote, Html, Cells, Unreferred]);
    assert_eq!(left.get(2).and_then(|left| source.get(left.range.clone())), Some("[^нет]"));
    assert_eq!(left.get(4).and_then(|left| source.get(left.range.clone())), Some(" 3 |"));
}

#[test]
fn a_star_between_figures_is_a_sign() {
    assert_eq!(shown("по 2*3*4 часа, *важно*, 5*6"), ["p по 2*3*4 часа, важно, 5*6"]);
}

#[test]
fn only_a_reference_that_is_read_as_words_is_missing() {
    let (_, left) =
        blocks("    [^d]\n\nСказано[^a], \\[^b], `[^c]`.\n\n[^a]: Сноска.\n", |text| {
            TextRun::plain(text)
        });
    assert_eq!(left, []);
}

#[test]
fn words_of_tags_stand_apart() {
    assert_eq!(shown("<table><tr><td>один</td><td>два</td></tr></table>\n"), ["p один два"]);
    assert_eq!(shown("до <td>один</td><td>два</td>"), ["p до один два"]);
}
