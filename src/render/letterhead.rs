//! What stands around the words of a DOCX: the page, its headers and what comes before the first word.

use minijinja::value::Value;
use serde::Serialize;

/// The namespaces that the built-in template uses.
const NAMESPACES: &str = concat!(
    r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#,
);
/// The headers of the built-in template.
const HEADERS: &str =
    r#"<w:headerReference w:type="default" r:id="rId3"/><w:headerReference w:type="first" r:id="rId4"/>"#;

/// A page, in twentieths of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct PaperSize {
    /// The width of an upright page.
    pub width: u32,
    /// Its height.
    pub height: u32,
    /// The left margin.
    pub left: u32,
    /// The right margin.
    pub right: u32,
    /// The upper margin.
    pub top: u32,
    /// The lower margin.
    pub bottom: u32,
    /// How far the header stands from the edge.
    pub header: u32,
    /// How far the footer stands from the edge.
    pub footer: u32,
}

/// A4 with the margins of GOST R 7.0.97: 30, 10, 20 and 20 millimetres.
impl Default for PaperSize {
    fn default() -> Self {
        PaperSize {
            width: 11906,
            height: 16838,
            left: 1701,
            right: 567,
            top: 1134,
            bottom: 1134,
            header: 567,
            footer: 567,
        }
    }
}

/// What an office's document gives, or the built-in letterhead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letterhead {
    /// The page.
    pub page: PaperSize,
    /// The references to headers and footers, as WordprocessingML.
    pub headers: String,
    /// What stands before the first word, as WordprocessingML: the emblem.
    pub emblem: String,
    /// The namespaces that headers and emblem need.
    pub namespaces: String,
    /// Whether the first page has headers of its own.
    pub title_page: bool,
    /// How much of the size of letters in tables fits the office's page and font, in hundredths: widths are measured in
    /// Times on A4.
    pub fit: u32,
    /// The styles of the built-in template that an office's document knows under another id.
    pub renamed: Vec<(String, String)>,
}

impl Default for Letterhead {
    fn default() -> Self {
        Letterhead {
            page: PaperSize::default(),
            headers: HEADERS.to_owned(),
            emblem: String::new(),
            namespaces: NAMESPACES.to_owned(),
            title_page: true,
            fit: 100,
            renamed: Vec::new(),
        }
    }
}

impl Letterhead {
    /// The text of a part with the ids of styles that the office's document has.
    pub(super) fn styled(&self, mut text: String) -> String {
        // Over a name of their own, so that what was renamed is not renamed again.
        for (own, id) in &self.renamed {
            for tag in ["pStyle", "rStyle", "tblStyle"] {
                text = text
                    .replace(&format!("<w:{tag} w:val=\"{own}\"/>"), &format!("<w:{tag} w:val=\"\0{id}\"/>"));
            }
        }
        text.replace('\0', "")
    }

    /// The letterhead as templates see it, beside the document.
    pub(super) fn beside(&self, document: Value) -> Value {
        let safe = |text: &str| Value::from_safe_string(text.to_owned());
        minijinja::context! {
            page => Value::from(minijinja::value::Serde(&self.page)),
            headers => safe(&self.headers),
            emblem => safe(&self.emblem),
            namespaces => safe(&self.namespaces),
            title_page => self.title_page,
            fit => self.fit,
            ..document
        }
    }
}
