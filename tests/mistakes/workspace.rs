//! A copy of the clean workspace, the change made to it, and a run of the program in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::Value;

/// A folder of its own that goes with the value.
pub(crate) struct Folder(pub PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let name = format!("mistakes-{}-{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    /// A copy of another folder.
    pub(crate) fn copy_of(folder: &Path) -> Self {
        let own = Folder::new();
        copy(folder, &own.0);
        // A repository of its own, so that nothing around it says what is to be left out.
        fs::create_dir_all(own.0.join(".git")).unwrap();
        own
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Makes a change of a case.
pub(crate) fn edit(root: &Path, edit: &Value) {
    let path = root.join(edit["file"].as_str().unwrap());
    let make = |path: &Path| fs::create_dir_all(path.parent().unwrap()).unwrap();
    if edit.get("delete").is_some() {
        if path.is_dir() { fs::remove_dir_all(&path).unwrap() } else { fs::remove_file(&path).unwrap() }
    } else if let Some(name) = edit["rename"].as_str() {
        make(&root.join(name));
        fs::rename(&path, root.join(name)).unwrap();
    } else if let Some(text) = edit["write"].as_str() {
        make(&path);
        fs::write(&path, text).unwrap();
    } else if let Some(text) = edit["write_b64"].as_str() {
        make(&path);
        fs::write(&path, base64(text)).unwrap();
    } else {
        let text = fs::read_to_string(&path).unwrap();
        let (find, replace) = (edit["find"].as_str().unwrap(), edit["replace"].as_str().unwrap());
        let new = match &edit["nth"] {
            Value::String(_) => text.replace(find, replace),
            nth => {
                let at =
                    nth_of(&text, find, nth.as_u64().unwrap_or(1)).expect("what is to be replaced is there");
                format!("{}{replace}{}", &text[..at], &text[at + find.len()..])
            }
        };
        fs::write(&path, new).unwrap();
    }
}

/// Where a text stands for the n-th time.
pub(crate) fn nth_of(text: &str, find: &str, nth: u64) -> Option<usize> {
    text.match_indices(find).nth(nth as usize - 1).map(|(at, _)| at)
}

/// The bytes that a text in Base64 (RFC 4648) stands for.
fn base64(text: &str) -> Vec<u8> {
    let digits = text.bytes().filter_map(|byte| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    });
    let (mut bytes, mut held, mut bits) = (Vec::new(), 0u32, 0);
    for digit in digits {
        (held, bits) = (held << 6 | u32::from(digit), bits + 6);
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
        }
    }
    bytes
}

/// A run of the program: its status, all that it wrote, and its report where it wrote one.
pub(crate) struct Run {
    pub exit: i32,
    pub out: String,
    pub all: String,
    pub findings: Vec<Value>,
    pub summary: Value,
    pub is_report: bool,
}

impl Run {
    pub(crate) fn new(args: &[&str], folder: &Path) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_vekha"));
        let done =
            command.args(args).current_dir(folder).env("COLUMNS", "1000").env("NO_COLOR", "1").output();
        let done = done.unwrap();
        let out = String::from_utf8_lossy(&done.stdout).into_owned();
        let report: Option<Value> =
            serde_json::from_str(&out).ok().filter(|report: &Value| report["findings"].is_array());
        let all = format!("{out}{}", String::from_utf8_lossy(&done.stderr));
        let is_report = report.is_some();
        let report = report.unwrap_or_default();
        let findings = report["findings"].as_array().cloned().unwrap_or_default();
        Run {
            exit: done.status.code().unwrap_or(-1),
            out,
            all,
            findings,
            summary: report["summary"].clone(),
            is_report,
        }
    }

    /// The usual run: the report of the whole workspace.
    pub(crate) fn check(folder: &Path) -> Self {
        Run::new(&["check", ".", "--format", "json", "--no-cache"], folder)
    }

    /// Whether nothing was found, or nothing but so many pieces of advice.
    pub(crate) fn is_clean(&self, advice: usize) -> bool {
        let mild = self.findings.iter().all(|finding| finding["severity"] == "advice");
        self.is_report && self.exit == 0 && mild && self.findings.len() <= advice
    }
}

/// A finding as one text: message, help, what is said of other places.
pub(crate) fn told(finding: &Value) -> String {
    let related = finding["related"].as_array().into_iter().flatten().map(|other| &other["message"]);
    let parts = [&finding["message"], &finding["help"]].into_iter().chain(related);
    let text: Vec<&str> = parts.filter_map(Value::as_str).collect();
    text.join("\n").replace(['\u{a0}', '\u{202f}'], " ")
}
