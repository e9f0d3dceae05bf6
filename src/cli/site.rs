//! `vekha site`: the pages of a workspace, to be opened from a disk.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::check::as_of;
use super::common::Common;
use super::language::CommandLanguage;
use super::{after, screen};
use crate::Options;
use crate::base::failure::{Error, IoCause};
use crate::base::{Message, en_count};
use crate::render::{BuildRecord, RenderFault, Renderer, Templates};
use crate::report::Checked;
use crate::russian::plural;
use crate::site::Site;
use crate::workspace::AsOf;
use crate::world::{System, World};

/// The name of the file that remembers what was written; hidden, so that no walk takes it for anything else.
const RECORD: &str = ".vekha-site.json";

/// The arguments of `vekha site`.
#[derive(clap::Args)]
pub(super) struct SiteCommand {
    /// Папки и файлы с картами; без них — текущая папка
    #[arg(value_name = "PATH", default_value = ".")]
    pub(super) paths: Vec<PathBuf>,
    /// Куда записать страницы: первая — DIR/index.html
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// День, на который судится, что просрочено: never, today или 2024-03-02
    #[arg(long, value_name = "DATE", value_parser = as_of)]
    as_of: Option<AsOf>,
    /// Папка своих шаблонов, которые заменяют исходные, или документ Word — бланк
    #[arg(long, value_name = "DIR")]
    templates: Option<PathBuf>,
    /// Открыть записанное
    #[arg(long)]
    open: bool,
}

impl SiteCommand {
    /// Runs the command.
    ///
    /// # Errors
    /// When a path is not there, a template is wrong or a file cannot be read or written.
    pub(super) fn run(&self, spoken: CommandLanguage, common: &Common) -> Result<ExitCode, Error> {
        if System.is_file(&self.out) {
            let path = self.out.display().to_string();
            return Err(Error::Writing { path, cause: IoCause::NotFolder });
        }
        let options = Options { roadmaps: true, as_of: self.as_of, ..common.options(spoken) };
        let checked = crate::check(&System, &self.paths, &options)?;
        let renderer = renderer(&System, self.templates.as_deref(), &checked)?;
        let site = Site::of(checked, &System);
        let pages = site
            .pages(&System, &renderer)
            .map_err(|fault| RenderFault::into_failure(vec![fault], &System))?;
        let record = BuildRecord::named(&System, &self.out, RECORD);
        for (path, bytes) in &pages {
            record.refuse_foreign(&System, &self.out.join(path), bytes)?;
        }
        record.announce(&System, pages.keys().map(|path| self.out.join(path)))?;
        let put = |(path, bytes): (&String, &Vec<u8>)| record.put(&System, path, bytes).map(u64::from);
        let written = match pages.iter().map(put).sum::<Result<u64, Error>>() {
            Ok(written) => written,
            Err(error) => {
                record.save(&System)?;
                return Err(error);
            }
        };
        after::laid_aside(&record, site.lang);
        for (path, own) in record.left_over(&System) {
            match own {
                true => System.remove(&path)?,
                false => screen::note(
                    &SiteMessage::Changed(System.display_name(&path)).say(site.lang),
                    common.quiet,
                ),
            }
        }
        record.save(&System)?;
        let told =
            SiteMessage::Pages { all: pages.len() as u64, written, out: self.out.display().to_string() };
        screen::note(&told.say(site.lang), common.quiet);
        if self.open {
            after::show(&self.out.join("index.html"), site.lang);
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// The templates of a folder, else those that the settings of the first workspace name, else those built in.
///
/// # Errors
/// When one cannot be read, or is wrong.
pub(super) fn renderer(
    world: &dyn World,
    folder: Option<&Path>,
    checked: &[Checked],
) -> Result<Renderer, Error> {
    let named = checked.iter().find_map(|one| {
        let own = one.workspace.config.templates.as_deref()?;
        Some((one.workspace.root.as_path(), own))
    });
    let templates = Templates::chosen(world, folder, named)?;
    Renderer::new(templates).map_err(|(_, faults)| RenderFault::into_failure(faults, world))
}

/// What is told.
enum SiteMessage {
    /// So many pages there are, so many of them were written.
    Pages { all: u64, written: u64, out: String },
    /// A file was changed by somebody since it was written, and was left.
    Changed(String),
}

impl Message for SiteMessage {
    fn ru(&self) -> String {
        match self {
            SiteMessage::Pages { all, written, out } => {
                let files = plural(*all, "файл", "файла", "файлов");
                format!("страницы готовы: {all} {files}, из них записано заново {written}: {out}")
            }
            SiteMessage::Changed(file) => {
                format!("файл больше не нужен, но изменён и потому оставлен: {file}")
            }
        }
    }

    fn en(&self) -> String {
        match self {
            SiteMessage::Pages { all, written, out } => {
                format!(
                    "the pages are ready: {}, {written} of them written anew: {out}",
                    en_count(*all, "file", "files")
                )
            }
            SiteMessage::Changed(file) => {
                format!("it is needed no more, but was changed, and is left: {file}")
            }
        }
    }
}
