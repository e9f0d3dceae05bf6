//! Walks over the tree of a draft: sections, measures and their parts.

use super::draft::{DraftMeasure, DraftSection, RoadmapDraft, SharedDraft};

impl RoadmapDraft {
    /// Every measure and every part of one, in the order of the table.
    pub(super) fn measures(&self) -> Vec<&DraftMeasure> {
        let mut out = Vec::new();
        self.sections.iter().for_each(|section| section.gather(&mut out));
        out
    }

    /// Visits every measure and every part of one.
    pub(super) fn each_measure(&mut self, visit: &mut dyn FnMut(&mut DraftMeasure)) {
        self.sections.iter_mut().for_each(|section| section.each_measure(visit));
    }

    /// The deadlines, bodies and results of every section and measure.
    pub(super) fn cells(&self) -> Vec<&SharedDraft> {
        let mut shared = Vec::new();
        self.sections.iter().for_each(|section| section.shared(&mut shared));
        shared.extend(self.measures().into_iter().map(|measure| &measure.cells));
        shared
    }

    /// Whether the table of measures has sections.
    pub(super) fn has_sections(&self) -> bool {
        self.sections.iter().any(|section| section.title.is_some())
    }
}

impl DraftSection {
    fn gather<'d>(&'d self, out: &mut Vec<&'d DraftMeasure>) {
        self.sections.iter().for_each(|section| section.gather(out));
        self.measures.iter().for_each(|measure| measure.gather(out));
    }

    fn shared<'d>(&'d self, out: &mut Vec<&'d SharedDraft>) {
        out.push(&self.shared);
        self.sections.iter().for_each(|section| section.shared(out));
    }

    fn each_measure(&mut self, visit: &mut dyn FnMut(&mut DraftMeasure)) {
        self.sections.iter_mut().for_each(|section| section.each_measure(visit));
        self.measures.iter_mut().for_each(|measure| measure.each(visit));
    }

    /// Visits the deadlines, bodies and results of this section, those inside and their measures.
    pub(super) fn each_cells(&mut self, visit: &mut dyn FnMut(&mut SharedDraft)) {
        visit(&mut self.shared);
        self.sections.iter_mut().for_each(|section| section.each_cells(visit));
        self.measures.iter_mut().for_each(|measure| measure.each(&mut |one| visit(&mut one.cells)));
    }
}

impl DraftMeasure {
    fn gather<'d>(&'d self, out: &mut Vec<&'d DraftMeasure>) {
        out.push(self);
        self.parts.iter().for_each(|part| part.gather(out));
    }

    fn each(&mut self, visit: &mut dyn FnMut(&mut DraftMeasure)) {
        visit(self);
        self.parts.iter_mut().for_each(|part| part.each(visit));
    }
}
