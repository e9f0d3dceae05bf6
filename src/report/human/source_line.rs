//! A line of a file as it is shown: tabs widened, cut with `…` around the marked place where it is too long.

use std::ops::Range;

use super::text::char_width;
use crate::base::visible;

/// How many columns a tab stop takes.
const TAB: usize = 4;

/// A line that fits, and which columns of it are marked.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct SourceLine {
    /// The text.
    pub text: String,
    /// The marked columns, at least one; they may end past the text.
    pub mark: Range<usize>,
}

/// Shows a line in `room` columns; `chars` are the marked characters of it, before which `bytes` bytes of it stand.
pub(super) fn source_line(line: &str, (chars, bytes): (Range<usize>, usize), room: usize) -> SourceLine {
    let (line, chars, is_cut) = near(line, (chars, bytes), room);
    let cells = cells(line);
    let total = cells.last().map_or(0, |cell| cell.column + cell.width);
    let column = |at: usize| cells.get(at).map_or(total, |cell| cell.column);
    let start = column(chars.start);
    let mark = start..column(chars.end).max(start + 1);
    let view = view(total.max(mark.end), &mark, room);
    let lead = usize::from(view.start > 0 || is_cut);
    let mut text = String::new();
    if lead > 0 {
        text.push('…');
    }
    for cell in cells.iter().filter(|cell| cell.column < view.end && cell.column + cell.width > view.start) {
        let whole = cell.column >= view.start && cell.column + cell.width <= view.end;
        if whole && cell.shown != '\t' {
            text.push(cell.shown);
        } else {
            // A tab, or a wide character cut in two: blanks for what is seen of it.
            let seen = (cell.column + cell.width).min(view.end) - cell.column.max(view.start);
            text.extend(std::iter::repeat_n(' ', seen));
        }
    }
    if view.end < total {
        text.push('…');
    }
    let shift = |column: usize| column.clamp(view.start, view.end) - view.start + lead;
    // A mark that goes on past the edge goes on under the sign of cutting.
    let end = shift(mark.end) + usize::from(mark.end > view.end);
    SourceLine { text, mark: shift(mark.start)..end }
}

/// The part of a very long line that may be shown around marked characters, which of its characters these are, and
/// whether something before it is cut off: so that many findings in one line cost no more than each its own room.
fn near(line: &str, (chars, bytes): (Range<usize>, usize), room: usize) -> (&str, Range<usize>, bool) {
    let reach = TAB * (room + 1);
    if line.len() <= 4 * reach {
        return (line, chars, false);
    }
    let skipped = chars.start.saturating_sub(reach) / TAB * TAB;
    // The signs that end a line, which it is shown without, are of one byte each.
    let steps = (chars.start - skipped).saturating_sub(bytes.saturating_sub(line.len()));
    let head = line.get(..bytes.min(line.len())).unwrap_or_default();
    let from = match steps.checked_sub(1) {
        Some(steps) => head.char_indices().rev().nth(steps).map_or(0, |(at, _)| at),
        None => head.len(),
    };
    let rest = line.get(from..).unwrap_or_default();
    let end = rest.char_indices().nth(chars.start - skipped + reach).map_or(rest.len(), |(at, _)| at);
    let end_of_mark = chars.end.saturating_sub(skipped).min(chars.start - skipped + reach);
    (rest.get(..end).unwrap_or(rest), chars.start - skipped..end_of_mark, skipped > 0)
}

/// A character and the columns it takes.
struct CharCell {
    shown: char,
    column: usize,
    width: usize,
}

fn cells(line: &str) -> Vec<CharCell> {
    let mut column = 0;
    line.chars()
        .map(|c| {
            let shown = if c == '\t' { c } else { visible(c) };
            let width = if c == '\t' { TAB - column % TAB } else { char_width(shown) };
            let cell = CharCell { shown, column, width };
            column += width;
            cell
        })
        .collect()
}

/// The columns of a line of `total` that are shown in `room` columns, the signs of cutting included.
fn view(total: usize, mark: &Range<usize>, room: usize) -> Range<usize> {
    if total <= room {
        return 0..total;
    }
    // The line is shown from its beginning where that shows the mark, or half a line of it.
    if mark.start + mark.len().min(room / 2) < room {
        return 0..room.saturating_sub(1);
    }
    let inner = room.saturating_sub(2).max(1);
    let before = inner.saturating_sub(mark.len()) / 2;
    let start = mark.start.saturating_sub(before);
    if start + inner + 1 >= total {
        return total - (inner + 1).min(total)..total;
    }
    start..start + inner
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(line: &str, marked: &str, room: usize) -> (String, String) {
        let head = line.split(marked).next().unwrap();
        let before = head.chars().count();
        let line = source_line(line, (before..before + marked.chars().count(), head.len()), room);
        assert!(super::super::text::width(&line.text) <= room, "{line:?}");
        let under: String = line.text.chars().skip(line.mark.start).take(line.mark.len()).collect();
        (line.text, under)
    }

    #[test]
    fn a_line_is_cut_around_the_marked_place() {
        let line = "title: Внесение изменений в распорядительные акты образовательных организаций";
        let whole = cut(line, "Внесение", 100);
        assert_eq!(whole, (line.to_owned(), "Внесение".to_owned()));
        let begin = cut(line, "Внесение", 20);
        assert_eq!(begin, ("title: Внесение изм…".to_owned(), "Внесение".to_owned()));
        let middle = cut(line, "акты", 20);
        assert_eq!(middle, ("…ельные акты образо…".to_owned(), "акты".to_owned()));
        let end = cut(line, "организаций", 20);
        assert_eq!(end, ("…тельных организаций".to_owned(), "организаций".to_owned()));
        let long = cut(line, "Внесение изменений в распорядительные акты", 20);
        assert_eq!(long, ("title: Внесение изм…".to_owned(), "Внесение изм…".to_owned()));
    }

    #[test]
    fn the_stretch_of_a_very_long_line_is_found_from_its_mark_as_from_its_beginning() {
        let line = "слово and 学校 ".repeat(300);
        let (room, signs) = (20, line.chars().count());
        let reach = TAB * (room + 1);
        let places = line.char_indices().map(|(byte, _)| byte).chain([line.len(), line.len() + 1]);
        for (at, byte) in places.enumerate() {
            let (shown, mark, is_cut) = near(&line, (at..at + 3, byte), room);
            let skipped = at.saturating_sub(reach) / TAB * TAB;
            let counted: String = line.chars().skip(skipped).take(at - skipped + reach).collect();
            assert_eq!(
                (shown, mark.start, is_cut),
                (&*counted, at - skipped, skipped > 0),
                "{at} of {signs}"
            );
        }
    }

    #[test]
    fn tabs_and_wide_characters_take_their_columns() {
        assert_eq!(source_line("a\tб", (2..3, 2), 80), SourceLine { text: "a   б".into(), mark: 4..5 });
        assert_eq!(source_line("学校 б", (3..4, 7), 80), SourceLine { text: "学校 б".into(), mark: 5..6 });
        assert_eq!(source_line("", (0..0, 0), 80), SourceLine { text: String::new(), mark: 0..1 });
    }
}
