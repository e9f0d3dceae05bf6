//! A finding in words.

use super::PlaceFinder;
use super::message::ReportMessage;
use crate::base::{
    Data, Extent, Finding, Labels, Lang, Message, MessageContext, Place, RelatedTarget, guard,
};

/// What a finding says in a language.
#[derive(Clone, Debug)]
pub struct RenderedFinding {
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// What would be right.
    pub help: Option<String>,
    /// What to write under the place itself, where that is shown.
    pub label: Option<String>,
    /// The lines elsewhere that make it wrong, in the order to be read.
    pub related: Vec<RelatedText>,
    /// What each fix does.
    pub fixes: Vec<String>,
    /// Figures for machines.
    pub data: Data,
}

/// Another place that belongs to a finding.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RelatedText {
    /// What stands there and why it matters.
    pub message: String,
    /// The place.
    pub place: Place,
    /// Its lines and columns, where they are known without the file.
    pub extent: Option<Extent>,
}

/// How much of a finding is put into words: what is not shown need not be made.
#[derive(Clone, Copy, PartialEq, Eq)]
enum RenderingDepth {
    All,
    Unlabelled,
    Brief,
}

impl RenderedFinding {
    /// Tells a finding of the workspace that the places are of. One whose words fail is told to have failed.
    pub fn new(finding: &Finding, lang: Lang, places: &PlaceFinder<'_>) -> Self {
        RenderedFinding::told(finding, lang, places, RenderingDepth::All)
    }

    /// The same without the label, for what shows none: it speaks of the finding's own file, which need not be read else.
    pub fn unlabelled(finding: &Finding, lang: Lang, places: &PlaceFinder<'_>) -> Self {
        RenderedFinding::told(finding, lang, places, RenderingDepth::Unlabelled)
    }

    /// What is wrong alone, in one sentence.
    pub fn message(finding: &Finding, lang: Lang, places: &PlaceFinder<'_>) -> String {
        let tell = MessageContext { lang, labels: places, finding };
        guard(|| finding.args.message(&tell)).unwrap_or_else(|panic| panic.say(lang))
    }

    /// What is wrong, what would be right, and the lines elsewhere: the same without what fixes do, and without figures.
    pub fn brief(finding: &Finding, lang: Lang, places: &PlaceFinder<'_>) -> Self {
        RenderedFinding::told(finding, lang, places, RenderingDepth::Brief)
    }

    fn told(finding: &Finding, lang: Lang, places: &PlaceFinder<'_>, shown: RenderingDepth) -> Self {
        let words = || RenderedFinding::in_words(finding, lang, places, shown);
        guard(words).unwrap_or_else(|panic| RenderedFinding {
            message: panic.say(lang),
            help: None,
            label: None,
            related: Vec::new(),
            fixes: vec![String::new(); finding.fixes.len()],
            data: Data::default(),
        })
    }

    fn in_words(finding: &Finding, lang: Lang, places: &PlaceFinder<'_>, shown: RenderingDepth) -> Self {
        let tell = MessageContext { lang, labels: places, finding };
        let related = finding.related.iter().enumerate().map(|(at, related)| RelatedText {
            message: finding.args.related(at, &tell),
            place: match &related.target {
                RelatedTarget::Span(span) => Place { file: finding.place.file, span: *span },
                RelatedTarget::Anchor(anchor) => places.place(anchor),
            },
            extent: related.extent,
        });
        let fixes = if shown == RenderingDepth::Brief { 0 } else { finding.fixes.len() };
        let help = finding.args.help(&tell);
        let first = || first_line(help.as_deref());
        let fix = |at| finding.args.fix(at, &tell).unwrap_or_else(first);
        RenderedFinding {
            message: finding.args.message(&tell),
            label: if shown == RenderingDepth::All { finding.args.label(&tell) } else { None },
            related: related.collect(),
            fixes: (0..fixes).map(fix).collect(),
            data: if shown == RenderingDepth::Brief { Data::default() } else { finding.data() },
            help,
        }
    }

    /// The message, and what would be right.
    pub fn summary(&self, lang: Lang) -> String {
        self.message.clone() + &self.help_line(lang)
    }

    /// A line that says what would be right; empty where nothing does.
    pub(super) fn help_line(&self, lang: Lang) -> String {
        let help = self.help.as_deref();
        help.map(|words| format!("\n{}: {words}", ReportMessage::Help.say(lang))).unwrap_or_default()
    }
}

/// What would be right, in its first line.
fn first_line(help: Option<&str>) -> String {
    let first = help.and_then(|help| help.lines().next()).unwrap_or_default();
    first.trim_end_matches(':').to_owned()
}
