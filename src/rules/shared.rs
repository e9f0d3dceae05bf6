//! What rules find in tables that roadmaps share: it is looked for once for all of them.

use std::sync::Arc;

use super::{Rule, View};
use crate::base::{Finding, Place};

impl View<'_> {
    /// What a rule finds in the table, at which it looks with nothing else of the roadmap than its times: roadmaps that
    /// share both differ in nothing but the file and the name.
    pub(super) fn in_table(&self, rule: &'static Rule, find: impl FnOnce() -> Vec<Finding>) -> Vec<Finding> {
        let (roadmap, times) = (self.roadmap, &self.times.measures);
        let is_shared = Arc::strong_count(times) > 1 && Arc::strong_count(&roadmap.measures) > 1;
        // Of what lies beside a fault less is told, and faults stand in each file by itself.
        if !is_shared || roadmap.partial || !roadmap.faulty_lines.is_empty() {
            return find();
        }
        let key = (roadmap.table(), Arc::as_ptr(times).addr(), rule.code);
        let found = self.memo.in_tables.of(key, || Some(find()));
        let own = |finding: &Finding| Finding {
            place: Place { file: roadmap.file, ..finding.place },
            roadmap: Some(self.id()).filter(|id| !id.is_empty()),
            ..finding.clone()
        };
        found.iter().flat_map(|found| found.iter().map(own)).collect()
    }
}
