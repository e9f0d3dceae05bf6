//! How an organisation stands to a mandatory measure: the states of a cell, from the worst to the best.

use serde::Serialize;

use crate::base::{Finding, Lang};
use crate::rules::{self, Verdict};

/// A state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
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

/// How a state looks and what it is called.
pub struct Look {
    /// The state.
    pub state: State,
    /// Its class in the style sheet.
    pub class: &'static str,
    /// Its sign.
    pub sign: &'static str,
    /// Its word in Russian, for a cell without figures and for the legend.
    pub ru: &'static str,
    /// And in English.
    pub en: &'static str,
}

/// Every state.
pub static LOOKS: [Look; 15] = [
    look(State::NoRoadmap, "none", "–", "дорожной карты нет", "no roadmap"),
    look(State::Unlinked, "vague", "?", "карта не связана с планом", "not linked to the plan"),
    look(State::NoMeasure, "gap", "✕", "нет пункта", "no measure"),
    look(State::Overdue, "overdue", "!", "просрочено", "overdue"),
    look(State::Late, "late", "▲", "позже", "late"),
    look(State::Early, "late", "▼", "раньше", "early"),
    look(State::Undated, "vague", "?", "срок не определён", "no date"),
    look(State::Unread, "vague", "?", "не прочитано", "not read"),
    look(State::DoneLate, "done", "✔", "с опозданием", "done late"),
    look(State::Undocumented, "done", "✔", "документа нет", "no document"),
    look(State::Soon, "soon", "◔", "срок на неделе", "due this week"),
    look(State::Done, "done", "✔", "исполнено", "done"),
    look(State::InTime, "time", "•", "в срок", "in time"),
    look(State::Open, "time", "•", "без даты", "undated"),
    look(State::NotAsked, "idle", "", "не требуется", "not asked"),
];

const fn look(
    state: State,
    class: &'static str,
    sign: &'static str,
    ru: &'static str,
    en: &'static str,
) -> Look {
    Look { state, class, sign, ru, en }
}

impl State {
    /// The state that a finding makes of a cell; none of a finding that is shown elsewhere.
    pub fn of(finding: &Finding) -> Option<Self> {
        State::of_rule(finding.rule)
    }

    /// The state that findings of a rule make of a cell.
    pub(super) fn of_rule(code: &str) -> Option<Self> {
        Some(match rules::verdict(code)? {
            Verdict::NoRoadmap => State::NoRoadmap,
            Verdict::NoMeasure => State::NoMeasure,
            Verdict::Overdue => State::Overdue,
            Verdict::Late => State::Late,
            Verdict::Early => State::Early,
            Verdict::Undated => State::Undated,
            Verdict::DoneLate => State::DoneLate,
            Verdict::Undocumented => State::Undocumented,
        })
    }

    /// How it looks.
    pub fn look(self) -> &'static Look {
        let [first, ..] = &LOOKS;
        LOOKS.iter().find(|look| look.state == self).unwrap_or(first)
    }

    /// Whether something is to be mended or done at once.
    pub fn is_bad(self) -> bool {
        self < State::DoneLate
    }
}

impl Look {
    /// Its word.
    pub fn word(&self, lang: Lang) -> &'static str {
        lang.pick(self.ru, self.en)
    }
}
