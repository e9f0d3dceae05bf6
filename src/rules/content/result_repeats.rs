//! `content/result-repeats`: a result that only says the measure again.

use crate::rules::prelude::*;
use crate::russian::letters::small;
use crate::russian::likeness::{set, stem};
use crate::russian::words::words;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "content/result-repeats",
    severity: Severity::Advice,
    page: include_str!("result_repeats.md"),
    check: Check::Roadmap(check),
    decode: decode::<ResultRepeats>,
};

/// The words of the result that repeat the measure, and whether a document follows them.
#[derive(Debug, Serialize, Deserialize)]
struct ResultRepeats {
    words: String,
    document: bool,
}

/// Papers and other things to hold whose names end as those of deeds do.
const THINGS: [&str; 12] = [
    "положение",
    "решение",
    "соглашение",
    "заключение",
    "публикация",
    "публикации",
    "информация",
    "распоряжение",
    "постановление",
    "расписание",
    "объявление",
    "презентация",
];

/// How a deed that is named ends, and how one that is done.
const DEEDS: [&str; 4] = ["ние", "ция", "тие", "ка"];
const PARTICIPLES: [&str; 8] = ["ана", "ены", "аны", "ено", "ано", "ена", "ен", "ан"];

/// Stems that say only that a thing is done.
const DONE: [&str; 8] =
    ["проведен", "организац", "осуществлен", "обеспечен", "реализац", "выполнен", "участ", "оказан"];

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    for row in view.roadmap.measures() {
        let Some(result) = &row.result else { continue };
        let end = result.find(". ").map_or(result.len(), |at| at + 1);
        let Some(first) = result.get(..end).filter(|first| repeats(first, &row.title)) else { continue };
        if !view.is_whole(row.span) {
            continue;
        }
        let args =
            ResultRepeats { words: first.trim_end_matches('.').to_owned(), document: end < result.len() };
        let place = view.words(result, Span::new(0, end));
        findings.push(view.finding(&RULE, place, Some(&row.id), args).with_span(row.title.span));
    }
}

/// Whether a result names the deed of the measure and no thing that comes of it.
fn repeats(result: &str, title: &str) -> bool {
    let Some(first) = words(result).next().filter(|word| word.start == 0) else { return false };
    // Most results begin with neither, and are done with here.
    if !DEEDS.iter().chain(&PARTICIPLES).any(|end| ends_with(first.text, end)) {
        return false;
    }
    let small = first.text.to_lowercase();
    let deed = DEEDS.iter().any(|end| small.ends_with(end)) && !THINGS.contains(&&*small);
    if !deed && !is_done(&small, title) {
        return false;
    }
    let own = set(title);
    let rest = set(result.get(first.end()..).unwrap_or_default());
    let known = |stem: &String| own.contains(stem) || DONE.contains(&&**stem);
    if rest.is_empty() || !rest.iter().all(known) {
        return false;
    }
    let head = stem(&small);
    deed && (own.contains(&head) || DONE.contains(&&*head)) || is_done(&small, title)
}

/// Whether a word ends so, in great letters or small ones.
fn ends_with(word: &str, end: &str) -> bool {
    let mut letters = word.chars().rev().map(small);
    end.chars().rev().all(|letter| letters.next() == Some(letter))
}

/// «Разработана» for «Разработка», «Представлены» for «Представление».
fn is_done(first: &str, title: &str) -> bool {
    if !PARTICIPLES.iter().any(|end| first.ends_with(end)) {
        return false;
    }
    let head = words(title).next().map(|word| word.text.to_lowercase()).unwrap_or_default();
    let common = head.chars().zip(first.chars()).take_while(|(one, other)| one == other).count();
    common > 4
}

impl Words for ResultRepeats {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let words = &self.words;
        say!(
            tell.lang,
            "результат повторяет само мероприятие: «{words}»",
            "the result says the measure again: «{words}»"
        )
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(match self.document {
            true => say!(tell.lang, "оставить только документ", "keep the document alone"),
            false => say!(
                tell.lang,
                "назвать документ, которым закончится работа: приказ, справку, протокол",
                "name the document the work ends in: an order, a report, minutes"
            ),
        })
    }

    fn related(&self, _at: usize, tell: &MessageContext<'_>) -> String {
        say!(tell.lang, "мероприятие", "the measure")
    }
}
