//! Answers.

use std::io::{self, Write};

/// How a request is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HttpStatus {
    /// With what was asked for.
    Fine,
    /// It cannot be read.
    Bad,
    /// It comes from another site, or asks for another.
    Forbidden,
    /// There is nothing of that address.
    NotFound,
    /// It wants something other than to see.
    Method,
    /// It takes too long.
    Timeout,
    /// It is too long.
    TooLarge,
    /// What was asked for could not be made.
    Failed,
    /// Too many ask at once.
    Busy,
}

impl HttpStatus {
    /// Its figure and name (RFC 9110, 15).
    fn line(self) -> &'static str {
        match self {
            HttpStatus::Fine => "200 OK",
            HttpStatus::Bad => "400 Bad Request",
            HttpStatus::Forbidden => "403 Forbidden",
            HttpStatus::NotFound => "404 Not Found",
            HttpStatus::Method => "405 Method Not Allowed",
            HttpStatus::Timeout => "408 Request Timeout",
            HttpStatus::TooLarge => "431 Request Header Fields Too Large",
            HttpStatus::Failed => "500 Internal Server Error",
            HttpStatus::Busy => "503 Service Unavailable",
        }
    }
}

/// What every answer says: it is kept by nobody, shown in no page of another site, and taken for nothing else than it is.
const ALWAYS: &str = "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nX-Frame-Options: DENY\r\n\
Cross-Origin-Resource-Policy: same-origin\r\nReferrer-Policy: no-referrer\r\nConnection: close\r\n";

/// The kinds of content by the ending of the address.
static KINDS: [(&str, &str); 6] = [
    (".html", "text/html; charset=utf-8"),
    (".css", "text/css; charset=utf-8"),
    (".js", "text/javascript; charset=utf-8"),
    (".svg", "image/svg+xml"),
    (".json", "application/json"),
    (".ics", "text/calendar; charset=utf-8"),
];

/// The kind of what an address names.
pub(super) fn kind(path: &str) -> &'static str {
    let known = KINDS.iter().find(|(end, _)| path.ends_with(end));
    known.map_or("application/octet-stream", |(_, kind)| kind)
}

/// Writes an answer; without its body where only the head is wanted.
///
/// # Errors
/// When whoever asked has gone.
pub(super) fn write(
    out: &mut impl Write,
    status: HttpStatus,
    (kind, body): (&str, &[u8]),
    is_head: bool,
) -> io::Result<()> {
    let allow = if status == HttpStatus::Method { "Allow: GET, HEAD\r\n" } else { "" };
    write!(
        out,
        "HTTP/1.1 {}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n{allow}{ALWAYS}\r\n",
        status.line(),
        body.len()
    )?;
    if !is_head {
        out.write_all(body)?;
    }
    out.flush()
}

/// Writes an answer that is nothing but its status.
///
/// # Errors
/// When whoever asked has gone.
pub(super) fn refuse(out: &mut impl Write, status: HttpStatus) -> io::Result<()> {
    write(out, status, ("text/plain; charset=utf-8", status.line().as_bytes()), false)
}
