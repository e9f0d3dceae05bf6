//! `content/period-differs`: a title that names other years than the plan covers.

use chrono::Datelike;

use super::{Check, Mention, Rule, View, first, titles, years};
use crate::diagnostic::message::content::{Content, ContentHelp, ContentNote};
use crate::diagnostic::{Diagnostic, Period, Severity};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "content/period-differs",
    severity: Severity::Warning,
    page: include_str!("period_differs.md"),
    check: Check::Roadmap(check),
};

fn check(view: &View<'_>, findings: &mut Vec<Diagnostic>) {
    let lang = view.context.lang;
    let Some(period) = &view.roadmap.period else { return };
    for title in titles(view.roadmap).filter(|title| names_the_plan(title)) {
        let Some((text, mention)) = first(title, |mention| differs(mention, &period.days)) else { continue };
        let message = Content::PeriodDiffers { named: years(&mention), period: period.text.to_string() };
        let finding = view
            .finding(&RULE, view.words(text, mention.span), None, &message)
            .related(lang, view.roadmap.place(period.text.span), &ContentNote::Period)
            .help(lang, &ContentHelp::AlignYears);
        findings.push(finding.data("from", mention.from).data("to", mention.to));
    }
}

/// Whether years in the title are the plan's own: a title that changes an older act or tells results names others.
fn names_the_plan(title: &str) -> bool {
    let title = title.to_lowercase();
    !["изменени", "итог", "результатах за", "отмен", "утратив"].iter().any(|word| title.contains(word))
}

/// Whether a mention is neither cited nor fits the period: years outside it, or a longer plan's other bounds.
fn differs(mention: &Mention<'_>, period: &Period) -> bool {
    let (first, last) = (period.first.year(), period.last.year());
    let outside = mention.from < first || mention.to > last;
    let bounds = mention.range && (mention.from, mention.to) != (first, last);
    !mention.cited && mention.day.is_none() && (outside || (bounds && !mention.school))
}
