//! A finding: what is wrong, where, and with which arguments. It is told only when somebody reads it.

use std::sync::Arc;

use arcstr::ArcStr;
use serde::{Deserialize, Serialize};

use super::{Anchor, Data, Edit, Extent, Fix, Place, Severity, Span, Words};

/// One finding, without a word of any language.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule's code, `group/name`.
    pub rule: &'static str,
    /// How much it weighs in this run.
    pub severity: Severity,
    /// Where it is.
    pub place: Place,
    /// Its lines and columns, where they are known without the file.
    pub extent: Option<Extent>,
    /// The id of the roadmap it concerns.
    pub roadmap: Option<ArcStr>,
    /// The id of the measure (clause, indicator) it concerns; `roadmap/measure` where that is another roadmap's.
    pub measure: Option<ArcStr>,
    /// The lines elsewhere that make it wrong, in the order to be read.
    pub related: Vec<Related>,
    /// What would mend it, the likeliest first; findings that are alike share it.
    pub fixes: Arc<[Fix]>,
    /// The lines and columns of each edit of its fixes, one fix behind the other, where they are known without the file.
    pub edit_extents: Box<[Extent]>,
    /// What its rule found.
    pub args: Arc<dyn Words>,
}

/// Another place that belongs to a finding.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Related {
    /// The place.
    pub target: RelatedTarget,
    /// Its lines and columns, where they are known without the file.
    pub extent: Option<Extent>,
}

/// A place beside that of the finding.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RelatedTarget {
    /// A stretch of the finding's own file.
    Span(Span),
    /// An entry of any file.
    Anchor(Anchor),
}

impl Finding {
    /// A firm order of the findings of a judging: by place and rule. What a rule found first at a place comes first there.
    pub fn in_order(a: &Self, b: &Self) -> std::cmp::Ordering {
        (a.place, a.rule).cmp(&(b.place, b.rule))
    }

    /// A finding of a rule at a place; the rest is added by the methods below.
    pub fn new(rule: &'static str, severity: Severity, place: Place, args: impl Words) -> Self {
        Finding {
            rule,
            severity,
            place,
            extent: None,
            roadmap: None,
            measure: None,
            related: Vec::new(),
            fixes: Arc::default(),
            edit_extents: Box::default(),
            args: Arc::new(args),
        }
    }

    /// Adds a stretch of its own file.
    pub fn with_span(mut self, span: Span) -> Self {
        self.related.push(Related { target: RelatedTarget::Span(span), extent: None });
        self
    }

    /// Adds entries of any files.
    pub fn with_anchors(mut self, anchors: impl IntoIterator<Item = Anchor>) -> Self {
        let related = |anchor| Related { target: RelatedTarget::Anchor(anchor), extent: None };
        let anchors = anchors.into_iter();
        self.related.reserve_exact(anchors.size_hint().0);
        self.related.extend(anchors.map(related));
        self
    }

    /// Names the roadmap and the measure concerned; an empty id is no name.
    pub fn about(self, roadmap: &str, measure: Option<&str>) -> Self {
        self.inside(ArcStr::from(roadmap), measure)
    }

    /// The same with the id of a roadmap that many findings share.
    pub fn inside(mut self, roadmap: ArcStr, measure: Option<&str>) -> Self {
        self.roadmap = Some(roadmap).filter(|id| !id.is_empty());
        self.measure = measure.map(ArcStr::from).filter(|id| !id.is_empty());
        self
    }

    /// Adds what would mend it.
    pub fn with_fix(mut self, fix: Option<Fix>) -> Self {
        if let Some(fix) = fix {
            self.fixes = self.fixes.iter().cloned().chain([fix]).collect();
        }
        self
    }

    /// The edits of one of its fixes, each with its lines and columns where they are known.
    pub fn edits(&self, fix: usize) -> impl Iterator<Item = (&Edit, Option<Extent>)> {
        let before: usize = self.fixes.iter().take(fix).map(|fix| fix.edits.len()).sum();
        let extents = self.edit_extents.iter().skip(before).copied().map(Some).chain(std::iter::repeat(None));
        self.fixes.get(fix).into_iter().flat_map(|fix| &fix.edits).zip(extents)
    }

    /// Figures for machines.
    pub fn data(&self) -> Data {
        self.args.data()
    }
}
