//! Whether a deadline would be kept when it is written again.
//!
//! Nobody reads words of somebody's own, so that nobody knows how foreign letters and marks without their other half are
//! meant in them; where something is mended beside such signs it may be mended to something else; and behind a mark that
//! goes another may stand. Where the canonical or the tidy wording of such a deadline
//! does not read back as the same term, it is not understood.

use super::fault::{Parse, fault};
use super::{NamedDay, Reading, UntidyKind, is_free, read_free};
use crate::base::Span;
use crate::deadline::unread::Unread;

/// How often a wording is written again before it must have settled.
const ROUNDS: u8 = 3;

/// Whether it may be written again as another term. What is mended is mended well, if it is no mark behind which another
/// stands and no year that no day has; and what is usual is kept.
pub(super) fn is_doubtful(wording: &str, reading: &Reading) -> bool {
    let names_year = |words: Span| {
        let within = |day: &&NamedDay| day.span.start <= words.start && words.end <= day.span.end;
        reading.named.iter().filter(within).any(|day| day.year.is_some())
    };
    let is_mended_amiss = reading.untidy.iter().any(|it| match it.kind {
        UntidyKind::Mark => true,
        UntidyKind::ShortYear => !names_year(it.span),
        _ => false,
    });
    let is_kept = reading.untidy.is_empty() && !is_free(&reading.term);
    is_mended_amiss || !is_kept && is_unusual(wording)
}

/// Whether there are letters or marks that official Russian has no use for in a deadline, or that stand where it has none:
/// a lone quotation mark or bracket, a comma or a dot behind a blank.
fn is_unusual(wording: &str) -> bool {
    let (mut quoted, mut open, mut behind_blank) = (false, 0_i32, true);
    for sign in wording.chars() {
        if is_odd(sign) || behind_blank && matches!(sign, ',' | '.') {
            return true;
        }
        quoted ^= sign == '"';
        open += i32::from(sign == '(') - i32::from(sign == ')');
        behind_blank = sign.is_whitespace();
    }
    quoted || open != 0
}

/// Whether it is no letter, figure or mark of official Russian.
fn is_odd(sign: char) -> bool {
    let usual = matches!(sign, 'А'..='я' | 'Ё' | 'ё' | '0'..='9' | '\u{a0}' | '«' | '»' | '№' | '–' | '—' | '"')
        || " \n\t,.;:-/()".contains(sign);
    !usual
}

/// Whether it is written again as it is read.
///
/// # Errors
/// The first word with an odd sign, or all words, which are not understood.
pub(super) fn check(wording: &str, reading: &Reading) -> Parse<()> {
    if settles(wording, reading, ROUNDS) {
        return Ok(());
    }
    let Some(odd) = wording.find(is_odd) else {
        return fault(Span::new(0, wording.len()), Unread::UnknownWord(wording.trim().to_owned()));
    };
    let start = wording.get(..odd).and_then(|before| before.rfind(char::is_whitespace)).unwrap_or_default();
    let rest = wording.get(start..).unwrap_or_default();
    let word = rest.split_whitespace().next().unwrap_or_default();
    let start = start + rest.find(word).unwrap_or_default();
    fault(Span::new(start, start + word.len()), Unread::UnknownWord(word.to_owned()))
}

/// Whether its canonical and its tidy wording read as the same term, and so on for each of them.
fn settles(wording: &str, reading: &Reading, rounds: u8) -> bool {
    [reading.term.to_string(), reading.tidy(wording)].iter().filter(|other| *other != wording).all(|other| {
        rounds > 0
            && read_free(other)
                .is_ok_and(|again| again.term == reading.term && settles(other, &again, rounds - 1))
    })
}
