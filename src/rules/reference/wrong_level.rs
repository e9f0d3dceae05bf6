//! `reference/wrong-level`: a parent that is not above, or `implements` outside the line of parents.

use super::{Check, Context, Finding, LinkKind, Roadmap, Rule, Severity, Stated, Wrong, faulty, say};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "reference/wrong-level",
    severity: Severity::Error,
    page: include_str!("wrong_level.md"),
    check: Check::Workspace(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for stated in faulty(context) {
        if let Wrong::Level(to) = stated.fault.wrong {
            findings.extend(told(context, &stated, to));
        }
    }
}

fn told(context: &Context<'_>, stated: &Stated<'_>, to: u32) -> Option<Finding> {
    let named = context.workspace.roadmaps.get(context.graph.links.spot(to).roadmap as usize)?;
    let depth = |roadmap: &Roadmap| context.workspace.config.depth(&roadmap.level);
    let higher = || depth(named).is_some() && depth(named) < depth(stated.roadmap);
    let (message, help, note) = match stated.fault.kind {
        LinkKind::Parent => {
            let (parent, level) = (named.level.to_string(), stated.roadmap.level.to_string());
            (
                say::Reference::ParentBelow { parent, level },
                say::ReferenceHelp::HigherParent,
                named.level.span,
            )
        }
        _ => {
            let roadmap = named.id.to_string();
            let help = match stated.roadmap.parent {
                None if higher() => say::ReferenceHelp::AddParent { roadmap: roadmap.clone() },
                _ => say::ReferenceHelp::OnlyAbove,
            };
            (say::Reference::OutsideLine { roadmap }, help, named.id.span)
        }
    };
    let finding = stated.finding(context, &RULE, &message).help(context.lang, &help);
    Some(finding.related(context.lang, named.place(note), &say::ReferenceNote::Named))
}
