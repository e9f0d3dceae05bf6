//! `reference/stale-number`: a number in the text that names nothing, or the very row it stands in.
//!
//! A text may name items of other acts as well («п. 5 Положения»), so that only a number behind which nothing else is
//! named counts as one of this order.

use std::cell::LazyCell;
use std::collections::HashSet;
use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::mentions::{NumberMention, mentions};
use crate::base::{ClauseIdx, IndexVec, RowIdx, SectionIdx};
use crate::model::{Numbers, Owner, Passage, Roadmap, TextRole, bare};
use crate::rules::annex::text::{AnnexFile, files, in_file};
use crate::rules::prelude::*;
use crate::rules::texts::TextQuestion;
use crate::rules::words::{and_others, with_others};
use crate::russian::abbreviations::{spells, used};
use crate::russian::words::words;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "reference/stale-number",
    severity: Severity::Warning,
    page: include_str!("stale_number.md"),
    check: Check::Roadmap(check),
    decode: decode::<StaleNumber>,
};

/// A number in the text, and what is wrong with it.
#[derive(Debug, Serialize, Deserialize)]
struct StaleNumber {
    number: String,
    wrong: NumberFault,
    /// The text file of an annex that it stands in, and the line there.
    file: Option<(String, usize)>,
    /// The other numbers of the entry that name nothing.
    others: Vec<String>,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) enum NumberFault {
    /// No row has it.
    NoRow,
    /// It is the row's own.
    Own,
    /// No annex has it, of so many.
    NoAnnex(usize),
    /// The target indicators that are to be reached, of which there are none.
    NoIndicators,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let roadmap = view.roadmap;
    let mut told: HashSet<Owner> = indicators(view, findings).into_iter().collect();
    if roadmap.partial {
        return;
    }
    let known = LazyCell::new(|| NumberIndex::of(roadmap));
    findings.extend(files(view).filter_map(|file| in_annex(view, &file, &known)));
    if texts(view).next().is_none() {
        return;
    }
    let mut of_entry: Vec<(Owner, Span, StaleNumber)> = Vec::new();
    for &Passage { owner, text, .. } in texts(view) {
        // The annex of an approving clause is held to what it approves, by `annex/number-differs`.
        let approving = matches!(owner, Owner::Clause(at) if approves(roadmap, at));
        for mention in mentions(text).filter(|mention| !(approving && mention.annex)) {
            let Some(wrong) = known.stale(&mention, owner) else { continue };
            let number = mention.number.to_owned();
            match of_entry.last_mut() {
                Some((other, _, first)) if *other == owner => first.others.push(number),
                _ if told.insert(owner) => {
                    let args = StaleNumber { number, wrong, file: None, others: Vec::new() };
                    of_entry.push((owner, view.words(text, mention.span), args));
                }
                _ => {}
            }
        }
    }
    let found = of_entry.into_iter();
    findings.extend(found.map(|(owner, place, args)| view.finding(&RULE, place, roadmap.id_of(owner), args)));
}

/// The first annex that the text file of one names and that there is not: its own items have numbers of their own. A file
/// that has annexes itself speaks of those.
fn in_annex<F: FnOnce() -> NumberIndex>(
    view: &View<'_>,
    file: &AnnexFile<'_>,
    known: &LazyCell<NumberIndex, F>,
) -> Option<Finding> {
    let text = file.text()?;
    let is_heading =
        |line: &str| line.trim_start_matches(['#', '*', ' ']).to_lowercase().starts_with("приложение");
    if text.lines().any(is_heading) {
        return None;
    }
    let (number, wrong, at) = text.lines().zip(1..).find_map(|(line, at)| {
        let mut annexes = mentions(line).filter(|mention| mention.annex);
        annexes
            .find_map(|mention| Some((mention.number.to_owned(), known.stale(&mention, Owner::Roadmap)?, at)))
    })?;
    let args = StaleNumber { number, wrong, file: Some((file.named.to_string(), at)), others: Vec::new() };
    Some(view.finding(&RULE, file.named.span, Some(&file.annex.id), args))
}

/// Whether other rules tell of the annex that a clause names: it approves one, or target indicators that are not there.
pub(super) fn approves(roadmap: &Roadmap, at: ClauseIdx) -> bool {
    let clause = roadmap.order.as_ref().and_then(|order| order.clauses.entry(at));
    let targets = |text: &str| text.contains("целевые показатели") || text.contains("целевых показателей");
    clause.is_some_and(|clause| {
        let text = clause.text.to_lowercase();
        clause.approves.is_some()
            || roadmap.indicators.is_empty() && text.starts_with("утвердить ") && targets(&text)
    })
}

/// Tells of the first row or clause that reaches for target indicators, where the roadmap has none, and which it is.
fn indicators(view: &View<'_>, findings: &mut Vec<Finding>) -> Option<Owner> {
    let roadmap = view.roadmap;
    if roadmap.partial || !roadmap.indicators.is_empty() {
        return None;
    }
    let reaching = view.chosen(|passage| {
        matches!(passage.role, TextRole::Title | TextRole::Clause)
            && matches!(passage.owner, Owner::Row(_) | Owner::Clause(_))
            && passage.words.says(TextQuestion::HasTargets, |text| targets(text).is_some())
    });
    let places = reaching.filter_map(|passage| {
        let span = targets(passage.text)?;
        are_own(roadmap, passage.text.get(span.range().end..)?).then_some((passage, span))
    });
    // An annex may hold them, or a row may ask to set them.
    let (passage, span) = places.into_iter().next()?;
    let small = |text: &str| text.to_lowercase().contains("показател");
    if roadmap.annex_list().iter().any(|annex| small(&annex.title) || annex.text.is_some()) {
        return None;
    }
    let args = StaleNumber {
        number: "целевых показателей".to_owned(),
        wrong: NumberFault::NoIndicators,
        file: None,
        others: Vec::new(),
    };
    let place = view.words(passage.text, span);
    findings.push(view.finding(&RULE, place, roadmap.id_of(passage.owner), args));
    Some(passage.owner)
}

/// The words for the target indicators of a roadmap.
const TARGETS: &str = "целевых показателей";

/// What stands behind them where they are those of this roadmap, and not of a project or a programme.
const OWN: [&str; 9] = [
    ".",
    ";",
    "(",
    "до ",
    "в срок",
    "дорожной карты",
    "настоящей дорожной карты",
    "плана",
    "настоящего плана",
];

/// «Достижение целевых показателей», whosoever they are.
fn targets(text: &str) -> Option<Span> {
    // What every title is searched for is prepared once.
    static FINDER: LazyLock<Finder<'_>> = LazyLock::new(|| Finder::new(TARGETS));
    let start = FINDER.find(text.as_bytes())?;
    let reached = ["достижени", "выполнени"]
        .iter()
        .any(|deed| text.get(..start).is_some_and(|head| head.to_lowercase().contains(deed)));
    reached.then(|| Span::new(start, start + TARGETS.len()))
}

/// Whether what stands behind target indicators makes them those of this roadmap: nothing, the plan, or what the plan is
/// about in short, as the title of the order or of an annex has it at full length.
fn are_own(roadmap: &Roadmap, behind: &str) -> bool {
    let behind = behind.trim_start();
    let titled = |run: &str| {
        let order = roadmap.order.iter().map(|order| order.title.to_string());
        let annexes = roadmap.annexes.iter().flatten().map(|annex| annex.title.to_string());
        order.chain(annexes).any(|title| spells(run, words(&title)))
    };
    behind.is_empty()
        || OWN.iter().any(|next| behind.starts_with(next))
        || used(behind).next().is_some_and(|run| run.start == 0 && titled(run.text))
}

/// Every text that names a number.
fn texts<'v, 'w>(view: &'v View<'w>) -> impl Iterator<Item = &'v Passage<'w>> {
    let naming = view.chosen(|text| {
        let names = |text: &str| mentions(text).next().is_some();
        may_name(text) && text.words.has_figures() && text.words.says(TextQuestion::HasNumbers, names)
    });
    naming.map(|text| &**text)
}

/// Whether a text may name a number of this order.
pub(super) fn may_name(passage: &Passage<'_>) -> bool {
    match passage.owner {
        Owner::Row(_) => matches!(passage.role, TextRole::Title | TextRole::Result | TextRole::Note),
        Owner::Clause(_) => passage.role == TextRole::Clause,
        _ => false,
    }
}

/// The numbers that there are.
pub(super) struct NumberIndex {
    rows: IndexVec<RowIdx, String>,
    clauses: IndexVec<ClauseIdx, String>,
    sections: IndexVec<SectionIdx, String>,
    annexes: Vec<String>,
}

impl NumberIndex {
    pub(super) fn of(roadmap: &Roadmap) -> Self {
        let numbers = Numbers::of(roadmap);
        let bare_of = |number: String| bare(&number).to_owned();
        // An annex without a number is called by its place.
        let placed = |(at, number): (usize, Option<String>)| number.unwrap_or_else(|| (at + 1).to_string());
        NumberIndex {
            rows: numbers.rows.into_iter().map(bare_of).collect(),
            sections: numbers.sections.into_iter().map(bare_of).collect(),
            annexes: numbers.annexes.into_iter().enumerate().map(placed).collect(),
            clauses: numbers.paths,
        }
    }

    /// What is wrong with a number in an entry, where something is.
    pub(super) fn stale(&self, mention: &NumberMention<'_>, owner: Owner) -> Option<NumberFault> {
        let number = mention.number.to_owned();
        if mention.annex {
            let annexes = self.annexes.len();
            let known = self.annexes.contains(&number);
            return (!known).then_some(NumberFault::NoAnnex(annexes));
        }
        let own = match owner {
            Owner::Row(at) => self.rows.entry(at),
            Owner::Clause(at) => self.clauses.entry(at),
            _ => None,
        };
        if own == Some(&number) {
            return Some(NumberFault::Own);
        }
        let has = |list: &[String]| list.contains(&number);
        let of_plan = || has(self.rows.as_slice()) || has(self.sections.as_slice());
        let known = has(self.clauses.as_slice()) || !mention.of_order && of_plan();
        (!known).then_some(NumberFault::NoRow)
    }
}

impl Words for StaleNumber {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let number = &self.number;
        let said = match self.wrong {
            NumberFault::NoRow => {
                say!(tell.lang, "пункта {number} здесь нет", "there is no item {number} here")
            }
            NumberFault::Own => {
                say!(tell.lang, "пункт {number} — эта же строка", "item {number} is this very row")
            }
            NumberFault::NoIndicators => {
                say!(
                    tell.lang,
                    "целевых показателей у этой карты нет",
                    "this roadmap has no target indicators"
                )
            }
            NumberFault::NoAnnex(0) => say!(
                tell.lang,
                "приложения {number} нет: у приказа нет нумерованных приложений",
                "there is no annex {number}: the annexes of this order have no numbers"
            ),
            NumberFault::NoAnnex(annexes) => say!(
                tell.lang,
                "приложения {number} нет, последнее — {annexes}",
                "there is no annex {number}, the last is {annexes}"
            ),
        };
        and_others(in_file(self.file.as_ref(), tell.lang) + &said, &self.others, tell.lang)
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        if matches!(self.wrong, NumberFault::NoIndicators) {
            return Some(say!(
                tell.lang,
                "добавить показатели в «indicators» или назвать документ, в котором они есть",
                "add them under `indicators`, or name the document that has them"
            ));
        }
        Some(say!(
            tell.lang,
            "написать {{ref:ИМЯ}}: номер подставится сам и не устареет",
            "write {{ref:ID}}: the number is made by the program and stays right"
        ))
    }

    fn data(&self) -> Data {
        with_others(Data::of("number", &*self.number), &self.others)
    }
}
