//! What `vekha build` does once all is printed: files of ids that are gone, and showing what was made.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::screen;
use crate::base::failure::Error;
use crate::base::{Lang, Message, en_count};
use crate::render::BuildRecord;
use crate::report::Checked;
use crate::russian::plural;
use crate::world::{System, World};

/// What is told.
enum AfterMessage {
    /// Folders of ids that are gone lie there.
    Gone(Vec<String>),
    /// Folders of ids that are gone were taken away.
    Cleaned(Vec<String>),
    /// A file of an id that is gone was changed by somebody since, and was left.
    Changed(String),
    /// Files that somebody changed since they were printed lie there now.
    LaidAside(Vec<String>),
    /// There is no program that shows what lies there.
    NotShown(String),
    /// What a check tells beside what was told: warnings and advice.
    Others(usize, usize),
}

/// Tells of the files of roadmaps that are gone, or takes them away, and nothing that the program did not write.
///
/// # Errors
/// When a file cannot be taken away.
pub(super) fn gone(record: &BuildRecord, checked: &[Checked], clean: bool, quiet: bool) -> Result<(), Error> {
    let lang = checked.first().map(|one| one.lang).unwrap_or_default();
    let mut folders: BTreeMap<PathBuf, Vec<(PathBuf, bool)>> = BTreeMap::new();
    for one in checked {
        let ids: BTreeSet<&str> = one.workspace.ids().collect();
        for (path, own) in record.gone(&System, &one.workspace.root, &ids) {
            let folder = path.parent().unwrap_or(Path::new("")).to_owned();
            folders.entry(folder).or_default().push((path, own));
        }
    }
    if folders.is_empty() {
        return Ok(());
    }
    let names = folders.keys().map(|folder| System.display_name(folder)).collect();
    if !clean {
        screen::note(&AfterMessage::Gone(names).say(lang), quiet);
        return Ok(());
    }
    for (folder, files) in &folders {
        for (path, own) in files {
            match own {
                true => System.remove(path)?,
                false => screen::note(&AfterMessage::Changed(System.display_name(path)).say(lang), quiet),
            }
        }
        System.remove_empty(folder);
    }
    screen::note(&AfterMessage::Cleaned(names).say(lang), quiet);
    Ok(())
}

/// Tells where the files lie now that somebody changed since they were printed.
pub(super) fn laid_aside(record: &BuildRecord, lang: Lang) {
    let files: Vec<String> = record.laid_aside().iter().map(|path| System.display_name(path)).collect();
    if !files.is_empty() {
        screen::say(&AfterMessage::LaidAside(files).say(lang));
    }
}

/// Shows what was written to the person; it is there also where nothing shows it.
pub(super) fn show(path: &Path, lang: Lang) {
    if System.show(path).is_err() {
        screen::say(&AfterMessage::NotShown(System.display_name(path)).say(lang));
    }
}

/// Tells of what a check would tell beside what was told.
pub(super) fn rest((warnings, advice): (usize, usize), lang: Lang, quiet: bool) {
    if warnings + advice > 0 {
        screen::note(&AfterMessage::Others(warnings, advice).say(lang), quiet);
    }
}

impl Message for AfterMessage {
    fn ru(&self) -> String {
        match self {
            AfterMessage::Gone(folders) => {
                format!("карт с такими id больше нет, их файлы уберёт --clean: {}", folders.join(", "))
            }
            AfterMessage::Cleaned(folders) => {
                format!("убраны файлы карт, которых больше нет: {}", folders.join(", "))
            }
            AfterMessage::Changed(file) => format!("после печати файл изменён и потому оставлен: {file}"),
            AfterMessage::LaidAside(files) => {
                format!(
                    "после печати файлы изменили, изменённые сохранены рядом с новыми: {}",
                    files.join(", ")
                )
            }
            AfterMessage::NotShown(path) => format!("открыть нечем, откройте сами: {path}"),
            AfterMessage::Others(warnings, advice) => {
                let warned =
                    format!("{warnings} {}", plural(*warnings as u64, "замечание", "замечания", "замечаний"));
                let advised = format!("{advice} {}", plural(*advice as u64, "совет", "совета", "советов"));
                let parts = [(*warnings, warned), (*advice, advised)];
                let parts: Vec<String> =
                    parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, part)| part).collect();
                format!("у vekha check есть ещё {}", parts.join(" и "))
            }
        }
    }

    fn en(&self) -> String {
        match self {
            AfterMessage::Gone(folders) => {
                format!(
                    "no roadmap has these ids any more, --clean takes their files away: {}",
                    folders.join(", ")
                )
            }
            AfterMessage::Cleaned(folders) => {
                format!("the files of roadmaps that are gone were taken away: {}", folders.join(", "))
            }
            AfterMessage::Changed(file) => {
                format!("it was changed since it was printed, and is left: {file}")
            }
            AfterMessage::LaidAside(files) => {
                format!(
                    "files were changed since they were printed, and are kept beside the new ones: {}",
                    files.join(", ")
                )
            }
            AfterMessage::NotShown(path) => format!("nothing here can show it, open it yourself: {path}"),
            AfterMessage::Others(warnings, advice) => {
                let warned = en_count(*warnings as u64, "warning", "warnings");
                let parts = [(*warnings, warned), (*advice, format!("{advice} advice"))];
                let parts: Vec<String> =
                    parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, part)| part).collect();
                format!("vekha check has {} more", parts.join(" and "))
            }
        }
    }
}
