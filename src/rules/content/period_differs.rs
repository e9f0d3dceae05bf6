//! `content/period-differs`: a title that names other years than the plan covers, and a range of years in a text that
//! is nearly the plan's.

use chrono::Datelike;

use super::{Mention, Years, first, times_in, titles};
use crate::base::Period;
use crate::deadline::Time;
use crate::model::{PlanPeriod, Text};
use crate::rules::prelude::*;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "content/period-differs",
    severity: Severity::Warning,
    page: include_str!("period_differs.md"),
    check: Check::Roadmap(check),
    decode: decode::<PeriodDiffers>,
};

/// The years that the text names, whether that is a title, and the plan's period as people write it.
#[derive(Debug, Serialize, Deserialize)]
struct PeriodDiffers {
    named: Years,
    period: String,
    title: bool,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let Some(period) = &view.roadmap.period else { return };
    for title in titles(view.roadmap).filter(|title| names_the_plan(title)) {
        // A title may name a programme of other years beside the plan's own.
        let fits = first(title, |mention| mention.cited.is_none() && fits(mention, &period.days)).is_some();
        let differing = first(title, |mention| !fits && differs(mention, &period.days));
        let Some((text, mention)) = differing else { continue };
        let Some(named) = Years::of(&mention) else { continue };
        let args = PeriodDiffers { named, period: period.told(), title: true };
        let finding = view.finding(&RULE, view.words(text, mention.span), None, args);
        findings.push(finding.with_span(period.text.span));
    }
    texts(view, period, findings);
}

/// Looks at the sections, the measures and the clauses that approve something.
fn texts(view: &View<'_>, period: &PlanPeriod, findings: &mut Vec<Finding>) {
    let roadmap = view.roadmap;
    let mut look = |texts: &[Option<&Text>], about: Option<&str>, times: Option<&[Time]>| {
        let differs = |mention: &Mention<'_>| is_nearly(mention, &period.days) && leaves(mention, times);
        let found = texts.iter().flatten().find_map(|text| first(text, differs));
        let Some((text, mention)) = found.filter(|(text, _)| names_the_plan(text)) else { return };
        let Some(named) = Years::of(&mention) else { return };
        let args = PeriodDiffers { named, period: period.told(), title: false };
        let finding = view.finding(&RULE, view.words(text, mention.span), about, args);
        findings.push(finding.with_span(period.text.span));
    };
    for clause in roadmap.clauses().filter(|clause| clause.approves.is_some()) {
        look(&[Some(&clause.text)], clause.id.as_deref(), None);
    }
    for (at, section) in roadmap.sections.entries() {
        look(&[section.title.as_ref()], None, Some(times_in(view, at)));
        for row in roadmap.rows_in(at) {
            let texts = [Some(&row.measure.title), row.measure.result.as_ref(), row.measure.note.as_ref()];
            let time = view.times.measures.get(row.place).map(std::slice::from_ref);
            look(&texts, Some(&row.measure.id), Some(time.unwrap_or_default()));
        }
    }
}

/// Whether a range of years has one bound of the plan's years, and not the other.
fn is_nearly(mention: &Mention<'_>, period: &Period) -> bool {
    let (first, last) = (period.first.year(), period.last.year());
    let Some((from, to)) = mention.years else { return false };
    let range = mention.range && mention.day.is_none() && mention.cited.is_none();
    range && from < to && (from == first) != (to == last)
}

/// Whether the work goes on outside the years of a mention: what is done within them speaks of them by right.
fn leaves(mention: &Mention<'_>, times: Option<&[Time]>) -> bool {
    let (Some((from, to)), Some(times)) = (mention.years, times) else { return true };
    let mut years = times.iter().flat_map(Time::occurrences).map(|time| time.due.year()).collect::<Vec<_>>();
    years.sort_unstable();
    // What is all done before those years is done for them: «корректировка карты на 2021–2024 гг.» of December 2020.
    match (years.first(), years.last()) {
        (Some(first), Some(last)) => to < *last || *first < from && from <= *last,
        _ => false,
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
        let PeriodDiffers { named, period, title } = self;
        let place = match title {
            true => tell.lang.pick("заголовке", "title"),
            false => tell.lang.pick("тексте", "text"),
        };
        say!(
            tell.lang,
            "в {place} {named}, а план рассчитан на {period}",
            "the {place} says {named}, the plan is for {period}"
        )
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(say!(
            tell.lang,
            "исправить годы или «period»: верно одно из двух",
            "mend the years or `period`: one of the two is right"
        ))
    }

    fn related(&self, _at: usize, tell: &MessageContext<'_>) -> String {
        say!(tell.lang, "период плана", "the plan's period")
    }

    fn data(&self) -> Data {
        Data::of("from", self.named.from).with("to", self.named.to)
    }
}
