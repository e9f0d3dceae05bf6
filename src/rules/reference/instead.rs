//! What is meant by a name that nobody has: the nearest of those there are.

use crate::base::{Edit, Fix};
use crate::rules::prelude::*;
use crate::russian::nearest;
use crate::syntax::plain_or_quoted;

/// What to write in place of a name that nobody has.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Replacement {
    /// The nearest of those there are.
    Likely(String),
    /// One of those there are, which are few.
    OneOf(Vec<String>),
    /// There is nothing like it.
    Nothing,
}

impl Replacement {
    pub(super) fn of(name: &str, known: &NameIndex<'_>) -> Self {
        const FEW: usize = 8;
        if let Some(likely) = known.likely(name) {
            return Replacement::Likely(likely.to_owned());
        }
        let named = known.all.iter().filter(|name| !name.is_empty()).take(FEW + 1);
        let names: Vec<String> = named.map(|name| (*name).to_owned()).collect();
        match names.len() {
            1..=FEW => Replacement::OneOf(names),
            _ => Replacement::Nothing,
        }
    }

    /// The same within a roadmap: `roadmap/name`.
    pub(super) fn within(self, roadmap: &str) -> Self {
        match self {
            Replacement::Likely(name) => Replacement::Likely(format!("{roadmap}/{name}")),
            Replacement::OneOf(names) => {
                Replacement::OneOf(names.into_iter().map(|name| format!("{roadmap}/{name}")).collect())
            }
            Replacement::Nothing => Replacement::Nothing,
        }
    }

    /// The fix that writes the likely name at a place.
    pub(super) fn fix(&self, span: Span) -> Option<Fix> {
        let Replacement::Likely(name) = self else { return None };
        Some(Fix::uncertain(vec![Edit { span, replacement: plain_or_quoted(name).into() }]))
    }

    pub(super) fn told(&self, tell: &MessageContext<'_>) -> String {
        match self {
            Replacement::Likely(name) => say!(tell.lang, "возможно, «{name}»", "perhaps `{name}`"),
            Replacement::OneOf(names) => {
                let names = names.join(", ");
                say!(tell.lang, "есть: {names}", "there are: {names}")
            }
            Replacement::Nothing => {
                say!(tell.lang, "проверить имя: такого здесь нет", "check the name: there is nothing like it")
            }
        }
    }
}

/// The names that there are. Of very many only those are compared with a wrong one that begin or end most like it, so
/// that many wrong names cost no more than each its own.
pub(in crate::rules) struct NameIndex<'n> {
    all: Vec<&'n str>,
    /// Sorted from their beginnings, and from their ends, where there are very many.
    sorted: Vec<&'n str>,
    from_end: Vec<&'n str>,
}

impl<'n> NameIndex<'n> {
    /// From so many on there are very many.
    const MANY: usize = 1000;
    /// How many are compared that stand before and behind a wrong name where it would be in its order.
    const BESIDE: usize = 32;

    pub(in crate::rules) fn new(all: Vec<&'n str>) -> Self {
        let (mut sorted, mut from_end) = (Vec::new(), Vec::new());
        if all.len() > Self::MANY {
            sorted.clone_from(&all);
            sorted.sort_unstable();
            from_end.clone_from(&all);
            from_end.sort_unstable_by(|one, other| one.bytes().rev().cmp(other.bytes().rev()));
        }
        NameIndex { all, sorted, from_end }
    }

    /// The name that was probably meant.
    fn likely(&self, name: &str) -> Option<&'n str> {
        let by_parts = || by_parts(name, self.all.iter().copied());
        let few = self.sorted.is_empty();
        match few {
            true => nearest(name, alike(name, self.all.iter().copied())).or_else(by_parts),
            false => self.nearest(name),
        }
    }

    /// The name that is nearest, or the same in other letters.
    pub(super) fn near(&self, name: &str) -> Option<&'n str> {
        let few = || self.all.iter().copied().filter(|_| self.sorted.is_empty());
        let other_case = || few().find(|own| own.eq_ignore_ascii_case(name));
        let near =
            if self.sorted.is_empty() { nearest(name, alike(name, few())) } else { self.nearest(name) };
        near.or_else(other_case)
    }

    /// The name nearest to one by its letters.
    pub(in crate::rules) fn nearest(&self, name: &str) -> Option<&'n str> {
        if self.sorted.is_empty() {
            return nearest(name, self.all.iter().copied());
        }
        let at = self.sorted.partition_point(|known| *known < name);
        let ends = |known: &&str| known.bytes().rev().lt(name.bytes().rev());
        let beside = beside(&self.sorted, at);
        let beside = beside.chain(self::beside(&self.from_end, self.from_end.partition_point(ends)));
        nearest(name, alike(name, beside.copied()))
    }
}

/// What stands in a list around a place.
fn beside<'l, T>(list: &'l [T], at: usize) -> std::slice::Iter<'l, T> {
    let range = at.saturating_sub(NameIndex::BESIDE)..list.len().min(at + NameIndex::BESIDE);
    list.get(range).unwrap_or_default().iter()
}

/// The one name that has all the parts of another, between hyphens, or of whose parts that has all but one.
fn by_parts<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let parts: Vec<&str> = name.split('-').filter(|part| !part.is_empty()).collect();
    let has_all =
        |name: &str, parts: &[&str]| parts.iter().all(|part| name.split('-').any(|own| own == *part));
    let mut like = known.filter(|other| {
        let others: Vec<&str> = other.split('-').collect();
        let close = others.len().abs_diff(parts.len()) <= 1 && parts.len() > 1;
        close && (has_all(other, &parts) || has_all(name, &others))
    });
    like.next().filter(|_| like.next().is_none())
}

/// The names worth comparing letter by letter, which is slow where there are tens of thousands: those about as long,
/// with the same first or last letter.
fn alike<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> impl Iterator<Item = &'n str> {
    let ends = (name.chars().next(), name.chars().last());
    let length = name.len();
    known.filter(move |other| {
        let close = other.len().abs_diff(length) <= 3;
        close && (other.chars().next() == ends.0 || other.chars().last() == ends.1)
    })
}
