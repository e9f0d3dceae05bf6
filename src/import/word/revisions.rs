//! Tracked changes, accepted before anything is read, as Word's «Принять все исправления» does: what was inserted
//! stays, what was deleted or moved away goes, and is listed.

use crate::import::text::{flat, tidy};
use crate::import::xml::XmlElement;

/// Elements that hold text which is no longer there.
const GONE: [&str; 4] = ["del", "moveFrom", "cellDel", "customXmlDelRangeStart"];
/// Elements that only wrap text which stays.
const WRAPS: [&str; 2] = ["ins", "moveTo"];

/// Accepts all changes below an element; returns what was deleted, in order.
pub(super) fn accept(root: &mut XmlElement) -> Vec<String> {
    let mut deleted = Vec::new();
    inside(root, &mut deleted);
    deleted.retain(|text| !text.is_empty());
    deleted
}

fn inside(element: &mut XmlElement, deleted: &mut Vec<String>) {
    let children = std::mem::take(&mut element.children);
    let mut kept: Vec<XmlElement> = Vec::with_capacity(children.len());
    // A paragraph whose mark is deleted runs on into the next one.
    let mut joining: Option<XmlElement> = None;
    for mut child in children {
        if is_gone(&child) {
            deleted.push(flat(&tidy(&letters(&child))));
            continue;
        }
        if is_properties(&child.name) {
            kept.push(child);
            continue;
        }
        inside(&mut child, deleted);
        if WRAPS.contains(&child.name.as_str()) {
            kept.append(&mut child.children);
            continue;
        }
        if child.name == "p" {
            if let Some(mut first) = joining.take() {
                // The paragraph that stays is the second: its properties hold, the letters of the first come before.
                first.children.retain(|part| part.name != "pPr");
                let at = usize::from(child.children.first().is_some_and(|part| part.name == "pPr"));
                child.children.splice(at..at, first.children);
            }
            if child.at(&["pPr", "rPr", "del"]).is_some() || child.at(&["pPr", "rPr", "moveFrom"]).is_some() {
                joining = Some(child);
                continue;
            }
        }
        kept.push(child);
    }
    kept.extend(joining.filter(|paragraph| !letters(paragraph).trim().is_empty()));
    element.children = kept;
}

/// Properties hold records of changes under the same names; they wrap no text.
fn is_properties(name: &str) -> bool {
    name.ends_with("Pr") && name != "sdtPr"
}

fn is_gone(element: &XmlElement) -> bool {
    let deleted_part = match element.name.as_str() {
        "tr" => element.at(&["trPr", "del"]).is_some(),
        "tc" => element.at(&["tcPr", "cellDel"]).is_some(),
        name => GONE.contains(&name),
    };
    deleted_part && !(element.name == "del" && element.children.is_empty())
}

/// The letters below an element, deleted ones too.
fn letters(element: &XmlElement) -> String {
    let mut out = String::new();
    gather(element, &mut out);
    out
}

fn gather(element: &XmlElement, out: &mut String) {
    match element.name.as_str() {
        "t" | "delText" => out.push_str(&element.text),
        "tab" | "br" | "p" => out.push(' '),
        _ => {}
    }
    if !is_properties(&element.name) {
        element.children.iter().for_each(|child| gather(child, out));
    }
}
