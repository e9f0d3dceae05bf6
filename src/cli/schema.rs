//! `vekha schema`: prints the JSON Schema.

use std::process::ExitCode;

use super::screen;
use crate::base::failure::Error;
/// The arguments of `vekha schema`.
#[derive(clap::Args)]
pub struct SchemaCommand {}

impl SchemaCommand {
    /// Runs the command.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub(super) fn run(&self) -> Result<ExitCode, Error> {
        screen::print(|out| out.write_all(crate::schema::ROADMAP.as_bytes()))?;
        Ok(ExitCode::SUCCESS)
    }
}
