//! A line a finding, for editors, `grep` and people with many findings.

use std::io::{self, Write};

use super::lots::in_lots;
use super::message::ReportMessage;
use super::{Appearance, Findings, ReportItem};
use crate::base::{Message, visible_line};

/// Writes `file:line:column: severity rule message` for each finding, then the counts in words.
///
/// # Errors
/// When it cannot be written.
pub fn concise(findings: &Findings<'_>, look: Appearance, out: &mut impl Write) -> io::Result<()> {
    in_lots(&findings.items, b"", |lot| lines(findings, lot), out)?;
    if look.quiet {
        return Ok(());
    }
    super::human::closing(findings, look, out)
}

/// Findings, a line each.
fn lines<'c>(findings: &Findings<'c>, items: &[ReportItem<'c>]) -> io::Result<Vec<u8>> {
    let mut lines = Vec::with_capacity(items.len() * 256);
    for item in items {
        let Some(message) = findings.message(*item) else { continue };
        let at = findings.location(*item);
        let severity = ReportMessage::Severity(item.finding.severity).say(findings.lang);
        let (file, rule, message) = (visible_line(at.file), item.finding.rule, visible_line(&message));
        writeln!(lines, "{file}:{}:{}: {severity} {rule} {message}", at.line, at.column)?;
    }
    Ok(lines)
}
