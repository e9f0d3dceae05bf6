//! The prepositional case, which stands behind no noun without a preposition: «плана мероприятиях».

use super::super::words::{WordInText, words};
use super::{AgreementIssue, Disagrees};

/// The prepositions that ask for it, and the one that once did.
const PREPOSITIONS: [&str; 9] = ["в", "во", "на", "о", "об", "обо", "при", "по", "за"];

/// Words that end as the case does.
const OTHERS: [&str; 9] =
    ["страх", "взмах", "размах", "замах", "альманах", "монах", "впотьмах", "второпях", "впопыхах"];

/// The slip of a noun in the prepositional of many, where no preposition stands anywhere before it.
pub(super) fn slip(spot: WordInText<'_>) -> Option<AgreementIssue> {
    let word = spot.word;
    let text = word.text;
    let among = text.ends_with("ях") || text.ends_with("ах");
    let before = spot.previous().filter(|_| among && word.letters() > 4)?;
    if OTHERS.contains(&text) || before.text == "и" || text.contains('-') {
        return None;
    }
    // A row may be carried on from the one above, «в учреждениях:», and then begins with this case or its adjective.
    let noun = |text: &str| !(text.ends_with("ых") || text.ends_with("их"));
    let mut head = words(spot.head());
    let carried = head.clone().all(|word| !noun(word.text));
    let governed = head.any(|word| PREPOSITIONS.iter().any(|one| word.is(one)) || word.text == "В");
    let why = Disagrees::Adjective(before.text.to_owned());
    (!carried && !governed).then(|| AgreementIssue { place: word.range(), why, right: None })
}
