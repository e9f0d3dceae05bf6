//! Word: the parts of a `.docx` to lines and tables.
//!
//! Three passes, each in one direction: [`revisions`] accepts the tracked changes, [`story`] reads paragraphs and
//! tables and numbers them by [`numbering`], and what stands aside of the text is kept aside.

mod numbering;
mod revisions;
mod runs;
mod story;
mod styles;

use std::collections::{HashMap, HashSet};

use super::content::{SideNote, SourceContent};
use super::package::OpenedPackage;
use super::refusal::ImportRefusal;
use super::text::{flat, tidy};
use super::xml::XmlElement;
use crate::import::message::DocumentPlace;
use numbering::NumberedLists;
use story::StoryReader;
use styles::Styles;

/// Reads a text of Word.
///
/// # Errors
/// When a part is broken, or too large.
pub(super) fn read(package: &mut OpenedPackage<'_>) -> Result<SourceContent, ImportRefusal> {
    let mut document = part(package, "word/document.xml")?.ok_or(ImportRefusal::Broken)?;
    let deleted = revisions::accept(&mut document);
    let styles = part(package, "word/styles.xml")?.map(|root| Styles::read(&root)).unwrap_or_default();
    let lists = part(package, "word/numbering.xml")?
        .map(|root| NumberedLists::read(&root, &styles))
        .unwrap_or_default();
    let notes = notes(package)?;
    let mut story = StoryReader::new(&styles, &lists, &notes);
    let body = document.child("body").ok_or(ImportRefusal::Broken)?;
    story.blocks(body);
    let mut content = story.finish();
    let aside = |spot: DocumentPlace| move |text: String| SideNote { spot, text };
    content.asides.extend(deleted.into_iter().map(aside(DocumentPlace::Deleted)));
    margins(package, &mut content)?;
    comments(package, &mut content)?;
    content.macros = package.macros;
    Ok(content)
}

/// A part as a tree.
fn part(package: &mut OpenedPackage<'_>, name: &str) -> Result<Option<XmlElement>, ImportRefusal> {
    package.part(name)?.map(|bytes| XmlElement::parse(&bytes)).transpose()
}

/// Footnotes and endnotes by the mark that refers to them.
fn notes(package: &mut OpenedPackage<'_>) -> Result<HashMap<String, String>, ImportRefusal> {
    let mut found = HashMap::new();
    for (name, element) in [("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote")] {
        let Some(mut root) = part(package, name)? else { continue };
        revisions::accept(&mut root);
        for note in root.children.iter().filter(|child| child.name == element) {
            let text = flat(&tidy(&runs::letters(note)));
            if let Some(id) = note.attribute("id").filter(|_| !text.is_empty()) {
                found.insert(format!("{element}{id}"), text);
            }
        }
    }
    Ok(found)
}

/// Headers and footers: each text once, as sections repeat them.
fn margins(package: &mut OpenedPackage<'_>, content: &mut SourceContent) -> Result<(), ImportRefusal> {
    for (start, spot) in [("word/header", DocumentPlace::Header), ("word/footer", DocumentPlace::Footer)] {
        let mut known: HashSet<String> = HashSet::new();
        for name in package.names(start).iter().filter(|name| name.ends_with(".xml")) {
            let Some(mut root) = part(package, name)? else { continue };
            revisions::accept(&mut root);
            for paragraph in runs::paragraphs(&root) {
                let text = flat(&tidy(&runs::letters(paragraph)));
                // A page's number is no word of the text.
                let said = text.chars().any(char::is_alphabetic);
                if said && known.insert(text.clone()) {
                    content.asides.push(SideNote { spot, text });
                }
            }
        }
    }
    Ok(())
}

fn comments(package: &mut OpenedPackage<'_>, content: &mut SourceContent) -> Result<(), ImportRefusal> {
    let Some(root) = part(package, "word/comments.xml")? else { return Ok(()) };
    for comment in root.children.iter().filter(|child| child.name == "comment") {
        let text = flat(&tidy(&runs::letters(comment)));
        if !text.is_empty() {
            content.asides.push(SideNote { spot: DocumentPlace::Comment, text });
        }
    }
    Ok(())
}
