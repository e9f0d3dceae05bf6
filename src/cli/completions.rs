//! `vekha completions`: what a shell needs to complete commands and options.

use std::process::ExitCode;

use clap_complete::Shell;

use super::language::CommandLanguage;
use super::{command, screen};
use crate::base::failure::Error;

/// The arguments of `vekha completions`.
#[derive(clap::Args)]
pub(super) struct Completions {
    /// Оболочка
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

impl Completions {
    /// Runs the command.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub(super) fn run(&self, spoken: CommandLanguage) -> Result<ExitCode, Error> {
        let mut text = Vec::new();
        clap_complete::generate(self.shell, &mut command(spoken.lang()), "vekha", &mut text);
        screen::print(|out| out.write_all(&text))?;
        Ok(ExitCode::SUCCESS)
    }
}
