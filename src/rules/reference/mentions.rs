//! Numbers of items and annexes that a text names, and whether they are those of this order: «п. 5», «пунктам 2 и 6»,
//! «приложение № 3», but not «п. 5 Положения».

use crate::base::Span;
use crate::russian::letters::small;

/// A number that a text names.
pub(super) struct NumberMention<'t> {
    /// Where it stands, with the word before it.
    pub span: Span,
    pub number: &'t str,
    /// Whether it is the number of an annex.
    pub annex: bool,
    /// Whether the words behind it say that it is one of a clause: «пункт 5 настоящего приказа».
    pub of_order: bool,
}

/// Whether the words of a clause approve something: «Утвердить …», in small or in capital letters.
pub(super) fn says_approve(text: &str) -> bool {
    let mut letters = text.trim_start().chars().map(small);
    "утвердить ".chars().all(|letter| letters.next() == Some(letter))
}

/// The numbers of items and annexes of this order that a text names: «п. 5», «пунктам 2 и 6», «приложение № 3».
pub(super) fn mentions(text: &str) -> impl Iterator<Item = NumberMention<'_>> {
    let digits = text.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit());
    let mut end = 0;
    // The word before the numbers of a list.
    let mut listed: Option<NumberWord> = None;
    digits.filter_map(move |(at, _)| {
        if at < end {
            return None;
        }
        let carries_on = text.get(end..at).is_some_and(|between| end > 0 && is_between(between));
        let number = text.get(at..)?;
        let length = number.find(|sign: char| !sign.is_ascii_digit() && sign != '.').unwrap_or(number.len());
        end = at + length;
        let number = number.get(..length)?.trim_end_matches('.');
        let own = item(text.get(..at)?);
        let start = own.as_ref().map_or(at, |word| word.start);
        listed = own.or(listed.filter(|_| carries_on));
        let word = listed?;
        let behind = behind_list(text.get(at + number.len()..)?);
        let is_own = match word.of_plan {
            true => is_of_act(behind) || text.get(..word.start)?.ends_with("см. "),
            false => is_own(behind),
        };
        let of_order = is_of_order(behind);
        let span = Span::new(start, at + number.len());
        let before = text.get(..word.start)?;
        // What is approved here is an annex of this order, be it a regulation or a procedure.
        let approved = word.annex && before.ends_with('(') && says_approve(before);
        (is_own && (approved || !names_act(before, word.annex))).then_some(NumberMention {
            span,
            number,
            annex: word.annex,
            of_order,
        })
    })
}

/// A word that makes a number of what follows it.
#[derive(Clone, Copy)]
struct NumberWord {
    /// Where it begins.
    start: usize,
    /// Whether it speaks of an annex.
    annex: bool,
    /// Whether it is a word for much else, as «раздел» is, so that only the plan named behind it makes the number its own.
    of_plan: bool,
}

/// The word that ends a text and makes a number of what follows.
fn item(before: &str) -> Option<NumberWord> {
    let before = before.trim_end().trim_end_matches('№').trim_end();
    let (before, short) = before.strip_suffix('.').map_or((before, false), |before| (before, true));
    let start = before.trim_end_matches(char::is_alphabetic).len();
    let lower = before.get(start..)?.to_lowercase();
    let annex = lower.starts_with("приложени") || short && lower == "прил";
    let of_plan = lower.starts_with("раздел") || lower.starts_with("строк");
    let named = match short {
        true => annex || lower == "п" || lower == "пп",
        false => annex || of_plan || lower.starts_with("пункт") || lower.starts_with("подпункт"),
    };
    let begins = !before.get(..start)?.ends_with(char::is_numeric);
    (named && begins).then_some(NumberWord { start, annex, of_plan })
}

/// Whether a stretch stands between the numbers of one list: «2 и 6», «1, 3», «1–3».
fn is_between(between: &str) -> bool {
    matches!(between.trim().trim_end_matches('№').trim_end(), "," | "и" | "–" | "—" | "-")
}

/// What stands behind a number and the others of its list.
pub(in crate::rules) fn behind_list(mut behind: &str) -> &str {
    loop {
        let Some(at) = behind.find(|sign: char| sign.is_ascii_digit()) else { return behind };
        let (between, number) = behind.split_at(at);
        if !is_between(between) {
            return behind;
        }
        let rest = number.trim_start_matches(|sign: char| sign.is_ascii_digit() || sign == '.');
        // A full stop behind the last number ends the sentence.
        let length = number.len() - rest.len();
        let stop = number.get(..length).is_some_and(|number| number.ends_with('.'));
        behind = number.get(length - usize::from(stop)..).unwrap_or_default();
    }
}

/// Whether another act is named so shortly before a number that the number is its: «распоряжением от … № Р-145 п. 4».
fn names_act(before: &str, annex: bool) -> bool {
    let acts = [
        "распоряжени",
        "постановлени",
        "методолог",
        "закон",
        "письм",
        "положени",
        "кодекс",
        "порядк",
        "гост",
        "санпин",
        "снип",
        "подпункт",
    ];
    let near = before.char_indices().rev().nth(80).and_then(|(at, _)| before.get(at..)).unwrap_or(before);
    let sentence = near.rsplit(". ").next().unwrap_or(near).to_lowercase();
    // The number of an annex that stands before another is no act's.
    let is_annex = |at: usize| sentence.get(..at).and_then(item).is_some_and(|word| word.annex);
    let numbered = || sentence.match_indices('№').any(|(at, _)| !(annex && is_annex(at)));
    acts.iter().any(|act| sentence.contains(act)) || numbered()
}

/// Whether what stands behind a number leaves it to this order: nothing, a time, or «настоящего приказа».
fn is_own(behind: &str) -> bool {
    let behind = behind.trim_start();
    let behind = behind.strip_prefix("к ").unwrap_or(behind);
    let this = ["настоящ", "данн", "этого", "этому"];
    ends(behind) || this.iter().any(|this| behind.starts_with(this)) || is_of_act(behind)
}

/// Whether nothing stands there that could name another act.
fn ends(text: &str) -> bool {
    let times = ["до ", "в срок", "не позднее ", "ежегодно"];
    text.is_empty()
        || text.starts_with(['.', ';', ':', ')', '»', '{'])
        || times.iter().any(|time| text.starts_with(time))
}

/// Whether the words behind a number name this order or the plan that it approves.
fn is_of_act(behind: &str) -> bool {
    let act = [
        "приказа",
        "приказу",
        "дорожной карты",
        "дорожной карте",
        "Дорожной карты",
        "Дорожной карте",
        "плана",
        "плану",
        "Плана",
        "Плану",
    ];
    let of_act = act.iter().filter_map(|act| behind.trim_start().strip_prefix(act));
    of_act.map(str::trim_start).any(|rest| ends(rest) || rest.starts_with([',']) || rest.starts_with("и "))
}

/// Whether the words behind a number name this order, and not the plan that it approves.
fn is_of_order(behind: &str) -> bool {
    let kinds = ["приказа", "распоряжения", "постановления"];
    let named = behind.trim_start().strip_prefix("настоящего ");
    named.is_some_and(|named| kinds.iter().any(|kind| named.starts_with(kind)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> Vec<(&str, bool)> {
        mentions(text).map(|mention| (mention.number, mention.annex)).collect()
    }

    #[test]
    fn numbers_of_this_order_are_told_from_those_of_other_acts() {
        assert_eq!(named("см. п. 1.2"), [("1.2", false)]);
        assert_eq!(named("согласно приложению № 3 к настоящему приказу"), [("3", true)]);
        assert_eq!(named("по пункту 5 приказа."), [("5", false)]);
        assert_eq!(named("п. 5 Положения о наставничестве, приложение 2 к письму министерства"), []);
        assert_eq!(named("этап 5, приказ 7, план 3"), []);
        assert_eq!(named("согласно приложению 4 {deadline}"), [("4", true)]);
        assert_eq!(named("согласно пунктам 2 и 6 настоящего приказа"), [("2", false), ("6", false)]);
        assert_eq!(
            named("(приложения № 1, 3), приложениям 1–3"),
            [("1", true), ("3", true), ("1", true), ("3", true)]
        );
        assert_eq!(named("согласно пп. 1.2 и 1.9 дорожной карты до 5 мая"), [("1.2", false), ("1.9", false)]);
        assert_eq!(named("по форме (прил. 3)"), [("3", true)]);
        assert_eq!(named("согласно разделу 5 дорожной карты {deadline}"), [("5", false)]);
        assert_eq!(named("п. 5 и 6 Положения, разделы 2, 3 сайта, п. 5 плана по устранению"), []);
        assert_eq!(named("разработка карт по распоряжению от 25.12.2019 № Р-145 п.4.10.4"), []);
    }
}
