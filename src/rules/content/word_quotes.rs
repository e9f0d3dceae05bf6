//! `content/word-quotes`: quotation marks of a word processor where YAML's were meant.

use super::typed_number::numbers;
use crate::base::{Edit, Fix};
use crate::model::{Passage, Text, TextRole};
use crate::rules::prelude::*;
use crate::syntax::quoted;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "content/word-quotes",
    severity: Severity::Warning,
    page: include_str!("word_quotes.md"),
    check: Check::Roadmap(check),
    decode: decode::<WordQuotes>,
};

/// The value between the marks.
#[derive(Debug, Serialize, Deserialize)]
struct WordQuotes {
    typed: String,
    value: String,
    marks: Marks,
}

/// Where the marks stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Marks {
    Both,
    /// At the end alone: that at the start was forgotten.
    End,
    /// At the start alone: that which closes was.
    Start,
}

/// The marks that a word processor puts for `"`.
const MARKS: [char; 7] = ['“', '”', '„', '‟', '‘', '’', '‚'];

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let roadmap = view.roadmap;
    let texts = view.chosen(|text| text.words.has_rare_signs());
    // A title or a result that is a name may want «ёлочки»; a unit, a number and a territory do not.
    let is_name = |passage: &Passage<'_>| matches!(passage.role, TextRole::Title | TextRole::Result);
    let texts = texts.map(|passage| (passage.text, roadmap.id_of(passage.owner), is_name(passage)));
    let numbers = numbers(roadmap).map(|number| (&number.0, None, false));
    for (text, about, is_name) in texts.chain(numbers) {
        let both = inside(text).map(|value| (value, Marks::Both));
        let one = || single(text).map(|value| (value, Marks::End));
        let open = || opened(text).map(|value| (value, Marks::Start));
        let Some((value, marks)) = both.or_else(one).or_else(open) else { continue };
        let args = WordQuotes { typed: text.to_string(), value: value.to_owned(), marks };
        let mended = match marks {
            Marks::End => view.safe_retyping(text, value),
            // Only the author knows whether the quotation ends before the text does.
            Marks::Start => None,
            Marks::Both => {
                let edits = vec![Edit { span: text.span, replacement: quoted(value).into() }];
                Some(if is_name { Fix::uncertain(edits) } else { Fix::safe(edits) })
            }
        };
        findings.push(view.finding(&RULE, text.span, about, args).with_fix(mended));
    }
}

/// What stands between the marks, where they enclose the whole value.
fn inside(text: &Text) -> Option<&str> {
    let inner = text.strip_prefix(MARKS)?.strip_suffix(|sign| MARKS.contains(&sign) || sign == '"')?;
    (!inner.contains(MARKS) && !inner.contains('"')).then_some(inner)
}

/// What stands before a mark at the end that has no other; behind a figure it may be inches.
fn single(text: &str) -> Option<&str> {
    let value = text.strip_suffix('"')?;
    let is_one = !value.contains('"')
        && !value.contains(MARKS)
        && !value.ends_with(|sign: char| sign.is_ascii_digit());
    is_one.then_some(value)
}

/// What stands behind a mark that opens a quotation, where nothing closes one.
fn opened(text: &str) -> Option<&str> {
    let value = text.strip_prefix(['“', '„', '‟'])?;
    (!value.contains(MARKS) && !value.contains(['"', '»'])).then_some(value)
}

impl Words for WordQuotes {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let typed = &self.typed;
        match self.marks {
            Marks::End => say!(
                tell.lang,
                "кавычка в конце без открывающей будет напечатана: {typed}",
                "a quotation mark at the end without one at the start would be printed: {typed}"
            ),
            Marks::Start => say!(
                tell.lang,
                "кавычка в начале без закрывающей будет напечатана: {typed}",
                "a quotation mark at the start without one that closes would be printed: {typed}"
            ),
            Marks::Both => say!(
                tell.lang,
                "значение взято в кавычки Word, и они будут напечатаны: {typed}",
                "the value stands in the quotation marks of a word processor, which would be printed: {typed}"
            ),
        }
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        let value = &self.value;
        Some(match self.marks {
            Marks::End => say!(tell.lang, "убрать её: «{value}»", "take it away: “{value}”"),
            Marks::Start => say!(
                tell.lang,
                "убрать её: «{value}»; если кавычки нужны в тексте, поставить «ёлочки»",
                "take it away: “{value}”; where the text needs quotation marks, use «»"
            ),
            Marks::Both => say!(
                tell.lang,
                "взять в прямые кавычки: \"{value}\"; если кавычки нужны в тексте, поставить «ёлочки»",
                "use straight marks: \"{value}\"; where the text needs quotation marks, use «»"
            ),
        })
    }
}
