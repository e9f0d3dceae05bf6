//! `vekha import` and files that would do harm, are broken or are something else: each gets an answer, and nothing is
//! written; what is there is never overwritten.

use std::path::PathBuf;
use std::process::{Command, Output};

use vekha::import::{self, ImportRefusal};

#[path = "support/archive.rs"]
mod archive;

use archive::archive;

const WORD: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;

/// A text of Word with that body.
fn word(body: &str) -> Vec<u8> {
    let document = format!("<?xml version=\"1.0\"?><w:document {WORD}><w:body>{body}</w:body></w:document>");
    archive(&[("word/document.xml", document.as_bytes())])
}

fn table(rows: &[&[&str]]) -> String {
    let row = |cells: &&[&str]| {
        let cells: String = cells
            .iter()
            .map(|text| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"))
            .collect();
        format!("<w:tr>{cells}</w:tr>")
    };
    format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}

const PLAN: &[&[&str]] = &[
    &["№", "Мероприятие", "Срок", "Ответственный"],
    &["1", "Собрать отчёты", "до 1 марта 2024 года", "Директор"],
];

fn refused(bytes: &[u8]) -> Option<ImportRefusal> {
    import::read("file.docx", bytes).err()
}

#[test]
fn what_is_no_document_is_told_by_its_kind() {
    let compound = |words: &str| {
        let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        bytes.extend(words.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    let open = archive(&[("mimetype", b"application/vnd.oasis.opendocument.text")]);
    let cases: [(&[u8], ImportRefusal); 10] = [
        (b"", ImportRefusal::Empty),
        (b"plain text", ImportRefusal::Unknown),
        (b"%PDF-1.7", ImportRefusal::Pdf),
        (b"{\\rtf1 text}", ImportRefusal::SaveAs { format: ".rtf", target: "docx" }),
        (&compound("WordDocument"), ImportRefusal::SaveAs { format: ".doc", target: "docx" }),
        (&compound("Workbook"), ImportRefusal::SaveAs { format: ".xls", target: "xlsx" }),
        (&compound("EncryptedPackage"), ImportRefusal::Encrypted),
        (&open, ImportRefusal::SaveAs { format: ".odt", target: "docx" }),
        (&archive(&[("a.txt", b"")]), ImportRefusal::Unknown),
        (b"PK\x03\x04 cut short", ImportRefusal::Broken),
    ];
    for (bytes, why) in cases {
        assert_eq!(refused(bytes), Some(why));
    }
    let whole = word(&table(PLAN));
    for length in (0..whole.len()).step_by(37) {
        assert!(
            refused(&whole[..length]).is_some(),
            "{length} of {} bytes were taken for a document",
            whole.len()
        );
    }
    assert_eq!(refused(&whole), None);
}

#[test]
fn what_would_do_harm_is_refused() {
    let bomb = archive(&[("word/document.xml", &vec![b' '; 70 << 20])]);
    assert!(bomb.len() < 1 << 20);
    assert_eq!(refused(&bomb), Some(ImportRefusal::Bomb));
    let laughs = format!(
        "<!DOCTYPE lolz [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><w:document {WORD}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
    );
    assert_eq!(refused(&archive(&[("word/document.xml", laughs.as_bytes())])), Some(ImportRefusal::Entities));
    let undeclared = word("<w:p><w:r><w:t>&outside;</w:t></w:r></w:p>");
    assert_eq!(refused(&undeclared), Some(ImportRefusal::Entities));
    let deep = word(&format!("{}{}", "<w:sdt>".repeat(5000), "</w:sdt>".repeat(5000)));
    assert_eq!(refused(&deep), Some(ImportRefusal::Broken));
    let open = word("<w:p><w:r>");
    assert_eq!(refused(&open), Some(ImportRefusal::Broken));
    let sheet = archive(&[("xl/workbook.xml", b"<!DOCTYPE x><workbook/>")]);
    assert_eq!(refused(&sheet), Some(ImportRefusal::Entities));
    assert_eq!(refused(&archive(&[("xl/workbook.xml", b"<workbook/>")])), Some(ImportRefusal::Broken));
    // Room for all the cells between would be half a terabyte.
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().write(0, 0, "План").unwrap().write(1_048_575, 16_383, "б").unwrap();
    assert_eq!(refused(&book.save_to_buffer().unwrap()), Some(ImportRefusal::Bomb));
}

#[test]
fn spans_numbers_and_lists_out_of_reason_do_no_harm() {
    let wide = table(PLAN).replace(
        "<w:tc><w:p><w:r><w:t>Срок",
        "<w:tc><w:tcPr><w:gridSpan w:val=\"999999999\"/></w:tcPr><w:p><w:r><w:t>Срок",
    );
    assert_eq!(refused(&word(&wide)), None);
    let list = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"77\"/><w:numId w:val=\"9\"/></w:numPr></w:pPr><w:r><w:t>Пункт</w:t></w:r></w:p>";
    let numbering = format!(
        "<w:numbering {WORD}><w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"99\"><w:start w:val=\"4294967295\"/></w:lvl></w:abstractNum><w:num w:numId=\"9\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>"
    );
    let document = format!("<w:document {WORD}><w:body>{list}{list}{}</w:body></w:document>", table(PLAN));
    let styles = format!(
        "<w:styles {WORD}><w:style w:type=\"paragraph\" w:styleId=\"a\" w:default=\"1\"><w:basedOn w:val=\"a\"/></w:style></w:styles>"
    );
    let parts: [(&str, &[u8]); 3] = [
        ("word/document.xml", document.as_bytes()),
        ("word/numbering.xml", numbering.as_bytes()),
        ("word/styles.xml", styles.as_bytes()),
    ];
    assert_eq!(refused(&archive(&parts)), None);
}

#[test]
fn of_two_figures_of_a_year_one_is_left_for_a_person_to_settle() {
    let plan = table(&[
        &["№", "Мероприятие", "Срок", "Ответственный", "Источник", "Расходы"],
        &["", "", "", "", "", "2024", "2024"],
        &["1", "Собрать отчёты", "до 1 марта 2024 года", "Директор", "бюджет района", "10", "25"],
    ]);
    let plan = plan.replace(
        "<w:tc><w:p><w:r><w:t>Расходы",
        "<w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:r><w:t>Расходы",
    );
    let indicators = "<w:p><w:r><w:t>Показатели</w:t></w:r></w:p>".to_owned()
        + &table(&[
            &["№", "Показатель", "Ед. изм.", "2024", "2024"],
            &["1", "Доля школ с планом", "%", "80", "95,5"],
        ]);
    let reading = import::read("file.docx", &word(&(plan + &indicators))).unwrap();
    let written = import::roadmaps(vec![reading], &import::ImportOptions::default()).remove(0);
    let yaml = written.files.iter().find(|(name, _)| name == "file.yaml").map(|(_, text)| text).unwrap();
    for (kept, left) in [("targets: {2024: 80}", "2024: 95,5"), ("2024: {бюджет района: 10}", "2024: 25")]
    {
        assert!(yaml.contains(kept) && yaml.contains(left), "{kept}, {left}:\n{yaml}");
    }
}

/// A folder of its own for a test, gone when the test is over.
struct Out(PathBuf);

impl Drop for Out {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

impl Out {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("vekha-import-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        Out(folder)
    }

    fn put(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        path.to_string_lossy().into_owned()
    }

    fn import(&self, arguments: &[&str]) -> (Option<i32>, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_vekha"));
        command.arg("import").arg("--out").arg(self.0.join("out")).args(arguments);
        let Output { status, stdout, stderr } = command.output().unwrap();
        (status.code(), String::from_utf8([stdout, stderr].concat()).unwrap())
    }
}

#[test]
fn nothing_is_overwritten_without_force() {
    let out = Out::new("force");
    let title = "<w:p><w:r><w:t>План мероприятий на 2024 год</w:t></w:r></w:p>";
    let file = out.put("plan.docx", &word(&format!("{title}{}", table(PLAN))));
    let (status, said) = out.import(&[&file, "--id", "plan", "--level", "school"]);
    assert_eq!(status, Some(0), "{said}");
    let written = out.0.join("out/plan.yaml");
    std::fs::write(&written, "own work").unwrap();
    let (status, said) = out.import(&[&file, "--id", "plan"]);
    assert!(status == Some(2) && said.contains("--force"), "{said}");
    assert_eq!(std::fs::read_to_string(&written).unwrap(), "own work");
    let (status, _) = out.import(&[&file, "--id", "plan", "--level", "school", "--force", "--lang", "en"]);
    assert_eq!(status, Some(0));
    assert!(std::fs::read_to_string(&written).unwrap().contains("Собрать отчёты"));
}

#[test]
fn a_folder_is_imported_whole_and_what_is_unreadable_in_it_is_told() {
    let out = Out::new("folder");
    let second = table(PLAN).replace("Собрать", "Сдать");
    out.put("in/one.docx", &word(&table(PLAN)));
    out.put("in/deeper/two.docx", &word(&second));
    out.put("in/~$one.docx", b"lock");
    out.put("in/broken.docx", b"PK\x03\x04");
    let (status, said) = out.import(&[&out.0.join("in").to_string_lossy()]);
    assert_eq!(status, Some(2), "{said}");
    assert!(said.contains("broken.docx") && !said.contains("~$one"), "{said}");
    assert!(said.contains("3 файла → 2 дорожные карты"), "{said}");
    assert_eq!(std::fs::read_dir(out.0.join("out")).unwrap().count(), 2);
    let (status, said) =
        out.import(&[&out.put("old.doc", &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])]);
    assert!(status == Some(2) && said.contains(".docx") && said.lines().count() == 1, "{said}");
}

/// A folder that links to itself has no end, and what lies outside of it was not named.
#[cfg(unix)]
#[test]
fn links_in_a_folder_are_passed_over_and_told() {
    let out = Out::new("links");
    out.put("in/one.docx", &word(&table(PLAN)));
    out.put("outside/two.docx", &word(&table(PLAN).replace("Собрать", "Сдать")));
    let links = [
        (".", "in/again"),
        ("../outside", "in/folder"),
        ("../outside/two.docx", "in/file.docx"),
        ("../outside/two.docx", "in/note.txt"),
        ("in", "named"),
        ("outside/two.docx", "named.docx"),
    ];
    for (to, link) in links {
        std::os::unix::fs::symlink(to, out.0.join(link)).unwrap();
    }
    let path = |name: &str| out.0.join(name).to_string_lossy().into_owned();
    let written = || std::fs::read_dir(out.0.join("out")).unwrap().count();
    let (status, said) = out.import(&[&path("in"), "--lang", "en"]);
    assert!(status == Some(1) && written() == 1, "{said}");
    let told: Vec<&str> = said.lines().filter(|line| line.contains("passed over")).collect();
    assert_eq!(told.len(), 3, "{said}");
    for (name, line) in ["again", "file.docx", "folder"].iter().zip(told) {
        assert!(line.contains(&format!("/in/{name}:")), "{said}");
    }
    // Whoever names a link wants what it leads to.
    let (_, said) = out.import(&[&path("named"), &path("named.docx"), "--force"]);
    assert!(said.contains("2 файла → 2 дорожные карты") && written() == 2, "{said}");
}

/// Files and titles named by numbers, by what YAML takes for no text, at length, and with signs that are no text.
#[cfg(unix)]
#[test]
fn whatever_names_bear_what_is_written_reads() {
    let out = Out::new("names");
    let titles = ["1e3", "null", "2024", "0x1F", "…", "Сверка", "Сверка"];
    let rows = titles.map(|title| ["", title, "до 1 марта 2024 года", "Директор"]);
    let rows: Vec<&[&str]> = [PLAN[0]].into_iter().chain(rows.iter().map(|row| row.as_slice())).collect();
    for name in ["2024", "1e3", "\u{1b}[31mplan\u{202e}", &"я".repeat(120)] {
        out.put(&format!("in/{name}.docx"), &word(&table(&rows)));
    }
    let (_, said) = out.import(&[&out.0.join("in").to_string_lossy()]);
    assert!(
        said.contains("4 файла → 4 дорожные карты") && !said.contains(['\u{1b}', '\u{202e}']),
        "{said:?}"
    );
    let world = vekha::world::System;
    let checked = vekha::check(&world, &[out.0.join("out")], &vekha::Options::default()).unwrap();
    let found: Vec<_> = checked.iter().flat_map(|one| &one.findings).collect();
    let is_read = |rule: &str| !rule.starts_with("syntax/") && !rule.starts_with("schema/");
    assert!(found.iter().all(|finding| is_read(finding.rule)), "{found:#?}");
}

/// Rows, columns and bodies of one name are counted on, and none is compared with all that stand before it.
#[test]
fn many_rows_of_one_title_cost_what_many_of_many_do() {
    let row: &[&str] = &["", "Сверка", "до 1 марта 2024 года", "Директор"];
    let rows: Vec<&[&str]> = std::iter::once(PLAN[0]).chain(std::iter::repeat_n(row, 6000)).collect();
    let reading = import::read("plan.docx", &word(&table(&rows))).unwrap();
    let imported = import::roadmaps(vec![reading], &import::ImportOptions::default());
    let (_, yaml) = &imported[0].files[0];
    assert!(yaml.contains("id: sverka\n") && yaml.contains("id: sverka-6000\n"), "{}", &yaml[..600]);
}

#[test]
fn links_to_the_roadmap_above_are_proposed_in_comments() {
    let out = Out::new("parent");
    let above = "id: above\nlevel: region\nmeasures:\n  - {id: reports, title: Собрать отчёты районов}\n";
    out.put("out/above.yaml", above.as_bytes());
    let file = out.put("plan.docx", &word(&table(PLAN)));
    let (_, said) = out.import(&[&file, "--id", "below", "--parent", "above"]);
    let text = std::fs::read_to_string(out.0.join("out/below.yaml")).unwrap();
    assert!(text.contains("parent: above") && text.contains("implements: above/reports"), "{said}\n{text}");
    let (_, said) = out.import(&[&file, "--id", "other", "--parent", "nowhere"]);
    assert!(said.contains("nowhere"), "{said}");
}

/// That name is the one of the settings.
#[test]
fn a_plan_named_as_the_settings_gets_another_name() {
    let out = Out::new("settings");
    let title = "<w:p><w:r><w:t>План мероприятий</w:t></w:r></w:p>";
    let file = out.put("vekha.docx", &word(&format!("{title}{}", table(PLAN))));
    let (status, said) = out.import(&[&file]);
    assert!(status.is_some_and(|status| status < 2) && said.contains("vekha-1.yaml"), "{said}");
    let (status, said) = out.import(&[&file, "--id", "vekha"]);
    assert!(status == Some(2) && !out.0.join("out/vekha.yaml").exists(), "{said}");
}

/// The stamp of an annex that stands on the left ends where its title begins.
#[test]
fn the_text_of_an_annex_is_no_stamp() {
    let paragraph = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let lines = [
        "Управление образования города Армавир",
        "ПРИКАЗ",
        "от 05.02.2024 № 58",
        "О положении",
        "В целях развития приказываю:",
        "1. Утвердить положение (приложение № 1).",
        "Приложение № 1",
        "ПОЛОЖЕНИЕ",
        "1. Совет собирают раз в год.",
        "2. Решения совета оглашают.",
    ];
    let read = import::read("order.docx", &word(&lines.map(paragraph).concat())).unwrap();
    let roadmap = import::roadmaps(vec![read], &import::ImportOptions::default()).remove(0);
    let written: String = roadmap.files.iter().map(|(_, text)| text.as_str()).collect();
    assert!(
        written.contains("Совет собирают раз в год") && written.contains("Решения совета оглашают"),
        "{written}"
    );
}
