//! What a roadmap must have and no order says in so many words: its id, level, territory and period.

use crate::base::is_device;
use crate::import::message::ReviewNote;

use super::content::SourceContent;
use super::draft::RoadmapDraft;
use super::ledger;
use super::names;

/// Words of an issuer by which its level is told, the first that fits.
static LEVELS: &[(&str, &str)] = &[
    ("министерство просвещения российской", "federation"),
    ("минпросвещения россии", "federation"),
    ("федеральн", "federation"),
    ("сош", "school"),
    ("школа", "school"),
    ("школы", "school"),
    ("лице", "school"),
    ("гимнази", "school"),
    ("детский сад", "school"),
    ("детского сада", "school"),
    ("колледж", "school"),
    ("техникум", "school"),
    ("общеобразовательное учреждение", "school"),
    ("образовательное учреждение", "school"),
    ("мбоу", "school"),
    ("маоу", "school"),
    ("мкоу", "school"),
    ("мбдоу", "school"),
    ("муниципальн", "municipality"),
    ("района", "municipality"),
    ("районн", "municipality"),
    ("город", "municipality"),
    ("округ", "municipality"),
    ("администраци", "municipality"),
    ("министерство", "region"),
    ("департамент", "region"),
    ("края", "region"),
    ("области", "region"),
    ("республик", "region"),
    ("краев", "region"),
    ("областн", "region"),
    ("региональн", "region"),
    ("управление образования", "municipality"),
    ("отдел образования", "municipality"),
    ("комитет", "municipality"),
];

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
    draft.period = period(std::iter::once(&order_title).chain(&titles)).or_else(|| deadlines_period(draft));
    if draft.period.is_none() {
        draft.look.push(ReviewNote::NoPeriod);
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
            draft.level = level(&words)
                .unwrap_or_else(|| level(&all_words(content)).unwrap_or("municipality"))
                .to_owned();
            draft.look.push(ReviewNote::Level);
        }
    }
    draft.territory = territory(&issuer, draft.order.as_ref().and_then(|order| order.place.as_deref()));
    draft.parent.clone_from(&given.parent);
    draft.id = given.id.clone().unwrap_or_else(|| id(draft, &issuer, stem));
}

fn all_words(content: &SourceContent) -> String {
    ledger::lines(content).take(60).map(|line| line.flat()).collect::<Vec<_>>().join(" ")
}

fn level(words: &str) -> Option<&'static str> {
    let small = words.to_lowercase();
    LEVELS.iter().find(|(word, _)| small.contains(word)).map(|(_, level)| *level)
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
    period(&texts).filter(|period| period.len() == 4)
}

/// The period that titles name: «в 2024 году», «на 2021-2024 годы», «на 2022/2023 учебный год».
fn period<'t>(titles: impl IntoIterator<Item = &'t String>) -> Option<String> {
    titles.into_iter().find_map(|title| {
        let years = years(title);
        let small = title.to_lowercase();
        match years.as_slice() {
            [] => None,
            [first, second, ..] if small.contains("учебн") && *second == first + 1 => {
                Some(format!("{first}/{second}"))
            }
            [one] => Some(one.to_string()),
            [first, .., last] if first < last => Some(format!("{first}..{last}")),
            [first, ..] => Some(first.to_string()),
        }
    })
}

/// The years that a text names, dates of acts aside («от 25.12.2019 № Р-145»).
fn years(text: &str) -> Vec<i32> {
    let words: Vec<&str> = text
        .split(|sign: char| !(sign.is_alphanumeric() || matches!(sign, '.' | '№')))
        .filter(|word| !word.is_empty())
        .collect();
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let core = word.trim_end_matches(['.', 'г']);
        let year = core.parse::<i32>().ok().filter(|year| core.len() == 4 && (2000..2100).contains(year));
        let act = words.get(at.saturating_sub(3)..at).unwrap_or_default().contains(&"от");
        found.extend(year.filter(|_| !act));
    }
    found
}

/// The period from the first to the last year that deadlines name.
fn deadlines_period(draft: &RoadmapDraft) -> Option<String> {
    let cells = draft.cells();
    let wordings = cells.iter().filter_map(|cells| cells.deadline.as_ref());
    let mut all: Vec<i32> = wordings
        .flat_map(|wording| {
            let figures: String =
                wording.chars().map(|sign| if sign.is_ascii_digit() { sign } else { ' ' }).collect();
            figures
                .split_whitespace()
                .filter(|part| part.len() == 4)
                .filter_map(|part| part.parse().ok())
                .collect::<Vec<i32>>()
        })
        .filter(|year| (2000..2100).contains(year))
        .collect();
    all.sort_unstable();
    match (all.first(), all.last()) {
        (Some(first), Some(last)) if first == last => Some(first.to_string()),
        (Some(first), Some(last)) => Some(format!("{first}..{last}")),
        _ => None,
    }
}

/// The territory of an issuer, where its name carries one.
fn territory(issuer: &str, place: Option<&str>) -> Option<String> {
    if let Some((_, rest)) = issuer.split_once("муниципального образования ") {
        let rest = rest.trim_matches(['«', '»', '"']);
        return Some(format!("муниципальное образование {rest}")).filter(|_| !rest.is_empty());
    }
    let words: Vec<&str> = issuer.split(' ').collect();
    for (noun, nominative, ending) in [
        ("района", "район", "ий"),
        ("края", "край", "ий"),
        ("области", "область", "ая"),
        ("округа", "округ", "ий"),
    ] {
        if let Some(at) = words.iter().position(|word| *word == noun)
            && let Some(name) = at.checked_sub(1).and_then(|at| words.get(at))
        {
            let stem = name
                .strip_suffix("ого")
                .or_else(|| name.strip_suffix("ой"))
                .or_else(|| name.strip_suffix("его"))?;
            // Only after к the ending is sure: Дзержинский, but Луговой.
            if !stem.ends_with('к') {
                return None;
            }
            return Some(format!("{stem}{ending} {nominative}"));
        }
    }
    if issuer.contains(" города ") || issuer.contains(" г. ") {
        return place.map(|place| place.replace("г. ", "город ").replace("г.", "город "));
    }
    None
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
    let year: Option<String> = draft.period.as_ref().map(|period| period.chars().take(4).collect());
    let words = name.map(|name| names::key(&name, "", &[])).filter(|name| !name.is_empty());
    let id = match (words, year) {
        (Some(words), Some(year)) => format!("{words}-{year}"),
        (Some(words), None) => words,
        (None, _) => crate::russian::id_of(stem),
    };
    if is_device(&id) { format!("{id}-1") } else { id }
}

/// «Директор МБОУ СОШ № 12» without the position.
fn organisation(position: &str) -> Option<String> {
    position.split_once(' ').map(|(_, rest)| rest.to_owned())
}
