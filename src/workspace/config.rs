//! The settings of a workspace: `vekha.yaml`.

use std::collections::HashSet;

use chrono::NaiveDate;

use crate::base::{Lang, Severity};
use crate::model::{Date, Decode, Fields, Misfits, Pairs, Text, iso_date, levels};
use crate::russian::likeness::stem;
use crate::schema::{is_calendar, is_glob};
use crate::syntax::{Node, Tree};

/// The settings of a workspace.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// Whether something is wrong with the file, so that nobody knows what else it was to say.
    pub is_faulty: bool,
    /// The levels, top first.
    pub levels: Vec<String>,
    /// `ru` where not given.
    pub calendar: Option<CalendarName>,
    /// The language of findings, where given.
    pub language: Option<Lang>,
    /// The day against which "overdue" is judged.
    pub as_of: AsOf,
    /// Severities by rule or group.
    pub rules: Vec<(Text, Severity)>,
    /// The file of findings that are known and accepted, relative to the workspace's root.
    pub baseline: Option<Text>,
    /// Globs, from the root, of files that are no roadmaps of this workspace.
    pub exclude: Vec<Glob>,
    /// A folder of templates, relative to the workspace's root.
    pub templates: Option<Text>,
    /// Words and abbreviations that everybody knows here, for `text/spelling` and `text/abbreviation`.
    pub words: KnownWords,
}

/// The day against which "overdue" is judged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AsOf {
    /// Not at all.
    #[default]
    Never,
    /// The day of the run.
    Today,
    /// That day.
    Day(NaiveDate),
}

impl AsOf {
    /// Reads `never`, `today` or `2024-03-02`.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "never" => Some(AsOf::Never),
            "today" => Some(AsOf::Today),
            day => iso_date(day).map(AsOf::Day),
        }
    }
}

impl AsOf {
    /// The day itself; `today` gives the day of the run.
    pub fn day(self, today: impl FnOnce() -> NaiveDate) -> Option<NaiveDate> {
        match self {
            AsOf::Never => None,
            AsOf::Today => Some(today()),
            AsOf::Day(day) => Some(day),
        }
    }
}

impl Default for Config {
    fn default() -> Self {
        Config {
            is_faulty: false,
            levels: levels().map(str::to_owned).collect(),
            calendar: None,
            language: None,
            as_of: AsOf::Never,
            rules: Vec::new(),
            baseline: None,
            exclude: Vec::new(),
            templates: None,
            words: KnownWords::default(),
        }
    }
}

impl Config {
    /// Reads the settings; what does not fit is left as by default, and noted.
    pub fn decode(tree: &Tree<'_>) -> (Self, Misfits) {
        let mut misfits = Misfits::default();
        let config = tree.root().and_then(|root| <Config as Decode>::decode(root, &mut misfits));
        (config.unwrap_or_default(), misfits)
    }

    /// How far down a level is, the top being 0.
    pub fn depth(&self, level: &str) -> Option<usize> {
        self.levels.iter().position(|name| name == level)
    }
}

impl Decode for Config {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        let default = Config::default();
        let mut fields = Fields::of(node, misfits)?;
        let config = Config {
            is_faulty: false,
            levels: fields.optional("levels").map_or(default.levels, |LevelNames(names)| names),
            calendar: fields.optional("calendar"),
            language: fields.optional("language"),
            as_of: fields.optional("as_of").unwrap_or_default(),
            rules: fields.optional("rules").map(|Pairs(pairs)| pairs).unwrap_or_default(),
            baseline: fields.optional("baseline"),
            exclude: fields.optional("exclude").unwrap_or_default(),
            templates: fields.optional("templates"),
            words: KnownWords::of(fields.list("words")),
        };
        fields.finish();
        Some(config)
    }
}

/// Words that everybody knows in a workspace, looked up by what they are and by what their forms share.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KnownWords {
    /// The words as they are listed.
    pub listed: Vec<Text>,
    exact: HashSet<String>,
    stems: HashSet<String>,
}

impl KnownWords {
    fn of(listed: Vec<Text>) -> Self {
        let exact = listed.iter().map(|word| word.to_string()).collect();
        let stems = listed.iter().map(|word| stem(word)).collect();
        KnownWords { listed, exact, stems }
    }

    /// Whether the word itself is listed.
    pub fn has(&self, word: &str) -> bool {
        self.exact.contains(word)
    }

    /// Whether a form of the word is listed.
    pub fn has_form_of(&self, word: &str) -> bool {
        !self.stems.is_empty() && self.stems.contains(&stem(word))
    }
}

/// How many levels a workspace has at most: what stands on each page and in each summary goes up through all of them.
const LEVELS: usize = 32;

/// The names of levels, top first.
struct LevelNames(Vec<String>);

impl Decode for LevelNames {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        let names: Vec<Text> = Decode::decode(node, misfits)?;
        if names.len() > LEVELS {
            return misfits.add(node.span());
        }
        Some(LevelNames(names.iter().map(|name| name.to_string()).collect()))
    }
}

/// A calendar as the settings name it: `ru`, `none`, or a JSON file.
#[derive(Clone, Debug, PartialEq)]
pub struct CalendarName(pub Text);

impl CalendarName {
    /// The file, where it is none of those that the program knows by name.
    pub fn file(&self) -> Option<&str> {
        Some(&*self.0).filter(|name| !matches!(*name, "ru" | "none"))
    }
}

impl Decode for CalendarName {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        let text = Text::decode(node, misfits)?;
        if is_calendar(&text) { Some(CalendarName(text)) } else { misfits.add(node.span()) }
    }
}

/// A glob that can be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Glob(pub Text);

impl Decode for Glob {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        let text = Text::decode(node, misfits)?;
        if is_glob(&text) { Some(Glob(text)) } else { misfits.add(node.span()) }
    }
}

impl Decode for Lang {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        Lang::parse(node.text()).or_else(|| misfits.add(node.span()))
    }
}

impl Decode for Severity {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        Severity::parse(node.text()).or_else(|| misfits.add(node.span()))
    }
}

impl Decode for AsOf {
    fn decode(node: Node<'_>, misfits: &mut Misfits) -> Option<Self> {
        match node.text() {
            "never" => Some(AsOf::Never),
            "today" => Some(AsOf::Today),
            _ => Date::decode(node, misfits).map(|date| AsOf::Day(date.day)),
        }
    }
}
