//! How an organisation stands to a mandatory measure: the states of a cell, from the worst to the best.

use serde::Serialize;

use crate::base::{Finding, Lang};
use crate::rules::{self, Verdict};

/// A state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TaskState {
    /// The organisation has no roadmap.
    NoRoadmap,
    /// Its roadmap does not say that it answers this plan.
    Unlinked,
    /// Its roadmap has no measure that answers.
    NoMeasure,
    /// Due before the day of judgement, and not done.
    Overdue,
    /// Later than is asked, or not as often.
    Late,
    /// Before the time in which it is asked.
    Early,
    /// It has no date.
    Undated,
    /// What answers could not be read.
    Unread,
    /// Done after it was due.
    DoneLate,
    /// Done, and no document is named.
    Undocumented,
    /// Due within seven days of the day of judgement.
    Soon,
    /// Done.
    Done,
    /// Due later.
    InTime,
    /// Without a day of its own, as what it answers.
    Open,
    /// The plan of the organisation holds none of its times.
    NotAsked,
}

/// How many days before it is due a measure is soon due.
pub(super) const SOON: u64 = 7;

/// How a state looks and what it is called.
pub struct StateLook {
    /// The state.
    pub state: TaskState,
    /// Its class in the style sheet.
    pub class: &'static str,
    /// Its sign.
    pub sign: &'static str,
    /// What stands before the days by which it is so, where they are told: «!19», «▲+14».
    pub days: Option<&'static str>,
    /// Its word in Russian, for a cell without figures and for the legend.
    pub ru: &'static str,
    /// And in English.
    pub en: &'static str,
}

/// Every state.
pub static LOOKS: [StateLook; 15] = [
    look(TaskState::NoRoadmap, "none", "–", None, "дорожной карты нет", "no roadmap"),
    look(TaskState::Unlinked, "vague", "?", None, "карта не связана с планом", "not linked to the plan"),
    look(TaskState::NoMeasure, "gap", "✕", None, "нет пункта", "no measure"),
    look(TaskState::Overdue, "overdue", "!", Some(""), "просрочено", "overdue"),
    look(TaskState::Late, "late", "▲", Some("+"), "позже", "late"),
    look(TaskState::Early, "late", "▼", Some("−"), "раньше", "early"),
    look(TaskState::Undated, "vague", "?", None, "срок не определён", "no date"),
    look(TaskState::Unread, "vague", "?", None, "не прочитано", "not read"),
    look(TaskState::DoneLate, "done", "✔", Some("+"), "с опозданием", "done late"),
    look(TaskState::Undocumented, "done", "✔", None, "документа нет", "no document"),
    look(TaskState::Soon, "soon", "◔", None, "срок на неделе", "due this week"),
    look(TaskState::Done, "done", "✔", None, "исполнено", "done"),
    look(TaskState::InTime, "time", "•", None, "в срок", "in time"),
    look(TaskState::Open, "time", "•", None, "без даты", "undated"),
    look(TaskState::NotAsked, "idle", "", None, "не требуется", "not asked"),
];

const fn look(
    state: TaskState,
    class: &'static str,
    sign: &'static str,
    days: Option<&'static str>,
    ru: &'static str,
    en: &'static str,
) -> StateLook {
    StateLook { state, class, sign, days, ru, en }
}

impl TaskState {
    /// The state that a finding makes of a cell; none of a finding that is shown elsewhere.
    pub fn of(finding: &Finding) -> Option<Self> {
        TaskState::of_rule(finding.rule)
    }

    /// The state that findings of a rule make of a cell.
    pub(super) fn of_rule(code: &str) -> Option<Self> {
        Some(match rules::verdict(code)? {
            Verdict::NoRoadmap => TaskState::NoRoadmap,
            Verdict::NoMeasure => TaskState::NoMeasure,
            Verdict::Overdue => TaskState::Overdue,
            Verdict::Late => TaskState::Late,
            Verdict::Early => TaskState::Early,
            Verdict::Undated => TaskState::Undated,
            Verdict::DoneLate => TaskState::DoneLate,
            Verdict::Undocumented => TaskState::Undocumented,
        })
    }

    /// How it looks.
    pub fn look(self) -> &'static StateLook {
        let [first, ..] = &LOOKS;
        LOOKS.iter().find(|look| look.state == self).unwrap_or(first)
    }

    /// Whether something is to be mended or done at once.
    pub fn is_bad(self) -> bool {
        self < TaskState::DoneLate
    }
}

impl StateLook {
    /// Its word.
    pub fn word(&self, lang: Lang) -> &'static str {
        lang.pick(self.ru, self.en)
    }
}
