//! «УТВЕРЖДАЮ», «СОГЛАСОВАНО», «ПРИНЯТО»: the marks of a plan that no order approves.

use crate::import::content::SourceParagraph;
use crate::import::draft::{DraftAct, DraftAgreed, DraftApproval, Person};
use crate::import::ledger::Ledger;
use crate::import::text::{flat, unspaced};

use super::parts::is_right;
use super::scan;

/// How long a line of a mark may be, in letters.
const LONGEST: usize = 220;
/// How many lines a mark may have.
const MOST_LINES: usize = 12;

/// Which mark a line begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ApprovalKind {
    Approval,
    Agreed,
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub(super) struct ApprovalMarks {
    /// «УТВЕРЖДАЮ».
    pub approval: Option<DraftApproval>,
    /// The others.
    pub agreed: Vec<DraftAgreed>,
}

/// Takes the marks out of lines; returns the rest.
pub(super) fn read(lines: &[SourceParagraph], ledger: &mut Ledger) -> (ApprovalMarks, Vec<SourceParagraph>) {
    let lines = beside(lines);
    let mut marks = ApprovalMarks::default();
    let mut rest = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let Some(kind) = kind(&line.flat()) else {
            rest.push(line.clone());
            at += 1;
            continue;
        };
        let count = lines
            .iter()
            .skip(at + 1)
            .enumerate()
            .take_while(|(index, next)| belongs(line, next, *index))
            .count();
        let own = lines.get(at..=at + count).unwrap_or_default();
        own.iter().for_each(|line| ledger.state(line));
        match kind {
            ApprovalKind::Approval => marks.approval = marks.approval.take().or(Some(approval(own))),
            ApprovalKind::Agreed => marks.agreed.push(agreed(own)),
        }
        at += count + 1;
    }
    (marks, rest)
}

/// Where among the lines of a stamp a mark begins: «УТВЕРЖДАЮ» may stand under «Приложение № 2».
pub(super) fn begins(lines: &[SourceParagraph]) -> usize {
    lines.iter().position(|line| kind(&line.flat()).is_some()).unwrap_or(lines.len())
}

fn kind(text: &str) -> Option<ApprovalKind> {
    let small = unspaced(text).to_lowercase();
    let small = small.trim_matches(|sign: char| !sign.is_alphanumeric());
    let first = small.split(|sign: char| !sign.is_alphabetic()).next()?;
    match first {
        "утверждаю" => Some(ApprovalKind::Approval),
        "согласовано" | "согласован" | "согласована" | "согласованы" => {
            Some(ApprovalKind::Agreed)
        }
        "принято" | "принят" | "принята" | "приняты" | "рассмотрено" | "рассмотрен" | "рассмотрена" => {
            Some(ApprovalKind::Agreed)
        }
        _ => None,
    }
}

/// Two marks typed beside each other with tabs or blanks between become one after the other.
fn beside(lines: &[SourceParagraph]) -> Vec<SourceParagraph> {
    let halves = |line: &SourceParagraph| -> Option<(String, String)> {
        let text = line.text.trim_end();
        let at = text.find('\t').or_else(|| text.find("     "))?;
        let (left, right) = text.split_at(at);
        Some((left.trim().to_owned(), right.trim().to_owned()))
    };
    let start = lines.iter().position(|line| {
        halves(line).is_some_and(|(left, right)| kind(&left).is_some() && kind(&right).is_some())
    });
    let Some(start) = start else { return lines.to_vec() };
    let end = start + lines.iter().skip(start).take_while(|line| !line.is_blank()).count();
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for line in lines.get(start..end).unwrap_or_default() {
        let (one, other) = halves(line).unwrap_or_else(|| (line.flat(), String::new()));
        let half = |text: String, frame| SourceParagraph { text, frame: Some(frame), ..line.clone() };
        left.push(half(one, 2_000_000));
        right.push(half(other, 2_000_001));
    }
    let mut out = lines.get(..start).unwrap_or_default().to_vec();
    out.extend(left.into_iter().chain(right).filter(|line| !line.is_blank()));
    out.extend(lines.get(end..).unwrap_or_default().iter().cloned());
    out
}

/// Whether a line belongs to the mark that another begins.
fn belongs(first: &SourceParagraph, line: &SourceParagraph, index: usize) -> bool {
    let text = line.flat();
    if index >= MOST_LINES || text.chars().count() > LONGEST || line.number.is_some() || kind(&text).is_some()
    {
        return false;
    }
    if first.frame.is_some() || line.frame.is_some() {
        return first.frame == line.frame;
    }
    if line.is_blank() {
        return false;
    }
    // On the right half all that stands there belongs together; on the left what is not set to the middle.
    is_right(first) == is_right(line) && (is_right(first) || line.look.align == first.look.align)
}

/// What the lines of a mark say: position and name, date, act, protocol.
#[derive(Default)]
struct MarkLines {
    who: Person,
    date: Option<chrono::NaiveDate>,
    act: Option<DraftAct>,
    protocol: Option<(Option<chrono::NaiveDate>, Option<String>)>,
    body: Option<String>,
}

fn said(lines: &[SourceParagraph]) -> MarkLines {
    let mut said = MarkLines::default();
    let mut position: Vec<String> = Vec::new();
    let whole: Vec<String> =
        lines.iter().flat_map(|line| line.text.split('\n').map(unspaced).collect::<Vec<_>>()).collect();
    for (at, text) in whole.iter().enumerate() {
        let text = if at == 0 { after_label(text) } else { text.clone() };
        let text = flat(&text.replace('_', " "));
        let small = text.to_lowercase();
        let (date, number) =
            (scan::date(&text).map(|(date, ..)| date), scan::number(&text).map(|(number, ..)| number));
        match () {
            () if text.trim_matches(|sign: char| !sign.is_alphanumeric()).is_empty() => {}
            () if small.contains("протокол") && (date.is_some() || number.is_some()) => {
                said.protocol = Some((date, number));
                let before = before_word(&text, "протокол");
                position.extend(before);
            }
            () if small.starts_with("приказ") && (date.is_some() || number.is_some()) => {
                said.act = Some(DraftAct { title: "Приказ".to_owned(), number, date });
            }
            () if number.is_some() && said.protocol.is_some() => {}
            () => match (scan::person(&text), date) {
                (Some(named), _) => {
                    position.extend(Some(named.before).filter(|text| !text.is_empty()));
                    said.who.name = Some(named.name);
                }
                (None, Some(date)) => said.date = Some(date),
                (None, None) if is_empty_date(&small) => {}
                (None, None) => position.push(text),
            },
        }
    }
    let position = flat(&position.join(" "));
    let position = position.trim_matches([',', ' ', '(', ')', ':']).to_owned();
    said.who.position = Some(position).filter(|text| !text.is_empty());
    if said.protocol.is_some() && said.who.name.is_none() {
        said.body = said.who.position.take();
    }
    said
}

/// «"  "        2024 г.»: a date to be filled in.
fn is_empty_date(small: &str) -> bool {
    let letters: String = small.chars().filter(|sign| sign.is_alphabetic()).collect();
    matches!(letters.as_str(), "г" | "года" | "год" | "")
}

fn before_word(text: &str, word: &str) -> Option<String> {
    let at = text.to_lowercase().find(word)?;
    let before = text.get(..at)?.trim_matches([' ', '(', ',']);
    (!before.is_empty()).then(|| before.to_owned())
}

/// What stands behind the label on its own line.
fn after_label(text: &str) -> String {
    let text = text.trim();
    let end = text
        .find(|sign: char| !(sign.is_alphabetic() || matches!(sign, '«' | '"' | '“')))
        .unwrap_or(text.len());
    text.get(end..).unwrap_or_default().trim_start_matches(['»', '"', '”', ':', '.', ' ']).to_owned()
}

fn approval(lines: &[SourceParagraph]) -> DraftApproval {
    let MarkLines { mut who, date, act, .. } = said(lines);
    if who.position.is_none() {
        who.position = who.name.take();
    }
    DraftApproval { who, date, act }
}

fn agreed(lines: &[SourceParagraph]) -> DraftAgreed {
    let MarkLines { who, date, protocol, body, .. } = said(lines);
    DraftAgreed { body: body.map(|body| nominative(&body)), protocol, who, date }
}

/// «на заседании педагогического совета», «Педагогическим советом»: the body in the nominative, where its noun is one
/// of those that decide together.
fn nominative(body: &str) -> String {
    const FORMS: [(&str, &str); 12] = [
        ("педагогическим советом", "Педагогический совет"),
        ("педагогического совета", "Педагогический совет"),
        ("общим собранием", "Общее собрание"),
        ("общего собрания", "Общее собрание"),
        ("методическим советом", "Методический совет"),
        ("методического совета", "Методический совет"),
        ("управляющим советом", "Управляющий совет"),
        ("управляющего совета", "Управляющий совет"),
        ("советом школы", "Совет школы"),
        ("совета школы", "Совет школы"),
        ("методическим объединением", "Методическое объединение"),
        ("педсоветом", "Педагогический совет"),
    ];
    let body = body.strip_prefix("на заседании ").or_else(|| body.strip_prefix("решением ")).unwrap_or(body);
    let small = body.to_lowercase();
    match FORMS.iter().find(|(form, _)| small.starts_with(form)) {
        Some((form, name)) => format!("{name}{}", body.get(form.len()..).unwrap_or_default()),
        None => body.to_owned(),
    }
}
