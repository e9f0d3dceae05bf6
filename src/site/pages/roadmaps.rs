//! «Дорожные карты»: every roadmap, by level and territory.

use serde::Serialize;

use super::PageContext;
use super::frame::PageLink;
use super::words::word;
use crate::base::{Idx, RoadmapIdx, Severity, numeric_date};
use crate::model::{Roadmap, level_heading};
use crate::site::answers::natural;
use crate::site::home::{TerritoryHome, called};
use crate::site::part::SitePart;

/// The roadmaps by level.
#[derive(Serialize)]
pub(super) struct Roadmaps {
    levels: Vec<LevelOfRoadmaps>,
}

#[derive(Serialize)]
struct LevelOfRoadmaps {
    name: String,
    rows: Vec<RoadmapsRow>,
}

#[derive(Serialize)]
struct RoadmapsRow {
    link: PageLink,
    title: String,
    act: String,
    period: String,
    measures: usize,
    errors: usize,
    warnings: usize,
    level: String,
    territory: String,
}

impl PageContext<'_> {
    /// The page.
    pub(super) fn roadmaps(&self) -> (String, Roadmaps) {
        self.listed("roadmaps", |part, at| self.site.addresses.roadmap(part, at))
    }

    /// The same list, leading to timelines.
    pub(super) fn timelines(&self) -> (String, Roadmaps) {
        self.listed("timeline", |part, at| self.site.timeline_address(part, at))
    }

    fn listed(&self, title: &'static str, href: impl Fn(usize, RoadmapIdx) -> String) -> (String, Roadmaps) {
        let lang = self.site.lang;
        let mut rows = Vec::new();
        for (number, part) in self.site.parts.iter().enumerate() {
            let config = &part.checked.workspace.config;
            for (at, roadmap) in part.asked() {
                let depth = config.depth(&roadmap.level).unwrap_or(usize::MAX);
                let row = self.row_of(href(number, at), part, at, roadmap);
                rows.push((
                    (depth, row.level.clone(), natural(&row.territory), natural(&row.link.text)),
                    row,
                ));
            }
        }
        rows.sort_by(|(one, _), (other, _)| one.cmp(other));
        let mut levels: Vec<LevelOfRoadmaps> = Vec::new();
        for (_, row) in rows {
            let name = level_heading(&row.level, lang);
            match levels.last_mut().filter(|last| last.name == name) {
                Some(last) => last.rows.push(row),
                None => levels.push(LevelOfRoadmaps { name, rows: vec![row] }),
            }
        }
        (word(title, lang).to_owned(), Roadmaps { levels })
    }

    fn row_of(&self, href: String, part: &SitePart, at: RoadmapIdx, roadmap: &Roadmap) -> RoadmapsRow {
        let TerritoryHome { level, territory: home } =
            part.homes.all.get(at.at()).cloned().unwrap_or_default();
        let findings = &part.checked.findings;
        let start = findings.partition_point(|finding| finding.place.file < roadmap.file);
        let own = || findings.iter().skip(start).take_while(|finding| finding.place.file == roadmap.file);
        let count = |severity| own().filter(|finding| finding.severity == severity).count();
        RoadmapsRow {
            link: PageLink { href, text: called(roadmap).to_owned() },
            title: roadmap.order.as_ref().map(|order| order.title.to_string()).unwrap_or_default(),
            act: self.act(roadmap),
            period: self.period(part, at),
            measures: roadmap.measures.len(),
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            level,
            territory: home,
        }
    }

    /// «Приказ от 08.02.2024 № 31».
    pub(super) fn act(&self, roadmap: &Roadmap) -> String {
        crate::document::act_named(roadmap)
    }

    /// «01.02.2024–31.12.2026».
    pub(super) fn period(&self, part: &SitePart, at: RoadmapIdx) -> String {
        let period = part.times.roadmaps.get(at.at()).and_then(|table| table.period);
        let day = |day| numeric_date(day, self.site.lang);
        period.map(|period| format!("{}–{}", day(period.first), day(period.last))).unwrap_or_default()
    }
}
