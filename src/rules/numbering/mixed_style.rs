//! `numbering/mixed-style`: numbers with a dot at the end beside numbers without.

use super::{Figures, NumberedRow, each_list};
use crate::model::Text;
use crate::rules::prelude::*;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "numbering/mixed-style",
    severity: Severity::Advice,
    page: include_str!("mixed_style.md"),
    check: Check::Roadmap(check),
    decode: decode::<MixedStyle>,
};

/// The number, another as most are written, and how many are written as this one.
#[derive(Debug, Serialize, Deserialize)]
struct MixedStyle {
    number: String,
    usual: String,
    count: usize,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    each_list(view.roadmap, |rows| findings.extend(found(view, rows)));
}

/// One finding a list, at the first number that is not written as most are.
fn found(view: &View<'_>, rows: &[NumberedRow<'_>]) -> Option<Finding> {
    let figures =
        || rows.iter().filter(|row| row.number.is_some_and(|number| Figures::parse(number).is_some()));
    let end = |text: &Text| text.trim_end().chars().next_back().filter(|sign| !sign.is_ascii_digit());
    // The usual ending is the one most numbers have; of two as usual, the first.
    let mut counted: Vec<(Option<char>, usize)> = Vec::new();
    for own in figures().filter_map(|row| row.number).map(end) {
        match counted.iter_mut().find(|(known, _)| *known == own) {
            Some((_, count)) => *count += 1,
            None => counted.push((own, 1)),
        }
    }
    let usual = counted.into_iter().rev().max_by_key(|(_, count)| *count)?.0;
    let mut odd = figures().filter(|row| row.number.is_some_and(|number| end(number) != usual));
    let first = odd.next()?;
    let number = first.number?;
    let example = figures().filter_map(|row| row.number).find(|number| end(number) == usual)?;
    let args = MixedStyle { number: number.to_string(), usual: example.to_string(), count: odd.count() + 1 };
    Some(view.finding(&RULE, number.span, first.id, args).with_span(example.span))
}

impl Words for MixedStyle {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let MixedStyle { number, usual, count } = self;
        match count {
            1 => say!(
                tell.lang,
                "номер «{number}» записан не так, как остальные, например «{usual}»",
                "the number “{number}” is not written as the others, such as “{usual}”"
            ),
            count => say!(
                tell.lang,
                "номера записаны по-разному: {count} как «{number}», остальные как «{usual}»",
                "numbers are written in two ways: {count} as “{number}”, the others as “{usual}”"
            ),
        }
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(say!(
            tell.lang,
            "писать все номера одинаково: с точкой в конце или без неё",
            "write all numbers in one way: with a dot at the end or without"
        ))
    }

    fn related(&self, _at: usize, tell: &MessageContext<'_>) -> String {
        say!(tell.lang, "так записано большинство номеров", "most numbers are written like this")
    }

    fn data(&self) -> Data {
        Data::of("usual", &*self.usual)
    }
}
