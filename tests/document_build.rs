//! `vekha build` as a person runs it: what it writes, and that it writes all or nothing.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder of its own for a test, gone when the test is over.
struct Out(PathBuf);

impl Out {
    fn new(name: &str) -> Self {
        Out(std::env::temp_dir().join(format!("vekha-build-{name}-{}", std::process::id())))
    }

    fn file(&self, name: &str, text: &str) {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
}

impl Drop for Out {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn build(out: &Out, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vekha"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).arg("build").arg("--out").arg(out.0.join("out"));
    command.args(arguments).output().unwrap()
}

fn said(output: &Output) -> String {
    let both = [output.stdout.as_slice(), output.stderr.as_slice()].concat();
    String::from_utf8(both).unwrap()
}

fn written(out: &Out) -> usize {
    fn count(folder: &Path) -> usize {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        entries.map(|entry| if entry.path().is_dir() { count(&entry.path()) } else { 1 }).sum()
    }
    count(&out.0.join("out"))
}

/// The list of what was printed, beside the orders.
const RECORD: usize = 1;

const CLEAN: &str = "roadmaps/example/priozyorye/bereznyaki/school-1.yaml";
const FAULTY: &str = "roadmaps/real/dzerzhinsky.yaml";

#[test]
fn an_order_is_written_in_every_format_and_nothing_is_left_beside_it() {
    let out = Out::new("all");
    let output = build(&out, &[CLEAN, "--format", "docx,html,md"]);
    assert_eq!((output.status.code(), written(&out)), (Some(0), 3 + RECORD), "{}", said(&output));
}

#[test]
fn errors_keep_an_order_from_being_written_and_force_makes_it_a_draft() {
    let out = Out::new("force");
    let output = build(&out, &[FAULTY, "--format", "md"]);
    assert_eq!((output.status.code(), written(&out)), (Some(1), 0), "{}", said(&output));
    let output = build(&out, &[FAULTY, "--format", "md", "--force"]);
    assert_eq!((output.status.code(), written(&out)), (Some(1), 1 + RECORD), "{}", said(&output));
    let text = std::fs::read_to_string(out.0.join("out/dzerzhinsky-2022/order.md")).unwrap();
    assert!(text.contains("ПРОЕКТ"));
}

#[test]
fn a_draft_says_in_which_lines_of_its_file_something_may_be_unread() {
    let out = Out::new("unread");
    let row = |id: &str, title: &str| {
        format!(
            "  - id: {id}\n    title: {title}\n    deadline: до 1 марта 2024 года\n    responsible: Директор\n    result: Приказ\n"
        )
    };
    let head = "id: plan\nlevel: school\nterritory: Н.\nperiod: 2024\nparent: null\nmeasures:\n";
    let (whole, broken) = (row("a", "Утвердить план"), row("b", "\"Обучить наставников"));
    out.file("work/plan.yaml", &format!("{head}{whole}{broken}"));
    let file = out.0.join("work/plan.yaml");
    let output = build(&out, &[file.to_str().unwrap(), "--format", "docx,html,md", "--force"]);
    let text = std::fs::read_to_string(out.0.join("out/plan/order.md")).unwrap_or_default();
    let note = "В строке 13 файла ошибка: того, что там написано, здесь может не быть.";
    assert!(text.contains(note), "{}\n{text}", said(&output));
    let html = std::fs::read_to_string(out.0.join("out/plan/order.html")).unwrap_or_default();
    assert!(html.contains(note), "{html}");
    out.file("work/plan.yaml", &format!("{head}{whole}"));
    build(&out, &[file.to_str().unwrap(), "--format", "md", "--force"]);
    let text = std::fs::read_to_string(out.0.join("out/plan/order.md")).unwrap_or_default();
    assert!(text.contains("Утвердить план") && !text.contains("может не быть"), "{text}");
}

#[cfg(not(feature = "pdf"))]
#[test]
fn a_build_without_pdf_says_how_to_get_it_in_one_line() {
    let out = Out::new("pdf");
    let output = build(&out, &[CLEAN, "--format", "pdf"]);
    let said = said(&output);
    assert!(
        output.status.code() == Some(2) && said.contains("--features pdf") && said.lines().count() == 1,
        "{said}"
    );
}

#[test]
fn a_template_is_told_of_by_file_and_line_and_nothing_is_written() {
    let out = Out::new("line");
    out.file("office/html/order.html", "<p>\n{{ order.chief }}</p>\n");
    let folder = out.0.join("office");
    let output = build(&out, &[CLEAN, "--format", "html,md", "--templates", folder.to_str().unwrap()]);
    let said = said(&output);
    assert_eq!((output.status.code(), written(&out)), (Some(1), 0), "{said}");
    assert!(said.contains("html/order.html:2:") && said.contains("order.chief"), "{said}");
}

/// Forty lines that each double a text would make a terabyte of it.
#[cfg(target_os = "linux")]
#[test]
fn a_template_cannot_eat_all_memory() {
    let out = Out::new("memory");
    let doubling = "{% set text = text ~ text %}\n".repeat(40);
    out.file("office/html/order.html", &format!("{{% set text = 'много' %}}\n{doubling}"));
    let folder = out.0.join("office");
    let arguments = [CLEAN, "--format", "html", "--templates", folder.to_str().unwrap()];
    let output = build(&out, &arguments);
    let told = said(&output);
    assert_eq!((output.status.code(), written(&out)), (Some(1), 0), "{told}");
    assert!(told.contains("html/order.html:2") && told.contains("слишком длинные тексты"), "{told}");
    let output = build(&out, &[&arguments[..], &["--memory", "20"]].concat());
    let told = said(&output);
    assert_eq!((output.status.code(), written(&out)), (Some(2), 0), "{told}");
    assert!(told.contains("20 МиБ"), "{told}");
}

/// Ten working days after an order of Thursday 1 February 2024, with one more day off than in the Russian calendar.
#[test]
fn days_are_counted_by_the_calendar_of_the_workspace() {
    let out = Out::new("calendar");
    let roadmap = "id: school-7\nlevel: school\nparent: null\nperiod: 2024\ncolumns: {title: Мероприятие, ends: Окончание}\norder:\n  issuer: МБОУ СОШ № 7\n  number: \"15\"\n  date: 2024-02-01\n  title: О наставничестве\n  clauses: [{text: Утвердить дорожную карту, approves: roadmap}]\nmeasures:\n  - {id: a, title: Собрать группу, deadline: в течение 10 рабочих дней после издания приказа}\nannexes: [{id: roadmap, title: Дорожная карта}]\n";
    out.file("plans/school.yaml", roadmap);
    out.file("plans/vekha.yaml", "levels: [school]\n");
    let plans = out.0.join("plans");
    let ends = |day: &str| {
        let output = build(&out, &[plans.to_str().unwrap(), "--format", "md"]);
        let text = std::fs::read_to_string(out.0.join("out/school-7/order.md")).unwrap_or_default();
        assert!(text.contains(day), "{day}: {text}\n{}", said(&output));
    };
    ends("15.02.2024");
    out.file("plans/days.json", r#"{"years": {"2024": {"days_off": ["02-08"]}}}"#);
    out.file("plans/vekha.yaml", "levels: [school]\ncalendar: days.json\n");
    ends("16.02.2024");
}
