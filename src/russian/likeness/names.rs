//! Whether two names are those of one body, written in two ways.

use super::super::nearest::is_one_slip;
use super::super::words::words;
use super::stem;

/// Prepositions, which names of one body differ by.
const SMALL: [&str; 5] = ["в", "на", "по", "с", "при"];

/// Stems of offices that may be named with their place and without it.
const OFFICES: [&str; 6] = ["управлен", "отдел", "департамент", "комитет", "министерств", "администрац"];

/// Stems of what an office is of, in the names that give the place.
const PLACES: [&str; 8] =
    ["район", "кра", "област", "город", "округ", "администрац", "республик", "муниципальн"];

/// A name as it is compared: the stems of its words, abbreviations whole.
pub struct Name {
    /// As it stands, in small letters.
    plain: String,
    words: Vec<String>,
    /// Whether a word is an abbreviation.
    short: bool,
    /// What stands behind its first word.
    rest: String,
    /// How many signs and blanks it has, by which a name in the plural differs from none that is of one.
    shape: usize,
}

impl Name {
    /// Reads a name.
    pub fn of(name: &str) -> Self {
        let mut short = false;
        // «Теплосети» are «тепловые сети», «физкультура» is «физическая культура».
        let spread = spread(name);
        let spread = spread.as_deref().unwrap_or(name);
        let parts = words(spread).flat_map(|word| word.text.split('-')).filter(|part| !SMALL.contains(part));
        let mut word = |part: &str| {
            let capitals = part.chars().count() > 1 && part.chars().all(char::is_uppercase);
            short |= capitals;
            match stem(part) {
                _ if capitals => part.to_owned(),
                small if small == "зам" => "заместител".to_owned(),
                small => small,
            }
        };
        let words: Vec<String> = parts.map(&mut word).collect();
        let plain = name.to_lowercase().replace('ё', "е");
        let rest = plain.split_once(' ').map_or("", |(_, rest)| rest).to_owned();
        let shape = name.chars().filter(|sign| !sign.is_alphanumeric()).count();
        Name { plain, rest, words, short, shape }
    }

    /// Whether two names differ, if at all, in the number of their words alone.
    pub fn is_number(&self, other: &Name) -> bool {
        self.words == other.words && self.shape == other.shape
    }

    /// Whether the other name is that of the same body: it has the same words but for their endings, prepositions and
    /// signs, or leaves out an abbreviation or the place of an office, or gives an abbreviation at full length, or
    /// slips in one letter.
    pub fn is_variant(&self, other: &Name) -> bool {
        let (ones, others) = (&self.words, &other.words);
        if ones.len() < 2 || others.len() < 2 || self.plain == other.plain {
            return false;
        }
        if ones.first() != others.first() && ones.len() != others.len() {
            return false;
        }
        // «Директор школы» is one of the «директора школ»; initials stand for names.
        let number = self.is_number(other) && (self.rest != other.rest || self.rest.is_empty());
        let initials = ones.iter().all(|word| word.chars().count() == 1);
        ones == others && !number && !initials
            || leaves_out(ones, others)
            || leaves_out(others, ones)
            || lacks_servants(ones, others)
            || lacks_servants(others, ones)
            || lacks_place(ones, others)
            || lacks_place(others, ones)
            || self.short && is_short_of(ones, others)
            || other.short && is_short_of(others, ones)
            || slips(ones, others)
            || shortens(&self.plain, ones, others)
            || shortens(&other.plain, others, ones)
    }
}

/// Words that are written as one or as two.
const JOINED: [(&str, &str); 4] = [
    ("теплосет", "тепловые сет"),
    ("электросет", "электрические сет"),
    ("газосет", "газовые сет"),
    ("физкультур", "физическая культур"),
];

/// A name with such words as two.
fn spread(name: &str) -> Option<String> {
    JOINED.iter().find(|(one, _)| name.contains(one)).map(|(one, two)| name.replace(one, two))
}

/// Whether two long names differ in the servants alone whom one of them gives: «… к служебному поведению муниципальных
/// служащих и урегулированию конфликта интересов».
fn lacks_servants(short: &[String], long: &[String]) -> bool {
    let servants = ["муниципальн", "государственн", "гражданск", "служащ"];
    let others = long.iter().filter(|word| !servants.contains(&&***word));
    short.len() > 6 && short.len() < long.len() && short.iter().eq(others)
}

fn is_capitals(word: &str) -> bool {
    word.chars().all(char::is_uppercase)
}

/// Whether one name is the other without one abbreviation inside it.
fn leaves_out(short: &[String], long: &[String]) -> bool {
    let differ = short.iter().zip(long).position(|(a, b)| a != b);
    let Some(at) = differ.filter(|at| *at > 1 && short.len() + 1 == long.len() && short.len() > 2) else {
        return false;
    };
    long.get(at).is_some_and(|word| is_capitals(word)) && short.get(at..) == long.get(at + 1..)
}

/// Whether one name is that of an office, and the other gives its place too.
fn lacks_place(short: &[String], long: &[String]) -> bool {
    let office = short.first().is_some_and(|first| OFFICES.contains(&&**first));
    let Some(rest) = long.strip_prefix(short).filter(|rest| office && !rest.is_empty()) else { return false };
    rest.iter().any(|word| PLACES.contains(&&**word))
}

/// Whether one name has an abbreviation where the other has the words it stands for.
fn is_short_of(short: &[String], long: &[String]) -> bool {
    let Some(at) = short.iter().position(|word| is_capitals(word)) else { return false };
    let Some(run) = short.get(at) else { return false };
    let count = run.chars().count();
    let meant = long.get(at..at + count).unwrap_or_default();
    let letters = run.to_lowercase();
    let spelt =
        !meant.is_empty() && letters.chars().zip(meant).all(|(letter, word)| word.starts_with(letter));
    spelt && short.get(..at) == long.get(..at) && short.get(at + 1..) == long.get(at + count..)
}

/// Whether a name has a word cut short with a stop where the other has it whole: «Гл. врачи», «Зав. клубами».
fn shortens(plain: &str, short: &[String], long: &[String]) -> bool {
    let Some((first, rest)) = short.split_first() else { return false };
    let cut = first.chars().count() < 5 && plain.get(first.len()..).is_some_and(|rest| rest.starts_with('.'));
    long.split_first().is_some_and(|(whole, others)| {
        cut && whole.len() > first.len()
            && whole.starts_with(first.as_str())
            && rest == others
            && !rest.is_empty()
    })
}

/// Whether two names differ by one letter of a long word.
fn slips(ones: &[String], others: &[String]) -> bool {
    if ones.len() != others.len() {
        return false;
    }
    let mut differ = ones.iter().zip(others).filter(|(a, b)| a != b);
    let Some((one, other)) = differ.next() else { return false };
    differ.next().is_none() && one.chars().count() > 5 && is_one_slip(one, other)
}
