//! The letters of a paragraph, however its runs are cut: breaks, tabs, fields by their results, signs by their codes.

use crate::import::xml::XmlElement;

/// Elements whose letters are no text: codes of fields, properties, the second copy of a text box, deleted letters.
const SKIPPED: [&str; 8] =
    ["instrText", "delText", "delInstrText", "Fallback", "txbxContent", "pPr", "sdtPr", "sdtEndPr"];

/// Signs of symbol fonts that offices use as marks: Wingdings and Symbol.
const SYMBOLS: [(&str, char); 8] =
    [("FC", '✓'), ("FE", '✓'), ("FB", '×'), ("FD", '×'), ("A8", '□'), ("6F", '□'), ("B7", '•'), ("D7", '×')];

/// Hyphens that end no line and are drawn out to a dash, by their style: so «2024–2026» is printed.
const DASHES: [(&str, char); 2] = [("Dash", '–'), ("LongDash", '—')];

/// The letters below an element; text boxes are stories of their own and are not in it.
pub(super) fn letters(element: &XmlElement) -> String {
    let mut out = String::new();
    gather(element, &mut out, false);
    out
}

/// The letters below an element that are set not to be shown.
pub(super) fn hidden(element: &XmlElement) -> String {
    let mut out = String::new();
    gather(element, &mut out, true);
    out
}

fn gather(element: &XmlElement, out: &mut String, hidden: bool) {
    match element.name.as_str() {
        name if SKIPPED.contains(&name) => return,
        "r" if element.is_on(&["rPr", "vanish"]) != hidden => return,
        "r" if has(element, "noBreakHyphen") && dash(element).is_some() => return out.extend(dash(element)),
        "t" => out.push_str(&element.text),
        "tab" | "ptab" => out.push('\t'),
        "cr" | "br" => out.push('\n'),
        "noBreakHyphen" => out.push('-'),
        "sym" => out.extend(symbol(element)),
        "p" if !out.is_empty() => out.push('\n'),
        "checkBox" | "checkbox" => out.extend(checked(element)),
        _ => {}
    }
    for child in element.children.iter().filter(|child| !child.name.ends_with("Pr")) {
        gather(child, out, hidden);
    }
}

/// The dash that a run is printed for.
fn dash(run: &XmlElement) -> Option<char> {
    let style = run.child("rPr")?.child("rStyle")?.attribute("val")?;
    DASHES.iter().find(|(name, _)| *name == style).map(|(_, dash)| *dash)
}

fn symbol(element: &XmlElement) -> Option<char> {
    let code = element.attribute("char")?.to_uppercase();
    let short = code.strip_prefix("F0").unwrap_or(&code).trim_start_matches("00");
    let known = SYMBOLS.iter().find(|(code, _)| *code == short).map(|(_, sign)| *sign);
    let plain = || char::from_u32(u32::from_str_radix(&code, 16).ok()?).filter(|_| !code.starts_with('F'));
    known.or_else(plain)
}

fn checked(element: &XmlElement) -> Option<char> {
    element.child("checked").map(|_| if element.is_on(&["checked"]) { '✓' } else { '□' })
}

/// The paragraphs below an element, text boxes and cells included, the second copies of text boxes left out.
pub(super) fn paragraphs(element: &XmlElement) -> Vec<&XmlElement> {
    let mut found = Vec::new();
    collect(element, "p", &mut found);
    found
}

/// The text boxes below an element.
pub(super) fn boxes(element: &XmlElement) -> Vec<&XmlElement> {
    let mut found = Vec::new();
    collect(element, "txbxContent", &mut found);
    found
}

fn collect<'e>(element: &'e XmlElement, name: &str, found: &mut Vec<&'e XmlElement>) {
    for child in &element.children {
        // Of two ways to draw the same thing the first is read, unless it draws no text.
        if child.name == "Fallback" && element.child("Choice").is_some_and(|choice| has(choice, "t")) {
            continue;
        }
        if child.name == name {
            found.push(child);
        }
        if child.name != name || name == "p" {
            collect(child, name, found);
        }
    }
}

/// Whether an element of that name stands anywhere below.
pub(super) fn has(element: &XmlElement, name: &str) -> bool {
    element.children.iter().any(|child| child.name == name || has(child, name))
}

/// How many pictures stand below an element.
pub(super) fn pictures(element: &XmlElement) -> usize {
    let own = usize::from(matches!(element.name.as_str(), "blip" | "imagedata"));
    own + element.children.iter().filter(|child| child.name != "Fallback").map(pictures).sum::<usize>()
}
