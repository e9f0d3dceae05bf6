//! The reference of keys is made of the schema and of what `docs/keys.txt` says of each key.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::Value;
use vekha::base::Lang;
use vekha::rules;

use super::{docs, same, support};

/// An object of the format, as `docs/keys.txt` tells it.
struct Told<'t> {
    /// Where it stands in the schema.
    at: &'t str,
    /// What stands before a key of it in a file.
    frame: String,
    /// Its heading in both languages.
    headings: [&'t str; 2],
    keys: Vec<Key<'t>>,
}

/// A key: how an order says it, an example, what is printed of it in both languages, which rules look at it.
struct Key<'t> {
    name: &'t str,
    order: &'t str,
    example: &'t str,
    printed: [&'t str; 2],
    rules: Vec<&'t str>,
}

fn told_keys(text: &str) -> Vec<Told<'_>> {
    let mut told: Vec<Told<'_>> = Vec::new();
    for line in text.split_once("\n\n").unwrap().1.lines().filter(|line| !line.is_empty()) {
        if let Some(head) = line.strip_prefix('#') {
            let [at, frame, ru, en] = head.split(" | ").collect::<Vec<_>>().try_into().expect(line);
            let frame = frame.replace("\\n", "\n");
            told.push(Told { at: at.trim(), frame, headings: [ru, en], keys: Vec::new() });
        } else {
            let [name, order, example, ru, en, rules] =
                line.split(" | ").collect::<Vec<_>>().try_into().expect(line);
            let rules = rules.split(", ").filter(|rule| *rule != "-").collect();
            told.last_mut().unwrap().keys.push(Key { name, order, example, printed: [ru, en], rules });
        }
    }
    told
}

/// The lists of keys of every object in the schema.
fn objects(of: &Value, found: &mut BTreeSet<Vec<String>>) {
    match of {
        Value::Object(parts) => {
            if let Some(keys) = parts.get("properties").and_then(Value::as_object) {
                found.insert(keys.keys().cloned().collect());
                keys.values().for_each(|value| objects(value, found));
            }
            parts.iter().filter(|(key, _)| *key != "properties").for_each(|(_, value)| objects(value, found));
        }
        Value::Array(parts) => parts.iter().for_each(|part| objects(part, found)),
        _ => {}
    }
}

/// What the schema says of a key.
fn about<'s>(schema: &'s Value, key: &'s Value) -> &'s str {
    let own = key["description"].as_str();
    let of = |name: &str| schema.pointer(name.trim_start_matches('#'))?["description"].as_str();
    own.or_else(|| key["$ref"].as_str().and_then(of)).unwrap_or_default()
}

fn rule_link(code: &str) -> String {
    match rules::all().any(|rule| rule.code == code) {
        true => format!("[`{code}`](../rules/{code}.md)"),
        false => {
            assert!(rules::all().any(|rule| rule.code.split('/').next() == Some(code)), "no rule {code}");
            format!("[`{code}`](rules.md)")
        }
    }
}

/// The reference of keys is made from the schema and from what `docs/keys.txt` says of each of them.
#[test]
fn keys_are_told_as_the_schema_tells_them() {
    let text = std::fs::read_to_string(docs().join("keys.txt")).unwrap();
    let told = told_keys(&text);
    let heads = [
        "# Все ключи\n\nСделано из схемы, по которой карту проверяет программа. Под ключом — как это называется в приказе; \
         последний столбец — правила, которые на него смотрят.\n",
        "# All keys\n\nMade from the schema by which the program checks a roadmap. Below a key stands what it is called in an \
         order; the last column names the rules that look at it.\n",
    ];
    let columns = [
        "| ключ · в приказе | пример | что это · что печатается | проверяют |",
        "| key · in an order | example | what it is · what is printed | checked by |",
    ];
    for (side, lang) in [Lang::Ru, Lang::En].into_iter().enumerate() {
        let schema = vekha::schema::in_language(vekha::schema::ROADMAP, lang);
        let schema: Value = serde_json::from_str(&schema).unwrap();
        let mut page = heads[side].to_owned();
        for one in &told {
            let of = &schema.pointer(one.at).unwrap_or_else(|| panic!("{}", one.at))["properties"];
            let there: Vec<&str> = of.as_object().unwrap().keys().map(String::as_str).collect();
            let named: Vec<&str> = one.keys.iter().map(|key| key.name).collect();
            assert_eq!(named, there, "docs/keys.txt at {:?}", one.at);
            let _ =
                write!(page, "\n## {}\n\n{}\n| --- | --- | --- | --- |\n", one.headings[side], columns[side]);
            for key in &one.keys {
                let about = about(&schema, &of[key.name]).replace('\n', " ").replace('|', "\\|");
                assert!(!about.is_empty(), "the schema does not describe {} at {:?}", key.name, one.at);
                let order = Some(key.order).filter(|order| *order != "-").map(|order| format!("<br>{order}"));
                let links: Vec<String> = key.rules.iter().map(|code| rule_link(code)).collect();
                let _ = writeln!(
                    page,
                    "| `{}`{} | `{}` | {about}<br>→ {} | {} |",
                    key.name,
                    order.unwrap_or_default(),
                    key.example,
                    key.printed[side],
                    links.join(" ")
                );
            }
        }
        same(&docs().join(lang.name()).join("keys.md"), &page);
    }
    let schema: Value = serde_json::from_str(vekha::schema::ROADMAP).unwrap();
    let mut there = BTreeSet::new();
    objects(&schema, &mut there);
    let named: BTreeSet<Vec<String>> =
        told.iter().map(|one| one.keys.iter().map(|key| key.name.to_owned()).collect()).collect();
    assert_eq!(there.difference(&named).collect::<Vec<_>>(), [] as [&Vec<String>; 0], "docs/keys.txt lacks");
}

/// Each example of a key is read where it stands.
#[test]
fn examples_of_keys_are_read() {
    let text = std::fs::read_to_string(docs().join("keys.txt")).unwrap();
    for one in told_keys(&text) {
        for key in &one.keys {
            assert!(key.example.starts_with(&format!("{}: ", key.name)), "{}", key.example);
            let plan = format!("# file: plan.yaml\n{}{}\n", one.frame, key.example);
            let checked =
                vekha::check(&support::world(&plan), &[support::ROOT.into()], &vekha::Options::default());
            let found = checked.unwrap().into_iter().flat_map(|one| one.findings);
            let shape = [
                "syntax/invalid",
                "syntax/duplicate-key",
                "schema/unknown-key",
                "schema/wrong-type",
                "schema/invalid-value",
            ];
            let found: Vec<_> = found
                .filter(|one| shape.contains(&one.rule) || one.rule == "deadline/unreadable")
                .map(|one| one.rule)
                .collect();
            assert_eq!(found, [] as [&str; 0], "{plan}");
        }
    }
}
