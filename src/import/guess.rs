//! What a roadmap must have and no order says in so many words: its id, level, territory and period.

use crate::import::message::ReviewNote;

use super::content::SourceContent;
use super::draft::RoadmapDraft;
use super::names;
use super::{ledger, level, period, territory};

/// Fills what the file does not say in so many words; what was given on the command line goes before.
pub(super) fn fill(
    draft: &mut RoadmapDraft,
    given: &super::ImportOptions,
    stem: &str,
    content: &SourceContent,
) {
    let issuer = draft.order.as_ref().map(|order| order.issuer.clone()).unwrap_or_default();
    let titles: Vec<String> = draft.annexes.iter().map(|annex| annex.title.clone()).collect();
    let order_title = draft.order.as_ref().map(|order| order.title.clone()).unwrap_or_default();
    let (period, note) = period::of(draft, std::iter::once(&order_title).chain(&titles));
    draft.period = period;
    draft.look.extend(note);
    if draft.order.is_some() && draft.measures().is_empty() && draft.indicators.is_empty() {
        draft.look.push(ReviewNote::NoTable);
    }
    match &given.level {
        Some(level) => draft.level.clone_from(level),
        None => {
            let approver = draft
                .approval
                .as_ref()
                .and_then(|approval| approval.who.position.clone())
                .unwrap_or_default();
            let words = if issuer.is_empty() {
                format!("{approver} {order_title} {}", titles.join(" "))
            } else {
                issuer.clone()
            };
            let told = level::of(&words).or_else(|| level::of(&all_words(content)));
            draft.level = told.unwrap_or("municipality").to_owned();
            draft.look.push(ReviewNote::Level);
        }
    }
    draft.territory = territory::of(&issuer, draft.order.as_ref().and_then(|order| order.place.as_deref()));
    draft.parent.clone_from(&given.parent);
    draft.id = given.id.clone().unwrap_or_else(|| id(draft, &issuer, stem));
}

fn all_words(content: &SourceContent) -> String {
    ledger::lines(content).take(60).map(|line| line.flat()).collect::<Vec<_>>().join(" ")
}

/// The year of a plan for one year, from what is known before its table is read.
pub(super) fn year(draft: &RoadmapDraft, content: &SourceContent) -> Option<String> {
    let mut texts: Vec<String> = draft.order.iter().map(|order| order.title.clone()).collect();
    let lines: Vec<String> = ledger::lines(content).map(|line| line.flat()).collect();
    let planned = |text: &str| {
        let small = text.to_lowercase();
        text.chars().count() < 400 && (small.contains("план") || small.contains("дорожн"))
    };
    for (at, text) in lines.iter().enumerate().filter(|(_, text)| planned(text)) {
        // «План работы службы» goes on in the next line: «на 2024 год».
        let next = lines.get(at + 1).filter(|next| next.starts_with("на "));
        texts.push(next.map_or_else(|| text.clone(), |next| format!("{text} {next}")));
    }
    period::titled(&texts).filter(|period| period.len() == 4)
}

/// An id from the place or the territory and the first year; else from the name of the file.
fn id(draft: &RoadmapDraft, issuer: &str, stem: &str) -> String {
    let place = draft.order.as_ref().and_then(|order| order.place.clone());
    let place = place.map(|place| place.rsplit(['.', ' ']).next().unwrap_or_default().to_owned());
    let name = match draft.level.as_str() {
        "municipality" => place.or_else(|| draft.territory.clone()),
        "region" => draft.territory.clone().or(place),
        _ if issuer.is_empty() => {
            draft.approval.as_ref().and_then(|approval| organisation(approval.who.position.as_deref()?))
        }
        _ => Some(issuer.to_owned()),
    };
    let name = name.map(|name| own_words(&name).unwrap_or(name));
    let year: Option<String> = draft.period.as_ref().map(|period| period.chars().take(4).collect());
    let words = name.map(|name| names::key(&name, "")).filter(|name| !name.is_empty());
    let id = match (words, year) {
        (Some(words), Some(year)) => format!("{words}-{year}"),
        (Some(words), None) => words,
        (None, _) => crate::russian::id_of(stem),
    };
    if names::is_reserved(&id) { format!("{id}-1") } else { id }
}

/// What tells an organisation from others of its kind: its number with the word before it, else what stands in quotes.
fn own_words(name: &str) -> Option<String> {
    let numbered = name.split_once('№').and_then(|(before, behind)| {
        let word = before.split_whitespace().next_back()?;
        let number: String = behind.trim_start().chars().take_while(char::is_ascii_digit).collect();
        (!number.is_empty()).then(|| format!("{word} {number}"))
    });
    let quoted = || Some(name.split_once('«')?.1.split(['»', '«']).next()?.to_owned());
    numbered.or_else(quoted)
}

/// «Директор МБОУ СОШ № 12» without the position.
fn organisation(position: &str) -> Option<String> {
    position.split_once(' ').map(|(_, rest)| rest.to_owned())
}
