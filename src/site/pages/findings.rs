//! «Замечания»: everything that was found, by level and territory, and what was passed over.

use serde::Serialize;

use super::PageContext;
use super::shared::{Holders, alike, spots};
use super::told::FindingView;
use super::words::word;
use crate::base::FileId;
use crate::model::level_heading;
use crate::site::answers::natural;
use crate::site::home::TerritoryHome;

/// The findings.
#[derive(Serialize)]
pub(super) struct FindingsPage {
    groups: Vec<FindingsGroup>,
    accepted: Vec<FindingLine>,
    /// How many are passed over.
    passed_over: usize,
}

/// The findings of a territory.
#[derive(Serialize)]
struct FindingsGroup {
    title: String,
    /// Where they are counted; empty where that is none of the plans.
    level: String,
    territory: String,
    count: usize,
    lines: Vec<FindingLine>,
}

/// A finding, or what is found alike at many places.
#[derive(Serialize)]
struct FindingLine {
    #[serde(flatten)]
    told: FindingView,
    who: Option<Holders>,
}

impl PageContext<'_> {
    /// The page.
    pub(super) fn findings(&self) -> (String, FindingsPage) {
        let lang = self.site.lang;
        let (mut rows, mut accepted) = (Vec::new(), Vec::new());
        for (number, part) in self.site.parts.iter().enumerate() {
            let depth =
                |home: &TerritoryHome| part.checked.workspace.config.depth(&home.level).unwrap_or(usize::MAX);
            for finding in &part.checked.findings {
                let home = part.homes.of_finding(&part.checked.workspace, finding);
                let order = home.as_ref().map(|home| (depth(home), natural(&home.territory)));
                rows.extend(self.told(number, finding, None).map(|told| (order, home, told)));
            }
            let passed_over = part.judged.iter().filter(|one| one.passed_over.is_some());
            accepted.extend(
                passed_over.filter_map(|one| self.told(number, &one.finding, one.passed_over.as_ref())),
            );
        }
        rows.sort_by(|(one, ..), (other, ..)| one.cmp(other));
        let mut groups: Vec<(Option<TerritoryHome>, Vec<FindingView>)> = Vec::new();
        for (_, home, told) in rows {
            match groups.last_mut().filter(|(last, _)| *last == home) {
                Some((_, group)) => group.push(told),
                None => groups.push((home, vec![told])),
            }
        }
        let groups = groups.into_iter().map(|(home, rows)| self.group(home, rows)).collect();
        let passed_over = accepted.len();
        let page = FindingsPage { groups, accepted: self.found(accepted), passed_over };
        (word("findings", lang).to_owned(), page)
    }

    fn group(&self, home: Option<TerritoryHome>, rows: Vec<FindingView>) -> FindingsGroup {
        let lang = self.site.lang;
        let title = match &home {
            Some(home) => format!("{}: {}", level_heading(&home.level, lang), home.territory),
            None => word("settings", lang).to_owned(),
        };
        let TerritoryHome { level, territory } = home.unwrap_or_default();
        FindingsGroup { title, level, territory, count: rows.len(), lines: self.found(rows) }
    }

    /// The lines of a table: what is found alike at many places stands in one, with all of them.
    fn found(&self, rows: Vec<FindingView>) -> Vec<FindingLine> {
        let line = |rows: Vec<FindingView>| {
            let told = rows.first()?.clone();
            let places = || rows.iter().map(FindingView::at).collect();
            let who = (rows.len() > 1).then(|| Holders::of(places(), spots(rows.len(), self.site.lang)));
            Some(FindingLine { told, who })
        };
        alike(rows, FindingView::key).into_iter().filter_map(line).collect()
    }

    /// The findings of a file, with those that were passed over, each with its place on the page of its roadmap.
    pub(super) fn of_file(
        &self,
        part: usize,
        file: FileId,
    ) -> Vec<(crate::base::Place, Option<usize>, FindingView)> {
        let Some(own) = self.part(part) else { return Vec::new() };
        let findings = &own.checked.findings;
        let start = findings.partition_point(|finding| finding.place.file < file);
        let reported = findings.iter().skip(start).take_while(|finding| finding.place.file == file);
        let mut told: Vec<_> = reported
            .filter_map(|finding| {
                let judged = own.judged_at(finding);
                Some((finding.place, judged, self.told(part, finding, None)?))
            })
            .collect();
        let passed_over = own.judged_in(file).filter(|(_, one)| one.passed_over.is_some());
        told.extend(passed_over.filter_map(|(at, one)| {
            Some((one.finding.place, Some(at), self.told(part, &one.finding, one.passed_over.as_ref())?))
        }));
        told
    }
}
