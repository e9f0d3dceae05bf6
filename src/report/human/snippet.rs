//! The lines of files that a finding points at, in one snippet: numbers at the left, annotations and labels below.

use std::fmt::Write;
use std::ops::Range;

use miette::GraphicalTheme;

use super::finding::paint;
use super::source_line::source_line;
use super::text::{cut, width, wrap};
use crate::base::{Lang, Message, Severity, visible_line};
use crate::report::Location;
use crate::report::message::ReportMessage;
use crate::syntax::{Lines, Position};

/// How many lines of a place are shown.
const LINES_OF_A_PLACE: usize = 3;
/// A label that takes more columns than this may be wrapped to fit beside its mark.
const LABEL: usize = 44;
/// A label is not squeezed into fewer columns than this.
const NARROWEST_LABEL: usize = 24;

/// A title is not cut to fewer columns than this.
const NARROWEST_ABOUT: usize = 16;

/// A place to be shown.
pub(super) struct Annotation<'m> {
    /// Where it is.
    pub location: Location<'m>,
    /// The lines of its file.
    pub lines: &'m Lines,
    /// The last line and column of it that hold something.
    pub end: Position,
    /// What is said there.
    pub label: Option<&'m str>,
    /// What the place belongs to, said beside its name.
    pub about: Option<String>,
    /// Whether it is the place of the finding itself.
    pub own: bool,
}

/// Draws places of files.
pub(super) struct Snippet<'f> {
    /// The characters and colours.
    pub theme: &'f GraphicalTheme,
    /// The columns of the terminal.
    pub width: usize,
    /// The language of what the frame says itself.
    pub lang: Lang,
    /// How many columns line numbers take.
    pub gutter: usize,
    /// How much the finding weighs.
    pub severity: Severity,
}

impl Snippet<'_> {
    /// Draws places, that of the finding itself in the colour of its severity.
    pub(super) fn draw(&self, annotations: &[Annotation<'_>], out: &mut String) {
        let mut before: Option<&Annotation<'_>> = None;
        let own = |text: &str| paint(self.theme, self.severity, text);
        let other = |text: &str| {
            let colour = self.theme.styles.highlights.first().copied().unwrap_or_default();
            colour.style(text).to_string()
        };
        for mark in annotations {
            let follows = before.is_some_and(|before| {
                before.location.file == mark.location.file && before.end.line <= mark.location.line
            });
            if follows {
                self.under(out, "");
            } else {
                self.name(mark, before.is_none(), out);
            }
            let painter = Painter { snippet: self, paint: if mark.own { &own } else { &other } };
            if mark.end.line > mark.location.line {
                painter.many_lines(mark, out);
            } else {
                painter.one_line(mark, out);
            }
            before = Some(mark);
        }
        let chars = &self.theme.characters;
        let corner = format!("{}{}", chars.lbot, chars.hbar.to_string().repeat(4));
        let _ = writeln!(out, "{:gutter$} {}", "", self.dim(&corner), gutter = self.gutter);
    }

    /// `╭─[file:line:column]`, and what the place belongs to.
    fn name(&self, annotation: &Annotation<'_>, first: bool, out: &mut String) {
        let chars = &self.theme.characters;
        let corner = format!("{}{}[", if first { chars.ltop } else { chars.lcross }, chars.hbar);
        let Location { file, line, column, .. } = annotation.location;
        let name = format!("{}:{line}:{column}", visible_line(file));
        let _ = write!(out, "{:gutter$} {}", "", self.dim(&corner), gutter = self.gutter);
        let _ = write!(out, "{}{}", self.theme.styles.link.style(&name), self.dim("]"));
        let room = self.width.saturating_sub(self.gutter + 6 + width(&name));
        if let Some(about) = annotation.about.as_deref().filter(|_| room >= NARROWEST_ABOUT) {
            let _ = write!(out, " {}", self.dim(&cut(about, room)));
        }
        out.push('\n');
    }

    /// A line of a file behind its number.
    fn line(&self, number: usize, text: &str, out: &mut String) {
        let number = format!("{number:>gutter$} {}", self.theme.characters.vbar, gutter = self.gutter);
        push_line(out, &self.dim(&number), text);
    }

    /// A line of the frame's own.
    fn under(&self, out: &mut String, text: &str) {
        let edge = format!("{:gutter$} {}", "", self.theme.characters.vbar_break, gutter = self.gutter);
        push_line(out, &self.dim(&edge), text);
    }

    fn dim(&self, text: &str) -> String {
        self.theme.styles.linum.style(text).to_string()
    }

    /// How many columns there are for text.
    fn room(&self) -> usize {
        self.width.saturating_sub(self.gutter + 3).max(NARROWEST_LABEL)
    }
}

fn push_line(out: &mut String, edge: &str, text: &str) {
    out.push_str(edge);
    if !text.is_empty() {
        out.push(' ');
        out.push_str(text);
    }
    out.push('\n');
}

/// Draws a place in its colour.
struct Painter<'p> {
    snippet: &'p Snippet<'p>,
    paint: &'p dyn Fn(&str) -> String,
}

impl Painter<'_> {
    fn one_line(&self, annotation: &Annotation<'_>, out: &mut String) {
        let Location { line, column, start, .. } = annotation.location;
        let marked = column - 1..annotation.end.column - 1;
        let bytes = annotation.lines.before_in_line(line, start as usize);
        let shown = source_line(annotation.lines.line(line), (marked, bytes), self.snippet.room());
        self.snippet.line(line, &shown.text, out);
        match annotation.label {
            Some(label) => self.label(&shown.mark, label, out),
            None => {
                let bar = self.snippet.theme.characters.hbar.to_string().repeat(shown.mark.len());
                self.snippet.under(out, &format!("{:1$}{2}", "", shown.mark.start, (self.paint)(&bar)));
            }
        }
    }

    /// The line under a mark, and its label: at the right of the mark, or where there is no room at the left.
    fn label(&self, mark: &Range<usize>, label: &str, out: &mut String) {
        let chars = &self.snippet.theme.characters;
        let room = self.snippet.room();
        let wanted = width(label).min(LABEL);
        let middle = mark.start + (mark.len() - 1) / 2;
        let stem = middle.min(room.saturating_sub(wanted + 4)).max(mark.start);
        let bar = |length: usize| chars.hbar.to_string().repeat(length);
        let (left, right) = (stem - mark.start, (mark.end - stem).saturating_sub(1));
        let under = (self.paint)(&format!("{}{}{}", bar(left), chars.underbar, bar(right)));
        self.snippet.under(out, &format!("{:1$}{under}", "", mark.start));
        let right_of = room.saturating_sub(stem + 4);
        if right_of >= wanted.min(NARROWEST_LABEL) {
            let hook = (self.paint)(&format!("{}{}", chars.lbot, bar(2)));
            for (at, text) in wrap(label, right_of).into_iter().enumerate() {
                let lead = if at == 0 { hook.as_str() } else { "   " };
                self.snippet.under(out, &format!("{:stem$}{lead} {}", "", (self.paint)(&text)));
            }
            return;
        }
        let hook = (self.paint)(&format!("{}{}", bar(2), chars.rbot));
        let lines = wrap(label, stem.saturating_sub(3));
        let widest = lines.iter().map(|line| width(line)).max().unwrap_or(0);
        let begin = stem.saturating_sub(widest + 3);
        for (at, text) in lines.into_iter().enumerate() {
            let fill = widest - width(&text);
            let tail = if at == 0 { format!("{:fill$} {hook}", "") } else { String::new() };
            self.snippet.under(out, &format!("{:begin$}{}{tail}", "", (self.paint)(&text)));
        }
    }

    /// The first lines of a longer place, a bar before them.
    fn many_lines(&self, annotation: &Annotation<'_>, out: &mut String) {
        let chars = &self.snippet.theme.characters;
        let bar = (self.paint)(&chars.vbar.to_string());
        let first = annotation.location.line;
        let count = annotation.end.line - first + 1;
        // One line more is shown rather than counted.
        let shown = if count <= LINES_OF_A_PLACE + 1 { count } else { LINES_OF_A_PLACE };
        for line in first..first + shown {
            let text = source_line(annotation.lines.line(line), (0..0, 0), self.snippet.room() - 2).text;
            self.snippet.line(line, format!("{bar} {text}").trim_end(), out);
        }
        if count > shown {
            let more = self
                .snippet
                .dim(&format!("… {}", ReportMessage::MoreLines(count - shown).say(self.snippet.lang)));
            self.snippet.under(out, &format!("{bar} {more}"));
        }
        let hook = (self.paint)(&format!("{}{}", chars.lbot, chars.hbar.to_string().repeat(2)));
        let label = annotation.label.map(|label| wrap(label, self.snippet.room() - 4));
        for (at, text) in label.into_iter().flatten().enumerate() {
            let lead = if at == 0 { hook.as_str() } else { "   " };
            self.snippet.under(out, &format!("{lead} {}", (self.paint)(&text)));
        }
    }
}
