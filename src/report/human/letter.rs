//! A finding as a letter: what is wrong, the lines it speaks of, what would be right.

use std::fmt::Write;

use miette::GraphicalTheme;

use super::frame::{Frame, Mark};
use super::story::{self, Step};
use super::text::{clean, wrap};
use crate::base::message::report::Words;
use crate::base::{Finding, Place, Related, Say, Severity, Span};
use crate::report::{Findings, Item, Places};

/// A finding to be told, or several that say the same of several places of a file.
pub(super) struct Letter<'l, 'c> {
    /// All findings.
    pub findings: &'l Findings<'c>,
    /// The ones told here.
    pub items: Vec<Item<'c>>,
    /// Characters and colours.
    pub theme: &'l GraphicalTheme,
    /// The columns of the terminal.
    pub width: usize,
}

impl<'c> Letter<'_, 'c> {
    /// The letter as text.
    pub fn write(&self) -> String {
        let mut out = String::new();
        let Some(item) = self.items.first().copied() else { return out };
        self.head(item.diagnostic, &mut out);
        if item.diagnostic.story {
            self.story(item, &mut out);
        } else {
            self.frame(item, &mut out);
        }
        self.help(item.diagnostic, &mut out);
        out
    }

    /// `ошибка[nesting/late]: …`.
    fn head(&self, diagnostic: &Finding, out: &mut String) {
        let Finding { rule, severity, message, .. } = diagnostic;
        let head = format!("{}[{rule}]", Words::Severity(*severity).say(self.findings.lang));
        let mut text = format!("{head}: {message}");
        if self.items.len() > 1 {
            let _ = write!(text, " ({})", Words::Places(self.items.len()).say(self.findings.lang));
        }
        let strong = self.theme.styles.link;
        for (at, line) in wrap(&text, self.width.saturating_sub(2)).iter().enumerate() {
            let _ = match line.strip_prefix(&head).filter(|_| at == 0) {
                Some(rest) => writeln!(out, "{}{}", paint(self.theme, *severity, &head), strong.style(rest)),
                None => writeln!(out, "  {}", strong.style(line)),
            };
        }
    }

    fn frame(&self, item: Item<'c>, out: &mut String) {
        let diagnostic = item.diagnostic;
        let own = self.items.iter().filter_map(|item| {
            self.mark(*item, item.diagnostic.place, item.diagnostic.label.as_deref(), true)
        });
        let related = diagnostic.related.iter();
        let related = related.filter_map(|other| self.mark(item, other.place, Some(&other.message), false));
        let marks: Vec<Mark<'_>> = own.chain(related).collect();
        let last = marks.iter().map(|mark| mark.end.line).max().unwrap_or(1);
        let gutter = last.to_string().len();
        let (theme, width, lang) = (self.theme, self.width, self.findings.lang);
        Frame { theme, width, lang, gutter, severity: diagnostic.severity }.draw(&marks, out);
    }

    /// A place to be shown; `own` is that of the finding itself.
    fn mark<'m>(
        &'m self,
        item: Item<'c>,
        place: Place,
        label: Option<&'m str>,
        own: bool,
    ) -> Option<Mark<'m>> {
        let places = self.findings.places(item)?;
        let location = places.locate(place, None);
        let lines = places.lines(place.file)?;
        let filled = places.text(place).trim_end().len();
        let end = lines.position(place.span.start as usize + filled);
        let about = if label.is_none() { about(places, place) } else { None };
        Some(Mark { location, lines, end, label, about, own })
    }

    /// The steps of a contradiction that no single pair of lines shows.
    fn story(&self, item: Item<'c>, out: &mut String) {
        let step = |related: &'c Related| {
            let location = self.findings.other(item, related);
            Step { text: &related.message, at: format!("{}:{}", location.file, location.line) }
        };
        let steps: Vec<Step<'_>> = item.diagnostic.related.iter().map(step).collect();
        story::tell(&steps, self.theme, self.width, out);
    }

    /// What would be right; lines after the first are to be pasted, and kept as they are.
    fn help(&self, diagnostic: &Finding, out: &mut String) {
        let Some(help) = &diagnostic.help else { return };
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

/// The title of the measure that a place without words of its own lies in, unless the place is that title.
fn about(places: &Places<'_>, place: Place) -> Option<String> {
    let holds =
        |span: Span| span.start <= place.span.start && place.span.end <= span.end && span != place.span;
    places.in_roadmap(place.file, |roadmap| {
        let measure = roadmap.measures().find(|measure| holds(measure.span))?;
        let named = place.span == measure.title.span || measure.title.is_empty();
        (!named).then(|| format!("«{}»", &*measure.title))
    })
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
