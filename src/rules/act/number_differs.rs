//! `act/number-differs`: one act is named by two numbers, or by two dates.

use std::cell::LazyCell;

use chrono::{Datelike, NaiveDate};
use foldhash::{HashMap, HashMapExt, HashSet};

use super::named_acts::{NamedAct, named_acts};
use crate::base::{Anchor, Part};
use crate::model::{Act, TextRole};
use crate::rules::passages::KnownText;
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
    /// An act as a clause names it that repeals it, and as `repeals` does.
    Repealed { named: (NaiveDate, String), repeals: (NaiveDate, String) },
    /// The order of the roadmap above as `basis` names it, and as that roadmap does.
    Above { named: (NaiveDate, String), own: (NaiveDate, String) },
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
    let in_texts = in_texts(view);
    // What the preamble has otherwise is told there.
    let above = if in_texts.is_empty() { of_parent(view) } else { None };
    findings.extend(in_texts.into_iter().chain(above));
}

/// Whether a day is another one of another year: one of the two was left from an older plan.
fn is_another_year(one: NaiveDate, other: NaiveDate) -> bool {
    one.year() != other.year() && (one - other).num_days().abs() > 180
}

/// The acts that the preamble or a clause that repeals names by a number of `basis` or `repeals` and another date, or by a date
/// there and another number.
fn in_texts(view: &View<'_>) -> Vec<Finding> {
    let Some(order) = view.roadmap.order.as_deref().filter(|order| view.is_whole(order.span)) else {
        return Vec::new();
    };
    let is_repealing = |text: &str| text.to_lowercase().contains("утратив");
    let basis = LazyCell::new(|| ListedActs::of(&order.basis));
    let repeals = LazyCell::new(|| ListedActs::of(&order.repeals));
    let texts = view.texts().filter(|text| matches!(text.role, TextRole::Preamble | TextRole::Clause));
    let found = texts.flat_map(|text| match text.role {
        TextRole::Preamble => {
            held(view, text, &basis, |named, basis| ActNumberDiffers::Preamble { named, basis })
        }
        _ if !order.repeals.is_empty() && is_repealing(text.text) => {
            held(view, text, &repeals, |named, repeals| ActNumberDiffers::Repealed { named, repeals })
        }
        _ => Vec::new(),
    });
    found.collect()
}

/// The day and the number by which an act is named.
type ActName = (NaiveDate, String);

/// The acts of a list that have a date and a number, by each of the two.
struct ListedActs<'w> {
    by_day: HashMap<NaiveDate, Vec<ListedAct<'w>>>,
    by_number: HashMap<&'w str, Vec<ListedAct<'w>>>,
}

/// An act of a list.
#[derive(Clone, Copy)]
struct ListedAct<'w> {
    day: NaiveDate,
    number: &'w str,
    span: Span,
}

impl<'w> ListedActs<'w> {
    fn of(acts: &'w [Act]) -> Self {
        let mut listed = ListedActs { by_day: HashMap::new(), by_number: HashMap::new() };
        for act in acts {
            let Some((date, number)) = act.date.zip(act.number.as_deref()) else { continue };
            let act = ListedAct { day: date.day, number: number.trim(), span: act.span };
            listed.by_day.entry(act.day).or_default().push(act);
            listed.by_number.entry(act.number).or_default().push(act);
        }
        listed
    }

    /// The one act of the list that has the day of another or its number; none where the list has that other itself.
    fn like(&self, other: &NamedAct<'_>) -> Option<ListedAct<'w>> {
        let of_day = self.by_day.get(&other.day).map(Vec::as_slice).unwrap_or_default();
        let of_number = self.by_number.get(other.number).map(Vec::as_slice).unwrap_or_default();
        // One with both stands in both.
        let (([one], []) | ([], [one])) = (of_day, of_number) else { return None };
        Some(*one)
    }
}

/// The acts that a text names nearly as a list does.
fn held(
    view: &View<'_>,
    known: &KnownText<'_>,
    acts: &ListedActs<'_>,
    args: fn(ActName, ActName) -> ActNumberDiffers,
) -> Vec<Finding> {
    let named = named_acts(known.text, known.words.mentions());
    let all: HashSet<(NaiveDate, &str)> = named.iter().map(|act| (act.day, act.number)).collect();
    let found = named.iter().filter_map(|act| {
        let listed = acts.like(act).filter(|listed| !all.contains(&(listed.day, listed.number)))?;
        let args = args((act.day, act.number.to_owned()), (listed.day, listed.number.to_owned()));
        Some(view.finding(&RULE, view.words(known.text, act.span), None, args).with_span(listed.span))
    });
    found.collect()
}

/// The order of the roadmap above, where `basis` names it by its date and another number, or by its number and another date.
fn of_parent(view: &View<'_>) -> Option<Finding> {
    let order = view.roadmap.order.as_deref().filter(|order| view.is_whole(order.span))?;
    let above = view.context.graph.hierarchy.above(view.index).next()?;
    let above = view.context.roadmap(above)?;
    let its = above.order.as_deref()?;
    let (day, number) = (its.date?.day, its.number.as_deref()?.trim());
    let named = |act: &Act| Some((act.date?.day, act.number.as_deref()?.trim().to_owned()));
    let is_it = |act: &&Act| named(act).is_some_and(|(own, given)| own == day && given == number);
    if order.basis.iter().any(|act| is_it(&act)) {
        return None;
    }
    let is_nearly = |act: &&Act| {
        let is_like = |(own, given): (NaiveDate, String)| match own == day {
            true => given != number && is_mistyped(&given, number),
            false => given == number,
        };
        named(act).is_some_and(is_like) && is_of_issuer(&act.title, &its.issuer.name)
    };
    let mut like = order.basis.iter().filter(is_nearly);
    let act = like.next().filter(|_| like.next().is_none())?;
    let args = ActNumberDiffers::Above { named: named(act)?, own: (day, number.to_owned()) };
    let finding = view.finding(&RULE, act.span, None, args);
    Some(finding.with_anchors([Anchor::roadmap(above.file, Part::Id)]))
}

/// Whether a number is another with a figure or two typed wrong: the body may have issued several acts on one day.
fn is_mistyped(one: &str, other: &str) -> bool {
    let differ = one.chars().zip(other.chars()).filter(|(one, other)| one != other).count();
    one.chars().count() == other.chars().count() && differ <= 2
}

/// Whether the title of an act names who issued it: by most of the longer words of the name, in any case.
fn is_of_issuer(title: &str, issuer: &str) -> bool {
    let small = title.to_lowercase();
    let stem = |word: &str| word.to_lowercase().chars().take(5).collect::<String>();
    let words = issuer.split(|sign: char| !sign.is_alphabetic()).filter(|word| word.chars().count() > 4);
    let (all, there) =
        words.fold((0, 0), |(all, there), word| (all + 1, there + usize::from(small.contains(&stem(word)))));
    all > 0 && 2 * there > all
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
            ActNumberDiffers::Repealed { named: (day, number), repeals: (listed, its_number) } => {
                let (day, listed) = (date(*day, lang), date(*listed, lang));
                say!(
                    lang,
                    "пункт отменяет акт от {day} № {number}, а «repeals» — от {listed} № {its_number}",
                    "the clause repeals the act of {day} no. {number}, `repeals` that of {listed} no. {its_number}"
                )
            }
            ActNumberDiffers::Above { named: (day, number), own: (its, its_number) } => {
                let (day, its) = (date(*day, lang), date(*its, lang));
                say!(
                    lang,
                    "«basis» называет акт от {day} № {number}, а вышестоящая карта утверждена актом от {its} № {its_number}",
                    "`basis` names the act of {day} no. {number}, the roadmap above was approved by that of {its} no. {its_number}"
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
            ActNumberDiffers::Repealed { .. } => say!(
                tell.lang,
                "сверить с самим отменяемым актом: верно одно из двух; если это разные акты, назвать в «repeals» оба",
                "look at the act itself: one of the two is right; where they are two acts, name both under `repeals`"
            ),
            ActNumberDiffers::Above { .. } => say!(
                tell.lang,
                "сверить с самим актом: верно одно из двух; если это разные акты, назвать в «basis» оба",
                "look at the act itself: one of the two is right; where they are two acts, name both under `basis`"
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
            ActNumberDiffers::Repealed { .. } => {
                say!(tell.lang, "этот акт в «repeals»", "the act in `repeals`")
            }
            ActNumberDiffers::Above { .. } => say!(tell.lang, "вышестоящая карта", "the roadmap above"),
        }
    }
}
