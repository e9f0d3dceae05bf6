//! A finding: a short letter that says what is wrong, where, what makes it wrong and what would be right.

use arcstr::ArcStr;
use serde_json::Value;

use super::{Data, Extent, Lang, Place, Say};

/// How much a finding weighs. Ordered from the mildest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Not reported at all.
    Off,
    /// A matter of taste.
    Advice,
    /// What a careful editor would mend.
    Warning,
    /// The plan contradicts itself or its superiors.
    Error,
}

impl Severity {
    /// The name used in configuration and reports.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Off => "off",
            Severity::Advice => "advice",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }

    /// The severity of that name.
    pub fn parse(name: &str) -> Option<Self> {
        [Severity::Off, Severity::Advice, Severity::Warning, Severity::Error]
            .into_iter()
            .find(|severity| severity.name() == name)
    }
}

/// Another place that belongs to a finding, with what it says there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// What stands there and why it matters.
    pub message: ArcStr,
    /// The place.
    pub place: Place,
    /// Its lines and columns, where they are known without the file.
    pub extent: Option<Extent>,
}

/// One finding, worded in the language of the run.
///
/// Its texts are shared: of a country's findings, most say the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule's code, `group/name`.
    pub rule: &'static str,
    /// How much it weighs in this run.
    pub severity: Severity,
    /// What is wrong, in one sentence without a full stop.
    pub message: ArcStr,
    /// What would be right.
    pub help: Option<ArcStr>,
    /// The id of the roadmap it concerns.
    pub roadmap: Option<ArcStr>,
    /// The id of the measure (clause, indicator) it concerns; `roadmap/measure` where that is another roadmap's.
    pub measure: Option<ArcStr>,
    /// Where it is.
    pub place: Place,
    /// Its lines and columns, where they are known without the file.
    pub extent: Option<Extent>,
    /// What to write under that place.
    pub label: Option<ArcStr>,
    /// The lines elsewhere that make it wrong, in the order to be read.
    pub related: Vec<Related>,
    /// Whether `related` is a story to be told step by step, in calendar order.
    pub story: bool,
    /// Figures for machines: days late, years, dates as `2024-03-01`.
    pub data: Data,
}

impl Finding {
    /// The order of findings in a report: by place, rule and message.
    pub fn in_order(a: &Self, b: &Self) -> std::cmp::Ordering {
        (a.place, a.rule, &a.message).cmp(&(b.place, b.rule, &b.message))
    }

    /// A finding with a message and nothing more; the rest is added by the methods below.
    pub fn new(rule: &'static str, severity: Severity, place: Place, message: impl Into<ArcStr>) -> Self {
        Finding {
            rule,
            severity,
            message: message.into(),
            help: None,
            roadmap: None,
            measure: None,
            place,
            extent: None,
            label: None,
            related: Vec::new(),
            story: false,
            data: Data::default(),
        }
    }

    /// Adds what would be right.
    pub fn help(mut self, lang: Lang, help: &impl Say) -> Self {
        self.help = Some(help.say(lang).into());
        self
    }

    /// Adds what stands under the place itself.
    pub fn label(mut self, lang: Lang, label: &impl Say) -> Self {
        self.label = Some(label.say(lang).into());
        self
    }

    /// Adds another place.
    pub fn related(mut self, lang: Lang, place: Place, message: &impl Say) -> Self {
        self.related.push(Related { message: message.say(lang).into(), place, extent: None });
        self
    }

    /// Names the roadmap and the measure concerned; an empty id is no name.
    pub fn about(mut self, roadmap: &str, measure: Option<&str>) -> Self {
        self.roadmap = Some(ArcStr::from(roadmap)).filter(|id| !id.is_empty());
        self.measure = measure.map(ArcStr::from).filter(|id| !id.is_empty());
        self
    }

    /// Adds a figure for machines.
    pub fn data(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.data.insert(name, value.into());
        self
    }
}
