//! `act/number-differs`: one act is named by two numbers, or by two dates.

use chrono::{Datelike, NaiveDate};

use super::named_acts::{NamedAct, named_acts};
use crate::model::{Act, TextRole};
use crate::rules::prelude::*;
use crate::rules::words::date;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "act/number-differs",
    severity: Severity::Warning,
    page: include_str!("number_differs.md"),
    check: Check::Roadmap(check),
    decode: decode::<ActNumberDiffers>,
};

/// What is named in two ways.
#[derive(Debug, Serialize, Deserialize)]
enum ActNumberDiffers {
    /// The number of the order, and that in the mark of approval.
    Number { order: String, approval: String },
    /// The date of the mark of approval, and that of the act in it.
    Year { approval: NaiveDate, act: NaiveDate },
    /// An act as the preamble names it, and as `basis` does.
    Preamble { named: (NaiveDate, String), basis: (NaiveDate, String) },
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let order = view.roadmap.order.as_ref();
    let approval = view.roadmap.approval.as_ref();
    let act = approval.and_then(|approval| approval.act.as_ref());
    // Acts of two days are two acts.
    let other = order.and_then(|order| order.date).zip(act.and_then(|act| act.date));
    let numbers = order.and_then(|order| order.number.as_ref()).zip(act.and_then(|act| act.number.as_ref()));
    let numbers = numbers.filter(|_| other.is_none_or(|(own, other)| own.day == other.day));
    if let Some((order, approval)) = numbers.filter(|(order, approval)| order.trim() != approval.trim()) {
        let args = ActNumberDiffers::Number { order: order.to_string(), approval: approval.to_string() };
        findings.push(view.finding(&RULE, approval.span, None, args).with_span(order.span));
    }
    let dates = approval.and_then(|approval| approval.date.zip(approval.act.as_ref()?.date));
    if let Some((own, act)) = dates.filter(|(own, act)| is_another_year(own.day, act.day)) {
        let args = ActNumberDiffers::Year { approval: own.day, act: act.day };
        findings.push(view.finding(&RULE, own.span, None, args).with_span(act.span));
    }
    findings.extend(in_preamble(view));
}

/// Whether a day is another one of another year: one of the two was left from an older plan.
fn is_another_year(one: NaiveDate, other: NaiveDate) -> bool {
    one.year() != other.year() && (one - other).num_days().abs() > 180
}

/// The acts that the preamble names by a number of `basis` and another date, or by a date of `basis` and another number.
fn in_preamble(view: &View<'_>) -> Vec<Finding> {
    let Some(order) = view.roadmap.order.as_deref().filter(|order| view.is_whole(order.span)) else {
        return Vec::new();
    };
    let Some(known) = view.texts().find(|known| known.role == TextRole::Preamble) else {
        return Vec::new();
    };
    let named = named_acts(known.text, known.words.mentions());
    let basis: Vec<(&Act, NaiveDate, &str)> = order
        .basis
        .iter()
        .filter_map(|act| Some((act, act.date?.day, act.number.as_deref()?.trim())))
        .collect();
    let has =
        |act: &NamedAct<'_>| basis.iter().any(|(_, day, number)| (*day, *number) == (act.day, act.number));
    let is_named = |day, number| named.iter().any(|act| (act.day, act.number) == (day, number));
    let found = named.iter().filter(|act| !has(act)).filter_map(|act| {
        let mut like = basis.iter().filter(|(_, day, number)| (*day == act.day) != (*number == act.number));
        let (of_basis, day, number) = like.next().filter(|(_, day, number)| !is_named(*day, *number))?;
        let args = ActNumberDiffers::Preamble {
            named: (act.day, act.number.to_owned()),
            basis: (*day, (*number).to_owned()),
        };
        let place = view.words(known.text, act.span);
        like.next().is_none().then(|| view.finding(&RULE, place, None, args).with_span(of_basis.span))
    });
    found.collect()
}

impl Words for ActNumberDiffers {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let lang = tell.lang;
        match self {
            ActNumberDiffers::Number { order, approval } => say!(
                lang,
                "гриф утверждения называет акт № {approval}, а сам приказ — № {order}",
                "the mark of approval names the act no. {approval}, the order itself no. {order}"
            ),
            ActNumberDiffers::Year { approval, act } => {
                let (approval, act) = (date(*approval, lang), date(*act, lang));
                say!(
                    lang,
                    "в грифе утверждения {approval}, а утверждающий акт — от {act}",
                    "the mark of approval has the date {approval}, the act in it that of {act}"
                )
            }
            ActNumberDiffers::Preamble { named: (day, number), basis: (of_basis, its_number) } => {
                let (day, of_basis) = (date(*day, lang), date(*of_basis, lang));
                say!(
                    lang,
                    "преамбула называет акт от {day} № {number}, а «basis» — от {of_basis} № {its_number}",
                    "the preamble names the act of {day} no. {number}, `basis` that of {of_basis} no. {its_number}"
                )
            }
        }
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(match self {
            ActNumberDiffers::Number { .. } => say!(
                tell.lang,
                "оставить один номер, тот, под которым приказ зарегистрирован",
                "keep one number, that under which the order is registered"
            ),
            ActNumberDiffers::Year { .. } => say!(
                tell.lang,
                "сверить с приказом и исправить год: одна из дат осталась от прошлого плана",
                "look at the order and mend the year: one of the dates was left from an older plan"
            ),
            ActNumberDiffers::Preamble { .. } => say!(
                tell.lang,
                "сверить с самим актом: верно одно из двух; если это разные акты, назвать в «basis» оба",
                "look at the act itself: one of the two is right; where they are two acts, name both under `basis`"
            ),
        })
    }

    fn related(&self, _at: usize, tell: &MessageContext<'_>) -> String {
        match self {
            ActNumberDiffers::Number { .. } => say!(tell.lang, "номер приказа", "the number of the order"),
            ActNumberDiffers::Year { .. } => say!(tell.lang, "дата акта", "the date of the act"),
            ActNumberDiffers::Preamble { .. } => say!(tell.lang, "этот акт в «basis»", "the act in `basis`"),
        }
    }
}
