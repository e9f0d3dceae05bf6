//! A finding as a letter: what is wrong, the lines it speaks of, what would be right.

use std::fmt::Write;

use miette::GraphicalTheme;

use super::frame::{Frame, Mark};
use super::story::{self, Step};
use super::text::{clean, wrap};
use crate::diagnostic::message::report::Words;
use crate::diagnostic::{Diagnostic, Place, Say, Severity};
use crate::report::{Findings, Item};

/// A finding to be told.
pub(super) struct Letter<'l, 'c> {
    /// All findings.
    pub findings: &'l Findings<'c>,
    /// This one.
    pub item: Item<'c>,
    /// Characters and colours.
    pub theme: &'l GraphicalTheme,
    /// The columns of the terminal.
    pub width: usize,
}

impl<'c> Letter<'_, 'c> {
    /// The letter as text.
    pub fn write(&self) -> String {
        let mut out = String::new();
        self.head(&mut out);
        if self.item.diagnostic.story {
            self.story(&mut out);
        } else {
            self.frame(&mut out);
        }
        self.help(&mut out);
        out
    }

    /// `ошибка[nesting/late]: …`.
    fn head(&self, out: &mut String) {
        let Diagnostic { rule, severity, message, .. } = self.item.diagnostic;
        let head = format!("{}[{rule}]", Words::Severity(*severity).say(self.findings.lang));
        let strong = self.theme.styles.link;
        let lines = wrap(&format!("{head}: {message}"), self.width.saturating_sub(2));
        for (at, line) in lines.iter().enumerate() {
            let _ = match line.strip_prefix(&head).filter(|_| at == 0) {
                Some(rest) => writeln!(out, "{}{}", paint(self.theme, *severity, &head), strong.style(rest)),
                None => writeln!(out, "  {}", strong.style(line)),
            };
        }
    }

    fn frame(&self, out: &mut String) {
        let diagnostic = self.item.diagnostic;
        let own = self.mark(diagnostic.place, diagnostic.label.as_deref());
        let related =
            diagnostic.related.iter().filter_map(|other| self.mark(other.place, Some(&other.message)));
        let marks: Vec<Mark<'_>> = own.into_iter().chain(related).collect();
        let last = marks.iter().map(|mark| mark.end.line).max().unwrap_or(1);
        let gutter = last.to_string().len();
        let (theme, width, lang) = (self.theme, self.width, self.findings.lang);
        Frame { theme, width, lang, gutter, severity: diagnostic.severity }.draw(&marks, out);
    }

    fn mark<'m>(&'m self, place: Place, label: Option<&'m str>) -> Option<Mark<'m>> {
        let places = self.findings.places(self.item)?;
        let location = places.locate(place);
        let lines = places.lines(place.file)?;
        let filled = places.text(place).trim_end().len();
        let end = lines.position(place.span.start as usize + filled);
        let about = if label.is_none() { self.about(place) } else { None };
        Some(Mark { location, lines, end, label, about })
    }

    /// The title of the measure that a place without words of its own lies in, unless the place is that title.
    fn about(&self, place: Place) -> Option<String> {
        let roadmap = self.findings.places(self.item)?.workspace().roadmap_of(place.file)?;
        let holds = |span: crate::diagnostic::Span| {
            span.start <= place.span.start && place.span.end <= span.end && span != place.span
        };
        let measure = roadmap.measures().find(|measure| holds(measure.span))?;
        let named = place.span == measure.title.span || measure.title.is_empty();
        (!named).then(|| format!("«{}»", &*measure.title))
    }

    /// The steps of a contradiction that no single pair of lines shows.
    fn story(&self, out: &mut String) {
        let diagnostic = self.item.diagnostic;
        let step = |related: &'c crate::diagnostic::Related| {
            let location = self.findings.locate(self.item, related.place);
            Step { text: &related.message, at: format!("{}:{}", location.file, location.line) }
        };
        let steps: Vec<Step<'_>> = diagnostic.related.iter().map(step).collect();
        story::tell(&steps, self.theme, self.width, out);
    }

    /// What would be right; lines after the first are to be pasted, and kept as they are.
    fn help(&self, out: &mut String) {
        let Some(help) = &self.item.diagnostic.help else { return };
        let prefix = format!("{}:", Words::Help.say(self.findings.lang));
        let mut lines = help.lines();
        let first = format!("{prefix} {}", lines.next().unwrap_or(""));
        for (at, line) in wrap(&first, self.width.saturating_sub(4)).iter().enumerate() {
            let _ = match line.strip_prefix(&prefix).filter(|_| at == 0) {
                Some(rest) => writeln!(out, "  {}{rest}", self.theme.styles.help.style(&prefix)),
                None => writeln!(out, "    {line}"),
            };
        }
        for line in lines {
            let _ = writeln!(out, "{}", format!("    {}", clean(line)).trim_end());
        }
    }
}

/// A text in the colour of a severity.
pub(super) fn paint(theme: &GraphicalTheme, severity: Severity, text: &str) -> String {
    let style = match severity {
        Severity::Error => theme.styles.error,
        Severity::Warning => theme.styles.warning,
        Severity::Advice | Severity::Off => theme.styles.advice,
    };
    style.style(text).to_string()
}
