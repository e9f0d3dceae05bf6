//! Paths that were asked for and hold nothing to read: nothing is green that was not read.

use std::path::Path;

use super::discover::DiscoveredWorkspace;
use super::walk::{SkipReason, Walk};
use crate::base::Message;
use crate::base::failure::{Error, IoCause};
use crate::world::World;

/// Why a path that was asked for gives no roadmap.
struct UnusablePath {
    path: String,
    why: PassedOverReason,
}

enum PassedOverReason {
    Absent,
    Passed(SkipReason),
    Empty { near: Vec<String> },
}

/// The failure of a path that names nothing, or of which the system does not tell what it names.
pub(super) fn absence(world: &dyn World, path: &Path) -> Error {
    if let Err(error) = world.real(path)
        && error.cause() != IoCause::NotFound
    {
        return error;
    }
    Error::usage(&UnusablePath { path: world.display_name(path), why: PassedOverReason::Absent })
}

/// Refuses a path at and below which no roadmap of the workspaces lies.
///
/// # Errors
/// When there is none, with the reason.
pub(super) fn refuse_unread(
    world: &dyn World,
    path: &Path,
    found: &[DiscoveredWorkspace],
) -> Result<(), Error> {
    let named = |file: &&std::path::PathBuf| file.starts_with(path);
    let is_read = |one: &DiscoveredWorkspace| {
        one.files.iter().any(|file| file.starts_with(path)) || one.settings.as_deref() == Some(path)
    };
    if found.iter().any(is_read) {
        return Ok(());
    }
    let owner =
        found.iter().filter(|one| path.starts_with(&one.root)).max_by_key(|one| one.root.as_os_str().len());
    let own_folder = || if world.is_dir(path) { path } else { path.parent().unwrap_or(path) };
    let walk = match owner {
        Some(one) => Walk::new(world, &one.root, one.repository.as_deref()),
        None => Walk::new(world, own_folder(), None),
    };
    let near: Vec<String> = found
        .iter()
        .flat_map(|one| &one.not_read)
        .filter(named)
        .take(3)
        .map(|file| world.display_name(file))
        .collect();
    let (path, why) = match walk.why_not(path) {
        Some(passed) => (path.to_owned(), PassedOverReason::Passed(passed)),
        // Of an empty folder nothing is missed; of one in which all is passed over one file shows why.
        None => match walk.first_passed(path).filter(|_| near.is_empty()) {
            Some((file, passed)) => (file, PassedOverReason::Passed(passed)),
            None => (path.to_owned(), PassedOverReason::Empty { near }),
        },
    };
    Err(Error::usage(&UnusablePath { path: shown(world, &path), why }))
}

/// A path as people are shown it; the folder where the program runs as a dot.
fn shown(world: &dyn World, path: &Path) -> String {
    let shown = world.display_name(path);
    if shown.is_empty() { ".".to_owned() } else { shown }
}

/// The option that was typed with the dash that a word processor makes of two hyphens.
fn dashed(path: &str) -> Option<String> {
    let word = path.strip_prefix(['—', '–'])?.trim_start_matches(['—', '–', '-']);
    let is_option = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    is_option.then(|| format!("--{word}"))
}

/// Whether a path is the name of a format, which was meant to go on with the one before it.
fn is_format(path: &str) -> bool {
    matches!(path, "docx" | "pdf" | "html" | "md")
}

impl Message for UnusablePath {
    fn ru(&self) -> String {
        let path = &self.path;
        match &self.why {
            PassedOverReason::Absent => match dashed(path) {
                Some(option) => format!("{path} — тире, а параметры начинаются с двух дефисов: {option}"),
                None if is_format(path) => {
                    format!(
                        "нет такого файла или папки: {path}; виды печати разделяет запятая: --format docx,{path}"
                    )
                }
                None => format!("нет такого файла или папки: {path}"),
            },
            PassedOverReason::Passed(SkipReason::Hidden) => {
                format!("не проверено: {path} скрыт, имя файла или папки начинается с точки")
            }
            PassedOverReason::Passed(SkipReason::Ignored) => {
                format!("не проверено: {path} исключён файлом .gitignore")
            }
            PassedOverReason::Passed(SkipReason::Excluded) => {
                format!("не проверено: {path} исключён настройкой exclude в vekha.yaml")
            }
            PassedOverReason::Passed(SkipReason::Link) => {
                format!("не проверено: {path} — ссылка; укажите сам файл, на который она ведёт")
            }
            PassedOverReason::Passed(SkipReason::NotRegular) => {
                format!("не проверено: {path} — не обычный файл, а канал или устройство")
            }
            PassedOverReason::Passed(SkipReason::Name) => {
                format!("не проверено: {path} — не дорожная карта; читаются файлы *.yaml и *.yml")
            }
            PassedOverReason::Empty { near } if near.is_empty() => {
                format!("нечего проверять: в {path} нет дорожных карт, файлов *.yaml и *.yml")
            }
            PassedOverReason::Empty { near } => format!(
                "нечего проверять: в {path} нет файлов *.yaml и *.yml; похоже, имя написано с ошибкой: {}",
                near.join(", ")
            ),
        }
    }

    fn en(&self) -> String {
        let path = &self.path;
        match &self.why {
            PassedOverReason::Absent => match dashed(path) {
                Some(option) => {
                    format!("{path} begins with a dash; options begin with two hyphens: {option}")
                }
                None if is_format(path) => {
                    format!(
                        "there is no such file or folder: {path}; a comma divides formats: --format docx,{path}"
                    )
                }
                None => format!("there is no such file or folder: {path}"),
            },
            PassedOverReason::Passed(SkipReason::Hidden) => {
                format!("not checked: {path} is hidden, the name of the file or a folder begins with a dot")
            }
            PassedOverReason::Passed(SkipReason::Ignored) => {
                format!("not checked: {path} is named by .gitignore")
            }
            PassedOverReason::Passed(SkipReason::Excluded) => {
                format!("not checked: {path} is named by `exclude` in vekha.yaml")
            }
            PassedOverReason::Passed(SkipReason::Link) => {
                format!("not checked: {path} is a link; name the file that it leads to")
            }
            PassedOverReason::Passed(SkipReason::NotRegular) => {
                format!("not checked: {path} is no regular file but a pipe or a device")
            }
            PassedOverReason::Passed(SkipReason::Name) => {
                format!("not checked: {path} is no roadmap; *.yaml and *.yml are read")
            }
            PassedOverReason::Empty { near } if near.is_empty() => {
                format!("nothing to check: there is no roadmap in {path}, no *.yaml or *.yml")
            }
            PassedOverReason::Empty { near } => format!(
                "nothing to check: there is no *.yaml or *.yml in {path}; a name is perhaps mistyped: {}",
                near.join(", ")
            ),
        }
    }
}
