//! `text/variants`: one body that is named in two ways.

use std::cell::LazyCell;
use std::ops::Deref;
use std::sync::Arc;

use foldhash::{HashMap, HashSet};

use crate::model::{Body, Responsible, Roadmap, Text};
use crate::rules::prelude::*;
use crate::russian::likeness::names::Name;
use crate::russian::likeness::stem;
use crate::russian::nearest::is_one_slip;
use crate::russian::words::{Word, words};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "text/variants",
    severity: Severity::Advice,
    page: include_str!("variants.md"),
    check: Check::Roadmap(check),
    decode: decode::<Variants>,
};

/// A name, and how the same body is named elsewhere.
#[derive(Debug, Serialize, Deserialize)]
struct Variants {
    name: String,
    other: String,
    /// The key of the body, where the file has it.
    key: Option<String>,
}

/// How a name of an office begins that stands for the only office of its kind.
const OFFICES: [&str; 6] = ["управление", "отдел", "департамент", "комитет", "министерство", "администрация"];

/// More names than these are compared with bodies alone, and bodies with so many of the others.
const MOST: usize = 40;
/// So many names are compared with all bodies.
const NAMES: usize = 400;

/// A name in the free text of an executor.
struct FreeName<'r> {
    id: Option<&'r str>,
    text: &'r Text,
    part: &'r str,
    name: Arc<Name>,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let bodies = &view.roadmap.bodies;
    let read = |name| view.memo.names.of(name);
    // Where there is one body and no other name, there is nothing to compare.
    let named = LazyCell::new(|| {
        bodies.iter().map(|body| [read(body.printed()), read(&body.name)]).collect::<Vec<[Arc<Name>; 2]>>()
    });
    for (at, body) in bodies.iter().enumerate().skip(1) {
        let Some([own, _]) = named.get(at) else { continue };
        // One is compared with the first and with those beside it.
        let beside = at.saturating_sub(MOST).max(MOST.min(at));
        let all = || bodies.iter().zip(named.iter());
        let mut earlier = all().take(MOST.min(at)).chain(all().skip(beside).take(at - beside));
        let twin = earlier.find(|(other, [name, _])| {
            other.level.as_deref() == body.level.as_deref() && name.is_variant(own)
        });
        if let Some((other, _)) = twin.filter(|_| view.is_whole(body.name.span)) {
            let (name, key) = (body.printed().to_string(), Some(other.key.to_string()));
            let args = Variants { name, other: other.printed().to_string(), key };
            findings
                .push(view.finding(&RULE, body.printed().span, None, args).with_span(other.printed().span));
        }
    }
    let mut known: Vec<FreeName<'_>> = Vec::new();
    let mut bodies = BodyNames { bodies, named: &named, plain: None, meant: HashMap::default() };
    for one in free(view) {
        if let Some(body) = bodies.meant_by(&one) {
            let key = Some(body.key.to_string());
            findings.extend(finding(view, &one, body.printed(), body.printed().span, key));
        } else if !known.iter().any(|other| other.part == one.part) && known.len() < MOST {
            // Of names in free text those that differ in their number alone may be of one and of many.
            let alike =
                |other: &&FreeName<'_>| other.name.is_variant(&one.name) && !other.name.is_number(&one.name);
            if let Some(other) = known.iter().find(alike) {
                findings.extend(finding(view, &one, other.part, other.text.span, None));
            }
            known.push(one);
        }
    }
}

fn finding(
    view: &View<'_>,
    one: &FreeName<'_>,
    other: &str,
    span: Span,
    key: Option<String>,
) -> Option<Finding> {
    if !view.is_whole(one.text.span) {
        return None;
    }
    let start = one.text.find(one.part).unwrap_or_default();
    let place = view.words(one.text, Span::new(start, start + one.part.len()));
    let args = Variants { name: one.part.to_owned(), other: other.to_owned(), key };
    Some(view.finding(&RULE, place, one.id, args).with_span(span))
}

/// The names in the free text of executors, each with the id of its row.
fn free<'v, 'w>(view: &'v View<'w>) -> impl Iterator<Item = FreeName<'w>> + use<'v, 'w> {
    let roadmap: &'w Roadmap = view.roadmap;
    let rows = roadmap.rows_in_force().map(|row| row.measure);
    let rows = rows.flat_map(|row| row.responsible.iter().map(|who| (Some(&*row.id.value), who)));
    let sections = roadmap.sections_in_force().flat_map(|(_, section)| &section.responsible);
    let clauses = roadmap.clauses().flat_map(|clause| &clause.responsible);
    let others = sections.chain(clauses).map(|who| (None, who));
    let free =
        rows.chain(others).filter(|(_, who)| !who.text.is_ascii() && roadmap.body(&who.text).is_none());
    free.flat_map(move |(id, who): (_, &Responsible)| {
        let parts = who.text.split([',', ';']).map(str::trim).filter(|part| !part.is_empty());
        parts.map(move |part| FreeName { id, text: &who.text, part, name: view.memo.names.of(part) })
    })
}

/// The bodies of the file, and which of them names in free text mean.
struct BodyNames<'r, N> {
    bodies: &'r [Body],
    named: &'r N,
    /// All names of theirs as they stand, gathered when one is first asked for.
    plain: Option<HashSet<&'r str>>,
    /// The body that each name means which no body has as it stands.
    meant: HashMap<&'r str, Option<&'r Body>>,
}

impl<'r, N: Deref<Target = Vec<[Arc<Name>; 2]>>> BodyNames<'r, N> {
    /// The body that a name means, where it is called otherwise there.
    fn meant_by(&mut self, one: &FreeName<'r>) -> Option<&'r Body> {
        let both = |body: &'r Body| [&**body.printed(), &*body.name];
        let plain = self.plain.get_or_insert_with(|| self.bodies.iter().flat_map(both).collect());
        if plain.contains(one.part) {
            return None;
        }
        let asked = self.meant.len();
        let (bodies, named) = (self.bodies, self.named);
        let meant = || if asked < NAMES { meant(one, bodies, named) } else { None };
        *self.meant.entry(one.part).or_insert_with(meant)
    }
}

/// The body that is called nearly so.
fn meant<'b>(one: &FreeName<'_>, bodies: &'b [Body], named: &[[Arc<Name>; 2]]) -> Option<&'b Body> {
    let alike = |names: &[Arc<Name>; 2]| names.iter().any(|name| name.is_variant(&one.name));
    let mut alike = bodies.iter().zip(named).filter(|(_, names)| alike(names)).map(|(body, _)| body);
    let body = alike.find(|body| !is_of_another_place(one.part, body));
    body.or_else(|| office(one.part, bodies))
}

/// Whether a name has a word in a great letter that the body has not: «Управление культуры Верхнеозёрского района».
fn is_of_another_place(name: &str, body: &Body) -> bool {
    let own: Vec<String> = [&*body.name, &**body.printed()]
        .iter()
        .flat_map(|name| words(name))
        .map(|word| stem(word.text))
        .collect();
    let place = |word: &Word<'_>| word.is_great() && !word.is_capitals() && word.letters() > 4;
    let long = words(&body.name).filter(place).count() > 1;
    long && words(name).skip(1).filter(place).any(|word| {
        let stem = stem(word.text);
        !own.iter().any(|own| *own == stem || is_one_slip(own, &stem))
    })
}

/// The only office of a kind, by its first word: «Управление» for «Управление образования».
fn office<'b>(name: &str, bodies: &'b [Body]) -> Option<&'b Body> {
    let small = name.to_lowercase();
    if !OFFICES.contains(&&*small) {
        return None;
    }
    let first = |name: &str| name.split(' ').next().unwrap_or_default().to_lowercase();
    let mut named = bodies.iter().filter(|body| first(&body.name) == small || first(body.printed()) == small);
    named.next().filter(|_| named.next().is_none())
}

impl Words for Variants {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let Variants { name, other, .. } = self;
        say!(
            tell.lang,
            "один исполнитель назван по-разному: «{name}» и «{other}»",
            "one body is named in two ways: “{name}” and “{other}”"
        )
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        let Variants { other, key, .. } = self;
        Some(match key {
            Some(key) => say!(
                tell.lang,
                "написать ключ «{key}» из «bodies», он печатается как «{other}»",
                "write the key `{key}` of `bodies`, which is printed “{other}”"
            ),
            None => say!(
                tell.lang,
                "назвать исполнителя одинаково: внести его в «bodies» и всюду писать ключ",
                "name the body alike: put it into `bodies` and write its key everywhere"
            ),
        })
    }

    fn related(&self, _at: usize, tell: &MessageContext<'_>) -> String {
        let other = &self.other;
        say!(tell.lang, "здесь «{other}»", "“{other}” here")
    }

    fn data(&self) -> Data {
        let data = Data::of("name", &*self.name);
        match &self.key {
            Some(key) => data.with("key", &**key),
            None => data.with("other", &*self.other),
        }
    }
}
