//! Words in the case or with the letter that their place in a sentence asks for.

use super::letters::{capital, uncapital};

/// Nouns of bodies that decide together, with the instrumental: «советом».
const NOUNS: [(&str, &str); 23] = [
    ("совет", "советом"),
    ("педсовет", "педсоветом"),
    ("методсовет", "методсоветом"),
    ("заседание", "заседанием"),
    ("бюро", "бюро"),
    ("профсоюз", "профсоюзом"),
    ("профком", "профкомом"),
    ("союз", "союзом"),
    ("штаб", "штабом"),
    ("организация", "организацией"),
    ("ассоциация", "ассоциацией"),
    ("администрация", "администрацией"),
    ("дума", "думой"),
    ("правление", "правлением"),
    ("управление", "управлением"),
    ("комитет", "комитетом"),
    ("собрание", "собранием"),
    ("объединение", "объединением"),
    ("коллектив", "коллективом"),
    ("комиссия", "комиссией"),
    ("конференция", "конференцией"),
    ("коллегия", "коллегией"),
    ("группа", "группой"),
];

/// Endings of adjectives, with those of the instrumental; the longer ones first.
const ADJECTIVES: [(&str, &str); 16] = [
    ("щая", "щей"),
    ("шая", "шей"),
    ("чая", "чей"),
    ("яя", "ей"),
    ("кой", "ким"),
    ("гой", "гим"),
    ("хой", "хим"),
    ("шее", "шим"),
    ("нее", "ним"),
    ("кое", "ким"),
    ("щее", "щим"),
    ("ая", "ой"),
    ("ое", "ым"),
    ("ий", "им"),
    ("ый", "ым"),
    ("ой", "ым"),
];

/// How the names of people's positions begin, whatever their case and number.
pub(crate) const POSITIONS: [&str; 15] = [
    "руководител",
    "директор",
    "заместител",
    "специалист",
    "куратор",
    "наставник",
    "педагог",
    "учител",
    "методист",
    "воспитател",
    "заведующ",
    "начальник",
    "председател",
    "ответственн",
    "классн",
];

/// By whom something was adopted: «Педагогическим советом школы»; as it is where its noun is not known.
pub fn by(body: &str) -> String {
    let mut words: Vec<String> = body.split(' ').map(str::to_owned).collect();
    for word in &mut words {
        let lower = word.trim_end_matches(',').to_lowercase();
        if let Some((_, noun)) = NOUNS.iter().find(|(noun, _)| *noun == lower) {
            let noun = if word.starts_with(char::is_lowercase) { (*noun).to_owned() } else { capital(noun) };
            *word = format!("{noun}{}", if word.ends_with(',') { "," } else { "" });
            return words.join(" ");
        }
        let Some((stem, ending)) =
            ADJECTIVES.iter().find_map(|(old, new)| Some((word.strip_suffix(old)?, new)))
        else {
            break;
        };
        *word = format!("{stem}{ending}");
    }
    body.to_owned()
}

/// Names one after the other: «Управление образования, руководители школ».
pub fn listed(names: impl Iterator<Item = String>) -> String {
    let mut out = String::new();
    for name in names {
        if out.is_empty() {
            out = name;
            continue;
        }
        let first = name.split([' ', '\u{a0}']).next().unwrap_or_default().to_lowercase();
        // Positions, and adjectives in the plural that name a kind («Образовательные организации»), take a small letter
        // within a sentence; the name of one body («Управление образования») keeps its capital.
        let is_kind = first.ends_with("ые") || first.starts_with("школы");
        let common = is_kind || POSITIONS.iter().any(|start| first.starts_with(start));
        out.push_str(", ");
        out.push_str(&if common { uncapital(&name) } else { name.as_str().into() });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_adopts_in_the_instrumental() {
        let cases = [
            ("Педагогический совет МБОУ СОШ № 7", "Педагогическим советом МБОУ СОШ № 7"),
            ("Общее собрание работников", "Общим собранием работников"),
            ("Методическое объединение", "Методическим объединением"),
            ("Совет родителей", "Советом родителей"),
            ("Экспертная комиссия", "Экспертной комиссией"),
            ("Профсоюз", "Профсоюзом"),
            ("Городской совет родителей", "Городским советом родителей"),
            ("Рабочая группа", "Рабочей группой"),
            ("Методсовет", "Методсоветом"),
            ("Методический совет, протокол", "Методическим советом, протокол"),
            ("Родители", "Родители"),
        ];
        for (name, right) in cases {
            assert_eq!(by(name), right, "{name}");
        }
    }

    #[test]
    fn only_kinds_become_small_within_a_list() {
        let cases = [
            (
                ["Управление образования", "Образовательные учреждения"],
                "Управление образования, образовательные учреждения",
            ),
            (["МКУ ЦРО", "Руководители ОО"], "МКУ ЦРО, руководители ОО"),
            (["Руководители ОО", "Управление образования"], "Руководители ОО, Управление образования"),
            (["ОО", "Муниципальное учреждение «Центр»"], "ОО, Муниципальное учреждение «Центр»"),
        ];
        for (names, right) in cases {
            assert_eq!(listed(names.into_iter().map(str::to_owned)), right);
        }
    }
}
