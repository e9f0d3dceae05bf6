//! Workflow commands of GitHub Actions: each finding is shown beside its line in the changes of a pull request.

use std::io::{self, Write};

use super::Findings;
use crate::base::{Message, Severity, visible_text};

/// Writes a command a finding, then the counts as a plain line of the log.
///
/// # Errors
/// When it cannot be written.
pub fn github(findings: &Findings<'_>, out: &mut impl Write) -> io::Result<()> {
    for item in &findings.items {
        let finding = item.finding;
        let text = findings.told_unlabelled(*item).map(|told| item.text(&told, findings)).unwrap_or_default();
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Advice | Severity::Off => "notice",
        };
        let at = findings.location(*item);
        write!(
            out,
            "::{command} file={},line={},endLine={}",
            property(&findings.host.name(at.file)),
            at.line,
            at.last_line()
        )?;
        // Columns are only read where the place lies in one line; the last column is the last character's own.
        if at.line == at.end_line {
            let last = at.end_column.saturating_sub(1).max(at.column);
            write!(out, ",col={},endColumn={last}", at.column)?;
        }
        writeln!(out, ",title={}::{}", property(finding.rule), message(&text))?;
    }
    let read = findings.summary.read().say(findings.lang);
    let tally = findings.summary.tally().say(findings.lang);
    writeln!(out, "{read}{}{tally}", if tally.is_empty() { "" } else { ": " })
}

fn message(text: &str) -> String {
    visible_text(&text.replace("\r\n", "\n")).replace('%', "%25").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_parts_a_command_is_escaped() {
        assert_eq!(property("школы: 7,8/a%b"), "школы%3A 7%2C8/a%25b");
        assert_eq!(message("50 %\r\nдва: a,b"), "50 %25%0Aдва: a,b");
    }
}
