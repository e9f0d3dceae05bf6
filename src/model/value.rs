//! Values with their places.

use std::ops::Deref;

use arcstr::{ArcStr, Substr};
use chrono::NaiveDate;

use super::decode::{Decode, Misfits};
use super::iso_date;
use crate::base::Span;
use crate::syntax::{Node, Scalar, YamlKind};

/// A text and where its value stands in the file, quotes included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// The text, escapes resolved; a part of the file's text where it stands there as it is.
    pub value: Substr,
    /// Where it stands.
    pub span: Span,
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.value
    }
}

impl std::fmt::Display for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.value)
    }
}

impl Text {
    /// The text of a node of that file's text.
    pub(super) fn of(node: Node<'_>, source: &ArcStr) -> Self {
        let value = source.try_substr_from(node.text()).unwrap_or_else(|| node.text().into());
        Text { value, span: node.span() }
    }
}

impl Decode for Text {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        match node.scalar() {
            Scalar::String if !is_blank(node.text()) => Some(Text::of(node, misfits.source())),
            _ => misfits.add(node.span()),
        }
    }
}

/// Whether there is nothing but blanks; told by the first sign, where that is a Latin or a Russian letter.
fn is_blank(text: &str) -> bool {
    !matches!(text.bytes().next(), Some(b'!'..=b'~' | 0xD0 | 0xD1)) && text.trim().is_empty()
}

/// A number as it is written (`58`, `"12-п"`, `1.10`): a text that may look like a figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Number(pub Text);

impl Deref for Number {
    type Target = Text;

    fn deref(&self) -> &Text {
        &self.0
    }
}

impl Decode for Number {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        match node.scalar() {
            Scalar::String | Scalar::Integer | Scalar::Float => {
                Some(Number(Text::of(node, misfits.source())))
            }
            _ => misfits.add(node.span()),
        }
    }
}

/// A heading, which may be empty: the first column of many tables has none.
pub(super) struct HeadingText(pub Text);

impl Decode for HeadingText {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        match node.scalar() {
            Scalar::String => Some(HeadingText(Text::of(node, misfits.source()))),
            _ => misfits.add(node.span()),
        }
    }
}

/// A figure above nothing.
pub(super) struct Positive(pub f64);

impl Decode for Positive {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        let value = f64::decode(node, misfits)?;
        if value > 0.0 { Some(Positive(value)) } else { misfits.add(node.span()) }
    }
}

/// An id: letters a-z, figures and hyphens. One of other signs is a misfit, and kept so that references find it.
pub(super) struct Id(pub Text);

impl Decode for Id {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        let text = Text::decode(node, misfits)?;
        if !is_id(&text) {
            misfits.add::<()>(node.span());
        }
        Some(Id(text))
    }
}

/// A reference: an id, or `roadmap/id`.
pub(super) struct Reference(pub Text);

impl Decode for Reference {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        let text = Text::decode(node, misfits)?;
        let (first, second) = text.split_once('/').unwrap_or((&text, "x"));
        if is_id(first) && is_id(second) { Some(Reference(text)) } else { misfits.add(node.span()) }
    }
}

/// Whether a text is of the form of an id.
pub fn is_id(text: &str) -> bool {
    !text.is_empty() && leading_id(text).len() == text.len()
}

/// The id with which a text begins; nothing where it begins with none.
pub fn leading_id(text: &str) -> &str {
    let is_other = |sign: char| !matches!(sign, 'a'..='z' | '0'..='9' | '-');
    text.split(is_other).next().unwrap_or_default()
}

/// A day, written `2024-03-01`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    /// The day.
    pub day: NaiveDate,
    /// Where it stands.
    pub span: Span,
}

impl Decode for Date {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        match (node.kind(), iso_date(node.text())) {
            (YamlKind::Scalar(_), Some(day)) => Some(Date { day, span: node.span() }),
            _ => misfits.add(node.span()),
        }
    }
}

impl Decode for bool {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        match node.scalar() {
            Scalar::Bool(value) => Some(value),
            _ => misfits.add(node.span()),
        }
    }
}

impl Decode for f64 {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        match node.scalar() {
            Scalar::Integer | Scalar::Float => node.text().parse().ok().or_else(|| misfits.add(node.span())),
            _ => misfits.add(node.span()),
        }
    }
}
