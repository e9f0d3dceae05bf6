//! Words: how a finding is told, by the arguments of its rule.

use std::any::Any;
use std::fmt::Debug;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{
    Anchor, Data, DutyWords, Entry, EntryKind, Finding, Idx, Label, Labels, Lang, Part, RelatedTarget, RowIdx,
};

/// The arguments of a finding, and what they say in each language.
///
/// Nothing is put into words before somebody asks: of a country's findings most are only counted.
pub trait Words: Arguments + Debug + Send + Sync {
    /// What is wrong, in one sentence without a full stop.
    fn message(&self, tell: &MessageContext<'_>) -> String;

    /// What would be right.
    fn help(&self, _tell: &MessageContext<'_>) -> Option<String> {
        None
    }

    /// What to write under the place itself.
    fn label(&self, _tell: &MessageContext<'_>) -> Option<String> {
        None
    }

    /// What stands at the related place of that number, and why it matters.
    fn related(&self, _at: usize, _tell: &MessageContext<'_>) -> String {
        String::new()
    }

    /// What the fix of that number does, where that is not the first line of what would be right.
    fn fix(&self, _at: usize, _tell: &MessageContext<'_>) -> Option<String> {
        None
    }

    /// Figures for machines: days late, years, dates as `2024-03-01`.
    fn data(&self) -> Data {
        Data::default()
    }

    /// What findings of several files have in common, where people are told them together: one duty that many miss.
    fn shared(&self) -> Option<String> {
        None
    }

    /// Feeds all that the words rest on beside the related places: of two findings of a rule that feed the same and have
    /// the same related places one needs to be put into words. False where hardly any two of a run are alike.
    fn alike(&self, _to: &mut dyn Hasher) -> bool {
        false
    }

    /// Whether the related places are a trace: steps that lead to a contradiction, in calendar order.
    fn is_trace(&self) -> bool {
        false
    }
}

/// Arguments that can be stored.
pub trait Arguments: Any {
    /// The arguments as bytes; nothing where they cannot be put into bytes, which no type of a rule does.
    fn to_bytes(&self) -> Option<Vec<u8>>;
}

impl<T: Serialize + Any> Arguments for T {
    fn to_bytes(&self) -> Option<Vec<u8>> {
        postcard::to_stdvec(self).ok()
    }
}

/// Feeds all of the arguments, for [`Words::alike`].
pub fn feed(args: &impl Hash, mut to: &mut dyn Hasher) -> bool {
    args.hash(&mut to);
    true
}

/// Reads stored arguments of a type; nothing where the bytes are not of it.
pub fn decode<T: Words + DeserializeOwned>(bytes: &[u8]) -> Option<Arc<dyn Words>> {
    let (args, rest) = postcard::take_from_bytes::<T>(bytes).ok()?;
    rest.is_empty().then(|| Arc::new(args) as Arc<dyn Words>)
}

/// A finding being told: in which language, and with whose labels.
#[derive(Clone, Copy)]
pub struct MessageContext<'t> {
    /// The language.
    pub lang: Lang,
    /// Where entries stand and what they are called.
    pub labels: &'t dyn Labels,
    /// The finding.
    pub finding: &'t Finding,
}

impl MessageContext<'_> {
    /// The label of an entry.
    pub fn label(&self, anchor: &Anchor) -> Label {
        self.labels.label(anchor)
    }

    /// What a row says.
    pub fn duty(&self, anchor: &Anchor) -> DutyWords {
        self.labels.duty(anchor)
    }

    /// The label of the finding's own measure, by its place in the table.
    pub fn own_row(&self, at: RowIdx) -> Label {
        let id = self.finding.measure.clone().unwrap_or_default();
        let entry = Entry { kind: EntryKind::Row, id, at: at.at() as u32 };
        self.label(&Anchor { file: self.finding.place.file, entry, part: Part::Deadline })
    }

    /// The label of the related place of that number; an empty one where that is a mere place of the file.
    pub fn related(&self, at: usize) -> Label {
        match self.finding.related.get(at).map(|related| &related.target) {
            Some(RelatedTarget::Anchor(anchor)) => self.label(anchor),
            _ => Label::default(),
        }
    }
}
