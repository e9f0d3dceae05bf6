//! Anchors: what a finding names in a file other than its own, by name and part, until it is told.
//!
//! A span of another file would be wrong as soon as a line is added there. An anchor stays right as long as the entry
//! keeps its id; where it stands, its number and its title are looked up when the finding is told.

use arcstr::ArcStr;
use serde::{Deserialize, Serialize};

use super::{DoneIdx, FileId, Place, ReferenceIdx};

/// A part of an entry of a file.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Anchor {
    /// The file.
    pub file: FileId,
    /// The entry in it.
    pub entry: Entry,
    /// The part of the entry.
    pub part: Part,
}

impl Anchor {
    /// A part of a roadmap itself.
    pub fn roadmap(file: FileId, part: Part) -> Self {
        Anchor { file, entry: Entry { kind: EntryKind::Roadmap, id: ArcStr::new(), at: 0 }, part }
    }
}

/// An entry of a file.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Entry {
    /// What it is.
    pub kind: EntryKind,
    /// Its id; empty where it has none.
    pub id: ArcStr,
    /// How many of its kind stood before it. Where another stands there by now, the first of that id is meant.
    pub at: u32,
}

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum EntryKind {
    /// The roadmap itself.
    Roadmap,
    /// A measure of its table.
    Row,
    /// A clause of its order, outer ones counted before inner ones.
    Clause,
    /// An indicator.
    Indicator,
}

/// A part of an entry. Where the entry has no such part, its title is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Part {
    /// The id.
    Id,
    /// The title of a measure or an indicator, the text of a clause.
    Title,
    /// The level of a roadmap.
    Level,
    /// The `parent` of a roadmap.
    Parent,
    /// The deadline: the measure's own, or its section's.
    Deadline,
    /// The name at that place of the addressees of a roadmap, those of all levels counted through.
    Addressee(ReferenceIdx),
    /// The level for which a measure is mandatory.
    MandatoryFor,
    /// The reference at that place of `after`.
    After(ReferenceIdx),
    /// The reference at that place of `implements`.
    Implements(ReferenceIdx),
    /// The day at that place of `done`.
    Done(DoneIdx),
    /// The unit of an indicator.
    Unit,
    /// The definition of an indicator.
    Definition,
    /// The planned value of a year.
    Target(i32),
}

/// What telling needs to know of an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label {
    /// Where the part stands.
    pub place: Place,
    /// The printed number, without the point or bracket that closes it; empty for none.
    pub number: String,
    /// The title; of a clause its text, with the deadline put in.
    pub title: String,
}

/// What a row says that another is to say after it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DutyWords {
    /// The title.
    pub title: String,
    /// The wording of its deadline, where it has one.
    pub wording: Option<String>,
    /// Who is responsible for it, by name.
    pub responsible: Vec<String>,
    /// Its result, where it has one.
    pub result: Option<String>,
}

/// What knows where entries stand and what they are called.
pub trait Labels {
    /// The label of an entry; an empty one, at the head of the file, where the entry has gone.
    fn label(&self, anchor: &Anchor) -> Label;

    /// Where the part of an entry stands; the head of the file where the entry has gone.
    fn place(&self, anchor: &Anchor) -> Place;

    /// What a row says; nothing where it has gone, or is none.
    fn duty(&self, anchor: &Anchor) -> DutyWords;
}
