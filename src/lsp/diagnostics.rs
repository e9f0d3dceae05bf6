//! Findings as diagnostics of the protocol.

use lsp_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, Location,
    NumberOrString, Range,
};

use super::encoding::PositionEncoding;
use super::pages::RulePages;
use super::uri;
use crate::base::{Edit, Extent, Finding, Lang, Message, Panic, Place, Severity};
use crate::report::{PlaceFinder, RenderedFinding};
use crate::session::Snapshot;

/// Makes diagnostics of the findings in one file.
pub(super) struct DiagnosticBuilder<'t> {
    pub snapshot: &'t Snapshot,
    pub places: &'t PlaceFinder<'t>,
    pub lang: Lang,
    pub encoding: PositionEncoding,
    pub pages: &'t RulePages,
}

impl DiagnosticBuilder<'_> {
    /// A finding as a diagnostic.
    pub(super) fn tell(&self, finding: &Finding) -> Diagnostic {
        let told = RenderedFinding::brief(finding, self.lang, self.places);
        let related = told.related.iter().filter_map(|other| {
            Some(DiagnosticRelatedInformation {
                location: self.location(other.place, other.extent)?,
                message: other.message.clone(),
            })
        });
        let related: Vec<_> = related.collect();
        Diagnostic {
            range: self.range(finding.place, finding.extent).unwrap_or_default(),
            severity: Some(severity(finding.severity)),
            code: Some(NumberOrString::String(finding.rule.to_owned())),
            code_description: self.pages.of(finding.rule, self.lang).map(|href| CodeDescription { href }),
            source: Some("vekha".to_owned()),
            message: told.summary(self.lang),
            related_information: (!related.is_empty()).then_some(related),
            tags: is_unnecessary(finding).then(|| vec![DiagnosticTag::UNNECESSARY]),
            data: None,
        }
    }

    /// That the program fails over what it has found.
    pub(super) fn failed(&self, panic: &Panic) -> Diagnostic {
        Diagnostic {
            severity: Some(DiagnosticSeverity::ERROR),
            source: Some("vekha".to_owned()),
            message: panic.say(self.lang),
            ..Diagnostic::default()
        }
    }

    fn location(&self, place: Place, known: Option<Extent>) -> Option<Location> {
        let uri = uri::of(self.snapshot.path_of(place.file)?)?;
        Some(Location { uri, range: self.range(place, known)? })
    }

    /// Where a place is; a file need not be read where that is known without it.
    fn range(&self, place: Place, known: Option<Extent>) -> Option<Range> {
        let is_same = self.encoding == PositionEncoding::Utf16 && self.snapshot.counts_alike(place.file);
        match known.filter(|_| is_same) {
            Some(extent) => Some(PositionEncoding::range_of(extent)),
            None => Some(self.encoding.range(self.places.lines(place.file)?, place.span)),
        }
    }
}

/// How much a finding weighs, by the protocol.
fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Advice | Severity::Off => DiagnosticSeverity::INFORMATION,
    }
}

/// Whether what the finding points at may go: a fix takes all of it away.
fn is_unnecessary(finding: &Finding) -> bool {
    let own = finding.place.span;
    let takes = |edit: &Edit| {
        edit.replacement.trim().is_empty() && edit.span.start <= own.start && own.end <= edit.span.end
    };
    own.start < own.end && finding.fixes.iter().any(|fix| fix.edits.iter().any(takes))
}
