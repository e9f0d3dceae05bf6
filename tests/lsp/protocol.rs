//! The course of a conversation: several folders, settings that change, files that change outside, questions that are
//! cancelled, or whose text changes before they are answered.

use serde_json::{Value, json};
use vekha::Options;

use super::disk::Disk;
use super::{PLANS, SCHOOL, TOWN, codes, text_of};
use crate::client::Client;

/// A refusal: the client has cancelled the request.
const CANCELLED: i32 = -32800;
/// A refusal: the text has changed since.
const MODIFIED: i32 = -32801;

fn begin(disk: &Disk, folders: &[&str]) -> Client {
    let options = Options { cache: Some("/cache".into()), ..Options::default() };
    Client::begin_in(disk.clone(), options, json!({}), folders)
}

fn watched(client: &Client, name: &str, kind: u8) {
    let change = json!({"uri": format!("file:///workspace/{name}"), "type": kind});
    client.tell("workspace/didChangeWatchedFiles", json!({"changes": [change]}));
}

/// The messages that are told of a file.
fn messages(client: &Client, uri: &str) -> String {
    let told = client.published.get(uri).and_then(|params| params["diagnostics"].as_array());
    told.into_iter().flatten().map(|one| one["message"].as_str().unwrap_or_default()).collect()
}

fn town() -> String {
    text_of("town.yaml")
}

/// The school's plan without a sign that no font of the annex has, so that nothing is found in it.
fn school() -> String {
    text_of("school.yaml").replace(" 🏫", "")
}

fn plans() -> String {
    format!("# file: town.yaml\n{}# file: school.yaml\n{}", town(), school())
}

#[test]
fn each_of_several_folders_is_a_workspace_of_its_own() {
    let town = town().replace("1 марта", "31 февраля");
    let disk = Disk::of(&format!(
        "# file: a/vekha.yaml\nlanguage: ru\n# file: a/town.yaml\n{town}\
         # file: b/vekha.yaml\nlanguage: en\n# file: b/town.yaml\n{town}"
    ));
    let (one, other) = ("file:///workspace/a/town.yaml", "file:///workspace/b/town.yaml");
    let mut client = begin(&disk, &["file:///workspace/a", "file:///workspace/b"]);
    client.until(|client| !codes(client, one).is_empty() && !codes(client, other).is_empty());
    assert_eq!(codes(&client, one), codes(&client, other), "two towns of one id do not meet");
    assert!(messages(&client, one).contains("февраля") && messages(&client, other).contains("February"));
    let folder = json!([{"uri": "file:///workspace/b", "name": "b"}]);
    let event = |added: Value, removed: Value| json!({"event": {"added": added, "removed": removed}});
    client.tell("workspace/didChangeWorkspaceFolders", event(json!([]), folder.clone()));
    client.until(|client| codes(client, other).is_empty());
    assert!(!codes(&client, one).is_empty());
    client.tell("workspace/didChangeWorkspaceFolders", event(folder, json!([])));
    client.until(|client| !codes(client, other).is_empty());
    assert!(client.end());
}

#[test]
fn settings_are_taken_in_when_they_change_and_stay_as_they_were_while_they_are_broken() {
    let untidy = plans().replace("до 20 февраля", "до 20февраля");
    let disk = Disk::of(&format!("# file: vekha.yaml\nlanguage: ru\n{untidy}"));
    let mut client = begin(&disk, &["file:///workspace"]);
    client.until(|client| codes(client, SCHOOL) == ["deadline/untidy"]);
    assert!(messages(&client, SCHOOL).contains("пробел"));
    disk.put("vekha.yaml", "language: en\n");
    watched(&client, "vekha.yaml", 2);
    client.until(|client| messages(client, SCHOOL).contains("blank"));
    disk.put("vekha.yaml", "language: en\nrules: {deadline/untidy: off}\n");
    watched(&client, "vekha.yaml", 2);
    client.until(|client| codes(client, SCHOOL).is_empty());
    disk.put("vekha.yaml", "language: en\nrules: {deadline/untidy: error\n");
    watched(&client, "vekha.yaml", 2);
    client.until(|client| !codes(client, "file:///workspace/vekha.yaml").is_empty());
    disk.put("vekha.yaml", "{}\n");
    watched(&client, "vekha.yaml", 2);
    client.until(|client| codes(client, SCHOOL) == ["deadline/untidy"]);
    let settings = json!({"settings": {"vekha": {"lang": "en"}}});
    client.tell("workspace/didChangeConfiguration", settings);
    client.until(|client| messages(client, SCHOOL).contains("blank"));
    assert!(client.end());
}

#[test]
fn files_that_change_outside_are_seen_unless_they_are_open() {
    let disk = Disk::of(&plans());
    let mut client = begin(&disk, &["file:///workspace"]);
    disk.put("town.yaml", &town().replace("1 марта", "1 февраля"));
    watched(&client, "town.yaml", 2);
    client.until(|client| codes(client, SCHOOL) == ["nesting/late"]);
    client.open(TOWN, &town());
    client.until(|client| codes(client, SCHOOL).is_empty());
    disk.put("town.yaml", "id: village\n");
    watched(&client, "town.yaml", 2);
    let second = school().replace("id: school", "id: second").replace("февраля", "марта");
    disk.put("second.yaml", &second);
    watched(&client, "second.yaml", 1);
    client
        .until(|client| codes(client, "file:///workspace/second.yaml").contains(&"nesting/late".to_owned()));
    assert!(codes(&client, SCHOOL).is_empty(), "what is open counts as it is in the editor");
    disk.remove("town.yaml");
    client.tell("textDocument/didClose", json!({"textDocument": {"uri": TOWN}}));
    client.until(|client| codes(client, SCHOOL).contains(&"reference/unknown-roadmap".to_owned()));
    disk.remove("second.yaml");
    watched(&client, "second.yaml", 3);
    client.until(|client| codes(client, "file:///workspace/second.yaml").is_empty());
    assert!(client.end());
}

#[test]
fn a_question_that_is_cancelled_has_one_answer_that_says_so() {
    let disk = Disk::of(&plans());
    disk.shut("/workspace/town.yaml");
    let mut client = begin(&disk, &["file:///workspace"]);
    // Nothing is known as long as the town cannot be read, so that the question waits.
    let id = client.send("workspace/symbol", json!({"query": ""}));
    client.tell("$/cancelRequest", json!({"id": id}));
    let answer = client.answer(id);
    assert_eq!(answer.map_err(|(code, _)| code), Err(CANCELLED));
    client.tell("$/cancelRequest", json!({"id": id}));
    disk.open();
    assert!(client.ask("workspace/symbol", json!({"query": ""})).is_ok());
    assert!(client.end());
}

#[test]
fn a_question_that_is_open_when_the_conversation_ends_is_answered() {
    let disk = Disk::of(&plans());
    disk.shut("/workspace/town.yaml");
    let mut client = begin(&disk, &["file:///workspace"]);
    let id = client.send("workspace/symbol", json!({"query": ""}));
    assert_eq!(client.ask("shutdown", Value::Null), Ok(Value::Null));
    client.tell("exit", Value::Null);
    assert_eq!(client.answer(id).map_err(|(code, _)| code), Err(CANCELLED));
    disk.open();
}

#[test]
fn no_edit_waits_for_a_question_and_no_answer_speaks_of_an_older_text() {
    let disk = Disk::of(&plans());
    disk.shut("/cache/rules/ru/deadline/day-off.md");
    let mut client = begin(&disk, &["file:///workspace"]);
    let on = |day: &str| {
        let text = school().replace("20 февраля", &format!("{day} февраля"));
        format!("{text}    allow: {{deadline/day-off: решено}}\n")
    };
    client.open(SCHOOL, &on("24"));
    let at = |line: u32, character: u32| json!({"textDocument": {"uri": SCHOOL}, "position": {"line": line, "character": character}});
    client.ask("textDocument/documentSymbol", json!({"textDocument": {"uri": SCHOOL}})).unwrap();
    // The page of the rule cannot be read yet, and the answer is where it stands.
    let slow = client.send("textDocument/definition", at(12, 15));
    client.change(SCHOOL, 2, &on("17"));
    let hover = client.ask("textDocument/hover", at(8, 20)).unwrap();
    assert!(
        hover["contents"]["value"].as_str().unwrap().contains("17 февраля 2024 года, суббота"),
        "{hover}"
    );
    disk.open();
    assert_eq!(client.answer(slow).map_err(|(code, _)| code), Err(MODIFIED));
    assert!(client.end());
}

#[test]
fn what_may_go_is_tagged_so_that_editors_fade_it() {
    let disk = Disk::of(&plans().replace("title: Внесение", "title: 1. Внесение"));
    let mut client = begin(&disk, &["file:///workspace"]);
    client.until(|client| codes(client, TOWN) == ["content/typed-number"]);
    assert_eq!(client.published[TOWN]["diagnostics"][0]["tags"], json!([1]));
    assert!(client.end());
}

#[test]
fn what_is_overdue_is_told_when_the_day_begins() {
    let disk = Disk::of(&format!("# file: vekha.yaml\nas_of: today\n{PLANS}"));
    let day = |month, day| chrono::NaiveDate::from_ymd_opt(2024, month, day).unwrap();
    disk.begin_day(day(1, 1));
    let mut client = begin(&disk, &["file:///workspace"]);
    client.open(SCHOOL, &text_of("school.yaml"));
    client.until(|client| client.published.contains_key(SCHOOL));
    assert!(!codes(&client, SCHOOL).contains(&"status/overdue".to_owned()));
    disk.begin_day(day(12, 31));
    client.until(|client| codes(client, SCHOOL).contains(&"status/overdue".to_owned()));
    assert!(client.end());
}
