//! Trees kept as flat lists in the order of the file: what stands in an entry follows it, one deeper.
//!
//! So that an entry is found by its number at once, and a walk over all is a walk over a list.

use crate::base::{Idx, IndexVec};

/// An entry of such a list.
pub(super) trait Nested {
    /// In how many entries of the list it stands.
    fn depth(&self) -> u16;
}

/// The entries that stand in one, directly; where none is named, those that stand in no other.
pub(super) fn inside<I: Idx, T: Nested>(
    list: &IndexVec<I, T>,
    outer: Option<I>,
) -> impl DoubleEndedIterator<Item = (I, &T)> + Clone {
    let depth = outer.map_or(0, |outer| list[outer].depth().saturating_add(1));
    let start = outer.map_or(I::new(0), |outer| I::new(outer.at() + 1));
    let beyond = list.entries_in(start..list.next_place()).find(|(_, entry)| entry.depth() < depth);
    let end = beyond.map_or(list.next_place(), |(place, _)| place);
    list.entries_in(start..end).filter(move |(_, entry)| entry.depth() == depth)
}
