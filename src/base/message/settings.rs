//! Messages about rules as people name them: in settings, in `allow`, in the list of known findings, on the command line.

use super::Say;
use super::words::plural;

/// What is told.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what the wordings say")]
pub enum Settings {
    /// An `allow` that silences nothing.
    UnusedAllow { rule: String },
    /// Known findings that are not found any more.
    Gone { count: u64 },
    /// The list of known findings is not there.
    NoBaseline { file: String },
    /// The list of known findings is no such list.
    BadBaseline { file: String, fault: String },
    /// A rule that there is not, as an answer to a command.
    UnknownRule { name: String, likely: Option<String> },
    /// A new list would be written, but the settings name no file.
    BaselineUnnamed { folder: String },
    /// What lies where the list is to be written is no such list.
    NoBaselineThere { file: String },
    /// The list was written.
    BaselineWritten { file: String, count: u64 },
    /// A language in `VEKHA_LANG` that there is not.
    UnknownLanguage { name: String },
}

impl Say for Settings {
    fn ru(&self) -> String {
        match self {
            Settings::UnusedAllow { rule } => format!("разрешение «{rule}» ничего не скрывает"),
            Settings::Gone { count } => {
                let words = plural(*count, "известная находка", "известные находки", "известных находок");
                format!("{count} {words} больше не находится")
            }
            Settings::NoBaseline { file } => format!("списка известных находок нет: «{file}»"),
            Settings::BadBaseline { file, fault } => {
                format!("«{file}» не читается как список известных находок: {fault}")
            }
            Settings::UnknownRule { name, likely: Some(likely) } => {
                format!("нет правила «{name}»; возможно, «{likely}»")
            }
            Settings::UnknownRule { name, likely: None } => {
                format!("нет правила «{name}»; все правила: vekha rules")
            }
            Settings::BaselineUnnamed { folder } => {
                format!("некуда записать: добавьте «baseline: baseline.json» в {folder}/vekha.yaml")
            }
            Settings::NoBaselineThere { file } => {
                format!(
                    "список не записан: {file} — другой файл, он остался как был; укажите в baseline новое имя"
                )
            }
            Settings::BaselineWritten { file, count } => {
                let words = plural(*count, "находка", "находки", "находок");
                format!("записано в {file}: {count} {words}")
            }
            Settings::UnknownLanguage { name } => format!("VEKHA_LANG: нужно ru или en, а указано «{name}»"),
        }
    }

    fn en(&self) -> String {
        match self {
            Settings::UnusedAllow { rule } => format!("`allow` of {rule} silences nothing"),
            Settings::Gone { count } => {
                let words = if *count == 1 { "known finding is" } else { "known findings are" };
                format!("{count} {words} not found any more")
            }
            Settings::NoBaseline { file } => format!("there is no list of known findings: `{file}`"),
            Settings::BadBaseline { file, fault } => {
                format!("`{file}` cannot be read as a list of known findings: {fault}")
            }
            Settings::UnknownRule { name, likely: Some(likely) } => {
                format!("there is no rule `{name}`; perhaps `{likely}`")
            }
            Settings::UnknownRule { name, likely: None } => {
                format!("there is no rule `{name}`; all rules: vekha rules")
            }
            Settings::BaselineUnnamed { folder } => {
                format!("nowhere to write: add `baseline: baseline.json` to {folder}/vekha.yaml")
            }
            Settings::NoBaselineThere { file } => {
                format!(
                    "the list is not written: {file} is another file and was left as it is; give `baseline` a new name"
                )
            }
            Settings::BaselineWritten { file, count } => {
                let words = if *count == 1 { "finding" } else { "findings" };
                format!("written to {file}: {count} {words}")
            }
            Settings::UnknownLanguage { name } => format!("VEKHA_LANG: ru or en, not `{name}`"),
        }
    }
}

/// How to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingsHelp {
    /// Take the `allow` away.
    DropAllow,
    /// Write the list anew.
    WriteBaseline,
}

impl Say for SettingsHelp {
    fn ru(&self) -> String {
        match self {
            SettingsHelp::DropAllow => {
                "убрать: то, что было разрешено, исправлено или названо другим правилом".into()
            }
            SettingsHelp::WriteBaseline => "записать список заново: vekha check --write-baseline".into(),
        }
    }

    fn en(&self) -> String {
        match self {
            SettingsHelp::DropAllow => "take it away: what was allowed is mended, or has another rule".into(),
            SettingsHelp::WriteBaseline => "write the list anew: vekha check --write-baseline".into(),
        }
    }
}

/// The heading of an example on a rule's page.
pub struct Sketch {
    /// Whether it shows what the rule finds.
    pub bad: bool,
}

impl Say for Sketch {
    fn ru(&self) -> String {
        if self.bad { "Так неверно:" } else { "Так верно:" }.into()
    }

    fn en(&self) -> String {
        if self.bad { "Wrong:" } else { "Right:" }.into()
    }
}
