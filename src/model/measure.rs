//! Measures.

use super::column::FieldValue;
use super::decode::{Decode, Fields, Misfits, Pairs};
use super::edition::EditionMark;
use super::keyed::Keyed;
use super::nested::Nested;
use super::value::{Date, Number, Text};
use super::window;
use crate::base::{Period, RowIdx, SectionIdx, Span};
use crate::syntax::{Node, QuotingStyle, YamlKind};

/// A measure (мероприятие), or a part of one: a row of the roadmap.
#[derive(Clone, Debug, PartialEq)]
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
    pub fields: Keyed<(Text, FieldValue)>,
    /// The measures above that this one carries out, `roadmap/measure`.
    pub implements: Vec<Text>,
    /// The level whose every roadmap below must implement it.
    pub mandatory_for: Option<Text>,
    /// What must be finished first: `measure` or `roadmap/measure`.
    pub after: Vec<Text>,
    /// When it was done.
    pub done: Vec<Done>,
    /// How a bare day in its deadline is meant, where stated.
    pub dates: Option<BareDates>,
    /// What a later act did to it.
    pub edition: Option<EditionMark>,
    /// The rules that are silenced here, with the reason.
    pub allow: Vec<Allow>,
    /// The whole entry.
    pub span: Span,
    /// The innermost section that it stands in.
    pub section: SectionIdx,
    /// The measure that it is a part of.
    pub whole: Option<RowIdx>,
    /// In how many measures it stands.
    pub depth: u16,
}

/// How a bare day in a deadline is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum BareDates {
    /// By that day.
    #[default]
    By,
    /// On that very day.
    On,
}

/// A deadline: the official wording, and windows where the wording cannot carry the meaning.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Deadline {
    /// The wording, as printed; made of the windows where it is not given.
    pub text: Text,
    /// The windows that are checked in place of the wording, each with its place.
    pub windows: Vec<(Period, Span)>,
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

impl Measure {
    /// Reads a measure that stands so in the table, without its parts, which are rows of their own: those are returned.
    pub(super) fn read<'n>(
        node: Node<'n>,
        section: SectionIdx,
        whole: Option<RowIdx>,
        depth: u16,
        misfits: &mut Misfits,
    ) -> Option<(Self, Vec<Node<'n>>)> {
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
            fields: fields.optional("fields").map(|Pairs(pairs)| pairs.into()).unwrap_or_default(),
            mandatory_for: fields.optional("mandatory_for"),
            after: fields.references("after"),
            done: fields.one_or_many("done"),
            dates: fields.optional("dates"),
            edition: fields.optional("edition"),
            allow: allows(&mut fields),
            span: node.span(),
            section,
            whole,
            depth,
        };
        let parts = fields.items("measures");
        fields.finish();
        Some((measure, parts))
    }
}

impl Nested for Measure {
    fn depth(&self) -> u16 {
        self.depth
    }
}

impl Decode for Deadline {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        if node.kind() != YamlKind::Mapping {
            return Text::decode(node, misfits).map(|text| Deadline {
                span: text.span,
                text,
                windows: Vec::new(),
            });
        }
        let mut fields = Fields::of(node, misfits)?;
        let text: Option<Text> = fields.optional("text");
        let one: Option<DayWindow> = fields.optional("window");
        let many: Option<Vec<DayWindow>> = fields.optional("windows");
        // One of the two keys: with none there is nothing to check, with both no telling which counts.
        let known = fields.has("window") != fields.has("windows");
        fields.finish();
        if !known {
            return misfits.add(node.span());
        }
        let windows: Vec<_> =
            one.into_iter().chain(many.into_iter().flatten()).map(|window| window.0).collect();
        let made = || Text { value: window::told(&windows).into(), span: node.span() };
        Some(Deadline { text: text.unwrap_or_else(made), windows, span: node.span() })
    }
}

/// A window as it is written, with its place.
struct DayWindow((Period, Span));

impl Decode for DayWindow {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        let text = Number::decode(node, misfits)?;
        match Period::parse_window(&text) {
            Some(period) => Some(DayWindow((period, node.span()))),
            None => misfits.add(node.span()),
        }
    }
}

impl Decode for BareDates {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        match node.text() {
            "by" => Some(BareDates::By),
            "on" => Some(BareDates::On),
            _ => misfits.add(node.span()),
        }
    }
}

impl Decode for Responsible {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        let plain = node.kind() == YamlKind::Scalar(QuotingStyle::Plain);
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
