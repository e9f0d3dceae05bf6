//! `vekha build`: checks, then prints the orders.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use indicatif::ProgressBar;

use super::common::{Common, refuse_settings};
use super::follow::{self, Following};
use super::language::CommandLanguage;
use super::template_guard::TemplateGuard;
use super::{after, screen};
use crate::base::failure::{Error, IoCause, TwoLanguages};
use crate::base::{Finding, Message, Severity};
use crate::document::{likely_body, summary};
use crate::model::Roadmap;
use crate::render::message::Render;
use crate::render::{
    BuildRecord, BuildRequest as Job, Failed, FileFormat, OutputFolder, PrintKind, RenderFault,
    RenderFaultKind, Renderer, Templates, failed, template,
};
use crate::report::{self, Appearance, Checked, Findings};
use crate::session::{Revision, Session, Snapshot};
use crate::workspace::Workspace;
use crate::world::{System, World};
use crate::{Options, workspace};

/// The arguments of `vekha build`.
#[derive(Clone, clap::Args)]
pub(super) struct BuildArguments {
    /// Папки и файлы с картами; без них — текущая папка
    #[arg(value_name = "PATH", default_value = ".")]
    pub(super) paths: Vec<PathBuf>,
    /// Куда записать: DIR/<id>/order.docx
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Форматы через запятую: docx, pdf, html, md
    #[arg(long, value_name = "LIST", value_delimiter = ',', default_value = "docx", value_parser = format)]
    format: Vec<FileFormat>,
    /// Папка своих шаблонов, которые заменяют исходные, или документ Word — бланк
    #[arg(long, value_name = "DIR")]
    templates: Option<PathBuf>,
    /// Напечатать и с ошибками, с пометкой «ПРОЕКТ» на каждой странице
    #[arg(long)]
    force: bool,
    /// Вместо приказов — сводный план одного органа по датам: DIR/summary.docx; имя, ключ или карта/ключ
    #[arg(long = "for", value_name = "BODY", conflicts_with = "report")]
    body: Option<String>,
    /// Вместо приказов — пустые формы отчётов: DIR/<id>/report.docx
    #[arg(long)]
    report: bool,
    /// Печатать снова то, что меняется; закончить — Ctrl-C
    #[arg(long)]
    watch: bool,
    /// Замечания считать ошибками: карты с ними не печатать
    #[arg(long)]
    deny_warnings: bool,
    /// Убрать из DIR файлы карт, которых больше нет: только напечатанное и не изменённое с тех пор
    #[arg(long)]
    clean: bool,
    /// Открыть напечатанное
    #[arg(long)]
    open: bool,
    /// Сколько МиБ памяти может занять печать по своим шаблонам
    #[arg(long, env = "VEKHA_MEMORY", value_name = "MIB", default_value_t = 4096, hide = true)]
    memory: u64,
}

/// A roadmap to be printed.
struct BuildTarget<'c> {
    roadmap: &'c Roadmap,
    /// The folder of its file.
    folder: &'c Path,
    /// Whether neither it nor what it rests on has an error.
    is_sound: bool,
}

/// What became of the roadmaps.
#[derive(Default)]
struct BuildOutcome {
    /// How many documents were written.
    built: u64,
    /// The ids of the roadmaps that were held back.
    held: Vec<String>,
}

fn format(name: &str) -> Result<FileFormat, TwoLanguages> {
    FileFormat::parse(name).ok_or_else(|| TwoLanguages::of(&Render::UnknownFormat(name.to_owned())))
}

impl BuildArguments {
    /// Runs the command.
    ///
    /// # Errors
    /// When a path is not there or a file cannot be read.
    pub(super) fn run(&self, spoken: CommandLanguage, common: &Common) -> Result<ExitCode, Error> {
        if !self.format.iter().all(|format| format.is_built()) {
            return Err(Error::usage(&RenderFaultKind::NoPdf));
        }
        if System.is_file(&self.out) {
            let path = self.out.display().to_string();
            return Err(Error::Writing { path, cause: IoCause::NotFolder });
        }
        refuse_settings(&self.paths)?;
        let deny_warnings = self.deny_warnings;
        let options = Options { roadmaps: true, deny_warnings, ..common.options(spoken) };
        if self.watch {
            return self.follow(&options, common);
        }
        self.print(crate::check(&System, &self.paths, &options)?, common)
    }

    /// Prints, and prints again what changes, until the person ends it.
    fn follow(&self, options: &Options, common: &Common) -> Result<ExitCode, Error> {
        let own = System.absolute(&self.out);
        let mut printed: Vec<Revision> = Vec::new();
        let following = Following { own: Some(own), ..Following::default() };
        follow::follow(&self.paths, options, following, |sessions, changed| {
            let snapshots: Vec<Snapshot> = sessions.iter().map(Session::snapshot).collect();
            let check = |snapshot| Checked::of(snapshot, options);
            let checked = snapshots.iter().map(check).collect::<Result<Vec<_>, Error>>()?;
            let lang = checked.first().map(|one| one.lang).unwrap_or_default();
            let is_style = |path: &PathBuf| checked.iter().any(|one| self.is_template(&one.workspace, path));
            // Where the templates are others, all is printed otherwise.
            let paths = if printed.is_empty() || changed.iter().any(is_style) {
                self.paths.clone()
            } else {
                let asked: Vec<PathBuf> = self.paths.iter().map(|path| System.absolute(path)).collect();
                let pairs = snapshots.iter().zip(&printed);
                let since = pairs.flat_map(|(snapshot, revision)| snapshot.changed_since(*revision));
                since.filter(|path| workspace::is_asked(&asked, path)).map(Path::to_owned).collect()
            };
            BuildArguments { paths, ..self.clone() }.print(checked, common)?;
            printed = snapshots.iter().map(Snapshot::revision).collect();
            Ok(lang)
        })
    }

    /// Whether a path lies among the templates that a workspace is printed with.
    fn is_template(&self, workspace: &Workspace, path: &Path) -> bool {
        let named = workspace.config.templates.as_deref().map(|folder| workspace.root.join(folder));
        let folder = self.templates.clone().or(named);
        folder.is_some_and(|folder| path.starts_with(System.absolute(&folder)))
    }

    /// Prints what was checked, and tells what could not be.
    fn print(&self, mut checked: Vec<Checked>, common: &Common) -> Result<ExitCode, Error> {
        // Warnings that hold roadmaps back are told in full.
        let warnings = |one: &Checked| if self.deny_warnings { 0 } else { one.summary.warnings };
        let others = checked.iter().map(|one| (warnings(one), one.summary.advice));
        let others = others.fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
        let record = BuildRecord::open(&System, &self.out);
        let mut done = BuildOutcome::default();
        let printed = checked.iter_mut().try_for_each(|one| self.workspace(one, &record, &mut done));
        if let Err(error) = printed {
            record.save(&System)?;
            return Err(error);
        }
        for one in &mut checked {
            let least = if self.deny_warnings { Severity::Warning } else { Severity::Error };
            one.retain(|finding| finding.severity >= least);
        }
        let lang = checked.first().map(|one| one.lang).unwrap_or_default();
        if checked.iter().any(|one| !one.findings.is_empty()) {
            let findings = Findings::new(&checked, &System);
            let look = Appearance { quiet: common.quiet, ..screen::look(false) };
            screen::tell(|mut out| report::human(&findings, look, &mut out))?;
        }
        if done.built > 0 || done.held.is_empty() {
            let (orders, out) = (done.built, self.out.display().to_string());
            let told = Render::Built { orders, unchanged: record.unchanged().min(orders), out };
            screen::note(&told.say(lang), common.quiet);
        }
        after::laid_aside(&record, lang);
        if !done.held.is_empty() {
            let told =
                Render::HeldBack { held: done.held, all: done.built == 0, warnings: self.deny_warnings };
            screen::say(&told.say(lang));
        }
        after::rest(others, lang, common.quiet);
        if self.body.is_none() {
            after::gone(&record, &checked, self.clean, common.quiet)?;
        }
        record.save(&System)?;
        if self.open && done.built > 0 && !self.watch {
            after::show(&self.out, lang);
        }
        Ok(ExitCode::from(u8::from(checked.iter().any(|one| self.fails(one)))))
    }

    /// Whether a workspace has what keeps roadmaps from being printed.
    fn fails(&self, checked: &Checked) -> bool {
        checked.summary.errors > 0 || self.deny_warnings && checked.summary.warnings > 0
    }

    /// Builds what was asked for of a workspace; what goes wrong joins its findings.
    fn workspace(
        &self,
        checked: &mut Checked,
        record: &BuildRecord,
        done: &mut BuildOutcome,
    ) -> Result<(), Error> {
        let (templates, own) = self.templates(&checked.workspace)?;
        let guard = own.then(|| TemplateGuard::begin(self.memory, checked.lang));
        let renderer = match Renderer::new(templates) {
            Ok(renderer) => renderer,
            Err((templates, faults)) => {
                for fault in faults {
                    self.fault(checked, &fault, &templates);
                }
                return Ok(());
            }
        };
        let out = OutputFolder::new(&self.out);
        let what = if self.report { PrintKind::Report } else { PrintKind::Order };
        let root = checked.workspace.root.clone();
        let calendar = checked.calendar(&System);
        let job = Job {
            known: &[],
            world: &System,
            root: &root,
            calendar: &calendar,
            renderer: &renderer,
            formats: &self.format,
            out: &out,
            record,
            what,
            draft: false,
        };
        if let Some(body) = &self.body {
            // What one has to do is told of all roadmaps together, and is final where all are.
            let draft = self.fails(checked);
            match draft && !self.force {
                true => {
                    done.held.extend(self.asked(checked).iter().map(|asked| asked.roadmap.id.to_string()))
                }
                false => done.built += self.summary(&Job { draft, ..job }, checked, body)?,
            }
            return Ok(());
        }
        let job = Job { known: &checked.workspace.roadmaps, ..job };
        let tick = || guard.iter().for_each(TemplateGuard::tick);
        let (findings, faults) = self.orders(&job, self.asked(checked), done, &tick);
        checked.summary.count(&findings);
        checked.findings.extend(findings);
        for fault in &faults {
            self.fault(checked, fault, &renderer.templates);
        }
        Ok(())
    }

    /// Prints what is sound, and what is not as a draft where that is wanted; gives what went wrong.
    fn orders(
        &self,
        job: &Job<'_>,
        asked: Vec<BuildTarget<'_>>,
        done: &mut BuildOutcome,
        tick: &(dyn Fn() + Sync),
    ) -> (Vec<Arc<Finding>>, Vec<RenderFault>) {
        let (sound, unsound): (Vec<BuildTarget<'_>>, Vec<BuildTarget<'_>>) =
            asked.into_iter().partition(|asked| asked.is_sound);
        let mut lots = vec![(sound, false)];
        match self.force {
            true => lots.push((unsound, true)),
            false => done.held.extend(unsound.iter().map(|asked| asked.roadmap.id.to_string())),
        }
        let bar = ProgressBar::new(lots.iter().map(|(lot, _)| lot.len() as u64).sum());
        let tick = || {
            bar.inc(1);
            tick();
        };
        let (mut findings, mut faults) = (Vec::new(), Vec::new());
        for (lot, draft) in lots {
            let roadmaps: Vec<(&Roadmap, &Path)> =
                lot.iter().map(|asked| (asked.roadmap, asked.folder)).collect();
            for (asked, result) in lot.iter().zip(Job { draft, ..*job }.run(&roadmaps, &tick)) {
                match result {
                    Ok(_) => done.built += 1,
                    Err(Failed::Template(fault)) if faults.contains(&fault) => {}
                    Err(Failed::Template(fault)) => faults.push(fault),
                    Err(other) => findings.extend(failed(&other, asked.roadmap).into_iter().map(Arc::new)),
                }
            }
        }
        bar.finish_and_clear();
        (findings, faults)
    }

    /// Prints what a body has to do in a workspace.
    fn summary(&self, job: &Job<'_>, checked: &mut Checked, body: &str) -> Result<u64, Error> {
        let times = checked.times(&System);
        let likely = || likely_body([&checked.workspace], body);
        let names = |names: Vec<String>| Render::WhichBody { body: body.to_owned(), names, likely: likely() };
        let summary = summary(&checked.workspace, &times, &System, body);
        match job.summary(summary.map_err(|found| Error::usage(&names(found)))?) {
            Ok(_) => Ok(1),
            Err(Failed::Template(fault)) => {
                self.fault(checked, &fault, &job.renderer.templates);
                Ok(0)
            }
            Err(Failed::Unwritten(error)) => Err(error),
            Err(_) => Ok(0),
        }
    }

    /// The roadmaps at and below the paths.
    fn asked<'c>(&self, checked: &'c Checked) -> Vec<BuildTarget<'c>> {
        let paths: Vec<PathBuf> = self.paths.iter().map(|path| System.absolute(path)).collect();
        let workspace = &checked.workspace;
        let asked = workspace.roadmaps.iter().filter_map(|roadmap| {
            let path = &workspace.file(roadmap.file)?.source.path;
            let folder = path.parent().unwrap_or(Path::new(""));
            let is_sound = !checked.unsound.contains(&roadmap.file);
            workspace::is_asked(&paths, path).then_some(BuildTarget { roadmap, folder, is_sound })
        });
        asked.collect()
    }

    /// The built-in templates under those that the command or else the workspace names, and whether there are such.
    fn templates(&self, workspace: &Workspace) -> Result<(Templates, bool), Error> {
        let named = workspace.config.templates.as_deref().map(|name| (&*workspace.root, name));
        let are_own = self.templates.is_some() || named.is_some();
        Ok((Templates::chosen(&System, self.templates.as_deref(), named)?, are_own))
    }

    fn fault(&self, checked: &mut Checked, fault: &RenderFault, templates: &Templates) {
        let finding = Arc::new(template(fault, templates, &mut checked.workspace, &System));
        checked.summary.count([&finding]);
        checked.findings.push(finding);
    }
}
