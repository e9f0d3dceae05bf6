//! `nesting/early`: a measure is finished before the one above that it carries out may begin.

use super::{MissedUpperTime, UpperTime, each};
use crate::graph::Violation;
use crate::rules::prelude::*;
use crate::rules::words::{date, days, listed, times};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "nesting/early",
    severity: Severity::Warning,
    page: include_str!("early.md"),
    check: Check::Roadmap(check),
    decode: decode::<Early>,
};

#[derive(Debug, Hash, Serialize, Deserialize)]
struct Early(MissedUpperTime);

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    each(&RULE, Violation::Early, view, findings, Early, |_, _, _| None);
}

impl Words for Early {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let (who, whom) = self.0.levels(tell.lang);
        let misses = self.0.misses(|asked| asked.opens.unwrap_or(asked.due));
        let told = match misses.as_slice() {
            [miss] if !self.0.recurs => {
                let days = days(miss.days, tell.lang);
                say!(
                    tell.lang,
                    "{who} заканчивает на {days} раньше, чем начинает {whom}",
                    "{who} finishes {days} before {whom} begins"
                )
            }
            misses => {
                let times = times(misses, tell.lang);
                say!(
                    tell.lang,
                    "{who} заканчивает раньше, чем начинает {whom}: {times}",
                    "{who} finishes before {whom} begins: {times}"
                )
            }
        };
        self.0.and_others(told, tell)
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        let lang = tell.lang;
        let within = |time: &UpperTime| {
            let (opens, due) = (date(time.asked.opens?, lang), date(time.asked.due, lang));
            Some(match opens == due {
                true => say!(lang, "{due}", "on {due}"),
                false => say!(lang, "не раньше {opens} и не позже {due}", "between {opens} and {due}"),
            })
        };
        let times: Vec<String> = self.0.times.iter().filter_map(within).collect();
        let times = listed(&times, lang);
        Some(say!(lang, "закончить {times}", "finish {times}"))
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
