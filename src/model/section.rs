//! Sections, and how they and their measures are read into flat lists.

use super::decode::{Fields, Misfits};
use super::edition::EditionMark;
use super::measure::{Allow, BareDates, Deadline, Measure, Responsible, allows};
use super::nested::Nested;
use super::value::{Number, Text};
use crate::base::{IndexVec, RowIdx, SectionIdx, Span};
use crate::syntax::Node;

/// A section of the roadmap: a heading over measures, or over sections.
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
    /// How a bare day in the deadlines of its measures is meant, where stated.
    pub dates: Option<BareDates>,
    /// What a later act did to it.
    pub edition: Option<EditionMark>,
    /// The rules that are silenced in it, with the reason.
    pub allow: Vec<Allow>,
    /// The whole entry.
    pub span: Span,
    /// The section that it stands in.
    pub outer: Option<SectionIdx>,
    /// In how many sections it stands.
    pub depth: u16,
}

impl Nested for Section {
    fn depth(&self) -> u16 {
        self.depth
    }
}

/// How many nodes a row of a usual roadmap takes.
const NODES_A_ROW: usize = 14;

/// The sections and the rows of a roadmap as they are read: each list in the order of the file, what stands in an
/// entry behind it. The measures of a flat table stand in a section without a title, before all others.
#[derive(Debug, Default)]
pub(super) struct SectionReader {
    pub sections: IndexVec<SectionIdx, Section>,
    pub measures: IndexVec<RowIdx, Measure>,
}

impl SectionReader {
    /// Reads `measures` and `sections` of a roadmap.
    pub(super) fn of(flat: Option<&[Node<'_>]>, sections: &[Node<'_>], misfits: &mut Misfits) -> Self {
        let mut reader = SectionReader::default();
        if let Some(rows) = flat {
            let section = reader.sections.push(Section::default());
            reader.rows(rows, section, None, misfits);
        }
        // Each is a mapping of some keys, so that there is room for nearly all rows at once.
        let size: usize = sections.iter().map(|node| node.size()).sum();
        reader.measures.reserve(size / NODES_A_ROW);
        for &node in sections {
            reader.section(node, None, misfits);
        }
        reader.measures.shrink_to_fit();
        reader
    }

    fn section(&mut self, node: Node<'_>, outer: Option<SectionIdx>, misfits: &mut Misfits) {
        let depth = outer.map_or(0, |outer| self.sections[outer].depth.saturating_add(1));
        let Some(mut fields) = Fields::of(node, misfits) else { return };
        let section = Section {
            title: fields.required("title"),
            number: fields.optional("number"),
            deadline: fields.optional("deadline"),
            responsible: fields.one_or_many("responsible"),
            result: fields.optional("result"),
            dates: fields.optional("dates"),
            edition: fields.optional("edition"),
            allow: allows(&mut fields),
            span: node.span(),
            outer,
            depth,
        };
        let both = fields.has("measures") && fields.has("sections");
        let rows = fields.items("measures");
        let sections = fields.items("sections");
        fields.finish();
        if both {
            misfits.add::<()>(node.span());
        }
        let own = self.sections.push(section);
        self.rows(&rows, own, None, misfits);
        for inner in sections {
            self.section(inner, Some(own), misfits);
        }
    }

    fn rows(
        &mut self,
        nodes: &[Node<'_>],
        section: SectionIdx,
        whole: Option<RowIdx>,
        misfits: &mut Misfits,
    ) {
        let depth = whole.map_or(0, |whole| self.measures[whole].depth.saturating_add(1));
        self.measures.reserve(nodes.len());
        for &node in nodes {
            let Some((measure, parts)) = Measure::read(node, section, whole, depth, misfits) else {
                continue;
            };
            let own = self.measures.push(measure);
            if !parts.is_empty() {
                self.rows(&parts, section, Some(own), misfits);
            }
        }
    }
}
