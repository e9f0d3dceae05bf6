//! The listener: a thread a request, within a bound; each request has a connection of its own.

use std::io;
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use super::changes::NewsFeed;
use super::request::{Request, read};
use super::response::{self, HttpStatus, refuse};
use crate::base::guard;

/// How many requests are answered at once.
const MOST: usize = 96;
/// How long one piece of a request or of an answer may take.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long news are waited for before a browser is told that there are none.
const LONGEST: Duration = Duration::from_secs(20);

/// How long to wait where the system has no room for another connection.
const PAUSE: Duration = Duration::from_millis(20);

/// Where the news are.
const NEWS: &str = "~news.json";
/// Where the script is that shows them; pages ask for it at their end.
const SCRIPT: &str = "~live.js";
/// What is served.
pub trait ServedContent: Send + Sync {
    /// What lies at an address, which has no slash before it; none where nothing does.
    ///
    /// # Errors
    /// In words, when it cannot be made.
    fn at(&self, path: &str) -> Option<Result<Vec<u8>, String>>;
}

/// A server. It ends when it is dropped.
pub struct LiveServer {
    address: SocketAddr,
    shared: Arc<ServerShared>,
    listening: Option<JoinHandle<()>>,
}

struct ServerShared {
    content: Arc<dyn ServedContent>,
    changes: Arc<NewsFeed>,
    port: u16,
    open: AtomicUsize,
    over: AtomicBool,
}

impl LiveServer {
    /// Begins to listen on a port of 127.0.0.1; on any that is free where it is 0.
    ///
    /// # Errors
    /// When the port is taken, or may not be listened on.
    pub fn begin(port: u16, content: Arc<dyn ServedContent>, changes: Arc<NewsFeed>) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let address = listener.local_addr()?;
        let (open, over) = (AtomicUsize::new(0), AtomicBool::new(false));
        let shared = Arc::new(ServerShared { content, changes, port: address.port(), open, over });
        let own = Arc::clone(&shared);
        let listening = std::thread::spawn(move || listen(&listener, &own));
        Ok(LiveServer { address, shared, listening: Some(listening) })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for LiveServer {
    fn drop(&mut self) {
        self.shared.over.store(true, Ordering::Release);
        self.shared.changes.end();
        // Whoever listens sees that it is over once somebody comes.
        if TcpStream::connect(self.address).is_ok()
            && let Some(listening) = self.listening.take()
        {
            let _ = listening.join();
        }
    }
}

fn listen(listener: &TcpListener, shared: &Arc<ServerShared>) {
    for stream in listener.incoming() {
        if shared.over.load(Ordering::Acquire) {
            return;
        }
        let Ok(mut stream) = stream else {
            // One that has gone before it was answered, or for whom the system has no room, is no reason to end.
            std::thread::sleep(PAUSE);
            continue;
        };
        if shared.open.fetch_add(1, Ordering::AcqRel) >= MOST {
            let _ = refuse(&mut stream, HttpStatus::Busy);
            shared.open.fetch_sub(1, Ordering::AcqRel);
            continue;
        }
        let own = Arc::clone(shared);
        std::thread::spawn(move || {
            // A panic over one page ends the answer alone; whoever asked sees that nothing came.
            let _ = guard(|| answer(&mut stream, &own));
            own.open.fetch_sub(1, Ordering::AcqRel);
        });
    }
}

/// Answers one request. Whoever asked may have gone, which is no failure.
fn answer(stream: &mut TcpStream, shared: &ServerShared) {
    let _ = stream.set_read_timeout(Some(PATIENCE));
    let _ = stream.set_write_timeout(Some(PATIENCE));
    let _ = match read(stream, shared.port) {
        Ok(request) => give(stream, &request, shared),
        Err(status) => refuse(stream, status),
    };
    let _ = stream.shutdown(Shutdown::Write);
}

fn give(stream: &mut TcpStream, request: &Request, shared: &ServerShared) -> io::Result<()> {
    let path = match request.path.as_str() {
        "" => "index.html",
        path => path,
    };
    let (kind, is_head) = (response::kind(path), request.is_head);
    // A page is never older than the revision that it is said to be of.
    let revision = shared.changes.news().revision;
    let body = match path {
        NEWS => news(request, shared),
        SCRIPT => include_bytes!("live.js").to_vec(),
        path => match shared.content.at(path) {
            None => return refuse(stream, HttpStatus::NotFound),
            Some(Err(words)) => {
                let words = ("text/plain; charset=utf-8", words.as_bytes());
                return response::write(stream, HttpStatus::Failed, words, is_head);
            }
            Some(Ok(bytes)) if path.ends_with(".html") => with_script(bytes, revision),
            Some(Ok(bytes)) => bytes,
        },
    };
    response::write(stream, HttpStatus::Fine, (kind, &body), is_head)
}

/// The news as JSON: as they are, or, after a revision that the browser knows, once there are others.
fn news(request: &Request, shared: &ServerShared) -> Vec<u8> {
    let known = request.query.strip_prefix("after=").and_then(|known| known.parse().ok());
    let news = match known {
        Some(revision) if !request.is_head => shared.changes.after(revision, LONGEST),
        _ => shared.changes.news(),
    };
    serde_json::to_vec(&news).unwrap_or_default()
}

/// A page that asks for the script, which is told what revision the page is of.
fn with_script(mut page: Vec<u8>, revision: u64) -> Vec<u8> {
    let end = memchr::memmem::rfind(&page, b"</body>").unwrap_or(page.len());
    let rest = page.split_off(end);
    page.extend_from_slice(
        format!("<script src=\"/{SCRIPT}\" data-revision=\"{revision}\"></script>").as_bytes(),
    );
    page.extend(rest);
    page
}
