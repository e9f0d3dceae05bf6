//! Russian words in Latin letters, as ids have them.

use super::letters::latin_twin;

/// The Russian letters from «а», as passports have them (ICAO Doc 9303), and «ё».
static LETTERS: [&str; 33] = [
    "a", "b", "v", "g", "d", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f",
    "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "iu", "ia", "e",
];

/// The id that a text comes nearest to: small Latin letters, figures and hyphens. A word of Latin letters with a few
/// Cyrillic ones that look like them gets their twins; other Russian letters are transliterated.
pub fn id_of(text: &str) -> String {
    let has_latin = text.chars().any(|sign| sign.is_ascii_alphabetic());
    let is_twin = |sign: char| sign.is_ascii() || latin_twin(sign).is_some() || !sign.is_alphabetic();
    let twins = has_latin && text.chars().all(is_twin);
    let mut id = String::new();
    for sign in text.trim().chars() {
        let small = sign.to_lowercase().next().unwrap_or(sign);
        match (small, twins.then(|| latin_twin(small)).flatten()) {
            (_, Some(twin)) => id.push(twin.to_ascii_lowercase()),
            ('a'..='z' | '0'..='9', _) => id.push(small),
            ('а'..='я', _) => {
                id.push_str(LETTERS.get(small as usize - 'а' as usize).copied().unwrap_or_default());
            }
            ('ё', _) => id.push('e'),
            _ if super::letters::is_unseen(small) || matches!(small, '«' | '»' | '"') => {}
            _ if !id.is_empty() && !id.ends_with('-') => id.push('-'),
            _ => {}
        }
    }
    id.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_made_of_what_was_typed() {
        assert_eq!(id_of("план"), "plan");
        assert_eq!(id_of("Школа № 7"), "shkola-7");
        assert_eq!(id_of("school_plan"), "school-plan");
        assert_eq!(id_of("еssay"), "essay");
    }
}
