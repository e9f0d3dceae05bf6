//! Bodies: who is named again and again becomes a key under `bodies`; who is named once stays in free words.

use std::collections::{BTreeSet, HashMap};

use super::draft::{DraftClause, ResponsibleParty, RoadmapDraft};
use super::names::IdAllocator;
use super::text::{capital, words};
use crate::russian::cases::POSITIONS;

/// How the names of bodies begin within a list, beside the positions of people.
const STARTS: [&str; 21] = [
    "школ",
    "образовательн",
    "отдел",
    "управлени",
    "министерств",
    "администраци",
    "методическ",
    "муниципальн",
    "комитет",
    "центр",
    "рабочая групп",
    "социальн",
    "психолог",
    "мку",
    "общеобразовательн",
    "оо",
    "организаци",
    "учреждени",
    "департамент",
    "советник",
    "региональн",
];

/// How many letters tell whether a name begins.
const BEGINNING: usize = 60;

/// Puts keys in the place of names that are repeated.
pub(super) fn assign(draft: &mut RoadmapDraft) {
    let mut names = IdAllocator::default();
    let (mut bodies, mut keys) = (Vec::new(), HashMap::new());
    for (bare, name) in repeated(draft) {
        let key = names.key(&name, "body");
        bodies.push((key.clone(), capital(&name)));
        keys.insert(bare, key);
    }
    let key_of = |name: &str| keys.get(&same(name)).cloned();
    let keyed = |who: &mut Vec<ResponsibleParty>| {
        let mut out = Vec::new();
        for one in who.drain(..) {
            let ResponsibleParty::Text(text) = &one else {
                out.push(one);
                continue;
            };
            let keys: Option<Vec<ResponsibleParty>> =
                split(text).iter().map(|name| key_of(name).map(ResponsibleParty::Key)).collect();
            out.extend(keys.unwrap_or_else(|| vec![one.clone()]));
        }
        *who = out;
    };
    draft
        .sections
        .iter_mut()
        .for_each(|section| section.each_cells(&mut |cells| keyed(&mut cells.responsible)));
    draft.bodies = bodies;
    if let Some(order) = &mut draft.order {
        let begun = BodyBeginnings::of(&draft.bodies);
        order.clauses.iter_mut().for_each(|clause| begun.address(clause));
    }
}

/// The names that come more than once, in the order in which they come: what their spellings share, and how they are
/// written.
fn repeated(draft: &RoadmapDraft) -> Vec<(String, String)> {
    let mut names: Vec<(String, String, usize)> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    each(draft, &mut |who| {
        for name in split(who) {
            let bare = same(&name);
            match places.get(&bare).and_then(|at| names.get_mut(*at)) {
                Some((_, known, count)) => {
                    *count += 1;
                    // The form with a great letter is the one that stands alone.
                    if name.starts_with(char::is_uppercase) && !known.starts_with(char::is_uppercase) {
                        *known = name;
                    }
                }
                None => {
                    places.insert(bare.clone(), names.len());
                    names.push((bare, name, 1));
                }
            }
        }
    });
    names.retain(|(bare, _, count)| *count > 1 && !bare.is_empty());
    names.into_iter().map(|(bare, name, _)| (bare, name)).collect()
}

/// What two spellings of one name share: its words. A blank within a word is a slip that only a person can judge.
fn same(name: &str) -> String {
    words(name).join(" ")
}

/// Calls with every name in free words.
fn each(draft: &RoadmapDraft, visit: &mut impl FnMut(&str)) {
    for who in draft.cells().into_iter().flat_map(|cells| &cells.responsible) {
        if let ResponsibleParty::Text(text) = who {
            visit(text);
        }
    }
}

/// The names in a list: cut at commas behind which a new name begins.
fn split(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut depth = 0_i32;
    let mut own = String::new();
    let mut at = 0;
    for sign in text.chars() {
        at += sign.len_utf8();
        match sign {
            '(' | '«' => depth += 1,
            ')' | '»' => depth -= 1,
            _ => {}
        }
        let after = text.get(at..).unwrap_or_default().trim_start();
        if sign == ',' && depth <= 0 && begins_name(after) {
            names.push(std::mem::take(&mut own).trim().to_owned());
        } else {
            own.push(sign);
        }
    }
    names.push(own.trim().trim_end_matches(['.', ',']).to_owned());
    names.retain(|name| !name.is_empty());
    names
}

fn begins_name(text: &str) -> bool {
    // Of a cell with a thousand commas only the word behind each is looked at.
    let small: String = text.chars().take(BEGINNING).flat_map(char::to_lowercase).collect();
    text.starts_with(char::is_uppercase)
        || POSITIONS.iter().chain(&STARTS).any(|start| small.starts_with(start))
}

/// The keys of bodies by the beginnings of the words of their names, and how many words these have.
struct BodyBeginnings<'b> {
    keys: HashMap<Vec<String>, &'b (String, String)>,
    lengths: BTreeSet<usize>,
}

impl<'b> BodyBeginnings<'b> {
    fn of(bodies: &'b [(String, String)]) -> Self {
        let mut keys: HashMap<Vec<String>, &(String, String)> = HashMap::new();
        for body in bodies {
            let own = keys.entry(stems(&body.1)).or_insert(body);
            if body.1.len() >= own.1.len() {
                *own = body;
            }
        }
        keys.retain(|own, _| own.len() > 1);
        let lengths = keys.keys().map(Vec::len).collect();
        BodyBeginnings { keys, lengths }
    }

    /// A clause that begins with a body in the dative («Руководителям образовательных организаций») is put on it.
    fn address(&self, clause: &mut DraftClause) {
        let said = stems(&clause.text);
        let begun = self.lengths.iter().filter_map(|length| self.keys.get(said.get(..*length)?));
        if let Some((key, _)) = begun.max_by_key(|(_, name)| name.len()) {
            clause.responsible = vec![key.clone()];
        }
    }
}

/// The beginnings of words, which cases leave alone.
fn stems(text: &str) -> Vec<String> {
    let words = super::text::words(text);
    words
        .iter()
        .map(|word| word.chars().take(word.chars().count().saturating_sub(3).max(4)).take(7).collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_cut_where_a_name_begins() {
        let cut = |text: &str| split(text).join("|");
        assert_eq!(cut("Управление образования, МКУ ЦРО и ОК"), "Управление образования|МКУ ЦРО и ОК");
        assert_eq!(
            cut("Отдел воспитания, дополнительного образования и отдыха"),
            "Отдел воспитания, дополнительного образования и отдыха"
        );
        assert_eq!(cut("УО, руководители ОО"), "УО|руководители ОО");
    }
}
