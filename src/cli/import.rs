//! `vekha import`: Word and Excel to roadmaps.

use std::collections::HashMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use rayon::prelude::*;

use super::language::CommandLanguage;
use super::screen;
use crate::Options;
use crate::base::failure::{Error, IoCause};
use crate::base::{Lang, Message, visible_text};
use crate::import::message::Import;
use crate::import::said::ImportMessage;
use crate::import::{self, FileReading, ImportOptions, ImportRefusal, ImportedRoadmap, is_reserved};
use crate::model::is_id;
use crate::world::{FileKind, System, World};

/// Endings of files that are taken from a folder.
const ENDINGS: [&str; 2] = [".docx", ".xlsx"];

/// The arguments of `vekha import`.
#[derive(clap::Args)]
pub(super) struct ImportCommand {
    /// Файлы .docx и .xlsx и папки с ними
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Куда записать: DIR/<id>.yaml и тексты приложений
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Уровень карты; без него — по словам документа
    #[arg(long, value_name = "LEVEL")]
    level: Option<String>,
    /// id вышестоящей карты: связи с ней предлагаются в комментариях
    #[arg(long, value_name = "ID")]
    parent: Option<String>,
    /// id карты; без него — по месту и году
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    /// Заменить файлы, которые уже есть
    #[arg(long)]
    force: bool,
}

/// How it went; the worst decides the exit status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum ImportStatus {
    #[default]
    Well,
    NeedsLook,
    Unreadable,
}

/// What was found of what was named.
#[derive(Default)]
struct FoundFiles {
    /// The files to be read.
    files: Vec<PathBuf>,
    /// The links in folders that lead to such files or to folders.
    links: Vec<PathBuf>,
}

impl ImportCommand {
    /// Runs the command.
    ///
    /// # Errors
    /// When there is nothing to read, or an argument cannot be.
    pub(super) fn run(&self, spoken: CommandLanguage) -> Result<ExitCode, Error> {
        let lang = spoken.lang();
        for id in self.id.iter().chain(&self.parent).chain(&self.level) {
            if !is_id(id) || self.id.as_deref().is_some_and(is_reserved) {
                return Err(Error::usage(&Import::BadId { id: id.clone() }));
            }
        }
        let FoundFiles { files, links } = self.found()?;
        let passed = tell_links(&links, lang);
        if files.is_empty() {
            return Err(Error::usage(&Import::NoFiles));
        }
        let (readings, read) = readings(&files, lang);
        let mut went = read.max(passed);
        let above = self.above(lang)?;
        let given = ImportOptions {
            level: self.level.clone(),
            parent: self.parent.clone(),
            above,
            id: self.id.clone(),
            lang,
        };
        let imported = import::roadmaps(readings, &given);
        if self.id.is_some() && imported.len() > 1 {
            return Err(Error::usage(&Import::OneId));
        }
        self.refuse_taken(&imported)?;
        for one in &imported {
            self.write(one)?;
            // What is written is told before the next may fail.
            screen::tell(|out| {
                let mut told = Vec::new();
                went = went.max(self.tell(one, lang, &mut told)?);
                // Names of files and words of the documents may hold what a terminal would obey.
                out.write_all(visible_text(&String::from_utf8_lossy(&told)).as_bytes())
            })?;
        }
        if files.len() > 1 {
            let summary = ImportMessage::Summary { files: files.len(), roadmaps: imported.len() };
            screen::tell(|out| writeln!(out, "{}", summary.say(lang)))?;
        }
        Ok(ExitCode::from(went as u8))
    }

    /// The files named, and those in the folders named. A link is followed where it is named itself.
    fn found(&self) -> Result<FoundFiles, Error> {
        let mut found = FoundFiles::default();
        for path in &self.files {
            if System.is_dir(path) {
                folder(path, &mut found)?;
            } else {
                found.files.push(path.clone());
            }
        }
        Ok(found)
    }

    /// The measures of the roadmap above, where it lies near the output.
    fn above(&self, lang: Lang) -> Result<Vec<(String, String)>, Error> {
        let Some(parent) = &self.parent else { return Ok(Vec::new()) };
        let roots = [self.out.clone(), PathBuf::from(".")];
        let options = Options { roadmaps: true, ..Options::default() };
        for root in roots.iter().filter(|root| System.is_dir(root)) {
            let checked = match crate::check(&System, std::slice::from_ref(root), &options) {
                // Where no roadmap lies there is none to link to.
                Err(Error::Usage(_)) => continue,
                checked => checked?,
            };
            let mut roadmaps = checked.iter().flat_map(|one| &one.workspace.roadmaps);
            if let Some(own) = roadmaps.find(|roadmap| &*roadmap.id == parent.as_str()) {
                return Ok(own.measures().map(|one| (one.id.to_string(), one.title.to_string())).collect());
            }
        }
        screen::say(&Import::NoParent { id: parent.clone() }.say(lang));
        Ok(Vec::new())
    }

    /// Refuses to write where one of the files of any of the roadmaps is there already.
    fn refuse_taken(&self, imported: &[ImportedRoadmap]) -> Result<(), Error> {
        let mut paths = imported.iter().flat_map(|one| self.paths(one)).filter(|_| !self.force);
        match paths.find(|path| System.kind(path).is_some()) {
            Some(path) => Err(Error::usage(&Import::Exists { path: System.display_name(&path) })),
            None => Ok(()),
        }
    }

    fn paths(&self, one: &ImportedRoadmap) -> Vec<PathBuf> {
        one.files.iter().map(|(name, _)| self.out.join(name)).collect()
    }

    /// Writes the files of a roadmap.
    fn write(&self, one: &ImportedRoadmap) -> Result<(), Error> {
        let paths = self.paths(one);
        for (path, (_, text)) in paths.iter().zip(&one.files) {
            System.write(path, &[text.as_bytes()])?;
        }
        Ok(())
    }

    /// Tells what of a file was understood, and what was not.
    fn tell(&self, one: &ImportedRoadmap, lang: Lang, out: &mut dyn Write) -> io::Result<ImportStatus> {
        let shown: Vec<String> = self.paths(one).iter().map(|path| System.display_name(path)).collect();
        writeln!(out, "{} → {}", one.from.join(", "), shown.join(", "))?;
        writeln!(out, "  {}", understood(one).say(lang))?;
        tell(one, lang, out)
    }
}

/// Reads files side by side; those that cannot be read are told of.
fn readings(files: &[PathBuf], lang: Lang) -> (Vec<FileReading>, ImportStatus) {
    let read: Vec<Result<FileReading, Import>> = files.par_iter().map(|path| read(path)).collect();
    let mut went = ImportStatus::default();
    let mut readings = Vec::new();
    for (path, read) in files.iter().zip(read) {
        match read {
            Ok(reading) => readings.push(reading),
            Err(why) => {
                went = ImportStatus::Unreadable;
                screen::say(&format!("{}: {}", System.display_name(path), why.say(lang)));
            }
        }
    }
    (readings, went)
}

/// Tells of the links that are passed over.
fn tell_links(links: &[PathBuf], lang: Lang) -> ImportStatus {
    for path in links {
        screen::say(&format!("{}: {}", System.display_name(path), Import::Link.say(lang)));
    }
    if links.is_empty() { ImportStatus::Well } else { ImportStatus::NeedsLook }
}

/// The files of Word and Excel in a folder and those below it. No link is followed: it may lead out of the folder, or
/// back into it without end.
fn folder(path: &Path, found: &mut FoundFiles) -> Result<(), Error> {
    for entry in System.entries(path)? {
        let inside = path.join(&entry.name);
        let name = entry.name.to_string_lossy().to_lowercase();
        // Word keeps a file of a few bytes beside each that is open.
        if name.starts_with("~$") || name.starts_with('.') {
            continue;
        }
        let is_document = ENDINGS.iter().any(|end| name.ends_with(end));
        match entry.kind {
            FileKind::Folder => folder(&inside, found)?,
            FileKind::Link if is_document || System.is_dir(&inside) => found.links.push(inside),
            FileKind::File | FileKind::Other if is_document => found.files.push(inside),
            FileKind::File | FileKind::Link | FileKind::Other => {}
        }
    }
    Ok(())
}

/// What a roadmap holds, in words.
fn understood(one: &ImportedRoadmap) -> ImportMessage {
    let counts = one.counts;
    ImportMessage::Understood {
        order: counts.orders > 0,
        counts: [
            counts.clauses,
            counts.sections,
            counts.measures,
            counts.indicators,
            counts.members,
            counts.annexes,
        ],
    }
}

/// Tells what of the files needs a look.
fn tell(one: &ImportedRoadmap, lang: Lang, out: &mut dyn Write) -> io::Result<ImportStatus> {
    let words: usize = one.accounts.iter().map(|account| account.words).sum();
    let kept: usize = one.accounts.iter().map(|account| account.kept).sum();
    writeln!(out, "  {}", ImportMessage::Words { words, kept }.say(lang))?;
    let mut went = ImportStatus::default();
    for (heading, list) in [
        (ImportMessage::Left, one.accounts.iter().flat_map(|account| &account.left).collect::<Vec<_>>()),
        (ImportMessage::SideNote, one.accounts.iter().flat_map(|account| &account.aside).collect()),
        (ImportMessage::Remade, one.accounts.iter().flat_map(|account| &account.remade).collect()),
    ] {
        if list.is_empty() {
            continue;
        }
        if heading != ImportMessage::Remade {
            went = ImportStatus::NeedsLook;
        }
        writeln!(out, "  {}:", heading.say(lang))?;
        // What stands in one row or box is told on one line.
        for told in list.chunk_by(|one, other| one.spot == other.spot) {
            let texts: Vec<&str> = told.iter().map(|told| told.text.as_str()).collect();
            let spot = told.first().map(|told| told.spot.say(lang)).unwrap_or_default();
            writeln!(out, "    {spot}: {}", texts.join(" / "))?;
        }
    }
    if !one.looks.is_empty() {
        went = ImportStatus::NeedsLook;
        writeln!(out, "  {}:", ImportMessage::Looks(one.looks.len()).say(lang))?;
        tell_looks(one, lang, out)?;
    }
    if one.macros {
        writeln!(out, "  {}", Import::Macros.say(lang))?;
    }
    if one.pictures > 0 {
        writeln!(out, "  {}", Import::Pictures(one.pictures).say(lang))?;
    }
    Ok(went)
}

/// Tells what is marked as to be looked at; what is said of many places is told once.
fn tell_looks(one: &ImportedRoadmap, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let mut told: Vec<String> = Vec::new();
    let mut counts: HashMap<String, usize> = HashMap::new();
    for look in one.looks.iter().map(|look| look.say(lang)) {
        let count = counts.entry(look.clone()).or_default();
        *count += 1;
        told.extend((*count == 1).then_some(look));
    }
    for look in told {
        let times = counts.get(&look).filter(|count| **count > 1).map(|count| format!(" ({count})"));
        writeln!(out, "    {look}{}", times.unwrap_or_default())?;
    }
    Ok(())
}

fn read(path: &Path) -> Result<FileReading, Import> {
    let bytes = System.read(path).map_err(|error| match error.cause() {
        IoCause::TooLarge(_) => Import::Refused(ImportRefusal::TooLarge),
        _ => Import::Unread,
    })?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    import::read(&name, &bytes).map_err(Import::Refused)
}
