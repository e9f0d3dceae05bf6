//! What authors type is text in every output: no markup, no address to run, no broken file, however it looks.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::io::{Cursor, Read};
use std::sync::atomic::{AtomicUsize, Ordering};

use pulldown_cmark::{Event, Options, Parser, Tag};
use quick_xml::Reader;
use quick_xml::events::Event as Xml;
use vekha::deadline::Calendar;
use vekha::document::{Document, document};
use vekha::render::{FileFormat, Renderer, Templates};
use vekha::workspace::{DiscoveredWorkspace, Workspace};
use vekha::world::System;

#[path = "support/archive.rs"]
mod archive;

/// A roadmap with a mark in every text that is printed.
const EVERYWHERE: &str = include_str!("documents/refs.yaml");
/// A text of an annex that leads where no document should.
const TEXT: &str = "[тут](javascript:alert(1)) [там](JaVaScRiPt:alert(1)) <javascript:alert(1)> [файл](data:text/html,x)\n\n<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n";

/// Texts that other programs would read as something else.
fn hostile() -> Vec<String> {
    let mut texts: Vec<String> = [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "]]></w:t></w:r>",
        "&lt;b&gt; &amp; &#1040;",
        "{{ 7 * 7 }} {% if %} {# #}",
        "#set page(width: 1pt) $x$ @a <b> `c`",
        "- пункт",
        "1. пункт",
        "> цитата",
        "# заголовок",
        "| a | b |",
        "---",
        "***",
        "[a](javascript:alert(1))",
        "![a](b)",
        "две\nстроки",
        "строка\r\n- другая",
        "\u{2028}# после",
        "=HYPERLINK(\"x\")",
        "\u{202e}наоборот",
        "a\u{0}b\u{b}c\u{c}d",
        "\\",
        "`",
        "~~~",
        "<!-- -->",
    ]
    .map(str::to_owned)
    .into();
    texts.push("а".repeat(33_000));
    texts
}

fn printed(text: &str) -> Document {
    // Tests of one program run side by side.
    static PRINTED: AtomicUsize = AtomicUsize::new(0);
    let number = PRINTED.fetch_add(1, Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("vekha-hostile-{}-{number}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let quoted = serde_json::to_string(text).unwrap();
    let file = folder.join("refs.yaml");
    std::fs::write(&file, EVERYWHERE.replace("{ref:ID}", quoted.trim_matches('"'))).unwrap();
    std::fs::write(folder.join("text.md"), TEXT).unwrap();
    let found =
        DiscoveredWorkspace { root: folder.clone(), files: vec![file], ..DiscoveredWorkspace::default() };
    let workspace = Workspace::load(&System, &found).unwrap();
    assert!(!workspace.roadmaps.is_empty(), "{text}");
    let document = document(&workspace.roadmaps[0], &folder, Calendar::russia(), &System).0;
    std::fs::remove_dir_all(&folder).unwrap();
    document
}

#[test]
fn what_is_typed_is_text_in_every_format() {
    let renderer = Renderer::new(Templates::default()).unwrap_or_else(|_| unreachable!());
    for text in hostile() {
        let document = printed(&text);
        let render = |format| renderer.render(&document, format).unwrap();
        docx(&render(FileFormat::Docx));
        html(&String::from_utf8(render(FileFormat::Html)).unwrap());
        md(&String::from_utf8(render(FileFormat::Md)).unwrap());
    }
}

/// Every part is well-formed, and no relation leads out of the file.
fn docx(bytes: &[u8]) {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        assert!(!text.contains("TargetMode=\"External\""));
        let mut reader = Reader::from_str(&text);
        while !matches!(reader.read_event().unwrap(), Xml::Eof) {}
    }
}

/// No element but ours, no address that runs a programme.
fn html(text: &str) {
    let lower = text.to_lowercase();
    for forbidden in ["<script", "<img", "href=\"javascript", "href=\"data", " onerror=\""] {
        assert!(!lower.contains(forbidden), "{forbidden}");
    }
    let elements = lower.match_indices('<').filter(|(at, _)| lower[at + 1..].starts_with("b>"));
    assert_eq!(elements.count(), 0);
}

/// No list, quotation, code, link, picture or HTML but what the template puts there.
fn md(text: &str) {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_GFM;
    for event in Parser::new_ext(text, options) {
        let ours = match &event {
            Event::Html(_) | Event::Code(_) => false,
            Event::InlineHtml(tag) => matches!(&**tag, "<br>" | "<sup>" | "</sup>"),
            Event::Start(Tag::List(_) | Tag::Item | Tag::CodeBlock(_) | Tag::Image { .. }) => false,
            Event::Start(Tag::Link { dest_url, .. }) => dest_url.starts_with("http"),
            _ => true,
        };
        assert!(ours, "{event:?}");
    }
}

/// A document whose style is taken may have been made to do harm: a header that names itself is taken once, what unpacks to
/// more than any document holds is refused, and so is a part that lies elsewhere.
#[test]
fn a_document_of_an_office_does_no_harm() {
    const BODY: &[u8] =
        br#"<w:document><w:body><w:sectPr><w:headerReference r:id="rId1"/></w:sectPr></w:body></w:document>"#;
    const RELATIONS: &[u8] =
        br#"<Relationships><Relationship Id="rId1" Type="x/header" Target="header1.xml"/></Relationships>"#;
    let parts: [(&str, &[u8]); 5] = [
        ("word/document.xml", BODY),
        ("word/styles.xml", b"<w:styles></w:styles>"),
        ("word/_rels/document.xml.rels", RELATIONS),
        ("word/header1.xml", b"<w:hdr></w:hdr>"),
        ("word/_rels/header1.xml.rels", RELATIONS),
    ];
    let folder = std::env::temp_dir().join(format!("vekha-harm-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("office.docx");
    let style = |parts: &[(&str, &[u8])]| {
        std::fs::write(&file, archive::archive(parts)).unwrap();
        Templates::default().overridden(&System, &file)
    };
    assert!(style(&parts).is_ok());
    let blanks = vec![b' '; 70 << 20];
    for part in ["word/styles.xml", "word/header1.xml"] {
        let large = parts.map(|(name, bytes)| (name, if name == part { &blanks[..] } else { bytes }));
        assert!(style(&large).is_err(), "{part}");
    }
    // Whoever unpacks what is printed would write such a part elsewhere.
    for target in ["../../header1.xml", r"..\..\header1.xml", "/header1.xml", "C:header1.xml"] {
        let relations = String::from_utf8_lossy(RELATIONS).replace("header1.xml", target);
        let elsewhere = parts.map(|(name, bytes)| match name {
            "word/_rels/document.xml.rels" => (name, relations.as_bytes()),
            _ => (name, bytes),
        });
        assert!(style(&elsewhere).is_err(), "{target}");
    }
    std::fs::remove_dir_all(folder).unwrap();
}

/// Signs that no font has are told of by a finding, and keep no format from being printed.
#[cfg(feature = "pdf")]
#[test]
fn signs_that_fonts_lack_stop_no_pdf() {
    let renderer = Renderer::new(Templates::default()).unwrap_or_else(|_| unreachable!());
    for text in ["✅ 1️⃣ ✔️", "漢字", "👨‍👩‍👧", "\u{f0b7} пункт"] {
        assert!(renderer.render(&printed(text), FileFormat::Pdf).unwrap().starts_with(b"%PDF"), "{text}");
    }
}
