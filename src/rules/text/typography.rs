//! `text/typography`: blanks, stops and hyphens that are not set as they should be.

use super::{TextIssue, around, in_entries, told, write};
use crate::base::Lang;
use crate::rules::prelude::*;
use crate::russian::reading::TextRemark;
use crate::russian::typography::{TypographyIssue, TypographyKind};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "text/typography",
    severity: Severity::Advice,
    page: include_str!("typography.md"),
    check: Check::Roadmap(check),
    decode: decode::<Typography>,
};

/// The flaws of an entry.
#[derive(Debug, Serialize, Deserialize)]
struct Typography {
    flaws: Vec<Set>,
}

/// A flaw as it is shown: the words at the place, and as they should stand.
#[derive(Debug, Serialize, Deserialize)]
struct Set {
    kind: TypographyKind,
    words: String,
    right: Option<String>,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    in_entries(view, (&RULE, true), take, |flaws| Typography { flaws }, findings);
}

fn take(text: &str, remark: &TextRemark) -> Option<TextIssue<Set>> {
    let TextRemark::TypographyIssue(TypographyIssue { place, kind, right }) = remark else { return None };
    let words = around(text, place, text.get(place.clone()).unwrap_or_default());
    let mended = right.as_ref().map(|right| around(text, place, right));
    let set = Set { kind: *kind, words, right: mended };
    Some(TextIssue { place: place.clone(), right: right.clone(), what: set })
}

impl Set {
    fn told(&self, lang: Lang) -> String {
        let words = &self.words;
        match self.kind {
            TypographyKind::NoBlank => {
                say!(lang, "не хватает пробела: «{words}»", "a blank is missing: “{words}”")
            }
            TypographyKind::Blank => say!(lang, "лишний пробел: «{words}»", "a blank too much: “{words}”"),
            TypographyKind::Doubled => {
                say!(lang, "знак стоит дважды: «{words}»", "a sign stands twice: “{words}”")
            }
            TypographyKind::OneSided => say!(
                lang,
                "пробел только с одной стороны знака: «{words}»",
                "a blank on one side of the sign only: “{words}”"
            ),
            TypographyKind::NoStop => say!(
                lang,
                "сокращённое слово без точки: «{words}»",
                "a shortened word without its stop: “{words}”"
            ),
            TypographyKind::NoDash => {
                say!(lang, "после «далее» нет тире: «{words}»", "no dash behind “далее”: “{words}”")
            }
            TypographyKind::Initials => {
                say!(lang, "инициалы без точки: «{words}»", "initials without a stop: “{words}”")
            }
            TypographyKind::NumberEnding => say!(
                lang,
                "окончание у числа лишнее или слишком длинное: «{words}»",
                "the ending behind the number is too long: “{words}”"
            ),
            TypographyKind::HeadingStop => {
                say!(lang, "точка в конце заголовка: «{words}»", "a heading ends in a full stop: “{words}”")
            }
        }
    }
}

impl Words for Typography {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        told(self.flaws.iter().map(|flaw| flaw.told(tell.lang)))
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        let written = write(self.flaws.iter().filter_map(|flaw| flaw.right.clone()), tell.lang);
        written.or_else(|| {
            Some(say!(
                tell.lang,
                "дефис пишется без пробелов, тире – с пробелами с обеих сторон",
                "a hyphen has no blanks, a dash has one on either side"
            ))
        })
    }

    fn related(&self, _at: usize, tell: &MessageContext<'_>) -> String {
        say!(tell.lang, "и здесь", "and here")
    }

    fn fix(&self, _at: usize, tell: &MessageContext<'_>) -> Option<String> {
        self.help(tell)
    }

    fn data(&self) -> Data {
        let words: Vec<&str> = self.flaws.iter().map(|flaw| flaw.words.as_str()).collect();
        Data::of("words", words)
    }
}
