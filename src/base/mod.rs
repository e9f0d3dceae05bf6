//! The ground floor, what every stage speaks: places in files, typed numbers, severities, languages, and findings as data.

mod anchor;
mod data;
mod dates;
mod device;
pub mod failure;
mod finding;
mod fix;
mod guard;
mod index;
mod lang;
mod learned;
mod message;
mod period;
mod pool;
mod severity;
mod span;
mod taken;
mod uri;
mod visible;
mod words;

pub use anchor::{Anchor, DutyWords, Entry, EntryKind, Label, Labels, Part};
pub use data::{Data, Figure};
pub use dates::{date, days, en_count, en_date, numeric_date, weekday};
pub use device::is_device;
pub use finding::{Finding, Related, RelatedTarget};
pub use fix::{Edit, Fix, apart, edited};
pub use guard::{Panic, guard};
pub use index::{
    AnnexIdx, ClauseIdx, DoneIdx, Idx, IndexVec, IndicatorIdx, MemberIdx, MomentIdx, NodeIdx, OccurrenceIdx,
    ReferenceIdx, RoadmapIdx, RowIdx, SectionIdx,
};
pub use lang::Lang;
pub(crate) use lang::say;
pub use learned::Learned;
pub use message::Message;
pub use period::{Period, iso_date};
pub use pool::Pool;
pub use severity::Severity;
pub use span::{Extent, FileId, Place, Span};
pub use taken::TakenNames;
pub use uri::{encoded, file_uri, is_plain, uri_reference};
pub use visible::{OBEYED, is_obeyed, visible, visible_json, visible_line, visible_text};
pub use words::{Arguments, MessageContext, Words, decode, feed};
