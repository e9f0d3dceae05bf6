//! Messages of the group `annex`.

use super::Say;

/// What is wrong with an annex.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what the wordings say")]
pub enum AnnexSays {
    /// No clause approves it.
    Unapproved { id: String },
    /// Two clauses approve it.
    ApprovedTwice { id: String },
    /// The file with its text is not there.
    NoFile { file: String },
    /// There is nothing in it.
    Empty { id: String },
}

impl Say for AnnexSays {
    fn ru(&self) -> String {
        match self {
            AnnexSays::Unapproved { id } => format!("приложение «{id}» не утверждает ни один пункт приказа"),
            AnnexSays::ApprovedTwice { id } => format!("приложение «{id}» уже утверждено другим пунктом"),
            AnnexSays::NoFile { file } => format!("текста приложения нет: файл «{file}» не найден"),
            AnnexSays::Empty { id } => format!("приложение «{id}» названо, а содержания у него нет"),
        }
    }

    fn en(&self) -> String {
        match self {
            AnnexSays::Unapproved { id } => format!("no clause of the order approves the annex `{id}`"),
            AnnexSays::ApprovedTwice { id } => {
                format!("the annex `{id}` is approved by another clause already")
            }
            AnnexSays::NoFile { file } => format!("the annex has no text: there is no file `{file}`"),
            AnnexSays::Empty { id } => format!("the annex `{id}` is named, but there is nothing in it"),
        }
    }
}

/// How to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what the wordings say")]
pub enum AnnexHelp {
    /// Let a clause approve it.
    Approve { id: String },
    /// Keep one of the two.
    ApproveOnce,
    /// Write the file.
    WriteFile,
    /// Fill it: the file's own table, or a text of its own.
    Fill { table: bool },
}

impl Say for AnnexHelp {
    fn ru(&self) -> String {
        match self {
            AnnexHelp::Approve { id } => {
                format!("добавить к пункту «approves: {id}» или сослаться на приложение: {{ref:{id}}}")
            }
            AnnexHelp::ApproveOnce => "оставить один пункт: утвердить дважды нельзя".into(),
            AnnexHelp::WriteFile => "положить файл рядом с картой или исправить путь к нему".into(),
            AnnexHelp::Fill { table: true } => "заполнить таблицу или убрать приложение из списка".into(),
            AnnexHelp::Fill { table: false } => {
                "добавить «text», «members» или «form» либо убрать приложение".into()
            }
        }
    }

    fn en(&self) -> String {
        match self {
            AnnexHelp::Approve { id } => {
                format!("add `approves: {id}` to a clause, or refer to the annex: {{ref:{id}}}")
            }
            AnnexHelp::ApproveOnce => "keep one clause: nothing is approved twice".into(),
            AnnexHelp::WriteFile => "put the file beside the roadmap, or mend its path".into(),
            AnnexHelp::Fill { table: true } => "fill the table, or take the annex off the list".into(),
            AnnexHelp::Fill { table: false } => {
                "add `text`, `members` or `form`, or take the annex away".into()
            }
        }
    }
}

/// What is said at another place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnnexNote {
    /// The clause that approves it first.
    First,
}

impl Say for AnnexNote {
    fn ru(&self) -> String {
        "утверждено здесь".into()
    }

    fn en(&self) -> String {
        "approved here".into()
    }
}
