//! The report for machines, as docs/report.md describes it: stable, and the same bytes for the same input.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Map, Value};

use super::{Findings, Item, Location, Summary};

#[derive(Serialize)]
struct Finding<'c> {
    rule: &'c str,
    severity: &'c str,
    message: &'c str,
    help: Option<&'c str>,
    roadmap: Option<&'c str>,
    measure: Option<&'c str>,
    location: Location<'c>,
    related: Vec<RelatedPlace<'c>>,
    data: &'c Map<String, Value>,
}

#[derive(Serialize)]
struct RelatedPlace<'c> {
    message: &'c str,
    location: Location<'c>,
}

/// Writes the report: one JSON object, each finding on a line of its own.
///
/// # Errors
/// When it cannot be written.
pub fn json(findings: &Findings<'_>, out: &mut impl Write) -> io::Result<()> {
    write(findings.items.iter().map(|item| finding(findings, *item)), &findings.summary, out)
}

/// Writes findings and their counts in the form of the report.
pub(super) fn write(
    findings: impl IntoIterator<Item = impl Serialize>,
    summary: &Summary,
    out: &mut impl Write,
) -> io::Result<()> {
    out.write_all(b"{\"version\":1,\"findings\":[")?;
    let mut none = true;
    for finding in findings {
        out.write_all(if none { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &finding)?;
        none = false;
    }
    out.write_all(if none { b"],\"summary\":" } else { b"\n],\"summary\":" })?;
    serde_json::to_writer(&mut *out, summary)?;
    out.write_all(b"}\n")
}

fn finding<'c>(findings: &Findings<'c>, item: Item<'c>) -> Finding<'c> {
    let diagnostic = item.diagnostic;
    let related = diagnostic.related.iter().map(|related| RelatedPlace {
        message: &related.message,
        location: findings.locate(item, related.place),
    });
    Finding {
        rule: diagnostic.rule,
        severity: diagnostic.severity.name(),
        message: &diagnostic.message,
        help: diagnostic.help.as_deref(),
        roadmap: diagnostic.roadmap.as_deref(),
        measure: diagnostic.measure.as_deref(),
        location: findings.location(item),
        related: related.collect(),
        data: &diagnostic.data,
    }
}
