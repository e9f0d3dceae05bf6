//! How often each rule was broken, in place of the findings themselves.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde_json::{Value, json};

use super::Findings;
use super::message::ReportMessage;
use crate::base::{Message, Severity};
use crate::rules::{self, RulePage};

/// A rule with its severity and how often it was broken, the most frequent first.
fn counts<'c>(findings: &Findings<'c>) -> Vec<(&'c str, Severity, usize)> {
    let mut counts: BTreeMap<(&str, Severity), usize> = BTreeMap::new();
    for item in &findings.items {
        *counts.entry((item.finding.rule, item.finding.severity)).or_default() += 1;
    }
    let mut counts: Vec<_> =
        counts.into_iter().map(|((rule, severity), count)| (rule, severity, count)).collect();
    counts.sort_by_key(|(.., count)| std::cmp::Reverse(*count));
    counts
}

fn title(findings: &Findings<'_>, code: &str) -> String {
    let rule = rules::all().find(|rule| rule.code == code);
    rule.map(|rule| RulePage::of(rule).title(findings.lang).to_string()).unwrap_or_default()
}

/// Writes a line a rule: how often, which rule, what it weighs, what it is about.
///
/// # Errors
/// When it cannot be written.
pub fn statistics(findings: &Findings<'_>, out: &mut impl Write) -> io::Result<()> {
    let counts = counts(findings);
    let width = counts.iter().map(|(.., count)| count.to_string().len()).max().unwrap_or_default();
    let code = counts.iter().map(|(rule, ..)| rule.len()).max().unwrap_or_default();
    counts.iter().try_for_each(|(rule, severity, count)| {
        let severity = ReportMessage::Severity(*severity).say(findings.lang);
        writeln!(out, "{count:>width$}  {rule:code$}  {severity:9}  {}", title(findings, rule))
    })
}

/// Writes the same as a JSON list.
///
/// # Errors
/// When it cannot be written.
pub fn statistics_json(findings: &Findings<'_>, out: &mut impl Write) -> io::Result<()> {
    let counts = counts(findings);
    let rules = counts.iter().map(|(rule, severity, count)| {
        json!({"rule": rule, "severity": severity.name(), "title": title(findings, rule), "count": count})
    });
    writeln!(out, "{:#}", rules.collect::<Value>())
}
