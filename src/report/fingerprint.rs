//! A name for a finding that stays the same when the lines around it move.

use std::collections::HashMap;

use rayon::prelude::*;

use super::{Findings, RenderedFinding, ReportItem};
use crate::base::Data;

/// The name of a finding by what it is about: rule, roadmap, measure and figures, not line or wording.
///
/// A finding without figures is told apart by its message, one without a roadmap by its file in the repository.
pub fn fingerprint(item: ReportItem<'_>, told: &RenderedFinding) -> u64 {
    hash(item, &told.data, || told.message.clone())
}

fn hash(item: ReportItem<'_>, data: &Data, message: impl FnOnce() -> String) -> u64 {
    let finding = item.finding;
    let mut hash = Fnv::default();
    hash.add(finding.rule);
    hash.add(finding.roadmap.as_deref().unwrap_or(item.file));
    hash.add(finding.measure.as_deref().unwrap_or(""));
    if data.is_empty() {
        hash.add(&message());
    } else {
        for (key, value) in data.iter() {
            hash.add(key);
            hash.add(&value.to_string());
        }
    }
    hash.0
}

/// Names findings one by one; one that is like an earlier one is told apart by its turn.
#[derive(Default)]
pub struct Fingerprints {
    seen: HashMap<u64, u32>,
}

impl Fingerprints {
    /// The name of the next finding, 16 hexadecimal figures, and behind a hyphen its turn where it is not the first.
    pub fn next(&mut self, findings: &Findings<'_>, item: ReportItem<'_>, told: &RenderedFinding) -> String {
        let file = findings.host.name(item.file);
        self.name(fingerprint(ReportItem { file: &file, ..item }, told))
    }

    /// The names of all findings of a report, in their order.
    pub(super) fn all<'c>(findings: &Findings<'c>) -> Vec<String> {
        let hash = |item: &ReportItem<'c>| {
            let file = findings.host.name(item.file);
            let message = || findings.message(*item).unwrap_or_default();
            hash(ReportItem { file: &file, ..*item }, &item.finding.data(), message)
        };
        let hashes: Vec<u64> = findings.items.par_iter().map(hash).collect();
        let mut names = Fingerprints::default();
        hashes.into_iter().map(|hash| names.name(hash)).collect()
    }

    fn name(&mut self, name: u64) -> String {
        let turn = self.seen.entry(name).or_default();
        *turn += 1;
        if *turn == 1 { format!("{name:016x}") } else { format!("{name:016x}-{turn}") }
    }
}

/// The hash of Fowler, Noll and Vo, 1a, of 64 bits: short, and the same in every version of the program.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Fnv(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    /// Adds a text and a sign that no text holds, so that two texts are never taken for one.
    fn add(&mut self, text: &str) {
        for byte in text.bytes().chain([0xff]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
