//! Duties as a table for spreadsheets: a line a time, in the signs that the spreadsheets of the language expect.

use std::io::{self, Write};

use chrono::NaiveDate;

use super::duties::{Duties, Duty, DutyTime};
use crate::base::{Lang, numeric_date, visible_line};
use crate::model::level_heading;

/// The headings in Russian and English.
static HEADINGS: [(&str, &str); 15] = [
    ("Дорожная карта", "Roadmap"),
    ("Уровень", "Level"),
    ("Территория", "Territory"),
    ("№", "No."),
    ("Мероприятие", "Measure"),
    ("Срок по документу", "Deadline as worded"),
    ("С", "From"),
    ("По", "By"),
    ("Ответственный исполнитель", "Responsible"),
    ("Результат", "Result"),
    ("Исполнено", "Done"),
    ("Ключ", "Id"),
    ("Документ об исполнении", "Document"),
    ("Место проведения", "Place"),
    ("Примечание", "Note"),
];

/// Writes the table: with a byte order mark, and in Russian with semicolons and dates as 01.03.2024, which is what
/// spreadsheets set to the language read without being asked (RFC 4180 otherwise).
///
/// # Errors
/// When it cannot be written.
pub fn csv(duties: &Duties<'_>, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    out.write_all("\u{feff}".as_bytes())?;
    let heading = HEADINGS.map(|(ru, en)| if lang == Lang::Ru { ru } else { en }.to_owned());
    line(&heading, lang, out)?;
    for duty in duties.once() {
        if duty.shown().is_empty() {
            line(&cells(duty, None, lang), lang, out)?;
        }
        for time in duty.shown() {
            line(&cells(duty, Some(*time), lang), lang, out)?;
        }
    }
    Ok(())
}

fn cells(duty: &Duty<'_>, time: Option<DutyTime>, lang: Lang) -> [String; 15] {
    let day = |day: Option<NaiveDate>| day.map(|day| numeric_date(day, lang)).unwrap_or_default();
    let roadmap = duty.roadmap;
    [
        roadmap.id.to_string(),
        level_heading(&roadmap.level, lang),
        roadmap.territory.as_deref().unwrap_or_default().to_owned(),
        numbered(duty, lang),
        duty.title.clone(),
        duty.wording.clone(),
        day(time.and_then(|time| time.opens)),
        day(time.map(|time| time.due)),
        duty.responsible.join(", "),
        duty.result.clone(),
        day(time.map_or(duty.done, |time| time.done)),
        duty.id.unwrap_or_default().to_owned(),
        duty.documents.clone(),
        duty.held.clone(),
        duty.note.clone(),
    ]
}

/// «3», with the clause that is the same duty «3, п. 2 приказа»; «п. 2 приказа» for a clause.
pub(super) fn numbered(duty: &Duty<'_>, lang: Lang) -> String {
    let own = Some(duty.number.clone()).filter(|number| !number.is_empty());
    let of_row = || own.into_iter().chain(duty.same_told(lang)).collect::<Vec<_>>().join(", ");
    if duty.is_clause { duty.told(lang).unwrap_or_default() } else { of_row() }
}

fn line(cells: &[String; 15], lang: Lang, out: &mut impl Write) -> io::Result<()> {
    let separator = if lang == Lang::Ru { ";" } else { "," };
    let cells = cells.each_ref().map(|cell| quoted(&harmless(cell)));
    write!(out, "{}\r\n", cells.join(separator))
}

/// A text that no spreadsheet takes for a formula, and in which a terminal obeys nothing.
fn harmless(text: &str) -> String {
    let text = text.lines().map(visible_line).collect::<Vec<_>>().join("\n");
    if text.trim_start().starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text }
}

fn quoted(text: &str) -> String {
    if text.contains(['"', ';', ',', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_text_whatever_stands_in_them() {
        assert_eq!(quoted(&harmless("=1+1")), "'=1+1");
        assert_eq!(harmless("\t\r\n=1+1"), "' \n=1+1");
        assert_eq!(harmless("а\u{1b}[31mб\u{202e}\r\nв"), "а\u{fffd}[31mб\u{fffd}\nв");
        assert_eq!(quoted("отдел «Кадры»; приём"), "\"отдел «Кадры»; приём\"");
        assert_eq!(quoted("a \"b\""), "\"a \"\"b\"\"\"");
    }
}
