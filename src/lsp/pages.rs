//! The pages of rules as files, so that the code of a finding leads somewhere without a network: each is written into the
//! folder of caches when a finding first names it.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use lsp_types::Uri;

use super::uri;
use crate::base::Lang;
use crate::rules::{self, Page};
use crate::world::World;

/// The pages of rules.
pub(super) struct Pages {
    world: Arc<dyn World>,
    folder: Option<PathBuf>,
    known: Mutex<HashMap<(&'static str, &'static str), Option<Uri>>>,
}

impl Pages {
    /// Pages in the folder of caches; none where there is no such.
    pub(super) fn new(world: Arc<dyn World>) -> Self {
        let folder = world.cache_folder().map(|folder| folder.join("rules"));
        Pages { world, folder, known: Mutex::default() }
    }

    /// Where the page of a rule can be read.
    pub(super) fn of(&self, code: &'static str, lang: Lang) -> Option<Uri> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.entry((code, lang.name())).or_insert_with(|| self.write(code, lang)).clone()
    }

    fn write(&self, code: &str, lang: Lang) -> Option<Uri> {
        let path = self.folder.as_ref()?.join(lang.name()).join(format!("{code}.md"));
        let text = text(code, lang)?;
        if self.world.read_own(&path).ok().as_deref() != Some(text.as_bytes()) {
            self.world.write(&path, &[text.as_bytes()]).ok()?;
        }
        uri::of(&path)
    }
}

/// The page of a rule in a language.
pub(super) fn text(code: &str, lang: Lang) -> Option<String> {
    let page = Page::of(rules::find(code)?);
    Some(format!("# {code}: {}\n\n{}", page.title(lang), page.text(lang)))
}
