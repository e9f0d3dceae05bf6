//! The catalogue: every message is said in both languages, from the same arguments.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// What each variant binds in one language: the names of its arguments.
type Said = BTreeMap<String, BTreeSet<String>>;

/// What stands for an argument of which only a part is bound.
const PART: &str = "::";

/// The files of the catalogue with their texts.
fn catalogue() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/base/message");
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<(String, String)> = entries
        .filter(|path| path.extension().is_some_and(|end| end == "rs"))
        .map(|path| {
            (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(&path).unwrap())
        })
        .collect();
    files.sort();
    files
}

/// The bodies of `fn ru` and `fn en` of every `impl Say`, by the type.
fn bodies(text: &str) -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    for part in text.split("impl Say for ").skip(1) {
        let type_name: String = part.chars().take_while(|sign| sign.is_alphanumeric()).collect();
        let end = part.find("\n}\n").map_or(part.len(), |end| end + 1);
        let body = &part[..end];
        let (before, en) = body.split_once("fn en(&self)").expect("both languages");
        let ru = before.split_once("fn ru(&self)").expect("both languages").1;
        found.push((type_name, ru.to_owned(), en.to_owned()));
    }
    found
}

/// The patterns of a body: `Type::Variant { a, b }` and `Type::Variant(a)` before an arrow, with the names they bind.
fn said(type_name: &str, body: &str) -> Said {
    let mut said = Said::new();
    for pattern in body.split(&format!("{type_name}::")).skip(1) {
        let variant: String = pattern.chars().take_while(|sign| sign.is_alphanumeric()).collect();
        let rest = &pattern[variant.len()..];
        let Some(arrow) = rest.find("=>") else { continue };
        let arms = &rest[..arrow];
        if arms.contains(';') || arms.contains("return") {
            continue;
        }
        // An arm that matches a part of an argument says it in its own words.
        if arms.contains("::") {
            said.entry(variant).or_default().insert(PART.to_owned());
            continue;
        }
        let bound = arms.split(|sign: char| !(sign.is_alphanumeric() || sign == '_')).filter(|name| {
            name.starts_with(|sign: char| sign.is_ascii_lowercase())
                && !["if", "ref", "true", "false"].contains(name)
        });
        said.entry(variant).or_default().extend(bound.map(str::to_owned));
    }
    said
}

#[test]
fn no_language_forgets_a_message_or_an_argument() {
    let mut wrong = Vec::new();
    let mut compared = 0;
    for (file, text) in catalogue() {
        for (type_name, ru, en) in bodies(&text) {
            let (ru, en) = (said(&type_name, &ru), said(&type_name, &en));
            for (variant, arguments) in &ru {
                compared += 1;
                match en.get(variant) {
                    None => wrong.push(format!("{file}: {type_name}::{variant} is not said in English")),
                    Some(others) if others.contains(PART) || arguments.contains(PART) => {}
                    Some(others) if others != arguments => {
                        wrong
                            .push(format!("{file}: {type_name}::{variant}: ru {arguments:?}, en {others:?}"));
                    }
                    Some(_) => {}
                }
            }
            let only = en.keys().filter(|variant| !ru.contains_key(*variant));
            wrong
                .extend(only.map(|variant| format!("{file}: {type_name}::{variant} is not said in Russian")));
        }
    }
    assert!(compared > 100, "the catalogue is not where it should be");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_language_keeps_to_its_letters() {
    for (file, text) in catalogue() {
        let russian = |text: &str| text.chars().any(|sign| ('а'..='я').contains(&sign));
        for (type_name, _, en) in bodies(&text) {
            for literal in en.split('"').skip(1).step_by(2) {
                // Russian in an English message is quoted, or an example of what to write.
                let quoted = ['«', '“', '`', '…', ':'].iter().any(|sign| literal.contains(*sign));
                assert!(
                    !russian(literal) || quoted,
                    "{file}: {type_name} speaks Russian in English: {literal}"
                );
            }
        }
    }
}
