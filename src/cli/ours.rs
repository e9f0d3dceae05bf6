//! What was written by this program and may be replaced by it: a file of its form that bears a mark which only it writes,
//! or where a form has room for no mark, one whose every line is such as it writes. An empty file is nobody's.

use std::io::{Cursor, Read};
use std::path::Path;

use serde_json::Value;
use zip::ZipArchive;

use crate::base::Lang;
use crate::base::failure::{Error, IoCause};
use crate::report::ParsedReport;
use crate::site::{Duties, csv};
use crate::world::{System, World};

/// Tells whether bytes are a file of a form that this program wrote.
pub(super) type OwnMark = fn(&[u8]) -> bool;

/// The words for severities in the reports for people, in Russian and English.
const SEVERITIES: [&str; 6] = ["ошибка", "замечание", "совет", "error", "warning", "advice"];

/// Refuses to write where a file lies that is not ours.
///
/// # Errors
/// When such a file lies there, or what lies there cannot be read.
pub(super) fn refuse_foreign(file: &Path, is_ours: OwnMark) -> Result<(), Error> {
    // What is no file cannot be written over, which writing says.
    if !System.is_file(file) {
        return Ok(());
    }
    let bytes = System.read_own(file).map_err(|error| System.unwritten(file, error.cause()))?;
    match bytes.is_empty() || is_ours(&bytes) {
        true => Ok(()),
        false => Err(System.unwritten(file, IoCause::Foreign)),
    }
}

/// The report for programs.
pub(super) fn json(bytes: &[u8]) -> bool {
    bytes.starts_with(b"{\"version\":1,\"findings\":[") && ParsedReport::parse(bytes).is_ok()
}

/// A SARIF log whose runs are all of this tool.
pub(super) fn sarif(bytes: &[u8]) -> bool {
    let Ok(log) = serde_json::from_slice::<Value>(bytes) else { return false };
    let is_own = |run: &Value| run.pointer("/tool/driver/name").and_then(Value::as_str) == Some("vekha");
    log.get("runs").and_then(Value::as_array).is_some_and(|runs| !runs.is_empty() && runs.iter().all(is_own))
}

/// A list of issues of GitLab, each of a rule; an empty one holds nothing of anybody's.
pub(super) fn gitlab(bytes: &[u8]) -> bool {
    let is_own = |issue: &Value| {
        let keys = ["description", "check_name", "fingerprint", "severity", "location"];
        let has = |issue: &serde_json::Map<String, Value>| keys.iter().all(|key| issue.contains_key(*key));
        issue.as_object().is_some_and(|issue| issue.len() == keys.len() && has(issue))
            && issue.get("check_name").and_then(Value::as_str).is_some_and(is_rule)
    };
    serde_json::from_slice::<Vec<Value>>(bytes).is_ok_and(|issues| issues.iter().all(is_own))
}

/// A document of JUnit that is named after this tool.
pub(super) fn junit(bytes: &[u8]) -> bool {
    begins(bytes, &["<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"vekha\" "])
}

/// A report for people: findings, of which the first names its rule, and the counts.
pub(super) fn human(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let is_finding = |line: &str| {
        let Some((severity, rest)) = line.split_once('[') else { return false };
        SEVERITIES.contains(&severity) && rest.split_once(']').is_some_and(|(rule, _)| is_rule(rule))
    };
    let first = text.lines().next().unwrap_or_default();
    (is_finding(first) || is_closing(first)) && text.lines().any(is_closing)
}

/// A finding a line, then the counts.
pub(super) fn concise(bytes: &[u8]) -> bool {
    let is_finding = |line: &str| {
        let mut words = line.split(' ').zip(line.split(' ').skip(1));
        words.any(|(severity, rule)| SEVERITIES.contains(&severity) && is_rule(rule))
    };
    is_listed(bytes, is_finding)
}

/// A command to GitHub a line, then the counts.
pub(super) fn github(bytes: &[u8]) -> bool {
    let is_command = |line: &str| {
        let commands = ["::error file=", "::warning file=", "::notice file="];
        commands.iter().any(|command| line.starts_with(command)) && line.contains(",title=")
    };
    is_listed(bytes, is_command)
}

/// Whether all lines before that of the counts are such.
fn is_listed(bytes: &[u8], is_such: impl Fn(&str) -> bool) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    text.lines().any(is_closing) && text.lines().take_while(|line| !is_closing(line)).all(is_such)
}

/// Whether a line counts what was read: «5 дорожных карт, 100 мероприятий: …».
fn is_closing(line: &str) -> bool {
    let counts = |part: Option<&str>, words: [&str; 2]| {
        let counted = part.and_then(|part| part.split_once(' '));
        counted.is_some_and(|(number, word)| {
            number.bytes().all(|byte| byte.is_ascii_digit()) && words.iter().any(|one| word.starts_with(one))
        })
    };
    let mut parts = line.split(", ");
    counts(parts.next(), ["дорожн", "roadmap"]) && counts(parts.next(), ["мероприят", "measure"])
        || ["Дорожных карт здесь нет", "There are no roadmaps here"].contains(&line)
}

/// Whether a word is the code of a rule: `group/name`.
fn is_rule(word: &str) -> bool {
    let is_name =
        |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    word.split_once('/').is_some_and(|(group, name)| is_name(group) && is_name(name))
}

/// A calendar that names this program as its maker.
pub(super) fn ics(bytes: &[u8]) -> bool {
    begins(bytes, &["BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//vekha//vekha "])
}

/// A table under the headings of ours, in Russian or English.
pub(super) fn table(bytes: &[u8]) -> bool {
    [Lang::Ru, Lang::En].into_iter().any(|lang| {
        let mut heading = Vec::new();
        csv(&Duties::default(), lang, &mut heading).is_ok() && bytes.starts_with(&heading)
    })
}

/// A workbook that this program made, and that nobody has saved since.
pub(super) fn xlsx(bytes: &[u8]) -> bool {
    let properties = ZipArchive::new(Cursor::new(bytes)).ok().and_then(|mut archive| {
        let mut text = String::new();
        archive.by_name("docProps/core.xml").ok()?.take(1 << 16).read_to_string(&mut text).ok()?;
        Some(text)
    });
    let marks = ["<dc:creator>vekha</dc:creator>", "<cp:lastModifiedBy>vekha</cp:lastModifiedBy>"];
    properties.is_some_and(|text| marks.iter().all(|mark| text.contains(mark)))
}

/// A drawing with the comment that ours bear behind their title.
pub(super) fn svg(bytes: &[u8]) -> bool {
    let head = bytes.get(..1024).unwrap_or(bytes);
    begins(bytes, &["<svg "]) && String::from_utf8_lossy(head).contains("</title><!-- vekha -->\n")
}

/// A graph that is named after this program.
pub(super) fn dot(bytes: &[u8]) -> bool {
    begins(bytes, &["digraph vekha {\n  rankdir=RL; "])
}

/// A chart with the comment that ours bear behind their first line.
pub(super) fn mermaid(bytes: &[u8]) -> bool {
    begins(bytes, &["flowchart RL\n%% vekha\n"])
}

/// A page of the manual of this program.
pub(super) fn man(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    text.lines().take(4).any(|line| line.starts_with(".TH vekha"))
}

fn begins(bytes: &[u8], with: &[&str]) -> bool {
    with.iter().any(|beginning| bytes.starts_with(beginning.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_looks_alike_is_not_ours() {
        let foreign: [(OwnMark, &[u8]); 17] = [
            (json, b"{\"version\":1,\"findings\":[]}"),
            (json, b"{\"version\":1}"),
            (sarif, b"{\"runs\":[{\"tool\":{\"driver\":{\"name\":\"ruff\"}}}]}"),
            (sarif, b"{\"runs\":[]}"),
            (gitlab, b"[1,2]"),
            (gitlab, b"[{\"check_name\":\"a/b\"}]"),
            (junit, b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"jest\" tests=\"1\">"),
            (human, "Заметки о картах\n".as_bytes()),
            (human, "Заметки\n5 дорожных карт, 100 мероприятий\n".as_bytes()),
            (concise, b"plan.yaml: error in line 5\n"),
            (github, b"::error file=a.c,line=1::broken\n"),
            (ics, b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Mozilla//EN\r\n"),
            (table, "\u{feff}Фамилия;Имя\r\n".as_bytes()),
            (xlsx, b"PK\x03\x04"),
            (svg, b"<svg xmlns=\"http://www.w3.org/2000/svg\"><title>A</title></svg>"),
            (mermaid, b"flowchart RL\n  a --> b\n"),
            (man, b".TH GIT 1\n.SH NAME\nvekha\n"),
        ];
        for (at, (mark, bytes)) in foreign.into_iter().enumerate() {
            assert!(!mark(bytes), "{at}: {}", String::from_utf8_lossy(bytes));
        }
        assert!(gitlab(b"[]\n") && !dot(b"digraph G {\n"));
    }
}
