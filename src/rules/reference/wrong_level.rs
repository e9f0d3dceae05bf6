//! `reference/wrong-level`: a parent that is not above, or `implements` outside the line of parents.

use super::{Stated, faulty};
use crate::base::{Anchor, Part};
use crate::graph::{LinkKind, Wrong};
use crate::model::Roadmap;
use crate::rules::prelude::*;
use crate::rules::words::level_of;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "reference/wrong-level",
    severity: Severity::Error,
    page: include_str!("wrong_level.md"),
    check: Check::Workspace(check),
    decode: decode::<WrongLevel>,
};

/// The reference, and what is wrong with what it names. The related place is the roadmap named.
#[derive(Debug, Serialize, Deserialize)]
struct WrongLevel {
    reference: String,
    names: Named,
}

#[derive(Debug, Serialize, Deserialize)]
enum Named {
    /// A parent whose level is not above: its level, and that of the roadmap.
    Parent { above: String, own: String },
    /// A roadmap that is not in the line of parents; whether it may become one.
    Outside { roadmap: String, may_be_parent: bool },
}

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for stated in faulty(context) {
        if let Wrong::Level(to) = stated.fault.wrong {
            findings.extend(found(context, &stated, to));
        }
    }
}

fn found(context: &Context<'_>, stated: &Stated<'_>, to: u32) -> Option<Finding> {
    let named = context.workspace.roadmaps.get(context.graph.links.spot(to).roadmap as usize)?;
    let depth = |roadmap: &Roadmap| context.workspace.config.depth(&roadmap.level);
    let (names, part) = match stated.fault.kind {
        LinkKind::Parent => {
            let (above, own) = (named.level.to_string(), stated.roadmap.level.to_string());
            (Named::Parent { above, own }, Part::Level)
        }
        _ => {
            let higher = depth(named).is_some() && depth(named) < depth(stated.roadmap);
            let may_be_parent = stated.roadmap.parent.is_none() && higher;
            (Named::Outside { roadmap: named.id.to_string(), may_be_parent }, Part::Id)
        }
    };
    let anchor = Anchor::roadmap(named.file, part);
    let args = WrongLevel { reference: stated.text.to_string(), names };
    Some(stated.finding(context, &RULE, args).with_anchors([anchor]))
}

impl Words for WrongLevel {
    fn message(&self, tell: &Telling<'_>) -> String {
        match &self.names {
            Named::Parent { above, own } => {
                let (above, own) = (level_of(above, tell.lang), level_of(own, tell.lang));
                say!(
                    tell.lang,
                    "вышестоящей названа карта {above}, а она не выше карты {own}",
                    "the parent is of {above}, which is not above {own}"
                )
            }
            Named::Outside { roadmap, .. } => say!(
                tell.lang,
                "дорожная карта «{roadmap}» не стоит над этой, исполнять её мероприятие нельзя",
                "the roadmap `{roadmap}` is not above this one, its measures cannot be implemented"
            ),
        }
    }

    fn help(&self, tell: &Telling<'_>) -> Option<String> {
        Some(match &self.names {
            Named::Parent { .. } => say!(
                tell.lang,
                "назвать карту уровнем выше или исправить «level»",
                "name a roadmap of a level above, or mend `level`"
            ),
            Named::Outside { roadmap, may_be_parent: true } => say!(
                tell.lang,
                "если эта карта исполняет «{roadmap}», указать «parent: {roadmap}»",
                "if this roadmap carries out `{roadmap}`, say `parent: {roadmap}`"
            ),
            Named::Outside { may_be_parent: false, .. } => say!(
                tell.lang,
                "назвать мероприятие вышестоящей карты; порядок работ задаёт «after»",
                "name a measure of a roadmap above; the order of work is told by `after`"
            ),
        })
    }

    fn related(&self, _at: usize, tell: &Telling<'_>) -> String {
        say!(tell.lang, "названа эта карта", "this roadmap is named")
    }

    fn data(&self) -> Data {
        Data::of("reference", &*self.reference)
    }
}
