//! `content/missing-result`: a measure without the document that results.

use super::has_column;
use crate::rules::prelude::*;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "content/missing-result",
    severity: Severity::Warning,
    page: include_str!("missing_result.md"),
    check: Check::Roadmap(check),
    decode: decode::<MissingResult>,
};

#[derive(Debug, Hash, Serialize, Deserialize)]
struct MissingResult;

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    for row in view.roadmap.first_to_lack(|row| row.result().is_some()) {
        let measure = row.measure;
        if !view.is_whole(measure.span) || !has_column(view.roadmap, "result") {
            continue;
        }
        findings.push(view.finding(&RULE, measure.title.span, Some(&measure.id), MissingResult));
    }
}

impl Words for MissingResult {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        say!(
            tell.lang,
            "не назван результат: каким документом закончится работа",
            "no result: which document will the work end with"
        )
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(say!(
            tell.lang,
            "добавить «result: …»: приказ, справка, отчёт, протокол",
            "add `result: …`: an order, a note, a report, minutes"
        ))
    }

    fn alike(&self, to: &mut dyn Hasher) -> bool {
        feed(self, to)
    }
}
