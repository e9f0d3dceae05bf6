//! The Code Quality report of GitLab: a JSON list with a fingerprint a finding, by which GitLab tells old from new.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::Serialize;

use super::{Findings, Fingerprints, ReportItem, json};
use crate::base::Severity;

#[derive(Serialize)]
struct Issue<'c> {
    description: String,
    check_name: &'c str,
    fingerprint: String,
    severity: &'static str,
    location: IssueLocation<'c>,
}

#[derive(Serialize)]
struct IssueLocation<'c> {
    path: Cow<'c, str>,
    lines: IssueLines,
}

#[derive(Serialize)]
struct IssueLines {
    begin: usize,
    end: usize,
}

/// Writes the list.
///
/// # Errors
/// When it cannot be written.
pub fn gitlab(findings: &Findings<'_>, out: &mut impl Write) -> io::Result<()> {
    let mut names = Fingerprints::default();
    let issues: Vec<Issue<'_>> =
        findings.items.iter().filter_map(|item| issue(findings, *item, &mut names)).collect();
    let mut list = Vec::new();
    json::field(&mut list, "", &issues)?;
    list.push(b'\n');
    out.write_all(&list)
}

fn issue<'c>(findings: &Findings<'c>, item: ReportItem<'c>, names: &mut Fingerprints) -> Option<Issue<'c>> {
    let told = findings.told_unlabelled(item)?;
    let finding = item.finding;
    let at = findings.location(item);
    Some(Issue {
        description: item.text(&told, findings),
        check_name: finding.rule,
        fingerprint: names.next(findings, item, &told),
        severity: match finding.severity {
            Severity::Error => "major",
            Severity::Warning => "minor",
            Severity::Advice | Severity::Off => "info",
        },
        location: IssueLocation {
            path: findings.host.name(at.file),
            lines: IssueLines { begin: at.line, end: at.last_line() },
        },
    })
}
