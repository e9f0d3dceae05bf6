//! `vekha check`: reads, checks, reports.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueEnum;

use super::language::Spoken;
use super::message::CommandMessage;
use super::{baseline, screen};
use crate::base::failure::{Error, Wording};
use crate::report::{self, Findings, Summary};
use crate::rules::{self, Filter};
use crate::session::Shard;
use crate::workspace::AsOf;
use crate::world::{System, World};
use crate::{Options, base::Message};

/// The arguments of `vekha check`.
#[derive(clap::Args)]
pub(super) struct Check {
    /// Папки и файлы с картами; без них — текущая папка
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,
    /// День, на который судят о просрочке: never, today или 2024-03-02
    #[arg(long, value_name = "DATE", value_parser = as_of)]
    as_of: Option<AsOf>,
    /// Вид отчёта
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Показать целиком каждую находку, а не первые пятьдесят
    #[arg(long)]
    all: bool,
    /// Только эти правила или группы
    #[arg(long, value_name = "R", value_delimiter = ',')]
    select: Vec<String>,
    /// Без этих правил или групп
    #[arg(long, value_name = "R", value_delimiter = ',')]
    ignore: Vec<String>,
    /// Замечания считать ошибками в статусе выхода
    #[arg(long)]
    deny_warnings: bool,
    /// Проверить K-ю из N частей дерева, например 2/8
    #[arg(long, value_name = "K/N", value_parser = shard)]
    shard: Option<Shard>,
    /// Не помнить о прошлых проверках
    #[arg(long)]
    no_cache: bool,
    /// Папка для того, что помнится о прошлых проверках
    #[arg(long, value_name = "DIR", env = "VEKHA_CACHE_DIR")]
    cache_dir: Option<PathBuf>,
    /// Записать всё найденное в список известного (baseline в vekha.yaml)
    #[arg(long, conflicts_with_all = ["select", "ignore", "deny_warnings"])]
    write_baseline: bool,
}

/// The forms of a report.
#[derive(Clone, Copy, ValueEnum)]
enum Format {
    // Для людей
    Human,
    // Для программ: docs/report.md
    Json,
    // SARIF 2.1.0
    Sarif,
    // Команды GitHub Actions
    Github,
    // Code Quality в GitLab
    Gitlab,
    // XML в виде JUnit
    Junit,
}

fn as_of(text: &str) -> Result<AsOf, Wording> {
    AsOf::parse(text).ok_or_else(|| Wording::of(&Wanted::Day))
}

fn shard(text: &str) -> Result<Shard, Wording> {
    Shard::parse(text).ok_or_else(|| Wording::of(&Wanted::Shard))
}

/// What a value should have been.
enum Wanted {
    Day,
    Shard,
}

impl Message for Wanted {
    fn ru(&self) -> String {
        match self {
            Wanted::Day => "нужно never, today или день в виде 2024-03-02".into(),
            Wanted::Shard => "нужно K/N, например 2/8".into(),
        }
    }

    fn en(&self) -> String {
        match self {
            Wanted::Day => "never, today or a day as 2024-03-02 is needed".into(),
            Wanted::Shard => "K/N is needed, as 2/8".into(),
        }
    }
}

impl Check {
    /// Runs the command.
    ///
    /// # Errors
    /// When a path is not there, a file cannot be read or the report cannot be written.
    pub(super) fn run(&self, spoken: Spoken) -> Result<ExitCode, Error> {
        let filter = Filter { select: self.select.clone(), ignore: self.ignore.clone() };
        if let Some(name) = filter.unknown() {
            let likely = rules::likely(name).map(str::to_owned);
            let told = CommandMessage::UnknownRule { name: name.to_owned(), likely };
            return Err(Error::usage(&told));
        }
        let options = Options {
            filter,
            as_of: self.as_of,
            lang: spoken.asked,
            locale: spoken.locale,
            whole: false,
            roadmaps: false,
            shard: self.shard,
            cache: self.cache(),
        };
        if self.write_baseline {
            baseline::write(&self.paths, options)?;
            return Ok(ExitCode::SUCCESS);
        }
        let checked = crate::check(&System, &self.paths, &options)?;
        let findings = Findings::new(&checked, &System);
        screen::print(|out| self.write(&findings, out))?;
        let status = self.status(findings.summary);
        drop(findings);
        // The process ends here: giving a million pieces of memory back one by one would only make people wait.
        std::mem::forget(checked);
        Ok(status)
    }

    /// The folder of caches, where one is wanted.
    fn cache(&self) -> Option<PathBuf> {
        (!self.no_cache).then(|| self.cache_dir.clone().or_else(|| System.cache_folder())).flatten()
    }

    fn write(&self, findings: &Findings<'_>, mut out: &mut dyn Write) -> io::Result<()> {
        match self.format {
            Format::Human => report::human(findings, screen::look(self.all), &mut out)?,
            Format::Json => report::json(findings, &mut out)?,
            Format::Sarif => report::sarif(findings, &mut out)?,
            Format::Github => report::github(findings, &mut out)?,
            Format::Gitlab => report::gitlab(findings, &mut out)?,
            Format::Junit => report::junit(findings, &mut out)?,
        }
        Ok(())
    }

    fn status(&self, summary: Summary) -> ExitCode {
        let failed = summary.errors > 0 || (self.deny_warnings && summary.warnings > 0);
        ExitCode::from(u8::from(failed))
    }
}
