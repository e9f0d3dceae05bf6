//! `vekha templates`: writes the built-in templates out, to be changed.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use super::Failure;
use crate::base::Say;
use crate::base::message::render::Render;
use crate::render::Templates;

/// The arguments of `vekha templates`.
#[derive(clap::Args)]
pub struct TemplatesCommand {
    /// Куда записать; файлы, которые там уже есть, не заменяются
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

impl TemplatesCommand {
    /// Runs the command.
    ///
    /// # Errors
    /// When a file is there already, or cannot be written.
    pub fn run(&self) -> Result<ExitCode, Failure> {
        match Templates::default().write_out(&self.folder) {
            Ok(()) => Ok(ExitCode::SUCCESS),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                Err(Failure::Usage(Render::AlreadyThere(error.to_string()).ru()))
            }
            Err(error) => Err(error.into()),
        }
    }
}
