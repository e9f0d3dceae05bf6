//! Who has read an order, and to whom copies of it go: what stands below the signature.

use crate::import::content::SourceParagraph;
use crate::import::draft::DraftOrder;
use crate::import::ledger::Ledger;
use crate::import::text::{flat, unclosed};

use super::scan;

/// Which list a line begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum RecipientList {
    Acquainted,
    Copies,
}

/// Takes both lists out of the lines below the signature; returns the rest.
pub(super) fn read(
    lines: Vec<SourceParagraph>,
    order: &mut DraftOrder,
    ledger: &mut Ledger,
) -> Vec<SourceParagraph> {
    let mut rest = Vec::new();
    let mut open: Option<RecipientList> = None;
    for line in lines {
        let text = flat(&line.text.replace('_', " "));
        let small = text.to_lowercase();
        let begun = begins(&small);
        if line.new_page && begun.is_none() {
            open = None;
        }
        if let Some(list) = begun {
            ledger.state(&line);
            open = Some(list);
            let after = text.split_once(':').map(|(_, after)| after.trim().to_owned()).unwrap_or_default();
            add(list, &after, order);
            continue;
        }
        match open {
            Some(list) if line.number.is_some() || text.chars().count() < 160 => {
                ledger.state(&line);
                add(list, &text, order);
            }
            _ => {
                open = None;
                rest.push(line);
            }
        }
    }
    rest
}

fn begins(small: &str) -> Option<RecipientList> {
    let acquainted = ["с приказом", "с распоряжением", "с постановлением", "ознакомлен"];
    let copies = ["рассылка", "разослать", "расчет рассылки", "расчёт рассылки"];
    if acquainted.iter().any(|start| small.starts_with(start)) && small.contains("ознаком") {
        return Some(RecipientList::Acquainted);
    }
    copies.iter().any(|start| small.starts_with(start)).then_some(RecipientList::Copies)
}

fn add(list: RecipientList, text: &str, order: &mut DraftOrder) {
    let text = scan::mark(text).map_or(text.to_owned(), |(_, _, rest)| rest);
    let trim = |text: &str| unclosed(text.trim_matches([' ', ',', ';', '/', '(', ')'])).to_owned();
    let parts: Vec<String> = match list {
        RecipientList::Acquainted => vec![trim(&text)],
        RecipientList::Copies => text.split([',', ';']).map(trim).collect(),
    };
    let said = parts.into_iter().filter(|part| part.chars().any(char::is_alphabetic));
    match list {
        RecipientList::Acquainted => order.acquainted.extend(said),
        RecipientList::Copies => order.copies_to.extend(said),
    }
}
