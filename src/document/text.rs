//! Words on paper: blanks that must not break, references put in.

use std::borrow::Cow;

use crate::russian::words::PREPOSITIONS;
use crate::russian::{Case, ru_months};

/// A blank that does not break.
pub(super) const NBSP: char = '\u{a0}';
/// A hyphen after which no line ends; formats that have none of their own write a common one with a joiner.
pub(super) const TIED: char = '\u{2011}';

/// Words that stay with the figure or name that follows: «№ 58», «г. Армавир», «п. 5».
const BEFORE: [&str; 14] =
    ["№", "г.", "п.", "пп.", "ст.", "ч.", "с.", "ул.", "д.", "пос.", "стр.", "рис.", "табл.", "тел."];

/// How «№» is typed where the keyboard has none: «от 28.02.2013 N 41».
const LATIN_NUMBER: &str = "N";

/// What stands before a day that ends or begins a time: «до 1 марта», «с 10 по 20 мая».
const LIMITS: [&str; 6] = ["до", "с", "по", "к", "на", "от"];

/// The longest preposition, in bytes, that stays with the word that follows it in a title: «при», «для».
const LEADING: usize = 6;

/// Words that stay with the figure before: «2024 года», «10 лет», «70 %».
const AFTER: [&str; 21] = [
    "%",
    "год",
    "года",
    "году",
    "годы",
    "годов",
    "годах",
    "день",
    "дня",
    "дней",
    "г.",
    "гг.",
    "лет",
    "руб.",
    "тыс.",
    "млн",
    "млрд",
    "чел.",
    "час.",
    "ч.",
    "₽",
];

/// Sets the blanks and hyphens that must not break and makes straight quotation marks Russian ones; letters are never
/// changed, and the count of signs stays the same.
pub(super) fn bound(text: &str) -> String {
    let text = &quoted(text.trim());
    let mut out = String::with_capacity(text.len() + 8);
    let mut before = "";
    let mut words = text.split(' ').peekable();
    while let Some(word) = words.next() {
        out.push_str(&match spans_from(before, word) {
            true => Cow::Owned(word.replacen('-', &String::from(TIED), 1)),
            false => tied(word, before_number(before)),
        });
        if let Some(next) = words.peek() {
            out.push(if binds(before, word, next) { NBSP } else { ' ' });
        }
        before = word;
    }
    out
}

/// The text with «…» for "…", „…“ inside others; where one mark closes two at once, as offices type it, all are «…».
/// Marks that do not pair are left, as there is no telling them from inches.
fn quoted(text: &str) -> Cow<'_, str> {
    if !text.contains('"') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    let (mut open, mut before, mut closed_last) = (0_usize, ' ', false);
    for sign in text.chars() {
        let opens = sign == '"' && before_opening(before);
        closed_last = if sign == '"' { !opens } else { closed_last };
        before = match (sign, opens, open) {
            ('"', true, 0) => '«',
            ('"', true, _) => '„',
            ('"', false, 0) => return Cow::Borrowed(text),
            ('"', false, 1) => '»',
            ('"', false, _) => '“',
            (other, ..) => other,
        };
        open = match before {
            '«' | '„' => open + 1,
            '»' | '“' => open.saturating_sub(1),
            _ => open,
        };
        out.push(before);
    }
    match open {
        0 => Cow::Owned(out),
        1 if closed_last => Cow::Owned(out.replace('„', "«").replace('“', "»")),
        _ => Cow::Borrowed(text),
    }
}

/// Whether a quotation mark after a sign opens.
fn before_opening(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, '(' | '[' | '«' | '„' | '/' | '–')
}

fn binds(before: &str, word: &str, next: &str) -> bool {
    let figure = |word: &str| word.ends_with(|sign: char| sign.is_ascii_digit());
    let core = next.trim_end_matches([',', ';', ':', ')', '»']);
    let open = word.trim_start_matches(['(', '«']);
    // After a figure «г.» is the year's and stays with what stands before it.
    let names = BEFORE.contains(&open) && !(figure(before) && AFTER.contains(&open));
    names
        || before_year(open, next)
        || open == LATIN_NUMBER && next.starts_with(|sign: char| sign.is_ascii_digit())
        || figure(word) && (AFTER.contains(&core) || AFTER.contains(&core.trim_end_matches('.')))
        || figure(word) && (is_month(core.trim_end_matches('.')) || spans_from(word, next))
        || figure(before) && is_year(next) && (is_month(word) || matches!(word, "–" | "—" | "-"))
        || is_thousands(open, next)
        || matches!(next, "–" | "-")
        || initials(open) && next.starts_with(char::is_uppercase)
        || initials(core) && is_name(open)
}

/// A time in a cell of a table, where «до» stays with its day, so that no line ends with it.
pub(super) fn timed(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut words = text.split(' ').peekable();
    while let Some(word) = words.next() {
        let last = word.rsplit([NBSP, '\n']).next().unwrap_or_default();
        let leads = LIMITS.contains(&last.to_lowercase().as_str());
        let day = |next: &&str| next.starts_with(|sign: char| sign.is_ascii_digit());
        out.push_str(word);
        out.extend(words.peek().map(|next| if leads && day(next) { NBSP } else { ' ' }));
    }
    out
}

/// «в 2024–2026 годах»: a preposition of one letter stays with the year.
fn before_year(word: &str, next: &str) -> bool {
    is_year(next) && matches!(word, "в" | "В" | "с" | "С" | "к" | "К")
}

/// «10 000»: thousands typed apart.
fn is_thousands(word: &str, next: &str) -> bool {
    let figures = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let core = next.trim_end_matches([',', '.', ';', ':', ')', '»']);
    let whole = core.split([',', '.']).next().unwrap_or_default();
    word.len() <= 3 && figures(word) && whole.len() == 3 && figures(whole)
}

/// Whether a word begins with a year: «2024», «2024–2026».
pub(super) fn is_year(word: &str) -> bool {
    word.bytes().take_while(u8::is_ascii_digit).count() == 4
}

/// «2022 -2023»: the hyphen of a span of years, typed with the second of them.
fn spans_from(before: &str, word: &str) -> bool {
    is_year(before) && before.len() == 4 && word.strip_prefix('-').is_some_and(is_year)
}

/// Whether the number of an act or a school follows a word.
fn before_number(before: &str) -> bool {
    matches!(before.trim_start_matches(['(', '«']), "№" | LATIN_NUMBER)
}

/// A word with its hyphens tied where a line must not end after them: in numbers («№ 21-п», «273-ФЗ») and beside a part
/// of a letter or two («IT-куб», «1-го», «из-за»).
fn tied(word: &str, is_number: bool) -> Cow<'_, str> {
    if !word.contains('-') {
        return Cow::Borrowed(word);
    }
    let letters = |part: &str| part.chars().filter(|sign| sign.is_alphanumeric()).count();
    let digit = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_digit());
    let mut parts = word.split('-');
    let mut left = parts.next().unwrap_or_default();
    let mut out = left.to_owned();
    for right in parts {
        let beside_figure = digit(left.chars().next_back()) || digit(right.chars().next());
        let short = (1..=2).contains(&letters(left)) || (1..=2).contains(&letters(right));
        let inside = !left.is_empty() && !right.is_empty();
        out.push(if inside && (is_number || beside_figure || short) { TIED } else { '-' });
        out.push_str(right);
        left = right;
    }
    Cow::Owned(out)
}

/// «февраля»: a month in the genitive, which stays with the day before it.
pub(super) fn is_month(word: &str) -> bool {
    ru_months(Case::Genitive).any(|month| month == word)
}

/// «Н.», «А.Б.»: capitals, each with a point.
pub(crate) fn initials(word: &str) -> bool {
    let signs: Vec<char> = word.chars().collect();
    let pair = |pair: &[char]| matches!(pair, [letter, '.'] if letter.is_uppercase());
    (2..=6).contains(&signs.len()) && signs.chunks(2).all(pair)
}

/// «Иванова-Петровская»: what may be a surname, before initials.
fn is_name(word: &str) -> bool {
    let mut signs = word.chars();
    signs.next().is_some_and(char::is_uppercase)
        && signs.clone().any(char::is_lowercase)
        && signs.all(|sign| sign.is_alphabetic() || sign == '-')
}

/// A title, which no point closes but that of an abbreviation («гг.»), and in which no line ends with a preposition or «и».
pub(super) fn title(text: &str) -> String {
    let text = text.trim();
    let open = text.strip_suffix('.').filter(|open| {
        let last = open.rsplit([' ', '\u{a0}']).next().unwrap_or_default();
        last.chars().count() > 3
    });
    let text = bound(open.unwrap_or(text));
    let mut out = String::with_capacity(text.len() + 8);
    for piece in text.split_inclusive(' ') {
        let word = piece.trim_end_matches(' ');
        let last = word.rsplit(NBSP).next().unwrap_or(word);
        let leads = last == "и" || last.len() <= LEADING && PREPOSITIONS.contains(&last);
        out.push_str(word);
        out.extend((word.len() < piece.len()).then_some(if leads { NBSP } else { ' ' }));
    }
    out
}

/// «п р и к а з ы в а ю».
pub(super) fn letters(word: &str) -> String {
    let mut out = String::with_capacity(word.len() * 2);
    for sign in word.chars() {
        if !out.is_empty() && sign.is_alphabetic() && !out.ends_with(' ') {
            out.push(NBSP);
        }
        out.push(sign);
    }
    out
}

/// A figure as Russian writes it, with a comma and with blanks between thousands from `digits` digits on: «12 345,5».
pub(super) fn figure(text: &str, digits: usize) -> String {
    let text = text.trim();
    let plain = text.trim_start_matches('-');
    let (whole, rest) = plain.split_once(['.', ',']).unwrap_or((plain, ""));
    let is_figure = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    // A zero at the beginning is that of a telephone or a code.
    let coded = whole.len() > 1 && whole.starts_with('0');
    if whole.is_empty() || !is_figure(whole) || !is_figure(rest) || coded || plain.ends_with(['.', ',']) {
        return text.to_owned();
    }
    let mut out = if plain.len() < text.len() { "–".to_owned() } else { String::new() };
    for (at, digit) in whole.char_indices() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) && whole.len() >= digits {
            out.push(NBSP);
        }
        out.push(digit);
    }
    if !rest.is_empty() {
        out.push(',');
        out.push_str(rest);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_before_and_after_figures_do_not_break() {
        let cases = [
            ("приказ № 58 от 5 февраля 2024 года", "приказ №~58 от 5~февраля~2024~года"),
            ("г. Армавир, п. 5", "г.~Армавир, п.~5"),
            ("СОШ № 4 пос. Ольховка", "СОШ №~4 пос.~Ольховка"),
            ("в 2024 г. школа с 5 лет", "в~2024~г. школа с 5~лет"),
            ("Т. В. Иванова", "Т.~В.~Иванова"),
            ("врио А.Б. Иванов, Петров В. Г.", "врио А.Б.~Иванов, Петров~В.~Г."),
            ("до 70 %, 10 лет.", "до 70~%, 10~лет."),
            ("не позднее 20 января.", "не позднее 20~января."),
            ("наставник – тот", "наставник~– тот"),
            ("на 2022 - 2023 годы", "на 2022~-~2023~годы"),
            ("на 2022 -2023 учебный год", "на 2022~\u{2011}2023 учебный год"),
            ("в феврале 2024 года, 5 -2", "в феврале 2024~года, 5 -2"),
            ("в 2024–2026 годах", "в~2024–2026~годах"),
            ("приказ N 21-п, гимназия N", "приказ N~21\u{2011}п, гимназия N"),
            ("приказ № 21-п", "приказ №~21\u{2011}п"),
            ("№ 01-05/Р-ф, 273-ФЗ", "№~01\u{2011}05/Р\u{2011}ф, 273\u{2011}ФЗ"),
            ("план-график IT-куб из-за - и -5", "план-график IT\u{2011}куб из\u{2011}за~- и -5"),
        ];
        for (text, right) in cases {
            assert_eq!(bound(text), right.replace('~', "\u{a0}"), "{text}");
        }
    }

    #[test]
    fn straight_quotation_marks_become_russian() {
        let cases = [
            (r#"стол "Путь к цели""#, "стол «Путь к цели»"),
            (r#"«Проект "Школа"» ("база")"#, "«Проект „Школа“» («база»)"),
            (r#""Проект "Школа"""#, "«Проект „Школа“»"),
            (r#"экран 5" и 7""#, r#"экран 5" и 7""#),
            (r#"не "закрыто"#, r#"не "закрыто"#),
            (r#"центр "Учитель - "Педагог13.ру" (сайт)"#, "центр «Учитель - «Педагог13.ру» (сайт)"),
            (r#"о карте ("дорожной карте") "Школа и "Дом""#, "о карте («дорожной карте») «Школа и «Дом»"),
        ];
        for (text, right) in cases {
            assert_eq!(quoted(text), right, "{text}");
        }
    }

    #[test]
    fn a_limit_stays_with_its_day() {
        let right = "до~17 ноября, с~10 по~20 мая, до конца, не позднее 5 дней";
        assert_eq!(timed(&right.replace('~', " ")), right.replace('~', "\u{a0}"));
        assert_eq!(timed("до\n5"), "до\n5");
    }

    #[test]
    fn letters_are_spaced_and_stops_are_not() {
        assert_eq!(letters("приказ:"), "п\u{a0}р\u{a0}и\u{a0}к\u{a0}а\u{a0}з:");
    }

    #[test]
    fn a_title_loses_its_point_but_an_abbreviation_does_not() {
        assert_eq!(title("о плане."), "о плане".replace(' ', "\u{a0}"));
        assert_eq!(title("О работе и плане в школах"), "О работе и\u{a0}плане в\u{a0}школах");
        assert_eq!(title("на 2020 – 2024 гг."), "на 2020 – 2024 гг.".replace(' ', "\u{a0}"));
    }
}
