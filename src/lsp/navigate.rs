//! Where things are: definitions, references, highlights, and renaming.

use std::sync::Arc;

use lsp_types::{
    DocumentHighlight, DocumentHighlightKind, DocumentHighlightParams, GotoDefinitionParams,
    GotoDefinitionResponse, Location, PrepareRenameResponse, ReferenceParams, RenameParams,
    TextDocumentPositionParams, TextEdit,
};
use rayon::prelude::*;
use serde_json::Value;

use super::edits::{FileEdits, workspace_edit};
use super::message::ServerMessage;
use super::request::{RequestRefusal, RequestResult};
use super::spot::{self, NameMention, ReferenceSubject};
use super::uri;
use super::view::ServerView;
use crate::base::FileId;
use crate::model::is_id;
use crate::session::{Interrupted, Snapshot};
use crate::syntax::Lines;
use crate::workspace::LoadedFile;

/// A place that is asked about: the state, the file, the byte.
pub(super) struct RequestPosition {
    pub snapshot: Snapshot,
    pub id: FileId,
    pub file: Arc<LoadedFile>,
    pub lines: Lines,
    pub byte: usize,
}

/// A name in a file of a workspace.
type FoundMention = (FileId, NameMention);

impl RequestPosition {
    /// The name that stands there.
    pub(super) fn mention(&self) -> Option<NameMention> {
        let roadmap = self.file.roadmap.as_deref()?;
        let mentions = spot::mentions(roadmap, &self.file.source.text);
        spot::at(&mentions, self.byte).cloned()
    }

    /// The names in the workspace that name a subject.
    fn all(&self, subject: &ReferenceSubject) -> Result<Vec<FoundMention>, Interrupted> {
        let mut files: Vec<FileId> = vec![self.id];
        if let Some(id) = subject.roadmap().filter(|id| !id.is_empty()) {
            files.extend(self.snapshot.named(id).chain(self.snapshot.naming(id)));
        }
        files.sort_unstable();
        files.dedup();
        let found = files.into_par_iter().map(|id| {
            let file = self.snapshot.loaded(id)?;
            let roadmap = file.roadmap.as_deref();
            let all = roadmap.map(|roadmap| spot::mentions(roadmap, &file.source.text)).unwrap_or_default();
            let named = all.into_iter().filter(|mention| mention.subject == *subject);
            Ok(named.map(|mention| (id, mention)).collect::<Vec<_>>())
        });
        let found: Vec<Vec<FoundMention>> = found.collect::<Result<_, Interrupted>>()?;
        Ok(found.into_iter().flatten().collect())
    }
}

impl ServerView {
    /// The place that a request asks about; none where the file is no roadmap of ours.
    pub(super) fn asked(
        &self,
        at: &TextDocumentPositionParams,
    ) -> Result<Option<RequestPosition>, Interrupted> {
        let Some(path) = uri::path(&at.text_document.uri) else { return Ok(None) };
        let Some(snapshot) = self.snapshot(&path) else { return Ok(None) };
        let Some(id) = snapshot.file_at(&path) else { return Ok(None) };
        let file = snapshot.loaded(id)?;
        let lines = Lines::new(file.source.text.clone());
        let byte = self.client.encoding.byte(&lines, at.position);
        Ok(Some(RequestPosition { snapshot, id, file, lines, byte }))
    }

    /// Where what was found stands; of a file that is gone meanwhile nothing is told.
    fn locations(&self, snapshot: &Snapshot, found: &[FoundMention]) -> Vec<Location> {
        let of_file = |same: &[FoundMention]| {
            let (file, _) = same.first()?;
            let lines = Lines::new(snapshot.loaded(*file).ok()?.source.text.clone());
            let uri = uri::of(snapshot.path_of(*file)?)?;
            let range = |(_, mention): &FoundMention| self.client.encoding.range(&lines, mention.span);
            Some(same.iter().map(|one| Location { uri: uri.clone(), range: range(one) }).collect::<Vec<_>>())
        };
        found.chunk_by(|(one, _), (other, _)| one == other).filter_map(of_file).flatten().collect()
    }

    /// Where the thing is defined that is named at a place.
    pub(super) fn definition(
        &self,
        params: GotoDefinitionParams,
    ) -> RequestResult<Option<GotoDefinitionResponse>> {
        let Some(asked) = self.asked(&params.text_document_position_params)? else { return Ok(None) };
        let Some(mention) = asked.mention() else { return Ok(None) };
        if let ReferenceSubject::Rule(code) = &mention.subject {
            let page = crate::rules::find(code).and_then(|rule| self.pages.of(rule.code, self.lang));
            let location = page.map(|uri| Location { uri, range: lsp_types::Range::default() });
            return Ok(location.map(GotoDefinitionResponse::Scalar));
        }
        let mut all = asked.all(&mention.subject)?;
        all.retain(|(_, mention)| mention.gives);
        Ok(Some(GotoDefinitionResponse::Array(self.locations(&asked.snapshot, &all))))
    }

    /// Every place that names the same thing.
    pub(super) fn references(&self, params: ReferenceParams) -> RequestResult<Option<Vec<Location>>> {
        let Some(asked) = self.asked(&params.text_document_position)? else { return Ok(None) };
        let Some(mention) = asked.mention() else { return Ok(None) };
        let wanted = |mention: &NameMention| params.context.include_declaration || !mention.gives;
        let mut all = asked.all(&mention.subject)?;
        all.retain(|(_, mention)| wanted(mention));
        Ok(Some(self.locations(&asked.snapshot, &all)))
    }

    /// The places in the same file that name the same thing.
    pub(super) fn highlight(
        &self,
        params: DocumentHighlightParams,
    ) -> RequestResult<Option<Vec<DocumentHighlight>>> {
        let Some(asked) = self.asked(&params.text_document_position_params)? else { return Ok(None) };
        let (Some(mention), Some(roadmap)) = (asked.mention(), asked.file.roadmap.as_deref()) else {
            return Ok(None);
        };
        let all = spot::mentions(roadmap, &asked.file.source.text);
        let same = all.iter().filter(|other| other.subject == mention.subject);
        let highlight = |other: &NameMention| DocumentHighlight {
            range: self.client.encoding.range(&asked.lines, other.span),
            kind: Some(if other.gives { DocumentHighlightKind::WRITE } else { DocumentHighlightKind::READ }),
        };
        Ok(Some(same.map(highlight).collect()))
    }

    /// Whether the name at a place can be changed, and where it stands.
    pub(super) fn prepare_rename(
        &self,
        params: TextDocumentPositionParams,
    ) -> RequestResult<Option<PrepareRenameResponse>> {
        let Some(asked) = self.asked(&params)? else { return Ok(None) };
        let Some(mention) = asked.mention().filter(|mention| mention.subject.roadmap().is_some()) else {
            return Ok(None);
        };
        Ok(Some(PrepareRenameResponse::RangeWithPlaceholder {
            range: self.client.encoding.range(&asked.lines, mention.span),
            placeholder: mention.subject.name().to_owned(),
        }))
    }

    /// The edits that give a thing another name, in all files.
    pub(super) fn rename(&self, params: RenameParams) -> RequestResult<Option<Value>> {
        let Some(asked) = self.asked(&params.text_document_position)? else { return Ok(None) };
        let mention = asked.mention().filter(|mention| mention.subject.roadmap().is_some());
        let mention = mention.ok_or(RequestRefusal::Said(ServerMessage::NoName))?;
        let name = params.new_name;
        if !is_id(&name) {
            return Err(RequestRefusal::Said(ServerMessage::NotAnId(name)));
        }
        let taken = asked.all(&mention.subject.renamed(&name))?.iter().any(|(_, found)| found.gives);
        if taken && name != mention.subject.name() {
            return Err(RequestRefusal::Said(ServerMessage::Taken(name)));
        }
        let mut files: Vec<FileEdits> = Vec::new();
        let all = asked.all(&mention.subject)?;
        for same in all.chunk_by(|(one, _), (other, _)| one == other) {
            let Some((file, _)) = same.first() else { continue };
            let lines = Lines::new(asked.snapshot.loaded(*file)?.source.text.clone());
            let edit = |(_, found): &FoundMention| TextEdit {
                range: self.client.encoding.range(&lines, found.span),
                new_text: name.clone(),
            };
            let path = asked.snapshot.path_of(*file).map(ToOwned::to_owned).unwrap_or_default();
            files.push((path, same.iter().map(edit).collect()));
        }
        Ok(Some(workspace_edit(self, files)))
    }
}
