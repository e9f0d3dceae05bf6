//! What must hold of any bytes at all, a function for each door by which they come in. The fuzzers (`fuzz/`) and the
//! short run of `cargo test` share it.
//!
//! None panics, not even where the program holds a panic and tells of it; what else each demands stands at its head.

mod cache;
mod calendar;
#[path = "../../support/clocked.rs"]
mod clocked;
mod deadline;
mod import;
mod lsp;
#[path = "../../support/memory.rs"]
mod memory;
mod template;
mod workspace;
mod yaml;

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use memory::ROOT;
use vekha::base::Lang;
use vekha::render::{Renderer, Templates};
use vekha::report::{Appearance, Checked, Findings, github, human, json};
use vekha::world::World;

/// What must be true of any bytes.
pub(crate) type Property = fn(&[u8]);

/// Each door, and what must hold of what comes in there.
pub(crate) const ALL: [(&str, Property); 8] = [
    ("yaml", yaml::holds),
    ("deadline", deadline::holds),
    ("template", template::holds),
    ("workspace", workspace::holds),
    ("cache", cache::holds),
    ("import", import::holds),
    ("lsp", lsp::holds),
    ("calendar", calendar::holds),
];

/// What parts of an input are parted by: no byte of UTF-8.
const SEAM: u8 = 0xFF;

/// The templates that are part of the program, read once.
static RENDERER: LazyLock<Renderer> = LazyLock::new(|| {
    Renderer::new(Templates::default()).unwrap_or_else(|_| panic!("the templates are right"))
});

fn path(name: &str) -> PathBuf {
    Path::new(ROOT).join(name)
}

/// All that people and machines read of what was checked, in both languages.
fn told(mut checked: Checked, world: &dyn World) -> String {
    let mut bytes = Vec::new();
    for lang in [Lang::Ru, Lang::En] {
        checked.lang = lang;
        let checked = std::slice::from_ref(&checked);
        let findings = Findings::new(checked, world);
        json(&findings, &mut bytes).expect("memory takes it");
        let look = Appearance { width: 100, all: true, ..Default::default() };
        human(&findings, look, &mut bytes).expect("memory takes it");
        github(&findings, &mut bytes).expect("memory takes it");
    }
    let said = String::from_utf8(bytes).expect("reports are UTF-8");
    sound(&said);
    said
}

/// Nothing is told that would mean a fault of the program.
fn sound(said: &str) {
    for words in ["check/failed", "сбой программы", "the program failed"] {
        assert!(!said.contains(words), "{said}");
    }
}
