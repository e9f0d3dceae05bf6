//! What word of the vocabulary was meant by one that is not in it.

use std::sync::LazyLock;

use super::vocabulary::{Word, look_up, of_time};
use super::work::steps;
use crate::russian::nearest::Vocabulary;

/// The words of time.
static KNOWN: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(of_time().map(|(form, _)| form)));

/// Whether a word that is not known is near to one that is.
pub(super) fn is_near(form: &str) -> bool {
    steps(1);
    KNOWN.nearest(form).is_some()
}

/// The known form that was surely meant by a word that is not known: none where two of different meaning are as near.
pub(super) fn meant(form: &str) -> Option<&'static str> {
    steps(1);
    let rivals = KNOWN.rivals(form);
    let (first, rest) = rivals.split_first()?;
    let word = look_up(first);
    // «ежегодномай» is two words, and no slip in one.
    let shorter = first.chars().count() + 2 <= form.chars().count();
    (!shorter && rest.iter().all(|rival| is_alike(look_up(rival), word))).then_some(first)
}

/// Whether two words mean the same, the case of a month being no matter.
fn is_alike(one: Word, other: Word) -> bool {
    let month = one.is_month() && other.is_month();
    one.value == other.value && (month || one.class == other.class)
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
