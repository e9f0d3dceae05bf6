//! `content/total-differs`: a total that is typed is not the sum of what it is the total of.

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

use crate::base::Lang;
use crate::model::{Amount, FieldValue, Row, Text};
use crate::rules::prelude::*;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "content/total-differs",
    severity: Severity::Error,
    page: include_str!("total_differs.md"),
    check: Check::Roadmap(check),
    decode: decode::<TotalDiffers>,
};

/// The key of a total.
const TOTAL: &str = "total";

/// The figures of a measure that are typed and are no sums.
#[derive(Debug, Serialize, Deserialize)]
struct TotalDiffers {
    unequal: Vec<UnequalFigure>,
}

/// A figure that is typed, and the sum.
#[derive(Debug, Serialize, Deserialize)]
struct UnequalFigure {
    field: String,
    /// The year and the source that it is of; none of all together.
    of: Vec<String>,
    typed: String,
    sum: String,
    /// Whether it is the sum of the figures of parts.
    parts: bool,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    for row in view.roadmap.rows_in_force() {
        let mut unequal: Vec<(Span, UnequalFigure)> = Vec::new();
        for (key, value) in &row.measure.fields {
            let mut add = |parts: bool, found: Vec<Difference<'_>>| {
                unequal.extend(found.into_iter().map(|one| (one.span, one.told(key, parts))));
            };
            add(false, own_totals(value, &[]));
            add(true, differences(value, of_parts(row, key), &[]));
        }
        if let Some((span, _)) = unequal.first() {
            let span = *span;
            let args = TotalDiffers { unequal: unequal.into_iter().map(|(_, one)| one).collect() };
            findings.push(view.finding(&RULE, span, Some(&row.measure.id), args));
        }
    }
}

/// A figure, and those of which it should be the sum.
struct Compared<'m> {
    /// None where it is left blank.
    own: Option<&'m FieldValue>,
    /// Where it stands, or what it stands in.
    span: Span,
    summands: Vec<&'m FieldValue>,
}

/// A figure that is not the sum.
struct Difference<'m> {
    span: Span,
    of: Vec<&'m str>,
    typed: Amount,
    sum: Amount,
}

impl Difference<'_> {
    fn told(self, field: &Text, parts: bool) -> UnequalFigure {
        UnequalFigure {
            field: field.to_string(),
            of: self.of.into_iter().map(str::to_owned).collect(),
            typed: shown(self.typed),
            sum: shown(self.sum),
            parts,
        }
    }
}

/// The totals typed beside years or sources, where they are not their sums.
fn own_totals<'m>(value: &'m FieldValue, of: &[&'m str]) -> Vec<Difference<'m>> {
    let FieldValue::Parts(parts, _) = value else { return Vec::new() };
    let inner = parts.iter().filter(|(key, _)| &**key != TOTAL);
    let mut found: Vec<Difference<'m>> =
        inner.clone().flat_map(|(key, part)| own_totals(part, &[of, &[&**key]].concat())).collect();
    let summands: Vec<&FieldValue> = inner.map(|(_, part)| part).collect();
    if let Some((_, total)) = parts.iter().find(|(key, _)| &**key == TOTAL) {
        found.extend(differences(total, summands, of));
    }
    found
}

/// The figures of the parts of a row that are in force: of one that has none, those of its own parts.
fn of_parts<'m>(row: Row<'m>, key: &str) -> Vec<&'m FieldValue> {
    let own = |part: Row<'m>| part.measure.fields.of(key);
    row.parts_in_force()
        .flat_map(|part| own(part).map_or_else(|| of_parts(part, key), |(_, value)| vec![value]))
        .collect()
}

/// Where a figure is not the sum of others; of none it need not be.
fn differences<'m>(
    own: &'m FieldValue,
    summands: Vec<&'m FieldValue>,
    of: &[&'m str],
) -> Vec<Difference<'m>> {
    match summands.as_slice() {
        [] => Vec::new(),
        _ => compare(&Compared { own: Some(own), span: own.span(), summands }, of),
    }
}

/// Compares year by year and source by source where all are told by them, else all together. Words in the place of a figure
/// leave the sum open.
fn compare<'m>(compared: &Compared<'m>, of: &[&'m str]) -> Vec<Difference<'m>> {
    let Compared { own, span, summands } = compared;
    let Some(keys) = shared_keys(own.iter().chain(summands).copied()) else {
        return differing(*own, summands, *span, of).into_iter().collect();
    };
    let own = own.map(by_key);
    let each: Vec<_> = summands.iter().copied().map(by_key).collect();
    let inner = keys.into_iter().flat_map(|key| {
        let own = own.as_ref().and_then(|own| own.get(key).copied());
        let summands = each.iter().filter_map(|one| one.get(key).copied()).collect();
        let span = own.map_or(*span, FieldValue::span);
        compare(&Compared { own, span, summands }, &[of, &[key]].concat())
    });
    inner.collect()
}

/// The difference of a figure and a sum, what is blank counted as nothing.
fn differing<'m>(
    own: Option<&FieldValue>,
    summands: &[&FieldValue],
    span: Span,
    of: &[&'m str],
) -> Option<Difference<'m>> {
    let typed = own.map_or(Some(Amount::default()), Amount::of)?;
    let summands: Option<Vec<Amount>> = summands.iter().map(|one| Amount::of(one)).collect();
    let sum: Amount = summands?.into_iter().sum();
    (typed != sum).then(|| Difference { span, of: of.to_vec(), typed, sum })
}

/// The keys under which values tell their figures, where all do, and all by years or all by sources.
fn shared_keys<'m>(values: impl Iterator<Item = &'m FieldValue>) -> Option<Vec<&'m str>> {
    let (mut keys, mut known) = (Vec::new(), HashSet::new());
    for value in values {
        let FieldValue::Parts(parts, _) = value else { return None };
        let own = parts.iter().map(|(key, _)| &*key.value as &str).filter(|key| *key != TOTAL);
        own.clone().next()?;
        keys.extend(own.filter(|key| known.insert(*key)));
    }
    let is_year = |key: &&str| key.bytes().all(|byte| byte.is_ascii_digit());
    let alike = keys.iter().all(is_year) || !keys.iter().any(is_year);
    (alike && !keys.is_empty()).then_some(keys)
}

/// What a value tells under each of its keys.
fn by_key(value: &FieldValue) -> HashMap<&str, &FieldValue> {
    match value {
        FieldValue::Parts(parts, _) => parts.iter().map(|(key, part)| (&*key.value as &str, part)).collect(),
        FieldValue::Plain(_) => HashMap::new(),
    }
}

/// A figure as Russian writes it.
fn shown(amount: Amount) -> String {
    amount.to_string().replace('.', ",")
}

impl UnequalFigure {
    /// «money», and the year and the source in brackets.
    fn named(&self, quoted: impl Fn(&str) -> String) -> String {
        let is_year = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let part = |part: &String| if is_year(part) { part.clone() } else { quoted(part) };
        let of: Vec<String> = self.of.iter().map(part).collect();
        if of.is_empty() {
            quoted(&self.field)
        } else {
            format!("{} ({})", quoted(&self.field), of.join(", "))
        }
    }

    fn ru(&self) -> String {
        let UnequalFigure { typed, sum, .. } = self;
        let name = self.named(|field| format!("«{field}»"));
        match self.parts {
            false => format!("{name}: итог {typed} не равен сумме: {sum}"),
            true => format!("{name}: {typed} не равно сумме частей мероприятия: {sum}"),
        }
    }

    fn en(&self) -> String {
        let UnequalFigure { typed, sum, .. } = self;
        let name = self.named(|field| format!("`{field}`"));
        match self.parts {
            false => format!("{name}: the total {typed} is not the sum, which is {sum}"),
            true => format!("{name}: {typed} is not the sum of the measure's parts, which is {sum}"),
        }
    }
}

impl Words for TotalDiffers {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let told = self.unequal.iter().map(|one| match tell.lang {
            Lang::Ru => one.ru(),
            Lang::En => one.en(),
        });
        told.collect::<Vec<_>>().join("; ")
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        let first = self.unequal.first()?;
        let sum = if self.unequal.len() == 1 { &first.sum } else { "" };
        Some(match (first.parts, sum) {
            (false, "") => say!(
                tell.lang,
                "поставить суммы, исправить слагаемые или убрать итоги: они считаются сами",
                "put the sums, mend what is added up, or leave the totals out: they are made"
            ),
            (true, "") => {
                say!(tell.lang, "поставить суммы или исправить части", "put the sums, or mend the parts")
            }
            (false, sum) => say!(
                tell.lang,
                "поставить {sum}, исправить слагаемое или убрать итог: он считается сам",
                "put {sum}, mend what is added up, or leave the total out: it is made"
            ),
            (true, sum) => {
                say!(tell.lang, "поставить {sum} или исправить часть", "put {sum}, or mend a part")
            }
        })
    }

    fn data(&self) -> Data {
        let data = Data::default().with_some("sum", self.unequal.first().map(|first| first.sum.clone()));
        let each = self.unequal.iter().map(|one| {
            Data::of("field", &*one.field)
                .with("of", one.of.join(", "))
                .with("typed", &*one.typed)
                .with("sum", &*one.sum)
        });
        if self.unequal.len() > 1 { data.with_each("figures", each) } else { data }
    }
}
