//! `vekha status`: the overview of a workspace in the terminal, or as JSON.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueEnum;

use super::check::as_of;
use super::common::Common;
use super::language::Spoken;
use super::screen;
use crate::Options;
use crate::base::Severity;
use crate::base::failure::Error;
use crate::report::Checked;
use crate::site::{Duties, Overview, status, status_json};
use crate::workspace::AsOf;
use crate::world::System;

/// The arguments of `vekha status`.
#[derive(clap::Args)]
pub(super) struct Status {
    /// Папки и файлы с картами; без них — текущая папка
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,
    /// День, на который судится, что просрочено: never, today или 2024-03-02
    #[arg(long, value_name = "DATE", value_parser = as_of)]
    as_of: Option<AsOf>,
    /// Вид: table — таблица, json — для программ
    #[arg(long, value_enum, value_name = "F", default_value_t = Form::Table)]
    format: Form,
}

/// What is written.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    // Таблица
    Table,
    // Для программ
    Json,
}

impl Status {
    /// Runs the command. The exit status is that of a check.
    ///
    /// # Errors
    /// When a path is not there or a file cannot be read.
    pub(super) fn run(&self, spoken: Spoken, common: &Common) -> Result<ExitCode, Error> {
        let options = Options { roadmaps: true, as_of: self.as_of, ..common.options(spoken) };
        let checked = crate::check(&System, &self.paths, &options)?;
        let lang = checked.first().map_or(spoken.lang(), |one| one.lang);
        let times = checked.iter().map(|one| one.times(&System)).collect::<Result<Vec<_>, Error>>()?;
        let duties: Vec<Duties<'_>> =
            checked.iter().zip(&times).map(|(one, times)| Duties::of(&one.workspace, times, None)).collect();
        let parts = checked
            .iter()
            .zip(&duties)
            .map(|(one, duties)| (&one.workspace, &one.files[..], &one.findings[..], duties));
        let overview = Overview::of(parts, Checked::day(&checked));
        screen::print(|mut out| match self.format {
            Form::Table => status(&overview, screen::columns(), lang, &mut out),
            Form::Json => status_json(&overview, &mut out),
        })?;
        let faulty = checked.iter().flat_map(|one| &one.findings).any(|one| one.severity == Severity::Error);
        Ok(ExitCode::from(u8::from(faulty)))
    }
}
