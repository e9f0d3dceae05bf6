//! Lines that the author meant as keys, and that a text above them took for its own: behind `result: |` all that stands deeper
//! is text, and within quotes all up to the closing one.

use std::ops::Range;

/// Keys that no line of a Russian text begins with. They are few, for the reader of YAML knows no format.
const KEYS: [&str; 18] = [
    "id",
    "number",
    "title",
    "deadline",
    "responsible",
    "result",
    "place",
    "note",
    "fields",
    "implements",
    "mandatory_for",
    "after",
    "done",
    "measures",
    "measure",
    "clauses",
    "approves",
    "allow",
];

/// The first line of a text over several lines, as it stands in its file, that begins with a key: the key's place in the text.
pub(super) fn key(source: &str) -> Option<Range<usize>> {
    let mut lines = source.split('\n');
    let mut at = lines.next()?.len() + 1;
    for line in lines {
        let start = at + line.len() - line.trim_start().len();
        at += line.len() + 1;
        let Some((word, behind)) = line.trim_start().split_once(':') else { continue };
        if KEYS.contains(&word) && (behind.is_empty() || behind.starts_with([' ', '\r'])) {
            return Some(start..start + word.len());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn a_key_is_one_at_the_start_of_a_later_line() {
        assert_eq!(key("|\n  Список\n  after: [order]"), Some(19..24));
        assert_eq!(key("'Журнал\n  measures:'"), None);
        assert_eq!(key("|\n  Срок: май\n  см. note: 5"), None);
        assert_eq!(key("title: Журнал"), None);
    }
}
