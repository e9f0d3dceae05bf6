//! Who signs, who drafted, who has read it.

use crate::import::content::SourceParagraph;
use crate::import::draft::{DraftOrder, Person};
use crate::import::ledger::Ledger;
use crate::import::text::flat;

use super::scan;

/// How the line of the executor begins.
const DRAFTED: [&str; 10] = [
    "исполнитель ",
    "исполнитель:",
    "исполнители:",
    "исп.",
    "исп:",
    "исп ",
    "проект подготов",
    "проект внес",
    "подготовил",
    "проект приказа",
];
/// How what nobody signs as the issuer begins.
const OTHERS: [&str; 9] = [
    "с приказом",
    "с распоряжением",
    "с постановлением",
    "ознакомлен",
    "согласован",
    "рассылка",
    "разослать",
    "приняла",
    "в дело",
];

/// The line on which the signature begins; lines are those after the verb.
pub(super) fn begins(lines: &[SourceParagraph]) -> Option<usize> {
    let signed = lines.iter().enumerate().find(|(_, line)| is_signature(line)).map(|(at, _)| at);
    let drafted = lines.iter().position(|line| starts(line, &DRAFTED) || starts(line, &OTHERS));
    let Some(name) = signed.filter(|name| drafted.is_none_or(|drafted| *name < drafted)) else {
        return drafted;
    };
    // The position may take several lines before the one with the name.
    let mut first = name;
    while let Some(before) = first.checked_sub(1) {
        let Some(line) = lines.get(before) else { break };
        let text = line.flat();
        let clause = line.number.is_some() || scan::mark(&text).is_some() || text.ends_with(['.', ';', ':']);
        let framed = line.frame.is_some() && lines.get(name).is_some_and(|name| name.frame.is_some());
        if clause || line.is_blank() && !framed || text.chars().count() > 160 || before == 0 {
            break;
        }
        first = before;
    }
    Some(first)
}

/// The name in a line: that of the last piece where tabs, blanks or a line to sign on set pieces apart.
fn named(line: &SourceParagraph) -> Option<scan::PersonName> {
    let apart = line.text.replace('\t', "\u{0}").replace("   ", "\u{0}").replace("__", "\u{0}");
    let pieces: Vec<String> = apart
        .split('\u{0}')
        .map(|piece| flat(&piece.replace('_', " ")))
        .filter(|piece| !piece.is_empty())
        .collect();
    if let [before @ .., last] = pieces.as_slice()
        && !before.is_empty()
        && let Some(named) = scan::person(last).filter(|named| named.before.is_empty())
    {
        return Some(scan::PersonName { before: before.join(" "), ..named });
    }
    scan::person(&line.text)
}

/// Whether a line ends with the name of who signs: alone, or set off from the position.
fn is_signature(line: &SourceParagraph) -> bool {
    let text = line.text.trim();
    if line.number.is_some() || scan::mark(text).is_some() || text.is_empty() {
        return false;
    }
    let Some(named) = named(line) else { return false };
    let apart = text.contains('\t') || text.contains("   ") || text.contains("__") || line.frame.is_some();
    let alone = named.before.is_empty();
    named.after.is_empty()
        && (apart
            || alone
            || named.before.chars().count() < 120 && !named.before.ends_with(['.', ';', ':', ',']))
        && named.before.chars().next().is_none_or(|sign| !sign.is_lowercase() || apart)
}

fn starts(line: &SourceParagraph, words: &[&str]) -> bool {
    let small = format!("{} ", line.flat().to_lowercase());
    line.number.is_none() && words.iter().any(|word| small.starts_with(word))
}

/// Reads signatures and the executor; returns the lines that are neither.
pub(super) fn read(
    lines: &[SourceParagraph],
    order: &mut DraftOrder,
    ledger: &mut Ledger,
) -> Vec<SourceParagraph> {
    let mut rest: Vec<SourceParagraph> = Vec::new();
    let mut position: Vec<&SourceParagraph> = Vec::new();
    let mut drafting = false;
    let mut stopped = false;
    for line in lines {
        if line.is_blank() {
            continue;
        }
        // A page that begins behind the signature is no part of it.
        stopped |= line.new_page && !order.signatories.is_empty() || starts(line, &OTHERS);
        if stopped {
            rest.push(line.clone());
            continue;
        }
        if starts(line, &DRAFTED) {
            ledger.state(line);
            drafting = true;
            position.clear();
        }
        let text = line.flat();
        match named(line) {
            Some(named) => {
                // A name alone, below the signature, is that of who drafted the order.
                let below = !order.signatories.is_empty() && position.is_empty() && line.frame.is_none();
                position.push(line);
                let person = person(&position, &named, drafting);
                position
                    .iter()
                    .for_each(|line| if drafting { ledger.state(line) } else { ledger.take(line) });
                position.clear();
                if drafting || below && (is_small_print(&named) || named.before.is_empty()) {
                    order.drafted_by = order.drafted_by.take().or(Some(person));
                } else {
                    order.signatories.push(person);
                }
            }
            None if is_phone(&text) && order.drafted_by.is_some() => {
                ledger.take(line);
                if let Some(person) = &mut order.drafted_by {
                    person.phone = person.phone.take().or(Some(text));
                }
            }
            None if lacks_position(order) && text.chars().count() < 80 => {
                ledger.take(line);
                order.drafted_by.iter_mut().for_each(|person| person.position = Some(text.clone()));
            }
            None => position.push(line),
        }
    }
    unnamed(&position, order, ledger, &mut rest);
    whole_name(order);
    rest
}

/// Whether who drafted the order is known by name alone.
fn lacks_position(order: &DraftOrder) -> bool {
    order.drafted_by.as_ref().is_some_and(|person| person.position.is_none() && person.phone.is_none())
}

/// Positions without a name: a blank to be signed.
fn unnamed(
    position: &[&SourceParagraph],
    order: &mut DraftOrder,
    ledger: &mut Ledger,
    rest: &mut Vec<SourceParagraph>,
) {
    let text = flat(&position.iter().map(|line| line.flat()).collect::<Vec<_>>().join(" "));
    let text = text.trim_matches(['_', ' ']).to_owned();
    if order.signatories.is_empty() && !text.is_empty() && text.chars().count() < 200 {
        position.iter().for_each(|line| ledger.take(line));
        order.signatories.push(Person { position: Some(text), ..Person::default() });
    } else {
        rest.extend(position.iter().map(|line| (*line).clone()));
    }
}

/// A name with a telephone behind it, as the executor has in small print.
fn is_small_print(named: &scan::PersonName) -> bool {
    named.before.is_empty() && named.after.chars().filter(char::is_ascii_digit).count() >= 4
}

fn is_phone(text: &str) -> bool {
    let figures = text.chars().filter(char::is_ascii_digit).count();
    let letters = text.chars().filter(|sign| sign.is_alphabetic()).count();
    figures >= 5 && letters <= 12
}

/// A person from the lines that end with the name.
fn person(lines: &[&SourceParagraph], named: &scan::PersonName, drafting: bool) -> Person {
    let earlier = lines.iter().take(lines.len().saturating_sub(1)).map(|line| line.flat());
    let mut position = flat(&earlier.chain([named.before.clone()]).collect::<Vec<_>>().join(" "));
    let mut phone = None;
    let mut after = named.after.trim_matches([',', ';', ' ']).to_owned();
    if drafting {
        position = without_label(&position);
    }
    if let Some(at) = after.find(|sign: char| sign.is_ascii_digit() || sign == '+' || sign == '(') {
        let figures = after.split_off(at);
        if figures.chars().filter(char::is_ascii_digit).count() >= 4 {
            phone = Some(figures.trim().to_owned());
            after = String::new();
        }
    }
    if position.is_empty() {
        position = after;
    }
    let position = position.trim_matches(['_', ' ', ',', ':', '–', '-', '/']).to_owned();
    Person { position: Some(position).filter(|text| !text.is_empty()), name: Some(named.name.clone()), phone }
}

/// «Проект подготовлен и внесён: Начальником …» without the label.
fn without_label(text: &str) -> String {
    match text.split_once(':') {
        Some((_, rest)) => rest.trim().to_owned(),
        None => {
            let words = text.split(' ').skip_while(|word| {
                DRAFTED.iter().any(|label| label.trim().starts_with(&word.to_lowercase()))
            });
            words.collect::<Vec<_>>().join(" ")
        }
    }
}

/// A signatory must have a position; a name alone stands for it.
fn whole_name(order: &mut DraftOrder) {
    for person in &mut order.signatories {
        if person.position.is_none() {
            person.position = person.name.take();
        }
    }
}
