//! What the program says comes in both languages, from the same arguments.

#[path = "support/files.rs"]
mod files;
#[path = "support/page.rs"]
mod page;
mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use files::files;
use page::examples;
use support::ROOT;
use vekha::Options;
use vekha::base::{Finding, Lang, Words};
use vekha::report::{PlaceFinder, RenderedFinding};

/// The literals of a text of Rust, as they are written.
fn literals(code: &str) -> Vec<String> {
    let mut literals = Vec::new();
    let mut signs = code.chars();
    while signs.by_ref().any(|sign| sign == '"') {
        let mut literal = String::new();
        while let Some(sign) = signs.next().filter(|sign| *sign != '"') {
            literal.push(sign);
            if sign == '\\' {
                literal.extend(signs.next());
            }
        }
        literals.push(literal);
    }
    literals
}

/// What stands in the brackets that open a text: the text up to the one that closes them.
fn bracketed(text: &str) -> &str {
    let (mut depth, mut quoted, mut escaped) = (0, false, false);
    for (at, sign) in text.char_indices() {
        match sign {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            '(' | '{' if !quoted => depth += 1,
            ')' | '}' if !quoted => {
                depth -= 1;
                if depth == 0 {
                    return &text[..at];
                }
            }
            _ => {}
        }
    }
    text
}

/// The names of the arguments that a wording takes: `{day}`; braces that are printed are doubled.
fn arguments(wording: &str) -> BTreeSet<String> {
    let plain = wording.replace("{{", "").replace("}}", "");
    plain.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0.to_owned())).collect()
}

/// Both wordings of every `say!`, with the file.
fn pairs() -> Vec<(String, String, String)> {
    let mut pairs = Vec::new();
    for file in files("src", "rs") {
        let text = fs::read_to_string(&file).unwrap();
        for call in text.split("say!(").skip(1) {
            let wordings = literals(bracketed(&format!("({call}")));
            if let [ru, en] = wordings.as_slice() {
                pairs.push((file.display().to_string(), ru.clone(), en.clone()));
            }
        }
    }
    pairs
}

#[test]
fn no_language_forgets_an_argument() {
    let pairs = pairs();
    assert!(pairs.len() > 150, "only {} messages were found", pairs.len());
    let differ = pairs.iter().filter(|(_, ru, en)| arguments(ru) != arguments(en));
    // «школа» is one word, "the school" made of the level's own name.
    let differ: Vec<_> = differ.filter(|(_, ru, _)| ru != "{ru}").collect();
    assert!(differ.is_empty(), "{differ:#?}");
}

fn is_russian(text: &str) -> bool {
    text.chars().any(|sign| ('а'..='я').contains(&sign))
}

/// Whether an English wording quotes in the marks of Russian; a pair with nothing between is about the marks.
fn quotes_as_russian(wording: &str) -> bool {
    wording.replace("«»", "").contains(['«', '»'])
}

/// What is left of an English wording without what it quotes.
fn unquoted(text: &str) -> String {
    let mut plain = text.to_owned();
    for (open, close) in [('«', '»'), ('“', '”'), ('`', '`'), ('"', '"'), ('\'', '\'')] {
        while let Some((start, end)) = plain.find(open).and_then(|start| {
            let from = start + open.len_utf8();
            Some((start, from + plain[from..].find(close)? + close.len_utf8()))
        }) {
            plain.replace_range(start..end, "");
        }
    }
    plain
}

#[test]
fn each_language_keeps_to_its_letters() {
    for (file, _, en) in pairs() {
        // Units that a column may hold are examples of what to write.
        let plain = unquoted(&en.replace("\\\"", "\"").replace("%, человек, ед.", ""));
        assert!(!is_russian(&plain), "{file} speaks Russian in English: {en}");
        assert!(!quotes_as_russian(&en), "{file} quotes in English as Russian does: {en}");
    }
}

/// The functions that speak one language, `ru`, `en_invalid`, by the language, with their file and what they say.
fn spoken() -> Vec<(String, &'static str, Vec<String>)> {
    let mut spoken = Vec::new();
    for file in files("src", "rs") {
        let text = fs::read_to_string(&file).unwrap();
        for lang in ["ru", "en"] {
            for (at, head) in text.match_indices(&format!("fn {lang}")) {
                let indent = text[..at].rsplit('\n').next().unwrap();
                let indent = &indent[..indent.len() - indent.trim_start().len()];
                let body = text[at..].split(&format!("\n{indent}}}\n")).next().unwrap();
                if body[head.len()..].starts_with(['(', '_']) {
                    let code = body.lines().filter(|line| !line.trim_start().starts_with("//"));
                    let said = literals(&code.collect::<Vec<_>>().join("\n"));
                    spoken.push((file.display().to_string(), lang, said));
                }
            }
        }
    }
    spoken
}

/// Words of Latin letters that stand side by side in a wording, its arguments left out.
fn latin_words(wording: &str) -> usize {
    let plain = arguments(wording).iter().fold(wording.to_owned(), |text, name| text.replace(name, ""));
    let is_word = |word: &&str| word.len() > 1 && word.chars().all(|sign| sign.is_ascii_alphabetic());
    plain.split_whitespace().filter(is_word).count()
}

/// Messages that are worded by a function for each language keep to its letters as those of `say!` do.
#[test]
fn each_function_keeps_to_the_letters_of_its_language() {
    let spoken = spoken();
    let said: usize = spoken.iter().map(|(.., said)| said.len()).sum();
    assert!(said > 1000, "only {said} wordings were found");
    for (file, lang, said) in spoken {
        for wording in said {
            let plain = unquoted(&wording.replace("\\\"", "\""));
            let strays = match lang {
                "en" => is_russian(&plain),
                _ => !is_russian(&wording) && latin_words(&plain) > 1,
            };
            assert!(!strays, "{file} does not say this in {lang}: {wording}");
        }
    }
}

/// What one language words the other words too, and leaves nothing of it to `_`.
#[test]
fn every_message_is_worded_in_both_languages() {
    let mut seen = 0;
    for file in files("src", "rs") {
        let text = fs::read_to_string(&file).unwrap();
        for own in text.split("Message for ").skip(1) {
            let name = own.split(|sign: char| !sign.is_alphanumeric()).next().unwrap();
            let own = own.split("\n}\n").next().unwrap();
            let Some((ru, en)) = own.split_once("fn en(&self)") else { continue };
            let kinds = |half: &str| -> BTreeSet<String> {
                let prefix = format!("{name}::");
                let ways = half.split(&prefix).skip(1);
                ways.filter_map(|way| way.split(|sign: char| !sign.is_alphanumeric()).next())
                    .map(str::to_owned)
                    .collect()
            };
            assert_eq!(kinds(ru), kinds(en), "{}: {name}", file.display());
            seen += 1;
        }
    }
    assert!(seen > 30, "only {seen} kinds of messages were found");
}

/// Tells what stands in the examples of every rule's page, each finding in both languages.
fn each_told(mut look: impl FnMut(&Finding, RenderedFinding, RenderedFinding)) {
    for rule in vekha::rules::all() {
        for example in examples(rule.page).iter().filter(|example| example.mark != "good") {
            let world = support::world(&example.text);
            for checked in vekha::check(&world, &[PathBuf::from(ROOT)], &Options::default()).unwrap() {
                assert!(!checked.findings.is_empty(), "{}: line {}", rule.code, example.line);
                let places = PlaceFinder::new(&checked.workspace, &world);
                for finding in &checked.findings {
                    let told = |lang| RenderedFinding::new(finding, lang, &places);
                    look(finding, told(Lang::Ru), told(Lang::En));
                }
            }
        }
    }
}

/// Everything that a finding says, in one list.
fn all_of(told: &RenderedFinding) -> Vec<String> {
    let related = told.related.iter().map(|related| related.message.clone());
    let others = told.help.iter().chain(&told.label).cloned();
    [told.message.clone()].into_iter().chain(others).chain(related).collect()
}

#[test]
fn every_rule_is_told_in_both_languages() {
    let mut told = BTreeSet::new();
    each_told(|finding, ru, en| {
        told.insert(finding.rule);
        let (ru, en) = (all_of(&ru), all_of(&en));
        assert_eq!(ru.len(), en.len(), "{}: {ru:#?} {en:#?}", finding.rule);
        for text in ru.iter().chain(&en) {
            assert!(!text.is_empty(), "{} says nothing: {ru:#?} {en:#?}", finding.rule);
        }
        for text in &ru {
            assert!(is_russian(text), "{} says in Russian: {text}", finding.rule);
        }
        // Titles and ids are the author's own and stand in quotes; lines to paste are as he would write them.
        for text in en.iter().filter_map(|text| text.lines().next()) {
            assert!(!is_russian(&unquoted(text)), "{} says in English: {text}", finding.rule);
        }
    });
    let all: BTreeSet<&str> = vekha::rules::all().map(|rule| rule.code).collect();
    assert_eq!(told, all, "rules that no page raises");
}

#[test]
fn stored_arguments_say_the_same() {
    each_told(|finding, ru, _| {
        let rule = vekha::rules::find(finding.rule).unwrap();
        let bytes = finding.args.to_bytes().unwrap();
        let args: Arc<dyn Words> =
            (rule.decode)(&bytes).unwrap_or_else(|| panic!("{}: cannot be read back", finding.rule));
        assert_eq!(format!("{args:?}"), format!("{:?}", finding.args), "{}", finding.rule);
        assert_eq!(args.data(), ru.data, "{}", finding.rule);
        let cut = &bytes[..bytes.len().saturating_sub(1)];
        assert!(bytes.is_empty() || (rule.decode)(cut).is_none(), "{}: half is taken", finding.rule);
    });
}
