//! The edit that silences a rule at an entry of a file, with a reason that the author is to write.

use crate::base::{Edit, Lang, Span, say};
use crate::syntax::{self, Node};

/// The lists whose items may say `allow`.
const ENTRIES: &[&str] = &["measures", "sections", "clauses", "indicators", "annexes"];

/// The edit that silences a rule at the innermost entry below the root of a text that holds a place.
pub(super) fn edit(text: &str, root: Node<'_>, place: Span, rule: &str, lang: Lang) -> Option<Edit> {
    let entry = entry_at(root, place).unwrap_or(root);
    let reason = say!(lang, "указать причину", "state the reason");
    let line = format!("{rule}: {reason}");
    let ending = if text.contains("\r\n") { "\r\n" } else { "\n" };
    if is_flow(text, entry) {
        let end = entry.span().end.checked_sub(1)? as usize;
        return Some(insert(end, format!(", allow: {{{line}}}")));
    }
    if let Some((_, last)) = entry.get("allow").and_then(|allow| allow.entries().last()) {
        let allow = entry.get("allow")?;
        if is_flow(text, allow) {
            return Some(insert(allow.span().end.checked_sub(1)? as usize, format!(", {line}")));
        }
        let indent = column(text, allow.span().start as usize);
        return Some(insert(last.span().end as usize, format!("{ending}{}{line}", " ".repeat(indent))));
    }
    let indent = " ".repeat(column(text, entry.span().start as usize));
    // Behind the first key, so that what stands below an entry in lists of its own stays together.
    let (_, first) =
        entry.entries().find(|(_, value)| matches!(value.kind(), syntax::YamlKind::Scalar(_)))?;
    let end = end_of_line(text, first.span().end as usize);
    Some(insert(end, format!("{ending}{indent}allow:{ending}{indent}  {line}")))
}

fn insert(at: usize, text: String) -> Edit {
    Edit { span: Span::new(at, at), replacement: text.into() }
}

/// The innermost item of a list of entries that holds a place.
fn entry_at(node: Node<'_>, place: Span) -> Option<Node<'_>> {
    let holds = |node: Node<'_>| node.span().start <= place.start && place.end <= node.span().end;
    let (key, value) = node.entries().find(|(_, value)| holds(*value))?;
    match value.items().find(|item| holds(*item)) {
        Some(item) => entry_at(item, place).or(ENTRIES.contains(&key.text()).then_some(item)),
        None => entry_at(value, place),
    }
}

fn is_flow(text: &str, node: Node<'_>) -> bool {
    text.get(node.span().range()).is_some_and(|text| text.starts_with('{'))
}

fn column(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or("");
    before.rsplit(['\n', '\r']).next().unwrap_or("").chars().count()
}

fn end_of_line(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or("");
    from + rest.find(['\n', '\r']).unwrap_or(rest.len())
}
