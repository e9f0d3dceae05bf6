//! The live server over real sockets: who is answered, who is told of changes, and that it ends.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::sync::mpsc::channel;

use vekha::site::{LiveServer, NewsFeed, ServedContent};

/// One page, and one that cannot be made.
struct Pages;

impl ServedContent for Pages {
    fn at(&self, path: &str) -> Option<Result<Vec<u8>, String>> {
        match path {
            "index.html" => Some(Ok(b"<html><body><main>a</main></body></html>".to_vec())),
            "style.css" => Some(Ok(b"main {}".to_vec())),
            "wrong.html" => Some(Err("the template is wrong".to_owned())),
            "brittle.html" => panic!("a page that nobody can make"),
            _ => None,
        }
    }
}

fn server() -> (LiveServer, Arc<NewsFeed>) {
    let changes = Arc::new(NewsFeed::default());
    (LiveServer::begin(0, Arc::new(Pages), Arc::clone(&changes)).unwrap(), changes)
}

/// Asks by a method, and gives what is answered.
fn ask(address: SocketAddr, method: &str, path: &str, headers: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    let host = if headers.contains("Host:") { String::new() } else { format!("Host: {address}\r\n") };
    write!(stream, "{method} /{path} HTTP/1.1\r\n{host}{headers}\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

fn get(address: SocketAddr, path: &str) -> String {
    ask(address, "GET", path, "")
}

#[test]
fn pages_are_served_with_the_script_that_keeps_them_live() {
    let (server, changes) = server();
    changes.publish(None);
    let page = get(server.address(), "");
    assert!(page.starts_with("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"), "{page}");
    assert!(
        page.ends_with("<main>a</main><script src=\"/~live.js\" data-revision=\"1\"></script></body></html>")
    );
    assert!(get(server.address(), "~live.js").contains("vekha-news"));
    assert!(get(server.address(), "style.css?1").ends_with("\r\n\r\nmain {}"));
    let head = ask(server.address(), "HEAD", "", "");
    let length = |text: &str| text.lines().find(|line| line.starts_with("Content-Length")).map(str::to_owned);
    assert!(head.ends_with("\r\n\r\n") && length(&head) == length(&page), "{head}");
    assert!(get(server.address(), "~news.json").ends_with("{\"revision\":1,\"notice\":null}"));
}

#[test]
fn nobody_else_is_answered() {
    let (server, _) = server();
    let port = server.address().port();
    let said = |method: &str, path: &str, headers: &str| {
        let answer = ask(server.address(), method, path, headers);
        answer.split(' ').nth(1).unwrap_or_default().to_owned()
    };
    assert!(server.address().ip().is_loopback());
    assert_eq!(said("GET", "", &format!("Host: localhost.evil.org:{port}\r\n")), "403");
    assert_eq!(said("GET", "", &format!("Host: localhost:{port}\r\n")), "200");
    assert_eq!(said("GET", "~news.json", "Origin: http://evil.org\r\n"), "403");
    assert_eq!(said("POST", "", ""), "405");
    assert_eq!(said("DELETE", "index.html", ""), "405");
    assert_eq!(said("GET", "../Cargo.toml", ""), "404");
    assert_eq!(said("GET", "none.html", ""), "404");
    assert_eq!(said("GET", "wrong.html", ""), "500");
}

#[test]
fn a_page_that_fails_takes_nothing_with_it() {
    let (server, _) = server();
    assert_eq!(get(server.address(), "brittle.html"), "");
    assert!(get(server.address(), "").starts_with("HTTP/1.1 200"));
}

#[test]
fn all_who_wait_are_told_and_pages_are_served_meanwhile() {
    let (server, changes) = server();
    let address = server.address();
    let tabs: Vec<_> =
        (0..10).map(|_| std::thread::spawn(move || get(address, "~news.json?after=0"))).collect();
    assert!(get(address, "").starts_with("HTTP/1.1 200"));
    changes.publish(Some("line 3 is wrong".to_owned()));
    for tab in tabs {
        assert!(tab.join().unwrap().ends_with("{\"revision\":1,\"notice\":\"line 3 is wrong\"}"));
    }
}

#[test]
fn so_many_may_wait_and_further_ones_are_answered_at_once() {
    let (server, changes) = server();
    let address = server.address();
    let (to, told) = channel();
    for _ in 0..40 {
        let to = to.clone();
        std::thread::spawn(move || {
            to.send(get(address, "~news.json?after=0").contains("\"revision\":1")).unwrap()
        });
    }
    let at_once: Vec<bool> = told.iter().take(8).collect();
    assert_eq!(at_once, [false; 8]);
    assert_eq!(changes.waiting(), 32);
    changes.publish(None);
    assert_eq!(told.iter().take(32).filter(|is_news| *is_news).count(), 32);
}

#[test]
fn it_ends_while_somebody_waits() {
    let (server, changes) = server();
    let address = server.address();
    let tab = std::thread::spawn(move || get(address, "~news.json?after=0"));
    changes.publish(None);
    assert!(tab.join().unwrap().contains("\"revision\":1"));
    let tab = std::thread::spawn(move || get(address, "~news.json?after=1"));
    drop(server);
    // It was let go, or came too late to be let in.
    let _ = tab.join();
    assert!(TcpStream::connect(address).is_err());
}
