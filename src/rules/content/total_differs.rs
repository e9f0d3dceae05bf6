//! `content/total-differs`: a total that is typed is not the sum of what it is the total of.

use crate::model::{Amount, FieldValue, Measure, Row};
use crate::rules::prelude::*;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "content/total-differs",
    severity: Severity::Error,
    page: include_str!("total_differs.md"),
    check: Check::Roadmap(check),
    decode: decode::<TotalDiffers>,
};

/// The figure that is typed, and the sum.
#[derive(Debug, Serialize, Deserialize)]
struct TotalDiffers {
    field: String,
    typed: String,
    sum: String,
    /// Whether it is the sum of the figures of parts.
    parts: bool,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    for row in view.roadmap.rows() {
        let found = row.measure.fields.iter().find_map(|(key, value)| {
            let (typed, sum, span, parts) = own_total(value).or_else(|| of_parts(row, key, value))?;
            let args = TotalDiffers { field: key.to_string(), typed: shown(typed), sum: shown(sum), parts };
            Some((span, args))
        });
        if let Some((span, args)) = found {
            findings.push(view.finding(&RULE, span, Some(&row.measure.id), args));
        }
    }
}

/// A total typed beside the years or sources, where it is not their sum.
fn own_total(value: &FieldValue) -> Option<(Amount, Amount, Span, bool)> {
    let FieldValue::Parts(parts, _) = value else { return None };
    let inner = parts.iter().find_map(|(key, part)| own_total(part).filter(|_| &**key != "total"));
    inner.or_else(|| {
        let (_, total) = parts.iter().find(|(key, _)| &**key == "total")?;
        let (typed, sum) = (Amount::of(total)?, Amount::of(value)?);
        (typed != sum).then_some((typed, sum, total.span(), false))
    })
}

/// The figure of a row, where it is not the sum of those of its parts.
fn of_parts(row: Row<'_>, key: &str, value: &FieldValue) -> Option<(Amount, Amount, Span, bool)> {
    let of = |measure: &Measure| {
        let (_, value) = measure.fields.iter().find(|(name, _)| &**name == key)?;
        Amount::of(value)
    };
    let mut parts = row.parts().map(|part| of(part.measure)).peekable();
    parts.peek()?;
    // A part without a figure, or with words in its place, leaves the sum open.
    let sum: Amount = parts.collect::<Option<Vec<Amount>>>()?.into_iter().sum();
    let typed = Amount::of(value)?;
    (typed != sum).then_some((typed, sum, value.span(), true))
}

/// A figure as Russian writes it.
fn shown(amount: Amount) -> String {
    amount.to_string().replace('.', ",")
}

impl Words for TotalDiffers {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let TotalDiffers { field, typed, sum, parts } = self;
        match parts {
            false => say!(
                tell.lang,
                "«{field}»: итог {typed} не равен сумме: {sum}",
                "`{field}`: the total {typed} is not the sum, which is {sum}"
            ),
            true => say!(
                tell.lang,
                "«{field}»: {typed} не равно сумме частей мероприятия: {sum}",
                "`{field}`: {typed} is not the sum of the measure's parts, which is {sum}"
            ),
        }
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        let sum = &self.sum;
        Some(match self.parts {
            false => say!(
                tell.lang,
                "поставить {sum}, исправить слагаемое или убрать итог: он считается сам",
                "put {sum}, mend what is added up, or leave the total out: it is made"
            ),
            true => say!(tell.lang, "поставить {sum} или исправить часть", "put {sum}, or mend a part"),
        })
    }

    fn data(&self) -> Data {
        Data::of("sum", &*self.sum)
    }
}
