//! The shipped fonts: how wide letters are on paper, and which signs there are.

use std::sync::LazyLock;

use ttf_parser::Face;

use crate::russian::letters::is_unseen;

/// Tinos, the widths of Times New Roman.
pub const REGULAR: &[u8] = include_bytes!("../../templates/pdf/fonts/Tinos_400Regular.ttf");
/// The same, bold.
pub const BOLD: &[u8] = include_bytes!("../../templates/pdf/fonts/Tinos_700Bold.ttf");
/// The signs that offices use and Tinos lacks.
pub const SYMBOLS: &[u8] = include_bytes!("../../templates/pdf/fonts/VekhaSymbols.ttf");

/// Millimetres of a point.
const POINT: f64 = 25.4 / 72.0;
/// Up to which sign widths stand in a table: Latin, Greek and Cyrillic letters.
const TABLE: u32 = 0x500;

/// How wide the letters of a face are.
pub struct Widths {
    face: Option<Face<'static>>,
    /// By sign, in parts of an em of 1000.
    table: Vec<u16>,
}

/// The widths of upright letters.
pub static UPRIGHT: LazyLock<Widths> = LazyLock::new(|| Widths::of(REGULAR));
/// The widths of bold letters.
pub static HEAVY: LazyLock<Widths> = LazyLock::new(|| Widths::of(BOLD));
/// The widths of signs.
static SIGNS: LazyLock<Widths> = LazyLock::new(|| Widths::of(SYMBOLS));

impl Widths {
    fn of(bytes: &'static [u8]) -> Self {
        let face = Face::parse(bytes, 0).ok();
        let width = |sign: u32| {
            char::from_u32(sign).and_then(|sign| advance(face.as_ref()?, sign)).unwrap_or_default()
        };
        let table = (0..TABLE).map(width).collect();
        Widths { face, table }
    }

    /// The width of a sign, in parts of an em of 1000.
    fn sign(&self, sign: char) -> u16 {
        match sign {
            // A hyphen that does not break is as wide as a common one.
            '\u{2011}' => self.sign('-'),
            // These print nothing, or nothing unless a line is broken there.
            '\u{ad}' | '\u{200b}' | '\u{200d}' | '\u{2060}' | '\u{fe0e}' | '\u{fe0f}' | '\u{feff}' => 0,
            sign => match self.table.get(sign as usize) {
                Some(width) => *width,
                None => self
                    .face
                    .as_ref()
                    .and_then(|face| advance(face, sign))
                    .or_else(|| SIGNS.face.as_ref().and_then(|face| advance(face, sign)))
                    .unwrap_or(1000),
            },
        }
    }

    /// The width of a text on one line, in millimetres, in letters of so many points.
    pub fn of_text(&self, text: &str, points: f64) -> f64 {
        let ems: u32 = text.chars().map(|sign| u32::from(self.sign(sign))).sum();
        f64::from(ems) / 1000.0 * points * POINT
    }
}

fn advance(face: &Face<'_>, sign: char) -> Option<u16> {
    let advance = face.glyph_hor_advance(face.glyph_index(sign)?)?;
    let em = f64::from(face.units_per_em());
    // Widths are figures of a few thousand, so that nothing is lost.
    Some((f64::from(advance) * 1000.0 / em).round() as u16)
}

/// Whether the shipped fonts can print a sign.
pub fn has(sign: char) -> bool {
    let common =
        matches!(sign, '\n' | ' '..='~' | 'А'..='я' | 'ё' | 'Ё' | '«' | '»' | '№' | '–' | '—' | '\u{a0}');
    // A joiner, a mark of direction or one that asks for a coloured sign needs no letter of its own.
    let unseen = is_unseen(sign) || matches!(sign, '\t' | '\r' | '\u{fe0e}' | '\u{fe0f}');
    common || unseen || known(&UPRIGHT, sign) || known(&SIGNS, sign)
}

fn known(widths: &Widths, sign: char) -> bool {
    widths.face.as_ref().is_some_and(|face| face.glyph_index(sign).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_have_the_widths_of_times() {
        // An em of Times New Roman: «Ш» is 1.021, a blank a quarter.
        assert_eq!(UPRIGHT.sign(' '), 250);
        assert!((UPRIGHT.of_text("Ш", 72.0) - 25.4).abs() < 0.7);
        assert!(HEAVY.of_text("НАИМЕНОВАНИЕ", 12.0) > UPRIGHT.of_text("наименование", 12.0));
    }

    #[test]
    fn usual_signs_of_offices_are_there_and_pictures_are_not() {
        for sign in "☐☑✓ⅡⅣ→≥₽…±\u{202a}\u{2066}".chars() {
            assert!(has(sign), "{sign}");
        }
        for sign in "🙂漢".chars() {
            assert!(!has(sign), "{sign}");
        }
    }
}
