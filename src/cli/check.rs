//! `vekha check`: reads, checks, reports.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use super::common::{Common, refuse_settings};
use super::fix::FixArguments;
use super::follow::{self, Following};
use super::language::CommandLanguage;
use super::message::CommandMessage;
use super::reporting::{self, Reporting};
use super::{baseline, screen};
use crate::base::failure::{Error, TwoLanguages};
use crate::report::{Appearance, Checked, LastReport, Summary};
use crate::rules::{self, Filter};
use crate::schema;
use crate::session::Shard;
use crate::workspace::AsOf;
use crate::world::{Overlay, System, World};
use crate::{Options, Session, base::Message};

/// The path that stands for the standard input.
const STDIN: &str = "-";

/// The path where none is named.
const HERE: &str = ".";

/// The arguments of `vekha check`.
#[derive(clap::Args)]
pub(super) struct CheckArguments {
    /// Папки и файлы с картами; без них — текущая папка
    #[arg(value_name = "PATH", default_value = HERE)]
    paths: Vec<PathBuf>,
    /// День, на который судят о просрочке: never, today или 2024-03-02
    #[arg(long, value_name = "DATE", value_parser = as_of)]
    as_of: Option<AsOf>,
    #[command(flatten)]
    reporting: Reporting,
    /// Только эти правила или группы
    #[arg(long, value_name = "R", value_delimiter = ',')]
    select: Vec<String>,
    /// Без этих правил или групп
    #[arg(long, value_name = "R", value_delimiter = ',')]
    ignore: Vec<String>,
    /// Замечания считать ошибками в статусе выхода
    #[arg(long)]
    deny_warnings: bool,
    /// Закончить со статусом 0 и тогда, когда есть ошибки
    #[arg(long)]
    exit_zero: bool,
    /// Проверить K-ю из N частей дерева, например 2/8
    #[arg(long, value_name = "K/N", value_parser = shard)]
    shard: Option<Shard>,
    /// Только находки в файлах, изменённых с этой ревизии git, и новые в остальных
    #[arg(long, value_name = "REV", conflicts_with = "write_baseline")]
    changed_since: Option<String>,
    /// Имя файла, текст которого подан на вход; путь «-» тогда не нужен
    #[arg(long, value_name = "FILE")]
    stdin_filename: Option<PathBuf>,
    #[command(flatten)]
    fixing: FixArguments,
    /// Проверять снова, когда файлы меняются; закончить — Ctrl-C
    #[arg(long, conflicts_with_all = ["fix", "diff", "shard", "write_baseline"])]
    watch: bool,
    /// Проверить и те карты, которые опираются на названные
    #[arg(long)]
    dependents: bool,
    /// Записать всё найденное в список известного (baseline в vekha.yaml)
    #[arg(long, conflicts_with_all = ["select", "ignore", "deny_warnings"])]
    write_baseline: bool,
}

pub(super) fn as_of(text: &str) -> Result<AsOf, TwoLanguages> {
    AsOf::parse(text).ok_or_else(|| TwoLanguages::of(&ExpectedValue::Day(schema::meant_day(text))))
}

fn shard(text: &str) -> Result<Shard, TwoLanguages> {
    Shard::parse(text).ok_or_else(|| TwoLanguages::of(&ExpectedValue::Shard))
}

/// What a value should have been.
enum ExpectedValue {
    /// A day; what was meant, where that can be told.
    Day(Option<String>),
    Shard,
    StdinAlone,
    /// An option that says which fixes are made, without one that makes or shows them.
    Mending,
    /// Files, where an option is given with the text of the standard input.
    Files(&'static str),
}

impl Message for ExpectedValue {
    fn ru(&self) -> String {
        match self {
            ExpectedValue::Day(Some(day)) => format!("возможно, {day}"),
            ExpectedValue::Day(None) => "нужно never, today или день в виде 2024-03-02".into(),
            ExpectedValue::Shard => "нужно K/N, например 2/8".into(),
            ExpectedValue::StdinAlone => "текст со входа проверяется один, без других путей".into(),
            ExpectedValue::Mending => "к --unsafe-fixes нужно ещё --fix или --diff".into(),
            ExpectedValue::Files(option) => {
                format!("{option} нельзя указать для текста со входа: нужны файлы")
            }
        }
    }

    fn en(&self) -> String {
        match self {
            ExpectedValue::Day(Some(day)) => format!("perhaps {day}"),
            ExpectedValue::Day(None) => "never, today or a day as 2024-03-02 is needed".into(),
            ExpectedValue::Shard => "K/N is needed, as 2/8".into(),
            ExpectedValue::StdinAlone => {
                "the text of the standard input is checked alone, without other paths".into()
            }
            ExpectedValue::Mending => "--unsafe-fixes needs --fix or --diff beside it".into(),
            ExpectedValue::Files(option) => {
                format!("{option} cannot be given for the text of the standard input: it needs files")
            }
        }
    }
}

impl CheckArguments {
    /// Runs the command.
    ///
    /// # Errors
    /// When a path is not there, a file cannot be read or the report cannot be written.
    pub(super) fn run(&self, spoken: CommandLanguage, common: &Common) -> Result<ExitCode, Error> {
        self.refuse_idle()?;
        let options = self.options(spoken, common)?;
        if !self.is_input() {
            refuse_settings(&self.paths)?;
        }
        if self.write_baseline {
            baseline::write(&self.paths, options)?;
            return Ok(ExitCode::SUCCESS);
        }
        if self.is_input() {
            return self.stdin(&Options { cache: None, ..options }, common);
        }
        let is_asked_alone = self.changed_since.is_none();
        match self.reporting.plain(common).filter(|_| is_asked_alone) {
            _ if self.fixing.is_asked() => self.fix(Arc::new(System), &self.paths, &options, common),
            _ if self.watch => self.follow(&options, common),
            Some(look) => self.tell_again(&options, look),
            None => self.check(&System, &self.paths, &options, common),
        }
    }

    /// The paths whose workspaces are read, and whether the report is for programs.
    pub(super) fn asked(&self) -> (Vec<PathBuf>, bool) {
        let paths = if self.is_input() { vec![self.input()] } else { self.paths.clone() };
        (paths, self.reporting.is_json())
    }

    /// Refuses options that would be heeded by nothing.
    fn refuse_idle(&self) -> Result<(), Error> {
        let fixes = self.fixing.is_asked();
        let idle = [
            (self.fixing.is_idle(), ExpectedValue::Mending),
            (self.is_input() && self.watch, ExpectedValue::Files("--watch")),
            (self.is_input() && self.write_baseline, ExpectedValue::Files("--write-baseline")),
            (self.is_input() && fixes && self.reporting.has_outputs(), ExpectedValue::Files("--output")),
        ];
        let idle = idle.into_iter().find(|(is_idle, _)| *is_idle);
        idle.map_or(Ok(()), |(_, wanted)| Err(Error::usage(&wanted)))
    }

    /// Tells people what is found; where nothing has changed since they were told last, they are told that again.
    fn tell_again(&self, options: &Options, look: Appearance) -> Result<ExitCode, Error> {
        let world: Arc<dyn World> = Arc::new(System);
        let (world, found) = crate::workspaces(&world, &self.paths, options.config.as_deref())?;
        let told = LastReport::tell(&world, &found, options, look)?;
        screen::tell(|out| out.write_all(&told.text))?;
        let status = self.status(told.summary);
        // The process ends here: giving a million pieces of memory back one by one would only make people wait.
        std::mem::forget(told);
        Ok(status)
    }

    /// Whether a text is checked that the standard input gives: it is asked for by the path, or by the name for it.
    fn is_input(&self) -> bool {
        self.stdin_filename.is_some() || self.paths.iter().any(|path| path == Path::new(STDIN))
    }

    fn options(&self, spoken: CommandLanguage, common: &Common) -> Result<Options, Error> {
        let filter = Filter { select: self.select.clone(), ignore: self.ignore.clone() };
        if let Some(name) = filter.unknown() {
            let likely = rules::likely(name).map(str::to_owned);
            let told = CommandMessage::UnknownRule { name: name.to_owned(), likely };
            return Err(Error::usage(&told));
        }
        for name in self.ignore.iter().filter(|name| rules::is_firm_name(name)) {
            screen::note(&CommandMessage::FirmRule { name: name.clone() }.say(spoken.lang()), common.quiet);
        }
        Ok(Options {
            filter,
            as_of: self.as_of,
            changed_since: self.changed_since.clone(),
            dependents: self.dependents,
            shard: self.shard,
            cache: common.cache(),
            ..common.options(spoken)
        })
    }

    /// Checks the text of the standard input as if it stood in the file of that name.
    fn stdin(&self, options: &Options, common: &Common) -> Result<ExitCode, Error> {
        let name = self.input();
        let is_other = |path: &PathBuf| path != Path::new(STDIN) && path != Path::new(HERE);
        if self.paths.len() > 1 || self.paths.iter().any(is_other) {
            return Err(Error::usage(&ExpectedValue::StdinAlone));
        }
        let mut world = Overlay::new(Arc::new(System));
        world.put(System.absolute(&name), System.read_input()?);
        match self.fixing.is_asked() {
            true => self.fix(Arc::new(world), &[name], options, common),
            false => self.check(&world, &[name], options, common),
        }
    }

    /// The name of the text of the standard input.
    fn input(&self) -> PathBuf {
        self.stdin_filename.clone().unwrap_or_else(|| PathBuf::from("stdin.yaml"))
    }

    fn check<W: World + Clone + 'static>(
        &self,
        world: &W,
        paths: &[PathBuf],
        options: &Options,
        common: &Common,
    ) -> Result<ExitCode, Error> {
        let (checked, states): (Vec<_>, Vec<_>) = crate::open(world, paths, options)?.into_iter().unzip();
        let status = self.report(checked, world, common);
        // As with what was found: the process ends here.
        std::mem::forget(states);
        status
    }

    /// Reports what was found, and gives the exit status.
    fn report(
        &self,
        mut checked: Vec<Checked>,
        world: &dyn World,
        common: &Common,
    ) -> Result<ExitCode, Error> {
        let status = self.tell(&mut checked, world, common)?;
        // The process ends here: giving a million pieces of memory back one by one would only make people wait.
        std::mem::forget(checked);
        Ok(status)
    }

    fn tell(&self, checked: &mut [Checked], world: &dyn World, common: &Common) -> Result<ExitCode, Error> {
        self.reporting.leave_out(checked);
        let findings = reporting::findings(checked, world);
        self.reporting.tell(&findings, common)?;
        Ok(self.status(findings.summary))
    }

    /// Reports, and reports again whenever files change, until the person ends it.
    fn follow(&self, options: &Options, common: &Common) -> Result<ExitCode, Error> {
        follow::follow(&self.paths, options, Following::default(), |sessions, _| {
            let check = |session: &mut Session| Checked::now(session, options);
            let mut checked = sessions.iter_mut().map(check).collect::<Result<Vec<_>, Error>>()?;
            screen::clear()?;
            self.tell(&mut checked, &System, common)?;
            Ok(checked.first().map(|one| one.lang).unwrap_or_default())
        })
    }

    /// Mends, and reports what is left; or shows what would be mended.
    fn fix(
        &self,
        world: Arc<dyn World>,
        paths: &[PathBuf],
        options: &Options,
        common: &Common,
    ) -> Result<ExitCode, Error> {
        let is_input = self.is_input();
        let mut mended = self.fixing.run(&world, paths, options, (&self.reporting, is_input))?;
        if !self.fixing.is_diff() && !is_input {
            self.tell(&mut mended.checked, &*world, common)?;
        }
        mended.print(&self.fixing, is_input)?;
        mended.say(&self.fixing, common.quiet);
        let sum = mended.checked.iter().fold(Summary::default(), |sum, one| sum.plus(one.summary));
        Ok(self.status(sum))
    }

    fn status(&self, summary: Summary) -> ExitCode {
        let failed = summary.errors > 0 || (self.deny_warnings && summary.warnings > 0);
        ExitCode::from(u8::from(failed && !self.exit_zero))
    }
}
