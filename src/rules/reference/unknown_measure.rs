//! `reference/unknown-measure`: the roadmap that is named has no such measure, or `{ref:ID}` in a text names nothing.

use super::texts::{all, referable};
use super::{Check, Context, Finding, LinkKind, Roadmap, Rule, Severity, Stated, Unknown, Wrong, faulty};
use super::{instead, say};
use crate::model::{InsertKind, inserts};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "reference/unknown-measure",
    severity: Severity::Error,
    page: include_str!("unknown_measure.md"),
    check: Check::Workspace(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for stated in faulty(context) {
        if let Wrong::Unknown(Unknown::Measure(roadmap)) = stated.fault.wrong {
            findings.extend(told(context, &stated, roadmap));
        }
    }
    for roadmap in context.workspace.roadmaps.iter().filter(|roadmap| !roadmap.partial) {
        texts(context, roadmap, findings);
    }
}

/// The `{ref:ID}` in the texts of a roadmap that name nothing.
fn texts(context: &Context<'_>, roadmap: &Roadmap, findings: &mut Vec<Finding>) {
    let mut ids: Option<Vec<&str>> = None;
    for (entry, text) in all(roadmap).filter(|(_, text)| text.contains('{')) {
        let known = ids.get_or_insert_with(|| referable(roadmap));
        for insert in inserts(text) {
            let InsertKind::Ref(id) = insert.kind else { continue };
            if known.contains(&id) {
                continue;
            }
            let file = context.workspace.file(roadmap.file);
            let words = file.map_or(text.span, |file| text.words(&file.source.text, insert.inner));
            let place = roadmap.place(words);
            let message = say::Reference::UnknownRef { id: id.to_owned() };
            let finding = context.finding(&RULE, place, &message).about(&roadmap.id, entry);
            let finding = finding.help(context.lang, &instead(id, known.iter().copied()));
            findings.push(finding.data("reference", id));
        }
    }
}

fn told(context: &Context<'_>, stated: &Stated<'_>, roadmap: u32) -> Option<Finding> {
    let named = context.workspace.roadmaps.get(roadmap as usize)?;
    let id = stated.text.split('/').next_back().unwrap_or_default();
    let elsewhere = !std::ptr::eq(named, stated.roadmap);
    let of = if elsewhere { named.id.to_string() } else { String::new() };
    let ids: Vec<&str> = named.measures().map(|measure| &*measure.id.value).collect();
    let message = say::Reference::UnknownMeasure { id: id.to_owned(), roadmap: of };
    let help = match above(context, stated, roadmap, id) {
        Some(above) => say::ReferenceHelp::Likely { name: format!("{}/{id}", &*above.id) },
        None => match instead(id, ids.iter().copied()) {
            say::ReferenceHelp::Likely { name } if elsewhere => {
                say::ReferenceHelp::Likely { name: format!("{}/{name}", &*named.id) }
            }
            help => help,
        },
    };
    Some(stated.finding(context, &RULE, &message).help(context.lang, &help))
}

/// Of `implements` without a roadmap: the roadmap above that has such a measure.
fn above<'w>(context: &Context<'w>, stated: &Stated<'_>, roadmap: u32, id: &str) -> Option<&'w Roadmap> {
    if stated.fault.kind != LinkKind::Implements || stated.text.contains('/') {
        return None;
    }
    let mut above = context.graph.line.above(roadmap);
    above.find_map(|above| {
        let roadmap = context.workspace.roadmaps.get(above as usize)?;
        roadmap.measures().any(|measure| &*measure.id == id).then_some(roadmap)
    })
}
