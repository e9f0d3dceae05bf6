//! Typed numbers: a place in a list of one kind cannot be taken for a place in a list of another.

use std::fmt::{self, Debug};
use std::marker::PhantomData;
use std::ops::{Index, IndexMut, Range};

use serde::{Deserialize, Serialize};

/// A place in a list of one kind.
pub trait Idx: Copy + Ord + Debug {
    /// The place of that number, counted from 0. No list is as long as four thousand million.
    fn new(at: usize) -> Self;
    /// Its number.
    fn at(self) -> usize;
}

macro_rules! index_types {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(u32);

        impl $name {
            /// The first place.
            pub const FIRST: Self = $name(0);
        }

        impl Idx for $name {
            fn new(at: usize) -> Self {
                $name(u32::try_from(at).unwrap_or(u32::MAX))
            }

            fn at(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

index_types! {
    /// A roadmap of a workspace.
    RoadmapIdx;
    /// A section of a roadmap, outer ones before inner ones.
    SectionIdx;
    /// A row of a roadmap's table: a measure, or a part of one.
    RowIdx;
    /// A clause of an order, outer ones before inner ones.
    ClauseIdx;
    /// An indicator of a roadmap.
    IndicatorIdx;
    /// An annex of a roadmap.
    AnnexIdx;
    /// An entry of the graph of references: a measure, a clause or a roadmap of the workspace.
    NodeIdx;
    /// A reference in its list: of `after`, `implements` or `measure`, or a part among those of its measure.
    ReferenceIdx;
    /// A day on which something was done, in the list of `done`.
    DoneIdx;
    /// An occurrence of a schedule.
    OccurrenceIdx;
    /// A measure of the network of precedence.
    MemberIdx;
    /// The finish of an occurrence in the network of precedence.
    MomentIdx;
}

/// A list whose places are of one type.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct IndexVec<I, T> {
    list: Vec<T>,
    places: PhantomData<fn(I)>,
}

impl<I: Idx, T> IndexVec<I, T> {
    /// An empty list.
    pub const fn new() -> Self {
        IndexVec { list: Vec::new(), places: PhantomData }
    }

    /// Adds an entry; returns its place.
    pub fn push(&mut self, entry: T) -> I {
        let place = I::new(self.list.len());
        self.list.push(entry);
        place
    }

    /// The entry of a place that may not be in the list.
    pub fn entry(&self, place: I) -> Option<&T> {
        self.list.get(place.at())
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The place of the next entry to be added.
    pub fn next_place(&self) -> I {
        I::new(self.list.len())
    }

    /// All places.
    pub fn places(&self) -> impl ExactSizeIterator<Item = I> + DoubleEndedIterator + use<I, T> {
        (0..self.list.len()).map(I::new)
    }

    /// The entries.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.list.iter()
    }

    /// The entries, to change.
    pub fn iter_mut(&mut self) -> std::slice::IterMut<'_, T> {
        self.list.iter_mut()
    }

    /// The entries with their places.
    pub fn entries(&self) -> impl ExactSizeIterator<Item = (I, &T)> + DoubleEndedIterator {
        self.list.iter().enumerate().map(|(at, entry)| (I::new(at), entry))
    }

    /// The entries of a range of places with these, those that there are.
    pub fn entries_in(&self, range: Range<I>) -> impl DoubleEndedIterator<Item = (I, &T)> + Clone {
        let start = range.start.at().min(self.list.len());
        let end = range.end.at().clamp(start, self.list.len());
        let slice = self.list.get(start..end).unwrap_or_default();
        slice.iter().enumerate().map(move |(at, entry)| (I::new(start + at), entry))
    }

    /// All entries, without their places.
    pub fn as_slice(&self) -> &[T] {
        &self.list
    }

    /// The first place whose entry does not fulfil a condition that the entries before it do.
    pub fn partition_point(&self, is_before: impl FnMut(&T) -> bool) -> I {
        I::new(self.list.partition_point(is_before))
    }

    /// Makes room for so many entries more.
    pub fn reserve(&mut self, more: usize) {
        self.list.reserve(more);
    }

    /// Gives back the room that is not needed.
    pub fn shrink_to_fit(&mut self) {
        self.list.shrink_to_fit();
    }
}

/// The entry of a place. A place is only made by the list it belongs to, so that it is always there: nowhere else is a
/// list asked for what may not be in it, and [`IndexVec::entry`] stands for a place that comes from elsewhere.
#[allow(clippy::indexing_slicing, reason = "the one home of what the places of lists promise")]
impl<I: Idx, T> Index<I> for IndexVec<I, T> {
    type Output = T;

    fn index(&self, place: I) -> &T {
        &self.list[place.at()]
    }
}

#[allow(clippy::indexing_slicing, reason = "as above")]
impl<I: Idx, T> IndexMut<I> for IndexVec<I, T> {
    fn index_mut(&mut self, place: I) -> &mut T {
        &mut self.list[place.at()]
    }
}

impl<I, T> Default for IndexVec<I, T> {
    fn default() -> Self {
        IndexVec { list: Vec::new(), places: PhantomData }
    }
}

impl<I, T: Debug> Debug for IndexVec<I, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.list.fmt(f)
    }
}

impl<I, T> From<Vec<T>> for IndexVec<I, T> {
    fn from(list: Vec<T>) -> Self {
        IndexVec { list, places: PhantomData }
    }
}

impl<I, T> FromIterator<T> for IndexVec<I, T> {
    fn from_iter<E: IntoIterator<Item = T>>(entries: E) -> Self {
        IndexVec { list: entries.into_iter().collect(), places: PhantomData }
    }
}

impl<I, T> Extend<T> for IndexVec<I, T> {
    fn extend<E: IntoIterator<Item = T>>(&mut self, entries: E) {
        self.list.extend(entries);
    }
}

impl<'l, I, T> IntoIterator for &'l IndexVec<I, T> {
    type Item = &'l T;
    type IntoIter = std::slice::Iter<'l, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.iter()
    }
}

impl<I, T> IntoIterator for IndexVec<I, T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}
