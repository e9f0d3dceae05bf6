//! A roadmap: one file.

use super::addressee::Addressees;
use super::annex::{Annex, bodies};
use super::body::Body;
use super::clause::Clause;
use super::column::{Column, Field};
use super::decode::{Decode, Fields, Misfits, Nullable, Pairs};
use super::indicator::Indicator;
use super::measure::{Allow, Dates, Measure, allows};
use super::order::{Agreed, Approval, Order};
use super::row::Row;
use super::section::{self, Section};
use super::value::{Date, Id, Number, Text};
use crate::base::{FileId, Idx, IndexVec, Period, Place, RowIdx, SectionIdx, Span};
use crate::syntax::Node;

/// A roadmap with the act that approves it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Roadmap {
    /// The file it was read from.
    pub file: FileId,
    /// Whether the file could not be read to its end, so that what is absent may only be unread.
    pub partial: bool,
    /// Its name in the workspace; empty where the file gives none.
    pub id: Text,
    /// Its level; empty where the file gives none.
    pub level: Text,
    /// The territory it holds for.
    pub territory: Option<Text>,
    /// The id of the roadmap above.
    pub parent: Option<Text>,
    /// Whether the file says that there is none above it: `parent: null`.
    pub is_uppermost: bool,
    /// The days it covers, where stated.
    pub period: Option<PlanPeriod>,
    /// The act that approves it.
    pub order: Option<Box<Order>>,
    /// «УТВЕРЖДАЮ».
    pub approval: Option<Box<Approval>>,
    /// «СОГЛАСОВАНО», «ПРИНЯТО».
    pub agreed: Vec<Agreed>,
    /// Who may be responsible.
    pub bodies: Vec<Body>,
    /// Who must answer with a roadmap of their own.
    pub addressees: Vec<Addressees>,
    /// The columns of the printed table, in order; empty for the usual ones.
    pub columns: Vec<Column>,
    /// Whether a row of column numbers is printed.
    pub column_numbers: bool,
    /// Whether sections have numbers; without them rows are numbered through.
    pub section_numbers: bool,
    /// Columns of one's own.
    pub fields: Vec<Field>,
    /// How a bare day in a deadline is meant, where stated.
    pub dates: Option<Dates>,
    /// Sections, each behind the one it stands in; the measures of a flat table stand in one that has no title.
    pub sections: IndexVec<SectionIdx, Section>,
    /// Measures, and their parts behind them, in the order of the file; [rows](super::Row) tell what they inherit.
    pub measures: IndexVec<RowIdx, Measure>,
    /// Planned indicators.
    pub indicators: Vec<Indicator>,
    /// Annexes, where listed.
    pub annexes: Option<Vec<Annex>>,
    /// The rules that are silenced in the file, with the reason.
    pub allow: Vec<Allow>,
    /// The whole file.
    pub span: Span,
}

/// The stated period of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanPeriod {
    /// The days.
    pub days: Period,
    /// As written.
    pub text: Text,
}

impl PlanPeriod {
    /// The period as people write it: 2021–2024.
    pub fn told(&self) -> String {
        self.text.replace("..", "–")
    }
}

impl Roadmap {
    /// Every measure, in the order of the file.
    pub fn measures(&self) -> impl DoubleEndedIterator<Item = &Measure> + Clone {
        self.measures.iter()
    }

    /// Every clause of the order, outer before inner.
    pub fn clauses(&self) -> impl DoubleEndedIterator<Item = &Clause> + Clone {
        self.order.iter().flat_map(|order| &order.clauses)
    }

    /// The date from which «после издания приказа» counts: that of the order; without an order that of the act named
    /// in «УТВЕРЖДАЮ», or of «УТВЕРЖДАЮ» itself.
    pub fn approved_on(&self) -> Option<Date> {
        let order = self.order.as_ref().and_then(|order| order.date);
        let approval = self.approval.as_ref();
        let act = approval.and_then(|approval| approval.act.as_ref()).and_then(|act| act.date);
        order.or(act).or_else(|| approval.and_then(|approval| approval.date))
    }

    /// The body of that key.
    pub fn body(&self, key: &str) -> Option<&Body> {
        self.bodies.iter().find(|body| &*body.key == key)
    }

    /// The id of the measure or indicator whose entry holds a span.
    pub fn entry_at(&self, span: Span) -> Option<&Text> {
        let holds = |entry: Span| entry.start <= span.start && span.end <= entry.end;
        let measure = self.row_at(span).map(|row| &row.measure.id);
        let indicator = || self.indicators.iter().find(|one| holds(one.span)).map(|one| &one.id);
        measure.or_else(indicator).filter(|id| !id.is_empty())
    }

    /// The innermost row whose entry holds a span.
    pub fn row_at(&self, span: Span) -> Option<Row<'_>> {
        // The measures of a flat table may stand behind the sections in the file.
        let flat = self.measures.partition_point(|measure| {
            self.sections[measure.section].title.is_none() && measure.section.at() == 0
        });
        let starts = [0..flat.at(), flat.at()..self.measures.len()];
        starts.into_iter().find_map(|range| {
            let rows = self.measures.as_slice().get(range.clone())?;
            let beyond = rows.partition_point(|measure| measure.span.start <= span.start);
            let last = RowIdx::new(range.start + beyond.checked_sub(1)?);
            let mut rows = std::iter::successors(Some(self.row(last)), Row::whole);
            rows.find(|row| row.measure.span.start <= span.start && span.end <= row.measure.span.end)
        })
    }

    /// A place in this file.
    pub fn place(&self, span: Span) -> Place {
        Place { file: self.file, span }
    }
}

impl Decode for Roadmap {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        let mut fields = Fields::of(node, misfits)?;
        let parent: Option<Nullable<Id>> = fields.optional("parent");
        let flat = fields.has("measures").then(|| fields.items("measures"));
        let sections = fields.items("sections");
        let mut roadmap = Roadmap {
            file: FileId::default(),
            partial: false,
            id: fields.id(),
            level: fields.required("level").unwrap_or_default(),
            territory: fields.optional("territory"),
            is_uppermost: matches!(parent, Some(Nullable(None))),
            parent: parent.and_then(|Nullable(id)| id).map(|id| id.0),
            period: fields.optional("period"),
            order: fields.optional("order"),
            approval: fields.optional("approval"),
            agreed: fields.list("agreed"),
            bodies: fields.optional("bodies").map(|Pairs(pairs)| bodies(pairs)).unwrap_or_default(),
            addressees: Addressees::all(&mut fields),
            columns: Column::all(&mut fields),
            column_numbers: fields.optional("column_numbers").unwrap_or_default(),
            section_numbers: fields.optional("section_numbers").unwrap_or(true),
            fields: Field::all(&mut fields),
            dates: fields.optional("dates"),
            sections: IndexVec::new(),
            measures: IndexVec::new(),
            indicators: fields.list("indicators"),
            annexes: fields.optional("annexes"),
            allow: allows(&mut fields),
            span: node.span(),
        };
        fields.finish();
        let rows = section::Reader::of(flat, sections, misfits);
        (roadmap.sections, roadmap.measures) = (rows.sections, rows.measures);
        Some(roadmap)
    }
}

impl Decode for PlanPeriod {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        let text = Number::decode(node, misfits)?.0;
        match Period::parse(&text) {
            Some(days) => Some(PlanPeriod { days, text }),
            None => misfits.add(node.span()),
        }
    }
}
