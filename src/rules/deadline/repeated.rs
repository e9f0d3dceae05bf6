//! `deadline/repeated`: one wording names the same time twice.

use super::entries;
use crate::rules::prelude::*;
use crate::rules::words::{and_others, with_others};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "deadline/repeated",
    severity: Severity::Warning,
    page: include_str!("repeated.md"),
    check: Check::Roadmap(check),
    decode: decode::<Repeated>,
};

/// The words of the repeat.
#[derive(Debug, Serialize, Deserialize)]
struct Repeated {
    said: String,
    /// Those of the other times that are named again.
    others: Vec<String>,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    for entry in entries(view) {
        let Some(reading) = entry.reading().filter(|reading| reading.pieces.len() > 1) else { continue };
        let pieces = reading.term.pieces();
        let first_of = |at: usize| pieces.iter().take(at).position(|one| Some(one) == pieces.get(at));
        let repeats = (1..pieces.len()).filter_map(|at| Some((first_of(at)?, at)));
        let places = repeats.filter_map(|(first, at)| reading.pieces.get(first).zip(reading.pieces.get(at)));
        let places: Vec<(&Span, &Span)> = places.collect();
        let Some(((first, again), others)) = places.split_first() else { continue };
        let mut others: Vec<String> = others.iter().map(|(_, again)| entry.said(**again)).collect();
        others.dedup();
        let finding = entry.finding(view, &RULE, **again, Repeated { said: entry.said(**again), others });
        findings.push(finding.with_span(view.words(&entry.deadline.text, **first)));
    }
}

impl Words for Repeated {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let said = &self.said;
        let told = say!(
            tell.lang,
            "одно и то же время названо дважды: «{said}»",
            "the same time is named twice: “{said}”"
        );
        and_others(told, &self.others, tell.lang)
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(say!(
            tell.lang,
            "убрать повтор или исправить одну из дат",
            "take the repeat away, or mend one of the dates"
        ))
    }

    fn related(&self, _at: usize, tell: &MessageContext<'_>) -> String {
        say!(tell.lang, "впервые здесь", "first here")
    }

    fn data(&self) -> Data {
        with_others(Data::default(), &self.others)
    }
}
