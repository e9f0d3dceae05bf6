//! The pages of the act itself: head, preamble, clauses, signatures.

use super::acts::{NO_DATE, NO_NAME, kind_of, named, numbered};
use super::text::{bound, closed, letters, referred, title};
use super::{Clause, Executor, Maker, OrderPage, Signature, Verb};
use crate::base::{AnnexIdx, ClauseIdx, Idx};
use crate::model::{
    Act, Annex, Clause as Written, DraftedBy, InsertKind, Order, Resolves, Roadmap, Stamp, bare, filled,
};
use crate::russian::ru_date_numeric;

impl Maker<'_> {
    /// The act, where the roadmap has one.
    pub(super) fn order(&self) -> Option<OrderPage> {
        let order = self.roadmap.order.as_deref()?;
        Some(OrderPage {
            issuer: bound(&order.issuer.name),
            kind: kind_of(order).name.to_uppercase(),
            date: order.date.map_or_else(|| NO_DATE.to_owned(), |date| ru_date_numeric(date.day)),
            number: numbered(order.number.as_ref()),
            place: order.place.as_ref().map(|place| bound(place)),
            title: title(&order.title),
            preamble: order.preamble.as_ref().map(|text| referred(text, self.numbers)),
            verb: verb(order),
            clauses: self.clauses(order),
            basis: basis(order),
            signatures: signatures(order),
            agreed: self.agreed(),
            executor: order.drafted_by.as_ref().map(executor),
        })
    }

    /// The clauses with numbers and stops; the acts that are repealed come last, where no clause names them.
    fn clauses(&self, order: &Order) -> Vec<Clause> {
        let mut clauses = Vec::new();
        self.clauses_in(order, None, &mut clauses);
        let last =
            clauses.iter().rfind(|clause| clause.depth == 0).and_then(|last| bare(&last.number).parse().ok());
        let next = 1 + last.unwrap_or(0);
        clauses.extend(changes(order).into_iter().zip(next..).map(|(text, number): (String, u32)| Clause {
            depth: 0,
            number: format!("{number}."),
            text,
        }));
        clauses
    }

    fn clauses_in(&self, order: &Order, outer: Option<ClauseIdx>, clauses: &mut Vec<Clause>) {
        let last = order.clauses_in(outer).next_back().map(|(at, _)| at);
        for (at, clause) in order.clauses_in(outer) {
            let holds = order.clauses_in(Some(at)).next().is_some();
            let stop = match (holds, clause.depth) {
                (true, _) => ':',
                (false, 0) => '.',
                (false, _) if last == Some(at) => '.',
                (false, _) => ';',
            };
            let text = closed(&self.clause(clause), stop);
            let number = self.numbers.clauses[at].clone();
            clauses.push(Clause { depth: usize::from(clause.depth), number, text });
            self.clauses_in(order, Some(at), clauses);
        }
    }

    /// The text of a clause: its deadline put in, the annex named that it approves.
    fn clause(&self, clause: &Written) -> String {
        let deadline = clause.deadline.as_ref().map_or("", |deadline| deadline.text.trim());
        let mut text = filled(&clause.text, |out, kind| {
            out.push_str(if kind == InsertKind::Deadline { deadline } else { "" });
            kind == InsertKind::Deadline && !deadline.is_empty()
        })
        .into_owned();
        if let Some(mark) = clause.approves.as_ref().and_then(|id| self.annex_mark(id))
            && !text.to_lowercase().contains("приложени")
        {
            let end = text.trim_end_matches(['.', ';', ' ']).len();
            text.insert_str(end, &mark);
        }
        referred(&text, self.numbers)
    }

    /// « (приложение № 1)»; none for an annex that bears only the stamp of approval and so is no numbered one.
    fn annex_mark(&self, id: &str) -> Option<String> {
        let named = |annex: &Annex| &*annex.id == id && annex.stamp != Stamp::Approved;
        let at = self.wanted.iter().position(named)?;
        match &self.numbers.annexes[AnnexIdx::new(at)] {
            Some(number) => Some(format!(" (приложение № {number})")),
            None => Some(" (приложение)".to_owned()),
        }
    }
}

/// The verb by which the act resolves, where it has one. In small letters it ends the preamble, its letters spaced; otherwise it stands
/// alone.
fn verb(order: &Order) -> Option<Verb> {
    let word = match &order.resolves {
        Resolves::Nothing => return None,
        Resolves::ByKind => kind_of(order).verb?,
        Resolves::Word(word) => word.trim().trim_end_matches(':'),
    };
    let capitals = word.chars().all(|sign| !sign.is_lowercase());
    let small = word.chars().all(|sign| !sign.is_uppercase());
    let text = format!("{word}:");
    Some(Verb {
        letters: if capitals { text.clone() } else { letters(&text) },
        spaced: !capitals,
        own_line: !small || order.preamble.is_none(),
        text,
    })
}

/// Whether a text names the act, by its number or else by its title.
fn names(text: &str, act: &Act) -> bool {
    text.contains(act.number.as_ref().map_or(&*act.title, |number| &***number))
}

/// «Основание: …», for the acts that the preamble does not name.
fn basis(order: &Order) -> Option<String> {
    // A preamble tells acts without a number in its own words.
    let told = |act: &Act| {
        order.preamble.as_ref().is_some_and(|preamble| act.number.is_none() || names(preamble, act))
    };
    let acts: Vec<String> = order.basis.iter().filter(|act| !told(act)).map(named).collect();
    (!acts.is_empty()).then(|| format!("Основание: {}.", acts.join("; ")))
}

/// The clauses that say which acts are changed and repealed, for those that no clause names.
fn changes(order: &Order) -> Vec<String> {
    let texts: Vec<&str> = order.clauses.iter().map(|clause| &*clause.text).collect();
    let unnamed = |acts: &[Act]| -> Vec<String> {
        acts.iter().filter(|act| !texts.iter().any(|text| names(text, act))).map(named).collect()
    };
    let mut clauses = Vec::new();
    let amended = unnamed(&order.amends);
    if !amended.is_empty() {
        clauses.push(format!("Внести изменения в {}.", amended.join("; ")));
    }
    let repealed = unnamed(&order.repeals);
    match repealed.as_slice() {
        [] => {}
        [one] => clauses.push(format!("Признать утратившим силу {one}.")),
        many => clauses.push(format!("Признать утратившими силу: {}.", many.join("; "))),
    }
    clauses
}

fn signatures(order: &Order) -> Vec<Signature> {
    order.signatories.iter().map(|who| signature(&who.position, who.name.as_deref())).collect()
}

/// A line to sign, with a blank where the name is not given.
fn signature(position: &str, name: Option<&str>) -> Signature {
    Signature { position: bound(position), name: name.map_or_else(|| NO_NAME.to_owned(), bound) }
}

/// Who signs for an organisation: those who sign its order, or who approves its plan.
pub fn signers(roadmap: &Roadmap) -> Vec<Signature> {
    match (&roadmap.order, &roadmap.approval) {
        (Some(order), _) => signatures(order),
        (None, Some(approval)) => vec![signature(&approval.position, approval.name.as_deref())],
        (None, None) => vec![signature("Руководитель", None)],
    }
}

fn executor(drafted: &DraftedBy) -> Executor {
    let lines = [&drafted.name, &drafted.position, &drafted.phone];
    Executor { lines: lines.into_iter().flatten().map(|line| bound(line)).collect() }
}
