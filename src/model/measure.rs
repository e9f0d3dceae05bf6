//! Measures and the sections that hold them.

use super::decode::{Decode, Fields, Misfits, Pairs};
use super::value::{Date, Number, Text};
use crate::base::Period;
use crate::base::Span;
use crate::syntax::{Kind, Node, Style};

/// A section of the roadmap: a heading over measures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Section {
    /// Its heading; none for the measures of a flat table.
    pub title: Option<Text>,
    /// Its number, where it is not the next one.
    pub number: Option<Number>,
    /// The deadline of its measures that have none of their own.
    pub deadline: Option<Deadline>,
    /// Who is responsible for its measures that name nobody.
    pub responsible: Vec<Responsible>,
    /// The result of its measures that name none.
    pub result: Option<Text>,
    /// Its measures.
    pub measures: Vec<Measure>,
    /// The rules that are silenced in it, with the reason.
    pub allow: Vec<Allow>,
    /// The whole entry.
    pub span: Span,
}

/// A measure (мероприятие): a row of the roadmap.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measure {
    /// Its name in the roadmap; empty where the file gives none.
    pub id: Text,
    /// What is to be done.
    pub title: Text,
    /// Its number, where it is not the next one.
    pub number: Option<Number>,
    /// By when.
    pub deadline: Option<Deadline>,
    /// Who is responsible.
    pub responsible: Vec<Responsible>,
    /// The document that results.
    pub result: Option<Text>,
    /// A note.
    pub note: Option<Text>,
    /// Where.
    pub place: Option<Text>,
    /// Values of columns of one's own, by key.
    pub fields: Vec<(Text, Number)>,
    /// The measures above that this one carries out, `roadmap/measure`.
    pub implements: Vec<Text>,
    /// The level whose every roadmap below must implement it.
    pub mandatory_for: Option<Text>,
    /// What must be finished first: `measure` or `roadmap/measure`.
    pub after: Vec<Text>,
    /// When it was done.
    pub done: Vec<Done>,
    /// The rules that are silenced here, with the reason.
    pub allow: Vec<Allow>,
    /// The whole entry.
    pub span: Span,
}

/// A deadline: the official wording, and a window where the wording cannot carry the meaning.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Deadline {
    /// The wording, as printed.
    pub text: Text,
    /// The days that are checked in place of the wording.
    pub window: Option<(Period, Span)>,
    /// The whole value.
    pub span: Span,
}

/// Who is responsible: the key of a body or free text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Responsible {
    /// The key or the text.
    pub text: Text,
    /// Whether it is written without quotes, as keys are.
    pub plain: bool,
}

/// That a measure was done.
#[derive(Clone, Debug, PartialEq)]
pub struct Done {
    /// The day.
    pub on: Date,
    /// The document that shows it.
    pub document: Option<Text>,
    /// The whole entry.
    pub span: Span,
}

/// A rule or a group that is silenced, with the reason.
#[derive(Clone, Debug, PartialEq)]
pub struct Allow {
    /// The rule's code or its group.
    pub rule: Text,
    /// Why.
    pub reason: Text,
}

impl Decode for Section {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        let mut fields = Fields::of(node, misfits)?;
        let section = Section {
            title: fields.required("title"),
            number: fields.optional("number"),
            deadline: fields.optional("deadline"),
            responsible: fields.one_or_many("responsible"),
            result: fields.optional("result"),
            measures: fields.list("measures"),
            allow: allows(&mut fields),
            span: node.span(),
        };
        fields.finish();
        Some(section)
    }
}

impl Decode for Measure {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        let mut fields = Fields::of(node, misfits)?;
        let measure = Measure {
            id: fields.id(),
            title: fields.required("title").unwrap_or_default(),
            deadline: fields.optional("deadline"),
            responsible: fields.one_or_many("responsible"),
            result: fields.optional("result"),
            implements: fields.references("implements"),
            number: fields.optional("number"),
            note: fields.optional("note"),
            place: fields.optional("place"),
            fields: fields.optional("fields").map(|Pairs(pairs)| pairs).unwrap_or_default(),
            mandatory_for: fields.optional("mandatory_for"),
            after: fields.references("after"),
            done: fields.one_or_many("done"),
            allow: allows(&mut fields),
            span: node.span(),
        };
        fields.finish();
        Some(measure)
    }
}

impl Decode for Deadline {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        if node.kind() != Kind::Mapping {
            return Text::decode(node, misfits).map(|text| Deadline { span: text.span, text, window: None });
        }
        let mut fields = Fields::of(node, misfits)?;
        let text: Option<Text> = fields.required("text");
        let window: Option<Text> = fields.required("window");
        fields.finish();
        let window = window.and_then(|window| match Period::parse(&window) {
            Some(period) => Some((period, window.span)),
            None => misfits.add(window.span),
        });
        Some(Deadline { text: text?, window, span: node.span() })
    }
}

impl Decode for Responsible {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        let plain = node.kind() == Kind::Scalar(Style::Plain);
        Text::decode(node, misfits).map(|text| Responsible { text, plain })
    }
}

impl Decode for Done {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        let mut fields = Fields::of(node, misfits)?;
        let on = fields.required("on");
        let document = fields.optional("document");
        fields.finish();
        Some(Done { on: on?, document, span: node.span() })
    }
}

/// The `allow` of a mapping, as a list.
pub(super) fn allows(fields: &mut Fields<'_, '_>) -> Vec<Allow> {
    let pairs = fields.optional("allow").map(|Pairs(pairs)| pairs).unwrap_or_default();
    pairs.into_iter().map(|(rule, reason)| Allow { rule, reason }).collect()
}
