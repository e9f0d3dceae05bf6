//! `status/done-late`: done, but after it was due.

use super::{OverdueTime, states};
use crate::rules::prelude::*;
use crate::rules::words::{days, times};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "status/done-late",
    severity: Severity::Warning,
    page: include_str!("done_late.md"),
    check: Check::Roadmap(check),
    decode: decode::<DoneLate>,
};

#[derive(Debug, Serialize, Deserialize)]
struct DoneLate(OverdueTime);

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    // What was done with its whole, or with its parts, is told there.
    for state in states(view).filter(|state| state.says_done) {
        let done = state.times.iter().zip(&state.settled.days);
        let late = done.filter_map(|(occ, done)| Some((*occ, (*done)? - occ.due)));
        let late = late.filter(|(_, late)| *late > 0);
        findings.extend(OverdueTime::finding(&state, late, (view.context, &RULE), DoneLate));
    }
}

impl Words for DoneLate {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let misses = self.0.misses();
        match misses.as_slice() {
            [miss] if !self.0.recurs => {
                let days = days(miss.days, tell.lang);
                say!(tell.lang, "исполнено на {days} позже срока", "done {days} after it was due")
            }
            misses => {
                let times = times(misses, tell.lang);
                say!(tell.lang, "исполнено позже срока: {times}", "done after it was due: {times}")
            }
        }
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(say!(
            tell.lang,
            "сверить дату; если опоздание объяснено, назвать причину в «allow»",
            "check the date; where the delay is explained, give the reason in `allow`"
        ))
    }

    fn label(&self, tell: &MessageContext<'_>) -> Option<String> {
        self.0.label(tell)
    }

    fn data(&self) -> Data {
        self.0.data()
    }
}
