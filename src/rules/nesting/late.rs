//! `nesting/late`: a measure is due after the one above that it carries out.

use super::{MissedTime, each};
use crate::graph::Violation;
use crate::rules::prelude::*;
use crate::rules::words::{date, days, level_of, times};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "nesting/late",
    severity: Severity::Error,
    page: include_str!("late.md"),
    check: Check::Roadmap(check),
    decode: decode::<Late>,
};

#[derive(Debug, Serialize, Deserialize)]
struct Late(MissedTime);

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    each(&RULE, Violation::Late, view, findings, Late);
}

impl Words for Late {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let (who, whom) = self.0.levels(tell.lang);
        let misses = self.0.misses(|asked| asked.due);
        match misses.as_slice() {
            [miss] if !self.0.recurs => {
                let days = days(miss.days, tell.lang);
                say!(
                    tell.lang,
                    "{who} заканчивает на {days} позже, чем требует {whom}",
                    "{who} finishes {days} later than {whom} asks"
                )
            }
            misses => {
                let times = times(misses, tell.lang);
                say!(
                    tell.lang,
                    "{who} заканчивает позже, чем требует {whom}: {times}",
                    "{who} finishes later than {whom} asks: {times}"
                )
            }
        }
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        let day = date(self.0.worst()?.asked.due, tell.lang);
        let whose = level_of(&self.0.levels.1, tell.lang);
        Some(say!(
            tell.lang,
            "не позднее {day}; перенести срок {whose} может только акт самого {whose}",
            "no later than {day}; only an act of {whose} can move its deadline"
        ))
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
}
