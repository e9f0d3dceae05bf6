//! «Сводка»: what is missing, what contradicts, what burns, by level and territory; each number leads to its list.

use serde::Serialize;

use super::frame::PageLink;
use super::words::word;
use super::{PageContext, SitePart};
use crate::base::{Lang, en_count};
use crate::model::level_heading;
use crate::rules::is_firm;
use crate::russian::plural;
use crate::site::answers::natural;
use crate::site::status::OverviewRow;
use crate::workspace::{FileRole, LoadedFile};

/// The overview.
#[derive(Serialize)]
pub(super) struct OverviewPage {
    /// What was checked, in words.
    checked: String,
    /// Errors, warnings, advice: a text and where it leads.
    counts: Vec<PageLink>,
    not_read: Vec<UnreadFile>,
    levels: Vec<LevelOfTerritories>,
    total: Vec<OverviewFigure>,
}

/// A file that was not read, or not to its end.
#[derive(Serialize)]
struct UnreadFile {
    file: String,
    why: String,
}

/// The territories of a level.
#[derive(Serialize)]
struct LevelOfTerritories {
    name: String,
    rows: Vec<TerritoryOverview>,
}

#[derive(Serialize)]
struct TerritoryOverview {
    name: String,
    figures: Vec<OverviewFigure>,
}

/// A number, and the list of what it counts.
#[derive(Serialize)]
struct OverviewFigure {
    text: String,
    href: String,
    /// Whether it is to be looked at.
    bad: bool,
}

impl PageContext<'_> {
    /// The page.
    pub(super) fn overview(&self) -> (String, OverviewPage) {
        let lang = self.site.lang;
        let overview = &self.site.overview;
        let mut rows: Vec<&OverviewRow> = overview.rows.iter().collect();
        let depth = |row: &OverviewRow| {
            let configs = self.site.parts.iter().map(|part| &part.checked.workspace.config);
            configs.filter_map(|config| config.depth(&row.level)).min().unwrap_or(usize::MAX)
        };
        rows.sort_by_cached_key(|row| (depth(row), row.level.clone(), natural(&row.territory)));
        let mut levels: Vec<LevelOfTerritories> = Vec::new();
        for of_level in rows.chunk_by(|one, other| one.level == other.level) {
            let rows = of_level.iter().map(|row| TerritoryOverview {
                name: row.territory.clone(),
                figures: self.figures(row, &[("l", &row.level), ("t", &row.territory)]),
            });
            let name = of_level.first().map(|row| level_heading(&row.level, lang)).unwrap_or_default();
            levels.push(LevelOfTerritories { name, rows: rows.collect() });
        }
        let body = OverviewPage {
            checked: self.checked(),
            counts: self.counts(),
            not_read: self.site.parts.iter().flat_map(|part| self.not_read(part)).collect(),
            levels,
            total: self.figures(&overview.total, &[]),
        };
        (word("overview", lang).to_owned(), body)
    }

    /// The figures of a row, in the order of the headings; what only a day of judgement tells is a dash without one.
    fn figures(&self, row: &OverviewRow, filter: &[(&str, &str)]) -> Vec<OverviewFigure> {
        let figure = |count: usize, page: &str, own: Option<(&str, &str)>, bad: bool| {
            let parts = own.iter().copied().chain(filter.iter().copied());
            let parts: Vec<String> =
                parts.map(|(name, value)| format!("{name}={}", escaped(value))).collect();
            let href = if parts.is_empty() { page.to_owned() } else { format!("{page}#{}", parts.join("&")) };
            OverviewFigure {
                text: count.to_string(),
                href: if count > 0 { href } else { String::new() },
                bad: bad && count > 0,
            }
        };
        let judged = self.site.as_of.is_some();
        let timed = |figure: OverviewFigure| match judged {
            true => figure,
            false => OverviewFigure { text: "–".into(), href: String::new(), bad: false },
        };
        let share = row.share().map_or_else(|| "–".to_owned(), |share| format!("{share}\u{a0}%"));
        vec![
            figure(row.roadmaps, "roadmaps.html", None, false),
            figure(row.missing_roadmaps, "findings.html", Some(("k", "roadmap")), true),
            figure(row.missing_measures, "findings.html", Some(("k", "measure")), true),
            figure(row.contradictions, "findings.html", Some(("k", "contradiction")), true),
            figure(row.other_errors, "findings.html", Some(("k", "error")), true),
            timed(figure(row.overdue, "control.html", Some(("w", "0")), true)),
            timed(figure(row.due_7, "control.html", Some(("w", "7")), false)),
            timed(figure(row.due_28, "control.html", Some(("w", "28")), false)),
            timed(OverviewFigure { text: share, href: String::new(), bad: false }),
        ]
    }

    /// «5 дорожных карт, 100 мероприятий».
    fn checked(&self) -> String {
        let sum = |of: fn(&SitePart) -> usize| self.site.parts.iter().map(of).sum::<usize>() as u64;
        let (roadmaps, measures) =
            (sum(|part| part.checked.summary.roadmaps), sum(|part| part.checked.summary.measures));
        match self.site.lang {
            Lang::Ru => format!(
                "{roadmaps} {}, {measures} {}",
                plural(roadmaps, "дорожная карта", "дорожные карты", "дорожных карт"),
                plural(measures, "мероприятие", "мероприятия", "мероприятий")
            ),
            Lang::En => {
                let roadmaps = en_count(roadmaps, "roadmap", "roadmaps");
                format!("{roadmaps}, {}", en_count(measures, "measure", "measures"))
            }
        }
    }

    fn counts(&self) -> Vec<PageLink> {
        let lang = self.site.lang;
        let sum = |of: fn(&SitePart) -> usize| self.site.parts.iter().map(of).sum::<usize>();
        let counts = [
            ("errors", "error", sum(|part| part.checked.summary.errors)),
            ("warnings", "warning", sum(|part| part.checked.summary.warnings)),
            ("advice", "advice", sum(|part| part.checked.summary.advice)),
        ];
        let link = |(name, severity, count): (&'static str, &str, usize)| PageLink {
            href: if count > 0 { format!("findings.html#s={severity}") } else { String::new() },
            text: format!("{}: {count}", word(name, lang)),
        };
        counts.into_iter().map(link).collect()
    }

    /// The files of which not all was read, with the first thing that is wrong with each.
    fn not_read(&self, part: &SitePart) -> Vec<UnreadFile> {
        let number = self.site.parts.iter().position(|own| std::ptr::eq(own, part)).unwrap_or_default();
        let is_whole = |file: &LoadedFile| {
            let whole = file.syntax.is_empty() && file.schema.is_empty() && file.panic.is_none();
            whole && file.roadmap.as_ref().is_some_and(|roadmap| !roadmap.partial)
        };
        let files = part.checked.workspace.files().filter(|(_, file)| match file.role {
            FileRole::Roadmap => !is_whole(file),
            FileRole::NotRead => true,
            FileRole::Settings | FileRole::Template => false,
        });
        let told = files.map(|(id, _)| {
            let own = part.checked.findings.iter().filter(|finding| finding.place.file == id);
            let first = own
                .min_by_key(|finding| !is_firm(finding.rule))
                .and_then(|finding| self.message(number, finding));
            UnreadFile { file: part.file_name(id), why: first.unwrap_or_default() }
        });
        told.collect()
    }
}

/// A value in an address.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '%' | '&' | '#' | '+' | '"' | '<' | '>' | '=' => {
                out.push_str(&format!("%{:02X}", u32::from(sign)))
            }
            ' ' => out.push('+'),
            sign => out.push(sign),
        }
    }
    out
}
