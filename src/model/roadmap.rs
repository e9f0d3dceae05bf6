//! A roadmap: one file.

use std::sync::Arc;

use foldhash::HashMap;

use super::addressee::Addressees;
use super::annex::Annex;
use super::body::Body;
use super::clause::Clause;
use super::column::{Column, Field};
use super::copied;
use super::decode::{Decode, Fields, Misfits, Nullable, Pairs};
use super::edition::{Edition, EditionMark};
use super::indicator::Indicator;
use super::keyed::Keyed;
use super::measure::{Allow, BareDates, Measure, Responsible, allows};
use super::order::{Agreed, Approval, Order};
use super::row::Row;
use super::section::Section;
use super::value::{Date, Id, Number, Text};
use crate::base::{FileId, Idx, IndexVec, Period, Place, RowIdx, SectionIdx, Span};
use crate::russian::ru_date_numeric;
use crate::syntax::Node;

/// A roadmap with the act that approves it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Roadmap {
    /// The file it was read from.
    pub file: FileId,
    /// Whether the file could not be read to its end, so that what is absent may only be unread.
    pub partial: bool,
    /// The lines of the file in which its YAML or its shape is wrong, so that what stands there may not have been read.
    pub faulty_lines: Vec<usize>,
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
    pub bodies: Keyed<Body>,
    /// Who must answer with a roadmap of their own.
    pub addressees: Vec<Addressees>,
    /// The columns of the printed table, in order; empty for the usual ones.
    pub columns: Vec<Column>,
    /// Whether a row of column numbers is printed.
    pub column_numbers: bool,
    /// Whether sections have numbers; without them rows are numbered through.
    pub section_numbers: bool,
    /// Columns of one's own.
    pub fields: Keyed<Field>,
    /// How a bare day in a deadline is meant, where stated.
    pub dates: Option<BareDates>,
    /// Sections, each behind the one it stands in; the measures of a flat table stand in one that has no title.
    pub sections: Arc<IndexVec<SectionIdx, Section>>,
    /// Measures, and their parts behind them, in the order of the file; [rows](super::Row) tell what they inherit.
    pub measures: Arc<IndexVec<RowIdx, Measure>>,
    /// Planned indicators.
    pub indicators: Vec<Indicator>,
    /// Annexes, where listed.
    pub annexes: Option<Vec<Annex>>,
    /// The rules that are silenced in the file, with the reason.
    pub allow: Vec<Allow>,
    /// Whether a later act did something to a section, a measure or an annex.
    pub is_amended: bool,
    /// The whole file.
    pub span: Span,
}

/// Which sections and rows a roadmap has: roadmaps of one id share them, as long as one of them is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TableId(usize, usize);

/// The stated period of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanPeriod {
    /// The days.
    pub days: Period,
    /// As written.
    pub text: Text,
}

impl PlanPeriod {
    /// The period as people write it: «2021–2024», «2024/2025», «01.02.2024–31.12.2026».
    pub fn told(&self) -> String {
        match self.text.contains('-') {
            true => format!("{}–{}", ru_date_numeric(self.days.first), ru_date_numeric(self.days.last)),
            false => self.text.replace("..", "–"),
        }
    }
}

impl Roadmap {
    /// Which table it has.
    pub fn table(&self) -> TableId {
        TableId(Arc::as_ptr(&self.sections).addr(), Arc::as_ptr(&self.measures).addr())
    }

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

    /// The later acts by their numbers, by which marks name them; of two of one number the first is meant.
    pub fn editions(&self) -> HashMap<&str, &Edition> {
        let mut editions = HashMap::default();
        for edition in self.order.iter().flat_map(|order| &order.editions) {
            editions.entry(&*edition.number.value).or_insert(edition);
        }
        editions
    }

    /// Every mark of what a later act did: to sections, measures and annexes.
    pub fn edition_marks(&self) -> impl Iterator<Item = &EditionMark> {
        let sections = self.sections.iter().filter_map(|section| section.edition.as_ref());
        let measures = self.measures().filter_map(|measure| measure.edition.as_ref());
        let annexes = self.annexes.iter().flatten().filter_map(|annex| annex.edition.as_ref());
        sections.chain(measures).chain(annexes)
    }

    /// How a bare day is meant where no section and no measure says it: as stated, else on that very day under a
    /// heading that asks for a date or a time.
    pub fn dates_meant(&self) -> BareDates {
        let heading =
            || self.columns.iter().find(|column| &*column.key == "deadline").map(|one| &*one.heading);
        let asks = |heading: &str| ["дата", "время"].iter().any(|word| first_word(heading) == *word);
        self.dates.unwrap_or_else(|| if heading().is_some_and(asks) { BareDates::On } else { BareDates::By })
    }

    /// How a bare day in the deadline of a section is meant.
    pub fn dates_of(&self, section: SectionIdx) -> BareDates {
        let stated = self.sections_above(section).find_map(|(_, section)| section.dates);
        stated.unwrap_or_else(|| self.dates_meant())
    }

    /// The body of that key.
    pub fn body(&self, key: &str) -> Option<&Body> {
        self.bodies.of(key)
    }

    /// The name of who is responsible: of a body in full, or the words that stand there.
    pub fn named<'r>(&'r self, who: &'r Responsible) -> &'r Text {
        self.body(&who.text).map_or(&who.text, |body| &body.name)
    }

    /// The same as it is printed in tables.
    pub fn printed<'r>(&'r self, who: &'r Responsible) -> &'r Text {
        self.body(&who.text).map_or(&who.text, Body::printed)
    }

    /// The id of the measure or indicator whose entry holds a span.
    pub fn entry_at(&self, span: Span) -> Option<&Text> {
        let measure = self.row_at(span).map(|row| &row.measure.id);
        let beyond = || self.indicators.partition_point(|one| one.span.start <= span.start);
        let indicator =
            || self.indicators.get(beyond().checked_sub(1)?).filter(|one| span.end <= one.span.end);
        measure.or_else(|| indicator().map(|one| &one.id)).filter(|id| !id.is_empty())
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

/// The first word of a heading, in small letters.
fn first_word(heading: &str) -> String {
    heading
        .split(|sign: char| !sign.is_alphabetic())
        .find(|word| !word.is_empty())
        .unwrap_or_default()
        .to_lowercase()
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
            faulty_lines: Vec::new(),
            id: fields.folder(),
            level: fields.required("level").unwrap_or_default(),
            territory: fields.optional("territory"),
            is_uppermost: matches!(parent, Some(Nullable(None))),
            parent: parent.and_then(|Nullable(id)| id).map(|id| id.0),
            period: fields.optional("period"),
            order: fields.optional("order"),
            approval: fields.optional("approval"),
            agreed: fields.list("agreed"),
            bodies: fields
                .optional("bodies")
                .map(|Pairs(pairs)| pairs.into_iter().map(|(key, body)| Body { key, ..body }).collect())
                .unwrap_or_default(),
            addressees: Addressees::all(&mut fields),
            columns: Column::all(&mut fields),
            column_numbers: fields.optional("column_numbers").unwrap_or_default(),
            section_numbers: fields.optional("section_numbers").unwrap_or(true),
            fields: Field::all(&mut fields),
            dates: fields.optional("dates"),
            sections: Arc::default(),
            measures: Arc::default(),
            indicators: fields.list("indicators"),
            annexes: fields.optional("annexes"),
            allow: allows(&mut fields),
            is_amended: false,
            span: node.span(),
        };
        fields.finish();
        (roadmap.sections, roadmap.measures) = copied::table(flat.as_deref(), &sections, misfits);
        let is_amended = roadmap.edition_marks().next().is_some();
        Some(Roadmap { is_amended, ..roadmap })
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
