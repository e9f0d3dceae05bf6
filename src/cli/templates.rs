//! `vekha templates`: writes the built-in templates out, to be changed.

use std::path::PathBuf;
use std::process::ExitCode;

use crate::base::failure::Error;
use crate::render::Templates;
use crate::world::System;

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
    pub(super) fn run(&self) -> Result<ExitCode, Error> {
        Templates::default().write_out(&System, &self.folder)?;
        Ok(ExitCode::SUCCESS)
    }
}
