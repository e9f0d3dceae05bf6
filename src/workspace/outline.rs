//! What other files need to know of a file: its id, and which roadmaps it speaks of.

use std::sync::LazyLock;

use arcstr::ArcStr;
use foldhash::{HashSet, HashSetExt};
use memchr::memmem::Finder;
use memchr::{memchr, memrchr};
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_128;

use super::LoadedFile;
use crate::base::Period;
use crate::model::{Roadmap, is_id};
use crate::schema::{SchemaFault, SchemaFaultKind};

/// The outline of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outline {
    /// The roadmap's id; empty where the file has none.
    pub id: ArcStr,
    /// The ids of the roadmaps that it names: its parent, what its measures and indicators implement and wait for.
    pub needs: Vec<ArcStr>,
    /// Whether the first of them is its parent.
    has_parent: bool,
    /// By what others may find it who do not name it.
    pub card: LookupKeys,
    /// Whether what is found in it depends on all roadmaps that there are: it names none as its parent, or what it names so
    /// is no id.
    pub looks_around: bool,
    /// Whether it holds a roadmap at all.
    pub is_roadmap: bool,
    /// How many measures it has.
    pub measures: usize,
    /// The days that it covers, where it states them.
    pub period: Option<Period>,
    /// The files of text that its annexes name.
    pub texts: Vec<String>,
}

/// By what a roadmap may be found by those who do not name it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LookupKeys {
    /// Its level.
    pub level: ArcStr,
    /// Its territory.
    pub territory: ArcStr,
    /// The levels below of which it demands something.
    pub demands: Vec<ArcStr>,
    /// The ids of those that it names as addressees.
    pub addressees: Vec<ArcStr>,
    /// What a copy of its file has in common with it; empty where that says of nobody whose plan it is.
    pub head: ArcStr,
}

impl Outline {
    /// The outline of a file that was read.
    pub fn of(file: &LoadedFile) -> Self {
        let Some(roadmap) = file.roadmap.as_deref() else { return Outline::default() };
        let is_lost = |fault: &SchemaFault| matches!(&fault.kind, SchemaFaultKind::InvalidValue { key, .. } if key == "parent");
        let orphan = roadmap.parent.is_none() && !roadmap.is_uppermost;
        let looks_around = orphan || file.schema.iter().any(is_lost);
        let outline = Outline::of_roadmap(roadmap);
        let card = LookupKeys { head: file.head().clone(), ..outline.card };
        Outline { looks_around, card, ..outline }
    }

    fn of_roadmap(roadmap: &Roadmap) -> Self {
        let measures = roadmap.measures().flat_map(|measure| measure.implements.iter().chain(&measure.after));
        let indicators = roadmap.indicators.iter().flat_map(|indicator| &indicator.implements);
        let elsewhere = measures.chain(indicators).filter_map(|name| name.split_once('/')).map(|(id, _)| id);
        let parent = roadmap.parent.as_deref();
        let elsewhere = parent.into_iter().chain(elsewhere);
        let needs = each_once(elsewhere.filter(|id| *id != &*roadmap.id));
        let annexes = roadmap.annexes.iter().flatten();
        let texts =
            annexes.flat_map(|annex| annex.text.iter().chain(&annex.intro)).map(|text| text.to_string());
        Outline {
            id: (*roadmap.id).into(),
            needs,
            has_parent: parent.is_some_and(|parent| *parent != *roadmap.id),
            card: LookupKeys::of(roadmap),
            looks_around: false,
            is_roadmap: true,
            measures: roadmap.measures().count(),
            period: roadmap.period.as_ref().map(|period| period.days),
            texts: texts.collect(),
        }
    }

    /// The id of the roadmap that it names as its parent.
    pub fn parent(&self) -> Option<&str> {
        self.needs.first().filter(|_| self.has_parent).map(ArcStr::as_str)
    }

    /// What can be told of a text without reading all of it: what it gives in lines of their own. None where it gives no
    /// plain id so.
    pub fn scan(text: &str) -> Option<Self> {
        let id = Outline::id_in(text)?.into();
        let (level, territory) = (plain_value(text, "level")?, plain_value(text, "territory")?);
        let card = LookupKeys { level, territory, head: head_mark(text), ..LookupKeys::default() };
        Some(Outline { id, card, ..Outline::default() })
    }

    /// The id that a text gives in a line of its own, found without reading the rest. None where that cannot be told
    /// without reading it all.
    fn id_in(text: &str) -> Option<&str> {
        let line = text.lines().find(|line| line.starts_with("id:"))?;
        let id = line.strip_prefix("id: ")?.trim_ascii();
        is_id(id).then_some(id)
    }
}

/// The value of a key that a text gives in a line of its own; empty where it has no such key, and none where another eye
/// is needed: it is in quotation marks, a comment or another line belongs to it.
fn plain_value(text: &str, key: &str) -> Option<ArcStr> {
    let mut lines = text.lines();
    let named = |line: &str| line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with(':'));
    let Some(line) = lines.find(|line| named(line)) else { return Some(ArcStr::new()) };
    let value = line.strip_prefix(key)?.strip_prefix(": ")?.trim();
    let is_plain = value.starts_with(char::is_alphanumeric) && !value.contains(['#', ':']);
    let goes_on = lines.next().is_some_and(|next| next.starts_with([' ', '\t']));
    (is_plain && !goes_on).then(|| value.into())
}

impl LookupKeys {
    fn of(roadmap: &Roadmap) -> Self {
        let demands = each_once(roadmap.measures().filter_map(|measure| measure.mandatory_for.as_deref()));
        let addressees = roadmap.addressees.iter().flat_map(|of| &of.roadmaps);
        LookupKeys {
            level: (*roadmap.level).into(),
            territory: roadmap.territory.as_deref().map(ArcStr::from).unwrap_or_default(),
            demands,
            addressees: addressees.map(|one| (*one.id).into()).collect(),
            head: ArcStr::new(),
        }
    }
}

/// How much of a file is looked at to tell a copy of it, in bytes: its head says whose plan it is and what act approves it.
const TOP: usize = 1200;

/// What stands for the first lines of a file but that of its id; nothing where they name no territory and no act.
pub(super) fn head_mark(text: &str) -> ArcStr {
    let head = text.as_bytes().get(..TOP).unwrap_or(text.as_bytes());
    static KEYS: LazyLock<[Finder<'_>; 3]> =
        LazyLock::new(|| ["territory: ", "number: ", "\nid:"].map(Finder::new));
    let [territory, number, id] = &*KEYS;
    if territory.find(head).is_none() || number.find(head).is_none() {
        return ArcStr::new();
    }
    let text = text.as_bytes();
    let id = if text.starts_with(b"id:") { Some(0) } else { id.find(head).map(|end| end + 1) };
    let (above, from_id) = text.split_at_checked(id.unwrap_or(0)).unwrap_or((text, &[]));
    let below = match id {
        Some(_) => memchr(b'\n', from_id).and_then(|end| from_id.get(end + 1..)).unwrap_or_default(),
        None => from_id,
    };
    let below = lines_within(below, TOP.saturating_sub(above.len()));
    arcstr::format!("{:032x}", xxh3_128(&[above, below].concat()))
}

/// The lines at the beginning of a text that are whole within so many bytes.
fn lines_within(text: &[u8], most: usize) -> &[u8] {
    let top = text.get(..most).unwrap_or(text);
    memrchr(b'\n', top).and_then(|end| top.get(..=end)).unwrap_or_default()
}

/// Names in the order in which they are first met.
fn each_once<'n>(names: impl Iterator<Item = &'n str>) -> Vec<ArcStr> {
    // Most name what the one before them named.
    let (mut seen, mut last) = (HashSet::new(), None);
    let mut is_new = |name: &&'n str| last.replace(*name) != Some(*name) && seen.insert(*name);
    names.filter(|name| is_new(name)).map(ArcStr::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_needs_another_eye_is_not_scanned() {
        let scanned = |keys: &str| {
            let card = Outline::scan(&format!("id: a\n{keys}period: 2024\n"))?.card;
            Some((card.level, card.territory))
        };
        let given = |level: &str, territory: &str| Some((level.into(), territory.into()));
        assert_eq!(scanned("level: school\nterritory: Н. край\n"), given("school", "Н. край"));
        assert_eq!(scanned("level: school\n"), given("school", ""));
        for keys in ["level: school # наш\n", "level: 'school'\n", "level:\n  school\n", "level : school\n"]
        {
            assert_eq!(scanned(keys), None, "{keys}");
        }
        for keys in ["territory: \"Н.\"\n", "territory: Н.\n  край\n", "territory: &here Н.\n"] {
            assert_eq!(scanned(&format!("level: school\n{keys}")), None, "{keys}");
        }
    }
}
