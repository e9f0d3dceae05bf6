//! A change of what a session rests on: a value, applied whole.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::Options;

/// What is to be different. Steps are taken in their order; nobody sees a state between two of them.
#[derive(Clone, Debug, Default)]
pub struct Change {
    pub(super) steps: Vec<ChangeStep>,
}

/// One step of a change. Paths are absolute.
#[derive(Clone, Debug)]
pub(super) enum ChangeStep {
    Put(PathBuf, Arc<[u8]>),
    TakeAway(PathBuf),
    Remove(PathBuf),
    Rename(PathBuf, PathBuf),
    Touch(PathBuf),
    Options(Box<Options>),
    Day(Option<NaiveDate>),
}

impl Change {
    /// Puts a text over a file, as an editor does, or a new file where none is.
    #[must_use]
    pub fn put(self, path: impl Into<PathBuf>, text: impl Into<Arc<[u8]>>) -> Self {
        self.step(ChangeStep::Put(path.into(), text.into()))
    }

    /// Takes the text away that was put over a file: what is on the disk counts again.
    #[must_use]
    pub fn take_away(self, path: impl Into<PathBuf>) -> Self {
        self.step(ChangeStep::TakeAway(path.into()))
    }

    /// Makes a file as if it were not there, whatever is on the disk.
    #[must_use]
    pub fn remove(self, path: impl Into<PathBuf>) -> Self {
        self.step(ChangeStep::Remove(path.into()))
    }

    /// Gives a file another path.
    #[must_use]
    pub fn rename(self, from: impl Into<PathBuf>, to: impl Into<PathBuf>) -> Self {
        self.step(ChangeStep::Rename(from.into(), to.into()))
    }

    /// Says that something is, or may be, different on the disk at a path: a file changed, came or went.
    #[must_use]
    pub fn touch(self, path: impl Into<PathBuf>) -> Self {
        self.step(ChangeStep::Touch(path.into()))
    }

    /// Gives other options than those that the session was opened with.
    #[must_use]
    pub fn options(self, options: Options) -> Self {
        self.step(ChangeStep::Options(Box::new(options)))
    }

    /// Makes it another day; none for the day of the clock.
    #[must_use]
    pub fn day(self, today: Option<NaiveDate>) -> Self {
        self.step(ChangeStep::Day(today))
    }

    fn step(mut self, step: ChangeStep) -> Self {
        self.steps.push(step);
        self
    }
}

impl ChangeStep {
    /// The paths that it speaks of.
    pub(super) fn paths(&self) -> impl Iterator<Item = &PathBuf> {
        let (one, other) = match self {
            ChangeStep::Put(path, _)
            | ChangeStep::TakeAway(path)
            | ChangeStep::Remove(path)
            | ChangeStep::Touch(path) => (Some(path), None),
            ChangeStep::Rename(from, to) => (Some(from), Some(to)),
            ChangeStep::Options(_) | ChangeStep::Day(_) => (None, None),
        };
        one.into_iter().chain(other)
    }
}
