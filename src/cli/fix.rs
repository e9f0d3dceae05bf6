//! `vekha check --fix`, `--unsafe-fixes`, `--diff`: what can be mended is written, or shown.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

use super::message::CommandMessage;
use super::reporting::Reporting;
use super::{patch, screen};
use crate::Options;
use crate::base::failure::{Error, IoCause};
use crate::base::{Lang, Message, visible_line};
use crate::report::{ChangesSince, Checked};
use crate::session::{self, Applicability, MendedFile, Session, Snapshot};
use crate::world::{System, World};

/// The arguments of mending.
#[derive(clap::Args)]
pub(super) struct FixArguments {
    /// Исправить в файлах то, что можно исправить, не меняя смысла
    #[arg(long, conflicts_with_all = ["shard", "write_baseline"])]
    fix: bool,
    /// Исправлять и там, где смысл меняется: после этого прочитайте изменения
    #[arg(long)]
    unsafe_fixes: bool,
    /// Показать, что изменил бы --fix, и ничего не записывать
    #[arg(long, conflicts_with_all = ["shard", "write_baseline", "output", "statistics"])]
    diff: bool,
}

/// What mending made of the workspaces of a run.
#[derive(Default)]
pub(super) struct FixOutcome {
    /// What is to be reported; with `--diff`, of the files as they are.
    pub checked: Vec<Checked>,
    files: Vec<MendedFile>,
    /// What was asked for.
    paths: Vec<PathBuf>,
    /// The world in which the files lie.
    world: Option<Arc<dyn World>>,
    /// How many findings are left once the files are mended.
    left: usize,
}

impl FixArguments {
    /// Whether anything is to be mended or shown.
    pub(super) fn is_asked(&self) -> bool {
        self.fix || self.diff
    }

    /// Whether it is said how to mend, and not that anything is to be mended.
    pub(super) fn is_idle(&self) -> bool {
        self.unsafe_fixes && !self.is_asked()
    }

    /// Whether files are written: beside `--diff`, `--fix` only says what is to be shown.
    fn writes(&self) -> bool {
        self.fix && !self.diff
    }

    /// Whether what differs takes the place of the report.
    pub(super) fn is_diff(&self) -> bool {
        self.diff
    }

    fn allowed(&self) -> Applicability {
        if self.unsafe_fixes { Applicability::Unsafe } else { Applicability::Safe }
    }

    /// Mends what is reported of the workspaces that the paths lie in, and writes the files, unless they are only to be shown or stand for the
    /// standard input.
    ///
    /// # Errors
    /// As checking; and when a file cannot be written, or was changed meanwhile: what was mended before it is told.
    pub(super) fn run(
        &self,
        world: &Arc<dyn World>,
        paths: &[PathBuf],
        options: &Options,
        (reporting, is_input): (&Reporting, bool),
    ) -> Result<FixOutcome, Error> {
        let mut mended = FixOutcome::default();
        let writes = self.writes() && !is_input;
        let (world, found) = crate::workspaces(world, paths, options.config.as_deref())?;
        mended.world = Some(Arc::clone(&world));
        mended.paths = paths.iter().map(|path| world.absolute(path)).collect();
        for found in found {
            let mut session = Session::open(Arc::clone(&world), found, options.clone())?;
            let since = ChangesSince::of(&mut session, options)?;
            // What is not told of is not mended either.
            let check = |snapshot: &Snapshot| {
                let mut checked = Checked::of(snapshot, options)?;
                since.iter().for_each(|since| since.keep_caused(&mut checked, snapshot.world()));
                reporting.leave_out(std::slice::from_mut(&mut checked));
                Ok::<Checked, Error>(checked)
            };
            let before = (!writes).then(|| check(&session.snapshot())).transpose()?;
            let reported = |snapshot: &Snapshot| {
                let checked = check(snapshot)?;
                // Of numbers that are right today no finding tells.
                let files = if reporting.is_narrow() { Vec::new() } else { checked.files };
                Ok((checked.findings, files))
            };
            let files = session::fix(&mut session, self.allowed(), &reported)?;
            if writes {
                mended.write(&files, session.snapshot().lang())?;
            }
            let after = check(&session.snapshot())?;
            mended.left += after.findings.len();
            mended.checked.push(before.filter(|_| self.diff).unwrap_or(after));
            mended.files.extend(files);
            if writes {
                session.save();
            }
        }
        Ok(mended)
    }
}

/// Writes a file, unless somebody changed it since it was read. A link stays one: the file that it leads to is written.
fn write(file: &MendedFile) -> Result<(), Error> {
    let path = System.real(&file.path)?;
    if System.read(&path)? != file.old.as_bytes() {
        return Err(System.unwritten(&file.path, IoCause::Changed));
    }
    System.write(&path, &[file.new.as_bytes()])
}

impl FixOutcome {
    /// Writes files. Where one cannot be, those that were written before it are told.
    fn write(&self, files: &[MendedFile], lang: Lang) -> Result<(), Error> {
        let mut written = Vec::new();
        for file in files {
            if let Err(error) = write(file) {
                let all = self.files.iter().chain(written);
                all.for_each(|file| screen::say(&of_file(file).say(lang)));
                return Err(error);
            }
            written.push(file);
        }
        Ok(())
    }

    /// Shows how the files differ, where that is asked for; of the standard input, the text as it is once mended.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn print(&self, arguments: &FixArguments, is_input: bool) -> Result<(), Error> {
        if arguments.diff {
            let files: BTreeMap<String, &MendedFile> =
                self.files.iter().map(|file| (System.display_name(&file.path), file)).collect();
            let differences = |out: &mut dyn Write| {
                files
                    .iter()
                    .try_for_each(|(name, file)| patch::write(&visible_line(name), &file.old, &file.new, out))
            };
            return screen::tell(|out| {
                if !screen::is_terminal() {
                    return differences(out);
                }
                let mut text = Vec::new();
                differences(&mut text)?;
                out.write_all(patch::visible(&text).as_bytes())
            });
        }
        let mended = self.files.iter().find(|file| self.paths.contains(&file.path));
        let kept = || {
            let files = self.checked.iter().flat_map(|one| one.workspace.files());
            let mut own = files.filter(|(_, file)| self.paths.iter().any(|path| **path == *file.source.path));
            own.next().and_then(|(_, file)| self.world.as_ref()?.read(&file.source.path).ok())
        };
        match mended.map(|file| file.new.clone().into_bytes()).or_else(kept).filter(|_| is_input) {
            Some(text) => screen::print(|out| out.write_all(&text)),
            None => Ok(()),
        }
    }

    /// Tells beside the output what was mended in each file, and how much is left.
    pub(super) fn say(&self, arguments: &FixArguments, quiet: bool) {
        let lang = self.checked.first().map(|one| one.lang).unwrap_or_default();
        let fixed = self.files.iter().flat_map(|file| file.fixed.values()).sum();
        let sum = CommandMessage::FixedAll { fixed, left: self.left, written: arguments.writes() };
        let all = self.files.iter().map(of_file).chain([sum]);
        all.for_each(|words| screen::note(&words.say(lang), quiet));
    }
}

/// What was mended in a file.
fn of_file(file: &MendedFile) -> CommandMessage {
    CommandMessage::Fixed {
        file: System.display_name(&file.path),
        rules: file.fixed.iter().map(|(rule, count)| ((*rule).to_owned(), *count)).collect(),
    }
}
