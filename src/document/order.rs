//! The pages of the act itself: head, preamble, clauses, signatures.

use std::borrow::Cow;

use super::acts::{NO_DATE, NO_NAME, editions, kind_of, named, numbered};
use super::fonts::UPRIGHT;
use super::naming;
use super::rich::AnnexMark;
use super::stops::{closed, is_shortened, without_label};
use super::text::{TIED, letters, title};
use super::{AcquaintanceSheet, DocumentBuilder, Executor, OrderPage, PrintedClause, Signature, Verb};
use crate::base::{AnnexIdx, ClauseIdx, Idx};
use crate::model::{
    Acquainted as Asked, Clause as Written, ClauseNumbers, DraftedBy, InsertKind, Order, Resolves, Signatory,
    bare, filled,
};
use crate::russian::letters::{capital, uncapital};
use crate::russian::ru_date_numeric;

/// The size of the letters of a signature, in points.
const SIGNED: f64 = 14.0;
/// What stands where a clause has the mark of its annex put in.
const ANNEX: &str = "{annex}";
/// How words begin by which a clause names its annex itself.
const NAMED: [&str; 2] = ["приложени", "прилага"];

impl DocumentBuilder<'_> {
    /// The act, where the roadmap has one.
    pub(super) fn order(&self) -> Option<OrderPage> {
        let order = self.roadmap.order.as_deref()?;
        Some(OrderPage {
            issuer: self.words(&order.issuer.name),
            kind: kind_of(order).name.to_uppercase(),
            date: order.date.map_or_else(|| NO_DATE.to_owned(), |date| ru_date_numeric(date.day)),
            number: numbered(order.number.as_ref()),
            place: order.place.as_ref().map(|place| self.words(place.trim_end_matches([',', ';', ' ']))),
            title: title(&self.words(&without_kind(order))),
            editions: editions(order),
            preamble: order.preamble.as_ref().map(|text| self.runs(&preamble(text, order))),
            verb: verb(order),
            clauses: self.clauses(order),
            basis: self.basis(order),
            signatures: self.signatures(order),
            agreed: self.agreed(),
            executor: order.drafted_by.as_ref().map(|drafted| self.executor(drafted)),
            acquainted: self.acquainted(order),
            copies: self.copies(order),
        })
    }

    /// The clauses with numbers and stops.
    fn clauses(&self, order: &Order) -> Vec<PrintedClause> {
        let mut clauses = Vec::new();
        self.clauses_in(order, None, true, &mut clauses);
        clauses
    }

    /// The clauses in one; `ends` is whether a sentence ends where the last of them does.
    fn clauses_in(
        &self,
        order: &Order,
        outer: Option<ClauseIdx>,
        ends: bool,
        clauses: &mut Vec<PrintedClause>,
    ) {
        let last = order.clauses_in(outer).next_back().map(|(at, _)| at);
        for (at, clause) in order.clauses_in(outer) {
            let ends = ends && (outer.is_none() || last == Some(at));
            let holds = order.clauses_in(Some(at)).next().is_some();
            let sentence =
                order.clause_numbers == ClauseNumbers::Decimal && clause.text.starts_with(char::is_uppercase);
            // A list within a sentence is parted by semicolons.
            let stop = match (holds, outer) {
                (true, _) => ':',
                (false, None) => '.',
                (false, Some(_)) if ends || sentence => '.',
                (false, Some(_)) => ';',
            };
            let mark = self.annex_mark(clause);
            clauses.push(PrintedClause {
                depth: usize::from(clause.depth),
                number: self.numbers.clauses[at].clone(),
                runs: self.runs_of_clause(&closed(&clause_text(clause, mark.is_some()), stop), mark),
                anchor: clause.id.as_ref().and_then(|id| self.anchors.own('c', id)),
                list: None,
            });
            self.clauses_in(order, Some(at), ends, clauses);
        }
    }

    /// The text of a clause as it is printed, without a stop.
    pub(super) fn clause(&self, clause: &Written) -> String {
        let mark = self.annex_mark(clause);
        self.words_of_clause(&clause_text(clause, mark.is_some()), mark)
    }

    /// The annex that a clause approves, by which it is marked; none for one that bears only the stamp of approval and so is
    /// no numbered one.
    fn annex_mark(&self, clause: &Written) -> Option<AnnexMark<'_>> {
        let at = *self.named.get(&**clause.approves.as_ref()?)?;
        let number = self.numbers.annexes[AnnexIdx::new(at)].as_deref().map(bare);
        Some(AnnexMark { id: &self.wanted.get(at)?.id, number })
    }

    /// «Основание: …», for the acts that the preamble does not name.
    fn basis(&self, order: &Order) -> Option<String> {
        let acts: Vec<String> = naming::untold(order).map(|act| self.words(&named(act))).collect();
        (!acts.is_empty()).then(|| closed(&format!("Основание: {}", acts.join("; ")), '.'))
    }

    pub(super) fn signatures(&self, order: &Order) -> Vec<Signature> {
        let one = |who: &Signatory| self.signature(&who.position, who.name.as_deref());
        order.signatories.iter().map(one).collect()
    }

    /// A line to sign, with a blank where the name is not given.
    fn signature(&self, position: &str, name: Option<&str>) -> Signature {
        let name = name.map_or_else(|| NO_NAME.to_owned(), |name| self.words(name));
        let name = name.replace('-', &TIED.to_string());
        let room = UPRIGHT.of_text(&name, SIGNED).ceil() as u32 + 1;
        Signature { position: self.words(position), name, room }
    }

    /// Who signs for an organisation: those who sign its order, or who approves its plan.
    pub(super) fn signers(&self) -> Vec<Signature> {
        match (&self.roadmap.order, &self.roadmap.approval) {
            (Some(order), _) => self.signatures(order),
            (None, Some(approval)) => vec![self.signature(&approval.position, approval.name.as_deref())],
            (None, None) => vec![self.signature("Руководитель", None)],
        }
    }

    fn executor(&self, drafted: &DraftedBy) -> Executor {
        let lines = [&drafted.name, &drafted.position, &drafted.phone];
        Executor { lines: lines.into_iter().flatten().map(|line| self.words(line)).collect() }
    }

    /// «С приказом ознакомлены»: who, or so many blank lines.
    fn acquainted(&self, order: &Order) -> Option<AcquaintanceSheet> {
        let lines = match &order.acquainted {
            Asked::Named(who) => {
                let label = format!("с {} ознакомлен", kind_of(order).instrumental);
                let labels = [format!("{label}ы"), format!("{label}а"), label];
                let labels = labels.each_ref().map(String::as_str);
                who.iter().map(|who| self.words(without_label(who, &labels))).collect()
            }
            Asked::Blank(count) => vec![String::new(); *count],
        };
        let title = format!("С {} ознакомлены:", kind_of(order).instrumental);
        (!lines.is_empty()).then_some(AcquaintanceSheet { title, lines })
    }

    /// «Рассылка: …».
    fn copies(&self, order: &Order) -> Option<String> {
        let to: Vec<String> =
            order.copies_to.iter().map(|who| self.words(without_label(who, &["рассылка:"]))).collect();
        (!to.is_empty()).then(|| closed(&format!("Рассылка: {}", to.join(", ")), '.'))
    }
}

/// The text of a clause with its deadline put in, and a place for the mark of its annex where it has one and does not name it.
fn clause_text(clause: &Written, is_marked: bool) -> String {
    let deadline = clause.deadline.as_ref().map(|deadline| deadline.text.trim());
    let text = filled(clause.text.trim_end(), |out, kind| {
        let Some(words) = deadline.filter(|_| kind == InsertKind::Deadline) else { return false };
        // Within a sentence the wording begins small, and where it begins the clause, with a capital.
        match (out.trim().is_empty(), clause.depth) {
            (false, _) => out.push_str(&uncapital(words)),
            (true, 0) => out.push_str(&capital(words)),
            (true, _) => out.push_str(words),
        }
        true
    });
    let mut text = text.into_owned();
    // «2024 г.» put in before a stop brings its own.
    if text.ends_with("..") && !text.ends_with("...") {
        text.pop();
    }
    let lower = clause.text.to_lowercase();
    if is_marked && !clause.text.contains(ANNEX) && !NAMED.iter().any(|named| lower.contains(named)) {
        let end = text.trim_end_matches(['.', ',', ';', ':', ' ']).len();
        text.insert_str(end, &format!(" {ANNEX}"));
    }
    text
}

/// The verb by which the act resolves, where it has one. In small letters it ends the preamble, its letters spaced;
/// otherwise it stands alone.
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

/// What the act is about, without its kind, which stands over it: «Приказ об утверждении плана».
fn without_kind(order: &Order) -> Cow<'_, str> {
    let about = without_label(&order.title, &[&kind_of(order).name.to_lowercase()]);
    let is_about = ["о ", "об ", "обо "].iter().any(|start| about.to_lowercase().starts_with(start));
    if is_about { Cow::Owned(capital(about)) } else { Cow::Borrowed(&order.title) }
}

/// The prose before the clauses; where no verb ends it, a colon does. Before a verb that goes on in its line no stop stands,
/// and no comma but one that closes what another opened.
fn preamble<'t>(text: &'t str, order: &Order) -> Cow<'t, str> {
    let text = without_verb(text, order);
    if verb(order).is_some() {
        let open = text.trim_end().trim_end_matches([';', ':', ' ']);
        let open = if is_shortened(open) { open } else { open.trim_end_matches('.') };
        let inner = open.trim_end_matches([',', ' ']);
        return Cow::Borrowed(if inner.contains(',') { open } else { inner });
    }
    let open = text.trim_end().ends_with(|sign: char| sign.is_alphanumeric() || matches!(sign, '»' | ')'));
    if open && !order.clauses.is_empty() {
        return Cow::Owned(format!("{}:", text.trim_end()));
    }
    Cow::Borrowed(text)
}

/// A preamble without the verb that its author has typed at its end, for the print puts it there.
fn without_verb<'t>(preamble: &'t str, order: &Order) -> &'t str {
    let Some(verb) = verb(order) else { return preamble };
    let word = verb.text.trim_end_matches(':').to_lowercase();
    let typed = preamble.trim_end().trim_end_matches(':').trim_end();
    let small = typed.to_lowercase();
    let before = [word.clone(), letters(&word)]
        .iter()
        .find_map(|word| small.strip_suffix(word.as_str()).map(str::len));
    match before.and_then(|length| typed.get(..length)) {
        Some(rest) if rest.ends_with([' ', '\u{a0}', ',']) => rest.trim_end(),
        _ => preamble,
    }
}
