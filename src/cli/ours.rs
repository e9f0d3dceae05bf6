//! What was written by this program and may be replaced by it: a file of its form that bears a mark which only it writes,
//! or where a form has room for no mark, one whose every line is such as it writes. An empty file is nobody's.

use std::io::{Cursor, Read};
use std::path::Path;

use serde_json::Value;
use zip::ZipArchive;

use crate::base::failure::{Error, IoCause};
use crate::base::{Lang, Message, Severity};
use crate::report::ParsedReport;
use crate::report::message::{CountedSeverity, ReadCounts, ReportMessage};
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
    // What is no file cannot be written over, which writing says; a link that leads to nothing would be.
    if !System.is_file(file) {
        let is_foreign = System.is_link(file) && System.kind(file).is_none();
        return if is_foreign { Err(System.unwritten(file, IoCause::Foreign)) } else { Ok(()) };
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
    (is_finding(first) || is_closing(first)) && is_closed(text, |_| true)
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
    std::str::from_utf8(bytes).is_ok_and(|text| is_closed(text, is_such))
}

/// Whether all lines before that of the counts are such, and nothing stands behind it that a report does not say there.
/// The last such line is the one: before it authors' words may look the same.
fn is_closed(text: &str, is_such: impl Fn(&str) -> bool) -> bool {
    let lines: Vec<&str> = text.lines().collect();
    let closing = lines.iter().rposition(|line| is_closing(line));
    closing.is_some_and(|at| {
        lines.iter().take(at).all(|line| is_such(line)) && lines.iter().skip(at + 1).all(|line| is_hint(line))
    })
}

/// Whether a line counts what was read, and what was found: «5 дорожных карт, 100 мероприятий: 3 ошибки». The numbers in
/// it are put into words anew, so that no other line will do.
fn is_closing(line: &str) -> bool {
    let mut numbers = numbers(line);
    let some = numbers.next().zip(numbers.next());
    let counts = some.into_iter().chain([(0, 0)]);
    counts.map(|(roadmaps, measures)| ReadCounts { roadmaps, measures }).any(|read| {
        LANGUAGES.into_iter().any(|lang| {
            let rest = line.strip_prefix(&*read.say(lang));
            rest.is_some_and(|rest| match rest.strip_prefix(": ") {
                Some(tally) => tally.split(", ").all(|part| is_counted(part, lang)),
                None => rest.is_empty() || rest == format!(" — {}", ReportMessage::Clean.say(lang)),
            })
        })
    })
}

/// Whether a text says how many findings of a severity there are.
fn is_counted(text: &str, lang: Lang) -> bool {
    let severities = [Severity::Error, Severity::Warning, Severity::Advice];
    numbers(text).any(|count| severities.iter().any(|one| CountedSeverity(count, *one).say(lang) == text))
}

/// Whether a line is one of those in which a report says behind the counts where more is said.
fn is_hint(line: &str) -> bool {
    let mut numbers = numbers(line);
    let (one, other) = (numbers.next().unwrap_or_default(), numbers.next().unwrap_or_default());
    let counted = [
        ReportMessage::Fixable(one, other),
        ReportMessage::Fixable(0, one),
        ReportMessage::Resting(one),
        ReportMessage::GuessedRoot(""),
    ];
    LANGUAGES.into_iter().any(|lang| {
        // What a line says of a name, it says on both sides of it.
        let around = |told: ReportMessage<'_>, is_such: fn(&str) -> bool| {
            let told = told.say(lang);
            let (before, behind) = told.split_once(NAME).unwrap_or_default();
            let name = line.strip_prefix(before).and_then(|rest| rest.strip_suffix(behind));
            name.is_some_and(is_such)
        };
        counted.iter().any(|told| told.say(lang) == line)
            || around(ReportMessage::GuessedRoot(NAME), |root| !root.is_empty())
            || (0..2).any(|others| around(ReportMessage::Explain(NAME, others), is_rule))
    })
}

/// The languages of reports.
const LANGUAGES: [Lang; 2] = [Lang::Ru, Lang::En];

/// A name that no folder and no rule has.
const NAME: &str = "\0";

/// The numbers in a text, in their order.
fn numbers(text: &str) -> impl Iterator<Item = usize> {
    text.split(|sign: char| !sign.is_ascii_digit()).filter_map(|number| number.parse().ok())
}

/// Whether a word is the code of a rule: `group/name`.
fn is_rule(word: &str) -> bool {
    word.split_once('/').is_some_and(|(group, name)| is_name(group) && is_name(name))
}

/// Whether a word is such as rules and commands are named by.
fn is_name(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
}

/// A calendar that names this program as its maker.
pub(super) fn ics(bytes: &[u8]) -> bool {
    begins(bytes, &["BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//vekha//vekha "])
}

/// A table under the headings of ours, in Russian or English.
pub(super) fn table(bytes: &[u8]) -> bool {
    LANGUAGES.into_iter().any(|lang| {
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
    let is_own = |name: &str| match name.strip_prefix("vekha") {
        Some("") => true,
        Some(rest) => rest.strip_prefix('-').is_some_and(is_name),
        None => false,
    };
    let mut names = text.lines().take(4).filter_map(|line| line.strip_prefix(".TH ")?.split(' ').next());
    names.any(is_own)
}

fn begins(bytes: &[u8], with: &[&str]) -> bool {
    with.iter().any(|beginning| bytes.starts_with(beginning.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_looks_alike_is_not_ours() {
        let foreign: [(OwnMark, &[u8]); 23] = [
            (json, b"{\"version\":1,\"findings\":[]}"),
            (json, b"{\"version\":1}"),
            (sarif, b"{\"runs\":[{\"tool\":{\"driver\":{\"name\":\"ruff\"}}}]}"),
            (sarif, b"{\"runs\":[]}"),
            (gitlab, b"[1,2]"),
            (gitlab, b"[{\"check_name\":\"a/b\"}]"),
            (junit, b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"jest\" tests=\"1\">"),
            (human, "Заметки о картах\n".as_bytes()),
            (human, "Заметки\n5 дорожных карт, 100 мероприятий\n".as_bytes()),
            (human, b"5 roadmaps, 100 measures to look at\nMy own notes\n"),
            (human, b"5 roadmaps, 100 measures: 3 errors\nMy own notes\n"),
            (concise, b"5 roadmaps, 100 measures to look at\n"),
            (concise, b"5 roadmaps, 100 measures: 3 errors, and more\n"),
            (concise, b"plan.yaml: error in line 5\n"),
            (github, b"::error file=a.c,line=1::broken\n"),
            (ics, b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Mozilla//EN\r\n"),
            (table, "\u{feff}Фамилия;Имя\r\n".as_bytes()),
            (xlsx, b"PK\x03\x04"),
            (svg, b"<svg xmlns=\"http://www.w3.org/2000/svg\"><title>A</title></svg>"),
            (mermaid, b"flowchart RL\n  a --> b\n"),
            (man, b".TH GIT 1\n.SH NAME\nvekha\n"),
            (man, b".TH vekharadio 1\n.SH NAME\nmine\n"),
            (man, b".TH vekha-Radio 1\n.SH NAME\nmine\n"),
        ];
        for (at, (mark, bytes)) in foreign.into_iter().enumerate() {
            assert!(!mark(bytes), "{at}: {}", String::from_utf8_lossy(bytes));
        }
        assert!(gitlab(b"[]\n") && !dot(b"digraph G {\n"));
    }

    #[test]
    fn what_a_report_says_is_ours() {
        let endings = [
            "5 дорожных карт, 100 мероприятий — всё в порядке\n",
            "1 дорожная карта, 1 мероприятие: 21 ошибка, 2 совета\nИсправит vekha check --fix: 3, с --unsafe-fixes ещё 4\n",
            "Дорожных карт здесь нет: 1 замечание\nРабочая папка: a b; vekha.yaml в ней нет\n",
            "Дорожных карт здесь нет\nРабочая папка: текущая; vekha.yaml в ней нет\n",
            "2 roadmaps, 0 measures: 1 advice\nMended by --fix --unsafe-fixes: 1\n",
            "1 roadmap, 1 measure: 1 error\n3 other roadmaps rest on what was checked: --dependents checks them too\n",
            "1 roadmap, 7 measures: 1 error\nMore about the rule: vekha explain deadline/unreadable\n",
            "1 roadmap, 7 measures: 2 errors\nMore about each rule, for example: vekha explain a/b\n",
        ];
        for ending in endings {
            assert!([human, concise, github].iter().all(|mark| mark(ending.as_bytes())), "{ending}");
            let found = format!("error[a/b]: x\n5 roadmaps, 100 measures\n\n{ending}");
            assert!(human(found.as_bytes()), "{found}");
        }
    }

    #[test]
    fn pages_of_a_manual_are_ours_by_their_name() {
        assert!(
            [".TH vekha 1  \"vekha 0.1.0\" \n", ".TH vekha-check 1  \"vekha-check \" \n"]
                .iter()
                .all(|page| man(page.as_bytes()))
        );
    }
}
