//! Planned indicators (показатели) by year.

use super::decode::{Decode, Fields, Misfits, Pairs};
use super::measure::{Allow, allows};
use super::value::{Number, Text};
use crate::base::Span;
use crate::syntax::Node;

/// A planned indicator.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Indicator {
    /// Its name in the roadmap.
    pub id: Text,
    /// What is measured.
    pub title: Text,
    /// Its number, where it is not the next one.
    pub number: Option<Number>,
    /// The unit, as printed: %, человек.
    pub unit: Option<Text>,
    /// How it is counted.
    pub definition: Option<Text>,
    /// The heading under which it stands.
    pub group: Option<Text>,
    /// The indicators above that it serves, `roadmap/indicator`.
    pub implements: Vec<Text>,
    /// Known values before the plan.
    pub base: Vec<YearTarget>,
    /// Whether more or less is better.
    pub direction: Direction,
    /// Planned values by year.
    pub targets: Vec<YearTarget>,
    /// Values that were reached, by year.
    pub actual: Vec<YearTarget>,
    /// The rules that are silenced here, with the reason.
    pub allow: Vec<Allow>,
    /// The whole entry.
    pub span: Span,
}

/// The value of a year.
#[derive(Clone, Debug, PartialEq)]
pub struct YearTarget {
    /// The year.
    pub year: i32,
    /// Where the year stands.
    pub year_span: Span,
    /// The value, in the indicator's unit.
    pub value: f64,
    /// The value as written.
    pub text: Text,
}

/// Whether more or less is better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// More is better.
    #[default]
    Up,
    /// Less is better.
    Down,
}

impl Decode for Indicator {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        let mut fields = Fields::of(node, misfits)?;
        let indicator = Indicator {
            id: fields.id(),
            title: fields.required("title").unwrap_or_default(),
            number: fields.optional("number"),
            unit: fields.optional("unit"),
            definition: fields.optional("definition"),
            group: fields.optional("group"),
            implements: fields.references("implements"),
            base: fields.optional::<YearTargets>("base").map(|years| years.0).unwrap_or_default(),
            direction: fields.optional("direction").unwrap_or_default(),
            targets: fields.optional::<YearTargets>("targets").map(|years| years.0).unwrap_or_default(),
            actual: fields.optional::<YearTargets>("actual").map(|years| years.0).unwrap_or_default(),
            allow: allows(&mut fields),
            span: node.span(),
        };
        fields.finish();
        Some(indicator)
    }
}

struct YearTargets(Vec<YearTarget>);

/// A figure as it is written, with its value.
struct WrittenFigure(Text, f64);

impl Decode for WrittenFigure {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        f64::decode(node, misfits).map(|value| WrittenFigure(Text::of(node, misfits.source()), value))
    }
}

impl Decode for YearTargets {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        let Pairs(pairs) = Pairs::<WrittenFigure>::decode(node, misfits)?;
        let mut years = Vec::with_capacity(pairs.len());
        for (key, WrittenFigure(text, value)) in pairs {
            let year = (key.len() == 4).then(|| key.parse().ok()).flatten();
            let year: Option<i32> =
                year.filter(|year| (1900..2200).contains(year)).or_else(|| misfits.add(key.span));
            years.extend(year.map(|year| YearTarget { year, year_span: key.span, value, text }));
        }
        Some(YearTargets(years))
    }
}

impl Decode for Direction {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        match node.text() {
            "up" => Some(Direction::Up),
            "down" => Some(Direction::Down),
            _ => misfits.add(node.span()),
        }
    }
}
