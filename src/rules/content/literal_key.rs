//! `content/literal-key`: the key of a body where its name should stand.

use crate::base::{Edit, Fix};
use crate::model::{Owner, Passage, Text, TextRole};
use crate::rules::prelude::*;
use crate::russian::letters::in_latin_keys;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "content/literal-key",
    severity: Severity::Warning,
    page: include_str!("literal_key.md"),
    check: Check::Roadmap(check),
    decode: decode::<LiteralKey>,
};

/// The key, and the body that it stands for.
#[derive(Debug, Serialize, Deserialize)]
struct LiteralKey {
    key: String,
    /// What stands in the text, where that is another word.
    typed: Option<String>,
    name: String,
    /// All keys of the text, where it has nothing else.
    list: Vec<String>,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let roadmap = view.roadmap;
    let body = |key: &str| roadmap.body(key).filter(|body| body.key.len() > 1);
    if roadmap.bodies.is_empty() {
        return;
    }
    for passage in view.chosen(|text| text.words.has_latin() && is_free(text) || is_typed_in_russian(text)) {
        // The key alone is what `responsible` is for.
        if passage.role == TextRole::Responsible && body(passage.text).is_some() {
            continue;
        }
        let is_written_so = passage.role == TextRole::Responsible && passage.text.is_ascii();
        let body_of = |word: &str| {
            let like = || like(word).iter().filter_map(|key| body(key)).min_by_key(|body| body.key.span);
            let typed = || body(&Some(in_latin_keys(word)).filter(|_| is_typed_in_russian(passage))?);
            body(word).or_else(|| is_written_so.then(like)?).or_else(typed)
        };
        let found = words(passage.text).find_map(|(at, word)| Some((at, word.len(), body_of(word)?)));
        let Some((at, length, body)) = found else { continue };
        let only = passage.role == TextRole::Responsible
            && words(passage.text).all(|(_, word)| body_of(word).is_some());
        let list = words(passage.text).filter_map(|(_, word)| Some(body_of(word)?.key.to_string()));
        let typed = passage.text.get(at..at + length).filter(|typed| only && *typed != &*body.key.value);
        let args = LiteralKey {
            key: body.key.to_string(),
            typed: typed.map(str::to_owned),
            name: body.printed().to_string(),
            list: if only { list.collect() } else { Vec::new() },
        };
        let place = view.words(passage.text, Span::new(at, at + length));
        let fix = in_brackets(view, passage.text, &args.list);
        findings.push(view.finding(&RULE, place, roadmap.id_of(passage.owner), args).with_fix(fix));
    }
}

/// Whether a text may be the key of a body, typed with the keyboard in its Russian layout: «гщ» for `uo`.
fn is_typed_in_russian(passage: &Passage<'_>) -> bool {
    passage.role == TextRole::Responsible
        && passage.text.len() < 40
        && passage.text.chars().all(|sign| matches!(sign, 'а'..='я' | 'ё' | '-'))
}

/// The keys that a word of Latin letters may be in other letters, or has for a part: «Director», «director_school».
fn like(word: &str) -> Vec<String> {
    let small = word.to_ascii_lowercase();
    std::iter::once(small.replace('_', "-")).chain(small.split('_').map(str::to_owned)).collect()
}

/// The keys as a list, where they stand behind `responsible:` or are the only part of a list in brackets.
fn in_brackets(view: &View<'_>, text: &Text, keys: &[String]) -> Option<Fix> {
    let file = &view.file()?.source.text;
    let before = file.get(..text.span.start as usize)?.trim_end();
    let behind = file.get(text.span.end as usize..)?.trim_start();
    let is_one = keys.len() == 1;
    let keys = keys.join(", ");
    let replacement = match before.chars().next_back()? {
        ':' => format!("[{keys}]"),
        '[' if behind.starts_with(']') => keys.clone(),
        '[' | ',' if is_one => keys.clone(),
        _ => return None,
    };
    (!keys.is_empty())
        .then(|| Fix::uncertain(vec![Edit { span: text.span, replacement: replacement.into() }]))
}

/// Whether a text is prose, in which no key belongs.
fn is_free(passage: &Passage<'_>) -> bool {
    let free = [
        TextRole::Title,
        TextRole::Clause,
        TextRole::Responsible,
        TextRole::Result,
        TextRole::Note,
        TextRole::Place,
        TextRole::Field,
        TextRole::Definition,
        TextRole::Position,
        TextRole::Preamble,
    ];
    // Of the names in an order these are the addressees of its copies, its place and its issuer.
    let in_order = passage.owner == Owner::Order && passage.role == TextRole::Body;
    let has_letters = |byte: u8| {
        byte.is_ascii_lowercase() || passage.role == TextRole::Responsible && byte.is_ascii_alphabetic()
    };
    (in_order || free.contains(&passage.role)) && passage.text.bytes().any(has_letters)
}

/// The words of a text as keys are made, each with its place; no parts of addresses and file names. Between keys alone a
/// slash parts them: «metod/uo».
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_keys = text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'/' | b' '));
    let is_part = move |sign: char| {
        sign.is_alphanumeric()
            || matches!(sign, '-' | '_' | '.' | '@' | ':' | '{' | '}')
            || sign == '/' && !is_keys
    };
    text.split(move |sign| !is_part(sign)).filter_map(move |word| {
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        let word = word.trim_end_matches(['.', ':']);
        (!word.is_empty()).then_some((at, word))
    })
}

impl Words for LiteralKey {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let (key, name) = (&self.key, &self.name);
        if let Some(typed) = &self.typed {
            return say!(
                tell.lang,
                "среди исполнителей стоит «{typed}» вместо ключа «{key}»: слово будет напечатано как есть",
                "`{typed}` stands in place of the key `{key}`: it would be printed as it is"
            );
        }
        say!(
            tell.lang,
            "в тексте стоит ключ «{key}» вместо названия «{name}»: он будет напечатан как есть",
            "the text has the key `{key}` in place of the name “{name}”: it would be printed as it is"
        )
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        let (name, list) = (&self.name, self.list.join(", "));
        Some(match self.list.len() {
            0 => say!(tell.lang, "написать название: «{name}»", "write the name: “{name}”"),
            1 if self.typed.is_some() => say!(tell.lang, "написать ключ: {list}", "write the key: {list}"),
            _ => say!(
                tell.lang,
                "несколько ключей взять в квадратные скобки: [{list}]",
                "put several keys in square brackets: [{list}]"
            ),
        })
    }

    fn fix(&self, _at: usize, tell: &MessageContext<'_>) -> Option<String> {
        self.help(tell)
    }

    fn data(&self) -> Data {
        Data::of("key", self.key.as_str())
    }
}
