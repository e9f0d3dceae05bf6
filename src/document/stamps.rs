//! Stamps: the mark of an annex, «УТВЕРЖДЕНА приказом …», «УТВЕРЖДАЮ», «СОГЛАСОВАНО» (GOST R 7.0.97-2016, 5.16 to
//! 5.20).

use super::acts::{NO_DATE, NO_NAME, dated, kind, kind_of};
use super::text::bound;
use super::{Maker, Stamp};
use crate::model::{Agreed, Annex, Approval, Gender, Order, Stamp as Asked};
use crate::russian::cases::by;
use crate::russian::letters::uncapital;
use crate::russian::ru_date_numeric;

/// Nouns that name what is approved, by gender; what is longest stands for itself.
const NOUNS: [(&str, Gender); 22] = [
    ("план", Gender::Masculine),
    ("перечень", Gender::Masculine),
    ("список", Gender::Masculine),
    ("состав", Gender::Masculine),
    ("порядок", Gender::Masculine),
    ("регламент", Gender::Masculine),
    ("график", Gender::Masculine),
    ("реестр", Gender::Masculine),
    ("комплекс", Gender::Masculine),
    ("карта", Gender::Feminine),
    ("программа", Gender::Feminine),
    ("форма", Gender::Feminine),
    ("база", Gender::Feminine),
    ("модель", Gender::Feminine),
    ("положение", Gender::Neuter),
    ("показатели", Gender::Plural),
    ("результаты", Gender::Plural),
    ("формы", Gender::Plural),
    ("правила", Gender::Plural),
    ("мероприятия", Gender::Plural),
    ("рекомендации", Gender::Plural),
    ("сроки", Gender::Plural),
];

impl Maker<'_> {
    /// The mark of an annex of the order.
    pub(super) fn mark(&self, annex: &Annex, number: Option<&str>) -> Option<Stamp> {
        let order = self.roadmap.order.as_deref()?;
        let kind = kind_of(order);
        let mut lines = Vec::new();
        if annex.stamp != Asked::Approved {
            lines.push(match number {
                Some(number) => format!("Приложение №\u{a0}{number}"),
                None => "Приложение".to_owned(),
            });
        }
        if annex.stamp == Asked::Annex {
            lines.push(act(kind.dative, "к ", order));
        } else {
            lines.push(approved(annex.gender.or_else(|| gender(&annex.title))).to_owned());
            lines.push(act(kind.instrumental, "", order));
        }
        lines.push(dated(order.date, order.number.as_ref()));
        Some(Stamp { lines })
    }

    /// «УТВЕРЖДАЮ», where the plan has it.
    pub(super) fn approval(&self) -> Option<Stamp> {
        self.roadmap.approval.as_deref().map(approval)
    }

    /// «СОГЛАСОВАНО» and «ПРИНЯТО», where the plan has them.
    pub(super) fn agreed(&self) -> Vec<Stamp> {
        self.roadmap.agreed.iter().map(agreed).collect()
    }
}

/// «к приказу управления образования …»; without the genitive of the body only the kind is named.
fn act(kind: &str, before: &str, order: &Order) -> String {
    match &order.issuer.genitive {
        Some(genitive) => format!("{before}{kind} {}", bound(genitive)),
        None => format!("{before}{kind}"),
    }
}

/// «УТВЕРЖДЕНА»; where the gender is not known the neuter, which says "it is approved".
fn approved(gender: Option<Gender>) -> &'static str {
    match gender {
        Some(Gender::Masculine) => "УТВЕРЖДЕН",
        Some(Gender::Feminine) => "УТВЕРЖДЕНА",
        Some(Gender::Plural) => "УТВЕРЖДЕНЫ",
        Some(Gender::Neuter) | None => "УТВЕРЖДЕНО",
    }
}

/// The gender of what a title names: that of its first noun that is known here.
fn gender(title: &str) -> Option<Gender> {
    let words = title.split(|sign: char| !sign.is_alphabetic()).filter(|word| !word.is_empty());
    words.take(4).find_map(|word| {
        let word = word.to_lowercase();
        NOUNS.iter().find(|(noun, _)| *noun == word).map(|(_, gender)| *gender)
    })
}

fn approval(approval: &Approval) -> Stamp {
    let name = approval.name.as_deref().map_or_else(String::new, bound);
    let mut lines = vec!["УТВЕРЖДАЮ".to_owned(), bound(&approval.position)];
    lines.push(format!("{NO_NAME} {name}").trim_end().to_owned());
    lines.push(approval.date.map_or_else(|| NO_DATE.to_owned(), |date| ru_date_numeric(date.day)));
    if let Some(act) = &approval.act {
        let kind = kind(act.kind.as_deref());
        lines.push(format!("{} {}", uncapital(kind.name), dated(act.date, act.number.as_ref())));
    }
    Stamp { lines: lines.iter().map(|line| bound(line)).collect() }
}

fn agreed(agreed: &Agreed) -> Stamp {
    let title = if agreed.body.is_some() { "ПРИНЯТО" } else { "СОГЛАСОВАНО" };
    let mut lines = vec![title.to_owned()];
    lines.extend(agreed.body.as_deref().map(|body| bound(&by(body.trim()))));
    if let Some(protocol) = &agreed.protocol {
        lines.push(format!("(протокол {})", dated(protocol.date, protocol.number.as_ref())));
    }
    lines.extend(agreed.position.as_deref().map(bound));
    if agreed.position.is_some() || agreed.name.is_some() {
        let name = agreed.name.as_deref().map_or_else(String::new, bound);
        lines.push(format!("{NO_NAME} {name}").trim_end().to_owned());
    }
    match agreed.date {
        Some(date) => lines.push(ru_date_numeric(date.day)),
        None if agreed.protocol.is_none() => lines.push(NO_DATE.to_owned()),
        None => {}
    }
    Stamp { lines }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_approved_gives_the_gender() {
        let cases = [
            ("План мероприятий (дорожная карта)", "УТВЕРЖДЕН"),
            ("Дорожная карта реализации", "УТВЕРЖДЕНА"),
            ("Планируемые результаты (показатели эффективности)", "УТВЕРЖДЕНЫ"),
            ("Положение о наставничестве", "УТВЕРЖДЕНО"),
            ("Нечто неназванное", "УТВЕРЖДЕНО"),
        ];
        for (title, right) in cases {
            assert_eq!(approved(gender(title)), right, "{title}");
        }
    }
}
