//! Clauses of the order.

use super::decode::{Decode, Fields, Misfits};
use super::measure::{Allow, Deadline, Responsible, allows};
use super::nested::{Nested, inside};
use super::order::Order;
use super::value::{Id, Number, Text};
use crate::base::{ClauseIdx, IndexVec, Span};
use crate::syntax::Node;

/// A clause of the order (пункт).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Clause {
    /// By which `{ref:…}` names it; optional.
    pub id: Option<Text>,
    /// Its text; `{deadline}` stands for the deadline's wording, `{annex}` for «(приложение № 1)».
    pub text: Text,
    /// Its number, where it is not the next one.
    pub number: Option<Number>,
    /// Until when the duty is to be done.
    pub deadline: Option<Deadline>,
    /// Who is responsible.
    pub responsible: Vec<Responsible>,
    /// The measures that are the same duty.
    pub measures: Vec<Text>,
    /// The id of the annex that the clause approves.
    pub approves: Option<Text>,
    /// The rules that are silenced here, with the reason.
    pub allow: Vec<Allow>,
    /// The whole entry.
    pub span: Span,
    /// The clause that it stands in.
    pub outer: Option<ClauseIdx>,
    /// In how many clauses it stands.
    pub depth: u16,
}

/// How inner clauses are numbered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ClauseNumbers {
    /// 1) 2) 3)
    #[default]
    Parenthesis,
    /// 1.1. 1.2.
    Decimal,
    /// –
    Dash,
    /// No numbers.
    Without,
}

impl Clause {
    /// Reads clauses with those inside them into a list.
    pub(super) fn read(
        nodes: Vec<Node<'_>>,
        outer: Option<ClauseIdx>,
        misfits: &mut Misfits,
        list: &mut IndexVec<ClauseIdx, Clause>,
    ) {
        for node in nodes {
            let Some(mut fields) = Fields::of(node, misfits) else { continue };
            let clause = Clause {
                text: fields.required("text").unwrap_or_default(),
                id: fields.optional::<Id>("id").map(|id| id.0),
                number: fields.optional("number"),
                deadline: fields.optional("deadline"),
                responsible: fields.one_or_many("responsible"),
                measures: fields.references("measure"),
                approves: fields.optional::<Id>("approves").map(|id| id.0),
                allow: allows(&mut fields),
                span: node.span(),
                outer,
                depth: outer.map_or(0, |outer| list[outer].depth.saturating_add(1)),
            };
            let inner = fields.items("clauses");
            fields.finish();
            let own = list.push(clause);
            Clause::read(inner, Some(own), misfits, list);
        }
    }
}

impl Order {
    /// The clauses in one; where none is named, those that stand in no other.
    pub fn clauses_in(
        &self,
        outer: Option<ClauseIdx>,
    ) -> impl DoubleEndedIterator<Item = (ClauseIdx, &Clause)> + Clone {
        inside(&self.clauses, outer)
    }
}

impl Nested for Clause {
    fn depth(&self) -> u16 {
        self.depth
    }
}

impl Decode for ClauseNumbers {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        match node.text() {
            "parenthesis" => Some(ClauseNumbers::Parenthesis),
            "decimal" => Some(ClauseNumbers::Decimal),
            "dash" => Some(ClauseNumbers::Dash),
            "none" => Some(ClauseNumbers::Without),
            _ => misfits.add(node.span()),
        }
    }
}
