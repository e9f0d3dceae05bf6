//! `vekha merge`: joins the JSON reports of shards into the report of the whole.

use std::path::PathBuf;
use std::process::ExitCode;

use super::screen;
use crate::base::Message;
use crate::base::failure::Error;
use crate::report;
use crate::world::{System, World};

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
    pub(super) fn run(&self) -> Result<ExitCode, Error> {
        let mut parts = Vec::new();
        for path in &self.reports {
            let bytes = System.read(path)?;
            let part = report::Parsed::parse(&bytes);
            parts.push(part.map_err(|_| Error::usage(&NoReport(System.display_name(path))))?);
        }
        let whole = report::Parsed::merge(parts);
        screen::print(|mut out| whole.write(&mut out))?;
        Ok(ExitCode::from(u8::from(whole.errors() > 0)))
    }
}

/// A file that is no report of ours.
struct NoReport(String);

impl Message for NoReport {
    fn ru(&self) -> String {
        format!("{}: это не отчёт vekha check --format json", self.0)
    }

    fn en(&self) -> String {
        format!("{}: this is no report of vekha check --format json", self.0)
    }
}
