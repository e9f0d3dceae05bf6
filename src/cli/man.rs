//! `vekha man`: the pages of the manual, one a command.

use std::path::PathBuf;
use std::process::ExitCode;

use clap_mangen::Man;

use super::common::Common;
use super::language::CommandLanguage;
use super::message::CommandMessage;
use super::{command, ours, screen};
use crate::base::failure::{Error, IoCause};
use crate::base::{Lang, Message};
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
        let pages = self.pages(spoken.lang())?;
        pages.iter().try_for_each(|(path, _)| ours::refuse_foreign(path, ours::man))?;
        pages.iter().try_for_each(|(path, text)| System.write(path, &[text]))?;
        let told = CommandMessage::FilesWritten {
            count: pages.len() as u64,
            folder: System.display_name(&self.folder),
        };
        screen::note(&told.say(spoken.lang()), common.quiet);
        Ok(ExitCode::SUCCESS)
    }

    /// Each page by its file: of the program, and of each of its commands.
    fn pages(&self, lang: Lang) -> Result<Vec<(PathBuf, Vec<u8>)>, Error> {
        let mut whole = command(lang);
        whole.build();
        let inner = whole.get_subcommands().cloned().map(|one| {
            let name = format!("vekha-{}", one.get_name());
            one.name(name)
        });
        let page = |page: clap::Command| {
            let path = self.folder.join(format!("{}.1", page.get_name()));
            let mut text = Vec::new();
            let made = Man::new(page).render(&mut text);
            made.map_err(|error| System.unwritten(&path, IoCause::of(&error)))?;
            Ok((path, text))
        };
        std::iter::once(whole.clone()).chain(inner).map(page).collect()
    }
}
