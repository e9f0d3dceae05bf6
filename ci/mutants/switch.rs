//! Which of the mutants that `ci/mutants` puts into a copy of the program is switched on, and which are reached.

use std::collections::BTreeSet;
use std::io::Write;
use std::sync::{LazyLock, Mutex};

static ON: LazyLock<u32> =
    LazyLock::new(|| std::env::var("VEKHA_MUTANT").ok().and_then(|on| on.parse().ok()).unwrap_or(0));
static REACHED: LazyLock<Option<(std::path::PathBuf, Mutex<BTreeSet<u32>>)>> =
    LazyLock::new(|| std::env::var_os("VEKHA_REACHED").map(|path| (path.into(), Mutex::default())));

/// Whether a mutant is switched on.
pub(crate) fn mutant(number: u32) -> bool {
    if let Some((path, reached)) = &*REACHED {
        let is_new = reached.lock().map(|mut reached| reached.insert(number)).unwrap_or_default();
        let file = is_new.then(|| std::fs::OpenOptions::new().append(true).create(true).open(path));
        if let Some(Ok(mut file)) = file {
            let _ = file.write_all(format!("{number}\\n").as_bytes());
        }
    }
    *ON == number
}

/// One of two iterators, as a function returns them that has a mutant.
pub(crate) enum Or<A, B> {
    A(A),
    B(B),
}

impl<A: Iterator, B: Iterator<Item = A::Item>> Iterator for Or<A, B> {
    type Item = A::Item;
    fn next(&mut self) -> Option<A::Item> {
        match self { Or::A(one) => one.next(), Or::B(other) => other.next() }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        match self { Or::A(one) => one.size_hint(), Or::B(other) => other.size_hint() }
    }
}
impl<A: DoubleEndedIterator, B: DoubleEndedIterator<Item = A::Item>> DoubleEndedIterator for Or<A, B> {
    fn next_back(&mut self) -> Option<A::Item> {
        match self { Or::A(one) => one.next_back(), Or::B(other) => other.next_back() }
    }
}
impl<A: ExactSizeIterator, B: ExactSizeIterator<Item = A::Item>> ExactSizeIterator for Or<A, B> {}
