//! The report for people: each finding with the lines it speaks of, then the counts in words.

mod source_line;
mod snippet;
mod finding;
mod trace;
mod text;

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::{self, Write};

use miette::{GraphicalTheme, ThemeCharacters, ThemeStyles};
use rayon::prelude::*;

use super::{Findings, RelatedText, RenderedFinding, ReportItem};
use crate::base::{Finding, Message, Severity, visible_line};
use crate::report::message::{CountedSeverity, ReportMessage};
use finding::FindingText;

/// How many findings are told in full where not all are asked for.
const BUDGET: usize = 50;

/// How a report looks.
#[derive(Clone, Copy, Debug, Default)]
pub struct Appearance {
    /// The columns of the terminal.
    pub width: usize,
    /// Whether colours are used.
    pub colour: bool,
    /// Whether every finding is told in full.
    pub all: bool,
    /// Whether nothing but the findings is told, neither counts nor hints.
    pub quiet: bool,
    /// Whether the terminal follows links.
    pub links: bool,
}

impl Appearance {
    fn theme(self) -> GraphicalTheme {
        let mut styles = if self.colour { ThemeStyles::ansi() } else { ThemeStyles::none() };
        if self.colour {
            styles.error = styles.error.bold();
            styles.warning = styles.warning.bold();
            styles.advice = styles.advice.bold();
            styles.help = styles.help.green();
            // Names of files and what is wrong are strong, lines elsewhere stand apart from the place itself.
            styles.link = ThemeStyles::none().link.bold();
            styles.highlights = vec![ThemeStyles::none().link.bright_blue()];
        }
        GraphicalTheme { characters: ThemeCharacters::unicode(), styles }
    }
}

/// Writes the report.
///
/// # Errors
/// When it cannot be written.
pub fn human(findings: &Findings<'_>, look: Appearance, out: &mut impl Write) -> io::Result<()> {
    let theme = look.theme();
    let (firsts, others) = shared(&findings.items);
    let mut shown = if look.all { firsts } else { gravest(&firsts) };
    for items in folded(findings, &shown) {
        let of = |told: &WordedFinding<'_>| others.get(&std::ptr::from_ref(told.item.finding)).cloned();
        let others = items.iter().filter_map(of).flatten().collect();
        let text =
            FindingText { findings, items, others, theme: &theme, width: look.width, links: look.links };
        writeln!(out, "{}", text.write())?;
    }
    let told: Vec<ReportItem<'_>> = shown
        .iter()
        .filter_map(|item| others.get(&std::ptr::from_ref(item.finding)))
        .flatten()
        .copied()
        .collect();
    if !told.is_empty() {
        // Which are told with others must stand in their order, to be found among all.
        shown.extend(told);
        let shown_ones: HashSet<*const Finding> =
            shown.iter().map(|item| std::ptr::from_ref(item.finding)).collect();
        shown = findings
            .items
            .iter()
            .filter(|item| shown_ones.contains(&std::ptr::from_ref(item.finding)))
            .copied()
            .collect();
    }
    rest(findings, &shown, out)?;
    if look.quiet { Ok(()) } else { closing(findings, look, out) }
}

/// The findings that are not told with another, and those that are told with each: one duty that many roadmaps miss.
fn shared<'c>(
    items: &[ReportItem<'c>],
) -> (Vec<ReportItem<'c>>, HashMap<*const Finding, Vec<ReportItem<'c>>>) {
    let mut known: HashMap<(&str, String), *const Finding> = HashMap::new();
    let mut others: HashMap<*const Finding, Vec<ReportItem<'c>>> = HashMap::new();
    let mut firsts = Vec::with_capacity(items.len());
    let keys: Vec<Option<String>> = items.par_iter().map(|item| item.finding.args.shared()).collect();
    for (item, key) in items.iter().zip(keys) {
        let own = std::ptr::from_ref(item.finding);
        let first = key.map(|key| *known.entry((item.finding.rule, key)).or_insert(own));
        match first.filter(|first| *first != own) {
            Some(first) => others.entry(first).or_default().push(*item),
            None => firsts.push(*item),
        }
    }
    (firsts, others)
}

/// The findings told in full: the gravest first to be chosen, then in their order.
fn gravest<'c>(items: &[ReportItem<'c>]) -> Vec<ReportItem<'c>> {
    let mut order: Vec<usize> = Vec::with_capacity(BUDGET);
    for severity in [Severity::Error, Severity::Warning, Severity::Advice, Severity::Off] {
        let alike = items.iter().enumerate().filter(|(_, item)| item.finding.severity == severity);
        order.extend(alike.map(|(at, _)| at).take(BUDGET - order.len()));
    }
    order.sort_unstable();
    order.into_iter().filter_map(|at| items.get(at).copied()).collect()
}

/// A finding with what it says.
struct WordedFinding<'c> {
    item: ReportItem<'c>,
    told: RenderedFinding,
}

/// What makes findings of a file one: they say the same, and show the same places beside their own.
type MergeKey<'c> = (&'c str, &'c str, String, Option<String>, Vec<RelatedText>, Option<usize>);

/// Findings of a file that say the same of several places are told together.
fn folded<'c>(findings: &Findings<'c>, items: &[ReportItem<'c>]) -> Vec<Vec<WordedFinding<'c>>> {
    let mut groups: Vec<Vec<WordedFinding<'c>>> = Vec::new();
    let mut known: HashMap<MergeKey<'c>, usize> = HashMap::new();
    for item in items.iter().copied() {
        let Some(told) = findings.told(item) else { continue };
        let alone = item.finding.args.is_trace().then_some(groups.len());
        let (message, help, related) = (told.message.clone(), told.help.clone(), told.related.clone());
        let key = (item.file, item.finding.rule, message, help, related, alone);
        let number = *known.entry(key).or_insert(groups.len());
        match groups.get_mut(number) {
            Some(group) => group.push(WordedFinding { item, told }),
            None => groups.push(vec![WordedFinding { item, told }]),
        }
    }
    groups
}

/// The findings that are not told, counted by rule, the gravest and most frequent first.
fn rest(findings: &Findings<'_>, shown: &[ReportItem<'_>], out: &mut impl Write) -> io::Result<()> {
    let all = findings.items.len();
    if shown.len() == all {
        return Ok(());
    }
    let mut told = shown.iter().map(|item| std::ptr::from_ref(item.finding)).peekable();
    let mut rules: BTreeMap<(&str, Severity), Vec<&str>> = BTreeMap::new();
    let key = |item: &ReportItem<'_>| (item.finding.rule, item.finding.severity);
    for alike in findings.items.chunk_by(|one, other| key(one) == key(other)) {
        let untold =
            alike.iter().filter(|item| told.next_if(|told| std::ptr::eq(*told, item.finding)).is_none());
        let files: Vec<&str> = untold.map(|item| item.file).collect();
        if let Some(first) = alike.first().filter(|_| !files.is_empty()) {
            rules.entry(key(first)).or_default().extend(files);
        }
    }
    let mut rules: Vec<_> = rules.into_iter().collect();
    rules.sort_by_key(|((_, severity), files)| Reverse((*severity, files.len())));
    writeln!(out, "{}", ReportMessage::Shown(shown.len(), all).say(findings.lang))?;
    for ((rule, severity), mut files) in rules {
        let count = files.len();
        files.dedup();
        let words = ReportMessage::Rest { rule, severity, count, files: files.len() };
        writeln!(out, "  {}", words.say(findings.lang))?;
    }
    writeln!(out, "  {}\n", ReportMessage::ShowAll.say(findings.lang))
}

/// The closing lines: what was read and found, and where more is said.
///
/// # Errors
/// When they cannot be written.
pub(super) fn closing(findings: &Findings<'_>, look: Appearance, out: &mut impl Write) -> io::Result<()> {
    let theme = look.theme();
    let lang = findings.lang;
    let tally = findings.summary.tally();
    let read = findings.summary.read().say(lang);
    let counted: Vec<String> = tally
        .parts()
        .map(|(severity, count)| {
            finding::paint(&theme, severity, &CountedSeverity(count, severity).say(lang))
        })
        .collect();
    match () {
        () if !counted.is_empty() => writeln!(out, "{read}: {}", counted.join(", ")),
        () if findings.summary.roadmaps == 0 => writeln!(out, "{read}"),
        () => writeln!(out, "{read} — {}", ReportMessage::Clean.say(lang)),
    }?;
    let fixes = findings.items.par_iter().filter_map(|item| item.finding.fixes.first());
    let counts = fixes.map(|fix| if fix.safe { (1, 0) } else { (0, 1) });
    match counts.reduce(|| (0, 0), |one, other| (one.0 + other.0, one.1 + other.1)) {
        (0, 0) => {}
        (safe, more) => writeln!(out, "{}", ReportMessage::Fixable(safe, more).say(lang))?,
    }
    for root in &findings.guessed {
        writeln!(out, "{}", visible_line(&ReportMessage::GuessedRoot(root).say(lang)))?;
    }
    if findings.resting > 0 {
        writeln!(out, "{}", ReportMessage::Resting(findings.resting).say(lang))?;
    }
    hint(findings, out)
}

/// Where more is said of the rules that were broken: of the gravest, by its name.
fn hint(findings: &Findings<'_>, out: &mut impl Write) -> io::Result<()> {
    let rules: foldhash::HashSet<&str> = crate::rules::all().map(|rule| rule.code).collect();
    let all = findings.items.par_iter().enumerate();
    let broken = all.filter(|(_, item)| rules.contains(item.finding.rule));
    // Of equals the first that is told.
    let gravest = broken.clone().max_by_key(|(at, item)| (item.finding.severity, Reverse(*at)));
    let Some((_, gravest)) = gravest else { return Ok(()) };
    let rule = gravest.finding.rule;
    let others = broken.filter(|(_, item)| item.finding.rule != rule).count();
    writeln!(out, "{}", ReportMessage::Explain(rule, others).say(findings.lang))
}
