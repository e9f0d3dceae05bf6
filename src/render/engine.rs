//! The template engine, with its bounds: no files but the templates themselves, no work without end, no output
//! without end, nothing that is not there taken for empty.

use std::path::PathBuf;
use std::sync::OnceLock;

use minijinja::value::{Serde, Value};
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, escape_formatter,
};
use serde::Serialize;

use super::bound::{Bounded, STEPS, size, steps};
use super::pdf::PdfRenderer;
use super::templates::Templates;
use super::whole::{plain, spans, whole};
use super::{RenderFaultKind, markdown};
use crate::base::failure;

/// How texts of the pages of a site are escaped.
const SITE: &str = "site";
/// How deep templates may call each other.
const DEPTH: usize = 100;

/// A mistake in a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenderFault {
    /// The name of the template: `html/order.html`.
    pub template: String,
    /// The file it was read from; none where it is built in.
    pub file: Option<PathBuf>,
    /// The line, counted from 1.
    pub line: Option<usize>,
    /// What is wrong.
    pub kind: RenderFaultKind,
}

/// Lays documents out by templates.
pub struct Renderer {
    engine: Environment<'static>,
    /// How many steps a template may take beside those for what it prints.
    steps: u64,
    press: OnceLock<PdfRenderer>,
    fingerprint: OnceLock<String>,
    /// The templates.
    pub templates: Templates,
}

impl Renderer {
    /// Stands for all templates: equal where nothing differs that is printed by them.
    pub(super) fn fingerprint(&self) -> &str {
        self.fingerprint.get_or_init(|| {
            let own = format!("{:?}", self.templates);
            format!("{:032x}", xxhash_rust::xxh3::xxh3_128(own.as_bytes()))
        })
    }

    /// Reads the templates.
    ///
    /// # Errors
    /// Every template that cannot be read, and the templates themselves.
    pub fn new(templates: Templates) -> Result<Self, (Templates, Vec<RenderFault>)> {
        let mut renderer = Renderer {
            engine: engine(),
            steps: STEPS,
            press: OnceLock::new(),
            fingerprint: OnceLock::new(),
            templates,
        };
        let mut faults = Vec::new();
        let sources: Vec<(String, Vec<u8>)> = renderer
            .templates
            .iter()
            .filter(|(name, _)| is_template(name))
            .map(|(name, template)| (name.to_owned(), template.bytes.clone()))
            .collect();
        for (name, bytes) in sources {
            match failure::text(bytes) {
                Err(why) => faults.push(renderer.fault(&name, None, RenderFaultKind::NotText(why))),
                Ok(text) => {
                    if let Err(error) = renderer.engine.add_template_owned(name.clone(), text) {
                        faults.push(renderer.engine_fault(&name, &error));
                    }
                }
            }
        }
        for (name, likely) in renderer.templates.unused() {
            faults.push(renderer.fault(name, None, RenderFaultKind::Unused(likely.map(str::to_owned))));
        }
        if faults.is_empty() { Ok(renderer) } else { Err((renderer.templates, faults)) }
    }

    /// Lets a template take so many steps, in place of the usual number, beside those for what it prints.
    #[must_use]
    pub fn with_steps(mut self, steps: u64) -> Self {
        self.steps = steps;
        self
    }

    /// What PDF needs once for all documents; made when the first is printed.
    pub(super) fn press(&self) -> &PdfRenderer {
        self.press.get_or_init(|| PdfRenderer::new(&self.templates))
    }

    /// What a template makes of a value.
    ///
    /// # Errors
    /// When the template is wrong, or asks for more time or room than a template may have.
    pub fn text(&self, name: &str, value: &impl Serialize) -> Result<String, RenderFault> {
        self.text_of(name, &Value::from(Serde(value)), size(value))
    }

    /// What a template makes of a value that is already the engine's, and of that size.
    pub(super) fn text_of(&self, name: &str, value: &Value, size: u64) -> Result<String, RenderFault> {
        let mut bounded = Bounded::default();
        let mut engine = self.engine.clone();
        engine.set_fuel(Some(steps(self.steps, size)));
        let template = engine.get_template(name).map_err(|error| self.engine_fault(name, &error))?;
        match template.render_captured_to(value.clone(), &mut bounded) {
            Ok(_) => failure::text(bounded.bytes)
                .map_err(|why| self.fault(name, None, RenderFaultKind::NotText(why))),
            Err(_) if bounded.full => Err(self.fault(name, None, RenderFaultKind::TooLong)),
            Err(error) => Err(self.engine_fault(name, &error)),
        }
    }

    /// A mistake in a template.
    pub(super) fn fault(&self, name: &str, line: Option<usize>, kind: RenderFaultKind) -> RenderFault {
        let file = self.templates.get(name).and_then(|template| template.file.clone());
        RenderFault { template: name.to_owned(), file, line, kind }
    }

    /// The engine's error as a mistake in a template; the innermost one says where.
    fn engine_fault(&self, name: &str, error: &Error) -> RenderFault {
        let mut inner = error;
        while let Some(next) = std::error::Error::source(inner).and_then(|next| next.downcast_ref::<Error>())
        {
            inner = next;
        }
        // The engine's own words are English: people are shown what they wrote themselves.
        let kind = match inner.kind() {
            ErrorKind::SyntaxError => RenderFaultKind::Syntax(self.words_at(inner)),
            ErrorKind::UndefinedError => RenderFaultKind::Undefined(self.words_at(inner)),
            ErrorKind::TemplateNotFound
            | ErrorKind::UnknownFilter
            | ErrorKind::UnknownFunction
            | ErrorKind::UnknownTest
            | ErrorKind::UnknownMethod => {
                RenderFaultKind::Unknown(unknown(inner.detail().unwrap_or_default()).to_owned())
            }
            ErrorKind::OutOfFuel => RenderFaultKind::Endless,
            _ => RenderFaultKind::Other(self.words_at(inner)),
        };
        self.fault(inner.name().unwrap_or(name), inner.line(), kind)
    }

    /// The piece of a template that an error points at.
    fn words_at(&self, error: &Error) -> String {
        let source = error.name().and_then(|name| self.templates.get(name));
        let text = source.and_then(|source| std::str::from_utf8(&source.bytes).ok());
        let words = text.zip(error.range()).and_then(|(text, range)| text.get(range));
        words.unwrap_or_default().trim().lines().next().unwrap_or_default().to_owned()
    }
}

/// The name in what the engine says of a thing that there is not: `filter x is unknown`, `template "x" does not exist`,
/// `string has no method named x`.
fn unknown(said: &str) -> &str {
    let quoted = said.split('"').nth(1);
    let named = || said.trim_end_matches(" is unknown").rsplit(' ').next();
    quoted.or_else(named).unwrap_or_default()
}

/// Whether a file is a template; others, such as pictures, are taken as they are.
pub(super) fn is_template(name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default();
    matches!(ending, "html" | "css" | "md" | "xml" | "rels")
}

fn engine() -> Environment<'static> {
    let mut engine = Environment::new();
    engine.set_undefined_behavior(UndefinedBehavior::Strict);
    let mut syntax = minijinja::syntax::SyntaxConfig::builder();
    syntax.trim_blocks(true).lstrip_blocks(true);
    // The marks are the usual ones, which cannot clash.
    engine.set_syntax(syntax.build().unwrap_or_default());
    engine.set_recursion_limit(DEPTH);
    // Without a place to gather in, a loop cannot let a text grow and grow.
    engine.remove_global("namespace");
    engine.remove_global("debug");
    engine.set_auto_escape_callback(|name| match name.rsplit('.').next() {
        Some("html") if name.starts_with("site/") => AutoEscape::Custom(SITE.into()),
        Some("html" | "xml" | "rels") => AutoEscape::Html,
        Some("md") => AutoEscape::Custom("md".into()),
        _ => AutoEscape::None,
    });
    engine.add_filter("near", near);
    engine.add_filter("whole", whole);
    engine.add_filter("spans", |text: &str| spans(text));
    engine.set_formatter(format);
    engine
}

/// An address from the folder of a site as a page leads to it: `{{ link|near(path) }}`.
fn near(address: &str, page: &str) -> String {
    let (to, mark) = address.split_at(address.find('#').unwrap_or(address.len()));
    let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
    match to.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/')) {
        _ if to.is_empty() || to == page && !mark.is_empty() => mark.to_owned(),
        Some(rest) => format!("{rest}{mark}"),
        None if folder.is_empty() => address.to_owned(),
        None => format!("{}{address}", "../".repeat(folder.split('/').count())),
    }
}

/// Writes a value, escaped as its template asks.
fn format(out: &mut Output, state: &mut State, value: &Value) -> Result<(), Error> {
    match (state.auto_escape(), value.as_str()) {
        (AutoEscape::Custom(kind), Some(text)) if kind == SITE && !value.is_safe() => write_page(out, text),
        (AutoEscape::Custom(_), Some(text)) if value.is_safe() => out.write_str(text).map_err(Error::from),
        (AutoEscape::Custom(_), Some(text)) => markdown::write(out, text).map_err(Error::from),
        (AutoEscape::Custom(_), None) => write!(out, "{value}").map_err(Error::from),
        (AutoEscape::Html, Some(text)) if !value.is_safe() && text.contains(is_forbidden) => {
            let text = text.replace(is_forbidden, " ");
            escape_formatter(out, state, &Value::from(text))
        }
        (AutoEscape::Html, Some(text)) if !value.is_safe() && state.name().ends_with(".html") => {
            escape_formatter(out, state, &Value::from(plain(text).into_owned()))
        }
        _ => escape_formatter(out, state, value),
    }
}

/// Writes a text of a page. Of its many addresses the engine would make each slash five signs.
fn write_page(out: &mut Output, text: &str) -> Result<(), Error> {
    let mut rest = text;
    while let Some(at) =
        rest.find(|sign| matches!(sign, '&' | '<' | '>' | '"' | '\'' | '\u{2011}') || is_forbidden(sign))
    {
        let (before, from) = rest.split_at(at);
        let sign = from.chars().next().unwrap_or_default();
        let escaped = match sign {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\'' => "&#39;",
            // On a page a word is looked for with the hyphen that keyboards have.
            '\u{2011}' => "-",
            _ => " ",
        };
        out.write_str(before)?;
        out.write_str(escaped)?;
        rest = from.get(sign.len_utf8()..).unwrap_or_default();
    }
    out.write_str(rest).map_err(Error::from)
}

/// Signs that XML cannot hold at all, escaped or not.
pub(super) fn is_forbidden(sign: char) -> bool {
    matches!(sign, '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '\u{fffe}' | '\u{ffff}')
}
