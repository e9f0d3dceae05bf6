//! `nesting/missing-occurrence`: the measure above recurs, and nothing is planned for one of its times.

use super::{MissedUpperTime, UpperTime, each};
use crate::graph::Violation;
use crate::rules::prelude::*;
use crate::rules::words::{date, listed};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "nesting/missing-occurrence",
    severity: Severity::Error,
    page: include_str!("missing_occurrence.md"),
    check: Check::Roadmap(check),
    decode: decode::<MissingOccurrence>,
};

#[derive(Debug, Hash, Serialize, Deserialize)]
struct MissingOccurrence(MissedUpperTime);

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    each(&RULE, Violation::Missing, view, findings, MissingOccurrence, |_, _, _| None);
}

impl Words for MissingOccurrence {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let (_, whom) = self.0.levels(tell.lang);
        let days = self.0.times.iter().map(|time| date(time.asked.due, tell.lang));
        let days: Vec<String> = days.map(|day| say!(tell.lang, "к {day}", "{day}")).collect();
        let asked = listed(&days, tell.lang);
        let told = say!(
            tell.lang,
            "{asked} ничего не запланировано, а {whom} этого требует",
            "nothing is planned by {asked}, which {whom} asks for"
        );
        self.0.and_others(told, tell)
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        let lang = tell.lang;
        let within = |time: &UpperTime| {
            let due = date(time.asked.due, lang);
            match time.asked.opens.map(|opens| date(opens, lang)) {
                Some(opens) => say!(lang, "с {opens} по {due}", "from {opens} to {due}"),
                None => say!(lang, "до {due}", "by {due}"),
            }
        };
        let days = listed(&self.0.times.iter().map(within).collect::<Vec<_>>(), lang);
        Some(match self.0.times.len() {
            1 => say!(lang, "добавить срок {days}", "add a deadline {days}"),
            _ => say!(lang, "добавить сроки {days}", "add deadlines {days}"),
        })
    }

    fn label(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(self.0.label(tell))
    }

    fn related(&self, at: usize, tell: &MessageContext<'_>) -> String {
        self.0.related(at, tell)
    }

    fn data(&self) -> Data {
        self.0.data()
    }

    fn alike(&self, to: &mut dyn Hasher) -> bool {
        feed(self, to)
    }
}
