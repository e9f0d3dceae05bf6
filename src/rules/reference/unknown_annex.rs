//! `reference/unknown-annex`: a clause approves an annex that is not there.

use std::cell::LazyCell;

use foldhash::HashSet;

use super::mentions::says_approve;
use super::texts::annexes;
use super::unknown_measure::has_lost_ids;
use super::{NameIndex, Replacement};
use crate::model::{Annex, Roadmap, is_id};
use crate::rules::prelude::*;
use crate::rules::texts::TextQuestion;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "reference/unknown-annex",
    severity: Severity::Error,
    page: include_str!("unknown_annex.md"),
    check: Check::Roadmap(check),
    decode: decode::<UnknownAnnex>,
};

/// The annex that is not there.
#[derive(Debug, Serialize, Deserialize)]
enum UnknownAnnex {
    /// The id that none has, and what may be meant.
    Id(String, Replacement),
    /// A bare «(приложение)», where other clauses approve all there are.
    Bare,
    /// «целевых показателей», where there are none.
    Indicators,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let roadmap = view.roadmap;
    if roadmap.partial || view.is_unread("annexes") {
        return;
    }
    unknown(view, findings);
    let nothing_left = LazyCell::new(|| are_all_approved(roadmap));
    let has_targets = LazyCell::new(|| has_targets(roadmap));
    let approving = roadmap.clauses().filter(|clause| says_approve(&clause.text));
    for clause in approving.filter(|clause| view.is_whole(clause.span)) {
        let text = &*clause.text.value;
        let names_targets = || view.facts(text).says(TextQuestion::NamesTargets, names_targets);
        let args = if names_targets() && !*has_targets {
            UnknownAnnex::Indicators
        } else if clause.approves.is_none() && says_annexed(text) && *nothing_left {
            UnknownAnnex::Bare
        } else {
            continue;
        };
        findings.push(view.finding(&RULE, clause.text.span, clause.id.as_deref(), args));
    }
}

/// The ids under `approves` that no annex has.
fn unknown(view: &View<'_>, findings: &mut Vec<Finding>) {
    let all = annexes(view.roadmap);
    let known: HashSet<&str> = all.iter().copied().collect();
    // What is not even of the form of an id is told as such.
    let is_unsure = has_lost_ids(view.roadmap.annexes.iter().flatten().map(|annex| &*annex.id.value));
    let names = LazyCell::new(|| NameIndex::new(all));
    let approved = view.roadmap.clauses().filter_map(|clause| Some((clause, clause.approves.as_ref()?)));
    for (clause, id) in approved.filter(|(_, id)| !is_unsure && is_id(id) && !known.contains(&***id)) {
        let instead = Replacement::of(id, &names);
        let meant = instead.fix(id.span);
        let args = UnknownAnnex::Id(id.to_string(), instead);
        findings.push(view.finding(&RULE, id.span, clause.id.as_deref(), args).with_fix(meant));
    }
}

fn names_targets(text: &str) -> bool {
    let small = text.to_lowercase();
    small.contains("целевых показателей") || small.contains("целевые показатели")
}

/// Whether there is a table of target indicators, or an annex that is called so.
fn has_targets(roadmap: &Roadmap) -> bool {
    let is_titled = |annex: &Annex| annex.title.to_lowercase().contains("показател");
    !roadmap.indicators.is_empty() || roadmap.annex_list().iter().any(is_titled)
}

/// Whether a text speaks of an annex and does not name it.
fn says_annexed(text: &str) -> bool {
    let small = text.to_lowercase();
    small.contains("(приложение)") || small.contains("(прилагается)")
}

/// Whether clauses approve all annexes; one that none approves may be the one that is meant.
fn are_all_approved(roadmap: &Roadmap) -> bool {
    let approved: HashSet<&str> = roadmap.clauses().filter_map(|clause| clause.approves.as_deref()).collect();
    roadmap.annex_list().iter().all(|annex| approved.contains(&*annex.id))
}

impl Words for UnknownAnnex {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        match self {
            UnknownAnnex::Id(id, _) => say!(tell.lang, "нет приложения «{id}»", "there is no annex `{id}`"),
            UnknownAnnex::Bare => say!(
                tell.lang,
                "пункт утверждает приложение, а такого нет: все приложения утверждены другими пунктами",
                "the clause approves an annex that is not there: other clauses approve all there are"
            ),
            UnknownAnnex::Indicators => say!(
                tell.lang,
                "пункт утверждает целевые показатели, а показателей нет",
                "the clause approves target indicators, and there are none"
            ),
        }
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        match self {
            UnknownAnnex::Id(_, instead) => Some(instead.told(tell)),
            _ => Some(say!(
                tell.lang,
                "добавить приложение и назвать его в «approves» или убрать слова о нём",
                "add the annex and name it under `approves`, or take out the words about it"
            )),
        }
    }

    fn data(&self) -> Data {
        match self {
            UnknownAnnex::Id(id, _) => Data::of("reference", &**id),
            _ => Data::default(),
        }
    }
}
