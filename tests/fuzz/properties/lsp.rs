//! What a client of the language server sends: each whole message that is a request is answered once, and the server
//! goes on until it is told to end. Lines of the input are messages.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Value, json};
use vekha::Options;

use super::memory::world;
use super::sound;

/// The workspace of the conversation.
const FILES: &str = "\
# file: a.yaml
id: a
level: region
period: 2024
measures:
  - {id: m, title: Мера, deadline: до 1 марта 2024 года, mandatory_for: school}
# file: b.yaml
id: b
level: school
parent: a
period: 2024
measures:
  - id: m
    title: Мера
    deadline: до 31 марта 2024 года
    implements: a/m
";

/// What the server writes.
#[derive(Clone, Default)]
struct Out(Arc<Mutex<Vec<u8>>>);

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn framed(message: &[u8]) -> Vec<u8> {
    [format!("Content-Length: {}\r\n\r\n", message.len()).as_bytes(), message].concat()
}

/// The conversation: it begins and ends as the protocol says, whatever stands between.
fn conversation(bytes: &[u8]) -> Vec<u8> {
    let folders = json!([{"uri": "file:///workspace", "name": "w"}]);
    let begin = json!({"jsonrpc": "2.0", "id": "begin", "method": "initialize",
        "params": {"processId": null, "capabilities": {}, "workspaceFolders": folders}});
    let begun = json!({"jsonrpc": "2.0", "method": "initialized", "params": {}});
    let end = json!({"jsonrpc": "2.0", "id": "end", "method": "shutdown"});
    let exit = json!({"jsonrpc": "2.0", "method": "exit"});
    let said = |message: &Value| framed(message.to_string().as_bytes());
    let ends =
        |line: &&[u8]| serde_json::from_slice(line).is_ok_and(|value: Value| value["method"] == "exit");
    let middle = bytes.split(|byte| *byte == b'\n').filter(|line| !ends(line)).flat_map(framed);
    said(&begin).into_iter().chain(said(&begun)).chain(middle).chain(said(&end)).chain(said(&exit)).collect()
}

/// How often each request was answered.
fn answers(mut out: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    while let Some((head, rest)) = out.split_once("\r\n\r\n") {
        let length = head.trim_start_matches("Content-Length: ").parse().expect("a length");
        let (message, next) = rest.split_at(length);
        let message: Value = serde_json::from_str(message).expect("messages are JSON");
        if message.get("method").is_none() {
            *counts.entry(message["id"].to_string()).or_default() += 1;
        }
        out = next;
    }
    assert!(out.is_empty(), "{out}");
    counts
}

pub(super) fn holds(bytes: &[u8]) {
    let out = Out::default();
    let (connection, writer) = vekha::lsp::over(Cursor::new(conversation(bytes)), out.clone());
    vekha::lsp::serve(&connection, Arc::new(world(FILES)), Options::default());
    drop(connection);
    writer.join().expect("the writer does not panic");
    let said = String::from_utf8(std::mem::take(&mut *out.0.lock().unwrap_or_else(PoisonError::into_inner)));
    let said = said.expect("messages are UTF-8");
    sound(&said);
    let counts = answers(&said);
    assert_eq!(counts.get("\"begin\""), Some(&1), "{said}");
    assert!(counts.contains_key("\"end\""), "{said}");
}
