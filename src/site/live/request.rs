//! What a browser asks for, and whether it is answered.

use std::io::Read;
use std::time::{Duration, Instant};

use super::response::HttpStatus;

/// The most that the head of a request may be, in bytes.
const HEAD: usize = 16 * 1024;
/// The most headers.
const HEADERS: usize = 64;
/// How long a browser may take to ask.
const PATIENCE: Duration = Duration::from_secs(5);

/// The names by which this machine is called from itself.
static NAMES: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

/// A request that may be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Request {
    /// What is asked for, without the first slash and what follows a question mark.
    pub path: String,
    /// What follows the question mark; empty where there is none.
    pub query: String,
    /// Whether only the head of the answer is wanted.
    pub is_head: bool,
}

/// Reads the head of a request that was sent to a port.
pub(super) fn read(stream: &mut impl Read, port: u16) -> Result<Request, HttpStatus> {
    let began = Instant::now();
    let mut head = Vec::new();
    let mut room = [0; 2048];
    loop {
        let count = stream.read(&mut room).map_err(|_| HttpStatus::Timeout)?;
        head.extend_from_slice(room.get(..count).unwrap_or_default());
        match parse(&head, port)? {
            Some(request) => return Ok(request),
            None if count == 0 => return Err(HttpStatus::Bad),
            None if head.len() > HEAD => return Err(HttpStatus::TooLarge),
            None if began.elapsed() > PATIENCE => return Err(HttpStatus::Timeout),
            None => {}
        }
    }
}

/// The request of a head; nothing where it is not whole yet.
fn parse(head: &[u8], port: u16) -> Result<Option<Request>, HttpStatus> {
    let mut headers = [httparse::EMPTY_HEADER; HEADERS];
    let mut parsed = httparse::Request::new(&mut headers);
    match parsed.parse(head) {
        Ok(status) if status.is_complete() => {}
        Ok(_) => return Ok(None),
        Err(httparse::Error::TooManyHeaders) => return Err(HttpStatus::TooLarge),
        Err(_) => return Err(HttpStatus::Bad),
    }
    let values = |name: &str| {
        let named = parsed.headers.iter().filter(|header| header.name.eq_ignore_ascii_case(name));
        named.map(|header| header.value).collect::<Vec<_>>()
    };
    let is_ours = |value: &[u8]| NAMES.iter().any(|name| is_host(value, name, port));
    let host = matches!(values("host")[..], [host] if is_ours(host));
    let origin = values("origin").iter().all(|origin| origin.strip_prefix(b"http://").is_some_and(is_ours));
    if !host || !origin || !is_own_page(values) {
        return Err(HttpStatus::Forbidden);
    }
    let is_head = match parsed.method {
        Some("GET") => false,
        Some("HEAD") => true,
        _ => return Err(HttpStatus::Method),
    };
    let target = parsed.path.and_then(|target| target.strip_prefix('/')).ok_or(HttpStatus::Bad)?;
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    Ok(Some(Request { path: path.to_owned(), query: query.to_owned(), is_head }))
}

/// Whether a page of ours asks, or the person: by typing the address, or by a link of a mail or of another page that opens
/// this one in a tab. A page of another site that draws from ours, or frames it, says so itself; programs and old
/// browsers say nothing.
fn is_own_page<'h>(values: impl Fn(&str) -> Vec<&'h [u8]>) -> bool {
    let is_opened = || values("sec-fetch-mode") == [b"navigate"] && values("sec-fetch-dest") == [b"document"];
    values("sec-fetch-site").iter().all(|site| matches!(*site, b"same-origin" | b"none")) || is_opened()
}

/// Whether a value is a name with the port, whole: `localhost.evil.org` is not `localhost`. Without a port that of HTTP
/// is meant.
fn is_host(value: &[u8], name: &str, port: u16) -> bool {
    let with_port = format!("{name}:{port}");
    value.eq_ignore_ascii_case(with_port.as_bytes())
        || port == 80 && value.eq_ignore_ascii_case(name.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(head: &str) -> Result<Request, HttpStatus> {
        read(&mut head.as_bytes(), 8000)
    }

    #[test]
    fn who_asks_by_another_name_is_refused() {
        let good = ["127.0.0.1:8000", "localhost:8000", "LOCALHOST:8000", "[::1]:8000"];
        for host in good {
            let request = asked(&format!("GET /a/b.html?c=d HTTP/1.1\r\nHost: {host}\r\n\r\n")).unwrap();
            assert_eq!((request.path.as_str(), request.query.as_str()), ("a/b.html", "c=d"));
        }
        let bad = [
            "localhost.evil.org:8000",
            "localhost",
            "localhost:80000",
            "evil.org",
            "localhost:8000.evil.org",
            "",
        ];
        for host in bad {
            let said = asked(&format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n"));
            assert_eq!(said, Err(HttpStatus::Forbidden), "{host}");
        }
        assert_eq!(asked("GET / HTTP/1.1\r\n\r\n"), Err(HttpStatus::Forbidden));
        let twice = "GET / HTTP/1.1\r\nHost: localhost:8000\r\nHost: evil.org\r\n\r\n";
        assert_eq!(asked(twice), Err(HttpStatus::Forbidden));
    }

    #[test]
    fn a_page_of_another_site_is_refused() {
        let from = |origin: &str| {
            asked(&format!("GET / HTTP/1.1\r\nHost: localhost:8000\r\nOrigin: {origin}\r\n\r\n"))
        };
        assert!(from("http://localhost:8000").is_ok() && from("http://127.0.0.1:8000").is_ok());
        for origin in ["http://evil.org", "null", "https://localhost:8000", "http://localhost:8000.evil.org"]
        {
            assert_eq!(from(origin), Err(HttpStatus::Forbidden), "{origin}");
        }
    }

    #[test]
    fn a_page_of_another_site_neither_draws_from_ours_nor_frames_it() {
        let cases = [
            ("Site: same-origin", true),
            ("Site: none\r\nSec-Fetch-Mode: navigate", true),
            ("Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document", true),
            ("Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe", false),
            ("Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: image", false),
            ("Site: cross-site\r\nSec-Fetch-Dest: document", false),
            ("Site: same-site\r\nSec-Fetch-Mode: no-cors", false),
            ("Site: same-origin\r\nSec-Fetch-Site: cross-site", false),
            ("Site:", false),
        ];
        for (said, is_answered) in cases {
            let head = format!("GET / HTTP/1.1\r\nHost: localhost:8000\r\nSec-Fetch-{said}\r\n\r\n");
            let refused = (!is_answered).then_some(HttpStatus::Forbidden);
            assert_eq!(asked(&head).err(), refused, "{said}");
        }
    }

    #[test]
    fn nothing_but_asking_is_answered_and_that_within_bounds() {
        let with = |line: &str| asked(&format!("{line} HTTP/1.1\r\nHost: localhost:8000\r\n\r\n"));
        assert_eq!(with("POST /"), Err(HttpStatus::Method));
        assert!(with("HEAD /").unwrap().is_head);
        assert_eq!(with("GET http://localhost:8000/"), Err(HttpStatus::Bad));
        assert_eq!(asked("GET / HTTP/1.1\r\nHost: local"), Err(HttpStatus::Bad));
        assert_eq!(asked(&format!("GET /{}", "a".repeat(HEAD + 4096))), Err(HttpStatus::TooLarge));
        let many = "a: b\r\n".repeat(HEADERS + 1);
        assert_eq!(asked(&format!("GET / HTTP/1.1\r\n{many}\r\n")), Err(HttpStatus::TooLarge));
    }
}
