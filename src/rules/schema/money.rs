//! Figures by year and source that are none: the print has no place for what stands there, and leaves it out of each sum.

use chrono::Datelike;

use super::{Misfit, SchemaFault, SchemaFaultKind};
use crate::model::{Amount, FieldValue, Measure, Roadmap, Text};
use crate::rules::prelude::*;
use crate::schema::Expected;

/// Marks by which authors say that there is no money.
const NOTHING: [&str; 4] = ["", "-", "–", "—"];

/// Words for the sum in the language of the plans.
const SUMS: [&str; 4] = ["итого", "всего", "сумма", "итог"];

/// A finding of the rule for each fault that is made of the money of a measure.
pub(super) fn findings(
    rule: &'static Rule,
    context: &Context<'_>,
    faults: fn(&Roadmap, &Measure) -> Vec<SchemaFault>,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for roadmap in context.workspace.roadmaps.iter().filter(|roadmap| !roadmap.fields.is_empty()) {
        for measure in roadmap.rows_in_force().map(|row| row.measure) {
            findings.extend(faults(roadmap, measure).into_iter().map(|fault| {
                let place = roadmap.place(fault.span);
                context.finding(rule, place, Misfit(fault)).about(&roadmap.id, Some(&measure.id))
            }));
        }
    }
    findings
}

/// The texts that stand where only a figure is printed and added up: under a year, under a source, and in place of both.
pub(super) fn figures(roadmap: &Roadmap, measure: &Measure) -> Vec<SchemaFault> {
    let mut found = Vec::new();
    for (key, value) in &measure.fields {
        let by_year = roadmap.fields.of(key).is_some_and(|field| field.by_year);
        match value {
            FieldValue::Plain(_) if !by_year => {}
            value => texts(key, value, &mut found),
        }
    }
    let fault = |(key, text): (&Text, &Text)| {
        let kind = SchemaFaultKind::WrongType {
            key: key.to_string(),
            expected: vec!["number".to_owned()],
            found: "string",
            value: text.to_string(),
            keys: Vec::new(),
        };
        SchemaFault::new(kind, text.span)
    };
    found.into_iter().map(fault).collect()
}

/// The texts of a value that are no figures, each with the key that it stands under.
fn texts<'m>(key: &'m Text, value: &'m FieldValue, found: &mut Vec<(&'m Text, &'m Text)>) {
    match value {
        FieldValue::Parts(parts, _) => parts.iter().for_each(|(key, part)| texts(key, part, found)),
        FieldValue::Plain(text) if is_figure(text) || NOTHING.contains(&text.trim()) => {}
        FieldValue::Plain(text) => found.push((key, text)),
    }
}

/// Whether a text is a figure that can be read in one way: «450,000» is as likely 450 as 450 thousand.
fn is_figure(text: &str) -> bool {
    Amount::parse(text).is_some() && thousands(text).is_none()
}

/// The two figures that a comma before three digits makes: with thousands and with a fraction.
pub(super) fn thousands(text: &str) -> Option<(String, String)> {
    let (whole, behind) = text.trim().split_once(',')?;
    let three = behind.len() == 3 && behind.bytes().all(|byte| byte.is_ascii_digit());
    let head = (1..=3).contains(&whole.len()) && whole.bytes().all(|byte| byte.is_ascii_digit());
    (three && head && whole != "0").then(|| {
        let fraction = format!("{whole}.{behind}");
        (format!("{whole}{behind}"), fraction.trim_end_matches(['0']).trim_end_matches('.').to_owned())
    })
}

/// The keys that stand where a year of the plan should, in what is told by year: any other has no column.
pub(super) fn years(roadmap: &Roadmap, measure: &Measure) -> Vec<SchemaFault> {
    let by_year = |key: &Text| roadmap.fields.of(key).is_some_and(|field| field.by_year);
    let values = measure.fields.iter().filter(|(key, _)| by_year(key)).filter_map(|(_, value)| match value {
        FieldValue::Parts(parts, _) => Some(parts),
        FieldValue::Plain(_) => None,
    });
    let keys = values.flatten().map(|(key, _)| key).filter(|key| &***key != "total");
    keys.filter_map(|key| wrong_year(roadmap, key)).collect()
}

/// The fault of a key that is no year, or none of a plan that states its period.
fn wrong_year(roadmap: &Roadmap, key: &Text) -> Option<SchemaFault> {
    let is_year = key.len() == 4 && key.bytes().all(|byte| byte.is_ascii_digit());
    let expected = match (key.parse::<i32>(), &roadmap.period) {
        (Ok(year), Some(period)) if is_year => {
            let (first, last) = (period.days.first.year(), period.days.last.year());
            (!(first..=last).contains(&year)).then(|| Expected::YearOf(period.told()))?
        }
        (Ok(_), None) if is_year => return None,
        _ => Expected::Year,
    };
    let kind = SchemaFaultKind::InvalidValue { key: String::new(), value: key.to_string(), expected };
    let meant = SUMS.contains(&&*key.to_lowercase()).then(|| "total".to_owned());
    Some(SchemaFault::new(kind, key.span).meaning(meant.into_iter().collect(), key.span))
}
