//! `reference/no-parent`: a roadmap that stands under none, though one above demands something of its level.

use std::collections::{BTreeMap, HashMap};

use crate::base::{Anchor, Entry, EntryKind, Idx, Part, ReferenceIdx, RoadmapIdx, RowIdx};
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

/// The roadmaps that may be meant, those of the nearest level; where they demand something are the related places.
#[derive(Debug, Serialize, Deserialize)]
struct NoParent {
    level: String,
    above: Vec<String>,
    /// Of each, whether it has duties for the level; else it names the roadmap among its addressees, and no more.
    duties: Vec<bool>,
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
    let named = above.into_iter().flatten();
    let named: Vec<(&Roadmap, Demand)> =
        named.filter_map(|demand| Some((context.roadmap(demand.of)?, demand))).collect();
    if named.is_empty() {
        return;
    }
    let args = NoParent {
        level: orphan.level.to_string(),
        above: named.iter().map(|(above, _)| above.id.to_string()).collect(),
        duties: named.iter().map(|(_, demand)| matches!(demand.at, DemandPlace::Measure(_))).collect(),
    };
    let anchors = named.iter().map(|(above, demand)| demand.at.anchor(above));
    findings.push(view.finding(&RULE, orphan.id.span, None, args).with_anchors(anchors));
}

/// That a roadmap demands something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Demand {
    of: RoadmapIdx,
    at: DemandPlace,
}

/// Where it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum DemandPlace {
    /// A measure is mandatory for the level.
    Measure(RowIdx),
    /// The roadmap is named among the addressees, at that place.
    Addressee(ReferenceIdx),
}

impl DemandPlace {
    fn anchor(self, above: &Roadmap) -> Anchor {
        match self {
            DemandPlace::Addressee(at) => Anchor::roadmap(above.file, Part::Addressee(at)),
            DemandPlace::Measure(at) => {
                let id = above.measures.entry(at).map(|measure| (&*measure.id).into()).unwrap_or_default();
                let entry = Entry { kind: EntryKind::Row, id, at: at.at() as u32 };
                Anchor { file: above.file, entry, part: Part::MandatoryFor }
            }
        }
    }
}

/// Demands by the depth of the level of their roadmaps, the first of each of the first few.
type DemandsByDepth = BTreeMap<usize, Vec<Demand>>;

/// Who demands something of whom.
#[derive(Default)]
pub(in crate::rules) struct Demands<'w> {
    of_level: HashMap<&'w str, DemandsByDepth>,
    /// By the id of the addressee.
    by_name: HashMap<&'w str, DemandsByDepth>,
}

impl<'w> Demands<'w> {
    /// The demands of all roadmaps.
    fn of(workspace: &'w Workspace) -> Self {
        let mut demands = Demands::default();
        for (above, at) in workspace.roadmaps.iter().zip((0..).map(RoadmapIdx::new)) {
            let depth = workspace.config.depth(&above.level).filter(|_| !above.id.is_empty());
            let Some(depth) = depth else { continue };
            let note = |list: &mut DemandsByDepth, place: DemandPlace| {
                let own = list.entry(depth).or_default();
                if own.len() < FEW && own.last().is_none_or(|last| last.of != at) {
                    own.push(Demand { of: at, at: place });
                }
            };
            let rows = above.rows_in_force();
            let levels = rows.filter_map(|row| Some((row.place, row.measure.mandatory_for.as_deref()?)));
            for (row, level) in levels.filter(|(_, level)| !level.is_empty()) {
                note(demands.of_level.entry(level).or_default(), DemandPlace::Measure(row));
            }
            let named = above.addressees.iter().flat_map(|addressees| &addressees.roadmaps);
            for (one, place) in named.zip((0..).map(ReferenceIdx::new)) {
                note(demands.by_name.entry(&*one.id.value).or_default(), DemandPlace::Addressee(place));
            }
        }
        demands
    }

    /// The first few of the nearest level above that demand something of a roadmap, whose level has that depth.
    fn nearest(&self, orphan: &Roadmap, depth: usize) -> Vec<Demand> {
        let lists = [self.of_level.get(&*orphan.level.value), self.by_name.get(&*orphan.id.value)];
        let above = || lists.into_iter().flatten().filter_map(|list| list.range(..depth).next_back());
        let nearest = above().map(|(depth, _)| *depth).max();
        let of_nearest = above().filter(|(depth, _)| Some(**depth) == nearest);
        let mut named: Vec<Demand> = of_nearest.flat_map(|(_, named)| named.iter().copied()).collect();
        named.sort_unstable();
        // A duty stands before an addressee, and of one roadmap the first counts.
        named.dedup_by_key(|demand| demand.of);
        named.truncate(FEW);
        named
    }
}

impl Words for NoParent {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        if !self.duties.contains(&true) {
            return say!(
                tell.lang,
                "у карты нет вышестоящей («parent»), а она названа среди адресатов: сверять её не с чем",
                "the roadmap has no `parent`, though it is named as an addressee: there is nothing to check it against"
            );
        }
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

    fn related(&self, at: usize, tell: &MessageContext<'_>) -> String {
        if self.duties.get(at) == Some(&false) {
            return say!(tell.lang, "здесь она названа среди адресатов", "it is named as an addressee here");
        }
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
