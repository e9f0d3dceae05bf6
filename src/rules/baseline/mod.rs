//! Rules of the group `baseline`, and the list of findings that are known and accepted.
//!
//! A finding is known by its rule, its roadmap, its measure and its figures, or where it has none by the text that it
//! stands at, not by its line or wording: the list holds when lines move and when the language changes, and another fault
//! at the same measure is new. Of findings that are alike so many are known as are listed.

mod gone;
mod unreadable;

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;

use arcstr::ArcStr;
use serde::{Deserialize, Serialize};
use serde_json::error::Category;
use serde_json::{Map, Value};

use super::judge::{EnabledRules, weight};
use super::{Rule, find};
use crate::base::failure::{self, IoCause};
use crate::base::{FileId, Finding, MessageContext, Place, say};
use crate::model::Text;
use crate::syntax::{Lines, Source};
use crate::workspace::{Config, Workspace};
use crate::world::{Below, World};

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[&gone::RULE, &unreadable::RULE];

/// The version of the file's shape.
const VERSION: u32 = 1;

/// The key of the text that a finding without figures stands at.
const TEXT: &str = "text";

/// The list of findings that are known and accepted.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    version: u32,
    findings: Vec<BaselineEntry>,
}

/// So many findings that are alike.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct BaselineEntry {
    rule: String,
    /// The roadmap's id; the file's path in the workspace where the roadmap has none.
    roadmap: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    measure: Option<String>,
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    data: Map<String, Value>,
    #[serde(default = "one", skip_serializing_if = "is_one")]
    count: u64,
}

fn one() -> u64 {
    1
}

fn is_one(count: &u64) -> bool {
    *count == 1
}

/// Why a list cannot be used.
#[derive(Clone, Debug, Serialize, Deserialize)]
enum Unusable {
    /// It cannot be read.
    Unread(IoCause),
    /// It is no JSON from that line on.
    NotJson(usize),
    /// It is JSON of another shape, as that line shows.
    Shape(usize),
    /// It is of another version than this program writes.
    Version(u32),
}

impl Baseline {
    /// The list of all findings of a workspace.
    pub fn of(world: &dyn World, workspace: &Workspace, findings: &[Arc<Finding>]) -> Self {
        let mut texts = Texts::new(world, workspace);
        let mut counted: BTreeMap<String, BaselineEntry> = BTreeMap::new();
        let is_ours = |rule: &str| !rule.starts_with("baseline/") && !super::is_firm(rule);
        let ours = findings.iter().filter(|finding| is_ours(finding.rule));
        for finding in ours {
            let known = texts.known(finding);
            counted.entry(key(&known)).and_modify(|known| known.count += 1).or_insert(known);
        }
        Baseline { version: VERSION, findings: counted.into_values().collect() }
    }

    /// Whether bytes are such a list.
    pub fn is_one(bytes: &[u8]) -> bool {
        serde_json::from_slice::<Baseline>(bytes).is_ok()
    }

    /// How many findings it holds.
    pub fn count(&self) -> u64 {
        self.findings.iter().map(|known| known.count).sum()
    }

    /// The file's text, a finding a line, so that changes are easy to read.
    pub fn to_json(&self) -> String {
        let mut text = format!("{{\"version\": {}, \"findings\": [", self.version);
        for (known, at) in self.findings.iter().zip(0..) {
            let known = serde_json::to_string(known).unwrap_or_default();
            // Writing to a string cannot fail.
            let _ = write!(text, "{}\n  {known}", if at > 0 { "," } else { "" });
        }
        text.push_str("\n]}\n");
        text
    }

    /// Reads the list that the settings name.
    fn read(world: &dyn World, root: &Path, file: &Text) -> Result<Self, Unusable> {
        let bytes = world.read(&root.join(&**file)).map_err(|error| Unusable::Unread(error.cause()))?;
        let text = failure::text(bytes).map_err(Unusable::Unread)?;
        let baseline: Baseline = serde_json::from_str(&text).map_err(|fault| match fault.classify() {
            Category::Data => Unusable::Shape(fault.line()),
            Category::Io | Category::Syntax | Category::Eof => Unusable::NotJson(fault.line()),
        })?;
        match baseline.version {
            VERSION => Ok(baseline),
            version => Err(Unusable::Version(version)),
        }
    }
}

/// The texts of files, each read at most once.
struct Texts<'w> {
    world: &'w dyn World,
    workspace: &'w Workspace,
    read: HashMap<FileId, Source>,
}

impl<'w> Texts<'w> {
    fn new(world: &'w dyn World, workspace: &'w Workspace) -> Self {
        Texts { world, workspace, read: HashMap::new() }
    }

    /// A finding as the list holds it.
    fn known(&mut self, finding: &Finding) -> BaselineEntry {
        let file = || {
            let path = self.workspace.file(finding.place.file).map(|file| &*file.source.path)?;
            let path = path.strip_prefix(&self.workspace.root).unwrap_or(path);
            Some(path.to_string_lossy().replace('\\', "/"))
        };
        let roadmap = finding.roadmap.as_ref().map(ArcStr::to_string).or_else(file).unwrap_or_default();
        // How long a thing is overdue changes from day to day, and is the same finding still.
        let lasting = !finding.rule.starts_with("status/");
        let mut data: Map<String, Value> = if lasting { finding.data().into() } else { Map::new() };
        if lasting && data.is_empty() {
            data.extend(self.text(finding.place).map(|text| (TEXT.to_owned(), Value::from(text))));
        }
        let measure = finding.measure.as_ref().map(ArcStr::to_string);
        BaselineEntry { rule: finding.rule.to_owned(), roadmap, measure, data, count: 1 }
    }

    /// The text of a place.
    fn text(&mut self, place: Place) -> Option<String> {
        let source = &self.workspace.file(place.file)?.source;
        let read = self.read.entry(place.file).or_insert_with(|| {
            let mut read = source.clone();
            if read.text.is_empty() {
                read.take(self.world.read(&read.path).unwrap_or_default());
            }
            read
        });
        read.text.get(place.span.range()).filter(|text| !text.is_empty()).map(str::to_owned)
    }
}

/// What makes two findings alike.
fn key(known: &BaselineEntry) -> String {
    let data = Value::Object(known.data.clone());
    let measure = known.measure.as_deref().unwrap_or_default();
    format!("{}\n{}\n{measure}\n{data}", known.roadmap, known.rule)
}

/// The list that the settings name as it was read, by what makes findings alike, or why it cannot be used. It is read when
/// it changes, however often findings are told.
pub struct KnownFindings(Result<BTreeMap<String, BaselineEntry>, Unusable>);

impl KnownFindings {
    /// Reads the list; none where the settings name none.
    pub fn read(world: &dyn World, root: &Path, config: &Config) -> Option<Self> {
        let list = Baseline::read(&Below::new(world, root), root, config.baseline.as_ref()?);
        let by_key = |list: Baseline| list.findings.into_iter().map(|known| (key(&known), known)).collect();
        Some(KnownFindings(list.map(by_key)))
    }
}

/// Leaves out the findings that the list in the settings knows. Returns what is known and not among them, which is a
/// finding in its turn where these were all of the workspace.
pub fn leave_out_known(
    known: &KnownFindings,
    world: &dyn World,
    workspace: &Workspace,
    enabled: &EnabledRules,
    findings: &mut Vec<Arc<Finding>>,
) -> Option<Arc<Finding>> {
    let file = workspace.config.baseline.as_ref()?;
    let settings = workspace.settings()?;
    let place = Place { file: settings, span: file.span };
    let own = |found: Finding| {
        let text = workspace.file(settings).map(|file| file.source.text.clone()).unwrap_or_default();
        let severity = find(found.rule).map_or(found.severity, |rule| weight(&workspace.config, rule));
        let extent = Some(Lines::new(text).extent(place.span));
        enabled.has(found.rule).then(|| Arc::new(Finding { severity, extent, ..found }))
    };
    match &known.0 {
        Err(why) => {
            findings.extend(own(unreadable::finding(place, file, why.clone())));
            None
        }
        Ok(known) => {
            let gone = take_from(known, &mut Texts::new(world, workspace), enabled, findings);
            (!gone.is_empty()).then(|| gone::finding(place, &gone)).and_then(own)
        }
    }
}

/// Of what each part of a workspace lacked of the list, what they all lack.
pub fn gone_from_all(parts: &[Option<Arc<Finding>>]) -> Option<Arc<Finding>> {
    let mut parts = parts.iter().map(Option::as_deref);
    let first = parts.next()??;
    let mut lacking: BTreeMap<String, BaselineEntry> =
        gone::listed(first).map(|known| (key(&known), known)).collect();
    for part in parts {
        let counts: BTreeMap<String, u64> =
            gone::listed(part?).map(|known| (key(&known), known.count)).collect();
        lacking.retain(|key, known| {
            known.count = known.count.min(counts.get(key).copied().unwrap_or_default());
            known.count > 0
        });
    }
    let lacking: Vec<BaselineEntry> = lacking.into_values().collect();
    let whole =
        || Finding { severity: first.severity, extent: first.extent, ..gone::finding(first.place, &lacking) };
    (!lacking.is_empty()).then(|| Arc::new(whole()))
}

/// Takes the known ones from the findings, and returns those that were not among them, though their rules run.
fn take_from(
    known: &BTreeMap<String, BaselineEntry>,
    texts: &mut Texts<'_>,
    enabled: &EnabledRules,
    findings: &mut Vec<Arc<Finding>>,
) -> Vec<BaselineEntry> {
    let mut left: BTreeMap<&str, u64> =
        known.iter().map(|(key, known)| (key.as_str(), known.count)).collect();
    findings.retain(|finding| {
        if super::is_firm(finding.rule) {
            return true;
        }
        let own = texts.known(finding);
        // A list that was written by hand, or before texts stood in it, knows any text.
        let any = BaselineEntry {
            data: own.data.clone().into_iter().filter(|(key, _)| key != TEXT).collect(),
            ..own.clone()
        };
        let keys = [key(&own), key(&any)];
        let open = keys.iter().find(|key| left.get(key.as_str()).is_some_and(|count| *count > 0));
        let count = open.and_then(|key| left.get_mut(key.as_str()));
        let Some(count) = count else { return true };
        *count -= 1;
        false
    });
    let gone = |(key, known): (&String, &BaselineEntry)| {
        let count = left.get(key.as_str()).copied().unwrap_or_default();
        (count > 0 && enabled.has(&known.rule)).then(|| BaselineEntry { count, ..known.clone() })
    };
    known.iter().filter_map(gone).collect()
}

/// What to do about a list that does not fit.
fn write_anew(tell: &MessageContext<'_>) -> String {
    say!(
        tell.lang,
        "записать список заново: vekha check --write-baseline",
        "write the list anew: vekha check --write-baseline"
    )
}
