//! The one walk over all texts of a roadmap that are printed, each with the entry it stands in and what it is there.

use super::{
    Acquainted, Annex, Clause, Deadline, Indicator, Measure, Order, Responsible, Roadmap, Section, Text,
};
use crate::base::{AnnexIdx, ClauseIdx, Idx, IndicatorIdx, RowIdx, SectionIdx, Span};

/// A text that is printed.
#[derive(Clone, Copy, Debug)]
pub struct Passage<'r> {
    /// The entry that it stands in.
    pub owner: Owner,
    /// What it is there.
    pub role: TextRole,
    /// The text.
    pub text: &'r Text,
}

/// An entry that has texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Owner {
    /// The roadmap itself, with its columns, its bodies and the marks of approval.
    Roadmap,
    /// The order, its clauses apart.
    Order,
    /// A clause of the order.
    Clause(ClauseIdx),
    /// A section of the table.
    Section(SectionIdx),
    /// A row of the table.
    Row(RowIdx),
    /// An indicator.
    Indicator(IndicatorIdx),
    /// An annex.
    Annex(AnnexIdx),
}

/// What a text is in its entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TextRole {
    /// The title of a row, a section, an indicator, an annex or the order.
    Title,
    /// The text of a clause.
    Clause,
    /// The wording of a deadline.
    Deadline,
    /// Who is responsible: the key of a body, or free text.
    Responsible,
    /// The result of a row or a section.
    Result,
    /// The note of a row.
    Note,
    /// The place of a row.
    Place,
    /// The value of a column of one's own.
    Field,
    /// The document by which a row was done.
    Document,
    /// How an indicator is counted.
    Definition,
    /// The heading over indicators.
    Group,
    /// A unit.
    Unit,
    /// The prose before the resolving verb.
    Preamble,
    /// The name of an act: one that the order rests on, changes or repeals.
    Act,
    /// The name of a body, a territory or an issuer.
    Body,
    /// The position of a person.
    Position,
    /// The name of a person, and how to reach one.
    Person,
    /// The heading of a column.
    Heading,
}

impl Roadmap {
    /// Every text that is printed: what stands at the head, the order, the table, the indicators, the annexes.
    pub fn texts(&self) -> impl Iterator<Item = Passage<'_>> {
        self.texts_of_head().chain(self.texts_of_table()).chain(self.texts_behind())
    }

    /// Those before the table: of the roadmap itself and of its order.
    pub fn texts_of_head(&self) -> impl Iterator<Item = Passage<'_>> {
        let order = self.order.iter().flat_map(|order| of_order(order));
        let clauses = self.order.iter().flat_map(|order| order.clauses.entries());
        let clauses = clauses.flat_map(|(at, clause)| of_clause(at, clause));
        of_head(self).chain(order).chain(clauses)
    }

    /// Those of sections and rows.
    pub fn texts_of_table(&self) -> impl Iterator<Item = Passage<'_>> {
        self.sections.entries().flat_map(|(at, section)| {
            let rows = self.rows_in(at).flat_map(|row| of_row(row.place, row.measure));
            of_section(at, section).chain(rows)
        })
    }

    /// Those behind the table: of indicators and annexes.
    pub fn texts_behind(&self) -> impl Iterator<Item = Passage<'_>> {
        let indicators = (0..).map(IndicatorIdx::new).zip(&self.indicators);
        let annexes = (0..).map(AnnexIdx::new).zip(self.annexes.iter().flatten());
        let indicators = indicators.flat_map(|(at, one)| of_indicator(at, one));
        indicators.chain(annexes.flat_map(|(at, annex)| of_annex(at, annex)))
    }

    /// The id of an entry, where it has one.
    pub fn id_of(&self, owner: Owner) -> Option<&str> {
        let id = match owner {
            Owner::Roadmap | Owner::Order | Owner::Section(_) => None,
            Owner::Clause(at) => self.order.as_ref()?.clauses.entry(at)?.id.as_ref(),
            Owner::Row(at) => Some(&self.measures.entry(at)?.id),
            Owner::Indicator(at) => Some(&self.indicators.get(at.at())?.id),
            Owner::Annex(at) => Some(&self.annexes.as_ref()?.get(at.at())?.id),
        };
        id.map(|id| &*id.value).filter(|id| !id.is_empty())
    }
}

/// The passages of an entry.
fn of<'r>(
    owner: Owner,
    texts: impl IntoIterator<Item = (TextRole, Option<&'r Text>)>,
) -> impl Iterator<Item = Passage<'r>> {
    texts.into_iter().filter_map(move |(role, text)| Some(Passage { owner, role, text: text? }))
}

fn each<'r>(
    owner: Owner,
    role: TextRole,
    texts: impl Iterator<Item = &'r Text>,
) -> impl Iterator<Item = Passage<'r>> {
    texts.map(move |text| Passage { owner, role, text })
}

fn wording(deadline: Option<&Deadline>) -> Option<&Text> {
    deadline.map(|deadline| &deadline.text)
}

fn who(owner: Owner, list: &[Responsible]) -> impl Iterator<Item = Passage<'_>> {
    each(owner, TextRole::Responsible, list.iter().map(|who| &who.text))
}

fn of_head(roadmap: &Roadmap) -> impl Iterator<Item = Passage<'_>> {
    let own = Owner::Roadmap;
    let approval = roadmap.approval.iter().map(|approval| &approval.position);
    let agreed = roadmap.agreed.iter();
    let agreed_body = agreed.clone().filter_map(|agreed| agreed.body.as_ref());
    let agreed_names = agreed.clone().filter_map(|agreed| agreed.name.as_ref());
    let agreed_by = agreed.filter_map(|agreed| agreed.position.as_ref());
    let approved = roadmap.approval.iter().filter_map(|approval| approval.name.as_ref());
    let persons = approved.chain(agreed_names);
    let headings = roadmap.columns.iter().flat_map(|column| column.group.iter().chain([&column.heading]));
    let bodies = roadmap.bodies.iter();
    let bodies = bodies.flat_map(|body| [Some(&body.name), body.short.as_ref(), body.genitive.as_ref()]);
    of(own, [(TextRole::Body, roadmap.territory.as_ref())])
        .chain(each(own, TextRole::Position, approval.chain(agreed_by)))
        .chain(each(own, TextRole::Body, agreed_body.chain(bodies.flatten())))
        .chain(each(own, TextRole::Person, persons))
        .chain(each(own, TextRole::Heading, headings))
        .chain(each(own, TextRole::Heading, roadmap.fields.iter().flat_map(|field| &field.sources)))
        .chain(each(own, TextRole::Unit, roadmap.fields.iter().filter_map(|field| field.unit.as_ref())))
}

fn of_order(order: &Order) -> impl Iterator<Item = Passage<'_>> {
    let own = Owner::Order;
    let acts = order.basis.iter().chain(&order.amends).chain(&order.repeals).map(|act| &act.title);
    let signed = order.signatories.iter().map(|who| &who.position);
    let drafted = order.drafted_by.iter().filter_map(|who| who.position.as_ref());
    let signers = order.signatories.iter().filter_map(|who| who.name.as_ref());
    let drafters = order.drafted_by.iter().flat_map(|who| [who.name.as_ref(), who.phone.as_ref()]).flatten();
    let acquainted = match &order.acquainted {
        Acquainted::Named(who) => who.as_slice(),
        Acquainted::Blank(_) => &[],
    };
    let head = [
        (TextRole::Body, order.place.as_ref()),
        (TextRole::Body, Some(&order.issuer.name)),
        (TextRole::Body, order.issuer.genitive.as_ref()),
        (TextRole::Title, Some(&order.title)),
        (TextRole::Preamble, order.preamble.as_ref()),
    ];
    of(own, head)
        .chain(each(own, TextRole::Act, acts))
        .chain(each(own, TextRole::Position, signed.chain(drafted).chain(acquainted)))
        .chain(each(own, TextRole::Person, signers.chain(drafters)))
        .chain(each(own, TextRole::Body, order.copies_to.iter()))
}

fn of_clause(at: ClauseIdx, clause: &Clause) -> impl Iterator<Item = Passage<'_>> {
    let own = Owner::Clause(at);
    let texts =
        [(TextRole::Clause, Some(&clause.text)), (TextRole::Deadline, wording(clause.deadline.as_ref()))];
    of(own, texts).chain(who(own, &clause.responsible))
}

fn of_section(at: SectionIdx, section: &Section) -> impl Iterator<Item = Passage<'_>> {
    let own = Owner::Section(at);
    let texts = [
        (TextRole::Title, section.title.as_ref()),
        (TextRole::Deadline, wording(section.deadline.as_ref())),
        (TextRole::Result, section.result.as_ref()),
    ];
    of(own, texts).chain(who(own, &section.responsible))
}

fn of_row(at: RowIdx, measure: &Measure) -> impl Iterator<Item = Passage<'_>> {
    let own = Owner::Row(at);
    let texts = [
        (TextRole::Title, Some(&measure.title)),
        (TextRole::Deadline, wording(measure.deadline.as_ref())),
        (TextRole::Result, measure.result.as_ref()),
        (TextRole::Note, measure.note.as_ref()),
        (TextRole::Place, measure.place.as_ref()),
    ];
    let fields = measure.fields.iter().filter_map(|(_, value)| value.plain());
    let done = measure.done.iter().filter_map(|done| done.document.as_ref());
    of(own, texts)
        .chain(who(own, &measure.responsible))
        .chain(each(own, TextRole::Field, fields))
        .chain(each(own, TextRole::Document, done))
}

fn of_indicator(at: IndicatorIdx, indicator: &Indicator) -> impl Iterator<Item = Passage<'_>> {
    let texts = [
        (TextRole::Group, indicator.group.as_ref()),
        (TextRole::Title, Some(&indicator.title)),
        (TextRole::Definition, indicator.definition.as_ref()),
        (TextRole::Unit, indicator.unit.as_ref()),
    ];
    of(Owner::Indicator(at), texts)
}

fn of_annex(at: AnnexIdx, annex: &Annex) -> impl Iterator<Item = Passage<'_>> {
    let own = Owner::Annex(at);
    let persons = annex.members.iter().flatten().filter_map(|member| member.name.as_ref());
    let members = annex.members.iter().flatten().filter_map(|member| member.position.as_ref());
    of(own, [(TextRole::Title, Some(&annex.title))])
        .chain(each(own, TextRole::Person, persons))
        .chain(each(own, TextRole::Position, members))
        .chain(each(own, TextRole::Heading, annex.form.iter().flatten()))
}

impl Text {
    /// Where a part of the text stands in the file, whose text is given: the part's own words where the file holds
    /// the text as it is, or where it holds them once, as in a folded text; else the whole value.
    pub fn words(&self, file: &str, part: Span) -> Span {
        let raw = file.get(self.span.range()).unwrap_or_default();
        let quotes = match raw.as_bytes() {
            [b'"' | b'\'', .., b'"' | b'\''] => 1,
            _ => 0,
        };
        let verbatim = raw.get(quotes..raw.len() - quotes) == Some(&*self.value);
        let words = self.get(part.range()).filter(|words| !words.is_empty());
        let at = match words {
            Some(_) if verbatim => Some(quotes + part.start as usize),
            Some(words) => raw.find(words).filter(|at| raw.rfind(words) == Some(*at)),
            None => None,
        };
        let start = self.span.start as usize;
        at.zip(words).map_or(self.span, |(at, words)| Span::new(start + at, start + at + words.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What of a file a part of its only quoted text is found to be.
    fn found<'f>(file: &'f str, value: &str, part: &str) -> &'f str {
        let text = Text { value: value.into(), span: Span::new(0, file.len()) };
        let start = value.find(part).unwrap();
        &file[text.words(file, Span::new(start, start + part.len())).range()]
    }

    #[test]
    fn a_part_is_found_where_it_stands() {
        let text = "п. 9.1 и по п. 9";
        let value = Text { value: text.into(), span: Span::new(0, text.len()) };
        let last = Span::new(text.len() - "п. 9".len(), text.len());
        assert_eq!(value.words(text, last), last);
        assert_eq!(found("\"до 1 мая\"", "до 1 мая", "1 мая"), "1 мая");
        assert_eq!(found("до 1\n  мая", "до 1 мая", "мая"), "мая");
        assert_eq!(found("до 1\n  мая", "до 1 мая", "1 мая"), "до 1\n  мая");
    }
}
