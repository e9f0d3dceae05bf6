//! The order itself: who issues it, its kind, date, number and place, its title, the preamble, the verb; then the
//! clauses, and who signs.

use crate::import::content::Line;
use crate::import::draft::{Act, Order};
use crate::import::ledger::Ledger;
use crate::import::text::{flat, is_shouted, unclosed, unspaced};

use super::case::Case;
use super::{clauses, scan, signature};

/// Kinds of acts, as the heading of one has them.
const KINDS: [(&str, &str); 4] = [
    ("приказ", "Приказ"),
    ("распоряжение", "Распоряжение"),
    ("постановление", "Постановление"),
    ("решение", "Решение"),
];

/// Verbs that an act resolves with, and the kind they go with.
const VERBS: [(&str, &str); 14] = [
    ("приказываю", "Приказ"),
    ("приказывает", "Приказ"),
    ("приказываем", "Приказ"),
    ("постановляю", "Постановление"),
    ("постановляет", "Постановление"),
    ("распоряжаюсь", "Распоряжение"),
    ("обязываю", "Распоряжение"),
    ("обязываем", "Распоряжение"),
    ("решил", "Решение"),
    ("решила", "Решение"),
    ("решило", "Решение"),
    ("решили", "Решение"),
    ("решает", "Решение"),
    ("предлагаю", "Распоряжение"),
];

/// How a preamble begins.
const PREAMBLES: [&str; 22] = [
    "в целях",
    "с целью",
    "во исполнение",
    "на основании",
    "в соответствии",
    "руководствуясь",
    "в связи",
    "для ",
    "по итогам",
    "учитывая",
    "согласно",
    "в рамках",
    "по результатам",
    "в развитие",
    "во избежание",
    "в дополнение",
    "исходя",
    "рассмотрев",
    "в целом",
    "по согласованию",
    "в порядке",
    "по решению",
];

/// Words of the head that are no part of the issuer's name: an address and its like.
const ADDRESS: [&str; 14] = [
    "тел",
    "факс",
    "e-mail",
    "email",
    "инн",
    "окпо",
    "огрн",
    "кпп",
    "ул.",
    "улица",
    "@",
    "http",
    "www",
    "почт",
];

/// Settlements, as the line of place names them.
const PLACES: [&str; 20] = [
    "г.",
    "гор.",
    "город",
    "с.",
    "село",
    "п.",
    "пос.",
    "пгт",
    "рп",
    "р.п.",
    "посёлок",
    "поселок",
    "ст.",
    "ст-ца",
    "станица",
    "аул",
    "х.",
    "хутор",
    "д.",
    "деревня",
];

/// The head of a file cut at its landmarks, in lines that say something.
struct Landmarks<'l> {
    lines: &'l [Line],
    /// The line that names the kind.
    kind: Option<usize>,
    /// The line that ends with the verb.
    verb: usize,
}

/// Reads the order in the lines before the first annex; none where there is none. Returns it with the lines that
/// follow its signature.
pub fn read(lines: &[Line], case: &Case, ledger: &mut Ledger) -> Option<(Order, Vec<Line>)> {
    let marks = landmarks(lines)?;
    let mut order = Order::default();
    heading(&marks, case, &mut order, ledger);
    let verb = lines.get(marks.verb)?;
    let (before, word, after) = verb_of(&verb.flat())?;
    order.resolves = Some(word.clone());
    if order.kind.is_none() {
        order.kind =
            VERBS.iter().find(|(name, _)| *name == word.to_lowercase()).map(|(_, kind)| (*kind).to_owned());
    }
    preamble(&marks, &before, &mut order, ledger);
    let mut rest: Vec<Line> = lines.get(marks.verb + 1..)?.to_vec();
    if !after.is_empty() {
        // Clauses that go on behind the verb, in its own paragraph.
        rest.insert(0, Line { text: after, ..verb.clone() });
    }
    ledger.take(verb);
    let end = signature::begins(&rest).unwrap_or(rest.len());
    let (clauses, tail) = rest.split_at(end);
    order.clauses = clauses::read(clauses, ledger);
    order.decimal = clauses::is_decimal(clauses);
    let tail = signature::read(tail, &mut order, ledger);
    Some((order, tail))
}

fn landmarks(lines: &[Line]) -> Option<Landmarks<'_>> {
    let verb = lines.iter().position(|line| verb_of(&line.flat()).is_some())?;
    let kind = lines.iter().take(verb).position(|line| kind_of(&line.flat()).is_some());
    Some(Landmarks { lines, kind, verb })
}

/// The kind that a line names, alone or with date and number.
fn kind_of(text: &str) -> Option<&'static str> {
    let text = unspaced(text);
    let head = text.split(|sign: char| !sign.is_alphabetic()).next()?.to_lowercase();
    let (_, kind) = KINDS.iter().find(|(name, _)| *name == head)?;
    let rest = text.get(head.len()..).unwrap_or_default().trim();
    let bare = rest.is_empty()
        || rest.starts_with('№')
        || rest.to_lowercase().starts_with("от ")
        || rest.starts_with('(');
    bare.then_some(*kind)
}

/// What stands before the verb in a line, the verb, and what stands after it.
fn verb_of(text: &str) -> Option<(String, String, String)> {
    let text = unspaced(text);
    let words: Vec<(usize, &str)> = text
        .split(' ')
        .scan(0, |at, word| {
            let start = *at;
            *at += word.len() + 1;
            Some((start, word))
        })
        .collect();
    let (start, word) = words.iter().find(|(_, word)| {
        let bare = word.trim_matches(|sign: char| !sign.is_alphabetic()).to_lowercase();
        VERBS.iter().any(|(verb, _)| *verb == bare)
    })?;
    let after = text.get(start + word.len()..)?.trim_start_matches([' ', ':', '\u{2013}', '-']).to_owned();
    let last = after.is_empty();
    // Within a sentence the verb resolves only where a colon closes it.
    if !last && !word.ends_with(':') || last && *start > 0 && word.ends_with('.') {
        return None;
    }
    let verb = word.trim_matches(|sign: char| !sign.is_alphabetic()).to_owned();
    Some((text.get(..*start)?.trim().to_owned(), verb, after))
}

/// Everything before the preamble.
fn heading(marks: &Landmarks<'_>, case: &Case, order: &mut Order, ledger: &mut Ledger) {
    let end = preamble_start(marks);
    let mut issuer: Vec<String> = Vec::new();
    let mut title: Vec<String> = Vec::new();
    for (at, line) in marks.lines.iter().enumerate().take(end) {
        let text = line.flat();
        let before_kind = marks.kind.map_or(title.is_empty() && !is_title(&text), |kind| at < kind);
        match () {
            () if text.is_empty() => {}
            () if Some(at) == marks.kind => {
                order.kind = kind_of(&text).map(str::to_owned);
                registry(&text, order);
                ledger.take(line);
            }
            () if registry(&text, order) => ledger.take(line),
            () if !before_kind && is_place(&text) && order.place.is_none() => {
                order.place = Some(text);
                ledger.take(line);
            }
            () if before_kind && !is_address(&text) && title.is_empty() => {
                issuer.push(text);
                ledger.take(line);
            }
            () if before_kind || is_draft(&text) => {}
            () => {
                title.push(text);
                ledger.take(line);
            }
        }
    }
    order.issuer = case.restored(&join(&issuer));
    order.title = case.restored(&join(&title));
}

/// Lines joined into one; a word cut by a hyphen at the end of a line is not mended, as the hyphen may be its own.
fn join(lines: &[String]) -> String {
    flat(&unspaced(&lines.join(" ")))
}

fn is_title(text: &str) -> bool {
    let small = text.to_lowercase();
    small.starts_with("о ")
        || small.starts_with("об ")
        || small.starts_with("«о ")
        || small.starts_with("«об ")
}

fn is_draft(text: &str) -> bool {
    matches!(unspaced(text).to_lowercase().trim_matches(['(', ')']), "проект" | "копия" | "герб")
}

fn is_address(text: &str) -> bool {
    let small = text.to_lowercase();
    let figures = text.chars().filter(char::is_ascii_digit).count();
    ADDRESS.iter().any(|word| small.contains(word)) || figures >= 6
}

fn is_place(text: &str) -> bool {
    let small = text.to_lowercase();
    let words = text.split(' ').count();
    words <= 5
        && text.chars().count() < 60
        && PLACES.iter().any(|start| {
            let rest = small.strip_prefix(start).unwrap_or_default();
            !rest.is_empty() && (start.ends_with('.') || rest.starts_with([' ', '.']))
        })
        && !is_address(text)
}

/// Reads date, number and place of a line that has nothing else; false where there is more.
fn registry(text: &str, order: &mut Order) -> bool {
    let mut rest = unspaced(text);
    let number = scan::number(&rest);
    if let Some((_, start, end)) = &number {
        rest.replace_range(start..end, " ");
    }
    let date = scan::date(&rest);
    if let Some((_, start, end)) = date {
        rest.replace_range(start..end, " ");
    }
    let blank = rest.contains("__") || rest.contains("«»");
    let year = |word: &str| word.len() == 4 && word.starts_with("20") || word == "20" || word == "202";
    let words: Vec<&str> = rest
        .split(|sign: char| sign.is_whitespace() || matches!(sign, '_' | '«' | '»' | '"' | '“' | '”'))
        .filter(|word| !word.is_empty())
        .collect();
    let small = |word: &&&str| {
        matches!(word.to_lowercase().as_str(), "от" | "г" | "г." | "года" | "год" | "приказ" | "n" | ".")
    };
    let other: Vec<&str> = words.iter().filter(|word| !small(word) && !year(word)).copied().collect();
    let place = other.join(" ");
    let rest_is_place = is_place(&place);
    let place = if rest_is_place { Some(place) } else { with_year_mark(&words, &other) };
    let plain = other.is_empty() || place.is_some() || is_month_blank(&other, blank);
    if !plain || number.is_none() && date.is_none() && !blank {
        return false;
    }
    if let Some((number, ..)) = number.filter(|(number, ..)| !scan::is_blank_number(number)) {
        order.number = Some(number);
    }
    order.date = order.date.or(date.map(|(date, ..)| date));
    if order.place.is_none() {
        order.place = place;
    }
    true
}

/// «г. Армавир» where «г.» was taken for the year's.
fn with_year_mark(words: &[&str], other: &[&str]) -> Option<String> {
    let great = !other.is_empty() && other.iter().all(|word| word.starts_with(char::is_uppercase));
    (words.contains(&"г.") && great && other.len() <= 2).then(|| format!("г. {}", other.join(" ")))
}

/// «"__" февраля 2024 г.»: a blank for the day alone.
fn is_month_blank(other: &[&str], blank: bool) -> bool {
    blank && other.len() == 1 && scan::date(&format!("1 {} 2024", other[0])).is_some()
}

/// The line on which the preamble begins.
fn preamble_start(marks: &Landmarks<'_>) -> usize {
    let from = marks.kind.map_or(0, |kind| kind + 1);
    let begins = |text: &str| {
        let small = text.to_lowercase();
        PREAMBLES.iter().any(|start| small.starts_with(start))
    };
    let lines = marks.lines.get(from..marks.verb).unwrap_or_default();
    if let Some(at) = lines.iter().position(|line| begins(&line.flat())) {
        return from + at;
    }
    let before_verb = verb_of(&marks.lines[marks.verb].flat()).is_some_and(|(before, ..)| !before.is_empty());
    if before_verb {
        return marks.verb;
    }
    // The last line before the verb, where it is a long one that no title is.
    let last = lines.iter().rposition(|line| !line.is_blank());
    let long = |at: &usize| {
        let text = lines[*at].flat();
        text.chars().count() > 90 && !is_title(&text) && !is_shouted(&text) && *at > 0
    };
    last.filter(long).map_or(marks.verb, |at| from + at)
}

fn preamble(marks: &Landmarks<'_>, before: &str, order: &mut Order, ledger: &mut Ledger) {
    let lines = marks.lines.get(preamble_start(marks)..marks.verb).unwrap_or_default();
    lines.iter().for_each(|line| ledger.take(line));
    let text: Vec<String> = lines.iter().map(Line::to_string).chain([before.to_owned()]).collect();
    let text = unclosed(&flat(&text.join(" "))).to_owned();
    let text = text.trim_end_matches([' ', '–', '-']).trim_end().to_owned();
    order.basis = basis(&text);
    order.preamble = Some(text).filter(|text| !text.is_empty());
}

/// The acts that a preamble names by date and number: «приказа … от 27 июля 2021 года № 2346».
fn basis(text: &str) -> Vec<Act> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some((date, start, end)) = text.get(from..).and_then(scan::date) {
        let (start, end) = (from + start, from + end);
        let behind = text.get(end..).unwrap_or_default().trim_start_matches(['г', '.', ' ', 'о', 'д', 'а']);
        let number =
            behind.starts_with('№').then(|| scan::number(behind)).flatten().map(|(number, ..)| number);
        let before = text.get(from..start).unwrap_or_default();
        if let (Some(title), Some(number)) = (act_title(before), number) {
            found.push(Act { title, number: Some(number), date: Some(date) });
        }
        from = end;
    }
    found
}

/// The kind and issuer of an act from the words before its date, the kind in the nominative.
fn act_title(before: &str) -> Option<String> {
    const ACTS: [(&str, &str); 9] = [
        ("приказа", "приказ"),
        ("приказом", "приказ"),
        ("распоряжения", "распоряжение"),
        ("распоряжением", "распоряжение"),
        ("постановления", "постановление"),
        ("постановлением", "постановление"),
        ("указа", "указ"),
        ("закона", "закон"),
        ("письма", "письмо"),
    ];
    let before = before.trim().strip_suffix("от")?.trim_end();
    let words: Vec<&str> = before.split(' ').collect();
    let at = words.iter().rposition(|word| ACTS.iter().any(|(form, _)| *form == word.to_lowercase()))?;
    let rest = words.get(at + 1..)?;
    let (_, name) = ACTS.iter().find(|(form, _)| *form == words[at].to_lowercase())?;
    (rest.len() <= 14).then(|| flat(&format!("{name} {}", rest.join(" "))))
}
