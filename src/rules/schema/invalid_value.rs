//! `schema/invalid-value`: a value of the right type that is not allowed: a day that does not exist, a level that
//! the workspace does not have.

use super::{Misfit, SchemaFault, SchemaFaultKind, is_certain};
use crate::base::Place;
use crate::model::{Numbers, Roadmap, Row, Text, bare};
use crate::rules::prelude::*;
use crate::rules::reference::likely_parent;
use crate::rules::{fix, is_firm};
use crate::schema::{Expected, likely_value};
use crate::workspace::Role;

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
        let roadmap = context.workspace.roadmap_of(number);
        for fault in
            file.schema.iter().filter(|fault| matches!(fault.kind, SchemaFaultKind::InvalidValue { .. }))
        {
            let place = Place { file: number, span: fault.span };
            let mut finding = context.finding(&RULE, place, Misfit(told(context, roadmap, fault)));
            finding.fixes.extend(fix(&file.source.text, &fault.edits, is_certain(&fault.kind)));
            findings.push(finding);
        }
    }
    findings.extend(firm(context));
    for roadmap in &context.workspace.roadmaps {
        findings.extend(untimely(context, roadmap));
        findings.extend(unknown_editions(context, roadmap));
        let measures = roadmap.measures().filter_map(|measure| measure.mandatory_for.as_ref());
        let bodies = roadmap.bodies.iter().filter_map(|body| body.level.as_ref());
        for level in std::iter::once(&roadmap.level).chain(measures).chain(bodies) {
            let Some(fault) = unknown_level(context, level) else { continue };
            let mended = fix("", &fault.edits, is_certain(&fault.kind));
            let finding = context.finding(&RULE, roadmap.place(level.span), Misfit(fault));
            findings.push(finding.about(&roadmap.id, None).with_fix(mended));
        }
    }
}

/// The fault with what the workspace tells of it: which roadmap or measure may be meant by what is no name.
fn told(context: &Context<'_>, roadmap: Option<&Roadmap>, fault: &SchemaFault) -> SchemaFault {
    let SchemaFaultKind::InvalidValue { key, value, .. } = &fault.kind else { return fault.clone() };
    let meant = match (key.as_str(), roadmap) {
        _ if !fault.meant.is_empty() => None,
        ("parent", Some(roadmap)) => parent_named(context, roadmap, value),
        ("after" | "measure", Some(roadmap)) => own_named(roadmap, value),
        ("implements", Some(roadmap)) => measure_named(context, roadmap, fault, value),
        _ => None,
    };
    let mut told = fault.clone();
    told.meant.extend(meant);
    told
}

/// The roadmap that is called by its territory in place of its id, else the one that the measures name.
fn parent_named(context: &Context<'_>, roadmap: &Roadmap, value: &str) -> Option<String> {
    let value = value.to_lowercase();
    let is_called = |territory: &str| {
        let territory = territory.to_lowercase();
        !territory.is_empty() && (territory.contains(&value) || value.contains(&territory))
    };
    let mut others = context.workspace.known.territories().filter(|(id, _)| *id != &*roadmap.id.value);
    let called = others.find(|(_, territory)| is_called(territory)).map(|(id, _)| id.to_owned());
    called.or_else(|| likely_parent(roadmap).map(str::to_owned))
}

/// The measure of the roadmap itself that is called by its title.
fn own_named(roadmap: &Roadmap, value: &str) -> Option<String> {
    let value = value.to_lowercase();
    let is_called = |title: &str| title.to_lowercase().starts_with(&value);
    roadmap.measures().find(|measure| is_called(&measure.title)).map(|measure| measure.id.to_string())
}

/// The measure of the parent that has the number named, else the one that the measure at hand looks like.
fn measure_named(
    context: &Context<'_>,
    roadmap: &Roadmap,
    fault: &SchemaFault,
    value: &str,
) -> Option<String> {
    let parent = roadmap.parent.as_ref()?;
    let (_, above) = context.names.find(parent)?;
    let number = value.trim_start_matches(|sign: char| !sign.is_ascii_digit()).trim_end_matches('.');
    let numbers = Numbers::of(above);
    let of_number = |row: &Row<'_>| numbers.rows.get(row.place).is_some_and(|own| bare(own) == number);
    let own = roadmap
        .measures()
        .find(|measure| measure.span.start <= fault.span.start && fault.span.end <= measure.span.end);
    let like =
        |row: &Row<'_>| own.is_some_and(|own| *own.id == *row.measure.id || *own.title == *row.measure.title);
    let found =
        above.rows().find(|row| !number.is_empty() && of_number(row)).or_else(|| above.rows().find(like));
    found.map(|row| format!("{}/{}", above.id, row.measure.id))
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

fn is_firm_name(name: &str) -> bool {
    is_firm(name) || matches!(name, "syntax" | "schema")
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

/// Whether a fault is one of the settings themselves, not of a file that they name.
fn is_of_settings(fault: &SchemaFault) -> bool {
    !matches!(&fault.kind, SchemaFaultKind::InvalidValue { expected: Expected::Usable(_), .. })
}

fn unknown_level(context: &Context<'_>, level: &Text) -> Option<SchemaFault> {
    let config = &context.workspace.config;
    if level.is_empty() || config.depth(level).is_some() {
        return None;
    }
    let settings = context.workspace.files().map(|(_, file)| file).filter(|file| file.role == Role::Settings);
    // Where the settings cannot be read, nobody knows which levels there are.
    let unread =
        settings.into_iter().any(|file| !file.syntax.is_empty() || file.schema.iter().any(is_of_settings));
    // What is no text at all is told as a value of the wrong type.
    let is_text = !matches!(&**level, "true" | "false" | "null" | "~");
    if unread || !is_text {
        return None;
    }
    let likely = likely_value(level, config.levels.iter().map(String::as_str)).map(str::to_owned);
    let kind = SchemaFaultKind::UnknownLevel { level: level.to_string(), levels: config.levels.clone() };
    Some(SchemaFault::new(kind, level.span).meaning(likely.into_iter().collect(), level.span))
}
