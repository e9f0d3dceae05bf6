//! `annex/missing`: an annex is named, and there is nothing to print under its name.

use super::text::files_of_annex;
use crate::base::Message as _;
use crate::base::failure::IoCause;
use crate::model::{Annex, FileTable, Roadmap};
use crate::rules::prelude::*;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "annex/missing",
    severity: Severity::Error,
    page: include_str!("missing.md"),
    check: Check::Roadmap(check),
    decode: decode::<MissingAnnex>,
};

/// What is not there.
#[derive(Debug, Serialize, Deserialize)]
enum MissingAnnex {
    /// The file with the text of the annex.
    File { file: String },
    /// What the file holds: it cannot be read.
    Unread { file: String, why: IoCause },
    /// Anything in the file.
    Empty { file: String },
    /// Anything in the annex of that id; whether it is a table of the file itself.
    Content { id: String, table: bool },
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    for annex in view.roadmap.annexes.iter().flatten() {
        for text in files_of_annex(view.context, view.roadmap, annex) {
            let file = text.named.to_string();
            let args = match text.text {
                Err(IoCause::NotFound) => MissingAnnex::File { file },
                Err(why) => MissingAnnex::Unread { file, why },
                Ok(text) if text.trim().is_empty() => MissingAnnex::Empty { file },
                Ok(_) => continue,
            };
            findings.push(view.finding(&RULE, text.named.span, None, args));
        }
        if is_empty(view.roadmap, annex) && view.is_whole(annex.span) {
            let table = FileTable::of(&annex.id).is_some();
            let args = MissingAnnex::Content { id: annex.id.to_string(), table };
            findings.push(view.finding(&RULE, annex.id.span, None, args));
        }
    }
}

/// Whether nothing would be printed but the title.
fn is_empty(roadmap: &Roadmap, annex: &Annex) -> bool {
    let own = annex.text.is_none()
        && annex.members.as_ref().is_none_or(Vec::is_empty)
        && annex.form.as_ref().is_none_or(Vec::is_empty);
    own && FileTable::of(&annex.id).map_or_else(|| annex.intro.is_none(), |table| !roadmap.is_filled(table))
}

impl Words for MissingAnnex {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        match self {
            MissingAnnex::File { file } => say!(
                tell.lang,
                "текста приложения нет: файл «{file}» не найден",
                "the annex has no text: there is no file `{file}`"
            ),
            MissingAnnex::Unread { file, why } => {
                let why = why.say(tell.lang);
                say!(
                    tell.lang,
                    "текст приложения «{file}» не читается: {why}",
                    "the text of the annex, `{file}`, cannot be read: {why}"
                )
            }
            MissingAnnex::Empty { file } => say!(
                tell.lang,
                "текста приложения нет: файл «{file}» пуст",
                "the annex has no text: the file `{file}` is empty"
            ),
            MissingAnnex::Content { id, .. } => say!(
                tell.lang,
                "приложение «{id}» названо, а содержания у него нет",
                "the annex `{id}` is named, but there is nothing in it"
            ),
        }
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(match self {
            MissingAnnex::Unread { why: IoCause::NotText(_), .. } => say!(
                tell.lang,
                "сохранить файл в UTF-8: в Блокноте «Сохранить как», кодировка UTF-8",
                "save the file as UTF-8"
            ),
            MissingAnnex::Unread { why: IoCause::IsDocument, .. } => say!(
                tell.lang,
                "сохранить текст приложения как обычный текст или Markdown, .md, в кодировке UTF-8",
                "save the text of the annex as plain text or Markdown, .md, in UTF-8"
            ),
            MissingAnnex::Empty { .. } => {
                say!(
                    tell.lang,
                    "написать текст или убрать приложение",
                    "write the text, or take the annex away"
                )
            }
            MissingAnnex::File { .. } | MissingAnnex::Unread { .. } => say!(
                tell.lang,
                "положить файл рядом с картой или исправить путь к нему",
                "put the file beside the roadmap, or mend its path"
            ),
            MissingAnnex::Content { table: true, .. } => say!(
                tell.lang,
                "заполнить таблицу или убрать приложение из списка",
                "fill the table, or take the annex off the list"
            ),
            MissingAnnex::Content { table: false, .. } => say!(
                tell.lang,
                "добавить «text», «members» или «form» либо убрать приложение",
                "add `text`, `members` or `form`, or take the annex away"
            ),
        })
    }

    fn data(&self) -> Data {
        match self {
            MissingAnnex::File { file }
            | MissingAnnex::Unread { file, .. }
            | MissingAnnex::Empty { file } => Data::of("file", &**file),
            MissingAnnex::Content { id, .. } => Data::of("annex", &**id),
        }
    }
}
