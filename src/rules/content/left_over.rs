//! What other programs leave in a text that was copied from them, and blanks that somebody meant to fill by hand.

use crate::base::{Lang, Span, say};

/// What is left in a text, and should not be printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(super) enum LeftOver {
    /// Underscores where something is to be written: «от __.__.2025 № ___».
    Blank,
    /// What Word prints where a reference leads nowhere: «Ошибка! Источник ссылки не найден».
    Field,
    /// What Excel shows in place of a value: «#ССЫЛКА!».
    Cell,
    /// A bracket of lists at the end without the one that opens it: «Школы города, в дело]».
    Bracket,
    /// A note of the author to himself: «!!! уточнить».
    Reminder,
}

/// How Word tells that a reference leads nowhere, up to the end of the sentence.
const FIELDS: [&str; 2] = ["Ошибка! ", "Error! "];

/// What Excel shows in place of a value.
const CELLS: [&str; 13] = [
    "#ССЫЛКА!",
    "#ЗНАЧ!",
    "#Н/Д",
    "#ДЕЛ/0!",
    "#ИМЯ?",
    "#ЧИСЛО!",
    "#ПУСТО!",
    "#REF!",
    "#VALUE!",
    "#N/A",
    "#DIV/0!",
    "#NAME?",
    "#NUM!",
];

/// Whole texts, or their beginnings, that ask for a text.
const PROMPTS: [&str; 9] = [
    "todo",
    "tbd",
    "fixme",
    "уточнить",
    "заполнить",
    "дописать",
    "введите текст",
    "место для ввода текста",
    "щелкните здесь",
];

/// Whether a text may hold such a thing, seen at a glance.
pub(super) fn may_hold(text: &str) -> bool {
    text.bytes().any(|byte| matches!(byte, b'_' | b'#' | b'!' | b']' | b'}'))
}

/// The first such thing in a text.
pub(super) fn left_over(text: &str) -> Option<(Span, LeftOver)> {
    let looks = [field, cell, blank, reminder, bracket];
    let found = looks.iter().filter_map(|look| look(text));
    found.min_by_key(|(span, _)| span.start)
}

/// The same of a text in Markdown, in which a form has its blanks and a mark its meaning.
pub(super) fn left_over_in_markdown(text: &str) -> Option<(Span, LeftOver)> {
    let found = [field, cell].iter().filter_map(|look| look(text));
    found.min_by_key(|(span, _)| span.start)
}

impl LeftOver {
    /// What is wrong with words that were left.
    pub(super) fn message(self, typed: &str, lang: Lang) -> String {
        match self {
            LeftOver::Blank => say!(
                lang,
                "в тексте осталось незаполненное место «{typed}»: оно будет напечатано как есть",
                "a blank is left in the text, “{typed}”: it would be printed as it is"
            ),
            LeftOver::Field => say!(
                lang,
                "в тексте осталось сообщение Word вместо ссылки: «{typed}»",
                "a message of Word is left in place of a reference: “{typed}”"
            ),
            LeftOver::Cell => say!(
                lang,
                "в тексте осталось сообщение Excel вместо значения: «{typed}»",
                "a message of Excel is left in place of a value: “{typed}”"
            ),
            LeftOver::Bracket => say!(
                lang,
                "скобка «{typed}» без пары будет напечатана как есть",
                "the bracket `{typed}` without its counterpart would be printed as it is"
            ),
            LeftOver::Reminder => say!(
                lang,
                "в тексте осталась пометка для себя: «{typed}»",
                "a note to oneself is left in the text: “{typed}”"
            ),
        }
    }

    /// What to do about it.
    pub(super) fn help(self, lang: Lang) -> String {
        let (ru, en) = match self {
            LeftOver::Blank => (
                "вписать то, чего не хватает, или убрать эти слова",
                "write what is missing, or take these words away",
            ),
            LeftOver::Field => (
                "написать, на что указывала ссылка; номер строки, пункта или приложения подставит {ref:имя}",
                "write what the reference pointed to; {ref:ID} gives the number of a row, clause or annex",
            ),
            LeftOver::Cell => ("вписать само значение", "write the value itself"),
            LeftOver::Bracket => (
                "если это список, поставить и открывающую скобку; если нет, убрать эту",
                "if it is a list, put the opening bracket too; if it is none, take this one away",
            ),
            LeftOver::Reminder => {
                ("дописать текст и убрать пометку", "finish the text and take the note away")
            }
        };
        lang.pick(ru, en).to_owned()
    }
}

/// Whether a text does nothing but ask for one.
pub(super) fn is_prompt(text: &str) -> bool {
    let small = text.trim_matches(|sign: char| !sign.is_alphanumeric()).to_lowercase();
    PROMPTS.iter().any(|prompt| match small.strip_prefix(prompt) {
        Some(rest) => {
            rest.is_empty()
                || prompt.contains(' ') && rest.len() < 8
                || prompt.is_ascii() && rest.starts_with([':', ' '])
        }
        None => false,
    })
}

fn field(text: &str) -> Option<(Span, LeftOver)> {
    let start = FIELDS.iter().filter_map(|words| text.find(words)).min()?;
    let behind = text.get(start..)?.find("! ").map(|at| start + at + 2)?;
    let end = text.get(behind..)?.find(['.', '\n', ',', ';']).map_or(text.len(), |at| behind + at);
    Some((Span::new(start, end), LeftOver::Field))
}

fn cell(text: &str) -> Option<(Span, LeftOver)> {
    let found = CELLS.iter().filter_map(|cell| Some((text.find(cell)?, cell.len())));
    found.min().map(|(start, length)| (Span::new(start, start + length), LeftOver::Cell))
}

/// Two underscores or more, with what stands between them and the next: «__.__.2025 № ___».
fn blank(text: &str) -> Option<(Span, LeftOver)> {
    let start = text.find("__")?;
    let is_part = |sign: char| {
        matches!(sign, '_' | '.' | ' ' | '«' | '»' | '"' | '№' | '\u{a0}' | '/' | '-')
            || sign.is_ascii_digit()
    };
    let run = text.get(start..)?;
    let run = run.get(..run.find(|sign| !is_part(sign)).unwrap_or(run.len()))?;
    let end = start + run.rfind('_')? + 1;
    Some((Span::new(start, end), LeftOver::Blank))
}

/// A bracket of lists or entries at the end of a text that has none to open it.
fn bracket(text: &str) -> Option<(Span, LeftOver)> {
    let text = text.trim_end();
    let close = text.chars().next_back().filter(|sign| matches!(sign, ']' | '}'))?;
    let open = if close == ']' { '[' } else { '{' };
    let is_alone = !text.contains(open) && text.matches(close).count() == 1;
    is_alone.then(|| (Span::new(text.len() - 1, text.len()), LeftOver::Bracket))
}

fn reminder(text: &str) -> Option<(Span, LeftOver)> {
    let start = text.find("!!!")?;
    Some((Span::new(start, text.len()), LeftOver::Reminder))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_is_found_and_what_is_written_is_not() {
        let left = [
            ("Приказ от __.__.2025 № ___", "__.__.2025 № ___"),
            ("п. Ошибка! Источник ссылки не найден.", "Ошибка! Источник ссылки не найден"),
            ("Итог: #ДЕЛ/0!", "#ДЕЛ/0!"),
            ("Школы города, в дело]", "]"),
            ("Справка !!! уточнить", "!!! уточнить"),
        ];
        for (text, part) in left {
            let found = left_over(text).and_then(|(span, _)| text.get(span.range()));
            assert_eq!(found, Some(part), "{text}");
            assert!(may_hold(text), "{text}");
        }
        let written = [
            "Приказ № 5",
            "Охват < 5 и > 3",
            "Раздел A&B; приказ",
            "C:\\new",
            "Ура!",
            "Конкурс #МыВместе",
            "a_b",
            "Справка &lt;b&gt; и **",
        ];
        assert!(written.iter().all(|text| left_over(text).is_none()));
        assert!(["TODO", "(уточнить)", "Введите текст"].iter().all(|text| is_prompt(text)));
        assert!(!["Уточнить списки", "Текст", "Заполнить журнал"].iter().any(|text| is_prompt(text)));
    }
}
