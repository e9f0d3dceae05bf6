//! `deadline/unreadable`: a wording that is not understood, or names a day that does not exist.

use super::missing::is_dash;
use super::{entries, examples};
use crate::base::Message;
use crate::deadline::unread::Unread;
use crate::rules::prelude::*;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "deadline/unreadable",
    severity: Severity::Error,
    page: include_str!("unreadable.md"),
    check: Check::Roadmap(check),
    decode: decode::<UnreadableDeadline>,
};

/// The words that are not understood, why, and a wording that may be meant.
#[derive(Debug, Serialize, Deserialize)]
struct UnreadableDeadline {
    said: String,
    reason: Unread,
    meant: Option<String>,
    /// Wordings near in kind, where none may be meant.
    near: Vec<String>,
    /// A window of the plan.
    window: String,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    for entry in entries(view) {
        let Some(unread) = entry.time.unreadable() else { continue };
        let dash = is_dash(entry.time) && !entry.is_clause();
        if dash || !entry.deadline.windows.is_empty() {
            continue;
        }
        let (reason, meant) = (unread.reason.clone(), unread.suggestion.clone());
        let near = match meant {
            Some(_) => Vec::new(),
            None => examples::near(&entry.deadline.text, view.times.period),
        };
        let window = examples::window(view.times.period);
        let args = UnreadableDeadline { said: entry.said(unread.span), reason, meant, near, window };
        let meant = args.meant.as_deref();
        let mended = meant.and_then(|meant| match is_glued(&entry.deadline.text) {
            true => view.unsafe_retyping(&entry.deadline.text, meant),
            false => view.safe_retyping(&entry.deadline.text, meant),
        });
        findings.push(entry.finding(view, &RULE, unread.span, args).with_fix(mended));
    }
}

/// Whether a letter that is like a figure stands behind one: «1о ктября» may be the first of the month or the tenth.
fn is_glued(wording: &str) -> bool {
    wording.split_whitespace().any(|word| {
        let letters = word.trim_start_matches(|sign: char| sign.is_ascii_digit());
        letters.len() < word.len()
            && matches!(letters, "о" | "О" | "o" | "O" | "з" | "З" | "б" | "л" | "l" | "I")
    })
}

impl Words for UnreadableDeadline {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let (said, reason) = (&self.said, self.reason.say(tell.lang));
        say!(
            tell.lang,
            "срок не читается, «{said}»: {reason}",
            "the deadline cannot be read, “{said}”: {reason}"
        )
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(match &self.meant {
            Some(wording) => say!(tell.lang, "возможно, «{wording}»", "perhaps “{wording}”"),
            None => {
                let near = self.near.iter().map(|one| tell.lang.quoted(one)).collect::<Vec<_>>().join(", ");
                let window = &self.window;
                say!(
                    tell.lang,
                    "написать, как принято: {near}; если словами не сказать, указать дни: {{text: …, window: \
                     {window}}}",
                    "write it as is usual: {near}; where words cannot say it, give the days: {{text: …, window: \
                     {window}}}"
                )
            }
        })
    }
}
