//! The printed order: what stands in it, and that it stands there once and in order.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should say so and stop")]

use std::path::{Path, PathBuf};

use vekha::deadline::{Calendar, Times};
use vekha::document::{AnnexPages, Document, Orientation, document, report_form, summary};
use vekha::model::Roadmap;
use vekha::render::{
    FileFormat, OutputFolder, RenderFault, RenderFaultKind, Renderer, TemplateFile, Templates,
};
use vekha::russian::ru_date_numeric;
use vekha::workspace::{DiscoveredWorkspace, Workspace, workspaces};
use vekha::world::{System, World};

const REAL: [&str; 5] = ["armavir", "dzerzhinsky", "kamchatka", "novocherkassk", "sayansky"];

/// A roadmap and its folder; a path is taken from the root of the repository.
fn roadmap(path: impl AsRef<Path>) -> (Roadmap, PathBuf) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let folder = path.parent().unwrap().to_owned();
    let workspace = Workspace::load(
        &System,
        &DiscoveredWorkspace { root: folder.clone(), files: vec![path], ..DiscoveredWorkspace::default() },
    )
    .unwrap();
    (Roadmap::clone(&workspace.roadmaps[0]), folder)
}

fn printed(path: impl AsRef<Path>) -> Document {
    let (roadmap, folder) = roadmap(path);
    let (document, unread) = document(&roadmap, &folder, Calendar::russia(), &System);
    assert_eq!(unread, []);
    document
}

fn rendered(document: &Document, format: FileFormat) -> String {
    let renderer = Renderer::new(Templates::default()).unwrap_or_else(|(_, faults)| panic!("{faults:?}"));
    String::from_utf8(renderer.render(document, format).unwrap()).unwrap()
}

/// What a later act repealed is told in its place, and neither counted nor printed; the mark of an annex is its own, though
/// a row and an indicator are called as two of them are.
#[test]
fn what_has_lost_its_force_is_neither_counted_nor_printed() {
    let document = printed("tests/documents/repealed.yaml");
    insta::assert_snapshot!("repealed", rendered(&document, FileFormat::Md));
}

/// Acts, deadlines, stops and bodies, worded as an office words them.
#[test]
fn words_are_those_of_an_office() {
    let document = printed("tests/documents/office.yaml");
    insta::assert_snapshot!("office", rendered(&document, FileFormat::Md));
}

/// A plan under «УТВЕРЖДАЮ»: who adopted it and who agreed, its annexes, sums that leave nothing out.
#[test]
fn a_plan_has_annexes_of_its_own() {
    let document = printed("tests/documents/plan.yaml");
    let lying = |annex: &AnnexPages| annex.orientation == Orientation::Landscape;
    let lie: Vec<&str> =
        document.annexes.iter().filter(|annex| lying(annex)).map(|annex| annex.id.as_str()).collect();
    assert_eq!(lie, ["roadmap", "order"], "a table of eight columns does not fit upright");
    assert!(rendered(&document, FileFormat::Html).contains("работы<br>школы</h2>"));
    let text = rendered(&document, FileFormat::Md).replace('\u{a0}', " ");
    let said = [
        "> ПРИНЯТО  \n> Методсоветом",
        "> ПРИНЯТО  \n> ШМО учителей",
        "> СОГЛАСОВАНО  \n> Департамент образования",
        "> СОГЛАСОВАНО  \n> Городским управлением образования",
        "> ПРИНЯТО  \n> Заседанием педагогического совета",
        "> Приложение № 1  \n> к плану\n",
        "> Приложение № 3  \n> к плану\n",
        "Охрана, см. приложение 2",
        "| 1 200 | 12 000 |",
        "| **Итого** | | **Всего** | | | **503,4** |",
    ];
    let missing: Vec<&str> = said.into_iter().filter(|words| !text.contains(words)).collect();
    assert!(missing.is_empty(), "{missing:?}\n{text}");
    let plan = text.find("УТВЕРЖДАЮ").and_then(|at| text.get(at..)).and_then(|rest| rest.find("План работы"));
    assert!(plan.is_some_and(|at| at < 200), "the approval stands over the plan\n{text}");
    assert_eq!(text.matches("| **край**").count(), 0, "no line of sums that leaves something out");
}

/// The five real orders, as a reviewer reads them.
#[test]
fn real_orders_read_as_they_should() {
    for name in REAL {
        let document = printed(format!("roadmaps/real/{name}.yaml"));
        insta::assert_snapshot!(name, rendered(&document, FileFormat::Md));
    }
}

fn templates(changed: &[(&str, &str)]) -> Templates {
    let mut templates = Templates::default();
    for (name, text) in changed {
        let file = Some(PathBuf::from("office").join(name));
        templates.insert((*name).to_owned(), TemplateFile { bytes: text.as_bytes().to_vec(), file });
    }
    templates
}

/// The mistake that a template of an office makes.
fn mistake(name: &str, text: &str, format: FileFormat) -> RenderFault {
    mistake_within(200_000, name, text, format)
}

/// The mistake that one makes that may take so many steps.
fn mistake_within(steps: u64, name: &str, text: &str, format: FileFormat) -> RenderFault {
    let document = printed("roadmaps/real/novocherkassk.yaml");
    match Renderer::new(templates(&[(name, text)])) {
        Err((_, faults)) => faults.into_iter().next().unwrap(),
        Ok(renderer) => renderer.with_steps(steps).render(&document, format).unwrap_err(),
    }
}

#[test]
fn a_mistake_in_a_template_has_its_file_line_and_kind() {
    let cases = [
        ("<p>\n{% for %}", 2, "Syntax"),
        ("<p>\n\n{{ order.issuer.chief }}", 3, "Undefined"),
        ("{{ id|shout }}", 1, "Unknown"),
        ("{% include '../secret.txt' %}", 1, "Unknown"),
        ("{% for a in range(99999) %}{% for b in range(99999) %}\n{% endfor %}{% endfor %}", 1, "Endless"),
    ];
    for (text, line, kind) in cases {
        let fault = mistake("html/order.html", text, FileFormat::Html);
        assert!(format!("{:?}", fault.kind).starts_with(kind), "{text}: {fault:?}");
        assert_eq!(fault.file, Some(PathBuf::from("office/html/order.html")), "{text}");
        assert_eq!(fault.line, Some(line), "{text}: {fault:?}");
    }
    let long = "{% set a = ('x' * 29999999)|safe %}{% for b in range(9999) %}{{ a }}{% endfor %}";
    let fault = mistake_within(8_000_000, "html/order.html", long, FileFormat::Html);
    assert_eq!(fault.kind, RenderFaultKind::TooLong);
}

/// What makes a long text of a short one, each within half a GiB.
#[test]
fn a_template_cannot_make_texts_without_end() {
    let cases = [
        "{{ 'x' * 10**9 }}",
        "{{ ['x'] * 10**9 }}",
        "{% set a = 'x' * 10**7 %}{{ range(99999)|join(a)|length }}",
        "{% set a = 'x' * 10**7 %}{{ ('a' * 10**5)|replace('a', a)|length }}",
        "{% set a = 'x' * 10**6 %}{% for b in range(99999) %}{% set c = a ~ b %}{% endfor %}",
        "{% macro twice(a) %}{{ twice(a ~ a) }}{% endmacro %}{{ twice('много') }}",
        "{% set a %}{% for b in range(99999) %}{{ 'x' * 10**5 }}{% endfor %}{% endset %}",
        "{{ 'a'|indent(10**12, true) }}",
        "{{ '%1000000000000d'|format(1) }}",
        "{{ range(99999)|list|batch(10**12, 'x')|list }}",
    ];
    for text in cases {
        let fault = mistake("md/order.md", text, FileFormat::Md);
        assert!(!matches!(fault.kind, RenderFaultKind::Syntax(_)), "{text}: {fault:?}");
        assert_eq!(fault.line, Some(1), "{text}: {fault:?}");
    }
}

/// What is printed pays for itself, however long it is: nothing is taken from what a template may do beside.
#[test]
fn the_longest_table_prints_within_the_steps_that_it_brings() {
    let row = |n| {
        format!("  - {{id: m{n}, title: Обучение, deadline: до 1 марта 2024 года, responsible: Директор}}\n")
    };
    let head = "id: long\nlevel: school\nparent: null\nperiod: 2024\nmeasures:\n";
    let file = std::env::temp_dir().join(format!("vekha-long-{}.yaml", std::process::id()));
    std::fs::write(&file, format!("{head}{}", (0..600).map(row).collect::<String>())).unwrap();
    let document = printed(&file);
    assert_eq!(rendered(&document, FileFormat::Md).matches("Обучение").count(), 600);
    std::fs::remove_file(file).unwrap();
    let renderer = || Renderer::new(Templates::default()).unwrap_or_else(|_| unreachable!());
    for format in [FileFormat::Docx, FileFormat::Html, FileFormat::Md] {
        let printed = renderer().with_steps(0).render(&document, format);
        assert!(printed.is_ok(), "{format:?}: {:?}", printed.err());
    }
}

#[test]
fn a_template_of_docx_that_makes_no_xml_is_a_mistake() {
    let cases = [
        ("<w:hdr>\n{% for a in [1, 2] %}\n<w:p></w:r>\n{% endfor %}\n</w:hdr>", 3),
        ("<w:hdr>\n<w:p>{{ id }}\n</w:hdr>", 3),
        ("<w:hdr>\n<w:p>\n</w:p>", 1),
    ];
    for (text, line) in cases {
        let fault = mistake("docx/word/header.xml", text, FileFormat::Docx);
        assert!(matches!(fault.kind, RenderFaultKind::Xml | RenderFaultKind::Open(_)), "{fault:?}");
        assert_eq!(fault.line, Some(line), "{text}: {fault:?}");
    }
}

#[cfg(feature = "pdf")]
#[test]
fn a_mistake_in_a_template_of_pdf_has_its_file_and_line() {
    let cases = [
        ("#let doc = json(\"document.json\")\n\n#doc.order.chief", 3),
        ("\n#read(\"/etc/hostname\")", 2),
        ("\n#while true {}", 2),
        ("#let deeper(n) = deeper(n + 1)\n#deeper(1)", 1),
        ("#let open = (", 1),
    ];
    for (text, line) in cases {
        let fault = mistake("pdf/order.typ", text, FileFormat::Pdf);
        assert_eq!((fault.line, fault.file.is_some()), (Some(line), true), "{text}: {fault:?}");
    }
}

#[test]
fn a_file_that_prints_nothing_is_a_mistake() {
    let unused = |files: &[(&str, &str)]| match Renderer::new(templates(files)) {
        Err((_, faults)) => faults.into_iter().map(|fault| fault.kind).collect::<Vec<_>>(),
        Ok(_) => Vec::new(),
    };
    let likely = |name: &str| vec![RenderFaultKind::Unused(Some(name.to_owned()))];
    assert_eq!(unused(&[("html/ordr.html", "")]), likely("html/order.html"));
    assert_eq!(unused(&[("docx/word/heder.xml", "")]), likely("docx/word/header.xml"));
    assert_eq!(unused(&[("htlm/order.html", "")]), likely("html/order.html"));
    assert_eq!(unused(&[("html/head.html", "")]), [RenderFaultKind::Unused(None)]);
    // A part that a template includes, a further part of DOCX and a font are what they should be.
    assert_eq!(unused(&[("html/head.html", ""), ("html/order.html", "{% include 'html/head.html' %}")]), []);
    assert_eq!(unused(&[("docx/word/media/emblem.png", ""), ("pdf/fonts/Office.ttf", "")]), []);
}

#[test]
fn a_template_takes_the_place_of_the_built_in_one_and_leaves_the_rest() {
    let document = printed("roadmaps/real/novocherkassk.yaml");
    let renderer =
        Renderer::new(templates(&[("html/style.css", "p { color: red }")])).unwrap_or_else(|_| panic!());
    let html = String::from_utf8(renderer.render(&document, FileFormat::Html).unwrap()).unwrap();
    assert!(html.contains("color: red") && html.contains("ПРИКАЗ") && !html.contains("@page"));
}

#[test]
fn a_draft_says_so_in_every_format_and_the_same_order_is_the_same_bytes() {
    let mut document = printed("roadmaps/real/novocherkassk.yaml");
    let renderer = Renderer::new(Templates::default()).unwrap_or_else(|_| panic!());
    let formats: Vec<FileFormat> = FileFormat::ALL.into_iter().filter(|format| format.is_built()).collect();
    for format in formats {
        let fair = renderer.render(&document, format).unwrap();
        assert_eq!(fair, renderer.render(&document, format).unwrap(), "{format:?}");
        document.draft = Some("ПРОЕКТ".to_owned());
        assert_ne!(fair, renderer.render(&document, format).unwrap(), "{format:?}");
        document.draft = None;
    }
    document.draft = Some("ПРОЕКТ".to_owned());
    assert!(rendered(&document, FileFormat::Html).contains("ПРОЕКТ"));
    assert!(rendered(&document, FileFormat::Md).contains("ПРОЕКТ"));
}

#[test]
fn letters_of_markup_are_only_letters() {
    let mut document = printed("roadmaps/real/novocherkassk.yaml");
    document.annexes[0].title = "<b>А & Б</b> {{ id }} | *звезда* \u{1}".to_owned();
    let html = rendered(&document, FileFormat::Html);
    assert!(html.contains("&lt;b&gt;А &amp; Б&lt;&#x2f;b&gt; {{ id }}"), "{html}");
    assert!(rendered(&document, FileFormat::Md).contains("\\<b>А & Б\\</b> {{ id }} \\| \\*звезда\\*"));
    let renderer = Renderer::new(templates(&[])).unwrap_or_else(|_| panic!());
    assert!(renderer.render(&document, FileFormat::Docx).is_ok());
}

/// A plan of a school under «УТВЕРЖДАЮ», with everything that a document can hold.
#[test]
fn everything_a_document_can_hold() {
    let document = printed("tests/documents/full.yaml");
    insta::assert_snapshot!("full", rendered(&document, FileFormat::Md));
    insta::assert_snapshot!("full_tree", serde_json::to_string_pretty(&document).unwrap());
}

/// Codes and sums in columns of one's own, times that go on, a file with a title and a head of its own; and the one who is
/// named in free text alone finds his duty, with its place.
#[test]
fn nothing_typed_is_changed_left_out_or_told_twice() {
    let path = "tests/documents/figures.yaml";
    insta::assert_snapshot!("figures", rendered(&printed(path), FileFormat::Md));
    let (roadmap, root) = roadmap(path);
    let form = rendered(&report_form(&roadmap, None, Calendar::russia(), &System), FileFormat::Md);
    assert!(form.contains("Директор МБОУ СОШ") && !form.contains(": figures"), "{form}");
    let files = vec![root.join("figures.yaml")];
    let found = DiscoveredWorkspace { root, files, ..DiscoveredWorkspace::default() };
    let workspace = Workspace::load(&System, &found).unwrap();
    let times = Times::read(&workspace, Calendar::russia());
    let told = rendered(&summary(&workspace, &times, &System, "Завхоз").unwrap(), FileFormat::Md);
    assert!(told.contains("Место: актовый зал") && told.contains("Примечание: прим."), "{told}");
}

#[test]
fn nothing_is_written_outside_the_folder() {
    let folder = OutputFolder::new("out");
    for id in ["", "..", "../up", "a/b", "C:", "имя"] {
        assert_eq!(folder.file(id, "order", FileFormat::Docx), None, "{id}");
    }
    assert_eq!(
        folder.file("armavir-2024", "order", FileFormat::Docx),
        Some(PathBuf::from("out/armavir-2024/order.docx"))
    );
}

#[test]
fn a_body_sees_its_measures_of_all_levels_by_date() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("roadmaps/example");
    let workspace = Workspace::load(&System, &workspaces(&System, &[root]).unwrap()[0]).unwrap();
    let times = Times::read(&workspace, Calendar::russia());
    let printed = summary(&workspace, &times, &System, "Методический центр").unwrap();
    // The list says on which day it was printed.
    let today = ru_date_numeric(System.today());
    insta::assert_snapshot!("summary", rendered(&printed, FileFormat::Md).replace(&today, "СЕГОДНЯ"));
    // A name that many schools have is everywhere, one school's key is its own; none is told, many are asked about.
    let rows = |body: &str| {
        rendered(&summary(&workspace, &times, &System, body).unwrap(), FileFormat::Md).lines().count()
    };
    assert!(rows("Директор") > rows("lugovoy-school-2/director"));
    assert_eq!(summary(&workspace, &times, &System, "nobody").unwrap_err(), Vec::<String>::new());
    assert_eq!(summary(&workspace, &times, &System, "heads").unwrap_err().len(), 2);
}

#[test]
fn a_body_is_told_of_a_whole_by_its_parts() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents/parts.yaml");
    let found = DiscoveredWorkspace {
        root: path.parent().unwrap().to_owned(),
        files: vec![path.clone()],
        ..DiscoveredWorkspace::default()
    };
    let workspace = Workspace::load(&System, &found).unwrap();
    let times = Times::read(&workspace, Calendar::russia());
    let printed = rendered(&summary(&workspace, &times, &System, "uo").unwrap(), FileFormat::Md);
    let titles: Vec<&str> = printed.lines().filter_map(|row| row.split(" | ").nth(3)).skip(2).collect();
    let right =
        ["Обучение наставников: педагогов", "Отбор наставников: составление списка", "Отбор наставников"];
    assert_eq!(titles, right, "{printed}");
}

#[test]
fn a_school_gets_a_form_with_its_measures() {
    let (roadmap, _) = roadmap("roadmaps/example/priozyorye/bereznyaki/school-1.yaml");
    insta::assert_snapshot!(
        "report_form",
        rendered(&report_form(&roadmap, None, Calendar::russia(), &System), FileFormat::Md)
    );
}

/// A clause about spans of years, as each format says that no line ends within them.
#[test]
fn no_line_ends_within_a_span_of_years() {
    let mut document = printed("tests/documents/full.yaml");
    let order = document.order.as_mut().unwrap();
    order.title = "О плане на 2020\u{a0}–\u{a0}2024 и 2024–2026 годы".to_owned();
    let html = rendered(&document, FileFormat::Html);
    let whole = |text: &str| html.contains(&format!("<span class=\"whole\">{text}</span>"));
    assert!(whole("2020\u{a0}–\u{a0}2024") && whole("2024–2026"), "{html}");
    let renderer = Renderer::new(Templates::default()).unwrap_or_else(|(_, faults)| panic!("{faults:?}"));
    let bytes = renderer.render(&document, FileFormat::Docx).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("word/document.xml").unwrap(), &mut xml).unwrap();
    let dash = "<w:r><w:rPr><w:rStyle w:val=\"Dash\"/></w:rPr><w:noBreakHyphen/></w:r>";
    assert_eq!(xml.matches(dash).count(), 2, "{xml}");
    assert!(!xml.contains('\u{2060}'));
}

/// The style of an office's own document: a printed order serves as one.
#[test]
fn a_document_of_the_office_gives_the_style() {
    let document = printed("tests/documents/full.yaml");
    let renderer = Renderer::new(Templates::default()).unwrap_or_else(|(_, faults)| panic!("{faults:?}"));
    let own = renderer.render(&document, FileFormat::Docx).unwrap();
    let folder = std::env::temp_dir().join(format!("vekha-office-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("office.docx");
    std::fs::write(&file, own).unwrap();
    let styled = Templates::default().overridden(&System, &file).unwrap();
    let headers = styled.letterhead.headers.clone();
    let renderer = Renderer::new(styled).unwrap_or_else(|(_, faults)| panic!("{faults:?}"));
    assert!(!renderer.render(&document, FileFormat::Docx).unwrap().is_empty());
    assert!(headers.contains("r:id=\"rId3\""), "{headers}");
    std::fs::write(&file, "no document").unwrap();
    assert!(Templates::default().overridden(&System, &file).is_err());
    std::fs::remove_dir_all(folder).unwrap();
}
