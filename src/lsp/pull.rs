//! Findings that a client asks for itself.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use lsp_types::{
    Diagnostic, DocumentDiagnosticParams, DocumentDiagnosticReport, DocumentDiagnosticReportResult,
    FullDocumentDiagnosticReport, RelatedFullDocumentDiagnosticReport,
    RelatedUnchangedDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport, WorkspaceDiagnosticParams,
    WorkspaceDiagnosticReport, WorkspaceDiagnosticReportResult, WorkspaceDocumentDiagnosticReport,
    WorkspaceFullDocumentDiagnosticReport, WorkspaceUnchangedDocumentDiagnosticReport,
};

use super::diagnostics::DiagnosticBuilder;
use super::request::RequestResult;
use super::uri;
use super::view::ServerView;
use crate::base::Finding;
use crate::report::PlaceFinder;
use crate::rules::leave_out_known;
use crate::session::{Interrupted, Snapshot};
use crate::world::Below;

impl ServerView {
    /// The findings in one file.
    pub(super) fn pull(
        &self,
        params: DocumentDiagnosticParams,
    ) -> RequestResult<DocumentDiagnosticReportResult> {
        let path = uri::path(&params.text_document.uri);
        let snapshot = path.as_deref().and_then(|path| self.snapshot(path));
        let items = match (&path, &snapshot) {
            (Some(path), Some(snapshot)) => self.told_of(snapshot, path)?,
            _ => Vec::new(),
        };
        let result_id = id_of(&items);
        let report = if params.previous_result_id.as_deref() == Some(&result_id) {
            DocumentDiagnosticReport::Unchanged(RelatedUnchangedDocumentDiagnosticReport {
                related_documents: None,
                unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id },
            })
        } else {
            DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport {
                related_documents: None,
                full_document_diagnostic_report: FullDocumentDiagnosticReport {
                    result_id: Some(result_id),
                    items,
                },
            })
        };
        Ok(DocumentDiagnosticReportResult::Report(report))
    }

    /// The findings in all files of all workspaces.
    pub(super) fn pull_all(
        &self,
        params: WorkspaceDiagnosticParams,
    ) -> RequestResult<WorkspaceDiagnosticReportResult> {
        let mut reports = Vec::new();
        let known = params.previous_result_ids.iter().map(|known| (known.uri.as_str(), &*known.value));
        let known: HashMap<&str, &str> = known.collect();
        for snapshot in self.folders.values() {
            snapshot.all()?;
            for path in snapshot.files().filter_map(|file| snapshot.path_of(file)) {
                let Some(uri) = uri::of(path) else { continue };
                let items = self.told_of(snapshot, path)?;
                let version = self.versions.get(path).map(|version| i64::from(*version));
                let result_id = id_of(&items);
                reports.push(if known.get(uri.as_str()) == Some(&&*result_id) {
                    let unchanged_document_diagnostic_report =
                        UnchangedDocumentDiagnosticReport { result_id };
                    WorkspaceDocumentDiagnosticReport::Unchanged(WorkspaceUnchangedDocumentDiagnosticReport {
                        uri,
                        version,
                        unchanged_document_diagnostic_report,
                    })
                } else {
                    let full_document_diagnostic_report =
                        FullDocumentDiagnosticReport { result_id: Some(result_id), items };
                    WorkspaceDocumentDiagnosticReport::Full(WorkspaceFullDocumentDiagnosticReport {
                        uri,
                        version,
                        full_document_diagnostic_report,
                    })
                });
            }
        }
        Ok(WorkspaceDiagnosticReportResult::Report(WorkspaceDiagnosticReport { items: reports }))
    }

    /// The findings in a file, told.
    pub(super) fn told_of(&self, snapshot: &Snapshot, path: &Path) -> Result<Vec<Diagnostic>, Interrupted> {
        let mut findings: Vec<Arc<Finding>> = snapshot.findings(path)?;
        let workspace = snapshot.to_tell(&findings);
        if let Some(known) = snapshot.known() {
            let world = Below::new(snapshot.world(), &workspace.root);
            let _ = leave_out_known(known, &world, &workspace, snapshot.rules(), &mut findings);
            let file = snapshot.file_at(path);
            findings.retain(|finding| Some(finding.place.file) == file);
        }
        let places = PlaceFinder::new(&workspace, snapshot.world());
        let (lang, encoding, pages) = (snapshot.lang(), self.client.encoding, &*self.pages);
        let teller = DiagnosticBuilder { snapshot, places: &places, lang, encoding, pages };
        Ok(findings.iter().map(|finding| teller.tell(finding)).collect())
    }
}

/// The name of a list of findings: a hash of it, so that an equal list need not be sent again.
fn id_of(items: &[Diagnostic]) -> String {
    let bytes = serde_json::to_vec(items).unwrap_or_default();
    format!("{:016x}", xxhash_rust::xxh3::xxh3_64(&bytes))
}
