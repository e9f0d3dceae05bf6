//! Every cell, clause and indicator of the real orders stands in every format, in order and once: the built files are
//! read back and compared with the roadmaps, past the tree they were printed from.

use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use quick_xml::Reader;
use quick_xml::events::Event;
use vekha::base::Idx;
use vekha::deadline::Calendar;
use vekha::document::document;
use vekha::model::{Clause, Indicator, Measure, Responsible, Roadmap, Section};
use vekha::render::{FileFormat, Renderer, Templates};
use vekha::workspace::{DiscoveredWorkspace, Workspace};
use vekha::world::System;

const REAL: [&str; 5] = ["armavir", "dzerzhinsky", "kamchatka", "novocherkassk", "sayansky"];
const USUAL: [&str; 5] = ["number", "title", "deadline", "responsible", "result"];

fn roadmap(name: &str) -> (Roadmap, PathBuf) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("roadmaps/real");
    let workspace = Workspace::load(
        &System,
        &DiscoveredWorkspace {
            root: folder.clone(),
            files: vec![folder.join(format!("{name}.yaml"))],
            ..DiscoveredWorkspace::default()
        },
    )
    .unwrap();
    (Roadmap::clone(&workspace.roadmaps[0]), folder)
}

fn built(name: &str, format: FileFormat) -> Vec<u8> {
    let (roadmap, folder) = roadmap(name);
    let (document, _) = document(&roadmap, &folder, Calendar::russia(), &System);
    let renderer = Renderer::new(Templates::default()).unwrap_or_else(|(_, faults)| panic!("{faults:?}"));
    renderer.render(&document, format).unwrap()
}

/// A text with every blank and every quotation mark alike, as printing sets them as Russian does; in small letters, as
/// a body within a list begins with one.
fn even(text: &str) -> String {
    let text = text.replace(['«', '»', '„', '“'], "\"").replace(['\u{ad}', '\u{2060}'], "").to_lowercase();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

// ---- what the roadmap says ----

fn own(roadmap: &Roadmap, section: &Section, measure: &Measure, key: &str) -> (String, bool) {
    let who = |who: &[Responsible]| {
        let name = |one: &Responsible| {
            roadmap.body(&one.text).map_or(one.text.to_string(), |body| body.printed().to_string())
        };
        who.iter().map(name).collect::<Vec<_>>().join(", ")
    };
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let own = match key {
        "title" => measure.title.to_string(),
        "deadline" => text(measure.deadline.as_ref().map(|deadline| &*deadline.text)),
        "responsible" => who(&measure.responsible),
        "result" => text(measure.result.as_deref()),
        "note" => text(measure.note.as_deref()),
        "place" => text(measure.place.as_deref()),
        other => panic!("the real orders have no column {other}"),
    };
    let given = match key {
        "deadline" => text(section.deadline.as_ref().map(|deadline| &*deadline.text)),
        "responsible" => who(&section.responsible),
        "result" => text(section.result.as_deref()),
        _ => String::new(),
    };
    if own.is_empty() { (given, true) } else { (own, false) }
}

/// A cell that is not empty.
struct Cell {
    text: String,
    /// Whether the section gives it, once for several measures.
    shared: bool,
}

impl Cell {
    fn own(text: String) -> Self {
        Cell { text, shared: false }
    }
}

/// The cells of the table of measures, row by row; a cell of the section stands once.
fn measures(roadmap: &Roadmap) -> Vec<Cell> {
    let keys: Vec<&str> = match roadmap.columns.as_slice() {
        [] => USUAL.to_vec(),
        named => named.iter().map(|column| &*column.key).collect(),
    };
    let mut cells: Vec<Cell> =
        roadmap.columns.iter().map(|column| Cell::own(column.heading.to_string())).collect();
    if roadmap.column_numbers {
        cells.extend((1..=keys.len()).map(|at| Cell::own(at.to_string())));
    }
    for (section_at, section) in roadmap.sections.entries() {
        let at = section_at.at();
        if let Some(title) = &section.title {
            let number =
                section.number.as_ref().map_or_else(|| format!("{}.", at + 1), |number| number.0.to_string());
            cells.push(Cell::own(format!("{number} {}", &**title)));
        }
        let mut above: Vec<bool> = vec![false; keys.len()];
        for (row, measure) in roadmap.rows_in(section_at).map(|row| row.measure).enumerate() {
            for (key, above) in keys.iter().zip(&mut above) {
                if *key == "number" {
                    let made = || format!("{}.", row + 1);
                    let number = measure.number.as_ref().map_or_else(made, |number| number.0.to_string());
                    cells.push(Cell::own(number));
                    continue;
                }
                let (text, shared) = own(roadmap, section, measure, key);
                if !(shared && *above) {
                    cells.push(Cell { text, shared });
                }
                *above = shared;
            }
        }
    }
    let cells = cells.into_iter().map(|cell| Cell { text: even(&cell.text), ..cell });
    cells.filter(|cell| !cell.text.is_empty()).collect()
}

fn indicator(indicator: &Indicator, at: usize) -> Vec<String> {
    let number =
        indicator.number.as_ref().map_or_else(|| format!("{}.", at + 1), |number| number.0.to_string());
    let texts = [Some(&indicator.title), indicator.unit.as_ref(), indicator.definition.as_ref()];
    let words = texts.into_iter().flatten().map(ToString::to_string);
    let values = indicator.targets.iter().map(|target| target.text.replace('.', ","));
    std::iter::once(number).chain(words).chain(values).map(|cell| even(&cell)).collect()
}

fn clause(clause: &Clause) -> String {
    let deadline = clause.deadline.as_ref().map(|deadline| deadline.text.to_string()).unwrap_or_default();
    even(&clause.text.replace("{deadline}", &deadline))
}

// ---- what the files say ----

/// The texts of cells and of paragraphs outside them.
#[derive(Default)]
struct Said {
    cells: Vec<String>,
    paragraphs: Vec<String>,
}

/// Reads XML, or HTML as far as ours goes: `cell` and `paragraph` are the names of elements.
fn said(text: &str, cell: &[&str], paragraph: &str) -> Said {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    let (mut said, mut open, mut words) = (Said::default(), false, String::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) if cell.contains(&tag.name().as_ref()) => {
                open = true;
                words.clear();
            }
            Event::Start(tag) if !open && tag.name().as_ref() == paragraph => words.clear(),
            Event::End(tag) if cell.contains(&tag.name().as_ref()) => {
                open = false;
                said.cells.push(even(&words));
            }
            Event::End(tag) if !open && tag.name().as_ref() == paragraph => {
                said.paragraphs.push(even(&words))
            }
            Event::Text(letters) => words.push_str(&letters),
            Event::GeneralRef(entity) => words.push_str(sign(&entity)),
            Event::Empty(tag) if tag.name().as_ref() == "w:noBreakHyphen" => words.push('-'),
            Event::Empty(tag) | Event::Start(tag) if matches!(tag.name().as_ref(), "br" | "w:br") => {
                words.push(' ');
            }
            Event::Eof => return said,
            _ => {}
        }
    }
}

fn sign(entity: &str) -> &'static str {
    match entity {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "nbsp" => " ",
        "#x2f" => "/",
        "#x27" => "'",
        other => panic!("an entity that is not ours: {other}"),
    }
}

fn docx(name: &str) -> Said {
    let mut archive = zip::ZipArchive::new(Cursor::new(built(name, FileFormat::Docx))).unwrap();
    let mut text = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut text).unwrap();
    // A hyphen in the style of a dash is that dash.
    let pieces = text.split("<w:rStyle w:val=\"Dash\"/>").enumerate().map(|(at, piece)| match at {
        0 => piece.to_owned(),
        _ => piece.replacen("<w:noBreakHyphen/>", "<w:t>–</w:t>", 1),
    });
    said(&pieces.collect::<String>(), &["w:tc"], "w:p")
}

fn html(name: &str) -> Said {
    let text = String::from_utf8(built(name, FileFormat::Html)).unwrap();
    let (_, body) = text.split_once("<body>").unwrap();
    said(body, &["td", "th"], "p")
}

/// Holds what a file says to what its roadmap says.
fn compare(name: &str, said: &Said) {
    let (roadmap, _) = roadmap(name);
    let cells: Vec<&str> = said.cells.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
    let times = |wanted: &[String], cells: &[&str]| {
        cells.windows(wanted.len()).filter(|window| *window == wanted).count()
    };
    let wanted = measures(&roadmap);
    let start = cells.iter().position(|cell| *cell == wanted[0].text).unwrap_or(0);
    let (mut left, mut shared) = (cells[start..].iter(), Vec::new());
    for wanted in &wanted {
        // A cell given once for many rows begins again where they would run over a page.
        let next = left.by_ref().find(|cell| **cell == wanted.text || !shared.contains(*cell));
        assert_eq!(next.copied(), Some(wanted.text.as_str()), "{name}");
        if wanted.shared {
            shared.push(wanted.text.as_str());
        }
    }
    // A year that another indicator has is a dash here.
    let dashes: Vec<&str> = cells.iter().copied().filter(|cell| *cell != "–").collect();
    for (at, wanted) in roadmap.indicators.iter().enumerate().map(|(at, one)| (at, indicator(one, at))) {
        assert_eq!(times(&wanted, &dashes), 1, "{name}: indicator {at} {wanted:?}");
    }
    for row in rows(&roadmap) {
        assert_eq!(times(&row, &cells), 1, "{name}: row {row:?}");
    }
    let clauses: Vec<String> = roadmap.clauses().map(clause).collect();
    let mut after = 0;
    for wanted in &clauses {
        let at = said.paragraphs[after..].iter().position(|paragraph| paragraph.contains(wanted));
        after += 1 + at.unwrap_or_else(|| panic!("{name}: no clause «{wanted}» after paragraph {after}"));
        let times = said.paragraphs.iter().filter(|paragraph| paragraph.contains(wanted)).count();
        let should = clauses.iter().filter(|clause| clause.contains(wanted)).count();
        assert_eq!(times, should, "{name}: clause «{wanted}»");
    }
}

/// The number and the title of every measure, which no other row has.
fn rows(roadmap: &Roadmap) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for section in roadmap.sections.places() {
        rows.extend(roadmap.rows_in(section).map(|row| row.measure).enumerate().map(|(at, measure)| {
            let number =
                measure.number.as_ref().map_or(format!("{}.", at + 1), |number| number.0.to_string());
            vec![even(&number), even(&measure.title)]
        }));
    }
    rows
}

#[test]
fn docx_says_what_the_roadmaps_say() {
    REAL.iter().for_each(|name| compare(name, &docx(name)));
}

#[test]
fn html_says_what_the_roadmaps_say() {
    REAL.iter().for_each(|name| compare(name, &html(name)));
}

/// Reads the PDF with `pdftotext` (poppler-utils), in the order in which it was written: cell after cell, page after
/// page. Blanks, and the hyphens at the ends of lines that cannot be told from others, are left out on both sides.
#[cfg(feature = "pdf")]
mod pdf {
    use super::*;

    fn squeezed(text: &str) -> String {
        let left_out = |sign: &char| sign.is_whitespace() || matches!(sign, '-' | '‐' | '\u{ad}');
        even(text).chars().filter(|sign| !left_out(sign)).collect()
    }

    /// The text of all pages, without their numbers and without the headings of the table where a page repeats them.
    fn text(name: &str, headings: &str) -> String {
        let file = std::env::temp_dir().join(format!("vekha-{name}-{}.pdf", std::process::id()));
        std::fs::write(&file, built(name, FileFormat::Pdf)).unwrap();
        let read = std::process::Command::new("pdftotext").arg("-raw").arg(&file).arg("-").output();
        let _ = std::fs::remove_file(&file);
        let text = String::from_utf8(read.expect("poppler-utils is needed").stdout).unwrap();
        let pages = text.split('\u{c}').map(|page| {
            let numbered = page.split_once('\n').filter(|(number, _)| number.trim().parse::<u32>().is_ok());
            let page = squeezed(numbered.map_or(page, |(_, rest)| rest));
            page.strip_prefix(headings).map(str::to_owned).unwrap_or(page)
        });
        pages.collect()
    }

    /// Holds that cells stand one after the other from a place on, each once; one that several rows share may come
    /// with any of them.
    fn follow(name: &str, text: &str, from: usize, cells: &[Cell]) {
        let mut at = from;
        let mut late: Vec<String> = Vec::new();
        // A cell given once for many rows begins again where they would run over a page.
        let mut again: Vec<String> = Vec::new();
        for cell in cells {
            let wanted = squeezed(&cell.text);
            while !text[at..].starts_with(&wanted) {
                let come = late.iter().position(|late| text[at..].starts_with(late.as_str()));
                if let Some(come) = come {
                    at += late.remove(come).len();
                } else if let Some(again) = again.iter().find(|again| text[at..].starts_with(again.as_str()))
                {
                    at += again.len();
                } else {
                    break;
                }
            }
            if cell.shared {
                again.push(wanted.clone());
            }
            if text[at..].starts_with(&wanted) {
                at += wanted.len();
            } else if cell.shared {
                late.push(wanted);
            } else {
                let found: String = text[at..].chars().take(wanted.chars().count()).collect();
                panic!("{name}: «{found}», not «{wanted}»; late {late:?}");
            }
        }
        while let Some(come) = late.iter().position(|late| text[at..].starts_with(late.as_str())) {
            at += late.remove(come).len();
        }
        assert_eq!(late, Vec::<String>::new(), "{name}: cells of sections that are nowhere");
    }

    #[test]
    fn pdf_says_what_the_roadmaps_say() {
        for name in REAL {
            let (roadmap, _) = roadmap(name);
            let columns = roadmap.columns.len() * if roadmap.column_numbers { 2 } else { 1 };
            let cells = measures(&roadmap);
            let headings: String = cells[..columns].iter().map(|cell| squeezed(&cell.text)).collect();
            let text = text(name, &headings);
            let mut at = 0;
            for wanted in roadmap.clauses().map(clause) {
                let wanted = squeezed(&wanted);
                at += text[at..].find(&wanted).unwrap_or_else(|| panic!("{name}: no clause «{wanted}»"));
                at += wanted.len();
            }
            let table = at + text[at..].find(&headings).unwrap_or_else(|| panic!("{name}: no table"));
            follow(name, &text, table, &cells);
            for row in rows(&roadmap) {
                let row = squeezed(&row.concat());
                assert_eq!(text.matches(&row).count(), 1, "{name}: row «{row}»");
            }
            let dashes = text.replace('–', "");
            for (at, wanted) in roadmap.indicators.iter().enumerate() {
                let wanted = squeezed(&indicator(wanted, at).concat()).replace('–', "");
                assert_eq!(dashes.matches(&wanted).count(), 1, "{name}: indicator {at}");
            }
        }
    }
}
