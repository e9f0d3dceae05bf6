//! `vekha cache`: what is remembered of earlier checks.

use std::path::Path;
use std::process::ExitCode;

use clap::Subcommand;

use super::common::Common;
use super::language::CommandLanguage;
use super::screen;
use crate::base::failure::Error;
use crate::base::{Message, en_count};
use crate::lsp;
use crate::russian::plural;
use crate::session;
use crate::world::{System, World};

/// The arguments of `vekha cache`.
#[derive(clap::Args)]
pub(super) struct CacheCommand {
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    /// Забыть всё, что помнится о прошлых проверках
    Clean,
}

impl CacheCommand {
    /// Runs the command.
    ///
    /// # Errors
    /// When what is named is no folder, or a file cannot be taken away.
    pub(super) fn run(&self, spoken: CommandLanguage, common: &Common) -> Result<ExitCode, Error> {
        let Action::Clean = self.action;
        // Where nothing lies nothing is remembered; a file there is a mistake, and is told.
        let folder = common.cache_folder().filter(|folder| System.kind(folder).is_some());
        let removed = folder.map(|folder| clean(&folder)).transpose()?.unwrap_or_default();
        screen::note(&Cleaned(removed).say(spoken.lang()), common.quiet);
        Ok(ExitCode::SUCCESS)
    }
}

/// Takes away the files of caches and the pages of rules in a folder, and nothing else that lies there.
fn clean(folder: &Path) -> Result<u64, Error> {
    let mut removed = 0;
    for entry in System.entries(folder)? {
        if session::is_cache_file(&entry.name) {
            System.remove(&folder.join(&entry.name))?;
            removed += 1;
        }
    }
    for page in lsp::page_files(folder).into_iter().filter(|page| System.is_file(page)) {
        System.remove(&page)?;
        removed += 1;
        // A folder goes with the last of its pages.
        page.ancestors().skip(1).take(3).for_each(|folder| System.remove_empty(folder));
    }
    Ok(removed)
}

/// So many files were taken away.
struct Cleaned(u64);

impl Message for Cleaned {
    fn ru(&self) -> String {
        format!("удалено: {} {}", self.0, plural(self.0, "файл", "файла", "файлов"))
    }

    fn en(&self) -> String {
        format!("{} removed", en_count(self.0, "file", "files"))
    }
}
