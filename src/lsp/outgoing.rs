//! What goes out to a client, and the thread that writes it.
//!
//! The findings of a whole workspace are tens of thousands of messages: each is put into JSON once, on the core that makes
//! it, and all that wait are written together.

use std::io::{self, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use crossbeam_channel::Receiver;
use lsp_server::Message;
use lsp_types::Uri;

/// How many bytes of waiting messages are written at once: what a pipe holds.
const TOGETHER: usize = 64 << 10;

/// A message to the client.
#[derive(Debug)]
pub enum Outgoing {
    /// A message that is put into JSON when it is written.
    Message(Message),
    /// The findings of a file, in JSON.
    Published(Publication),
}

/// The findings of a file as a notification in JSON.
#[derive(Debug)]
pub struct Publication(Vec<u8>);

impl Publication {
    /// Of a list of diagnostics in JSON; the version is that of an open document. Nothing where the file has no name in the
    /// protocol.
    pub(super) fn of(path: &Path, version: Option<i32>, diagnostics: &[u8]) -> Option<Self> {
        let uri: Uri = super::uri::of(path)?;
        let mut body = Vec::with_capacity(diagnostics.len() + 256);
        body.extend(br#"{"jsonrpc":"2.0","method":"textDocument/publishDiagnostics","params":{"uri":"#);
        serde_json::to_writer(&mut body, &uri).ok()?;
        body.extend(br#","diagnostics":"#);
        body.extend(diagnostics);
        if let Some(version) = version {
            write!(body, r#","version":{version}"#).ok()?;
        }
        body.extend(b"}}");
        Some(Publication(body))
    }
}

impl Outgoing {
    /// Writes the message with its head, without sending it off.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, out: &mut impl Write) -> io::Result<()> {
        match self {
            Outgoing::Message(message) => message.write(out),
            Outgoing::Published(Publication(body)) => {
                write!(out, "Content-Length: {}\r\n\r\n", body.len())?;
                out.write_all(body)
            }
        }
    }
}

/// Writes messages until no more come or nobody reads them.
pub(super) fn write<W: Write>(outgoing: &Receiver<Outgoing>, out: &Mutex<W>) {
    let mut waiting = Vec::with_capacity(TOGETHER);
    for first in outgoing {
        waiting.clear();
        let mut next = Some(first);
        while let Some(message) = next {
            // Writing to a list of bytes cannot fail.
            let _ = message.write(&mut waiting);
            next = if waiting.len() < TOGETHER { outgoing.try_recv().ok() } else { None };
        }
        let mut out = out.lock().unwrap_or_else(PoisonError::into_inner);
        if out.write_all(&waiting).and_then(|()| out.flush()).is_err() {
            return;
        }
    }
}
