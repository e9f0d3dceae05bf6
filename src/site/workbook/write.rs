//! Sheets as the bytes of a workbook (Office Open XML).

use std::borrow::Cow;
use std::io::{self, Write};

use chrono::{Days, NaiveDate};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::{SheetCell, SheetColumn, WorkbookSheet};
use crate::base::{Lang, TakenNames, date};

/// The most rows that one sheet is given; Excel takes 1,048,576.
const ROWS: usize = 1_000_000;
/// The most that a cell holds, in units of UTF-16.
const LETTERS: usize = 32_767;
/// The most letters in the name of a sheet.
const NAME: usize = 31;
/// The height of a line of text, in points.
const LINE: u32 = 15;
/// The most lines that a row has room for; Excel takes 409 points.
const LINES: u32 = 27;
/// A4 (ECMA-376, 18.3.1.63).
const A4: u8 = 9;
/// The day that a workbook says to be made on, so that the same input gives the same bytes.
const MADE: (u16, u8, u8) = (2000, 1, 1);

/// Writes a workbook of sheets, each with a frozen heading and first column, a filter, and headings on every printed
/// page.
///
/// # Errors
/// When it cannot be written.
pub fn xlsx(sheets: &[WorkbookSheet], lang: Lang, out: &mut impl Write) -> io::Result<()> {
    let bytes = book(sheets, lang).and_then(|mut book| book.save_to_buffer());
    out.write_all(&bytes.map_err(io::Error::other)?)
}

fn book(sheets: &[WorkbookSheet], lang: Lang) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    let (year, month, day) = MADE;
    let made = ExcelDateTime::from_ymd(year, month, day)?;
    // By its maker the file is known to be ours, until somebody else saves it.
    book.set_properties(&DocProperties::new().set_author("vekha").set_creation_datetime(&made));
    let looks = CellFormats::new(lang);
    let mut taken = TakenNames::default();
    for sheet in sheets {
        let parts: Vec<&[Vec<SheetCell>]> =
            if sheet.rows.is_empty() { vec![&[]] } else { sheet.rows.chunks(ROWS).collect() };
        for rows in parts {
            let name = free(&sheet.name, &mut taken);
            fill(book.add_worksheet().set_name(name)?, sheet, rows, &looks)?;
        }
    }
    Ok(book)
}

/// How cells look.
struct CellFormats {
    lang: Lang,
    heading: Format,
    plain: Format,
    day: Format,
    bad: Format,
}

impl CellFormats {
    fn new(lang: Lang) -> Self {
        let plain = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let heading = plain.clone().set_bold().set_background_color(Color::RGB(0x00E3_E6EA));
        CellFormats {
            lang,
            heading: heading.set_border(FormatBorder::Thin),
            day: plain.clone().set_num_format(lang.pick("dd.mm.yyyy", "yyyy-mm-dd")),
            bad: plain.clone().set_bold().set_font_color(Color::RGB(0x00B3_261E)),
            plain,
        }
    }
}

fn fill(
    page: &mut Worksheet,
    sheet: &WorkbookSheet,
    rows: &[Vec<SheetCell>],
    looks: &CellFormats,
) -> Result<(), XlsxError> {
    for (column, at) in sheet.columns.iter().zip(0..) {
        page.write_string_with_format(0, at, &column.heading, &looks.heading)?;
        page.set_column_width(at, column.width)?;
    }
    for (row, line) in rows.iter().zip(1..) {
        // Not every program makes rows as high as their texts when it opens the file.
        let lines = row.iter().zip(&sheet.columns).map(|(cell, column)| lines(cell, column)).max();
        page.set_row_height(line, lines.unwrap_or(1).clamp(1, LINES) * LINE)?;
        for (cell, column) in row.iter().zip(0..) {
            put(page, (line, column), cell, looks)?;
        }
    }
    let last = u16::try_from(sheet.columns.len()).unwrap_or(u16::MAX).saturating_sub(1);
    page.autofilter(0, 0, u32::try_from(rows.len()).unwrap_or(u32::MAX), last)?;
    page.set_freeze_panes(1, 1)?;
    page.set_repeat_rows(0, 0)?;
    page.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    page.set_header(format!("&L{}", sheet.note.replace('&', "&&"))).set_footer("&R&P / &N");
    Ok(())
}

fn put(
    page: &mut Worksheet,
    (line, column): (u32, u16),
    cell: &SheetCell,
    looks: &CellFormats,
) -> Result<(), XlsxError> {
    let lang = looks.lang;
    match cell {
        SheetCell::Empty => return Ok(()),
        SheetCell::Text(text) => {
            page.write_string_with_format(line, column, fitting(text, lang), &looks.plain)
        }
        SheetCell::Bad(text) => page.write_string_with_format(line, column, fitting(text, lang), &looks.bad),
        SheetCell::Day(day) => match serial(*day) {
            Some(serial) => page.write_number_with_format(line, column, serial, &looks.day),
            None => page.write_string_with_format(line, column, date(*day, lang), &looks.plain),
        },
        SheetCell::Count(count) => page.write_number_with_format(line, column, *count as f64, &looks.plain),
        SheetCell::Days(days) => page.write_number_with_format(line, column, *days as f64, &looks.plain),
    }?;
    Ok(())
}

/// How many lines the text of a cell takes in its column.
fn lines(cell: &SheetCell, column: &SheetColumn) -> u32 {
    let (SheetCell::Text(text) | SheetCell::Bad(text)) = cell else { return 1 };
    let width = usize::from(column.width).max(1);
    u32::try_from(textwrap::wrap(text, width).len()).unwrap_or(LINES)
}

/// The number of a day, which knows no zone; none of a day that spreadsheets do not count alike, before March 1900.
fn serial(day: NaiveDate) -> Option<i32> {
    const FIRST: i64 = 61;
    const LAST: i64 = 2_958_465;
    let zero = NaiveDate::from_ymd_opt(1900, 1, 1)?.checked_sub_days(Days::new(2))?;
    let days = (day - zero).num_days();
    (FIRST..=LAST).contains(&days).then_some(i32::try_from(days).ok()?)
}

/// A text as a cell takes it; one that is longer says at its end that it goes on.
fn fitting(text: &str, lang: Lang) -> Cow<'_, str> {
    if text.encode_utf16().count() <= LETTERS {
        return Cow::Borrowed(text);
    }
    let more = lang.pick(" … (в ячейку вошло не всё)", " … (the cell does not hold all)");
    let mut room = LETTERS - more.chars().count();
    let fits = |sign: &char| {
        let fits = sign.len_utf16() <= room;
        room = room.saturating_sub(sign.len_utf16());
        fits
    };
    Cow::Owned(text.chars().take_while(fits).chain(more.chars()).collect())
}

/// A name that a sheet may have and none has yet.
fn free(wanted: &str, taken: &mut TakenNames) -> String {
    let plain = wanted.replace(['\\', '/', '?', '*', ':', '[', ']', '\''], " ");
    let cut = |letters: usize| plain.trim().chars().take(letters).collect::<String>().trim_end().to_owned();
    let first = Some(cut(NAME)).filter(|name| !name.is_empty()).unwrap_or_else(|| "1".to_owned());
    let numbered = |count: usize| {
        let mark = format!(" {count}");
        if count == 1 { first.clone() } else { cut(NAME - mark.len()) + &mark }
    };
    taken.take(numbered, |_| true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_spreadsheets() {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        assert_eq!(serial(day(2000, 1, 1)), Some(36_526));
        assert_eq!(serial(day(1900, 3, 1)), Some(61));
        assert_eq!((serial(day(1900, 2, 28)), serial(day(12_000, 1, 1))), (None, None));
    }

    #[test]
    fn what_a_cell_does_not_hold_is_said() {
        let long = "\u{1f642}".repeat(20_000);
        let cell = fitting(&long, Lang::Ru);
        assert!(cell.ends_with("вошло не всё)") && cell.encode_utf16().count() <= LETTERS);
        assert_eq!(fitting("=1", Lang::Ru), "=1");
    }

    #[test]
    fn names_of_sheets_are_short_and_their_own() {
        let mut taken = TakenNames::default();
        let first = free("a/b: [длинное название листа, которому нет места]", &mut taken);
        assert_eq!(first.chars().count(), NAME);
        let second = free(&first, &mut taken);
        assert!(second.ends_with(" 2") && second.chars().count() <= NAME, "{second}");
        assert_eq!(free("''", &mut taken), "1");
    }
}
