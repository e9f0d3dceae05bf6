//! Why a wording gives no date.

use crate::base::{Lang, say};

/// Why there is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UndatedReason {
    /// By a plan of its own: «по отдельному плану».
    SeparatePlan,
    /// Set by others: «в соответствии со сроками, устанавливаемыми …».
    External,
    /// Tied to an event: «с момента запуска …».
    Event,
    /// When needed.
    AsNeeded,
    /// The first time is dated, the rest is not.
    Repeat,
}

impl UndatedReason {
    /// The name in the JSON of `vekha deadline`.
    pub fn name(self) -> &'static str {
        match self {
            UndatedReason::SeparatePlan => "separate-plan",
            UndatedReason::External => "external",
            UndatedReason::Event => "event",
            UndatedReason::AsNeeded => "as-needed",
            UndatedReason::Repeat => "repeat",
        }
    }

    /// Said in full: «без даты: по отдельному плану».
    pub fn told(self, lang: Lang) -> String {
        match self {
            UndatedReason::SeparatePlan => {
                say!(lang, "без даты: по отдельному плану", "no date: by a plan of its own")
            }
            UndatedReason::External => {
                say!(lang, "без даты: срок устанавливают другие", "no date: others set the deadline")
            }
            UndatedReason::Event => {
                say!(lang, "без даты: зависит от события", "no date: it depends on an event")
            }
            UndatedReason::AsNeeded => {
                say!(lang, "без даты: по мере необходимости", "no date: as need arises")
            }
            UndatedReason::Repeat => say!(lang, "далее без даты", "no dates from then on"),
        }
    }
}
