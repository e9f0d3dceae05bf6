//! What is worked out once for all roadmaps that a thread looks at, one after the other: plans that carry out one plan
//! share most of their texts and wordings.

use std::cell::RefCell;
use std::hash::Hash;
use std::sync::Arc;

use chrono::NaiveDate;
use foldhash::HashMap;

use super::deadline::DaysOff;
use super::edit::Rewording;
use super::passages::TextList;
use super::texts::TextMemo;
use super::words::DueTime;
use crate::base::Finding;
use crate::deadline::Occurrence;
use crate::model::{BareDates, TableId};
use crate::russian::likeness::names::Name;

/// A deadline's wording, its times each with the day by which it is due instead, and whether what is asked of it has several.
type ShiftedTimes<'w> = (&'w str, Vec<(DueTime, NaiveDate)>, bool);

/// What is known so far.
#[derive(Default)]
pub(super) struct RuleMemo<'w> {
    /// What is known of texts by their words.
    pub texts: TextMemo<'w>,
    /// The texts of tables that roadmaps share.
    pub tables: RefCell<HashMap<TableId, Arc<TextList<'w>>>>,
    /// What rules find in tables that roadmaps share, by the table, its times and the rule.
    pub in_tables: AnswerMemo<(TableId, usize, &'static str), Vec<Finding>>,
    /// The days off that deadlines name, by the wording, how a bare day in it is meant, and its days.
    pub days_off: AnswerMemo<(&'w str, BareDates, &'w [Occurrence]), DaysOff>,
    /// Deadlines with each time due by another day, and whether what is asked of them has several times.
    pub pulled_in: AnswerMemo<ShiftedTimes<'w>, Rewording>,
    /// Names of bodies as they are compared.
    pub names: NameMemo<'w>,
}

/// Names of bodies, each read once.
#[derive(Default)]
pub(super) struct NameMemo<'w>(RefCell<HashMap<&'w str, Arc<Name>>>);

impl<'w> NameMemo<'w> {
    /// A name as it is compared.
    pub(super) fn of(&self, name: &'w str) -> Arc<Name> {
        Arc::clone(self.0.borrow_mut().entry(name).or_insert_with(|| Arc::new(Name::of(name))))
    }
}

/// What has been worked out, or cannot be, by all that it rests on.
pub(super) struct AnswerMemo<K, V>(RefCell<HashMap<K, Option<Arc<V>>>>);

impl<K, V> Default for AnswerMemo<K, V> {
    fn default() -> Self {
        AnswerMemo(RefCell::default())
    }
}

impl<K: Eq + Hash, V> AnswerMemo<K, V> {
    /// What is worked out, once; nothing where it cannot be.
    pub(super) fn of(&self, key: K, make: impl FnOnce() -> Option<V>) -> Option<Arc<V>> {
        self.0.borrow_mut().entry(key).or_insert_with(|| make().map(Arc::new)).clone()
    }
}
