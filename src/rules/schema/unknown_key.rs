//! `schema/unknown-key`: a key that the format does not know, or a rule that does not exist.

use std::cell::LazyCell;

use foldhash::{HashSet, HashSetExt};

use super::{Misfit, SchemaFault, SchemaFaultKind, faults, is_certain};
use crate::base::{FileId, Place};
use crate::model::{Allow, FieldValue, Roadmap, Text};
use crate::rules::prelude::*;
use crate::rules::reference::NameIndex;
use crate::rules::words::to_list;
use crate::rules::{fix, groups, is_known, likely};
use crate::russian::nearest;
use crate::schema::meant_column;
use crate::syntax::plain_or_quoted;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "schema/unknown-key",
    severity: Severity::Error,
    page: include_str!("unknown_key.md"),
    check: Check::Workspace(check),
    decode: decode::<Misfit>,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    faults(&RULE, context, findings, |kind| matches!(kind, SchemaFaultKind::UnknownKey { .. }));
    let workspace = context.workspace;
    if let Some(settings) = workspace.settings() {
        let named = workspace.config.rules.iter().map(|(rule, _)| rule);
        findings.extend(named.filter_map(|rule| unknown(context, settings, rule)));
    }
    for roadmap in &workspace.roadmaps {
        let named = allows(roadmap).map(|allow| &allow.rule);
        findings.extend(named.filter_map(|rule| unknown(context, roadmap.file, rule)));
        undeclared(context, roadmap, findings);
        unknown_sources(context, roadmap, findings);
    }
}

/// The columns that each table may have.
const COLUMNS: [&str; 11] = [
    "number",
    "title",
    "deadline",
    "starts",
    "ends",
    "weekday",
    "periods",
    "responsible",
    "result",
    "note",
    "place",
];

/// The columns of one's own that are not declared, by their headings and by what measures have in them: nothing of them
/// is printed. Of a file that is not read as it stands nobody knows what it declares.
fn undeclared(context: &Context<'_>, roadmap: &Roadmap, findings: &mut Vec<Finding>) {
    let Some(file) = context.workspace.file(roadmap.file) else { return };
    if roadmap.partial || !file.syntax.is_empty() || !file.schema.is_empty() {
        return;
    }
    let is_own = |key: &Text| roadmap.fields.of(key).is_some();
    let headed: HashSet<&str> = roadmap.columns.iter().map(|column| &*column.key.value).collect();
    let free: Vec<&str> = COLUMNS.into_iter().filter(|name| !headed.contains(name)).collect();
    let declared =
        LazyCell::new(|| NameIndex::new(roadmap.fields.iter().map(|field| &*field.key.value).collect()));
    let mut tell = |key: &Text, free: &[&'static str]| {
        let kind = SchemaFaultKind::UndeclaredField { key: key.to_string() };
        let of_table = |name: &str| free.iter().copied().find(|free| *free == name);
        let own = |name: &str| roadmap.fields.of(name).map(|field| &*field.key.value);
        let near = |name: &str| nearest(name, free.iter().copied().chain(declared.nearest(name)));
        let meant = meant_column(key, |name| of_table(name).or_else(|| own(name)), near).map(str::to_owned);
        let fault = SchemaFault::new(kind, key.span).meaning(meant.into_iter().collect(), key.span);
        let mended = fix(file, &fault.edits, is_certain(&fault));
        let about = roadmap.entry_at(key.span).map(|id| &**id);
        let finding = context.finding(&RULE, roadmap.place(key.span), Misfit(fault));
        findings.push(finding.about(&roadmap.id, about).with_fix(mended));
    };
    let columns = roadmap.columns.iter().map(|column| &column.key);
    for key in columns.filter(|key| !COLUMNS.contains(&&***key) && !is_own(key)) {
        tell(key, &free);
    }
    let mut told: HashSet<&str> = HashSet::new();
    for (key, _) in roadmap.measures().flat_map(|measure| &measure.fields).filter(|(key, _)| !is_own(key)) {
        // A column is declared once for all rows.
        if told.insert(key) {
            tell(key, &[]);
        }
    }
}

/// The sources of money that a column of one's own does not have: no line of them is printed, and the sum has them.
fn unknown_sources(context: &Context<'_>, roadmap: &Roadmap, findings: &mut Vec<Finding>) {
    let with_sources = roadmap.fields.iter().filter(|field| field.by_year && !field.sources.is_empty());
    for field in with_sources {
        let sources = || field.sources.iter().map(|source| &*source.value);
        let (known, near) = (sources().collect::<HashSet<&str>>(), NameIndex::new(sources().collect()));
        let is_own = |key: &Text| known.contains(&**key) || &**key == "total";
        for measure in roadmap.measures() {
            let figures = measure.fields.of(&field.key);
            let years =
                figures.into_iter().flat_map(|(_, value)| parts(value)).flat_map(|(_, value)| parts(value));
            for (key, _) in years.filter(|(key, _)| !is_own(key)) {
                let known = to_list(sources());
                let kind = SchemaFaultKind::UnknownKey { key: key.to_string(), known, home: None };
                let meant = near.nearest(key).map(str::to_owned);
                let meant = meant.map(|source| plain_or_quoted(&source));
                let fault = SchemaFault::new(kind, key.span).meaning(meant.into_iter().collect(), key.span);
                let file = context.workspace.file(roadmap.file);
                let mended = file.and_then(|file| fix(file, &fault.edits, false));
                let finding = context.finding(&RULE, roadmap.place(key.span), Misfit(fault));
                findings.push(finding.about(&roadmap.id, Some(&measure.id)).with_fix(mended));
            }
        }
    }
}

/// The parts of a figure: years, sources.
fn parts(value: &FieldValue) -> &[(Text, FieldValue)] {
    match value {
        FieldValue::Parts(parts, _) => parts,
        _ => &[],
    }
}

/// Every `allow` of a roadmap.
fn allows(roadmap: &Roadmap) -> impl Iterator<Item = &Allow> {
    let sections = roadmap.sections.iter().flat_map(|section| &section.allow);
    let measures = roadmap.measures().flat_map(|measure| &measure.allow);
    let clauses = roadmap.clauses().flat_map(|clause| &clause.allow);
    let indicators = roadmap.indicators.iter().flat_map(|indicator| &indicator.allow);
    roadmap.allow.iter().chain(sections).chain(measures).chain(clauses).chain(indicators)
}

/// The finding at the name of a rule that does not exist.
fn unknown(context: &Context<'_>, file: FileId, rule: &Text) -> Option<Finding> {
    if is_known(rule) {
        return None;
    }
    let known = groups().into_iter().map(str::to_owned).collect();
    let kind = SchemaFaultKind::UnknownRule { name: rule.to_string(), known };
    let likely = likely(rule).map(str::to_owned).into_iter().collect();
    let fault = SchemaFault::new(kind, rule.span).meaning(likely, rule.span);
    let mended = fix(context.workspace.file(file)?, &fault.edits, is_certain(&fault));
    Some(context.finding(&RULE, Place { file, span: rule.span }, Misfit(fault)).with_fix(mended))
}
