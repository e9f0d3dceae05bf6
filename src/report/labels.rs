//! One table of labels a file: where its entries stand, their numbers and titles. It is made when the first of them is
//! asked for, so that telling many findings numbers each roadmap once.

use std::borrow::Cow;

use crate::base::{Anchor, ClauseIdx, Entry, EntryKind, Idx, IndicatorIdx, Label, Part, RowIdx, Span};
use crate::model::{Body, Clause, Deadline, Indicator, Numbers, Responsible, Roadmap, Row, Text, bare};

/// The table of a file.
pub(super) struct LabelTable<'w> {
    roadmap: Cow<'w, Roadmap>,
    numbers: Numbers,
}

impl<'w> LabelTable<'w> {
    /// The table of a roadmap.
    pub(super) fn new(roadmap: Cow<'w, Roadmap>) -> Self {
        LabelTable { numbers: Numbers::of(&roadmap), roadmap }
    }

    /// The roadmap itself.
    pub(super) fn roadmap(&self) -> &Roadmap {
        &self.roadmap
    }

    /// The label of an entry of this file; none where it has gone.
    pub(super) fn label(&self, anchor: &Anchor) -> Option<Label> {
        let (Anchor { entry, part, .. }, roadmap) = (anchor, &*self.roadmap);
        match entry.kind {
            EntryKind::Roadmap => Some(self.of_roadmap(*part)),
            EntryKind::Row => {
                let ids = |place: RowIdx| Some(&*roadmap.measures.entry(place)?.id);
                Some(self.of_row(roadmap.row(found(entry, ids, roadmap.measures.places())?), *part))
            }
            EntryKind::Clause => {
                let clauses = &roadmap.order.as_deref()?.clauses;
                let ids = |place: ClauseIdx| Some(clauses.entry(place)?.id.as_deref().unwrap_or_default());
                let place = found(entry, ids, clauses.places())?;
                Some(self.of_clause(place, clauses.entry(place)?, *part))
            }
            EntryKind::Indicator => {
                let ids = |place: IndicatorIdx| Some(&*roadmap.indicators.get(place.at())?.id);
                let places = (0..roadmap.indicators.len()).map(IndicatorIdx::new);
                let place = found(entry, ids, places)?;
                Some(self.of_indicator(roadmap.indicators.get(place.at())?, *part))
            }
        }
    }

    fn of_roadmap(&self, part: Part) -> Label {
        let roadmap = &self.roadmap;
        let span = match part {
            Part::Level => roadmap.level.span,
            Part::Parent => roadmap.parent.as_ref().map_or(roadmap.id.span, |parent| parent.span),
            _ => roadmap.id.span,
        };
        self.new_label(span, None, roadmap.id.to_string(), None)
    }

    fn of_row(&self, row: Row<'_>, part: Part) -> Label {
        let (measure, deadline) = (row.measure, row.deadline().map(|(deadline, _)| deadline));
        let text = |list: &[Text], at: u16| list.get(usize::from(at)).map(|text| text.span);
        let span = match part {
            Part::Id => Some(measure.id.span),
            Part::Deadline => deadline.map(|deadline| deadline.span),
            Part::MandatoryFor => measure.mandatory_for.as_ref().map(|level| level.span),
            Part::After(at) => text(&measure.after, at),
            Part::Implements(at) => text(&measure.implements, at),
            Part::Done(at) => measure.done.get(usize::from(at)).map(|done| done.on.span),
            _ => None,
        };
        let span = span.unwrap_or(measure.title.span);
        let label =
            self.new_label(span, self.numbers.rows.entry(row.place), measure.title.to_string(), deadline);
        let named =
            |who: &Responsible| self.roadmap.body(&who.text).map_or(&who.text, Body::printed).to_string();
        let responsible = row.responsible().map(|(list, _)| list.iter().map(named).collect());
        let result = row.result().map(|(result, _)| result.to_string());
        Label { responsible: responsible.unwrap_or_default(), result, ..label }
    }

    fn of_clause(&self, place: ClauseIdx, clause: &Clause, part: Part) -> Label {
        let deadline = clause.deadline.as_ref();
        let wording = deadline.map_or("", |deadline| &*deadline.text.value);
        let title = clause.text.replace("{deadline}", wording).trim_end().to_owned();
        let span = deadline.filter(|_| part == Part::Deadline).map(|deadline| deadline.span);
        self.new_label(span.unwrap_or(clause.text.span), self.numbers.clauses.entry(place), title, deadline)
    }

    fn of_indicator(&self, indicator: &Indicator, part: Part) -> Label {
        let span = match part {
            Part::Id => Some(indicator.id.span),
            Part::Unit => indicator.unit.as_ref().map(|unit| unit.span),
            Part::Definition => indicator.definition.as_ref().map(|definition| definition.span),
            Part::Target(year) => {
                indicator.targets.iter().find(|target| target.year == year).map(|target| target.text.span)
            }
            _ => None,
        };
        let span = span.unwrap_or(indicator.title.span);
        self.new_label(span, None, indicator.title.to_string(), None)
    }

    fn new_label(
        &self,
        span: Span,
        number: Option<&String>,
        title: String,
        deadline: Option<&Deadline>,
    ) -> Label {
        let number = number.map(|number| bare(number).to_owned()).unwrap_or_default();
        let wording = deadline.map(|deadline| deadline.text.to_string());
        Label { place: self.roadmap.place(span), number, title, wording, ..Label::default() }
    }
}

/// The place of an entry: its own, where the entry there still has the id; else the first that has it.
fn found<'i, I: Idx>(
    entry: &Entry,
    id: impl Fn(I) -> Option<&'i str>,
    mut all: impl Iterator<Item = I>,
) -> Option<I> {
    let is = |place: &I| id(*place) == Some(&*entry.id);
    Some(I::new(entry.at as usize)).filter(is).or_else(|| all.find(is))
}
