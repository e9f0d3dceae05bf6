//! What in running text tells a date of the work from one of an act, a name, a memory or what was.

/// Words of a memory: «80-летие», «юбилей», «со дня рождения».
pub(in crate::deadline::read) const MEMORY: [&str; 8] =
    ["летие", "летию", "летия", "юбиле", "годовщин", "рожд", "родил", "родивш"];

/// Short forms of «рождения» behind a year.
pub(in crate::deadline::read) const BORN: [&str; 2] = ["р.", "г.р"];

/// Words after which even a feast is a last day.
pub(in crate::deadline::read) const UNTIL: [&str; 4] = ["до", "позднее", "позже", "срок"];

/// Words before the number of a place in a document or of a standard, which may look like a day: «п. 4.2».
pub(in crate::deadline::read) const NUMBERED: [&str; 10] =
    ["п.", "пп.", "подп.", "ст.", "ч.", "разд.", "гост", "санпин", "снип", "сп"];

/// Beginnings of such words: «подпункта 3.4».
pub(in crate::deadline::read) const NUMBERED_STEMS: [&str; 5] =
    ["пункт", "подпункт", "раздел", "стать", "строк"];

/// The word before the date of an act.
pub(in crate::deadline::read) const OF_ACT: &str = "от";

/// Words before the date of an act's edition.
pub(in crate::deadline::read) const EDITION: [&str; 4] = ["в ред.", "редакци", "изменениями", "в редакции"];

/// The endings of an adjective, and what stands behind them in a reflexive participle.
pub(in crate::deadline::read) const ENDINGS: [&str; 24] = [
    "ыми", "ими", "ого", "его", "ому", "ему", "ый", "ий", "ая", "яя", "ое", "ее", "ые", "ие", "ым", "им",
    "ых", "их", "ой", "ей", "ую", "юю", "ом", "ем",
];
pub(in crate::deadline::read) const REFLEXIVE: &str = "ся";

/// The suffixes of participles.
pub(in crate::deadline::read) const SUFFIXES: [&str; 7] = ["вш", "дш", "ущ", "ющ", "ащ", "ящ", "нн"];

/// Participles that have become adjectives of time or nouns: «на следующий 2024 год», «сверка данных до 30 апреля».
pub(in crate::deadline::read) const COMING: [&str; 6] =
    ["следующ", "будущ", "предстоящ", "настоящ", "действующ", "данн"];

/// Words before a time that was: «по итогам 2023 года», «по сравнению с 2022 годом».
pub(in crate::deadline::read) const PAST: [&str; 8] =
    ["итогам", "итоги", "итогов", "результатам", "результаты", "сравнению", "уровню", "уровня"];

/// Words of a bound that a participle may stand before, two words back and one.
pub(in crate::deadline::read) const BOUNDS: [&str; 3] = ["позднее", "позже", "ранее"];
pub(in crate::deadline::read) const PREPOSITIONS: [&str; 9] =
    ["до", "с", "со", "в", "на", "к", "от", "по", "после"];
