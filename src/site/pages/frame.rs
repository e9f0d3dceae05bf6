//! What stands around every page: where one can go, and on which day it is true.

use std::collections::BTreeMap;

use serde::Serialize;

use super::PageContext;
use super::words::{word, words};
use crate::base::{numeric_date, say};

/// A page as a template takes it.
#[derive(Serialize)]
pub(super) struct FramedPage<B> {
    lang: &'static str,
    /// What leads from the page to the folder of the site.
    base: &'static str,
    /// The address of the page from there; the filter `near` makes addresses from it.
    path: String,
    /// The name of its template, for the style sheet and the script.
    kind: String,
    title: String,
    nav: Vec<Nav>,
    /// «По состоянию на 20.03.2024».
    as_of: String,
    /// Whether a day is named.
    judged: bool,
    /// Whether nothing is marked as done.
    unmarked: bool,
    words: BTreeMap<&'static str, &'static str>,
    body: B,
}

/// A link of the head.
#[derive(Serialize)]
struct Nav {
    href: &'static str,
    text: &'static str,
    here: bool,
}

/// A link, or a text that leads nowhere.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub(super) struct PageLink {
    /// The address from the folder of the site; empty for none.
    pub href: String,
    /// The text.
    pub text: String,
}

/// The pages that every page leads to: address, name of the word, the templates that belong to it.
static NAV: [(&str, &str, &[&str]); 9] = [
    ("index.html", "overview", &["overview"]),
    ("answers.html", "answers", &["plans", "answers"]),
    ("control.html", "control", &["control"]),
    ("timeline.html", "timeline", &["timelines", "timeline"]),
    ("calendar.html", "calendar", &["calendar"]),
    ("roadmaps.html", "roadmaps", &["roadmaps", "roadmap"]),
    ("bodies.html", "bodies", &["bodies", "body"]),
    ("findings.html", "findings", &["findings", "rules"]),
    ("search.html", "search", &["search"]),
];

impl PageContext<'_> {
    /// A page in its frame.
    pub(super) fn frame<B>(&self, kind: &str, path: &str, title: String, body: B) -> FramedPage<B> {
        let lang = self.site.lang;
        let nav = NAV.iter().map(|(href, name, kinds)| Nav {
            href,
            text: word(name, lang),
            here: kinds.contains(&kind),
        });
        let as_of = match self.site.as_of {
            Some(day) => {
                let day = numeric_date(day, lang);
                say!(lang, "По состоянию на {day}", "As of {day}")
            }
            None => word("no_day", lang).to_owned(),
        };
        FramedPage {
            lang: lang.name(),
            base: if path.contains('/') { "../" } else { "" },
            path: path.to_owned(),
            kind: kind.to_owned(),
            title,
            nav: nav.collect(),
            as_of,
            judged: self.site.as_of.is_some(),
            unmarked: self.site.unmarked,
            words: words(lang),
            body,
        }
    }
}
