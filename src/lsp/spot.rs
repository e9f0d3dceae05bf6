//! What stands at a place of a file: the names that its entries have, and the names by which it speaks of others.
//!
//! One table of mentions serves definitions, references, highlights, renaming and hovers: they differ in which rows of it
//! they take.

use crate::base::{ClauseIdx, FileId, Idx, RoadmapIdx, RowIdx, SectionIdx, Span};
use crate::model::{Clause, Deadline, InsertKind, Responsible, Roadmap, Text, inserts};
use crate::workspace::Workspace;

/// What a name names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ReferenceSubject {
    /// A roadmap, by its id.
    Roadmap(String),
    /// An entry of a roadmap: whose, of which kind, by which id.
    Entry(String, SpotKind, String),
    /// A body of a roadmap, by its key.
    Body(String, String),
    /// A level.
    Level(String),
    /// A rule or a group of rules.
    Rule(String),
}

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SpotKind {
    /// A measure of the table.
    Measure,
    /// A clause of the order.
    Clause,
    /// An indicator.
    Indicator,
    /// An annex.
    Annex,
}

/// A name in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NameMention {
    /// Where it stands, without quotes and braces.
    pub span: Span,
    /// What it names.
    pub subject: ReferenceSubject,
    /// Whether it gives the name, and does not only use it.
    pub gives: bool,
}

impl ReferenceSubject {
    /// The roadmap that it is or stands in.
    pub(super) fn roadmap(&self) -> Option<&str> {
        match self {
            ReferenceSubject::Roadmap(id)
            | ReferenceSubject::Entry(id, ..)
            | ReferenceSubject::Body(id, _) => Some(id),
            ReferenceSubject::Level(_) | ReferenceSubject::Rule(_) => None,
        }
    }

    /// The name itself.
    pub(super) fn name(&self) -> &str {
        match self {
            ReferenceSubject::Roadmap(name)
            | ReferenceSubject::Entry(_, _, name)
            | ReferenceSubject::Body(_, name)
            | ReferenceSubject::Level(name)
            | ReferenceSubject::Rule(name) => name,
        }
    }

    /// The same thing under another name.
    pub(super) fn renamed(&self, name: &str) -> Self {
        let name = name.to_owned();
        match self {
            ReferenceSubject::Roadmap(_) => ReferenceSubject::Roadmap(name),
            ReferenceSubject::Entry(roadmap, kind, _) => {
                ReferenceSubject::Entry(roadmap.clone(), *kind, name)
            }
            ReferenceSubject::Body(roadmap, _) => ReferenceSubject::Body(roadmap.clone(), name),
            ReferenceSubject::Level(_) => ReferenceSubject::Level(name),
            ReferenceSubject::Rule(_) => ReferenceSubject::Rule(name),
        }
    }
}

/// All names in a file, in the order of their places.
pub(super) fn mentions(roadmap: &Roadmap, text: &str) -> Vec<NameMention> {
    let mut mentions = Mentions { roadmap, text, list: Vec::new() };
    mentions.head();
    mentions.rows();
    mentions.order();
    mentions.rest();
    mentions.references();
    mentions.list.sort_by_key(|mention| mention.span);
    mentions.list
}

/// The name at a byte; of a place between two, the one behind it.
pub(super) fn at(mentions: &[NameMention], byte: usize) -> Option<&NameMention> {
    let holds =
        |mention: &&NameMention| mention.span.range().contains(&byte) || mention.span.end as usize == byte;
    mentions.iter().rev().find(holds)
}

struct Mentions<'r> {
    roadmap: &'r Roadmap,
    text: &'r str,
    list: Vec<NameMention>,
}

impl Mentions<'_> {
    /// Where a text's words stand in the file, without quotes; none where they are written with escapes.
    fn words(&self, text: &Text) -> Option<Span> {
        let raw = self.text.get(text.span.range())?;
        let at = raw.find(&*text.value).filter(|_| !text.is_empty())?;
        let start = text.span.start as usize + at;
        Some(Span::new(start, start + text.len()))
    }

    fn add(&mut self, text: &Text, subject: ReferenceSubject, gives: bool) {
        if let Some(span) = self.words(text) {
            self.list.push(NameMention { span, subject, gives });
        }
    }

    fn own(&self) -> String {
        self.roadmap.id.to_string()
    }

    fn entry(&self, kind: SpotKind, id: &str) -> ReferenceSubject {
        ReferenceSubject::Entry(self.own(), kind, id.to_owned())
    }

    /// `roadmap/entry`, or `entry` of this roadmap.
    fn reference(&mut self, text: &Text, kind: SpotKind) {
        let Some(span) = self.words(text) else { return };
        let Some((roadmap, id)) = text.split_once('/') else {
            let subject = self.entry(kind, text);
            return self.list.push(NameMention { span, subject, gives: false });
        };
        let slash = span.start as usize + roadmap.len();
        let first = Span::new(span.start as usize, slash);
        self.list.push(NameMention {
            span: first,
            subject: ReferenceSubject::Roadmap(roadmap.to_owned()),
            gives: false,
        });
        let subject = ReferenceSubject::Entry(roadmap.to_owned(), kind, id.to_owned());
        self.list.push(NameMention { span: Span::new(slash + 1, span.end as usize), subject, gives: false });
    }

    fn responsible(&mut self, list: &[Responsible]) {
        for one in list.iter().filter(|one| self.roadmap.body(&one.text).is_some()) {
            self.add(&one.text, ReferenceSubject::Body(self.own(), one.text.to_string()), false);
        }
    }

    fn head(&mut self) {
        let roadmap = self.roadmap;
        self.add(&roadmap.id, ReferenceSubject::Roadmap(self.own()), true);
        self.add(&roadmap.level, ReferenceSubject::Level(roadmap.level.to_string()), false);
        if let Some(parent) = &roadmap.parent {
            self.add(parent, ReferenceSubject::Roadmap(parent.to_string()), false);
        }
        for body in &roadmap.bodies {
            self.add(&body.key, ReferenceSubject::Body(self.own(), body.key.to_string()), true);
        }
        for addressees in &roadmap.addressees {
            self.add(&addressees.level, ReferenceSubject::Level(addressees.level.to_string()), false);
            for one in &addressees.roadmaps {
                self.add(&one.id, ReferenceSubject::Roadmap(one.id.to_string()), false);
            }
        }
    }

    fn rows(&mut self) {
        let roadmap = self.roadmap;
        for measure in roadmap.measures() {
            self.add(&measure.id, self.entry(SpotKind::Measure, &measure.id), true);
            measure
                .implements
                .iter()
                .chain(&measure.after)
                .for_each(|one| self.reference(one, SpotKind::Measure));
            if let Some(level) = &measure.mandatory_for {
                self.add(level, ReferenceSubject::Level(level.to_string()), false);
            }
            self.responsible(&measure.responsible);
            self.allowed(&measure.allow);
        }
        for section in roadmap.sections.iter() {
            self.responsible(&section.responsible);
            self.allowed(&section.allow);
        }
    }

    fn order(&mut self) {
        for clause in self.roadmap.clauses() {
            if let Some(id) = &clause.id {
                self.add(id, self.entry(SpotKind::Clause, id), true);
            }
            clause.measures.iter().for_each(|one| self.reference(one, SpotKind::Measure));
            if let Some(annex) = &clause.approves {
                self.add(annex, self.entry(SpotKind::Annex, annex), false);
            }
            self.responsible(&clause.responsible);
            self.allowed(&clause.allow);
        }
    }

    fn rest(&mut self) {
        let roadmap = self.roadmap;
        for indicator in &roadmap.indicators {
            self.add(&indicator.id, self.entry(SpotKind::Indicator, &indicator.id), true);
            indicator.implements.iter().for_each(|one| self.reference(one, SpotKind::Indicator));
            self.allowed(&indicator.allow);
        }
        for annex in roadmap.annexes.iter().flatten() {
            self.add(&annex.id, self.entry(SpotKind::Annex, &annex.id), true);
            self.allowed(&annex.allow);
        }
        self.allowed(&roadmap.allow);
    }

    fn allowed(&mut self, list: &[crate::model::Allow]) {
        list.iter()
            .for_each(|allow| self.add(&allow.rule, ReferenceSubject::Rule(allow.rule.to_string()), false));
    }

    /// `{ref:ID}` in texts, as they are written in the file.
    fn references(&mut self) {
        let roadmap = self.roadmap;
        for passage in roadmap.texts() {
            let start = passage.text.span.start as usize;
            let Some(raw) = self.text.get(passage.text.span.range()) else { continue };
            for insert in inserts(raw) {
                let InsertKind::Ref(id) = insert.kind else { continue };
                let Some(kind) = kind_of(roadmap, id) else { continue };
                let inner = insert.inner.range();
                let span = Span::new(start + inner.start, start + inner.end);
                self.list.push(NameMention { span, subject: self.entry(kind, id), gives: false });
            }
        }
    }
}

/// What the entry of that id is, in the order in which `{ref:…}` looks for it.
fn kind_of(roadmap: &Roadmap, id: &str) -> Option<SpotKind> {
    let is = |text: &Text| &**text == id;
    let clause = |clause: &Clause| clause.id.as_ref().is_some_and(is);
    let kinds = [
        (SpotKind::Measure, roadmap.measures().any(|measure| is(&measure.id))),
        (SpotKind::Clause, roadmap.clauses().any(clause)),
        (SpotKind::Annex, roadmap.annex_list().iter().any(|annex| is(&annex.id))),
        (SpotKind::Indicator, roadmap.indicators.iter().any(|indicator| is(&indicator.id))),
    ];
    kinds.into_iter().find(|(_, has)| *has).map(|(kind, _)| kind)
}

/// A deadline in a file, and whose it is.
pub(super) enum DeadlineOwner<'r> {
    /// That of a measure.
    Row(RowIdx, &'r Deadline),
    /// That of a section.
    Section(SectionIdx, &'r Deadline),
    /// That of a clause.
    Clause(ClauseIdx, &'r Deadline),
}

impl DeadlineOwner<'_> {
    /// Where it stands.
    pub(super) fn span(&self) -> Span {
        match self {
            DeadlineOwner::Row(_, deadline)
            | DeadlineOwner::Section(_, deadline)
            | DeadlineOwner::Clause(_, deadline) => deadline.span,
        }
    }
}

/// The roadmap of a file among those that were looked at together.
pub(super) fn roadmap_of(workspace: &Workspace, file: FileId) -> Option<RoadmapIdx> {
    workspace.roadmaps.iter().position(|roadmap| roadmap.file == file).map(RoadmapIdx::new)
}

/// Every deadline that a file states.
pub(super) fn deadlines(roadmap: &Roadmap) -> impl Iterator<Item = DeadlineOwner<'_>> {
    let rows = roadmap.measures.entries();
    let rows = rows.filter_map(|(at, measure)| Some(DeadlineOwner::Row(at, measure.deadline.as_ref()?)));
    let sections = roadmap.sections.entries();
    let sections =
        sections.filter_map(|(at, section)| Some(DeadlineOwner::Section(at, section.deadline.as_ref()?)));
    let clauses = roadmap.order.iter().flat_map(|order| order.clauses.entries());
    let clauses =
        clauses.filter_map(|(at, clause)| Some(DeadlineOwner::Clause(at, clause.deadline.as_ref()?)));
    rows.chain(sections).chain(clauses)
}
