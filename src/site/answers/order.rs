//! The order of organisations: territory by territory, the worst first, else as people count: school 2 before school 10.

use super::Organisation;

/// Sorts organisations.
pub(super) fn worst_first(organisations: &mut [Organisation]) {
    let key = |one: &Organisation| {
        let (bad, all) = one.bad();
        let whole = bad > 0 && all == 1 && one.roadmap.is_none();
        (natural(&one.territory), !whole, std::cmp::Reverse(bad), natural(&one.name), one.id.clone())
    };
    organisations.sort_by_cached_key(key);
}

/// What texts are ordered by: their letters in small, е and ё alike, and their numbers by what they count.
pub(in crate::site) fn natural(text: &str) -> Vec<(String, u64)> {
    let mut parts: Vec<(String, u64)> = Vec::new();
    let (mut letters, mut number): (String, Option<u64>) = (String::new(), None);
    for sign in text.chars().flat_map(char::to_lowercase) {
        match (sign.to_digit(10), number) {
            (Some(figure), before) => {
                number = Some(before.unwrap_or_default().saturating_mul(10).saturating_add(figure.into()));
            }
            (None, Some(figure)) => {
                parts.push((std::mem::take(&mut letters), figure));
                number = None;
                letters.push(if sign == 'ё' { 'е' } else { sign });
            }
            (None, None) => letters.push(if sign == 'ё' { 'е' } else { sign }),
        }
    }
    parts.push((letters, number.unwrap_or_default()));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_ordered_by_what_they_count() {
        let mut names = ["СОШ № 17", "СОШ № 7", "Сёла", "Села 2", "СОШ № 10"];
        names.sort_by_key(|name| natural(name));
        assert_eq!(names, ["Сёла", "Села 2", "СОШ № 7", "СОШ № 10", "СОШ № 17"]);
    }
}
