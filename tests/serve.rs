//! `vekha serve` as a program: what is saved is told and shown, a broken save leaves the last good page, Ctrl-C ends it.
//! Nothing here waits for a time to pass: news are asked for, and come.
#![cfg(unix)]

#[allow(dead_code, reason = "each test takes what it needs")]
#[path = "support/program.rs"]
mod program;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use serde_json::Value;

const PLAN: &str = "\
id: town
level: municipality
parent: null
territory: Город Энск
period: 2024
measures:
  - {id: m, title: Первая мера, deadline: до 1 марта 2024 года, responsible: Отдел, result: Приказ}
";

struct Served {
    folder: PathBuf,
    child: Child,
    address: String,
}

impl Served {
    fn begin(name: &str) -> Self {
        let folder = program::folder("serve", name, &[("vekha.yaml", "language: ru\n"), ("town.yaml", PLAN)]);
        let mut command = program::vekha(&folder);
        command.args(["--lang", "ru", "serve", "--port", "0"]).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let line = lines.find_map(|line| Some(line.ok()?.split_once("http://")?.1.to_owned())).unwrap();
        // Somebody must read on, or the program would wait to be read.
        std::thread::spawn(move || lines.count());
        Served { folder, child, address: line.trim_end_matches('/').to_owned() }
    }

    fn get(&self, path: &str) -> String {
        self.get_with(path, "")
    }

    /// Asks with more headers, each of which ends its line.
    fn get_with(&self, path: &str, headers: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(stream, "GET /{path} HTTP/1.1\r\nHost: {}\r\n{headers}\r\n", self.address).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    /// Waits, one piece of news after the other, until they and the page of the plan are as wanted.
    fn until(&self, is_wanted: impl Fn(&Value, &str) -> bool) {
        let mut after = 0;
        loop {
            let answer = self.get(&format!("~news.json?after={after}"));
            let news: Value = serde_json::from_str(answer.split_once("\r\n\r\n").unwrap().1).unwrap();
            after = news["revision"].as_u64().unwrap();
            if is_wanted(&news["notice"], &self.get("roadmaps/town.html")) {
                return;
            }
        }
    }

    /// Saves as editors do: the new file takes the place of the old one.
    fn save(&self, name: &str, text: &str) {
        let beside = self.folder.join(".new");
        std::fs::write(&beside, text).unwrap();
        std::fs::rename(beside, self.folder.join(name)).unwrap();
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn what_is_saved_is_shown_and_what_is_broken_is_told_over_the_last_good_page() {
    let served = Served::begin("saves");
    assert!(served.get("").contains("/~live.js"));
    let titled = |title: &str| PLAN.replace("Первая мера", title);
    served.until(|notice, page| notice.is_null() && page.contains("Первая мера"));
    served.save("town.yaml", &titled("Вторая мера"));
    served.until(|notice, page| notice.is_null() && page.contains("Вторая мера"));
    served.save("town.yaml", &titled("Третья мера").replace("title: ", "tile: "));
    served.until(|notice, page| {
        let notice = notice.as_str().unwrap_or_default();
        assert!(!notice.contains('\u{1b}') && !page.contains("Третья мера"), "{notice}");
        notice.contains("town.yaml") && notice.contains("ошибка") && page.contains("Вторая мера")
    });
    served.save("town.yaml", &titled("Четвёртая мера"));
    served.until(|notice, page| notice.is_null() && page.contains("Четвёртая мера"));
}

#[test]
fn a_page_of_another_site_is_shown_nothing_and_may_link_to_a_page() {
    let served = Served::begin("sites");
    let from_there = |mode: &str, dest: &str| {
        let headers =
            format!("Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: {mode}\r\nSec-Fetch-Dest: {dest}\r\n");
        let answer = served.get_with("roadmaps/town.html", &headers);
        (answer.lines().next().unwrap_or_default().to_owned(), answer.contains("Первая мера"))
    };
    for (mode, dest) in [("no-cors", "script"), ("cors", "empty"), ("navigate", "iframe")] {
        assert_eq!(from_there(mode, dest), ("HTTP/1.1 403 Forbidden".to_owned(), false), "{mode} {dest}");
    }
    assert_eq!(from_there("navigate", "document"), ("HTTP/1.1 200 OK".to_owned(), true));
}

#[test]
fn settings_that_cannot_be_used_are_told_too() {
    let served = Served::begin("settings");
    served.save("vekha.yaml", "calendar: none.json\n");
    served.until(|notice, page| {
        notice.as_str().is_some_and(|notice| notice.contains("none.json")) && page.contains("Первая мера")
    });
}

#[test]
fn without_a_path_the_current_folder_is_meant() {
    let folder = program::folder("serve", "paths", &[("vekha.yaml", "language: ru\n"), ("town.yaml", PLAN)]);
    for command in [&["export", "--format", "csv"][..], &["status"], &["status", "--format", "json"]] {
        let run = |paths: &[&str]| {
            program::said(&program::vekha(&folder).args(command).args(paths).output().unwrap())
        };
        assert_eq!(run(&[]), run(&["."]));
        assert!(run(&[]).1.contains("Город Энск"), "{command:?}");
    }
}

#[test]
fn ctrl_c_ends_it_while_tabs_wait() {
    let mut served = Served::begin("end");
    let mut tab = TcpStream::connect(&served.address).unwrap();
    write!(tab, "GET /~news.json?after=1 HTTP/1.1\r\nHost: {}\r\n\r\n", served.address).unwrap();
    // Connections are taken in their order: when a later one has its answer, the tab's was taken before.
    assert!(served.get("roadmaps/town.html").contains("Первая мера"));
    let pid = served.child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
    assert_eq!(served.child.wait().unwrap().code(), Some(0));
    // The tab is let go without news, and does not wait for ever.
    let mut answer = String::new();
    let _ = tab.read_to_string(&mut answer);
}
