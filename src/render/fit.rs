//! How much smaller the letters of tables are in an office's style, whose font may be wider than that in which columns
//! are measured, and whose page may be narrower.

use super::PaperSize;
use super::office::{attribute, last, styles};

/// Fonts of offices whose letters are wider than those of Times, with how much of a size has the same room, in
/// hundredths; any other is as wide, or narrower.
const WIDE: [(&str, u32); 16] = [
    ("arial", 90),
    ("liberation sans", 90),
    ("helvetica", 90),
    ("tahoma", 90),
    ("trebuchet ms", 90),
    ("segoe ui", 88),
    ("open sans", 86),
    ("roboto", 90),
    ("aptos", 92),
    ("georgia", 90),
    ("century gothic", 84),
    ("montserrat", 76),
    ("dejavu sans", 78),
    ("verdana", 76),
    ("courier new", 79),
    ("liberation mono", 79),
];
/// The smallest part of a size, in hundredths: what is smaller cannot be read.
const LEAST: u32 = 70;

/// How much of the size of letters in tables fits, in hundredths.
pub(super) fn fit(their_styles: &str, theme: &str, page: &PaperSize) -> u32 {
    let name = font(their_styles, theme).to_lowercase();
    let of_font = WIDE.iter().find(|(font, _)| *font == name).map_or(100, |(_, part)| *part);
    let margins = page.left + page.right;
    let own = PaperSize::default();
    let room = |length: fn(&PaperSize) -> u32| {
        length(page).saturating_sub(margins) * 100 / length(&own).saturating_sub(own.left + own.right).max(1)
    };
    // A page turned over has the length of the other between the same margins.
    let of_page = room(|page| page.width).min(room(|page| page.height)).min(100);
    (of_font * of_page / 100).max(LEAST)
}

/// The font of common text: of the common style, or that of the whole document; a theme is asked for its own.
fn font<'x>(their_styles: &'x str, theme: &'x str) -> &'x str {
    let common = styles(their_styles).find(|style| {
        attribute(style, "w:default").is_some() && attribute(style, "w:type") == Some("paragraph")
    });
    let whole = last(their_styles, "<w:rPrDefault", "</w:rPrDefault>");
    let fonts = |piece: &'x str| piece.get(piece.find("<w:rFonts")?..);
    let Some(fonts) = common.and_then(fonts).or_else(|| whole.and_then(fonts)) else { return "" };
    let latin = |tag: &str| {
        let piece = theme.get(theme.find(tag)?..)?;
        attribute(piece.get(piece.find("<a:latin")?..)?, "typeface")
    };
    let of_theme = attribute(fonts, "w:asciiTheme").and_then(|name| match name.starts_with("major") {
        true => latin("<a:majorFont"),
        false => latin("<a:minorFont"),
    });
    of_theme.or_else(|| attribute(fonts, "w:ascii")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(fonts: &str) -> u32 {
        let styles = format!(
            r#"<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Verdana"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>{fonts}</w:style></w:styles>"#
        );
        let theme = r#"<a:minorFont><a:latin typeface="Arial"/></a:minorFont>"#;
        fit(&styles, theme, &PaperSize::default())
    }

    #[test]
    fn letters_are_smaller_in_a_wider_font_and_on_a_narrower_page() {
        assert_eq!(of(r#"<w:rPr><w:rFonts w:ascii="Times New Roman"/></w:rPr>"#), 100);
        assert_eq!(of(r#"<w:rPr><w:rFonts w:ascii="Arial"/></w:rPr>"#), 90);
        assert_eq!(of(r#"<w:rPr><w:rFonts w:asciiTheme="minorHAnsi"/></w:rPr>"#), 90);
        assert_eq!(of(""), 76);
        assert_eq!(fit("", "", &PaperSize { right: 1530, ..PaperSize::default() }), 90);
        assert_eq!(fit("", "", &PaperSize { right: 9000, ..PaperSize::default() }), LEAST);
    }
}
