//! Stamps: the mark of an annex, «УТВЕРЖДЕНА приказом …», «УТВЕРЖДАЮ», «СОГЛАСОВАНО» (GOST R 7.0.97-2016, 5.16 to
//! 5.20).

use super::acts::{NO_DATE, NO_NAME, dated, editions, kind, kind_of};
use super::text::bound;
use super::{DocumentBuilder, PrintedStamp};
use crate::model::{Agreed, Annex, Approval, Gender, Order, Stamp as Asked};
use crate::russian::cases::by;
use crate::russian::genders::gender;
use crate::russian::genitives::genitive;
use crate::russian::letters::uncapital;
use crate::russian::ru_date_numeric;

impl DocumentBuilder<'_> {
    /// The mark of an annex of the order.
    pub(super) fn mark(&self, annex: &Annex, at: usize, number: Option<&str>) -> Option<PrintedStamp> {
        let Some(order) = self.roadmap.order.as_deref() else {
            return self.mark_of_plan(annex, at, number);
        };
        let kind = kind_of(order);
        let mut lines = Vec::new();
        let own = number.filter(|_| annex.stamp != Asked::Approved).map(str::to_owned);
        if annex.stamp != Asked::Approved {
            lines.push(match number {
                Some(number) => format!("Приложение №\u{a0}{number}"),
                None => "Приложение".to_owned(),
            });
        }
        if annex.stamp == Asked::Annex {
            lines.push(self.act(kind.dative, "к ", order));
        } else {
            lines.push(approved(annex.gender.or_else(|| gender(&annex.title))).to_owned());
            lines.push(self.act(kind.instrumental, "", order));
        }
        lines.push(dated(order.date, order.number.as_ref()));
        lines.extend(editions(order));
        Some(PrintedStamp { lines, number: own, ..PrintedStamp::default() })
    }

    /// The mark of an annex of a plan that is approved without an order: «Приложение № 1 к плану».
    fn mark_of_plan(&self, annex: &Annex, at: usize, number: Option<&str>) -> Option<PrintedStamp> {
        let plan = self.roadmap.plan_annex().filter(|plan| *plan != at && annex.stamp != Asked::Approved)?;
        let first = match number {
            Some(number) => format!("Приложение №\u{a0}{number}"),
            None => "Приложение".to_owned(),
        };
        let title = self.wanted.get(plan)?.title.to_lowercase();
        let named = PLANS.iter().find(|(name, _)| title.starts_with(name));
        let lines = [Some(first), named.map(|(_, dative)| format!("к {dative}"))].into_iter().flatten();
        Some(PrintedStamp {
            lines: lines.collect(),
            number: number.map(str::to_owned),
            ..PrintedStamp::default()
        })
    }

    /// «УТВЕРЖДАЮ», where the plan has it.
    pub(super) fn approval(&self) -> Option<PrintedStamp> {
        self.roadmap.approval.as_deref().map(|approval| self.approval_of(approval))
    }

    /// «СОГЛАСОВАНО» and «ПРИНЯТО», where the plan has them.
    pub(super) fn agreed(&self) -> Vec<PrintedStamp> {
        self.roadmap.agreed.iter().map(|agreed| self.agreed_of(agreed)).collect()
    }
}

/// What plans are called, with the dative.
const PLANS: [(&str, &str); 8] = [
    ("план", "плану"),
    ("дорожная карта", "дорожной карте"),
    ("программа", "программе"),
    ("рабочая программа", "рабочей программе"),
    ("комплекс мер", "комплексу мер"),
    ("перечень", "перечню"),
    ("график", "графику"),
    ("положение", "положению"),
];

/// Stems of the names of bodies that speak for others, whose plan it is not: they agree to it, where the organisation's own
/// bodies adopt it.
const AGREEING: [&str; 9] = [
    "профсоюз",
    "профком",
    "родител",
    "обучающ",
    "учащ",
    "ученическ",
    "студенческ",
    "попечител",
    "управляющ",
];

/// Whether a body adopts plans, as a council of teachers does: one whose name says by whom («Педагогическим советом»), or an
/// abbreviation; an authority agrees.
fn adopts(body: &str) -> bool {
    let first = body.split([' ', '\u{a0}']).next().unwrap_or_default();
    let is_short = first.chars().count() > 1 && first.chars().all(char::is_uppercase);
    let small = body.to_lowercase();
    let is_authority = by(body).split(' ').any(|word| AUTHORITIES.contains(&&*word.to_lowercase()));
    !is_authority && (is_short || by(body) != body) && !AGREEING.iter().any(|stem| small.contains(stem))
}

/// Authorities in the instrumental, as [`by`] makes it.
const AUTHORITIES: [&str; 4] = ["администрацией", "управлением", "думой", "правлением"];

/// «УТВЕРЖДЕНА»; where the gender is not known the neuter, which says "it is approved".
fn approved(gender: Option<Gender>) -> &'static str {
    match gender {
        Some(Gender::Masculine) => "УТВЕРЖДЕН",
        Some(Gender::Feminine) => "УТВЕРЖДЕНА",
        Some(Gender::Plural) => "УТВЕРЖДЕНЫ",
        Some(Gender::Neuter) | None => "УТВЕРЖДЕНО",
    }
}

impl DocumentBuilder<'_> {
    /// «к приказу управления образования …»; where the genitive of the body is neither given nor known only the kind
    /// is named.
    fn act(&self, kind: &str, before: &str, order: &Order) -> String {
        let given = order.issuer.genitive.as_deref().map(str::to_owned);
        match given.or_else(|| genitive(&order.issuer.name)) {
            Some(genitive) => format!("{before}{kind} {}", self.words(&genitive)),
            None => format!("{before}{kind}"),
        }
    }

    fn approval_of(&self, approval: &Approval) -> PrintedStamp {
        let name = approval.name.as_deref().map_or_else(String::new, |name| self.words(name));
        let mut lines = vec!["УТВЕРЖДАЮ".to_owned(), self.words(&approval.position)];
        lines.push(format!("{NO_NAME} {name}").trim_end().to_owned());
        lines.push(approval.date.map_or_else(|| NO_DATE.to_owned(), |date| ru_date_numeric(date.day)));
        if let Some(act) = &approval.act {
            let kind = kind(act.kind.as_deref());
            lines.push(format!("{} {}", uncapital(kind.name), dated(act.date, act.number.as_ref())));
        }
        PrintedStamp { lines: lines.iter().map(|line| bound(line)).collect(), ..PrintedStamp::default() }
    }

    fn agreed_of(&self, agreed: &Agreed) -> PrintedStamp {
        let adopts = agreed.body.as_deref().is_some_and(adopts);
        let title = if adopts { "ПРИНЯТО" } else { "СОГЛАСОВАНО" };
        let mut lines = vec![title.to_owned()];
        lines.extend(agreed.body.as_deref().map(|body| self.words(&by(body.trim()))));
        if let Some(protocol) = &agreed.protocol {
            lines.push(format!("(протокол {})", dated(protocol.date, protocol.number.as_ref())));
        }
        lines.extend(agreed.position.as_deref().map(|position| self.words(position)));
        if agreed.position.is_some() || agreed.name.is_some() {
            let name = agreed.name.as_deref().map_or_else(String::new, |name| self.words(name));
            lines.push(format!("{NO_NAME} {name}").trim_end().to_owned());
        }
        match agreed.date {
            Some(date) => lines.push(ru_date_numeric(date.day)),
            None if agreed.protocol.is_none() => lines.push(NO_DATE.to_owned()),
            None => {}
        }
        PrintedStamp { lines, ..PrintedStamp::default() }
    }
}
