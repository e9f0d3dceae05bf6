//! The pages of a site: values that templates lay out, each page by itself, so that a server can answer for one and a
//! command write them all.

mod address;
mod answers;
mod bodies;
mod calendar;
pub(super) mod cell;
mod control;
pub(super) mod dates;
mod findings;
mod frame;
mod lean;
mod listed;
mod order;
mod overview;
mod roadmap;
mod roadmaps;
mod rules;
mod search;
mod shared;
mod timeline;
mod told;
pub(super) mod words;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rayon::prelude::*;
use serde::Serialize;

use super::answers::Answers;
use super::part::SitePart;
use super::status::Overview;
use crate::base::{Idx, Lang, RoadmapIdx};
use crate::render::{RenderFault, Renderer};
use crate::report::{Checked, PlaceFinder};
use crate::world::World;
use address::Addresses;
use lean::lean;

/// Workspaces with all that is shown of them.
pub struct Site {
    /// The workspaces.
    pub parts: Vec<SitePart>,
    /// The language of the pages.
    pub lang: Lang,
    /// The day of judgement, where one is named.
    pub as_of: Option<NaiveDate>,
    /// What is counted.
    pub overview: Overview,
    /// Who answered with what, each with the number of its workspace.
    pub answers: Vec<(usize, Answers)>,
    /// The names of their pages.
    answer_names: Vec<String>,
    /// Whether nothing is marked as done.
    unmarked: bool,
    addresses: Addresses,
    pages: BTreeMap<String, SitePage>,
}

/// A page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SitePage {
    Overview,
    Plans,
    /// The answers of that number.
    Answers(usize),
    /// The names of their columns, for screens that have no room for a heading.
    Columns(usize),
    Control,
    Roadmaps,
    /// A roadmap of a workspace.
    Roadmap(usize, RoadmapIdx),
    /// The timeline of a roadmap.
    Timeline(usize, RoadmapIdx),
    Timelines,
    Calendar,
    Search,
    /// What the search looks in.
    Index,
    Bodies,
    /// A body by its place.
    Body(usize),
    Findings,
    Rules,
    /// A file of the templates as it is.
    Own(&'static str),
}

/// What one page, or all of them, are laid out with.
struct PageContext<'s> {
    site: &'s Site,
    world: &'s dyn World,
    renderer: &'s Renderer,
    places: Vec<PlaceFinder<'s>>,
}

impl Site {
    /// Gathers what pages show of workspaces that were checked with their roadmaps.
    pub fn of(checked: Vec<Checked>, world: &dyn World) -> Self {
        let lang = checked.first().map(|one| one.lang).unwrap_or_default();
        let as_of = Checked::day(&checked);
        let parts: Vec<SitePart> =
            checked.into_par_iter().map(|one| SitePart::of(one, world, as_of)).collect();
        let overview = Overview::joined(parts.iter().map(|part| &part.overview), as_of);
        let answers = parts.iter().enumerate().flat_map(|(number, part)| {
            Answers::all(part, as_of).into_iter().map(move |answers| (number, answers))
        });
        let answers: Vec<(usize, Answers)> = answers.collect();
        let addresses = Addresses::of(&parts);
        let answer_names = addresses.of_answers(&answers);
        let unmarked = parts.iter().flat_map(|part| &part.tasks).all(|task| task.done.is_none());
        let mut site = Site {
            unmarked,
            parts,
            lang,
            as_of,
            overview,
            answers,
            answer_names,
            addresses,
            pages: BTreeMap::new(),
        };
        site.pages = site.all();
        site
    }

    /// The addresses of all pages, in their order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.pages.keys().map(String::as_str)
    }

    /// A page; none where there is none of that address.
    ///
    /// # Errors
    /// When a template is wrong.
    pub fn page(
        &self,
        path: &str,
        world: &dyn World,
        renderer: &Renderer,
    ) -> Option<Result<Vec<u8>, RenderFault>> {
        let page = self.pages.get(path)?;
        Some(self.press(world, renderer).lay_out(path, *page))
    }

    /// All pages by their addresses: the same input gives the same bytes.
    ///
    /// # Errors
    /// When a template is wrong.
    pub fn pages(
        &self,
        world: &dyn World,
        renderer: &Renderer,
    ) -> Result<BTreeMap<String, Vec<u8>>, RenderFault> {
        let press = self.press(world, renderer);
        let pages = self.pages.par_iter();
        pages.map(|(path, page)| Ok((path.clone(), press.lay_out(path, *page)?))).collect()
    }

    fn press<'s>(&'s self, world: &'s dyn World, renderer: &'s Renderer) -> PageContext<'s> {
        let places = self.parts.iter().map(|part| PlaceFinder::new(&part.checked.workspace, world)).collect();
        PageContext { site: self, world, renderer, places }
    }

    /// Every page by its address.
    fn all(&self) -> BTreeMap<String, SitePage> {
        let single = [
            ("index.html", SitePage::Overview),
            ("answers.html", SitePage::Plans),
            ("control.html", SitePage::Control),
            ("roadmaps.html", SitePage::Roadmaps),
            ("bodies.html", SitePage::Bodies),
            ("timeline.html", SitePage::Timelines),
            ("calendar.html", SitePage::Calendar),
            ("search.html", SitePage::Search),
            ("search-index.js", SitePage::Index),
            ("findings.html", SitePage::Findings),
            ("rules.html", SitePage::Rules),
            ("style.css", SitePage::Own("site/style.css")),
            ("script.js", SitePage::Own("site/script.js")),
        ];
        let single = single.into_iter().map(|(path, page)| (path.to_owned(), page));
        let answers = (0..self.answers.len()).map(|at| (self.answers_address(at), SitePage::Answers(at)));
        let columns = (0..self.answers.len()).map(|at| (self.columns_address(at), SitePage::Columns(at)));
        let roadmaps =
            self.roadmaps().map(|(part, at)| (self.addresses.roadmap(part, at), SitePage::Roadmap(part, at)));
        let timelines = self.roadmaps().filter(|(part, at)| self.has_timeline(*part, *at));
        let timelines =
            timelines.map(|(part, at)| (self.addresses.timeline(part, at), SitePage::Timeline(part, at)));
        let bodies = self.addresses.bodies().enumerate();
        let bodies = bodies.map(|(at, (_, name))| (format!("bodies/{name}.html"), SitePage::Body(at)));
        single.chain(answers).chain(columns).chain(roadmaps).chain(timelines).chain(bodies).collect()
    }

    /// Every roadmap.
    fn roadmaps(&self) -> impl Iterator<Item = (usize, RoadmapIdx)> {
        self.parts.iter().enumerate().flat_map(|(number, part)| {
            (0..part.checked.workspace.roadmaps.len()).map(move |at| (number, RoadmapIdx::new(at)))
        })
    }

    /// Whether a plan has a timeline of its own: one of the lowest level, on which none rests, has its bars in its order.
    fn has_timeline(&self, part: usize, at: RoadmapIdx) -> bool {
        let own = self.parts.get(part);
        let lowest = own.and_then(|part| part.checked.workspace.config.levels.last());
        let level = own.and_then(|part| part.roadmap(at)).map(|roadmap| &*roadmap.level.value as &str);
        lowest.map(String::as_str) != level
    }

    /// Where the bars of a plan are.
    fn timeline_address(&self, part: usize, at: RoadmapIdx) -> String {
        if self.has_timeline(part, at) {
            return self.addresses.timeline(part, at);
        }
        format!("{}#a-roadmap", self.addresses.roadmap(part, at))
    }

    /// The style sheet of a page of answers.
    fn columns_address(&self, at: usize) -> String {
        self.answers_address(at).replace(".html", ".css")
    }

    /// The page of answers.
    fn answers_address(&self, at: usize) -> String {
        let name = self.answer_names.get(at).map(String::as_str).unwrap_or_default();
        format!("answers/{name}.html")
    }
}

impl<'s> PageContext<'s> {
    fn lay_out(&self, path: &str, page: SitePage) -> Result<Vec<u8>, RenderFault> {
        match page {
            SitePage::Overview => self.laid("overview", path, self.overview()),
            SitePage::Plans => self.laid("plans", path, self.plans()),
            SitePage::Answers(at) => self.laid("answers", path, self.answers(at)),
            SitePage::Columns(at) => Ok(self.columns(at)),
            SitePage::Control => self.laid("control", path, self.control()),
            SitePage::Roadmaps => self.laid("roadmaps", path, self.roadmaps()),
            SitePage::Roadmap(part, at) => self.laid("roadmap", path, self.roadmap(part, at)),
            SitePage::Timeline(part, at) => self.laid("timeline", path, self.timeline(part, at)),
            SitePage::Timelines => self.laid("timelines", path, self.timelines()),
            SitePage::Calendar => self.laid("calendar", path, self.calendar()),
            SitePage::Search => self.laid("search", path, self.search()),
            SitePage::Index => Ok(self.search_index()),
            SitePage::Bodies => self.laid("bodies", path, self.bodies()),
            SitePage::Body(at) => self.laid("body", path, self.body(self.site.addresses.body_at(at))),
            SitePage::Findings => self.laid("findings", path, self.findings()),
            SitePage::Rules => self.laid("rules", path, self.rules()),
            SitePage::Own(name) => {
                Ok(self.renderer.templates.get(name).map(|own| own.bytes.clone()).unwrap_or_default())
            }
        }
    }

    /// A page by its template.
    fn laid(
        &self,
        template: &str,
        path: &str,
        (title, body): (String, impl Serialize),
    ) -> Result<Vec<u8>, RenderFault> {
        let page = self.frame(template, path, title, body);
        self.renderer.text(&format!("site/{template}.html"), &page).map(|text| lean(&text).into_bytes())
    }

    /// The workspace of a number.
    fn part(&self, number: usize) -> Option<&'s SitePart> {
        self.site.parts.get(number)
    }
}
