//! Later acts that changed an act, and what each of them brought.

use super::decode::{Decode, Fields, Misfits};
use super::order::ActKinds;
use super::value::{Date, Number, Text};
use crate::base::Span;
use crate::syntax::Node;

/// A later act that changed this one: «(в ред. приказа от 10.04.2024 № 17)».
#[derive(Clone, Debug, PartialEq)]
pub struct Edition {
    /// Приказ, where not given.
    pub kind: Option<Text>,
    /// Its number.
    pub number: Number,
    /// Its date.
    pub date: Date,
}

/// What a later act did to a measure, a section or an annex.
#[derive(Clone, Debug, PartialEq)]
pub struct EditionMark {
    /// The number of the act, one of `editions`.
    pub act: Number,
    /// What it did.
    pub change: EditionChange,
    /// The whole entry.
    pub span: Span,
}

/// What an act did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EditionChange {
    /// It brought it.
    Added,
    /// It put it in other words.
    #[default]
    Changed,
    /// It took its force: «утратил силу».
    Repealed,
}

impl EditionMark {
    /// Whether what bears the mark has lost its force.
    pub fn is_repealed(&self) -> bool {
        self.change == EditionChange::Repealed
    }
}

impl Decode for Edition {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        let mut fields = Fields::of(node, misfits)?;
        let kind = fields.optional::<ActKinds>("kind").map(|kind| kind.0);
        let number = fields.required("number");
        let date = fields.required("date");
        fields.finish();
        Some(Edition { kind, number: number?, date: date? })
    }
}

impl Decode for EditionMark {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        let mut fields = Fields::of(node, misfits)?;
        let act = fields.required("act");
        let change = fields.optional("change").unwrap_or_default();
        fields.finish();
        Some(EditionMark { act: act?, change, span: node.span() })
    }
}

impl Decode for EditionChange {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        match node.text() {
            "added" => Some(EditionChange::Added),
            "changed" => Some(EditionChange::Changed),
            "repealed" => Some(EditionChange::Repealed),
            _ => misfits.add(node.span()),
        }
    }
}
