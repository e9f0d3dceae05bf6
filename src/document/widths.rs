//! Widths of columns, measured with the letters they are printed in: long texts get room, words are whole where they
//! can be, and smaller letters come before squeezed columns.

use super::fonts::{HEAVY, UPRIGHT, Widths};
use super::hyphens::{dated, divided, pieces, words};
use super::{ColumnLayout, HeadCell, Orientation, PrintedRow, Table, TextRun};

/// All of a table's width.
const WHOLE: f64 = 1000.0;
/// The margins of a cell and the rounding of programs, in millimetres.
const MARGINS: f64 = 3.6;
/// The widest word that a column makes room for, in millimetres; wider ones are divided.
const WORD: f64 = 34.0;
/// The narrowest line, in millimetres, in which divided words can still be read: eight letters of the smallest size.
const READABLE: f64 = 13.0;
/// The weight of a column with hardly any text.
const LIGHT: f64 = 6.0;
/// Room for a number that is written by hand, in millimetres.
const NUMBER: f64 = 9.0;
/// From how many columns on letters become smaller before words are divided.
const MANY: usize = 10;
/// Millimetres of a point.
const POINT: f64 = 25.4 / 72.0;
/// How wide headings of parts of the plan's time may be before they are turned, in millimetres.
const UNTURNED: f64 = 12.0;
/// The height of a line, in sizes of letters.
const LINE: f64 = 1.17;
/// The key of the columns for parts of the plan's time.
const PERIODS: &str = "periods";
/// The sizes of letters in tables, in points.
const SIZES: [f64; 3] = [12.0, 11.0, 10.0];

/// What a column asks for, in millimetres.
#[derive(Clone, Copy, Debug, Default)]
struct WidthRequest {
    /// The widest piece that cannot be divided.
    least: f64,
    /// The widest word, with those that are bound to it.
    word: f64,
    /// The widest word by itself.
    single: f64,
    /// The widest line; more is of no use.
    line: f64,
    /// How much text it holds: the root of the mean square of its cells.
    weight: f64,
}

/// The width of the text on a page, in millimetres.
pub(super) fn page(orientation: Orientation) -> f64 {
    match orientation {
        Orientation::Portrait => 170.0,
        Orientation::Landscape => 257.0,
    }
}

/// Sets the size of letters and the widths of columns, and divides the words that are wider than theirs.
pub(super) fn set_widths(table: &mut Table, orientation: Orientation) {
    let room = page(orientation);
    turn(table);
    table.points = points(table, room);
    let wishes = wishes(table, table.points);
    let widths = shared(&wishes, room);
    table.crowded = !is_readable(&wishes, &widths, room);
    let total: f64 = widths.iter().sum();
    for (column, width) in table.columns.iter_mut().zip(&widths) {
        // Widths are figures between 0 and 1000, so that nothing is lost.
        column.width = (width / total.max(1.0) * WHOLE).floor() as u32;
    }
    let left = (WHOLE as u32).saturating_sub(table.columns.iter().map(|column| column.width).sum());
    if let Some(widest) = table.columns.iter_mut().max_by_key(|column| column.width) {
        widest.width += left;
    }
    divide(table, room);
}

/// The size of letters: the greatest in which every word is whole, of those for so many columns; else that in which
/// divided words can best be read.
fn points(table: &Table, room: f64) -> f64 {
    let many = table.columns.len() >= MANY;
    let sizes = if many { &SIZES[..] } else { &SIZES[..1] };
    let whole = |points: &&f64| sum(&wishes(table, **points), |wish| wish.word) <= room;
    let readable = |points: &&f64| {
        let wishes = wishes(table, **points);
        !many && is_readable(&wishes, &shared(&wishes, room), room)
    };
    let points = sizes.iter().find(whole).or_else(|| SIZES.iter().find(readable));
    points.copied().unwrap_or(SIZES[2])
}

/// Whether the columns fit, those that divide their words are wide enough to be read, and the one with most text
/// divides none.
fn is_readable(wishes: &[WidthRequest], widths: &[f64], room: f64) -> bool {
    let most = wishes.iter().map(|wish| wish.weight).fold(LIGHT, f64::max);
    let narrow = |(wish, width): (&WidthRequest, &f64)| {
        let long = wish.weight >= most && most > LIGHT;
        *width + 0.1 < wish.single && (long || *width + 0.1 < MARGINS + READABLE)
    };
    sum(wishes, |wish| wish.least) <= room && !wishes.iter().zip(widths).any(narrow)
}

fn sum(wishes: &[WidthRequest], of: impl Fn(&WidthRequest) -> f64) -> f64 {
    wishes.iter().map(of).sum()
}

/// What every column asks for, in letters of so many points.
fn wishes(table: &Table, points: f64) -> Vec<WidthRequest> {
    table.columns.iter().enumerate().map(|(at, column)| wish(table, column, at, points)).collect()
}

fn wish(table: &Table, column: &ColumnLayout, at: usize, points: f64) -> WidthRequest {
    if let Some(given) = column.given {
        return WidthRequest { least: given, word: given, single: given, line: given, weight: 0.0 };
    }
    let mut wish = WidthRequest::default();
    // Of the headings over several columns each has room for its words, or they are divided.
    let own = |head: &&HeadCell| head.columns <= 1 && head.turned == 0;
    match table.heads.is_empty() {
        true => wish.hold(&column.heading, &HEAVY, points),
        false => {
            let heads = table.heads.iter().filter_map(|row| row.get(at)).filter(own);
            heads.for_each(|head| wish.hold(&head.text, &HEAVY, points));
        }
    }
    if table.heads.iter().filter_map(|row| row.get(at)).any(|head| head.turned > 0) {
        wish.least = wish.least.max(points * POINT * LINE);
    }
    if column.key == "number" || column.heading.starts_with('№') {
        wish.least = wish.least.max(NUMBER - MARGINS);
    }
    let (mut squares, mut count) = (0.0, 0.0_f64);
    for row in &table.rows {
        let PrintedRow::Cells { cells, total, .. } = row else { continue };
        let Some(cell) = cells.get(at).filter(|cell| cell.rows > 0) else { continue };
        let text = cell.text();
        wish.hold(&text, face(*total || cell.runs.iter().all(|run| run.bold)), points);
        // A merged cell has room over several rows.
        let length = UPRIGHT.of_text(&text, points) / cell.rows.max(1) as f64;
        squares += length * length;
        count += 1.0;
    }
    let mean = f64::sqrt(squares / count.max(1.0));
    let (least, word, line) = (wish.least + MARGINS, wish.word + MARGINS, wish.line + MARGINS);
    // Where columns are many, one of marks alone gives way before one with words.
    let word = if column.key == PERIODS && table.columns.len() >= MANY { least } else { word.max(least) };
    // A blank form shares its room evenly, but for its numbers.
    let blank = if table.blank && !column.heading.starts_with('№') { f64::MAX } else { 0.0 };
    let single = (wish.single + MARGINS).min(word);
    WidthRequest { least, word, single, line: line.max(word).max(blank), weight: mean.max(LIGHT) }
}

impl WidthRequest {
    /// Makes room for a text.
    fn hold(&mut self, text: &str, widths: &Widths, points: f64) {
        for word in words(text).flat_map(dated) {
            let whole = widths.of_text(word, points);
            let most = WORD * points / SIZES[0];
            self.word = self.word.max(whole.min(most));
            let alone = word.split('\u{a0}').map(|word| widths.of_text(word, points)).fold(0.0, f64::max);
            self.single = self.single.max(alone.min(most));
            if whole > self.least {
                let hyphen = widths.of_text("-", points);
                let parts = pieces(word);
                let last = parts.len().saturating_sub(1);
                let piece = |(at, part): (usize, &String)| {
                    widths.of_text(part, points) + if at < last { hyphen } else { 0.0 }
                };
                let widest = parts.iter().enumerate().map(piece).fold(0.0, f64::max);
                self.least = self.least.max(widest);
            }
        }
        let line = text.lines().map(|line| widths.of_text(line, points)).fold(0.0, f64::max);
        self.line = self.line.max(line);
        self.word = self.word.max(self.least);
    }
}

/// Shares the room: to each what its words need, the rest by how much text there is, to none more than it can use.
/// Where words have no room, each begins with what its syllables need, or with a line that can be read if all can have
/// one, and goes up to its words.
fn shared(wishes: &[WidthRequest], room: f64) -> Vec<f64> {
    let roomy = sum(wishes, |wish| wish.word) <= room;
    let legible = |wish: &WidthRequest| wish.least.max(wish.single.min(MARGINS + READABLE));
    let can_be_read = sum(wishes, legible) <= room;
    let start = |wish: &WidthRequest| match (roomy, can_be_read) {
        (true, _) => wish.word,
        (false, true) => legible(wish),
        (false, false) => wish.least,
    };
    let most = |wish: &WidthRequest| if roomy { wish.line } else { wish.word };
    let mut widths: Vec<f64> = wishes.iter().map(start).collect();
    // Each round fills a column at least, or shares out all that is left.
    for _ in 0..=wishes.len() {
        let spare = room - widths.iter().sum::<f64>();
        let open: Vec<bool> =
            wishes.iter().zip(&widths).map(|(wish, width)| most(wish) > *width + 0.01).collect();
        let weights: f64 =
            wishes.iter().zip(&open).filter(|(_, open)| **open).map(|(wish, _)| wish.weight).sum();
        if spare < 0.1 || weights == 0.0 {
            break;
        }
        for ((width, wish), _) in widths.iter_mut().zip(wishes).zip(open).filter(|(_, open)| *open) {
            *width = (*width + spare * wish.weight / weights).min(most(wish));
        }
    }
    widths
}

/// The widths of the letters of a text.
fn face(is_bold: bool) -> &'static Widths {
    if is_bold { &HEAVY } else { &UPRIGHT }
}

/// Turns the headings of the parts of the plan's time, where there are many and they are wide: «сентябрь».
fn turn(table: &mut Table) {
    let is_part = |at: usize| table.columns.get(at).is_some_and(|column| column.key == PERIODS);
    let Some(last) = table.heads.last_mut().filter(|_| table.columns.len() >= MANY) else { return };
    let parts = last.iter_mut().enumerate().filter(|(at, _)| is_part(*at));
    let heads: Vec<(f64, &mut HeadCell)> =
        parts.map(|(_, head)| (HEAVY.of_text(&head.text, SIZES[0]), head)).collect();
    if heads.iter().any(|(wide, _)| *wide > UNTURNED) {
        heads.into_iter().for_each(|(wide, head)| head.turned = wide.ceil() as u32 + 3);
    }
}

/// Puts soft hyphens into the words that are wider than their column.
fn divide(table: &mut Table, room: f64) {
    let points = table.points;
    let inner: Vec<f64> =
        table.columns.iter().map(|column| f64::from(column.width) / WHOLE * room - MARGINS + 0.3).collect();
    for (column, room) in table.columns.iter_mut().zip(&inner) {
        column.heading = divided(&column.heading, *room, &HEAVY, points);
    }
    for heads in &mut table.heads {
        for (at, head) in heads.iter_mut().enumerate() {
            if head.turned > 0 {
                continue;
            }
            let room =
                inner.iter().skip(at).take(head.columns.max(1)).map(|room| room + MARGINS).sum::<f64>();
            head.text = divided(&head.text, room - MARGINS, &HEAVY, points);
        }
    }
    for row in &mut table.rows {
        let PrintedRow::Cells { cells, total, .. } = row else { continue };
        for (cell, room) in cells.iter_mut().zip(&inner) {
            for TextRun { text, bold, .. } in &mut cell.runs {
                *text = divided(text, *room, face(*total || *bold), points);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::PrintedCell;
    use super::*;

    /// A table of prose with so many columns, the first of them the longest.
    fn prose(count: usize) -> Table {
        let heading = |_| ColumnLayout {
            heading: "Ответственный исполнитель".to_owned(),
            ..ColumnLayout::default()
        };
        let text = |at| {
            if at == 0 {
                "обучение наставников по программам ".repeat(4)
            } else {
                "Управление образования".to_owned()
            }
        };
        let cells = (0..count).map(|at| PrintedCell::plain(text(at))).collect();
        let mut table = Table {
            columns: (0..count).map(heading).collect(),
            rows: vec![PrintedRow::of(cells)],
            ..Table::default()
        };
        set_widths(&mut table, Orientation::Landscape);
        table
    }

    #[test]
    fn letters_are_small_before_words_are_divided() {
        let table = prose(12);
        assert_eq!((table.points, table.crowded), (10.0, false));
        let first = table.columns.first().unwrap().width;
        assert!(table.columns.iter().skip(1).all(|column| column.width < first), "{:?}", table.columns);
        assert_eq!(prose(7).points, 12.0);
    }

    #[test]
    fn columns_too_narrow_to_be_read_do_not_fit() {
        let crowded: Vec<bool> = [8, 12, 16, 20, 30].map(|count| prose(count).crowded).to_vec();
        assert_eq!(crowded, [false, false, true, true, true]);
    }
}
