//! The act that approves a roadmap.

use super::clause::{Clause, ClauseNumbers};
use super::decode::{Decode, Fields, Misfits, Nullable};
use super::edition::Edition;
use super::value::{Date, Number, Text};
use crate::base::{ClauseIdx, IndexVec, Span};
use crate::syntax::{Node, Scalar, YamlKind};

/// An order (приказ), or another act that approves the roadmap.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Order {
    /// Приказ, Распоряжение, Постановление or Решение; Приказ where not given.
    pub kind: Option<Text>,
    /// Who issues it.
    pub issuer: Issuer,
    /// Its registration number; a blank is printed while there is none.
    pub number: Option<Number>,
    /// Its date; a blank is printed while there is none.
    pub date: Option<Date>,
    /// Where it is issued: «г. Армавир».
    pub place: Option<Text>,
    /// Its title.
    pub title: Text,
    /// The acts it rests on.
    pub basis: Vec<Act>,
    /// The prose before the resolving verb.
    pub preamble: Option<Text>,
    /// The resolving verb.
    pub resolves: Resolves,
    /// Later acts that changed it, the newest last.
    pub editions: Vec<Edition>,
    /// Its clauses, each behind the one it stands in.
    pub clauses: IndexVec<ClauseIdx, Clause>,
    /// How inner clauses are numbered.
    pub clause_numbers: ClauseNumbers,
    /// Acts that it changes.
    pub amends: Vec<Act>,
    /// Acts that it repeals.
    pub repeals: Vec<Act>,
    /// Who signs.
    pub signatories: Vec<Signatory>,
    /// Who drafted it.
    pub drafted_by: Option<DraftedBy>,
    /// Who signs that they have read it.
    pub acquainted: Acquainted,
    /// Who gets a copy.
    pub copies_to: Vec<Text>,
    /// The whole entry.
    pub span: Span,
}

/// The resolving verb of an act.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Resolves {
    /// The one that is usual for the kind of the act, where there is one.
    #[default]
    ByKind,
    /// None.
    Nothing,
    /// This one.
    Word(Text),
}

/// «С приказом ознакомлены».
#[derive(Clone, Debug, PartialEq)]
pub enum Acquainted {
    /// A line for each position or name.
    Named(Vec<Text>),
    /// So many blank lines.
    Blank(usize),
}

impl Default for Acquainted {
    fn default() -> Self {
        Acquainted::Named(Vec::new())
    }
}

/// The most blank lines to sign: a page of them is 20, and no order has 500 readers who sign on it.
const MOST_LINES: usize = 500;

/// Who issues an act.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Issuer {
    /// The name, in the nominative.
    pub name: Text,
    /// The name in the genitive, for «к приказу …».
    pub genitive: Option<Text>,
}

/// An act that is named: a basis, one that is changed or repealed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Act {
    /// Kind, issuer and name, as printed.
    pub title: Text,
    /// Its number.
    pub number: Option<Number>,
    /// Its date.
    pub date: Option<Date>,
    /// The whole entry.
    pub span: Span,
}

/// Who signs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Signatory {
    /// The position.
    pub position: Text,
    /// Initials and surname.
    pub name: Option<Text>,
}

/// Who drafted the act.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DraftedBy {
    /// The position.
    pub position: Option<Text>,
    /// The name.
    pub name: Option<Text>,
    /// The telephone.
    pub phone: Option<Text>,
}

/// «УТВЕРЖДАЮ», in place of an order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Approval {
    /// The position.
    pub position: Text,
    /// Initials and surname.
    pub name: Option<Text>,
    /// The day.
    pub date: Option<Date>,
    /// The act by which it is put in force.
    pub act: Option<ApprovalAct>,
    /// The whole entry.
    pub span: Span,
}

/// The act named in «УТВЕРЖДАЮ».
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ApprovalAct {
    /// Приказ, where not given.
    pub kind: Option<Text>,
    /// Its number.
    pub number: Option<Number>,
    /// Its date.
    pub date: Option<Date>,
}

/// «СОГЛАСОВАНО» or «ПРИНЯТО».
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Agreed {
    /// The body that adopted it.
    pub body: Option<Text>,
    /// Its protocol.
    pub protocol: Option<Protocol>,
    /// The position of who agreed.
    pub position: Option<Text>,
    /// The name of who agreed.
    pub name: Option<Text>,
    /// The day.
    pub date: Option<Date>,
    /// The whole entry.
    pub span: Span,
}

/// The protocol of a meeting.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Protocol {
    /// Its number.
    pub number: Option<Number>,
    /// Its date.
    pub date: Option<Date>,
}

impl Decode for Order {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        let mut fields = Fields::of(node, misfits)?;
        let clauses = fields.items("clauses");
        let mut order = Order {
            kind: fields.optional::<ActKinds>("kind").map(|kind| kind.0),
            issuer: fields.required("issuer").unwrap_or_default(),
            number: fields.optional("number").and_then(|Nullable(number)| number),
            date: fields.optional("date").and_then(|Nullable(date)| date),
            place: fields.optional("place"),
            title: fields.required("title").unwrap_or_default(),
            basis: fields.list("basis"),
            preamble: fields.optional("preamble"),
            resolves: fields.optional("resolves").unwrap_or_default(),
            editions: fields.list("editions"),
            clauses: IndexVec::new(),
            clause_numbers: fields.optional("clause_numbers").unwrap_or_default(),
            amends: fields.list("amends"),
            repeals: fields.list("repeals"),
            signatories: fields.one_or_many("signatory"),
            drafted_by: fields.optional("drafted_by"),
            acquainted: fields.optional("acquainted").unwrap_or_default(),
            copies_to: fields.one_or_many("copies_to"),
            span: node.span(),
        };
        fields.finish();
        Clause::read(clauses, None, misfits, &mut order.clauses);
        Some(order)
    }
}

/// The kinds of acts that can approve a roadmap.
pub(super) struct ActKinds(pub Text);

impl Decode for ActKinds {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        let kind = Text::decode(node, misfits)?;
        match &*kind.value {
            "Приказ" | "Распоряжение" | "Постановление" | "Решение" => {
                Some(ActKinds(kind))
            }
            _ => misfits.add(node.span()),
        }
    }
}

impl Decode for Resolves {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        if node.is_null() {
            return Some(Resolves::Nothing);
        }
        Text::decode(node, misfits).map(Resolves::Word)
    }
}

impl Decode for Acquainted {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        if node.kind() == YamlKind::Sequence {
            return Vec::decode(node, misfits).map(Acquainted::Named);
        }
        let count = || node.text().parse().ok().filter(|count| (1..=MOST_LINES).contains(count));
        match node.scalar() {
            Scalar::Integer => count().map(Acquainted::Blank).or_else(|| misfits.add(node.span())),
            _ => misfits.add(node.span()),
        }
    }
}

impl Decode for Issuer {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        if node.kind() != YamlKind::Mapping {
            return Text::decode(node, misfits).map(|name| Issuer { name, genitive: None });
        }
        let mut fields = Fields::of(node, misfits)?;
        let name = fields.required("name").unwrap_or_default();
        let issuer = Issuer { name, genitive: fields.optional("genitive") };
        fields.finish();
        Some(issuer)
    }
}

impl Decode for Act {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        let mut fields = Fields::of(node, misfits)?;
        let act = Act {
            title: fields.required("title").unwrap_or_default(),
            number: fields.optional("number").and_then(|Nullable(number)| number),
            date: fields.optional("date").and_then(|Nullable(date)| date),
            span: node.span(),
        };
        fields.finish();
        Some(act)
    }
}

impl Decode for Signatory {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        let mut fields = Fields::of(node, misfits)?;
        let position = fields.required("position").unwrap_or_default();
        let signatory = Signatory { position, name: fields.optional("name") };
        fields.finish();
        Some(signatory)
    }
}

impl Decode for DraftedBy {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        let mut fields = Fields::of(node, misfits)?;
        let drafted = DraftedBy {
            position: fields.optional("position"),
            name: fields.optional("name"),
            phone: fields.optional::<Number>("phone").map(|phone| phone.0),
        };
        fields.finish();
        Some(drafted)
    }
}

impl Decode for Approval {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        let mut fields = Fields::of(node, misfits)?;
        let approval = Approval {
            position: fields.required("position").unwrap_or_default(),
            name: fields.optional("name"),
            date: fields.optional("date").and_then(|Nullable(date)| date),
            act: fields.optional("act"),
            span: node.span(),
        };
        fields.finish();
        Some(approval)
    }
}

impl Decode for ApprovalAct {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        let mut fields = Fields::of(node, misfits)?;
        let act = ApprovalAct {
            kind: fields.optional::<ActKinds>("kind").map(|kind| kind.0),
            number: fields.optional("number").and_then(|Nullable(number)| number),
            date: fields.optional("date").and_then(|Nullable(date)| date),
        };
        fields.finish();
        Some(act)
    }
}

impl Decode for Agreed {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        let mut fields = Fields::of(node, misfits)?;
        let agreed = Agreed {
            body: fields.optional("body"),
            protocol: fields.optional("protocol"),
            position: fields.optional("position"),
            name: fields.optional("name"),
            date: fields.optional("date").and_then(|Nullable(date)| date),
            span: node.span(),
        };
        fields.finish();
        Some(agreed)
    }
}

impl Decode for Protocol {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        let mut fields = Fields::of(node, misfits)?;
        let number = fields.optional("number").and_then(|Nullable(number)| number);
        let date = fields.optional("date").and_then(|Nullable(date)| date);
        fields.finish();
        Some(Protocol { number, date })
    }
}
