//! `vekha templates`: writes the built-in templates out, to be changed.

use std::path::PathBuf;
use std::process::ExitCode;

use super::common::Common;
use super::language::CommandLanguage;
use super::message::CommandMessage;
use super::screen;
use crate::base::Message;
use crate::base::failure::Error;
use crate::render::Templates;
use crate::world::{System, World};

/// The arguments of `vekha templates`.
#[derive(clap::Args)]
pub(super) struct TemplatesCommand {
    /// Куда записать; файлы, которые там уже есть, не заменяются
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

impl TemplatesCommand {
    /// Runs the command.
    ///
    /// # Errors
    /// When a file is there already, or cannot be written.
    pub(super) fn run(&self, spoken: CommandLanguage, common: &Common) -> Result<ExitCode, Error> {
        let count = Templates::default().write_out(&System, &self.folder)?;
        let told =
            CommandMessage::FilesWritten { count: count as u64, folder: System.display_name(&self.folder) };
        screen::note(&told.say(spoken.lang()), common.quiet);
        Ok(ExitCode::SUCCESS)
    }
}
