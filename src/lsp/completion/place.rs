//! Where something is to be completed: found by indentation alone, because what is being typed rarely parses.

use crate::lsp::keys::PathStep;

/// A place where something is to be completed.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct TypingPlace {
    /// The steps to the mapping, or to the key whose value it is.
    pub way: Vec<PathStep>,
    /// What is typed.
    pub typing: TypingContext,
    /// What is typed of it so far.
    pub typed: String,
    /// The byte where that begins.
    pub start: usize,
    /// The column of the key, or of the key whose value it is.
    pub indent: usize,
}

/// What is typed at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TypingContext {
    /// A key, or an item that begins with one.
    Key,
    /// The value of a key, or an item of a list of values.
    Value,
}

/// A part of a line: the mark of an item, or a key.
#[derive(Clone, Debug)]
struct LineToken<'t> {
    column: usize,
    key: Option<&'t str>,
    /// The byte of the line behind it.
    end: usize,
}

/// The marks and keys at the beginning of a line.
fn tokens(line: &str) -> Vec<LineToken<'_>> {
    let mut tokens = Vec::new();
    let mut at = line.len() - line.trim_start_matches(' ').len();
    loop {
        let rest = line.get(at..).unwrap_or("");
        let is_mark = rest.starts_with("- ") || rest == "-";
        if is_mark {
            let blanks = rest.get(1..).unwrap_or("");
            let end = at + 1 + blanks.len() - blanks.trim_start_matches(' ').len();
            tokens.push(LineToken { column: at, key: None, end });
            at = end;
            continue;
        }
        let colon = rest.find(": ").or_else(|| rest.ends_with(':').then(|| rest.len() - 1));
        let name = colon.and_then(|colon| rest.get(..colon));
        if let Some(name) = name.filter(|name| !name.is_empty() && !name.contains(['"', '\'', '{', '[', '#']))
        {
            tokens.push(LineToken { column: at, key: Some(name), end: at + name.len() + 1 });
        }
        return tokens;
    }
}

/// The place at a byte of a text; none within a comment.
pub(super) fn place(text: &str, byte: usize) -> Option<TypingPlace> {
    let before = text.get(..byte)?;
    let mut lines = before.rsplit('\n');
    let line = lines.next().unwrap_or("");
    if line.trim_start().starts_with('#') {
        return None;
    }
    let own = tokens(line);
    let last_end = own.last().map_or(0, |token| token.end);
    let rest = line.get(last_end..).unwrap_or("");
    let typed = rest.trim_start();
    let start = byte - typed.len();
    let key = own.last().filter(|token| token.key.is_some());
    let indent = key.map_or(line.len() - typed.len(), |key| key.column);
    let mut way: Vec<PathStep> = Vec::new();
    let mut limit = indent;
    let mut item_at = None;
    if let Some(name) = key.and_then(|key| key.key) {
        way.push(PathStep::Key(name.to_owned()));
    }
    let outer = own.iter().rev().skip(usize::from(key.is_some()));
    outer.for_each(|token| climb(token, &mut way, &mut limit, &mut item_at));
    for above in lines.map(|line| line.trim_end_matches('\r')) {
        if above.trim().is_empty() || above.trim_start().starts_with('#') {
            continue;
        }
        tokens(above).iter().rev().for_each(|token| climb(token, &mut way, &mut limit, &mut item_at));
    }
    way.reverse();
    let typing = if key.is_some() { TypingContext::Value } else { TypingContext::Key };
    Some(TypingPlace { way, typing, typed: typed.to_owned(), start, indent })
}

/// Takes a token in that stands around what is known so far; an item may stand at the column of its key.
fn climb(token: &LineToken<'_>, way: &mut Vec<PathStep>, limit: &mut usize, item_at: &mut Option<usize>) {
    let around = token.column < *limit || token.key.is_some() && *item_at == Some(token.column);
    if !around {
        return;
    }
    *item_at = token.key.is_none().then_some(token.column);
    *limit = token.column;
    way.push(token.key.map_or(PathStep::Item, |name| PathStep::Key(name.to_owned())));
}

/// The keys that stand beside a place in the same mapping.
pub(super) fn beside(text: &str, start: usize, indent: usize) -> Vec<String> {
    let (before, behind) = (text.get(..start).unwrap_or(""), text.get(start..).unwrap_or(""));
    let above = before.rsplit('\n').skip(1).map(|line| line.trim_end_matches('\r'));
    let below = behind.split('\n').skip(1).map(|line| line.trim_end_matches('\r'));
    let own = before.rsplit('\n').next().unwrap_or("");
    let mut keys = Vec::new();
    let begins_item = tokens(own).iter().any(|token| token.key.is_none());
    if !begins_item {
        collect(above, indent, &mut keys);
    }
    collect(below.take_while(|line| !begins_next(line, indent)), indent, &mut keys);
    keys
}

/// Takes the keys of a column from lines until one stands further left.
fn collect<'t>(lines: impl Iterator<Item = &'t str>, indent: usize, keys: &mut Vec<String>) {
    for line in lines.filter(|line| !line.trim().is_empty()) {
        let key = tokens(line).into_iter().find(|token| token.key.is_some() && token.column == indent);
        keys.extend(key.and_then(|token| token.key).map(str::to_owned));
        if line.len() - line.trim_start().len() < indent {
            return;
        }
    }
}

/// Whether a line begins the next item of the list that a mapping at that column stands in.
fn begins_next(line: &str, indent: usize) -> bool {
    tokens(line).first().is_some_and(|token| token.key.is_none() && token.column < indent)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> (TypingPlace, Vec<String>) {
        let byte = text.find('█').unwrap();
        let text = text.replace('█', "");
        let place = place(&text, byte).unwrap();
        let beside = beside(&text, place.start, place.indent);
        (place, beside)
    }

    fn way(place: &TypingPlace) -> String {
        let step = |step: &PathStep| match step {
            PathStep::Key(name) => name.clone(),
            PathStep::Item => "-".to_owned(),
        };
        place.way.iter().map(step).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_place_is_found_in_what_does_not_parse() {
        let (place, beside) = at(
            "id: a\nsections:\n  - title: Т\n    measures:\n      - id: m\n        de█\n        title: Ч\n",
        );
        assert_eq!((way(&place).as_str(), place.typing), ("sections - measures -", TypingContext::Key));
        assert_eq!((place.typed.as_str(), beside), ("de", vec!["id".to_owned(), "title".to_owned()]));
        let (place, _) = at("measures:\n- id: m\n  deadline: до 1 м█\n");
        assert_eq!((way(&place).as_str(), place.typing), ("measures - deadline", TypingContext::Value));
        assert_eq!(place.typed, "до 1 м");
        let (place, _) = at("measures:\n- id: m\n  after:\n    - █\n");
        assert_eq!((way(&place).as_str(), place.typing), ("measures - after -", TypingContext::Key));
        let (place, beside) = at("id: a\n█\nlevel: school\n");
        assert_eq!((way(&place).as_str(), beside.len()), ("", 2));
        let (place, beside) = at("measures:\n  - id: m\n  - █\n  - id: n\n");
        assert_eq!((way(&place).as_str(), beside.len()), ("measures -", 0));
    }
}
