//! What is worked out once for all roadmaps that a thread looks at, one after the other: plans that carry out one plan
//! share most of their texts and wordings.

use std::cell::RefCell;
use std::hash::Hash;
use std::sync::Arc;

use chrono::NaiveDate;
use foldhash::HashMap;

use super::edit::Rewording;
use super::texts::TextMemo;
use super::words::Window;
use crate::model::Dates;
use crate::russian::likeness::names::Name;

/// What is known so far.
#[derive(Default)]
pub(super) struct Memo<'w> {
    /// What is known of texts by their words.
    pub texts: TextMemo<'w>,
    /// Deadlines with working days in place of those of these numbers, and how a bare day in them is meant.
    pub moved: Rewordings<'w, (Vec<(usize, NaiveDate)>, Dates)>,
    /// Deadlines with each time due by another day, and whether what is asked of them has several times.
    pub pulled_in: Rewordings<'w, (Vec<(Window, NaiveDate)>, bool)>,
    /// Names of bodies as they are compared.
    pub names: Names<'w>,
}

/// Names of bodies, each read once.
#[derive(Default)]
pub(super) struct Names<'w>(RefCell<HashMap<&'w str, Arc<Name>>>);

impl<'w> Names<'w> {
    /// A name as it is compared.
    pub(super) fn of(&self, name: &'w str) -> Arc<Name> {
        Arc::clone(self.0.borrow_mut().entry(name).or_insert_with(|| Arc::new(Name::of(name))))
    }
}

/// Texts in other words, by what should be different in them.
pub(super) struct Rewordings<'w, K>(RefCell<Known<'w, K>>);

/// What has been put in other words, or cannot be.
type Known<'w, K> = HashMap<(&'w str, K), Option<Arc<Rewording>>>;

impl<K> Default for Rewordings<'_, K> {
    fn default() -> Self {
        Rewordings(RefCell::default())
    }
}

impl<'w, K: Eq + Hash> Rewordings<'w, K> {
    /// A text in other words; nothing where it cannot be put so, or says that already.
    pub(super) fn of(
        &self,
        text: &'w str,
        other: K,
        make: impl FnOnce(&K) -> Option<String>,
    ) -> Option<Arc<Rewording>> {
        let mut known = self.0.borrow_mut();
        let entry = known.entry((text, other));
        let make =
            |(text, other): &(&str, K)| make(other).and_then(|new| Rewording::of(text, new)).map(Arc::new);
        entry.or_insert_with_key(make).clone()
    }
}
