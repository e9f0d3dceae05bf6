//! `schema/invalid-value`: a value of the right type that is not allowed: a day that does not exist, a level that
//! the workspace does not have.

use foldhash::HashSet;

use super::called::Callable;
use super::{Misfit, SchemaFault, SchemaFaultKind, is_certain, levels, money};
use crate::base::Place;
use crate::model::Roadmap;
use crate::rules::prelude::*;
use crate::rules::words::to_list;
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
            let finding = context.finding(&RULE, place, Misfit(told));
            findings.push(finding.with_fix(fix(file, &fault.edits, is_certain(fault))));
        }
    }
    findings.extend(firm(context));
    findings.extend(levels::findings(&RULE, context));
    findings.extend(money::findings(&RULE, context, money::years));
    for roadmap in &context.workspace.roadmaps {
        findings.extend(untimely(context, roadmap));
        findings.extend(unknown_editions(context, roadmap));
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
    let known: HashSet<&str> = editions.clone().map(|edition| &*edition.number.value).collect();
    let numbers = to_list(editions.map(|edition| &*edition.number.value));
    let unknown = roadmap.edition_marks().filter(|mark| !known.contains(&*mark.act.value));
    let found = unknown.map(|mark| {
        let (value, span) = (mark.act.to_string(), mark.act.span);
        let likely = likely_value(&value, numbers.iter().map(String::as_str)).map(str::to_owned);
        let expected = Expected::Edition(numbers.clone());
        let kind = SchemaFaultKind::InvalidValue { key: "act".to_owned(), value, expected };
        let fault = SchemaFault::new(kind, span).meaning(likely.into_iter().collect(), span);
        let about = roadmap.entry_at(span).map(|id| &**id);
        context.finding(&RULE, roadmap.place(span), Misfit(fault)).about(&roadmap.id, about)
    });
    found.collect()
}
