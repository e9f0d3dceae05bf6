//! `vekha serve`: the pages of a workspace, live: what is saved shows in all open tabs.
//!
//! The session stays in memory, and a page is laid out when somebody looks at it. A save that leaves a file unreadable
//! changes no page: its finding is shown over the last good one.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use super::check::as_of;
use super::common::Common;
use super::follow::{self, Following};
use super::language::CommandLanguage;
use super::screen;
use super::site::renderer;
use crate::base::failure::Error;
use crate::base::{FileId, Finding, Lang, Message, Severity};
use crate::render::{RenderFault, Renderer};
use crate::report::{self, Appearance, Checked, Findings};
use crate::rules;
use crate::site::{LiveServer, NewsFeed, ServedContent, Site};
use crate::workspace::AsOf;
use crate::world::System;
use crate::{Options, Session};

/// How long it must be quiet for a save to be whole: what is shown half is shown whole a moment later.
const QUIET: Duration = Duration::from_millis(20);
/// The columns of a finding over a page.
const COLUMNS: usize = 100;

/// The arguments of `vekha serve`.
#[derive(clap::Args)]
pub(super) struct Serve {
    /// Папки и файлы с картами; без них — текущая папка
    #[arg(value_name = "PATH", default_value = ".")]
    pub(super) paths: Vec<PathBuf>,
    /// Порт на 127.0.0.1; 0 — любой свободный
    #[arg(long, value_name = "N", default_value_t = 8000)]
    port: u16,
    /// День, на который судится, что просрочено: never, today или 2024-03-02
    #[arg(long, value_name = "DATE", value_parser = as_of)]
    as_of: Option<AsOf>,
    /// Папка своих шаблонов, которые заменяют исходные, или документ Word — бланк
    #[arg(long, value_name = "DIR")]
    templates: Option<PathBuf>,
}

impl Serve {
    /// Runs the command.
    ///
    /// # Errors
    /// When a path is not there, a template is wrong, a file cannot be read, or the port is taken.
    pub(super) fn run(&self, spoken: CommandLanguage, common: &Common) -> Result<ExitCode, Error> {
        let options = Options { roadmaps: true, as_of: self.as_of, ..common.options(spoken) };
        let changes = Arc::new(NewsFeed::default());
        let pages = Arc::new(LastGoodPages::default());
        let mut server: Option<LiveServer> = None;
        let failed = |failure: &Error| changes.publish(Some(failure.say(spoken.lang())));
        let following = Following {
            ends_at_once: true,
            quiet: Some(QUIET),
            failed: Some(&failed),
            ..Following::default()
        };
        follow::follow(&self.paths, &options, following, |sessions, _| {
            let lang = self.turn(sessions, &options, &pages, &changes)?;
            if server.is_none() {
                let content: Arc<dyn ServedContent> = Arc::clone(&pages) as Arc<dyn ServedContent>;
                let begun = LiveServer::begin(self.port, content, Arc::clone(&changes));
                let begun = begun.map_err(|_| Error::usage(&ServeMessage::Taken(self.port)))?;
                screen::say(&ServeMessage::At(begun.address().to_string()).say(lang));
                server = Some(begun);
            }
            Ok(lang)
        })
    }

    /// Checks, and shows what was found: on the pages, or over the last good ones where a file cannot be read any more.
    fn turn(
        &self,
        sessions: &[Session],
        options: &Options,
        pages: &LastGoodPages,
        changes: &NewsFeed,
    ) -> Result<Lang, Error> {
        let check = |session: &Session| Checked::of(&session.snapshot(), options);
        let mut checked = sessions.iter().map(check).collect::<Result<Vec<_>, Error>>()?;
        let lang = checked.first().map(|one| one.lang).unwrap_or_default();
        let broken: BTreeSet<PathBuf> =
            checked.iter().flat_map(breaking).map(|(_, path)| path.to_owned()).collect();
        let before = pages.broken();
        if before.as_ref().is_none_or(|before| broken.is_subset(before)) {
            let renderer = renderer(&System, self.templates.as_deref(), &checked)?;
            let site = Site::of(checked, &System);
            let before = pages.put(PageInputs { site, renderer, broken });
            changes.publish(None);
            // A region is let go of when everybody has been told.
            drop(before);
            return Ok(lang);
        }
        let before = before.unwrap_or_default();
        for one in &mut checked {
            let new: BTreeSet<FileId> =
                breaking(one).filter(|(_, path)| !before.contains(*path)).map(|(file, _)| file).collect();
            one.retain(|finding| is_breaking(finding) && new.contains(&finding.place.file));
        }
        changes.publish(Some(told(&checked)));
        Ok(lang)
    }
}

/// Whether a finding says that a file could not be read as it stands.
fn is_breaking(finding: &Finding) -> bool {
    finding.severity == Severity::Error && rules::is_firm(finding.rule)
}

/// The files that could not be read as they stand.
fn breaking(checked: &Checked) -> impl Iterator<Item = (FileId, &Path)> {
    let files = checked.findings.iter().filter(|one| is_breaking(one)).map(|one| one.place.file);
    files.filter_map(|file| Some((file, &*checked.workspace.file(file)?.source.path)))
}

/// Findings as people are told them, without colours.
fn told(checked: &[Checked]) -> String {
    let look = Appearance { width: COLUMNS, all: true, quiet: true, ..Appearance::default() };
    let mut bytes = Vec::new();
    // Nothing can fail to be written to memory.
    let _ = report::human(&Findings::new(checked, &System), look, &mut bytes);
    String::from_utf8_lossy(&bytes).trim().to_owned()
}

/// The pages as they were last good.
#[derive(Default)]
struct LastGoodPages {
    ready: RwLock<Option<Arc<PageInputs>>>,
}

/// What pages are laid out with.
struct PageInputs {
    site: Site,
    renderer: Renderer,
    /// The files that could not be read as they stand, and are shown so.
    broken: BTreeSet<PathBuf>,
}

impl LastGoodPages {
    fn ready(&self) -> Option<Arc<PageInputs>> {
        self.ready.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Puts pages in the place of those before, which are given back.
    fn put(&self, ready: PageInputs) -> Option<Arc<PageInputs>> {
        self.ready.write().unwrap_or_else(PoisonError::into_inner).replace(Arc::new(ready))
    }

    /// The files that the pages show as not read; none before there are pages.
    fn broken(&self) -> Option<BTreeSet<PathBuf>> {
        self.ready().map(|ready| ready.broken.clone())
    }
}

impl ServedContent for LastGoodPages {
    fn at(&self, path: &str) -> Option<Result<Vec<u8>, String>> {
        let ready = self.ready()?;
        let page = ready.site.page(path, &System, &ready.renderer)?;
        let words = |fault| RenderFault::into_failure(vec![fault], &System).say(ready.site.lang);
        Some(page.map_err(words))
    }
}

/// What is told.
enum ServeMessage {
    /// Where the pages are.
    At(String),
    /// Somebody else listens on the port, or it may not be listened on.
    Taken(u16),
}

impl Message for ServeMessage {
    fn ru(&self) -> String {
        match self {
            ServeMessage::At(address) => format!("страницы: http://{address}/"),
            ServeMessage::Taken(port) => {
                format!("порт {port} занят или запрещён; свободный возьмёт --port 0")
            }
        }
    }

    fn en(&self) -> String {
        match self {
            ServeMessage::At(address) => format!("the pages: http://{address}/"),
            ServeMessage::Taken(port) => {
                format!("the port {port} is taken or forbidden; --port 0 takes one that is free")
            }
        }
    }
}
