//! `content/missing-responsible`: a measure that nobody is responsible for.

use super::has_column;
use crate::model::Responsible;
use crate::rules::prelude::*;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "content/missing-responsible",
    severity: Severity::Warning,
    page: include_str!("missing_responsible.md"),
    check: Check::Roadmap(check),
    decode: decode::<MissingResponsible>,
};

#[derive(Debug, Hash, Serialize, Deserialize)]
struct MissingResponsible;

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    for row in view.roadmap.first_to_lack(|row| row.responsible().is_some_and(|(own, _)| !is_dash(own))) {
        let measure = row.measure;
        if !view.is_whole(measure.span) || !has_column(view.roadmap, "responsible") {
            continue;
        }
        findings.push(view.finding(&RULE, measure.title.span, Some(&measure.id), MissingResponsible));
    }
}

/// Whether only dashes stand where somebody is to be named.
fn is_dash(responsible: &[Responsible]) -> bool {
    let marks = |sign: char| matches!(sign, '-' | '–' | '—' | '_' | ' ');
    responsible.iter().all(|one| one.text.chars().all(marks))
}

impl Words for MissingResponsible {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        say!(tell.lang, "не назван ответственный", "nobody is responsible")
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(say!(
            tell.lang,
            "добавить «responsible: …» здесь или у раздела: без имени спросить будет не с кого",
            "add `responsible: …` here or to the section: otherwise there is nobody to ask"
        ))
    }

    fn alike(&self, to: &mut dyn Hasher) -> bool {
        feed(self, to)
    }
}
