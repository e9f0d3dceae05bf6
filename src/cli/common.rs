//! What every command takes.

use std::path::PathBuf;

use anstream::ColorChoice;
use clap::ValueEnum;

use super::language::{self, CommandLanguage};
use super::message::CommandMessage;
use crate::Options;
use crate::base::Lang;
use crate::base::failure::Error;
use crate::workspace::is_settings;
use crate::world::{System, World};

/// The arguments that all commands share.
#[derive(clap::Args)]
pub(super) struct Common {
    /// Язык: ru или en
    #[arg(long, global = true, display_order = 900, value_name = "LANG", value_parser = language::parse)]
    pub lang: Option<Lang>,
    /// Только находки, без итогов и подсказок
    #[arg(short, long, global = true, display_order = 900)]
    pub quiet: bool,
    /// Цвета и ссылки
    #[arg(long, global = true, display_order = 900, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    color: Color,
    /// Файл настроек вместо vekha.yaml
    #[arg(long, global = true, display_order = 900, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Не помнить о прошлых проверках
    #[arg(long, global = true, display_order = 900)]
    no_cache: bool,
    /// Папка для того, что помнится о прошлых проверках
    #[arg(long, global = true, display_order = 900, value_name = "DIR", env = "VEKHA_CACHE_DIR")]
    cache_dir: Option<PathBuf>,
    /// Показать настройки, с которыми шла бы работа, и закончить
    #[arg(long, global = true, display_order = 900)]
    pub show_settings: bool,
    /// Показать файлы, которые были бы прочитаны, и закончить
    #[arg(long, global = true, display_order = 900)]
    pub show_files: bool,
}

/// When colours are used.
#[derive(Clone, Copy, ValueEnum)]
enum Color {
    // На экране, но не в файле
    Auto,
    // Всегда
    Always,
    // Никогда
    Never,
}

/// What of them is about workspaces, by the names of the arguments.
const OF_WORKSPACES: [&str; 5] = ["config", "no_cache", "cache_dir", "show_settings", "show_files"];
/// The commands that read workspaces.
const READING: [&str; 6] = ["check", "status", "build", "export", "serve", "site"];
/// What other commands heed of it.
const HEEDED: [(&str, &[&str]); 2] =
    [("lsp", &["config", "no_cache", "cache_dir"]), ("cache", &["cache_dir"])];

/// The command line without help about what a command refuses or does not heed.
pub(super) fn without_idle(command: clap::Command) -> clap::Command {
    let of_workspaces = command.get_arguments().filter(|arg| OF_WORKSPACES.contains(&arg.get_id().as_str()));
    let hidden: Vec<clap::Arg> = of_workspaces.map(|arg| arg.clone().hide(true)).collect();
    let names = command.get_subcommands().map(|one| one.get_name().to_owned());
    let other: Vec<String> = names.filter(|name| !READING.contains(&name.as_str())).collect();
    other.into_iter().fold(command, |command, name| {
        let heeded = HEEDED.iter().find(|(other, _)| *other == name).map_or(&[][..], |(_, heeded)| heeded);
        let idle = hidden.iter().filter(|arg| !heeded.contains(&arg.get_id().as_str()));
        command.mut_subcommand(&name, |one| one.args(idle))
    })
}

impl Common {
    /// Lets everything that is written from here on have colours, or none.
    pub(super) fn paint(&self) {
        let choice = match self.color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::AlwaysAnsi,
            Color::Never => ColorChoice::Never,
        };
        choice.write_global();
    }

    /// How to check, as far as all commands say it alike: in which language, with which settings, remembering nothing.
    pub(super) fn options(&self, spoken: CommandLanguage) -> Options {
        Options {
            lang: spoken.asked,
            locale: spoken.locale,
            config: self.config.clone(),
            ..Options::default()
        }
    }

    /// Refuses what a command that reads no workspace would not heed; some heed other settings all the same.
    ///
    /// # Errors
    /// When something of it is asked for.
    pub(super) fn refuse_idle(&self, heeds_settings: bool) -> Result<(), Error> {
        let options = [
            ("--show-settings", self.show_settings),
            ("--show-files", self.show_files),
            ("--config", self.config.is_some() && !heeds_settings),
        ];
        let idle = options.into_iter().find(|(_, is_asked)| *is_asked);
        idle.map_or(Ok(()), |(option, _)| Err(Error::usage(&CommandMessage::IdleOption { option })))
    }

    /// The folder of caches, where one is wanted.
    pub(super) fn cache(&self) -> Option<PathBuf> {
        if self.no_cache { None } else { self.cache_folder() }
    }

    /// The folder of caches, wanted or not.
    pub(super) fn cache_folder(&self) -> Option<PathBuf> {
        self.cache_dir.clone().or_else(|| System.cache_folder())
    }
}

/// Refuses files of settings that are named alone: nothing is green in which no roadmap was looked at.
pub(super) fn refuse_settings(paths: &[PathBuf]) -> Result<(), Error> {
    let is_settings = |path: &PathBuf| is_settings(path) && System.is_file(path);
    match paths.iter().find(|_| paths.iter().all(is_settings)) {
        Some(path) => {
            let file = System.display_name(&System.absolute(path));
            Err(Error::usage(&CommandMessage::SettingsAlone { file }))
        }
        None => Ok(()),
    }
}
