//! `act/no-number`: an act without its number.

use crate::model::{Act, Clause, Number, Order};
use crate::rules::prelude::*;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "act/no-number",
    severity: Severity::Advice,
    page: include_str!("no_number.md"),
    check: Check::Roadmap(check),
    decode: decode::<NoNumber>,
};

/// Which act has no number.
#[derive(Debug, Serialize, Deserialize)]
enum NoNumber {
    /// The order itself.
    Order,
    /// An act that it rests on.
    Basis,
    /// The day of an order that has its number.
    Date,
    /// Who signs an order that has its number and its day, and speaks in it of himself.
    Signatory,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let Some(order) = &view.roadmap.order else { return };
    if let Some(lacking) = lacking(order).filter(|_| view.is_whole(order.span)) {
        findings.push(view.finding(&RULE, order.title.span, None, lacking));
    }
    for basis in order.basis.iter().filter(|basis| lacks_number(basis) && view.is_whole(basis.span)) {
        findings.push(view.finding(&RULE, basis.title.span, None, NoNumber::Basis));
    }
}

/// What an order lacks, the first of it: of one that is not registered yet no more is asked.
fn lacking(order: &Order) -> Option<NoNumber> {
    let myself = |clause: &Clause| clause.text.contains("за собой");
    match () {
        () if is_unset(order.number.as_ref()) => Some(NoNumber::Order),
        () if order.date.is_none() => Some(NoNumber::Date),
        () if order.signatories.is_empty() && order.clauses.iter().any(myself) => Some(NoNumber::Signatory),
        () => None,
    }
}

/// Whether a number is not given, or is empty.
fn is_unset(number: Option<&Number>) -> bool {
    number.is_none_or(|number| number.trim().is_empty())
}

/// Whether an act of a kind that is always registered has no number, neither as a value nor in its title.
fn lacks_number(act: &Act) -> bool {
    let kinds = ["приказ", "распоряжени", "постановлени", "указ"];
    is_unset(act.number.as_ref()) && !act.title.contains(['№', 'N']) && {
        let title = act.title.to_lowercase();
        kinds.iter().any(|kind| title.starts_with(kind))
    }
}

impl Words for NoNumber {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        match self {
            NoNumber::Order => say!(tell.lang, "у приказа нет номера", "the order has no number"),
            NoNumber::Basis => say!(
                tell.lang,
                "акт, на который опирается приказ, назван без номера",
                "an act that the order rests on is named without its number"
            ),
            NoNumber::Date => {
                say!(tell.lang, "у приказа есть номер, а даты нет", "the order has a number and no date")
            }
            NoNumber::Signatory => {
                say!(
                    tell.lang,
                    "контроль оставлен «за собой», а кто подписывает приказ, не сказано",
                    "somebody keeps the control, and nothing says who signs the order"
                )
            }
        }
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(match self {
            NoNumber::Order => say!(
                tell.lang,
                "вписать «number: \"…\"» после регистрации; до неё печатается пустое место",
                "give `number: \"…\"` once it is registered; until then a blank is printed"
            ),
            NoNumber::Basis => say!(
                tell.lang,
                "добавить «number: …»: по названию и дате акт не найти",
                "add `number: …`: by title and date the act is hard to find"
            ),
            NoNumber::Date => say!(
                tell.lang,
                "вписать «date: ГГГГ-ММ-ДД»; без неё печатается пустое место",
                "give `date: YYYY-MM-DD`; without it a blank is printed"
            ),
            NoNumber::Signatory => say!(
                tell.lang,
                "вписать «signatory: {{position: …, name: …}}»: без подписи приказ не действует",
                "give `signatory: {{position: …, name: …}}`: an order is void without a signature"
            ),
        })
    }
}
