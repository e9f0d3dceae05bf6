//! `text/unfinished`: a text that breaks off, lacks a word, or runs into another.

use super::{TextIssue, in_entries, told};
use crate::base::Lang;
use crate::rules::prelude::*;
use crate::russian::reading::TextRemark;
use crate::russian::unfinished::{MissingWords, UnfinishedText};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "text/unfinished",
    severity: Severity::Warning,
    page: include_str!("unfinished.md"),
    check: Check::Roadmap(check),
    decode: decode::<Unfinished>,
};

/// What is missing in an entry.
#[derive(Debug, Serialize, Deserialize)]
struct Unfinished {
    gaps: Vec<UnfinishedGap>,
}

#[derive(Debug, Serialize, Deserialize)]
struct UnfinishedGap {
    missing: MissingWords,
    words: String,
    right: Option<String>,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    in_entries(view, (&RULE, false), take, |gaps| Unfinished { gaps }, findings);
}

fn take(text: &str, remark: &TextRemark) -> Option<TextIssue<UnfinishedGap>> {
    let TextRemark::Gap(UnfinishedText { place, what, right }) = remark else { return None };
    let words = text.get(place.clone()).unwrap_or_default();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let hole = UnfinishedGap { missing: what.clone(), words, right: right.clone() };
    Some(TextIssue { place: place.clone(), right: right.clone(), what: hole })
}

impl UnfinishedGap {
    fn told(&self, lang: Lang) -> String {
        let words = &self.words;
        match &self.missing {
            MissingWords::Rest(word) => {
                say!(lang, "текст обрывается на слове «{word}»", "the text breaks off at “{word}”")
            }
            MissingWords::Noun(word) => say!(
                lang,
                "текст обрывается: к слову «{word}» нет существительного",
                "the text breaks off: “{word}” has no noun"
            ),
            MissingWords::Bracket => say!(lang, "скобка не закрыта", "a bracket is not closed"),
            MissingWords::Quote => say!(lang, "кавычка не закрыта", "a quotation mark is not closed"),
            MissingWords::Preposition(lost) => {
                say!(lang, "перед «{words}» потеряно «{lost}»", "“{lost}” was lost before “{words}”")
            }
            MissingWords::After(lost) => {
                say!(lang, "после «{words}» потеряно «{lost}»", "“{lost}” was lost after “{words}”")
            }
            MissingWords::Nothing => {
                say!(lang, "слово стоит дважды: «{words}»", "a word stands twice: “{words}”")
            }
            MissingWords::Between => {
                say!(lang, "между словами «{words}» потеряно слово", "a word was lost between “{words}”")
            }
            MissingWords::Object(deed) => say!(
                lang,
                "текст обрывается: не сказано, чего «{deed}»",
                "the text breaks off: nothing says what “{deed}” is of"
            ),
            MissingWords::Head => say!(
                lang,
                "строка начинается с родительного падежа «{words}»: потеряно первое слово",
                "the row begins in the genitive, “{words}”: its first word was lost"
            ),
            MissingWords::Mark => say!(
                lang,
                "два названия слились: между «{words}» нет знака",
                "two names ran together: no mark between “{words}”"
            ),
        }
    }

    fn help(&self, lang: Lang) -> String {
        match (&self.right, &self.missing) {
            (Some(right), _) => say!(lang, "написать «{right}»", "write “{right}”"),
            (None, MissingWords::Bracket) => say!(lang, "закрыть скобку", "close the bracket"),
            (None, MissingWords::Quote) => say!(lang, "закрыть кавычку", "close the quotation mark"),
            (None, MissingWords::Head) => say!(
                lang,
                "начать с именительного падежа или вернуть слово",
                "begin in the nominative, or bring the word back"
            ),
            (None, _) => say!(lang, "дописать по подлиннику", "complete it from the original"),
        }
    }
}

impl Words for Unfinished {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        told(self.gaps.iter().map(|gap| gap.told(tell.lang)))
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(told(self.gaps.iter().map(|gap| gap.help(tell.lang))))
    }

    fn related(&self, _at: usize, tell: &MessageContext<'_>) -> String {
        say!(tell.lang, "и здесь", "and here")
    }

    fn fix(&self, _at: usize, tell: &MessageContext<'_>) -> Option<String> {
        self.help(tell)
    }

    fn data(&self) -> Data {
        let words: Vec<&str> = self.gaps.iter().map(|gap| gap.words.as_str()).collect();
        Data::of("words", words)
    }
}
