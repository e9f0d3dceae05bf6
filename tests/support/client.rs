//! A client of the language server: over a connection in memory, or over the pipe of the real program.
#![allow(dead_code, reason = "each test takes what it needs")]

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, unbounded};
use lsp_server::{Message, Notification, Request, Response};
use serde_json::{Value, json};
use vekha::Options;
use vekha::lsp::{Connection, Outgoing};
use vekha::world::World;

/// How long a client waits before it calls the server silent. Nothing is measured by it.
const PATIENCE: Duration = Duration::from_secs(60);

/// What a request was answered with: a value, or the code of a refusal and its words.
pub(crate) type Answer = Result<Value, (i32, String)>;

/// A client, and what it was told.
pub(crate) struct Client {
    sender: Sender<Message>,
    receiver: Receiver<Outgoing>,
    server: Option<JoinHandle<bool>>,
    asked: i32,
    /// Answers that nobody has waited for yet.
    answers: BTreeMap<i32, Answer>,
    /// What the server told, in its order, and nobody has taken yet.
    pub told: VecDeque<Notification>,
    /// What the server asked.
    pub requests: Vec<Request>,
    /// The findings of each file, as published last.
    pub published: BTreeMap<String, Value>,
    /// How many times findings were published.
    pub publications: usize,
}

impl Client {
    /// Begins with a server over that world.
    pub(crate) fn begin(world: impl World + 'static, options: Options, capabilities: Value) -> Self {
        Client::begin_in(world, options, capabilities, &["file:///workspace"])
    }

    /// Begins with a server over that world, in those folders.
    pub(crate) fn begin_in(
        world: impl World + 'static,
        options: Options,
        capabilities: Value,
        folders: &[&str],
    ) -> Self {
        let mut client = Client::silent(world, options);
        let folders: Vec<Value> = folders.iter().map(|uri| json!({"uri": uri, "name": uri})).collect();
        let params = json!({
            "processId": null, "capabilities": capabilities, "workspaceFolders": folders, "locale": "ru",
        });
        client.ask("initialize", params).expect("the server begins");
        client.tell("initialized", json!({}));
        client
    }

    /// A client that has said nothing yet.
    pub(crate) fn silent(world: impl World + 'static, options: Options) -> Self {
        let (sender, incoming) = unbounded();
        let (outgoing, receiver) = unbounded();
        let connection = Connection { sender: outgoing, receiver: incoming };
        let server = thread::spawn(move || vekha::lsp::serve(&connection, Arc::new(world), options));
        Client {
            sender,
            receiver,
            server: Some(server),
            asked: 0,
            answers: BTreeMap::new(),
            told: VecDeque::new(),
            requests: Vec::new(),
            published: BTreeMap::new(),
            publications: 0,
        }
    }

    /// Tells the server something.
    pub(crate) fn tell(&self, method: &str, params: Value) {
        let note = Notification::new(method.to_owned(), params);
        self.sender.send(Message::Notification(note)).expect("the server listens");
    }

    /// Sends a request without waiting for its answer.
    pub(crate) fn send(&mut self, method: &str, params: Value) -> i32 {
        self.asked += 1;
        let request = Request::new(self.asked.into(), method.to_owned(), params);
        self.sender.send(Message::Request(request)).expect("the server listens");
        self.asked
    }

    /// Asks, and waits for the answer.
    pub(crate) fn ask(&mut self, method: &str, params: Value) -> Answer {
        let id = self.send(method, params);
        self.answer(id)
    }

    /// Waits for the answer to a request.
    pub(crate) fn answer(&mut self, id: i32) -> Answer {
        loop {
            if let Some(answer) = self.answers.remove(&id) {
                return answer;
            }
            self.next();
        }
    }

    /// Takes the next message in.
    fn next(&mut self) {
        let message = self.heard().expect("the server speaks");
        self.take(message);
    }

    /// The next message, read as it goes over a pipe.
    fn heard(&self) -> Result<Message, RecvTimeoutError> {
        let mut bytes = Vec::new();
        self.receiver.recv_timeout(PATIENCE)?.write(&mut bytes).expect("a list of bytes takes all");
        let message = Message::read(&mut bytes.as_slice()).expect("what the server says is a message");
        Ok(message.expect("a whole message"))
    }

    fn take(&mut self, message: Message) {
        match message {
            Message::Response(Response { id, response_result }) => {
                let id: i32 = id.to_string().parse().expect("the id of a request of ours");
                assert!(id <= self.asked, "an answer to nothing: {id}");
                let answer = response_result.map_err(|error| (error.code, error.message));
                assert!(self.answers.insert(id, answer).is_none(), "one answer for each request: {id}");
            }
            Message::Request(request) => self.requests.push(request),
            Message::Notification(note) => {
                if note.method == "textDocument/publishDiagnostics" {
                    let uri = note.params["uri"].as_str().unwrap_or_default().to_owned();
                    self.publications += 1;
                    self.published.insert(uri, note.params.clone());
                }
                self.told.push_back(note);
            }
        }
    }

    /// Waits until something is told.
    pub(crate) fn until(&mut self, is_met: impl Fn(&Self) -> bool) {
        while !is_met(self) {
            self.next();
        }
    }

    /// Waits until something is told; where nothing more comes, says what was wanted.
    pub(crate) fn settle(&mut self, is_met: impl Fn(&Self) -> bool, wanted: impl Fn(&Self) -> String) {
        while !is_met(self) {
            let Ok(message) = self.heard() else {
                panic!("{}", wanted(self));
            };
            self.take(message);
        }
    }

    /// Opens a text.
    pub(crate) fn open(&self, uri: &str, text: &str) {
        let item = json!({"uri": uri, "languageId": "yaml", "version": 1, "text": text});
        self.tell("textDocument/didOpen", json!({"textDocument": item}));
    }

    /// Gives a text another content.
    pub(crate) fn change(&self, uri: &str, version: i32, text: &str) {
        let document = json!({"uri": uri, "version": version});
        self.tell(
            "textDocument/didChange",
            json!({"textDocument": document, "contentChanges": [{"text": text}]}),
        );
    }

    /// Ends as the protocol says; tells whether the server agreed.
    pub(crate) fn end(mut self) -> bool {
        assert_eq!(self.ask("shutdown", Value::Null), Ok(Value::Null));
        self.tell("exit", Value::Null);
        self.server.take().is_some_and(|server| server.join().expect("the server does not panic"))
    }
}
