//! The settings of a workspace, with what was asked for on the command line and the day.

use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;
use xxhash_rust::xxh3::xxh3_128;

use super::calendar;
use crate::Options;
use crate::base::Lang;
use crate::base::failure::Error;
use crate::deadline::Calendar;
use crate::rules::EnabledRules;
use crate::workspace::{AsOf, Config, Found, LoadedFile};
use crate::world::World;

/// What holds for all files alike.
pub(super) struct Settings {
    pub config: Config,
    /// The file, where there is one.
    pub file: Option<Arc<LoadedFile>>,
    pub calendar: Calendar,
    pub as_of: Option<NaiveDate>,
    pub lang: Lang,
    pub rules: EnabledRules,
    /// Equal where nothing differs that judging rests on.
    pub key: u128,
}

impl Settings {
    /// Reads them.
    ///
    /// # Errors
    /// When a file cannot be read, or is no calendar.
    pub(super) fn read(world: &dyn World, found: &Found, options: &Options) -> Result<Self, Error> {
        let file = found.settings.as_ref().map(|path| LoadedFile::settings(world, path)).transpose()?;
        let (config, file) = file.map_or((Config::default(), None), |(config, file)| (config, Some(file)));
        let as_of = match options.as_of.unwrap_or(config.as_of) {
            AsOf::Never => None,
            AsOf::Today => Some(world.today()),
            AsOf::Day(day) => Some(day),
        };
        let calendar = calendar(world, &found.root, &config)?;
        let said = format!("{config:?} {:?} {as_of:?} {calendar:?}", options.filter);
        Ok(Settings {
            calendar,
            key: xxh3_128(said.as_bytes()),
            lang: options.lang.or(config.language).unwrap_or(options.locale),
            rules: EnabledRules::new(&config, &options.filter, as_of.is_some()),
            as_of,
            file: file.map(Arc::new),
            config,
        })
    }

    /// Whether they are read from a file, or from one that they name.
    pub(super) fn rests_on(&self, root: &Path, path: &Path) -> bool {
        let named = self.config.calendar.as_deref().map(|name| root.join(name));
        self.file.as_ref().is_some_and(|file| file.source.path == path)
            || named.is_some_and(|named| named == path)
    }
}
