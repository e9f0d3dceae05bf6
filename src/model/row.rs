//! Rows: what stands in the table of measures, with what each takes from above.
//!
//! A row is a measure, or a part of one (a measure in the list `measures` of another, its whole). Its deadline,
//! responsible and result are its own, or else those of the nearest entry above that gives one: its whole, the whole
//! of that, then its section, the section that that stands in. A section is no row but a heading over rows. Rows are
//! counted in the order of the file, a whole before its parts.

use super::Roadmap;
use super::measure::{BareDates, Deadline, Measure, Responsible};
use super::nested::inside;
use super::section::Section;
use super::value::Text;
use crate::base::{DutyWords, IndexVec, RowIdx, SectionIdx};

/// A row of a roadmap.
#[derive(Clone, Copy, Debug)]
pub struct Row<'r> {
    /// Its place among the rows.
    pub place: RowIdx,
    /// What is written.
    pub measure: &'r Measure,
    pub(super) roadmap: &'r Roadmap,
}

/// Who gives a row what it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum InheritanceSource {
    /// A row: itself, or one that it is a part of.
    Row(RowIdx),
    /// A section.
    Section(SectionIdx),
}

impl<'r> Row<'r> {
    /// The section that it stands in.
    pub fn section(&self) -> &'r Section {
        &self.roadmap.sections[self.measure.section]
    }

    /// The row that it is a part of.
    pub fn whole(&self) -> Option<Row<'r>> {
        self.measure.whole.map(|whole| self.roadmap.row(whole))
    }

    /// Its parts, without theirs.
    pub fn parts(&self) -> impl DoubleEndedIterator<Item = Row<'r>> + use<'r> {
        let roadmap = self.roadmap;
        inside(&roadmap.measures, Some(self.place)).map(move |(place, measure)| Row {
            place,
            measure,
            roadmap,
        })
    }

    /// Its deadline and who gives it.
    pub fn deadline(&self) -> Option<(&'r Deadline, InheritanceSource)> {
        self.given(|measure| measure.deadline.as_ref(), |section| section.deadline.as_ref())
    }

    /// What it says that another is to say after it; who is responsible, as it is printed.
    pub fn words(&self) -> DutyWords {
        let named = |who: &Responsible| self.roadmap.printed(who).to_string();
        let responsible = self.responsible().map(|(list, _)| list.iter().map(named).collect());
        DutyWords {
            title: self.measure.title.to_string(),
            wording: self.deadline().map(|(deadline, _)| deadline.text.to_string()),
            responsible: responsible.unwrap_or_default(),
            result: self.result().map(|(result, _)| result.to_string()),
        }
    }

    /// Who is responsible, and who says so.
    pub fn responsible(&self) -> Option<(&'r [Responsible], InheritanceSource)> {
        let some = |list: &'r Vec<Responsible>| (!list.is_empty()).then_some(list.as_slice());
        self.given(|measure| some(&measure.responsible), |section| some(&section.responsible))
    }

    /// Its result and who gives it.
    pub fn result(&self) -> Option<(&'r Text, InheritanceSource)> {
        self.given(|measure| measure.result.as_ref(), |section| section.result.as_ref())
    }

    /// How a bare day in its deadline is meant: as the nearest entry says that says it, else as the plan.
    pub fn dates(&self) -> BareDates {
        let stated = self.given(|measure| measure.dates, |section| section.dates);
        stated.map_or_else(|| self.roadmap.dates_meant(), |(dates, _)| dates)
    }

    /// Whether a row lacks what nothing above gives and none of its parts has.
    pub fn lacks(&self, has: impl Fn(Row<'r>) -> bool + Copy) -> bool {
        !has(*self) && self.parts_in_force().all(|part| part.lacks(has))
    }

    fn given<T>(
        &self,
        of_row: impl Fn(&'r Measure) -> Option<T>,
        of_section: impl Fn(&'r Section) -> Option<T>,
    ) -> Option<(T, InheritanceSource)> {
        let mut rows = std::iter::successors(Some(*self), Row::whole);
        let from_row = rows.find_map(|row| Some((of_row(row.measure)?, InheritanceSource::Row(row.place))));
        from_row.or_else(|| {
            let mut sections = self.roadmap.sections_above(self.measure.section);
            sections
                .find_map(|(place, section)| Some((of_section(section)?, InheritanceSource::Section(place))))
        })
    }
}

impl Roadmap {
    /// The rows that [lack](Row::lacks) something while their whole does not: where it is to be told, once for a row and
    /// its parts.
    pub fn first_to_lack<'r>(&'r self, has: impl Fn(Row<'r>) -> bool) -> Vec<Row<'r>> {
        if self.rows().all(&has) {
            return Vec::new();
        }
        let mut lacking: IndexVec<RowIdx, bool> = self.rows().map(|row| !has(row)).collect();
        // Parts stand behind their whole, so that from the end they are done before it.
        for row in self.rows_in_force().rev() {
            if let Some(whole) = row.measure.whole.filter(|_| !lacking[row.place]) {
                lacking[whole] = false;
            }
        }
        let is_first =
            |row: &Row<'_>| lacking[row.place] && !row.measure.whole.is_some_and(|whole| lacking[whole]);
        self.rows().filter(is_first).collect()
    }

    /// The row of a place.
    pub fn row(&self, place: RowIdx) -> Row<'_> {
        Row { place, measure: &self.measures[place], roadmap: self }
    }

    /// Every row, in the order of the file.
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = Row<'_>> {
        self.measures.entries().map(|(place, measure)| Row { place, measure, roadmap: self })
    }

    /// The rows of a section that are no parts of others, without those of the sections in it.
    pub fn rows_of(&self, section: SectionIdx) -> impl DoubleEndedIterator<Item = Row<'_>> {
        self.rows_in(section).filter(|row| row.measure.whole.is_none())
    }

    /// The rows of a section with their parts, without those of the sections in it.
    pub fn rows_in(&self, section: SectionIdx) -> impl DoubleEndedIterator<Item = Row<'_>> {
        let start = self.measures.partition_point(|measure| measure.section < section);
        let end = self.measures.partition_point(|measure| measure.section <= section);
        let rows = self.measures.entries_in(start..end);
        rows.map(|(place, measure)| Row { place, measure, roadmap: self })
    }

    /// A section and those that it stands in, the innermost first.
    pub fn sections_above(&self, section: SectionIdx) -> impl Iterator<Item = (SectionIdx, &Section)> {
        let above = std::iter::successors(Some(section), |&at| self.sections[at].outer);
        above.map(|at| (at, &self.sections[at]))
    }

    /// The sections in one; where none is named, those that stand in no other.
    pub fn sections_in(&self, outer: Option<SectionIdx>) -> impl Iterator<Item = (SectionIdx, &Section)> {
        inside(&self.sections, outer)
    }
}
