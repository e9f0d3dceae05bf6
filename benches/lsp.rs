//! What an author waits for in an editor, over the pipe of the real server, in a country of linked roadmaps
//! (`benches/country.py`, which needs Python): from the start to the findings of the open file and of all, from a
//! keystroke to its findings, completion, hover, memory. `cargo bench --bench lsp [-- COUNTRY]`.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench may fail loudly")]

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use lsp_server::{Message, Notification, Request};
use serde::Deserialize;
use serde_json::{Value, json};

/// How often each thing is done; the middle and the 95th percentile are told.
const TIMES: i32 = 100;
/// How many changes a burst has.
const BURST: i32 = 50;

fn main() {
    let country = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let country = country.map_or_else(made, PathBuf::from).canonicalize().unwrap();
    let cache = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("lsp-cache");
    let _ = std::fs::remove_dir_all(&cache);
    let files = Files::of(&country);
    println!("| from the start | first findings of the open file | all known | memory, at most |");
    println!("| --- | --- | --- | --- |");
    let mut editor = started("cold", &country, &cache, &files);
    while !has_cache(&cache) {
        std::thread::yield_now();
    }
    editor.end();
    editor = started("with the cache", &country, &cache, &files);
    println!("\n| what | half | 95 of 100 | limit |\n| --- | --- | --- | --- |");
    editor.keystrokes("a keystroke in a school's file", &files.school, 50);
    editor.open(&files.region);
    editor.keystrokes("a keystroke in a region's file, its own findings", &files.region, 100);
    editor.questions("completion of a deadline", "textDocument/completion", &files.school);
    editor.questions("hover over a deadline", "textDocument/hover", &files.school);
    editor.while_judging(&files);
    editor.burst(&files.school);
    editor.around(&files.region);
    println!("memory: {}", editor.memory());
    editor.end();
}

/// A country of its own, made once; what git ignores is no workspace, so that it lies beside the repository.
fn made() -> PathBuf {
    let folder = std::env::temp_dir().join("vekha-country");
    if !folder.join("faults.txt").exists() {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/country.py");
        assert!(Command::new("python3").arg(script).arg(&folder).status().unwrap().success());
        // Its six days off a roadmap are a quarter of a million findings, which no workspace of people has.
        std::fs::write(folder.join("vekha.yaml"), "rules: {deadline/day-off: off}\n").unwrap();
    }
    folder
}

fn has_cache(folder: &Path) -> bool {
    let entries = std::fs::read_dir(folder.join("vekha")).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).any(|path| path.extension().is_some_and(|end| end == "vekha"))
}

/// Files that are typed in.
struct Files {
    school: PathBuf,
    region: PathBuf,
}

impl Files {
    fn of(country: &Path) -> Self {
        let region = country.join("r00");
        let mut towns: Vec<PathBuf> =
            std::fs::read_dir(&region).unwrap().map(|entry| entry.unwrap().path()).collect();
        towns.sort();
        let town = towns.into_iter().find(|path| path.is_dir()).unwrap();
        let schools = std::fs::read_dir(town).unwrap().map(|entry| entry.unwrap().path());
        let is_school = |path: &PathBuf| !path.ends_with("municipality.yaml");
        Files { school: schools.filter(is_school).min().unwrap(), region: region.join("region.yaml") }
    }
}

/// The text of a file with its first deadline so late that every number has a finding of its own.
fn late(path: &Path, number: i32) -> String {
    let text = std::fs::read_to_string(path).unwrap();
    let (before, behind) = text.split_once("deadline: ").unwrap();
    let (_, behind) = behind.split_once('\n').unwrap();
    let (day, month) =
        (number % 28 + 1, ["сентября", "октября", "ноября", "декабря"][number as usize / 28 % 4]);
    format!("{before}deadline: до {day} {month} 2024 года\n{behind}")
}

fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}

/// Starts a server, opens a school's file with a late deadline, and tells how long findings take.
fn started(what: &str, country: &Path, cache: &Path, files: &Files) -> Editor {
    let begun = Instant::now();
    let mut editor = Editor::start(country, cache);
    editor.open(&files.school);
    editor.published(&files.school, 1);
    let first = begun.elapsed();
    editor.all_known();
    println!("| {what} | {first:.2?} | {:.2?} | {} |", begun.elapsed(), editor.memory());
    editor
}

/// What the server says. Findings are not read further than to know whose they are: on the few cores that both have, the
/// bench would measure itself else.
enum Heard {
    Findings(PublishedOf),
    Message(Message),
}

/// Whose findings are published.
#[derive(Deserialize)]
struct PublishedOf {
    uri: String,
    version: Option<i32>,
}

impl Heard {
    /// The next of a stream; nothing at its end.
    fn read(stream: &mut impl BufRead) -> Option<Self> {
        #[derive(Deserialize)]
        struct Publication {
            params: PublishedOf,
        }
        let mut head = String::new();
        stream.read_line(&mut head).ok()?;
        let length: usize = head.trim().strip_prefix("Content-Length: ")?.parse().ok()?;
        stream.read_line(&mut head).ok()?;
        let mut frame = head.into_bytes();
        let start = frame.len();
        frame.resize(start + length, 0);
        stream.read_exact(frame.get_mut(start..)?).ok()?;
        let body = frame.get(start..)?;
        let method: &[u8] = br#""method":"textDocument/publishDiagnostics""#;
        if body.windows(method.len()).take(64).any(|part| part == method) {
            let Publication { params } = serde_json::from_slice(body).ok()?;
            return Some(Heard::Findings(params));
        }
        Message::read(&mut frame.as_slice()).ok()?.map(Heard::Message)
    }
}

/// An editor, and the server behind its pipe.
struct Editor {
    server: Child,
    pipe: ChildStdin,
    messages: Receiver<Heard>,
    asked: i32,
    version: i32,
    /// The versions for which findings of a file were published, in their order.
    told: Vec<(String, i32)>,
}

impl Editor {
    fn start(country: &Path, cache: &Path) -> Self {
        // Another build of the program can be measured too.
        let program = std::env::var_os("VEKHA").unwrap_or_else(|| env!("CARGO_BIN_EXE_vekha").into());
        let mut server = Command::new(program)
            .args(["--lang", "ru", "lsp", "--cache-dir"])
            .arg(cache.join("vekha"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (sender, messages) = channel();
        let mut out = BufReader::with_capacity(64 << 10, server.stdout.take().unwrap());
        std::thread::spawn(move || {
            while let Some(message) = Heard::read(&mut out) {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        let pipe = server.stdin.take().unwrap();
        let mut editor = Editor { server, pipe, messages, asked: 0, version: 1, told: Vec::new() };
        let refresh = json!({"refreshSupport": true});
        editor.ask(
            "initialize",
            json!({
                "processId": null,
                "capabilities": {"workspace": {"inlayHint": refresh}},
                "workspaceFolders": [{"uri": uri(country), "name": "country"}],
            }),
        );
        editor.tell("initialized", json!({}));
        editor
    }

    fn tell(&mut self, method: &str, params: Value) {
        let note = Notification::new(method.to_owned(), params);
        Message::Notification(note).write(&mut self.pipe).unwrap();
    }

    /// Asks, and waits for the answer.
    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.asked += 1;
        let request = Request::new(self.asked.into(), method.to_owned(), params);
        Message::Request(request).write(&mut self.pipe).unwrap();
        loop {
            if let Some(Message::Response(response)) = self.next() {
                assert_eq!(response.id, self.asked.into());
                return response.response_result.unwrap();
            }
        }
    }

    /// Takes the next message in; nothing where it tells findings.
    fn next(&mut self) -> Option<Message> {
        match self.messages.recv_timeout(Duration::from_secs(120)).unwrap() {
            Heard::Message(message) => Some(message),
            Heard::Findings(PublishedOf { uri, version }) => {
                self.told.extend(version.map(|version| (uri, version)));
                None
            }
        }
    }

    fn open(&mut self, path: &Path) {
        let text = late(path, 0);
        let document = json!({"uri": uri(path), "languageId": "yaml", "version": 1, "text": text});
        self.tell("textDocument/didOpen", json!({"textDocument": document}));
        self.version = 1;
    }

    /// Changes a text, as typing one more figure does.
    fn type_in(&mut self, path: &Path) -> i32 {
        self.version += 1;
        let document = json!({"uri": uri(path), "version": self.version});
        let changes = json!([{"text": late(path, self.version)}]);
        self.tell("textDocument/didChange", json!({"textDocument": document, "contentChanges": changes}));
        self.version
    }

    /// Waits for the findings of a version of a file.
    fn published(&mut self, path: &Path, version: i32) {
        let wanted = (uri(path), version);
        while self.told.last() != Some(&wanted) {
            self.next();
        }
    }

    /// Waits until the findings of all files are known: then the server asks for hints to be drawn again.
    fn all_known(&mut self) {
        let is_end = |message| matches!(message, Some(Message::Request(request)) if request.method.ends_with("/refresh"));
        while !is_end(self.next()) {}
    }

    fn keystrokes(&mut self, what: &str, path: &Path, limit: u128) {
        let mut took = Vec::new();
        for _ in 0..TIMES {
            let begun = Instant::now();
            let version = self.type_in(path);
            self.published(path, version);
            took.push(begun.elapsed());
        }
        row(what, took, limit);
    }

    /// Asks at the first deadline of a file.
    fn questions(&mut self, what: &str, method: &str, path: &Path) {
        let text = late(path, self.version);
        let line = text.lines().position(|line| line.contains("deadline: ")).unwrap();
        let character =
            text.lines().nth(line).unwrap().find("deadline: ").unwrap() + "deadline: до ".chars().count();
        let at =
            json!({"textDocument": {"uri": uri(path)}, "position": {"line": line, "character": character}});
        let mut took = Vec::new();
        for _ in 0..TIMES {
            let begun = Instant::now();
            let answer = self.ask(method, at.clone());
            assert!(!answer.is_null() && answer != json!([]), "{method} has an answer");
            took.push(begun.elapsed());
        }
        row(what, took, 50);
    }

    /// Hovers in a school while all that rests on a region is judged again.
    fn while_judging(&mut self, files: &Files) {
        self.type_in(&files.region);
        self.questions("hover while a region is judged again", "textDocument/hover", &files.school);
    }

    /// Sends many changes at once: they end in the findings of the last, in the order of versions.
    fn burst(&mut self, path: &Path) {
        self.version = TIMES + 1;
        self.told.clear();
        let begun = Instant::now();
        let last = (0..BURST).map(|_| self.type_in(path)).last().unwrap();
        self.published(path, last);
        let took = begun.elapsed();
        let versions: Vec<i32> =
            self.told.iter().filter(|(told, _)| *told == uri(path)).map(|(_, version)| *version).collect();
        assert!(versions.is_sorted());
        println!("\na burst of {BURST} changes: {took:.1?}, findings published {} times", versions.len());
    }

    /// Changes a region, and waits for all that rests on it.
    fn around(&mut self, path: &Path) {
        while self.messages.try_recv().is_ok() {}
        self.version = 2 * TIMES;
        let begun = Instant::now();
        self.type_in(path);
        self.all_known();
        println!("a keystroke in a region's file, all that rests on it: {:.0?}", begun.elapsed());
    }

    /// The memory of the server, where the system tells it.
    fn memory(&self) -> String {
        let status = format!("/proc/{}/status", self.server.id());
        let status = std::fs::read_to_string(status).unwrap_or_default();
        let of = |key: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(key)).unwrap_or("0");
            line.trim().trim_end_matches(" kB").parse::<u64>().unwrap_or_default() / 1024
        };
        format!("{} MB, {} MB", of("VmRSS:"), of("VmHWM:"))
    }

    fn end(mut self) {
        self.ask("shutdown", Value::Null);
        self.tell("exit", Value::Null);
        assert!(self.server.wait().unwrap().success());
    }
}

fn row(what: &str, mut took: Vec<Duration>, limit: u128) {
    took.sort();
    let (half, most) = (took[took.len() / 2], took[took.len() * 95 / 100]);
    println!("| {what} | {half:.1?} | {most:.1?} | {limit} ms |");
}
