//! `reference/no-parent`: a roadmap that stands under none, though one above demands something of its level.

use crate::base::{Anchor, Part};
use crate::model::Roadmap;
use crate::rules::prelude::*;
use crate::rules::words::level;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "reference/no-parent",
    severity: Severity::Warning,
    page: include_str!("no_parent.md"),
    check: Check::Workspace(check),
    decode: decode::<NoParent>,
};

/// The roadmaps that may be meant, those of the nearest level; they are the related places too.
#[derive(Debug, Serialize, Deserialize)]
struct NoParent {
    level: String,
    above: Vec<String>,
}

/// How many roadmaps are named.
const FEW: usize = 4;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let workspace = context.workspace;
    let orphans =
        workspace.roadmaps.iter().filter(|roadmap| roadmap.parent.is_none() && !roadmap.is_uppermost);
    let orphans =
        orphans.filter(|roadmap| !roadmap.partial && !super::wrong_level::is_told(context, roadmap));
    for orphan in orphans {
        let Some(own) = workspace.config.depth(&orphan.level) else { continue };
        let depth = |above: &Roadmap| workspace.config.depth(&above.level).filter(|depth| *depth < own);
        let roadmaps = workspace.roadmaps.iter().map(|roadmap| &**roadmap);
        let demanding = roadmaps.filter(|above| demands(above, orphan));
        let demanding: Vec<(usize, &Roadmap)> =
            demanding.filter_map(|above| Some((depth(above)?, above))).collect();
        let Some(nearest) = demanding.iter().map(|(depth, _)| *depth).max() else { continue };
        let named: Vec<&Roadmap> = demanding
            .iter()
            .filter(|(depth, _)| *depth == nearest)
            .map(|(_, above)| *above)
            .take(FEW)
            .collect();
        let args = NoParent {
            level: orphan.level.to_string(),
            above: named.iter().map(|above| above.id.to_string()).collect(),
        };
        let anchors = named.iter().map(|above| Anchor::roadmap(above.file, Part::Id));
        let finding = context.finding(&RULE, orphan.place(orphan.id.span), args);
        findings.push(finding.about(&orphan.id, None).with_anchors(anchors));
    }
}

/// Whether a roadmap demands something of the level of another, or of that one by name.
fn demands(above: &Roadmap, orphan: &Roadmap) -> bool {
    let of_level = |level: &str| !level.is_empty() && level == &*orphan.level.value;
    let duties = above.measures().filter_map(|measure| measure.mandatory_for.as_ref());
    let named = above.addressees.iter().flat_map(|addressees| &addressees.roadmaps);
    !above.id.is_empty()
        && (duties.into_iter().any(|level| of_level(level))
            || named.into_iter().any(|one| *one.id == *orphan.id))
}

impl Words for NoParent {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let level = level(&self.level, tell.lang);
        say!(
            tell.lang,
            "у карты нет вышестоящей («parent»), а от её уровня ({level}) требуют исполнения: его никто не проверит",
            "the roadmap has no `parent`, though its level ({level}) has duties: nobody checks that it carries them out"
        )
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        let above = self.above.join("», «parent: ");
        Some(say!(
            tell.lang,
            "указать «parent: {above}»; если карта ни под какой не стоит, написать «parent: null»",
            "say «parent: {above}»; if it stands under none, say `parent: null`"
        ))
    }

    fn related(&self, _at: usize, tell: &MessageContext<'_>) -> String {
        say!(
            tell.lang,
            "эта карта требует исполнения от этого уровня",
            "this roadmap has duties for that level"
        )
    }

    fn data(&self) -> Data {
        Data::of("above", self.above.clone())
    }
}
