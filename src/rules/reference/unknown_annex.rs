//! `reference/unknown-annex`: a clause approves an annex that is not there.

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
    let known = annexes(view.roadmap);
    let unread = view.roadmap.partial || view.is_unread("annexes");
    let approved = view.roadmap.clauses().filter_map(|clause| Some((clause, clause.approves.as_ref()?)));
    // What is not even of the form of an id is told as such.
    let is_unsure = has_lost_ids(view.roadmap.annexes.iter().flatten().map(|annex| &*annex.id.value));
    for (clause, id) in
        approved.filter(|(_, id)| !unread && !is_unsure && is_id(id) && !known.contains(&&***id))
    {
        let instead = Replacement::of(id, &NameIndex::new(known.clone()));
        let meant = instead.fix(id.span);
        let args = UnknownAnnex::Id(id.to_string(), instead);
        findings.push(view.finding(&RULE, id.span, clause.id.as_deref(), args).with_fix(meant));
    }
    let approving = view.roadmap.clauses().filter(|clause| !unread && says_approve(&clause.text));
    for clause in approving.filter(|clause| view.is_whole(clause.span)) {
        let bare = clause.approves.is_none();
        let annex = || if bare { lacking(view.roadmap, &clause.text) } else { None };
        let Some(args) = indicators(view, &clause.text).or_else(annex) else { continue };
        findings.push(view.finding(&RULE, clause.text.span, clause.id.as_deref(), args));
    }
}

/// The target indicators that an approving clause approves, where there are none.
fn indicators<'w>(view: &View<'w>, text: &'w str) -> Option<UnknownAnnex> {
    let roadmap = view.roadmap;
    let names = |text: &str| {
        let small = text.to_lowercase();
        small.contains("целевых показателей") || small.contains("целевые показатели")
    };
    if !view.facts(text).says(TextQuestion::NamesTargets, names) {
        return None;
    }
    let annexes = roadmap.annex_list();
    let titled = annexes.iter().any(|annex| annex.title.to_lowercase().contains("показател"));
    let none = roadmap.indicators.is_empty() && !titled;
    none.then_some(UnknownAnnex::Indicators)
}

/// What the words of an approving clause that names no annex speak of, where there is none of it.
fn lacking(roadmap: &Roadmap, text: &str) -> Option<UnknownAnnex> {
    let text = text.to_lowercase();
    let annexes = roadmap.annex_list();
    let approved = |annex: &Annex| {
        roadmap.clauses().any(|clause| clause.approves.as_ref().is_some_and(|id| **id == *annex.id))
    };
    // One that no clause approves may be the one that is meant.
    if !annexes.iter().all(approved) {
        return None;
    }
    let bare = text.contains("(приложение)") || text.contains("(прилагается)");
    bare.then_some(UnknownAnnex::Bare)
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
