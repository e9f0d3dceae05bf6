//! A template: it prints the order, or its fault is told with a line that it has.

use std::sync::LazyLock;

use vekha::deadline::Calendar;
use vekha::document::{Document, document};
use vekha::render::{FileFormat, Renderer, TemplateFile, Templates};
use vekha::{Options, check};

use super::memory::{ROOT, world};

/// How many steps a template may take here: enough for a small order.
const STEPS: u64 = 20_000;

/// A roadmap with an order.
const ROADMAP: &str = "\
id: a
level: school
period: 2024
order: {number: 7-од, date: 2024-01-15, organization: Школа, title: О плане, signatory: {position: Директор, name: А.Б. Ветрова},
  clauses: [{text: Утвердить план.}]}
measures:
  - {id: m, title: Мера, deadline: до 1 марта 2024 года, responsible: Директор, result: Приказ}
";

static DOCUMENT: LazyLock<Document> = LazyLock::new(|| {
    let (world, options) = (world(ROADMAP), Options { roadmaps: true, ..Options::default() });
    let checked = check(&world, &[ROOT.into()], &options).expect("the roadmap is read");
    let roadmap = checked.iter().flat_map(|one| &one.workspace.roadmaps).next().expect("it loads");
    document(roadmap, ROOT.as_ref(), Calendar::russia(), &world).0
});

pub(super) fn holds(bytes: &[u8]) {
    let (format, name) = match bytes.first() {
        Some(b'<') => (FileFormat::Html, "html/order.html"),
        _ => (FileFormat::Md, "md/order.md"),
    };
    let mut templates = Templates::default();
    templates.insert(name.into(), TemplateFile { bytes: bytes.to_vec(), file: None });
    let faults = match Renderer::new(templates) {
        Ok(renderer) => renderer.with_steps(STEPS).render(&DOCUMENT, format).err().into_iter().collect(),
        Err((_, faults)) => faults,
    };
    let lines = bytes.split(|byte| *byte == b'\n').count();
    for fault in faults.iter().filter(|fault| fault.template == name) {
        assert!(fault.line.is_none_or(|line| (1..=lines).contains(&line)), "{fault:?} of {lines} lines");
    }
}
