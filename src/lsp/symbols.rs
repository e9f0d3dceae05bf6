//! What a file holds: its outline, what can be folded, and what is found by name in all files.

use lsp_types::{
    DocumentSymbolParams, FoldingRange, FoldingRangeParams, SymbolKind, TextDocumentIdentifier,
    TextDocumentPositionParams, WorkspaceSymbolParams,
};
use rayon::prelude::*;
use serde_json::{Value, json};

use super::navigate::RequestPosition;
use super::request::RequestResult;
use super::uri;
use super::view::ServerView;
use crate::base::{FileId, SectionIdx, Span};
use crate::model::{Roadmap, Row, Text};
use crate::session::Snapshot;
use crate::syntax::{self, Lines, Node};

/// The most that a search by name answers.
const MOST_FOUND: usize = 200;

/// The most files that a search by name reads; in a larger workspace roadmaps alone are found.
const MOST_READ: usize = 2000;

/// A symbol: its name, its kind, the whole of it, its title.
type Symbol<'r> = (String, SymbolKind, Span, &'r Text);

impl ServerView {
    /// A whole document of a request.
    pub(super) fn document(&self, at: &TextDocumentIdentifier) -> RequestResult<Option<RequestPosition>> {
        let position = lsp_types::Position::default();
        Ok(self.asked(&TextDocumentPositionParams { text_document: at.clone(), position })?)
    }

    /// The outline of a file.
    pub(super) fn document_symbols(&self, params: DocumentSymbolParams) -> RequestResult<Vec<Value>> {
        let Some(asked) = self.document(&params.text_document)? else { return Ok(Vec::new()) };
        let Some(roadmap) = asked.file.roadmap.as_deref() else { return Ok(Vec::new()) };
        let outline = SymbolOutline { view: self, lines: &asked.lines, roadmap };
        Ok(outline.all())
    }

    /// The roadmaps and measures whose id, territory or title holds the words asked for.
    pub(super) fn workspace_symbols(&self, params: WorkspaceSymbolParams) -> RequestResult<Vec<Value>> {
        let query = params.query.to_lowercase();
        let mut found = Vec::new();
        for snapshot in self.folders.values() {
            let roadmaps: Vec<(FileId, String)> = snapshot
                .outlines()
                .map(|(file, outline)| (file, format!("{} {}", outline.id, outline.card.territory)))
                .collect();
            let wanted = roadmaps.iter().filter(|(_, name)| name.to_lowercase().contains(&query));
            found.extend(wanted.take(MOST_FOUND).filter_map(|(file, name)| {
                let uri = uri::of(snapshot.path_of(*file)?)?;
                let range = lsp_types::Range::default();
                let location = json!({"uri": uri, "range": range});
                Some(json!({"name": name.trim(), "kind": SymbolKind::FILE, "location": location}))
            }));
            if roadmaps.len() <= MOST_READ {
                let rows =
                    roadmaps.par_iter().flat_map_iter(|(file, _)| self.rows_named(snapshot, *file, &query));
                found.extend(rows.collect::<Vec<Value>>());
            }
        }
        found.truncate(MOST_FOUND);
        Ok(found)
    }

    fn rows_named(&self, snapshot: &Snapshot, file: FileId, query: &str) -> Vec<Value> {
        let (Ok(loaded), Some(uri)) = (snapshot.loaded(file), snapshot.path_of(file).and_then(uri::of))
        else {
            return Vec::new();
        };
        let Some(roadmap) = loaded.roadmap.as_deref() else { return Vec::new() };
        let holds = |text: &str| text.to_lowercase().contains(query);
        let measures = roadmap.measures().map(|one| (&one.id, &one.title));
        let indicators = roadmap.indicators.iter().map(|one| (&one.id, &one.title));
        let named = measures.chain(indicators).filter(|(id, title)| holds(id) || holds(title));
        let lines = Lines::new(loaded.source.text.clone());
        let symbol = |(id, title): (&Text, &Text)| {
            let location = json!({"uri": uri, "range": self.client.encoding.range(&lines, title.span)});
            let name = format!("{id}: {title}");
            json!({"name": name, "kind": SymbolKind::EVENT, "location": location, "containerName": &*roadmap.id})
        };
        named.map(symbol).collect()
    }

    /// What can be folded: every entry that takes more than a line.
    pub(super) fn folding(&self, params: FoldingRangeParams) -> RequestResult<Vec<FoldingRange>> {
        let Some(asked) = self.document(&params.text_document)? else { return Ok(Vec::new()) };
        let source = &asked.file.source;
        let parsed = syntax::parse(&source.text, source.mark_len());
        let mut spans = Vec::new();
        if let Some(root) = parsed.tree.root() {
            blocks(root, &mut spans);
        }
        let line = |byte: u32| asked.lines.position(byte as usize).line.saturating_sub(1) as u32;
        let mut folds: Vec<(u32, u32)> =
            spans.iter().map(|span| (line(span.start), line(span.end.saturating_sub(1)))).collect();
        folds.retain(|(first, last)| first < last);
        folds.sort_unstable();
        folds.dedup_by_key(|(first, _)| *first);
        let fold = |(start_line, end_line)| FoldingRange { start_line, end_line, ..FoldingRange::default() };
        Ok(folds.into_iter().map(fold).collect())
    }
}

/// Keys with their collections, and the items of lists.
fn blocks(node: Node<'_>, spans: &mut Vec<Span>) {
    for (key, value) in node.entries() {
        spans.push(Span { start: key.span().start, end: value.span().end });
        blocks(value, spans);
    }
    for item in node.items() {
        spans.push(item.span());
        blocks(item, spans);
    }
}

struct SymbolOutline<'s> {
    view: &'s ServerView,
    lines: &'s Lines,
    roadmap: &'s Roadmap,
}

impl SymbolOutline<'_> {
    fn all(&self) -> Vec<Value> {
        let clauses = self.roadmap.clauses().map(|one| {
            let name: String = one.text.chars().take(80).collect();
            self.symbol((name, SymbolKind::STRING, one.span, &one.text), Vec::new())
        });
        let flat = self.roadmap.sections.entries().filter(|(_, section)| section.title.is_none());
        let flat = flat.flat_map(|(at, _)| self.roadmap.rows_of(at).map(|row| self.row(row)));
        let sections = self.roadmap.sections_in(None).filter(|(_, section)| section.title.is_some());
        let sections = sections.map(|(at, _)| self.section(at));
        let indicators = self.roadmap.indicators.iter().map(|one| {
            self.symbol((one.title.to_string(), SymbolKind::NUMBER, one.span, &one.title), Vec::new())
        });
        let annexes = self.roadmap.annexes.iter().flatten().map(|one| {
            self.symbol((one.title.to_string(), SymbolKind::FILE, one.span, &one.title), Vec::new())
        });
        clauses.chain(flat).chain(sections).chain(indicators).chain(annexes).collect()
    }

    fn section(&self, at: SectionIdx) -> Value {
        let inner = self.roadmap.sections_in(Some(at)).map(|(at, _)| self.section(at));
        let rows = self.roadmap.rows_of(at).map(|row| self.row(row));
        let children: Vec<Value> = inner.chain(rows).collect();
        let Some((section, title)) =
            self.roadmap.sections.entry(at).and_then(|section| Some((section, section.title.as_ref()?)))
        else {
            return Value::Null;
        };
        self.symbol((title.to_string(), SymbolKind::NAMESPACE, section.span, title), children)
    }

    fn row(&self, row: Row<'_>) -> Value {
        let parts = row.parts().map(|part| self.row(part)).collect();
        let title = &row.measure.title;
        self.symbol((title.to_string(), SymbolKind::EVENT, row.measure.span, title), parts)
    }

    fn symbol(&self, (name, kind, span, title): Symbol<'_>, children: Vec<Value>) -> Value {
        let encoding = self.view.client.encoding;
        let name = if name.is_empty() { "…".to_owned() } else { name };
        let title = if title.span.start < span.start { span } else { title.span };
        json!({
            "name": name,
            "kind": kind,
            "range": encoding.range(self.lines, span),
            "selectionRange": encoding.range(self.lines, title),
            "children": children,
        })
    }
}
