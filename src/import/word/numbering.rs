//! The numbers that Word makes: they stand nowhere in the text, and are counted here as Word counts them.
//!
//! A paragraph names a list (`numId`) and a depth. Lists that share an abstract list share its counters; a list may
//! start a depth anew (`startOverride`), once, when it is first met. A deeper number is counted anew after each
//! shallower one, unless `lvlRestart` says otherwise. (ECMA-376, 17.9.)

use std::collections::{HashMap, HashSet};

use super::styles::Styles;
use crate::import::xml::XmlElement;
use crate::russian::letters::list_letter;
use crate::russian::roman::to_roman;

/// How many depths a list has.
const DEPTHS: usize = 9;

/// A depth of a list.
#[derive(Clone, Debug, Default)]
struct WordListLevel {
    start: u32,
    format: String,
    text: String,
    /// After a number of which depth, counted from 1, it begins anew; 0 is never; none is after any above it.
    restart: Option<usize>,
    /// Whether the numbers of other depths are shown as plain figures in it.
    legal: bool,
    /// The style that puts its paragraphs at this depth.
    style: Option<String>,
}

/// A list that paragraphs name.
#[derive(Clone, Debug, Default)]
struct WordList {
    kin: String,
    starts: HashMap<usize, u32>,
    levels: HashMap<usize, WordListLevel>,
}

/// The lists of a text.
#[derive(Debug, Default)]
pub(super) struct NumberedLists {
    kinds: HashMap<String, Vec<WordListLevel>>,
    lists: HashMap<String, WordList>,
}

/// Where the counting has come to in one story: the text, or one text box.
#[derive(Debug, Default)]
pub(super) struct Counters {
    counts: HashMap<String, [Option<u32>; DEPTHS]>,
    started: HashSet<(String, usize)>,
}

impl NumberedLists {
    /// Reads `numbering.xml`.
    pub(super) fn read(root: &XmlElement, styles: &Styles) -> Self {
        let mut found = NumberedLists::default();
        let mut borrowed = Vec::new();
        for kind in root.children.iter().filter(|child| child.name == "abstractNum") {
            let Some(id) = kind.attribute("abstractNumId") else { continue };
            if let Some(style) = kind.value(&["numStyleLink"]) {
                borrowed.push((id.to_owned(), style.to_owned()));
            }
            let mut levels = vec![WordListLevel::default(); DEPTHS];
            for (depth, level) in levels_of(kind) {
                if let Some(place) = levels.get_mut(depth) {
                    *place = level;
                }
            }
            found.kinds.insert(id.to_owned(), levels);
        }
        for list in root.children.iter().filter(|child| child.name == "num") {
            if let (Some(id), Some(kin)) = (list.attribute("numId"), list.value(&["abstractNumId"])) {
                found.lists.insert(id.to_owned(), overridden(list, kin));
            }
        }
        // A list that only names a list style counts with the list of that style.
        for (id, style) in borrowed {
            let kin =
                styles.list_of(&style).and_then(|list| found.lists.get(list)).map(|list| list.kin.clone());
            if let Some(kin) = kin {
                found
                    .lists
                    .values_mut()
                    .filter(|list| list.kin == id)
                    .for_each(|list| list.kin.clone_from(&kin));
            }
        }
        found
    }

    /// The depth that a style has in a list, where the list names the style.
    pub(super) fn depth_of(&self, list: &str, style: Option<&str>) -> Option<usize> {
        let levels = self.kinds.get(&self.lists.get(list)?.kin)?;
        levels.iter().position(|level| level.style.is_some() && level.style.as_deref() == style)
    }

    /// The next number of a list at a depth, as Word prints it; none where the list prints none.
    pub(super) fn next(&self, counters: &mut Counters, id: &str, depth: usize) -> Option<String> {
        let list = self.lists.get(id)?;
        let kinds = self.kinds.get(&list.kin)?;
        let level = |depth: usize| list.levels.get(&depth).or_else(|| kinds.get(depth));
        let own = level(depth)?;
        let counts = counters.counts.entry(list.kin.clone()).or_default();
        // The start that a list sets itself holds when the list is first met, and then no more.
        let anew = list.starts.get(&depth).filter(|_| counters.started.insert((id.to_owned(), depth)));
        let count = counts.get_mut(depth)?;
        *count = Some(match (anew, *count) {
            (Some(start), _) => *start,
            (None, Some(last)) => last.saturating_add(1),
            (None, None) => own.start,
        });
        for deeper in depth + 1..DEPTHS {
            let restarts = match level(deeper).and_then(|level| level.restart) {
                None => true,
                Some(after) => after == depth + 1,
            };
            if let Some(count) = counts.get_mut(deeper).filter(|_| restarts) {
                *count = None;
            }
        }
        let value =
            |at: usize| counts.get(at).copied().flatten().or_else(|| Some(level(at)?.start)).unwrap_or(1);
        let printed = printed(own, |at| {
            let format = if own.legal && at != depth { "decimal" } else { &level(at)?.format };
            shown(format, value(at))
        });
        Some(printed).filter(|text| !text.is_empty())
    }
}

fn levels_of(kind: &XmlElement) -> impl Iterator<Item = (usize, WordListLevel)> {
    kind.children.iter().filter(|child| child.name == "lvl").filter_map(|level| {
        let depth = level.attribute("ilvl")?.parse().ok()?;
        let own = WordListLevel {
            start: level.value(&["start"]).and_then(|start| start.parse().ok()).unwrap_or(0),
            format: level.value(&["numFmt"]).unwrap_or("decimal").to_owned(),
            text: level.value(&["lvlText"]).unwrap_or_default().to_owned(),
            restart: level.value(&["lvlRestart"]).and_then(|after| after.parse().ok()),
            legal: level.is_on(&["isLgl"]),
            style: level.value(&["pStyle"]).map(str::to_owned),
        };
        Some((depth, own))
    })
}

fn overridden(list: &XmlElement, kin: &str) -> WordList {
    let mut found = WordList { kin: kin.to_owned(), ..WordList::default() };
    for over in list.children.iter().filter(|child| child.name == "lvlOverride") {
        let Some(depth) = over.attribute("ilvl").and_then(|depth| depth.parse().ok()) else { continue };
        if let Some(start) = over.value(&["startOverride"]).and_then(|start| start.parse().ok()) {
            found.starts.insert(depth, start);
        }
        found.levels.extend(levels_of(over).map(|(_, level)| (depth, level)));
    }
    found
}

/// The number of a depth: its pattern, `%1` standing for the number of the first depth, and so on.
fn printed(level: &WordListLevel, number: impl Fn(usize) -> Option<String>) -> String {
    if level.format == "bullet" {
        return "–".to_owned();
    }
    let mut out = String::new();
    let mut signs = level.text.chars().peekable();
    while let Some(sign) = signs.next() {
        let depth = signs.peek().and_then(|next| next.to_digit(10)).filter(|depth| sign == '%' && *depth > 0);
        match depth.and_then(|depth| usize::try_from(depth).ok()) {
            Some(depth) => {
                signs.next();
                out.push_str(&number(depth - 1).unwrap_or_default());
            }
            None => out.push(sign),
        }
    }
    out.trim().to_owned()
}

/// A number in the format of a list.
fn shown(format: &str, number: u32) -> Option<String> {
    const RUSSIAN: &str = "абвгдежзиклмнопрстуфхцчшщэюя";
    const LATIN: &str = "abcdefghijklmnopqrstuvwxyz";
    Some(match format {
        "none" => String::new(),
        "decimalZero" => format!("{number:02}"),
        "upperRoman" => to_roman(number),
        "lowerRoman" => to_roman(number).to_lowercase(),
        "russianLower" => list_letter(RUSSIAN, number)?,
        "russianUpper" => list_letter(RUSSIAN, number)?.to_uppercase(),
        "lowerLetter" => list_letter(LATIN, number)?,
        "upperLetter" => list_letter(LATIN, number)?.to_uppercase(),
        _ => number.to_string(),
    })
}
