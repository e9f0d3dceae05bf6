//! `content/school-year`: an academic year of one year.

use super::{DateMention, MentionedYears};
use crate::model::Owner;
use crate::rules::prelude::*;
use crate::rules::words::{and_others, with_others};

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
    /// The others of the entry.
    others: Vec<String>,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    for entry in view.dated() {
        let single = |mention: &DateMention<'_>| mention.school && !mention.range && mention.cited.is_none();
        let Some((text, mention)) = entry.first(single) else { continue };
        let (Some((year, _)), Some(named)) = (mention.years, MentionedYears::of(&mention)) else { continue };
        let others = entry.others(named, single);
        let about = view.roadmap.id_of(entry.owner).filter(|_| !matches!(entry.owner, Owner::Annex(_)));
        findings.push(view.finding(
            &RULE,
            view.words(text, mention.span),
            about,
            SchoolYear { year, others },
        ));
    }
}

impl Words for SchoolYear {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let year = self.year;
        let said = say!(
            tell.lang,
            "учебный год назван одним годом: {year}",
            "an academic year is called by one year: {year}"
        );
        and_others(said, &self.others, tell.lang)
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
        with_others(Data::of("year", self.year), &self.others)
    }
}
