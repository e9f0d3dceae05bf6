//! `reference/unknown-body`: an unquoted key that no body has.

use super::alike;
use crate::model::{Responsible, is_id};
use crate::rules::content::in_one_alphabet;
use crate::rules::prelude::*;
use crate::rules::words::{and_others, with_others};
use crate::russian::nearest;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "reference/unknown-body",
    severity: Severity::Warning,
    page: include_str!("unknown_body.md"),
    check: Check::Roadmap(check),
    decode: decode::<UnknownBody>,
};

/// The key, and the one that may be meant.
#[derive(Debug, Serialize, Deserialize)]
struct UnknownBody {
    key: String,
    likely: Option<String>,
    /// The others of the same list.
    others: Vec<String>,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    if view.roadmap.partial || view.is_unread("bodies") {
        return;
    }
    let measures = view.roadmap.measures().map(|it| (Some(&*it.id.value), it.responsible.as_slice()));
    let sections = view.roadmap.sections.iter().map(|it| (None, it.responsible.as_slice()));
    let clauses = view.roadmap.clauses().map(|it| (it.id.as_deref(), it.responsible.as_slice()));
    for (entry, responsible) in measures.chain(sections).chain(clauses) {
        let mut unknown = responsible.iter().filter(|one| is_key(one) && !is_called(view, &one.text));
        if let Some(first) = unknown.next() {
            let others = unknown.map(|one| one.text.to_string()).collect();
            let (unknown, args) = (first, UnknownBody { others, ..UnknownBody::of(view, &first.text) });
            let meant = args.likely.as_deref().and_then(|key| view.unsafe_retyping(&unknown.text, key));
            findings.push(view.finding(&RULE, unknown.text.span, entry, args).with_fix(meant));
        }
    }
}

/// Whether a body has a key, be it one in which a letter is of the other alphabet: of that one its own place tells.
fn is_called(view: &View<'_>, key: &str) -> bool {
    let is_it = |own: &str| !own.is_ascii() && in_one_alphabet(own) == key;
    view.roadmap.body(key).is_some() || view.roadmap.bodies.iter().any(|body| is_it(&body.key))
}

/// Whether it is written as a key is: without quotes, of a-z, figures and hyphens.
fn is_key(responsible: &Responsible) -> bool {
    responsible.plain && is_id(&responsible.text)
}

impl UnknownBody {
    fn of(view: &View<'_>, key: &str) -> Self {
        let keys = view.roadmap.bodies.iter().map(|body| &*body.key.value);
        let likely = nearest(key, alike(key, keys)).map(str::to_owned);
        UnknownBody { key: key.to_owned(), likely, others: Vec::new() }
    }
}

impl Words for UnknownBody {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let key = &self.key;
        let said = say!(tell.lang, "среди исполнителей («bodies») нет «{key}»", "no body is called `{key}`");
        and_others(said, &self.others, tell.lang)
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        let key = &self.key;
        Some(match &self.likely {
            Some(likely) => say!(
                tell.lang,
                "возможно, «{likely}»; если это не ключ, а текст, взять его в кавычки: \"{key}\"",
                "perhaps `{likely}`; if it is text and not a key, quote it: \"{key}\""
            ),
            None => say!(
                tell.lang,
                "добавить «{key}» в «bodies»; если это не ключ, а текст, взять его в кавычки: \"{key}\"",
                "add `{key}` to `bodies`; if it is text and not a key, quote it: \"{key}\""
            ),
        })
    }

    fn data(&self) -> Data {
        with_others(Data::of("reference", &*self.key), &self.others)
    }
}
