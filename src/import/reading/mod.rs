//! Reading: lines and tables to a roadmap, as a clerk reads an order from top to bottom.
//!
//! [`parts`] cuts the file at the stamps of its annexes; [`order`] reads what stands before them, [`clauses`] and
//! [`signature`] its body and its end; [`annex`] reads each annex, its tables by [`headings`] through [`grid`].

mod annex;
mod apart;
mod approvals;
mod basis;
mod calendar;
mod case;
mod clauses;
mod copies;
mod grid;
mod heading_words;
mod headings;
mod indicators;
mod markdown;
mod measures;
mod members;
mod money;
mod order;
mod parts;
mod patronymics;
mod proper;
mod record;
mod registry;
mod rows;
mod scan;
mod settle;
mod signature;
mod slots;
mod stamp;
mod title;

use chrono::NaiveDate;

pub(super) use clauses::is_deadline;

use super::content::{SourceContent, SourceParagraph};
use super::draft::{DraftClause, DraftContent, RoadmapDraft};
use super::ledger::{self, Ledger};
use super::names::IdAllocator;
use super::{guess, text};
use case::LetterCase;
use parts::{SourceItem, SourcePart};

/// What was read of a file.
#[derive(Clone, Debug, Default)]
pub(super) struct ImportReading {
    /// The roadmap.
    pub draft: RoadmapDraft,
    /// What became of each line.
    pub ledger: Ledger,
    /// The date and number of the act that the stamps of the annexes name, where the file has no order itself.
    pub annex_of: Option<(Option<NaiveDate>, Option<String>)>,
}

/// Reads the content of a file.
pub(super) fn read(content: &SourceContent) -> ImportReading {
    let mut ledger = Ledger::new(content.lines);
    let case = LetterCase::learn(ledger::lines(content));
    let mut draft = RoadmapDraft::default();
    let mut parts = parts::parts(&content.blocks);
    let first = if parts.is_empty() { SourcePart::default() } else { parts.remove(0) };
    let plain = head(&first, &case, &mut draft, &mut ledger);
    let year = guess::year(&draft, content);
    let (ids, files) = (IdAllocator::default(), IdAllocator::default());
    let mut reader =
        annex::AnnexReader { draft: &mut draft, ledger: &mut ledger, case: &case, year, ids, files };
    if let Some(part) = plain {
        reader.read(&part);
    }
    parts.iter().for_each(|part| reader.read(part));
    let stamps = parts.iter().map(|part| stamp::read(&part.stamp).act);
    let act = stamps.into_iter().find(|(date, number)| date.is_some() || number.is_some());
    let annex_of = act.filter(|_| draft.order.is_none());
    approve(&mut draft);
    ImportReading { draft, ledger, annex_of }
}

/// Reads what stands before the first annex; returns what of it is an annex without a stamp.
fn head(
    part: &SourcePart,
    case: &LetterCase,
    draft: &mut RoadmapDraft,
    ledger: &mut Ledger,
) -> Option<SourcePart> {
    let table =
        part.items.iter().position(|item| matches!(item, SourceItem::Table(_))).unwrap_or(part.items.len());
    let (before, after) = part.items.split_at(table);
    let lines: Vec<SourceParagraph> = before
        .iter()
        .filter_map(|item| match item {
            SourceItem::Line(line) => Some(line.clone()),
            SourceItem::Table(_) => None,
        })
        .collect();
    let rest = match order::read(&lines, case, ledger) {
        Some((mut order, tail)) => {
            draft.agreed.append(&mut order.agreed);
            draft.order = Some(order);
            tail
        }
        None => lines,
    };
    let (marks, rest) = approvals::read(&rest, ledger);
    draft.approval = marks.approval;
    draft.agreed.extend(marks.agreed);
    // Behind an order without stamps a new page or a table begins the annex.
    let begin = match &draft.order {
        Some(_) if after.is_empty() => rest.iter().position(|line| line.new_page),
        Some(_) => Some(rest.iter().position(|line| line.new_page).unwrap_or(0)),
        None => Some(0),
    };
    let rest = rest.get(begin?..).unwrap_or_default();
    let items: Vec<SourceItem> =
        rest.iter().cloned().map(SourceItem::Line).chain(after.iter().cloned()).collect();
    let said = items.iter().any(|item| match item {
        SourceItem::Line(line) => !line.is_blank(),
        SourceItem::Table(_) => true,
    });
    said.then(|| SourcePart { stamp: Vec::new(), items })
}

/// Tells which clause approves which annex: by the number it names, else by the words of the annex's title.
pub(super) fn approve(draft: &mut RoadmapDraft) {
    let annexes = draft.annexes.clone();
    let Some(order) = &mut draft.order else { return };
    let mut taken: Vec<String> = Vec::new();
    let numbered = |clause: &str| {
        annex_number(clause).and_then(|number| {
            let own = |annex: &&super::draft::DraftAnnex| annex.number.as_deref() == Some(number.as_str());
            let only = matches!(annexes.as_slice(), [only] if only.number.is_none());
            annexes
                .iter()
                .find(own)
                .or_else(|| annexes.first().filter(|_| only))
                .map(|annex| annex.id.clone())
        })
    };
    let worded = |clause: &str| {
        let small = clause.to_lowercase();
        let kin = |annex: &&super::draft::DraftAnnex| match &annex.holds {
            DraftContent::Roadmap => small.contains("дорожн") || small.contains("план мероприятий"),
            DraftContent::Indicators => {
                small.contains("показател") || small.contains("планируемые результат")
            }
            DraftContent::Members(_) => small.contains("состав"),
            DraftContent::Form(_) => small.contains("форм"),
            DraftContent::Text(_) => {
                let said = text::words(&annex.title);
                let first =
                    said.first().map(|word| word.chars().take(6).collect::<String>()).unwrap_or_default();
                first.chars().count() > 4 && small.contains(&first)
            }
        };
        // An annex without a number is meant by the only clause that names one.
        let only = || annexes.first().filter(|_| annexes.len() == 1 && small.contains("приложени"));
        // Plans have many names: «план воспитательной работы», «план-график».
        let planned = || {
            let plan = small.contains("план") || small.contains("график") || small.contains("программ");
            annexes.iter().find(|annex| plan && annex.holds == DraftContent::Roadmap)
        };
        annexes.iter().find(kin).or_else(planned).or_else(only).map(|annex| annex.id.clone())
    };
    walk(&mut order.clauses, false, &mut |clause, approving| {
        let found = numbered(&clause.text).filter(|_| approving);
        let found = found.or_else(|| if approving { worded(&clause.text) } else { None });
        if let Some(id) = found.filter(|id| !taken.contains(id) && clause.clauses.is_empty()) {
            taken.push(id.clone());
            printed_anew(&mut clause.text);
            clause.approves = Some(id);
        }
    });
}

/// Takes the mark of an only annex off the end of a clause that approves it: the print puts it there.
fn printed_anew(text: &mut String) {
    if let Some(core) = text.strip_suffix("(приложение)") {
        *text = core.trim_end().to_owned();
    }
}

/// Visits clauses, telling whether each stands in one that approves.
fn walk(clauses: &mut [DraftClause], approving: bool, visit: &mut impl FnMut(&mut DraftClause, bool)) {
    for clause in clauses {
        let small = clause.text.to_lowercase();
        let own = approving || small.starts_with("утвердить") || small.starts_with("ввести в действие");
        visit(clause, own);
        walk(&mut clause.clauses, own, visit);
    }
}

/// The number of the annex that a clause names: «(приложение № 1)», «согласно приложению 2».
fn annex_number(clause: &str) -> Option<String> {
    let small = clause.to_lowercase();
    let at = small.find("приложени")?;
    let after = small.get(at..)?.trim_start_matches(char::is_alphabetic).trim_start_matches([' ', '№', 'n']);
    let number: String = after.chars().take_while(char::is_ascii_digit).collect();
    (!number.is_empty()).then_some(number)
}
