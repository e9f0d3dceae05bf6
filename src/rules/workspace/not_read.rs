//! `workspace/not-read`: a file that looks like a roadmap by its name, and is not read.

use crate::base::Place;
use crate::rules::prelude::*;
use crate::workspace::Role;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "workspace/not-read",
    severity: Severity::Warning,
    page: include_str!("not_read.md"),
    check: Check::Workspace(check),
    decode: decode::<NotRead>,
};

/// The file's own name, and whether it ends as that of a roadmap: then it is a link that leads out of the folder.
#[derive(Debug, Serialize, Deserialize)]
struct NotRead {
    name: String,
    is_link: bool,
}

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (file, loaded) in context.workspace.files().filter(|(_, file)| file.role == Role::NotRead) {
        let path = &loaded.source.path;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let end = path.extension().unwrap_or_default();
        let is_link = end.eq_ignore_ascii_case("yaml") || end.eq_ignore_ascii_case("yml");
        let place = Place { file, span: Span::default() };
        findings.push(context.finding(&RULE, place, NotRead { name, is_link }));
    }
}

impl Words for NotRead {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let name = &self.name;
        if self.is_link {
            return say!(
                tell.lang,
                "«{name}» — ссылка на файл вне рабочей папки, он не прочитан",
                "`{name}` is a link to a file outside the workspace, which is not read"
            );
        }
        say!(
            tell.lang,
            "«{name}» похож на дорожную карту, но не прочитан: имя кончается не на .yaml",
            "`{name}` looks like a roadmap and is not read: its name does not end in .yaml"
        )
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        if self.is_link {
            return Some(say!(
                tell.lang,
                "положить сам файл в рабочую папку",
                "put the file itself into the workspace"
            ));
        }
        let stem = self.name.split('.').next().unwrap_or_default();
        Some(say!(
            tell.lang,
            "назвать файл «{stem}.yaml»; если это не карта, указать его в «exclude» файла vekha.yaml",
            "name the file `{stem}.yaml`; if it is no roadmap, name it under `exclude` in vekha.yaml"
        ))
    }

    fn data(&self) -> Data {
        Data::of("name", self.name.as_str())
    }
}
