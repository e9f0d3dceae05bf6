//! The great letters of names: «Петровского муниципального округа», «городского округа Озёрск», «имени А.С. Пушкина»,
//! «с. Нижние Таволги».

use crate::import::text::capital;

/// Words of letterheads that are no names, by how they begin.
const COMMON: [&str; 57] = [
    "управлени",
    "отдел",
    "комитет",
    "департамент",
    "министерств",
    "администраци",
    "служб",
    "центр",
    "образовани",
    "образовательн",
    "общеобразовательн",
    "просвещени",
    "воспитани",
    "обучени",
    "наук",
    "культур",
    "спорт",
    "молод",
    "политик",
    "социальн",
    "делам",
    "развити",
    "муниципальн",
    "государственн",
    "городск",
    "сельск",
    "краев",
    "областн",
    "районн",
    "федеральн",
    "автономн",
    "бюджетн",
    "казенн",
    "казённ",
    "учреждени",
    "организаци",
    "средн",
    "основн",
    "начальн",
    "школ",
    "лице",
    "гимнази",
    "дошкольн",
    "детск",
    "сад",
    "дополнительн",
    "профессиональн",
    "методическ",
    "имени",
    "район",
    "округ",
    "город",
    "област",
    "республик",
    "поселени",
    "территори",
    "закрыт",
];
/// Words before a noun of a territory that are no name of it, and behind which one may stand.
const KINDS: [&str; 8] = [
    "муниципального",
    "муниципальный",
    "муниципальное",
    "городского",
    "городской",
    "сельского",
    "сельское",
    "автономного",
];
/// Nouns of territories, which a name stands before.
const NOUNS: [&str; 14] = [
    "области",
    "область",
    "края",
    "край",
    "района",
    "район",
    "округа",
    "округ",
    "республика",
    "республики",
    "поселения",
    "поселение",
    "образования",
    "образование",
];
/// Nouns that a name stands behind, and their shortened forms.
const PLACES: [&str; 21] = [
    "город",
    "города",
    "республики",
    "г.",
    "с.",
    "п.",
    "д.",
    "х.",
    "ст.",
    "пос.",
    "пгт",
    "пгт.",
    "село",
    "села",
    "посёлок",
    "поселок",
    "посёлка",
    "поселка",
    "деревни",
    "станицы",
    "хутора",
];

/// Whether a word, in small letters, is one of any letterhead.
pub(super) fn is_common(word: &str) -> bool {
    let short = word.chars().count() <= 3;
    short || COMMON.iter().any(|stem| word.starts_with(stem)) || matches!(word, "края" | "край")
}

/// Gives names their great letters in words that are small for want of knowing better.
pub(super) fn named(words: &[String]) -> Vec<String> {
    let mut out: Vec<String> = Vec::with_capacity(words.len());
    let mut names = NameRun::None;
    for (at, word) in words.iter().enumerate() {
        let small = bare(word);
        let before =
            at.checked_sub(1).and_then(|at| words.get(at)).map(|word| bare(word)).unwrap_or_default();
        names = names.next(&before, at.checked_sub(2).and_then(|at| words.get(at)), &small);
        let is_name = names != NameRun::None || is_before_territory(words, at);
        out.push(match (is_name, is_settlement(word, words.get(at + 1), &before)) {
            (_, true) => word.to_lowercase(),
            (true, _) if small.chars().count() > 2 && !is_kind(&small) => capital(word),
            _ => word.clone(),
        });
    }
    out
}

/// What a name that goes on is of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum NameRun {
    /// There is none.
    None,
    /// Of a place: «с. Нижние Таволги»; an adjective takes the next word with it.
    Place { adjective: bool },
    /// Of a person: «имени Героя Советского Союза А.С. Пушкина».
    Person,
}

impl NameRun {
    /// Whether the next word goes on with a name, or begins one.
    fn next(self, before: &str, second: Option<&String>, word: &str) -> Self {
        let place = NameRun::Place { adjective: is_adjective(word) };
        let of_kind = second.is_some_and(|word| is_kind(&bare(word)));
        match self {
            _ if matches!(before, "имени" | "им.") => NameRun::Person,
            NameRun::Person if word.contains('.') || !is_common(word) => NameRun::Person,
            _ if is_common(word) && !PLACES.contains(&before) => NameRun::None,
            _ if PLACES.contains(&before) || of_kind && NOUNS.contains(&before) => place,
            NameRun::Place { adjective: true } => place,
            _ => NameRun::None,
        }
    }
}

/// Whether a word is the name before a territory: «Приозёрской области», «Петровского муниципального округа».
fn is_before_territory(words: &[String], at: usize) -> bool {
    let next = |at: usize| words.get(at).map(|word| bare(word)).unwrap_or_default();
    let behind = (at + 1..).find(|at| !is_kind(&next(*at))).unwrap_or(at);
    let small = next(at);
    // «Управление образования района» and «школа образования» name nothing.
    let is_territory =
        |noun: &str| NOUNS.contains(&noun) && (behind > at + 1 || !noun.starts_with("образовани"));
    is_territory(&next(behind)) && is_adjective(&small) && !is_kind(&small) && !is_common(&small)
        || behind == at + 1 && matches!(&*next(behind), "район" | "край") && !is_common(&small)
}

/// «С.» before the name of a village; behind «имени» it is an initial.
fn is_settlement(word: &str, next: Option<&String>, before: &str) -> bool {
    let is_named = next.is_some_and(|next| bare(next).chars().count() > 2);
    matches!(word, "С." | "П." | "Д." | "Г." | "Х.") && is_named && !matches!(before, "имени" | "им.")
}

fn is_kind(word: &str) -> bool {
    KINDS.contains(&word)
}

fn is_adjective(word: &str) -> bool {
    ["ого", "его", "ой", "ей", "ый", "ий", "ая", "яя", "ое", "ее", "ые", "ие", "ых", "их"]
        .iter()
        .any(|end| word.ends_with(end))
}

/// A word in small letters, without the signs around it but the stop that shortens it.
fn bare(word: &str) -> String {
    word.trim_matches(|sign: char| !sign.is_alphanumeric() && sign != '.')
        .trim_end_matches(',')
        .to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_great_letters_and_nothing_else() {
        let cases = [
            (
                "отдел образования петровского муниципального округа",
                "отдел образования Петровского муниципального округа",
            ),
            (
                "управление образования городского округа озёрск",
                "управление образования городского округа Озёрск",
            ),
            ("школа № 24 имени А.С. пушкина", "школа № 24 имени А.С. Пушкина"),
            (
                "школа имени героя советского союза И.П. иванова",
                "школа имени Героя Советского Союза И.П. Иванова",
            ),
            ("основная школа С. нижние таволги", "основная школа с. Нижние Таволги"),
            ("управление образования приозёрской области", "управление образования Приозёрской области"),
            ("муниципального образования город армавир", "муниципального образования город Армавир"),
            ("муниципального образования тихорецкий район", "муниципального образования Тихорецкий район"),
            ("управление образования администрации района", "управление образования администрации района"),
            ("муниципальное общеобразовательное учреждение", "муниципальное общеобразовательное учреждение"),
        ];
        for (small, right) in cases {
            let words: Vec<String> = small.split(' ').map(str::to_owned).collect();
            assert_eq!(named(&words).join(" "), right);
        }
    }
}
