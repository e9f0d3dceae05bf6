//! The pages of rules as files, so that the code of a finding leads somewhere without a network: each is written into the
//! folder of caches when a finding first names it.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use lsp_types::Uri;

use super::uri;
use crate::base::Lang;
use crate::rules::{self, RulePage};
use crate::world::World;

/// The folder of the pages among what is remembered.
const FOLDER: &str = "rules";

/// The pages of rules.
pub(super) struct RulePages {
    world: Arc<dyn World>,
    folder: Option<PathBuf>,
    known: Mutex<HashMap<(&'static str, &'static str), Option<Uri>>>,
}

impl RulePages {
    /// Pages in the folder of what is remembered; none where nothing may be.
    pub(super) fn new(world: Arc<dyn World>, cache: Option<&Path>) -> Self {
        RulePages { world, folder: cache.map(|cache| cache.join(FOLDER)), known: Mutex::default() }
    }

    /// Where the page of a rule can be read.
    pub(super) fn of(&self, code: &'static str, lang: Lang) -> Option<Uri> {
        let known = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known().get(&(code, lang.name())) {
            return known.clone();
        }
        // Nobody waits for the disk; a page written twice is the same.
        let page = self.write(code, lang);
        known().insert((code, lang.name()), page.clone());
        page
    }

    fn write(&self, code: &str, lang: Lang) -> Option<Uri> {
        let path = path(self.folder.as_ref()?, code, lang);
        let text = text(code, lang)?;
        if self.world.read_own(&path).ok().as_deref() != Some(text.as_bytes()) {
            self.world.write(&path, &[text.as_bytes()]).ok()?;
        }
        uri::of(&path)
    }
}

fn path(folder: &Path, code: &str, lang: Lang) -> PathBuf {
    folder.join(lang.name()).join(format!("{code}.md"))
}

/// The files that pages may be in, in a folder of what is remembered.
pub fn page_files(cache: &Path) -> Vec<PathBuf> {
    let folder = cache.join(FOLDER);
    let of_lang = |lang: Lang| rules::all().map(move |rule| (rule.code, lang));
    let pages = [Lang::Ru, Lang::En].into_iter().flat_map(of_lang);
    pages.map(|(code, lang)| path(&folder, code, lang)).collect()
}

/// The page of a rule in a language.
pub(super) fn text(code: &str, lang: Lang) -> Option<String> {
    let page = RulePage::of(rules::find(code)?);
    Some(format!("# {code}: {}\n\n{}", page.title(lang), page.text(lang)))
}
