//! Stage 4, types: what the author wrote, each value with its place.
//!
//! A well-formed file is read straight into these types. What does not fit is left out and noted as a misfit; the
//! schema stage then says what is wrong with the file.

mod annex;
mod body;
mod clause;
mod decode;
mod indicator;
mod measure;
mod numbers;
mod order;
mod roadmap;
mod value;

pub use crate::base::{Period, iso_date};
pub use annex::{Annex, Gender, Member, Stamp};
pub use body::Body;
pub use clause::{Clause, ClauseNumbers};
pub(crate) use decode::{Decode, Fields, Pairs};
pub use decode::{Misfits, decode};
pub use indicator::{Direction, Indicator, Target};
pub use measure::{Allow, Deadline, Done, Measure, Responsible, Section};
pub use numbers::{Numbers, bare};
pub use order::{Act, Agreed, Approval, ApprovalAct, DraftedBy, Issuer, Order, Protocol, Signatory};
pub use roadmap::{Column, Field, PlanPeriod, Roadmap};
pub use value::{Date, Number, Text};
