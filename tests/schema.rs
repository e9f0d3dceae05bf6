//! The schema and the types: the same verdict on whole files and on files with one mutation.

use std::path::Path;

use rayon::prelude::*;
use vekha::base::FileId;
use vekha::model::decode;
use vekha::schema::{self, ROADMAP_SCHEMA, Schema, WORKSPACE_SCHEMA};
use vekha::syntax::{self, Tree};
use vekha::workspace::Config;

/// A file with every key of the format.
const WHOLE: &str = include_str!("schema/whole.yaml");
/// Settings with every key.
const SETTINGS: &str = include_str!("schema/vekha.yaml");

#[test]
fn every_key_of_the_schema_stands_in_the_whole_file_and_back() {
    let schema: serde_json::Value = serde_json::from_str(schema::ROADMAP).unwrap();
    let mut known = Vec::new();
    keys(&schema, &mut known);
    let missing: Vec<_> = known.into_iter().filter(|key| !WHOLE.contains(&format!("{key}:"))).collect();
    assert_eq!(missing, Vec::<String>::new());
    assert_eq!(verdicts(WHOLE), (true, true));
    assert_eq!(settings_verdicts(SETTINGS), (true, true));
}

#[test]
fn every_key_is_described_in_russian() {
    for text in [schema::ROADMAP, schema::WORKSPACE] {
        let schema: serde_json::Value = serde_json::from_str(text).unwrap();
        let mut bare = Vec::new();
        undescribed(&schema, &schema, "", &mut bare);
        assert_eq!(bare, Vec::<String>::new());
    }
}

#[test]
fn schema_and_types_agree_on_mutated_files() {
    let mutants = mutants(WHOLE);
    let refused = mutants.par_iter().filter(|mutant| {
        let (types, schema) = verdicts(mutant);
        assert_eq!(types, schema, "types say {types}, the schema {schema}, of\n{mutant}");
        !types
    });
    let (refused, agreed) = (refused.count(), mutants.len());
    for mutant in self::mutants(SETTINGS) {
        let (types, schema) = settings_verdicts(&mutant);
        assert_eq!(types, schema, "types say {types}, the schema {schema}, of\n{mutant}");
    }
    assert!(agreed > 1000 && refused > 500, "{agreed} mutants, {refused} refused: too few to prove anything");
}

#[test]
fn real_roadmaps_fit() {
    let mut count = 0;
    for entry in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("roadmaps/real")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|end| end == "yaml") && !path.ends_with("vekha.yaml") {
            assert_eq!(
                verdicts(&std::fs::read_to_string(&path).unwrap()),
                (true, true),
                "{}",
                path.display()
            );
            count += 1;
        }
    }
    assert_eq!(count, 5);
}

/// What the types say of a file, and what the schema says.
fn verdicts(text: &str) -> (bool, bool) {
    let parsed = syntax::parse(text, 0);
    let (_, misfits) = decode(&parsed.tree, FileId(0), &Default::default());
    (misfits.is_empty(), accepts(&ROADMAP_SCHEMA, &parsed.tree))
}

fn settings_verdicts(text: &str) -> (bool, bool) {
    let parsed = syntax::parse(text, 0);
    let (_, misfits) = Config::decode(&parsed.tree);
    (misfits.is_empty(), accepts(&WORKSPACE_SCHEMA, &parsed.tree))
}

fn accepts(schema: &Schema, tree: &Tree<'_>) -> bool {
    tree.root().is_some_and(|root| schema.accepts(root))
}

/// Copies of a file with one line changed: a key misspelt or its line dropped, a value of every other kind.
fn mutants(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    let values = [
        "",
        "~",
        "17",
        "1.5",
        "true",
        "\"\"",
        "[]",
        "[a, 5]",
        "{}",
        "{x: y}",
        "слово",
        "2024-02-30",
        "a/b",
        "a/b/c",
        "0x1",
        "2024..2020",
        "'2024'",
        "[{id: a, title: b}]",
        "{on: 2024-01-01}",
        "{text: a, window: 2024}",
    ];
    let mut mutants = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some((key, _)) = line.split_once(':').filter(|(key, _)| !key.trim().starts_with('#')) else {
            continue;
        };
        let bare = lines.get(at + 1).is_none_or(|next| indent(next) <= indent(line));
        let mut with = |changed: Option<String>| {
            let mut copy: Vec<String> = lines.iter().map(|line| line.to_string()).collect();
            match changed {
                Some(changed) => copy[at] = changed,
                None => {
                    copy.remove(at);
                }
            }
            let copy = copy.join("\n");
            let parsed = syntax::parse(&copy, 0);
            if parsed.faults.is_empty() {
                mutants.push(copy);
            }
        };
        with(None);
        with(Some(line.replacen(':', "x:", 1)));
        if bare {
            values.iter().for_each(|value| with(Some(format!("{key}: {value}"))));
        }
    }
    mutants
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '-']).len()
}

fn keys(schema: &serde_json::Value, found: &mut Vec<String>) {
    if let Some(properties) = schema.get("properties").and_then(|keys| keys.as_object()) {
        found.extend(properties.keys().cloned());
    }
    match schema {
        serde_json::Value::Object(map) => map.values().for_each(|value| keys(value, found)),
        serde_json::Value::Array(list) => list.iter().for_each(|value| keys(value, found)),
        _ => {}
    }
}

#[test]
fn every_description_has_its_english_and_no_english_is_left_over() {
    let english: std::collections::BTreeMap<String, String> =
        serde_json::from_str(include_str!("../schema/english.json")).unwrap();
    let mut told = std::collections::BTreeSet::new();
    for schema in [vekha::schema::ROADMAP, vekha::schema::WORKSPACE] {
        descriptions(&serde_json::from_str(schema).unwrap(), &mut told);
    }
    let known: std::collections::BTreeSet<String> = english.keys().cloned().collect();
    assert_eq!(told, known);
    assert!(vekha::schema::in_language(vekha::schema::ROADMAP, vekha::base::Lang::En).contains("A measure."));
    assert_eq!(
        vekha::schema::in_language(vekha::schema::ROADMAP, vekha::base::Lang::Ru),
        vekha::schema::ROADMAP
    );
}

fn descriptions(schema: &serde_json::Value, told: &mut std::collections::BTreeSet<String>) {
    if let Some(text) = schema.get("description").and_then(|text| text.as_str()) {
        told.insert(text.to_owned());
    }
    match schema {
        serde_json::Value::Object(map) => map.values().for_each(|value| descriptions(value, told)),
        serde_json::Value::Array(list) => list.iter().for_each(|value| descriptions(value, told)),
        _ => {}
    }
}

/// Names every property that has no Russian description, its own or of what it refers to.
fn undescribed(root: &serde_json::Value, schema: &serde_json::Value, at: &str, bare: &mut Vec<String>) {
    let Some(map) = schema.as_object() else { return };
    for (name, value) in map.get("properties").and_then(|keys| keys.as_object()).into_iter().flatten() {
        let target =
            value.get("$ref").and_then(|name| name.as_str()).and_then(|name| root.pointer(&name[1..]));
        let words = value.get("description").or_else(|| target?.get("description"));
        let russian = words
            .and_then(|words| words.as_str())
            .is_some_and(|words| words.contains(|sign| ('а'..='я').contains(&sign)));
        if !russian {
            bare.push(format!("{at}/{name}"));
        }
    }
    for (name, value) in map {
        undescribed(root, value, &format!("{at}/{name}"), bare);
    }
}
