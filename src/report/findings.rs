//! The findings of all workspaces of a run, in the one order that every report keeps.

use super::{Checked, Location, Places, Summary};
use crate::base::message::report::Words;
use crate::base::{Extent, Finding, Lang, Place, Related, Say};
use crate::world::World;

/// What a report tells: findings sorted by file, place and rule.
pub struct Findings<'c> {
    /// The findings.
    pub items: Vec<Item<'c>>,
    /// What was counted, in all workspaces.
    pub summary: Summary,
    /// The language of what the report says itself.
    pub lang: Lang,
    /// The names of the files that were reported on, sorted.
    pub files: Vec<&'c str>,
    places: Vec<Places<'c>>,
}

/// A finding, and the workspace it was found in.
#[derive(Clone, Copy)]
pub struct Item<'c> {
    /// The finding.
    pub diagnostic: &'c Finding,
    /// The name of the file it lies in.
    pub file: &'c str,
    workspace: usize,
}

impl<'c> Findings<'c> {
    /// Brings the findings of all workspaces into order.
    pub fn new(checked: &'c [Checked], world: &'c dyn World) -> Self {
        let places: Vec<Places<'c>> = checked.iter().map(|one| Places::new(&one.workspace, world)).collect();
        let mut items = Vec::with_capacity(checked.iter().map(|one| one.findings.len()).sum());
        for (workspace, (one, places)) in checked.iter().zip(&places).enumerate() {
            let of = |diagnostic: &'c Finding| Item {
                diagnostic,
                file: places.name(diagnostic.place.file),
                workspace,
            };
            items.extend(one.findings.iter().map(of));
        }
        let mut files: Vec<&str> = checked
            .iter()
            .zip(&places)
            .flat_map(|(one, places)| one.files.iter().map(|file| places.name(*file)))
            .collect();
        files.sort_unstable();
        items.sort_by(|a, b| a.key().cmp(&b.key()));
        Findings {
            items,
            summary: checked.iter().fold(Summary::default(), |sum, one| sum.plus(one.summary)),
            lang: checked.first().map(|one| one.lang).unwrap_or_default(),
            files,
            places,
        }
    }

    /// The findings file by file.
    pub fn by_file(&self) -> impl Iterator<Item = &[Item<'c>]> {
        self.items.chunk_by(|a, b| a.file == b.file)
    }

    /// The places of the workspace in which a finding was made.
    pub fn places(&self, item: Item<'c>) -> Option<&Places<'c>> {
        self.places.get(item.workspace)
    }

    /// Where a finding lies.
    pub fn location(&self, item: Item<'c>) -> Location<'c> {
        self.locate(item, item.diagnostic.place, item.diagnostic.extent)
    }

    /// Where another place of a finding lies.
    pub fn other(&self, item: Item<'c>, related: &Related) -> Location<'c> {
        self.locate(item, related.place, related.extent)
    }

    fn locate(&self, item: Item<'c>, place: Place, extent: Option<Extent>) -> Location<'c> {
        let nowhere = Location { file: "", line: 1, column: 1, end_line: 1, end_column: 1, start: 0, end: 0 };
        self.places(item).map_or(nowhere, |places| places.locate(place, extent))
    }
}

impl<'c> Item<'c> {
    fn key(&self) -> (&'c str, u32, &'c str, u32, &'c str) {
        let Finding { place, rule, message, .. } = self.diagnostic;
        (self.file, place.span.start, rule, place.span.end, message)
    }

    /// What the finding says as plain text: the message, the lines elsewhere, what would be right.
    pub fn letter(&self, findings: &Findings<'c>) -> String {
        let mut text = self.diagnostic.message.to_string();
        for related in &self.diagnostic.related {
            let at = findings.other(*self, related);
            text.push_str(&format!("\n{}:{}: {}", at.file, at.line, related.message));
        }
        text + &self.help(findings.lang)
    }

    /// The message, and what would be right.
    pub fn summary(&self, lang: Lang) -> String {
        self.diagnostic.message.to_string() + &self.help(lang)
    }

    fn help(&self, lang: Lang) -> String {
        let help = self.diagnostic.help.as_deref();
        help.map(|words| format!("\n{}: {words}", Words::Help.say(lang))).unwrap_or_default()
    }
}
