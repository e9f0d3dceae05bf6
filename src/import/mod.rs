//! Importing: Word and Excel to roadmaps.
//!
//! Passes in one direction, each in its own file:
//!
//! 1. `package` opens the archive without trust; `xml` makes trees of its parts.
//! 2. `word` and `excel` make one `content` of what they hold: lines and tables with their places.
//! 3. `reading` understands that as an order with annexes and gives a typed `draft`.
//! 4. `guess`, `bodies` and `names` add what no order says in so many words: id, level, keys of bodies.
//! 5. `write` prints the draft by `yaml`, and `ledger` accounts for every word of the file.

mod bodies;
mod content;
mod draft;
mod excel;
mod guess;
mod hidden_rows;
mod ledger;
mod level;
mod merges;
pub mod message;
mod names;
mod nest;
mod package;
mod period;
mod reading;
mod refusal;
pub mod said;
mod territory;
mod text;
mod walk;
mod word;
mod write;
mod xml;
mod yaml;

pub use ledger::{LedgerItem, LedgerSummary};
pub use names::is_reserved;
pub use refusal::ImportRefusal;

use crate::base::Lang;
use crate::import::message::ReviewNote;
use content::{SourceBlock, SourceContent};
use draft::RoadmapDraft;
use package::{OpenedPackage, PackageKind};
use reading::ImportReading;

/// What the person gave on the command line.
#[derive(Clone, Debug, Default)]
pub struct ImportOptions {
    /// The level.
    pub level: Option<String>,
    /// The id of the roadmap above.
    pub parent: Option<String>,
    /// The measures of the roadmap above: id and title.
    pub above: Vec<(String, String)>,
    /// The id.
    pub id: Option<String>,
    /// The language of comments.
    pub lang: Lang,
}

/// A file as it was read, not yet a roadmap of its own.
pub struct FileReading {
    /// Its name without the folder.
    pub name: String,
    content: SourceContent,
    read: ImportReading,
}

/// A roadmap as files.
pub struct ImportedRoadmap {
    /// Its id.
    pub id: String,
    /// The names of the files it was read from.
    pub from: Vec<String>,
    /// The files to write: names and texts.
    pub files: Vec<(String, String)>,
    /// What it holds, in numbers.
    pub counts: ImportCounts,
    /// What became of the words of each file it was read from.
    pub accounts: Vec<LedgerSummary>,
    /// What is marked in the roadmap as to be looked at.
    pub looks: Vec<ReviewNote>,
    /// How many pictures the files have.
    pub pictures: usize,
    /// Whether a file carries macros.
    pub macros: bool,
}

/// What a roadmap holds, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportCounts {
    /// Orders: one or none.
    pub orders: usize,
    /// Clauses, inner ones too.
    pub clauses: usize,
    /// Sections.
    pub sections: usize,
    /// Measures.
    pub measures: usize,
    /// Indicators.
    pub indicators: usize,
    /// Members of working groups.
    pub members: usize,
    /// Annexes.
    pub annexes: usize,
}

/// Reads a file.
///
/// # Errors
/// Why it is not read.
pub fn read(name: &str, bytes: &[u8]) -> Result<FileReading, ImportRefusal> {
    let mut package = OpenedPackage::open(bytes)?;
    let mut content = match package.kind {
        PackageKind::Word => word::read(&mut package)?,
        PackageKind::Excel => excel::read(bytes, &mut package)?,
    };
    content.macros = package.macros;
    let is_bomb = |block: &SourceBlock| matches!(block, SourceBlock::Table(table) if table.is_too_large());
    if content.blocks.iter().any(is_bomb) {
        return Err(ImportRefusal::Bomb);
    }
    let read = reading::read(&content);
    if read.draft.order.is_none() && read.draft.annexes.is_empty() {
        return Err(ImportRefusal::Nothing);
    }
    Ok(FileReading { name: name.to_owned(), content, read })
}

/// Makes roadmaps of the files read; annexes in files of their own join the order that their stamps name.
pub fn roadmaps(readings: Vec<FileReading>, given: &ImportOptions) -> Vec<ImportedRoadmap> {
    let mut groups: Vec<Vec<FileReading>> = Vec::new();
    let (orders, others): (Vec<FileReading>, Vec<FileReading>) =
        readings.into_iter().partition(|reading| reading.read.annex_of.is_none());
    groups.extend(orders.into_iter().map(|reading| vec![reading]));
    for reading in others {
        let fits =
            |group: &&mut Vec<FileReading>| group.first().is_some_and(|first| belongs(&reading, first));
        match groups.iter_mut().find(fits) {
            Some(group) => group.push(reading),
            None => groups.push(vec![reading]),
        }
    }
    let mut ids = names::IdAllocator::default();
    groups.into_iter().map(|group| roadmap(group, given, &mut ids)).collect()
}

/// Whether the stamps of a file's annexes name the order of another by date and number.
fn belongs(annexes: &FileReading, other: &FileReading) -> bool {
    let Some(order) = &other.read.draft.order else { return false };
    match &annexes.read.annex_of {
        Some((Some(date), number)) => {
            order.date == Some(*date)
                && (number.is_none() || order.number.is_none() || *number == order.number)
        }
        Some((None, Some(number))) => order.number.as_ref() == Some(number),
        _ => false,
    }
}

fn roadmap(
    mut group: Vec<FileReading>,
    given: &ImportOptions,
    ids: &mut names::IdAllocator,
) -> ImportedRoadmap {
    let mut drafts = group.iter_mut().map(|reading| std::mem::take(&mut reading.read.draft));
    let mut draft = drafts.next().unwrap_or_default();
    drafts.for_each(|other| join(&mut draft, other));
    if let Some(first) = group.first() {
        let stem = first.name.rsplit_once('.').map_or(first.name.as_str(), |(stem, _)| stem);
        guess::fill(&mut draft, given, stem, &first.content);
    }
    draft.sections = nest::nest(std::mem::take(&mut draft.sections));
    draft.id = ids.free(&names::textual(&draft.id, "plan"));
    identify(&mut draft, given);
    bodies::assign(&mut draft);
    let from: Vec<String> = group.iter().map(|reading| reading.name.clone()).collect();
    let yaml = write::roadmap(&draft, &from.join(", "), given.lang);
    let written = write::written(&draft);
    let accounts =
        group.iter().map(|reading| reading.read.ledger.close(&reading.content, &written)).collect();
    let texts = draft.texts.iter().map(|(name, text)| (format!("{}-{name}", draft.id), text.clone()));
    let files = std::iter::once((format!("{}.yaml", draft.id), yaml)).chain(texts).collect();
    ImportedRoadmap {
        files,
        accounts,
        counts: counts(&draft),
        looks: looks(&draft),
        pictures: group.iter().map(|reading| reading.content.pictures).sum(),
        macros: group.iter().any(|reading| reading.content.macros),
        from,
        id: draft.id,
    }
}

/// Adds the annexes of another file.
fn join(draft: &mut RoadmapDraft, other: RoadmapDraft) {
    if draft.columns.is_empty() {
        draft.columns = other.columns;
        draft.column_numbers = other.column_numbers;
        draft.fields = other.fields;
    }
    draft.sections.extend(other.sections);
    draft.indicators.extend(other.indicators);
    draft.texts.extend(other.texts);
    draft.annexes.extend(other.annexes);
    draft.annexes.sort_by_key(|annex| {
        annex.number.as_ref().and_then(|number| number.parse::<u32>().ok()).unwrap_or(u32::MAX)
    });
    draft.approval = draft.approval.take().or(other.approval);
    draft.agreed.extend(other.agreed);
    reading::approve(draft);
}

/// Gives ids, and tells what needs a look: deadlines that are not understood, links to the roadmap above.
fn identify(draft: &mut RoadmapDraft, given: &ImportOptions) {
    let mut names = names::IdAllocator::default();
    let parent = draft.parent.clone();
    let upper = UpperTitle::all(&given.above);
    draft.each_measure(&mut |measure| {
        measure.id = names.key(&measure.title, "m");
        let wording = measure.cells.deadline.as_deref();
        if wording.is_some_and(|wording| !reading::is_deadline(wording)) {
            measure.look.push(ReviewNote::Deadline);
        }
        measure.look.extend(parent.as_deref().and_then(|parent| above(parent, &measure.title, &upper)));
    });
    for indicator in &mut draft.indicators {
        indicator.id = names.key(&indicator.title, "i");
    }
}

/// A measure above, with the words of its title.
struct UpperTitle<'g> {
    id: &'g str,
    title: &'g str,
    words: Vec<String>,
}

impl<'g> UpperTitle<'g> {
    fn all(measures: &'g [(String, String)]) -> Vec<Self> {
        measures.iter().map(|(id, title)| UpperTitle { id, title, words: text::words(title) }).collect()
    }
}

/// The measure above whose title says nearly the same.
fn above(parent: &str, title: &str, measures: &[UpperTitle<'_>]) -> Option<ReviewNote> {
    let said = text::words(title);
    let likeness = |other: &UpperTitle<'_>| {
        let common = said.iter().filter(|word| other.words.contains(word)).count();
        common * 100 / said.len().max(other.words.len()).max(1)
    };
    let (likeness, UpperTitle { id, title, .. }) =
        measures.iter().map(|other| (likeness(other), other)).max_by_key(|(likeness, _)| *likeness)?;
    (likeness >= 50)
        .then(|| ReviewNote::Implements { id: format!("{parent}/{id}"), title: (*title).to_owned() })
}

fn counts(draft: &RoadmapDraft) -> ImportCounts {
    fn inner(clauses: &[draft::DraftClause]) -> usize {
        clauses.iter().map(|clause| 1 + inner(&clause.clauses)).sum()
    }
    fn sections(section: &draft::DraftSection) -> usize {
        usize::from(section.title.is_some()) + section.sections.iter().map(sections).sum::<usize>()
    }
    let members = draft.annexes.iter().map(|annex| match &annex.holds {
        draft::DraftContent::Members(members) => members.len(),
        _ => 0,
    });
    ImportCounts {
        orders: usize::from(draft.order.is_some()),
        clauses: draft.order.as_ref().map_or(0, |order| inner(&order.clauses)),
        sections: draft.sections.iter().map(sections).sum(),
        measures: draft.measures().len(),
        indicators: draft.indicators.len(),
        members: members.sum(),
        annexes: draft.annexes.len(),
    }
}

/// What is marked as to be looked at, in the order in which it is written.
fn looks(draft: &RoadmapDraft) -> Vec<ReviewNote> {
    let order = draft.order.iter().flat_map(|order| &order.look);
    let fields = draft.fields.iter().flat_map(|one| &one.look);
    let sections = section_looks(&draft.sections);
    let measures = draft.measures().into_iter().flat_map(|measure| &measure.look);
    let indicators = draft.indicators.iter().flat_map(|one| &one.look);
    let annexes = draft.annexes.iter().flat_map(|one| &one.look);
    let mut all: Vec<&ReviewNote> = draft.look.iter().chain(order).collect();
    let mut clauses: Vec<&draft::DraftClause> =
        draft.order.iter().flat_map(|order| &order.clauses).rev().collect();
    while let Some(clause) = clauses.pop() {
        all.extend(&clause.look);
        clauses.extend(clause.clauses.iter().rev());
    }
    all.extend(fields.chain(sections).chain(measures).chain(indicators).chain(annexes));
    all.into_iter().filter(|look| look.is_marked()).cloned().collect()
}

fn section_looks(sections: &[draft::DraftSection]) -> Vec<&ReviewNote> {
    sections.iter().flat_map(|section| section.look.iter().chain(section_looks(&section.sections))).collect()
}
