//! The slips that people make, and those that only make another word: «опресовка» for «опрессовка», but not «фейки»
//! for «рейки».

/// Letters that are taken for one another.
const PAIRS: [(char, char); 22] = [
    ('а', 'о'),
    ('е', 'и'),
    ('и', 'ы'),
    ('е', 'э'),
    ('е', 'я'),
    ('и', 'я'),
    ('о', 'ё'),
    ('ь', 'ъ'),
    ('ш', 'щ'),
    ('д', 'т'),
    ('с', 'з'),
    ('б', 'п'),
    ('в', 'ф'),
    ('г', 'к'),
    ('ж', 'ш'),
    ('е', 'ё'),
    ('й', 'и'),
    ('ю', 'у'),
    ('а', 'я'),
    ('ч', 'щ'),
    ('е', 'а'),
    ('о', 'у'),
];

const VOWELS: [char; 10] = ['а', 'е', 'ё', 'и', 'о', 'у', 'ы', 'э', 'ю', 'я'];

/// Whether a word is another with a slip that people make, the two being one letter apart.
pub(super) fn is_usual(word: &str, right: &str) -> bool {
    let (own, other) = (word.chars().collect::<Vec<_>>(), right.chars().collect::<Vec<_>>());
    let head = own.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let tail = |letters: &[char]| letters.get(head..).map(<[char]>::to_vec).unwrap_or_default();
    let (own_tail, other_tail) = (tail(&own), tail(&other));
    let same = own_tail.iter().rev().zip(other_tail.iter().rev()).take_while(|(a, b)| a == b).count();
    match (own_tail.as_slice(), other_tail.as_slice()) {
        // Two letters changed places.
        ([a, b, ..], [c, d, ..]) if a == d && b == c => true,
        ([a, ..], [b, ..]) if own.len() == other.len() => {
            head > 0 && PAIRS.iter().any(|pair| *pair == (*a, *b) || *pair == (*b, *a))
        }
        _ if own.len() < other.len() => lost(&other, head, same),
        _ => lost(&own, head, same),
    }
}

/// Whether the letter that the longer of two words has more is one that is easily lost or put: a double, a soft sign,
/// an inner vowel, «н» or «т» among consonants.
fn lost(longer: &[char], at: usize, behind: usize) -> bool {
    let Some(letter) = longer.get(at) else { return false };
    let beside = |place: Option<usize>| place.and_then(|place| longer.get(place));
    let double = beside(at.checked_sub(1)) == Some(letter) || beside(Some(at + 1)) == Some(letter);
    let inner = at > 1 && behind > 0;
    double
        || matches!(letter, 'ь' | 'ъ')
        || inner && longer.len() > 7 && (VOWELS.contains(letter) || matches!(letter, 'н' | 'т' | 'в'))
}

/// Whether two words differ by a letter that is doubled in one of them.
pub(super) fn is_doubled(word: &str, right: &str) -> bool {
    let mut own = word.chars().collect::<Vec<_>>();
    let mut other = right.chars().collect::<Vec<_>>();
    let lengths = own.len() != other.len();
    own.dedup();
    other.dedup();
    lengths && own == other
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_slips_are_told_from_other_words() {
        let usual = [
            ("опресовка", "опрессовка"),
            ("обьекты", "объекты"),
            ("раойна", "района"),
            ("регестрация", "регистрация"),
            ("педагогв", "педагогов"),
        ];
        assert!(usual.into_iter().all(|(word, right)| is_usual(word, right)));
        let others = [
            ("фейки", "рейки"),
            ("стартап", "старта"),
            ("подкаст", "подаст"),
            ("обзвонов", "обзвонив"),
            ("газомоторном", "вазомоторном"),
            ("чипирование", "типирование"),
        ];
        assert!(!others.into_iter().any(|(word, right)| is_usual(word, right)));
        assert!(is_doubled("протяженостью", "протяженностью"));
    }
}
