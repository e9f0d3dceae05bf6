//! `content/lost-comment`: a text cut by a `#` that was meant for a part of it.

use crate::rules::prelude::*;
use crate::syntax::{self, Node, QuotingStyle, YamlKind, single_quoted};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "content/lost-comment",
    severity: Severity::Warning,
    page: include_str!("lost_comment.md"),
    check: Check::Roadmap(check),
    decode: decode::<LostComment>,
};

/// The text as it was meant.
#[derive(Debug, Serialize, Deserialize)]
struct LostComment {
    kept: String,
    lost: String,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let Some(file) = view.file() else { return };
    let text = &file.source.text;
    // Nearly no file has such a comment, and no file is read again for nothing.
    if !file.rare_signs().number_sign {
        return;
    }
    let is_lost = |(head, comment): (&str, &str)| head.ends_with(' ') && is_glued(comment);
    if !memchr::memchr_iter(b'#', text.as_bytes()).filter_map(|at| text.split_at_checked(at)).any(is_lost) {
        return;
    }
    let parsed = syntax::parse(text, file.source.mark_len());
    for value in parsed.tree.root().into_iter().flat_map(plain_values) {
        let end = value.span().end as usize;
        let rest = text.get(end..).unwrap_or_default();
        let line = rest.get(..rest.find(['\n', '\r']).unwrap_or(rest.len())).unwrap_or_default();
        let comment = line.trim_start_matches([' ', '\t']);
        if comment.len() < line.len() && is_glued(comment) {
            let args = LostComment { kept: value.text().to_owned(), lost: comment.trim_end().to_owned() };
            let start = end + line.len() - comment.len();
            let span = Span::new(start, end + line.trim_end().len());
            let about = view.roadmap.entry_at(value.span()).map(|id| id.to_string());
            findings.push(view.finding(&RULE, span, about.as_deref(), args));
        }
    }
}

/// Whether a comment has no blank after its sign, so that it may be meant for a number: «#5».
fn is_glued(comment: &str) -> bool {
    comment.strip_prefix('#').and_then(|rest| rest.chars().next()).is_some_and(char::is_alphanumeric)
}

/// The texts without quotes below a node.
fn plain_values(node: Node<'_>) -> Vec<Node<'_>> {
    match node.kind() {
        YamlKind::Scalar(QuotingStyle::Plain) if !node.is_null() => vec![node],
        YamlKind::Scalar(_) => Vec::new(),
        YamlKind::Sequence => node.items().flat_map(plain_values).collect(),
        YamlKind::Mapping => node.entries().flat_map(|(_, value)| plain_values(value)).collect(),
    }
}

impl Words for LostComment {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let lost = &self.lost;
        say!(
            tell.lang,
            "знак # после пробела начинает комментарий: «{lost}» не попадёт в печать",
            "a # behind a blank begins a comment: “{lost}” is not printed"
        )
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        let quoted = single_quoted(&format!("{} {}", self.kept, self.lost));
        Some(say!(
            tell.lang,
            "взять значение в кавычки: {quoted}; если это комментарий, поставить пробел после #",
            "quote the value: {quoted}; if it is a comment, put a blank after the #"
        ))
    }
}
