//! The findings of all workspaces of a run, in the one order that every report keeps.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::{Checked, HostNames, Location, PlaceFinder, RelatedText, RenderedFinding, Summary};
use crate::base::{Edit, Extent, Finding, Lang, Place};
use crate::session::Shard;
use crate::world::World;

/// What a report tells: findings sorted by file, place and rule.
pub struct Findings<'c> {
    /// The findings.
    pub items: Vec<ReportItem<'c>>,
    /// What was counted, in all workspaces.
    pub summary: Summary,
    /// The language of what the report says itself.
    pub lang: Lang,
    /// The names of the files that were reported on, sorted.
    pub files: Vec<&'c str>,
    /// The part of the tree that was reported on, where not all.
    pub shard: Option<Shard>,
    /// The roots that were guessed and that nobody named.
    pub guessed: Vec<&'c str>,
    /// How many other files rest on those that were reported on.
    pub resting: usize,
    /// Where the program ran.
    pub(super) here: PathBuf,
    /// By which names the site that hosts the repository knows files.
    pub host: HostNames,
    /// What was found, workspace by workspace.
    pub(super) checked: &'c [Checked],
    places: Vec<PlaceFinder<'c>>,
}

/// A finding, and the workspace it was found in.
#[derive(Clone, Copy)]
pub struct ReportItem<'c> {
    /// The finding.
    pub finding: &'c Finding,
    /// The name of the file it lies in.
    pub file: &'c str,
    pub(super) workspace: usize,
}

impl<'c> Findings<'c> {
    /// Brings the findings of all workspaces into order.
    pub fn new(checked: &'c [Checked], world: &'c dyn World) -> Self {
        let places: Vec<PlaceFinder<'c>> =
            checked.iter().map(|one| PlaceFinder::new(&one.workspace, world)).collect();
        let mut items = Vec::with_capacity(checked.iter().map(|one| one.findings.len()).sum());
        for (workspace, (one, places)) in checked.iter().zip(&places).enumerate() {
            let of = |finding: &'c Arc<Finding>| ReportItem {
                finding,
                file: places.name(finding.place.file),
                workspace,
            };
            items.par_extend(one.findings.par_iter().map(of));
        }
        let mut files: Vec<&str> = checked
            .iter()
            .zip(&places)
            .flat_map(|(one, places)| one.files.iter().map(|file| places.name(*file)))
            .collect();
        files.sort_unstable();
        items.par_sort_by(|a, b| a.key().cmp(&b.key()));
        Findings {
            items,
            summary: checked.iter().fold(Summary::default(), |sum, one| sum.plus(one.summary)),
            lang: checked.first().map(|one| one.lang).unwrap_or_default(),
            files,
            shard: checked.first().and_then(|one| one.shard),
            guessed: checked.iter().filter_map(|one| one.guessed_root.as_deref()).collect(),
            resting: checked.iter().map(|one| one.resting).sum(),
            here: world.absolute(Path::new(".")),
            host: HostNames::new(world, checked.iter().find_map(|one| one.repository.as_deref())),
            checked,
            places,
        }
    }

    /// The findings file by file.
    pub fn by_file(&self) -> impl Iterator<Item = &[ReportItem<'c>]> {
        self.items.chunk_by(|a, b| a.file == b.file)
    }

    /// The places of the workspace in which a finding was made.
    pub fn places(&self, item: ReportItem<'c>) -> Option<&PlaceFinder<'c>> {
        self.places.get(item.workspace)
    }

    /// What a finding says.
    pub fn told(&self, item: ReportItem<'c>) -> Option<RenderedFinding> {
        self.places(item).map(|places| RenderedFinding::new(item.finding, self.lang, places))
    }

    /// What a finding says but for the label under its place.
    pub fn told_unlabelled(&self, item: ReportItem<'c>) -> Option<RenderedFinding> {
        self.places(item).map(|places| RenderedFinding::unlabelled(item.finding, self.lang, places))
    }

    /// What is wrong alone.
    pub(super) fn message(&self, item: ReportItem<'c>) -> Option<String> {
        self.places(item).map(|places| RenderedFinding::message(item.finding, self.lang, places))
    }

    /// The edits of a fix of a finding, each with where it is made.
    pub(super) fn edits(
        &self,
        item: ReportItem<'c>,
        fix: usize,
    ) -> impl Iterator<Item = (Location<'c>, &'c Edit)> {
        item.finding.edits(fix).map(move |(edit, extent)| {
            let place = Place { span: edit.span, ..item.finding.place };
            (self.locate(item, place, extent), edit)
        })
    }

    /// Where a finding lies.
    pub fn location(&self, item: ReportItem<'c>) -> Location<'c> {
        self.locate(item, item.finding.place, item.finding.extent)
    }

    /// Where another place of a finding lies.
    pub fn other(&self, item: ReportItem<'c>, other: &RelatedText) -> Location<'c> {
        self.locate(item, other.place, other.extent)
    }

    pub(super) fn locate(&self, item: ReportItem<'c>, place: Place, extent: Option<Extent>) -> Location<'c> {
        let nowhere = Location { file: "", line: 1, column: 1, end_line: 1, end_column: 1, start: 0, end: 0 };
        self.places(item).map_or(nowhere, |places| places.locate(place, extent))
    }
}

impl<'c> ReportItem<'c> {
    fn key(&self) -> (&'c str, u32, &'c str, u32) {
        let Finding { place, rule, .. } = self.finding;
        (self.file, place.span.start, rule, place.span.end)
    }

    /// What the finding says to a host as plain text: the message, the lines elsewhere, what would be right.
    pub fn text(&self, told: &RenderedFinding, findings: &Findings<'c>) -> String {
        let mut text = told.message.clone();
        for other in &told.related {
            let at = findings.other(*self, other);
            text.push_str(&format!("\n{}:{}: {}", findings.host.name(at.file), at.line, other.message));
        }
        text + &told.help_line(findings.lang)
    }
}
