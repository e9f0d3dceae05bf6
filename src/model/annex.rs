//! Annexes: what is printed behind the order.

use std::borrow::Cow;

use super::Roadmap;
use super::decode::{Decode, Fields, Misfits};
use super::edition::EditionMark;
use super::measure::{Allow, allows};
use super::value::{Number, Text};
use crate::russian::genders::Gender;
use crate::syntax::Node;

/// The tables of a file itself that annexes may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileTable {
    /// The measures.
    Roadmap,
    /// The indicators.
    Indicators,
}

impl FileTable {
    /// Both, in the order in which they are printed where no annexes are listed.
    pub const ALL: [FileTable; 2] = [FileTable::Roadmap, FileTable::Indicators];

    /// The id of the annex that it is.
    pub fn id(self) -> &'static str {
        match self {
            FileTable::Roadmap => "roadmap",
            FileTable::Indicators => "indicators",
        }
    }

    /// The table that the annex of an id is.
    pub fn of(id: &str) -> Option<Self> {
        FileTable::ALL.into_iter().find(|table| table.id() == id)
    }
}

/// An annex of the order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Annex {
    /// By which clauses name it; `roadmap` and `indicators` are the tables of the file itself.
    pub id: Text,
    /// Its title.
    pub title: Text,
    /// Its number, where it is not the next one.
    pub number: Option<Number>,
    /// The members of a working group.
    pub members: Option<Vec<Member>>,
    /// A Markdown file with its text, relative to the roadmap.
    pub text: Option<Text>,
    /// A Markdown file printed before its table.
    pub intro: Option<Text>,
    /// The headings of a blank form.
    pub form: Option<Vec<Text>>,
    /// What stands at the upper right.
    pub stamp: Stamp,
    /// The gender of what is approved: УТВЕРЖДЕН, -А, -О, -Ы.
    pub gender: Option<Gender>,
    /// What a later act did to it.
    pub edition: Option<EditionMark>,
    /// The rules that are silenced here, with the reason.
    pub allow: Vec<Allow>,
    /// The whole entry.
    pub span: crate::base::Span,
}

/// A member of a working group.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Member {
    /// Surname and initials, where named.
    pub name: Option<Text>,
    /// The position.
    pub position: Option<Text>,
}

/// What stands at the upper right of an annex (ГОСТ Р 7.0.97, the mark of an annex and the stamp of approval).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stamp {
    /// «Приложение № 3 к приказу …».
    #[default]
    Annex,
    /// «УТВЕРЖДЕНО приказом …».
    Approved,
    /// Both.
    Both,
}

impl Roadmap {
    /// Whether anything stands in a table of the file itself.
    pub fn is_filled(&self, table: FileTable) -> bool {
        match table {
            FileTable::Roadmap => self.measures().next().is_some(),
            FileTable::Indicators => !self.indicators.is_empty(),
        }
    }

    /// Of a plan that is approved without an order, the place of the plan itself among what is printed; the others are annexes
    /// of it.
    pub fn plan_annex(&self) -> Option<usize> {
        if self.order.is_some() || self.approval.is_none() {
            return None;
        }
        let mut listed = self.annexes.iter().flatten();
        Some(listed.position(|annex| &*annex.id == FileTable::Roadmap.id()).unwrap_or_default())
    }

    /// The annexes that are printed: those listed, or the roadmap and then the indicators, where there are some.
    pub fn annex_list(&self) -> Cow<'_, [Annex]> {
        if let Some(annexes) = &self.annexes {
            return Cow::Borrowed(annexes);
        }
        let annex = |table: FileTable, title: &str| Annex {
            id: Text { value: table.id().into(), ..Text::default() },
            title: Text { value: title.into(), ..Text::default() },
            ..Annex::default()
        };
        let roadmap = annex(FileTable::Roadmap, "План мероприятий (дорожная карта)");
        let indicators = self.is_filled(FileTable::Indicators);
        let indicators = indicators.then(|| annex(FileTable::Indicators, "Планируемые показатели"));
        Cow::Owned(std::iter::once(roadmap).chain(indicators).collect())
    }
}

impl Decode for Annex {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        let mut fields = Fields::of(node, misfits)?;
        let annex = Annex {
            id: fields.id(),
            title: fields.required("title").unwrap_or_default(),
            number: fields.optional("number"),
            members: fields.optional("members"),
            text: fields.optional("text"),
            intro: fields.optional("intro"),
            form: fields.optional("form"),
            stamp: fields.optional("stamp").unwrap_or_default(),
            gender: fields.optional("gender"),
            edition: fields.optional("edition"),
            allow: allows(&mut fields),
            span: node.span(),
        };
        fields.finish();
        Some(annex)
    }
}

impl Decode for Member {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        let mut fields = Fields::of(node, misfits)?;
        let member = Member { name: fields.optional("name"), position: fields.optional("position") };
        fields.finish();
        Some(member)
    }
}

impl Decode for Stamp {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        match node.text() {
            "annex" => Some(Stamp::Annex),
            "approved" => Some(Stamp::Approved),
            "both" => Some(Stamp::Both),
            _ => misfits.add(node.span()),
        }
    }
}

impl Decode for Gender {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        match node.text() {
            "m" => Some(Gender::Masculine),
            "f" => Some(Gender::Feminine),
            "n" => Some(Gender::Neuter),
            "pl" => Some(Gender::Plural),
            _ => misfits.add(node.span()),
        }
    }
}
