//! An annex: its stamp, its title, and what it holds.

use crate::import::content::{ParagraphAlign, SourceParagraph, SourceTable};
use crate::import::draft::{DraftAnnex, DraftContent, DraftSection, RoadmapDraft};
use crate::import::ledger::Ledger;
use crate::import::message::ReviewNote;
use crate::import::names::{self, IdAllocator};
use crate::import::nest::nest;
use crate::import::text::flat;

use super::case::LetterCase;
use super::headings::{self, Purpose};
use super::parts::{SourceItem, SourcePart};
use super::{apart, approvals, indicators, markdown, measures, members, scan, stamp, title};

/// From how many lines of text on an annex is a text, whatever table it has.
const TEXT: usize = 8;

/// What reading an annex goes by.
pub(super) struct AnnexReader<'r> {
    /// The roadmap so far.
    pub draft: &'r mut RoadmapDraft,
    /// The ledger.
    pub ledger: &'r mut Ledger,
    /// How shouted words are written.
    pub case: &'r LetterCase,
    /// The year of the plan, where it is one.
    pub year: Option<String>,
    /// The ids of annexes.
    pub ids: IdAllocator,
    /// The names of files beside the roadmap.
    pub files: IdAllocator,
}

impl AnnexReader<'_> {
    /// Reads an annex into the roadmap.
    pub(super) fn read(&mut self, part: &SourcePart) {
        let stamp = self.marks(&part.stamp);
        stamp.iter().for_each(|line| self.ledger.remake(line));
        let stamped = stamp::read(stamp);
        let mut annex =
            DraftAnnex { number: stamped.number.clone(), stamp: stamped.stamp, ..DraftAnnex::default() };
        self.compare(&stamped, part, &mut annex);
        if let Some(order) = &mut self.draft.order {
            let genitive = stamped.genitive.as_deref().map(|name| self.case.restored(name));
            order.genitive = order.genitive.take().or(genitive);
        }
        let (title, from) = title::read(&part.items, self.ledger);
        annex.title = self.case.restored(&title);
        let items = part.items.get(from..).unwrap_or_default();
        self.holds(annex, items);
    }

    /// Reads the marks beside a stamp, «УТВЕРЖДАЮ» and the like; returns the stamp without them.
    fn marks<'l>(&mut self, lines: &'l [SourceParagraph]) -> &'l [SourceParagraph] {
        let at = approvals::begins(lines);
        // A stamp that begins so is one: «УТВЕРЖДЕНО приказом».
        let (stamp, own) = lines.split_at(if at == 0 { lines.len() } else { at });
        let (marks, _) = approvals::read(own, self.ledger);
        self.draft.approval = self.draft.approval.take().or(marks.approval);
        self.draft.agreed.extend(marks.agreed);
        stamp
    }

    /// A stamp that names another act than the order needs a look.
    fn compare(&self, stamped: &stamp::Stamped, part: &SourcePart, annex: &mut DraftAnnex) {
        let Some(order) = &self.draft.order else { return };
        let (date, number) = &stamped.act;
        let other_date = date.is_some() && order.date.is_some() && *date != order.date;
        let other_number = number.is_some() && order.number.is_some() && *number != order.number;
        if other_date || other_number {
            let text = part.stamp.iter().map(SourceParagraph::flat).collect::<Vec<_>>().join(" ");
            annex.look.push(ReviewNote::Stamp { text });
        }
    }

    fn holds(&mut self, annex: DraftAnnex, items: &[SourceItem]) {
        let tables = |wanted: Purpose| -> Vec<&SourceTable> {
            items
                .iter()
                .filter_map(|item| match item {
                    SourceItem::Table(table) if headings::purpose(table) == wanted => Some(table),
                    _ => None,
                })
                .collect()
        };
        let lines: Vec<&SourceParagraph> =
            items.iter().filter_map(line_of).filter(|line| !line.is_blank()).collect();
        let long = lines.len() > TEXT;
        match () {
            () if !tables(Purpose::Measures).is_empty() => self.plan(annex, items),
            () if !tables(Purpose::Indicators).is_empty() && !long => self.planned(annex, items),
            () if !tables(Purpose::Members).is_empty() && !long => self.people(annex, items),
            () if !tables(Purpose::Form).is_empty() && !long => self.forms(annex, items),
            () if lines.len() == items.iter().filter(|item| !is_blank(item)).count()
                && members::is_list(&lines, &annex.title) =>
            {
                let list = members::list(&lines, self.ledger);
                self.push(DraftAnnex { holds: DraftContent::Members(list), ..annex }, "team");
            }
            () if !lines.is_empty() || items.iter().any(|item| matches!(item, SourceItem::Table(_))) => {
                self.text(annex, items)
            }
            () if !annex.title.is_empty() => self.text(annex, items),
            () => {}
        }
    }

    /// A table of measures, with what stands before, between and behind.
    fn plan(&mut self, mut annex: DraftAnnex, items: &[SourceItem]) {
        let items = apart::joined(items);
        let first = items.iter().position(
            |item| matches!(item, SourceItem::Table(table) if headings::purpose(table) == Purpose::Measures),
        );
        let first = first.unwrap_or_default();
        self.intro(&mut annex, items.get(..first).unwrap_or_default());
        let mut tables: Vec<&SourceTable> = Vec::new();
        let mut rest: Vec<SourceItem> = Vec::new();
        for item in items.get(first..).unwrap_or_default() {
            match item {
                SourceItem::Table(table) if goes_on(&tables, table) => tables.push(table),
                other => rest.push(other.clone()),
            }
        }
        if let Some(title) = tables.first().filter(|_| annex.title.is_empty()).and_then(|table| over(table)) {
            annex.title = self.case.restored(&title);
        }
        let read = measures::read(&tables, self.year.as_deref(), self.ledger);
        if self.draft.columns.is_empty() {
            self.draft.columns = read.columns;
            self.draft.periods = read.periods;
            self.draft.column_numbers = read.numbered;
            self.draft.fields = read.fields;
            self.draft.sections = read.sections;
            self.push(DraftAnnex { holds: DraftContent::Roadmap, ..annex }, "roadmap");
        } else {
            self.further(annex, read);
        }
        self.behind(&rest);
    }

    /// A second plan of one order joins the first, its title over its measures.
    fn further(&mut self, annex: DraftAnnex, read: measures::ReadMeasures) {
        let title = Some(annex.title).filter(|title| !title.is_empty());
        match (title, read.sections.as_slice()) {
            (Some(title), [only]) if only.title.is_none() => {
                let only = only.clone();
                self.draft.sections.push(DraftSection { title: Some(title), ..only });
            }
            (Some(title), [_, ..]) => {
                let sections = nest(read.sections);
                self.draft.sections.push(DraftSection {
                    title: Some(title),
                    sections,
                    ..DraftSection::default()
                });
            }
            _ => self.draft.sections.extend(read.sections),
        }
        for field in read.fields {
            if !self.draft.fields.iter().any(|one| one.key == field.key) {
                self.draft.fields.push(field);
            }
        }
        for column in read.columns {
            if !self.draft.columns.iter().any(|one| one.key == column.key) {
                self.draft.columns.push(column);
            }
        }
    }

    /// What stands behind a table of measures: another annex on a page or a sheet of its own, indicators, or lines
    /// that nobody has claimed yet.
    fn behind(&mut self, items: &[SourceItem]) {
        let page = items.iter().position(|item| match item {
            SourceItem::Line(line) => line.new_page,
            SourceItem::Table(table) => table.new_page,
        });
        if let Some((before, further)) = page.and_then(|at| items.split_at_checked(at))
            && further.iter().any(|item| matches!(item, SourceItem::Table(_)))
        {
            self.behind(before);
            self.read(&SourcePart { stamp: Vec::new(), items: further.to_vec() });
            return;
        }
        let at = items.iter().position(
            |item| matches!(item, SourceItem::Table(table) if headings::purpose(table) == Purpose::Indicators),
        );
        if let Some(at) = at {
            let before = items.get(..at).unwrap_or_default();
            let page = before.iter().rposition(|item| line_of(item).is_some_and(|line| line.new_page));
            let centred = || {
                before.iter().position(|item| {
                    line_of(item).is_some_and(|line| line.look.align == ParagraphAlign::Centre)
                })
            };
            let from =
                page.or_else(centred).or_else(|| before.iter().rposition(is_blank)).unwrap_or_default();
            let own = items.get(from..).unwrap_or_default();
            let (title, begin) = title::read(own, self.ledger);
            let annex = DraftAnnex { title: self.case.restored(&title), ..DraftAnnex::default() };
            self.planned(annex, own.get(begin..).unwrap_or_default());
        }
        self.signed(items);
    }

    fn planned(&mut self, mut annex: DraftAnnex, items: &[SourceItem]) {
        let first = items.iter().position(|item| matches!(item, SourceItem::Table(_))).unwrap_or_default();
        let before = items.get(..first).unwrap_or_default();
        if !self.numbered_title(&mut annex, before) {
            self.intro(&mut annex, before);
        }
        let tables: Vec<&SourceTable> = items
            .iter()
            .filter_map(|item| match item {
                SourceItem::Table(table) => Some(table),
                SourceItem::Line(_) => None,
            })
            .collect();
        let found = indicators::read(&tables, self.ledger);
        self.draft.indicators.extend(found);
        if self.draft.annexes.iter().all(|one| one.holds != DraftContent::Indicators) {
            self.push(DraftAnnex { holds: DraftContent::Indicators, ..annex }, "indicators");
        }
        self.signed(items);
    }

    /// «2. Целевые показатели»: an only line over a table, numbered as a part of the annex, is its title.
    fn numbered_title(&mut self, annex: &mut DraftAnnex, items: &[SourceItem]) -> bool {
        let mut said = items.iter().filter(|item| !is_blank(item)).filter_map(line_of);
        let (Some(line), None) = (said.next(), said.next()) else { return false };
        let text = line.flat();
        let title = scan::mark(&text).map_or(text.clone(), |(_, _, rest)| rest);
        if !annex.title.is_empty() || title.chars().count() > 200 || title.ends_with([':', ';']) {
            return false;
        }
        self.ledger.take(line);
        annex.title = self.case.restored(crate::import::text::unclosed(&title));
        true
    }

    fn people(&mut self, annex: DraftAnnex, items: &[SourceItem]) {
        let mut people = Vec::new();
        for item in items {
            if let SourceItem::Table(table) = item {
                people.extend(members::table(table, self.ledger));
            }
        }
        self.push(DraftAnnex { holds: DraftContent::Members(people), ..annex }, "team");
        self.signed(items);
    }

    /// Blank forms, each with the lines before it as its title where there are several.
    fn forms(&mut self, annex: DraftAnnex, items: &[SourceItem]) {
        let mut own = annex.clone();
        let mut count = 0;
        let mut before: Vec<String> = Vec::new();
        for item in items {
            match item {
                SourceItem::Line(line) if line.is_blank() => {}
                SourceItem::Line(line) => {
                    self.ledger.take(line);
                    before.push(flat(&line.text));
                }
                SourceItem::Table(table) => {
                    table.lines().for_each(|line| self.ledger.take(line));
                    let row = table.rows.first();
                    let headings =
                        row.map(|row| row.cells.iter().map(|cell| cell.flat()).collect()).unwrap_or_default();
                    let title = flat(&std::mem::take(&mut before).join(" "));
                    own.title = match (own.title.is_empty() || count > 0, title.is_empty()) {
                        (true, false) => title,
                        (_, true) => own.title.clone(),
                        (false, false) => flat(&format!("{} {title}", own.title)),
                    };
                    self.push(DraftAnnex { holds: DraftContent::Form(headings), ..own.clone() }, "form");
                    own.number = None;
                    count += 1;
                }
            }
        }
    }

    fn text(&mut self, annex: DraftAnnex, items: &[SourceItem]) {
        let text = markdown::write(items, self.ledger);
        let file = self.file(&annex.title, "text");
        self.draft.texts.push((file.clone(), text));
        let id = names::key(&annex.title, "text");
        self.push(DraftAnnex { holds: DraftContent::Text(file), ..annex }, &id);
    }

    /// Lines between the title and the table.
    fn intro(&mut self, annex: &mut DraftAnnex, items: &[SourceItem]) {
        if items.iter().all(is_blank) {
            return;
        }
        let text = markdown::write(items, self.ledger);
        let file = self.file(&annex.title, "intro");
        self.draft.texts.push((file.clone(), text));
        annex.intro = Some(file);
    }

    /// The signature repeated under an annex.
    fn signed(&mut self, items: &[SourceItem]) {
        let names: Vec<String> = self
            .draft
            .order
            .iter()
            .flat_map(|order| &order.signatories)
            .flat_map(|who| [who.name.clone(), who.position.clone()])
            .flatten()
            .collect();
        let said = crate::import::text::words(&names.join(" "));
        for line in items.iter().filter_map(line_of).filter(|line| !line.is_blank()) {
            let own = crate::import::text::words(&line.text);
            let goes_on = matches!(own.first().map(String::as_str), Some("продолжение" | "окончание"));
            if goes_on && own.len() < 6 || own.iter().all(|word| said.contains(word)) {
                self.ledger.remake(line);
            }
        }
    }

    fn push(&mut self, mut annex: DraftAnnex, id: &str) {
        annex.id = self.ids.free(id);
        if annex.title.is_empty() {
            annex.title = default_title(&annex.holds).to_owned();
            annex.look.push(ReviewNote::Title);
        }
        self.draft.annexes.push(annex);
    }

    fn file(&mut self, title: &str, other: &str) -> String {
        format!("{}.md", self.files.key(title, other))
    }
}

fn default_title(holds: &DraftContent) -> &'static str {
    match holds {
        DraftContent::Roadmap => "План мероприятий (дорожная карта)",
        DraftContent::Indicators => "Планируемые показатели",
        DraftContent::Members(_) => "Состав рабочей группы",
        DraftContent::Form(_) => "Форма",
        DraftContent::Text(_) => "Приложение",
    }
}

/// The title that stands in the first rows of a table, over its heading.
fn over(table: &SourceTable) -> Option<String> {
    let single = |row: &&crate::import::content::SourceRow| matches!(row.cells.as_slice(), [_]);
    let rows = table.rows.iter().take_while(single).flat_map(|row| &row.cells);
    let title = crate::import::text::unspaced(&rows.map(|cell| cell.flat()).collect::<Vec<_>>().join(" "));
    Some(flat(&title)).filter(|title| !title.is_empty())
}

/// Whether a table goes on with those before it: it has the headings of measures, or the width of the first.
fn goes_on(before: &[&SourceTable], table: &SourceTable) -> bool {
    let width = |table: &SourceTable| table.rows.iter().map(|row| row.cells.len()).max();
    match (headings::purpose(table), before.first()) {
        (Purpose::Measures, _) => true,
        (Purpose::Other | Purpose::Form, Some(first)) => {
            headings::head(table).is_none() && width(first) == width(table)
        }
        _ => false,
    }
}

fn line_of(item: &SourceItem) -> Option<&SourceParagraph> {
    match item {
        SourceItem::Line(line) => Some(line),
        SourceItem::Table(_) => None,
    }
}

fn is_blank(item: &SourceItem) -> bool {
    matches!(item, SourceItem::Line(line) if line.is_blank())
}
