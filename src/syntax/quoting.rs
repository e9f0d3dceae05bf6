//! How a text is written as a value of YAML: as it is, or in quotes.

use super::{Scalar, full};

/// A text as a value: as it is where YAML reads it so, else in single quotes.
pub fn plain_or_quoted(text: &str) -> String {
    if is_surely_plain(text) {
        return text.to_owned();
    }
    if is_read_plain(text) { text.to_owned() } else { single_quoted(text) }
}

/// Whether the parser reads a text that stands as it is as that very text.
fn is_read_plain(text: &str) -> bool {
    let line = format!("a: {text}");
    let (tree, faults, _) = full(&line, 0);
    let value = tree.root().and_then(|root| root.get("a"));
    faults.is_empty() && value.is_some_and(|value| value.scalar() == Scalar::String && value.text() == text)
}

/// Whether a text begins with a Russian letter and has no sign that could mean anything to YAML, so that nobody need ask the
/// parser: nearly every deadline is such a text.
fn is_surely_plain(text: &str) -> bool {
    let is_letter = |sign: char| matches!(sign, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё');
    let means_nothing = |sign: char| {
        is_letter(sign)
            || sign.is_ascii_alphanumeric()
            || matches!(sign, ' ' | '.' | ',' | ';' | '(' | ')' | '/' | '-' | '–' | '—' | '«' | '»' | '№')
    };
    text.starts_with(is_letter) && !text.ends_with(' ') && text.chars().all(means_nothing)
}

/// Whether a text has a sign that ends a value, or begins one, between brackets.
pub fn has_flow_sign(text: &str) -> bool {
    text.contains([',', '[', ']', '{', '}'])
}

/// A text as a value between brackets: a comma there needs quotes.
pub fn in_flow(text: &str) -> String {
    if has_flow_sign(text) { single_quoted(text) } else { plain_or_quoted(text) }
}

/// A text in the double quotes that people type, or in single ones where a sign inside would need a backslash.
pub fn quoted(text: &str) -> String {
    if text.contains(['"', '\\']) { single_quoted(text) } else { double_quoted(text) }
}

/// A text in single quotes.
pub fn single_quoted(text: &str) -> String {
    format!("'{}'", in_single_quotes(text))
}

/// A text in double quotes.
pub fn double_quoted(text: &str) -> String {
    format!("\"{}\"", in_double_quotes(text))
}

/// A text, or a part of one, as it stands between single quotes.
pub fn in_single_quotes(text: &str) -> String {
    text.replace('\'', "''")
}

/// A text, or a part of one, as it stands between double quotes; signs that no page shows are left out.
pub fn in_double_quotes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            sign if sign.is_control() => {}
            sign => out.push(sign),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_surely_plain_the_parser_reads_so() {
        let signs = (0..0x2fff).filter_map(char::from_u32);
        let texts =
            signs.flat_map(|sign| [format!("д{sign}"), format!("д{sign} д"), format!("д {sign}{sign}д")]);
        let sure: Vec<String> = texts.filter(|text| is_surely_plain(text)).collect();
        assert!(sure.len() > 300 && sure.iter().all(|text| is_read_plain(text)));
    }

    /// What stands behind a key is read as the very text, however it is written.
    #[test]
    fn a_value_is_read_as_it_was_meant() {
        let texts = [
            "Приказ",
            "да: нет",
            "a # b",
            "{ref: plan}",
            "it's",
            "\"Точка роста\"",
            "C:\\план",
            "а\nб\tв",
            "12",
            "- х",
            "",
        ];
        for text in texts {
            let one_line = [plain_or_quoted, quoted, single_quoted];
            let ways = one_line
                .iter()
                .filter(|_| !text.contains('\n'))
                .chain([&(double_quoted as fn(&str) -> String)]);
            for way in ways {
                let line = format!("a: {}", way(text));
                let (tree, faults, _) = full(&line, 0);
                let value = tree.root().and_then(|root| root.get("a"));
                assert!(faults.is_empty(), "{line}");
                assert_eq!(
                    value.map(|value| (value.scalar(), value.text().to_owned())),
                    Some((Scalar::String, text.to_owned())),
                    "{line}"
                );
            }
        }
    }

    #[test]
    fn between_brackets_commas_do_not_part_a_value() {
        for text in ["Школы, лицеи", "а [б]", "{в}", "it's, so", "Отдел образования"]
        {
            let line = format!("a: [{}]", in_flow(text));
            let (tree, ..) = full(&line, 0);
            let items = tree.root().and_then(|root| root.get("a")).into_iter().flat_map(|list| list.items());
            assert_eq!(items.map(|item| item.text().to_owned()).collect::<Vec<_>>(), [text], "{line}");
        }
    }
}
