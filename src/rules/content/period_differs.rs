//! `content/period-differs`: a title that names other years than the plan covers, and a range of years in a text that
//! is nearly the plan's.

use chrono::Datelike;

use super::dated::DatedEntry;
use super::{DateMention, MentionedYears, times_in};
use crate::base::{Anchor, Part, Period};
use crate::deadline::Time;
use crate::model::{Owner, PlanPeriod, Text};
use crate::rules::prelude::*;
use crate::rules::words::made_for;

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
    named: MentionedYears,
    period: String,
    title: bool,
    /// The roadmap above that is over before the plan begins, or begins after its end: its id, and its period.
    #[serde(default)]
    parent: Option<(String, String)>,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let Some(period) = &view.roadmap.period else { return };
    findings.extend(of_parent(view, period));
    for entry in view.dated() {
        let title = matches!(entry.owner, Owner::Order | Owner::Annex(_));
        let differing = if title { in_title(&entry, period) } else { in_text(view, &entry, period) };
        let Some((text, mention)) = differing.filter(|(text, _)| names_the_plan(text)) else { continue };
        let Some(named) = MentionedYears::of(&mention) else { continue };
        let args = PeriodDiffers { named, period: period.told(), title, parent: None };
        let about = view.roadmap.id_of(entry.owner).filter(|_| !title);
        let finding = view.finding(&RULE, view.words(text, mention.span), about, args);
        findings.push(finding.with_span(period.text.span));
    }
}

/// The roadmap above that has no day in common with the plan, as last year's has none.
fn of_parent(view: &View<'_>, period: &PlanPeriod) -> Option<Finding> {
    let named = view.roadmap.parent.as_ref()?;
    let (_, above) = view.context.names.find(named)?;
    let other = above.period.as_ref()?;
    let (own, days) = (&period.days, &other.days);
    if own.first <= days.last && days.first <= own.last {
        return None;
    }
    // Where deadlines lie outside the plan's own years, these are wrong, and it is told of them.
    let mut times = view.times.measures.iter().flat_map(Time::occurrences);
    if times.any(|time| own.excludes(time.opens, time.due)) {
        return None;
    }
    let years = MentionedYears { from: days.first.year(), to: days.last.year() };
    let parent = Some((above.id.to_string(), other.told()));
    let args = PeriodDiffers { named: years, period: period.told(), title: false, parent };
    let finding = view.finding(&RULE, named.span, None, args).with_span(period.text.span);
    Some(finding.with_anchors([Anchor::roadmap(above.file, Part::Id)]))
}

/// The mention of other years in a title of the order or of an annex. It may name a programme of other years beside the
/// plan's own.
fn in_title<'w>(entry: &DatedEntry<'_, 'w>, period: &PlanPeriod) -> Option<(&'w Text, DateMention<'w>)> {
    let own = entry.first(|mention| mention.cited.is_none() && fits(mention, &period.days));
    if own.is_some() { None } else { entry.first(|mention| differs(mention, &period.days)) }
}

/// The mention of nearly the plan's years in a section, a measure or a clause that approves something.
fn in_text<'w>(
    view: &View<'w>,
    entry: &DatedEntry<'_, 'w>,
    period: &PlanPeriod,
) -> Option<(&'w Text, DateMention<'w>)> {
    let times = match entry.owner {
        Owner::Clause(at) => {
            let clause = view.roadmap.order.as_ref()?.clauses.entry(at)?;
            clause.approves.as_ref()?;
            None
        }
        Owner::Section(at) => Some(times_in(view, at)),
        Owner::Row(at) => Some(view.times.measures.entry(at).map(std::slice::from_ref).unwrap_or_default()),
        Owner::Roadmap | Owner::Order | Owner::Indicator(_) | Owner::Annex(_) => return None,
    };
    entry.first(|mention| is_nearly(mention, &period.days) && leaves(mention, times))
}

/// Whether a range of years has one bound of the plan's years, and not the other.
fn is_nearly(mention: &DateMention<'_>, period: &Period) -> bool {
    let (first, last) = (period.first.year(), period.last.year());
    let Some((from, to)) = mention.years else { return false };
    let range = mention.range && mention.day.is_none() && mention.cited.is_none() && !is_awaited(mention);
    range && from < to && (from == first) != (to == last)
}

/// Whether the work goes on outside the years of a mention: what is done within them speaks of them by right.
fn leaves(mention: &DateMention<'_>, times: Option<&[Time]>) -> bool {
    let (Some((from, to)), Some(times)) = (mention.years, times) else { return true };
    let mut years = times.iter().flat_map(Time::occurrences).map(|time| time.due.year()).collect::<Vec<_>>();
    years.sort_unstable();
    // What is all done before those years is done for them: «корректировка карты на 2021–2024 гг.» of December 2020.
    match (years.first(), years.last()) {
        (Some(first), Some(last)) => to < *last || *first < from && from <= *last,
        _ => false,
    }
}

/// Whether the years are those of something that is prepared for: «к отопительному периоду 2024/2025 года», «к новому
/// 2024/2025 учебному году».
fn is_awaited(mention: &DateMention<'_>) -> bool {
    let adjective = mention.before.ends_with("ому") || mention.before.ends_with("ему");
    adjective || matches!(mention.before, "периоду" | "сезону")
}

/// Whether years in the title are the plan's own: a title that changes an older act or tells results names others.
fn names_the_plan(title: &str) -> bool {
    let title = title.to_lowercase();
    // «Итоговая аттестация» tells of no results.
    let mut words = title.split(|sign: char| !sign.is_alphabetic());
    let of_results =
        words.any(|word| word.starts_with("итог") && (word == "итогов" || !word.starts_with("итогов")));
    let of_others =
        ["изменени", "результатах за", "отмен", "утратив"].iter().any(|word| title.contains(word));
    !of_results && !of_others
}

/// Whether a mention is a year of the period, or its very bounds.
fn fits(mention: &DateMention<'_>, period: &Period) -> bool {
    let (first, last) = (period.first.year(), period.last.year());
    let Some((from, to)) = mention.years else { return false };
    let bounds = (from, to) == (first, last);
    let inside = first <= from && to <= last;
    bounds || (inside && (!mention.range || mention.school)) || mention.school && holds((from, to), period)
}

/// Whether a plan lies in the academic year of two years.
fn holds((from, to): (i32, i32), period: &Period) -> bool {
    let begins = (period.first.year(), period.first.month()) >= (from, 9);
    begins && (period.last.year(), period.last.month()) <= (to, 8)
}

/// Whether a mention that does not fit is the plan's all the same: not cited, not a date, not a goal («до 2030 года»),
/// and not the years of something that begins before the plan and ends after it.
fn differs(mention: &DateMention<'_>, period: &Period) -> bool {
    let (first, last) = (period.first.year(), period.last.year());
    let Some((from, to)) = mention.years else { return false };
    let wider = from < first && to > last;
    let goal = (matches!(mention.before, "до" | "к") || is_awaited(mention)) && to > last;
    let other = wider || goal || is_of_an_act(mention);
    mention.cited.is_none() && mention.day.is_none() && !fits(mention, period) && !other
}

/// Whether a year is that of an act: «в соответствии с указом 2018 года».
fn is_of_an_act(mention: &DateMention<'_>) -> bool {
    let before = mention.before.to_lowercase();
    ["указ", "закон", "приказ", "распоряжени", "постановлени"].iter().any(|act| before.starts_with(act))
}

impl Words for PeriodDiffers {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let PeriodDiffers { named, period, title, parent } = self;
        let period = made_for(period, tell.lang);
        if let Some((id, other)) = parent {
            let other = made_for(other, tell.lang);
            return say!(
                tell.lang,
                "вышестоящая карта «{id}» рассчитана на {other}, а эта — на {period}: общих дней у них нет",
                "`{id}`, the roadmap above, is for {other}, this one for {period}: they have no day in common"
            );
        }
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
        if self.parent.is_some() {
            return Some(say!(
                tell.lang,
                "назвать в «parent» карту на те же годы и поправить ссылки «implements»; если годы в «period» ошибочны, исправить их",
                "name the roadmap for the same years as `parent`, and mend the links of `implements`; if `period` is wrong, mend that"
            ));
        }
        Some(say!(
            tell.lang,
            "исправить годы или «period»: верно одно из двух",
            "mend the years or `period`: one of the two is right"
        ))
    }

    fn related(&self, at: usize, tell: &MessageContext<'_>) -> String {
        if at > 0 {
            return say!(tell.lang, "вышестоящая карта", "the roadmap above");
        }
        say!(tell.lang, "период плана", "the plan's period")
    }

    fn data(&self) -> Data {
        Data::of("from", self.named.from).with("to", self.named.to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deadline::mentions;

    #[test]
    fn an_academic_year_fits_the_plan_of_a_part_of_it() {
        for (title, period, fit) in [
            ("план на второе полугодие 2023/2024 учебного года", "2024-01-09..2024-05-31", true),
            ("план на второе полугодие 2023/2024 учебного года", "2024", true),
            ("план на I полугодие 2023/2024 учебного года", "2023-09-01..2023-12-31", true),
            ("план на 2023/2024 учебный год", "2024-01-09..2024-08-31", true),
            ("план на 2023/2024 учебный год", "2024-01-09..2024-09-30", false),
            ("план на второе полугодие 2022/2023 учебного года", "2024", false),
        ] {
            let period = Period::parse(period).expect("a period");
            let told = mentions(title);
            assert_eq!(told.first().map(|mention| fits(mention, &period)), Some(fit), "{title}");
        }
    }
}
