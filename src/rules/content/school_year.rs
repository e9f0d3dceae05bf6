//! `content/school-year`: an academic year of one year.

use super::{first, titles};
use crate::model::Text;
use crate::rules::prelude::*;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "content/school-year",
    severity: Severity::Warning,
    page: include_str!("school_year.md"),
    check: Check::Roadmap(check),
    decode: decode::<SchoolYear>,
};

/// The one year.
#[derive(Debug, Serialize, Deserialize)]
struct SchoolYear {
    year: i32,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let roadmap = view.roadmap;
    let mut look = |texts: &[Option<&Text>], about: Option<&str>| {
        let mut mentions = texts.iter().flatten().filter_map(|text| {
            first(text, |mention| mention.school && !mention.range && mention.cited.is_none())
        });
        let Some((text, mention)) = mentions.next() else { return };
        let Some((year, _)) = mention.years else { return };
        let args = SchoolYear { year };
        findings.push(view.finding(&RULE, view.words(text, mention.span), about, args));
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

impl Words for SchoolYear {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let year = self.year;
        say!(
            tell.lang,
            "учебный год назван одним годом: {year}",
            "an academic year is called by one year: {year}"
        )
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        let (before, year, after) = (self.year - 1, self.year, self.year + 1);
        Some(say!(
            tell.lang,
            "назвать оба года: {before}/{year} или {year}/{after}",
            "name both years: {before}/{year} or {year}/{after}"
        ))
    }

    fn data(&self) -> Data {
        Data::of("year", self.year)
    }
}
