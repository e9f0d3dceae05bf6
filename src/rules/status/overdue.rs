//! `status/overdue`: due before the day of the check, and not done.

use super::{OverdueTime, states};
use crate::base::{Idx, OccurrenceIdx};
use crate::graph::day;
use crate::rules::prelude::*;
use crate::rules::words::{days, times};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "status/overdue",
    severity: Severity::Error,
    page: include_str!("overdue.md"),
    check: Check::Roadmap(check),
    decode: decode::<Overdue>,
};

#[derive(Debug, Serialize, Deserialize)]
struct Overdue(OverdueTime);

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let Some(today) = view.context.as_of.map(day) else { return };
    for state in states(view) {
        let placed = (0..).map(OccurrenceIdx::new).zip(&state.times);
        let open = placed.filter(|(at, occ)| occ.due < today && !state.settled.is_settled(*at));
        let late = open.map(|(_, occ)| (*occ, today - occ.due));
        findings.extend(OverdueTime::finding(&state, late, (view.context, &RULE), Overdue));
    }
}

impl Words for Overdue {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let misses = self.0.misses();
        match misses.as_slice() {
            [miss] if !self.0.recurs => {
                let days = days(miss.days, tell.lang);
                say!(
                    tell.lang,
                    "срок прошёл {days} назад, отметки об исполнении нет",
                    "overdue by {days} and not marked as done"
                )
            }
            misses => {
                let times = times(misses, tell.lang);
                say!(
                    tell.lang,
                    "просрочено, отметки об исполнении нет: {times}",
                    "overdue and not marked as done: {times}"
                )
            }
        }
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(say!(
            tell.lang,
            "исполнить и отметить: done: {{on: ДАТА, document: ДОКУМЕНТ}}",
            "do it and note it: done: {{on: DATE, document: DOCUMENT}}"
        ))
    }

    fn label(&self, tell: &MessageContext<'_>) -> Option<String> {
        self.0.label(tell)
    }

    fn data(&self) -> Data {
        self.0.data()
    }
}
