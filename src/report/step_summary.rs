//! The summary that GitHub shows on the page of a run, as Markdown.

use std::io::{self, Write};

use super::Findings;
use super::message::ReportMessage;
use crate::base::{Message, visible_line};

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
        let (file, message) = (code(&findings.host.name(at.file)), cell(&told.message));
        writeln!(out, "| {severity} | `{file}:{}` | `{}` | {message} |", at.line, item.finding.rule)?;
    }
    let rest = findings.items.len().saturating_sub(MOST);
    if rest > 0 {
        writeln!(out, "\n{}", ReportMessage::Shown(MOST, findings.items.len()).say(lang))?;
    }
    writeln!(out)
}

/// A name that stays in its cell, as code.
fn code(text: &str) -> String {
    visible_line(text).replace('|', "\\|").replace('`', " ")
}

/// A text that stays in its cell, and of which nothing is read as Markdown.
fn cell(text: &str) -> String {
    let text = visible_line(text).replace('&', "&amp;").replace('<', "&lt;").replace('`', " ");
    let is_mark = |sign| matches!(sign, '\\' | '|' | '[' | ']' | '*' | '_' | '~' | '@' | '#');
    let mut cell = String::with_capacity(text.len());
    for sign in text.chars() {
        cell.extend(is_mark(sign).then_some('\\').into_iter().chain([sign]));
    }
    cell
}
