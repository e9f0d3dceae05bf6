//! An office's own document as the style of printed ones: its styles, page, headers, footers and emblem, as saved by Word
//! or LibreOffice. Its words are not read.

use std::collections::HashMap;

use super::fit::fit;
use super::templates::{TemplateFile, Templates};
use super::{Letterhead, PaperSize};
use crate::base::failure::IoCause;
use crate::world::leads_down;
use crate::world::package::{LARGEST_PART, Package, PackageFault};

/// The part that holds the words of a document.
const DOCUMENT: &str = "word/document.xml";
/// What stands in every header, where the document may not be signed yet; the same as in the built-in one.
const DRAFT: &str = concat!(
    r#"{% if draft %}<w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:rPr><w:b/></w:rPr>"#,
    r#"<w:t>{{ draft }}</w:t></w:r></w:p>{% endif %}{% raw %}"#,
);
/// The parts that are taken whole where they are there.
const WHOLE: [&str; 2] = ["word/theme/theme1.xml", "word/fontTable.xml"];

/// A relation of a part to another.
struct Relation<'x> {
    id: &'x str,
    kind: &'x str,
    target: &'x str,
    /// The whole element.
    element: &'x str,
}

impl Relation<'_> {
    /// Whether it leads to a header or a footer.
    fn is_margin(&self) -> bool {
        self.kind.ends_with("/header") || self.kind.ends_with("/footer")
    }
}

/// The parts of an office's document.
struct OfficePackage<'b>(Package<'b>);

impl From<PackageFault> for IoCause {
    fn from(fault: PackageFault) -> Self {
        match fault {
            PackageFault::Broken => IoCause::NotWord,
            PackageFault::Bomb => IoCause::TooLarge(LARGEST_PART),
        }
    }
}

/// The built-in templates in the style of an office's document.
///
/// # Errors
/// When it is no DOCX, or unpacks to more than any document holds.
pub(super) fn styled(mut templates: Templates, bytes: &[u8]) -> Result<Templates, IoCause> {
    let mut package = OfficePackage(Package::open(bytes)?);
    let document = package.text(DOCUMENT)?.ok_or(IoCause::NotWord)?;
    let styles = package.text("word/styles.xml")?.ok_or(IoCause::NotWord)?;
    let own = templates.text("docx/word/styles.xml").unwrap_or_default();
    let (styles, renamed) = joined(&styles, &own);
    insert(&mut templates, "docx/word/styles.xml", wrapped(&styles));
    let page = page(&document);
    let theme = package.text(WHOLE[0])?.unwrap_or_default();
    let fit = fit(&styles, &theme, &page);
    let mut head = Letterhead { renamed, page, fit, ..Letterhead::default() };
    let relations_text = package.text("word/_rels/document.xml.rels")?.unwrap_or_default();
    let relations = relations(&relations_text);
    let section = last(&document, "<w:sectPr", "</w:sectPr>").unwrap_or_default();
    let references: String = ["<w:headerReference", "<w:footerReference"]
        .iter()
        .flat_map(|tag| empty_elements(section, tag))
        .collect();
    head.emblem = emblem(&document);
    let used = |relation: &&Relation<'_>| {
        let quoted = format!("\"{}\"", relation.id);
        references.contains(&quoted) || head.emblem.contains(&quoted)
    };
    let mut taken: Vec<String> = Vec::new();
    let mut links = String::new();
    for relation in relations.iter().filter(used) {
        if !is_inside(relation.target) {
            return Err(IoCause::NotWord);
        }
        links.push_str(relation.element);
        package.take(&mut templates, relation, &mut taken)?;
    }
    if references.is_empty() {
        head.headers = head.headers.replace("\"rId", "\"vId");
    } else {
        head.title_page = section.contains("<w:titlePg");
        head.headers = references;
    }
    if !links.is_empty() {
        head.namespaces = namespaces(&document);
    }
    // The office's numbers of relations go before the built-in ones, which are told apart by a letter.
    let rels = templates.text("docx/word/_rels/document.xml.rels").unwrap_or_default();
    let rels =
        rels.replace("Id=\"rId", "Id=\"vId").replace("</Relationships>", &format!("{links}</Relationships>"));
    insert(&mut templates, "docx/word/_rels/document.xml.rels", rels);
    types(&mut templates, &taken);
    for part in WHOLE {
        if let Some(text) = package.text(part)? {
            insert(&mut templates, &format!("docx/{part}"), wrapped(&text));
        }
    }
    *templates.letterhead = head;
    Ok(templates)
}

impl OfficePackage<'_> {
    fn text(&mut self, name: &str) -> Result<Option<String>, IoCause> {
        Ok(self.0.part(name)?.and_then(|bytes| String::from_utf8(bytes).ok()))
    }

    /// Takes a header, a footer or a picture among the templates, with what it needs itself: pictures, and never another
    /// header, which may be the same again.
    fn take(
        &mut self,
        templates: &mut Templates,
        relation: &Relation<'_>,
        taken: &mut Vec<String>,
    ) -> Result<(), IoCause> {
        let target = relation.target.trim_start_matches("/word/");
        let part = format!("word/{target}");
        if taken.contains(&part) || !is_inside(relation.target) {
            return Ok(());
        }
        let Some(bytes) = self.0.part(&part)? else { return Ok(()) };
        taken.push(part.clone());
        match std::str::from_utf8(&bytes) {
            Ok(text) if relation.is_margin() => {
                let first = relation.kind.ends_with("/header");
                insert(templates, &format!("docx/{part}"), margin(text, first));
                let rels = format!("word/_rels/{target}.rels");
                if let Some(text) = self.text(&rels)? {
                    for inner in relations(&text).iter().filter(|inner| !inner.is_margin()) {
                        self.take(templates, inner, taken)?;
                    }
                    insert(templates, &format!("docx/{rels}"), wrapped(&text));
                }
            }
            _ => templates.insert(format!("docx/{part}"), TemplateFile { bytes, file: None }),
        }
        Ok(())
    }
}

/// Whether a part lies with the text. One that is named as lying elsewhere would be written there by whoever unpacks what
/// is printed.
fn is_inside(target: &str) -> bool {
    leads_down(target.trim_start_matches("/word/")) && !target.contains(['\\', ':'])
}

fn insert(templates: &mut Templates, name: &str, text: String) {
    templates.insert(name.to_owned(), TemplateFile { bytes: text.into_bytes(), file: None });
}

/// A text that the engine of templates leaves as it is.
fn wrapped(text: &str) -> String {
    format!("{{% raw %}}{text}{{% endraw %}}")
}

/// A header with the mark of a draft before its first paragraph; a footer as it is.
fn margin(text: &str, is_header: bool) -> String {
    let root = text.find("<w:hdr").and_then(|at| Some(at + text.get(at..)?.find('>')? + 1));
    match root.filter(|_| is_header) {
        Some(at) => {
            let (before, after) = text.split_at(at);
            format!("{}{DRAFT}{after}{{% endraw %}}", wrapped(before))
        }
        None => wrapped(text),
    }
}

/// The styles of the office with those of ours that it has not, and the ids under which ours are found there.
fn joined(theirs: &str, ours: &str) -> (String, Vec<(String, String)>) {
    let named: HashMap<String, &str> = styles(theirs)
        .filter_map(|style| Some((name(style)?.to_lowercase(), attribute(style, "w:styleId")?)))
        .collect();
    let ids: Vec<&str> = styles(theirs).filter_map(|style| attribute(style, "w:styleId")).collect();
    let (mut renamed, mut added) = (Vec::new(), Vec::new());
    for style in styles(ours) {
        let (Some(own), Some(title)) = (attribute(style, "w:styleId"), name(style)) else { continue };
        match named.get(&title.to_lowercase()) {
            Some(id) if *id == own => {}
            Some(id) => renamed.push((own.to_owned(), (*id).to_owned())),
            None => {
                if ids.contains(&own) {
                    renamed.push((own.to_owned(), format!("Vekha{own}")));
                }
                added.push(style.replace(" w:default=\"1\"", ""));
            }
        }
    }
    let mut more = added.concat();
    for (own, id) in &renamed {
        for tag in ["w:styleId=", "<w:basedOn w:val=", "<w:next w:val="] {
            more = more.replace(&format!("{tag}\"{own}\""), &format!("{tag}\"{id}\""));
        }
    }
    // Lists of the office are not taken over, so that its styles must not name them.
    let mut styles = theirs.replace("</w:styles>", &format!("{more}</w:styles>"));
    while let Some((start, end)) = styles.find("<w:numPr>").zip(styles.find("</w:numPr>")) {
        styles.replace_range(start..end + "</w:numPr>".len(), "");
    }
    (styles, renamed)
}

pub(super) fn styles(xml: &str) -> impl Iterator<Item = &str> {
    xml.split_inclusive("</w:style>").filter_map(|part| part.get(part.find("<w:style ")?..))
}

fn name(style: &str) -> Option<&str> {
    attribute(style.get(style.find("<w:name ")?..)?, "w:val")
}

pub(super) fn attribute<'x>(element: &'x str, name: &str) -> Option<&'x str> {
    let tag = element.get(..element.find('>')?)?;
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    let value = tag.get(start..)?;
    value.get(..value.find('"')?)
}

/// The last piece between two marks, marks included.
pub(super) fn last<'x>(xml: &'x str, start: &str, end: &str) -> Option<&'x str> {
    let from = xml.rfind(start)?;
    let piece = xml.get(from..)?;
    piece.get(..piece.find(end)? + end.len())
}

/// Every element of a tag that holds no others.
fn empty_elements(xml: &str, tag: &str) -> Vec<String> {
    let pieces = xml.match_indices(tag).filter_map(|(at, _)| {
        let piece = xml.get(at..)?;
        piece.get(..piece.find("/>")? + 2)
    });
    pieces.map(str::to_owned).collect()
}

/// The page of the last section, upright.
fn page(document: &str) -> PaperSize {
    let section = last(document, "<w:sectPr", "</w:sectPr>").unwrap_or_default();
    let mut page = PaperSize::default();
    let of = |tag: &str, name: &str| -> Option<u32> {
        let element = section.get(section.find(tag)?..)?;
        attribute(element, name)?.parse().ok()
    };
    if let Some((width, height)) = of("<w:pgSz", "w:w").zip(of("<w:pgSz", "w:h")) {
        (page.width, page.height) = (width.min(height), width.max(height));
    }
    let margins = [
        (&mut page.left, "w:left"),
        (&mut page.right, "w:right"),
        (&mut page.top, "w:top"),
        (&mut page.bottom, "w:bottom"),
        (&mut page.header, "w:header"),
        (&mut page.footer, "w:footer"),
    ];
    for (margin, name) in margins {
        *margin = of("<w:pgMar", name).unwrap_or(*margin);
    }
    page
}

/// The paragraphs with pictures that stand before the first word.
fn emblem(document: &str) -> String {
    let body = document.split_once("<w:body>").map_or("", |(_, body)| body);
    let mut out = String::new();
    for paragraph in body.split_inclusive("</w:p>") {
        let Some(start) = paragraph.find("<w:p ").or_else(|| paragraph.find("<w:p>")) else { break };
        let drawn = paragraph.contains("<w:drawing") || paragraph.contains("<w:pict");
        if start > 0
            || paragraph.contains("<w:t>")
            || paragraph.contains("<w:t ")
            || paragraph.contains("<w:sectPr")
        {
            break;
        }
        if drawn {
            out.push_str(paragraph);
        }
    }
    out
}

/// The attributes of the root of a document.
fn namespaces(document: &str) -> String {
    let root = document.split_once("<w:document").map_or("", |(_, rest)| rest);
    root.split('>').next().unwrap_or_default().trim().to_owned()
}

fn relations(xml: &str) -> Vec<Relation<'_>> {
    let elements = xml.match_indices("<Relationship ").filter_map(|(at, _)| {
        let piece = xml.get(at..)?;
        piece.get(..piece.find("/>")? + 2)
    });
    let relation = |element| {
        let of = |name| attribute(element, name);
        Some(Relation { id: of("Id")?, kind: of("Type")?, target: of("Target")?, element })
    };
    elements.filter_map(relation).collect()
}

/// Adds the parts that were taken to the list of contents.
fn types(templates: &mut Templates, taken: &[String]) {
    let Some(list) = templates.text("docx/[Content_Types].xml") else { return };
    let mut more = String::new();
    for part in taken {
        let end = part.rsplit('.').next().unwrap_or_default().to_lowercase();
        let kind = if part.contains("header") { "header" } else { "footer" };
        let own = format!("/{part}\"");
        if end == "xml" && !list.contains(&own) {
            more.push_str(&format!(
                r#"<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>"#
            ));
        }
        let known = format!("Extension=\"{end}\"");
        if end != "xml" && !list.contains(&known) && !more.contains(&known) {
            let image = match end.as_str() {
                "emf" => "image/x-emf",
                "wmf" => "image/x-wmf",
                "gif" => "image/gif",
                "svg" => "image/svg+xml",
                "bmp" => "image/bmp",
                _ => "image/tiff",
            };
            more.push_str(&format!(r#"<Default Extension="{end}" ContentType="{image}"/>"#));
        }
    }
    insert(templates, "docx/[Content_Types].xml", list.replace("</Types>", &format!("{more}</Types>")));
}
