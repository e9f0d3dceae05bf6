//! The report as JUnit's XML: a suite a file, a case a finding, one passed case for a file without findings.
//!
//! An error is a failure. Warnings and advice do not fail a run, so they are skipped cases that say what is wrong and what would be right.

use std::borrow::Cow;
use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::{Findings, ReportItem};
use crate::base::{Message, Severity, is_obeyed};
use crate::report::message::ReportMessage;

/// Writes the document.
///
/// # Errors
/// When it cannot be written.
pub fn junit(findings: &Findings<'_>, out: &mut impl Write) -> io::Result<()> {
    let mut xml = Writer::new_with_indent(&mut *out, b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let failures = failures(&findings.items).to_string();
    let suites = suites(findings);
    let tests = suites.iter().map(|(_, items)| items.len().max(1)).sum::<usize>().to_string();
    xml.create_element("testsuites")
        .with_attributes([("name", "vekha"), ("tests", &tests), ("failures", &failures)])
        .write_inner_content(|xml| {
            suites.iter().try_for_each(|(file, items)| suite(findings, file, items, xml))
        })?;
    out.write_all(b"\n")
}

/// Every file that was reported on or has a finding, with its findings.
fn suites<'f, 'c>(findings: &'f Findings<'c>) -> Vec<(&'c str, &'f [ReportItem<'c>])> {
    let clean = findings.files.iter().map(|file| (*file, [].as_slice()));
    let found = findings.by_file().filter_map(|items| Some((items.first()?.file, items)));
    let mut suites: Vec<(&str, &[ReportItem<'_>])> = found.chain(clean).collect();
    // The sort keeps the findings of a file before the same file without them.
    suites.sort_by_key(|(file, _)| *file);
    suites.dedup_by_key(|(file, _)| *file);
    suites
}

fn suite<'c, W: Write>(
    findings: &Findings<'c>,
    name: &str,
    items: &[ReportItem<'c>],
    xml: &mut Writer<W>,
) -> io::Result<()> {
    let name = findings.host.name(name);
    let failures = failures(items);
    let skipped = (items.len() - failures).to_string();
    let (tests, failures) = (items.len().max(1).to_string(), failures.to_string());
    xml.create_element("testsuite")
        .with_attributes([
            ("name", &*allowed(&name)),
            ("tests", &tests),
            ("failures", &failures),
            ("skipped", &skipped),
        ])
        .write_inner_content(|xml| {
            if items.is_empty() {
                let clean = ReportMessage::Clean.say(findings.lang);
                let attributes = [("name", clean.as_str()), ("classname", &*allowed(&name))];
                xml.create_element("testcase").with_attributes(attributes).write_empty()?;
            }
            items.iter().try_for_each(|item| case(findings, *item, xml))
        })?;
    Ok(())
}

fn case<'c, W: Write>(findings: &Findings<'c>, item: ReportItem<'c>, xml: &mut Writer<W>) -> io::Result<()> {
    let finding = item.finding;
    let Some(told) = findings.told_unlabelled(item) else { return Ok(()) };
    let at = findings.location(item);
    let message = allowed(&told.message);
    let name = format!("{} ({}:{})", finding.rule, at.line, at.column);
    let file = findings.host.name(item.file);
    let classname = allowed(&file);
    let text =
        format!("{}:{}:{}: {}", findings.host.name(at.file), at.line, at.column, item.text(&told, findings));
    xml.create_element("testcase")
        .with_attributes([("name", name.as_str()), ("classname", &*classname)])
        .write_inner_content(|xml| {
            let text = allowed(&text);
            if finding.severity == Severity::Error {
                xml.create_element("failure")
                    .with_attributes([("message", &*message), ("type", "error")])
                    .write_text_content(BytesText::new(&text))?;
            } else {
                xml.create_element("skipped").with_attribute(("message", &*text)).write_empty()?;
            }
            Ok(())
        })?;
    Ok(())
}

fn failures(items: &[ReportItem<'_>]) -> usize {
    items.iter().filter(|item| item.finding.severity == Severity::Error).count()
}

/// The text with `U+FFFD` for what XML 1.0 does not let stand in a document, escaped or not, and for what nobody sees.
fn allowed(text: &str) -> Cow<'_, str> {
    let is_barred = |sign: char| {
        (is_obeyed(sign) && !matches!(sign, '\t' | '\n' | '\r')) || matches!(sign, '\u{fffe}' | '\u{ffff}')
    };
    if text.contains(is_barred) {
        Cow::Owned(text.replace(is_barred, "\u{fffd}"))
    } else {
        Cow::Borrowed(text)
    }
}
