//! What is in force: what no later act has repealed, neither itself nor the entry, the section or the annex that it stands
//! in. Whatever counts, sums, asks or checks goes through this.

use super::annex::FileTable;
use super::edition::{EditionChange, EditionMark};
use super::{Indicator, Owner, Roadmap, Row, Section};
use crate::base::{SectionIdx, Span};

impl<'r> Row<'r> {
    /// What a later act did to it: what brought or repealed an entry above did so to it too, what changed one did not.
    pub fn edition(&self) -> Option<&'r EditionMark> {
        // Most roadmaps are as they were adopted, and it is asked of each of their rows again and again.
        if !self.roadmap.is_amended {
            return None;
        }
        let rows = std::iter::successors(self.whole(), Row::whole);
        let rows = rows.filter_map(|row| row.measure.edition.as_ref());
        let above = rows.chain(self.roadmap.marks_above(self.measure.section));
        stronger(self.measure.edition.as_ref(), above)
    }

    /// Whether it, or an entry above it, has lost its force.
    pub fn is_repealed(&self) -> bool {
        self.edition().is_some_and(EditionMark::is_repealed)
    }

    /// Its parts that are in force, without theirs.
    pub fn parts_in_force(&self) -> impl DoubleEndedIterator<Item = Row<'r>> + use<'r> {
        self.parts().filter(|part| !part.is_repealed())
    }
}

impl Roadmap {
    /// Every row that is in force, in the order of the file.
    pub fn rows_in_force(&self) -> impl DoubleEndedIterator<Item = Row<'_>> {
        self.rows().filter(|row| !row.is_repealed())
    }

    /// Every section that is in force, in the order of the file.
    pub fn sections_in_force(&self) -> impl DoubleEndedIterator<Item = (SectionIdx, &Section)> {
        self.sections.entries().filter(|(at, _)| !self.is_section_repealed(*at))
    }

    /// The indicators, where their table is in force.
    pub fn indicators_in_force(&self) -> &[Indicator] {
        let gone = self.mark_of_table(FileTable::Indicators).is_some_and(EditionMark::is_repealed);
        if gone { &[] } else { &self.indicators }
    }

    /// Whether a section, or what it stands in, has lost its force.
    pub fn is_section_repealed(&self, at: SectionIdx) -> bool {
        self.is_amended && self.marks_above(at).any(EditionMark::is_repealed)
    }

    /// Whether the entry of a text has lost its force.
    pub fn is_owner_repealed(&self, owner: Owner) -> bool {
        self.is_amended
            && match owner {
                Owner::Row(at) => self.row(at).is_repealed(),
                Owner::Section(at) => self.is_section_repealed(at),
                Owner::Indicator(_) => self.indicators_in_force().is_empty(),
                Owner::Annex(_) | Owner::Roadmap | Owner::Order | Owner::Clause(_) => false,
            }
    }

    /// Whether what stands at a span has lost its force.
    pub fn is_repealed_at(&self, span: Span) -> bool {
        if !self.is_amended {
            return false;
        }
        let holds = |entry: Span| entry.start <= span.start && span.end <= entry.end;
        let mut annexes = self.annexes.iter().flatten();
        self.row_at(span).is_some_and(|row| row.is_repealed())
            || self.sections.entries().any(|(at, one)| holds(one.span) && self.is_section_repealed(at))
            || self.indicators_in_force().is_empty() && self.indicators.iter().any(|one| holds(one.span))
            || annexes.any(|annex| is_gone(&annex.edition) && holds(annex.span))
    }

    /// The marks of a section, of those that it stands in, and of the annex that holds the table.
    fn marks_above(&self, section: SectionIdx) -> impl Iterator<Item = &EditionMark> {
        let sections = self.sections_above(section).filter_map(|(_, section)| section.edition.as_ref());
        sections.chain(self.mark_of_table(FileTable::Roadmap))
    }

    fn mark_of_table(&self, table: FileTable) -> Option<&EditionMark> {
        self.annexes.iter().flatten().find(|annex| &*annex.id.value == table.id())?.edition.as_ref()
    }
}

/// The mark that tells of an entry: that which repeals it, else its own, else the nearest that brought it.
fn stronger<'m>(
    own: Option<&'m EditionMark>,
    above: impl Iterator<Item = &'m EditionMark>,
) -> Option<&'m EditionMark> {
    if own.is_some_and(EditionMark::is_repealed) {
        return own;
    }
    let mut nearest = own;
    for mark in above.filter(|mark| mark.change != EditionChange::Changed) {
        if mark.is_repealed() {
            return Some(mark);
        }
        nearest = nearest.or(Some(mark));
    }
    nearest
}

fn is_gone(mark: &Option<EditionMark>) -> bool {
    mark.as_ref().is_some_and(EditionMark::is_repealed)
}
