//! Annexes: which there are, what stands over them and what they hold.

use super::markdown;
use super::text::{bound, referred, title};
use super::widths::set_widths;
use super::{Annex, Block, Cell, Column, Content, Maker, Member, Orientation, Row, Run, Table, Unread};
use crate::base::failure::Cause;
use crate::base::{AnnexIdx, Idx};
use crate::model::{Annex as Wanted, Text};

/// From how many columns on a table lies.
const WIDE: usize = 6;

impl Maker<'_> {
    /// Every annex, in order.
    pub(super) fn annexes(&mut self) -> Vec<Annex> {
        let wanted = self.wanted;
        wanted.iter().enumerate().map(|(at, annex)| self.annex(annex, at)).collect()
    }

    fn annex(&mut self, annex: &Wanted, at: usize) -> Annex {
        let number = self.numbers.annexes[AnnexIdx::new(at)].as_deref();
        let mut content = self.content(annex);
        let orientation = orientation(annex, &content);
        if let Content::Table(table) = &mut content {
            set_widths(table, orientation);
        }
        let intro = annex.intro.as_ref().map(|file| self.file(file)).unwrap_or_default();
        let right = self.mark(annex, number).into_iter();
        // A plan without an order bears the approval itself, over what comes first.
        let (left, approval) = match (at, &self.roadmap.order) {
            (0, None) => (self.agreed(), self.approval()),
            (0, Some(_)) => (Vec::new(), self.approval()),
            _ => (Vec::new(), None),
        };
        Annex {
            id: annex.id.to_string(),
            orientation,
            left,
            right: right.chain(approval).collect(),
            title: title(&annex.title),
            intro,
            content,
            signatures: Vec::new(),
        }
    }

    fn content(&mut self, annex: &Wanted) -> Content {
        if let Some(members) = &annex.members {
            let line = |text: &Option<Text>| text.as_deref().map(bound).unwrap_or_default();
            let members = members
                .iter()
                .map(|member| Member { name: line(&member.name), position: line(&member.position) });
            return Content::Members { members: members.collect() };
        }
        if let Some(headings) = &annex.form {
            return Content::Table(form(headings));
        }
        if let Some(file) = &annex.text {
            return Content::Text { blocks: self.file(file) };
        }
        match &*annex.id {
            "roadmap" => Content::Table(self.roadmap_table()),
            "indicators" => Content::Table(self.indicator_table()),
            _ => Content::Text { blocks: Vec::new() },
        }
    }

    /// The paragraphs of a Markdown file; a gap that cannot be overlooked where it cannot be read.
    fn file(&mut self, file: &Text) -> Vec<Block> {
        let read = self.world.read(&self.folder.join(&**file)).map_err(|error| error.cause());
        match read.and_then(|bytes| String::from_utf8(bytes).map_err(|_| Cause::NotText)) {
            Ok(text) => markdown::blocks(&text, |text| referred(text, self.numbers)),
            Err(why) => {
                self.unread.push(Unread { span: file.span, path: file.to_string(), why });
                let text = format!("[текст не прочитан: {}]", &**file);
                vec![Block::Paragraph { runs: vec![Run { text, bold: true, italic: false }] }]
            }
        }
    }
}

/// A blank form: headings over as many empty rows as fill a page.
fn form(headings: &[Text]) -> Table {
    let column = |heading: &Text| Column {
        key: String::new(),
        heading: bound(heading),
        width: 0,
        centred: heading.starts_with('№'),
    };
    let count = if headings.len() >= WIDE { 8 } else { 16 };
    let blank = || Row::Cells { cells: vec![Cell { text: String::new(), rows: 1 }; headings.len()] };
    Table {
        columns: headings.iter().map(column).collect(),
        numbered: false,
        blank: true,
        rows: std::iter::repeat_with(blank).take(count).collect(),
    }
}

/// A roadmap lies; so does any other table with many columns.
fn orientation(annex: &Wanted, content: &Content) -> Orientation {
    match content {
        Content::Table(_) if &*annex.id == "roadmap" => Orientation::Landscape,
        Content::Table(table) if table.columns.len() >= WIDE => Orientation::Landscape,
        _ => Orientation::Portrait,
    }
}
