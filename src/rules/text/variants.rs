//! `text/variants`: one body that is named in two ways.

use crate::model::{Body, Responsible, Roadmap, Text};
use crate::rules::prelude::*;
use crate::russian::likeness::stem;
use crate::russian::words::words;

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
    key: String,
}

/// How a name of an office begins that stands for the only office of its kind.
const OFFICES: [&str; 6] = ["управление", "отдел", "департамент", "комитет", "министерство", "администрация"];

/// Prepositions, which names of one body differ by.
const SMALL: [&str; 5] = ["в", "на", "по", "с", "при"];

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let bodies = &view.roadmap.bodies;
    if bodies.is_empty() {
        return;
    }
    for (at, body) in bodies.iter().enumerate() {
        let twin = bodies
            .iter()
            .take(at)
            .find(|other| other.level.as_deref() == body.level.as_deref() && is_twin(other, body));
        if let Some(other) = twin.filter(|_| view.is_whole(body.name.span)) {
            let args = Variants {
                name: body.printed().to_string(),
                other: other.printed().to_string(),
                key: other.key.to_string(),
            };
            findings
                .push(view.finding(&RULE, body.printed().span, None, args).with_span(other.printed().span));
        }
    }
    for (id, who) in free(view.roadmap) {
        let parts = who.text.split([',', ';']).map(str::trim);
        let found = parts.filter_map(|part| Some((part, meant(part, bodies)?))).next();
        if let Some((part, body)) = found.filter(|_| view.is_whole(who.text.span)) {
            findings.push(finding(view, id, who, part, body));
        }
    }
}

fn finding(view: &View<'_>, id: Option<&str>, who: &Responsible, part: &str, body: &Body) -> Finding {
    let start = who.text.find(part).unwrap_or_default();
    let place = view.words(&who.text, Span::new(start, start + part.len()));
    let printed: &Text = body.printed();
    let args = Variants { name: part.to_owned(), other: printed.to_string(), key: body.key.to_string() };
    view.finding(&RULE, place, id, args).with_span(printed.span)
}

/// The executors of a roadmap that are named in free text, each with the id of its row.
fn free(roadmap: &Roadmap) -> impl Iterator<Item = (Option<&str>, &Responsible)> {
    let rows =
        roadmap.measures().flat_map(|row| row.responsible.iter().map(|who| (Some(&*row.id.value), who)));
    let sections = roadmap.sections.iter().flat_map(|section| &section.responsible);
    let clauses = roadmap.clauses().flat_map(|clause| &clause.responsible);
    let others = sections.chain(clauses).map(|who| (None, who));
    rows.chain(others).filter(|(_, who)| !who.text.is_ascii() && roadmap.body(&who.text).is_none())
}

/// The body of the file that a name means, where it is called otherwise there.
fn meant<'b>(name: &str, bodies: &'b [Body]) -> Option<&'b Body> {
    let same = |body: &&Body| *name == **body.printed() || *name == *body.name;
    if bodies.iter().any(|body| same(&body)) {
        return None;
    }
    let alike = |body: &&Body| is_variant(name, body.printed()) || is_variant(name, &body.name);
    bodies.iter().find(alike).or_else(|| office(name, bodies))
}

/// The only office of a kind, by its first word: «Управление» for «Управление образования».
fn office<'b>(name: &str, bodies: &'b [Body]) -> Option<&'b Body> {
    let small = name.to_lowercase();
    if !OFFICES.contains(&&*small) {
        return None;
    }
    let mut named = bodies.iter().filter(|body| first(&body.name) == small || first(body.printed()) == small);
    named.next().filter(|_| named.next().is_none())
}

fn first(name: &str) -> String {
    words(name).next().map(|word| word.text.to_lowercase()).unwrap_or_default()
}

fn is_twin(one: &Body, other: &Body) -> bool {
    let (one, other) = (one.printed(), other.printed());
    **one != **other && is_variant(one, other)
}

/// Whether two names are those of one body: they differ by a preposition, by an abbreviation that one leaves out, or by
/// the number of a head whose institutions are many anyway.
fn is_variant(one: &str, other: &str) -> bool {
    let (ones, others) = (plain(one), plain(other));
    if ones.len() < 2 || others.len() < 2 || *one == *other {
        return false;
    }
    let same = |a: &&str, b: &&str| a.to_lowercase() == b.to_lowercase();
    let by_words = ones.len() == others.len() && ones.iter().zip(&others).all(|(a, b)| same(a, b));
    by_words && count(one) != count(other)
        || is_other_number(&ones, &others)
        || leaves_out(&ones, &others)
        || leaves_out(&others, &ones)
}

/// The words of a name but for its prepositions.
fn plain(name: &str) -> Vec<&str> {
    words(name).map(|word| word.text).filter(|word| !SMALL.contains(word)).collect()
}

fn count(name: &str) -> usize {
    words(name).count()
}

/// «Руководитель образовательных организаций», «Руководители образовательных организаций».
fn is_other_number(ones: &[&str], others: &[&str]) -> bool {
    let ([first, rest @ ..], [other, others @ ..]) = (ones, others) else { return false };
    let many = ["ций", "ний", "ОО", "ОУ", "ДОУ", "школ"];
    let of_many = rest.iter().any(|word| many.iter().any(|end| word.ends_with(end)));
    of_many && rest == others && first != other && stem(first) == stem(other)
}

/// Whether one name is the other without one abbreviation inside it.
fn leaves_out(short: &[&str], long: &[&str]) -> bool {
    let differ = short.iter().zip(long).position(|(a, b)| a != b);
    let Some(at) = differ.filter(|at| *at > 1 && short.len() + 1 == long.len() && short.len() > 2) else {
        return false;
    };
    let capitals = long.get(at).is_some_and(|word| words(word).all(|word| word.is_capitals()));
    capitals && short.get(at..) == long.get(at + 1..)
}

impl Words for Variants {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let Variants { name, other, .. } = self;
        say!(
            tell.lang,
            "один исполнитель назван по-разному: «{name}» и «{other}»",
            "one body is named in two ways: «{name}» and «{other}»"
        )
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        let Variants { other, key, .. } = self;
        Some(say!(
            tell.lang,
            "написать ключ «{key}» из «bodies», он печатается как «{other}»",
            "write the key `{key}` of `bodies`, which is printed «{other}»"
        ))
    }

    fn related(&self, _at: usize, tell: &MessageContext<'_>) -> String {
        let other = &self.other;
        say!(tell.lang, "здесь «{other}»", "«{other}» here")
    }

    fn data(&self) -> Data {
        Data::of("name", &*self.name).with("key", &*self.key)
    }
}
