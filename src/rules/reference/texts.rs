//! What `{ref:ID}` in a text may name.

use foldhash::{HashMap, HashMapExt, HashSet};

use super::{NameIndex, Replacement};
use crate::model::{FileTable, Numbers, Roadmap, Stamp};
use crate::rules::prelude::*;

/// Every id that `{ref:ID}` may name.
pub(in crate::rules) fn referable(roadmap: &Roadmap) -> Vec<&str> {
    let measures = roadmap.measures().map(|measure| &*measure.id.value);
    let clauses = roadmap.clauses().filter_map(|clause| clause.id.as_deref());
    let indicators = roadmap.indicators.iter().map(|indicator| &*indicator.id.value);
    measures.chain(clauses).chain(indicators).chain(annexes(roadmap)).collect()
}

/// The ids of the annexes; where none are listed, of the tables of the file itself.
pub(super) fn annexes(roadmap: &Roadmap) -> Vec<&str> {
    match &roadmap.annexes {
        Some(annexes) => annexes.iter().map(|annex| &*annex.id.value).collect(),
        None if roadmap.indicators.is_empty() => vec![FileTable::Roadmap.id()],
        None => FileTable::ALL.map(FileTable::id).to_vec(),
    }
}

/// Why `{ref:ID}` prints no number.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum RefFault {
    /// Nothing is called so.
    Nothing,
    /// What is called so bears no number.
    Unnumbered,
    /// What is called so is not printed: what it stands in has lost its force.
    Gone,
    /// Several things are called so, and there is no telling which is meant.
    Shared,
}

/// What `{ref:ID}` may name in a roadmap.
pub(super) struct Referable<'r> {
    list: NameIndex<'r>,
    known: HashSet<&'r str>,
    /// What bears no number.
    unnumbered: HashSet<&'r str>,
    /// What stood in what has lost its force.
    gone: HashSet<&'r str>,
    /// The ids of several things, of which each kind has ids of its own.
    shared: HashSet<&'r str>,
}

impl<'r> Referable<'r> {
    pub(super) fn of(roadmap: &'r Roadmap) -> Self {
        let list = referable(roadmap);
        let numbers = Numbers::of(roadmap);
        let only = only_annex(roadmap);
        let is_bare = |id: &&str| numbers.reference(id).is_some_and(str::is_empty) && only != Some(id);
        let unnumbered = list.iter().copied().filter(is_bare).collect();
        let known = list.iter().copied().collect();
        Referable {
            known,
            list: NameIndex::new(list),
            unnumbered,
            gone: gone(roadmap),
            shared: shared(roadmap),
        }
    }

    /// Why a reference to an id prints no number; nothing where it prints one.
    pub(super) fn fault(&self, id: &str) -> Option<RefFault> {
        match id {
            _ if !self.known.contains(id) => Some(RefFault::Nothing),
            _ if self.shared.contains(id) => Some(RefFault::Shared),
            _ if self.unnumbered.contains(id) => Some(RefFault::Unnumbered),
            _ if self.gone.contains(id) => Some(RefFault::Gone),
            _ => None,
        }
    }

    /// What may be meant by an id that nothing has.
    pub(super) fn instead(&self, id: &str, fault: RefFault) -> Replacement {
        match fault {
            RefFault::Nothing => Replacement::of(id, &self.list),
            RefFault::Unnumbered | RefFault::Gone | RefFault::Shared => Replacement::Nothing,
        }
    }
}

/// The annex that needs no number, since no other is marked as one.
fn only_annex(roadmap: &Roadmap) -> Option<&str> {
    let annexes = roadmap.annexes.iter().flatten();
    let mut marked = annexes.filter(|annex| annex.stamp != Stamp::Approved);
    match (&roadmap.annexes, marked.next(), marked.next()) {
        (Some(_), Some(only), None) => Some(&only.id),
        (None, ..) => Some(FileTable::Roadmap.id()),
        _ => None,
    }
}

/// The rows and indicators that are not printed, since a later act repealed what they stand in; a row that is repealed itself
/// is still told of in its place.
fn gone(roadmap: &Roadmap) -> HashSet<&str> {
    let rows = roadmap.rows().filter(|row| {
        let whole = row.whole().is_some_and(|whole| whole.is_repealed());
        whole || roadmap.is_section_repealed(row.measure.section)
    });
    let printed = roadmap.indicators_in_force().len();
    let indicators = roadmap.indicators.iter().skip(printed).map(|indicator| &*indicator.id.value);
    rows.map(|row| &*row.measure.id.value).chain(indicators).collect()
}

/// The ids that things of several kinds have: rows and clauses have theirs together, indicators and annexes each their own.
fn shared(roadmap: &Roadmap) -> HashSet<&str> {
    let mut kinds: HashMap<&str, usize> = HashMap::new();
    let rows = roadmap.measures().map(|measure| &*measure.id.value);
    let rows = rows.chain(roadmap.clauses().filter_map(|clause| clause.id.as_deref()));
    let indicators = roadmap.indicators.iter().map(|indicator| &*indicator.id.value);
    // Annexes that are not listed have no ids that anybody gave them.
    let annexes = roadmap.annexes.iter().flatten().map(|annex| &*annex.id.value);
    let each: [HashSet<&str>; 3] = [rows.collect(), indicators.collect(), annexes.collect()];
    each.into_iter().flatten().for_each(|id| *kinds.entry(id).or_default() += 1);
    kinds.into_iter().filter_map(|(id, count)| (count > 1).then_some(id)).collect()
}

impl RefFault {
    pub(super) fn told(self, id: &str, tell: &MessageContext<'_>) -> String {
        match self {
            RefFault::Nothing => {
                say!(tell.lang, "ссылка {{ref:{id}}} ведёт в никуда", "{{ref:{id}}} leads nowhere")
            }
            RefFault::Unnumbered => say!(
                tell.lang,
                "у «{id}» нет номера: ссылка {{ref:{id}}} ничего не напечатает",
                "`{id}` has no number: {{ref:{id}}} would print nothing"
            ),
            RefFault::Gone => say!(
                tell.lang,
                "ссылка {{ref:{id}}} ведёт к тому, чего в печати нет: оно утратило силу с тем, в чём стоит",
                "{{ref:{id}}} leads to what is not printed: it lost its force with what it stands in"
            ),
            RefFault::Shared => say!(
                tell.lang,
                "ссылка {{ref:{id}}} неоднозначна: так названы и строка или пункт, и показатель или приложение",
                "{{ref:{id}}} may mean several things: rows and clauses, indicators and annexes share that id"
            ),
        }
    }
}
