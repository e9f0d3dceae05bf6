//! The cause of a refusal that says no more than that something was not expected.

use super::fault::{ReadFault, mended};
use super::grammar::WordingTable;
use super::reader::Parser;
use super::rows::RowBuilder;
use super::russian::forms::EDGE_CASES;
use super::vocabulary::{Class, MONTH};
use crate::base::Span;
use crate::deadline::unread::{NoTime, Unread};

/// How many words before the one at fault what it is a part of may begin.
const BEFORE: usize = 4;

/// The fault as what its words tell in place of a time, where the grammar knows that.
pub(super) fn told(reader: &mut Parser, fault: Box<ReadFault>) -> Box<ReadFault> {
    let vague = matches!(
        fault.reason,
        Unread::Unexpected(_)
            | Unread::ForeignWord(_)
            | Unread::NoEnd
            | Unread::NoSuch(..)
            | Unread::VagueEdge
            | Unread::NotADay(_)
            | Unread::NotBefore
    );
    if !vague || fault.mend.is_some() {
        return fault;
    }
    let at = reader.lexemes().partition_point(|lexeme| lexeme.span.end <= fault.span.start);
    let reason = |reader: &Parser, span: Span, kind| Unread::NoTime(kind, reader.slice(span).to_owned());
    if is_blank(reader, at) {
        return Box::new(ReadFault { reason: reason(reader, fault.span, NoTime::Blank), ..*fault });
    }
    if let Some(case) = wrong_case(reader, at) {
        return case;
    }
    // «20 мая 204 года»
    let odd =
        reader.is(at, Class::Other.bit()) && reader.is(at + 1, Class::Year.bit() | Class::YearShort.bit());
    if odd && at > 0 && reader.is(at - 1, MONTH) {
        let reason = Unread::BadYear(reader.slice(fault.span).to_owned());
        return Box::new(ReadFault { reason, ..*fault });
    }
    let counted = Class::Roman.bit() | Class::Ordinal.bit() | Class::Small.bit();
    for first in at.saturating_sub(BEFORE)..=at {
        match reader.node(WordingTable::NoTime, first) {
            // «IV (третий) квартал» has told which.
            Some((RowBuilder::NoTime(NoTime::Which), _)) if (0..at).any(|at| reader.is(at, counted)) => {}
            // «53-я неделя» counts none.
            Some((RowBuilder::NoTime(NoTime::Lasting), _))
                if matches!(fault.reason, Unread::NoSuch(..)) && first == at => {}
            // «1 мяа», «5 March» may be a day.
            Some((RowBuilder::NoTime(NoTime::Amount), node)) if is_of_no_kind(reader, node.end - 1) => {}
            Some((RowBuilder::NoTime(kind), node)) if node.end > at => {
                let span = reader.of(&node);
                return Box::new(ReadFault { span, reason: reason(reader, span, kind), mend: None });
            }
            _ => {}
        }
    }
    fault
}

/// Whether a word does not tell that it is none of time: too short, or of another language.
fn is_of_no_kind(reader: &Parser, at: usize) -> bool {
    let word = reader.lexeme(at).map_or("", |lexeme| reader.slice(lexeme.span));
    reader.is(at, Class::Unknown.bit()) && (word.is_ascii() || word.chars().count() < 4)
}

/// «до __ мая», «20 мая 20__ года»: a place that nobody has filled in.
fn is_blank(reader: &Parser, at: usize) -> bool {
    let empty =
        |at: usize| reader.lexeme(at).is_some_and(|lexeme| reader.slice(lexeme.span).starts_with('_'));
    empty(at) || empty(at + 1) && reader.lexeme(at + 1).is_some_and(|next| !next.blank)
}

/// «до конец года», «к конца мая»: an edge in a case that its preposition never asks for.
fn wrong_case(reader: &Parser, at: usize) -> Option<Box<ReadFault>> {
    let edge = reader.is(at, Class::Begin.bit() | Class::End.bit());
    let before = at.checked_sub(1).filter(|_| edge)?;
    let (_, forms) = EDGE_CASES.iter().find(|(preposition, _)| reader.is(before, preposition.bit()))?;
    let written = reader.written(at);
    let right = forms.iter().find(|form| form.chars().take(3).eq(written.chars().take(3)))?;
    let span = reader.lexeme(at).map(|lexeme| lexeme.span)?;
    let case = || Unread::WrongCase(reader.slice(span).to_owned(), (*right).to_owned());
    (*right != written).then(|| mended::<()>(span, case(), *right).err())?
}
