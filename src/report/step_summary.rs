//! The summary that GitHub shows on the page of a run, as Markdown.

use std::io::{self, Write};

use super::Findings;
use super::message::ReportMessage;
use crate::base::Message;

/// How many findings the summary tells; GitHub takes a mebibyte of it at most.
const MOST: usize = 100;

/// Writes the counts, and a table of the first findings.
///
/// # Errors
/// When it cannot be written.
pub fn step_summary(findings: &Findings<'_>, out: &mut impl Write) -> io::Result<()> {
    let lang = findings.lang;
    let tally = findings.summary.tally().say(lang);
    let clean = || ReportMessage::Clean.say(lang);
    let counts = if tally.is_empty() { clean() } else { tally };
    writeln!(out, "### Vekha\n\n{}: {counts}\n", findings.summary.read().say(lang))?;
    if findings.items.is_empty() {
        return Ok(());
    }
    writeln!(out, "| {} |\n| --- | --- | --- | --- |", ReportMessage::Columns.say(lang))?;
    for item in findings.items.iter().take(MOST) {
        let Some(told) = findings.told_unlabelled(*item) else { continue };
        let at = findings.location(*item);
        let severity = ReportMessage::Severity(item.finding.severity).say(lang);
        let (file, message) = (cell(&findings.host.name(at.file)), cell(&told.message));
        writeln!(out, "| {severity} | `{file}:{}` | `{}` | {message} |", at.line, item.finding.rule)?;
    }
    let rest = findings.items.len().saturating_sub(MOST);
    if rest > 0 {
        writeln!(out, "\n{}", ReportMessage::Shown(MOST, findings.items.len()).say(lang))?;
    }
    writeln!(out)
}

/// A text that stays in its cell.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace(['\n', '\r', '`'], " ").replace('<', "&lt;")
}
