//! What word of the vocabulary was meant by one that is not in it.

use std::sync::LazyLock;

use super::russian::forms::{EVENTFUL, ITS};
use super::vocabulary::{Class, ClassedWord, look_up, of_events, of_time};
use super::work::steps;
use crate::russian::nearest::{Vocabulary, is_one_slip};

/// The words of time.
static KNOWN: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(of_time().map(|(form, _)| form)));

/// The words of time, and those that tell what a time hangs on, but for those that say no time by themselves: «в
/// соответствии со сроками» says when as little as its slip.
static TOLD: LazyLock<Vocabulary> = LazyLock::new(|| {
    let empty =
        |(_, word): &(&str, ClassedWord)| !matches!(word.class, Class::Term | Class::All | Class::New);
    Vocabulary::new(
        of_time().filter(empty).map(|(form, _)| form).chain(of_events()).chain(EVENTFUL).chain([ITS]),
    )
});

/// The shortest words of time: any word of two letters is near to one of them.
static SHORTEST: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    of_time().map(|(form, _)| form).chain([ITS]).filter(|form| form.chars().count() == 3).collect()
});

/// Whether a word that is not known is near to one that is.
pub(super) fn is_near(form: &str) -> bool {
    steps(1);
    KNOWN.has_near(form)
}

/// Whether one slip of the finger lies between a word that is not known and one that is.
pub(super) fn is_a_slip(form: &str) -> bool {
    steps(1);
    match form.chars().count() {
        2 => SHORTEST.iter().any(|known| is_one_slip(form, known)),
        3.. => TOLD.has_one_slip(form),
        _ => false,
    }
}

/// The known form that was surely meant by a word that is not known: none where two of different meaning are as near, and
/// none of two letters, which any word is near to. Of several forms, the one that ends alike and is the longest: people
/// drop letters more often than they add some.
pub(super) fn meant(form: &str) -> Option<&'static str> {
    steps(1);
    let rivals = KNOWN.rivals(form);
    let Some(first) = rivals.first() else { return meant_event(form) };
    let word = look_up(first);
    let nominative = |rival: &str| look_up(rival).class == Class::Nominative;
    let alike = |rival: &str| rival.chars().next_back() == form.chars().next_back();
    let key = |rival: &&&str| (nominative(rival), alike(rival), rival.chars().count());
    let best = rivals.iter().rev().max_by_key(key)?;
    // «ежегодномай» is two words, and no slip in one.
    let shorter = rivals.first()?.chars().count() + 2 <= form.chars().count();
    let short =
        best.chars().count() < 3 || form.chars().count() < 4 && best.chars().next() != form.chars().next();
    let one = rivals.iter().all(|rival| is_alike(look_up(rival), word));
    (!shorter && !short && one).then_some(*best)
}

/// The same of a word that tells what a time hangs on.
fn meant_event(form: &str) -> Option<&'static str> {
    match TOLD.rivals(form).as_slice() {
        [one] if is_one_slip(form, one) => Some(one),
        _ => None,
    }
}

/// Two known words that have grown together, with the blank between them again: «ежегоднодо».
pub(super) fn parted(form: &str) -> Option<String> {
    let parts = form.char_indices().skip(3).filter_map(|(at, _)| form.split_at_checked(at));
    let known = |word: &str| look_up(word) != ClassedWord::UNKNOWN;
    let mut found = parts.filter(|(one, two)| steps_known(one) && known(two) && two.chars().count() > 1);
    let (one, two) = found.next()?;
    found.next().is_none().then(|| format!("{one} {two}"))
}

/// Whether a word is known, a step of work.
fn steps_known(word: &str) -> bool {
    steps(1);
    look_up(word) != ClassedWord::UNKNOWN
}

/// Whether two words mean the same, the case of a month, a year, a beginning or an end being no matter.
fn is_alike(one: ClassedWord, other: ClassedWord) -> bool {
    let month = one.is_month() && other.is_month();
    let cased = matches!(one.class, Class::Year | Class::Begin | Class::Middle | Class::End);
    let action = |word: ClassedWord| word.class != Class::Year && word.value == 1;
    cased && one.class == other.class && action(one) == action(other)
        || one.value == other.value && (month || one.class == other.class)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_are_found_and_far_ones_are_not() {
        assert_eq!(meant("октбярь"), Some("октябрь"));
        assert_eq!(meant("кварталл"), Some("квартал"));
        assert_eq!(meant("совещание"), None);
    }

    #[test]
    fn of_two_months_that_are_as_near_neither_is_meant() {
        assert_eq!(meant("июня"), Some("июня"));
        assert_eq!(meant("июяя"), None);
        assert!(is_near("июяя"));
    }
}
