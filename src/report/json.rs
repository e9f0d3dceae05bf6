//! The report for machines, as docs/report.md describes it: stable, and the same bytes for the same input.

use std::io::{self, Write};

use rayon::prelude::*;
use serde::Serialize;

use crate::base::Data;

use super::{Findings, Item, Location, Summary};

#[derive(Serialize)]
struct FindingObject<'c> {
    rule: &'c str,
    severity: &'c str,
    message: &'c str,
    help: Option<&'c str>,
    roadmap: Option<&'c str>,
    measure: Option<&'c str>,
    location: Location<'c>,
    related: Vec<RelatedPlace<'c>>,
    data: &'c Data,
}

#[derive(Serialize)]
struct RelatedPlace<'c> {
    message: &'c str,
    location: Location<'c>,
}

/// How many findings are put into words together; enough of them that threads need not wait for each other.
const TOGETHER: usize = 512;

/// How many such lots are made at once, while those before them are written.
const LOTS: usize = 16;

/// Writes the report: one JSON object, each finding on a line of its own.
///
/// # Errors
/// When it cannot be written.
pub fn json(findings: &Findings<'_>, out: &mut impl Write) -> io::Result<()> {
    write(&findings.items, |item| finding(findings, *item), &findings.summary, out)
}

/// Writes findings and their counts in the form of the report.
pub(super) fn write<'f, T: Sync, S: Serialize>(
    findings: &'f [T],
    told: impl Fn(&'f T) -> S + Sync,
    summary: &Summary,
    out: &mut impl Write,
) -> io::Result<()> {
    out.write_all(b"{\"version\":1,\"findings\":[")?;
    let make = |findings: &'f [T]| -> Vec<io::Result<Vec<u8>>> {
        findings.par_chunks(TOGETHER).map(|lot| lines(lot, &told)).collect()
    };
    let mut chunks = findings.chunks(TOGETHER * LOTS);
    let mut made = chunks.next().map(make).unwrap_or_default();
    let mut between: &[u8] = b"";
    while !made.is_empty() {
        let mut next = Vec::new();
        let chunk = chunks.next();
        rayon::in_place_scope(|scope| {
            scope.spawn(|_| next = chunk.map(make).unwrap_or_default());
            made.drain(..).try_for_each(|lot| {
                out.write_all(between)?;
                between = b",";
                out.write_all(&lot?)
            })
        })?;
        made = next;
    }
    out.write_all(if findings.is_empty() { b"],\"summary\":" } else { b"\n],\"summary\":" })?;
    serde_json::to_writer(&mut *out, summary)?;
    out.write_all(b"}\n")
}

/// Findings, each on a line of its own, with commas between.
fn lines<'f, T, S: Serialize>(findings: &'f [T], told: impl Fn(&'f T) -> S) -> io::Result<Vec<u8>> {
    let mut lines = Vec::with_capacity(findings.len() * 512);
    for (at, finding) in findings.iter().enumerate() {
        lines.extend_from_slice(if at == 0 { b"\n" } else { b",\n" });
        serde_json::to_writer(&mut lines, &told(finding))?;
    }
    Ok(lines)
}

fn finding<'c>(findings: &Findings<'c>, item: Item<'c>) -> FindingObject<'c> {
    let diagnostic = item.diagnostic;
    let related = diagnostic
        .related
        .iter()
        .map(|related| RelatedPlace { message: &related.message, location: findings.other(item, related) });
    FindingObject {
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
