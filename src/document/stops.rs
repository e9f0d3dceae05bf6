//! Stops that close a clause, and labels that the print puts before a text itself.

use super::text::NBSP;

/// Closes a text with a stop, where none closes it yet; a comma or a semicolon typed there gives way to it, a dash before a
/// list too, and a point where a list follows or goes on.
pub(super) fn closed(text: &str, stop: char) -> String {
    let mut text = text.trim_end_matches([',', ';', ' ', NBSP]);
    if stop == ':' {
        text = text.trim_end_matches([' ', NBSP, '–', '—']);
    }
    if gives_way(text, stop) {
        text = text.trim_end_matches('.');
    }
    let inner = text.trim_end_matches([')', '»']);
    let is_closed = match inner.ends_with(['.', '!', '?', '…']) {
        true if inner.len() < text.len() => stop == '.',
        true => stop == '.' || !is_shortened(text),
        false => text.ends_with(':'),
    };
    if is_closed { text.to_owned() } else { format!("{text}{stop}") }
}

/// Whether the point that a text ends with gives way to another stop: before a list, and within one where no sentence of
/// its own ends with it.
fn gives_way(text: &str, stop: char) -> bool {
    let is_sentence = || text.starts_with(char::is_uppercase);
    let is_wanted = stop == ':' || stop == ';' && !is_sentence();
    is_wanted && text.ends_with('.') && !text.ends_with("..") && !is_shortened(text)
}

/// Words that stand shortened at the end of a text, without their point; of one letter any may.
const SHORT: [&str; 22] = [
    "гг", "др", "пр", "тыс", "млн", "млрд", "руб", "коп", "чел", "час", "мин", "экз", "каб", "стр", "ул",
    "обл", "кв", "шт", "ед", "км", "кг", "ст",
];

/// Whether the point that a text ends with is that of a shortened word: «2024 г.», «и т. д.», «Ивановой И. И.».
pub(super) fn is_shortened(text: &str) -> bool {
    let Some(open) = text.strip_suffix('.') else { return false };
    let last = open.rsplit([' ', NBSP, '(', '«']).next().unwrap_or_default();
    // «А.Б.», «т.д.»
    last.rsplit('.').all(|part| part.chars().count() == 1) || SHORT.contains(&last)
}

/// A text without a label typed before it that the print puts there itself: «Основание: приказ …».
pub(super) fn without_label<'t>(text: &'t str, labels: &[&str]) -> &'t str {
    let text = text.trim_start();
    let small = text.to_lowercase();
    let label = labels.iter().find(|label| small.starts_with(*label));
    // Small letters of Russian take as many bytes as great ones.
    let rest =
        label.and_then(|label| text.get(label.len()..)).map(|rest| rest.trim_start_matches([':', ' ', NBSP]));
    rest.filter(|rest| !rest.is_empty()).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_closed_once() {
        assert_eq!(closed("Утвердить", ':'), "Утвердить:");
        assert_eq!(closed("Утвердить.", ';'), "Утвердить.");
        assert_eq!(closed("до 2 марта.", ';'), "до 2 марта;");
        assert_eq!(closed("Школам.", ':'), "Школам:");
        assert_eq!(closed("Школам обеспечить –", ':'), "Школам обеспечить:");
        assert_eq!(closed("не менее 3 лет.", ';'), "не менее 3 лет;");
        assert_eq!(closed("Ивановой И. И.", ':'), "Ивановой И. И.:");
        assert_eq!(closed("раз!", ';'), "раз!");
        assert_eq!(closed("и т. п.", ';'), "и т. п.;");
        assert_eq!(closed("Утвердить;", ':'), "Утвердить:");
        assert_eq!(closed("список, ", '.'), "список.");
        assert_eq!(
            (closed("(в скобках.)", '.'), closed("«О плане.»", ';')),
            ("(в скобках.)".into(), "«О плане.»;".into())
        );
        assert_eq!(
            (closed("до 2024 г.", '.'), closed("до 2024 г.", ';')),
            ("до 2024 г.".into(), "до 2024 г.;".into())
        );
    }

    #[test]
    fn a_label_that_is_printed_is_not_told_twice() {
        assert_eq!(without_label("Основание: приказ", &["основание:"]), "приказ");
        assert_eq!(
            without_label(
                "С приказом ознакомлен: Н. Н.",
                &["с приказом ознакомлены", "с приказом ознакомлен"]
            ),
            "Н. Н."
        );
        assert_eq!(without_label("Основание:", &["основание:"]), "Основание:");
        assert_eq!(without_label("Школы", &["рассылка:"]), "Школы");
    }
}
