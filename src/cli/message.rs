//! What commands answer.

use crate::base::Message;
use crate::russian::plural;

/// What is told.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what the wordings say")]
pub(super) enum CommandMessage {
    /// A rule that there is not, as an answer to a command.
    UnknownRule { name: String, likely: Option<String> },
    /// A group or rule that is always on was to be left out.
    FirmRule { name: String },
    /// A new list would be written, but the settings name no file.
    BaselineUnnamed { folder: String },
    /// What lies where the list is to be written is no such list.
    NoBaselineThere { file: String },
    /// The list was written.
    BaselineWritten { file: String, count: u64 },
    /// Files were written to a folder.
    FilesWritten { count: u64, folder: String },
    /// So many findings cannot stand in the list.
    NotKnown { count: u64 },
    /// Files of settings alone are named, in which there is no roadmap.
    SettingsAlone { file: String },
    /// The disk is followed, until the person ends it.
    Follows,
    /// The system does not tell of changes.
    NotFollowed,
    /// What was mended in a file: how many findings of each rule.
    Fixed { file: String, rules: Vec<(String, usize)> },
    /// How many findings were mended, or would be, and how many are left.
    FixedAll { fixed: usize, left: usize, written: bool },
    /// A workbook is no text for a screen.
    NeedsFile,
    /// An option that the command does not heed.
    IdleOption { option: &'static str },
    /// Reminders are asked for in what is no calendar.
    RemindsInCalendar,
    /// A language in `VEKHA_LANG` that there is not.
    UnknownLanguage { name: String },
}

impl Message for CommandMessage {
    fn ru(&self) -> String {
        match self {
            CommandMessage::UnknownRule { name, likely: Some(likely) } => {
                format!("нет правила «{name}»; возможно, «{likely}»")
            }
            CommandMessage::UnknownRule { name, likely: None } => {
                format!("нет правила «{name}»; все правила: vekha rules")
            }
            CommandMessage::FirmRule { name } => {
                format!("--ignore {name}: эти находки отключить нельзя, файл с ними не в порядке")
            }
            CommandMessage::BaselineUnnamed { folder } => {
                format!("некуда записать: добавьте «baseline: baseline.json» в {folder}/vekha.yaml")
            }
            CommandMessage::NoBaselineThere { file } => {
                format!(
                    "список не записан: {file} — другой файл, он остался как был; укажите в baseline новое имя"
                )
            }
            CommandMessage::BaselineWritten { file, count } => {
                let words = plural(*count, "находка", "находки", "находок");
                format!("записано в {file}: {count} {words}")
            }
            CommandMessage::FilesWritten { count, folder } => {
                let words = plural(*count, "файл", "файла", "файлов");
                format!("записано {count} {words}: {folder}")
            }
            CommandMessage::NotKnown { count } => {
                format!(
                    "в список не вошли находки групп syntax и schema ({count}): их не принять, только исправить"
                )
            }
            CommandMessage::SettingsAlone { file } => {
                format!("нечего проверять: {file} — настройки, карт в этом файле нет; назовите его папку")
            }
            CommandMessage::Follows => "жду изменений; закончить — Ctrl-C".into(),
            CommandMessage::NotFollowed => {
                "система не сообщает об изменениях файлов: --watch здесь не работает".into()
            }
            CommandMessage::Fixed { file, rules } => format!("{file}: {}", counted(rules)),
            CommandMessage::FixedAll { fixed, left, written: true } => {
                format!("Исправлено: {fixed}, осталось: {left}")
            }
            CommandMessage::FixedAll { fixed, left, written: false } => {
                format!("Можно исправить: {fixed}, останется: {left}")
            }
            CommandMessage::NeedsFile => {
                "книгу Excel на экран не вывести: назовите файл, например --out сроки.xlsx".into()
            }
            CommandMessage::IdleOption { option } => {
                format!("{option} не для этой команды: она не читает рабочую папку")
            }
            CommandMessage::RemindsInCalendar => {
                "--remind: напоминания бывают только в календаре, --format ics".into()
            }
            CommandMessage::UnknownLanguage { name } => {
                format!("VEKHA_LANG: нужно ru или en, а указано «{name}»")
            }
        }
    }

    fn en(&self) -> String {
        match self {
            CommandMessage::UnknownRule { name, likely: Some(likely) } => {
                format!("there is no rule `{name}`; perhaps `{likely}`")
            }
            CommandMessage::UnknownRule { name, likely: None } => {
                format!("there is no rule `{name}`; all rules: vekha rules")
            }
            CommandMessage::FirmRule { name } => {
                format!(
                    "--ignore {name}: these findings cannot be turned off, a file with them is not in order"
                )
            }
            CommandMessage::BaselineUnnamed { folder } => {
                format!("nowhere to write: add `baseline: baseline.json` to {folder}/vekha.yaml")
            }
            CommandMessage::NoBaselineThere { file } => {
                format!(
                    "the list is not written: {file} is another file and was left as it is; give `baseline` a new name"
                )
            }
            CommandMessage::BaselineWritten { file, count } => {
                let words = if *count == 1 { "finding" } else { "findings" };
                format!("written to {file}: {count} {words}")
            }
            CommandMessage::FilesWritten { count, folder } => {
                let words = if *count == 1 { "file" } else { "files" };
                format!("wrote {count} {words}: {folder}")
            }
            CommandMessage::NotKnown { count } => {
                format!("not in the list: {count} of syntax or schema, which can only be mended")
            }
            CommandMessage::SettingsAlone { file } => {
                format!("nothing to check: {file} has settings and no roadmap; name its folder")
            }
            CommandMessage::Follows => "waiting for changes; Ctrl-C ends it".into(),
            CommandMessage::NotFollowed => {
                "the system does not tell of changes of files: --watch does not work here".into()
            }
            CommandMessage::Fixed { file, rules } => format!("{file}: {}", counted(rules)),
            CommandMessage::FixedAll { fixed, left, written: true } => {
                format!("Fixed: {fixed}, left: {left}")
            }
            CommandMessage::FixedAll { fixed, left, written: false } => {
                format!("Can be fixed: {fixed}, would be left: {left}")
            }
            CommandMessage::NeedsFile => {
                "a workbook is no text for a screen: name a file, as --out deadlines.xlsx".into()
            }
            CommandMessage::IdleOption { option } => {
                format!("{option} is not for this command: it reads no workspace")
            }
            CommandMessage::RemindsInCalendar => {
                "--remind: there are reminders in a calendar alone, --format ics".into()
            }
            CommandMessage::UnknownLanguage { name } => format!("VEKHA_LANG: ru or en, not `{name}`"),
        }
    }
}

/// «deadline/untidy — 2, text/typography — 1».
fn counted(rules: &[(String, usize)]) -> String {
    rules.iter().map(|(rule, count)| format!("{rule} — {count}")).collect::<Vec<_>>().join(", ")
}
