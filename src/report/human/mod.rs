//! The report for people: each finding as a letter with the lines it speaks of, then the counts in words.

mod excerpt;
mod frame;
mod letter;
mod story;
mod text;

use std::collections::{BTreeMap, HashMap};
use std::io::{self, Write};

use miette::{GraphicalTheme, ThemeCharacters, ThemeStyles};

use super::{Findings, Item};
use crate::base::message::report::{Counted, Words};
use crate::base::{Finding, Say, Severity};
use letter::Letter;

/// How many findings are told in full where not all are asked for.
const BUDGET: usize = 50;

/// How a report looks.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// The columns of the terminal.
    pub width: usize,
    /// Whether colours are used.
    pub colour: bool,
    /// Whether every finding is told in full.
    pub all: bool,
}

impl Look {
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
pub fn human(findings: &Findings<'_>, look: Look, out: &mut impl Write) -> io::Result<()> {
    let theme = look.theme();
    let shown = if look.all { findings.items.clone() } else { gravest(&findings.items) };
    for items in folded(&shown) {
        let letter = Letter { findings, items, theme: &theme, width: look.width };
        writeln!(out, "{}", letter.write())?;
    }
    rest(findings, &shown, out)?;
    closing(findings, &theme, out)
}

/// The findings told in full: the gravest first to be chosen, then in their order.
fn gravest<'c>(items: &[Item<'c>]) -> Vec<Item<'c>> {
    let mut order: Vec<usize> = (0..items.len()).collect();
    let severity = |at: &usize| items.get(*at).map(|item| item.diagnostic.severity);
    order.sort_by_key(|at| std::cmp::Reverse(severity(at)));
    order.truncate(BUDGET);
    order.sort_unstable();
    order.into_iter().filter_map(|at| items.get(at).copied()).collect()
}

/// Findings of a file that say the same of several places are told in one letter.
fn folded<'c>(items: &[Item<'c>]) -> Vec<Vec<Item<'c>>> {
    let mut letters: Vec<Vec<Item<'c>>> = Vec::new();
    let mut known = HashMap::new();
    for item in items {
        let Finding { rule, message, help, related, story, .. } = item.diagnostic;
        let related: Vec<_> = related.iter().map(|other| (other.place, &other.message)).collect();
        let alone = story.then_some(letters.len());
        let number = *known.entry((item.file, rule, message, help, related, alone)).or_insert(letters.len());
        match letters.get_mut(number) {
            Some(letter) => letter.push(*item),
            None => letters.push(vec![*item]),
        }
    }
    letters
}

/// The findings that are not told, counted by rule, the gravest and most frequent first.
fn rest(findings: &Findings<'_>, shown: &[Item<'_>], out: &mut impl Write) -> io::Result<()> {
    let all = findings.items.len();
    if shown.len() == all {
        return Ok(());
    }
    let mut told = shown.iter().map(|item| std::ptr::from_ref(item.diagnostic)).peekable();
    let mut rules: BTreeMap<(&str, Severity), Vec<&str>> = BTreeMap::new();
    for item in &findings.items {
        if told.next_if(|told| std::ptr::eq(*told, item.diagnostic)).is_none() {
            rules.entry((item.diagnostic.rule, item.diagnostic.severity)).or_default().push(item.file);
        }
    }
    let mut rules: Vec<_> = rules.into_iter().collect();
    rules.sort_by_key(|((_, severity), files)| std::cmp::Reverse((*severity, files.len())));
    writeln!(out, "{}", Words::Shown(shown.len(), all).say(findings.lang))?;
    for ((rule, severity), mut files) in rules {
        let count = files.len();
        files.dedup();
        let words = Words::Rest { rule, severity, count, files: files.len() };
        writeln!(out, "  {}", words.say(findings.lang))?;
    }
    writeln!(out, "  {}\n", Words::ShowAll.say(findings.lang))
}

/// The closing line.
fn closing(findings: &Findings<'_>, theme: &GraphicalTheme, out: &mut impl Write) -> io::Result<()> {
    let lang = findings.lang;
    let tally = findings.summary.tally();
    let read = findings.summary.read().say(lang);
    let counted: Vec<String> = tally
        .parts()
        .map(|(severity, count)| letter::paint(theme, severity, &Counted(count, severity).say(lang)))
        .collect();
    match () {
        () if !counted.is_empty() => writeln!(out, "{read}: {}", counted.join(", ")),
        () if findings.summary.roadmaps == 0 => writeln!(out, "{read}"),
        () => writeln!(out, "{read} — {}", Words::Clean.say(lang)),
    }
}
