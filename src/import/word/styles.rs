//! Styles, as far as they carry meaning: which are headings, which number their paragraphs, how they are set.

use std::collections::HashMap;

use crate::import::content::ParagraphAlign;
use crate::import::xml::XmlElement;

/// How long a chain of styles that rest on each other may be.
const LONGEST: usize = 20;

/// What a style says, itself or through the style it rests on.
#[derive(Clone, Debug, Default)]
pub(super) struct WordStyle {
    /// The list that numbers its paragraphs, and the depth in it.
    pub list: Option<(String, Option<usize>)>,
    /// The level of a heading, from 1.
    pub heading: Option<u8>,
    /// To which side its paragraphs are set.
    pub align: Option<ParagraphAlign>,
    /// How far from the left they begin.
    pub indent: Option<i32>,
    /// Whether they are bold.
    pub bold: Option<bool>,
    /// Whether they are not shown.
    pub hidden: bool,
    base: Option<String>,
}

/// The styles of a text, by id.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, WordStyle>,
    /// The style of paragraphs that name none.
    usual: Option<String>,
}

impl Styles {
    /// Reads `styles.xml`.
    pub(super) fn read(root: &XmlElement) -> Self {
        let mut styles = Styles::default();
        for style in root.children.iter().filter(|child| child.name == "style") {
            let Some(id) = style.attribute("styleId") else { continue };
            let usual = matches!(style.attribute("default"), Some("1" | "true" | "on"));
            if usual && style.attribute("type") == Some("paragraph") {
                styles.usual = Some(id.to_owned());
            }
            styles.styles.insert(id.to_owned(), own(style));
        }
        styles
    }

    /// What a style says, with all that it rests on.
    pub(super) fn of(&self, id: Option<&str>) -> WordStyle {
        let mut found = WordStyle::default();
        let mut next = id.or(self.usual.as_deref());
        for _ in 0..LONGEST {
            let Some(style) = next.and_then(|id| self.styles.get(id)) else { break };
            found.list = found.list.or_else(|| style.list.clone());
            found.heading = found.heading.or(style.heading);
            found.align = found.align.or(style.align);
            found.indent = found.indent.or(style.indent);
            found.bold = found.bold.or(style.bold);
            found.hidden |= style.hidden;
            next = style.base.as_deref();
        }
        found
    }

    /// The list that a list style names, by the id of the style.
    pub(super) fn list_of(&self, id: &str) -> Option<&str> {
        self.styles.get(id)?.list.as_ref().map(|(list, _)| list.as_str())
    }
}

fn own(style: &XmlElement) -> WordStyle {
    let outline = style.value(&["pPr", "outlineLvl"]).and_then(|level| level.parse::<u8>().ok());
    let list = style.at(&["pPr", "numPr"]).and_then(|list| {
        let depth = list.value(&["ilvl"]).and_then(|depth| depth.parse().ok());
        Some((list.value(&["numId"])?.to_owned(), depth))
    });
    WordStyle {
        list,
        heading: outline.filter(|level| *level < 9).map(|level| level + 1),
        align: align(style),
        indent: indent(style),
        bold: style.at(&["rPr", "b"]).map(|_| style.is_on(&["rPr", "b"])),
        hidden: style.is_on(&["rPr", "vanish"]),
        base: style.value(&["basedOn"]).map(str::to_owned),
    }
}

/// To which side the properties of a paragraph or a style set it.
pub(super) fn align(element: &XmlElement) -> Option<ParagraphAlign> {
    match element.value(&["pPr", "jc"])? {
        "center" => Some(ParagraphAlign::Centre),
        "right" | "end" => Some(ParagraphAlign::Right),
        _ => Some(ParagraphAlign::Left),
    }
}

/// How far from the left the properties of a paragraph or a style begin it, its first line aside.
pub(super) fn indent(element: &XmlElement) -> Option<i32> {
    let indent = element.at(&["pPr", "ind"])?;
    indent.attribute("left").or_else(|| indent.attribute("start"))?.parse().ok()
}
