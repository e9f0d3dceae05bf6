//! `annex/not-printed`: something in the text of an annex that paper cannot hold.

use super::text::{files, line};
use crate::document::{LeftOut, LeftOutKind, blocks};
use crate::rules::prelude::*;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "annex/not-printed",
    severity: Severity::Warning,
    page: include_str!("not_printed.md"),
    check: Check::Roadmap(check),
    decode: decode::<NotPrinted>,
};

/// What is left out of a file: the first of it, and how many there are.
#[derive(Debug, Serialize, Deserialize)]
struct NotPrinted {
    file: String,
    line: usize,
    words: String,
    what: UnprintedPart,
    count: usize,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
enum UnprintedPart {
    Picture,
    Html,
    Unreferred,
    NoFootnote,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    for file in files(view) {
        let Some(text) = file.text() else { continue };
        let (_, left) = blocks(text, |text| crate::document::TextRun::plain(text));
        let Some(LeftOut { kind, range }) = left.first() else { continue };
        let what = match kind {
            LeftOutKind::Picture => UnprintedPart::Picture,
            LeftOutKind::Html => UnprintedPart::Html,
            LeftOutKind::Unreferred => UnprintedPart::Unreferred,
            LeftOutKind::NoFootnote => UnprintedPart::NoFootnote,
        };
        let words = text.get(range.clone()).unwrap_or_default().lines().next().unwrap_or_default();
        let args = NotPrinted {
            file: file.named.to_string(),
            line: line(text, range.start),
            words: words.chars().take(60).collect(),
            what,
            count: left.len(),
        };
        findings.push(view.finding(&RULE, file.named.span, Some(&file.annex.id), args));
    }
}

impl Words for NotPrinted {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let NotPrinted { file, line, words, count, .. } = self;
        let (ru, en) = match self.what {
            UnprintedPart::Picture => {
                ("рисунок не напечатается, только его название", "the picture is not printed, only its name")
            }
            UnprintedPart::Html => {
                ("разметка HTML не напечатается, только её текст", "HTML is not printed, only its text")
            }
            UnprintedPart::Unreferred => ("на сноску нет ссылки", "nothing refers to the footnote"),
            UnprintedPart::NoFootnote => ("такой сноски нет", "there is no such footnote"),
        };
        let what = tell.lang.pick(ru, en);
        let more = match (count, tell.lang) {
            (0 | 1, _) => String::new(),
            (count, crate::base::Lang::Ru) => format!(" (и ещё таких мест: {})", count - 1),
            (count, crate::base::Lang::En) => format!(" (and {} more)", count - 1),
        };
        say!(
            tell.lang,
            "«{file}», строка {line}: {what}: «{words}»{more}",
            "`{file}`, line {line}: {what}: `{words}`{more}"
        )
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(match self.what {
            UnprintedPart::Picture => say!(
                tell.lang,
                "вставить рисунок в готовый документ или сказать словами, что на нём",
                "put the picture into the printed document, or say in words what it shows"
            ),
            UnprintedPart::Html => {
                say!(tell.lang, "написать то же разметкой Markdown", "write the same in Markdown")
            }
            UnprintedPart::Unreferred => say!(
                tell.lang,
                "поставить ссылку [^…] в тексте или убрать сноску",
                "refer to it by [^…], or take the footnote away"
            ),
            UnprintedPart::NoFootnote => say!(
                tell.lang,
                "написать сноску «[^…]: …» в конце файла",
                "write the footnote `[^…]: …` at the end of the file"
            ),
        })
    }

    fn data(&self) -> Data {
        Data::of("file", &*self.file)
    }
}
