//! How a command tells what it found: to the screen and to files, in any of the forms of a report.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::common::Common;
use super::ours::{self, OwnMark};
use super::runner::OutputForm;
use super::screen;
use crate::base::failure::{Error, IoCause, TwoLanguages};
use crate::base::{Message, Severity};
use crate::report::{self, Appearance, Checked, Findings, HostNames};
use crate::world::{System, World};

/// How wide a report for people is in a file.
const FILE_WIDTH: usize = 100;

/// The arguments of a report.
#[derive(clap::Args)]
pub(super) struct Reporting {
    /// Вид отчёта
    #[arg(long, value_enum, default_value_t = ReportFormat::Human)]
    format: ReportFormat,
    /// Записать отчёт ещё и в файл; можно повторять
    #[arg(long, value_name = "FORMAT=FILE", value_parser = output)]
    output: Vec<Output>,
    /// Показать целиком каждую находку, а не первые пятьдесят
    #[arg(long)]
    all: bool,
    /// Только находки не легче: error, warning или advice
    #[arg(long, value_enum, value_name = "S", hide_possible_values = true)]
    min_severity: Option<MinimumSeverity>,
    /// Сколько находок по каждому правилу, вместо самих находок
    #[arg(long)]
    statistics: bool,
}

/// The forms of a report.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ReportFormat {
    // Для людей
    Human,
    // Строка на находку
    Concise,
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

impl ReportFormat {
    /// By what a report of the form is known to be ours.
    fn mark(self) -> OwnMark {
        match self {
            ReportFormat::Human => ours::human,
            ReportFormat::Concise => ours::concise,
            ReportFormat::Json => ours::json,
            ReportFormat::Sarif => ours::sarif,
            ReportFormat::Github => ours::github,
            ReportFormat::Gitlab => ours::gitlab,
            ReportFormat::Junit => ours::junit,
        }
    }

    /// What a runner of steps must not obey in it is written as the form allows.
    fn form(self) -> OutputForm {
        match self {
            ReportFormat::Human | ReportFormat::Concise => OutputForm::Text,
            ReportFormat::Json | ReportFormat::Sarif | ReportFormat::Gitlab => OutputForm::Json,
            ReportFormat::Github => OutputForm::Commands,
            ReportFormat::Junit => OutputForm::Xml,
        }
    }
}

/// A report that goes to a file.
#[derive(Clone)]
struct Output {
    format: ReportFormat,
    file: PathBuf,
}

fn output(text: &str) -> Result<Output, TwoLanguages> {
    let known = || {
        let (format, file) = text.split_once('=')?;
        let format = ReportFormat::from_str(format, false).ok()?;
        (!file.is_empty()).then(|| Output { format, file: PathBuf::from(file) })
    };
    match known() {
        Some(output) if output.file == Path::new("-") => Err(TwoLanguages::of(&OutputValue::Screen)),
        Some(output) => Ok(output),
        None => Err(TwoLanguages::of(&OutputValue::Pair)),
    }
}

/// The least severity that is told.
#[derive(Clone, Copy, ValueEnum)]
enum MinimumSeverity {
    Error,
    Warning,
    Advice,
}

impl Reporting {
    /// Leaves out what is not to be told.
    pub(super) fn leave_out(&self, checked: &mut [Checked]) {
        let least = match self.min_severity {
            Some(MinimumSeverity::Error) => Severity::Error,
            Some(MinimumSeverity::Warning) => Severity::Warning,
            Some(MinimumSeverity::Advice) | None => return,
        };
        checked.iter_mut().for_each(|one| one.retain(|finding| finding.severity >= least));
    }

    /// Whether only what is heavy enough is told.
    pub(super) fn is_narrow(&self) -> bool {
        matches!(self.min_severity, Some(MinimumSeverity::Error | MinimumSeverity::Warning))
    }

    /// Whether reports go to files too.
    pub(super) fn has_outputs(&self) -> bool {
        !self.output.is_empty()
    }

    /// How the report looks, where nothing but that for people is asked for.
    pub(super) fn plain(&self, common: &Common) -> Option<Appearance> {
        let is_plain = self.format == ReportFormat::Human
            && self.output.is_empty()
            && self.min_severity.is_none()
            && !self.statistics
            && !self.all;
        is_plain.then(|| Appearance { quiet: common.quiet, ..screen::look(self.all) })
    }

    /// Whether the report is for programs.
    pub(super) fn is_json(&self) -> bool {
        self.format == ReportFormat::Json
    }

    /// Refuses two reports that would lie in one file.
    fn refuse_twice(&self) -> Result<(), Error> {
        let mut files: Vec<PathBuf> = self.output.iter().map(|one| System.absolute(&one.file)).collect();
        files.sort();
        let twice = files.iter().zip(files.iter().skip(1)).find(|(one, next)| one == next);
        twice.map_or(Ok(()), |(file, _)| Err(Error::usage(&OutputValue::Apart(System.display_name(file)))))
    }

    /// Writes the reports that are asked for.
    ///
    /// # Errors
    /// When one cannot be written.
    pub(super) fn tell(&self, findings: &Findings<'_>, common: &Common) -> Result<(), Error> {
        if self.statistics
            && !matches!(self.format, ReportFormat::Human | ReportFormat::Concise | ReportFormat::Json)
        {
            return Err(Error::usage(&NoStatistics));
        }
        self.refuse_twice()?;
        self.output.iter().try_for_each(|one| ours::refuse_foreign(&one.file, one.format.mark()))?;
        for Output { format, file } in &self.output {
            let look = Appearance { width: FILE_WIDTH, all: true, ..Appearance::default() };
            let mut bytes = Vec::new();
            let made = write(*format, findings, look, &mut bytes);
            made.map_err(|error| System.unwritten(file, IoCause::of(&error)))?;
            System.write(file, &[&bytes])?;
        }
        let look = Appearance { quiet: common.quiet, ..screen::look(self.all) };
        match (self.statistics, self.format) {
            (true, ReportFormat::Json) => {
                screen::print(|mut out| report::statistics_json(findings, &mut out))
            }
            (true, _) => screen::tell(|mut out| report::statistics(findings, &mut out)),
            (false, format) => print(format, findings, look),
        }?;
        match std::env::var_os("GITHUB_STEP_SUMMARY").filter(|file| !file.is_empty()) {
            Some(file) if self.format == ReportFormat::Github => summarise(findings, Path::new(&file)),
            _ => Ok(()),
        }
    }
}

/// The findings of a run, in their order; where no repository is found, files are named from the folder of the host's job.
pub(super) fn findings<'c>(checked: &'c [Checked], world: &'c dyn World) -> Findings<'c> {
    let mut findings = Findings::new(checked, world);
    if findings.host == HostNames::default() {
        findings.host = HostNames::new(world, job_folder().as_deref());
    }
    findings
}

/// The folder of the repository as the hosts' own machines name it, for a job whose files came without `.git`.
fn job_folder() -> Option<PathBuf> {
    ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"].iter().find_map(std::env::var_os).map(PathBuf::from)
}

/// Writes a report in a form to the standard output.
///
/// # Errors
/// When it cannot be written.
pub(super) fn print(format: ReportFormat, findings: &Findings<'_>, look: Appearance) -> Result<(), Error> {
    screen::print_as(format.form(), |mut out| write(format, findings, look, &mut out))
}

/// Writes a report in a form.
fn write(
    format: ReportFormat,
    findings: &Findings<'_>,
    look: Appearance,
    out: &mut impl Write,
) -> io::Result<()> {
    match format {
        ReportFormat::Human => report::human(findings, look, out),
        ReportFormat::Concise => report::concise(findings, look, out),
        ReportFormat::Json => report::json(findings, out),
        ReportFormat::Sarif => report::sarif(findings, out),
        ReportFormat::Github => report::github(findings, out),
        ReportFormat::Gitlab => report::gitlab(findings, out),
        ReportFormat::Junit => report::junit(findings, out),
    }
}

/// Adds to the summary that GitHub shows of a step, in the file that it names.
fn summarise(findings: &Findings<'_>, file: &Path) -> Result<(), Error> {
    let mut bytes = System.read_own(file).unwrap_or_default();
    report::step_summary(findings, &mut bytes)
        .map_err(|error| System.unwritten(file, IoCause::of(&error)))?;
    System.write(file, &[&bytes])
}

/// What `--output` takes.
enum OutputValue {
    /// A form and a file.
    Pair,
    /// A file, as the screen has an option of its own.
    Screen,
    /// A file of its own for each report.
    Apart(String),
}

impl Message for OutputValue {
    fn ru(&self) -> String {
        match self {
            OutputValue::Pair => "нужно ВИД=ФАЙЛ, например sarif=vekha.sarif".into(),
            OutputValue::Screen => "вид того, что выводится на экран, задаёт --format".into(),
            OutputValue::Apart(file) => {
                format!("--output: каждому отчёту нужен свой файл, а {file} назван дважды")
            }
        }
    }

    fn en(&self) -> String {
        match self {
            OutputValue::Pair => "FORMAT=FILE is needed, as sarif=vekha.sarif".into(),
            OutputValue::Screen => "the form of what goes to the screen is set by --format".into(),
            OutputValue::Apart(file) => {
                format!("--output: each report needs its own file, {file} is named twice")
            }
        }
    }
}

/// Not every form can tell counts.
struct NoStatistics;

impl Message for NoStatistics {
    fn ru(&self) -> String {
        "--statistics бывает с --format human, concise и json".into()
    }

    fn en(&self) -> String {
        "--statistics goes with --format human, concise and json".into()
    }
}
