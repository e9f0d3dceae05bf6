//! The texts of a roadmap in which `{ref:ID}` prints a number, and what such a reference may name.

use super::Context;
use crate::base::Span;
use crate::model::{Indicator, Measure, Responsible, Roadmap, Section, Text};

/// Every such text, with the id of the measure, clause or indicator that it stands in.
pub(super) fn all(roadmap: &Roadmap) -> impl Iterator<Item = (Option<&str>, &Text)> {
    let sections = roadmap.sections.iter().flat_map(|section| {
        let own = of_section(section).map(|text| (None, text));
        own.chain(section.measures.iter().flat_map(of_measure))
    });
    let preamble = roadmap.order.iter().filter_map(|order| Some((None, order.preamble.as_ref()?)));
    let clauses = roadmap.clauses().flat_map(|clause| {
        let texts = [Some(&clause.text), clause.deadline.as_ref().map(|deadline| &deadline.text)];
        texts.into_iter().flatten().map(|text| (clause.id.as_deref(), text))
    });
    preamble.chain(clauses).chain(sections).chain(roadmap.indicators.iter().flat_map(of_indicator))
}

fn of_section(section: &Section) -> impl Iterator<Item = &Text> {
    let deadline = section.deadline.as_ref().map(|deadline| &deadline.text);
    [section.title.as_ref(), deadline, section.result.as_ref()]
        .into_iter()
        .flatten()
        .chain(free(&section.responsible))
}

fn of_measure(measure: &Measure) -> impl Iterator<Item = (Option<&str>, &Text)> {
    let deadline = measure.deadline.as_ref().map(|deadline| &deadline.text);
    let others = [deadline, measure.result.as_ref(), measure.note.as_ref(), measure.place.as_ref()];
    let texts = std::iter::once(&measure.title).chain(others.into_iter().flatten());
    texts.chain(free(&measure.responsible)).map(|text| (Some(&*measure.id.value), text))
}

fn of_indicator(indicator: &Indicator) -> impl Iterator<Item = (Option<&str>, &Text)> {
    let texts = std::iter::once(&indicator.title).chain(&indicator.definition);
    texts.map(|text| (Some(&*indicator.id.value), text))
}

fn free(who: &[Responsible]) -> impl Iterator<Item = &Text> {
    who.iter().map(|who| &who.text)
}

/// The ids that a text refers to, as they are written.
pub(super) fn references(text: &str) -> impl Iterator<Item = &str> {
    text.split("{ref:").skip(1).filter_map(|rest| Some(rest.split_once('}')?.0.trim()))
}

/// Every id that `{ref:ID}` may name.
pub(super) fn referable(roadmap: &Roadmap) -> Vec<&str> {
    let measures = roadmap.measures().map(|measure| &*measure.id.value);
    let clauses = roadmap.clauses().filter_map(|clause| clause.id.as_deref());
    let indicators = roadmap.indicators.iter().map(|indicator| &*indicator.id.value);
    measures.chain(clauses).chain(indicators).chain(annexes(roadmap)).collect()
}

/// The ids of the annexes; where none are listed, of the tables of the file itself.
pub(super) fn annexes(roadmap: &Roadmap) -> Vec<&str> {
    match &roadmap.annexes {
        Some(annexes) => annexes.iter().map(|annex| &*annex.id.value).collect(),
        None if roadmap.indicators.is_empty() => vec!["roadmap"],
        None => vec!["roadmap", "indicators"],
    }
}

/// Where a part of a text stands in the file; the whole text where it is written in another way there.
pub(super) fn within(context: &Context<'_>, roadmap: &Roadmap, text: &Text, part: &str) -> Span {
    let file = context.workspace.file(roadmap.file);
    let written = file.and_then(|file| file.source.text.get(text.span.range()));
    let at = written.and_then(|written| written.find(part));
    let start = text.span.start as usize;
    at.map_or(text.span, |at| Span::new(start + at, start + at + part.len()))
}
