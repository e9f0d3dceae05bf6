//! `vekha check`: reads, checks, reports.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueEnum;

use super::Failure;
use crate::model::AsOf;
use crate::report::{self, Checked, Summary};
use crate::rules::Filter;
use crate::world::System;
use crate::{Options, diagnostic::Lang};

/// The arguments of `vekha check`.
#[derive(clap::Args)]
pub struct Check {
    /// Папки и файлы с картами; без них — текущая папка
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,
    /// День, на который судят о просрочке: never, today или 2024-03-02
    #[arg(long, value_name = "DATE", value_parser = as_of)]
    as_of: Option<AsOf>,
    /// Вид отчёта
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Только эти правила или группы
    #[arg(long, value_name = "R", value_delimiter = ',')]
    select: Vec<String>,
    /// Без этих правил или групп
    #[arg(long, value_name = "R", value_delimiter = ',')]
    ignore: Vec<String>,
    /// Замечания считать ошибками в статусе выхода
    #[arg(long)]
    deny_warnings: bool,
    /// Язык замечаний: ru или en
    #[arg(long, value_name = "LANG", value_parser = lang)]
    lang: Option<Lang>,
}

/// The forms of a report.
#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Human,
    Json,
}

fn as_of(text: &str) -> Result<AsOf, String> {
    AsOf::parse(text).ok_or_else(|| "нужно never, today или день в виде 2024-03-02".to_owned())
}

fn lang(text: &str) -> Result<Lang, String> {
    Lang::parse(text).ok_or_else(|| "нужно ru или en".to_owned())
}

impl Check {
    /// Runs the command.
    ///
    /// # Errors
    /// When a path is not there, a file cannot be read or the report cannot be written.
    pub fn run(&self) -> Result<ExitCode, Failure> {
        let filter = Filter { select: self.select.clone(), ignore: self.ignore.clone() };
        let options = Options { filter, as_of: self.as_of, lang: self.lang };
        let checked = crate::check(&System, &self.paths, &options)?;
        let text = match self.format {
            Format::Human | Format::Json => report::json(&checked),
        };
        std::io::stdout().write_all(text.as_bytes())?;
        Ok(self.status(&checked))
    }

    fn status(&self, checked: &[Checked]) -> ExitCode {
        let summary = checked.iter().fold(Summary::default(), |sum, one| sum.plus(one.summary));
        let failed = summary.errors > 0 || (self.deny_warnings && summary.warnings > 0);
        ExitCode::from(u8::from(failed))
    }
}
