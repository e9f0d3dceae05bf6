//! `conflict/clause`: a clause and the measure that is the same duty name different times.

use crate::base::{Anchor, Entry, EntryKind, Idx, Lang, NodeIdx, Part};
use crate::graph::{Conflict, Disagreement, MissedOccurrence, NodeKind, Violation, date as day};
use crate::rules::prelude::*;
use crate::rules::row::{GraphRow, days as count, when};
use crate::rules::words::{DueMoment, MissedDeadline, date, days, entry, listed, times};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "conflict/clause",
    severity: Severity::Error,
    page: include_str!("clause.md"),
    check: Check::Roadmap(check),
    decode: decode::<Differs>,
};

/// How a measure contradicts the clauses that it is; where there are several, the first is told and all are shown.
#[derive(Debug, Serialize, Deserialize)]
struct Differs {
    how: ConflictKind,
    row: Anchor,
    own: DueMoment,
    /// When each of the clauses is due.
    clauses: Vec<DueMoment>,
}

#[derive(Debug, Serialize, Deserialize)]
enum ConflictKind {
    /// The measure is due on another day than the clause.
    Day { days: u64, later: bool },
    /// The measure is due after these times of the clause.
    Late(Vec<MissedDeadline>),
    /// Nothing is planned for these times of the clause.
    Missing(Vec<MissedDeadline>),
    /// The measure is finished before these times of the clause begin.
    Early(Vec<MissedDeadline>),
    /// The last of several measures is due on another day than the clause.
    Last { days: u64, later: bool },
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let own = view.own(&view.context.graph.disagreements, |one| one.measure);
    let by_measure = own.chunk_by(|one, other| one.measure == other.measure);
    findings.extend(by_measure.filter_map(|of_measure| found(view.context, of_measure)));
}

fn found(context: &Context<'_>, disagreements: &[Disagreement]) -> Option<Finding> {
    let first = disagreements.first()?;
    let row = GraphRow::of(context, first.measure)?;
    let own = match &first.conflict {
        Conflict::Differs(_, own) | Conflict::LastDiffers(_, own) => DueMoment::By(day(*own)),
        Conflict::Violations(misses) => {
            misses.first().and_then(|miss| miss.lower).map_or(DueMoment::Unsaid, |occ| when(&occ))
        }
    };
    let shown = disagreements.iter().filter_map(|one| Some((clause(context, one.clause)?, asked(one))));
    let (anchors, clauses): (Vec<Anchor>, Vec<DueMoment>) = shown.unzip();
    let args = Differs { how: how(&first.conflict)?, row: row.anchor(Part::Deadline), own, clauses };
    Some(context.about(&RULE, &row, row.place(), args).with_anchors(anchors))
}

fn how(conflict: &Conflict) -> Option<ConflictKind> {
    let all = |misses: &[MissedOccurrence], lapse| {
        let of = misses.iter().filter(|miss| miss.lapse == lapse);
        of.map(|miss| MissedDeadline { days: count(miss.days), asked: day(miss.upper.due) }).collect()
    };
    Some(match conflict {
        Conflict::Violations(misses) => match misses.first()?.lapse {
            lapse @ Violation::Late => ConflictKind::Late(all(misses, lapse)),
            lapse @ Violation::Missing => ConflictKind::Missing(all(misses, lapse)),
            lapse @ Violation::Early => ConflictKind::Early(all(misses, lapse)),
        },
        Conflict::Differs(clause, own) => {
            ConflictKind::Day { days: count(own - clause), later: own > clause }
        }
        Conflict::LastDiffers(clause, own) => {
            ConflictKind::Last { days: count(own - clause), later: own > clause }
        }
    })
}

/// Where the clause of a node says when it is due.
fn clause(context: &Context<'_>, node: NodeIdx) -> Option<Anchor> {
    let (roadmap, clause) = context.graph.clause(context.workspace, node)?;
    let NodeKind::Clause(_, place) = context.graph.links.kind(node) else { return None };
    let at = place.at() as u32;
    let id = clause.id.as_deref().unwrap_or_default().into();
    let entry = Entry { kind: EntryKind::Clause, id, at };
    Some(Anchor { file: roadmap.file, entry, part: Part::Deadline })
}

/// When the clause is due.
fn asked(disagreement: &Disagreement) -> DueMoment {
    match &disagreement.conflict {
        Conflict::Differs(asked, _) | Conflict::LastDiffers(asked, _) => DueMoment::By(day(*asked)),
        Conflict::Violations(misses) => misses.first().map_or(DueMoment::Unsaid, |miss| when(&miss.upper)),
    }
}

impl ConflictKind {
    /// By how many days it differs at most.
    fn days(&self) -> u64 {
        match *self {
            ConflictKind::Day { days, .. } | ConflictKind::Last { days, .. } => days,
            _ => self.misses().iter().map(|miss| miss.days).max().unwrap_or(0),
        }
    }

    /// The times of the clause that are not kept.
    fn misses(&self) -> &[MissedDeadline] {
        match self {
            ConflictKind::Late(misses) | ConflictKind::Missing(misses) | ConflictKind::Early(misses) => {
                misses
            }
            ConflictKind::Day { .. } | ConflictKind::Last { .. } => &[],
        }
    }

    /// The days by which the clause asks for them.
    fn asked(&self, lang: Lang) -> String {
        listed(&self.misses().iter().map(|miss| date(miss.asked, lang)).collect::<Vec<_>>(), lang)
    }
}

impl Words for Differs {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let days = days(self.how.days(), tell.lang);
        match self.how {
            ConflictKind::Day { later, .. } => {
                let way = later_or_earlier(later, tell);
                say!(
                    tell.lang,
                    "пункт приказа и дорожная карта называют разные сроки: в карте на {days} {way}",
                    "the clause and the roadmap name different days: the roadmap {days} {way}"
                )
            }
            ConflictKind::Late(ref misses) if misses.len() > 1 => {
                let times = times(misses, tell.lang);
                say!(
                    tell.lang,
                    "в дорожной карте позже, чем требует пункт приказа: {times}",
                    "the roadmap is later than the clause asks: {times}"
                )
            }
            ConflictKind::Late(_) => {
                let asked = self.how.asked(tell.lang);
                say!(
                    tell.lang,
                    "в дорожной карте на {days} позже, чем пункт приказа требует к {asked}",
                    "the roadmap is {days} later than the clause asks by {asked}"
                )
            }
            ConflictKind::Missing(_) => {
                let asked = self.how.asked(tell.lang);
                say!(
                    tell.lang,
                    "пункт приказа требует этого к {asked}, в дорожной карте такого срока нет",
                    "the clause asks for this by {asked}, the roadmap has no such time"
                )
            }
            ConflictKind::Early(ref misses) if misses.len() > 1 => {
                let times = times(misses, tell.lang);
                say!(
                    tell.lang,
                    "в дорожной карте раньше, чем начинается срок пункта приказа: {times}",
                    "the roadmap finishes before the time of the clause begins: {times}"
                )
            }
            ConflictKind::Early(_) => say!(
                tell.lang,
                "в дорожной карте на {days} раньше, чем начинается срок пункта приказа",
                "the roadmap finishes {days} before the time of the clause begins"
            ),
            ConflictKind::Last { later, .. } => {
                let way =
                    tell.lang.pick(later_or_earlier(later, tell), if later { "after" } else { "before" });
                say!(
                    tell.lang,
                    "последнее из мероприятий этого пункта приказа заканчивается на {days} {way} его срока",
                    "the last measure of this clause is due {days} {way} the clause is"
                )
            }
        }
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(say!(
            tell.lang,
            "назвать в пункте приказа и в дорожной карте один срок",
            "name the same time in the clause and in the roadmap"
        ))
    }

    fn label(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(entry(&tell.label(&self.row), EntryKind::Row, self.own, tell.lang))
    }

    fn related(&self, at: usize, tell: &MessageContext<'_>) -> String {
        let when = self.clauses.get(at).copied().unwrap_or(DueMoment::Unsaid);
        entry(&tell.related(at), EntryKind::Clause, when, tell.lang)
    }

    fn data(&self) -> Data {
        let days = |days: u64| Some(days).filter(|days| *days > 0);
        let data = Data::default().with_some("days", days(self.how.days()));
        let each = self.how.misses().iter();
        let each =
            each.map(|miss| Data::of("due", miss.asked.to_string()).with_some("days", days(miss.days)));
        match self.how.misses() {
            [] | [_] => data,
            _ => data.with_each("occurrences", each),
        }
    }
}

fn later_or_earlier(later: bool, tell: &MessageContext<'_>) -> &'static str {
    match later {
        true => tell.lang.pick("позже", "later"),
        false => tell.lang.pick("раньше", "earlier"),
    }
}
