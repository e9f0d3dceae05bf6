//! `vekha status`: the overview of a workspace, and who answered with what, in the terminal or as JSON.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueEnum;

use super::check::as_of;
use super::common::{Common, refuse_settings};
use super::language::CommandLanguage;
use super::runner::{self, OutputForm};
use super::screen;
use crate::Options;
use crate::base::failure::Error;
use crate::base::{Severity, visible_text};
use crate::report::Checked;
use crate::site::{Answers, Overview, SitePart, matrix, status, status_json};
use crate::workspace::AsOf;
use crate::world::System;

/// The arguments of `vekha status`.
#[derive(clap::Args)]
pub(super) struct StatusArguments {
    /// Папки и файлы с картами; без них — текущая папка
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,
    /// День, на который судится, что просрочено: never, today или 2024-03-02
    #[arg(long, value_name = "DATE", value_parser = as_of)]
    as_of: Option<AsOf>,
    /// Вид: table — таблица, json — для программ
    #[arg(long, value_enum, value_name = "F", default_value_t = StatusFormat::Table)]
    format: StatusFormat,
}

/// What is written.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum StatusFormat {
    // Таблица
    Table,
    // Для программ
    Json,
}

impl StatusArguments {
    /// The paths whose workspaces are read, and whether what is told is for programs.
    pub(super) fn asked(&self) -> (Vec<PathBuf>, bool) {
        (self.paths.clone(), self.format == StatusFormat::Json)
    }

    /// Runs the command. The exit status is that of a check.
    ///
    /// # Errors
    /// When a path is not there or a file cannot be read.
    pub(super) fn run(&self, spoken: CommandLanguage, common: &Common) -> Result<ExitCode, Error> {
        refuse_settings(&self.paths)?;
        let options = Options { roadmaps: true, as_of: self.as_of, ..common.options(spoken) };
        let checked = crate::check(&System, &self.paths, &options)?;
        let lang = checked.first().map_or(spoken.lang(), |one| one.lang);
        let faulty = checked.iter().flat_map(|one| &one.findings).any(|one| one.severity == Severity::Error);
        let as_of = Checked::day(&checked);
        let parts: Vec<SitePart> = checked.into_iter().map(|one| SitePart::of(one, &System, as_of)).collect();
        let overview = Overview::joined(parts.iter().map(|part| &part.overview), as_of);
        let of = |part| Answers::all(part, as_of).into_iter().map(move |answers| (part, answers));
        let answers: Vec<(&SitePart, Answers)> = parts.iter().flat_map(of).collect();
        screen::print(|out| match self.format {
            StatusFormat::Table => {
                let (width, mut table) = (screen::columns(), Vec::new());
                status(&overview, width, lang, &mut table)?;
                matrix(&answers, as_of, width, lang, &mut table)?;
                // Territories are the words of authors, and a terminal would obey some.
                runner::lines(out, |out| {
                    out.write_all(visible_text(&String::from_utf8_lossy(&table)).as_bytes())
                })
            }
            StatusFormat::Json => runner::written(OutputForm::Json, out, |mut out| {
                status_json(&overview, &answers, lang, &mut out)
            }),
        })?;
        Ok(ExitCode::from(u8::from(faulty)))
    }
}
