//! What stands beside a line: the dates of a deadline, and by how many a duty is carried out.

use std::collections::{BTreeSet, HashMap};

use lsp_types::{
    CodeLens, CodeLensParams, Command, InlayHint, InlayHintKind, InlayHintLabel, InlayHintParams,
    InlayHintTooltip, MarkupContent, MarkupKind,
};

use super::days;
use super::request::Answer;
use super::spot::{self, Dated};
use super::view::View;
use crate::base::{FileId, Lang, say};
use crate::deadline::{Time, Timetable};
use crate::model::Measure;
use crate::session::Snapshot;
use crate::workspace::Outline;

/// The group of the rules that find a duty which is not carried out.
const COVERAGE: &str = "coverage/";

impl View {
    /// The dates of the deadlines of a part of a file.
    pub(super) fn inlay_hints(&self, params: InlayHintParams) -> Answer<Vec<InlayHint>> {
        let Some(asked) = self.document(&params.text_document)? else { return Ok(Vec::new()) };
        let Some(roadmap) = asked.file.roadmap.as_deref() else { return Ok(Vec::new()) };
        let (calendar, lang) = (asked.snapshot.calendar(), asked.snapshot.lang());
        let table = Timetable::of(roadmap, calendar);
        let encoding = self.client.encoding;
        let wanted = encoding.span(&asked.lines, params.range);
        let within = |dated: &Dated<'_>| {
            let span = dated.span();
            wanted.start <= span.end && span.start <= wanted.end
        };
        let hint = |dated: Dated<'_>| {
            let time: Option<&Time> = match dated {
                Dated::Row(at, ..) => table.measures.entry(at),
                Dated::Section(at, _) => table.sections.entry(at),
                Dated::Clause(at, ..) => table.clauses.entry(at),
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

    /// By how many roadmaps below each mandatory measure of a file is carried out.
    pub(super) fn code_lenses(&self, params: CodeLensParams) -> Answer<Vec<CodeLens>> {
        let Some(asked) = self.document(&params.text_document)? else { return Ok(Vec::new()) };
        let Some(roadmap) = asked.file.roadmap.as_deref() else { return Ok(Vec::new()) };
        let lang = asked.snapshot.lang();
        let mut below: HashMap<&str, usize> = HashMap::new();
        let mut lenses = Vec::new();
        for measure in roadmap.measures() {
            let Some(level) = measure.mandatory_for.as_deref() else { continue };
            let all = *below.entry(level).or_insert_with(|| count_below(&asked.snapshot, &roadmap.id, level));
            let kept = all.saturating_sub(missing(&asked.snapshot, &roadmap.id, measure));
            let title = told(kept, all, level, lang);
            lenses.push(CodeLens {
                range: self.client.encoding.range(&asked.lines, measure.title.span),
                command: Some(Command { title, command: String::new(), arguments: None }),
                data: None,
            });
        }
        Ok(lenses)
    }
}

fn told(kept: usize, all: usize, level: &str, lang: Lang) -> String {
    let level = match (level, lang) {
        ("school", Lang::Ru) => "школ".to_owned(),
        ("municipality", Lang::Ru) => "муниципалитетов".to_owned(),
        ("region", Lang::Ru) => "регионов".to_owned(),
        (other, Lang::Ru) => format!("карт уровня {other}"),
        (other, Lang::En) => format!("roadmaps of the level {other}"),
    };
    say!(lang, "исполняют: {kept} из {all} {level}", "carried out by {kept} of {all} {level}")
}

/// How many roadmaps of a level lie below one.
fn count_below(snapshot: &Snapshot, id: &str, level: &str) -> usize {
    let outlines: HashMap<&str, &Outline> =
        snapshot.outlines().map(|(_, outline)| (&*outline.id, outline)).collect();
    // The parent comes first among those that a roadmap names.
    let parent = |outline: &&Outline| {
        let named = outline.needs.first().filter(|_| !outline.looks_around)?;
        outlines.get(named.as_str()).copied()
    };
    let lies_below = |outline: &&&Outline| {
        let above = std::iter::successors(parent(outline), |above| parent(above));
        above.take(outlines.len().min(64)).any(|above| above.id == id)
    };
    let of_level = outlines.values().filter(|outline| outline.card.level == level);
    of_level.filter(lies_below).count()
}

/// How many roadmaps are found to lack a measure.
fn missing(snapshot: &Snapshot, id: &str, measure: &Measure) -> usize {
    let name = format!("{id}/{}", measure.id);
    let lacks = snapshot.found_so_far().filter(|finding| {
        finding.rule.starts_with(COVERAGE) && finding.measure.as_deref() == Some(name.as_str())
    });
    lacks.map(|finding| finding.place.file).collect::<BTreeSet<FileId>>().len()
}
