//! What word was meant: the known one nearest to one that is not known.

/// The longest word that is compared, in letters, when what two words share at their ends is left out.
const LONGEST: usize = 48;

/// By how many letters a word may grow where its great letters become small ones.
const CASE: usize = 2;

/// The word of a list that is nearest to a misspelt one; none where nothing is near: a third of its letters may be
/// wrong, and three at most. Great and small letters are the same.
pub fn nearest<'w>(word: &str, words: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    let own = ComparedWord::small(word);
    // Most words are told apart by their length, that changes little with the case of the letters.
    let may_be = |other: &&str| other.chars().count().abs_diff(own.letters.len()) <= own.limit() + CASE;
    own.least(words.filter(may_be).filter_map(|other| Some((own.slips(&ComparedWord::small(other))?, other))))
}

/// A list that stays, of which letters are made small once.
pub struct SmallWords(Vec<(ComparedWord, &'static str)>);

impl SmallWords {
    /// The list of these words.
    pub fn new(words: impl Iterator<Item = &'static str>) -> Self {
        SmallWords(words.map(|word| (ComparedWord::small(word), word)).collect())
    }

    /// The word that is [nearest](nearest()) to a misspelt one.
    pub fn nearest(&self, word: &str) -> Option<&'static str> {
        let own = ComparedWord::small(word);
        own.least(self.0.iter().filter_map(|(other, word)| Some((own.slips(other)?, *word))))
    }
}

/// A bit for each letter that a word has, so that most words are told apart at a glance.
fn set(letters: impl Iterator<Item = char>) -> u64 {
    letters.fold(0, |set, letter| set | 1 << (u32::from(letter) % 64))
}

/// Whether words of these sets of letters may differ by no more slips than are allowed: each changes two letters at most.
fn may_be_near(one: u64, other: u64, allowed: usize) -> bool {
    (one ^ other).count_ones() as usize <= 2 * allowed
}

/// A word as it is compared.
struct ComparedWord {
    letters: Vec<char>,
    set: u64,
}

impl ComparedWord {
    fn of(word: &str) -> Self {
        let letters: Vec<char> = word.chars().collect();
        let set = set(letters.iter().copied());
        ComparedWord { letters, set }
    }

    fn small(word: &str) -> Self {
        Self::of(&word.to_lowercase())
    }

    /// How many of its letters may be wrong in a word of a short list.
    fn limit(&self) -> usize {
        (self.letters.len() / 3).min(3)
    }

    /// By how many slips another word differs, if that may be few enough: most are told apart at a glance.
    fn slips(&self, other: &Self) -> Option<usize> {
        let near = self.letters.len().abs_diff(other.letters.len()) <= self.limit();
        (near && may_be_near(self.set, other.set, self.limit()))
            .then(|| distance(&self.letters, &other.letters))?
    }

    /// The first of those with the fewest slips, where they are few enough.
    fn least<'w>(&self, near: impl Iterator<Item = (usize, &'w str)>) -> Option<&'w str> {
        near.filter(|(slips, _)| *slips <= self.limit()).min_by_key(|(slips, _)| *slips).map(|(_, word)| word)
    }
}

/// A vocabulary in which the nearest of many words is found quickly.
pub struct Vocabulary {
    /// The words, the shorter ones first.
    known: Vec<(ComparedWord, &'static str)>,
    /// The letters that each has, side by side so that a glance at all is quick.
    sets: Vec<u64>,
}

impl Vocabulary {
    /// A vocabulary of these words.
    pub fn new(words: impl Iterator<Item = &'static str>) -> Self {
        let mut known: Vec<_> = words.map(|word| (ComparedWord::of(word), word)).collect();
        known.sort_by_key(|(letters, word)| (letters.letters.len(), *word));
        let sets = known.iter().map(|(letters, _)| letters.set).collect();
        Vocabulary { known, sets }
    }

    /// Whether a word of these is near enough to be meant: one letter may be wrong in a word of three to six, two in a longer
    /// one; a shorter one is near to too many.
    pub fn has_near(&self, word: &str) -> bool {
        let word = ComparedWord::of(word);
        let is_near = |allowed: usize| {
            let mut close = self.close(&word, allowed).map(|(known, _)| &*known.letters);
            close.any(|known| distance(&word.letters, known).is_some_and(|far| far <= allowed))
        };
        allowed(&word).is_some_and(is_near)
    }

    /// Whether one slip lies between a word and one of these, and it is none of them itself.
    pub fn has_one_slip(&self, word: &str) -> bool {
        let word = ComparedWord::of(word);
        let slips = |known: &ComparedWord| is_slip_of(&word.letters, &known.letters);
        let is_known = || self.close(&word, 0).any(|(known, _)| known.letters == word.letters);
        self.close(&word, 1).any(|(known, _)| slips(known)) && !is_known()
    }

    /// The words whose lengths and letters are near enough for so many slips.
    fn close(
        &self,
        word: &ComparedWord,
        allowed: usize,
    ) -> impl Iterator<Item = &(ComparedWord, &'static str)> + use<'_> {
        let (length, own) = (word.letters.len(), word.set);
        let first = |length: usize| self.known.partition_point(|(known, _)| known.letters.len() < length);
        let alike = first(length.saturating_sub(allowed).max(2))..first(length + allowed + 1);
        let glances = self.sets.get(alike.clone()).into_iter().flatten();
        let glances = glances.zip(self.known.get(alike).into_iter().flatten());
        glances.filter(move |(set, _)| may_be_near(**set, own, allowed)).map(|(_, known)| known)
    }

    /// The nearest words that are near enough, all of them as near: which of several is meant, nobody can tell.
    pub fn rivals(&self, word: &str) -> Vec<&'static str> {
        let word = ComparedWord::of(word);
        let Some(allowed) = allowed(&word) else { return Vec::new() };
        let close = self.close(&word, allowed);
        let scored =
            close.filter_map(|(known, form)| Some((distance(&word.letters, &known.letters)?, *form)));
        let near: Vec<_> = scored.filter(|(far, _)| *far <= allowed).collect();
        let least = near.iter().map(|(far, _)| *far).min();
        near.into_iter().filter(|(far, _)| Some(*far) == least).map(|(_, form)| form).collect()
    }
}

/// How many letters may be wrong in a word of a vocabulary; none of a word that is too short to be known again.
fn allowed(word: &ComparedWord) -> Option<usize> {
    match word.letters.len() {
        0..=2 => None,
        3..=6 => Some(1),
        _ => Some(2),
    }
}

/// Whether one slip of the finger lies between two words: a letter more, less, another, or changed with the next.
pub fn is_one_slip(word: &str, right: &str) -> bool {
    let letters = |word: &str| word.chars().collect::<Vec<_>>();
    is_slip_of(&letters(word), &letters(right))
}

/// The same of letters.
fn is_slip_of(from: &[char], to: &[char]) -> bool {
    match apart(from, to) {
        ([], [_]) | ([_], []) | ([_], [_]) => true,
        ([one, two], [first, second]) => one == second && two == first,
        _ => false,
    }
}

/// What two words have between what they share at their ends.
fn apart<'l>(from: &'l [char], to: &'l [char]) -> (&'l [char], &'l [char]) {
    let head = from.iter().zip(to).take_while(|(one, other)| one == other).count();
    let rest = |word: &'l [char]| word.get(head..).unwrap_or_default();
    let (from, to) = (rest(from), rest(to));
    let tail = from.iter().rev().zip(to.iter().rev()).take_while(|(one, other)| one == other).count();
    let middle = |word: &'l [char]| word.get(..word.len() - tail).unwrap_or_default();
    (middle(from), middle(to))
}

/// How many letters must be added, dropped, changed or swapped with the next (Damerau 1964); none of words that differ
/// in too many to be worth counting.
fn distance(from: &[char], to: &[char]) -> Option<usize> {
    let (from, to) = apart(from, to);
    if from.len().max(to.len()) > LONGEST {
        return None;
    }
    // Each line of the table is made from the one above it and the one above that.
    let (mut before, mut line) = (Vec::new(), Vec::with_capacity(to.len() + 1));
    let mut above: Vec<u8> = (0..=to.len() as u8).collect();
    let mut last = None;
    for (letter, row) in from.iter().zip(1..) {
        line.clear();
        line.push(row);
        let mut left = row;
        let corners = above.windows(2).zip(to).enumerate();
        for (column, (corner, other)) in corners {
            let [corner, over] = corner else { continue };
            let change = corner + u8::from(letter != other);
            let mut least = change.min(over + 1).min(left + 1);
            let beside =
                column.checked_sub(1).and_then(|column| Some((to.get(column)?, before.get(column)?)));
            if let (Some(last), Some((beside, swapped))) = (last, beside)
                && last == other
                && letter == beside
            {
                least = least.min(swapped + 1);
            }
            line.push(least);
            left = least;
        }
        last = Some(letter);
        (before, above, line) = (above, line, before);
    }
    above.last().map(|distance| usize::from(*distance))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_are_found_and_far_ones_are_not() {
        let words = Vocabulary::new(["октябрь", "квартал", "месяц", "год"].into_iter());
        for (word, near) in
            [("октбярь", vec!["октябрь"]), ("кварталл", vec!["квартал"]), ("совещание", vec![])]
        {
            assert_eq!((words.has_near(word), words.rivals(word)), (!near.is_empty(), near), "{word}");
        }
    }

    #[test]
    fn one_slip_is_told_by_what_words_share_at_their_ends() {
        let near = ["мая", "май", "маая", "амя", "ма", "маяк", "мйаа", "", "яма", "март"];
        for (one, other) in near.iter().flat_map(|one| near.iter().map(move |other| (*one, *other))) {
            let letters = |word: &str| word.chars().collect::<Vec<_>>();
            let counted = distance(&letters(one), &letters(other)) == Some(1);
            assert_eq!(is_one_slip(one, other), counted, "{one}, {other}");
        }
        let words = Vocabulary::new(["октябрь", "октября", "квартал"].into_iter());
        for (word, slip) in [("октябр", true), ("октябрь", false), ("акгябрь", false), ("кавртал", true)]
        {
            assert_eq!(words.has_one_slip(word), slip, "{word}");
        }
    }

    #[test]
    fn the_nearest_of_a_list_is_found() {
        let keys = ["deadline", "responsible", "result"];
        assert_eq!(nearest("Dedaline", keys.into_iter()), Some("deadline"));
        assert_eq!(nearest("resulte", keys.into_iter()), Some("result"));
        assert_eq!(nearest("xyz", keys.into_iter()), None);
        let list = SmallWords::new(keys.into_iter());
        for word in ["Dedaline", "resulte", "RESULT", "xyz", "", "deadlines!!"] {
            assert_eq!(list.nearest(word), nearest(word, keys.into_iter()), "{word}");
        }
        let long = ["a".repeat(90) + "-2024", "b".repeat(90)];
        assert_eq!(nearest(&("a".repeat(90) + "-2025"), long.iter().map(String::as_str)), Some(&*long[0]));
    }
}
