//! Findings as pages tell them, with links to the lines that they speak of.

use serde::Serialize;

use super::PageContext;
use super::frame::PageLink;
use super::shared::SharedPlace;
use super::words::word;
use crate::base::{Finding, Place as Spot, RoadmapIdx, Severity, say};
use crate::report::RenderedFinding;
use crate::russian::id_of;
use crate::site::home::{TerritoryHome, called};
use crate::site::passed_over::UnansweredReason;
use crate::site::status::CountedAs;

/// A finding in words.
#[derive(Clone, Debug, Serialize)]
pub(super) struct FindingView {
    /// `error`, `warning` or `advice`.
    severity: &'static str,
    sign: &'static str,
    word: &'static str,
    pub rule: &'static str,
    /// The place of the rule's page.
    page: String,
    message: String,
    pub help: Option<String>,
    /// Where it is.
    place: PageLink,
    /// The lines elsewhere that make it wrong.
    related: Vec<PageLink>,
    /// Why it is not reported, where it is not.
    passed_over: Option<String>,
    level: String,
    territory: String,
    /// As what the overview counts it.
    counted: &'static str,
}

impl FindingView {
    /// What it says, wherever it is.
    pub(super) fn key(
        &self,
    ) -> (&'static str, &'static str, String, Option<String>, Vec<PageLink>, Option<String>) {
        let FindingView { rule, severity, message, help, related, passed_over, .. } = self;
        (rule, severity, message.clone(), help.clone(), related.clone(), passed_over.clone())
    }

    /// Where it is.
    pub(super) fn at(&self) -> (TerritoryHome, SharedPlace) {
        let home = TerritoryHome { level: self.level.clone(), territory: self.territory.clone() };
        (home, SharedPlace { link: self.place.clone(), bodies: Vec::new() })
    }
}

impl PageContext<'_> {
    /// A finding of a workspace in words.
    pub(super) fn told(
        &self,
        part: usize,
        finding: &Finding,
        passed_over: Option<&UnansweredReason>,
    ) -> Option<FindingView> {
        let lang = self.site.lang;
        let own = self.part(part)?;
        let told = RenderedFinding::new(finding, lang, self.places.get(part)?);
        let home = own.homes.of_finding(&own.checked.workspace, finding).unwrap_or_default();
        let TerritoryHome { level, territory } = home;
        let (sign, name) = match finding.severity {
            Severity::Error => ("✕", "error"),
            Severity::Warning => ("▲", "warning"),
            _ => ("•", "advice_one"),
        };
        let related = told
            .related
            .iter()
            .map(|other| PageLink { href: self.place(part, other.place).href, text: other.message.clone() });
        Some(FindingView {
            severity: finding.severity.name(),
            sign,
            word: word(name, lang),
            rule: finding.rule,
            page: format!("rules.html#{}", id_of(finding.rule)),
            message: told.message,
            help: told.help,
            place: self.place(part, finding.place),
            related: related.collect(),
            passed_over: passed_over.map(|reason| reason.told(lang)),
            level,
            territory,
            counted: CountedAs::of(finding).map_or("", CountedAs::name),
        })
    }

    /// What a finding says.
    pub(super) fn message(&self, part: usize, finding: &Finding) -> Option<String> {
        Some(RenderedFinding::new(finding, self.site.lang, self.places.get(part)?).message)
    }

    /// A place as people name it: the plan and the number of the row; the file where it is no roadmap.
    pub(super) fn place(&self, part: usize, place: Spot) -> PageLink {
        let Some(own) = self.part(part) else { return PageLink::default() };
        let Some(at) = own.roadmap_at(place.file) else {
            return PageLink { href: String::new(), text: own.file_name(place.file) };
        };
        let Some(roadmap) = own.roadmap(at) else { return PageLink::default() };
        match roadmap.row_at(place.span).and_then(|row| own.task(own.graph.links.row(at, row.place))) {
            Some(task) => PageLink {
                href: self.site.addresses.row(part, at, &task.id),
                text: self.numbered(part, at, &task.number),
            },
            None => {
                PageLink { href: self.site.addresses.roadmap(part, at), text: called(roadmap).to_owned() }
            }
        }
    }

    /// «Березняковский район, п. 1.2».
    pub(super) fn numbered(&self, part: usize, at: RoadmapIdx, number: &str) -> String {
        let roadmap = self.part(part).and_then(|own| own.roadmap(at));
        let name = roadmap.map(called).unwrap_or_default();
        match number {
            "" => name.to_owned(),
            number => say!(self.site.lang, "{name}, п.\u{a0}{number}", "{name}, no.\u{a0}{number}"),
        }
    }
}
