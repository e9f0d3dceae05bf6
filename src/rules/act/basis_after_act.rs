//! `act/basis-after-act`: an order that rests on an act of a later date, repeals one, or was changed by an older one.

use chrono::NaiveDate;

use crate::model::{Date, Number};
use crate::rules::prelude::*;
use crate::rules::words::date;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "act/basis-after-act",
    severity: Severity::Warning,
    page: include_str!("basis_after_act.md"),
    check: Check::Roadmap(check),
    decode: decode::<BasisAfterAct>,
};

/// The date of an act, and the order's own.
#[derive(Debug, Serialize, Deserialize)]
struct BasisAfterAct {
    basis: NaiveDate,
    own: NaiveDate,
    /// What the act is to the order.
    #[serde(default)]
    act: ActRole,
}

/// What an act is to an order that its date does not go with.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
enum ActRole {
    /// The order rests on it.
    #[default]
    Basis,
    /// The order repeals or changes it.
    Older,
    /// The order itself, which it is to repeal or change.
    Itself,
    /// It changed the order.
    Edition,
    /// It changed the order, and stands behind a later one.
    Disorder,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let Some(order) = &view.roadmap.order else { return };
    let Some(own) = order.date else { return };
    let mut tell = |date: Date, act: ActRole, beside: Date| {
        let args = BasisAfterAct { basis: date.day, own: beside.day, act };
        findings.push(view.finding(&RULE, date.span, None, args).with_span(beside.span));
    };
    for date in order.basis.iter().filter_map(|act| act.date).filter(|date| date.day > own.day) {
        tell(date, ActRole::Basis, own);
    }
    for act in order.repeals.iter().chain(&order.amends) {
        let Some(date) = act.date.filter(|date| date.day >= own.day) else { continue };
        let is_own = date.day == own.day && is_of(act.number.as_ref(), order.number.as_ref());
        match is_own {
            true => tell(date, ActRole::Itself, own),
            false if date.day > own.day => tell(date, ActRole::Older, own),
            false => {}
        }
    }
    let mut last = own;
    for edition in &order.editions {
        let is_own = edition.date.day == own.day && is_of(Some(&edition.number), order.number.as_ref());
        if edition.date.day < own.day || is_own {
            tell(edition.date, ActRole::Edition, own);
        } else if edition.date.day < last.day {
            tell(edition.date, ActRole::Disorder, last);
        } else {
            last = edition.date;
        }
    }
}

/// Whether two numbers are given, and are one.
fn is_of(one: Option<&Number>, other: Option<&Number>) -> bool {
    one.zip(other).is_some_and(|(one, other)| one.trim() == other.trim())
}

impl Words for BasisAfterAct {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let (basis, own) = (date(self.basis, tell.lang), date(self.own, tell.lang));
        match self.act {
            ActRole::Basis => say!(
                tell.lang,
                "основание от {basis} позже самого приказа от {own}",
                "it rests on an act of {basis}, later than its own {own}"
            ),
            ActRole::Older => say!(
                tell.lang,
                "приказ от {own} отменяет или меняет акт от {basis}, которого тогда ещё не было",
                "the order of {own} repeals or changes an act of {basis}, which was not there yet"
            ),
            ActRole::Itself => say!(
                tell.lang,
                "приказ отменяет или меняет сам себя: это его дата и номер",
                "the order repeals or changes itself: the date and the number are its own"
            ),
            ActRole::Edition => say!(
                tell.lang,
                "приказ от {own} не может быть изменён актом от {basis}: он должен быть позже",
                "the order of {own} cannot have been changed by an act of {basis}: that must be later"
            ),
            ActRole::Disorder => say!(
                tell.lang,
                "изменения не по порядку: акт от {basis} стоит после акта от {own}",
                "the changes are out of order: the act of {basis} stands behind that of {own}"
            ),
        }
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(match self.act {
            ActRole::Basis => say!(
                tell.lang,
                "проверить обе даты: издать приказ на основании будущего акта нельзя",
                "check both dates: no order can rest on an act of the future"
            ),
            ActRole::Disorder => say!(
                tell.lang,
                "в «editions» последним стоит самый новый акт",
                "the newest act stands last in `editions`"
            ),
            ActRole::Older | ActRole::Itself | ActRole::Edition => {
                say!(
                    tell.lang,
                    "сверить дату и номер с самим актом",
                    "compare the date and the number with the act itself"
                )
            }
        })
    }

    fn related(&self, _at: usize, tell: &MessageContext<'_>) -> String {
        match self.act {
            ActRole::Disorder => say!(tell.lang, "более поздний акт", "the later act"),
            _ => say!(tell.lang, "дата приказа", "the date of the order"),
        }
    }

    fn data(&self) -> Data {
        Data::of("basis", self.basis.to_string()).with("order", self.own.to_string())
    }
}
