//! `numbering/disorder`: a number smaller than the one before it.

use super::{NumberingFault, each_list, faults, place};
use crate::rules::prelude::*;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "numbering/disorder",
    severity: Severity::Warning,
    page: include_str!("disorder.md"),
    check: Check::Roadmap(check),
    decode: decode::<Disorder>,
};

/// The number, and the one before it.
#[derive(Debug, Serialize, Deserialize)]
struct Disorder {
    number: String,
    before: String,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    each_list(view.roadmap, |rows| {
        for fault in faults(rows) {
            let NumberingFault::Disorder { row } = fault else { continue };
            let Some(here) = rows.get(row) else { continue };
            let before = rows.iter().take(row).rfind(|row| row.printed.is_some());
            let (Some(number), Some(before)) = (here.number, before) else { continue };
            let made = || before.printed.map(|number| number.to_string()).unwrap_or_default();
            let text = before.number.map_or_else(made, |number| number.to_string());
            let args = Disorder { number: number.to_string(), before: text };
            findings.push(view.finding(&RULE, place(here), here.id, args).with_span(place(before)));
        }
    });
}

impl Words for Disorder {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let Disorder { number, before } = self;
        say!(tell.lang, "номер {number} стоит после {before}", "the number {number} stands after {before}")
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(say!(
            tell.lang,
            "переставить строку или дать ей следующий номер",
            "move the row or give it the next number"
        ))
    }

    fn related(&self, _at: usize, tell: &MessageContext<'_>) -> String {
        let before = &self.before;
        say!(tell.lang, "здесь номер {before}", "this is number {before}")
    }

    fn data(&self) -> Data {
        Data::of("number", &*self.number).with("before", &*self.before)
    }
}
