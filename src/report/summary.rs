//! What is counted in the closing line.

use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::base::{FileId, Finding, Severity};
use crate::report::message::{ReadCounts, Tally};

/// Counts of what was read and found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Files that were reported on.
    pub files: usize,
    /// Roadmaps in them.
    pub roadmaps: usize,
    /// Measures in those.
    pub measures: usize,
    /// Findings by severity.
    pub errors: usize,
    /// What a careful editor would mend.
    pub warnings: usize,
    /// Matters of taste.
    pub advice: usize,
}

impl Summary {
    /// The counts of findings.
    pub fn of(findings: &[Arc<Finding>]) -> Self {
        let counted = findings.par_chunks(1024).map(|part| {
            let mut summary = Summary::default();
            summary.count(part);
            summary
        });
        counted.reduce(Summary::default, Summary::plus)
    }

    /// Counts findings.
    pub fn count<'f>(&mut self, findings: impl IntoIterator<Item = &'f Arc<Finding>>) {
        for finding in findings {
            match finding.severity {
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
                Severity::Advice => self.advice += 1,
                Severity::Off => {}
            }
        }
    }

    /// Counts files, each with whether it holds a roadmap and how many measures; returns their numbers.
    pub fn count_files(&mut self, files: impl Iterator<Item = (FileId, bool, usize)>) -> Vec<FileId> {
        let mut counted = Vec::new();
        for (id, is_roadmap, measures) in files {
            counted.push(id);
            self.files += 1;
            self.roadmaps += usize::from(is_roadmap);
            self.measures += measures;
        }
        counted
    }

    /// The sum of two counts.
    pub fn plus(self, other: Summary) -> Summary {
        Summary {
            files: self.files + other.files,
            roadmaps: self.roadmaps + other.roadmaps,
            measures: self.measures + other.measures,
            errors: self.errors + other.errors,
            warnings: self.warnings + other.warnings,
            advice: self.advice + other.advice,
        }
    }

    /// What was read, to be said in words.
    pub fn read(self) -> ReadCounts {
        ReadCounts { roadmaps: self.roadmaps, measures: self.measures }
    }

    /// What was found, to be said in words.
    pub fn tally(self) -> Tally {
        Tally { errors: self.errors, warnings: self.warnings, advice: self.advice }
    }
}
