//! What an editor waits for in a country of linked roadmaps (`benches/country.py`): from new text to findings, with the
//! whole country resident. `cargo bench --bench session -- COUNTRY`.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench may fail loudly")]

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use vekha::session::{Change, Interrupted, Snapshot};
use vekha::workspace::workspaces;
use vekha::world::System;
use vekha::{Options, Session};

/// How often each thing is done; the middle and the longest are told.
const TIMES: usize = 21;

fn main() {
    let Some(folder) = std::env::args().nth(1).filter(|argument| !argument.starts_with('-')) else {
        eprintln!("usage: session COUNTRY");
        return;
    };
    let found = workspaces(&System, &[PathBuf::from(folder)]).unwrap().remove(0);
    let files = found.files.clone();
    let (session, opened) = timed(|| Session::open(Arc::new(System), found, Options::default()).unwrap());
    println!("{} files opened and judged: {opened:.0?}; {}", files.len(), memory());
    let mut editor = Editor { session, typed: 0 };
    let named = |name: &str| files.iter().find(|file| file.ends_with(name)).cloned().unwrap();
    let school = files.iter().find(|file| name_of(file).starts_with('s')).cloned().unwrap();
    let (region, federation) = (named("r00/region.yaml"), named("federation.yaml"));
    editor.one("a school, one figure of a deadline", &school, deadline);
    editor.one("a school, a measure more", &school, measure);
    editor.one("a school, another id", &school, id);
    editor.all("a region, one figure of a deadline", &region);
    editor.one("the federation, its own findings", &federation, deadline);
    editor.given_up(&federation);
    editor.all("the federation, all that rests on it", &federation);
    println!("{}", memory());
}

struct Editor {
    session: Session,
    typed: usize,
}

impl Editor {
    /// Changes a file, and asks for its findings.
    fn one(&mut self, what: &str, path: &Path, edit: fn(&str, usize) -> String) {
        self.many(what, TIMES, path, edit, |snapshot, path| drop(snapshot.findings(path).unwrap()));
    }

    /// Changes a file, and asks for the findings of all.
    fn all(&mut self, what: &str, path: &Path) {
        let before = self.session.work().judged;
        self.many(what, 5, path, deadline, |snapshot, _| drop(snapshot.all().unwrap()));
        println!("    {} files judged each time", (self.session.work().judged - before) / 5);
    }

    fn many(
        &mut self,
        what: &str,
        times: usize,
        path: &Path,
        edit: fn(&str, usize) -> String,
        ask: impl Fn(&Snapshot, &Path),
    ) {
        let mut took: Vec<(Duration, Duration)> = (0..times)
            .map(|_| {
                let ((), applied) = timed(|| self.change(path, edit));
                let snapshot = self.session.snapshot();
                let ((), asked) = timed(|| ask(&snapshot, path));
                (applied + asked, applied)
            })
            .collect();
        took.sort();
        let (middle, last) = (took[times / 2], took[times - 1]);
        println!("{what}: {:.1?}, of which taking in {:.1?}; at most {:.1?}", middle.0, middle.1, last.0);
    }

    /// Changes a file on which all rest, and another while the findings of all are made: how long until that is given up.
    fn given_up(&mut self, path: &Path) {
        self.change(path, deadline);
        let snapshot = self.session.snapshot();
        let work = std::thread::spawn(move || (snapshot.all(), Instant::now()));
        std::thread::sleep(Duration::from_millis(150));
        self.change(path, deadline);
        let changed = Instant::now();
        let (answer, ended) = work.join().unwrap();
        assert_eq!(answer.unwrap_err(), Interrupted::Cancelled);
        println!("the rest of the federation given up after a change: {:.1?}", ended.duration_since(changed));
    }

    fn change(&mut self, path: &Path, edit: fn(&str, usize) -> String) {
        self.typed += 1;
        let text = edit(&std::fs::read_to_string(path).unwrap(), self.typed);
        self.session.apply(&Change::default().put(path, text.into_bytes())).unwrap();
    }
}

/// The text with another day in its first deadline.
fn deadline(text: &str, typed: usize) -> String {
    let (before, behind) = text.split_once("deadline: до ").unwrap();
    let (_, behind) = behind.split_once(' ').unwrap();
    format!("{before}deadline: до {} {behind}", 1 + typed % 28)
}

/// The text with a measure more.
fn measure(text: &str, typed: usize) -> String {
    let deadline = "до 1 декабря 2024 года";
    let rest = "responsible: [own], result: Приказ";
    format!("{text}      - {{id: n{typed}, title: Мера {typed}, deadline: {deadline}, {rest}}}\n")
}

/// The text with another id.
fn id(text: &str, typed: usize) -> String {
    text.replacen("id: s", &format!("id: s{typed}x"), 1)
}

fn name_of(path: &Path) -> &str {
    path.file_name().and_then(|name| name.to_str()).unwrap_or_default()
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let begun = Instant::now();
    let done = work();
    (done, begun.elapsed())
}

/// The memory of the process, where the system tells it.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let of = |key: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(key)).unwrap_or("0");
        line.trim().trim_end_matches(" kB").parse::<u64>().unwrap_or_default() / 1024
    };
    format!("{} MB in memory, at most {} MB so far", of("VmRSS:"), of("VmHWM:"))
}
