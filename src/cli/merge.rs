//! `vekha merge`: joins the JSON reports of shards into the report of the whole.

use std::path::PathBuf;
use std::process::ExitCode;

use super::reporting::{self, ReportFormat};
use super::runner::OutputForm;
use super::screen;
use crate::base::Message;
use crate::base::failure::{self, Error};
use crate::report;
use crate::world::{System, World};

/// The arguments of `vekha merge`.
#[derive(clap::Args)]
pub(super) struct Merge {
    /// Отчёты частей в виде JSON
    #[arg(value_name = "REPORT", required = true)]
    reports: Vec<PathBuf>,
    /// Вид отчёта
    #[arg(long, value_enum, default_value_t = ReportFormat::Json)]
    format: ReportFormat,
    /// Показать целиком каждую находку, а не первые пятьдесят
    #[arg(long)]
    all: bool,
}

impl Merge {
    /// Runs the command.
    ///
    /// # Errors
    /// When a report cannot be read, is none of ours, or the joined one cannot be written.
    pub(super) fn run(&self) -> Result<ExitCode, Error> {
        let mut parts = Vec::new();
        for path in &self.reports {
            // PowerShell writes what is put into a file as UTF-16, so that it is worth to be told.
            let text = failure::text(System.read(path)?).map_err(|cause| System.unread(path, cause))?;
            let part = report::ParsedReport::parse(text.as_bytes());
            parts.push(part.map_err(|_| Error::usage(&NoReport(System.display_name(path))))?);
        }
        let mut whole =
            report::ParsedReport::merge(parts, &System).map_err(|why| Error::usage(&MergeFailure(why)))?;
        match self.format {
            ReportFormat::Json => screen::print_as(OutputForm::Json, |mut out| whole.write(&mut out))?,
            format => self.tell(&mut whole, format)?,
        }
        Ok(ExitCode::from(u8::from(whole.errors() > 0)))
    }

    /// Tells the whole in another form. What it shows of the files must be what was checked: so the same findings, told
    /// anew, are the same report.
    fn tell(&self, whole: &mut report::ParsedReport, format: ReportFormat) -> Result<(), Error> {
        let checked = whole.take_checked().ok_or_else(|| Error::usage(&NotCarried))?;
        let findings = reporting::findings(&checked, &System);
        let (mut told, mut joined) = (Vec::new(), Vec::new());
        let written = report::json(&findings, &mut told).and_then(|()| whole.write(&mut joined));
        if written.is_err() || told != joined {
            return Err(Error::usage(&ChangedFiles));
        }
        reporting::print(format, &findings, screen::look(self.all))
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

/// Reports that do not make a whole.
struct MergeFailure(report::MergeFault);

impl Message for MergeFailure {
    fn ru(&self) -> String {
        match self.0 {
            report::MergeFault::NoShard => {
                "не соединить: один из отчётов — не часть, он сделан без --shard".into()
            }
            report::MergeFault::Mixed => {
                "не соединить: части от разных делений, у них разное N в --shard K/N".into()
            }
            report::MergeFault::Doubled(number) => format!("не соединить: часть {number} дана дважды"),
            report::MergeFault::Missing(number) => format!("не соединить: нет части {number}"),
        }
    }

    fn en(&self) -> String {
        match self.0 {
            report::MergeFault::NoShard => {
                "not joined: one report is no part, it was made without --shard".into()
            }
            report::MergeFault::Mixed => "not joined: the parts are of different N in --shard K/N".into(),
            report::MergeFault::Doubled(number) => format!("not joined: part {number} is given twice"),
            report::MergeFault::Missing(number) => format!("not joined: part {number} is missing"),
        }
    }
}

/// Reports of another version of the program, or changed on the way.
struct NotCarried;

impl Message for NotCarried {
    fn ru(&self) -> String {
        "части сделаны другой версией vekha: из них выйдет только --format json".into()
    }

    fn en(&self) -> String {
        "the parts are of another version of vekha: only --format json can be made of them".into()
    }
}

/// Files that are not what they were when they were checked.
struct ChangedFiles;

impl Message for ChangedFiles {
    fn ru(&self) -> String {
        "карты не те, что проверялись: соединять части нужно там же, где лежат проверенные карты, или с --format json".into()
    }

    fn en(&self) -> String {
        "the roadmaps are not those that were checked: merge where they lie, or with --format json".into()
    }
}
