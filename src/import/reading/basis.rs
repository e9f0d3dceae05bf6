//! The acts that an order rests on: those its preamble names, and those of a line «Основание: …».

use crate::import::draft::DraftAct;
use crate::import::text::{flat, unclosed};

use super::scan;

/// The acts that a preamble names by date and number: «приказа … от 27 июля 2021 года № 2346».
pub(super) fn in_preamble(text: &str) -> Vec<DraftAct> {
    let mut found = Vec::new();
    let mut from = 0;
    for (date, start, end) in scan::dates(text) {
        let behind = text.get(end..).unwrap_or_default().trim_start_matches(['г', '.', ' ', 'о', 'д', 'а']);
        let number =
            behind.starts_with('№').then(|| scan::number(behind)).flatten().map(|(number, ..)| number);
        let before = text.get(from..start).unwrap_or_default();
        if let (Some(title), Some(number)) = (act_title(before), number) {
            found.push(DraftAct { title, number: Some(number), date: Some(date) });
        }
        from = end;
    }
    found
}

/// The acts of a line «Основание: …; ….», each with its date and number where it has them.
pub(super) fn listed(text: &str) -> Vec<DraftAct> {
    let text = text.split_once(':').map_or(text, |(_, rest)| rest);
    let act = |piece: &str| {
        let piece = unclosed(piece);
        let date = scan::date(piece);
        let number = scan::number(piece);
        let ends = date
            .as_ref()
            .map(|(_, start, _)| *start)
            .into_iter()
            .chain(number.as_ref().map(|(_, start, _)| *start));
        let end = ends.min().unwrap_or(piece.len());
        let title = piece.get(..end).unwrap_or(piece).trim();
        let title = title.strip_suffix(" от").unwrap_or(title).trim().to_owned();
        DraftAct { title, number: number.map(|(number, ..)| number), date: date.map(|(date, ..)| date) }
    };
    text.split(';').map(act).filter(|act| !act.title.is_empty()).collect()
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
    let act = |word: &str| ACTS.iter().find(|(form, _)| *form == word.to_lowercase());
    let (at, (_, name)) = words.iter().enumerate().rev().find_map(|(at, word)| Some((at, act(word)?)))?;
    let rest = words.get(at + 1..)?;
    (rest.len() <= 14).then(|| flat(&format!("{name} {}", rest.join(" "))))
}

/// Whether a line under a title names the acts that changed the order: «(в ред. приказа от 10.04.2024 № 17)».
pub(super) fn is_edition(text: &str) -> bool {
    let small = text.to_lowercase();
    let small = small.trim_start_matches('(');
    ["в ред.", "в редакции", "с изменениями"].iter().any(|start| small.starts_with(start))
        && scan::date(text).is_some()
}

/// The acts that such a line names, each with its kind in the nominative where the line says it.
pub(super) fn editions(text: &str, kinds: &[(&str, &str)]) -> Vec<DraftAct> {
    let mut kind = String::new();
    let acts = text.split(" от ").collect::<Vec<_>>();
    let pairs = acts.iter().zip(acts.iter().skip(1));
    let acts = pairs.map(|(before, after)| {
        let word =
            before.rsplit([' ', ',', '(']).find(|word| !word.is_empty()).unwrap_or_default().to_lowercase();
        let known = kinds.iter().find(|(name, _)| word.starts_with(name.trim_end_matches(['е', 'я'])));
        if let Some((_, name)) = known {
            kind = (*name).to_owned();
        }
        let number = scan::number(after).map(|(number, ..)| number);
        DraftAct { title: kind.clone(), number, date: scan::date(after).map(|(date, ..)| date) }
    });
    acts.filter(|act| act.date.is_some()).collect()
}
