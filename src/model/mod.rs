//! Types: what the author wrote, each value with its place.
//!
//! A well-formed file is read straight into these types. What does not fit is left out and noted as a misfit; the
//! schema stage then says what is wrong with the file.

mod addressee;
mod amount;
mod annex;
mod body;
mod brought;
mod clause;
mod column;
mod copied;
mod counter;
mod decode;
mod edition;
mod figures;
mod force;
mod indicator;
mod insert;
mod keyed;
mod level;
mod measure;
mod moved;
mod nested;
mod numbers;
mod order;
mod roadmap;
mod row;
mod section;
mod texts;
mod value;
mod window;

pub use crate::base::{Period, iso_date};
pub use crate::russian::genders::Gender;
pub use addressee::{Addressee, Addressees};
pub use amount::Amount;
pub use annex::{Annex, FileTable, Member, Stamp};
pub use body::Body;
pub use brought::brought;
pub use clause::{Clause, ClauseNumbers};
pub use column::{Align, Column, Field, FieldValue, PeriodUnit, Periods};
pub use counter::LETTERS;
pub(crate) use decode::{Decode, Fields, Pairs};
pub use decode::{Misfits, decode};
pub use edition::{Edition, EditionChange, EditionMark};
pub use figures::{Figures, NumberStep};
pub use indicator::{Direction, Indicator, YearTarget};
pub use insert::{Insert, InsertKind, filled, inserts, references};
pub use keyed::Keyed;
pub use level::{level, level_heading, level_of, levels, of_many};
pub use measure::{Allow, BareDates, Deadline, Done, Measure, Responsible};
pub use numbers::{Numbers, bare};
pub use order::{
    Acquainted, Act, Agreed, Approval, ApprovalAct, DraftedBy, Issuer, Order, Protocol, Resolves, Signatory,
};
pub use roadmap::{PlanPeriod, Roadmap, TableId};
pub use row::{InheritanceSource, Row};
pub use section::Section;
pub use texts::{Owner, Passage, TextRole};
pub use value::{Date, Number, Text, is_id, leading_id};
