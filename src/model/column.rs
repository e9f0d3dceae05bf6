//! Columns of the printed table: which there are, their headings, and what those of one's own hold.

use super::decode::{Decode, Fields, Misfits, Pairs};
use super::keyed::{HasKey, Keyed};
use super::value::{HeadingText, Number, Positive, Text};
use crate::base::Span;
use crate::syntax::{Node, YamlKind};

/// A column of the printed table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    /// `number`, `title`, `deadline`, `starts`, `ends`, `weekday`, `periods`, `responsible`, `result`, `note`, `place`,
    /// or a key of `fields`.
    pub key: Text,
    /// Its heading; may be empty.
    pub heading: Text,
    /// The heading that stands above it and its neighbours of the same.
    pub group: Option<Text>,
    /// How its cells stand, where not as usual.
    pub align: Option<Align>,
    /// Its width in millimetres, where it is not to be measured.
    pub width: Option<f64>,
    /// Of `periods`: a column for each unit of the plan.
    pub periods: Option<Periods>,
}

/// How the cells of a column stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// At the left.
    Left,
    /// In the middle.
    Centre,
    /// At the right.
    Right,
}

/// Columns for the units of time of the plan, marked where a measure falls into one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Periods {
    /// Which units.
    pub unit: PeriodUnit,
    /// The mark, where it is not ×.
    pub mark: Option<Text>,
}

/// A unit of time that a plan is divided into.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PeriodUnit {
    /// «январь»
    #[default]
    Month,
    /// «I квартал»
    Quarter,
    /// «I полугодие»
    HalfYear,
    /// «2024»
    Year,
}

/// A column of one's own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Field {
    /// Its key.
    pub key: Text,
    /// The unit of its values.
    pub unit: Option<Text>,
    /// Whether it is a column a year of the plan.
    pub by_year: bool,
    /// Where the money comes from: a line each.
    pub sources: Vec<Text>,
    /// Whether sums are printed: a column beside the years, a row below the table.
    pub total: bool,
    /// The whole entry.
    pub span: Span,
}

/// What a measure has in a column of its own.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldValue {
    /// A text or a figure.
    Plain(Number),
    /// Figures by year or source, each plain or again by source; the key `total` is the sum as typed.
    Parts(Keyed<(Text, FieldValue)>, Span),
}

impl FieldValue {
    /// The text, where it is a plain one.
    pub fn plain(&self) -> Option<&Text> {
        match self {
            FieldValue::Plain(number) => Some(number),
            FieldValue::Parts(..) => None,
        }
    }

    /// Where it stands.
    pub fn span(&self) -> Span {
        match self {
            FieldValue::Plain(number) => number.span,
            FieldValue::Parts(_, span) => *span,
        }
    }
}

impl Column {
    /// The columns under the key `columns`, in order.
    pub(super) fn all(fields: &mut Fields<'_, '_>) -> Vec<Column> {
        fields.optional::<Columns>("columns").map(|columns| columns.0).unwrap_or_default()
    }

    fn of(key: Text, node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        let is_periods = &*key == "periods";
        if node.kind() != YamlKind::Mapping {
            // Without a unit there is no telling which columns are meant.
            let heading = if is_periods { None } else { Some(HeadingText::decode(node, misfits)?.0) };
            return match heading {
                Some(heading) => Some(Column { key, heading, ..Column::default() }),
                None => misfits.add(node.span()),
            };
        }
        let mut fields = Fields::of(node, misfits)?;
        let periods = is_periods.then(|| Periods {
            unit: fields.required("unit").unwrap_or_default(),
            mark: fields.optional("mark"),
        });
        let heading: Option<HeadingText> =
            if is_periods { fields.optional("title") } else { fields.required("title") };
        let column = Column {
            key,
            heading: heading.map(|heading| heading.0).unwrap_or_default(),
            group: fields.optional("group"),
            align: fields.optional("align"),
            width: fields.optional::<Positive>("width").map(|width| width.0),
            periods,
        };
        fields.finish();
        Some(column)
    }
}

/// Columns by key.
struct Columns(Vec<Column>);

impl Decode for Columns {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        if node.kind() != YamlKind::Mapping {
            return misfits.add(node.span());
        }
        let columns = node.entries().filter_map(|(key, value)| {
            let key = Text::of(key, misfits.source());
            Column::of(key, value, misfits)
        });
        Some(Columns(columns.collect()))
    }
}

impl HasKey for Field {
    fn key(&self) -> &Text {
        &self.key
    }
}

impl Field {
    /// The columns of one's own under the key `fields`, in order.
    pub(super) fn all(fields: &mut Fields<'_, '_>) -> Keyed<Field> {
        let pairs = fields.optional("fields").map(|Pairs(pairs)| pairs).unwrap_or_default();
        pairs.into_iter().map(|(key, field)| Field { key, ..field }).collect()
    }
}

impl Decode for Field {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        let mut fields = Fields::of(node, misfits)?;
        let field = Field {
            key: Text::default(),
            unit: fields.optional("unit"),
            by_year: fields.optional::<YearDivision>("by").is_some(),
            sources: fields.list("sources"),
            total: fields.optional("total").unwrap_or_default(),
            span: node.span(),
        };
        fields.finish();
        Some(field)
    }
}

/// `by: year`, the one way of division that there is.
struct YearDivision;

impl Decode for YearDivision {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        if node.text() == "year" { Some(YearDivision) } else { misfits.add(node.span()) }
    }
}

impl Decode for FieldValue {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        if node.kind() != YamlKind::Mapping {
            return Number::decode(node, misfits).map(FieldValue::Plain);
        }
        let Pairs(parts) = Pairs::<YearPart>::decode(node, misfits)?;
        let parts = parts.into_iter().map(|(key, part)| (key, part.0));
        Some(FieldValue::Parts(parts.collect(), node.span()))
    }
}

/// The value of a year: plain, or by source and no deeper.
struct YearPart(FieldValue);

impl Decode for YearPart {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        if node.kind() != YamlKind::Mapping {
            return Number::decode(node, misfits).map(|number| YearPart(FieldValue::Plain(number)));
        }
        let Pairs(sources) = Pairs::<Number>::decode(node, misfits)?;
        let sources = sources.into_iter().map(|(key, number)| (key, FieldValue::Plain(number)));
        Some(YearPart(FieldValue::Parts(sources.collect(), node.span())))
    }
}

impl Decode for Align {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        match node.text() {
            "left" => Some(Align::Left),
            "center" => Some(Align::Centre),
            "right" => Some(Align::Right),
            _ => misfits.add(node.span()),
        }
    }
}

impl Decode for PeriodUnit {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        match node.text() {
            "month" => Some(PeriodUnit::Month),
            "quarter" => Some(PeriodUnit::Quarter),
            "half-year" => Some(PeriodUnit::HalfYear),
            "year" => Some(PeriodUnit::Year),
            _ => misfits.add(node.span()),
        }
    }
}
