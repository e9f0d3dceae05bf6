//! A text as Markdown takes it for nothing but text: no list, no heading, no table, no entity, no HTML.

use std::fmt::Write;

use crate::base::visible_line;

/// A text of an author as a part of a paragraph of Markdown, in which nothing of it is obeyed and no sign is hidden.
pub fn markdown_text(text: &str) -> String {
    let mut out = String::new();
    // Nothing can fail to be written to memory.
    let _ = write(&mut out, &visible_line(text));
    out
}

/// Writes a text into a line of Markdown; a line's end becomes `<br>`, as tables need. Hyphens that only a narrow column
/// needs are left out.
pub(super) fn write(out: &mut impl Write, text: &str) -> std::fmt::Result {
    let mut signs = text.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        match sign {
            '\r' if signs.peek().is_some_and(|(_, next)| *next == '\n') => {}
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => out.write_str("<br>")?,
            '\u{ad}' | '\u{200b}' => {}
            '\u{2011}' => out.write_char('-')?,
            sign if sign.is_control() => out.write_char(' ')?,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '#' | '~' => write!(out, "\\{sign}")?,
            '&' if is_entity(text.get(at..).unwrap_or_default()) => out.write_str("\\&")?,
            '-' | '=' | '>' if is_first(text, at) => write!(out, "\\{sign}")?,
            '+' if next_is_blank(&mut signs) && is_first(text, at) => out.write_str("\\+")?,
            '.' | ')' if next_is_blank(&mut signs) && is_number(text.get(..at).unwrap_or_default()) => {
                write!(out, "\\{sign}")?
            }
            sign => out.write_char(sign)?,
        }
    }
    Ok(())
}

/// Whether a text begins with what Markdown reads as another sign: `&lt;`, `&#1040;`.
fn is_entity(text: &str) -> bool {
    let name = text.trim_start_matches('&').trim_start_matches('#');
    let end = name.find(|sign: char| !sign.is_ascii_alphanumeric()).unwrap_or(name.len());
    end > 0 && name.get(end..).is_some_and(|rest| rest.starts_with(';'))
}

/// Whether nothing stands before a sign, so that it would make a list, a quotation or a line of its own.
fn is_first(text: &str, at: usize) -> bool {
    text.get(..at).is_some_and(|before| before.trim().is_empty())
}

fn next_is_blank(signs: &mut std::iter::Peekable<std::str::CharIndices<'_>>) -> bool {
    signs.peek().is_some_and(|(_, next)| matches!(next, ' ' | '\t'))
}

/// Whether figures alone stand before a sign, which would make a list of them. Behind a number of our own a blank stands
/// that does not break, which makes none.
fn is_number(before: &str) -> bool {
    let figures = before.trim_start();
    (1..=9).contains(&figures.len()) && figures.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        let mut out = String::new();
        write(&mut out, text).unwrap();
        out
    }

    /// What a reader of Markdown makes of a text.
    fn read(text: &str) -> String {
        use pulldown_cmark::{Event, Options, Parser, Tag};
        let source = written(text);
        Parser::new_ext(
            &source,
            Options::ENABLE_TABLES
                | Options::ENABLE_FOOTNOTES
                | Options::ENABLE_STRIKETHROUGH
                | Options::ENABLE_TASKLISTS
                | Options::ENABLE_GFM,
        )
        .map(|event| match event {
            Event::Text(text) => text.to_string(),
            Event::Start(Tag::Paragraph) | Event::End(_) => String::new(),
            Event::InlineHtml(tag) if &*tag == "<br>" => "\n".to_owned(),
            other => format!("{other:?}"),
        })
        .collect()
    }

    #[test]
    fn nothing_but_text_is_read_back() {
        let hostile = [
            "- пункт",
            "+ пункт",
            "* пункт",
            "> цитата",
            "# заголовок",
            "1. список",
            "12) список",
            "---",
            "===",
            "***",
            "a | b",
            "&lt;b&gt;",
            "R&D",
            "&#1040;",
            "<script>",
            "[a](javascript:b)",
            "![a](b)",
            "`код`",
            "~~нет~~",
            "две\nстроки",
            "две\n- строки",
            "a\\",
            "https&colon;",
            "_a_",
            ":---:",
            "[^1]",
            "$x$",
            "a  \nb",
        ];
        for text in hostile {
            assert_eq!(read(text), text, "{}", written(text));
        }
        assert_eq!(written("орга\u{ad}низация"), "организация");
        assert_eq!(written("а\r\nб\rв"), "а<br>б<br>в");
        assert_eq!(markdown_text("а\n\u{202e}[б]"), "а \u{fffd}\\[б\\]");
    }
}
