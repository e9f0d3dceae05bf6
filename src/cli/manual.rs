//! `vekha help`: the help of the program, or of one command.

use std::process::ExitCode;

use super::language::CommandLanguage;
use super::{arguments, command, screen};
use crate::base::Message;
use crate::base::failure::Error;

/// The arguments of `vekha help`.
#[derive(clap::Args)]
pub(super) struct HelpArguments {
    /// Команда и, если есть, её подкоманда
    #[arg(value_name = "COMMAND")]
    command: Vec<String>,
}

impl HelpArguments {
    /// Runs the command.
    ///
    /// # Errors
    /// When there is no such command, or the output cannot be written.
    pub(super) fn run(&self, spoken: CommandLanguage) -> Result<ExitCode, Error> {
        let lang = spoken.lang();
        let mut whole = command(lang);
        whole.build();
        let mut page = &mut whole;
        for name in &self.command {
            page = page.find_subcommand_mut(name).ok_or_else(|| Error::usage(&NoCommand(name.clone())))?;
        }
        let text = arguments::help(&page.render_long_help(), screen::look(false).colour, lang);
        screen::print(|out| out.write_all(text.as_bytes()))?;
        Ok(ExitCode::SUCCESS)
    }
}

/// There is no command of that name.
struct NoCommand(String);

impl Message for NoCommand {
    fn ru(&self) -> String {
        format!("нет такой команды: {}", self.0)
    }

    fn en(&self) -> String {
        format!("there is no such command: {}", self.0)
    }
}
