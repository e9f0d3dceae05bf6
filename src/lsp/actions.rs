//! What can be done about a finding: its fixes, all safe fixes of the file, and silence with a reason.

use std::sync::Arc;

use lsp_types::{CodeActionKind, CodeActionParams, TextEdit};
use serde_json::{Value, json};

use super::diagnostics::DiagnosticBuilder;
use super::edits::workspace_edit;
use super::navigate::RequestPosition;
use super::request::RequestResult;
use super::silence;
use super::view::ServerView;
use crate::base::{Edit, Finding, Fix, Lang, Span, apart, say};
use crate::report::{PlaceFinder, RenderedFinding};
use crate::rules::{self, NumberByHand};
use crate::session::Applicability;
use crate::syntax;

/// All safe fixes of a file at once.
pub(super) const FIX_ALL: &str = "source.fixAll.vekha";

/// What can be done about so many findings is offered at a time: nobody picks from more, and all of a file have an action
/// of their own.
const MOST: usize = 100;

impl ServerView {
    /// What can be done about the findings in a part of a file.
    pub(super) fn code_actions(&self, params: CodeActionParams) -> RequestResult<Vec<Value>> {
        let Some(asked) = self.document(&params.text_document)? else { return Ok(Vec::new()) };
        let Some(path) = asked.snapshot.path_of(asked.id) else { return Ok(Vec::new()) };
        let findings = asked.snapshot.findings(path)?;
        let only = params.context.only.unwrap_or_default();
        let wants = |kind: &str| only.is_empty() || only.iter().any(|asked| kind.starts_with(asked.as_str()));
        let mut actions = Vec::new();
        let span = self.client.encoding.span(&asked.lines, params.range);
        if wants(CodeActionKind::QUICKFIX.as_str()) {
            let here = |finding: &&Arc<Finding>| {
                let own = finding.place.span;
                own.start <= span.end && span.start <= own.end
            };
            let here: Vec<Arc<Finding>> = findings.iter().filter(here).take(MOST).cloned().collect();
            actions.extend(self.fixes(&asked, &here));
            actions.extend(self.silences(&asked, &here));
        }
        if wants(CodeActionKind::REFACTOR_REWRITE.as_str()) {
            actions.extend(self.references_by_id(&asked, span));
        }
        if wants(FIX_ALL) {
            actions.extend(self.fix_all(&asked, &findings));
        }
        Ok(actions)
    }

    /// The fixes of findings, the likeliest first.
    fn fixes(&self, asked: &RequestPosition, findings: &[Arc<Finding>]) -> Vec<Value> {
        let workspace = asked.snapshot.to_tell(findings);
        let places = PlaceFinder::new(&workspace, asked.snapshot.world());
        let (snapshot, lang) = (&asked.snapshot, asked.snapshot.lang());
        let (encoding, pages) = (self.client.encoding, &*self.pages);
        let teller = DiagnosticBuilder { snapshot, places: &places, lang, encoding, pages };
        let mut actions = Vec::new();
        for finding in findings {
            let titles = RenderedFinding::unlabelled(finding, lang, &places).fixes;
            for (at, (fix, title)) in finding.fixes.iter().zip(titles).enumerate() {
                let title = if title.is_empty() { say!(lang, "Исправить", "Fix") } else { title };
                actions.push(json!({
                    "title": title,
                    "kind": CodeActionKind::QUICKFIX,
                    "diagnostics": [teller.tell(finding)],
                    "isPreferred": at == 0 && fix.safe,
                    "edit": self.edit(asked, &fix.edits),
                }));
            }
        }
        actions
    }

    /// Silence for findings at their entries, with a reason to be written.
    fn silences(&self, asked: &RequestPosition, findings: &[Arc<Finding>]) -> Vec<Value> {
        let mut soft = findings.iter().filter(|finding| !rules::is_firm(finding.rule)).peekable();
        if soft.peek().is_none() {
            return Vec::new();
        }
        let (lang, source) = (asked.snapshot.lang(), &asked.file.source);
        let parsed = syntax::parse(&source.text, source.mark_len());
        let silence = |finding: &Arc<Finding>| {
            let (rule, place) = (finding.rule, finding.place.span);
            let edit = silence::edit(&source.text, parsed.tree.root()?, place, rule, lang)?;
            Some(json!({
                "title": say!(lang, "Не сообщать здесь о {rule}: записать причину", "Silence {rule} here, with a reason"),
                "kind": CodeActionKind::QUICKFIX,
                "edit": self.edit(asked, &[edit]),
            }))
        };
        soft.filter_map(silence).collect()
    }

    /// References by id in place of numbers that are typed and right today.
    fn references_by_id(&self, asked: &RequestPosition, span: Span) -> Vec<Value> {
        let lang = asked.snapshot.lang();
        let all = rules::numbers_by_hand(&asked.file).into_iter();
        let here = all.filter(|one| one.span.start <= span.end && span.start <= one.span.end);
        let action = |NumberByHand { number, id, edits, .. }: NumberByHand| {
            json!({
                "title": say!(
                    lang,
                    "Вместо номера {number} написать {{ref:{id}}}: он не устареет",
                    "Write {{ref:{id}}} in place of the number {number}: it stays right"
                ),
                "kind": CodeActionKind::REFACTOR_REWRITE,
                "edit": self.edit(asked, &edits),
            })
        };
        here.map(action).collect()
    }

    /// The safe fixes of a file that can be made together, and references in place of typed numbers: a round of what
    /// `vekha check --fix` makes.
    fn fix_all(&self, asked: &RequestPosition, findings: &[Arc<Finding>]) -> Option<Value> {
        let safe = findings.iter().filter_map(|finding| Applicability::Safe.fix(finding));
        let runs = asked.snapshot.rules().has(NumberByHand::RULE);
        let numbers = if runs { rules::numbers_by_hand(&asked.file) } else { Vec::new() };
        let numbers: Vec<Fix> = numbers.into_iter().map(|one| Fix::safe(one.edits)).collect();
        let taken = apart(safe.chain(&numbers)).into_iter();
        let taken: Vec<Edit> = taken.flat_map(|(_, fix)| fix.edits.iter().cloned()).collect();
        let lang: Lang = asked.snapshot.lang();
        (!taken.is_empty()).then(|| {
            json!({
                "title": say!(lang, "Исправить всё, что можно без риска", "Apply all safe fixes"),
                "kind": FIX_ALL,
                "edit": self.edit(asked, &taken),
            })
        })
    }

    fn edit(&self, asked: &RequestPosition, edits: &[Edit]) -> Value {
        let edit = |edit: &Edit| TextEdit {
            range: self.client.encoding.range(&asked.lines, edit.span),
            new_text: edit.replacement.to_string(),
        };
        let path = asked.snapshot.path_of(asked.id).map(ToOwned::to_owned).unwrap_or_default();
        workspace_edit(self, vec![(path, edits.iter().map(edit).collect())])
    }
}
