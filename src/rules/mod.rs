//! Judgement: one file and one page a rule.
//!
//! A rule is data. To add one, write its two files and add it to its group's list.

mod act;
mod allow;
mod annex;
mod baseline;
mod conflict;
mod content;
mod coverage;
mod deadline;
mod edit;
mod indicator;
mod judge;
mod memo;
mod names;
mod nesting;
mod numbering;
mod page;
mod passages;
mod prelude;
mod reference;
mod row;
mod schema;
mod sequence;
mod shared;
mod status;
mod syntax;
mod text;
mod texts;
mod unchecked;
mod verdict;
mod words;
mod workspace;

use std::cell::OnceCell;
use std::sync::{Arc, OnceLock};

use arcstr::ArcStr;
use chrono::NaiveDate;
use foldhash::HashSet;

use crate::base::{Edit, FileId, Finding, Fix, Idx, NodeIdx, Place, RoadmapIdx, Severity, Span, Words};
use crate::deadline::{Calendar, Times, Timetable};
use crate::graph::{Graph, IdTable};
use crate::model::{Roadmap, Text};
use crate::schema::{SchemaFault, SchemaFaultKind};
use crate::workspace::{LoadedFile, Workspace};
use crate::world::World;

pub use allow::Allowances;
pub use baseline::{Baseline, KnownFindings, gone_from_all, leave_out_known};
pub use judge::{EnabledRules, found, judge};
pub use names::{Filter, find, groups, is_firm, is_firm_name, is_hiding, is_known, likely, names};
pub use page::{BOOK, RulePage, is_heading, page_address};
pub use reference::{NumberByHand, numbers_by_hand};
pub use texts::LearnedAnswers;
pub use unchecked::{is_unchecked, unchecked};
pub use verdict::{Verdict, is_clash, is_contradiction, verdict};

use reference::{Demands, NameIndex};

/// A rule: what it is called, how much it weighs, what its page says and how it looks.
pub struct Rule {
    /// `group/name`, stable, read as "allow X".
    pub code: &'static str,
    /// How much a finding weighs where nobody says otherwise.
    pub severity: Severity,
    /// The page that `explain` prints.
    pub page: &'static str,
    /// How it looks.
    pub check: Check,
    /// How the stored arguments of its findings are read.
    pub decode: fn(&[u8]) -> Option<Arc<dyn Words>>,
}

/// What a rule looks at. Roadmaps are looked at side by side; what a rule finds in one must not depend on the
/// order of the others.
#[derive(Clone, Copy)]
pub enum Check {
    /// Each roadmap, with all of the workspace in view.
    Roadmap(fn(&View<'_>, &mut Vec<Finding>)),
    /// The workspace as a whole.
    Workspace(fn(&Context<'_>, &mut Vec<Finding>)),
    /// First the workspace as a whole, then each roadmap.
    Both(fn(&Context<'_>, &mut Vec<Finding>), fn(&View<'_>, &mut Vec<Finding>)),
    /// What the others found: it is found while their findings are judged.
    Judging,
}

/// Every rule, sorted by group and name within the stages.
pub static RULES: &[&[&Rule]] = &[
    syntax::RULES,
    schema::RULES,
    workspace::RULES,
    deadline::RULES,
    reference::RULES,
    nesting::RULES,
    sequence::RULES,
    conflict::RULES,
    coverage::RULES,
    status::RULES,
    numbering::RULES,
    content::RULES,
    indicator::RULES,
    act::RULES,
    annex::RULES,
    text::RULES,
    allow::RULES,
    baseline::RULES,
];

/// Every rule.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().flat_map(|group| group.iter().copied())
}

/// The change that edits of a faulty file make, with the file's own line ends; none where there are none.
fn fix(file: &LoadedFile, edits: &[crate::syntax::SyntaxEdit], safe: bool) -> Option<Fix> {
    let edit = |edit: &crate::syntax::SyntaxEdit| Edit {
        span: edit.span,
        replacement: edit::with_ends_of(file, &edit.text).into(),
    };
    (!edits.is_empty()).then(|| Fix { edits: edits.iter().map(edit).collect(), safe })
}

/// What rules may look at.
pub struct Context<'w> {
    /// The outside, for the files that roadmaps name.
    pub world: &'w dyn World,
    /// The files.
    pub workspace: &'w Workspace,
    /// The files in which findings are wanted; the others are only looked at.
    pub wanted: &'w HashSet<FileId>,
    /// Every deadline, read and turned into days.
    pub times: &'w Times,
    /// The ids of roadmaps, measures and indicators.
    pub names: IdTable<'w>,
    /// The ids of all roadmaps, once a rule has asked what was meant by one that nobody has.
    roadmap_ids: OnceLock<NameIndex<'w>>,
    /// Who demands something of whom, once a rule has asked.
    demands: OnceLock<Demands<'w>>,
    /// Which roadmaps are copies of which, once a rule has asked.
    originals: OnceLock<content::Originals>,
    /// References resolved, and what follows from the times across roadmaps.
    pub graph: &'w Graph,
    /// The days worked.
    pub calendar: &'w Calendar,
    /// The day against which "overdue" is judged.
    pub as_of: Option<NaiveDate>,
    /// What others have learned of texts.
    learned: Option<&'w LearnedAnswers>,
}

/// A roadmap, and all that rules may look at.
pub struct View<'w> {
    /// All of the workspace.
    pub context: &'w Context<'w>,
    /// The roadmap.
    pub roadmap: &'w Roadmap,
    /// Its own file.
    file: Option<&'w LoadedFile>,
    /// Its id as findings hold it, once there is one.
    id: OnceCell<ArcStr>,
    /// Its place in the workspace.
    pub index: RoadmapIdx,
    /// Its times.
    pub times: &'w Timetable,
    /// Its texts, once a rule has asked.
    texts: OnceCell<passages::KnownTexts<'w>>,
    /// What is known from other roadmaps.
    memo: memo::RuleMemo<'w>,
    /// Its deadlines, once a rule has asked.
    deadlines: OnceCell<Vec<deadline::DeadlineEntry<'w>>>,
    /// What is to be said of its texts, once a rule has asked.
    remarks: OnceCell<Vec<text::LocatedRemark<'w>>>,
}

impl<'w> Context<'w> {
    /// What rules may look at: the outside, the files, their times and what follows from them, the days worked, and the
    /// day against which "overdue" is judged.
    pub fn new(
        world: &'w dyn World,
        workspace: &'w Workspace,
        (times, graph): (&'w Times, &'w Graph),
        calendar: &'w Calendar,
        as_of: Option<NaiveDate>,
        wanted: &'w HashSet<FileId>,
    ) -> Self {
        let names = IdTable::new(workspace);
        let (roadmap_ids, demands, originals) = (OnceLock::new(), OnceLock::new(), OnceLock::new());
        Context {
            world,
            workspace,
            wanted,
            times,
            names,
            roadmap_ids,
            demands,
            originals,
            graph,
            calendar,
            as_of,
            learned: None,
        }
    }

    /// The same where others, by the same settings, may have judged many of the texts before.
    pub fn learning(self, learned: &'w LearnedAnswers) -> Self {
        Context { learned: Some(learned), ..self }
    }

    /// The roadmap of a place.
    fn roadmap(&self, at: RoadmapIdx) -> Option<&'w Roadmap> {
        self.workspace.roadmaps.get(at.at()).map(|roadmap| &**roadmap)
    }

    /// The ids of all roadmaps, read or not.
    fn roadmap_ids(&self) -> &NameIndex<'w> {
        self.roadmap_ids.get_or_init(|| NameIndex::new(self.workspace.ids().collect()))
    }

    /// Which roadmaps are copies of which.
    fn originals(&self) -> &content::Originals {
        self.originals.get_or_init(|| content::originals(self.workspace))
    }

    /// A finding of a rule at a place.
    fn finding(&self, rule: &'static Rule, place: Place, args: impl Words) -> Finding {
        Finding::new(rule.code, rule.severity, place, args)
    }
}

impl<'w> View<'w> {
    /// A roadmap of that place with its times, and all that rules may look at.
    fn new(
        context: &'w Context<'w>,
        (index, roadmap, times): (RoadmapIdx, &'w Roadmap, &'w Timetable),
        memo: memo::RuleMemo<'w>,
    ) -> Self {
        let (id, texts) = (OnceCell::new(), OnceCell::new());
        let (deadlines, remarks) = (OnceCell::new(), OnceCell::new());
        let file = context.workspace.file(roadmap.file);
        View { context, roadmap, file, id, index, times, texts, memo, deadlines, remarks }
    }

    /// A finding of a rule in this roadmap, about the measure (clause, indicator) of that id.
    fn finding(&self, rule: &'static Rule, span: Span, measure: Option<&str>, args: impl Words) -> Finding {
        let place = self.roadmap.place(span);
        self.context.finding(rule, place, args).inside(self.id(), measure)
    }

    /// Its id as findings hold it.
    fn id(&self) -> ArcStr {
        self.id.get_or_init(|| ArcStr::from(&*self.roadmap.id)).clone()
    }

    /// Those of a list, which is in the order of nodes, that are of measures of this roadmap.
    fn own<'l, T>(&self, list: &'l [T], node: impl Fn(&T) -> NodeIdx) -> &'l [T] {
        let links = &self.context.graph.links;
        let start = list.partition_point(|one| node(one) < links.first_row(self.index));
        let end = list.partition_point(|one| node(one) < links.beyond_rows(self.index));
        list.get(start..end).unwrap_or_default()
    }

    /// Whether the entry at a span was read in full: of what could not be read nothing is missing.
    pub fn is_whole(&self, span: Span) -> bool {
        // Faults stand in the order of places.
        let inside = |fault: Option<Span>| fault.is_some_and(|fault| fault.start <= span.end);
        let whole = |file: &LoadedFile| {
            let schema = file.schema.partition_point(|fault| fault.span.start < span.start);
            let syntax = file.syntax.partition_point(|fault| fault.span.start < span.start);
            !inside(file.schema.get(schema).map(|fault| fault.span))
                && !inside(file.syntax.get(syntax).map(|fault| fault.span))
        };
        !self.roadmap.partial && self.file().is_none_or(whole)
    }

    /// Whether the value of a key could not be read, so that nothing can be said of what should be in it.
    pub fn is_unread(&self, name: &str) -> bool {
        let of_key = |fault: &SchemaFault| match &fault.kind {
            SchemaFaultKind::WrongType { key, .. } | SchemaFaultKind::InvalidValue { key, .. } => key == name,
            _ => false,
        };
        self.file().is_some_and(|file| file.schema.iter().any(of_key))
    }

    /// Where a part of a text stands in the file, or else the whole text.
    pub fn words(&self, text: &Text, part: Span) -> Span {
        self.file().map_or(text.span, |file| text.words(&file.source.text, part))
    }

    /// The roadmap's own file.
    fn file(&self) -> Option<&'w LoadedFile> {
        self.file
    }
}
