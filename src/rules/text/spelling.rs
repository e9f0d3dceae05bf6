//! `text/spelling`: a word that is written wrong, or taken for another.
//!
//! The words of the language of orders and of time are always looked at; every other word only where the rule is on,
//! by a dictionary that is loaded then.

use super::{TextIssue, in_entries, told, write};
use crate::rules::deadline::unreadable_spans;
use crate::rules::prelude::*;
use crate::russian::reading::TextRemark;
use crate::russian::spelling::Misspelling;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "text/spelling",
    severity: Severity::Advice,
    page: include_str!("spelling.md"),
    check: Check::Roadmap(check),
    decode: decode::<Spelling>,
};

/// The words of an entry that are written wrong.
#[derive(Debug, Serialize, Deserialize)]
struct Spelling {
    words: Vec<MisspeltWord>,
}

#[derive(Debug, Serialize, Deserialize)]
struct MisspeltWord {
    word: String,
    right: String,
    confused: bool,
}

/// Whether the settings turn the rule on, so that every word is looked up.
pub(super) fn asks_dictionary(view: &View<'_>) -> bool {
    let rules = &view.context.workspace.config.rules;
    let named = |name: &str| rules.iter().find(|(rule, _)| **rule == *name);
    named("text/spelling").is_some_and(|(_, severity)| *severity != Severity::Off)
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    // Of a word that is known here every form is.
    let known = &view.context.workspace.config.words;
    let take = |text: &str, remark: &TextRemark| {
        take(text, remark).filter(|spot| !known.has_form_of(&spot.what.word))
    };
    let mut found = Vec::new();
    in_entries(view, (&RULE, false), take, |words| Spelling { words }, &mut found);
    if found.is_empty() {
        return;
    }
    // What is wrong with a deadline that cannot be read is told by `deadline/unreadable`.
    let unread = unreadable_spans(view);
    let inside = |place: Span| unread.iter().any(|span| span.start <= place.start && place.end <= span.end);
    findings.extend(found.into_iter().filter(|finding| !inside(finding.place.span)));
}

fn take(text: &str, remark: &TextRemark) -> Option<TextIssue<MisspeltWord>> {
    let TextRemark::Misspelling(Misspelling { place, right, confused }) = remark else { return None };
    let word = text.get(place.clone()).unwrap_or_default().to_owned();
    let wrong = MisspeltWord { word, right: right.clone(), confused: *confused };
    Some(TextIssue { place: place.clone(), right: Some(right.clone()), what: wrong })
}

impl Words for Spelling {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        told(self.words.iter().map(|MisspeltWord { word, right, confused }| match confused {
            true => say!(
                tell.lang,
                "написано «{word}», а по смыслу «{right}»",
                "“{word}” is written where “{right}” is meant"
            ),
            false => say!(tell.lang, "опечатка: «{word}»", "a misspelling: “{word}”"),
        }))
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        write(self.words.iter().map(|wrong| wrong.right.clone()), tell.lang)
    }

    fn related(&self, _at: usize, tell: &MessageContext<'_>) -> String {
        say!(tell.lang, "и здесь", "and here")
    }

    fn fix(&self, _at: usize, tell: &MessageContext<'_>) -> Option<String> {
        self.help(tell)
    }

    fn data(&self) -> Data {
        let words: Vec<&str> = self.words.iter().map(|wrong| wrong.word.as_str()).collect();
        Data::of("words", words)
    }
}
