//! `content/stale-year`: a text that speaks of a year before the plan, as one copied from last year's does.

use chrono::{Datelike, Months};

use super::{DateMention, MentionedYears, times_in};
use crate::base::Period;
use crate::deadline::Time;
use crate::model::Owner;
use crate::rules::prelude::*;
use crate::rules::words::{and_others, with_others};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "content/stale-year",
    severity: Severity::Warning,
    page: include_str!("stale_year.md"),
    check: Check::Roadmap(check),
    decode: decode::<StaleYear>,
};

/// The years that are named, and the plan's first.
#[derive(Debug, Serialize, Deserialize)]
struct StaleYear {
    named: MentionedYears,
    first: i32,
    /// The other such years of the entry.
    others: Vec<String>,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let Some(period) = view.times.period else { return };
    for entry in view.dated() {
        let times = match entry.owner {
            Owner::Clause(_) | Owner::Indicator(_) => &[],
            Owner::Section(at) => times_in(view, at),
            Owner::Row(at) => view.times.measures.entry(at).map(std::slice::from_ref).unwrap_or_default(),
            Owner::Roadmap | Owner::Order | Owner::Annex(_) => continue,
        };
        let stale = |mention: &DateMention<'_>| is_stale(mention, period, times);
        let found = entry.first(stale).or_else(|| match entry.owner {
            Owner::Clause(_) => {
                entry.first(|mention| is_left(mention, period)).filter(|(text, mention)| asks(text, mention))
            }
            Owner::Section(_) => entry
                .first(|mention| is_past(mention, period) && is_called_by(mention))
                .filter(|(text, mention)| asks(text, mention)),
            _ => None,
        });
        let Some((text, mention)) = found else { continue };
        let Some(named) = MentionedYears::of(&mention) else { continue };
        let args = StaleYear { named, first: period.first.year(), others: entry.others(named, stale) };
        let about = view.roadmap.id_of(entry.owner);
        findings.push(view.finding(&RULE, view.words(text, mention.span), about, args));
    }
}

/// How many years old a plan may be that another is copied from; what lies before is history, as the years of a war are.
const COPIED: i32 = 20;

/// Whether a mention speaks of a year before the plan, and not as of the past.
fn is_stale(mention: &DateMention<'_>, period: Period, times: &[Time]) -> bool {
    is_past(mention, period) && !is_looking_back(mention, period, times)
}

/// Whether a mention speaks of a year before the plan, of which something was copied.
fn is_past(mention: &DateMention<'_>, period: Period) -> bool {
    let first = period.first.year();
    let copied = first - COPIED..last_before(mention, period) + 1;
    let past = mention.years.is_some_and(|(_, to)| copied.contains(&to)) && mention.cited.is_none();
    let since = matches!(mention.before, "с" | "С" | "со" | "после" | "начиная" | "уровню");
    past && !since
}

/// The last year before the plan: of a plan of an academic year, the academic year before it ends in the plan's first.
fn last_before(mention: &DateMention<'_>, period: Period) -> i32 {
    let first = period.first.year();
    let is_academic = mention.school && mention.range && Period::academic(first) == Some(period);
    if is_academic { first } else { first - 1 }
}

/// Whether a clause of the order itself, of which no time is known, asks for something in a time that is over: «провести до
/// 20 октября», «утвердить планы в 2025 году».
fn is_left(mention: &DateMention<'_>, period: Period) -> bool {
    let forward = matches!(mention.before, "до" | "в" | "на" | "позднее") || mention.school;
    is_past(mention, period) && forward
}

/// Whether a section is called by a year: «Мероприятия 2023 года», «План на 2023 год». Its rows then are that year's, and
/// no look back at it.
fn is_called_by(mention: &DateMention<'_>) -> bool {
    matches!(mention.before.to_lowercase().as_str(), "" | "в" | "на" | "мероприятия" | "план" | "работа")
}

/// Stems of words by which a text speaks of an act.
const ACTS: [&str; 4] = ["признать", "утрат", "изменени", "редакц"];
/// Stems of words by which a text looks back.
const BACK: [&str; 12] = [
    "итог",
    "анализ",
    "результат",
    "отчёт",
    "отчет",
    "опыт",
    "прошл",
    "мониторинг",
    "сведени",
    "данн",
    "предыдущ",
    "выпускник",
];

/// Whether a clause asks for something to be done, and not for what was. Reports too are asked for by a last day.
fn asks(text: &str, mention: &DateMention<'_>) -> bool {
    let small = text.to_lowercase();
    let is_last_day = mention.day.is_some() && matches!(mention.before, "до" | "позднее");
    let back = BACK.iter().filter(|_| !is_last_day);
    !ACTS.iter().chain(back).any(|stem| small.contains(stem))
}

/// Whether the work looks back on the year just before the plan, as a report of January does.
///
/// It does where it begins or is due in the first half-year, and where its time is not known. A thing «на 2023 год»
/// looks forward to that year, and so is stale whenever it is due.
fn is_looking_back(mention: &DateMention<'_>, period: Period, times: &[Time]) -> bool {
    let first = period.first;
    // A thing «на 31 декабря 2023 года» is counted as of that day, and looks back.
    let forward = matches!(mention.before, "на" | "На") && mention.day.is_none();
    let year_before = mention.years.is_some_and(|(_, to)| to == last_before(mention, period));
    let half = first.checked_add_months(Months::new(6)).unwrap_or(first);
    let early = |time: &Time| {
        let occurrences = time.occurrences();
        occurrences.is_empty() || occurrences.iter().any(|one| one.opens.unwrap_or(one.due) < half)
    };
    !forward && year_before && (times.is_empty() || times.iter().any(early))
}

impl Words for StaleYear {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let StaleYear { named, first, others } = self;
        let said = say!(
            tell.lang,
            "назван прошлый год: {named}, а план начинается в {first} году",
            "a past year is named: {named}, the plan begins in {first}"
        );
        and_others(said, others, tell.lang)
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(say!(
            tell.lang,
            "заменить год; если речь и правда о прошлом, оставить и записать причину в «allow»",
            "write another year; if the past is meant, keep it and give the reason under `allow`"
        ))
    }

    fn data(&self) -> Data {
        with_others(Data::of("year", self.named.to), &self.others)
    }
}
