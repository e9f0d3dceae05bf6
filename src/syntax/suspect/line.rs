//! A line of a file as its author sees it: indentation, dashes, key, value.

use std::ops::Range;

/// A line; all offsets are those of the whole text.
#[derive(Clone, Debug)]
pub(in crate::syntax) struct SuspectLine<'t> {
    /// The line without its end.
    pub text: &'t str,
    /// The first byte.
    pub start: usize,
    /// The first byte that is no blank of any kind.
    pub inner: usize,
    /// The first byte behind the dashes of lists.
    pub content: usize,
    /// The colon behind the key, where the line begins with a key.
    pub colon: Option<usize>,
}

/// The lines of a text; a mark of the order of bytes before the first belongs to none.
pub(in crate::syntax) fn lines(text: &str) -> Vec<SuspectLine<'_>> {
    let mut lines = Vec::new();
    let rest = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut start = text.len() - rest.len();
    for line in rest.split_inclusive(['\n', '\r']) {
        let body = line.trim_end_matches(['\n', '\r']);
        // Of CRLF the second half makes no line of its own.
        if !(line == "\n" && text.get(..start).is_some_and(|before| before.ends_with('\r'))) {
            lines.push(SuspectLine::of(body, start));
        }
        start += line.len();
    }
    lines
}

/// Whether a sign is a blank of any kind, the hard and the wide ones too.
pub(in crate::syntax) fn is_blank(sign: char) -> bool {
    matches!(
        sign,
        ' ' | '\t' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}'
    )
}

/// Whether a sign belongs to the words that the format's keys are made of.
pub(in crate::syntax) fn is_key_sign(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte == b'_'
}

impl<'t> SuspectLine<'t> {
    fn of(text: &'t str, start: usize) -> Self {
        let mut rest = text.trim_start_matches(is_blank);
        let inner = start + text.len() - rest.len();
        while let Some(behind) = rest.strip_prefix("- ") {
            rest = behind.trim_start_matches(is_blank);
        }
        let content = start + text.len() - rest.len();
        let colon = key_length(rest).map(|length| content + length);
        SuspectLine { text, start, inner, content, colon }
    }

    /// A part of the line.
    pub(crate) fn part(&self, range: Range<usize>) -> &'t str {
        self.text
            .get(range.start.saturating_sub(self.start)..range.end.saturating_sub(self.start))
            .unwrap_or("")
    }

    /// One past the last byte.
    pub(crate) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether there is nothing on it, or only a comment.
    pub(crate) fn is_empty(&self) -> bool {
        matches!(self.part(self.inner..self.end()).bytes().next(), None | Some(b'#'))
    }

    /// Whether it begins a part of a list.
    pub(crate) fn has_dash(&self) -> bool {
        self.part(self.inner..self.end()).starts_with("- ")
    }

    /// How many signs stand before the first that is no blank.
    pub(crate) fn indent(&self) -> usize {
        self.part(self.start..self.inner).chars().count()
    }

    /// The column of its key: behind the dashes.
    pub(crate) fn column(&self) -> usize {
        self.part(self.start..self.content).chars().count()
    }

    /// All behind the dashes.
    pub(crate) fn whole(&self) -> Range<usize> {
        self.trimmed(self.content, self.end())
    }

    /// The value behind the key, or behind the dashes where there is no key; no comment.
    pub(crate) fn value(&self) -> Range<usize> {
        self.trimmed(self.colon.map_or(self.content, |colon| colon + 1), self.end())
    }

    /// The word of small Latin letters that the line begins with behind its dashes.
    pub(crate) fn word(&self) -> &'t str {
        let rest = self.part(self.content..self.end());
        let length = rest.bytes().take_while(|byte| is_key_sign(*byte)).count();
        rest.get(..length).unwrap_or("")
    }

    fn trimmed(&self, start: usize, end: usize) -> Range<usize> {
        let part = self.part(start..end);
        let left = start + part.len() - part.trim_start_matches(is_blank).len();
        left..(start + part.trim_end_matches(is_blank).len()).max(left)
    }
}

/// The length of the key that a text begins with: up to a colon with a blank or nothing behind it.
fn key_length(text: &str) -> Option<usize> {
    let quoted = text.starts_with(['"', '\'', '[', '{', '#', '&', '*', '!', '|', '>', '%', '@', '`']);
    let at = text.match_indices(':').map(|(at, _)| at).find(|at| {
        let behind = text.get(at + 1..).unwrap_or("");
        behind.is_empty() || behind.starts_with(is_blank)
    })?;
    let key = text.get(..at)?.trim_end_matches(is_blank);
    (!quoted && !key.is_empty() && !key.contains(is_blank)).then_some(at)
}
