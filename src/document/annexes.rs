//! Annexes: which there are, what stands over them and what they hold.

use super::acts::repealed;
use super::heights::set_heights;
use super::markdown;
use super::text::{bound, title};
use super::widths::set_widths;
use super::{
    AnnexContent, AnnexPages, CellAlign, ColumnLayout, DocumentBuilder, HeadCell, Orientation, PrintedCell,
    PrintedMember, PrintedRow, Table, TextBlock, TextRun, UnreadAnnex,
};
use crate::base::failure;
use crate::base::{AnnexIdx, Idx};
use crate::model::{Annex as Wanted, Edition, EditionMark, FileTable, Text};
use crate::russian::letters::capital;
use crate::world::read_named;

/// From how many columns on a table lies.
const WIDE: usize = 6;

/// From how many columns on a table in a text makes the text lie with it.
const WIDE_IN_TEXT: usize = 8;

/// From how many columns on a roadmap does.
const FEW: usize = 4;

impl DocumentBuilder<'_> {
    /// The later act that a mark names; none where the order lists none of that number.
    pub(super) fn edition(&self, mark: &EditionMark) -> Option<&Edition> {
        self.editions.get(&*mark.act.value).copied()
    }

    /// Every annex, in order.
    pub(super) fn annexes(&mut self) -> Vec<AnnexPages> {
        let wanted = self.wanted;
        let mut annexes: Vec<AnnexPages> =
            wanted.iter().enumerate().map(|(at, annex)| self.annex(annex, at)).collect();
        let mut last = 0;
        for stamp in annexes.iter_mut().flat_map(|annex| &mut annex.right) {
            let Some(number) = stamp.number.as_ref().and_then(|number| number.parse::<u32>().ok()) else {
                continue;
            };
            (stamp.counted, stamp.restarts) = (true, number != last + 1);
            last = number;
        }
        annexes
    }

    fn annex(&mut self, annex: &Wanted, at: usize) -> AnnexPages {
        let number = self.numbers.annexes[AnnexIdx::new(at)].as_deref();
        let gone = annex.edition.as_ref().filter(|edition| edition.is_repealed());
        let title = title(&self.words(&annex.title));
        let content = match gone {
            Some(edition) => {
                let told = repealed("утратило", self.edition(edition));
                let runs = TextRun::plain(capital(&bound(&told)));
                AnnexContent::Text { blocks: vec![TextBlock::Paragraph { runs }] }
            }
            None => self.content(annex),
        };
        let orientation = orientation(annex, &content);
        let content = match content {
            AnnexContent::Table(table) if self.on_paper => {
                AnnexContent::Table(laid(table, orientation, &title))
            }
            AnnexContent::Table(table) => AnnexContent::Table(Table { title: title.clone(), ..table }),
            AnnexContent::Text { blocks } if self.on_paper => {
                AnnexContent::Text { blocks: laid_blocks(blocks, orientation) }
            }
            other => other,
        };
        let intro = annex.intro.as_ref().filter(|_| gone.is_none());
        let intro = intro.map(|file| self.file(file)).unwrap_or_default();
        let intro = if self.on_paper { laid_blocks(intro, orientation) } else { intro };
        let right = self.mark(annex, at, number).into_iter();
        // A plan without an order bears the approval itself.
        let (left, approval) = match (&self.roadmap.order, self.roadmap.plan_annex()) {
            (None, plan) if at == plan.unwrap_or_default() => (self.agreed(), self.approval()),
            (Some(_), _) if at == 0 => (Vec::new(), self.approval()),
            _ => (Vec::new(), None),
        };
        AnnexPages {
            id: annex.id.to_string(),
            anchor: self.anchors.annex(&annex.id).cloned().unwrap_or_default(),
            orientation,
            left,
            right: right.chain(approval).collect(),
            title,
            intro,
            content,
            signatures: Vec::new(),
        }
    }

    fn content(&mut self, annex: &Wanted) -> AnnexContent {
        if let Some(members) = &annex.members {
            let line = |text: &Option<Text>| text.as_deref().map(|text| self.words(text)).unwrap_or_default();
            let members = members
                .iter()
                .map(|member| PrintedMember { name: line(&member.name), position: line(&member.position) });
            return AnnexContent::Members { members: members.collect() };
        }
        if let Some(headings) = annex.form.as_ref().filter(|headings| !headings.is_empty()) {
            return AnnexContent::Table(self.form(headings));
        }
        if let Some(file) = &annex.text {
            return AnnexContent::Text {
                blocks: untitled(self.file(file), &title(&self.words(&annex.title))),
            };
        }
        match FileTable::of(&annex.id) {
            Some(FileTable::Roadmap) => AnnexContent::Table(self.roadmap_table()),
            Some(FileTable::Indicators) => AnnexContent::Table(self.indicator_table()),
            None => AnnexContent::Text { blocks: Vec::new() },
        }
    }

    /// The paragraphs of a Markdown file; a gap that cannot be overlooked where it cannot be read.
    fn file(&mut self, file: &Text) -> Vec<TextBlock> {
        let read = read_named(self.world, self.folder, file).map_err(|error| error.cause());
        match read.and_then(failure::text) {
            Ok(text) => markdown::blocks(without_front(&text), |text| self.runs(text)).0,
            Err(why) => {
                self.unread.push(UnreadAnnex { span: file.span, path: file.to_string(), why });
                let text = format!("[текст не прочитан: {}]", &**file);
                vec![TextBlock::Paragraph { runs: vec![TextRun { text, bold: true, ..TextRun::default() }] }]
            }
        }
    }

    /// A blank form: headings over as many empty rows as fill a page.
    fn form(&self, headings: &[Text]) -> Table {
        let column = |heading: &Text| ColumnLayout {
            heading: self.words(heading),
            align: if heading.starts_with('№') { CellAlign::Center } else { CellAlign::Left },
            ..ColumnLayout::default()
        };
        let columns: Vec<ColumnLayout> = headings.iter().map(column).collect();
        let count = if headings.len() >= WIDE { 8 } else { 16 };
        let blank = || PrintedRow::of(vec![PrintedCell::plain(""); headings.len()]);
        let rows = std::iter::repeat_with(blank).take(count).collect();
        Table { heads: vec![HeadCell::of_columns(&columns)], columns, blank: true, rows, ..Table::default() }
    }
}

/// The text of a file without the title that stands over it already, as its first heading or its first two.
fn untitled(mut blocks: Vec<TextBlock>, title: &str) -> Vec<TextBlock> {
    let letters =
        |text: &str| text.chars().filter(|sign| sign.is_alphanumeric()).collect::<String>().to_lowercase();
    let is_heading = |block: &&TextBlock| matches!(block, TextBlock::Heading { .. });
    let (wanted, mut said) = (letters(title), String::new());
    let same = blocks.iter().take_while(is_heading).take(2).position(|block| {
        if let TextBlock::Heading { runs, .. } = block {
            runs.iter().for_each(|run| said.push_str(&letters(&run.text)));
        }
        said == wanted
    });
    blocks.drain(..same.map_or(0, |last| last + 1));
    blocks
}

/// A Markdown file without the front matter that programs for pages put before the text: «key: value» between two lines
/// of `---`.
fn without_front(text: &str) -> &str {
    let Some(front) = text.strip_prefix("---\n").or_else(|| text.strip_prefix("---\r\n")) else {
        return text;
    };
    let mut at = text.len() - front.len();
    for line in front.split_inclusive('\n') {
        at += line.len();
        match line.trim_end() {
            "---" => return text.get(at..).unwrap_or_default(),
            line if line.contains(": ") || line.ends_with(':') || line.starts_with([' ', '-', '#']) => {}
            _ => break,
        }
    }
    text
}

/// The tables of a text with their widths and heights.
fn laid_blocks(mut blocks: Vec<TextBlock>, orientation: Orientation) -> Vec<TextBlock> {
    for block in &mut blocks {
        if let TextBlock::Table(table) = block {
            set_widths(table, orientation);
            set_heights(table, orientation);
        }
    }
    blocks
}

/// A table with its widths and heights.
pub(super) fn laid(mut table: Table, orientation: Orientation, title: &str) -> Table {
    title.clone_into(&mut table.title);
    set_widths(&mut table, orientation);
    set_heights(&mut table, orientation);
    table
}

/// A roadmap lies, unless its columns are few; so does any other table with many.
fn orientation(annex: &Wanted, content: &AnnexContent) -> Orientation {
    match content {
        AnnexContent::Table(table) => {
            let is_roadmap = FileTable::of(&annex.id) == Some(FileTable::Roadmap);
            let is_wide = table.columns.len() >= if is_roadmap { FEW } else { WIDE };
            if is_wide { Orientation::Landscape } else { Orientation::Portrait }
        }
        // The text of an annex lies with a table that would be too narrow to read upright.
        AnnexContent::Text { blocks } if blocks.iter().any(is_wide) => Orientation::Landscape,
        _ => Orientation::Portrait,
    }
}

/// Whether a block of a text is a table that needs the width of a page that lies.
fn is_wide(block: &TextBlock) -> bool {
    matches!(block, TextBlock::Table(table) if table.columns.len() >= WIDE_IN_TEXT)
}
