//! The report for machines, as docs/report.md describes it: stable, and the same bytes for the same input.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Value;

use super::carried::Carried;
use super::lots::in_lots;
use super::wording::Wordings;
use super::{Findings, Location, ReportItem, Summary};
use crate::base::{Pool, visible_json};
use crate::session::Shard;

/// Writes the report: one JSON object, each finding on a line of its own.
///
/// # Errors
/// When it cannot be written.
pub fn json<'c>(findings: &Findings<'c>, out: &mut impl Write) -> io::Result<()> {
    let carried = || Carried::of(findings.checked, &findings.here)?.text();
    let shard = findings.shard.map(|shard| (shard, carried().unwrap_or_default()));
    let wordings = Pool::<Wordings>::default();
    let lot = |items: &[ReportItem<'c>]| {
        wordings.with(|known| lines(items, |item, to| line(findings, *item, known, to)))
    };
    write(&findings.items, lot, (&findings.summary, shard), out)
}

/// Writes findings, the lines of each lot as they are made, and their counts in the form of the report.
pub(super) fn write<'f, T: Sync>(
    findings: &'f [T],
    lines: impl Fn(&'f [T]) -> io::Result<Vec<u8>> + Sync,
    (summary, shard): (&Summary, Option<(Shard, String)>),
    out: &mut impl Write,
) -> io::Result<()> {
    out.write_all(b"{\"version\":1,\"findings\":[")?;
    in_lots(findings, b",", lines, out)?;
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
pub(super) fn lines<'f, T>(
    findings: &'f [T],
    mut line: impl FnMut(&'f T, &mut Vec<u8>) -> serde_json::Result<()>,
) -> io::Result<Vec<u8>> {
    let mut lines = Vec::with_capacity(findings.len() * FINDING);
    for (at, finding) in findings.iter().enumerate() {
        lines.extend_from_slice(if at == 0 { b"\n" } else { b",\n" });
        line(finding, &mut lines)?;
    }
    Ok(lines)
}

/// A finding as the report has it. The keys are written as they stand: there are some forty of them, and a quarter of a
/// million findings.
fn line<'c>(
    findings: &Findings<'c>,
    item: ReportItem<'c>,
    known: &mut Wordings,
    to: &mut Vec<u8>,
) -> serde_json::Result<()> {
    let (found, wording) = (item.finding, known.of(findings, item)?);
    text(to, "{\"rule\":", found.rule)?;
    text(to, ",\"severity\":", found.severity.name())?;
    to.extend_from_slice(&wording.said);
    text_or_null(to, ",\"roadmap\":", found.roadmap.as_deref())?;
    text_or_null(to, ",\"measure\":", found.measure.as_deref())?;
    location(to, ",\"location\":", findings.location(item))?;
    to.extend_from_slice(&wording.related);
    let fixes = found.fixes.iter().zip(&wording.fixes).enumerate();
    list(to, ",\"fixes\":[", fixes, |to, (at, (fix, title))| {
        to.extend_from_slice(title);
        field(to, ",\"safe\":", &fix.safe)?;
        list(to, ",\"edits\":[", findings.edits(item, at), |to, (at, edit)| {
            location(to, "{\"location\":", at)?;
            text(to, ",\"replacement\":", &edit.replacement)?;
            to.push(b'}');
            Ok(())
        })?;
        to.push(b'}');
        Ok(())
    })?;
    to.extend_from_slice(&wording.data);
    to.push(b'}');
    Ok(())
}

/// The same to be sorted in among others.
pub(super) fn value<'c>(findings: &Findings<'c>, item: ReportItem<'c>) -> Option<Value> {
    let mut text = Vec::new();
    line(findings, item, &mut Wordings::default(), &mut text).ok()?;
    serde_json::from_slice(&text).ok()
}

/// Writes a key, with all that stands before it, and its value, in which a terminal obeys nothing.
pub(super) fn field(
    to: &mut Vec<u8>,
    key: &str,
    value: &(impl Serialize + ?Sized),
) -> serde_json::Result<()> {
    let json = serde_json::to_string(value)?;
    to.extend_from_slice(key.as_bytes());
    to.extend_from_slice(visible_json(&json).as_bytes());
    Ok(())
}

/// Writes a key and a text. Most texts hold no sign that must be written otherwise than it is.
fn text(to: &mut Vec<u8>, key: &str, value: &str) -> serde_json::Result<()> {
    let is_plain = |byte: u8| byte >= b' ' && byte != b'"' && byte != b'\\' && !may_be_obeyed(byte);
    // Bytes are looked at many at once, which a walk that may end at each is not.
    if !value.bytes().fold(true, |plain, byte| plain & is_plain(byte)) {
        return field(to, key, value);
    }
    for part in [key, "\"", value, "\""] {
        to.extend_from_slice(part.as_bytes());
    }
    Ok(())
}

/// Whether a character that a terminal obeys may begin with this byte, as few letters of Russian and English texts do.
fn may_be_obeyed(byte: u8) -> bool {
    matches!(byte, 0x7f | 0xc2 | 0xd8 | 0xe2..)
}

/// Writes a key and a text, where there is one.
fn text_or_null(to: &mut Vec<u8>, key: &str, value: Option<&str>) -> serde_json::Result<()> {
    match value {
        Some(value) => text(to, key, value),
        None => field(to, key, &()),
    }
}

/// Writes a key and a place.
pub(super) fn location(to: &mut Vec<u8>, key: &str, at: Location<'_>) -> serde_json::Result<()> {
    to.extend_from_slice(key.as_bytes());
    text(to, "{\"file\":", at.file)?;
    number(to, ",\"line\":", at.line);
    number(to, ",\"column\":", at.column);
    number(to, ",\"end_line\":", at.end_line);
    number(to, ",\"end_column\":", at.end_column);
    number(to, ",\"start\":", at.start as usize);
    number(to, ",\"end\":", at.end as usize);
    to.push(b'}');
    Ok(())
}

/// Writes a key and a number.
fn number(to: &mut Vec<u8>, key: &str, value: usize) {
    to.extend_from_slice(key.as_bytes());
    let count = value.checked_ilog10().map_or(1, |places| places as usize + 1);
    let (mut figures, mut rest) = ([b'0'; 20], value);
    for figure in figures.iter_mut().take(count).rev() {
        *figure = b'0' + (rest % 10) as u8;
        rest /= 10;
    }
    // What takes the same room always is copied at once, which a few figures are not.
    let end = to.len() + count;
    to.extend_from_slice(&figures);
    to.truncate(end);
}

/// Writes a key with the bracket that opens its list, and the list.
pub(super) fn list<T>(
    to: &mut Vec<u8>,
    key: &str,
    list: impl IntoIterator<Item = T>,
    each: impl Fn(&mut Vec<u8>, T) -> serde_json::Result<()>,
) -> serde_json::Result<()> {
    to.extend_from_slice(key.as_bytes());
    for (at, one) in list.into_iter().enumerate() {
        if at > 0 {
            to.push(b',');
        }
        each(to, one)?;
    }
    to.push(b']');
    Ok(())
}
