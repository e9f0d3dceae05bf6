//! `text/agreement`: a word in a form that does not go with those around it.

use super::{TextIssue, in_entries, told, write};
use crate::base::Lang;
use crate::rules::prelude::*;
use crate::russian::Case;
use crate::russian::agreement::{AgreementIssue, Disagrees};
use crate::russian::reading::TextRemark;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "text/agreement",
    severity: Severity::Warning,
    page: include_str!("agreement.md"),
    check: Check::Roadmap(check),
    decode: decode::<Agreement>,
};

/// The forms of an entry that do not agree.
#[derive(Debug, Serialize, Deserialize)]
struct Agreement {
    forms: Vec<AgreementForm>,
}

#[derive(Debug, Serialize, Deserialize)]
struct AgreementForm {
    words: String,
    why: Disagrees,
    right: Option<String>,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    in_entries(view, (&RULE, false), take, |forms| Agreement { forms }, findings);
}

fn take(text: &str, remark: &TextRemark) -> Option<TextIssue<AgreementForm>> {
    let TextRemark::AgreementIssue(AgreementIssue { place, why, right }) = remark else { return None };
    let words = text.get(place.clone()).unwrap_or_default().to_owned();
    let form = AgreementForm { words, why: why.clone(), right: right.clone() };
    Some(TextIssue { place: place.clone(), right: right.clone(), what: form })
}

impl AgreementForm {
    fn told(&self, lang: Lang) -> String {
        let words = &self.words;
        match &self.why {
            Disagrees::After(before, case) => {
                let before = before.to_lowercase();
                let case = case_name(*case, lang);
                say!(
                    lang,
                    "после «{before}» нужен {case} падеж, а стоит «{words}»",
                    "after “{before}” the {case} is due, not “{words}”"
                )
            }
            Disagrees::Adjective(adjective) => say!(
                lang,
                "«{adjective}» и «{words}» не согласованы",
                "“{adjective}” and “{words}” do not agree"
            ),
            Disagrees::Count(count) => {
                say!(lang, "после «{count}» не подходит «{words}»", "“{words}” does not go with “{count}”")
            }
            Disagrees::Years(years) => {
                say!(lang, "после «{years}» не подходит «{words}»", "“{words}” does not go with “{years}”")
            }
            Disagrees::Name(short) => say!(
                lang,
                "название после «{short}» должно стоять в именительном падеже, а стоит «{words}»",
                "the name behind “{short}” should stand in the nominative, not as “{words}”"
            ),
            Disagrees::List(list) => say!(
                lang,
                "после «{list}» нужен родительный падеж, а стоит «{words}»",
                "after “{list}” the genitive is due, not “{words}”"
            ),
            Disagrees::Phrase => {
                say!(lang, "слова не согласованы: «{words}»", "the words do not agree: “{words}”")
            }
        }
    }
}

/// «родительный», "genitive".
fn case_name(case: Case, lang: Lang) -> &'static str {
    let (ru, en) = match case {
        Case::Nominative => ("именительный", "nominative"),
        Case::Genitive => ("родительный", "genitive"),
        Case::Dative => ("дательный", "dative"),
        Case::Accusative => ("винительный", "accusative"),
        Case::Instrumental => ("творительный", "instrumental"),
        Case::Prepositional => ("предложный", "prepositional"),
    };
    lang.pick(ru, en)
}

impl Words for Agreement {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        told(self.forms.iter().map(|form| form.told(tell.lang)))
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        let written = write(self.forms.iter().filter_map(|form| form.right.clone()), tell.lang);
        written.or_else(|| {
            Some(say!(tell.lang, "поставить слово в нужную форму", "put the word into the right form"))
        })
    }

    fn related(&self, _at: usize, tell: &MessageContext<'_>) -> String {
        say!(tell.lang, "и здесь", "and here")
    }

    fn fix(&self, _at: usize, tell: &MessageContext<'_>) -> Option<String> {
        self.help(tell)
    }

    fn data(&self) -> Data {
        let words: Vec<&str> = self.forms.iter().map(|form| form.words.as_str()).collect();
        Data::of("words", words)
    }
}
