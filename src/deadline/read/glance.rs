//! Which texts need not be read, seen at a glance: most that have figures count something.

use crate::russian::letters::small;

/// Whether a text may mention a time.
///
/// A year is written with three figures or more, or with two and «г» behind them; a day with a point between two
/// figures, or with a month. What is written in other signs than usual, as a Latin letter in a month, may be anything,
/// where figures are beside it.
pub(super) fn may_mention(text: &str) -> bool {
    let figures = text.bytes().filter(u8::is_ascii_digit).count();
    if figures > 2 {
        return true;
    }
    let mut pair = false;
    // The three signs before each, small.
    let mut before = [' '; 3];
    for sign in text.chars().chain([' ']) {
        let [first, second, last] = before;
        let found = match sign {
            // The lexer passes over these.
            '«' | '»' | '"' | '“' | '”' | '„' | '\'' | '*' | '_' => continue,
            '0'..='9' => {
                pair |= last.is_ascii_digit();
                last == 'о' || last == '.' && second.is_ascii_digit()
            }
            'о' | 'О' => last.is_ascii_digit(),
            'г' | 'Г' => pair,
            'а'..='я' | 'А'..='Я' | 'ё' | 'Ё' => false,
            ' ' | '\n' | '\u{a0}' | '.' | ',' | ';' | ':' | '(' | ')' | '/' | '-' | '–' | '—' | '№' | '%' => {
                false
            }
            _ => figures > 0,
        };
        let sign = small(sign);
        let found = found || [first, second, last, sign] == ['к', 'в', 'а', 'р'];
        if found || is_month([first, second, last], sign) {
            return true;
        }
        before = [second, last, sign];
    }
    false
}

/// Whether three letters begin a month, the letter or sign behind them going on with it.
fn is_month(three: [char; 3], next: char) -> bool {
    let ends = !matches!(next, 'а'..='я' | 'ё');
    match three {
        ['я', 'н', 'в'] | ['ф', 'е', 'в'] | ['и', 'ю', 'н' | 'л'] => true,
        ['м', 'а', 'р'] | ['с', 'е', 'н'] => ends || next == 'т',
        ['а', 'п', 'р'] => ends || next == 'е',
        ['м', 'а', 'й' | 'я' | 'ю'] => ends,
        ['м', 'а', 'е'] => ends || next == 'м',
        ['а', 'в', 'г'] => ends || next == 'у',
        ['о', 'к', 'т'] => ends || next == 'я',
        ['н', 'о', 'я'] => ends || next == 'б',
        ['д', 'е', 'к'] => ends || next == 'а',
        _ => false,
    }
}
