//! The settings of a workspace, with what was asked for on the command line and the day.

use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;
use xxhash_rust::xxh3::xxh3_128;

use super::calendar;
use crate::Options;
use crate::base::failure::{Error, IoCause, TwoLanguages};
use crate::base::{Lang, Message};
use crate::deadline::{Calendar, LearnedReadings};
use crate::model::Text;
use crate::rules::{EnabledRules, KnownFindings, LearnedAnswers};
use crate::schema::{Expected, SchemaFault, SchemaFaultKind};
use crate::workspace::{CalendarName, Config, DiscoveredWorkspace, LoadedFile};
use crate::world::{Below, FileKind, World};

/// What holds for all files alike.
pub(super) struct SessionSettings {
    pub config: Config,
    /// The file, where there is one.
    pub file: Option<Arc<LoadedFile>>,
    pub calendar: Calendar,
    pub as_of: Option<NaiveDate>,
    pub lang: Lang,
    pub rules: EnabledRules,
    /// The list of known findings, where there is one: no judging rests on it.
    pub known: Option<KnownFindings>,
    /// Equal where nothing differs that judging rests on.
    pub key: u128,
    /// What was learned of wordings of deadlines by now.
    pub readings: LearnedReadings,
    /// What was learned of other texts, by these settings.
    pub answers: LearnedAnswers,
}

/// The calendar, and what the settings name that cannot be used: of it, the Russian calendar stands in its place.
fn usable(world: &dyn World, root: &Path, config: &Config) -> (Calendar, Vec<SchemaFault>) {
    let unusable = |key: &str, value: &Text, why: &dyn Message| {
        let expected = Expected::Usable(TwoLanguages::of(why));
        let kind = SchemaFaultKind::InvalidValue { key: key.to_owned(), value: value.to_string(), expected };
        SchemaFault::new(kind, value.span)
    };
    let mut faults = Vec::new();
    let calendar = calendar(world, root, config).unwrap_or_else(|error| {
        faults.extend(config.calendar.as_ref().map(|name| unusable("calendar", &name.0, &error)));
        Calendar::russia().clone()
    });
    let templates = config.templates.as_ref().map(|name| (name, root.join(&**name)));
    if let Some((name, path)) = templates {
        let why = unfit(&Below::new(world, root), &path);
        faults.extend(why.map(|why| unusable("templates", name, &world.unread(&path, why))));
    }
    (calendar, faults)
}

/// Why nothing can be printed by templates: they lie outside, or are neither a folder nor a document of Word.
fn unfit(world: &dyn World, path: &Path) -> Option<IoCause> {
    if let Err(error) = world.real(path) {
        return Some(error.cause());
    }
    match world.kind(path) {
        None => Some(IoCause::NotFound),
        Some(FileKind::Folder) => None,
        // A DOCX is a ZIP archive.
        Some(_) => world.read(path).map_or_else(
            |error| Some(error.cause()),
            |bytes| (!bytes.starts_with(b"PK\x03\x04")).then_some(IoCause::NotWord),
        ),
    }
}

impl SessionSettings {
    /// Reads them.
    ///
    /// # Errors
    /// When a file cannot be read, or is no calendar.
    pub(super) fn read(
        world: &dyn World,
        found: &DiscoveredWorkspace,
        options: &Options,
    ) -> Result<Self, Error> {
        let file = found.settings.as_ref().map(|path| LoadedFile::settings(world, path)).transpose()?;
        let (mut config, file) =
            file.map_or((Config::default(), None), |(config, file)| (config, Some(file)));
        config.is_faulty =
            file.as_ref().is_some_and(|file| !file.syntax.is_empty() || !file.schema.is_empty());
        let as_of = options.as_of.unwrap_or(config.as_of).day(|| world.today());
        let (calendar, unusable) = usable(world, &found.root, &config);
        let file = file.map(|mut file| {
            file.schema.extend(unusable);
            file
        });
        let said = format!("{config:?} {:?} {as_of:?} {calendar:?}", options.filter);
        Ok(SessionSettings {
            calendar,
            key: xxh3_128(said.as_bytes()),
            lang: options.lang.or(config.language).unwrap_or(options.locale),
            rules: EnabledRules::new(&config, &options.filter, as_of.is_some()),
            known: KnownFindings::read(world, &found.root, &config),
            as_of,
            file: file.map(Arc::new),
            config,
            readings: LearnedReadings::default(),
            answers: LearnedAnswers::default(),
        })
    }

    /// Whether they are read from a file, or what they name is: the calendar, the known findings, the templates and what
    /// lies in them.
    pub(super) fn rests_on(&self, root: &Path, path: &Path) -> bool {
        let calendar = self.config.calendar.iter().filter_map(CalendarName::file);
        let beside = self.config.baseline.as_deref().into_iter().chain(self.config.templates.as_deref());
        let mut named = calendar.chain(beside).map(|name| root.join(name));
        self.file.as_ref().is_some_and(|file| *file.source.path == *path)
            || named.any(|named| path.starts_with(&named) || named.starts_with(path))
    }
}
