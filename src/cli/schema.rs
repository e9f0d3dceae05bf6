//! `vekha schema`: prints the JSON Schema.

use std::io::Write;
use std::process::ExitCode;

use super::Failure;

/// The arguments of `vekha schema`.
#[derive(clap::Args)]
pub struct SchemaCommand {}

impl SchemaCommand {
    /// Runs the command.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub fn run(&self) -> Result<ExitCode, Failure> {
        std::io::stdout().write_all(crate::schema::ROADMAP.as_bytes())?;
        Ok(ExitCode::SUCCESS)
    }
}
