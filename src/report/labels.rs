//! One table of labels a file: where its entries stand, their numbers and titles. It is made when the first of them is
//! asked for, so that telling many findings numbers each roadmap once.

use std::borrow::Cow;

use crate::base::{
    Anchor, ClauseIdx, DutyWords, Entry, EntryKind, Idx, IndicatorIdx, Label, Part, Place, ReferenceIdx,
    RowIdx, Span,
};
use crate::model::{Clause, Indicator, Numbers, Roadmap, Row, Text, bare};

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
        let entry = self.find(&anchor.entry)?;
        let (number, title) = self.words(&entry);
        let number = number.map(|number| bare(number).to_owned()).unwrap_or_default();
        Some(Label { place: self.roadmap.place(self.span(&entry, anchor.part)), number, title })
    }

    /// Where a part of an entry of this file stands; none where the entry has gone.
    pub(super) fn place(&self, anchor: &Anchor) -> Option<Place> {
        Some(self.roadmap.place(self.span(&self.find(&anchor.entry)?, anchor.part)))
    }

    /// What a row of this file says; none where it has gone.
    pub(super) fn duty(&self, anchor: &Anchor) -> Option<DutyWords> {
        let FoundEntry::Row(row) = self.find(&anchor.entry)? else { return None };
        Some(row.words())
    }

    fn find(&self, entry: &Entry) -> Option<FoundEntry<'_>> {
        let roadmap = &*self.roadmap;
        Some(match entry.kind {
            EntryKind::Roadmap => FoundEntry::Roadmap,
            EntryKind::Row => {
                let ids = |place: RowIdx| Some(&*roadmap.measures.entry(place)?.id);
                FoundEntry::Row(roadmap.row(found(entry, ids, roadmap.measures.places())?))
            }
            EntryKind::Clause => {
                let clauses = &roadmap.order.as_deref()?.clauses;
                let ids = |place: ClauseIdx| Some(clauses.entry(place)?.id.as_deref().unwrap_or_default());
                let place = found(entry, ids, clauses.places())?;
                FoundEntry::Clause(place, clauses.entry(place)?)
            }
            EntryKind::Indicator => {
                let ids = |place: IndicatorIdx| Some(&*roadmap.indicators.get(place.at())?.id);
                let places = (0..roadmap.indicators.len()).map(IndicatorIdx::new);
                FoundEntry::Indicator(roadmap.indicators.get(found(entry, ids, places)?.at())?)
            }
        })
    }

    /// The number of an entry, and its title.
    fn words(&self, entry: &FoundEntry<'_>) -> (Option<&String>, String) {
        match entry {
            FoundEntry::Roadmap => (None, self.roadmap.id.to_string()),
            FoundEntry::Row(row) => (self.numbers.rows.entry(row.place), row.measure.title.to_string()),
            FoundEntry::Clause(place, clause) => {
                let wording = clause.deadline.as_ref().map_or("", |deadline| &*deadline.text.value);
                let title = clause.text.replace("{deadline}", wording).trim_end().to_owned();
                (self.numbers.clauses.entry(*place), title)
            }
            FoundEntry::Indicator(indicator) => (None, indicator.title.to_string()),
        }
    }

    /// Where a part of an entry stands; its title, where it has no such part.
    fn span(&self, entry: &FoundEntry<'_>, part: Part) -> Span {
        let of = |text: &Text| text.span;
        match entry {
            FoundEntry::Roadmap => self.of_roadmap(part),
            FoundEntry::Row(row) => of_row(*row, part).unwrap_or(row.measure.title.span),
            FoundEntry::Clause(_, clause) => {
                let deadline = clause.deadline.as_ref().filter(|_| part == Part::Deadline);
                deadline.map_or(clause.text.span, |deadline| deadline.span)
            }
            FoundEntry::Indicator(indicator) => {
                let span = match part {
                    Part::Id => Some(indicator.id.span),
                    Part::Unit => indicator.unit.as_ref().map(of),
                    Part::Definition => indicator.definition.as_ref().map(of),
                    Part::Target(year) => {
                        let target = indicator.targets.iter().find(|target| target.year == year);
                        target.map(|target| target.text.span)
                    }
                    _ => None,
                };
                span.unwrap_or(indicator.title.span)
            }
        }
    }

    fn of_roadmap(&self, part: Part) -> Span {
        let roadmap = &self.roadmap;
        match part {
            Part::Level => roadmap.level.span,
            Part::Addressee(at) => {
                let mut named = roadmap.addressees.iter().flat_map(|of| &of.roadmaps);
                named.nth(at.at()).map_or(roadmap.id.span, |one| one.id.span)
            }
            Part::Parent => roadmap.parent.as_ref().map_or(roadmap.id.span, |parent| parent.span),
            _ => roadmap.id.span,
        }
    }
}

fn of_row(row: Row<'_>, part: Part) -> Option<Span> {
    let measure = row.measure;
    let text = |list: &[Text], at: ReferenceIdx| list.get(at.at()).map(|text| text.span);
    match part {
        Part::Id => Some(measure.id.span),
        Part::Deadline => row.deadline().map(|(deadline, _)| deadline.span),
        Part::MandatoryFor => measure.mandatory_for.as_ref().map(|level| level.span),
        Part::After(at) => text(&measure.after, at),
        Part::Implements(at) => text(&measure.implements, at),
        Part::Done(at) => measure.done.get(at.at()).map(|done| done.on.span),
        _ => None,
    }
}

/// An entry as it was found.
enum FoundEntry<'r> {
    Roadmap,
    Row(Row<'r>),
    Clause(ClauseIdx, &'r Clause),
    Indicator(&'r Indicator),
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
