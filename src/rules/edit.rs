//! Edits of texts: what to write in a file so that a text reads otherwise, with its quotes, folds and comments kept.

use std::borrow::Cow;
use std::ops::Range;

use super::View;
use crate::base::{Edit, Fix, Span};
use crate::model::Text;
use crate::syntax::{
    has_flow_sign, in_double_quotes, in_single_quotes, plain_or_quoted, quoted, single_quoted,
};
use crate::workspace::LoadedFile;

/// Lines with the ends that the lines of a file have.
pub(super) fn with_ends_of<'l>(file: &LoadedFile, lines: &'l str) -> Cow<'l, str> {
    if lines.contains('\n') && file.lines().has_crlf() {
        return Cow::Owned(lines.replace("\r\n", "\n").replace('\n', "\r\n"));
    }
    Cow::Borrowed(lines)
}

/// How the text of a value stands in its file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quoting {
    Plain,
    Single,
    Double,
    /// Lines of their own under `|` or `>`.
    Block,
}

impl View<'_> {
    /// The edits that make a text of this roadmap read otherwise; nothing where its words cannot be found in the file.
    pub(super) fn retyped(&self, text: &Text, new: &str) -> Option<Vec<Edit>> {
        retyped(&self.file()?.source.text, text, new)
    }

    /// A safe fix that makes a text read otherwise.
    pub(super) fn safe_retyping(&self, text: &Text, new: &str) -> Option<Fix> {
        self.retyped(text, new).map(Fix::safe)
    }

    /// A fix that makes a text say what was worked out for all texts like it.
    pub(super) fn unsafe_rewording(&self, text: &Text, new: &Rewording) -> Option<Fix> {
        new.edits(&self.file()?.source.text, text).map(Fix::uncertain)
    }

    /// A fix that makes a text say something else.
    pub(super) fn unsafe_retyping(&self, text: &Text, new: &str) -> Option<Fix> {
        self.retyped(text, new).map(Fix::uncertain)
    }
}

/// What a text should say in place of what it says, wherever it stands.
pub(super) struct Rewording {
    new: String,
    /// The words that read otherwise.
    parts: Vec<(Range<usize>, String)>,
    /// Whether all of them can be written without quotes.
    is_plain: bool,
}

impl Rewording {
    /// Nothing where the two are the same.
    pub(super) fn of(old: &str, new: String) -> Option<Self> {
        (old != new).then(|| {
            let parts = differing(old, &new);
            let brings_sign = |(part, right): &(Range<usize>, String)| {
                has_flow_sign(right) && !old.get(part.clone()).is_some_and(has_flow_sign)
            };
            // They are written together, so that the whole is asked about once, however many there are.
            let is_plain = !parts.iter().any(brings_sign) && plain_or_quoted(&new) == new;
            Rewording { new, parts, is_plain }
        })
    }

    /// The edits that make a text read so, word by word where as many words stay; else the whole value, where that is in
    /// one line.
    pub(super) fn edits(&self, file: &str, text: &Text) -> Option<Vec<Edit>> {
        let mut edits = Vec::with_capacity(self.parts.len());
        for (part, right) in &self.parts {
            match edit_of(file, text, (part, right.as_str()), || self.is_plain) {
                Some(edit) => edits.push(edit),
                None => return whole(file, text, &self.new).map(|edit| vec![edit]),
            }
        }
        Some(edits)
    }
}

/// The edits that make a text read otherwise.
pub(super) fn retyped(file: &str, text: &Text, new: &str) -> Option<Vec<Edit>> {
    Rewording::of(text, new.to_owned())?.edits(file, text)
}

/// The edit that replaces a part of a text; nothing where it cannot be made by itself.
pub(super) fn retyped_part(file: &str, text: &Text, part: &Range<usize>, right: &str) -> Option<Edit> {
    edit_of(file, text, (part, right), || stays_plain(text, part, right))
}

fn edit_of(
    file: &str,
    text: &Text,
    (part, right): (&Range<usize>, &str),
    is_plain: impl FnOnce() -> bool,
) -> Option<Edit> {
    let (span, exact) = place(file, text, part);
    let replacement = escaped(quoting(file, text), right, is_plain)?;
    exact.then_some(Edit { span, replacement: replacement.into() })
}

/// The edit that writes a value anew, where it stands in one line.
fn whole(file: &str, text: &Text, new: &str) -> Option<Edit> {
    let raw = file.get(text.span.range())?;
    let single = !raw.contains('\n') && !new.contains('\n') && quoting(file, text) != Quoting::Block;
    single.then(|| Edit { span: text.span, replacement: value(raw, new).into() })
}

/// A value as it is written in place of another: without quotes only where the other has none.
fn value(raw: &str, new: &str) -> String {
    // In a list or a mapping between brackets these signs would end the value.
    let flow = has_flow_sign(new) && !has_flow_sign(raw);
    match raw.chars().next() {
        Some('"') => quoted(new),
        Some('\'') => single_quoted(new),
        _ if flow => single_quoted(new),
        _ => plain_or_quoted(new),
    }
}

/// The words of a text that read otherwise, each with what should stand there.
fn differing(old: &str, new: &str) -> Vec<(Range<usize>, String)> {
    let (olds, news): (Vec<&str>, Vec<&str>) =
        (old.split_whitespace().collect(), new.split_whitespace().collect());
    let place = |word: &str| word.as_ptr() as usize - old.as_ptr() as usize;
    let framed = |text: &str, words: &[&str]| text.split_whitespace().eq(words.iter().copied());
    if olds.len() == news.len() && framed(old, &olds) && blanks(old) == blanks(new) {
        let pairs = olds.iter().zip(&news).filter(|(one, other)| one != other);
        return pairs.map(|(one, other)| (place(one)..place(one) + one.len(), (*other).to_owned())).collect();
    }
    let head: usize = old
        .chars()
        .zip(new.chars())
        .take_while(|(one, other)| one == other)
        .map(|(one, _)| one.len_utf8())
        .sum();
    let (rest, other) = (old.get(head..).unwrap_or_default(), new.get(head..).unwrap_or_default());
    let pairs = rest.chars().rev().zip(other.chars().rev());
    let tail: usize = pairs.take_while(|(one, other)| one == other).map(|(one, _)| one.len_utf8()).sum();
    vec![(head..old.len() - tail, other.get(..other.len() - tail).unwrap_or_default().to_owned())]
}

/// The blanks of a text, so that it can be told whether two differ in words alone.
fn blanks(text: &str) -> Vec<&str> {
    text.split(|sign: char| !sign.is_whitespace()).filter(|blanks| !blanks.is_empty()).collect()
}

/// Where a part of a text stands in the file, and whether the file holds its very letters there, so that a fix may
/// write others in their place. Short words, which a text has many of, are found by those around them.
pub(super) fn place(file: &str, text: &Text, part: &Range<usize>) -> (Span, bool) {
    let mut wider = part.clone();
    for _ in 0..3 {
        let span = text.words(file, Span::new(wider.start, wider.end));
        if (span.end - span.start) as usize == wider.len() && !wider.is_empty() {
            let start = span.start as usize + part.start - wider.start;
            return (Span::new(start, start + part.len()), true);
        }
        wider = a_word_wider(text, &wider);
    }
    (text.span, false)
}

/// A part of a text with a word more on either side.
pub(super) fn a_word_wider(text: &str, part: &Range<usize>) -> Range<usize> {
    let head = text.get(..part.start).unwrap_or_default().trim_end();
    let tail = text.get(part.end..).unwrap_or_default();
    let start = head.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let skipped = tail.len() - tail.trim_start().len();
    let end = tail.trim_start().find(char::is_whitespace).map_or(tail.len(), |at| skipped + at);
    start..part.end + end
}

/// What is written for a part of a value, by the marks that the value stands in; nothing where the value would be read
/// as something else.
fn escaped(quoting: Quoting, right: &str, is_plain: impl FnOnce() -> bool) -> Option<String> {
    match quoting {
        Quoting::Block => (!right.contains('\n')).then(|| right.to_owned()),
        Quoting::Single => Some(in_single_quotes(right)),
        Quoting::Double => Some(in_double_quotes(right)),
        Quoting::Plain => is_plain().then(|| right.to_owned()),
    }
}

/// Whether a text without quotes can have other words in place of a part of it and still be read as it is written.
fn stays_plain(text: &str, part: &Range<usize>, right: &str) -> bool {
    let whole = || Some((text.get(..part.start)?, text.get(part.clone())?, text.get(part.end..)?));
    whole().is_some_and(|(head, old, tail)| {
        let new = format!("{head}{right}{tail}");
        (!has_flow_sign(right) || has_flow_sign(old)) && plain_or_quoted(&new) == new
    })
}

fn quoting(file: &str, text: &Text) -> Quoting {
    let raw = file.get(text.span.range()).unwrap_or_default();
    let before = file.get(..text.span.start as usize).unwrap_or_default();
    let above = before.trim_end();
    let own_line = before.get(above.len()..).is_some_and(|blanks| blanks.contains('\n'));
    match raw.as_bytes() {
        [b'|' | b'>', ..] => Quoting::Block,
        _ if own_line && above.ends_with(['|', '>', '-', '+']) => Quoting::Block,
        [b'"', .., b'"'] => Quoting::Double,
        [b'\'', .., b'\''] => Quoting::Single,
        _ => Quoting::Plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::edited;

    /// A file with the value between the bars retyped.
    fn made(file: &str, value: &str, new: &str) -> Option<String> {
        let start = file.find('‹')?;
        let file = file.replacen('‹', "", 1);
        let end = file.find('›')?;
        let file = file.replacen('›', "", 1);
        let text = Text { value: value.into(), span: Span::new(start, end) };
        Some(edited(&file, &retyped(&file, &text, new)?))
    }

    #[test]
    fn quotes_folds_and_comments_stay() {
        let made = |file, value, new| made(file, value, new).unwrap();
        assert_eq!(made("a: ‹до 1О мая› # да\r\n", "до 1О мая", "до 10 мая"), "a: до 10 мая # да\r\n");
        assert_eq!(made("a: ‹\"до 1О мая\"›\n", "до 1О мая", "до 10 мая"), "a: \"до 10 мая\"\n");
        assert_eq!(made("a: ‹'п 5'›\n", "п 5", "п' 5"), "a: 'п'' 5'\n");
        assert_eq!(made("a: ‹oтчёт\n  школы›\n", "oтчёт школы", "отчёт школы"), "a: отчёт\n  школы\n");
        assert_eq!(
            made("a: >\n  ‹oтчёт\n  школы›\n", "oтчёт школы", "отчёт школы"),
            "a: >\n  отчёт\n  школы\n"
        );
    }

    #[test]
    fn a_value_that_would_be_read_otherwise_gets_quotes() {
        assert_eq!(made("a: ‹Отчёт›\n", "Отчёт", "План: отчёт").unwrap(), "a: 'План: отчёт'\n");
        assert_eq!(made("a: [‹Отчёт›]\n", "Отчёт", "Отчёт, план").unwrap(), "a: ['Отчёт, план']\n");
        assert_eq!(
            made("a: |\n  ‹Отчёт\n  да›\n", "Отчёт\nда", "Отчёт\nнет").unwrap(),
            "a: |\n  Отчёт\n  нет\n"
        );
    }
}
