//! Levels that roadmaps name and the workspace does not have: of each roadmap where it is misspelt there, of the settings
//! once where a usual level is wanting in them.

use std::collections::BTreeMap;

use super::{Misfit, SchemaFault, SchemaFaultKind, is_certain};
use crate::base::Place;
use crate::model::{Roadmap, Text, levels};
use crate::rules::fix;
use crate::rules::prelude::*;
use crate::rules::words::to_list;
use crate::russian::nearest;
use crate::schema::likely_or_noted;
use crate::syntax::parse;

/// The findings of levels that there are not.
pub(super) fn findings(rule: &'static Rule, context: &Context<'_>) -> Vec<Finding> {
    let unlisted = unlisted(context);
    let mut findings: Vec<Finding> =
        unlisted.values().filter_map(|kind| in_settings(rule, context, kind)).collect();
    for roadmap in &context.workspace.roadmaps {
        for level in levels_of(roadmap).filter(|level| !unlisted.contains_key(&***level)) {
            let Some(fault) = unknown_level(context, level) else { continue };
            let file = context.workspace.file(roadmap.file);
            let mended = file.and_then(|file| fix(file, &fault.edits, is_certain(&fault)));
            // The measure that it stands in is named where findings are weighed.
            findings.push(context.finding(rule, roadmap.place(level.span), Misfit(fault)).with_fix(mended));
        }
    }
    findings
}

/// Every level that a roadmap names.
fn levels_of(roadmap: &Roadmap) -> impl Iterator<Item = &Text> {
    let measures = roadmap.measures().filter_map(|measure| measure.mandatory_for.as_ref());
    let bodies = roadmap.bodies.iter().filter_map(|body| body.level.as_ref());
    let addressees = roadmap.addressees.iter().map(|addressees| &addressees.level);
    std::iter::once(&roadmap.level).chain(measures).chain(bodies).chain(addressees)
}

/// The usual levels that roadmaps name and the settings, which list levels themselves, do not: they are lost or misspelt
/// there, and not in each roadmap.
fn unlisted(context: &Context<'_>) -> BTreeMap<String, SchemaFaultKind> {
    let config = &context.workspace.config;
    let known = &context.workspace.known;
    let uses = |level: &str| known.of_level(level).count();
    let lacking = levels().filter(|level| config.depth(level).is_none() && uses(level) > 0);
    // The settings need not be in view.
    if config.is_faulty || config.levels.iter().map(String::as_str).eq(levels()) {
        return BTreeMap::new();
    }
    let idle: Vec<&str> = config.levels.iter().map(String::as_str).filter(|level| uses(level) == 0).collect();
    let kind = |level: &str| {
        let near = nearest(level, idle.iter().copied()).map(str::to_owned);
        let kind = SchemaFaultKind::UnlistedLevel { level: level.to_owned(), near, uses: uses(level) };
        (level.to_owned(), kind)
    };
    lacking.map(kind).collect()
}

/// The finding at the levels that the settings list, where those are in view.
fn in_settings(rule: &'static Rule, context: &Context<'_>, kind: &SchemaFaultKind) -> Option<Finding> {
    let settings = context.workspace.settings()?;
    let parsed = parse(&context.workspace.file(settings)?.source.text, 0);
    let root = parsed.tree.root()?;
    let (_, list) = root.entries().find(|(key, _)| key.text() == "levels")?;
    let place = Place { file: settings, span: list.span() };
    Some(context.finding(rule, place, Misfit(SchemaFault::new(kind.clone(), list.span()))))
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
    let likely = likely_or_noted(level, config.levels.iter().map(String::as_str));
    let kind = SchemaFaultKind::UnknownLevel {
        level: level.to_string(),
        levels: to_list(config.levels.iter().map(String::as_str)),
    };
    Some(SchemaFault::new(kind, level.span).meaning(likely.into_iter().collect(), level.span))
}
