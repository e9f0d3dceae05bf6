//! What the program could not check because it failed: told where it happened, so that nobody takes silence for order.

use serde::{Deserialize, Serialize};

use crate::base::{Data, FileId, Finding, Message, MessageContext, Panic, Place, Severity, Span, Words, say};
use crate::model::Roadmap;

/// The code under which it is told. It is no rule: it cannot be turned off, and no page explains it.
pub(super) const CODE: &str = "check/failed";

/// The rule that failed, or none where all of them did, and where the program did.
#[derive(Debug, Serialize, Deserialize)]
struct Unchecked {
    rule: Option<String>,
    panic: Panic,
}

/// The finding of a file that could not be checked by any rule.
pub fn unchecked(file: FileId, panic: Panic) -> Finding {
    let place = Place { file, span: Span::default() };
    Finding::new(CODE, Severity::Error, place, Unchecked { rule: None, panic })
}

/// Whether a finding says that something could not be checked.
pub fn is_unchecked(finding: &Finding) -> bool {
    finding.rule == CODE
}

/// The finding of a roadmap that a rule could not check.
pub(super) fn by_rule(roadmap: &Roadmap, rule: &'static str, panic: Panic) -> Finding {
    let place = roadmap.place(roadmap.id.span);
    let args = Unchecked { rule: Some(rule.to_owned()), panic };
    Finding::new(CODE, Severity::Error, place, args).about(&roadmap.id, None)
}

impl Words for Unchecked {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let panic = self.panic.say(tell.lang);
        match &self.rule {
            Some(rule) => say!(
                tell.lang,
                "правило {rule} здесь не проверено: {panic}",
                "the rule {rule} is not checked here: {panic}"
            ),
            None => say!(tell.lang, "файл не проверен: {panic}", "the file is not checked: {panic}"),
        }
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        let lang = tell.lang;
        Some(say!(
            lang,
            "это ошибка в самой программе, а не в карте: пришлите файл её разработчикам",
            "the program itself is wrong, not the roadmap: send the file to its developers"
        ))
    }

    fn data(&self) -> Data {
        Data::of("at", self.panic.at.as_str())
    }
}
