//! Resolving the references of roadmaps, one after the other. What the rows of a table name in other roadmaps is looked up
//! once for all roadmaps that share the table.

use std::sync::Arc;

use foldhash::HashMap;

use super::links::{FaultyReference, GraphLink, LinkKind, Links, ReferenceFault};
use super::names::{IdTable, UnresolvedName};
use crate::base::{Idx, NodeIdx, ReferenceIdx, RoadmapIdx, RowIdx};
use crate::model::{Measure, Roadmap, TableId, Text};

/// A reference as resolved: from, to, what it says.
type Edge = (NodeIdx, NodeIdx, GraphLink);

/// What the references of some roadmaps are resolved to.
pub(super) type Resolved = (Vec<Edge>, Vec<FaultyReference>);

/// Resolves references.
pub(super) struct Resolver<'l, 'w> {
    names: &'l IdTable<'w>,
    links: &'l Links,
    /// What the tables name that roadmaps share; nothing of one that names more than measures of other roadmaps.
    tables: HashMap<TableId, Option<TableLinks<'w>>>,
    /// What has been resolved so far.
    pub found: Resolved,
}

/// What the rows of a table name: measures of other roadmaps alone, and all of them are there.
#[derive(Default)]
struct TableLinks<'w> {
    /// The ids of these roadmaps.
    roadmaps: Vec<&'w str>,
    links: Vec<(RowIdx, NodeIdx, GraphLink)>,
}

impl<'l, 'w> Resolver<'l, 'w> {
    /// For so many roadmaps.
    pub(super) fn new(names: &'l IdTable<'w>, links: &'l Links, roadmaps: usize) -> Self {
        Resolver {
            names,
            links,
            tables: HashMap::default(),
            found: (Vec::with_capacity(roadmaps * 24), Vec::new()),
        }
    }

    /// Resolves the references of a roadmap.
    pub(super) fn roadmap(&mut self, number: RoadmapIdx, roadmap: &'w Roadmap) {
        let (links, own) = (self.links, self.links.roadmap(number));
        if let Some(parent) = &roadmap.parent {
            let to = if *parent.value == *roadmap.id.value { Ok(number) } else { self.names.roadmap(parent) };
            self.note(own, LinkKind::Parent, ReferenceIdx::FIRST, to.map(|to| links.roadmap(to)));
        }
        if !self.takes_over(number, roadmap) {
            self.rows(number, roadmap);
        }
        for (at, clause) in roadmap.order.iter().flat_map(|order| order.clauses.entries()) {
            let from = links.clause(number, at);
            for (at, text) in clause.measures.iter().enumerate() {
                self.note(from, LinkKind::Is, ReferenceIdx::new(at), self.measure(number, text));
            }
        }
    }

    /// Resolves those of the rows.
    fn rows(&mut self, number: RoadmapIdx, roadmap: &Roadmap) {
        // Of what has lost its force nothing is asked, and it asks nothing.
        for row in roadmap.rows_in_force() {
            let from = self.links.row(number, row.place);
            for (at, kind, text) in references(row.measure) {
                self.note(from, kind, at, self.measure(number, text));
            }
            let parts = row.parts().enumerate();
            for (at, part) in parts.filter(|(_, part)| row.deadline().is_none() && !part.is_repealed()) {
                let to = self.links.row(number, part.place);
                self.note(from, LinkKind::Part, ReferenceIdx::new(at), Ok(to));
            }
        }
    }

    /// Takes over what the rows name from another roadmap that shares them; false where they have to be looked at. What
    /// has lost its force is told by the order, and a roadmap that names itself means itself, though another has its id.
    fn takes_over(&mut self, number: RoadmapIdx, roadmap: &'w Roadmap) -> bool {
        if Arc::strong_count(&roadmap.measures) == 1 || roadmap.is_amended {
            return false;
        }
        let (names, links) = (self.names, self.links);
        let known = self.tables.entry(roadmap.table());
        let known = known.or_insert_with(|| TableLinks::of(roadmap, names, links));
        let Some(table) = known.as_ref().filter(|table| !table.roadmaps.contains(&&*roadmap.id.value)) else {
            return false;
        };
        let own = |(row, to, link): &(RowIdx, NodeIdx, GraphLink)| (links.row(number, *row), *to, *link);
        self.found.0.extend(table.links.iter().map(own));
        true
    }

    fn measure(&self, from: RoadmapIdx, reference: &str) -> Result<NodeIdx, UnresolvedName> {
        let (roadmap, row) = self.names.measure(from, reference)?;
        Ok(self.links.row(roadmap, row))
    }

    /// Takes down a reference: an edge, or a fault.
    fn note(&mut self, from: NodeIdx, kind: LinkKind, at: ReferenceIdx, to: Result<NodeIdx, UnresolvedName>) {
        let wrong = match to {
            Ok(to) if to == from && kind != LinkKind::Is => ReferenceFault::Itself,
            Ok(to) => return self.found.0.push((from, to, GraphLink { kind, at, faulty: false })),
            Err(unknown) => ReferenceFault::Unknown(unknown),
        };
        self.found.1.push(FaultyReference { from, kind, at, wrong });
    }
}

impl<'w> TableLinks<'w> {
    fn of(roadmap: &'w Roadmap, names: &IdTable<'w>, links: &Links) -> Option<Self> {
        let mut table = TableLinks::default();
        for (row, measure) in roadmap.measures.entries() {
            // A whole is linked with its parts.
            if measure.whole.is_some() {
                return None;
            }
            for (at, kind, text) in references(measure) {
                let (id, named) = text.split_once('/')?;
                let upper = names.roadmap(id).ok()?;
                let to = links.row(upper, names.row(upper, named)?);
                if !table.roadmaps.contains(&id) {
                    table.roadmaps.push(id);
                }
                table.links.push((row, to, GraphLink { kind, at, faulty: false }));
            }
        }
        Some(table)
    }
}

/// What a measure names, each with its place among those of its kind.
fn references(measure: &Measure) -> impl Iterator<Item = (ReferenceIdx, LinkKind, &Text)> {
    let places = || (0..).map(ReferenceIdx::new);
    let implements = places().zip(&measure.implements).map(|(at, text)| (at, LinkKind::Implements, text));
    implements.chain(places().zip(&measure.after).map(|(at, text)| (at, LinkKind::After, text)))
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::base::{FileId, IndexVec};
    use crate::workspace::{Config, LoadedFile, RoadmapIndex, Workspace};

    const ROWS: &str = "  - {id: m1, title: Мера}\n  - {id: m2, title: Дело, result: Приказ, note: Так}\n";

    /// A workspace of an upper plan and of copies, two of which have one id and one of which a later act changed.
    fn copies(rows: &str) -> Workspace {
        let upper = format!("id: up\nlevel: region\nmeasures:\n{}", ROWS);
        let editions = "order: {title: О плане, editions: [{number: '17', date: 2024-05-06}]}\n";
        let heads = ["id: aa\n", "id: bb\n", "id: cc\n", "id: aa\n", "parent: up\nid: dd\n", editions];
        let copy = |head: &&str| format!("level: school\n{head}measures:\n{}{rows}", ROWS.repeat(8));
        let texts = std::iter::once(upper).chain(heads.iter().map(copy));
        let loaded = |(text, at): (String, u32)| {
            let (path, name) = (PathBuf::from(format!("{at}.yaml")), format!("{at}.yaml"));
            (FileId(at), Arc::new(LoadedFile::roadmap(path, name, text.into(), FileId(at))))
        };
        let files: Vec<_> = texts.zip(0..).map(loaded).collect();
        Workspace::of(PathBuf::new(), Config::default(), files, RoadmapIndex::default())
    }

    /// What the references are resolved to, and in how many tables they were looked at once for all.
    fn resolved(workspace: &Workspace) -> (String, usize) {
        let (names, links) = (IdTable::new(workspace), Links::nodes(workspace));
        let mut resolver = Resolver::new(&names, &links, workspace.roadmaps.len());
        let numbered = workspace.roadmaps.iter().zip((0..).map(RoadmapIdx::new));
        numbered.for_each(|(roadmap, number)| resolver.roadmap(number, roadmap));
        (format!("{:#?}", resolver.found), resolver.tables.values().flatten().count())
    }

    #[test]
    fn what_is_taken_over_is_what_would_be_resolved() {
        let rows = [
            "  - {id: n1, title: Мера, implements: up/m1}\n  - {id: n2, title: Дело, after: [up/m2, up/m1]}\n",
            "  - {id: n1, title: Мера, implements: [up/m1, aa/m1, bb/n1]}\n",
            "  - {id: n1, title: Мера, implements: up/m1, after: m1}\n",
            "  - {id: n1, title: Мера, implements: [up/m1, up/gone]}\n",
            "  - {id: n1, title: Мера, implements: [up/m1, gone/m1]}\n",
            "  - {id: n1, title: Мера, implements: up/m1, edition: {act: '17', change: repealed}}\n",
            "  - {id: n1, title: Мера, implements: up/m1, measures: [{id: n2, title: Часть}, {id: n3, title: Часть}]}\n",
        ];
        for (rows, at) in rows.into_iter().zip(0..) {
            let workspace = copies(rows);
            let (found, tables) = resolved(&workspace);
            assert_eq!(tables > 0, at < 2, "{rows}");
            let mut alone = copies(rows);
            for roadmap in &mut alone.roadmaps {
                let rows = Arc::new(IndexVec::clone(&roadmap.measures));
                *roadmap = Arc::new(Roadmap { measures: rows, ..Roadmap::clone(roadmap) });
            }
            assert_eq!(found, resolved(&alone).0, "{rows}");
        }
    }
}
