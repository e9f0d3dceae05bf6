//! What stands beside a line: the dates of a deadline, and by how many a duty is carried out.

use std::collections::{BTreeSet, HashMap};

use lsp_types::{
    CodeLens, CodeLensParams, Command, InlayHint, InlayHintKind, InlayHintLabel, InlayHintParams,
    InlayHintTooltip, MarkupContent, MarkupKind,
};

use super::days;
use super::request::RequestResult;
use super::spot::{self, DeadlineOwner};
use super::view::ServerView;
use crate::base::{FileId, Lang, Period, say};
use crate::deadline::{Time, Timetable};
use crate::model::of_many;
use crate::rules::{self, Verdict};
use crate::session::{Interrupted, Snapshot};
use crate::workspace::Outline;

impl ServerView {
    /// The dates of the deadlines of a part of a file.
    pub(super) fn inlay_hints(&self, params: InlayHintParams) -> RequestResult<Vec<InlayHint>> {
        let Some(asked) = self.document(&params.text_document)? else { return Ok(Vec::new()) };
        let Some(roadmap) = asked.file.roadmap.as_deref() else { return Ok(Vec::new()) };
        let (calendar, lang) = (asked.snapshot.calendar(), asked.snapshot.lang());
        let table = Timetable::of(roadmap, calendar);
        let encoding = self.client.encoding;
        let wanted = encoding.span(&asked.lines, params.range);
        let within = |dated: &DeadlineOwner<'_>| {
            let span = dated.span();
            wanted.start <= span.end && span.start <= wanted.end
        };
        let hint = |dated: DeadlineOwner<'_>| {
            let time: Option<&Time> = match dated {
                DeadlineOwner::Row(at, ..) => table.measures.entry(at),
                DeadlineOwner::Section(at, _) => table.sections.entry(at),
                DeadlineOwner::Clause(at, ..) => table.clauses.entry(at),
            };
            let schedule = time?.schedule.as_ref()?;
            let value = days::schedule(schedule, calendar, lang);
            let tooltip = MarkupContent { kind: MarkupKind::Markdown, value };
            Some(InlayHint {
                position: encoding.position(&asked.lines, dated.span().end as usize),
                label: InlayHintLabel::String(days::brief(schedule)?),
                kind: Some(InlayHintKind::TYPE),
                text_edits: None,
                tooltip: Some(InlayHintTooltip::MarkupContent(tooltip)),
                padding_left: Some(true),
                padding_right: None,
                data: None,
            })
        };
        Ok(spot::deadlines(roadmap).filter(within).filter_map(hint).collect())
    }

    /// By how many of the roadmaps below that must each mandatory measure of a file is carried out.
    pub(super) fn code_lenses(&self, params: CodeLensParams) -> RequestResult<Vec<CodeLens>> {
        let Some(asked) = self.document(&params.text_document)? else { return Ok(Vec::new()) };
        let Some(roadmap) = asked.file.roadmap.as_deref() else { return Ok(Vec::new()) };
        let (snapshot, lang) = (&asked.snapshot, asked.snapshot.lang());
        let insight = snapshot.insight(&[asked.id])?;
        let own = spot::roadmap_of(&insight.workspace, asked.id);
        let Some(own) = own else { return Ok(Vec::new()) };
        let missing = missing(snapshot, &roadmap.id);
        let mut below: HashMap<&str, Vec<Option<Period>>> = HashMap::new();
        let mut lenses = Vec::new();
        for row in roadmap.rows_in_force() {
            let Some(level) = row.measure.mandatory_for.as_deref() else { continue };
            if !below.contains_key(level) {
                below.insert(level, periods_below(snapshot, &roadmap.id, level)?);
            }
            let duty = insight.graph.links.row(own, row.place);
            let must = below.get(level).into_iter().flatten();
            let must = must.filter(|period| insight.graph.is_asked(duty, **period)).count();
            let missing = missing.get(&*row.measure.id.value).map_or(0, BTreeSet::len);
            let title = told(must.saturating_sub(missing), must, level, lang);
            lenses.push(CodeLens {
                range: self.client.encoding.range(&asked.lines, row.measure.title.span),
                command: Some(Command { title, command: String::new(), arguments: None }),
                data: None,
            });
        }
        Ok(lenses)
    }
}

fn told(kept: usize, all: usize, level: &str, lang: Lang) -> String {
    let level = of_many(level, lang);
    say!(lang, "исполняют: {kept} из {all} {level}", "carried out by {kept} of {all} {level}")
}

/// The periods of the roadmaps of a level below one; none of one in which nothing names a year. One that states none is
/// read, as it follows from its deadlines then.
fn periods_below(snapshot: &Snapshot, id: &str, level: &str) -> Result<Vec<Option<Period>>, Interrupted> {
    let outlines: HashMap<&str, (FileId, &Outline)> =
        snapshot.outlines().map(|(file, outline)| (&*outline.id, (file, outline))).collect();
    let parent = |outline: &&Outline| outlines.get(outline.parent()?).map(|(_, outline)| *outline);
    let lies_below = |outline: &Outline| {
        let above = std::iter::successors(parent(&outline), |above| parent(above));
        above.take(outlines.len().min(64)).any(|above| above.id == id)
    };
    let of_level = outlines.values().filter(|(_, outline)| outline.card.level == level);
    let below = of_level.filter(|(_, outline)| lies_below(outline));
    below
        .map(|(file, outline)| outline.period.map_or_else(|| period(snapshot, *file), |one| Ok(Some(one))))
        .collect()
}

/// The period of a roadmap that states none.
fn period(snapshot: &Snapshot, file: FileId) -> Result<Option<Period>, Interrupted> {
    let loaded = snapshot.loaded(file)?;
    Ok(loaded.roadmap.as_deref().and_then(|own| Timetable::of(own, snapshot.calendar()).period))
}

/// The roadmaps that are found to lack each measure of one, by the measure.
fn missing<'s>(snapshot: &'s Snapshot, id: &str) -> HashMap<&'s str, BTreeSet<FileId>> {
    let mut lacking: HashMap<&str, BTreeSet<FileId>> = HashMap::new();
    for finding in
        snapshot.found_so_far().filter(|finding| rules::verdict(finding.rule) == Some(Verdict::NoMeasure))
    {
        let name = finding.measure.as_deref().and_then(|name| name.split_once('/'));
        if let Some((_, measure)) = name.filter(|(roadmap, _)| *roadmap == id) {
            lacking.entry(measure).or_default().insert(finding.place.file);
        }
    }
    lacking
}
