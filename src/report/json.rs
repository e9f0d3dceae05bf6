//! The report for machines, as FORMAT describes it: stable, and the same bytes for the same input.

use serde::Serialize;
use serde_json::{Map, Value};

use super::place::Location;
use super::{Checked, Places, Summary};
use crate::diagnostic::Diagnostic;

#[derive(Serialize)]
struct Report<'c> {
    version: u32,
    findings: Vec<Finding<'c>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Finding<'c> {
    rule: &'c str,
    severity: &'c str,
    message: &'c str,
    help: Option<&'c str>,
    roadmap: Option<&'c str>,
    measure: Option<&'c str>,
    location: Location,
    related: Vec<RelatedPlace<'c>>,
    data: &'c Map<String, Value>,
}

#[derive(Serialize)]
struct RelatedPlace<'c> {
    message: &'c str,
    location: Location,
}

/// The report as one JSON object with a line end.
pub fn json(checked: &[Checked]) -> String {
    let mut findings = Vec::new();
    let mut summary = Summary::default();
    for one in checked {
        let mut places = Places::new(&one.workspace);
        findings.extend(one.findings.iter().map(|diagnostic| finding(diagnostic, &mut places)));
        summary = summary.plus(one.summary);
    }
    let report = Report { version: 1, findings, summary };
    let mut text = serde_json::to_string_pretty(&report).unwrap_or_default();
    text.push('\n');
    text
}

fn finding<'c>(diagnostic: &'c Diagnostic, places: &mut Places<'_>) -> Finding<'c> {
    let related = diagnostic
        .related
        .iter()
        .map(|related| RelatedPlace { message: &related.message, location: places.locate(related.place) });
    Finding {
        rule: diagnostic.rule,
        severity: diagnostic.severity.name(),
        message: &diagnostic.message,
        help: diagnostic.help.as_deref(),
        roadmap: diagnostic.roadmap.as_deref(),
        measure: diagnostic.measure.as_deref(),
        related: related.collect(),
        location: places.locate(diagnostic.place),
        data: &diagnostic.data,
    }
}
