//! `numbering/duplicate`: two rows with one number.

use super::{NumberingFault, each_list, faults, place};
use crate::rules::prelude::*;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "numbering/duplicate",
    severity: Severity::Error,
    page: include_str!("duplicate.md"),
    check: Check::Roadmap(check),
    decode: decode::<Duplicate>,
};

/// The number.
#[derive(Debug, Serialize, Deserialize)]
struct Duplicate {
    number: String,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    each_list(view.roadmap, |rows| {
        for fault in faults(rows) {
            let NumberingFault::Duplicate { row, first } = fault else { continue };
            let (Some(here), Some(first)) = (rows.get(row), rows.get(first)) else { continue };
            let Some(number) = here.number else { continue };
            let args = Duplicate { number: number.to_string() };
            findings.push(view.finding(&RULE, place(here), here.id, args).with_span(place(first)));
        }
    });
}

impl Words for Duplicate {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let number = &self.number;
        say!(tell.lang, "номер {number} уже занят", "the number {number} is taken")
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(say!(
            tell.lang,
            "дать одной из строк другой номер: на неё сошлются по номеру",
            "give one of the rows another number: rows are referred to by it"
        ))
    }

    fn related(&self, _at: usize, tell: &MessageContext<'_>) -> String {
        say!(tell.lang, "этот номер уже здесь", "the number is here already")
    }

    fn data(&self) -> Data {
        Data::of("number", &*self.number)
    }
}
