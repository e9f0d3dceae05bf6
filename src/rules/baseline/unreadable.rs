//! `baseline/unreadable`: the list of known findings is not there, or is no such list.

use super::Unusable;
use crate::base::Place;
use crate::rules::prelude::*;

/// The rule; it is found while known findings are left out.
pub(super) static RULE: Rule = Rule {
    code: "baseline/unreadable",
    severity: Severity::Warning,
    page: include_str!("unreadable.md"),
    check: Check::Judging,
    decode: decode::<Unreadable>,
};

/// The file of the list, and why it cannot be used.
#[derive(Debug, Serialize, Deserialize)]
struct Unreadable {
    file: String,
    why: Unusable,
}

/// The finding at the name of the list.
pub(super) fn finding(place: Place, file: &str, why: Unusable) -> Finding {
    Finding::new(RULE.code, RULE.severity, place, Unreadable { file: file.to_owned(), why })
}

impl Words for Unreadable {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let file = &self.file;
        match &self.why {
            Unusable::NotThere => say!(
                tell.lang,
                "списка известных находок нет: «{file}»",
                "there is no list of known findings: `{file}`"
            ),
            Unusable::Shape(fault) => say!(
                tell.lang,
                "«{file}» не читается как список известных находок: {fault}",
                "`{file}` cannot be read as a list of known findings: {fault}"
            ),
        }
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(super::write_anew(tell))
    }
}
