//! The report for machines, as docs/report.md describes it: stable, and the same bytes for the same input.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Value;

use super::carried::Carried;
use super::lots::in_lots;
use super::{Findings, Item, Location, Summary};
use crate::base::Data;
use crate::session::Shard;

#[derive(Serialize)]
struct FindingObject<'c> {
    rule: &'c str,
    severity: &'c str,
    message: String,
    help: Option<String>,
    roadmap: Option<&'c str>,
    measure: Option<&'c str>,
    location: Location<'c>,
    related: Vec<RelatedPlace<'c>>,
    fixes: Vec<FixObject<'c>>,
    data: Data,
}

#[derive(Serialize)]
struct RelatedPlace<'c> {
    message: String,
    location: Location<'c>,
}

#[derive(Serialize)]
struct FixObject<'c> {
    title: String,
    safe: bool,
    edits: Vec<EditObject<'c>>,
}

#[derive(Serialize)]
struct EditObject<'c> {
    location: Location<'c>,
    replacement: &'c str,
}

/// Writes the report: one JSON object, each finding on a line of its own.
///
/// # Errors
/// When it cannot be written.
pub fn json(findings: &Findings<'_>, out: &mut impl Write) -> io::Result<()> {
    let carried = || Carried::of(findings.checked)?.text();
    let shard = findings.shard.map(|shard| (shard, carried().unwrap_or_default()));
    write(&findings.items, |item| finding(findings, *item), (&findings.summary, shard), out)
}

/// Writes findings and their counts in the form of the report.
pub(super) fn write<'f, T: Sync, S: Serialize>(
    findings: &'f [T],
    told: impl Fn(&'f T) -> S + Sync,
    (summary, shard): (&Summary, Option<(Shard, String)>),
    out: &mut impl Write,
) -> io::Result<()> {
    out.write_all(b"{\"version\":1,\"findings\":[")?;
    in_lots(findings, b",", |lot| lines(lot, &told), out)?;
    out.write_all(if findings.is_empty() { b"],\"summary\":" } else { b"\n],\"summary\":" })?;
    serde_json::to_writer(&mut *out, summary)?;
    if let Some((Shard { number, of }, carried)) = shard {
        write!(out, ",\"shard\":{{\"part\":{number},\"of\":{of}}},\"carried\":\"{carried}\"")?;
    }
    out.write_all(b"}\n")
}

/// How many bytes most findings take at most.
const FINDING: usize = 1280;

/// Findings, each on a line of its own, with commas between.
fn lines<'f, T, S: Serialize>(findings: &'f [T], told: impl Fn(&'f T) -> S) -> io::Result<Vec<u8>> {
    let mut lines = Vec::with_capacity(findings.len() * FINDING);
    for (at, finding) in findings.iter().enumerate() {
        lines.extend_from_slice(if at == 0 { b"\n" } else { b",\n" });
        serde_json::to_writer(&mut lines, &told(finding))?;
    }
    Ok(lines)
}

/// A finding as the report has it.
pub(super) fn value<'c>(findings: &Findings<'c>, item: Item<'c>) -> Option<Value> {
    serde_json::to_value(finding(findings, item)?).ok()
}

fn finding<'c>(findings: &Findings<'c>, item: Item<'c>) -> Option<FindingObject<'c>> {
    let (found, told) = (item.finding, findings.told_unlabelled(item)?);
    let fixes = found.fixes.iter().zip(told.fixes).map(|(fix, title)| FixObject {
        title,
        safe: fix.safe,
        edits: (findings.edits(item, fix))
            .map(|(location, edit)| EditObject { location, replacement: &edit.replacement })
            .collect(),
    });
    let related = told.related.into_iter().map(|other| {
        let location = findings.other(item, &other);
        RelatedPlace { message: other.message, location }
    });
    Some(FindingObject {
        rule: found.rule,
        severity: found.severity.name(),
        message: told.message,
        help: told.help,
        roadmap: found.roadmap.as_deref(),
        measure: found.measure.as_deref(),
        location: findings.location(item),
        related: related.collect(),
        fixes: fixes.collect(),
        data: told.data,
    })
}
