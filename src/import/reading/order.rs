//! The order itself: who issues it, its kind, date, number and place, its title, the preamble, the verb; then the
//! clauses, and who signs.

use crate::import::content::SourceParagraph;
use crate::import::draft::DraftOrder;
use crate::import::ledger::Ledger;
use crate::import::message::ReviewNote;
use crate::import::text::{flat, is_shouted, unclosed, unspaced};

use super::case::LetterCase;
use super::{approvals, basis, clauses, copies, registry, signature};

/// Kinds of acts, as the heading of one has them.
const KINDS: [(&str, &str); 4] = [
    ("приказ", "Приказ"),
    ("распоряжение", "Распоряжение"),
    ("постановление", "Постановление"),
    ("решение", "Решение"),
];

/// Verbs that an act resolves with, and the kind they go with.
const VERBS: [(&str, &str); 14] = [
    ("приказываю", "Приказ"),
    ("приказывает", "Приказ"),
    ("приказываем", "Приказ"),
    ("постановляю", "Постановление"),
    ("постановляет", "Постановление"),
    ("распоряжаюсь", "Распоряжение"),
    ("обязываю", "Распоряжение"),
    ("обязываем", "Распоряжение"),
    ("решил", "Решение"),
    ("решила", "Решение"),
    ("решило", "Решение"),
    ("решили", "Решение"),
    ("решает", "Решение"),
    ("предлагаю", "Распоряжение"),
];

/// How a preamble begins.
const PREAMBLES: [&str; 22] = [
    "в целях",
    "с целью",
    "во исполнение",
    "на основании",
    "в соответствии",
    "руководствуясь",
    "в связи",
    "для ",
    "по итогам",
    "учитывая",
    "согласно",
    "в рамках",
    "по результатам",
    "в развитие",
    "во избежание",
    "в дополнение",
    "исходя",
    "рассмотрев",
    "в целом",
    "по согласованию",
    "в порядке",
    "по решению",
];

/// The head of a file cut at its landmarks, in lines that say something.
struct HeadSections<'l> {
    lines: &'l [SourceParagraph],
    /// The line that names the kind.
    kind: Option<usize>,
    /// The line that ends with the verb; without one the first clause.
    verb: usize,
    /// Whether there is no verb.
    verbless: bool,
}

/// Reads the order in the lines before the first annex; none where there is none. Returns it with the lines that
/// follow its signature.
pub(super) fn read(
    lines: &[SourceParagraph],
    case: &LetterCase,
    ledger: &mut Ledger,
) -> Option<(DraftOrder, Vec<SourceParagraph>)> {
    let lines = unbroken(lines);
    let marks = landmarks(&lines)?;
    let mut order = DraftOrder::default();
    heading(&marks, case, &mut order, ledger);
    let rest = resolved(&marks, &mut order, ledger)?;
    let end = signature::begins(&rest).unwrap_or(rest.len());
    let (clauses, tail) = rest.split_at(end);
    let is_basis = |line: &&SourceParagraph| line.flat().to_lowercase().starts_with("основание:");
    let (bases, clauses): (Vec<&SourceParagraph>, Vec<&SourceParagraph>) = clauses.iter().partition(is_basis);
    let clauses: Vec<SourceParagraph> = clauses.into_iter().cloned().collect();
    for line in bases {
        ledger.remake(line);
        order.basis.extend(basis::listed(&line.flat()));
    }
    let (marks, clauses) = approvals::read(&clauses, ledger);
    order.agreed = marks.agreed;
    order.clauses = clauses::read(&clauses, ledger);
    order.clause_numbers = clauses::numbers(&clauses);
    let tail = signature::read(tail, &mut order, ledger);
    let tail = copies::read(tail, &mut order, ledger);
    Some((order, tail))
}

/// The lines, those up to the verb cut at their breaks: a letterhead is often one paragraph.
fn unbroken(lines: &[SourceParagraph]) -> Vec<SourceParagraph> {
    let verb = lines.iter().position(|line| verb_of(&line.flat()).is_some()).unwrap_or(0);
    let (head, rest) = lines.split_at(verb);
    head.iter().flat_map(SourceParagraph::unbroken).chain(rest.iter().cloned()).collect()
}

/// Reads the preamble and the verb; returns the lines behind them.
fn resolved(
    marks: &HeadSections<'_>,
    order: &mut DraftOrder,
    ledger: &mut Ledger,
) -> Option<Vec<SourceParagraph>> {
    if marks.verbless {
        preamble(marks, "", order, ledger);
        return marks.lines.get(marks.verb..).map(<[SourceParagraph]>::to_vec);
    }
    let verb = marks.lines.get(marks.verb)?;
    let (before, word, after) = verb_of(&verb.flat())?;
    order.resolves = Some(word.clone());
    if order.kind.is_none() {
        let known = VERBS.iter().find(|(name, _)| *name == word.to_lowercase());
        order.kind = known.map(|(_, kind)| (*kind).to_owned());
    }
    preamble(marks, &before, order, ledger);
    let mut rest: Vec<SourceParagraph> = marks.lines.get(marks.verb + 1..)?.to_vec();
    if !after.is_empty() {
        // Clauses that go on behind the verb, in its own paragraph.
        rest.insert(0, SourceParagraph { text: after, ..verb.clone() });
    }
    ledger.take(verb);
    Some(rest)
}

fn landmarks(lines: &[SourceParagraph]) -> Option<HeadSections<'_>> {
    let named = |line: &SourceParagraph| kind_of(&line.flat()).is_some();
    if let Some(verb) = lines.iter().position(|line| verb_of(&line.flat()).is_some()) {
        let kind = lines.iter().take(verb).position(named);
        return Some(HeadSections { lines, kind, verb, verbless: false });
    }
    // Some orders have no verb: the first clause follows the preamble.
    let kind = lines.iter().take(30).position(named)?;
    let first = lines.iter().skip(kind + 1).position(clauses::is_first)?;
    Some(HeadSections { lines, kind: Some(kind), verb: kind + 1 + first, verbless: true })
}

/// The kind that a line names, alone or with date and number.
fn kind_of(text: &str) -> Option<&'static str> {
    let text = unspaced(text);
    let head = text.split(|sign: char| !sign.is_alphabetic()).next()?.to_lowercase();
    let (_, kind) = KINDS.iter().find(|(name, _)| *name == head)?;
    let rest = text.get(head.len()..).unwrap_or_default().trim();
    let bare = rest.is_empty()
        || rest.starts_with('№')
        || rest.to_lowercase().starts_with("от ")
        || rest.starts_with('(');
    bare.then_some(*kind)
}

/// What stands before the verb in a line, the verb, and what stands after it.
fn verb_of(text: &str) -> Option<(String, String, String)> {
    let text = unspaced(text);
    let words: Vec<(usize, &str)> = text
        .split(' ')
        .scan(0, |at, word| {
            let start = *at;
            *at += word.len() + 1;
            Some((start, word))
        })
        .collect();
    let (start, word) = words.iter().find(|(_, word)| {
        let bare = word.trim_matches(|sign: char| !sign.is_alphabetic()).to_lowercase();
        VERBS.iter().any(|(verb, _)| *verb == bare)
    })?;
    let after = text.get(start + word.len()..)?.trim_start_matches([' ', ':', '\u{2013}', '-']).to_owned();
    let last = after.is_empty();
    // Within a sentence the verb resolves only where a colon closes it.
    if !last && !word.ends_with(':') || last && *start > 0 && word.ends_with('.') {
        return None;
    }
    let verb = word.trim_matches(|sign: char| !sign.is_alphabetic()).to_owned();
    Some((text.get(..*start)?.trim().to_owned(), verb, after))
}

/// Everything before the preamble.
fn heading(marks: &HeadSections<'_>, case: &LetterCase, order: &mut DraftOrder, ledger: &mut Ledger) {
    let end = preamble_start(marks);
    let mut issuer: Vec<String> = Vec::new();
    let mut title: Vec<String> = Vec::new();
    for (at, line) in marks.lines.iter().enumerate().take(end) {
        let text = line.flat();
        let before_kind = marks.kind.map_or(title.is_empty() && !is_title(&text), |kind| at < kind);
        match () {
            () if text.is_empty() || is_draft(&text) => {}
            () if Some(at) == marks.kind => {
                order.kind = kind_of(&text).map(str::to_owned);
                registry::read(&text, order);
                ledger.take(line);
            }
            // The date is written in figures, however it was typed.
            () if registry::read(&text, order) => ledger.state(line),
            () if !before_kind && registry::is_place(&text) && order.place.is_none() => {
                order.place = Some(text);
                ledger.take(line);
            }
            () if !before_kind && basis::is_edition(&text) => {
                order.editions = basis::editions(&text, &KINDS);
                ledger.remake(line);
            }
            () if before_kind && !registry::is_address(&text) && title.is_empty() => {
                issuer.push(text);
                ledger.take(line);
            }
            () if before_kind => {}
            () => {
                title.push(text);
                ledger.take(line);
            }
        }
    }
    let issuer = &mut one_body(issuer, marks, ledger);
    if !case.is_sure_of(&join(issuer)) {
        order.look.push(ReviewNote::Capitals);
    }
    // Of a letterhead in which only some lines are shouted each is put right by itself.
    let shouted = issuer.iter().any(|line| is_shouted(line)) && !is_shouted(&join(issuer));
    if shouted {
        issuer.iter_mut().for_each(|line| *line = case.restored(line));
    }
    order.issuer = case.restored(&join(issuer));
    order.title = case.restored(&join(&title));
}

/// How bodies of an administration are called.
const BODIES: [&str; 5] = ["управление", "отдел", "комитет", "департамент", "служба"];

/// The issuer of a letterhead that names an administration and, in a line below, the body of it that issues.
fn one_body(lines: Vec<String>, marks: &HeadSections<'_>, ledger: &mut Ledger) -> Vec<String> {
    let begins = |line: &String, word: &str| line.to_lowercase().starts_with(word);
    let own = lines.iter().position(|line| BODIES.iter().any(|word| begins(line, word)));
    let whole = lines.first().and_then(|line| line.split_once(' '));
    let (Some(own @ 1..), Some((word, rest))) = (own, whole) else { return lines };
    if word.to_lowercase() != "администрация" {
        return lines;
    }
    // Its first word is written in another case.
    marks.lines.iter().filter(|line| lines.first() == Some(&line.flat())).for_each(|line| ledger.state(line));
    let of = if is_shouted(word) { "АДМИНИСТРАЦИИ" } else { "администрации" };
    let above =
        [of.to_owned(), rest.to_owned()].into_iter().chain(lines.get(1..own).unwrap_or_default().to_vec());
    lines.iter().skip(own).cloned().chain(above).collect()
}

/// Lines joined into one; a word cut by a hyphen at the end of a line is not mended, as the hyphen may be its own.
fn join(lines: &[String]) -> String {
    flat(&unspaced(&lines.join(" ")))
}

fn is_title(text: &str) -> bool {
    let small = text.to_lowercase();
    small.starts_with("о ")
        || small.starts_with("об ")
        || small.starts_with("«о ")
        || small.starts_with("«об ")
}

fn is_draft(text: &str) -> bool {
    matches!(unspaced(text).to_lowercase().trim_matches(['(', ')']), "проект" | "копия" | "герб")
}

/// The line on which the preamble begins.
fn preamble_start(marks: &HeadSections<'_>) -> usize {
    let from = marks.kind.map_or(0, |kind| kind + 1);
    let begins = |text: &str| {
        let small = text.to_lowercase();
        PREAMBLES.iter().any(|start| small.starts_with(start))
    };
    let lines = marks.lines.get(from..marks.verb).unwrap_or_default();
    if let Some(at) = lines.iter().position(|line| begins(&line.flat())) {
        return from + at;
    }
    let verb = marks.lines.get(marks.verb).map(|line| line.flat()).unwrap_or_default();
    let before_verb = verb_of(&verb).is_some_and(|(before, ..)| !before.is_empty());
    if before_verb {
        return marks.verb;
    }
    // The last line before the verb, where it is a long one that no title is.
    let last = lines.iter().rposition(|line| !line.is_blank());
    let long = |at: &usize| {
        let text = lines.get(*at).map(|line| line.flat()).unwrap_or_default();
        text.chars().count() > 90 && !is_title(&text) && !is_shouted(&text) && *at > 0
    };
    last.filter(long).map_or(marks.verb, |at| from + at)
}

fn preamble(marks: &HeadSections<'_>, before: &str, order: &mut DraftOrder, ledger: &mut Ledger) {
    let lines = marks.lines.get(preamble_start(marks)..marks.verb).unwrap_or_default();
    lines.iter().for_each(|line| ledger.take(line));
    let text: Vec<String> = lines.iter().map(SourceParagraph::to_string).chain([before.to_owned()]).collect();
    let text = unclosed(&flat(&text.join(" "))).to_owned();
    let text = text.trim_end_matches([' ', '–', '-']).trim_end().to_owned();
    order.basis = basis::in_preamble(&text);
    order.preamble = Some(text).filter(|text| !text.is_empty());
}
