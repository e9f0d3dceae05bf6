//! `reference/unknown-body`: an unquoted key that no body has.

use foldhash::{HashMap, HashMapExt, HashSet};

use super::{NameIndex, again};
use crate::base::{Edit, Fix};
use crate::model::{Responsible, is_id};
use crate::rules::content::in_one_alphabet;
use crate::rules::prelude::*;
use crate::rules::words::{and_others, with_others};

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
    /// In how many other places the same key stands.
    #[serde(default)]
    more: usize,
    /// The others of the same list.
    others: Vec<String>,
}

/// A finding that is being made: where the key stands first, and what would be written in all its places.
struct LostKey<'w> {
    args: UnknownBody,
    first: &'w Responsible,
    entry: Option<&'w str>,
    edits: Vec<Edit>,
}

/// Each key that no body has is told once, at its first place.
fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    if view.roadmap.partial || view.is_unread("bodies") {
        return;
    }
    let measures = view.roadmap.measures().map(|it| (Some(&*it.id.value), it.responsible.as_slice()));
    let sections = view.roadmap.sections.iter().map(|it| (None, it.responsible.as_slice()));
    let clauses = view.roadmap.clauses().map(|it| (it.id.as_deref(), it.responsible.as_slice()));
    let keys = KnownKeys::of(view);
    let mut lost: Vec<LostKey<'_>> = Vec::new();
    let mut told: HashMap<&str, usize> = HashMap::new();
    for (entry, responsible) in measures.chain(sections).chain(clauses) {
        let mut own = None;
        for one in responsible.iter().filter(|one| is_lost(view, &keys, one)) {
            let known = told.get(&*one.text.value).copied();
            match known.or(own).and_then(|at| lost.get_mut(at)) {
                Some(first) if known.is_some() => first.again(view, one),
                Some(first) => first.args.others.push(one.text.to_string()),
                None => {
                    own = Some(lost.len());
                    lost.push(LostKey::new(view, &keys, one, entry));
                }
            }
            told.entry(&one.text.value).or_insert(known.or(own).unwrap_or_default());
        }
    }
    lost.sort_by_key(|lost| lost.first.text.span);
    let found = lost.into_iter().map(|lost| {
        let fix = (!lost.edits.is_empty()).then(|| Fix::uncertain(lost.edits));
        view.finding(&RULE, lost.first.text.span, lost.entry, lost.args).with_fix(fix)
    });
    findings.extend(found);
}

/// Whether it is a key that no body has, and that is not told where the body stands: there it has no value.
fn is_lost(view: &View<'_>, keys: &KnownKeys<'_>, one: &Responsible) -> bool {
    let is_called = || view.roadmap.body(&one.text).is_some() || keys.alike.contains(&*one.text);
    is_key(one) && !is_called() && !view.is_unread(&one.text)
}

/// The keys that bodies have.
struct KnownKeys<'r> {
    all: NameIndex<'r>,
    /// Those in which a letter is of the other alphabet, as they look: their own places tell of them.
    alike: HashSet<String>,
}

impl<'r> KnownKeys<'r> {
    fn of(view: &View<'r>) -> Self {
        let keys = || view.roadmap.bodies.iter().map(|body| &*body.key.value);
        let alike = keys().filter(|key| !key.is_ascii()).map(in_one_alphabet).collect();
        KnownKeys { all: NameIndex::new(keys().collect()), alike }
    }
}

impl<'w> LostKey<'w> {
    fn new(view: &View<'_>, keys: &KnownKeys<'_>, one: &'w Responsible, entry: Option<&'w str>) -> Self {
        let mut new =
            LostKey { args: UnknownBody::of(keys, &one.text), first: one, entry, edits: Vec::new() };
        new.retype(view, one);
        new
    }

    /// Takes another place of the key.
    fn again(&mut self, view: &View<'_>, one: &Responsible) {
        self.args.more += 1;
        if self.args.key == *one.text {
            self.retype(view, one);
        }
    }

    fn retype(&mut self, view: &View<'_>, one: &Responsible) {
        let fix = self.args.likely.as_deref().and_then(|key| view.unsafe_retyping(&one.text, key));
        self.edits.extend(fix.into_iter().flat_map(|fix| fix.edits));
    }
}

/// Whether it is written as a key is: without quotes, of a-z, figures and hyphens.
fn is_key(responsible: &Responsible) -> bool {
    responsible.plain && is_id(&responsible.text)
}

impl UnknownBody {
    fn of(keys: &KnownKeys<'_>, key: &str) -> Self {
        let likely = keys.all.near(key).map(str::to_owned);
        UnknownBody { key: key.to_owned(), likely, more: 0, others: Vec::new() }
    }
}

impl Words for UnknownBody {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let key = &self.key;
        let more = again(self.more, tell.lang);
        let said = say!(
            tell.lang,
            "среди исполнителей («bodies») нет «{key}»{more}",
            "no body is called `{key}`{more}"
        );
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
