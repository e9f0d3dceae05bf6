//! Names in full, told by their patronymics.

use crate::import::text::flat;

use super::scan::{PersonName, starts_great};

/// Ends of patronymics, which no other words have.
const PATRONYMICS: [&str; 6] = ["ович", "евич", "овна", "евна", "ична", "ьич"];

/// «Ветрова Анна Борисовна» at the beginning or the end of a line, by the patronymic.
pub(super) fn whole_name(text: &str) -> Option<PersonName> {
    let words: Vec<&str> = text.split(' ').collect();
    let at = words.iter().position(|word| {
        let small = word.trim_matches(|sign: char| !sign.is_alphabetic()).to_lowercase();
        PATRONYMICS.iter().any(|end| small.ends_with(end) && small.len() > end.len())
    })?;
    let first = at.checked_sub(2)?;
    let name = words.get(first..=at)?;
    if !name.iter().all(|word| starts_great(word)) {
        return None;
    }
    let after = words.get(at + 1..)?.join(" ");
    let name = name.join(" ");
    let tail = name.trim_end_matches(|sign: char| !sign.is_alphabetic()).len();
    let (name, stop) = name.split_at(tail);
    Some(PersonName {
        before: words.get(..first)?.join(" "),
        name: name.to_owned(),
        after: flat(&format!("{stop} {after}")),
    })
}

/// Whether a text is a whole name and nothing else.
pub(super) fn is_whole_name(text: &str) -> bool {
    whole_name(&flat(text)).is_some_and(|named| named.before.is_empty() && named.after.is_empty())
}
