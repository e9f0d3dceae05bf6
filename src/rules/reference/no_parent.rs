//! `reference/no-parent`: a roadmap that stands under none, though one above demands something of its level.

use std::collections::{BTreeMap, HashMap};

use crate::base::{Anchor, Idx, Part, RoadmapIdx};
use crate::model::Roadmap;
use crate::rules::prelude::*;
use crate::rules::words::level;
use crate::workspace::Workspace;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "reference/no-parent",
    severity: Severity::Warning,
    page: include_str!("no_parent.md"),
    check: Check::Roadmap(check),
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

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let (context, orphan) = (view.context, view.roadmap);
    // Where the file is not read as it stands, the key may be there.
    let is_unsure = orphan.partial || view.file().is_some_and(|file| !file.syntax.is_empty());
    if orphan.parent.is_some() || orphan.is_uppermost || is_unsure || super::wrong_level::is_told(view) {
        return;
    }
    let demands = context.demands.get_or_init(|| Demands::of(context.workspace));
    let above = context.workspace.config.depth(&orphan.level).map(|own| demands.nearest(orphan, own));
    let named: Vec<&Roadmap> = above.into_iter().flatten().filter_map(|at| context.roadmap(at)).collect();
    if named.is_empty() {
        return;
    }
    let args = NoParent {
        level: orphan.level.to_string(),
        above: named.iter().map(|above| above.id.to_string()).collect(),
    };
    let anchors = named.iter().map(|above| Anchor::roadmap(above.file, Part::Id));
    findings.push(view.finding(&RULE, orphan.id.span, None, args).with_anchors(anchors));
}

/// Roadmaps that demand something, by the depth of their own level, the first few of each.
type RoadmapsByDepth = BTreeMap<usize, Vec<RoadmapIdx>>;

/// Who demands something of whom.
#[derive(Default)]
pub(in crate::rules) struct Demands<'w> {
    of_level: HashMap<&'w str, RoadmapsByDepth>,
    /// By the id of the addressee.
    by_name: HashMap<&'w str, RoadmapsByDepth>,
}

impl<'w> Demands<'w> {
    /// The demands of all roadmaps.
    fn of(workspace: &'w Workspace) -> Self {
        let mut demands = Demands::default();
        for (above, at) in workspace.roadmaps.iter().zip((0..).map(RoadmapIdx::new)) {
            let depth = workspace.config.depth(&above.level).filter(|_| !above.id.is_empty());
            let Some(depth) = depth else { continue };
            let note = |list: &mut RoadmapsByDepth| {
                let own = list.entry(depth).or_default();
                if own.len() < FEW && own.last() != Some(&at) {
                    own.push(at);
                }
            };
            let levels = above.measures().filter_map(|measure| measure.mandatory_for.as_deref());
            for level in levels.filter(|level| !level.is_empty()) {
                note(demands.of_level.entry(level).or_default());
            }
            let named = above.addressees.iter().flat_map(|addressees| &addressees.roadmaps);
            for one in named {
                note(demands.by_name.entry(&*one.id.value).or_default());
            }
        }
        demands
    }

    /// The first few of the nearest level above that demand something of a roadmap, whose level has that depth.
    fn nearest(&self, orphan: &Roadmap, depth: usize) -> Vec<RoadmapIdx> {
        let lists = [self.of_level.get(&*orphan.level.value), self.by_name.get(&*orphan.id.value)];
        let above = || lists.into_iter().flatten().filter_map(|list| list.range(..depth).next_back());
        let nearest = above().map(|(depth, _)| *depth).max();
        let of_nearest = above().filter(|(depth, _)| Some(**depth) == nearest);
        let mut named: Vec<RoadmapIdx> = of_nearest.flat_map(|(_, named)| named.iter().copied()).collect();
        named.sort_unstable();
        named.dedup();
        named.truncate(FEW);
        named
    }
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
            "say `parent: {above}`; if it stands under none, say `parent: null`"
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
