//! A contradiction as a story: its steps in the order in which they follow, and what is missing at the end.

use serde::Serialize;

use super::super::Press;
use super::super::frame::Link;
use crate::base::FileId;
use crate::report::RenderedFinding;
use crate::site::part::Part;

/// A contradiction.
#[derive(Serialize)]
pub(in crate::site::pages) struct Story {
    message: String,
    rule: &'static str,
    page: String,
    steps: Vec<Link>,
    help: String,
}

impl Press<'_> {
    /// The contradictions of time in a file.
    pub(super) fn stories(&self, number: usize, part: &Part, file: FileId) -> Vec<Story> {
        let is_story = |rule: &str| matches!(rule.split_once('/'), Some(("sequence" | "conflict", _)));
        let own = part.checked.findings.iter();
        let own = own.filter(|finding| finding.place.file == file && is_story(finding.rule));
        let told = own.filter_map(|finding| {
            let told = RenderedFinding::new(finding, self.site.lang, self.places.get(number)?);
            let step = |other: &crate::report::ToldPlace| Link {
                href: self.place(number, other.place).href,
                text: other.message.clone(),
            };
            let here = told
                .label
                .as_ref()
                .map(|label| Link { href: self.place(number, finding.place).href, text: label.clone() });
            Some(Story {
                message: told.message,
                rule: finding.rule,
                page: format!("rules.html#{}", crate::russian::id_of(finding.rule)),
                steps: told.related.iter().map(step).chain(here).collect(),
                help: told.help.unwrap_or_default(),
            })
        });
        told.collect()
    }
}
