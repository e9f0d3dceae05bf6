//! `vekha merge`: joins the JSON reports of shards into the report of the whole.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use super::{Failure, screen};
use crate::report;

/// The arguments of `vekha merge`.
#[derive(clap::Args)]
pub struct Merge {
    /// Отчёты частей в виде JSON
    #[arg(value_name = "REPORT", required = true)]
    reports: Vec<PathBuf>,
}

impl Merge {
    /// Runs the command.
    ///
    /// # Errors
    /// When a report cannot be read, is none of ours, or the joined one cannot be written.
    pub fn run(&self) -> Result<ExitCode, Failure> {
        let mut parts = Vec::new();
        for path in &self.reports {
            let text = std::fs::read_to_string(path)?;
            let part = report::Parsed::parse(&text).map_err(|error| {
                Failure::Usage(format!("{}: это не отчёт vekha: {error}", path.display()))
            })?;
            parts.push(part);
        }
        let whole = report::Parsed::merge(parts);
        let mut out = screen::stdout();
        whole.write(&mut out)?;
        out.flush()?;
        Ok(ExitCode::from(u8::from(whole.errors() > 0)))
    }
}
