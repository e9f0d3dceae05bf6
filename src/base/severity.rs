//! How much a finding weighs.

use serde::{Deserialize, Serialize};

/// How much a finding weighs. Ordered from the mildest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
