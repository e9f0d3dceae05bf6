//! Letters as an office types them: signs that only a page needs, words set with blanks between their letters.

use crate::russian::letters::is_unseen;

/// Whether a sign only lays a page out, and says nothing: a soft hyphen, what has no width, the place of a picture.
fn is_silent(sign: char) -> bool {
    is_unseen(sign) || sign == '\u{fffc}'
}

/// Whether nothing stands where a sign stands: a blank, or what no text of XML or YAML may hold.
fn is_gap(sign: char) -> bool {
    sign.is_whitespace() || sign.is_control() || matches!(sign, '\u{fffe}' | '\u{ffff}')
}

/// The letters that count: signs of layout are left out, blanks of any width are blanks, and a hyphen that does not
/// break is a hyphen. Tabs and line breaks stay.
pub(super) fn tidy(text: &str) -> String {
    let signs = text.chars().filter(|sign| !is_silent(*sign)).map(|sign| match sign {
        '\u{2011}' => '-',
        '\n' | '\t' => sign,
        sign if is_gap(sign) => ' ',
        sign => sign,
    });
    composed(signs)
}

/// «й» and «ё» written as a letter and a mark become the one letter that they are.
fn composed(signs: impl Iterator<Item = char>) -> String {
    let mut out = String::new();
    for sign in signs {
        let joined = match (sign, out.chars().last()) {
            ('\u{306}', Some('и')) => Some('й'),
            ('\u{306}', Some('И')) => Some('Й'),
            ('\u{308}', Some('е')) => Some('ё'),
            ('\u{308}', Some('Е')) => Some('Ё'),
            _ => None,
        };
        match joined {
            Some(letter) => {
                out.pop();
                out.push(letter);
            }
            None => out.push(sign),
        }
    }
    out
}

/// The text on one line, its blanks single.
pub(super) fn flat(text: &str) -> String {
    text.split(is_gap).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The text with words that are set letter by letter («п р и к а з») joined.
pub(super) fn unspaced(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let letter = |word: &&str| {
        let mut signs = word.chars();
        signs.next().is_some_and(char::is_alphabetic) && signs.all(|sign| !sign.is_alphanumeric())
    };
    let mut out: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let run = words.iter().skip(at).take_while(|word| letter(word)).count();
        if run >= 4 {
            out.push(words.iter().skip(at).take(run).copied().collect());
            at += run;
        } else {
            out.push((*word).to_owned());
            at += 1;
        }
    }
    out.join(" ")
}

/// The words of a text, small and without signs.
pub(super) fn words(text: &str) -> Vec<String> {
    let text = unspaced(text).to_lowercase().replace('_', " ");
    let words = text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// Letters and figures alone, small: for telling whether two texts say the same.
pub(super) fn bare(text: &str) -> String {
    text.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The text without the stops that close it; the point after an initial belongs to it.
pub(super) fn unclosed(text: &str) -> &str {
    let open = text.trim().trim_end_matches([';', ':', ',', ' ']);
    let core = open.trim_end_matches(['.', ';', ':', ',', ' ']);
    let mut letters = core.chars().rev();
    let initial = letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_none_or(|sign| matches!(sign, '.' | ' '));
    match initial && open.len() > core.len() {
        true => open.get(..core.len() + 1).unwrap_or(core),
        false => core,
    }
}

/// Whether a text begins with a small letter.
pub(super) fn begins_small(text: &str) -> bool {
    text.trim_start_matches(['«', '"', '(']).chars().next().is_some_and(char::is_lowercase)
}

/// The text with its first letter great.
pub(super) fn capital(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().into_iter().flat_map(char::to_uppercase).chain(signs).collect()
}

/// Whether all its letters are great, and there are at least two of them.
pub(super) fn is_shouted(text: &str) -> bool {
    let letters: Vec<char> = text.chars().filter(|sign| sign.is_alphabetic()).collect();
    letters.len() > 1 && letters.iter().all(|letter| letter.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_layout_say_nothing() {
        assert_eq!(tidy("настав\u{ad}ник\u{a0}и план\u{2011}график"), "наставник и план-график");
        assert_eq!(tidy("\u{202a}пла\u{2066}н\u{202c}"), "план");
        assert_eq!(tidy("и\u{306}"), "й");
    }

    #[test]
    fn letters_set_apart_are_one_word() {
        assert_eq!(unspaced("п р и к а з ы в а ю:"), "приказываю:");
        assert_eq!(unspaced("П Р И К А З"), "ПРИКАЗ");
        assert_eq!(unspaced("и в срок"), "и в срок");
    }
}
