//! A line a finding, for editors, `grep` and people with many findings.

use std::io::{self, Write};

use super::message::ReportMessage;
use super::{Appearance, Findings};
use crate::base::Message;

/// Writes `file:line:column: severity rule message` for each finding, then the counts in words.
///
/// # Errors
/// When it cannot be written.
pub fn concise(findings: &Findings<'_>, look: Appearance, out: &mut impl Write) -> io::Result<()> {
    for item in &findings.items {
        let Some(told) = findings.told_unlabelled(*item) else { continue };
        let at = findings.location(*item);
        let severity = ReportMessage::Severity(item.finding.severity).say(findings.lang);
        let message = told.message.replace('\n', " ");
        let (file, rule) = (at.file, item.finding.rule);
        writeln!(out, "{file}:{}:{}: {severity} {rule} {message}", at.line, at.column)?;
    }
    if look.quiet {
        return Ok(());
    }
    super::human::closing(findings, look, out)
}
