//! A finding as text: what is wrong, the lines it speaks of, what would be right.

use std::fmt::Write;

use miette::GraphicalTheme;

use super::WordedFinding;
use super::snippet::{Annotation, Snippet};
use super::text::wrap;
use super::trace::{self, TraceLine};
use crate::base::{Edit, Finding, Fix, Lang, Message, Place, Severity, file_uri, visible_line};
use crate::model::Row;
use crate::report::message::ReportMessage;
use crate::report::{Findings, PlaceFinder, RelatedText, RenderedFinding, ReportItem};
use crate::rules::{BOOK, page_address};

/// A finding to be told, or several that say the same of several places of a file.
pub(super) struct FindingText<'l, 'c> {
    /// All findings.
    pub findings: &'l Findings<'c>,
    /// The ones told here.
    pub items: Vec<WordedFinding<'c>>,
    /// Those of other files that are told with them.
    pub others: Vec<ReportItem<'c>>,
    /// Characters and colours.
    pub theme: &'l GraphicalTheme,
    /// The columns of the terminal.
    pub width: usize,
    /// Whether the terminal follows links.
    pub links: bool,
}

impl<'c> FindingText<'_, 'c> {
    /// The whole text.
    pub(super) fn write(&self) -> String {
        let mut out = String::new();
        let Some(first) = self.items.first() else { return out };
        self.head(first, &mut out);
        if first.item.finding.args.is_trace() {
            self.trace(first, &mut out);
        } else {
            self.snippet(first, &mut out);
        }
        self.help(&first.told, &mut out);
        self.fix(first.item, &mut out);
        self.others(&mut out);
        out
    }

    /// The files of which the same is said, each to be mended alike.
    fn others(&self, out: &mut String) {
        if self.others.is_empty() {
            return;
        }
        let files: Vec<&str> = self.others.iter().map(|item| item.file).collect();
        let words = ReportMessage::Likewise(files.len()).say(self.findings.lang);
        for line in wrap(&format!("{words}: {}", files.join(", ")), self.width.saturating_sub(4)) {
            let _ = writeln!(out, "  {line}");
        }
    }

    /// `ошибка[nesting/late]: …`.
    fn head(&self, first: &WordedFinding<'c>, out: &mut String) {
        let Finding { rule, severity, .. } = first.item.finding;
        let head = format!("{}[{rule}]", ReportMessage::Severity(*severity).say(self.findings.lang));
        let mut text = format!("{head}: {}", first.told.message);
        if self.items.len() > 1 {
            let _ = write!(text, " ({})", ReportMessage::Places(self.items.len()).say(self.findings.lang));
        }
        let strong = self.theme.styles.link;
        for (at, line) in wrap(&text, self.width.saturating_sub(2)).iter().enumerate() {
            let _ = match line.strip_prefix(&head).filter(|_| at == 0) {
                Some(rest) => {
                    let head = linked(&paint(self.theme, *severity, &head), self.address(first.item));
                    writeln!(out, "{head}{}", strong.style(rest))
                }
                None => writeln!(out, "  {}", strong.style(line)),
            };
        }
    }

    /// Where the head leads in a terminal that follows links: to the page of the rule, or without a book to the file.
    fn address(&self, item: ReportItem<'c>) -> Option<String> {
        match BOOK {
            _ if !self.links => None,
            Some(_) => Some(page_address(item.finding.rule)),
            None => file_uri(self.findings.places(item)?.path(item.finding.place.file)?),
        }
    }

    fn snippet(&self, first: &WordedFinding<'c>, out: &mut String) {
        let own = self.items.iter().filter_map(|WordedFinding { item, told }| {
            self.annotation(*item, item.finding.place, told.label.as_deref(), true)
        });
        let related = first.told.related.iter();
        let related =
            related.filter_map(|other| self.annotation(first.item, other.place, Some(&other.message), false));
        let annotations: Vec<Annotation<'_>> = own.chain(related).collect();
        let last = annotations.iter().map(|annotation| annotation.end.line).max().unwrap_or(1);
        let gutter = last.to_string().len();
        let (theme, width, lang) = (self.theme, self.width, self.findings.lang);
        let severity = first.item.finding.severity;
        Snippet { theme, width, lang, gutter, severity }.draw(&annotations, out);
    }

    /// A place to be shown; `own` is that of the finding itself.
    fn annotation<'m>(
        &'m self,
        item: ReportItem<'c>,
        place: Place,
        label: Option<&'m str>,
        own: bool,
    ) -> Option<Annotation<'m>> {
        let places = self.findings.places(item)?;
        let location = places.locate(place, None);
        let lines = places.lines(place.file)?;
        let filled = places.text(place).trim_end().len();
        let end = lines.position(place.span.start as usize + filled);
        let about = if label.is_none() { about(places, place, self.findings.lang) } else { None };
        Some(Annotation { location, lines, end, label, about, own })
    }

    /// The steps of a contradiction that no single pair of lines shows.
    fn trace(&self, WordedFinding { item, told }: &WordedFinding<'c>, out: &mut String) {
        let step = |other: &'_ RelatedText| {
            let location = self.findings.other(*item, other);
            format!("{}:{}", visible_line(location.file), location.line)
        };
        let steps = told.related.iter().map(|other| TraceLine { text: &other.message, at: step(other) });
        trace::tell(&steps.collect::<Vec<_>>(), self.theme, self.width, out);
    }

    /// What would be right; lines after the first are to be pasted, and kept as they are.
    fn help(&self, told: &RenderedFinding, out: &mut String) {
        let Some(help) = &told.help else { return };
        let prefix = format!("{}:", ReportMessage::Help.say(self.findings.lang));
        let mut lines = help.lines();
        let first = format!("{prefix} {}", lines.next().unwrap_or(""));
        for (at, line) in wrap(&first, self.width.saturating_sub(4)).iter().enumerate() {
            let _ = match line.strip_prefix(&prefix).filter(|_| at == 0) {
                Some(rest) => writeln!(out, "  {}{rest}", self.theme.styles.help.style(&prefix)),
                None => writeln!(out, "    {line}"),
            };
        }
        for line in lines {
            let _ = writeln!(out, "{}", visible_line(line).trim_end());
        }
    }

    /// The option that mends it, and what would be written in place of what.
    fn fix(&self, item: ReportItem<'c>, out: &mut String) {
        let Some((fix, places)) = item.finding.fixes.first().zip(self.findings.places(item)) else { return };
        let option = if fix.safe { "--fix" } else { "--fix --unsafe-fixes" };
        let head = format!("{} {option}", ReportMessage::Mends.say(self.findings.lang));
        let text = match replaced(places, item.finding.place, fix, self.findings.lang) {
            Some(replaced) => format!("{head}: {}", visible_line(&replaced)),
            None => head,
        };
        for (at, line) in wrap(&text, self.width.saturating_sub(4)).iter().enumerate() {
            let _ = writeln!(out, "  {}{line}", if at == 0 { "" } else { "  " });
        }
    }
}

/// What is written in place of what, in one line; nothing where lines are put in, which the help shows.
fn replaced(places: &PlaceFinder<'_>, Place { file, .. }: Place, fix: &Fix, lang: Lang) -> Option<String> {
    const SHOWN: usize = 3;
    let edit = |edit: &Edit| {
        let old = places.text(Place { file, span: edit.span });
        let one = |text: &str| !text.contains(['\n', '\r']);
        (one(old) && one(&edit.replacement)).then(|| match (old, edit.replacement.as_str()) {
            (old, "") => format!("{} → ∅", lang.quoted(old)),
            ("", new) => format!("+ {}", lang.quoted(new)),
            (old, new) => format!("{} → {}", lang.quoted(old), lang.quoted(new)),
        })
    };
    let shown: Vec<String> = fix.edits.iter().take(SHOWN).map(edit).collect::<Option<_>>()?;
    let more = if fix.edits.len() > SHOWN { ", …" } else { "" };
    Some(format!("{}{more}", shown.join(", ")))
}

/// The title of the measure that a place without words of its own lies in, unless the place is that title.
fn about(places: &PlaceFinder<'_>, place: Place, lang: Lang) -> Option<String> {
    let row = places.roadmap(place.file)?.row_at(place.span)?;
    let measure = std::iter::successors(Some(row), Row::whole).find(|row| row.measure.span != place.span)?;
    let measure = measure.measure;
    let named = place.span == measure.title.span || measure.title.is_empty();
    (!named).then(|| lang.quoted(&measure.title))
}

/// A text that leads somewhere, in the signs of OSC 8.
fn linked(text: &str, address: Option<String>) -> String {
    match address {
        Some(address) => format!("\x1b]8;;{address}\x1b\\{text}\x1b]8;;\x1b\\"),
        None => text.to_owned(),
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
