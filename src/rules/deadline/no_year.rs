//! `deadline/no-year`: days or months without a year in a plan of more than one.

use super::entries;
use crate::base::Period;
use crate::base::en_count;
use crate::rules::prelude::*;
use crate::rules::words::date;
use crate::russian::plural;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "deadline/no-year",
    severity: Severity::Warning,
    page: include_str!("no_year.md"),
    check: Check::Roadmap(check),
    decode: decode::<NoYear>,
};

/// The words without a year, how many times they were taken to mean, and the plan's period where it is stated.
#[derive(Debug, Serialize, Deserialize)]
struct NoYear {
    said: String,
    times: u64,
    period: Option<Period>,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    if view.times.period.as_ref().is_some_and(Period::is_one_year) {
        return;
    }
    for entry in entries(view).filter(|entry| entry.deadline.windows.is_empty()) {
        let Some(reading) = entry.reading().filter(|reading| reading.term.lacks_year()) else { continue };
        let mut pieces = reading.term.pieces().iter().zip(&reading.pieces);
        let Some((_, part)) = pieces.find(|(piece, _)| piece.lacks_year()) else { continue };
        let times = entry.time.occurrences().len() as u64;
        let period = view.roadmap.period.as_ref();
        let args = NoYear { said: entry.said(*part), times, period: period.map(|period| period.days) };
        let finding = entry.finding(view, &RULE, *part, args);
        findings.push(match period {
            Some(period) => finding.with_span(period.text.span),
            None => finding,
        });
    }
}

impl Words for NoYear {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let (said, times) = (&self.said, self.times);
        let noun = plural(times, "срок", "срока", "сроков");
        let counted = tell.lang.pick(format!("{times} {noun}"), en_count(times, "deadline", "deadlines"));
        say!(
            tell.lang,
            "«{said}» без года, а план не на один год: понято как {counted}",
            "“{said}” without a year in a plan of more than one: taken as {counted}"
        )
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(say!(tell.lang, "назвать год или сказать «ежегодно»", "name the year, or say “ежегодно”"))
    }

    fn related(&self, _at: usize, tell: &MessageContext<'_>) -> String {
        let Some(Period { first, last }) = self.period else { return String::new() };
        let (first, last) = (date(first, tell.lang), date(last, tell.lang));
        say!(tell.lang, "план: с {first} по {last}", "the plan: {first} to {last}")
    }

    fn data(&self) -> Data {
        Data::of("times", self.times)
    }
}
