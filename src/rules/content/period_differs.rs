//! `content/period-differs`: a title that names other years than the plan covers.

use chrono::Datelike;

use super::{Mention, Years, first, titles};
use crate::base::Period;
use crate::rules::prelude::*;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "content/period-differs",
    severity: Severity::Warning,
    page: include_str!("period_differs.md"),
    check: Check::Roadmap(check),
    decode: decode::<PeriodDiffers>,
};

/// The years that the title names, and the plan's period as people write it.
#[derive(Debug, Serialize, Deserialize)]
struct PeriodDiffers {
    named: Years,
    period: String,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let Some(period) = &view.roadmap.period else { return };
    for title in titles(view.roadmap).filter(|title| names_the_plan(title)) {
        // A title may name a programme of other years beside the plan's own.
        let fits = first(title, |mention| mention.cited.is_none() && fits(mention, &period.days)).is_some();
        let differing = first(title, |mention| !fits && differs(mention, &period.days));
        let Some((text, mention)) = differing else { continue };
        let Some(named) = Years::of(&mention) else { continue };
        let args = PeriodDiffers { named, period: period.told() };
        let finding = view.finding(&RULE, view.words(text, mention.span), None, args);
        findings.push(finding.with_span(period.text.span));
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
    let Some((from, to)) = mention.years else { return false };
    let bounds = (from, to) == (first, last);
    let inside = first <= from && to <= last;
    bounds || (inside && (!mention.range || mention.school))
}

/// Whether a mention that does not fit is the plan's all the same: not cited, not a date, not a goal («до 2030 года»),
/// and not the years of something that begins before the plan and ends after it.
fn differs(mention: &Mention<'_>, period: &Period) -> bool {
    let (first, last) = (period.first.year(), period.last.year());
    let Some((from, to)) = mention.years else { return false };
    let wider = from < first && to > last;
    let goal = matches!(mention.before, "до" | "к") && to > last;
    mention.cited.is_none() && mention.day.is_none() && !fits(mention, period) && !wider && !goal
}

impl Words for PeriodDiffers {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let PeriodDiffers { named, period } = self;
        say!(
            tell.lang,
            "в заголовке {named}, а план рассчитан на {period}",
            "the title says {named}, the plan is for {period}"
        )
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(say!(
            tell.lang,
            "исправить заголовок или «period»: верно одно из двух",
            "mend the title or `period`: one of the two is right"
        ))
    }

    fn related(&self, _at: usize, tell: &MessageContext<'_>) -> String {
        say!(tell.lang, "период плана", "the plan's period")
    }

    fn data(&self) -> Data {
        Data::of("from", self.named.from).with("to", self.named.to)
    }
}
