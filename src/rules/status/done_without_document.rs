//! `status/done-without-document`: done, and no document shows it.

use chrono::NaiveDate;

use crate::rules::prelude::*;
use crate::rules::words::{date, listed};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "status/done-without-document",
    severity: Severity::Advice,
    page: include_str!("done_without_document.md"),
    check: Check::Roadmap(check),
    decode: decode::<DoneWithoutDocument>,
};

/// The days on which it was done.
#[derive(Debug, Serialize, Deserialize)]
struct DoneWithoutDocument {
    days: Vec<NaiveDate>,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    if view.context.as_of.is_none() {
        return;
    }
    for measure in view.roadmap.measures() {
        let bare: Vec<_> = measure.done.iter().filter(|done| done.document.is_none()).collect();
        let Some(first) = bare.first() else { continue };
        let days = bare.iter().map(|done| done.on.day).collect();
        findings.push(view.finding(&RULE, first.span, Some(&measure.id), DoneWithoutDocument { days }));
    }
}

impl Words for DoneWithoutDocument {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let days: Vec<String> = self.days.iter().map(|day| date(*day, tell.lang)).collect();
        let days = listed(&days, tell.lang);
        say!(tell.lang, "исполнено {days}, а документ не назван", "done on {days}, and no document is named")
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(say!(
            tell.lang,
            "назвать документ: done: {{on: ДАТА, document: ДОКУМЕНТ}}",
            "name the document: done: {{on: DATE, document: DOCUMENT}}"
        ))
    }
}
