//! `workspace/not-read`: a file that looks like a roadmap by its name, and is not read.

use crate::base::Place;
use crate::base::failure::IoCause;
use crate::rules::prelude::*;
use crate::workspace::{FileRole, is_settings, is_yaml};
use crate::world::FileKind;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "workspace/not-read",
    severity: Severity::Warning,
    page: include_str!("not_read.md"),
    check: Check::Workspace(check),
    decode: decode::<NotRead>,
};

/// The file's own name, and why it is not read.
#[derive(Debug, Serialize, Deserialize)]
struct NotRead {
    name: String,
    why: NotReadReason,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
enum NotReadReason {
    /// Its name does not end as that of a roadmap.
    Name,
    /// The same of one that is named like the settings.
    SettingsName,
    /// It is a link that leads out of the workspace.
    Link,
    /// It is a link that leads to nothing, or back to itself.
    BrokenLink,
    /// It is a pipe, a device or a socket.
    NotRegular,
    /// There are two files of settings in a folder.
    SecondSettings,
    /// It is a link to a folder outside the workspace.
    LinkedFolder,
    /// It is a link to a file of the workspace that is not read either.
    LinkToUnread,
}

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (file, loaded) in context.workspace.files().filter(|(_, file)| file.role == FileRole::NotRead) {
        let path = &loaded.source.path;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let why = match context.world.real(path) {
            Err(error) if error.cause() == IoCause::Outside && !is_yaml(path) => NotReadReason::LinkedFolder,
            Err(error) if error.cause() == IoCause::Outside => NotReadReason::Link,
            Err(_) => NotReadReason::BrokenLink,
            Ok(_) if context.world.kind(path) == Some(FileKind::Other) => NotReadReason::NotRegular,
            Ok(_) if is_settings(path) && context.world.is_link(path) => NotReadReason::Link,
            Ok(_) if is_settings(path) => NotReadReason::SecondSettings,
            Ok(_) if is_yaml(path) => NotReadReason::LinkToUnread,
            Ok(_) if name.split('.').next().is_some_and(|stem| stem.eq_ignore_ascii_case("vekha")) => {
                NotReadReason::SettingsName
            }
            Ok(_) => NotReadReason::Name,
        };
        let place = Place { file, span: Span::default() };
        findings.push(context.finding(&RULE, place, NotRead { name, why }));
    }
}

impl Words for NotRead {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let name = &self.name;
        match self.why {
            NotReadReason::Link => say!(
                tell.lang,
                "«{name}» — ссылка на файл вне рабочей папки, он не прочитан",
                "`{name}` is a link to a file outside the workspace, which is not read"
            ),
            NotReadReason::LinkedFolder => say!(
                tell.lang,
                "«{name}» — ссылка на папку вне рабочей папки, карты в ней не прочитаны",
                "`{name}` is a link to a folder outside the workspace, whose roadmaps are not read"
            ),
            NotReadReason::LinkToUnread => say!(
                tell.lang,
                "«{name}» — ссылка на файл, который не прочитан",
                "`{name}` is a link to a file that is not read"
            ),
            NotReadReason::BrokenLink => say!(
                tell.lang,
                "«{name}» — ссылка, которая никуда не ведёт",
                "`{name}` is a link that leads nowhere"
            ),
            NotReadReason::NotRegular => say!(
                tell.lang,
                "«{name}» не прочитан: это не обычный файл, а канал или устройство",
                "`{name}` is not read: it is no regular file but a pipe or a device"
            ),
            NotReadReason::SecondSettings => say!(
                tell.lang,
                "«{name}» не прочитан: в папке два файла настроек, а действует один",
                "`{name}` is not read: the folder has two files of settings, and one counts"
            ),
            NotReadReason::SettingsName => say!(
                tell.lang,
                "«{name}» похож на настройки, но не прочитан: имя не «vekha.yaml»",
                "`{name}` looks like the settings and is not read: its name is not `vekha.yaml`"
            ),
            NotReadReason::Name => say!(
                tell.lang,
                "«{name}» похож на дорожную карту, но не прочитан: имя кончается не на .yaml",
                "`{name}` looks like a roadmap and is not read: its name does not end in .yaml"
            ),
        }
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        let stem = self.name.split('.').next().unwrap_or_default();
        Some(match self.why {
            NotReadReason::NotRegular => {
                say!(tell.lang, "положить на его место файл", "put a file in its place")
            }
            NotReadReason::LinkedFolder => say!(
                tell.lang,
                "положить саму папку в рабочую папку; если карт в ней нет, указать ссылку в «exclude» файла vekha.yaml",
                "put the folder itself into the workspace; if it holds no roadmaps, name the link under `exclude` in vekha.yaml"
            ),
            NotReadReason::LinkToUnread => {
                say!(
                    tell.lang,
                    "положить на место ссылки сам файл",
                    "put the file itself in the place of the link"
                )
            }
            NotReadReason::Link | NotReadReason::BrokenLink => {
                say!(tell.lang, "положить сам файл в рабочую папку", "put the file itself into the workspace")
            }
            NotReadReason::SecondSettings => say!(
                tell.lang,
                "оставить один файл настроек: vekha.yaml",
                "keep one file of settings: vekha.yaml"
            ),
            NotReadReason::SettingsName => {
                say!(tell.lang, "назвать файл «vekha.yaml»", "name the file `vekha.yaml`")
            }
            NotReadReason::Name => say!(
                tell.lang,
                "назвать файл «{stem}.yaml»; если это не карта, указать его в «exclude» файла vekha.yaml",
                "name the file `{stem}.yaml`; if it is no roadmap, name it under `exclude` in vekha.yaml"
            ),
        })
    }

    fn data(&self) -> Data {
        Data::of("name", self.name.as_str())
    }
}
