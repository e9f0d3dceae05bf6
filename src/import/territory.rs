//! The territory of an issuer: «Управление образования администрации Дзержинского района» is of «Дзержинский район».

/// Nouns of territories in the genitive and the nominative, and the ending of a name before them.
const NOUNS: [(&str, &str, &str); 4] = [
    ("района", "район", "ий"),
    ("округа", "округ", "ий"),
    ("края", "край", "ий"),
    ("области", "область", "ая"),
];
/// Words between a name and its noun.
const KINDS: [(&str, &str); 3] =
    [("городского", "городской"), ("муниципального", "муниципальный"), ("сельского", "сельский")];

/// The territory of an issuer, where its name carries one.
pub(super) fn of(issuer: &str, place: Option<&str>) -> Option<String> {
    if let Some((_, rest)) = issuer.split_once("муниципального образования ") {
        let rest = rest.trim_matches(['«', '»', '"']);
        return Some(format!("муниципальное образование {rest}")).filter(|_| !rest.is_empty());
    }
    let words: Vec<&str> = issuer.split(' ').collect();
    for (noun, nominative, ending) in NOUNS {
        let Some(at) = words.iter().position(|word| word.trim_end_matches([',', '.']) == noun) else {
            continue;
        };
        let (before, behind) = (words.get(..at)?, words.get(at + 1..)?);
        let kind = before.last().and_then(|word| KINDS.iter().find(|(genitive, _)| genitive == word));
        let Some((_, kind)) = kind else { return Some(format!("{} {nominative}", name(before, ending)?)) };
        let before = before.get(..before.len() - 1)?;
        let named = name(before, ending).map(|name| format!("{name} {kind} {nominative}"));
        return named.or_else(|| Some(format!("{kind} {nominative} {}", own_name(behind)?)));
    }
    if issuer.contains(" города ") || issuer.contains(" г. ") {
        return place.map(|place| place.replace("г. ", "город ").replace("г.", "город "));
    }
    None
}

/// The name at the end of words, in the nominative. Only after «к» the ending is sure: Дзержинский, but Луговой.
fn name(before: &[&str], ending: &str) -> Option<String> {
    let last = before.last().filter(|word| word.starts_with(char::is_uppercase))?;
    let stem = ["ого", "ой", "его"].iter().find_map(|end| last.strip_suffix(end))?;
    stem.ends_with('к').then(|| format!("{stem}{ending}"))
}

/// The name behind a noun: «городского округа Озёрск», «городского округа город Шарья Костромской области».
fn own_name(behind: &[&str]) -> Option<String> {
    let is_name = |word: &&&str| word.starts_with(char::is_uppercase) || matches!(**word, "город" | "г.");
    let is_above = |word: &str| NOUNS.iter().any(|(noun, ..)| *noun == word) || word == "Республики";
    let end = behind.iter().position(|word| is_above(word)).map_or(behind.len(), |at| at.saturating_sub(1));
    let named: Vec<&str> = behind.get(..end)?.iter().take_while(is_name).copied().collect();
    let named = named.join(" ");
    let named = named.trim_matches([',', '«', '»', '"']);
    (!named.is_empty() && !matches!(named, "город" | "г.")).then(|| named.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_territory_has_its_own_name_or_none() {
        let cases = [
            ("Управление образования администрации Дзержинского района", Some("Дзержинский район")),
            ("Отдел образования Петровского муниципального округа", Some("Петровский муниципальный округ")),
            ("Управление образования городского округа Озёрск", Some("городской округ Озёрск")),
            (
                "Отдел образования городского округа город Шарья Костромской области",
                Some("городской округ город Шарья"),
            ),
            ("Управление образования городского округа", None),
            ("Управление образования муниципального района Челябинской области", None),
            ("Министерство образования Челябинской области", Some("Челябинская область")),
            (
                "Управление образования администрации муниципального образования город Армавир",
                Some("муниципальное образование город Армавир"),
            ),
        ];
        for (issuer, territory) in cases {
            assert_eq!(of(issuer, None).as_deref(), territory, "{issuer}");
        }
    }
}
