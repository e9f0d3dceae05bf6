//! `content/school-year`: an academic year of one year.

use super::{Check, Rule, View, first, titles};
use crate::base::message::content::{Content, ContentHelp};
use crate::base::{Finding, Severity};
use crate::model::Text;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "content/school-year",
    severity: Severity::Warning,
    page: include_str!("school_year.md"),
    check: Check::Roadmap(check),
};

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let roadmap = view.roadmap;
    let mut look = |texts: &[Option<&Text>], about: Option<&str>| {
        let mut mentions = texts
            .iter()
            .flatten()
            .filter_map(|text| first(text, |mention| mention.school && !mention.range && !mention.cited));
        let Some((text, mention)) = mentions.next() else { return };
        let year = mention.from;
        let place = view.words(text, mention.span);
        let finding = view.finding(&RULE, place, about, &Content::SchoolYear { year });
        findings.push(finding.help(view.context.lang, &ContentHelp::BothYears { year }).data("year", year));
    };
    for title in titles(roadmap) {
        look(&[Some(title)], None);
    }
    for clause in roadmap.clauses() {
        look(&[Some(&clause.text)], clause.id.as_deref());
    }
    for (at, section) in roadmap.sections.entries() {
        look(&[section.title.as_ref()], None);
        for row in roadmap.rows_in(at) {
            let measure = row.measure;
            let texts = [Some(&measure.title), measure.result.as_ref(), measure.note.as_ref()];
            look(&texts, Some(&measure.id));
        }
    }
    for indicator in &roadmap.indicators {
        look(&[Some(&indicator.title), indicator.definition.as_ref()], Some(&indicator.id));
    }
}
