//! `content/period-differs`: a title that names other years than the plan covers.

use chrono::Datelike;

use super::{Check, Mention, Rule, View, first, titles, years};
use crate::base::message::content::{Content, ContentHelp, ContentNote};
use crate::base::{Finding, Period, Severity};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "content/period-differs",
    severity: Severity::Warning,
    page: include_str!("period_differs.md"),
    check: Check::Roadmap(check),
};

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let lang = view.context.lang;
    let Some(period) = &view.roadmap.period else { return };
    for title in titles(view.roadmap).filter(|title| names_the_plan(title)) {
        // A title may name a programme of other years beside the plan's own.
        let fits = first(title, |mention| !mention.cited && fits(mention, &period.days)).is_some();
        let differing = first(title, |mention| !fits && differs(mention, &period.days));
        let Some((text, mention)) = differing else { continue };
        let message = Content::PeriodDiffers { named: years(&mention), period: period.told() };
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

/// Whether a mention is a year of the period, or its very bounds.
fn fits(mention: &Mention<'_>, period: &Period) -> bool {
    let (first, last) = (period.first.year(), period.last.year());
    let bounds = (mention.from, mention.to) == (first, last);
    let inside = first <= mention.from && mention.to <= last;
    bounds || (inside && (!mention.range || mention.school))
}

/// Whether a mention that does not fit is the plan's all the same: not cited, not a date, not a goal («до 2030 года»),
/// and not the years of something that begins before the plan and ends after it.
fn differs(mention: &Mention<'_>, period: &Period) -> bool {
    let (first, last) = (period.first.year(), period.last.year());
    let wider = mention.from < first && mention.to > last;
    let goal = matches!(mention.before, "до" | "к") && mention.to > last;
    !mention.cited && mention.day.is_none() && !fits(mention, period) && !wider && !goal
}
