//! The printed order: what stands in it, and that it stands there once and in order.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should say so and stop")]

use std::path::{Path, PathBuf};

use vekha::document::{Document, document};
use vekha::model::{Roadmap, Workspace};
use vekha::render::{Format, Renderer, Templates};
use vekha::world::System;

const REAL: [&str; 5] = ["armavir", "dzerzhinsky", "kamchatka", "novocherkassk", "sayansky"];

fn roadmap(path: &str) -> (Roadmap, PathBuf) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let folder = path.parent().unwrap().to_owned();
    let workspace = Workspace::load(&System, &folder, &[path]).unwrap();
    (workspace.roadmaps.into_iter().next().unwrap(), folder)
}

fn printed(path: &str) -> Document {
    let (roadmap, folder) = roadmap(path);
    let (document, unread) = document(&roadmap, &folder, &System);
    assert_eq!(unread, []);
    document
}

fn rendered(document: &Document, format: Format) -> String {
    let renderer = Renderer::new(Templates::default()).unwrap_or_else(|(_, faults)| panic!("{faults:?}"));
    String::from_utf8(renderer.render(document, format).unwrap()).unwrap()
}

/// The five real orders, as a reviewer reads them.
#[test]
fn real_orders_read_as_they_should() {
    for name in REAL {
        let document = printed(&format!("roadmaps/real/{name}.yaml"));
        insta::assert_snapshot!(name, rendered(&document, Format::Md));
    }
}
