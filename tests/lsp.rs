//! The language server, driven over a connection in memory: what it publishes, what it answers, and that nothing makes
//! it end but the client.

#[path = "support/client.rs"]
mod client;
#[path = "lsp/disk.rs"]
mod disk;
#[path = "lsp/protocol.rs"]
mod protocol;
mod support;

use std::collections::BTreeMap;

use client::Client;
use serde_json::{Value, json};
use support::world;
use vekha::Options;

const TOWN: &str = "file:///workspace/town.yaml";
const SCHOOL: &str = "file:///workspace/school.yaml";

/// A town, and a school that is in time.
const PLANS: &str = include_str!("lsp/plans.yaml");

fn text_of(name: &str) -> String {
    let start = format!("# file: {name}\n");
    let rest = PLANS.split_once(&start).expect("there is such a file").1;
    rest.split("# file: ").next().unwrap_or_default().to_owned()
}

fn begin(capabilities: Value) -> Client {
    Client::begin(world(PLANS), Options::default(), capabilities)
}

fn codes(client: &Client, uri: &str) -> Vec<String> {
    let published = client.published.get(uri).and_then(|params| params["diagnostics"].as_array());
    let code = |one: &Value| one["code"].as_str().unwrap_or_default().to_owned();
    published.into_iter().flatten().map(code).collect()
}

#[test]
fn a_change_of_the_town_shows_at_the_school() {
    let mut client = begin(json!({}));
    client.open(TOWN, &text_of("town.yaml"));
    client.change(TOWN, 2, &text_of("town.yaml").replace("1 марта", "1 февраля"));
    client.until(|client| codes(client, SCHOOL).contains(&"nesting/late".to_owned()));
    let late = &client.published[SCHOOL]["diagnostics"];
    let late = late.as_array().unwrap().iter().find(|one| one["code"] == "nesting/late").unwrap();
    assert_eq!(late["severity"], 1);
    assert_eq!(late["range"]["start"], json!({"line": 8, "character": 14}));
    let related = &late["relatedInformation"][0]["location"];
    assert_eq!((&related["uri"], &related["range"]["start"]["line"]), (&json!(TOWN), &json!(8)));
    client.change(TOWN, 3, &text_of("town.yaml"));
    client.until(|client| !codes(client, SCHOOL).contains(&"nesting/late".to_owned()));
    assert!(client.end());
}

#[test]
fn places_in_a_file_without_findings_are_counted_in_the_units_of_the_client() {
    let mut client = begin(json!({}));
    let town = "{id: town, level: municipality, territory: \"Город 🏫\", parent: null, period: 2024, allow: {annex/no-glyph: знак города}, measures: \
                [{id: acts, title: Внесение изменений в акты, deadline: до 1 февраля 2024 года, responsible: \
                Управление образования, result: Приказы}]}\n";
    client.open(TOWN, &text_of("town.yaml"));
    client.change(TOWN, 2, town);
    client.until(|client| codes(client, SCHOOL).contains(&"nesting/late".to_owned()));
    assert_eq!(codes(&client, TOWN), Vec::<String>::new());
    let late = &client.published[SCHOOL]["diagnostics"];
    let late = late.as_array().unwrap().iter().find(|one| one["code"] == "nesting/late").unwrap();
    let before = town.split("до 1 февраля").next().unwrap();
    let column = before.encode_utf16().count();
    let start = &late["relatedInformation"][0]["location"]["range"]["start"];
    assert_eq!(start, &json!({"line": 0, "character": column}));
    assert!(client.end());
}

#[test]
fn a_burst_of_changes_ends_in_the_last() {
    let mut client = begin(json!({}));
    client.open(SCHOOL, &text_of("school.yaml"));
    let before = client.publications;
    for version in 2..=51 {
        let text = text_of("school.yaml").replace("20 февраля", &format!("{} марта", version % 20 + 2));
        client.change(SCHOOL, version, &text);
    }
    let version =
        |client: &Client| client.published.get(SCHOOL).and_then(|params| params["version"].as_i64());
    client.until(|client| version(client) == Some(51));
    let versions: Vec<i64> = client
        .told
        .iter()
        .filter(|note| note.params["uri"] == SCHOOL)
        .filter_map(|note| note.params["version"].as_i64())
        .collect();
    assert!(versions.is_sorted(), "{versions:?}");
    assert!(client.publications - before < 50, "{versions:?}");
    assert!(client.end());
}

#[test]
fn what_is_asked_out_of_order_or_malformed_is_answered() {
    let mut client = Client::silent(world(PLANS), Options::default());
    let code = |answer: Result<Value, (i32, String)>| answer.map_or_else(|(code, _)| code, |_| 0);
    assert_eq!(code(client.ask("textDocument/hover", json!({}))), -32002, "before the start");
    assert_eq!(code(client.ask("initialize", json!(7))), -32602, "no parameters");
    assert_eq!(code(client.ask("initialize", json!({"capabilities": {}}))), 0);
    assert_eq!(code(client.ask("initialize", json!({"capabilities": {}}))), -32600, "twice");
    assert_eq!(code(client.ask("vekha/nothing", json!({}))), -32601, "unknown");
    assert_eq!(code(client.ask("textDocument/diagnostic", json!({"textDocument": 3}))), -32602, "wrong");
    client.tell("textDocument/didChange", json!({"textDocument": null}));
    client.change("file:///workspace/nobody-opened.yaml", 7, "id: a");
    client.tell("textDocument/didClose", json!({"textDocument": {"uri": "file:///workspace/no.yaml"}}));
    client.tell("$/cancelRequest", json!({"id": 99}));
    assert_eq!(client.ask("shutdown", Value::Null), Ok(Value::Null));
    assert_eq!(code(client.ask("textDocument/diagnostic", json!({}))), -32600, "after the end");
}

#[test]
fn findings_are_pulled_where_a_client_pulls() {
    let mut client = begin(json!({"textDocument": {"diagnostic": {}}}));
    client.open(TOWN, &text_of("town.yaml").replace("до 1 марта 2024 года", "до 31 февраля 2024 года"));
    let params = |before: Value| json!({"textDocument": {"uri": TOWN}, "previousResultId": before});
    let first = client.ask("textDocument/diagnostic", params(Value::Null)).unwrap();
    assert_eq!(first["kind"], "full");
    assert!(first["items"].as_array().unwrap().iter().any(|one| one["code"] == "deadline/unreadable"));
    let again = client.ask("textDocument/diagnostic", params(first["resultId"].clone())).unwrap();
    assert_eq!(again["kind"], "unchanged");
    let all = client.ask("workspace/diagnostic", json!({"previousResultIds": []})).unwrap();
    assert_eq!(all["items"].as_array().unwrap().len(), 2);
    assert!(!client.published.contains_key(TOWN), "what is pulled is not pushed");
    assert!(client.end());
}

#[test]
fn a_broken_text_loses_nothing_that_was_known() {
    let mut client = begin(json!({}));
    client.open(TOWN, &text_of("town.yaml"));
    client.change(TOWN, 2, &text_of("town.yaml").replace("id: town\n", "id: 'town\n"));
    client.until(|client| !codes(client, TOWN).is_empty());
    client.change(TOWN, 3, &text_of("town.yaml").replace("1 марта", "1 февраля"));
    client.until(|client| codes(client, SCHOOL).contains(&"nesting/late".to_owned()));
    client.tell("textDocument/didClose", json!({"textDocument": {"uri": TOWN}}));
    client.until(|client| !codes(client, SCHOOL).contains(&"nesting/late".to_owned()));
    assert!(client.end());
}

/// A case: a workspace with marks ①–⑨ where questions are asked, and the questions with their answers.
fn case(path: &std::path::Path) -> (String, String) {
    let text = std::fs::read_to_string(path).unwrap();
    let (files, questions) = text.split_once("# ask: ").expect("something is asked");
    let mut plain = String::new();
    let mut marks: BTreeMap<char, Value> = BTreeMap::new();
    let (mut name, mut line) = ("roadmap.yaml", 0);
    for text in files.split_inclusive('\n') {
        if let Some(next) = text.strip_prefix("# file: ") {
            (name, line) = (next.trim(), 0);
        } else {
            let mut column = 0;
            for sign in text.chars() {
                if ('①'..='⑨').contains(&sign) {
                    let uri = format!("file:///workspace/{name}");
                    let position = json!({"line": line, "character": column});
                    marks.insert(sign, json!({"textDocument": {"uri": uri}, "position": position}));
                } else {
                    column += sign.len_utf16();
                }
            }
            line += 1;
        }
        plain.extend(text.chars().filter(|sign| !('①'..='⑨').contains(sign)));
    }
    let capabilities = json!({"textDocument": {"completion": {"completionItem": {"snippetSupport": true}}}});
    let mut client = Client::begin(world(&plain), Options::default(), capabilities);
    let mut answered = files.to_owned();
    for question in questions.split("# ask: ") {
        let asked = question.lines().next().unwrap_or_default();
        let mut words = asked.splitn(3, ' ');
        let (method, mark) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let mut params = mark.chars().next().and_then(|mark| marks.get(&mark)).cloned().unwrap_or(json!({}));
        let more: Value =
            serde_json::from_str(words.next().unwrap_or("{}")).expect("the parameters are JSON");
        params.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap_or_default());
        let answer =
            client.ask(method, params).unwrap_or_else(|(code, text)| json!({"error": code, "message": text}));
        let mut told = String::new();
        render(&answer, 0, &mut told);
        answered.push_str(&format!("# ask: {asked}\n{}", told.trim_start_matches('\n')));
        if !answered.ends_with('\n') {
            answered.push('\n');
        }
    }
    assert!(client.end());
    (text, answered)
}

/// A value as people read it: ranges in one piece, places without the name of the machine.
fn render(value: &Value, depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    let at = |value: &Value| {
        let number = |key: &str| value.get(key)?.as_u64().map(|number| number + 1);
        Some(format!("{}:{}", number("line")?, number("character")?))
    };
    let range = value.get("start").and_then(at).zip(value.get("end").and_then(at));
    match (value, range.map(|(start, end)| format!("{start}-{end}")).or_else(|| at(value))) {
        (_, Some(range)) => out.push_str(&range),
        (Value::String(text), None) => {
            out.push_str(&text.replace("file:///workspace/", "").replace('\n', "⏎"))
        }
        (Value::Array(items), None) => {
            for item in items.iter().filter(|item| !item.is_null()) {
                out.push_str(&format!("\n{indent}- "));
                let mut inner = String::new();
                render(item, depth + 1, &mut inner);
                out.push_str(inner.trim_start());
            }
        }
        (Value::Object(fields), None) => {
            for (key, value) in fields.iter().filter(|(_, value)| !value.is_null()) {
                out.push_str(&format!("\n{indent}{}: ", key.replace("file:///workspace/", "")));
                render(value, depth + 1, out);
            }
        }
        (value, None) => out.push_str(&value.to_string()),
    }
}

#[test]
fn every_question_has_its_answer() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lsp");
    let mut wrong = Vec::new();
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "txt"));
    paths.sort();
    for path in paths {
        let (written, answered) = case(&path);
        if written != answered {
            match std::env::var_os("UPDATE_EXPECTED") {
                Some(_) => std::fs::write(&path, &answered).unwrap(),
                None => wrong.push(format!("{}\n{answered}", path.display())),
            }
        }
    }
    assert!(wrong.is_empty(), "UPDATE_EXPECTED=1 writes what is answered\n{}", wrong.join("\n"));
}
