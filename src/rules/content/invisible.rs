//! `content/invisible`: a sign in a text that nobody sees.

use crate::model::TextRole;
use crate::rules::prelude::*;
use crate::russian::letters::is_invisible;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "content/invisible",
    severity: Severity::Advice,
    page: include_str!("invisible.md"),
    check: Check::Roadmap(check),
    decode: decode::<Invisible>,
};

/// The sign, and the text without it.
#[derive(Debug, Serialize, Deserialize)]
struct Invisible {
    sign: char,
    /// The words round it, without it.
    near: String,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let roadmap = view.roadmap;
    // The wording of a deadline is looked at by its own rule.
    let rare = view.chosen(|text| text.role != TextRole::Deadline && text.words.has_rare_signs());
    for passage in rare {
        let text: &str = passage.text;
        let Some((at, sign)) = text.char_indices().find(|(_, sign)| is_invisible(*sign)) else { continue };
        let start = text.get(..at).and_then(|before| before.rfind(' ')).map_or(0, |blank| blank + 1);
        let end = text.get(at..).and_then(|rest| rest.find(' ')).map_or(text.len(), |blank| at + blank);
        let near = text.get(start..end).unwrap_or_default().replace(is_invisible, "");
        let place = view.words(passage.text, Span::new(start, end));
        let mended = view.safe_retyping(passage.text, &text.replace(is_invisible, ""));
        let args = Invisible { sign, near };
        findings.push(view.finding(&RULE, place, roadmap.id_of(passage.owner), args).with_fix(mended));
    }
}

impl Words for Invisible {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let (near, code) = (&self.near, u32::from(self.sign));
        say!(
            tell.lang,
            "в тексте стоит невидимый знак U+{code:04X}: «{near}» с ним не найти поиском",
            "the text has a sign that nobody sees, U+{code:04X}: with it no search finds “{near}”"
        )
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        let near = &self.near;
        Some(say!(tell.lang, "набрать заново: «{near}»", "type it anew: “{near}”"))
    }
}
