//! A roadmap as it was understood, before it is written: the keys of the format, and beside each what needs a look.

use chrono::NaiveDate;

use crate::import::message::ReviewNote;

/// A roadmap.
#[derive(Clone, Debug, Default)]
pub(super) struct RoadmapDraft {
    /// Its id.
    pub id: String,
    /// Its level.
    pub level: String,
    /// What needs a look at the head of the file.
    pub look: Vec<ReviewNote>,
    /// The territory it holds for.
    pub territory: Option<String>,
    /// The id of the roadmap above.
    pub parent: Option<String>,
    /// The period, as the file states it.
    pub period: Option<String>,
    /// The act that approves it.
    pub order: Option<DraftOrder>,
    /// «УТВЕРЖДАЮ».
    pub approval: Option<DraftApproval>,
    /// «СОГЛАСОВАНО», «ПРИНЯТО».
    pub agreed: Vec<DraftAgreed>,
    /// Bodies by key.
    pub bodies: Vec<(String, String)>,
    /// The columns of the table of measures, in order.
    pub columns: Vec<DraftColumn>,
    /// The calendar that is drawn beside the measures: its unit and its mark.
    pub periods: Option<DraftPeriods>,
    /// Whether a row of column numbers stands under the heading.
    pub column_numbers: bool,
    /// Columns of one's own.
    pub fields: Vec<DraftField>,
    /// The sections; one without a title for a flat table.
    pub sections: Vec<DraftSection>,
    /// Planned indicators.
    pub indicators: Vec<DraftIndicator>,
    /// Annexes.
    pub annexes: Vec<DraftAnnex>,
    /// Markdown files beside the roadmap.
    pub texts: Vec<(String, String)>,
}

/// A column of the table of measures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct DraftColumn {
    /// Its key.
    pub key: String,
    /// Its heading.
    pub title: String,
    /// The heading above it and its neighbours; empty where there is none.
    pub group: String,
}

/// A column of one's own, or several of one thing by year.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct DraftField {
    /// Its key.
    pub key: String,
    /// The unit of its values.
    pub unit: Option<String>,
    /// Whether it has a column a year.
    pub by_year: bool,
    /// The sources that are told apart.
    pub sources: Vec<String>,
    /// Whether it has sums.
    pub total: bool,
    /// What needs a look.
    pub look: Vec<ReviewNote>,
}

/// A calendar of columns that are marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct DraftPeriods {
    /// `quarter` and the like.
    pub unit: &'static str,
    /// The sign that marks a time.
    pub mark: String,
}

/// The act that approves a roadmap.
#[derive(Clone, Debug, Default)]
pub(super) struct DraftOrder {
    /// Приказ and its like.
    pub kind: Option<String>,
    /// Who issues it.
    pub issuer: String,
    /// The same in the genitive, as the stamps of annexes have it.
    pub genitive: Option<String>,
    /// Its number.
    pub number: Option<String>,
    /// Its date.
    pub date: Option<NaiveDate>,
    /// Where it is issued.
    pub place: Option<String>,
    /// Its title.
    pub title: String,
    /// Later acts that changed it.
    pub editions: Vec<DraftAct>,
    /// The acts that the preamble names.
    pub basis: Vec<DraftAct>,
    /// The prose before the verb.
    pub preamble: Option<String>,
    /// The verb.
    pub resolves: Option<String>,
    /// How inner clauses are numbered, where not 1).
    pub clause_numbers: Option<&'static str>,
    /// The clauses.
    pub clauses: Vec<DraftClause>,
    /// «ПРИНЯТО», «СОГЛАСОВАНО» behind the clauses.
    pub agreed: Vec<DraftAgreed>,
    /// Who signs.
    pub signatories: Vec<Person>,
    /// Who drafted it.
    pub drafted_by: Option<Person>,
    /// Who signs that they have read it.
    pub acquainted: Vec<String>,
    /// To whom copies go.
    pub copies_to: Vec<String>,
    /// What needs a look.
    pub look: Vec<ReviewNote>,
}

/// An act that is named.
#[derive(Clone, Debug, Default)]
pub(super) struct DraftAct {
    /// Its kind and issuer, as printed.
    pub title: String,
    /// Its number.
    pub number: Option<String>,
    /// Its date.
    pub date: Option<NaiveDate>,
}

/// A clause.
#[derive(Clone, Debug, Default)]
pub(super) struct DraftClause {
    /// Its number, where it is not the one that would be made.
    pub number: Option<String>,
    /// Its text, `{deadline}` standing for the deadline.
    pub text: String,
    /// The deadline in it.
    pub deadline: Option<String>,
    /// The bodies it is put on, by key.
    pub responsible: Vec<String>,
    /// The annex that it approves.
    pub approves: Option<String>,
    /// The clauses inside.
    pub clauses: Vec<DraftClause>,
    /// What needs a look.
    pub look: Vec<ReviewNote>,
}

/// A person by position and name.
#[derive(Clone, Debug, Default)]
pub(super) struct Person {
    /// The position.
    pub position: Option<String>,
    /// Initials and surname.
    pub name: Option<String>,
    /// The telephone.
    pub phone: Option<String>,
}

/// «УТВЕРЖДАЮ».
#[derive(Clone, Debug, Default)]
pub(super) struct DraftApproval {
    /// Who approves.
    pub who: Person,
    /// The day.
    pub date: Option<NaiveDate>,
    /// The act by which it is put in force.
    pub act: Option<DraftAct>,
}

/// «СОГЛАСОВАНО» or «ПРИНЯТО».
#[derive(Clone, Debug, Default)]
pub(super) struct DraftAgreed {
    /// The body that adopted it.
    pub body: Option<String>,
    /// The date and number of its protocol.
    pub protocol: Option<(Option<NaiveDate>, Option<String>)>,
    /// Who agreed.
    pub who: Person,
    /// The day.
    pub date: Option<NaiveDate>,
}

/// A section.
#[derive(Clone, Debug, Default)]
pub(super) struct DraftSection {
    /// Its heading; none for a flat table.
    pub title: Option<String>,
    /// Its number, as it stands in the document.
    pub number: Option<String>,
    /// Cells given once for all its measures.
    pub shared: SharedDraft,
    /// The sections inside, in place of measures.
    pub sections: Vec<DraftSection>,
    /// Its measures.
    pub measures: Vec<DraftMeasure>,
    /// What needs a look.
    pub look: Vec<ReviewNote>,
}

/// Cells that a section gives for its measures, or a measure for itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct SharedDraft {
    /// The deadline's wording.
    pub deadline: Option<String>,
    /// Who is responsible: keys of bodies or free text.
    pub responsible: Vec<ResponsibleParty>,
    /// The result.
    pub result: Option<String>,
}

/// Who is responsible.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum ResponsibleParty {
    /// A body by its key.
    Key(String),
    /// In free words.
    Text(String),
}

/// A measure.
#[derive(Clone, Debug, Default)]
pub(super) struct DraftMeasure {
    /// Its id.
    pub id: String,
    /// Its number, as it stands in the document.
    pub number: Option<String>,
    /// What is to be done.
    pub title: String,
    /// Deadline, responsible, result.
    pub cells: SharedDraft,
    /// A note.
    pub note: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// Values of columns of one's own, by key.
    pub fields: Vec<(String, FieldDraft)>,
    /// Its parts.
    pub parts: Vec<DraftMeasure>,
    /// The table and the row in which its deadline, responsible and result stand: rows may share a merged cell.
    pub origins: [Option<(usize, usize)>; 3],
    /// What needs a look.
    pub look: Vec<ReviewNote>,
}

/// A value of a column of one's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum FieldDraft {
    /// A text or a figure.
    Plain(String),
    /// Figures by year and source.
    Years(Vec<YearFigure>),
}

/// A figure of a year, as a number is written in YAML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct YearFigure {
    /// The year; none for the sum over the years.
    pub year: Option<i32>,
    /// The source; none for all of them together.
    pub source: Option<String>,
    /// The figure.
    pub figure: String,
}

/// An indicator.
#[derive(Clone, Debug, Default)]
pub(super) struct DraftIndicator {
    /// Its id.
    pub id: String,
    /// Its number, as it stands in the document.
    pub number: Option<String>,
    /// What is measured.
    pub title: String,
    /// The unit.
    pub unit: Option<String>,
    /// How it is counted.
    pub definition: Option<String>,
    /// The heading above it.
    pub group: Option<String>,
    /// Known values by year.
    pub base: Vec<(i32, String)>,
    /// Planned values by year.
    pub targets: Vec<(i32, String)>,
    /// What needs a look.
    pub look: Vec<ReviewNote>,
}

/// An annex.
#[derive(Clone, Debug, Default)]
pub(super) struct DraftAnnex {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its number, as it stands in the document.
    pub number: Option<String>,
    /// What it holds.
    pub holds: DraftContent,
    /// The Markdown file printed before its table.
    pub intro: Option<String>,
    /// What stands at the upper right.
    pub stamp: DraftStamp,
    /// What needs a look.
    pub look: Vec<ReviewNote>,
}

/// What an annex holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum DraftContent {
    /// The table of measures.
    #[default]
    Roadmap,
    /// The table of indicators.
    Indicators,
    /// People: names and positions.
    Members(Vec<(Option<String>, Option<String>)>),
    /// The headings of a blank form.
    Form(Vec<String>),
    /// A Markdown file.
    Text(String),
}

/// What stands at the upper right of an annex.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum DraftStamp {
    /// «Приложение № 3 к приказу …».
    #[default]
    Annex,
    /// «УТВЕРЖДЕНО приказом …».
    Approved,
    /// Both.
    Both,
}
