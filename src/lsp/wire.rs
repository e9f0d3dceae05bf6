//! The pipe to the client: messages in and out by stdin and stdout.
//!
//! What is no message gets an answer by the protocol, and the next message is read: a server that ends because of one
//! broken request takes all that it knows with it.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use crossbeam_channel::{Receiver, Sender, bounded, unbounded};
use lsp_server::Message;
use serde_json::{Value, json};

use super::outgoing::{self, Outgoing};

/// The most that one message may hold: twice the largest file that is read, escaped.
const MOST: usize = 128 << 20;

/// Codes of JSON-RPC for what is no message.
const PARSE_ERROR: i32 = -32700;
const INVALID_REQUEST: i32 = -32600;

/// Both directions of a conversation with a client.
#[derive(Debug)]
pub struct Connection {
    /// What the server says.
    pub sender: Sender<Outgoing>,
    /// What the client says.
    pub receiver: Receiver<Message>,
}

/// A connection over stdin and stdout, and the thread that writes; it ends when the connection is let go.
pub fn stdio() -> (Connection, JoinHandle<()>) {
    over(BufReader::new(io::stdin()), io::stdout())
}

/// A connection over any two streams, and the thread that writes.
pub fn over(
    mut stream: impl BufRead + Send + 'static,
    out: impl Write + Send + 'static,
) -> (Connection, JoinHandle<()>) {
    let (sender, outgoing) = unbounded();
    let (incoming, receiver) = bounded(0);
    let out = Arc::new(Mutex::new(out));
    let reader_out = Arc::clone(&out);
    thread::spawn(move || read(&mut stream, &incoming, &reader_out));
    let writer = thread::spawn(move || outgoing::write(&outgoing, &out));
    (Connection { sender, receiver }, writer)
}

/// Reads messages until the stream ends or nobody takes them.
fn read<R: BufRead, W: Write>(stream: &mut R, incoming: &Sender<Message>, out: &Mutex<W>) {
    while let Some(bytes) = frame(stream) {
        let answer = match serde_json::from_slice::<Value>(&bytes) {
            Err(_) => refusal(Value::Null, PARSE_ERROR, "the message is no JSON"),
            Ok(mut value) => {
                super::uri::settle(&mut value);
                let id = value.get("id").cloned().unwrap_or_default();
                match serde_json::from_value::<Message>(value) {
                    Ok(message) => {
                        let is_last =
                            matches!(&message, Message::Notification(note) if note.method == "exit");
                        if incoming.send(message).is_err() || is_last {
                            return;
                        }
                        continue;
                    }
                    Err(_) => refusal(id, INVALID_REQUEST, "the message is no request"),
                }
            }
        };
        let mut out = out.lock().unwrap_or_else(PoisonError::into_inner);
        let text = answer.to_string();
        if write!(out, "Content-Length: {}\r\n\r\n{text}", text.len()).and_then(|()| out.flush()).is_err() {
            return;
        }
    }
}

fn refusal(id: Value, code: i32, message: &str) -> Value {
    let id = if id.is_string() || id.is_number() { id } else { Value::Null };
    json!({"jsonrpc": "2.0", "id": id, "error": {"code": code, "message": message}})
}

/// The bytes of the next message; none at the end of the stream. Lines that are no head are passed over.
fn frame<R: BufRead>(stream: &mut R) -> Option<Vec<u8>> {
    let mut length = None;
    loop {
        let mut line = Vec::new();
        if stream.take(64 << 10).read_until(b'\n', &mut line).ok()? == 0 {
            return None;
        }
        let text = String::from_utf8_lossy(&line);
        match (text.trim(), length) {
            ("", Some(length)) if length <= MOST => {
                let mut bytes = vec![0; length];
                stream.read_exact(&mut bytes).ok()?;
                return Some(bytes);
            }
            ("", Some(length)) => {
                io::copy(&mut stream.take(length as u64), &mut io::sink()).ok()?;
                return Some(Vec::new());
            }
            ("", None) => {}
            (head, _) => {
                let value =
                    head.split_once(':').filter(|(name, _)| name.eq_ignore_ascii_case("content-length"));
                length = value.and_then(|(_, value)| value.trim().parse().ok()).or(length);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_message_is_answered_and_the_next_is_read() {
        let said = |text: &str| format!("Content-Length: {}\r\n\r\n{text}", text.len());
        let stream = [
            "gibberish\r\n".to_owned(),
            said("{broken"),
            said(r#"{"jsonrpc":"2.0","id":7,"method":3}"#),
            said("[]"),
            said(r#"{"jsonrpc":"2.0","method":"initialized","params":{}}"#),
        ];
        let (incoming, taken) = unbounded();
        let out = Mutex::new(Vec::new());
        read(&mut stream.concat().as_bytes(), &incoming, &out);
        assert!(matches!(taken.try_recv(), Ok(Message::Notification(note)) if note.method == "initialized"));
        let out = String::from_utf8(out.into_inner().unwrap()).unwrap();
        assert_eq!(out.matches("-32700").count(), 1);
        assert_eq!(out.matches("-32600").count(), 2);
        assert!(out.contains(r#""id":7"#));
    }
}
