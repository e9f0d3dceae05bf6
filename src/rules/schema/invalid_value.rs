//! `schema/invalid-value`: a value of the right type that is not allowed: a day that does not exist, a level that
//! the workspace does not have.

use super::called::Callable;
use super::{Misfit, SchemaFault, SchemaFaultKind, is_certain};
use crate::base::Place;
use crate::model::{Roadmap, Text};
use crate::rules::prelude::*;
use crate::rules::{fix, is_firm_name};
use crate::schema::{Expected, likely_value};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "schema/invalid-value",
    severity: Severity::Error,
    page: include_str!("invalid_value.md"),
    check: Check::Workspace(check),
    decode: decode::<Misfit>,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (number, file) in context.workspace.files() {
        let mut callable =
            context.workspace.roadmap_of(number).map(|roadmap| Callable::new(context, roadmap));
        for fault in
            file.schema.iter().filter(|fault| matches!(fault.kind, SchemaFaultKind::InvalidValue { .. }))
        {
            let place = Place { file: number, span: fault.span };
            // Where the file alone does not tell what is meant, the workspace may.
            let mut told = fault.clone();
            if let Some(callable) = callable.as_mut().filter(|_| fault.meant.is_empty()) {
                told.meant.extend(callable.meant(fault));
            }
            let mut finding = context.finding(&RULE, place, Misfit(told));
            finding.fixes.extend(fix(file, &fault.edits, is_certain(fault)));
            findings.push(finding);
        }
    }
    findings.extend(firm(context));
    for roadmap in &context.workspace.roadmaps {
        findings.extend(untimely(context, roadmap));
        findings.extend(unknown_editions(context, roadmap));
        let measures = roadmap.measures().filter_map(|measure| measure.mandatory_for.as_ref());
        let bodies = roadmap.bodies.iter().filter_map(|body| body.level.as_ref());
        let addressees = roadmap.addressees.iter().map(|addressees| &addressees.level);
        for level in std::iter::once(&roadmap.level).chain(measures).chain(bodies).chain(addressees) {
            let Some(fault) = unknown_level(context, level) else { continue };
            let file = context.workspace.file(roadmap.file);
            let mended = file.and_then(|file| fix(file, &fault.edits, is_certain(&fault)));
            let finding = context.finding(&RULE, roadmap.place(level.span), Misfit(fault));
            findings.push(finding.about(&roadmap.id, None).with_fix(mended));
        }
    }
}

/// The settings that would turn off or soften what cannot be.
fn firm(context: &Context<'_>) -> Vec<Finding> {
    let Some(settings) = context.workspace.settings() else { return Vec::new() };
    let rules = context.workspace.config.rules.iter();
    let soft = rules.filter(|(name, severity)| is_firm_name(name) && *severity != Severity::Error);
    let found = soft.map(|(name, severity)| {
        let (key, value) = (name.to_string(), severity.name().to_owned());
        let fault = SchemaFault::new(
            SchemaFaultKind::InvalidValue { key, value, expected: Expected::Firm },
            name.span,
        );
        context.finding(&RULE, Place { file: settings, span: name.span }, Misfit(fault))
    });
    found.collect()
}

/// The marks of done on days that are still to come.
fn untimely(context: &Context<'_>, roadmap: &Roadmap) -> Vec<Finding> {
    let Some(today) = context.as_of else { return Vec::new() };
    let done = roadmap.measures().flat_map(|measure| measure.done.iter().map(move |done| (measure, done)));
    let found = done.filter(|(_, done)| done.on.day > today).map(|(measure, done)| {
        let (key, value) = ("on".to_owned(), done.on.day.to_string());
        let fault = SchemaFault::new(
            SchemaFaultKind::InvalidValue { key, value, expected: Expected::Past },
            done.on.span,
        );
        context
            .finding(&RULE, roadmap.place(done.on.span), Misfit(fault))
            .about(&roadmap.id, Some(&measure.id))
    });
    found.collect()
}

/// The marks of later acts that the order does not list.
fn unknown_editions(context: &Context<'_>, roadmap: &Roadmap) -> Vec<Finding> {
    let editions = roadmap.order.iter().flat_map(|order| &order.editions);
    let known: Vec<String> = editions.map(|edition| edition.number.to_string()).collect();
    let unknown = roadmap.edition_marks().filter(|mark| roadmap.edition(mark).is_none());
    let found = unknown.map(|mark| {
        let (value, span) = (mark.act.to_string(), mark.act.span);
        let likely = likely_value(&value, known.iter().map(String::as_str)).map(str::to_owned);
        let expected = Expected::Edition(known.clone());
        let kind = SchemaFaultKind::InvalidValue { key: "act".to_owned(), value, expected };
        let fault = SchemaFault::new(kind, span).meaning(likely.into_iter().collect(), span);
        let about = roadmap.entry_at(span).map(|id| &**id);
        context.finding(&RULE, roadmap.place(span), Misfit(fault)).about(&roadmap.id, about)
    });
    found.collect()
}

fn unknown_level(context: &Context<'_>, level: &Text) -> Option<SchemaFault> {
    let config = &context.workspace.config;
    if level.is_empty() || config.depth(level).is_some() {
        return None;
    }
    // What is no text at all is told as a value of the wrong type.
    let is_number = level.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let is_text = !is_number && !matches!(&**level, "true" | "false" | "null" | "~");
    // Where something is wrong with the settings, nobody knows which levels there are.
    if config.is_faulty || !is_text {
        return None;
    }
    let likely = likely_value(level, config.levels.iter().map(String::as_str)).map(str::to_owned);
    let kind = SchemaFaultKind::UnknownLevel { level: level.to_string(), levels: config.levels.clone() };
    Some(SchemaFault::new(kind, level.span).meaning(likely.into_iter().collect(), level.span))
}
