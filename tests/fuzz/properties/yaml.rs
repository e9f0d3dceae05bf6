//! A roadmap: it is judged, told of and printed; the page of its order has no script and no address that runs one.

use vekha::Options;
use vekha::deadline::Calendar;
use vekha::document::document;
use vekha::render::FileFormat;

use super::memory::{ROOT, world_of};
use super::{RENDERER, path, told};

pub(super) fn holds(bytes: &[u8]) {
    let world = world_of([(path("a.yaml"), bytes.to_vec()), (path("text.md"), b"# One\n\nTwo.\n".to_vec())]);
    let options = Options { roadmaps: true, ..Options::default() };
    let Ok(checked) = vekha::check(&world, &[ROOT.into()], &options) else { return };
    for one in checked {
        for roadmap in &one.workspace.roadmaps {
            let (document, _) = document(roadmap, ROOT.as_ref(), Calendar::russia(), &world);
            for format in [FileFormat::Md, FileFormat::Html, FileFormat::Docx] {
                let bytes = RENDERER.render(&document, format).expect("what loads is printed");
                let page = if format == FileFormat::Html { bytes.to_ascii_lowercase() } else { Vec::new() };
                let page = String::from_utf8(page).expect("a page is UTF-8");
                let runs = ["<script", "href=\"javascript", "href=\"data", "<img"];
                assert!(!runs.iter().any(|words| page.contains(words)), "{page}");
            }
        }
        told(one, &world);
    }
}
