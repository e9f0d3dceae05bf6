//! Very many of one thing, and what is found in them.

use std::path::PathBuf;

use vekha::Options;

use super::{ROOT, world};

/// So many of something, written one after the other.
pub(crate) fn each(count: usize, one: impl Fn(usize) -> String) -> String {
    (0..count).map(one).collect()
}

/// How often each rule finds something.
pub(crate) fn found(text: &str) -> impl Fn(&str) -> usize + use<> {
    let checked = vekha::check(&world(text), &[PathBuf::from(ROOT)], &Options::default()).unwrap();
    let rules: Vec<&str> = checked.iter().flat_map(|one| &one.findings).map(|finding| finding.rule).collect();
    move |rule| rules.iter().filter(|found| **found == rule).count()
}
