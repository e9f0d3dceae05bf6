//! Stage 7, judgement: one file and one page a rule.
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
mod indicator;
mod judge;
mod names;
mod nesting;
mod numbering;
mod page;
mod prose;
mod reference;
mod row;
mod schema;
mod sequence;
mod status;
mod syntax;

use chrono::NaiveDate;

use crate::base::{Finding, Lang, Place, Say, Severity, Span};
use crate::deadline::{Calendar, Times, Timetable};
use crate::graph::Graph;
use crate::model::{Roadmap, Text};
use crate::schema::{Fault, FaultKind};
use crate::workspace::{LoadedFile, Workspace};
use crate::world::World;

pub use baseline::{Baseline, leave_out_known};
pub use judge::{Running, judge};
pub use names::{Filter, find, groups, is_known, likely, names};
pub use page::Page;

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
}

/// What a rule looks at. Roadmaps are looked at side by side; what a rule finds in one must not depend on the
/// order of the others.
#[derive(Clone, Copy)]
pub enum Check {
    /// Each roadmap, with all of the workspace in view.
    Roadmap(fn(&View<'_>, &mut Vec<Finding>)),
    /// The workspace as a whole.
    Workspace(fn(&Context<'_>, &mut Vec<Finding>)),
    /// What the others found: it is found while their findings are judged.
    Judging,
}

/// Every rule, sorted by group and name within the stages.
pub static RULES: &[&[&Rule]] = &[
    syntax::RULES,
    schema::RULES,
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
    allow::RULES,
    baseline::RULES,
];

/// Every rule.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().flat_map(|group| group.iter().copied())
}

/// What rules may look at.
pub struct Context<'w> {
    /// The outside, for the files that roadmaps name.
    pub world: &'w dyn World,
    /// The files.
    pub workspace: &'w Workspace,
    /// Every deadline, read and turned into days.
    pub times: &'w Times,
    /// References resolved, and what follows from the times across roadmaps.
    pub graph: &'w Graph,
    /// The days worked.
    pub calendar: &'w Calendar,
    /// The day against which "overdue" is judged.
    pub as_of: Option<NaiveDate>,
    /// The language of findings.
    pub lang: Lang,
}

/// A roadmap, and all that rules may look at.
pub struct View<'w> {
    /// All of the workspace.
    pub context: &'w Context<'w>,
    /// The roadmap.
    pub roadmap: &'w Roadmap,
    /// Its number in the workspace.
    pub index: usize,
    /// Its times.
    pub times: &'w Timetable,
}

impl Context<'_> {
    /// A finding of a rule at a place.
    pub fn finding(&self, rule: &'static Rule, place: Place, message: &impl Say) -> Finding {
        Finding::new(rule.code, rule.severity, place, message.say(self.lang))
    }
}

impl<'w> View<'w> {
    /// A finding of a rule in this roadmap, about the measure (clause, indicator) of that id.
    pub fn finding(
        &self,
        rule: &'static Rule,
        span: Span,
        measure: Option<&str>,
        message: &impl Say,
    ) -> Finding {
        let place = self.roadmap.place(span);
        self.context.finding(rule, place, message).about(&self.roadmap.id, measure)
    }
    /// Whether the entry at a span was read in full: of what could not be read nothing is missing.
    pub fn is_whole(&self, span: Span) -> bool {
        let inside = |fault: Span| span.start <= fault.start && fault.start <= span.end;
        let whole = |file: &LoadedFile| {
            !file.schema.iter().any(|fault| inside(fault.span))
                && !file.syntax.iter().any(|fault| inside(fault.span))
        };
        !self.roadmap.partial && self.file().is_none_or(whole)
    }

    /// Whether the value of a key could not be read, so that nothing can be said of what should be in it.
    pub fn is_unread(&self, name: &str) -> bool {
        let of_key = |fault: &Fault| match &fault.kind {
            FaultKind::WrongType { key, .. } | FaultKind::InvalidValue { key, .. } => key == name,
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
        self.context.workspace.file(self.roadmap.file)
    }
}
