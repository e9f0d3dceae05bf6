//! What word of the vocabulary was meant by one that is not in it.

use std::sync::LazyLock;

use super::vocabulary::of_time;
use super::work::steps;
use crate::russian::nearest::Vocabulary;

/// The words of time.
static KNOWN: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(of_time().map(|(form, _)| form)));

/// The known form nearest to a word that is not known, near enough to be meant.
pub(super) fn nearest(form: &str) -> Option<&'static str> {
    steps(1);
    KNOWN.nearest(form)
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
