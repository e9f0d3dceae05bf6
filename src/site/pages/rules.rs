//! The pages of the rules that found something.

use std::collections::BTreeSet;

use serde::Serialize;

use super::PageContext;
use super::words::word;
use crate::document::{TextBlock, TextRun, blocks};
use crate::rules::{RulePage, find};
use crate::russian::id_of;

/// The rules.
#[derive(Serialize)]
pub(super) struct Rules {
    rules: Vec<RulesPageRule>,
}

#[derive(Serialize)]
struct RulesPageRule {
    id: String,
    code: &'static str,
    title: &'static str,
    blocks: Vec<TextBlock>,
}

impl PageContext<'_> {
    /// The page.
    pub(super) fn rules(&self) -> (String, Rules) {
        let lang = self.site.lang;
        let reported = self.site.parts.iter().flat_map(|part| &part.checked.findings).map(|one| one.rule);
        let judged = self.site.parts.iter().flat_map(|part| &part.judged).map(|one| one.finding.rule);
        let codes: BTreeSet<&'static str> = reported.chain(judged).collect();
        let rules = codes.into_iter().filter_map(find).map(|rule| {
            let page = RulePage::of(rule);
            let (blocks, _) = blocks(&page.text(lang), |text| TextRun::plain(text));
            RulesPageRule { id: id_of(rule.code), code: rule.code, title: page.title(lang), blocks }
        });
        (word("rules", lang).to_owned(), Rules { rules: rules.collect() })
    }
}
