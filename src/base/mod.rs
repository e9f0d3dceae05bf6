//! What every stage speaks: places in files, typed numbers, severities, languages and findings.

pub mod message;
mod data;
pub mod failure;
mod finding;
mod index;
mod period;
mod span;

pub use data::Data;
pub use finding::{Finding, Related, Severity};
pub use index::{
    AnnexIdx, ClauseIdx, Idx, IndexVec, IndicatorIdx, MemberIdx, MomentIdx, NodeIdx, OccurrenceIdx,
    RoadmapIdx, RowIdx, SectionIdx,
};
pub use message::{Lang, Say};
pub use period::{Period, iso_date};
pub use span::{Extent, FileId, Place, Span};
