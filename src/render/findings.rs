//! What went wrong with building, as findings with their places.

use std::path::Path;
use std::sync::Arc;

use serde::Serialize;

use super::templates::Templates;
use super::{Failed, RenderFault, RenderFaultKind};
use crate::base::failure::{Error, TwoLanguages};
use crate::base::{Finding, Message, MessageContext, Place, Severity, Span, Words};
use crate::model::Roadmap;
use crate::render::message::Render;
use crate::syntax::Source;
use crate::workspace::{FileRole, LoadedFile, Workspace};
use crate::world::World;

/// The rule under which mistakes in templates are reported.
const TEMPLATE: &str = "build/template";
/// The rule under which orders are reported that could not be written.
const ORDER: &str = "build/order";

/// Why an order was not built.
#[derive(Debug, Serialize)]
struct NotBuilt(TwoLanguages);

/// What is wrong with a template.
#[derive(Debug, Serialize)]
struct WrongTemplate(RenderFaultKind);

impl Words for NotBuilt {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        self.0.say(tell.lang)
    }
}

impl Words for WrongTemplate {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        self.0.say(tell.lang)
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(Render::TemplateHelp.say(tell.lang))
    }
}

/// The findings of a roadmap that was not built.
pub fn failed(failed: &Failed, roadmap: &Roadmap) -> Vec<Finding> {
    let finding = |span: Span, message: &dyn Message| {
        let args = NotBuilt(TwoLanguages::of(message));
        Finding::new(ORDER, Severity::Error, roadmap.place(span), args).about(&roadmap.id, None)
    };
    match failed {
        // A template is wrong for all roadmaps alike, and is told of once.
        Failed::Template(_) => Vec::new(),
        Failed::Unread(files) => files
            .iter()
            .map(|file| finding(file.span, &Render::Unread { path: file.path.clone(), why: file.why }))
            .collect(),
        Failed::Nameless => vec![finding(roadmap.id.span, &Render::Nameless)],
        Failed::SameFile => vec![finding(roadmap.id.span, &Render::SameFile(roadmap.id.to_string()))],
        Failed::Unwritten(error) => vec![finding(roadmap.id.span, error)],
        Failed::Panicked(panic) => vec![finding(roadmap.id.span, &Render::Panicked(panic.clone()))],
    }
}

/// The finding of a mistake in a template; the template joins the files of the workspace, so that reports can show
/// its line.
pub fn template(
    fault: &RenderFault,
    templates: &Templates,
    workspace: &mut Workspace,
    world: &dyn World,
) -> Finding {
    let bytes = templates.get(&fault.template).map(|template| template.bytes.clone()).unwrap_or_default();
    let built_in = Path::new("templates").join(&fault.template);
    let path = fault.file.clone().unwrap_or(built_in);
    let source = Source::new(path.clone(), world.display_name(&path), bytes);
    let span = line(&source.text, fault.line.unwrap_or(1));
    let file = workspace.free_id();
    workspace.add(file, Arc::new(LoadedFile::of(source, FileRole::Template)));
    Finding::new(TEMPLATE, Severity::Error, Place { file, span }, WrongTemplate(fault.kind.clone()))
}

impl RenderFault {
    /// The first of some mistakes as the failure of a command that tells no findings.
    pub fn into_failure(faults: Vec<RenderFault>, world: &dyn World) -> Error {
        let none = || RenderFault {
            template: String::new(),
            file: None,
            line: None,
            kind: RenderFaultKind::Other(String::new()),
        };
        let first = faults.into_iter().next().unwrap_or_else(none);
        let file = first.file.map_or(first.template, |file| world.display_name(&file));
        let path = first.line.map_or_else(|| file.clone(), |line| format!("{file}:{line}"));
        Error::Template { path, fault: TwoLanguages::of(&first.kind) }
    }
}

/// The letters of a line, counted from 1.
fn line(text: &str, number: usize) -> Span {
    let mut start = 0;
    for (at, line) in text.split('\n').enumerate() {
        if at + 1 == number {
            let lead = line.len() - line.trim_start().len();
            return Span::new(start + lead, start + line.trim_end().len().max(lead));
        }
        start += line.len() + 1;
    }
    Span::default()
}
