//! Clauses of the order.

use super::decode::{Decode, Fields, Misfits};
use super::measure::{Allow, Deadline, Responsible, allows};
use super::value::{Id, Number, Text};
use crate::base::Span;
use crate::syntax::Node;

/// A clause of the order (пункт), with the clauses inside it.
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
    /// The clauses inside.
    pub clauses: Vec<Clause>,
    /// The rules that are silenced here, with the reason.
    pub allow: Vec<Allow>,
    /// The whole entry.
    pub span: Span,
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
    /// This clause and all inside it, in the order of the file.
    pub fn walk(&self) -> Vec<&Clause> {
        let inner = self.clauses.iter().flat_map(Clause::walk);
        std::iter::once(self).chain(inner).collect()
    }
}

impl Decode for Clause {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        let mut fields = Fields::of(node, misfits)?;
        let clause = Clause {
            text: fields.required("text").unwrap_or_default(),
            id: fields.optional::<Id>("id").map(|id| id.0),
            number: fields.optional("number"),
            deadline: fields.optional("deadline"),
            responsible: fields.one_or_many("responsible"),
            measures: fields.references("measure"),
            approves: fields.optional::<Id>("approves").map(|id| id.0),
            clauses: fields.list("clauses"),
            allow: allows(&mut fields),
            span: node.span(),
        };
        fields.finish();
        Some(clause)
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
