//! Messages of the group `coverage`: what is mandatory below.

use super::Say;
use super::duty::{en_level, ru_level};

/// A duty that a roadmap does not carry out.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what the wordings say")]
pub enum Coverage {
    /// Nothing in the roadmap carries it out.
    Missing { title: String, level: String },
    /// It is mandatory for roadmaps of that level: what stands at the upper line.
    Mandatory { number: String, title: String },
    /// A measure between that looks like it and does not say that it carries it out.
    Unlinked { title: String, level: String },
    /// The measure between through which it is asked.
    Through { title: String, level: String },
}

impl Say for Coverage {
    fn ru(&self) -> String {
        match self {
            Coverage::Missing { title, level } => {
                format!("нет обязательного мероприятия: {} требует «{title}»", ru_level(level))
            }
            Coverage::Mandatory { number, title } => {
                format!("п. {number} «{title}»: обязательно для каждой карты этого уровня")
            }
            Coverage::Unlinked { title, level } => {
                format!("{}: у «{title}» не сказано, что оно исполняет это («implements»)", ru_level(level))
            }
            Coverage::Through { title, level } => format!("{} передаёт это через «{title}»", ru_level(level)),
        }
    }

    fn en(&self) -> String {
        match self {
            Coverage::Missing { title, level } => {
                format!("a mandatory measure is missing: {} asks for «{title}»", en_level(level))
            }
            Coverage::Mandatory { number, title } => {
                format!("no. {number} «{title}»: mandatory for every roadmap of this level")
            }
            Coverage::Unlinked { title, level } => {
                format!("{}: «{title}» does not say that it carries this out (`implements`)", en_level(level))
            }
            Coverage::Through { title, level } => format!("{} passes it on by «{title}»", en_level(level)),
        }
    }
}

/// How to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CoverageHelp {
    /// Lines to paste among the measures.
    Paste(String),
    /// What to write at the measure between: its name, and the reference to add.
    Link(String, String),
}

impl Say for CoverageHelp {
    fn ru(&self) -> String {
        match self {
            CoverageHelp::Paste(lines) => format!("добавить в мероприятия этой карты:\n{lines}"),
            CoverageHelp::Link(name, duty) => format!("указать у «{name}»: implements: {duty}"),
        }
    }

    fn en(&self) -> String {
        match self {
            CoverageHelp::Paste(lines) => format!("add to the measures of this roadmap:\n{lines}"),
            CoverageHelp::Link(name, duty) => format!("say at `{name}`: implements: {duty}"),
        }
    }
}
