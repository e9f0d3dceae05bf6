//! `baseline/unreadable`: the list of known findings is not there, or is no such list.

use super::{Unusable, VERSION};
use crate::base::failure::IoCause;
use crate::base::{Message as _, Place};
use crate::rules::prelude::*;

/// The rule; it is found while known findings are left out.
pub(super) static RULE: Rule = Rule {
    code: "baseline/unreadable",
    severity: Severity::Warning,
    page: include_str!("unreadable.md"),
    check: Check::Judging,
    decode: decode::<UnreadableBaseline>,
};

/// The file of the list, and why it cannot be used.
#[derive(Debug, Serialize, Deserialize)]
struct UnreadableBaseline {
    file: String,
    why: Unusable,
}

/// The finding at the name of the list.
pub(super) fn finding(place: Place, file: &str, why: Unusable) -> Finding {
    Finding::new(RULE.code, RULE.severity, place, UnreadableBaseline { file: file.to_owned(), why })
}

impl Words for UnreadableBaseline {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let file = &self.file;
        match &self.why {
            Unusable::Unread(IoCause::NotFound) => say!(
                tell.lang,
                "списка известных находок нет: «{file}»",
                "there is no list of known findings: `{file}`"
            ),
            Unusable::Unread(cause) => {
                let why = cause.say(tell.lang);
                say!(
                    tell.lang,
                    "список известных находок «{file}» не читается: {why}",
                    "the list of known findings `{file}` cannot be read: {why}"
                )
            }
            Unusable::NotJson(line) => say!(
                tell.lang,
                "«{file}» не читается как список известных находок: строка {line} — не JSON",
                "`{file}` cannot be read as a list of known findings: line {line} is no JSON"
            ),
            Unusable::Shape(line) => say!(
                tell.lang,
                "«{file}» — не список известных находок: в строке {line} записано другое",
                "`{file}` is no list of known findings: line {line} says something else"
            ),
            Unusable::Version(version) => say!(
                tell.lang,
                "«{file}» — список известных находок версии {version}, а читается версия {VERSION}",
                "`{file}` is a list of known findings of version {version}; version {VERSION} is read"
            ),
        }
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(super::write_anew(tell))
    }
}
