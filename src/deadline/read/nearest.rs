//! What word was meant: the known one nearest to one that is not known.

use std::sync::LazyLock;

use super::vocabulary::of_time;
use super::work::steps;

/// The longest word that is compared, in letters; no known one is longer.
const LONGEST: usize = 28;

/// A word as it is compared.
struct Letters {
    letters: [char; LONGEST],
    length: usize,
    /// A bit for each letter that the word has, so that most words are told apart at a glance.
    set: u64,
}

impl Letters {
    /// The letters of a word; `None` of one that is too long to be near any.
    fn of(word: &str) -> Option<Self> {
        let mut found = Letters { letters: [' '; LONGEST], length: 0, set: 0 };
        for letter in word.chars() {
            *found.letters.get_mut(found.length)? = letter;
            found.length += 1;
            found.set |= 1 << (u32::from(letter) % 64);
        }
        Some(found)
    }

    fn as_slice(&self) -> &[char] {
        &self.letters[..self.length]
    }
}

/// The known words, the shorter ones first.
static KNOWN: LazyLock<Vec<(Letters, &'static str)>> = LazyLock::new(|| {
    let mut known: Vec<_> = of_time().filter_map(|form| Some((Letters::of(form)?, form))).collect();
    known.sort_by_key(|(letters, form)| (letters.length, *form));
    known
});

/// The same words at a glance: the letters that each has.
static GLANCES: LazyLock<Vec<u64>> = LazyLock::new(|| KNOWN.iter().map(|(letters, _)| letters.set).collect());

/// The known form nearest to a word that is not known, near enough to be meant.
pub(super) fn nearest(form: &str) -> Option<&'static str> {
    let word = Letters::of(form)?;
    steps(1);
    let allowed: u8 = match word.length {
        0..=2 => return None,
        3..=6 => 1,
        _ => 2,
    };
    let first = |length: usize| KNOWN.partition_point(|(known, _)| known.length < length);
    let alike =
        first((word.length - usize::from(allowed)).max(2))..first(word.length + usize::from(allowed) + 1);
    let glances = GLANCES.get(alike.clone())?.iter().zip(KNOWN.get(alike)?);
    let close = glances.filter(|(set, _)| (*set ^ word.set).count_ones() <= 2 * u32::from(allowed));
    let scored = close.map(|(_, (known, form))| (distance(word.as_slice(), known.as_slice()), *form));
    scored.filter(|(far, _)| *far <= allowed).min().map(|(_, form)| form)
}

/// How many letters must be added, dropped, changed or swapped with the next (Damerau 1964).
fn distance(from: &[char], to: &[char]) -> u8 {
    let mut before = [0; LONGEST + 1];
    let mut above: [u8; LONGEST + 1] = std::array::from_fn(|column| column as u8);
    for (row, letter) in from.iter().enumerate() {
        let mut line = [row as u8 + 1; LONGEST + 1];
        for (column, other) in to.iter().enumerate() {
            let change = above[column] + u8::from(letter != other);
            let mut least = change.min(above[column + 1] + 1).min(line[column] + 1);
            let swapped = row > 0 && column > 0 && from[row - 1] == *other && *letter == to[column - 1];
            if swapped {
                least = least.min(before[column - 1] + 1);
            }
            line[column + 1] = least;
        }
        (before, above) = (above, line);
    }
    above[to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_are_found_and_far_ones_are_not() {
        assert_eq!(nearest("октбярь"), Some("октябрь"));
        assert_eq!(nearest("кварталл"), Some("квартал"));
        assert_eq!(nearest("совещание"), None);
    }
}
