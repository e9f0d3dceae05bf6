//! `vekha man`: the pages of the manual, one a command.

use std::path::PathBuf;
use std::process::ExitCode;

use clap_mangen::Man;

use super::common::Common;
use super::language::CommandLanguage;
use super::message::CommandMessage;
use super::{command, screen};
use crate::base::Message;
use crate::base::failure::{Error, IoCause};
use crate::world::{System, World};

/// The arguments of `vekha man`.
#[derive(clap::Args)]
pub(super) struct ManCommand {
    /// Куда записать
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

impl ManCommand {
    /// Runs the command.
    ///
    /// # Errors
    /// When a page cannot be written.
    pub(super) fn run(&self, spoken: CommandLanguage, common: &Common) -> Result<ExitCode, Error> {
        let mut count = 0;
        let mut whole = command(spoken.lang());
        whole.build();
        let inner = whole.get_subcommands().cloned().map(|one| {
            let name = format!("vekha-{}", one.get_name());
            one.name(name)
        });
        for page in std::iter::once(whole.clone()).chain(inner) {
            let path = self.folder.join(format!("{}.1", page.get_name()));
            let mut text = Vec::new();
            let made = Man::new(page).render(&mut text);
            made.map_err(|error| System.unwritten(&path, IoCause::of(&error)))?;
            System.write(&path, &[&text])?;
            count += 1;
        }
        let told = CommandMessage::FilesWritten { count, folder: System.display_name(&self.folder) };
        screen::note(&told.say(spoken.lang()), common.quiet);
        Ok(ExitCode::SUCCESS)
    }
}
